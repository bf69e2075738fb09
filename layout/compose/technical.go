package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the technical focus.
const (
	technicalGap        = 3 * u // around the diagram, where there is room
	technicalGapNear    = 3 * u / 2
	technicalGapDense   = u / 2
	technicalNoteBefore = 1 * unit.MM

	// technicalOver is what a break before the diagram is worth where its points
	// alone would go over: as much as 23 units left empty above it, so that the
	// text still fills half of its page.
	technicalOver = -5300

	diagramTitleAfter = 1 * unit.MM
	diagramTextAfter  = 3 * unit.MM
	diagramItemRow    = 4 * u // of the items as numbered points, where no chart is drawn

	pointsRuleAfter = 24 * unit.MM / 10
	pointsNumberW   = 65 * unit.MM / 10
	pointsTextX     = 75 * unit.MM / 10
)

// technical is the month's explanation of one mechanism, with its diagram and
// the points to look at.
func (k *kit) technical() []page.Section {
	t, ok := k.written("technical")
	if !ok {
		return nil
	}
	body := &block.Either{Options: []block.Block{
		k.focus(t, k.space("points-step"), technicalGap, 0), k.focus(t, k.space("points-step"), technicalGapNear, 0),
		k.focus(t, k.space("points-step-dense"), technicalGapNear, 0), k.focus(t, k.space("points-step-dense"), technicalGapDense, 0)}}
	s := k.section("technical", t, k.noted("technical", body, true))
	s.Ladder = []block.Block{k.noted("technical", k.focus(t, k.space("points-step"), technicalGap, technicalOver), true)}
	return []page.Section{s}
}

// focus is the technical focus with its points a step and its diagram a gap
// apart, and what a break before the diagram costs: one that is wished for shares
// the focus out to two pages, where the second would be nearly empty.
func (k *kit) focus(t *read.Text, step, gap unit.Length, cut int) block.Block {
	items := k.opening(typed(t.Title), typed(t.Standfirst))
	if len(t.Body) > 0 {
		items = append(items, block.Item{Block: k.inAxis(10, k.columns(t.Body, "technical"))})
	}
	for _, q := range quotes(t.Body) {
		items = append(items, block.Item{Block: k.inAxis(10, k.pull(q)), Before: u})
	}
	if p, ok := t.Part("diagram"); ok {
		drawing := k.diagram(p, gap)
		drawing[0].Break = cut
		items = append(items, drawing...)
	}
	if p, ok := t.Part("points"); ok {
		items = append(items, block.Item{Block: k.points(p, step), Before: gap})
	}
	if len(t.Note) > 0 {
		items = append(items, block.Item{Block: at(k.axis, k.span(10), k.rich("note", t.Note, draw.P)), Before: technicalNoteBefore,
			Break: block.Never, Foot: true})
	}
	return &block.Flow{Items: items, Name: "technical"}
}

// diagram is the drawing a technical focus asks for: floors evaluated alone
// and in composition, or bars of shares when its items carry percentages.
func (k *kit) diagram(p read.Part, gap unit.Length) []block.Item {
	var c charts.Chart
	ok := false
	if _, has := p.Item("alone"); has {
		c, ok = k.chart(k.composition(p))
	} else if shares, has := percentages(p.Items); has {
		c, ok = k.chart(charts.Thresholds(k.sheet(k.textW), shares))
	}
	items := []block.Item{{Block: k.rich("h2", p.Title, draw.H2), Before: gap, After: diagramTitleAfter, Together: true}}
	if len(p.Text) > 0 {
		items = append(items, block.Item{Block: k.rich("table", p.Text, draw.P), After: diagramTextAfter, Together: true})
	}
	if !ok {
		return append(items, block.Item{Block: k.numbered(p.Items, diagramItemRow)})
	}
	return append(items, block.Item{Block: drawn(c.Box)})
}

// composition is floors evaluated alone and in composition.
func (k *kit) composition(p read.Part) (charts.Chart, error) {
	alone, _ := p.Item("alone")
	composed, _ := p.Item("composed")
	return charts.Composition(k.sheet(k.textW), charts.Building{
		Alone:    charts.Side{Head: flat(alone.Title), Text: flat(alone.Text)},
		Composed: charts.Side{Head: flat(composed.Title), Text: flat(composed.Text)}})
}

// points is numbered points in two columns beside their title, their rows a
// step apart.
func (k *kit) points(p read.Part, step unit.Length) block.Block {
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	var rows []block.Item
	for i := 0; i < len(p.Items); i += 2 {
		var cells []block.Cell
		for j, it := range p.Items[i:min(i+2, len(p.Items))] {
			cells = append(cells, block.Cell{X: unit.Length(j) * k.col(6), W: k.span(5), Elem: list, Body: k.point(i+j+1, it)})
		}
		rows = append(rows, block.Item{Block: &block.Row{Cells: cells, H: step}})
	}
	return block.Stack(
		&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: pointsRuleAfter},
		&block.Row{Cells: []block.Cell{
			{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)},
			{X: k.axis, W: k.span(10), Body: &block.Flow{Items: rows}},
		}})
}

func (k *kit) point(n int, it read.Part) block.Block {
	return &block.Row{Elem: draw.New(draw.ListItem), From: it.Pos, Cells: []block.Cell{
		{X: 0, W: pointsNumberW, Elem: draw.New(draw.ListLabel), Body: k.words("numeral", k.loc.Number(n), "")},
		{X: pointsTextX, W: k.span(5) - pointsTextX, Elem: draw.New(draw.ListBody), Body: block.Stack(
			k.rich("h3", it.Title, draw.P), k.rich("table", it.Text, draw.P))},
	}}
}
