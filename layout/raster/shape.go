package raster

import "math/bits"

// shape is closed outlines of straight lines.
type shape [][]point

// bounds is the corners of what a shape takes.
func (s shape) bounds() (least, most point) {
	first := true
	for _, c := range s {
		for _, p := range c {
			if first {
				least, most, first = p, p, false
			}
			least = point{min(least.x, p.x), min(least.y, p.y)}
			most = point{max(most.x, p.x), max(most.y, p.y)}
		}
	}
	return least, most
}

// The steps of a curve: one for each few pixels of its control polygon.
const (
	leastSteps = 4
	mostSteps  = 96
	stepOf     = 3 * sub
)

func steps(ps ...point) int64 {
	long := int64(0)
	for i := 1; i < len(ps); i++ {
		long += length(ps[i].x-ps[i-1].x, ps[i].y-ps[i-1].y)
	}
	return min(leastSteps+long/stepOf, mostSteps)
}

// cubic appends a curve by two control points, without its start.
func cubic(out []point, a, b, c, d point) []point {
	n := steps(a, b, c, d)
	for i := int64(1); i <= n; i++ {
		u := n - i
		at := func(a, b, c, d int64) int64 { return rounded(u*u*u*a+3*u*u*i*b+3*u*i*i*c+i*i*i*d, n*n*n) }
		out = append(out, point{at(a.x, b.x, c.x, d.x), at(a.y, b.y, c.y, d.y)})
	}
	return out
}

// rounded is a quotient, rounded to the nearest.
func rounded(a, b int64) int64 { return floored(2*a+b, 2*b) }

// length is the length of a vector, rounded down.
func length(x, y int64) int64 { return root(uint64(x*x) + uint64(y*y)) }

// root is the square root of a number, rounded down.
func root(n uint64) int64 {
	if n == 0 {
		return 0
	}
	r := uint64(1) << ((bits.Len64(n) + 1) / 2)
	for {
		next := (r + n/r) / 2
		if next >= r {
			return int64(r)
		}
		r = next
	}
}

// one is a unit vector's length.
const one = 1 << 16

// stroked is the outline of a line along points, so wide: a quadrangle for each of its
// straight pieces, and a mitre between two (ISO 32000-1, 8.4.3.5: a bevel where the
// mitre would be ten times as long as the line is wide).
func stroked(ps []point, closed bool, wide int64) (out shape) {
	var at []point // without points that fall on each other
	for _, p := range ps {
		if n := len(at); n == 0 || at[n-1] != p {
			at = append(at, p)
		}
	}
	if n := len(at); closed && n > 1 && at[0] == at[n-1] {
		at = at[:n-1]
	}
	n := len(at)
	if n < 2 {
		return nil
	}
	last := n - 1
	if closed {
		last = n
	}
	half := (wide + 1) / 2
	var side []point // of each piece: the unit vector across it
	for i := range last {
		a, b := at[i], at[(i+1)%n]
		dx, dy := b.x-a.x, b.y-a.y
		long := max(length(dx*sub, dy*sub), 1)
		side = append(side, point{rounded(-dy*sub*one, long), rounded(dx*sub*one, long)})
	}
	off := func(p, s point, by int64) point { return point{p.x + rounded(s.x*by, one), p.y + rounded(s.y*by, one)} }
	for i := range last {
		a, b, s := at[i], at[(i+1)%n], side[i]
		out = append(out, turned([]point{off(a, s, half), off(b, s, half), off(b, s, -half), off(a, s, -half)}))
		if !closed && i == last-1 {
			break
		}
		out = append(out, mitre(b, s, side[(i+1)%len(side)], half, off)...)
	}
	return out
}

// mitre is the corner between two pieces of a line.
func mitre(p, a, b point, half int64, off func(p, s point, by int64) point) shape {
	cross := a.x*(b.y>>4) - a.y*(b.x>>4)
	if cross == 0 {
		return nil
	}
	by := half
	if cross > 0 { // the outer side is the other one
		by = -half
	}
	corner := []point{p, off(p, a, by), off(p, b, by)}
	if plus := one + (a.x*b.x+a.y*b.y)/one; plus > one/50 {
		tip := point{p.x + rounded((a.x+b.x)*by, plus), p.y + rounded((a.y+b.y)*by, plus)}
		corner = []point{p, off(p, a, by), tip, off(p, b, by)}
	}
	return shape{turned(corner)}
}

// turned is an outline that goes round one way.
func turned(c []point) []point {
	sum := int64(0)
	for i := range c {
		a, b := c[i], c[(i+1)%len(c)]
		sum += a.x*b.y - b.x*a.y
	}
	if sum < 0 {
		for i, j := 0, len(c)-1; i < j; i, j = i+1, j-1 {
			c[i], c[j] = c[j], c[i]
		}
	}
	return c
}

// dashed is a line in dashes: lengths that are drawn and left out in turn.
func dashed(ps []point, closed bool, dash []int64) (out [][]point) {
	if closed && len(ps) > 0 {
		ps = append(ps[:len(ps):len(ps)], ps[0])
	}
	on, k, left := true, 0, dash[0]
	var now []point
	for i := 0; i+1 < len(ps); i++ {
		a, b := ps[i], ps[i+1]
		long, done := length(b.x-a.x, b.y-a.y), int64(0)
		if len(now) == 0 && on {
			now = []point{a}
		}
		for long-done > left {
			done += left
			p := point{a.x + rounded((b.x-a.x)*done, long), a.y + rounded((b.y-a.y)*done, long)}
			if on {
				out = append(out, append(now, p))
				now = nil
			} else {
				now = []point{p}
			}
			on, k = !on, (k+1)%len(dash)
			left = max(dash[k], 1)
		}
		left -= long - done
		if on {
			now = append(now, b)
		}
	}
	if len(now) > 1 {
		out = append(out, now)
	}
	return out
}
