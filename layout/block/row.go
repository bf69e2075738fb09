package block

import (
	"cmp"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Place puts the cells side by side, each wholly.
func (r *Row) Place(env *Env, s Space) Plan {
	p, _ := r.place(env, s)
	return p
}

// place is Place, and the height of the row without its hanging cells.
func (r *Row) place(env *Env, s Space) (Plan, unit.Length) {
	room := s
	room.H -= r.Above + r.Below
	room.Next = 0
	plans, faults := r.cells(env, room)
	if w := r.width(); w > s.W+slack {
		faults = append(faults, Fault{From: r.From, Name: r.Name, Need: w, Have: s.W, Wide: true,
			Why: diag.Said("the cells of the row end at %s and there are %s", millimetres(w), millimetres(s.W))})
	}
	if len(faults) > 0 && !s.Loose {
		return r.tooLarge(faults), 0
	}
	h, hang := r.heights(plans)
	if max(h, hang) > s.H && len(faults) == 0 {
		f := Fault{From: r.From, Name: r.Name, Need: max(h, hang), Have: s.H}
		f.Why = diag.Said("the row is %s high and there are %s", millimetres(f.Need), millimetres(f.Have))
		if !s.Loose {
			return wrapped(f), 0
		}
		faults = append(faults, f)
	}
	b := r.box(plans, max(s.W, r.width()), h)
	b.H = max(h, hang)
	return Plan{Fit: Full, Box: b, Faults: faults}, h
}

// width is how far the cells reach.
func (r *Row) width() unit.Length {
	var w unit.Length
	for _, c := range r.Cells {
		w = max(w, c.X+c.W)
	}
	return w
}

func (r *Row) cells(env *Env, room Space) ([]Plan, []Fault) {
	plans := make([]Plan, len(r.Cells))
	var faults []Fault
	for i, c := range r.Cells {
		room.W = c.W - 2*c.Pad
		plans[i] = env.whole(c.Body, room, r.Name)
		faults = append(faults, plans[i].Faults...)
		if plans[i].Fit == Wrap && len(plans[i].Faults) == 0 {
			faults = append(faults, Fault{From: r.From, Name: r.Name, Need: plans[i].Need, Have: room.H, Why: plans[i].Why})
		}
	}
	for i := range faults {
		if faults[i].From.IsZero() {
			faults[i].From = r.From
		}
		faults[i].Name = cmp.Or(faults[i].Name, r.Name)
	}
	return plans, faults
}

func (r *Row) tooLarge(faults []Fault) Plan {
	p := Plan{Fit: Wrap, Why: reasons(faults), Faults: faults}
	for _, f := range faults {
		if !f.Wide {
			p.Need = max(p.Need, f.Need+r.Above+r.Below)
		}
	}
	return p
}

// heights is the row's height and how far its hanging cells reach.
func (r *Row) heights(plans []Plan) (h, hang unit.Length) {
	base := r.baseline(plans)
	for i, p := range plans {
		need := r.Above + p.Box.H
		if r.Cells[i].Align == Baseline {
			need += base - p.Box.Base
		}
		if r.Cells[i].Hang {
			hang = max(hang, need)
			continue
		}
		h = max(h, need+r.Below)
	}
	return max(h, r.H).Up(r.Grid), hang
}

func (r *Row) baseline(plans []Plan) unit.Length {
	var base unit.Length
	for i, p := range plans {
		if r.Cells[i].Align == Baseline {
			base = max(base, p.Box.Base)
		}
	}
	return base
}

func (r *Row) box(plans []Plan, w, h unit.Length) draw.Box {
	b := draw.Box{Elem: r.Elem, Name: r.Name, From: r.From}
	b.W, b.H = w, h
	if r.Fill != "" {
		b.Ops = append(b.Ops, plate(unit.Box(0, 0, w, h), r.Fill, false))
	}
	for _, c := range r.Cells { // under the rules, which cross the whole row
		if c.Fill != "" {
			b.Ops = append(b.Ops, plate(unit.Box(c.X, 0, c.W, h), c.Fill, false))
		}
	}
	if r.Rule != nil {
		b.Ops = append(b.Ops, r.Rule.across(0, w))
	}
	if r.Under != nil {
		b.Ops = append(b.Ops, r.Under.across(h, w))
	}
	base := r.baseline(plans)
	for i, p := range plans {
		cell := r.Cells[i].box(p, h, r, base)
		if b.Base == 0 && cell.Base > 0 && !r.Cells[i].Hang {
			b.Base = cell.Base
		}
		b.Put(r.Cells[i].X, 0, cell)
	}
	return b
}

// box is the cell as high as its row, the body where its alignment wants it.
func (c Cell) box(p Plan, h unit.Length, r *Row, base unit.Length) draw.Box {
	b := draw.Box{Elem: c.Elem}
	b.W, b.H = c.W, h
	if c.Hang {
		b.H = max(h, r.Above+p.Box.H)
	}
	if p.Fit != Full {
		return b
	}
	y, free := r.Above, h-r.Above-r.Below-p.Box.H
	switch c.Align {
	case Middle:
		y += max(free, 0) / 2
	case Bottom:
		y += max(free, 0)
	case Baseline:
		y += base - p.Box.Base
	}
	if p.Box.Base > 0 {
		b.Base = y + p.Box.Base
	}
	b.Put(c.Pad, y, p.Box)
	return b
}
