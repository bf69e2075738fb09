package block

import (
	"slices"
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// plate is a filled rectangle, an artifact.
func plate(r unit.Rect, ink draw.Ink, ground bool) draw.Path {
	role := draw.Layout
	if ground {
		role = draw.Background
	}
	return draw.Path{Segs: draw.Rectangle(r), Fill: ink, Ground: ground, Elem: draw.New(role)}
}

// across is the rule as a mark whose middle is at y, in a box of width w.
func (r *Rule) across(y, w unit.Length) draw.Path {
	end := w
	if r.W > 0 {
		end = r.X + r.W
	}
	at := func(x unit.Length) [3]unit.Point { return [3]unit.Point{{X: x, Y: y}} }
	return draw.Path{
		Segs:   []draw.Seg{{Kind: draw.Move, P: at(r.X)}, {Kind: draw.LineTo, P: at(end)}},
		Stroke: r.Ink, Width: r.Width, Dash: r.Dash, Elem: draw.New(draw.Layout),
	}
}

// artifact is a box as repeated matter: drawn again, but outside the structure
// tree, and without anchors or links, which exist once.
func artifact(b draw.Box) draw.Box {
	b = bare(b)
	b.Elem = draw.New(draw.Layout)
	return b
}

func bare(b draw.Box) draw.Box {
	b.Elem = nil
	ops := make([]draw.Op, 0, len(b.Ops))
	for _, op := range b.Ops {
		switch o := op.(type) {
		case draw.Text:
			o.Elem = nil
			ops = append(ops, o)
		case draw.Path:
			o.Elem = nil
			ops = append(ops, o)
		case draw.Image:
			o.Elem = nil
			ops = append(ops, o)
		}
	}
	b.Ops = ops
	kids := make([]draw.At, len(b.Kids))
	for i, k := range b.Kids {
		kids[i] = draw.At{Point: k.Point, Box: bare(k.Box)}
	}
	b.Kids = kids
	return b
}

// Artifact is matter that stays out of the structure tree: what its body
// places is drawn and never read aloud. Anchors and links in it are dropped,
// for the original keeps them. Role is the kind of artifact.
type Artifact struct {
	Role draw.Role // "" means draw.Layout
	Body Block
}

// Place places the body and takes its structure away.
func (a Artifact) Place(env *Env, s Space) Plan {
	p := env.place(a.Body, s)
	if p.Fit != Full && p.Fit != Part {
		return p
	}
	p.Box = artifact(p.Box)
	if a.Role != "" {
		p.Box.Elem.Role = a.Role
	}
	if p.Fit == Part {
		p.Rest = Artifact{a.Role, p.Rest}
	}
	return p
}

// Place draws the rule.
func (r *Rule) Place(_ *Env, s Space) Plan {
	if r.Width > s.H && !s.Loose {
		return Plan{Fit: Wrap, Need: r.Width, Why: "no room for a rule"}
	}
	b := draw.Box{Ops: []draw.Op{r.across(r.Width/2, s.W)}, Elem: draw.New(draw.Layout)}
	b.W, b.H = s.W, r.Width
	return Plan{Fit: Full, Box: b}
}

// Place takes the height, or what there is of it: empty room is never too
// large.
func (g Gap) Place(_ *Env, s Space) Plan {
	var b draw.Box
	b.W, b.H = s.W, min(g.H, max(s.H, 0))
	return Plan{Fit: Full, Box: b}
}

// Place puts the drawing down as it is.
func (d *Drawn) Place(_ *Env, s Space) Plan {
	p := Plan{Fit: Full, Box: d.Box}
	if d.W > s.W+slack {
		p.Faults = append(p.Faults, Fault{From: d.From, Name: d.Name, Need: d.W, Have: s.W, Wide: true,
			Why: diag.Said("the drawing is %s wide and there are %s", millimetres(d.W), millimetres(s.W))})
	}
	if d.H > s.H+slack {
		p.Faults = append(p.Faults, Fault{From: d.From, Name: d.Name, Need: d.H, Have: s.H,
			Why: diag.Said("the drawing is %s high and there are %s", millimetres(d.H), millimetres(s.H))})
	}
	if len(p.Faults) > 0 && !s.Loose {
		return Plan{Fit: Wrap, Need: d.H, Why: p.Faults[0].Why, Faults: p.Faults}
	}
	return p
}

// slack forgives rounding: a hundredth of a millimetre.
const slack = unit.MM / 100

// Place places the body inside the element, the anchor at its top.
func (m Marked) Place(env *Env, s Space) Plan {
	p := env.place(m.Body, s)
	if p.Fit == Wrap {
		for i := range p.Faults {
			if p.Faults[i].Name == "" {
				p.Faults = append([]Fault(nil), p.Faults...)
				p.Faults[i].Name = m.Name
			}
		}
		return p
	}
	if p.Fit == Empty {
		if m.Anchor == "" {
			return p
		}
		p.Fit = Full
		p.Box.W = s.W
	}
	b := draw.Box{Elem: m.Elem, Name: m.Name, Base: p.Box.Base, From: p.Box.From}
	b.Size = p.Box.Size
	if m.Anchor != "" {
		b.Ops = []draw.Op{draw.Anchor{Name: m.Anchor}}
	}
	if p.Box.Size != (unit.Size{}) || len(p.Box.Ops)+len(p.Box.Kids) > 0 {
		b.Put(0, 0, p.Box)
	}
	p.Box = b
	if p.Fit == Part {
		p.Rest = Marked{Elem: m.Elem, Name: m.Name, Body: p.Rest}
	}
	return p
}

// Place places the body while the anchor is in the edition.
func (i IfPlaced) Place(env *Env, s Space) Plan {
	if env.Placed != nil && !env.Placed(i.Anchor) {
		return Plan{Fit: Empty}
	}
	return env.place(i.Body, s)
}

// Place stacks the entries as the folios order them: of two on one page, the one
// given first stands first.
func (b *ByPage) Place(env *Env, s Space) Plan {
	return env.place(env.once(b, func() Block {
		entries, page := slices.Clone(b.Entries), map[string]int{}
		for i, e := range entries {
			n := 0
			if env.Folio != nil && (env.Placed == nil || env.Placed(e.Anchor)) {
				n, _ = strconv.Atoi(env.Folio(e.Anchor)) // 0: not known yet
			}
			if n == 0 && i > 0 { // behind the one before it
				n = page[entries[i-1].Anchor]
			}
			page[e.Anchor] = n
		}
		slices.SortStableFunc(entries, func(x, y Entry) int { return page[x.Anchor] - page[y.Anchor] })
		f := &Flow{Elem: b.Elem, Name: b.Name}
		for _, e := range entries {
			f.Items = append(f.Items, Item{Block: e.Body})
		}
		f.Items = append(f.Items, Item{Block: b.Last})
		return f
	}), s)
}

// Place places the body while the condition holds.
func (i *If) Place(env *Env, s Space) Plan {
	placed := env.Placed
	if placed == nil { // nothing is known yet: all stands
		placed = func(string) bool { return true }
	}
	if !i.When(placed) {
		return Plan{Fit: Empty}
	}
	return env.place(i.Body, s)
}
