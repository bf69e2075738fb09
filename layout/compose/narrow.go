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
	offers, bare := k.inProgress()
	for _, chart := range []func() (charts.Chart, error){
		func() (charts.Chart, error) {
			return charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare})
		},
		k.butterfly,
	} {
		for k.textW = narrowLeast; k.textW <= narrowMost; k.textW += narrowStep {
			if c, err := chart(); err == nil && contained(&c.Box) {
				out[c.Box.Name] = c.Box
				break
			}
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
