package block

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Costs of breaks inside a paragraph, on the scale of Item.Break.
const (
	costLines  = 10  // two parts are a little worse than one
	costHyphen = 150 // a word divided between two regions
	costLoose  = 30  // a paragraph set looser than its best
)

// leastLines stand together at either end of a broken paragraph: fewer are an
// orphan or a widow.
const leastLines = 2

// Place sets the paragraph and cuts it between lines.
func (p Para) Place(env *Env, s Space) Plan {
	if p.Para == nil {
		return Plan{Fit: Empty}
	}
	return p.lines().Place(env, s)
}

func (p Para) lines() lines { return lines{p.Para, 0, 0} }

// lines is a paragraph from one of its lines on. Loose is how many lines more
// than the best it was set in; its later parts have to know.
type lines struct {
	para  *text.Para
	from  int
	loose int
}

// Place puts as many lines as fit and may stand alone.
func (l lines) Place(env *Env, s Space) Plan {
	set := env.set(l.para, s.W, l.loose)
	if l.from >= len(set.lines) {
		return Plan{Fit: Empty}
	}
	if set.fault != nil && l.from == 0 && !s.Loose {
		return Plan{Fit: Wrap, Why: set.fault.Why, Faults: []Fault{*set.fault}}
	}
	rest := set.lines[l.from:]
	fit := fitting(rest, s.H)
	if fit == len(rest) {
		return l.faulty(Plan{Fit: Full, Box: l.box(env, rest, s.W)}, set)
	}
	if p, ok := l.cure(env, s, len(rest), fit); ok {
		return p
	}
	k := min(fit, len(rest)-leastLines)
	if k < leastLines || l.from == 0 && len(rest) <= 3 {
		return l.unbroken(env, rest, fit, s, set)
	}
	return l.faulty(l.part(env, rest, k, s.W, costLines), set)
}

// canonical is the space with what the answer depends on: how many lines fit it,
// each one leading high, and whether they may be set tighter.
func (l lines) canonical(env *Env, s Space) Space {
	s.Fresh, s.Next = false, 0
	if s.Loose || l.para == nil {
		return s
	}
	set := env.set(l.para, s.W, l.loose)
	if set.fault != nil || l.from >= len(set.lines) {
		return s
	}
	rest := set.lines[l.from:]
	fit := fitting(rest, s.H)
	switch k := min(fit, len(rest)-leastLines); {
	case fit == len(rest):
		s.Cut = false
	case k < leastLines || l.from == 0 && len(rest) <= 3: // what fits not is told with the height
		return s
	}
	s.H = 0
	for i := range rest[:fit] {
		s.H += rest[i].H
	}
	return s
}

func fitting(ls []draw.Box, h unit.Length) int {
	for i := range ls {
		if h -= ls[i].H; h < 0 {
			return i
		}
	}
	return len(ls)
}

// cure sets a paragraph that would leave its last line alone one line tighter,
// so that it ends here, or one line looser, so that two lines go on.
func (l lines) cure(env *Env, s Space, n, fit int) (Plan, bool) {
	if fit != n-1 || l.from != 0 || l.loose != 0 || s.Cut {
		return Plan{}, false
	}
	best := env.set(l.para, s.W, 0).lines
	if last := s.W - short(best[n-1]); last <= give(best, s.W) {
		if tight := env.set(l.para, s.W, -1); len(tight.lines) == n-1 && calm(tight.lines) && fitting(tight.lines, s.H) == n-1 {
			return Plan{Fit: Full, Box: lines{l.para, 0, -1}.box(env, tight.lines, s.W)}, true
		}
	}
	if fit < leastLines || short(best[n-1]) > 2*give(best, s.W) {
		return Plan{}, false
	}
	wide := env.set(l.para, s.W, 1)
	if len(wide.lines) != n+1 || !calm(wide.lines) || fitting(wide.lines, s.H) != fit {
		return Plan{}, false
	}
	return lines{l.para, 0, 1}.part(env, wide.lines, fit, s.W, costLoose), true
}

// give is about how much text the lines of a paragraph could take up by being
// set tighter: what they leave empty, and a sixteenth of the measure from their
// spaces and glyphs. Setting a paragraph against its best is dear, and asked
// for only where it may succeed.
func give(ls []draw.Box, w unit.Length) unit.Length {
	sum := unit.Length(len(ls)) * w / 16
	for i := range ls[:len(ls)-1] {
		sum += short(ls[i])
	}
	return sum
}

func short(b draw.Box) unit.Length {
	if b.Line == nil {
		return 0
	}
	return b.Line.Short
}

// calm tells whether lines set against their best still read well: no space
// shrunk beyond its limit, none stretched by more than half of what TeX would
// tolerate on a bad day.
func calm(ls []draw.Box) bool {
	for i := range ls {
		if m := ls[i].Line; m != nil && m.Justify && (m.Ratio < -1.001 || m.Ratio > 1.5) {
			return false
		}
	}
	return true
}

func (l lines) part(env *Env, rest []draw.Box, k int, w unit.Length, cost int) Plan {
	if m := rest[k-1].Line; m != nil && m.Hyphen {
		cost += costHyphen
	}
	return Plan{Fit: Part, Box: l.box(env, rest[:k], w), Rest: lines{l.para, l.from + k, l.loose}, Cost: cost}
}

// unbroken answers for a paragraph that may not be cut in this room.
func (l lines) unbroken(env *Env, rest []draw.Box, fit int, s Space, set setting) Plan {
	least := leastLines
	if len(rest) <= 3 {
		least = len(rest)
	}
	var need unit.Length
	for i := range rest[:least] {
		need += rest[i].H
	}
	f := overrun(l.box(env, rest[:least], s.W), s.H, l.para.Name)
	if !s.Loose {
		return Plan{Fit: Wrap, Need: need, Why: f.Why, Faults: []Fault{f}}
	}
	p := Plan{Fit: Full, Box: l.box(env, rest, s.W)}
	if least < len(rest) {
		p = l.part(env, rest, max(least, min(fit, len(rest)-1)), s.W, Never)
	}
	p.Faults = append(p.Faults, f)
	return l.faulty(p, set)
}

// faulty adds the paragraph's own fault, a word wider than the measure, to the
// first part that is placed in spite of it.
func (l lines) faulty(p Plan, set setting) Plan {
	if set.fault != nil && l.from == 0 {
		p.Faults = append(p.Faults, *set.fault)
	}
	return p
}

func (l lines) box(env *Env, ls []draw.Box, w unit.Length) draw.Box {
	b := draw.Box{Elem: l.para.Elem, From: at(l.para), Name: l.para.Name, Kids: env.strip(l, ls, w)}
	b.W = w
	for i := range ls {
		b.H += ls[i].H
	}
	if len(ls) > 0 {
		b.Base = ls[0].Base
	}
	return b
}

func tooWide(p *text.Para, w text.Wide, width unit.Length) *Fault {
	f := Fault{From: nearer(w.From.Pos, at(p)), Name: p.Name, Lang: p.Lang, Need: w.Need, Have: width, Wide: true, Own: w.Own}
	if w.Own { // the words beside them are not to blame
		f.From = diag.Pos{}
	}
	f.Why = diag.Said("“%s” is %s wide and the line has %s", w.Word, millimetres(w.Need), millimetres(width))
	return &f
}
