package block

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Place takes the first option that fits.
func (e Either) Place(env *Env, s Space) Plan {
	last := Plan{Fit: Empty}
	for i, o := range e.Options {
		last = env.place(o, s)
		done := last.Fit == Full || last.Fit == Empty || last.Fit == Part && e.Accept > 0 && last.Cost <= e.Accept
		if done && (!s.Loose || len(last.Faults) == 0 || i == len(e.Options)-1) {
			return last
		}
	}
	return last
}

// Place puts the body, and Over where the body's extent wants it.
func (i Interlude) Place(env *Env, s Space) Plan {
	p := env.place(i.Body, s)
	switch {
	case p.Fit == Full && len(p.Faults) > 0 && i.Over != nil: // too large already: Over goes on
		p.Fit, p.Rest = Part, i.Over
	case p.Fit == Full || p.Fit == Empty:
		return env.place(i.flow(i.Body, i.Lead), s)
	case p.Fit == Part:
		p.Rest = i.flow(p.Rest, true)
	}
	return p
}

// flow is Over and the body under each other.
func (i Interlude) flow(body Block, lead bool) Block {
	if i.Over == nil {
		return &Flow{Items: []Item{{Block: body}}, Grid: i.Grid}
	}
	if lead {
		return &Flow{Grid: i.Grid, Items: []Item{{Block: i.Over, After: i.Gap, Together: true}, {Block: body}}}
	}
	return &Flow{Grid: i.Grid, Items: []Item{{Block: body}, {Block: i.Over, Before: i.Gap}}}
}

// listKey recognises a list by its items.
type listKey struct {
	item *ListItem
	n    int
	elem *draw.Elem
	ind  unit.Length
}

// Place sets the items under each other.
func (l List) Place(env *Env, s Space) Plan {
	if len(l.Items) == 0 {
		return Plan{Fit: Empty}
	}
	return env.place(env.once(listKey{&l.Items[0], len(l.Items), l.Elem, l.Indent}, l.flow), s)
}

func (l List) flow() Block {
	f := &Flow{Items: make([]Item, len(l.Items)), Elem: l.Elem, Grid: l.Grid, Name: l.Name}
	for i := range l.Items {
		f.Items[i] = Item{Block: &labelled{&l.Items[i], l.Items[i].Body, l.Indent, false}}
		if i > 0 {
			f.Items[i].Before = l.Gap
		}
	}
	return f
}

// labelled is one item of a list, or what is left of it.
type labelled struct {
	*ListItem
	body   Block
	indent unit.Length
	going  bool // the label stands above already
}

// Place puts the label beside the first part of the body.
func (l *labelled) Place(env *Env, s Space) Plan {
	label := Plan{Fit: Empty}
	if !l.going {
		label = env.whole(l.Label, Space{W: l.indent, H: s.H, Loose: s.Loose}, "")
		if label.Fit == Wrap {
			return label
		}
	}
	room := s
	room.W -= l.indent
	p := env.place(l.body, room)
	if p.Fit == Wrap || p.Fit == Empty && label.Fit == Empty {
		return p
	}
	b := draw.Box{Elem: l.Elem, Base: max(p.Box.Base, label.Box.Base)}
	b.W, b.H = s.W, max(p.Box.H, label.Box.H)
	if label.Fit == Full {
		mark := draw.Box{Elem: l.LabelElem, Base: label.Box.Base}
		mark.Size = label.Box.Size
		mark.Put(0, 0, label.Box)
		b.Put(0, drop(p.Box.Base, label.Box.Base), mark)
	}
	if p.Fit != Empty {
		body := draw.Box{Elem: l.BodyElem, Base: p.Box.Base}
		body.Size = p.Box.Size
		body.Put(0, 0, p.Box)
		b.Put(l.indent, drop(label.Box.Base, p.Box.Base), body)
	}
	for _, k := range b.Kids {
		b.H = max(b.H, k.Y+k.Box.H)
	}
	out := Plan{Fit: Full, Box: b, Cost: p.Cost, Tail: p.Tail, Faults: append(append([]Fault(nil), label.Faults...), p.Faults...)}
	if b.H > s.H && len(out.Faults) == 0 {
		f := Fault{Need: b.H, Have: s.H, Why: "the item is " + millimetres(b.H) + " high and there are " + millimetres(s.H)}
		if !s.Loose {
			return wrapped(f)
		}
		out.Faults = append(out.Faults, f)
	}
	if p.Fit == Part {
		out.Fit, out.Rest = Part, &labelled{l.ListItem, p.Rest, l.indent, true}
	}
	return out
}

// drop is how far a piece goes down to share the other's first baseline.
func drop(other, own unit.Length) unit.Length {
	if other <= own || own == 0 {
		return 0
	}
	return other - own
}
