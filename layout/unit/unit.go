// Package unit owns lengths, the few shapes made of them, and the light of a
// screen's colours. It knows nothing of type, pages or files.
package unit

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Length is a distance in EMU, 914400 to the inch: 36000 per millimetre and
// 12700 per point, so trim sizes and type sizes are both exact integers.
type Length int64

// The units a length can be written in. U is the unit of the grid: 4.5 mm, of
// which 66 make the height of an A4 page.
const (
	EMU  Length = 1
	MM   Length = 36000
	PT   Length = 12700
	Inch Length = 914400
	U    Length = 4*MM + MM/2
)

// Max is larger than any page; a parent that offers it offers unlimited room.
const Max Length = 1 << 50

// Millimetres is the length of v millimetres, rounded to the nearest EMU.
func Millimetres(v float64) Length { return round(v * float64(MM)) }

// Points is the length of v PostScript points, rounded to the nearest EMU.
func Points(v float64) Length { return round(v * float64(PT)) }

func round(v float64) Length { return Length(math.Round(v)) }

// MM is the length in millimetres.
func (l Length) MM() float64 { return float64(l) / float64(MM) }

// PT is the length in PostScript points.
func (l Length) PT() float64 { return float64(l) / float64(PT) }

// Scale is l × num / den, rounded half away from zero, without overflow for
// lengths of a page and factors below a million.
func (l Length) Scale(num, den int64) Length {
	n := int64(l) * num
	if den < 0 {
		n, den = -n, -den
	}
	if n >= 0 {
		return Length((n + den/2) / den)
	}
	return -Length((-n + den/2) / den)
}

// Up is the smallest multiple of grid that is not less than l.
func (l Length) Up(grid Length) Length {
	if grid <= 0 {
		return l
	}
	if r := l % grid; r > 0 {
		return l + grid - r
	}
	return l
}

// String is the length in millimetres, at most three decimals: "70.5mm".
func (l Length) String() string {
	s := strconv.FormatFloat(l.MM(), 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		s = "0"
	}
	return s + "mm"
}

// Parse reads a length written with its unit: mm, pt, cm, in or u (the grid
// unit of 4.5 mm). A decimal point is allowed, a comma is not.
func Parse(s string) (Length, error) {
	t := strings.TrimSpace(s)
	for _, u := range []struct {
		suffix string
		size   Length
	}{{"mm", MM}, {"cm", 10 * MM}, {"pt", PT}, {"in", Inch}, {"u", U}} {
		num, ok := strings.CutSuffix(t, u.suffix)
		if !ok {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(num), 64)
		if err != nil || math.IsNaN(v) || math.Abs(v*float64(u.size)) > float64(Max) {
			break
		}
		return round(v * float64(u.size)), nil
	}
	return 0, fmt.Errorf("%q is not a length: write a number and mm, pt, cm, in or u, such as 3mm", s)
}

// Size is a width and a height.
type Size struct{ W, H Length }

// Lies tells whether it is wider than high.
func (s Size) Lies() bool { return s.W > s.H }

// Point is a place: x to the right, y downwards from the parent's top left.
type Point struct{ X, Y Length }

// Rect is an area: its top left and its size.
type Rect struct {
	Point
	Size
}

// Box is the rectangle at x, y of width w and height h.
func Box(x, y, w, h Length) Rect { return Rect{Point{x, y}, Size{w, h}} }

// Right is the right edge.
func (r Rect) Right() Length { return r.X + r.W }

// Bottom is the lower edge.
func (r Rect) Bottom() Length { return r.Y + r.H }

// In tells whether r lies wholly within s, edges included, with a tolerance.
func (r Rect) In(s Rect, tol Length) bool {
	return r.X >= s.X-tol && r.Y >= s.Y-tol && r.Right() <= s.Right()+tol && r.Bottom() <= s.Bottom()+tol
}

// Overlaps tells whether the two areas share more than tol in both directions.
func (r Rect) Overlaps(s Rect, tol Length) bool {
	return min(r.Right(), s.Right())-max(r.X, s.X) > tol && min(r.Bottom(), s.Bottom())-max(r.Y, s.Y) > tol
}

// Move is r displaced by d.
func (r Rect) Move(d Point) Rect { return Rect{Point{r.X + d.X, r.Y + d.Y}, r.Size} }

// Union is the smallest rectangle around both; the empty rectangle adds nothing.
func (r Rect) Union(s Rect) Rect {
	if r.Size == (Size{}) {
		return s
	}
	if s.Size == (Size{}) {
		return r
	}
	x, y := min(r.X, s.X), min(r.Y, s.Y)
	return Box(x, y, max(r.Right(), s.Right())-x, max(r.Bottom(), s.Bottom())-y)
}
