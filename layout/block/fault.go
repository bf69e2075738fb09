package block

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// natural is the height from which a space counts as unlimited: blocks that
// fill their space are then only as high as they must be.
const natural = unit.Max / 2

// millimetres is a length as an editor reads it, one decimal.
func millimetres(l unit.Length) diag.Text {
	if s := fmt.Sprintf("%.1f", l.MM()); strings.HasSuffix(s, ".0") {
		return diag.Text(strings.TrimSuffix(s, ".0") + " mm")
	}
	return diag.Said("%.1f mm", l.MM())
}

// overrun says by how much a box is higher than its room: in millimetres and,
// for text, in lines and characters of what would stand below the edge. It is
// named after the field of that text, else after the component.
func overrun(b draw.Box, room unit.Length, name string) Fault {
	f := Fault{From: b.From, Name: cmp.Or(name, b.Name), Need: b.H, Have: max(room, 0)}
	below(&f, b, 0, room)
	if f.Lines > 0 {
		if f.Own = f.From.IsZero(); f.Own {
			f.Says = draw.Says(&b)
		}
		f.Why = diag.Said("it needs %s and there are %s: %s too long, cut about %s", millimetres(f.Need), millimetres(f.Have),
			diag.Count(f.Lines, "line"), diag.Count(f.Chars, "character"))
		return f
	}
	f.Why = diag.Said("it needs %s and there are %s", millimetres(f.Need), millimetres(f.Have))
	return f
}

// Room says how high what does not fit is, how high its room, and by how many lines it is too long, and not what to cut.
func (f Fault) Room() diag.Text {
	if f.Lines == 0 {
		return f.Why
	}
	return diag.Said("it needs %s and there are %s: %s too long", millimetres(f.Need), millimetres(f.Have), diag.Count(f.Lines, "line"))
}

// below adds up the lines that end under the edge.
func below(f *Fault, b draw.Box, top, edge unit.Length) {
	if top+b.H > edge {
		if b.Line != nil {
			if f.Lines++; f.Lines == 1 {
				f.Name = cmp.Or(b.Name, f.Name)
				f.From = nearer(b.From, f.From)
			}
			f.Chars += characters(b)
		}
		f.Name = cmp.Or(f.Name, b.Name)
		f.From = nearer(f.From, b.From)
	}
	for _, k := range b.Kids {
		below(f, k.Box, top+k.Y, edge)
	}
}

func nearer(a, b diag.Pos) diag.Pos {
	if a.IsZero() {
		return b
	}
	return a
}

func characters(b draw.Box) int {
	n := 0
	for _, op := range b.Ops {
		if t, ok := op.(draw.Text); ok {
			n += utf8.RuneCountInString(t.Str)
		}
	}
	for _, k := range b.Kids {
		n += characters(k.Box)
	}
	return n
}

// Over is the plan, its box marked with the place of its first fault where it is
// larger than its Loose space: whoever finds it out of place knows why.
func (p Plan) Over(s Space) Plan {
	if s.Loose && len(p.Faults) > 0 && (p.Box.W > s.W || p.Box.H > s.H) {
		p.Box.Over = nearer(p.Faults[0].From, p.Box.From)
	}
	return p
}

// wrapped is a Wrap for one fault.
func wrapped(f Fault) Plan {
	return Plan{Fit: Wrap, Need: f.Need, Why: f.Why, Faults: []Fault{f}}
}

// whole places a block that may not be split. In a Loose space it is placed
// even when it is too large, with its faults.
func (env *Env) whole(b Block, s Space, name string) Plan {
	p := *env.item(b, s)
	if p.Fit == Full || p.Fit == Empty {
		return p
	}
	all := env.place(b, Space{W: s.W, H: unit.Max, Fresh: true, Loose: s.Loose})
	if all.Fit == Part {
		all = env.place(all.Rest, Space{W: s.W, H: unit.Max, Fresh: true, Loose: s.Loose})
		if all.Fit != Wrap { // a forced break inside what may not break
			return wrapped(Fault{From: p.Box.From, Name: name, Have: s.H, Why: "a forced break stands in a block that must stay in one piece"})
		}
	}
	if all.Fit == Wrap {
		if len(all.Faults) == 0 {
			all.Faults = []Fault{{Name: name, Need: all.Need, Have: s.H, Why: all.Why}}
		}
		return all
	}
	if all.Box.H <= s.H { // it fits when nothing else is asked of it
		return all
	}
	f := overrun(all.Box, s.H, name)
	if !s.Loose {
		return wrapped(f)
	}
	all.Faults = append(append([]Fault(nil), all.Faults...), f)
	return all.Over(s)
}

// reasons joins the reasons of several faults in one sentence.
func reasons(fs []Fault) diag.Text {
	var out diag.Text
	for i, f := range fs {
		why := f.Why
		if f.Name != "" {
			why = diag.Said("%s: %s", f.Name, why)
		}
		if i > 0 {
			why = diag.Said("%s; %s", out, why)
		}
		out = why
	}
	return out
}
