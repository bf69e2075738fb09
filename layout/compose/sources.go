package compose

import (
	"net/url"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the sources.
const (
	sourcesStandAfter = u                  // below the standfirst
	sourcesGroupRule  = 75 * unit.MM / 100 // width of the rule over a group
	sourcesNumberW    = 9 * unit.MM
	sourcesDateW      = 30 * unit.MM // flush right, beside the title
	sourcesDateGap    = 3 * unit.MM
	sourcesNarrowAir  = 9 * unit.MM / 10
	sourcesNearest    = 5 * unit.MM / 10  // where a page is at stake
	sourcesAir        = 14 * unit.MM / 10 // between an entry's words and the rules above and below
	sourcesLessAir    = 11 * unit.MM / 10
	sourcesLeastAir   = 8 * unit.MM / 10
	sourcesDay        = 18 * unit.MM // the widths that a date may take beside a title of one line
	sourcesMonth      = 24 * unit.MM
	sourcesWords      = 52 * unit.MM
	sourcesGroupGap   = 2 * unit.MM      // above a group's name in a narrow column
	sourcesNumberDown = 4 * unit.MM / 10 // levels a number with the title beside it

	furtherTop, furtherBottom = 5 * u / 4, u / 2
	furtherNext               = 18 * unit.MM / 10 // between two entries
	furtherDot                = " · "             // between what is known of a source
)

// The settings of an entry, from the widest to the tightest, and of its date.
func sourcesSpacing() []unit.Length {
	return []unit.Length{sourcesAir, sourcesLessAir, sourcesLeastAir}
}
func sourcesDates() []unit.Length {
	return []unit.Length{sourcesDay, sourcesMonth, sourcesDateW, sourcesWords}
}

// sourcesAtEase is the air of few entries, step by step, where the page would be half empty.
func sourcesAtEase() []unit.Length { return []unit.Length{2 * unit.MM, 26 * unit.MM / 10} }

// sources is the numbered list of what the pages call, by groups, then what the
// facts rest on besides, for those who want to read on. Entries come nearer
// where both would not stand on one page, and then stand in two columns.
func (k *kit) sources() []page.Section {
	body := &block.Either{}
	for _, air := range sourcesSpacing() {
		body.Options = append(body.Options, k.sourcesPage(k.calledSources(air)))
	}
	body.Options = append(body.Options, k.sourcesPage(k.sourcesNarrow(2, sourcesNarrowAir, "t9")))
	s := k.section("sources", k.text("sources"), body)
	s.Ladder = []block.Block{ // nearer; in the leading of dense tables; a column more; over two pages, at ease
		k.sourcesPage(k.sourcesNarrow(2, sourcesNearest, "t9")), k.sourcesPage(k.sourcesNarrow(2, sourcesNearest, "table")),
		k.sourcesPage(k.sourcesNarrow(3, sourcesNearest, "table")), k.sourcesPage(k.calledSources(sourcesSpacing()[0]))}
	for _, air := range sourcesAtEase() {
		s.Ladder = append(s.Ladder, k.sourcesPage(k.calledSources(air)))
	}
	return []page.Section{k.joinable(s)}
}

// sourcesPage is the list under the headline, and what there is to read besides
// at the foot.
func (k *kit) sourcesPage(list []block.Item) block.Block {
	t := k.text("sources")
	items := k.opening(k.headline("sources"), line{})
	if len(t.Standfirst) > 0 {
		items = append(items, block.Item{Block: k.lead(k.spans(k.style("table"), t.Standfirst)), Together: true, After: sourcesStandAfter})
	}
	items = append(items, list...)
	if more := k.ed.Consulted(); len(more) > 0 {
		items = append(items, block.Item{Block: k.further(more), Before: u, Foot: true})
	}
	return &block.Flow{Items: items, Name: "sources"}
}

// sourcesNarrow is the sources that pages call in narrow columns: the name of a
// group stands over it, a date follows its title.
func (k *kit) sourcesNarrow(columns int, air unit.Length, style string) []block.Item {
	var items []block.Item
	st, fine := k.style(style), &block.Rule{Ink: draw.Glace, Width: k.space("rule-fine")}
	var list *draw.Elem
	cites, w := k.ed.Cites(), (k.textW+k.gutter)/unit.Length(columns)-k.gutter
	for i, s := range cites {
		row := &block.Row{Above: air, Below: air, Elem: draw.New(draw.ListItem), Rule: fine, From: s.Pos,
			Name: "source " + s.ID, Cells: []block.Cell{
				{W: sourcesNumberW, Elem: draw.New(draw.ListLabel), Body: k.sourceNumber(s)},
				{X: sourcesNumberW, W: w - sourcesNumberW, Elem: draw.New(draw.ListBody), Body: block.Stack(
					k.runs(st, append(k.sourceName(s), text.Run{Text: ", " + k.sourceDate(s)}), draw.P), k.sourceAddress(s))}}}
		if i == 0 || s.Group() != cites[i-1].Group() {
			list, row.Rule = &draw.Elem{Role: draw.List, Order: "Decimal"}, nil
			head := block.Stack(k.words("h3", k.say("sources.group."+s.Group().String()), draw.H2),
				&block.Rule{Ink: draw.Nuit, Width: sourcesGroupRule})
			items = append(items, block.Item{Block: head, Before: sourcesGroupGap, Together: true})
		}
		items = append(items, block.Item{Block: block.Marked{Elem: list, Body: block.Marked{Anchor: sourceAnchor(s.ID), Body: row}}})
	}
	return []block.Item{{Block: block.Columns{N: columns, Gap: k.gutter, Balance: true, Body: &block.Flow{Items: items, Name: "sources"}}}}
}

// sourceName is who published what.
func (k *kit) sourceName(s *facts.Source) []text.Run {
	by := k.lent(s.Publisher)
	by.Font, by.Ink, by.From = k.style("t9").Bold, draw.Encre, s.PublisherFrom
	return []text.Run{by, {Text: ", "}, k.sourceTitle(s)}
}

// calledSources is the sources that pages call, each group under a rule and
// beside its name.
func (k *kit) calledSources(air unit.Length) (items []block.Item) {
	var list *draw.Elem
	cites := k.ed.Cites()
	for i, s := range cites {
		row := &block.Row{Rule: &block.Rule{Ink: draw.Glace, Width: k.space("rule-fine"), X: k.axis}, From: s.Pos, Name: "source " + s.ID}
		first := i == 0 || s.Group() != cites[i-1].Group()
		if first {
			list = &draw.Elem{Role: draw.List, Order: "Decimal"}
			row.Rule = &block.Rule{Ink: draw.Nuit, Width: sourcesGroupRule}
			row.Cells = []block.Cell{{W: k.span(2), Body: block.Stack(block.Gap{H: air},
				k.words("h3", k.say("sources.group."+s.Group().String()), draw.H2))}}
		}
		row.Cells = append(row.Cells, block.Cell{X: k.axis, W: k.span(10), Body: block.Marked{Elem: list, Body: k.source(s, air)}})
		items = append(items, block.Item{Together: first, Block: block.Marked{Anchor: sourceAnchor(s.ID), Body: row}})
	}
	return items
}

// sourceNumber is a source's number: bold where a page of this language calls
// it, in brackets where a page that was left out would have. Which it is is
// known once the pages stand; both are as high, so that no page depends on it.
func (k *kit) sourceNumber(s *facts.Source) block.Block {
	n := k.loc.Number(k.ed.Number(s.ID))
	called := func(placed func(string) bool) bool { return placed("#" + sourceAnchor(s.ID)) }
	st := k.style("toc-number")
	quiet := st
	quiet.Font = k.style("t9").Font
	if k.ed.Number(s.ID) >= 100 { // its column is no wider
		st.Size, quiet.Size = k.style("note").Size, k.style("note").Size
	}
	return block.Stack(block.Gap{H: sourcesNumberDown},
		&block.If{When: called, Body: k.wordsIn(st, n, "")},
		&block.If{When: func(placed func(string) bool) bool { return !called(placed) }, Body: k.wordsIn(quiet, "("+n+")", "")})
}

// sourceAnchor is where the calls of a source lead.
func sourceAnchor(id string) string { return "source-" + id }

func (k *kit) sourcesTitle() []string {
	said := locales.Facts{"Cited": locales.Num(len(k.ed.Cites())), "More": locales.Num(len(k.ed.Consulted()))}
	switch {
	case len(k.ed.Consulted()) == 0:
		return k.loc.Say("sources.title.all", said)
	case len(k.ed.Cites()) == 0:
		return k.loc.Say("sources.title.further", said)
	}
	return k.loc.Say("sources.title", said)
}

// source is one entry: number, publisher and title, date, and the address on a
// line of its own.
func (k *kit) source(s *facts.Source, air unit.Length) *block.Row {
	return &block.Row{Elem: draw.New(draw.ListItem), Above: air, Below: air, Cells: []block.Cell{
		{W: sourcesNumberW, Elem: draw.New(draw.ListLabel), Body: k.sourceNumber(s)},
		{X: sourcesNumberW, W: k.span(10) - sourcesNumberW, Elem: draw.New(draw.ListBody),
			Body: block.Stack(k.sourceHead(s), k.sourceAddress(s))}}}
}

// sourceHead is who published what, and when: on one line where the date leaves
// the room, else on as many as it takes.
func (k *kit) sourceHead(s *facts.Source) block.Block {
	st, note := k.style("t9"), k.style("note")
	note.Align = text.FlushRight
	p := draw.New(draw.P) // a date is heard with what it dates
	words := k.within(st, k.sourceName(s), p)
	date := k.within(note, []text.Run{{Text: k.sourceDate(s)}}, p)
	line := func(w, high unit.Length) block.Block {
		fixed := func(b block.Block) block.Block { return &block.Frame{H: high, Fixed: high > 0, Body: b} }
		all := k.span(10) - sourcesNumberW
		return &block.Row{Cells: []block.Cell{
			{W: all - w - sourcesDateGap, Body: fixed(words), Align: block.Baseline},
			{X: all - w, W: w, Body: fixed(date), Align: block.Baseline}}}
	}
	either := &block.Either{}
	for _, w := range sourcesDates() {
		either.Options = append(either.Options, line(w, st.Leading))
	}
	either.Options = append(either.Options, line(sourcesDateW, 0))
	return either
}

// sourceAddress is where a source is to be read, or that nobody knows.
func (k *kit) sourceAddress(s *facts.Source) block.Block {
	if s.URL == "" {
		st := k.style("note")
		return k.runs(st, []text.Run{{Text: k.say("unknown.address"), Font: st.Italic}}, draw.P)
	}
	return k.runs(k.style("code-s"), []text.Run{k.address(s, bareAddress(s.URL))}, draw.P)
}

// address is a link to a source, said in so many letters.
func (k *kit) address(s *facts.Source, said string) text.Run {
	link := &draw.Elem{Role: draw.LinkElem, Desc: k.say("link.to", map[string]any{"Target": s.URL})}
	return text.Run{Text: said, Code: true, Href: s.URL, Elem: link, Underline: true}
}

// further is what there is to read besides, in two columns on a panel; without one,
// where it is more than a page holds.
func (k *kit) further(more []*facts.Source) block.Block {
	list := &block.Flow{Elem: &draw.Elem{Role: draw.List, Order: "None"}, Name: "further reading"}
	part, _ := k.text("sources").Part("further")
	for _, s := range more {
		words, _ := part.Item(s.ID)
		list.Items = append(list.Items, block.Item{Block: k.furtherEntry(s, words.Text), After: furtherNext})
	}
	title := k.rich("h2", or(part.Title, plain(k.say("sources.further"))), draw.H2)
	columns := block.Columns{N: 2, Gap: k.gutter, Balance: true, Body: list}
	row := &block.Row{Cells: []block.Cell{{W: k.span(2), Body: title}, {X: k.axis, W: k.span(10), Body: columns}}}
	return block.Else{Body: k.panel(row, block.Edges{Top: furtherTop, Bottom: furtherBottom}, k.toBleed), // else over pages
		Form: block.Beside{Side: title, SideW: k.span(2), Body: columns, X: k.axis, W: k.span(10), Name: "further reading"}}
}

// furtherEntry is a source that no page calls: its title, then who published
// it, when and where, and what the editor says of it.
func (k *kit) furtherEntry(s *facts.Source, words read.Rich) block.Block {
	st, note, code := k.style("t9"), k.style("note"), k.style("code-s")
	st.Font = st.Bold
	by := k.lent(s.Publisher)
	by.From = s.PublisherFrom
	said := []text.Run{by}
	if when := k.sourceDate(s); when != "" {
		said = append(said, text.Run{Text: ", " + when})
	}
	if host := hostOf(s.URL); host != "" {
		at := k.address(s, host)
		at.Font, at.Size = code.Font, code.Size
		said = append(said, text.Run{Text: furtherDot}, at)
	}
	item := block.Stack(k.runs(st, []text.Run{k.sourceTitle(s)}, draw.P), k.runs(note, said, draw.P))
	if len(words) > 0 {
		item.Items = append(item.Items, block.Item{Block: k.rich("note", words, draw.P)})
	}
	return block.Keep{Body: block.Marked{Elem: draw.New(draw.ListItem), Body: block.Marked{Elem: draw.New(draw.ListBody), Body: item}}}
}

// hostOf is the name of the site of an address.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// bareAddress is an address as it is printed: the scheme and the www go without
// saying.
func bareAddress(address string) string {
	for _, scheme := range []string{"https://", "http://", "www."} {
		address = strings.TrimPrefix(address, scheme)
	}
	return address
}

// sourceTitle is the title in its own language, or what the source is when its
// title was not found.
func (k *kit) sourceTitle(s *facts.Source) text.Run {
	if s.Title == "" {
		return k.lent(s.About)
	}
	run := k.tongue(s.Title, s.Lang)
	run.From = s.TitleFrom
	return run
}

// lent is words of the register: those that another language lends are read in
// that language.
func (k *kit) lent(w read.Words) text.Run { return k.tongue(w.Lent(k.lang)) }

// tongue is words in their language; "": the edition's.
func (k *kit) tongue(words, lang string) text.Run {
	run := text.Run{Text: words}
	if lang != "" && lang != k.lang {
		run.Lang, run.Elem = lang, &draw.Elem{Role: draw.Span, Lang: lang}
	}
	return run
}

// sourceDate is when a source appeared, as precise as it is known.
func (k *kit) sourceDate(s *facts.Source) string {
	when := ""
	switch {
	case s.Date.Known():
		when = k.dayShort(s.Date)
	case s.Rhythm != "":
		when = k.say("sources.rhythm." + string(s.Rhythm))
	}
	if s.Updated.Known() {
		when += ", " + k.say("sources.updated", map[string]any{"Day": k.dayShort(s.Updated)})
	}
	return when
}
