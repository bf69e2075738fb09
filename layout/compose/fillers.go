package compose

import (
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

// The measures of the chronology and the index.
const (
	chronologyHeadFoot = 12 * unit.MM / 10
	chronologyRow      = 75 * unit.MM / 10
	chronologyRowTop   = 16 * unit.MM / 10
	chronologyFirst    = 12 * u // what the first page keeps of the text area for titles and heads
	chronologyNext     = 5 * u  // and the pages after it

	chronologyDay, chronologyWho, chronologyWhat, chronologyCites, chronologyEnd = 1, 3, 8, 11, 13 // columns of the grid

	indexColumns = 3
	indexAfter   = 3 * unit.MM       // between providers
	indexRuleGap = 15 * unit.MM / 10 // from the hairline to the name
	indexDisc    = 28 * unit.MM / 10
	indexDiscGap = 17 * unit.MM / 10 // from the disc to the offer
	indexHang    = u                 // from the left edge to further lines of an offer's name
	indexNext    = "  "              // between offers that run on
	indexMain    = 1                 // of naming's runs, the page in bold
	indexFew     = 6                 // providers that may stand at ease
)

// indexAtEase is the air of few providers, step by step, where the page would be half empty.
func indexAtEase() []unit.Length { return []unit.Length{u / 2, u, 3 * u / 2, 2 * u, 5 * u / 2, 3 * u} }

// indexWide is that of providers so few that their offers too stand as far apart.
func indexWide() []unit.Length { return []unit.Length{3 * u, 7 * u / 2, 19 * u / 5} }

// The sections of this file are drawn from the register alone. They bring an
// edition to a multiple of four pages, after the method page.

// chronology is every dated decision and milestone the register knows of,
// latest first.
func (k *kit) chronology() []page.Section {
	rows := k.view.Chronology()
	t := k.text("chronology")
	th := func(key string) block.Cell {
		return block.Cell{Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Column"}, Body: k.words("label", k.say(key), "")}
	}
	head := block.Row{Elem: draw.New(draw.TableRow), Below: chronologyHeadFoot, Under: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")},
		Cells: []block.Cell{th("label.date"), th("label.offer"), th("chronology.what"), th("zoom.until")}}
	k.spread(&head)
	table := &block.Table{Elem: draw.New(draw.Table), HeadElem: draw.New(draw.TableHead), BodyElem: draw.New(draw.TableBody),
		Head: []block.Row{head}, Name: "chronology"}
	heights := make([]unit.Length, 0, len(rows))
	for _, d := range rows {
		heights = append(heights, chronologyRow)
		table.Groups = append(table.Groups, block.Group{Rows: []block.Row{k.datedRow(d)}, Whole: 1,
			Under: &block.Rule{Ink: draw.Glace, Width: k.space("rule-fine")}})
	}
	share(table.Groups, heights, k.areaH-chronologyFirst, k.areaH-chronologyNext)
	items := append(k.opening(k.headline("chronology"), typed(t.Standfirst).or(k.say("chronology.stand"))),
		block.Item{Block: k.continued(k.headline("chronology"), table)})
	s := k.section("chronology", t, &block.Flow{Items: items, Name: "chronology"})
	s.Optional = chronologyOrder
	return []page.Section{k.joinable(s)}
}

func (k *kit) chronologyTitle() []string {
	return k.loc.Say("chronology.title", locales.Facts{"N": locales.Num(len(k.view.Chronology()))})
}

// spread sets the four cells of a row of the chronology on its columns.
func (k *kit) spread(r *block.Row) {
	ends := [...]int{chronologyDay, chronologyWho, chronologyWhat, chronologyCites, chronologyEnd}
	for i := range r.Cells {
		r.Cells[i].X, r.Cells[i].W = k.col(ends[i]), k.span(ends[i+1]-ends[i])
	}
}

func (k *kit) datedRow(ev facts.Event) block.Row {
	st, e := k.style("table"), ev.Entries[0]
	name := []text.Run{{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From}, {Text: "\u00a0 ", Raw: true},
		{Text: k.offer(e), Raw: true, From: e.From}}
	said := k.datedWhat(ev)
	if e.Gone && ev.Kind != facts.Exit {
		said = k.say("chronology.gone", map[string]any{"Fact": said})
	}
	what := append([]text.Run{{Text: said}}, k.marks(st, ev.Cites)...)
	until := text.Run{Text: "–", Raw: true}
	if ev.Decision != nil && ev.Decision.Until.Known() {
		until = text.Run{Text: k.dayShort(ev.Decision.Until)}
	}
	cells := []block.Cell{
		{Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row"}, Body: k.wordsIn(k.style("label"), k.dayShort(ev.Date), "")},
		{Elem: draw.New(draw.DataCell), Body: k.runs(st, name, "")},
		{Elem: draw.New(draw.DataCell), Body: k.runs(st, what, "")},
		{Elem: draw.New(draw.DataCell), Body: k.runs(st, []text.Run{until}, "")},
	}
	r := block.Row{Elem: draw.New(draw.TableRow), H: chronologyRow, Above: chronologyRowTop, Name: "chronology", From: e.Pos, Cells: cells}
	k.spread(&r)
	return r
}

// datedWhat says what a fact's date is the date of.
func (k *kit) datedWhat(ev facts.Event) string {
	switch {
	case ev.Kind == facts.Exit:
		return k.say("chronology.exit")
	case ev.DateKind == facts.Decided || ev.DateKind == facts.Filed:
		return k.say("kind." + string(ev.DateKind))
	case ev.Kind == facts.Qualification:
		return k.say("milestone.j3") + ", " + k.say("kind."+string(ev.DateKind))
	}
	return k.say("milestone."+ev.Code.String()) + ", " + k.say("kind."+string(ev.DateKind))
}

// index is the providers by name, with their other names and their offers: as
// they are on one page, or closer on one, or as they are on several alike.
func (k *kit) index() []page.Section {
	t := k.text("index")
	wide := k.indexOf(t, false)
	s := k.section("index", t, &block.Either{Options: []block.Block{wide, k.indexOf(t, true), wide}})
	s.Optional = indexOrder
	if ps := k.view.Providers(""); len(ps) <= indexFew {
		for _, air := range indexAtEase() {
			s.Ladder = append(s.Ladder, k.indexPage(t, k.indexRows(ps, air, air/2)))
		}
		for _, air := range indexWide() {
			s.Ladder = append(s.Ladder, k.indexPage(t, k.indexRows(ps, air, air)))
		}
	}
	return []page.Section{k.joinable(s)}
}

func (k *kit) indexOf(t *read.Text, dense bool) block.Block {
	var rows []block.Item
	for _, p := range k.view.Providers("") {
		rows = append(rows, block.Item{Block: block.Keep{Body: k.indexed(p, dense)}, After: indexAfter})
	}
	return k.indexPage(t, block.Columns{N: indexColumns, Gap: k.gutter, Balance: true, Alike: true,
		Body: &block.Flow{Items: rows, Name: "index"}})
}

// indexPage is the index under its headline and over its note.
func (k *kit) indexPage(t *read.Text, list block.Block) block.Block {
	items := append(k.opening(k.headline("index"), typed(t.Standfirst).or(k.say("index.stand"))),
		block.Item{Block: k.continued(k.headline("index"), list)},
		block.Item{Block: k.saying(k.style("note"), k.lately("index.note", "index.note.first"), draw.P, 0), Before: u, Foot: true})
	return &block.Flow{Items: items, Name: "index"}
}

// indexRows is few providers under one another, each beside its offers and its pages,
// with so much air over and under each, and so much between offers.
func (k *kit) indexRows(ps []*facts.Provider, air, between unit.Length) block.Block {
	list := &block.Flow{Name: "index"}
	for _, p := range ps {
		name, offers := k.entries(p, k.style("name"))
		st := k.style("t9")
		holder := []block.Block{name}
		if also := otherNames(p); also != "" {
			holder = append(holder, k.alsoCalled(st, also))
		}
		var lines []block.Block
		for i, o := range offers {
			if i > 0 {
				lines = append(lines, block.Gap{H: between})
			}
			lines = append(lines, k.runs(hanging(st, indexHang), o, draw.P))
		}
		list.Items = append(list.Items, block.Item{Block: block.Keep{Body: &block.Row{Above: air, Below: air,
			Rule: &block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}, From: p.From.Pos, Name: "index", Cells: []block.Cell{
				{W: k.span(4), Body: block.Stack(holder...)},
				{X: k.col(5), W: k.span(5), Body: block.Stack(lines...)},
				{X: k.col(10), W: k.span(3), Body: k.namedOn(p, st)}}}}})
	}
	return list
}

func (k *kit) indexTitle() []string {
	return k.loc.Say("index.title", locales.Facts{"N": locales.Num(len(k.view.Providers("")))})
}

// indexed is a provider, its offers and the pages that name it; the offers run
// on one after the other where there are many providers.
func (k *kit) indexed(p *facts.Provider, dense bool) block.Block {
	st := k.style("t9")
	name, offers := k.entries(p, k.style("item-title"))
	lines := []block.Block{&block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}, block.Gap{H: indexRuleGap}, name}
	if also := otherNames(p); also != "" && !dense {
		lines = append(lines, k.alsoCalled(st, also))
	}
	if dense {
		var all []text.Run
		for i, o := range offers {
			if i > 0 {
				all = append(all, text.Run{Text: indexNext, Raw: true})
			}
			all = append(all, o...)
		}
		offers = [][]text.Run{all}
	}
	for _, o := range offers {
		lines = append(lines, k.runs(hanging(st, indexHang), o, draw.P))
	}
	return block.Stack(append(lines, k.namedOn(p, st))...)
}

// entries is a provider's name in a style and its offers behind their discs, each
// marked where it changed.
func (k *kit) entries(p *facts.Provider, name text.Style) (block.Block, [][]text.Run) {
	st := k.style("t9")
	var mark *draw.Elem
	var offers [][]text.Run
	for _, e := range k.view.Cells() {
		if e.Provider != p {
			continue
		}
		if e.Changed {
			name.Ink, mark = draw.Vermtexte, k.changedMark()
		}
		runs := []text.Run{k.sign(st, k.discTold(indexDisc, e), indexDiscGap)}
		offers = append(offers, append(runs, k.changed(st, e, k.fullName(e)...)...))
	}
	return k.runs(name, []text.Run{{Text: p.Name, Raw: true, From: p.From, Underline: mark != nil, Mark: mark}}, draw.H2), offers
}

// alsoCalled is a provider's other names.
func (k *kit) alsoCalled(st text.Style, names string) block.Block {
	return k.runs(st, []text.Run{{Text: k.say("index.also") + " "}, {Text: names, Font: st.Italic, Raw: true}}, draw.P)
}

// namedOn is the pages that name a provider, behind their word.
func (k *kit) namedOn(p *facts.Provider, st text.Style) block.Block {
	pages := k.naming(p, "index", k.say("index.pages"), st, draw.Encre, "sheets", "zoom", "register")
	pages[indexMain].Says = k.say("index.main")
	return k.within(st, pages, &draw.Elem{Role: draw.P, Class: draw.Folios})
}

// naming is the pages of this edition that name a provider, without those of
// the section that asks; the one of its main row in bold and in an ink, in the
// first of these sections that has one. The list begins with words.
func (k *kit) naming(p *facts.Provider, asks, before string, st text.Style, ink draw.Ink, main ...string) []text.Run {
	m := text.Mention{Name: p.Name, From: p.From.Pos.String(), Asks: asks, Main: main, Before: before}
	run := func(part text.MentionPart) text.Run {
		m.Part = part
		return text.Run{PageOf: m.Anchor(), Raw: true}
	}
	bold := run(text.PageMain)
	bold.Font, bold.Ink = st.Bold, ink
	return []text.Run{run(text.PagesBefore), bold, run(text.PagesAfter)}
}

// otherNames is what else a provider is called, its own name left out.
func otherNames(p *facts.Provider) string {
	seen := map[string]bool{facts.Fold(p.Name): true}
	var out []string
	for _, n := range append([]string{p.Legal, p.Group}, p.Aliases...) {
		if n == "" || seen[facts.Fold(n)] {
			continue
		}
		seen[facts.Fold(n)] = true
		out = append(out, n)
	}
	return strings.Join(out, ", ")
}
