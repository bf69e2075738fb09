package block

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Beside sets a side piece beside a body that breaks: a portrait, a marginal
// note, a side head, the label of a list's item. The piece stands whole beside
// the first part of the body, and where there is no room for it both move on;
// the parts that follow keep the body's place. It is as high as the higher of
// the two, and the piece is read first.
type Beside struct {
	Side  Block
	SideX unit.Length
	SideW unit.Length
	Body  Block
	X     unit.Length // of the body
	W     unit.Length // of the body; 0: to the right edge
	Align Align       // Top, or Baseline: the first lines of both stand on one
	Elem  *draw.Elem  // of both and of all parts
	Name  string
}

// Place puts the side piece, then as much of the body as fits beside it.
func (b Beside) Place(env *Env, s Space) Plan {
	side := env.whole(b.Side, Space{W: b.SideW, H: s.H, Loose: s.Loose}, b.Name)
	if side.Fit == Wrap {
		return side
	}
	body := b.body(env, s, side.Box.Base)
	if body.Fit == Wrap || body.Fit == Empty && side.Fit == Empty {
		return body
	}
	p := Plan{Fit: Full, Box: b.box(side, body, s.W), Cost: body.Cost, Tail: body.Tail}
	p.Faults = append(append(p.Faults, side.Faults...), body.Faults...)
	own := b.faults(p.Box.H, s, len(p.Faults) > 0)
	if len(own) > 0 && !s.Loose {
		return Plan{Fit: Wrap, Need: max(p.Box.H, s.H), Why: reasons(own), Faults: own}
	}
	p.Faults = append(p.Faults, own...)
	if body.Fit == Part {
		rest := b
		rest.Side, rest.Body = nil, body.Rest
		p.Fit, p.Rest = Part, rest
	}
	return p
}

// body is the body's plan. One that goes down to the side piece's baseline is
// cut that much earlier.
func (b Beside) body(env *Env, s Space, base unit.Length) Plan {
	room := s
	if room.W = b.W; room.W == 0 {
		room.W = s.W - b.X
	}
	p := env.place(b.Body, room)
	if down := b.drop(base, p.Box.Base); down > 0 && p.Box.H+down > s.H && !s.Loose {
		room.H -= down
		p = env.place(b.Body, room)
	}
	return p
}

// faults is what does not fit for the sake of the two together. What a piece
// has said of its own height is not said again.
func (b Beside) faults(h unit.Length, s Space, told bool) []Fault {
	var out []Fault
	if w := b.reach(); w > s.W+slack {
		out = append(out, Fault{Name: b.Name, Need: w, Have: s.W, Wide: true,
			Why: diag.Said("side piece and body end at %s and there are %s", millimetres(w), millimetres(s.W))})
	}
	if h > s.H && !told {
		out = append(out, Fault{Name: b.Name, Need: h, Have: s.H,
			Why: diag.Said("side piece and body are %s high and there are %s", millimetres(h), millimetres(s.H))})
	}
	return out
}

// reach is how far the two go to the right.
func (b Beside) reach() unit.Length {
	if b.Side == nil {
		return b.X + b.W
	}
	return max(b.X+b.W, b.SideX+b.SideW)
}

func (b Beside) box(side, body Plan, w unit.Length) draw.Box {
	out := draw.Box{Elem: b.Elem, Name: b.Name}
	out.W = max(w, b.reach())
	put := func(x unit.Length, p Plan, other unit.Length) {
		if p.Fit == Empty {
			return
		}
		y := b.drop(other, p.Box.Base)
		out.Put(x, y, p.Box)
		out.H = max(out.H, y+p.Box.H)
		if out.Base == 0 && p.Box.Base > 0 {
			out.Base = y + p.Box.Base
		}
	}
	put(b.SideX, side, body.Box.Base)
	put(b.X, body, side.Box.Base)
	return out
}

// drop is how far a piece goes down to share the other's first baseline.
func (b Beside) drop(other, own unit.Length) unit.Length {
	if b.Align != Baseline || own == 0 {
		return 0
	}
	return max(other-own, 0)
}
