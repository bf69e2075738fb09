package block

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Place takes the first option that fits.
func (e *Either) Place(env *Env, s Space) Plan {
	last := Plan{Fit: Empty}
	for _, o := range e.Options {
		last = env.place(o, s)
		done := last.Fit == Full || last.Fit == Empty || last.Fit == Part && e.Accept > 0 && last.Cost <= e.Accept
		if done && (!s.Loose || len(last.Faults) == 0) {
			return last
		}
	}
	return last
}

// Place places the body, and the other form where a region of its own has no room
// for it: in another it waits for one.
func (e Else) Place(env *Env, s Space) Plan {
	if p := env.place(e.Body, s); p.Fit != Wrap || !s.Fresh {
		return p
	}
	return env.place(e.Form, s)
}

// Place places the body where something stands above it.
func (b Under) Place(env *Env, s Space) Plan {
	if s.Fresh {
		return Plan{Fit: Wrap, Why: "nothing stands above it"}
	}
	return env.place(b.Body, s)
}

// Place puts the foot at the bottom of the region and as much of the body above
// it as there is room for. A region of no natural height has no bottom: there
// the foot follows the body.
func (f Footed) Place(env *Env, s Space) Plan {
	foot := env.whole(f.Foot, Space{W: s.W, H: s.H, Loose: s.Loose}, "")
	if foot.Fit != Full {
		return foot
	}
	top := s.H - foot.Box.H
	if f.Grid > 0 {
		top -= top % f.Grid
	}
	room := s
	room.H = top - f.Gap
	p := env.place(f.Body, room)
	if p.Fit == Wrap || p.Fit == Empty {
		return p
	}
	if s.H > natural {
		top = (p.Box.H + f.Gap).Up(f.Grid)
	}
	b := draw.Box{}
	b.W, b.Base = s.W, p.Box.Base
	b.Put(0, 0, p.Box)
	b.Put(0, top, foot.Box)
	b.H = top + foot.Box.H
	p.Box, p.Tail = b, 0
	p.Faults = append(append([]Fault(nil), p.Faults...), foot.Faults...)
	return p
}

// Place puts the body, and Over where the body's extent wants it.
func (i Interlude) Place(env *Env, s Space) Plan {
	p := env.place(i.Body, s)
	switch {
	case p.Fit == Full && len(p.Faults) > 0 && i.Over != nil: // too large already: Over goes on
		p.Fit, p.Rest = Part, i.Over
		return p
	case p.Fit == Full || p.Fit == Empty:
		one := env.place(i.stacked(env), s)
		part := i.parted(env, s, p.Box.H, one.Fit == Full)
		if part.Fit != Part {
			return one
		}
		p, i.Shared = part, 0
	}
	if p.Fit == Part {
		i.Body, i.Lead = p.Rest, true
		p.Rest = i.stacked(env)
	}
	return p
}

// stacked is Over and the body under each other, the same for the same two.
func (i Interlude) stacked(env *Env) Block {
	return env.once(i, func() Block { return i.flow(i.Body, i.Lead) })
}

// leastShared is how much of a region stays filled where text is shared out of it, in
// per cent: under half would be a page left white while its text goes on.
const leastShared = 55

// parted is a body that ends in the region, cut for its end to go on under Over:
// by what is Shared, or else by as much as Over is high where that has no
// room after it. Any other plan than Part: it stays in one piece.
func (i Interlude) parted(env *Env, s Space, h unit.Length, both bool) Plan {
	room := Space{W: s.W, Next: s.Next, Cut: true}
	switch {
	case s.Loose || s.H > natural:
		return Plan{}
	case i.Shared > 0:
		room.H = max(h*unit.Length(100-i.Shared), s.H*leastShared) / 100
	case !both && i.Over != nil && !i.Lead:
		room.H = h - i.Gap - env.place(i.Over, Space{W: s.W, H: unit.Max}).Box.H
	}
	if room.H <= 0 {
		return Plan{}
	}
	return env.place(i.Body, room)
}

// flow is Over and the body under each other. What is left of a body that is
// shared is shared where it ends.
func (i Interlude) flow(body Block, lead bool) Block {
	if lead && i.Shared > 0 {
		body = Interlude{Body: body, Shared: i.Shared, Grid: i.Grid}
	}
	if i.Over == nil {
		return body
	}
	if lead {
		return &Flow{Grid: i.Grid, Items: []Item{{Block: i.Over, After: i.Gap, Together: true}, {Block: body}}}
	}
	return &Flow{Grid: i.Grid, Items: []Item{{Block: body}, {Block: i.Over, Before: i.Gap}}}
}

// Place sets the items under each other.
func (l *List) Place(env *Env, s Space) Plan {
	if len(l.Items) == 0 {
		return Plan{Fit: Empty}
	}
	return env.place(env.once(l, l.flow), s)
}

func (l *List) flow() Block {
	f := &Flow{Items: make([]Item, len(l.Items)), Elem: l.Elem, Grid: l.Grid, Name: l.Name}
	for i, it := range l.Items {
		f.Items[i].Block = Beside{Elem: it.Elem, Align: Baseline, SideW: l.Indent, X: l.Indent,
			Side: Marked{Elem: it.LabelElem, Body: it.Label}, Body: Marked{Elem: it.BodyElem, Body: it.Body}}
		if i > 0 {
			f.Items[i].Before = l.Gap
		}
	}
	return f
}
