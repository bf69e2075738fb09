package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the providers' sheets.
const (
	sheetHigh      = 28 * u // from a sheet's top to the next
	sheetRule      = u      // the rule over the second sheet, above its top
	sheetNext      = 2 * u  // from a sheet that has no fixed height to that rule
	sheetStackTop  = 12 * unit.MM / 10
	sheetStateStep = 315 * unit.MM / 10
	sheetStates    = 3 // blocks that stand at their full step
	sheetCountW    = 7 * unit.MM
	sheetDisc      = 1125 * unit.MM / 100
	sheetDiscGap   = 25 * unit.MM / 10
	sheetCountTop  = 1 * unit.MM
	sheetStateGap  = 15 * unit.MM / 10
	sheetTime      = 3 * u / 2 // over the timeline
	sheetFacts     = u         // over the facts
	sheetFactsTop  = 12 * unit.MM / 10
	sheetFactW     = 26 * unit.MM // of a date or a question
	sheetFactGap   = unit.MM      // to the fact or the answer
	sheetNote      = u
	sheetMost      = 7 // facts that a sheet tells
	sheetDateCols  = 6 // columns of the dated facts: their offers' names are long
	sheetAskCols   = 4 // and of the answers
)

// sheetAtEase is the air of a sheet that is alone on a page, step by step, where it
// would leave the page half empty.
func sheetAtEase() []unit.Length { return []unit.Length{u, 2 * u, 3 * u, 7 * u / 2} }

// sheets is the providers of whom there is most to tell, two on a page: how
// many, the ladder tries.
func (k *kit) sheets() []page.Section {
	ps := k.view.Leading()
	if len(ps) == 0 {
		return nil
	}
	set := func(n int, air unit.Length) block.Block {
		flow := &block.Flow{Name: "sheets"}
		for i, pair := range slices.Collect(slices.Chunk(ps[:min(n, len(ps))], 2)) {
			item := block.Item{Block: k.sheetsOn(pair, air)}
			if i > 0 {
				item.Break = block.Force
			}
			flow.Items = append(flow.Items, item)
		}
		return flow
	}
	s := k.section("sheets", k.text("sheets"), set(data.MostSheets, 0))
	s.Optional = sheetsOrder
	for _, n := range []int{4, 2} {
		if n < len(ps) {
			s.Ladder = append(s.Ladder, set(n, 0))
		}
	}
	if min(len(ps), data.MostSheets)%2 == 1 {
		for _, air := range sheetAtEase() {
			s.Ladder = append(s.Ladder, set(data.MostSheets, air))
		}
	}
	return []page.Section{s}
}

// sheetsOn is the sheets of a page: the second begins at its middle, or where the
// first ends when one of them is higher; two that no page holds have one each. One
// alone has so much more air.
func (k *kit) sheetsOn(ps []*facts.Provider, air unit.Length) block.Block {
	if len(ps) == 1 {
		return block.Keep{Body: k.sheetOf(ps[0], air)}
	}
	upper, lower := k.sheetOf(ps[0], 0), k.sheetOf(ps[1], 0)
	under := block.Stack(&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: sheetRule}, lower)
	return &block.Either{Options: []block.Block{
		block.Keep{Body: block.Stack(&block.Frame{H: sheetHigh, Fixed: true, Body: upper}, under)},
		block.Keep{Body: block.Stack(upper, block.Gap{H: sheetNext}, under)},
		&block.Flow{Items: []block.Item{{Block: block.Keep{Body: upper}}, {Block: block.Keep{Body: lower}, Break: block.Force}}},
	}}
}

// sheetOf is one provider: its name and states, its offers in time, the dated
// facts and the answers, and so much more air between them and in the rows of time.
func (k *kit) sheetOf(p *facts.Provider, air unit.Length) block.Block {
	es := k.view.OffersOf(p)
	sect := draw.New(draw.Div)
	items := []block.Item{{Block: k.sheetHead(p, es)}}
	sheet := k.sheet(k.textW)
	if c, ok := k.chart(charts.Timeline(sheet, k.lives(es), air)); ok {
		items = append(items, block.Item{Block: drawn(c.Box), Before: sheetTime + air})
	}
	items = append(items, block.Item{Block: k.sheetFacts(p, sheetMost), Before: sheetFacts + air},
		block.Item{Block: k.inAxis(10, k.sheetNote(p)), Before: sheetNote + air})
	return &block.Flow{Items: items, Elem: sect, Name: "sheet of " + p.ID}
}

// lives is offers as a timeline takes them.
func (k *kit) lives(es []*facts.Entry) []charts.Offer {
	held := map[string]charts.Offer{}
	qualified := facts.ByName(k.view.Qualified())
	for i, o := range k.held() {
		held[qualified[i].ID] = o
	}
	out := make([]charts.Offer, len(es))
	for i, e := range es {
		o, ok := held[e.ID]
		if !ok {
			o = chartOffer(e)
			for n, s := range e.Reached() {
				o.Course[n] = charts.Reached{State: charts.State(s.Code), Known: charts.Date(s.Known), On: charts.Date(s.Known.Last()),
					New: e.Changed && k.view.Previous.Before(s.Known.Last())}
			}
		}
		o.Name, o.From = k.shortName(e), e.From
		if e.Market != "" {
			o.From = e.MarketFrom
		}
		out[i] = o
	}
	return out
}

// sheetHead is the layers of a provider, its name and what it holds.
func (k *kit) sheetHead(p *facts.Provider, es []*facts.Entry) block.Block {
	layers := facts.LayersOf(staged(es, es[0].Stage))
	step := sheetStateStep
	states := k.sheetStates(es)
	if n := len(states); n > sheetStates { // more of them stand nearer
		step = step * sheetStates / unit.Length(n)
	}
	w := k.textW - k.axis - unit.Length(len(states))*step - k.gutter // a name keeps clear of the first disc
	cells := []block.Cell{
		{W: cardStack, Body: block.Stack(block.Gap{H: sheetStackTop}, drawn(k.stack(cardStack, cardStackH, layers)))},
		{X: k.axis, W: w, Body: block.Stack(k.sheetName(p), k.sheetSays(p, es))}}
	for i, s := range states {
		cells = append(cells, block.Cell{X: k.textW - unit.Length(len(states)-i)*step, W: step - k.gutter,
			Elem: draw.New(draw.Div), Body: s})
	}
	return &block.Row{Cells: cells}
}

// sheetName is a provider's name as large as one line holds it.
func (k *kit) sheetName(p *facts.Provider) block.Block {
	name := &block.Either{}
	for _, style := range []string{"figure", "h1", "numeral-l", "family"} {
		name.Options = append(name.Options, &block.Frame{H: k.style(style).Leading, Fixed: true, Body: k.holder(style, p, draw.H2)})
	}
	name.Options = append(name.Options, k.holder("name-l", p, draw.H2))
	return name
}

// staged is the offers of a stage.
func staged(es []*facts.Entry, s facts.Stage) []*facts.Entry {
	return slices.DeleteFunc(slices.Clone(es), func(e *facts.Entry) bool { return e.Stage != s })
}

// sheetSays is whom a provider belongs to, and its offers and candidacies in one sentence.
func (k *kit) sheetSays(p *facts.Provider, es []*facts.Entry) block.Block {
	n, bare := len(staged(es, facts.Qualified)), 0
	for _, e := range k.view.Bare() {
		if e.Provider != nil && e.Provider.ID == p.ID {
			bare++
		}
	}
	key := "sheets.says"
	if bare > 0 {
		key = "sheets.bare"
	}
	said := k.sentence(key, locales.Facts{"Qualified": locales.Num(n), "Progress": locales.Num(len(es) - n), "Bare": locales.Num(bare)})
	runs := []text.Run{{Text: said, Raw: true}}
	if also := otherNames(p); also != "" {
		runs = append([]text.Run{{Text: also, Raw: true}, {Text: ". ", Raw: true}}, runs...)
	}
	return k.runs(k.style("t10"), runs, draw.P)
}

// sheetStates is the states that a provider's offers are in, each with its disc
// and their number, the furthest first. A disc that stands for several offers is
// news where each of them has moved.
func (k *kit) sheetStates(es []*facts.Entry) []block.Block {
	n, still := map[facts.Code]int{}, map[facts.Code]bool{}
	var codes []facts.Code
	for _, e := range es {
		if n[e.Milestone]++; n[e.Milestone] == 1 {
			codes = append(codes, e.Milestone)
		}
		still[e.Milestone] = still[e.Milestone] || !e.Changed
	}
	slices.SortFunc(codes, func(a, b facts.Code) int { return int(b) - int(a) })
	var out []block.Block
	for _, c := range codes {
		disc := charts.Disc(sheetDisc, charts.State(c), k.inks().Look(!still[c]))
		key := "glossary.progress"
		if c == facts.J3 {
			key = "glossary.qualified"
		}
		label := k.loc.N(key, n[c])
		if c != facts.J3 {
			label += ", " + k.say("milestone."+charts.State(c).Key())
		}
		out = append(out, block.Marked{Elem: draw.New(draw.P), Body: block.Stack( // a number is heard with what it counts
			&block.Row{Cells: []block.Cell{{W: sheetDisc, Body: drawn(disc)},
				{X: sheetDisc + sheetDiscGap, W: sheetCountW, Body: block.Stack(block.Gap{H: sheetCountTop},
					k.words("numeral-l", k.loc.Number(n[c]), ""))}}},
			block.Gap{H: sheetStateGap}, k.words("table", label, ""))})
	}
	return out
}

// sheetFacts is the dated facts, so many of them at most, beside the answers to the
// grid's questions; 0: all.
func (k *kit) sheetFacts(p *facts.Provider, most int) block.Block {
	pair := func(items []block.Item) block.Block {
		return &block.Flow{Items: items, Elem: &draw.Elem{Role: draw.List, Order: "None"}}
	}
	row := &block.Row{Above: sheetFactsTop, Rule: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, Cells: []block.Cell{
		{W: k.span(2), Body: k.words("h3", k.say("sheets.facts"), draw.H3)},
		{X: k.axis, W: k.span(sheetDateCols), Body: pair(k.sheetDates(p, most))}}}
	if answers := k.sheetAnswers(p); len(answers) > 0 {
		row.Cells = append(row.Cells, block.Cell{X: k.col(3 + sheetDateCols), W: k.span(sheetAskCols), Body: pair(answers)})
	}
	return row
}

// fact is a date or a question, and what is known, in so many columns.
func (k *kit) fact(columns int, label string, runs []text.Run) block.Item {
	st := k.style("t9")
	head := st
	head.Font, head.Ink = st.Bold, draw.Encre
	return block.Item{Block: &block.Row{Elem: draw.New(draw.ListItem), Cells: []block.Cell{
		{W: sheetFactW, Elem: draw.New(draw.ListLabel), Body: k.wordsIn(head, label, "")},
		{X: sheetFactW + sheetFactGap, W: k.span(columns) - sheetFactW - sheetFactGap, Elem: draw.New(draw.ListBody),
			Body: k.runs(st, runs, "")}}}}
}

// listed is an entry of a list without a label.
func listed(b block.Block) block.Item {
	return block.Item{Block: block.Marked{Elem: draw.New(draw.ListItem), Body: block.Marked{Elem: draw.New(draw.ListBody), Body: b}}}
}

// sheetDates is the dated facts of a provider's offers, the oldest first; where
// there are more than most, how many there are besides.
func (k *kit) sheetDates(p *facts.Provider, most int) (items []block.Item) {
	st := k.style("t9")
	var evs []facts.Event
	for _, ev := range k.view.Chronology() {
		if ev.Entries[0].Provider == p {
			evs = append(evs, ev)
		}
	}
	slices.SortStableFunc(evs, func(a, b facts.Event) int {
		switch {
		case a.Date.Before(b.Date):
			return -1
		case b.Date.Before(a.Date):
			return 1
		}
		return 0
	})
	gone := slices.DeleteFunc(k.view.Gone(), func(ev facts.Event) bool { return ev.Provider != p })
	tell := func(day facts.Day, e *facts.Entry, said string, cites []facts.Cite) {
		runs := []text.Run{{Text: said}}
		if len(k.view.OffersOf(p))+len(gone) > 1 {
			runs = append([]text.Run{{Text: k.shortName(e) + ", ", Raw: true}}, runs...)
		}
		items = append(items, k.fact(sheetDateCols, k.dayShort(day), append(runs, k.marks(st, cites)...)))
	}
	over := 0
	if most > 0 {
		over = max(len(evs)-most, 0)
	}
	for _, ev := range evs[over:] {
		tell(ev.Date, ev.Entries[0], k.sheetSaid(ev), ev.Cites)
	}
	for _, e := range k.view.OffersOf(p) { // with a date, the decision has told its end
		if e.End().Known() && len(e.DatedDecisions()) == 0 {
			tell(e.End(), e, k.say("sheets.end"), e.Decision.Cites)
		}
	}
	for _, ev := range gone {
		if !ev.Date.Known() { // with a date it is among them
			said := k.say("sheets.gone", map[string]any{"Offer": k.shortName(ev.Entries[0])})
			items = append(items, listed(k.runs(st, append([]text.Run{{Text: said, Raw: true}}, k.marks(st, ev.Cites)...), "")))
		}
	}
	if over > 0 {
		items = append(items, listed(k.words("t9", k.loc.N("sheets.older", over), "")))
	}
	if len(evs) == 0 {
		items = append(items, listed(k.words("t9", k.say("sheets.undated"), "")))
	}
	return items
}

// sheetSaid is what a dated fact is: of a decision its number and its end.
func (k *kit) sheetSaid(ev facts.Event) string {
	said, d := k.datedWhat(ev), ev.Decision
	if d == nil || ev.DateKind != facts.Decided {
		return said
	}
	if d.Number != "" {
		said = k.say("sheets.decision", map[string]any{"Number": d.Number})
	}
	if d.Until.Known() {
		said += k.say("sheets.until", map[string]any{"Day": k.dayShort(d.Until)})
	}
	return said
}

// sheetAnswers is the answers of a provider to the questions of the grid;
// nothing for one that is not asked.
func (k *kit) sheetAnswers(p *facts.Provider) (items []block.Item) {
	st := k.style("t9")
	for _, r := range k.view.Grid() {
		if r.Provider != p {
			continue
		}
		for _, c := range facts.Columns() {
			runs := []text.Run{{Text: k.say("unknown.published"), Font: st.Italic}}
			switch v := r.Cells[c]; v.State {
			case facts.Published:
				runs = append(k.answerWords(c, v), k.marks(st, v.Cites)...)
			case facts.NotApplicable:
				runs = []text.Run{{Text: k.say("grid.not_applicable")}}
			}
			items = append(items, k.fact(sheetAskCols, k.say("sheets.ask."+c.String()), runs))
		}
	}
	return items
}

// answerWords is the value of a cell in words.
func (k *kit) answerWords(c facts.Column, v facts.Cell) []text.Run {
	var out []text.Run
	for _, r := range k.answerRuns(c, v) {
		if r.Sign == nil {
			out = append(out, r)
		}
	}
	return out
}

// sheetNote is where else the edition names the provider.
func (k *kit) sheetNote(p *facts.Provider) block.Block {
	st := k.style("note")
	runs := k.naming(p, "sheets", k.say("sheets.pages"), st, st.Ink, "zoom", "register")
	return k.within(st, append(runs, text.Run{Text: ".", Raw: true}), &draw.Elem{Role: draw.P, Class: draw.Folios})
}
