package compose

import (
	"unicode/utf8"

	"slices"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the glossary.
const (
	glossChartTop  = 4 * u
	glossChartFoot = 3 * u
	glossPart      = 3 * u             // above how to read the diagram, and above the layers in short
	glossReadGap   = 24 * unit.MM / 10 // from the rule to the words

	// Each layer in short.
	glossSign, glossSignH = 6 * unit.MM, 42 * unit.MM / 10
	glossSignGap          = 16 * unit.MM / 10
	glossShortGap         = 2 * unit.MM // from the rule to the name
	glossShortText        = 1 * unit.MM // from the name to the sentence

	// The card of a layer.
	glossStack, glossStackH = 255 * unit.MM / 10, 225 * unit.MM / 10
	glossDefinition         = 12 * unit.MM / 10 // drops the definition to the name's line
	glossLists              = 2 * u             // from the card's head to its lists
	glossBand               = 9 * u             // the band of the month's offers
	glossHeadGap            = 6 * unit.MM / 10  // from a list's head to its hairline
	glossListGap            = 1 * unit.MM       // from the hairline to the list
	glossDiscGap            = 11 * unit.MM / 10 // between discs
	glossCount              = 15 * unit.MM / 10 // from the discs to their count
)

// glossary is who runs what, then a card for each layer.
func (k *kit) glossary() []page.Section {
	t, ok := k.written("glossary")
	if !ok {
		return nil
	}
	items := k.opening(typed(t.Title), typed(t.Standfirst))
	sheet := k.sheet(k.textW)
	if c, ok := k.chart(charts.Responsibility(sheet, charts.StandardDuties(sheet))); ok {
		items = append(items, block.Item{Block: drawn(c.Box), Before: glossChartTop, After: glossChartFoot})
	}
	if p, ok := t.Part("reading"); ok {
		items = append(items, block.Item{Block: k.reading(p), Before: glossPart})
	}
	items = append(items, block.Item{Block: k.inShort(t), Before: glossPart})
	for i, l := range facts.Layers() {
		p, ok := t.Part(l.String())
		if !ok {
			continue
		}
		item := block.Item{Block: k.card(l, p, i%2 == 1)}
		if i == 0 {
			item.Break = block.Force
		}
		items = append(items, item)
	}
	return []page.Section{k.section("glossary", t, &block.Flow{Items: items, Name: "glossary"})}
}

// reading is how to read the diagram, in two columns beside its title.
func (k *kit) reading(p read.Part) block.Block {
	paras := []read.Block{{Kind: read.Paragraph, Rich: p.Text, Pos: p.Pos}}
	for _, it := range p.Items {
		paras = append(paras, read.Block{Kind: read.Paragraph, Rich: it.Text, Pos: it.Pos})
	}
	return block.Stack(
		&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: glossReadGap},
		&block.Row{Cells: []block.Cell{
			{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)},
			{X: k.axis, W: k.span(10), Body: k.columns(paras, "reading")},
		}})
}

// inShort is each layer in one sentence, side by side.
func (k *kit) inShort(t *read.Text) block.Block {
	var cells []block.Cell
	for i, l := range facts.Layers() {
		p, _ := t.Part(l.String())
		short, _ := p.Item("short")
		st := k.style("h3")
		head := []text.Run{k.sign(st, k.stack(glossSign, glossSignH, []facts.Layer{l}), glossSignGap), {Text: k.say("layer." + l.String())}}
		cells = append(cells, block.Cell{X: k.col(1 + 3*i), W: k.span(3), Elem: draw.New(draw.Div), Body: block.Stack(
			&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}, block.Gap{H: glossShortGap},
			k.runs(st, head, draw.H3), block.Gap{H: glossShortText}, k.rich("table", short.Text, draw.P))})
	}
	return &block.Flow{Items: []block.Item{
		{Block: k.words("h2", k.say("glossary.short"), draw.H2), After: u, Together: true},
		{Block: &block.Row{Cells: cells}},
	}}
}

// card is one layer: its stack and name, its definition, who runs and keeps
// what, what SecNumCloud asks of it, and the offers of the month. The last card
// of a page has its band go down to the bleed.
func (k *kit) card(l facts.Layer, p read.Part, last bool) block.Block {
	name := k.element(draw.H2, p.Title)
	if name.Title != "" {
		name.Title = k.say("layer."+l.String()) + " " + name.Title
	}
	head := &block.Row{Cells: []block.Cell{
		{X: 0, W: glossStack, Body: drawn(k.stack(glossStack, glossStackH, []facts.Layer{l}))},
		{X: k.axis, W: k.span(5), Body: block.Marked{Elem: name, Body: block.Stack(
			k.words("figure", k.say("layer."+l.String()), ""), k.rich("h2", or(p.Title, plain(k.say("layer."+l.String()+".long"))), ""))}},
		{X: k.col(8), W: k.span(5), Body: block.Stack(block.Gap{H: glossDefinition}, k.definition(p.Text))},
	}}
	var lists []block.Cell
	for i, key := range []string{"operates", "keeps", "specific"} {
		it, ok := p.Item(key)
		if !ok {
			continue
		}
		x, w := []int{3, 6, 9}[i], []int{3, 3, 4}[i]
		lists = append(lists, block.Cell{X: k.col(x), W: k.span(w), Elem: draw.New(draw.Div),
			Body: k.headed(or(it.Title, plain(k.say("glossary."+key))), k.dashes(it.Items, "table-l"))})
	}
	band := k.panel(k.layerOffers(l), block.Edges{Top: u, Bottom: u}, 0)
	band.H = glossBand
	if last {
		band.Grow, band.Bleed.Bottom = true, k.toBleed
	}
	card := block.Keep{Body: &block.Flow{Items: []block.Item{
		{Block: &block.Frame{H: k.space("card-band"),
			Body: &block.Flow{Items: []block.Item{{Block: head, After: glossLists}, {Block: &block.Row{Cells: lists}}, {Block: block.Gap{H: u}}}}}},
		{Block: band},
	}}}
	if last {
		return card
	}
	return &block.Frame{H: k.space("card-next"), Body: card}
}

// headed is a block under a small head with a hairline below it.
func (k *kit) headed(head read.Rich, body block.Block) block.Block {
	return block.Stack(k.rich("label", head, draw.H3), block.Gap{H: glossHeadGap}, &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")},
		block.Gap{H: glossListGap}, body)
}

func (k *kit) definition(r read.Rich) block.Block {
	st := k.style("body")
	st.Indent = 0
	return k.richIn(st, r, draw.P)
}

// mostNames is how many characters of names a card has room for. The register
// has them all.
const mostNames = 900

// holders is the providers of rows, each once.
func holders(rows []facts.Row) []*facts.Provider {
	seen, out := map[string]bool{}, []*facts.Provider(nil)
	for _, r := range rows {
		if !seen[r.Provider.ID] {
			seen[r.Provider.ID] = true
			out = append(out, r.Provider)
		}
	}
	return out
}

// layerOffers is the offers of a layer at the cut-off: discs, count, names.
func (k *kit) layerOffers(l facts.Layer) block.Block {
	side := func(x unit.Length, n int, stage facts.Stage, key string) block.Cell {
		rows := k.view.Layer(l, stage)
		box := k.discs(rows, k.span(n))
		st := k.style("table")
		count := st
		count.Font, count.Ink = st.Bold, draw.Encre
		var names []text.Run
		holders, length := holders(rows), 0
		for i, p := range holders {
			if len(names) > 0 {
				names = append(names, text.Run{Text: ", ", Raw: true})
			}
			if length += utf8.RuneCountInString(p.Name) + 2; length > mostNames && i+1 < len(holders) {
				names[len(names)-1].Text = " "
				names = append(names, text.Run{Text: k.loc.N("glossary.more", len(holders)-i)})
				break
			}
			names = append(names, text.Run{Text: p.Name, Raw: true, From: p.From})
		}
		if len(names) > 0 {
			names = append(names, text.Run{Text: ".", Raw: true})
		}
		return block.Cell{X: x, W: k.span(n), Elem: draw.New(draw.Div), Body: block.Stack(drawn(box), block.Gap{H: glossCount},
			k.wordsIn(count, k.loc.N(key, len(rows)), draw.P), k.runs(st, names, draw.P))}
	}
	return &block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(2), Body: k.words("h3", k.say("glossary.register"), draw.H3)},
		side(k.axis, 5, facts.Qualified, "glossary.qualified"),
		side(k.col(8), 5, facts.Candidate, "glossary.progress"),
	}}
}

// discs is a disc for each row, the furthest first, in lines as wide as there
// is room.
func (k *kit) discs(rows []facts.Row, w unit.Length) draw.Box {
	d := k.space("disc-row")
	step := d + glossDiscGap
	per := max(int((w+step-d)/step), 1)
	b := draw.Box{Size: unit.Size{W: w, H: unit.Length(max((len(rows)+per-1)/per, 1)) * step}, Elem: draw.New(draw.Layout), Name: "discs"}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b facts.Row) int { return int(b.Milestone) - int(a.Milestone) })
	for i, r := range rows {
		b.Put(unit.Length(i%per)*step, unit.Length(i/per)*step, k.disc(d, r.Entry))
	}
	return b
}
