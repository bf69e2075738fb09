package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/block"
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

// Narrow is the charts of the edition as phones show them: drawn by the functions and
// from the facts that the pages' charts are drawn by. One that does not stand in so
// little room is left out; its page's is shown.
func Narrow(in Input) map[draw.Shown]draw.Box {
	k, _ := newKit(in)
	if k == nil {
		return nil
	}
	out := map[draw.Shown]draw.Box{}
	for _, chart := range append(k.redrawn(), k.pageless()...) {
		if c, stands := k.narrow(chart); stands {
			out[draw.Shown{Name: c.Box.Name}] = c.Box
		}
	}
	for _, p := range k.view.Leading() {
		k.narrowLife(p, out)
	}
	months := k.narrowMonths()
	out[draw.Shown{Name: months.Name}] = months
	return out
}

// narrow is a chart on the narrowest sheet that it stands on: false, where it stands
// on none.
func (k *kit) narrow(chart func() (charts.Chart, error)) (charts.Chart, bool) {
	page := k.textW
	defer func() { k.textW = page }()
	for k.textW = narrowLeast; k.textW <= narrowMost; k.textW += narrowStep {
		if c, err := chart(); err == nil && contained(&c.Box) {
			return c, true
		}
	}
	return charts.Chart{}, false
}

// narrowLife adds the timeline of a provider, which is told from others by what it says.
func (k *kit) narrowLife(p *facts.Provider, out map[draw.Shown]draw.Box) {
	lives := k.lives(k.view.OffersOf(p))
	if c, stands := k.narrow(func() (charts.Chart, error) { return charts.Timeline(k.sheet(k.textW), lives, 0) }); stands {
		out[draw.Shown{Name: c.Box.Name, Alt: c.Alt}] = c.Box
	}
}

// The twelve months on a phone: two rows of plates.
const narrowPlates = 6

// narrowMonths is the plates of the twelve months ahead, in rows.
func (k *kit) narrowMonths() draw.Box {
	cells := k.monthPlates(k.ahead(), true)
	flow := &block.Flow{}
	for some := range slices.Chunk(cells, narrowPlates) {
		row := &block.Row{}
		for i, c := range some {
			x := (narrowLeast - c.W).Scale(int64(i), narrowPlates-1)
			row.Cells = append(row.Cells, block.Cell{X: x, W: c.W, Body: c.Body})
		}
		flow.Items = append(flow.Items, block.Item{Block: row, After: plateGap})
	}
	plan := flow.Place(&block.Env{Text: k.setter}, block.Space{W: narrowLeast, H: endless, Fresh: true, Loose: true})
	plan.Box.Name = twelveMonths
	return plan.Box
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

// pageless is the charts that only the edition's pages show besides.
func (k *kit) pageless() []func() (charts.Chart, error) {
	out := []func() (charts.Chart, error){func() (charts.Chart, error) { return k.marketOn(k.sheet(k.textW), false) }}
	if len(k.view.Qualified()) > 0 {
		out = append(out, func() (charts.Chart, error) { return k.decisions(0) })
	}
	if t, written := k.written("technical"); written {
		p, _ := t.Part("diagram")
		if _, two := p.Item("alone"); !two {
			if shares, has := percentages(p.Items); has {
				out = append(out, func() (charts.Chart, error) { return charts.Thresholds(k.sheet(k.textW), shares) })
			}
		}
	}
	if months, has := k.surveys(); has {
		out = append(out, func() (charts.Chart, error) { return charts.Bands(k.sheet(k.textW), months) })
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
