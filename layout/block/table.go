package block

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Place puts the head and as much of the body as fits under it.
func (r Repeat) Place(env *Env, s Space) Plan {
	head := env.whole(r.Head, Space{W: s.W, H: s.H, Fresh: s.Fresh, Loose: s.Loose}, "")
	if head.Fit == Wrap {
		return head
	}
	top := head.Box.H + r.Gap
	room := s
	room.H -= top
	if room.Next > 0 {
		room.Next = max(room.Next-top, 1)
	}
	body := env.place(r.Body, room)
	if body.Fit == Wrap {
		if body.Need > 0 {
			body.Need += top
		}
		return body
	}
	p := Plan{Fit: body.Fit, Tail: body.Tail, Cost: body.Cost}
	p.Faults = append(append(p.Faults, head.Faults...), body.Faults...)
	if body.Fit == Empty { // a head with nothing to head is still content
		p.Fit, body.Box, top = Full, draw.Box{}, head.Box.H
	}
	b := draw.Box{Elem: r.Elem, Base: head.Box.Base}
	b.W, b.H = s.W, top+body.Box.H
	b.Put(0, 0, head.Box)
	if p.Fit != Full || body.Fit == Full {
		b.Put(0, top, body.Box)
	}
	p.Box = b
	if body.Fit == Part {
		p.Rest = Repeat{Head: r.again(), Body: body.Rest, Gap: r.Gap, Elem: r.Elem}
	}
	return p
}

// again is the head of the parts after this one.
func (r Repeat) again() Block {
	head := r.Head
	if r.Later != nil {
		head = r.Later
	}
	if a, ok := head.(Artifact); ok {
		return a
	}
	return Artifact{Body: head}
}

// Place sets the table as what it is: a repeated head over a flow of groups. A
// head over nothing is no table, neither to the eye nor to a screen reader
// (ISO 32000-1 14.8.4.3.4 wants a TBody), so it is not set.
func (t *Table) Place(env *Env, s Space) Plan {
	if len(t.Groups) == 0 {
		return Plan{}
	}
	return env.place(env.once(t, t.repeat), s)
}

func (t *Table) repeat() Block {
	body := &Flow{Items: make([]Item, len(t.Groups)), Elem: t.BodyElem, Grid: t.Grid, Name: t.Name}
	for i := range t.Groups {
		body.Items[i] = Item{Block: &t.Groups[i], Before: t.Groups[i].Before, Break: t.Groups[i].Break}
	}
	out := Repeat{Head: rows(t.Head, t.HeadElem), Body: body, Gap: t.Gap, Elem: t.Elem}
	if t.Close != nil {
		out.Body = closed{body, t.Close}
	}
	if t.Later != nil {
		out.Later = rows(t.Later, nil)
	}
	return out
}

func rows(rs []Row, elem *draw.Elem) Block {
	f := &Flow{Elem: elem}
	for i := range rs {
		f.Items = append(f.Items, Item{Block: &rs[i]})
	}
	return f
}

// closed draws a rule under each part of its body.
type closed struct {
	body Block
	rule *Rule
}

func (c closed) Place(env *Env, s Space) Plan {
	p := env.place(c.body, s)
	if p.Fit != Full && p.Fit != Part {
		return p
	}
	b := draw.Box{Base: p.Box.Base}
	b.Size = p.Box.Size
	b.Put(0, 0, p.Box)
	rule := draw.Box{Ops: []draw.Op{c.rule.across(0, s.W)}, Elem: draw.New(draw.Layout)} // over the plates of the last row
	rule.W = s.W
	b.Put(0, p.Box.H, rule)
	p.Box = b
	if p.Fit == Part {
		p.Rest = closed{p.Rest, c.rule}
	}
	return p
}

// costGroup is the cost of a break inside a group.
const costGroup = 60

// Place puts as many rows as fit and may stand without the others.
func (g *Group) Place(env *Env, s Space) Plan {
	if len(g.Rows) == 0 {
		return g.headOnly(env, s)
	}
	return groupRest{g, 0}.Place(env, s)
}

// headOnly keeps the head of a group without rows.
func (g *Group) headOnly(env *Env, s Space) Plan {
	f := Stack(g.Head)
	if g.Side != nil {
		f.Items = append(f.Items, Item{Block: &Row{Cells: []Cell{*g.Side}, Under: g.Under, H: g.H}})
	}
	return env.whole(f, s, g.Name)
}

// groupRest is a group from one of its rows on.
type groupRest struct {
	*Group
	from int
}

// part is rows of a group, placed.
type part struct {
	plans  []*Plan
	ys     []unit.Length // tops of the rows
	bottom unit.Length   // of the last row
	reach  unit.Length   // of the side head
	fits   unit.Length   // the least height in which these rows stand so
	stop   *Plan         // of the head that did not fit
	head   Plan
}

// Place puts rows under each other until one does not fit, then goes back to
// where a break is allowed.
func (g groupRest) Place(env *Env, s Space) Plan {
	p := g.fill(env, s)
	if len(p.plans) == len(g.Rows)-g.from && p.end(g.H) <= s.H {
		return Plan{Fit: Full, Box: g.box(p, p.end(g.H), s.W, true), Faults: p.faults()}
	}
	all := p
	k, ok := g.cut(len(p.plans))
	if ok {
		p = p.upTo(k)
	}
	if ok = ok && p.end(0) <= s.H; !ok {
		return g.unbroken(env, s, g.stop(env, s, all))
	}
	return Plan{Fit: Part, Box: g.box(p, p.end(0), s.W, false), Rest: groupRest{g.Group, g.from + k}, Cost: costGroup, Faults: p.faults()}
}

// canonical is the space with what the answer depends on: which rows fit it.
func (g groupRest) canonical(env *Env, s Space) Space {
	s.Fresh, s.Next, s.Cut = false, 0, false
	if s.Loose || len(g.Rows) == 0 {
		return s
	}
	p := g.fill(env, s)
	if len(p.plans) == len(g.Rows)-g.from && p.end(g.H) <= s.H {
		s.H = max(p.fits, p.end(g.H))
	} else if _, ok := g.cut(len(p.plans)); ok && p.stop == nil {
		s.H = p.fits
	}
	return s
}

// stop says why the group ends where it is full: the head or the next row does not
// fit, or, where the rows do, the side head or the least height.
func (g groupRest) stop(env *Env, s Space, p part) Plan {
	if p.stop != nil {
		return *p.stop
	}
	if n := g.from + len(p.plans); n < len(g.Rows) {
		return *g.placed(env, n, g.room(s, n, p.bottom)).plan
	}
	return wrapped(Fault{Name: g.Name, Need: p.end(g.H), Have: s.H,
		Why: diag.Said("the group is %s high and there are %s", millimetres(p.end(g.H)), millimetres(s.H))})
}

// cut is the largest number of rows, at most n, after which the group may
// break.
func (g groupRest) cut(n int) (int, bool) {
	least := max(g.Least, 1)
	if len(g.Rows) <= g.Whole {
		return 0, false
	}
	k := min(n, len(g.Rows)-g.from-least)
	return k, k >= least
}

// unbroken answers when the group may not be cut in this room: a Wrap, or in a
// Loose space all its rows.
func (g groupRest) unbroken(env *Env, s Space, stop Plan) Plan {
	if !s.Loose || s.H > natural {
		if !s.Loose {
			stop.Fit = Wrap
			if all := g.fill(env, Space{W: s.W, H: unit.Max}); len(all.plans) == len(g.Rows)-g.from {
				stop.Need = all.end(g.H)
			}
			return stop
		}
	}
	all := g.fill(env, Space{W: s.W, H: unit.Max, Loose: true})
	box := g.box(all, all.end(g.H), s.W, true)
	fs := all.faults()
	if box.H > s.H {
		fs = append(fs, overrun(box, s.H, g.Name))
	}
	return Plan{Fit: Full, Box: box, Faults: fs}
}

func (g groupRest) fill(env *Env, s Space) part {
	var p part
	if head := g.head(); head != nil {
		p.head = env.whole(head, Space{W: s.W, H: s.H, Loose: s.Loose}, g.Name)
		if p.head.Fit == Wrap {
			p.stop = &p.head
			return p
		}
		p.bottom = p.head.Box.H
		p.fits = p.bottom
		if !env.steady(head) {
			p.fits = s.H
		}
	}
	most := min(len(g.Rows)-g.from, mostRows)
	p.plans, p.ys = make([]*Plan, 0, most), make([]unit.Length, 0, most)
	for i := g.from; i < len(g.Rows); i++ {
		r := g.placed(env, i, g.room(s, i, p.bottom))
		if r.plan.Fit == Wrap {
			break
		}
		p.plans, p.ys = append(p.plans, r.plan), append(p.ys, p.bottom)
		p.reach, p.fits = max(p.reach, p.bottom+r.plan.Box.H), max(p.fits, p.bottom+r.fits)
		p.bottom += r.h
	}
	return p
}

// mostRows is about how many rows a page holds.
const mostRows = 64

// room is the space of row i, its top at y.
func (g groupRest) room(s Space, i int, y unit.Length) Space {
	return Space{W: s.W, H: s.H - y, Loose: s.Loose && (i == g.from || s.H > natural)}
}

// rowOf is a row of a group at a width, with the side head or without: alone, or in a
// height.
type rowOf struct {
	group *Group
	row   int
	opens bool
	alone bool
	w, h  unit.Length
}

// standing is a row as it stands in every space of at least the height fits, h high
// without its hanging cells.
type standing struct {
	plan    *Plan // nil: it stands otherwise in each
	h, fits unit.Length
}

// placed is row i in its room: as it stands by itself where there is room for that.
func (g groupRest) placed(env *Env, i int, room Space) standing {
	if room.Loose {
		return g.inRoom(env, i, room)
	}
	k := rowOf{group: g.Group, row: i, opens: i == g.from, alone: true, w: room.W}
	r := env.row(k, func() standing {
		row := g.row(i)
		return row.standing(env, room.W)
	})
	if r.plan != nil && r.fits <= room.H {
		return r
	}
	k.alone, k.h = false, room.H
	return env.row(k, func() standing { return g.inRoom(env, i, room) })
}

// inRoom is row i as it stands in this room, and perhaps in no other.
func (g groupRest) inRoom(env *Env, i int, room Space) standing {
	row := g.row(i)
	plan, h := row.place(env, room)
	return standing{&plan, h, room.H}
}

func (g groupRest) head() Block {
	if g.from == 0 {
		return g.Head
	}
	if g.Again == nil {
		return nil
	}
	return Artifact{Body: g.Again}
}

// row is row i, with the side head when it opens a part.
func (g groupRest) row(i int) Row {
	r := g.Rows[i]
	side := g.Side
	if i > 0 {
		side = g.Cont
	}
	if i != g.from || side == nil {
		return r
	}
	c := *side
	c.Hang = true
	if i > 0 {
		c.Elem, c.Body = draw.New(draw.Layout), Artifact{Body: c.Body}
	}
	r.Cells = append([]Cell{c}, r.Cells...)
	return r
}

func (p part) end(least unit.Length) unit.Length { return max(p.bottom, p.reach, least) }

func (p part) upTo(k int) part {
	q := part{head: p.head, plans: p.plans[:k], ys: p.ys[:k], bottom: p.bottom}
	if k < len(p.ys) {
		q.bottom = p.ys[k]
	}
	for i := range q.plans {
		q.reach = max(q.reach, q.ys[i]+q.plans[i].Box.H)
	}
	return q
}

func (p part) faults() []Fault {
	out := append([]Fault(nil), p.head.Faults...)
	for _, q := range p.plans {
		out = append(out, q.Faults...)
	}
	return out
}

func (g groupRest) box(p part, h, w unit.Length, last bool) draw.Box {
	b := draw.Box{Name: g.Name, Kids: make([]draw.At, 0, 1+len(p.plans))}
	b.W, b.H = w, h
	if last && g.Under != nil {
		b.Ops = append(b.Ops, g.Under.across(h, w))
	}
	if p.head.Fit == Full {
		b.Put(0, 0, p.head.Box)
		b.Base = p.head.Box.Base
	}
	for i, q := range p.plans {
		if b.Base == 0 && q.Box.Base > 0 {
			b.Base = p.ys[i] + q.Box.Base
		}
		b.Put(0, p.ys[i], q.Box)
	}
	return b
}
