package compose

import (
	"slices"
	"strconv"
	"strings"

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

// The measures of the month in one page.
const (
	monthHead          = 15 * u / 2         // the least the headline and the code take
	monthCode          = 255 * unit.MM / 10 // the code, with its quiet zone
	monthCodeGap       = unit.MM
	monthSentence      = 4 * u // the least a sentence takes, and where there is less room
	monthSentenceLess  = 7 * u / 2
	monthSentenceLeast = 3 * u
	monthSentences     = 3 // that share the room of as many; fewer have more of it each
	monthDisc          = 97 * unit.MM / 10

	monthFiguresBefore = u
	monthFiguresTop    = 3 * u / 2
	monthFiguresBottom = u / 2 // both together are of the grid
	monthFigures       = 43 * u / 4

	monthBefore     = 3 * u // above the calendar and what is to be done
	monthNear       = 2 * u // the same where there is less room
	monthNearest    = u
	monthHeadAfter  = u / 2
	plateH          = 1575 * unit.MM / 100
	plateInset      = 12 * unit.MM / 10
	plateWide       = 20 * unit.MM // plates as wide have larger words
	plateGap        = 225 * unit.MM / 100
	plateDayY       = 55 * unit.MM / 10 // from the plate's top to the day
	aimTop          = 3 * unit.MM       // from the plates to the line of an aim
	aimH            = 34 * unit.MM / 10
	aimTick         = 9 * unit.MM / 10
	aimLine         = 5 * unit.MM / 10
	aimDash         = 12 * unit.MM / 10
	aimGap          = 12 * unit.MM / 10
	monthTaskTop    = 2 * unit.MM // under the rule over a task
	monthTaskX      = u * 7 / 3   // of its words
	monthNoteBefore = u
	monthGrid       = u / 2 // of the page's lines
)

// The most that the page names one by one; what follows is counted.
const (
	monthMostEnds  = 6
	monthMostAims  = 3
	monthMostNames = 3
)

// monthForm is how closely the page is set: what stands between its parts, the least
// a sentence takes, what stands over the figures, and how many ends are named.
type monthForm struct {
	gap, step, over unit.Length
	ends            int
}

// monthForms are the forms of the page, from the one at ease. Names of ends go last:
// they stand at the calendar too.
func monthForms() []monthForm {
	out := []monthForm{{monthBefore, monthSentence, monthFiguresBefore, monthMostEnds},
		{monthNear, monthSentence, monthFiguresBefore, monthMostEnds},
		{monthNearest, monthSentence, monthFiguresBefore, monthMostEnds}, {monthNearest, monthSentenceLess, monthFiguresBefore, monthMostEnds},
		{monthNearest, monthSentenceLeast, monthFiguresBefore, monthMostEnds}, {monthNearest, monthSentenceLeast, 0, monthMostEnds}}
	for n := monthMostEnds - 1; n > 0; n-- {
		out = append(out, monthForm{monthNearest, monthSentenceLeast, 0, n})
	}
	return append(out, monthForm{monthNearest, monthSentenceLeast, 0, 0})
}

// month is what happened, how the register stands, what ends in the twelve
// months from this one on and what there is to do, on one page that is
// understood without the others.
func (k *kit) month() []page.Section {
	t := k.text("month")
	flow := func(form monthForm) block.Block {
		gap := form.gap
		items := []block.Item{{Block: k.monthHead(t, form.step)}}
		figures := k.panel(k.figures(), block.Edges{Top: monthFiguresTop, Bottom: monthFiguresBottom}, 0)
		figures.H = monthFigures
		items = append(items, block.Item{Block: figures, Before: form.over}, block.Item{Block: k.twelve(form.ends), Before: gap})
		if p, ok := t.Part("do"); ok && len(p.Items) > 0 {
			items = append(items, block.Item{Block: k.tasks(p), Before: gap})
		}
		note := k.richIn(k.style("note"), t.Note, draw.P)
		if len(t.Note) == 0 {
			note = k.words("note", k.monthNote(), draw.P)
		}
		items = append(items, block.Item{Block: note, Before: monthNoteBefore, Foot: true})
		return &block.Flow{Items: items, Name: "month", Grid: monthGrid}
	}
	body := &block.Either{}
	for _, form := range monthForms() {
		body.Options = append(body.Options, flow(form))
	}
	return []page.Section{k.section("month", t, body)}
}

// monthTitle counts the month's movements and the ends that are ahead.
func (k *kit) monthTitle() []string {
	said := locales.Facts{"N": locales.Num(len(k.view.Movements())), "Ending": locales.Num(len(k.ahead())), "Since": k.since()}
	return k.loc.Say(k.first("month.title", "month.title.first"), said)
}

// monthNote is the cut-off, what the bright colour means, and the terms.
func (k *kit) monthNote() string {
	note := k.lately("contents.cutoff", "contents.cutoff.first")[0]
	if k.ed.Imprint.Licence != "" {
		note += " " + k.say("month.licence", map[string]any{"Licence": locales.Name(k.ed.Imprint.Licence)})
	}
	return note
}

// monthHead is the answer and the month's sentences, beside the code that leads
// to the whole edition.
func (k *kit) monthHead(t *read.Text, step unit.Length) block.Block {
	facts := k.monthFacts(t, step)
	if n := len(facts); n > 0 && n < monthSentences {
		facts = k.monthFacts(t, (monthSentences*step/unit.Length(n))/monthGrid*monthGrid)
	}
	items := append([]block.Item{{Block: &block.Frame{H: monthHead, Body: k.set("h1", k.headline("month"), draw.H1)}}}, facts...)
	row := &block.Row{Grid: u, Cells: []block.Cell{{X: k.axis, W: k.span(10), Body: &block.Flow{Items: items}}}}
	if code := k.code(monthCode); code != nil {
		row.Cells = append(row.Cells, block.Cell{X: 0, W: monthCode, Body: code})
	}
	return row
}

// code is the edition's address as a code, and in words under it: a code never
// stands alone. An edition without an address has none.
func (k *kit) code(side unit.Length) block.Block {
	address := k.ed.Permalink
	if address == "" {
		return nil
	}
	shown := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/")
	words := block.Stack(k.words("note", k.say("month.code"), draw.P),
		k.runs(k.style("code-s"), []text.Run{{Text: shown, Code: true, Href: address, Underline: true,
			Elem: &draw.Elem{Role: draw.LinkElem, Desc: shown}}}, draw.P))
	return &block.Flow{Items: []block.Item{{Block: k.qr(address, side, draw.Nuit, draw.Papier, true), After: monthCodeGap}, {Block: words}}}
}

// fact is one of the month's sentences behind its sign.
type fact struct {
	key   string
	disc  draw.Box
	words line
}

// monthFacts is the heaviest fact, those that follow it, and what is not
// known; the editor's words stand in the place of the press's.
func (k *kit) monthFacts(t *read.Text, step unit.Length) []block.Item {
	p, _ := t.Part("facts")
	list := &draw.Elem{Role: draw.List, Order: "None"}
	var items []block.Item
	for _, f := range k.toldFacts() {
		var words block.Block
		switch w, _ := p.Item(f.key); {
		case len(w.Text) > 0:
			words = k.rich("stand", w.Text, draw.P)
		case f.words.empty():
			continue
		default:
			words = k.saying(k.style("stand"), f.words.told, draw.P, 2)
		}
		row := &block.Row{H: step, Elem: draw.New(draw.ListItem), Name: "fact", Cells: []block.Cell{
			{X: 0, W: monthDisc, Body: drawn(f.disc)},
			{X: k.pitch, W: k.span(9), Body: block.Marked{Elem: draw.New(draw.ListBody), Body: words}},
		}}
		items = append(items, block.Item{Block: block.Marked{Elem: list, Body: row}})
	}
	return items
}

// toldFacts is the month's sentences as the register makes them; one of which
// it knows nothing is empty, and stands only in the editor's words.
func (k *kit) toldFacts() []fact {
	ss := k.view.Stories()
	still := k.inks().Look(false)
	lead := fact{"lead", charts.Disc(monthDisc, charts.J3, still), told(k.quietWords()...)}
	next := fact{"next", charts.Disc(monthDisc, charts.J3, still), told(k.nextWords()...)}
	if len(ss) > 0 {
		lead = fact{"lead", k.eventDisc(monthDisc, ss[0].Head()), told(k.leadWords(ss[0])...)}
	}
	switch rest := k.beside(ss); {
	case len(ss) > 1:
		next = fact{"next", k.eventDisc(monthDisc, ss[1].Head()), told(k.otherWords(ss[1:], rest)...)}
	case rest > 0:
		next = fact{"next", k.eventDisc(monthDisc, ss[0].Events[1]), told(k.otherWords(nil, rest)...)}
	}
	unknown := fact{"unknown", charts.Disc(monthDisc, charts.NotPublished, still), told(k.unknownWords()...)}
	return []fact{lead, next, unknown}
}

// quietWords says that nothing has moved, and how the register stands.
func (k *kit) quietWords() []string {
	c := k.view.Counts()
	return k.loc.Say(k.first("month.quiet", "month.quiet.first"), locales.Facts{"Since": k.since(),
		"Qualified": locales.Num(c.Qualified), "Candidates": locales.Num(c.Candidates)})
}

// leadWords is the heaviest story in a sentence.
func (k *kit) leadWords(s facts.Story) []string {
	var out []string
	for _, w := range k.leadTitle(s.Head()) {
		out = append(out, w+".")
	}
	return out
}

// beside is how many movements the first story tells besides its heaviest event.
func (k *kit) beside(ss []facts.Story) int {
	if len(ss) == 0 {
		return 0
	}
	return ss[0].Movements() - len(ss[0].Head().Entries)
}

// otherWords is the stories behind the lead: up to three by name, each of
// another provider, then the number of their movements, which is what the
// headline counts. What the lead's own story tells besides has no words there:
// it is counted with them.
func (k *kit) otherWords(ss []facts.Story, n int) []string {
	own := n > 0
	named := map[*facts.Provider]bool{}
	for _, s := range ss {
		n += s.Movements()
		named[s.Head().Provider] = true
	}
	counted := k.loc.Say("month.others", locales.Facts{"N": locales.Num(n)})
	if own || len(ss) > monthMostNames || len(named) < len(ss) {
		return counted
	}
	var parts []string
	for _, s := range ss {
		parts = append(parts, k.say("month.other", map[string]any{"Provider": locales.Name(s.Head().Provider.Name), "Fact": k.storyFact(s)}))
	}
	return append([]string{strings.Join(parts, k.say("month.and")) + "."}, counted...)
}

// nextWords is the next known end of a validity.
func (k *kit) nextWords() []string {
	es := k.view.Ending(facts.Day{Year: 9999})
	if len(es) == 0 {
		return nil
	}
	return k.loc.Say("month.next", locales.Facts{"Day": k.day(es[0].End()), "Provider": locales.Name(es[0].Provider.Name),
		"Offer": locales.Name(k.shortName(es[0]))})
}

// unknownWords is of how many offers nothing is known: no milestone, or no end
// of validity.
func (k *kit) unknownWords() []string {
	c := k.view.Counts()
	switch endless := len(k.view.Endless()); {
	case c.Candidates > c.Known:
		return k.loc.Say("month.silent", locales.Facts{"N": locales.Num(c.Candidates - c.Known), "Candidates": locales.Num(c.Candidates)})
	case endless > 0:
		return k.loc.Say("month.endless", locales.Facts{"N": locales.Num(endless), "Qualified": locales.Num(c.Qualified)})
	}
	return nil
}

// ahead is the qualified offers whose validity ends in the twelve months from
// the edition's on, earliest first.
func (k *kit) ahead() []*facts.Entry {
	last := facts.Day{Year: k.ed.Month.Year, Month: k.ed.Month.Month}.MonthEnd(11)
	return slices.DeleteFunc(k.view.Ending(last), func(e *facts.Entry) bool { return e.End().Month == 0 || last.Before(e.End().Last()) })
}

// twelve is the twelve months ahead as plates, what applicants aim at as broken
// lines under them, and the first ends in words.
func (k *kit) twelve(named int) block.Block {
	ends := k.ahead()
	right := k.style("t9")
	right.Align = text.FlushRight
	head := &block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(6), Align: block.Baseline, Body: k.words("h2", k.say("month.ahead"), draw.H2)},
		{X: k.col(7), W: k.span(6), Align: block.Baseline, Body: k.wordsIn(right, k.say("month.ahead.what"), draw.P)},
	}}
	items := []block.Item{{Block: head, After: monthHeadAfter, Together: true}, {Block: k.plates(ends, named > 0), After: aimTop}}
	words := k.endsInWords(ends, named, right)
	for i, e := range k.view.Aimed() {
		if i == monthMostAims {
			break
		}
		w := k.span(6)
		if k.aimEnd(e) > w {
			w = k.textW
		}
		row := &block.Row{Cells: []block.Cell{{X: 0, W: w, Body: block.Stack(k.aim(e), block.Gap{H: aimGap}, at(0, k.span(6), k.aimWords(e)))}}}
		if i == 0 && words != nil && w < k.textW {
			row.Cells = append(row.Cells, block.Cell{X: k.col(7), W: k.span(6), Body: words})
			words = nil
		}
		items = append(items, block.Item{Block: row, After: aimGap})
	}
	if words != nil {
		items = append(items, block.Item{Block: at(k.col(7), k.span(6), words)})
	}
	return &block.Flow{Items: items, Name: twelveMonths}
}

// twelveMonths names the boxes of the twelve months ahead.
const twelveMonths = "twelve months"

// plates is a plate for each of the twelve months: the day on which a validity
// ends, a second one under it where two may stand, or how many end.
func (k *kit) plates(ends []*facts.Entry, two bool) block.Block {
	return &block.Row{Elem: &draw.Elem{Role: draw.Figure, Alt: k.monthsAlt(ends)}, Name: twelveMonths, Cells: k.monthPlates(ends, two)}
}

// monthsAlt is the twelve months in words.
func (k *kit) monthsAlt(ends []*facts.Entry) string {
	var alt []string
	for i := range 12 {
		month, in := k.endsOf(i, ends)
		alt = append(alt, k.plateAlt(month, in))
	}
	return strings.Join(alt, " ")
}

// monthPlates is the plates of the twelve months, a column each.
func (k *kit) monthPlates(ends []*facts.Entry, two bool) (out []block.Cell) {
	for i := range 12 {
		month, in := k.endsOf(i, ends)
		out = append(out, block.Cell{X: k.col(1 + i), W: k.span(1), Body: k.plate(month, in, two, unit.Size{W: k.span(1), H: plateH})})
	}
	return out
}

// endsOf is the nth of the twelve months, and which of some offers end in it.
func (k *kit) endsOf(n int, ends []*facts.Entry) (month facts.Day, in []*facts.Entry) {
	month = facts.Day{Year: k.ed.Month.Year, Month: k.ed.Month.Month}.MonthEnd(n)
	for _, e := range ends {
		if end := e.End(); end.Year == month.Year && end.Month == month.Month {
			in = append(in, e)
		}
	}
	return month, in
}

// plateAlt is a month's plate in words.
func (k *kit) plateAlt(month facts.Day, in []*facts.Entry) string {
	name := locales.Capital(k.loc.Month(month.Year, month.Month))
	var ends []string
	for _, e := range in {
		ends = append(ends, k.say("month.end", map[string]any{"Day": k.dayShort(e.End()), "Provider": locales.Name(e.Provider.Name),
			"Offer": locales.Name(k.shortName(e))}))
	}
	if len(ends) == 0 {
		ends = []string{k.say("month.end.none")}
	}
	return k.say("month.plate", map[string]any{"Month": name, "Ends": locales.Name(strings.Join(ends, k.say("month.and")))})
}

// plate is one month, so large; larger ones have larger words.
func (k *kit) plate(month facts.Day, in []*facts.Entry, two bool, size unit.Size) block.Block {
	name, day, none := k.style("label"), k.style("plate"), k.style("t10")
	if size.W > plateWide {
		name, day, none = k.style("item-title"), k.style("big"), k.style("item")
		day.Ink = draw.Papier
	}
	one := func(ground, ink draw.Ink, head string, number block.Block) block.Block {
		name.Ink = ink
		return &block.Frame{H: size.H, Fixed: true, W: size.W, Fill: ground, Free: true,
			Body: &block.Stage{W: size.W, H: size.H, Items: []block.Placed{
				{X: plateInset, W: size.W - plateInset, H: name.Leading, Body: k.fitted(name, head, "", k.style("note").Size), Name: "month"},
				{X: plateInset, Y: plateDayY, W: size.W - plateInset, H: size.H - plateDayY, Body: number, Align: block.Bottom, Name: "day"},
			}}}
	}
	short := k.loc.MonthShort(month.Month)
	numbered := func(n int) block.Block { return k.fitted(day, strconv.Itoa(n), "", k.style("name").Size) }
	switch {
	case len(in) == 0:
		return one(draw.Brume, draw.Encre, short, &block.Frame{Inset: block.Edges{Bottom: plateInset}, Body: k.wordsIn(none, "0", "")})
	case len(in) > 2 || len(in) == 2 && !two || in[0].End().Day == 0 || in[len(in)-1].End().Day == 0:
		st := k.inked("note", draw.Papier)
		st.Size = max(st.Size, k.style("ref-ink").Size) // light on dark, which ink closes up
		return one(draw.Nuit, draw.Papier, short, &block.Frame{Inset: block.Edges{Bottom: plateInset}, Body: block.Stack(
			k.wordsIn(k.inked("h2", draw.Papier), strconv.Itoa(len(in)), ""), k.wordsIn(st, k.loc.N("month.ends", len(in)), ""))})
	case len(in) == 2:
		return block.Stack(one(draw.Nuit, draw.Papier, short, numbered(in[0].End().Day)), block.Gap{H: plateGap},
			one(draw.Nuit, draw.Papier, short, numbered(in[1].End().Day)))
	}
	return one(draw.Nuit, draw.Papier, short, numbered(in[0].End().Day))
}

// endsInWords is the ends flush right, or the first of them and how many
// follow; nil when there are none.
func (k *kit) endsInWords(ends []*facts.Entry, named int, st text.Style) block.Block {
	var lines []block.Block
	for i, e := range ends {
		if i == max(named, 1) && len(ends) > i {
			lines = append(lines, k.wordsIn(st, k.loc.N("month.ends.more", len(ends)-i), draw.P))
			break
		}
		lines = append(lines, k.runs(st, []text.Run{{Text: k.dayShort(e.End()) + " ", Font: st.Bold, Raw: true},
			{Text: e.Provider.Name, Raw: true, From: e.Provider.From}, {Text: ", ", Raw: true}, k.nameOf(e)}, draw.P))
	}
	if len(lines) == 0 {
		return nil
	}
	return block.Stack(lines...)
}

// nameOf is the name an offer goes by on the market, else its own.
func (k *kit) nameOf(e *facts.Entry) text.Run {
	if e.Market != "" {
		return text.Run{Text: e.Market, Raw: true, From: e.MarketFrom}
	}
	return text.Run{Text: k.offer(e), Raw: true, From: e.From}
}

// aimEnd is how far the line of an aim goes: to the end of the month it names,
// or of the twelve.
func (k *kit) aimEnd(e *facts.Entry) unit.Length {
	by := e.Aim().By.Last()
	n := (by.Year-k.ed.Month.Year)*12 + by.Month - k.ed.Month.Month + 1
	return k.span(min(max(n, 1), 12))
}

// aim is the broken line up to the month by which an applicant means to be
// qualified; its end is marked where it is among the twelve.
func (k *kit) aim(e *facts.Entry) block.Block {
	end := k.aimEnd(e)
	b := draw.Box{Elem: draw.New(draw.Layout), Name: "aim", Free: true}
	b.W, b.H = end, aimH
	b.Ops = []draw.Op{draw.Path{Stroke: draw.Nuit, Width: aimLine, Dash: []unit.Length{aimDash, aimDash}, Segs: []draw.Seg{
		{Kind: draw.Move, P: [3]unit.Point{{Y: aimH / 2}}}, {Kind: draw.LineTo, P: [3]unit.Point{{X: end - aimTick, Y: aimH / 2}}}}}}
	if by := e.Aim().By.Last(); !k.view.Cutoff.MonthEnd(12).Before(by) {
		b.Ops = append(b.Ops, draw.Path{Fill: draw.Nuit, Segs: draw.Rectangle(unit.Box(end-aimTick, 0, aimTick, aimH))})
	}
	return drawn(b)
}

// aimWords says whose aim it is, and who says so.
func (k *kit) aimWords(e *facts.Entry) block.Block {
	st := k.style("t9")
	runs := []text.Run{{Text: e.Provider.Name + " ", Font: st.Bold, Raw: true, From: e.Provider.From},
		{Text: k.say("month.aim", map[string]any{"Day": k.day(e.Aim().By)}), Raw: true}}
	return k.runs(st, append(runs, k.marks(st, e.Aim().Cites)...), draw.P)
}

// tasks is what there is to do: three actions, as the editor wrote them.
func (k *kit) tasks(p read.Part) block.Block {
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	row := &block.Row{Elem: list, Name: "to do", From: p.Pos}
	for i, it := range p.Items {
		words := block.Stack(k.rich("h3", it.Title, draw.P), k.rich("t9", it.Text, draw.P))
		row.Cells = append(row.Cells, block.Cell{X: k.col(1 + 4*i), W: k.span(4), Elem: draw.New(draw.ListItem), Body: block.Stack(
			&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: monthTaskTop},
			&block.Row{Cells: []block.Cell{
				{X: 0, W: monthTaskX, Body: k.words("numeral-l", strconv.Itoa(i+1), draw.ListLabel)},
				{X: monthTaskX, W: k.span(4) - monthTaskX, Body: block.Marked{Elem: draw.New(draw.ListBody), Body: words}},
			}})})
	}
	head := k.rich("h2", or(p.Title, plain(k.say("month.do"))), draw.H2)
	return &block.Flow{Items: []block.Item{{Block: head, After: monthHeadAfter, Together: true}, {Block: row}}}
}
