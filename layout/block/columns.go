package block

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Place fills the columns one after the other. When the body ends in them and
// they are to be balanced, the lowest height that still holds it is found by
// bisection on the grid.
func (c Columns) Place(env *Env, s Space) Plan {
	if c.Body == nil || c.N < 1 {
		return Plan{Fit: Empty}
	}
	t := c.fill(env, s)
	if t.rest != nil && c.Alike && s.Next > 0 && !s.Loose {
		if c.most == 0 {
			c.most = c.alike(env, s)
		}
		t = c.fill(env, c.down(s, c.most))
	}
	switch {
	case len(t.plans) == 0 && t.rest == nil:
		return Plan{Fit: Empty}
	case len(t.plans) == 0:
		return t.stop
	case t.rest == nil && c.Balance && c.N > 1:
		t = c.balanced(env, s, t)
	}
	p := Plan{Fit: Full, Box: c.box(t.plans, s), Tail: t.plans[len(t.plans)-1].Tail}
	if t.rest != nil {
		rest := c
		rest.Body = t.rest
		p.Fit, p.Rest, p.Cost, p.Tail = Part, rest, t.plans[len(t.plans)-1].Cost, 0
	}
	for _, q := range t.plans {
		p.Faults = append(p.Faults, q.Faults...)
	}
	return p
}

// down is a region that ends higher by what those after it give up to end at
// most; a first region has a head over it, and gives up as much.
func (c Columns) down(s Space, most unit.Length) Space {
	s.H -= max(s.Next-most, 0)
	s.Next = min(s.Next, most)
	return s
}

// alike is the lowest height of the regions after the first at which the body
// takes no more of them than at their full one; found by bisection, the full
// height where the regions are too many to be tried.
func (c Columns) alike(env *Env, s Space) unit.Length {
	full := c.regions(env, s, mostAlike)
	if full == 0 {
		return s.Next
	}
	step := max(c.Grid, unit.PT)
	lo, hi := max(s.Next-s.H, 0)/step+1, s.Next/step
	for lo < hi {
		mid := (lo + hi) / 2
		if n := c.regions(env, c.down(s, mid*step), full); n > 0 {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return hi * step
}

// regions is how many regions the body takes, the first as given and all others
// of its Next; 0 when they are more than most.
func (c Columns) regions(env *Env, s Space, most int) int {
	for n := 1; n <= most; n++ {
		t := c.fill(env, s)
		if t.rest == nil {
			return n
		}
		if len(t.plans) == 0 {
			return 0
		}
		c.Body, s.H = t.rest, s.Next
	}
	return 0
}

// mostAlike is the regions that are brought to one height: over more of them,
// what the last is short of shows on none.
const mostAlike = 8

// trial is the columns filled at one height.
type trial struct {
	plans []Plan
	rest  Block // nil: the body ended
	stop  Plan  // why the next column is empty, when it is
}

func (c Columns) width(w unit.Length) unit.Length {
	return (w - unit.Length(c.N-1)*c.Gap) / unit.Length(c.N)
}

func (c Columns) fill(env *Env, s Space) trial {
	t := trial{rest: c.Body}
	for i := 0; i < c.N; i++ {
		room := Space{W: c.width(s.W), H: s.H, Fresh: s.Fresh, Cut: s.Cut, Loose: s.Loose && i == 0, Next: s.H}
		if i == c.N-1 && s.Next > 0 {
			room.Next = s.Next
		}
		p := env.place(t.rest, room)
		if p.Fit == Wrap {
			t.stop = p
			return t
		}
		if p.Fit != Empty {
			t.plans = append(t.plans, p)
		}
		if p.Fit != Part {
			t.rest = nil
			return t
		}
		t.rest = p.Rest
	}
	return t
}

// balanced is the trial at the lowest height that holds the whole body with
// legal breaks only, or the one given when there is no lower.
func (c Columns) balanced(env *Env, s Space, t trial) trial {
	step := c.Grid
	if step <= 0 {
		step = unit.PT
	}
	var total unit.Length
	for _, p := range t.plans {
		total += p.Box.H
	}
	lo := total / unit.Length(c.N) / step // steps that cannot do, but for rounding
	hi := c.box(t.plans, s).H.Up(step) / step
	for lo < hi {
		mid := (lo + hi) / 2
		h := mid * step
		if h >= s.H {
			break
		}
		if got := c.fill(env, Space{W: s.W, H: h, Next: h}); got.rest == nil {
			t, hi = got, mid
		} else {
			lo = mid + 1
		}
	}
	for h := (hi + 1) * step; divides(t.plans) && h <= (hi+undivided)*step && h < s.H; h += step {
		if got := c.fill(env, Space{W: s.W, H: h, Next: h}); got.rest == nil && !divides(got.plans) {
			return got
		}
	}
	return t
}

// undivided is how many steps higher columns may be for none to end within a word.
const undivided = 2

// divides tells whether a column that is not the last ends within a word.
func divides(plans []Plan) bool {
	for i := range max(0, len(plans)-1) {
		var last *draw.Line
		draw.Walk(&plans[i].Box, func(v draw.Visit) bool {
			if v.Box.Line != nil && !v.Artifact {
				last = v.Box.Line
			}
			return true
		})
		if last != nil && last.Hyphen && last.Para < last.Of-1 {
			return true
		}
	}
	return false
}

func (c Columns) box(plans []Plan, s Space) draw.Box {
	b := draw.Box{Elem: c.Elem, Name: "columns"}
	b.W = s.W
	for i, p := range plans {
		b.Put(unit.Length(i)*(c.width(s.W)+c.Gap), 0, p.Box)
		b.H = max(b.H, p.Box.H)
	}
	if len(plans) > 0 {
		b.Base = plans[0].Box.Base
	}
	return b
}
