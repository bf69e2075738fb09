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
	candidatesFoot       = 37 * unit.MM      // what stands under them
	candidatesDates      = 2 * u             // what a box of dates leaves of a page
	candidatesHeadAfter  = 25 * unit.MM / 10 // between the title of the unit rows and the rows
	candidatesNoteBefore = 22 * unit.MM / 10

	scopeTall  = 78 * unit.MM // of the strip, where there is room
	scopeUnder = 34 * unit.MM // what stands under the axis of a strip with a page to itself
	scopeHigh  = 75 * unit.MM
	scopeMid   = 71 * unit.MM
	scopeLow   = 63 * unit.MM
	scopeLeast = 54 * unit.MM

	scopeRuleBefore = 45 * unit.MM / 10 // above the rule over the butterfly
	scopeHeadBefore = 25 * unit.MM / 10
	scopeHeadAfter  = 1 * unit.MM
	scopeNoteBefore = 2 * unit.MM

	bandsAfter     = 3 * u / 2 // under the bands, and over the rule behind them
	bandsRuleAfter = 22 * unit.MM / 10

	validityFirst      = 11 * u // what the calendar leaves of the first page to its title and key
	validityNext       = 4 * u  // and of those that follow, to the title again
	validitySlack      = 2 * u  // what each of several pages has to spare
	validityKeyAfter   = 2 * u
	validityNoteBefore = 22 * unit.MM / 10

	endsBefore     = u         // above the panel of ends
	endsTop        = 5 * u / 4 // within it, above its words
	endsRowGap     = 2 * unit.MM
	endsNoteBefore = unit.MM

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
	t := k.text("candidates")
	bricks, drawn1 := k.chart(charts.Bricks(k.sheet(k.textW),
		charts.Milestones{Offers: offers, Bare: bare, Dates: k.dates(), Room: min(candidatesRoom, k.areaH-candidatesFoot), Next: k.areaH - candidatesDates}))
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
	return []page.Section{k.yielding("candidates", t, &block.Flow{Items: items, Name: "candidates", Grid: u})}
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

// scope is when the decisions in force were taken, what is qualified beside what
// is coming, and what ends within a year.
func (k *kit) scope() []page.Section {
	body := &block.Either{}
	for _, try := range []struct {
		high   unit.Length
		places int
	}{{scopeTall, endsMost}, {scopeHigh, endsMost}, {scopeMid, endsMost}, {scopeMid, endsRow}, {scopeLow, endsRow}, {scopeLeast, endsRow},
		{min(scopeTall, k.areaH-scopeUnder), endsMost}} { // the last may go on over a page
		body.Options = append(body.Options, k.scopePage(try.high, try.places))
	}
	items := []block.Item{{Block: body}}
	if months, ok := k.surveys(); ok {
		if c, ok := k.chart(charts.Bands(k.sheet(k.textW), months)); ok {
			items = append(items, block.Item{Block: k.bands(c), Break: block.Force})
		}
	}
	return []page.Section{k.yielding("scope", k.text("scope"), &block.Flow{Items: items, Name: "scope"})}
}

// The bands look back so many months, and need so many surveys in a row.
const (
	bandsMonths = 12
	bandsLeast  = 6
	bandsLying  = 31 * unit.MM // the height of a band on a sheet that lies
)

// surveys is the surveys of the bands; false where there are too few in a row.
func (k *kit) surveys() (charts.Surveys, bool) {
	var out charts.Surveys
	if k.lies() {
		out.High = bandsLying
	}
	row, longest := 0, 0
	for _, s := range k.view.Surveys(bandsMonths) {
		m := charts.Survey{Year: s.End.Year, Month: s.End.Month, Made: s.Made, Fresh: s.Fresh}
		if row++; !s.Made {
			row = 0
		}
		longest = max(longest, row)
		m.Qualified, m.InProgress = chartRoll(s.Qualified), chartRoll(s.InProgress)
		out.Months = append(out.Months, m)
	}
	return out, longest >= bandsLeast
}

func chartRoll(r facts.Roll) charts.Roll {
	return charts.Roll{N: r.N, In: chartOffers(r.In), Out: chartOffers(r.Out)}
}

// bands is the page of the two bands, with how they are read.
func (k *kit) bands(c charts.Chart) block.Block {
	head := &block.Flow{Items: []block.Item{
		{Block: at(k.axis, k.span(10), k.saying(k.style("h1"), c.Titles, draw.H2, 0)), Together: true, After: k.space("title-after")},
		{Block: at(k.axis, k.span(9), k.words("stand", c.Key, draw.P)), Before: k.space("stand-before")}}}
	half := k.span(5)
	read := &block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(2), Elem: draw.New(draw.Div), Body: k.words("h2", k.say("scope.bands"), draw.H3)},
		{X: k.axis, W: half, Elem: draw.New(draw.Div), Body: k.words("body", k.say("scope.bands.scale"), draw.P)},
		{X: k.col(8), W: half, Elem: draw.New(draw.Div), Body: k.words("body", k.say("scope.bands.months"), draw.P)}}}
	return &block.Flow{Name: "bands", Items: []block.Item{
		{Block: head, After: k.space("stand-after"), Together: true},
		{Block: drawn(c.Box), After: bandsAfter},
		{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Before: bandsAfter, After: bandsRuleAfter, Together: true},
		{Block: read},
		{Block: k.chartNote(c.Note, nil), Before: u, Foot: true},
	}}
}

// scopePage is the page with a strip so high and a panel of so many places.
func (k *kit) scopePage(high unit.Length, places int) block.Block {
	t := k.text("scope")
	stand, note := typed(t.Standfirst), ""
	var items []block.Item
	if len(k.view.Qualified()) > 0 {
		if c, ok := k.chart(k.decisions(high)); ok {
			stand, note = stand.or(c.Key), c.Note
			items = append(items, block.Item{Block: drawn(c.Box)})
		}
	}
	items = append(k.opening(k.headline("scope"), stand), items...)
	if c, ok := k.chart(k.butterfly()); ok {
		items = append(items,
			block.Item{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Before: scopeRuleBefore, Together: true},
			block.Item{Block: k.saying(k.style("h2"), c.Titles, draw.H2, 2), Before: scopeHeadBefore, After: scopeHeadAfter, Together: true},
			block.Item{Block: drawn(c.Box)},
			block.Item{Block: k.chartNote(c.Note, nil), Before: scopeNoteBefore, Break: block.Never})
	}
	items = append(items, block.Item{Block: k.ends(places, note, t.Note), Before: endsBefore, Break: block.Never, Foot: true})
	return &block.Flow{Items: items, Name: "scope"}
}

// scopeTitle is what the strip finds; where nothing is qualified, what the
// butterfly does.
func (k *kit) scopeTitle() []string {
	c, err := k.decisions(scopeTall)
	if len(k.view.Qualified()) == 0 {
		c, err = k.butterfly()
	}
	if err != nil {
		return []string{k.say("section.scope")}
	}
	return c.Titles
}

// decisions is when the decisions in force were taken, so high over its axis.
func (k *kit) decisions(high unit.Length) (charts.Chart, error) {
	return charts.Decisions(k.sheet(k.textW), charts.Rulings{Offers: k.held(), Left: k.col(4), High: high})
}

// validity is the calendar of decisions, on as many pages as it takes. Rows are
// wide where all of them fit one page so, then dense; else pages come out alike.
func (k *kit) validity() []page.Section {
	offers := k.held()
	body := &block.Either{}
	for _, row := range []unit.Length{k.space("calendar-row"), k.space("calendar-row-dense")} {
		if c, ok := k.calendar(offers, row, k.areaH); ok && len(c.More) == 0 {
			body.Options = append(body.Options, k.calendarPages(c))
		}
	}
	if c, ok := k.calendarAlike(offers); ok {
		body.Options = append(body.Options, k.calendarPages(c))
	}
	return []page.Section{k.joinable(k.yielding("validity", k.text("validity"), body))}
}

// validityTitle is what the calendar finds.
func (k *kit) validityTitle() []string {
	c, ok := k.calendar(k.held(), k.space("calendar-row"), k.areaH)
	if !ok {
		return []string{k.say("section.validity")}
	}
	return c.Titles
}

// held is the qualified offers with their dates, as the calendar takes them.
func (k *kit) held() []charts.Offer {
	es := facts.ByName(k.view.Qualified())
	out := chartOffers(es)
	soon, year := k.view.Ending(k.yearAhead()), k.view.Ending(k.yearEnd())
	for i, e := range es {
		o, start := &out[i], e.Start()
		o.Start, o.End = charts.Date(start.Date), charts.Date(e.End())
		if ds := e.DatedDecisions(); len(ds) > 1 {
			o.Renewed = charts.Date(ds[len(ds)-1].Date)
		}
		if start.Date.Known() && start.Kind != facts.Decided {
			o.Since = k.say("kind." + string(start.Kind))
		}
		o.Ended, o.Soon, o.ThisYear = k.view.Ended(e), slices.Contains(soon, e), slices.Contains(year, e)
		k.inForce(o, e)
	}
	return out
}

// inForce is what is known of the day of an offer's decision in force.
func (k *kit) inForce(o *charts.Offer, e *facts.Entry) {
	o.Ruled, o.Young = charts.Date(e.Ruled()), k.view.Young(e)
	if e.Decision != nil && e.Decision.Kind != facts.FirstRuling {
		o.Again = charts.Again(e.Decision.Kind)
	}
	near, earlier := e.Nearest()
	o.Near = charts.Date(near.Date)
	switch {
	case near.Kind == facts.Announced:
		o.NearKind = charts.Announced
	case near.Kind == facts.Listed:
		o.NearKind = charts.Entry
	case earlier:
		o.NearKind = charts.Earlier
	default:
		o.NearKind = charts.Itself
	}
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
	all := c.Box.H
	for _, more := range c.More {
		all += more.H
	}
	return k.calendar(offers, row, all/unit.Length(max(2, 1+len(c.More)))+validitySlack)
}

// calendarPages is a calendar that was drawn, with its title.
func (k *kit) calendarPages(c charts.Chart) block.Block {
	t := k.text("validity")
	title := k.headline("validity")
	items := k.opening(title, typed(t.Standfirst))
	if c.Key != "" {
		items = append(items, block.Item{Block: k.lead([]text.Run{{Text: c.Key, Raw: true}}), After: validityKeyAfter, Together: true})
	}
	items = append(items, block.Item{Block: drawn(c.Box)})
	for _, more := range c.More {
		items = append(items, block.Item{Block: block.Artifact{Body: k.inAxis(10, k.again(title))}, Break: block.Force, Together: true,
			After: k.space("continued-after")},
			block.Item{Block: drawn(more)})
	}
	items = append(items, block.Item{Block: k.chartNote(c.Note, t.Note), Before: validityNoteBefore, Break: block.Never})
	return &block.Flow{Items: items, Name: "validity", Grid: u}
}

// The panel of ends has places for days, then for what has no day: two rows, or
// one. What it leaves out the calendar shows.
const (
	endsRow   = 3
	endsMost  = 2 * endsRow
	endsNames = 4 // offers of one day
	endsBare  = 8 // providers of offers without a day
)

// ends is the panel of decisions that end within a year, day by day, and of
// those whose end nobody has published; then how the strip counts.
func (k *kit) ends(most int, note string, more read.Rich) block.Block {
	bare := k.endless(most > endsRow)
	if bare != nil {
		most--
	}
	places := k.endingDays(most)
	if bare != nil {
		places = append(places, bare)
	}
	var rows []block.Item
	wide := (k.span(10) - (endsRow-1)*k.gutter) / endsRow
	for i := 0; i < len(places); i += endsRow {
		row := &block.Row{}
		for j, b := range places[i:min(i+endsRow, len(places))] {
			row.Cells = append(row.Cells, block.Cell{X: k.axis + unit.Length(j)*(wide+k.gutter), W: wide, Elem: draw.New(draw.Div), Body: b})
		}
		if i == 0 {
			row.Cells = append([]block.Cell{{X: 0, W: k.span(2), Body: k.words("h2", k.say("validity.soon"), draw.H2)}}, row.Cells...)
		}
		rows = append(rows, block.Item{Block: row, After: endsRowGap})
	}
	rows = append(rows, block.Item{Block: k.inAxis(10, k.chartNote(note, more)), Before: endsNoteBefore})
	return k.panel(&block.Flow{Items: rows}, block.Edges{Top: endsTop}, k.toBleed)
}

// endingDays is the days on which decisions end within a year, as many as there
// are places, each with its offers; what no day is known of is said.
func (k *kit) endingDays(places int) []block.Block {
	es := k.view.Ending(k.yearAhead())
	if len(es) == 0 {
		return []block.Block{k.words("t9", k.say("validity.none"), draw.P)}
	}
	var days [][]*facts.Entry
	for _, e := range es {
		if n := len(days); n > 0 && days[n-1][0].End() == e.End() {
			days[n-1] = append(days[n-1], e)
			continue
		}
		days = append(days, []*facts.Entry{e})
	}
	left := 0
	for len(days) > places {
		left += len(days[len(days)-1])
		days = days[:len(days)-1]
	}
	var out []block.Block
	for i, day := range days {
		b := k.endingDay(day)
		if left > 0 && i == len(days)-1 {
			b = block.Stack(b, k.words("t9", k.sentence("validity.more", locales.Facts{"N": locales.Num(left)}), draw.P))
		}
		out = append(out, b)
	}
	return out
}

// endingDay is one day with the offers whose decisions end on it.
func (k *kit) endingDay(es []*facts.Entry) block.Block {
	st := k.style("t9")
	parts := []block.Block{k.words("h2", k.dayShort(es[0].End()), draw.H3)}
	named := es
	if len(es) > endsNames {
		named = es[:endsNames-1]
	}
	for _, e := range named {
		parts = append(parts, k.runs(st, []text.Run{{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From},
			{Text: ", ", Raw: true}, {Text: k.offer(e), Raw: true, From: e.From}}, draw.P))
	}
	if more := len(es) - len(named); more > 0 {
		parts = append(parts, k.words("t9", k.sentence("validity.more", locales.Facts{"N": locales.Num(more)}), draw.P))
	}
	return block.Stack(parts...)
}

// endless is the offers whose end nobody has published, by provider or only
// counted; nil when there are none.
func (k *kit) endless(named bool) block.Block {
	es := k.view.Endless()
	if len(es) == 0 {
		return nil
	}
	st, head := k.style("t9"), k.words("h2", k.say("validity.endless"), draw.H3)
	if !named {
		return block.Stack(head, k.words("t9", k.sentence("validity.counted", locales.Facts{"N": locales.Num(len(es))}), draw.P))
	}
	runs := []text.Run{{Text: k.sentence("validity.undated", locales.Facts{"N": locales.Num(len(es))}), Font: st.Bold, Raw: true}}
	var holders []*facts.Provider
	n := map[*facts.Provider]int{}
	for _, e := range es {
		if n[e.Provider]++; n[e.Provider] == 1 {
			holders = append(holders, e.Provider)
		}
	}
	for i, p := range holders {
		if i == endsBare && len(holders) > endsBare+1 {
			runs = append(runs, text.Run{Text: ", " + k.loc.Clause("charts.strip.more", locales.Facts{"N": locales.Num(len(holders) - i)})})
			break
		}
		sep := ", "
		if i == 0 {
			sep = " "
		}
		runs = append(runs, text.Run{Text: sep, Raw: true}, text.Run{Text: p.Name, Raw: true, From: p.From},
			text.Run{Text: "\u00a0" + k.loc.Number(n[p]), Raw: true})
	}
	return block.Stack(head, k.runs(st, runs, draw.P))
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
