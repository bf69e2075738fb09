package compose

import (
	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the pages of scope.
const (
	scopeTall  = 78 * unit.MM // of the strip, where there is room
	scopeUnder = 34 * unit.MM // what stands under the axis of a strip with a page to itself
	scopeHigh  = 75 * unit.MM
	scopeMid   = 71 * unit.MM
	scopeLess  = 67 * unit.MM
	scopeLow   = 63 * unit.MM
	scopeLower = 59 * unit.MM
	scopeLeast = 54 * unit.MM

	scopeRuleBefore = 45 * unit.MM / 10 // above the rule over the butterfly
	scopeHeadBefore = 25 * unit.MM / 10
	scopeHeadAfter  = 1 * unit.MM
	scopeNoteBefore = 2 * unit.MM

	bandsLying     = 31 * unit.MM // the height of a band on a sheet that lies
	bandsAfter     = 3 * u / 2    // under the bands, and over the rule behind them
	bandsRuleAfter = 22 * unit.MM / 10

	endsBefore     = u         // above the panel of ends
	endsTop        = 5 * u / 4 // within it, above its words
	endsRowGap     = 2 * unit.MM
	endsNoteBefore = unit.MM
)

// bandsLower is the heights of a band where another section stands under them.
func bandsLower() []unit.Length {
	return []unit.Length{38 * unit.MM, 31 * unit.MM, 26 * unit.MM, 22 * unit.MM, 18 * unit.MM}
}

// scope is when the decisions in force were taken, what is qualified beside what
// is coming, and what ends within a year.
func (k *kit) scope() []page.Section {
	body := &block.Either{}
	for _, try := range []struct {
		high   unit.Length
		places int
	}{{scopeTall, endsMost}, {scopeHigh, endsMost}, {scopeMid, endsMost}, {scopeMid, endsRow}, {scopeLess, endsRow},
		{scopeLow, endsRow}, {scopeLower, endsRow}, {scopeLeast, endsRow},
		{min(scopeTall, k.areaH-scopeUnder), endsMost}} { // the last may go on over a page
		body.Options = append(body.Options, k.scopePage(try.high, try.places))
	}
	items := []block.Item{{Block: body}}
	var ladder []block.Block
	if months, ok := k.surveys(); ok {
		if c, ok := k.chart(charts.Bands(k.sheet(k.textW), months)); ok {
			items = append(items, block.Item{Block: k.bandsPage(c, months), Break: block.Force})
			if len(k.view.Qualified()) == 0 {
				ladder = append(ladder, k.scopeAlone(c))
			}
		}
	}
	s := k.yielding("scope", k.text("scope"), &block.Flow{Items: items, Name: "scope"})
	s.Ladder = ladder
	return []page.Section{s}
}

// scopeAlone is the page where nothing is qualified: there is no decision to
// draw and no end to tell, and the bands stand under the layers.
func (k *kit) scopeAlone(bands charts.Chart) block.Block {
	t := k.text("scope")
	items := append(k.opening(k.headline("scope"), typed(t.Standfirst)), k.layersSides()...)
	return &block.Flow{Name: "scope", Items: append(items,
		block.Item{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Before: scopeRuleBefore, Together: true},
		block.Item{Block: k.saying(k.style("h2"), bands.Titles, draw.H2, 2), Before: scopeHeadBefore, After: scopeHeadAfter, Together: true},
		block.Item{Block: drawn(bands.Box)},
		block.Item{Block: k.chartNote(bands.Note, t.Note), Before: u, Foot: true})}
}

// layersSides is what is qualified beside what is in progress, under its own head
// where the headline does not say the same.
func (k *kit) layersSides() []block.Item {
	c, ok := k.chart(k.butterfly())
	if !ok {
		return nil
	}
	items := []block.Item{{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Before: scopeRuleBefore, Together: true}}
	if len(k.view.Qualified()) > 0 || len(k.headline("scope").typed) > 0 {
		items = append(items,
			block.Item{Block: k.saying(k.style("h2"), c.Titles, draw.H2, 2), Before: scopeHeadBefore, After: scopeHeadAfter, Together: true})
	}
	return append(items, block.Item{Block: drawn(c.Box)},
		block.Item{Block: k.chartNote(c.Note, nil), Before: scopeNoteBefore, Break: block.Never})
}

// The bands look back so many months, and need so many surveys in a row.
const (
	bandsMonths  = 12
	bandsSurveys = 6
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
	return out, longest >= bandsSurveys
}

func chartRoll(r facts.Roll) charts.Roll {
	return charts.Roll{N: r.N, In: chartOffers(r.In), Over: chartOffers(r.Over), Gone: chartOffers(r.Gone)}
}

// bandsPage is the page of the two bands; where another section is to stand under
// them it goes without how they are read, which their key says in short, then they
// are lower.
func (k *kit) bandsPage(c charts.Chart, months charts.Surveys) block.Block {
	body := &block.Either{Options: []block.Block{k.bands(c, true)}}
	if !k.lies() {
		body.Options = append(body.Options, k.bands(c, false))
		for _, months.High = range bandsLower() {
			if low, ok := k.chart(charts.Bands(k.sheet(k.textW), months)); ok {
				body.Options = append(body.Options, k.bands(low, false))
			}
		}
	}
	body.Options = append(body.Options, body.Options[0]) // what no page holds goes on as it is
	return body
}

// bands is the two bands under their headline, with how they are read or without.
func (k *kit) bands(c charts.Chart, reading bool) block.Block {
	head := &block.Flow{Items: []block.Item{
		{Block: at(k.axis, k.span(10), k.saying(k.style("h1"), c.Titles, draw.H2, 0)), Together: true, After: k.space("title-after")},
		{Block: at(k.axis, k.span(9), k.words("stand", c.Key, draw.P)), Before: k.space("stand-before")}}}
	half := k.span(5)
	read := &block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(2), Elem: draw.New(draw.Div), Body: k.words("h2", k.say("scope.bands"), draw.H3)},
		{X: k.axis, W: half, Elem: draw.New(draw.Div), Body: k.words("body", k.say("scope.bands.scale"), draw.P)},
		{X: k.col(8), W: half, Elem: draw.New(draw.Div), Body: k.words("body", k.say("scope.bands.months"), draw.P)}}}
	items := []block.Item{{Block: head, After: k.space("stand-after"), Together: true}, {Block: drawn(c.Box), After: bandsAfter}}
	if reading {
		items = append(items,
			block.Item{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Before: bandsAfter, After: bandsRuleAfter, Together: true},
			block.Item{Block: read})
	}
	return &block.Flow{Name: "bands", Items: append(items, block.Item{Block: k.chartNote(c.Note, nil), Before: u, Foot: true})}
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
	items = append(items, k.layersSides()...)
	if k.lies() { // the strip has a page to itself: the panel does not leave the headline alone
		return block.Footed{Body: &block.Flow{Items: items, Name: "scope"}, Foot: k.ends(endsRow, note, t.Note), Gap: endsBefore}
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

// yearAhead is the day a year after the cut-off: what ends by then, ends soon.
func (k *kit) yearAhead() facts.Day { return k.ed.Cutoff.Plus(12) }

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
			b = block.Stack(b, k.words("t9", k.sentence("validity.later", locales.Facts{"N": locales.Num(left)}), draw.P))
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
