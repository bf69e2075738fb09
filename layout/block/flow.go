package block

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Place stacks items down the space and, where they do not all fit, breaks at
// the place that costs least over this region and those that follow.
func (f *Flow) Place(env *Env, s Space) Plan {
	if len(f.Items) == 0 {
		return Plan{Fit: Empty}
	}
	return run{f, cursor{}}.Place(env, s)
}

// cursor is a place in a flow: an item, and what is left of it when it was cut.
type cursor struct {
	item int
	head Block // nil: the whole item
}

// run is a flow from a cursor on: what is left after a break.
type run struct {
	*Flow
	at cursor
}

// spot is one item placed at its height.
type spot struct {
	item int
	y    unit.Length
	plan *Plan
}

func (p spot) bottom() unit.Length { return p.y + p.plan.Box.H }

// filling is a region filled as far as it goes.
type filling struct {
	spots []spot
	stop  *Plan  // of the item that did not fit, Part or Wrap; nil: none was tried
	next  cursor // that item, or the end
	force bool   // stopped by a forced break
}

func (f filling) bottom() unit.Length {
	if len(f.spots) == 0 {
		return 0
	}
	return f.spots[len(f.spots)-1].bottom()
}

// Place fills the region and cuts it.
func (r run) Place(env *Env, s Space) Plan {
	fill := r.fill(env, s)
	if fill.next.item == len(r.Items) {
		return r.full(fill, s)
	}
	cut, ok := r.cheapest(env, s, fill)
	if !ok {
		return r.wrap(fill, s)
	}
	return r.cutAt(cut, s)
}

// fill places items one under the other until one does not fit.
func (r run) fill(env *Env, s Space) filling {
	var out filling
	for i := r.at.item; i < len(r.Items); i++ {
		whole := i > r.at.item || r.at.head == nil
		if out.next = (cursor{i, nil}); !whole {
			out.next.head = r.at.head
		}
		if len(out.spots) > 0 && r.Items[i].Break <= Force && whole {
			out.force = true
			return out
		}
		y := r.top(out.spots, i)
		p := r.try(env, s, out.next, y, len(out.spots) == 0)
		switch p.Fit {
		case Full:
			out.spots = append(out.spots, spot{i, y, p})
		case Part:
			out.stop = p
			return out
		case Wrap:
			out.stop = p
			return out
		}
	}
	out.next = cursor{item: len(r.Items)}
	return out
}

// try places the item at a cursor, its top at y.
func (r run) try(env *Env, s Space, at cursor, y unit.Length, head bool) *Plan {
	room := Space{W: s.W, H: s.H - y, Next: s.Next, Cut: s.Cut, Fresh: s.Fresh && head, Loose: s.Loose && (head || s.H > natural)}
	if room.H < 0 && !room.Loose {
		return &Plan{Fit: Wrap}
	}
	return r.tryIn(env, at, room)
}

func (r run) tryIn(env *Env, at cursor, room Space) *Plan {
	if at.head != nil {
		return env.plan(at.head, room)
	}
	return env.item(r.Items[at.item].Block, room)
}

// top is where item i would stand under what is placed: adjoining spaces
// collapse to the larger, and the grid rounds downwards on the page.
func (r run) top(placed []spot, i int) unit.Length {
	if len(placed) == 0 {
		return 0
	}
	last := placed[len(placed)-1]
	gap := max(r.Items[last.item].After, r.Items[i].Before)
	return (last.bottom() + gap).Up(r.Grid)
}

// full is the plan of a flow that ended in this region.
func (r run) full(fill filling, s Space) Plan {
	if len(fill.spots) == 0 {
		return Plan{Fit: Empty}
	}
	last := fill.spots[len(fill.spots)-1]
	p := Plan{Fit: Full, Box: r.box(r.sink(fill.spots, s.H), s), Tail: last.plan.Tail}
	if r.Items[last.item].Together {
		p.Tail = Never
	}
	p.Faults = faults(fill.spots)
	return p
}

// sink moves the items from the first Foot on to the bottom of the region, by
// whole steps of the grid.
func (r run) sink(spots []spot, h unit.Length) []spot {
	for i := range spots {
		if !r.Items[spots[i].item].Foot || h > natural {
			continue
		}
		down := h - spots[len(spots)-1].bottom()
		if r.Grid > 0 {
			down -= down % r.Grid
		}
		if down <= 0 {
			return spots
		}
		out := append([]spot(nil), spots...)
		for j := i; j < len(out); j++ {
			out[j].y += down
		}
		return out
	}
	return spots
}

// cutAt is the plan of a flow cut at a break.
func (r run) cutAt(c cut, s Space) Plan {
	spots := c.spots()
	p := Plan{Fit: Part, Box: r.box(spots, s), Rest: run{r.Flow, c.next}, Cost: c.cost}
	p.Faults = faults(spots)
	return p
}

// wrap says why nothing of the flow stands in this room.
func (r run) wrap(fill filling, s Space) Plan {
	p := Plan{Fit: Wrap}
	if stop := fill.stop; stop != nil {
		p.Why, p.Faults = stop.Why, stop.Faults
		if stop.Need > 0 {
			p.Need = r.top(fill.spots, fill.next.item) + stop.Need
		}
	}
	if p.Why == "" {
		p.Why = "no place to break between its parts"
	}
	return p
}

func (r run) box(spots []spot, s Space) draw.Box {
	b := draw.Box{Elem: r.Elem, Name: r.Name, Kids: make([]draw.At, 0, len(spots))}
	b.W = s.W
	for _, p := range spots {
		y, box := p.y, p.plan.Box
		if d := r.low(box); d > 0 && y >= d {
			y -= d
		} else if d > 0 {
			box, _ = lifted(box, d)
		}
		if b.Base == 0 && box.Base > 0 {
			b.Base = y + box.Base
		}
		b.Put(0, y, box)
		b.H = max(b.H, p.bottom())
	}
	return b
}

// low is how far under the grid's lines the first baseline of an item would
// stand: a sub-head is set in larger type, its line is higher than the grid's
// step, and its baseline would stand under that of the text in the next column.
// The item is drawn so much higher; what stands under it stays.
func (r run) low(b draw.Box) unit.Length {
	if r.Grid <= 0 || b.Base <= 0 {
		return 0
	}
	if d := b.Base - r.Grid.Scale(text.Baseline, 100); d > 0 && d < r.Grid.Scale(25, 100) {
		return d
	}
	return 0
}

// lifted is a box without so much of the leading over its first line, which
// nothing stands above; the box itself, and false, when it is no text.
func lifted(b draw.Box, d unit.Length) (draw.Box, bool) {
	if b.Line == nil && len(b.Ops) > 0 || b.Line == nil && len(b.Kids) == 0 {
		return b, false
	}
	out := b
	out.H, out.Base = b.H-d, b.Base-d
	out.Ops, out.Kids = nil, append([]draw.At(nil), b.Kids...)
	for _, op := range b.Ops {
		switch o := op.(type) {
		case draw.Text:
			o.Y -= d
			op = o
		case draw.Link:
			o.Rect.Y -= d
			op = o
		default:
			return b, false
		}
		out.Ops = append(out.Ops, op)
	}
	for i := range out.Kids {
		if k := &out.Kids[i]; i > 0 || b.Line != nil {
			k.Y -= d
		} else if box, ok := lifted(k.Box, d); ok {
			k.Box = box
		} else {
			return b, false
		}
	}
	return out, true
}

func faults(spots []spot) []Fault {
	var out []Fault
	for _, p := range spots {
		out = append(out, p.plan.Faults...)
	}
	return out
}
