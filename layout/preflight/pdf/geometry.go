package pdf

import (
	"cmp"
	"math"
	"slices"
)

// Point is a place in a page's default user space, in points, y upwards.
type Point struct{ X, Y float64 }

// Rect is an area of the page: x0 ≤ x1, y0 ≤ y1.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// everywhere is the clip of an unclipped page.
func everywhere() Rect { return Rect{-1e6, -1e6, 1e6, 1e6} }

// nowhere is the box of no points; the first point added makes it an area.
func nowhere() Rect {
	return Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// Empty tells whether the area has neither width nor height.
func (r Rect) Empty() bool { return !(r.X1 > r.X0 || r.Y1 > r.Y0) }

// Valid tells whether the area has a point at all.
func (r Rect) Valid() bool { return r.X1 >= r.X0 && r.Y1 >= r.Y0 }

// W is the width.
func (r Rect) W() float64 { return r.X1 - r.X0 }

// H is the height.
func (r Rect) H() float64 { return r.Y1 - r.Y0 }

func (r Rect) area() float64 { return max(r.W(), 0) * max(r.H(), 0) }

// Mid is the middle.
func (r Rect) Mid() Point { return Point{(r.X0 + r.X1) / 2, (r.Y0 + r.Y1) / 2} }

func (r Rect) has(p Point) bool {
	return p.X >= r.X0 && p.X <= r.X1 && p.Y >= r.Y0 && p.Y <= r.Y1
}

func (r Rect) add(p Point) Rect {
	return Rect{min(r.X0, p.X), min(r.Y0, p.Y), max(r.X1, p.X), max(r.Y1, p.Y)}
}

func (r Rect) join(s Rect) Rect {
	return Rect{min(r.X0, s.X0), min(r.Y0, s.Y0), max(r.X1, s.X1), max(r.Y1, s.Y1)}
}

// Cut is what two areas share.
func (r Rect) Cut(s Rect) Rect {
	return Rect{max(r.X0, s.X0), max(r.Y0, s.Y0), min(r.X1, s.X1), min(r.Y1, s.Y1)}
}

// Grow is the area larger by d on every side.
func (r Rect) Grow(d float64) Rect { return Rect{r.X0 - d, r.Y0 - d, r.X1 + d, r.Y1 + d} }

// In tells whether r lies within s, tol points aside.
func (r Rect) In(s Rect, tol float64) bool {
	return r.X0 >= s.X0-tol && r.Y0 >= s.Y0-tol && r.X1 <= s.X1+tol && r.Y1 <= s.Y1+tol
}

// Near tells whether all four edges agree within tol.
func (r Rect) Near(s Rect, tol float64) bool { return r.In(s, tol) && s.In(r, tol) }

// Touches tells whether the areas share a point.
func (r Rect) Touches(s Rect) bool {
	return r.X0 <= s.X1 && s.X0 <= r.X1 && r.Y0 <= s.Y1 && s.Y0 <= r.Y1
}

// matrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

func identity() matrix { return matrix{1, 0, 0, 1, 0, 0} }

// mul is m applied first, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		float64(m[0]*n[0]) + float64(m[1]*n[2]), float64(m[0]*n[1]) + float64(m[1]*n[3]),
		float64(m[2]*n[0]) + float64(m[3]*n[2]), float64(m[2]*n[1]) + float64(m[3]*n[3]),
		float64(m[4]*n[0]) + float64(m[5]*n[2]) + n[4], float64(m[4]*n[1]) + float64(m[5]*n[3]) + n[5],
	}
}

func (m matrix) at(x, y float64) Point {
	return Point{float64(m[0]*x) + float64(m[2]*y) + m[4], float64(m[1]*x) + float64(m[3]*y) + m[5]}
}

// wide and high are the lengths of one unit of x and of y.
func (m matrix) wide() float64 { return math.Hypot(m[0], m[1]) }
func (m matrix) high() float64 { return math.Hypot(m[2], m[3]) }

// scale is the mean scale, the square root of the area's.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(float64(m[0]*m[3]) - float64(m[1]*m[2]))) }

// over is the box around a rectangle after the matrix.
func (m matrix) over(r Rect) Rect {
	out := nowhere()
	for _, p := range []Point{m.at(r.X0, r.Y0), m.at(r.X1, r.Y0), m.at(r.X1, r.Y1), m.at(r.X0, r.Y1)} {
		out = out.add(p)
	}
	return out
}

// MM is points in millimetres, to a hundredth.
func MM(pt float64) float64 { return math.Round(pt*25.4/72*100)/100 + 0 } // no minus zero

// Polygon is a flattened subpath; it closes by itself.
type Polygon []Point

// signed is the signed area.
func (g Polygon) signed() float64 {
	s := 0.0
	for i, p := range g {
		q := g[(i+1)%len(g)]
		s += float64(p.X*q.Y) - float64(q.X*p.Y)
	}
	return s / 2
}

func (g Polygon) box() Rect {
	b := nowhere()
	for _, p := range g {
		b = b.add(p)
	}
	return b
}

// winding is how often the polygon turns around p.
func (g Polygon) winding(p Point) int {
	if len(g) == 0 {
		return 0
	}
	n, a := 0, g[len(g)-1]
	for _, b := range g {
		if (a.Y <= p.Y) != (b.Y <= p.Y) && a.X+float64((p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X)) > p.X {
			if b.Y > a.Y {
				n++
			} else {
				n--
			}
		}
		a = b
	}
	return n
}

// fill applies the fill rule to all subpaths of a mark together. A subpath turns
// around no point outside its box.
func (m *Mark) fill(p Point) bool {
	if m.boxes == nil {
		m.boxes = make([]Rect, len(m.Path))
		for i, g := range m.Path {
			m.boxes[i] = g.box().Grow(0.01)
		}
	}
	n := 0
	for i, g := range m.Path {
		if m.boxes[i].has(p) {
			n += g.winding(p)
		}
	}
	if m.evenOdd {
		return n%2 != 0
	}
	return n != 0
}

// scans is how many lines measure a path of several subpaths: enough for a
// letter's area to a hundredth.
const scans = 96

// filled is the area a path paints. A single subpath is measured by its
// corners; several, which may overlap as the strokes of letters do, by scan
// lines under the fill rule.
func filled(path []Polygon, evenOdd bool) float64 {
	if len(path) == 1 {
		return math.Abs(path[0].signed())
	}
	box := nowhere()
	for _, g := range path {
		box = box.join(g.box())
	}
	if !(box.H() > 0) || math.IsInf(box.H(), 0) {
		return 0
	}
	step, total := box.H()/scans, 0.0
	var cuts []crossing
	for i := range scans {
		cuts = crossings(cuts[:0], path, box.Y0+float64((float64(i)+0.5)*step))
		total += float64(span(cuts, evenOdd) * step)
	}
	return total
}

// crossing is where a scan line meets an edge, and which way the edge goes.
type crossing struct {
	x   float64
	dir int
}

func crossings(out []crossing, path []Polygon, y float64) []crossing {
	for _, g := range path {
		for i, a := range g {
			b := g[(i+1)%len(g)]
			if (a.Y <= y) == (b.Y <= y) {
				continue
			}
			dir := 1
			if b.Y < a.Y {
				dir = -1
			}
			out = append(out, crossing{a.X + float64((y-a.Y)/(b.Y-a.Y)*(b.X-a.X)), dir})
		}
	}
	slices.SortFunc(out, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
	return out
}

// span is the length of a scan line inside the path.
func span(cuts []crossing, evenOdd bool) float64 {
	total, turn := 0.0, 0
	for i, c := range cuts {
		if turn += c.dir; i+1 < len(cuts) && (turn != 0 && !evenOdd || evenOdd && i%2 == 0) {
			total += cuts[i+1].x - c.x
		}
	}
	return total
}

// trimmed is the polygon cut to a rectangle (Sutherland and Hodgman, 1974).
func (g Polygon) trimmed(r Rect) Polygon {
	if g.box().In(r, 0) {
		return g
	}
	type edge struct {
		in  func(Point) bool
		cut func(a, b Point) Point
	}
	atX := func(x float64) func(a, b Point) Point {
		return func(a, b Point) Point { return Point{x, a.Y + (b.Y-a.Y)*(x-a.X)/(b.X-a.X)} }
	}
	atY := func(y float64) func(a, b Point) Point {
		return func(a, b Point) Point { return Point{a.X + (b.X-a.X)*(y-a.Y)/(b.Y-a.Y), y} }
	}
	for _, e := range []edge{
		{func(p Point) bool { return p.X >= r.X0 }, atX(r.X0)}, {func(p Point) bool { return p.X <= r.X1 }, atX(r.X1)},
		{func(p Point) bool { return p.Y >= r.Y0 }, atY(r.Y0)}, {func(p Point) bool { return p.Y <= r.Y1 }, atY(r.Y1)},
	} {
		var out Polygon
		for i, a := range g {
			b := g[(i+1)%len(g)]
			if e.in(a) {
				out = append(out, a)
			}
			if e.in(a) != e.in(b) {
				out = append(out, e.cut(a, b))
			}
		}
		g = out
	}
	return g
}

// flatness is how many chords stand for one Bézier curve: enough for areas and
// for hit tests at the sizes of a page.
const flatness = 8

// curve appends a cubic Bézier from a as chords.
func curve(g Polygon, a, b, c, d Point) Polygon {
	for i := 1; i <= flatness; i++ {
		t := float64(float64(i) / flatness)
		u := 1 - t
		k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		g = append(g, Point{float64(k0*a.X) + float64(k1*b.X) + float64(k2*c.X) + float64(k3*d.X),
			float64(k0*a.Y) + float64(k1*b.Y) + float64(k2*c.Y) + float64(k3*d.Y)})
	}
	return g
}
