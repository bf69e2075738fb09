package raster

// Coordinates are in 1/256 of a pixel.
const (
	sub  = 256
	full = 2 * sub * sub // of a pixel that is covered whole, in the unit of areas
)

// point is a place on the canvas.
type point struct{ x, y int64 }

// scanner gathers the edges of one shape, and says how much of each pixel it covers.
type scanner struct {
	x0, y0, w, h int64   // of the pixels it may reach
	cover, area  []int64 // of the edges in each pixel: their height, and twice what lies left of them
}

// reset begins a shape that lies between two corners, on a canvas of a size.
func (s *scanner) reset(least, most point, w, h int64) bool {
	s.x0, s.y0 = max(least.x>>8, 0), max(least.y>>8, 0)
	s.w, s.h = min(most.x>>8+1, w)-s.x0, min(most.y>>8+1, h)-s.y0
	if s.w <= 0 || s.h <= 0 {
		return false
	}
	n := int(s.w * s.h)
	if cap(s.cover) < n {
		s.cover, s.area = make([]int64, n), make([]int64, n)
	}
	s.cover, s.area = s.cover[:n], s.area[:n]
	clear(s.cover)
	clear(s.area)
	return true
}

// edge adds an edge from one point to another.
func (s *scanner) edge(a, b point) {
	if a.y == b.y {
		return
	}
	sign := int64(1)
	if a.y > b.y {
		a, b, sign = b, a, -1
	}
	top, foot := s.y0*sub, (s.y0+s.h)*sub
	for y := max(a.y, top); y < min(b.y, foot); {
		next := min((y>>8+1)*sub, b.y, foot)
		s.row(y>>8-s.y0, between(a, b, y), between(a, b, next), next-y, sign)
		y = next
	}
}

// between is where an edge is at a height.
func between(a, b point, y int64) int64 {
	switch y {
	case a.y:
		return a.x
	case b.y:
		return b.x
	}
	return a.x + floored((b.x-a.x)*(y-a.y), b.y-a.y)
}

// floored is a quotient, rounded down.
func floored(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// row adds a piece of an edge that lies in one row of pixels, so high, from one place
// to another.
func (s *scanner) row(y, from, to, high, sign int64) {
	base := y * s.w
	put := func(x, at1, at2, h int64) { // in the pixel x, between two places within it
		switch {
		case x >= s.x0+s.w: // right of all that is seen
		case x < s.x0: // it covers all of the row
			s.cover[base] += sign * h
		default:
			i := base + x - s.x0
			s.cover[i] += sign * h
			s.area[i] += sign * h * (at1 + at2)
		}
	}
	if from>>8 == to>>8 {
		put(from>>8, from&255, to&255, high)
		return
	}
	a, b, left := from, to, high
	if a > b {
		a, b = b, a
	}
	wide := b - a
	for x := a; x < b; {
		next := min((x>>8+1)*sub, b)
		h := left
		if next < b {
			h = high * (next - x) / wide
			left -= h
		}
		put(x>>8, x&255, next-(x>>8)*sub, h)
		x = next
	}
}

// each calls do for each pixel that the shape covers, with how much in sixteenths; odd
// tells that what is enclosed twice is outside.
func (s *scanner) each(odd bool, do func(x, y int64, part int)) {
	for y := range s.h {
		sum := int64(0)
		for x := range s.w {
			i := y*s.w + x
			sum += s.cover[i]
			v := 2*sub*sum - s.area[i]
			if v < 0 {
				v = -v
			}
			if odd {
				if v %= 2 * full; v > full {
					v = 2*full - v
				}
			}
			if part := int((min(v, full)*levels + full/2) / full); part > 0 {
				do(s.x0+x, s.y0+y, part)
			}
		}
	}
}

// levels is how many steps there are between a pixel that is not covered and one that is.
const levels = 15
