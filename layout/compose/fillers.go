package compose

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
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

	indexAfter    = 19 * unit.MM / 10 // between providers
	indexRuleGap  = 12 * unit.MM / 10 // from the hairline to the name
	indexDisc     = 26 * unit.MM / 10
	indexDiscGap  = 9 * unit.MM / 10 // from the disc to the stack
	indexStackGap = 16 * unit.MM / 10
	indexHang     = 96 * unit.MM / 10 // from the left edge to further lines of an offer's name

	indexStack, indexStackW = u, 28 * unit.MM / 10
)

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
	for _, d := range rows {
		table.Groups = append(table.Groups, block.Group{Rows: []block.Row{k.datedRow(d)}, Whole: 1,
			Under: &block.Rule{Ink: draw.Glace, Width: k.space("rule-fine")}})
	}
	items := append(k.opening(k.headline("chronology"), typed(t.Standfirst).or(k.say("chronology.stand"))), block.Item{Block: table})
	s := k.section("chronology", t, &block.Flow{Items: items, Name: "chronology"})
	s.Optional = chronologyOrder
	return []page.Section{k.joinable(s)}
}

func (k *kit) chronologyTitle() []string {
	return k.loc.Say("chronology.title", locales.Facts{"N": locales.Num(len(k.view.Chronology()))})
}

// spread sets the four cells of a row of the chronology on its columns.
func (k *kit) spread(r *block.Row) {
	xs := [4]int{1, 3, 8, 11}
	ws := [4]int{2, 5, 3, 2}
	for i := range r.Cells {
		r.Cells[i].X, r.Cells[i].W = k.col(xs[i]), k.span(ws[i])
	}
}

func (k *kit) datedRow(ev facts.Event) block.Row {
	st, e := k.style("table"), ev.Entries[0]
	name := []text.Run{{Text: e.Provider.Name, Font: st.Bold, Raw: true, From: e.Provider.From}, {Text: "\u00a0 ", Raw: true},
		{Text: k.offer(e), Raw: true, From: e.From}}
	what := append([]text.Run{{Text: k.datedWhat(ev)}}, k.marks(st, ev.Cites)...)
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
	case ev.DateKind == facts.Decided || ev.DateKind == facts.Filed:
		return k.say("kind." + string(ev.DateKind))
	case ev.Kind == facts.Qualification:
		return k.say("milestone.j3") + ", " + k.say("kind."+string(ev.DateKind))
	}
	return k.say("milestone."+ev.Code.String()) + ", " + k.say("kind."+string(ev.DateKind))
}

// index is the providers by name, with their other names and their offers.
func (k *kit) index() []page.Section {
	ps := k.view.Providers("")
	t := k.text("index")
	var rows []block.Item
	for _, p := range ps {
		rows = append(rows, block.Item{Block: block.Keep{Body: k.indexed(p)}, After: indexAfter})
	}
	items := append(k.opening(k.headline("index"), typed(t.Standfirst).or(k.say("index.stand"))),
		block.Item{Block: block.Columns{N: 2, Gap: k.gutter, Balance: true, Body: &block.Flow{Items: rows, Name: "index"}}})
	s := k.section("index", t, &block.Flow{Items: items, Name: "index"})
	s.Optional = indexOrder
	return []page.Section{k.joinable(s)}
}

func (k *kit) indexTitle() []string {
	return k.loc.Say("index.title", locales.Facts{"N": locales.Num(len(k.view.Providers("")))})
}

func (k *kit) indexed(p *facts.Provider) block.Block {
	st := k.style("table")
	lines := []block.Block{&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}, block.Gap{H: indexRuleGap}, k.holder("h3", p, draw.H2)}
	if also := otherNames(p); also != "" {
		lines = append(lines, k.runs(st, []text.Run{{Text: k.say("index.also") + " "}, {Text: also, Font: st.Italic, Raw: true}}, draw.P))
	}
	for _, e := range k.view.Cells() {
		if e.Provider != p {
			continue
		}
		runs := []text.Run{k.sign(st, k.disc(indexDisc, e), indexDiscGap),
			k.sign(st, k.stack(indexStack, indexStackW, e.Layers), indexStackGap)}
		runs = append(runs, k.changed(st, e, k.fullName(e)...)...)
		lines = append(lines, k.runs(hanging(st, indexHang), runs, draw.P))
	}
	return block.Stack(lines...)
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
