package read

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// pen draws an outline from the data of a path (SVG 1.1, 8.3), all but its arcs
// of ellipses, which would need functions that machines round each in their own
// way.
type pen struct {
	rest  string
	from  [2]int64 // the top left of the drawing's box
	box   [4]int64
	most  int
	steps []Segment

	at, start [2]int64
	ctrl      [2]int64 // the last control point, for curves that go on smoothly
	last      byte     // the command before
}

const tooMany = "A logo has a few hundred; simplify the paths."

// draw reads it all: what is wrong and what to do, or nothing.
func (p *pen) draw() (why, hint diag.Text) {
	for p.gap(); p.rest != ""; p.gap() {
		c := p.rest[0]
		switch {
		case strings.IndexByte("MmLlHhVvCcSsQqTtZz", c) >= 0:
			p.rest = p.rest[1:]
		case c == 'A' || c == 'a':
			return "The path has an arc of an ellipse.",
				"In the drawing program, turn arcs into curves: simplify the path, or break it apart and join it again."
		default:
			return diag.Said("At “%s” the path has no command it could follow.", diag.Short(diag.Shown(p.rest), 20)),
				"A path is made of M, L, H, V, C, S, Q, T and Z with numbers."
		}
		if len(p.steps) == 0 && c != 'M' && c != 'm' {
			return "The path does not begin with M.", "Every outline begins where it moves to."
		}
		if why, hint = p.command(c); why != "" {
			return why, hint
		}
	}
	if len(p.steps) == 0 {
		return "The path is empty.", "Take it out."
	}
	return "", ""
}

// command draws what follows a letter, as often as there are numbers for it.
func (p *pen) command(c byte) (why, hint diag.Text) {
	big := c &^ 0x20
	rel := c != big
	need := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2}[big]
	for first := true; ; first = false {
		if big == 'Z' {
			p.at = p.start
			return p.add(c, Close)
		}
		if p.gap(); !first && !p.number() {
			return "", ""
		}
		n := make([]int64, need)
		for i := range n {
			v, ok := p.next()
			if !ok {
				return diag.Said("Behind %s the path has no number it could draw with.", string(c)),
					diag.Said("%s takes %s, each at most %d.", string(c), diag.Count(need, "number"), maxUnits)
			}
			n[i] = v
		}
		if why, hint = p.segment(big, rel, n); why != "" {
			return why, hint
		}
		if big == 'M' {
			big = 'L'
		}
	}
}

// segment draws one command with its numbers.
func (p *pen) segment(c byte, rel bool, n []int64) (why, hint diag.Text) {
	switch c {
	case 'H':
		n = []int64{n[0], p.at[1]}
		if rel {
			n[0], n[1] = n[0]+p.at[0], p.at[1]
		}
		c = 'L'
	case 'V':
		n = []int64{p.at[0], n[0]}
		if rel {
			n[0], n[1] = p.at[0], n[1]+p.at[1]
		}
		c = 'L'
	default:
		for i := range n {
			if rel {
				n[i] += p.at[i%2]
			}
		}
	}
	pt := func(i int) [2]int64 { return [2]int64{n[2*i], n[2*i+1]} }
	was := p.at
	switch c {
	case 'M':
		p.at, p.start = pt(0), pt(0)
		return p.add(c, MoveTo, p.at)
	case 'L':
		p.at = pt(0)
		return p.add(c, LineTo, p.at)
	case 'C':
		p.at, p.ctrl = pt(2), pt(1)
		return p.add(c, CurveTo, pt(0), pt(1), pt(2))
	case 'S':
		a := p.mirrored("CS")
		p.at, p.ctrl = pt(1), pt(0)
		return p.add(c, CurveTo, a, pt(0), pt(1))
	}
	q, to := p.mirrored("QT"), pt(0)
	if c == 'Q' {
		q, to = pt(0), pt(1)
	}
	p.at, p.ctrl = to, q
	return p.add(c, CurveTo, third(was, q), third(to, q), to)
}

// mirrored is the control point with which a curve goes on smoothly: the last
// one on the other side of where the pen is, or that place itself.
func (p *pen) mirrored(after string) [2]int64 {
	if p.last == 0 || strings.IndexByte(after, p.last) < 0 {
		return p.at
	}
	return [2]int64{2*p.at[0] - p.ctrl[0], 2*p.at[1] - p.ctrl[1]}
}

// third is the point two thirds of the way from an end of a quadratic curve to
// its control point.
func third(end, q [2]int64) [2]int64 {
	return [2]int64{(end[0] + 2*q[0]) / 3, (end[1] + 2*q[1]) / 3}
}

// add is one step, from the box's top left, all of it within the box.
func (p *pen) add(c byte, k SegmentKind, pts ...[2]int64) (why, hint diag.Text) {
	p.last = c
	if len(p.steps) >= p.most {
		return diag.Said("Up to here the drawing has more than %s steps.", thousands(MaxSteps)), tooMany
	}
	s := Segment{Kind: k}
	for i, pt := range pts {
		x, y := pt[0]-p.from[0], pt[1]-p.from[1]
		if x < 0 || y < 0 || x > p.box[2] || y > p.box[3] {
			return "The path leaves the drawing's viewBox, and would be drawn outside its place.",
				"Make the viewBox larger, so that it holds every point and every handle of the curves."
		}
		s.P[i] = [2]int64{x, y}
	}
	p.steps = append(p.steps, s)
	return "", ""
}

// gap skips what stands between numbers.
func (p *pen) gap() { p.rest = strings.TrimLeft(p.rest, " \t\r\n,") }

// number tells whether a number begins here.
func (p *pen) number() bool {
	return p.rest != "" && strings.IndexByte("+-.0123456789", p.rest[0]) >= 0
}

// next is the number that begins here.
func (p *pen) next() (int64, bool) {
	p.gap()
	i, dot, exp := 0, false, false
	for more := true; more && i < len(p.rest); {
		switch c := p.rest[i]; {
		case c >= '0' && c <= '9':
		case (c == '+' || c == '-') && (i == 0 || p.rest[i-1]|0x20 == 'e'):
		case c == '.' && !dot && !exp:
			dot = true
		case c|0x20 == 'e' && !exp && i > 0:
			exp = true
		default:
			more = false
		}
		if more {
			i++
		}
	}
	v, ok := micro(p.rest[:i])
	p.rest = p.rest[i:]
	return v, ok
}
