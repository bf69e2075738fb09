package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Charts are drawn for phones as wide as a window of 344 units shows when the labels of
// the page are 13.5 of them high, or a little wider.
const (
	narrowLeast = 74 * unit.MM
	narrowMost  = 84 * unit.MM
	narrowStep  = 2 * unit.MM
	endless     = 100 * 297 * unit.MM // the height of a window
)

// Narrow is the charts of the edition as phones show them, by the names of their
// boxes: drawn by the functions and from the facts that the pages' charts are drawn
// by. One that does not stand in so little room is left out; its page's is shown.
func Narrow(in Input) map[string]draw.Box {
	k, _ := newKit(in)
	if k == nil {
		return nil
	}
	out := map[string]draw.Box{}
	for _, chart := range k.redrawn() {
		for k.textW = narrowLeast; k.textW <= narrowMost; k.textW += narrowStep {
			if c, err := chart(); err == nil && contained(&c.Box) {
				out[c.Box.Name] = c.Box
				break
			}
		}
	}
	return out
}

// redrawn is the charts that are drawn once more for other measures than the page's:
// each for the width that the kit has when it is called.
func (k *kit) redrawn() []func() (charts.Chart, error) {
	offers, bare := k.inProgress()
	out := []func() (charts.Chart, error){
		func() (charts.Chart, error) {
			return charts.Bricks(k.sheet(k.textW), charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates()})
		},
		func() (charts.Chart, error) {
			return charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare})
		},
		k.butterfly,
		func() (charts.Chart, error) {
			return charts.Calendar(k.sheet(k.textW), charts.Validity{Offers: k.held(), First: endless, Next: endless})
		},
		func() (charts.Chart, error) {
			s := k.sheet(k.textW)
			return charts.Responsibility(s, charts.StandardDuties(s))
		},
	}
	if t, written := k.written("technical"); written {
		p, _ := t.Part("diagram")
		if _, two := p.Item("alone"); two {
			out = append(out, func() (charts.Chart, error) { return k.composition(p) })
		}
	}
	return out
}

// contained tells whether all that is drawn in a box stands in it.
func contained(b *draw.Box) bool {
	const slack = unit.MM / 2
	whole := unit.Box(-slack, -slack, b.W+2*slack, b.H+2*slack)
	in := true
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if r, seen := draw.Extent(op); seen && !r.Move(v.At.Point).In(whole, 0) {
				in = false
			}
		}
		return in
	})
	return in
}
