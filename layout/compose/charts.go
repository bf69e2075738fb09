package compose

import (
	"errors"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the pages of charts.
const (
	candidatesRoom       = 122 * unit.MM     // the most the columns of the histogram rise
	candidatesHeadAfter  = 25 * unit.MM / 10 // between the title of the unit rows and the rows
	candidatesNoteBefore = 22 * unit.MM / 10

	scopeNoteBefore = 2 * unit.MM
	scopeHeadBefore = 2 * u // above the title of the evolution

	validityFirst      = 11 * u // what the calendar leaves of the first page to its title and key
	validityNext       = 4 * u  // and of those that follow, to the title again
	validityPanel      = 14 * u // the panel, and what stands above it
	validitySlack      = 2 * u  // what each of several pages has to spare
	validityKeyAfter   = 2 * u
	validityNoteBefore = 22 * unit.MM / 10

	endsBefore = 3 * u / 2 // above the panel of ends
	endsTop    = 3 * u / 2 // within it, above its words
	endsBottom = u / 2
	endsRowGap = 75 * unit.MM / 100

	technicalGap        = 3 * u // around the diagram, where there is room
	technicalGapNear    = 3 * u / 2
	technicalGapDense   = u / 2
	technicalNoteBefore = 1 * unit.MM

	diagramTitleAfter = 1 * unit.MM
	diagramTextAfter  = 3 * unit.MM
	diagramItemRow    = 4 * u // of the items as numbered points, where no chart is drawn

	pointsRuleAfter = 24 * unit.MM / 10
	pointsNumberW   = 65 * unit.MM / 10
	pointsTextX     = 75 * unit.MM / 10
)

// chart is a chart that was drawn, or a finding and nothing.
func (k *kit) chart(c charts.Chart, err error) (charts.Chart, bool) {
	if err != nil {
		is := diag.Issue{Code: UndrawnChart, Severity: diag.Error, Field: c.Question,
			Msg: "a chart cannot be drawn: " + err.Error(), Hint: "the figures come from the register; see which offers the message names"}
		var glyph *charts.GlyphError
		if errors.As(err, &glyph) {
			is.Subject = diag.Character(glyph.Rune)
		}
		k.issues.Add(is)
		return c, false
	}
	return c, true
}

// inProgress is the offers in progress as charts take them, and the names of
// the candidates without an offer.
func (k *kit) inProgress() (offers []charts.Offer, bare []string) {
	for _, e := range k.view.Bare() {
		bare = append(bare, e.Provider.Name)
	}
	return chartOffers(facts.ByName(k.view.Candidates())), bare
}

// butterfly is what is qualified beside what is coming.
func (k *kit) butterfly() (charts.Chart, error) {
	offers, bare := k.inProgress()
	offers = append(offers, chartOffers(facts.ByName(k.view.Qualified()))...)
	return charts.Butterfly(k.sheet(k.textW), charts.Scope{Offers: offers, Bare: bare})
}

// chartHead is a chart's title over how to read it.
func (k *kit) chartHead(c charts.Chart) block.Block {
	title := k.saying(k.style("h2"), c.Titles, draw.H2, 2)
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
	bricks, drawn1 := k.chart(charts.Bricks(k.sheet(k.textW),
		charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates(), Room: candidatesRoom}))
	items := k.opening(k.headline("candidates"), typed(t.Standfirst))
	if !drawn1 {
		bricks.Naming = ""
	} else {
		items = append(items, block.Item{Block: drawn(bricks.Box)})
		for _, more := range bricks.More {
			items = append(items, block.Item{Block: drawn(more), Before: u})
		}
	}
	if rows, ok := k.chart(charts.UnitRows(k.sheet(k.textW), charts.Candidates{Offers: offers, Bare: bare})); ok {
		items = append(items,
			block.Item{Block: k.chartHead(rows), Before: u, After: candidatesHeadAfter, Together: true},
			block.Item{Block: drawn(rows.Box)},
			block.Item{Block: k.chartNote(strings.TrimSpace(bricks.Naming+" "+rows.Note), t.Note), Before: candidatesNoteBefore,
				Break: block.Never})
	} else {
		items = k.noteOnly(items, t)
	}
	return []page.Section{k.section("candidates", t, &block.Flow{Items: items, Name: "candidates", Grid: u})}
}

// candidatesTitle is what the histogram finds.
func (k *kit) candidatesTitle() []string {
	offers, bare := k.inProgress()
	c, err := charts.Bricks(k.sheet(k.textW), charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates()})
	if err != nil {
		return []string{k.say("section.candidates")}
	}
	return c.Titles
}

// dates is the known milestones of candidates as the histogram lists them.
func (k *kit) dates() []charts.Dated {
	var out []charts.Dated
	for _, e := range k.view.MilestoneDates() {
		d := charts.Dated{Name: e.Provider.Name, From: e.Provider.From, Offers: len(e.Entries), State: charts.State(e.Code),
			Date: charts.Date(e.Date)}
		if e.DateKind == facts.Announced {
			d.Kind = k.say("kind." + string(e.DateKind))
		}
		out = append(out, d)
	}
	return out
}

// noteOnly is the editor's note under a chart that was not drawn.
func (k *kit) noteOnly(items []block.Item, t *read.Text) []block.Item {
	if len(t.Note) == 0 {
		return items
	}
	return append(items, block.Item{Block: k.rich("note", t.Note, draw.P), Before: u})
}

// chartNote says how a chart counts, then what the editor adds.
func (k *kit) chartNote(note string, more read.Rich) block.Block {
	st := k.style("note")
	runs := []text.Run{{Text: note, Raw: true}}
	return k.runs(st, append(runs, k.noteRuns(st, more)...), draw.P)
}

// scope is what is qualified beside what is coming, how both have grown, and
// the validity of decisions.
func (k *kit) scope() []page.Section {
	if k.view.Counts().Offers == 0 {
		return nil
	}
	t := k.text("scope")
	items := k.opening(k.headline("scope"), typed(t.Standfirst))
	if c, ok := k.chart(k.butterfly()); ok {
		items = append(items, block.Item{Block: drawn(c.Box)},
			block.Item{Block: k.chartNote(c.Note, nil), Before: scopeNoteBefore, Break: block.Never})
	}
	if c, ok := k.chart(charts.Evolution(k.sheet(k.textW), k.history())); ok {
		items = append(items,
			block.Item{Block: k.chartHead(c), Before: scopeHeadBefore, After: u, Together: true},
			block.Item{Block: drawn(c.Box), Together: true},
			block.Item{Block: k.chartNote(c.Note, t.Note), Before: scopeNoteBefore})
	} else {
		items = k.noteOnly(items, t)
	}
	return append([]page.Section{k.section("scope", t, &block.Flow{Items: items, Name: "scope", Grid: u})}, k.validity()...)
}

func (k *kit) scopeTitle() []string {
	c, err := k.butterfly()
	if err != nil {
		return []string{k.say("section.scope")}
	}
	return c.Titles
}

// months is how far back the evolution goes.
const months = 12

func (k *kit) history() charts.History {
	h := charts.History{Startless: len(k.view.Startless()), High: k.space("evolution-high")}
	for _, p := range k.view.Months(months) {
		h.Months = append(h.Months, charts.Month{Year: p.End.Year, Month: p.End.Month, Qualified: p.Qualified,
			InProgress: p.InProgress, Observed: p.Observed})
	}
	return h
}

// validity is the calendar of decisions, on as many pages as it takes, and
// what is about to end in a panel at the foot of the last. Rows are wide where
// all of them fit one page so, then dense; else pages come out alike.
func (k *kit) validity() []page.Section {
	offers := k.held()
	if len(offers) == 0 {
		return nil
	}
	body := &block.Either{}
	for _, row := range []unit.Length{k.space("calendar-row"), k.space("calendar-row-dense")} {
		if c, ok := k.calendar(offers, row, k.areaH); ok && len(c.More) == 0 {
			body.Options = append(body.Options, k.calendarPages(c))
		}
	}
	if c, ok := k.calendarAlike(offers); ok {
		body.Options = append(body.Options, k.calendarPages(c))
	}
	s := k.section("scope", k.text("scope"), body)
	s.ID, s.Title = "validity", k.say("section.validity")
	return []page.Section{s}
}

// held is the qualified offers with their dates, as the calendar takes them.
func (k *kit) held() []charts.Offer {
	es := facts.ByName(k.view.Qualified())
	out := chartOffers(es)
	soon, year := k.view.Ending(k.yearAhead()), k.view.Ending(k.yearEnd())
	for i, e := range es {
		o, start := &out[i], e.Start()
		o.Start, o.End, o.Decisions = charts.Date(start.Date), charts.Date(e.End()), len(e.DatedDecisions())
		if o.Decisions > 1 {
			o.Renewed = charts.Date(e.DatedDecisions()[o.Decisions-1].Date)
		}
		if start.Date.Known() && start.Kind != facts.Decided {
			o.Since = k.say("kind." + string(start.Kind))
		}
		o.Ended, o.Soon, o.ThisYear = k.view.Ended(e), slices.Contains(soon, e), slices.Contains(year, e)
	}
	return out
}

// yearAhead is the day a year after the cut-off: what ends by then, ends soon.
func (k *kit) yearAhead() facts.Day { return k.ed.Cutoff.Plus(12) }

// calendar is the validity calendar with rows of a height, in boxes that leave
// room for a title.
func (k *kit) calendar(offers []charts.Offer, row, high unit.Length) (charts.Chart, bool) {
	first, next := k.areaH-validityFirst, k.areaH-validityNext
	return k.chart(charts.Calendar(k.sheet(k.textW),
		charts.Validity{Offers: offers, First: min(first, high), Next: min(next, high), Row: row}))
}

// calendarAlike is the calendar on two pages or more, each with its share.
func (k *kit) calendarAlike(offers []charts.Offer) (charts.Chart, bool) {
	row := k.space("calendar-row")
	c, ok := k.calendar(offers, row, k.areaH)
	if !ok {
		return c, false
	}
	all := c.Box.H + validityPanel
	for _, more := range c.More {
		all += more.H
	}
	return k.calendar(offers, row, all/unit.Length(max(2, 1+len(c.More)))+validitySlack)
}

// calendarPages is a calendar that was drawn, with its title and its panel.
func (k *kit) calendarPages(c charts.Chart) block.Block {
	items := k.opening(told(c.Titles...), line{})
	if c.Key != "" {
		items = append(items, block.Item{Block: k.lead([]text.Run{{Text: c.Key, Raw: true}}), After: validityKeyAfter, Together: true})
	}
	items = append(items, block.Item{Block: drawn(c.Box)})
	for _, more := range c.More {
		head := k.inAxis(10, k.again(told(c.Titles...)))
		items = append(items, block.Item{Block: block.Artifact{Body: head}, Break: block.Force, Together: true,
			After: k.space("continued-after")},
			block.Item{Block: drawn(more)})
	}
	items = append(items, block.Item{Block: k.chartNote(c.Note, nil), Before: validityNoteBefore, Break: block.Never},
		block.Item{Block: k.ends(), Before: endsBefore, Break: block.Never, Foot: true})
	return &block.Flow{Items: items, Name: "validity", Grid: u}
}

// ends is the panel of decisions that end within a year, and of those whose
// dates nobody has published.
func (k *kit) ends() block.Block {
	soon, endless := k.view.Ending(k.yearAhead()), k.view.Endless()
	var undated []string
	for _, e := range endless {
		if !slices.Contains(undated, e.Provider.Name) {
			undated = append(undated, e.Provider.Name)
		}
	}
	cells := []block.Cell{{X: 0, W: k.span(2), Body: k.words("h2", k.say("validity.soon"), draw.H2)},
		{X: k.axis, W: k.span(5), Body: k.endingRows(soon)}}
	if n := len(endless); n > 0 {
		cells = append(cells, block.Cell{X: k.col(8), W: k.span(5), Body: block.Stack(
			k.words("h3", k.sentence("validity.undated", locales.Facts{"N": locales.Num(n)}), draw.H3),
			k.runs(k.style("table"), []text.Run{{Text: k.loc.List(undated) + ".", Raw: true}}, draw.P))})
	}
	return k.panel(&block.Row{Cells: cells}, block.Edges{Top: endsTop, Bottom: endsBottom}, k.toBleed)
}

// endingMost is how many lines the panel of ends has. The calendar shows them
// all; where the panel does not, its last line says how many it leaves out.
const endingMost = 6

func (k *kit) endingRows(es []*facts.Entry) block.Block {
	if len(es) == 0 {
		return k.words("table", k.say("validity.none"), draw.P)
	}
	list := &draw.Elem{Role: draw.List, Order: "None"}
	st := k.style("table")
	day := k.span(5) / 3
	var rows []block.Item
	named := es
	if len(es) > endingMost {
		named = es[:endingMost-1]
	}
	for _, e := range named {
		name := []text.Run{{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From}, {Text: "\u00a0 ", Raw: true},
			{Text: k.offer(e), Raw: true, From: e.From}}
		rows = append(rows, block.Item{After: endsRowGap, Block: &block.Row{Elem: draw.New(draw.ListItem), Cells: []block.Cell{
			{X: 0, W: day, Align: block.Baseline, Elem: draw.New(draw.ListLabel),
				Body: k.wordsIn(k.style("label"), k.dayShort(e.End()), "")},
			{X: day, W: k.span(5) - day, Align: block.Baseline, Elem: draw.New(draw.ListBody), Body: k.runs(st, name, "")},
		}}})
	}
	if more := len(es) - len(named); more > 0 {
		rows = append(rows, block.Item{Block: &block.Row{Elem: draw.New(draw.ListItem), Cells: []block.Cell{
			{X: day, W: k.span(5) - day, Align: block.Baseline, Elem: draw.New(draw.ListBody),
				Body: k.words("table", k.sentence("validity.more", locales.Facts{"N": locales.Num(more)}), "")}}}})
	}
	return &block.Flow{Items: rows, Elem: list}
}

// technical is the month's explanation of one mechanism, with its diagram and
// the points to look at.
func (k *kit) technical() []page.Section {
	t, ok := k.written("technical")
	if !ok {
		return nil
	}
	body := &block.Either{Options: []block.Block{
		k.focus(t, k.space("points-step"), technicalGap), k.focus(t, k.space("points-step"), technicalGapNear),
		k.focus(t, k.space("points-step-dense"), technicalGapNear), k.focus(t, k.space("points-step-dense"), technicalGapDense)}}
	return []page.Section{k.section("technical", t, body)}
}

// focus is the technical focus with its points a step and its diagram a gap
// apart.
func (k *kit) focus(t *read.Text, step, gap unit.Length) block.Block {
	items := k.opening(typed(t.Title), typed(t.Standfirst))
	if len(t.Body) > 0 {
		items = append(items, block.Item{Block: k.inAxis(10, k.columns(t.Body, "technical"))})
	}
	for _, q := range quotes(t.Body) {
		items = append(items, block.Item{Block: k.inAxis(10, k.pull(q)), Before: u})
	}
	if p, ok := t.Part("diagram"); ok {
		items = append(items, k.diagram(p, gap)...)
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
	if alone, has := p.Item("alone"); has {
		composed, _ := p.Item("composed")
		c, ok = k.chart(charts.Composition(k.sheet(k.textW), charts.Building{
			Alone:    charts.Side{Head: flat(alone.Title), Text: flat(alone.Text)},
			Composed: charts.Side{Head: flat(composed.Title), Text: flat(composed.Text)}}))
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
