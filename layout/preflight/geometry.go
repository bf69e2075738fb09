package preflight

import (
	"cmp"
	"math"
	"slices"
)

// point is a place in a page's default user space, in points, y upwards.
type point struct{ x, y float64 }

// rect is an area of the page: x0 ≤ x1, y0 ≤ y1.
type rect struct{ x0, y0, x1, y1 float64 }

// everywhere is the clip of an unclipped page.
func everywhere() rect { return rect{-1e6, -1e6, 1e6, 1e6} }

// nowhere is the box of no points; the first point added makes it an area.
func nowhere() rect {
	return rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

func (r rect) empty() bool   { return !(r.x1 > r.x0 || r.y1 > r.y0) }
func (r rect) valid() bool   { return r.x1 >= r.x0 && r.y1 >= r.y0 }
func (r rect) w() float64    { return r.x1 - r.x0 }
func (r rect) h() float64    { return r.y1 - r.y0 }
func (r rect) area() float64 { return max(r.w(), 0) * max(r.h(), 0) }
func (r rect) mid() point    { return point{(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2} }
func (r rect) has(p point) bool {
	return p.x >= r.x0 && p.x <= r.x1 && p.y >= r.y0 && p.y <= r.y1
}

func (r rect) add(p point) rect {
	return rect{min(r.x0, p.x), min(r.y0, p.y), max(r.x1, p.x), max(r.y1, p.y)}
}

func (r rect) join(s rect) rect {
	return rect{min(r.x0, s.x0), min(r.y0, s.y0), max(r.x1, s.x1), max(r.y1, s.y1)}
}

func (r rect) cut(s rect) rect {
	return rect{max(r.x0, s.x0), max(r.y0, s.y0), min(r.x1, s.x1), min(r.y1, s.y1)}
}

func (r rect) grow(d float64) rect { return rect{r.x0 - d, r.y0 - d, r.x1 + d, r.y1 + d} }

// in tells whether r lies within s, tol points aside.
func (r rect) in(s rect, tol float64) bool {
	return r.x0 >= s.x0-tol && r.y0 >= s.y0-tol && r.x1 <= s.x1+tol && r.y1 <= s.y1+tol
}

// near tells whether all four edges agree within tol.
func (r rect) near(s rect, tol float64) bool { return r.in(s, tol) && s.in(r, tol) }

// touches tells whether the areas share a point.
func (r rect) touches(s rect) bool {
	return r.x0 <= s.x1 && s.x0 <= r.x1 && r.y0 <= s.y1 && s.y0 <= r.y1
}

// matrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

func identity() matrix { return matrix{1, 0, 0, 1, 0, 0} }

// mul is m applied first, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) point {
	return point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

// wide and high are the lengths of one unit of x and of y.
func (m matrix) wide() float64 { return math.Hypot(m[0], m[1]) }
func (m matrix) high() float64 { return math.Hypot(m[2], m[3]) }

// scale is the mean scale, the square root of the area's.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// over is the box around a rectangle after the matrix.
func (m matrix) over(r rect) rect {
	out := nowhere()
	for _, p := range []point{m.at(r.x0, r.y0), m.at(r.x1, r.y0), m.at(r.x1, r.y1), m.at(r.x0, r.y1)} {
		out = out.add(p)
	}
	return out
}

// mm is points in millimetres, to a hundredth.
func mm(pt float64) float64 { return math.Round(pt*25.4/72*100)/100 + 0 } // no minus zero

// polygon is a flattened subpath; it closes by itself.
type polygon []point

// signed is the signed area.
func (g polygon) signed() float64 {
	s := 0.0
	for i, p := range g {
		q := g[(i+1)%len(g)]
		s += p.x*q.y - q.x*p.y
	}
	return s / 2
}

func (g polygon) box() rect {
	b := nowhere()
	for _, p := range g {
		b = b.add(p)
	}
	return b
}

// winding is how often the polygon turns around p.
func (g polygon) winding(p point) int {
	n := 0
	for i, a := range g {
		b := g[(i+1)%len(g)]
		if (a.y <= p.y) == (b.y <= p.y) {
			continue
		}
		x := a.x + (p.y-a.y)/(b.y-a.y)*(b.x-a.x)
		if x <= p.x {
			continue
		}
		if b.y > a.y {
			n++
		} else {
			n--
		}
	}
	return n
}

// inside applies the fill rule to all subpaths together.
func inside(path []polygon, evenOdd bool, p point) bool {
	n := 0
	for _, g := range path {
		n += g.winding(p)
	}
	if evenOdd {
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
func filled(path []polygon, evenOdd bool) float64 {
	if len(path) == 1 {
		return math.Abs(path[0].signed())
	}
	box := nowhere()
	for _, g := range path {
		box = box.join(g.box())
	}
	if !(box.h() > 0) || math.IsInf(box.h(), 0) {
		return 0
	}
	step, total := box.h()/scans, 0.0
	var cuts []crossing
	for i := range scans {
		cuts = crossings(cuts[:0], path, box.y0+(float64(i)+0.5)*step)
		total += span(cuts, evenOdd) * step
	}
	return total
}

// crossing is where a scan line meets an edge, and which way the edge goes.
type crossing struct {
	x   float64
	dir int
}

func crossings(out []crossing, path []polygon, y float64) []crossing {
	for _, g := range path {
		for i, a := range g {
			b := g[(i+1)%len(g)]
			if (a.y <= y) == (b.y <= y) {
				continue
			}
			dir := 1
			if b.y < a.y {
				dir = -1
			}
			out = append(out, crossing{a.x + (y-a.y)/(b.y-a.y)*(b.x-a.x), dir})
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
func (g polygon) trimmed(r rect) polygon {
	if g.box().in(r, 0) {
		return g
	}
	type edge struct {
		in  func(point) bool
		cut func(a, b point) point
	}
	atX := func(x float64) func(a, b point) point {
		return func(a, b point) point { return point{x, a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x)} }
	}
	atY := func(y float64) func(a, b point) point {
		return func(a, b point) point { return point{a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y), y} }
	}
	for _, e := range []edge{
		{func(p point) bool { return p.x >= r.x0 }, atX(r.x0)}, {func(p point) bool { return p.x <= r.x1 }, atX(r.x1)},
		{func(p point) bool { return p.y >= r.y0 }, atY(r.y0)}, {func(p point) bool { return p.y <= r.y1 }, atY(r.y1)},
	} {
		var out polygon
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
func curve(g polygon, a, b, c, d point) polygon {
	for i := 1; i <= flatness; i++ {
		t := float64(i) / flatness
		u := 1 - t
		k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		g = append(g, point{k0*a.x + k1*b.x + k2*c.x + k3*d.x, k0*a.y + k1*b.y + k2*c.y + k3*d.y})
	}
	return g
}
