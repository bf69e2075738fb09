package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// chart is a chart that was drawn, or a finding and nothing.
func (k *kit) chart(c charts.Chart, err error) (charts.Chart, bool) {
	if err != nil {
		k.issues.Add(diag.Issue{Code: UndrawnChart, Severity: diag.Error, Lang: k.lang, Field: c.Question,
			Msg: "a chart cannot be drawn: " + err.Error(), Hint: "the figures come from the register; see which offers the message names"})
		return c, false
	}
	return c, true
}

// inProgress is the offers in progress as charts take them, and the names of
// the candidates without an offer.
func (k *kit) inProgress() (offers []charts.Offer, bare []string) {
	for _, e := range k.view.Candidates() {
		offers = append(offers, chartOffer(e))
	}
	for _, e := range k.view.Bare() {
		bare = append(bare, e.Provider.Name)
	}
	return offers, bare
}

// chartHead is a chart's title over how to read it.
func (k *kit) chartHead(c charts.Chart) block.Block {
	title := k.runs(k.style("h2"), []text.Run{{Text: c.Title, Raw: true}}, draw.H2)
	if c.Key == "" {
		return title
	}
	return block.Keep{Body: block.Stack(title, k.runs(k.style("table"), []text.Run{{Text: c.Key, Raw: true}}, draw.P))}
}

// candidates is where each offer in progress stands, and in which layers.
func (k *kit) candidates() []page.Section {
	offers, bare := k.inProgress()
	if len(offers) == 0 && len(bare) == 0 {
		return nil
	}
	t := k.text("candidates")
	bricks, drawn1 := k.chart(charts.Bricks(k.sheet(k.textW), charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates(), Room: mm(118)}))
	items := k.opening(k.headline("candidates"), t.Standfirst)
	if drawn1 {
		items = append(items, block.Item{Block: drawn(bricks.Box)})
		for _, more := range bricks.More {
			items = append(items, block.Item{Block: drawn(more), Break: block.Force})
		}
	}
	if rows, ok := k.chart(charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare})); ok {
		items = append(items,
			block.Item{Block: k.chartHead(rows), Before: u, After: mm(2.5), Together: true},
			block.Item{Block: drawn(rows.Box)},
			block.Item{Block: k.chartNote(rows.Note, t.Note), Before: mm(2.2), Break: block.Never})
	}
	return []page.Section{k.section("candidates", t, block.Flow{Items: items, Name: "candidates"})}
}

// candidatesTitle is what the histogram finds.
func (k *kit) candidatesTitle() string {
	offers, bare := k.inProgress()
	c, err := charts.Bricks(k.sheet(k.textW), charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates()})
	if err != nil {
		return k.say("section.candidates")
	}
	return c.Title
}

// dates is the known milestones of candidates as the histogram lists them.
func (k *kit) dates() []charts.Dated {
	var out []charts.Dated
	for _, e := range k.view.MilestoneDates() {
		d := charts.Dated{Name: e.Provider.Name, Offers: len(e.Entries), State: charts.State(e.Code), Date: charts.Date(e.Date)}
		if e.DateKind == data.Announced {
			d.Kind = k.say("kind." + string(e.DateKind))
		}
		out = append(out, d)
	}
	return out
}

// chartNote says how a chart counts, then what the editor adds.
func (k *kit) chartNote(note string, more data.Rich) block.Block {
	st := k.style("note")
	runs := []text.Run{{Text: note, Raw: true}}
	return k.runs(st, append(runs, k.noteRuns(st, more)...), draw.P)
}

// scope is what is qualified beside what is coming, how both have grown, and
// the validity of decisions.
func (k *kit) scope() []page.Section {
	offers, bare := k.inProgress()
	for _, e := range k.view.Qualified() {
		offers = append(offers, chartOffer(e))
	}
	if len(offers) == 0 {
		return nil
	}
	t := k.text("scope")
	items := k.opening(k.headline("scope"), t.Standfirst)
	if c, ok := k.chart(charts.Butterfly(k.sheet(k.textW), charts.Scope{Offers: offers, Bare: bare})); ok {
		items = append(items, block.Item{Block: drawn(c.Box)},
			block.Item{Block: k.chartNote(c.Note, nil), Before: mm(2), Break: block.Never})
	}
	if c, ok := k.chart(charts.Evolution(k.sheet(k.textW), k.history())); ok {
		items = append(items,
			block.Item{Block: k.chartHead(c), Before: 2 * u, After: u, Together: true},
			block.Item{Block: drawn(c.Box), Together: true},
			block.Item{Block: k.chartNote(c.Note, t.Note), Before: mm(2)})
	}
	return append([]page.Section{k.section("scope", t, block.Flow{Items: items, Name: "scope"})}, k.validity()...)
}

func (k *kit) scopeTitle() string {
	offers, bare := k.inProgress()
	for _, e := range k.view.Qualified() {
		offers = append(offers, chartOffer(e))
	}
	c, err := charts.Butterfly(k.sheet(k.textW), charts.Scope{Offers: offers, Bare: bare})
	if err != nil {
		return k.say("section.scope")
	}
	return c.Title
}

// months is how far back the evolution goes.
const months = 12

func (k *kit) history() charts.History {
	h := charts.History{Undated: k.view.Counts().Undated}
	for _, p := range k.view.Months(months) {
		h.Months = append(h.Months, charts.Month{Year: p.End.Year, Month: p.End.Month, Qualified: p.Qualified,
			InProgress: p.InProgress, Observed: p.Observed})
	}
	return h
}

// validity is the calendar of decisions, on as many pages as it takes.
func (k *kit) validity() []page.Section {
	var offers []charts.Offer
	for _, e := range k.view.Qualified() {
		offers = append(offers, chartOffer(e))
	}
	if len(offers) == 0 {
		return nil
	}
	first := k.areaH - 14*u
	c, ok := k.chart(charts.Calendar(k.sheet(k.textW), charts.Validity{Offers: offers, First: first, Next: k.areaH - 6*u}))
	if !ok {
		return nil
	}
	items := k.opening(plain(c.Title), nil)
	if c.Key != "" {
		items = append(items, block.Item{Block: at(k.axis, k.span(9), k.runs(k.style("table"), []text.Run{{Text: c.Key, Raw: true}}, draw.P)), After: 2 * u, Together: true})
	}
	items = append(items, block.Item{Block: drawn(c.Box)})
	for _, more := range c.More {
		items = append(items, block.Item{Block: drawn(more), Break: block.Force})
	}
	items = append(items, block.Item{Block: k.chartNote(c.Note, nil), Before: mm(2.2), Break: block.Never})
	s := k.section("scope", k.text("scope"), block.Flow{Items: items, Name: "validity"})
	s.ID, s.Title = "validity", k.say("section.validity")
	return []page.Section{s}
}

// technical is the month's explanation of one mechanism, with its diagram and
// the points to look at.
func (k *kit) technical() []page.Section {
	t, ok := k.ed.Text(k.lang, "technical")
	if !ok {
		return nil
	}
	items := k.opening(t.Title, t.Standfirst)
	if len(t.Body) > 0 {
		items = append(items, block.Item{Block: k.inAxis(10, k.columns(t.Body, "technical"))})
	}
	for _, q := range quotes(t.Body) {
		items = append(items, block.Item{Block: k.inAxis(10, k.pull(q)), Before: u})
	}
	if p, ok := t.Part("diagram"); ok {
		items = append(items, k.diagram(p)...)
	}
	if p, ok := t.Part("points"); ok {
		items = append(items, block.Item{Block: k.points(p), Before: 3 * u / 2})
	}
	if len(t.Note) > 0 {
		items = append(items, block.Item{Block: at(k.axis, k.span(10), k.rich("note", t.Note, draw.P)), Before: mm(1), Foot: true})
	}
	return []page.Section{k.section("technical", t, block.Flow{Items: items, Name: "technical"})}
}

// diagram is the drawing a technical focus asks for: floors evaluated alone
// and in composition, or bars of shares when its items carry percentages.
func (k *kit) diagram(p data.Part) []block.Item {
	var c charts.Chart
	ok := false
	if alone, has := p.Item("alone"); has {
		composed, _ := p.Item("composed")
		c, ok = k.chart(charts.Composition(k.sheet(k.textW), charts.Building{
			Alone:    charts.Side{Head: alone.Title.String(), Text: alone.Text.String()},
			Composed: charts.Side{Head: composed.Title.String(), Text: composed.Text.String()}}))
	} else if shares, has := percentages(p.Items); has {
		c, ok = k.chart(charts.Thresholds(k.sheet(k.textW), shares))
	}
	items := []block.Item{{Block: k.rich("h2", p.Title, draw.H2), Before: 3 * u / 2, After: mm(1), Together: true}}
	if len(p.Text) > 0 {
		items = append(items, block.Item{Block: k.rich("table", p.Text, draw.P), After: mm(3), Together: true})
	}
	if !ok {
		return append(items, block.Item{Block: k.numbered(p.Items, 4*u)})
	}
	return append(items, block.Item{Block: drawn(c.Box)})
}

// points is numbered points in two columns beside their title.
func (k *kit) points(p data.Part) block.Block {
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	var rows []block.Item
	for i := 0; i < len(p.Items); i += 2 {
		var cells []block.Cell
		for j, it := range p.Items[i:min(i+2, len(p.Items))] {
			cells = append(cells, block.Cell{X: unit.Length(j) * k.col(6), W: k.span(5), Elem: list, Body: k.point(i+j+1, it)})
		}
		rows = append(rows, block.Item{Block: block.Row{Cells: cells, H: 27 * u / 8}})
	}
	return block.Stack(
		block.Rule{Ink: "nuit", Width: pt(1)}, block.Gap{H: mm(2.4)},
		block.Row{Cells: []block.Cell{
			{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)},
			{X: k.axis, W: k.span(10), Body: block.Flow{Items: rows}},
		}})
}

func (k *kit) point(n int, it data.Part) block.Block {
	return block.Row{Elem: draw.New(draw.ListItem), From: it.Pos, Cells: []block.Cell{
		{X: 0, W: mm(6.5), Elem: draw.New(draw.ListLabel), Body: k.words("numeral", k.loc.Number(n), "")},
		{X: mm(7.5), W: k.span(5) - mm(7.5), Elem: draw.New(draw.ListBody), Body: block.Stack(
			k.rich("h3", it.Title, draw.P), k.rich("table", it.Text, draw.P))},
	}}
}
