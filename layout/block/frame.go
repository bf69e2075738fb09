package block

import (
	"cmp"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Place places the body in one piece.
func (k Keep) Place(env *Env, s Space) Plan { return env.whole(k.Body, s, "") }

// Place gives the body its inset and the frame its height.
func (f *Frame) Place(env *Env, s Space) Plan {
	if f.Fixed {
		return f.fixed(env, s)
	}
	return framed{f, f.Body, f.H}.Place(env, s)
}

// framed is a frame around what is left of its body, told apart by its value:
// ways that come to the same break go on as one.
type framed struct {
	*Frame
	body  Block
	least unit.Length
}

// Place gives what is left its inset and the frame its height.
func (f framed) Place(env *Env, s Space) Plan {
	room := f.inner(s)
	room.H = s.H - f.Inset.Top - f.Inset.Bottom
	if room.Next > 0 {
		room.Next = max(room.Next-f.Inset.Top-f.Inset.Bottom, 1)
	}
	if room.H < 0 {
		if !s.Loose {
			return wrapped(f.short(f.Inset.Top+f.Inset.Bottom, s.H))
		}
		room.H = 0
	}
	p := env.place(f.body, room)
	switch p.Fit {
	case Wrap:
		if p.Need > 0 {
			p.Need += f.Inset.Top + f.Inset.Bottom
		}
		return f.sign(p)
	case Part:
		h := p.Box.H + f.Inset.Top + f.Inset.Bottom
		if f.Grow && s.H < natural {
			h = s.H
		}
		return Plan{Fit: Part, Box: f.box(p, h, s.W), Rest: framed{f.Frame, p.Rest, 0}, Cost: p.Cost, Faults: p.Faults}
	}
	h := max(f.least, p.Box.H+f.Inset.Top+f.Inset.Bottom)
	if h > s.H && len(p.Faults) == 0 {
		if !s.Loose {
			return wrapped(f.short(h, s.H))
		}
		p.Faults = []Fault{f.short(h, s.H)}
	}
	if f.Grow && s.H < natural {
		h = max(h, s.H)
	}
	return Plan{Fit: Full, Box: f.box(p, h, s.W), Faults: p.Faults}
}

// fixed is Place for a frame whose height is given.
func (f *Frame) fixed(env *Env, s Space) Plan {
	var high []Fault
	if f.H > s.H {
		if high = []Fault{f.short(f.H, s.H)}; !s.Loose {
			return wrapped(high[0])
		}
	}
	room := f.inner(s)
	room.H, room.Next = f.H-f.Inset.Top-f.Inset.Bottom, 0
	p := env.whole(f.Body, room, f.Name)
	if p.Fit == Wrap {
		p.Need = 0 // more room outside does not help
		return f.sign(p)
	}
	return Plan{Fit: Full, Box: f.box(p, f.H, s.W), Faults: append(high, p.Faults...)}
}

func (f *Frame) width(w unit.Length) unit.Length {
	if f.W > 0 {
		return f.W
	}
	return w - f.X
}

func (f *Frame) inner(s Space) Space {
	s.W = f.width(s.W) - f.Inset.Left - f.Inset.Right
	return s
}

func (f *Frame) short(need, have unit.Length) Fault {
	return Fault{Name: f.Name, Need: need, Have: have,
		Why: diag.Said("the frame needs %s and there are %s", millimetres(need), millimetres(have))}
}

// sign names the faults that have no name.
func (f *Frame) sign(p Plan) Plan {
	fs := append([]Fault(nil), p.Faults...)
	for i := range fs {
		fs[i].Name = cmp.Or(fs[i].Name, f.Name)
	}
	p.Faults = fs
	return p
}

func (f *Frame) box(p Plan, h, w unit.Length) draw.Box {
	fw := f.width(w)
	b := draw.Box{Elem: f.Elem, Name: f.Name, Free: f.Free}
	b.W, b.H = max(w, f.X+fw), h
	if f.Fill != "" {
		ground := f.Bleed != Edges{}
		r := unit.Box(f.X-f.Bleed.Left, -f.Bleed.Top, fw+f.Bleed.Left+f.Bleed.Right, h+f.Bleed.Top+f.Bleed.Bottom)
		b.Ops = append(b.Ops, plate(r, f.Fill, ground))
	}
	if f.Stroke != "" {
		in := f.Line / 2
		r := unit.Box(f.X+in, in, fw-f.Line, h-f.Line)
		b.Ops = append(b.Ops, draw.Path{Segs: draw.Rectangle(r), Stroke: f.Stroke, Width: f.Line, Dash: f.Dash, Elem: draw.New(draw.Layout)})
	}
	if p.Fit == Full || p.Fit == Part {
		if p.Box.Base > 0 {
			b.Base = f.Inset.Top + p.Box.Base
		}
		b.Put(f.X+f.Inset.Left, f.Inset.Top, p.Box)
	}
	return b
}

// Place puts each block in its rectangle.
func (g *Stage) Place(env *Env, s Space) Plan {
	size := unit.Size{W: g.W, H: g.H}
	if size.W == 0 {
		size.W = s.W
	}
	if size.H == 0 {
		size.H = s.H
	}
	fs := g.collisions(size)
	if size.H > s.H+slack {
		fs = append(fs, Fault{Name: g.Name, Need: size.H, Have: s.H,
			Why: diag.Said("the composition is %s high and there are %s", millimetres(size.H), millimetres(s.H))})
	}
	if size.W > s.W+slack {
		fs = append(fs, Fault{Name: g.Name, Need: size.W, Have: s.W, Wide: true,
			Why: diag.Said("the composition is %s wide and there are %s", millimetres(size.W), millimetres(s.W))})
	}
	b := draw.Box{Elem: g.Elem, Name: g.Name}
	b.Size = size
	for _, it := range g.Items {
		p := env.whole(it.Body, Space{W: it.W, H: it.H, Fresh: true, Loose: s.Loose}, it.Name)
		fs = append(fs, it.faults(p)...)
		b.Free = b.Free || it.Over
		if p.Fit == Full {
			b.Put(it.X, it.Y+it.drop(p.Box.H), p.Box)
		}
	}
	if len(fs) > 0 && !s.Loose {
		need := unit.Length(0)
		if size.H > s.H+slack {
			need = size.H
		}
		return Plan{Fit: Wrap, Need: need, Why: reasons(fs), Faults: fs}
	}
	return Plan{Fit: Full, Box: b, Faults: fs}
}

// drop is how far the body stands under the top of its rectangle.
func (it Placed) drop(h unit.Length) unit.Length {
	switch it.Align {
	case Middle:
		return max(it.H-h, 0) / 2
	case Bottom:
		return max(it.H-h, 0)
	}
	return 0
}

// faults are those of the plan, under the item's name where they have none.
func (it Placed) faults(p Plan) []Fault {
	fs := append([]Fault(nil), p.Faults...)
	if p.Fit == Wrap && len(fs) == 0 {
		fs = append(fs, Fault{Need: p.Need, Have: it.H, Why: p.Why})
	}
	for i := range fs {
		fs[i].Name = cmp.Or(fs[i].Name, it.Name)
	}
	return fs
}

// collisions are the rectangles that leave the stage or share room without
// saying so: faults of the composition, whatever stands in them.
func (g *Stage) collisions(size unit.Size) []Fault {
	var out []Fault
	for i, a := range g.Items {
		ra := unit.Box(a.X, a.Y, a.W, a.H)
		if !ra.In(unit.Rect{Size: size}, slack) {
			out = append(out, Fault{Name: a.Name, Need: ra.Bottom(), Have: size.H,
				Why: diag.Said("its place ends at %s, %s, outside the composition of %s by %s",
					millimetres(ra.Right()), millimetres(ra.Bottom()), millimetres(size.W), millimetres(size.H))})
		}
		for _, c := range g.Items[:i] {
			if !a.Over && !c.Over && ra.Overlaps(unit.Box(c.X, c.Y, c.W, c.H), slack) {
				out = append(out, Fault{Name: a.Name, Why: diag.Said("its place overlaps that of %q", c.Name)})
			}
		}
	}
	return out
}
