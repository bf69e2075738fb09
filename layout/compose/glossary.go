package compose

import (
	"slices"

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

// The measures of the glossary.
const (
	glossChartTop  = 4 * u
	glossChartFoot = 3 * u
	glossNear      = u                 // where the sheet lies, or a page is at stake
	glossPart      = 3 * u             // above how to read the diagram, and above the layers in short
	glossReadGap   = 24 * unit.MM / 10 // from the rule to the words

	servicesNext = 3 * u / 2 // between two layers and what they are made of

	// Each layer in short.
	glossSign, glossSignH = 6 * unit.MM, 42 * unit.MM / 10
	glossSignGap          = 16 * unit.MM / 10
	glossShortGap         = 2 * unit.MM // from the rule to the name
	glossShortText        = 1 * unit.MM // from the name to the sentence

	// The card of a layer.
	cardStack, cardStackH = 255 * unit.MM / 10, 225 * unit.MM / 10
	cardStackTop          = 12 * unit.MM / 10  // drops the stack to the name's cap height
	cardDefinition        = 12 * unit.MM / 10  // and the definition to the name's line
	cardLists             = 315 * unit.MM / 10 // from the card's top to its lists
	cardListsX            = 42 * unit.MM       // from one list to the next
	cardListsW            = 375 * unit.MM / 10
	cardHeadGap           = 6 * unit.MM / 10  // from a list's head to its rule
	cardListGap           = 14 * unit.MM / 10 // from the rule to the list
	cardListsFoot         = u / 2             // the least under them, however high their face is set
	cardPanel             = 27 * u / 2        // from the card's top to the month's offers
	cardPanelH            = 47 * u / 4        // of the panel
	cardFoot              = u / 4             // the least from a panel to the next card
	cardPanelTop          = u / 2
	cardOffersH           = cardPanelH - 2*u // what the offers may take of it
	cardNames             = 1 * unit.MM      // from the count to the names
	cardDisc              = 32 * unit.MM / 10
	cardDiscGap           = 2 * unit.MM      // from the last disc to the name
	cardDiscNext          = 4 * unit.MM / 10 // between two discs of a provider
	cardDiscs             = 1 * unit.MM      // between discs without names
	cardManyDisc          = 2 * unit.MM      // where there are very many
	cardFact              = 9 * u / 4        // from the names to what the register says of them
	cardFactTop           = 12 * unit.MM / 10

	oneColumn = 4            // names of providers that stand in one column
	mostDiscs = 27 * unit.MM // the most that discs take of the height of a card
	leastDisc = unit.MM / 2
	manyDiscs = 60 // discs that no longer stand at their size
)

// glossary is who runs what, then a card for each layer.
func (k *kit) glossary() []page.Section {
	t, ok := k.written("glossary")
	if !ok {
		return nil
	}
	at := func(a glossAir) block.Block { return k.glossaryAt(t, a) }
	s := k.section("glossary", t, at(glossAir{glossChartTop, glossChartFoot, glossPart}))
	if k.lies() {
		s.Body = at(glossAir{glossChartTop, glossChartFoot, glossNear})
	} else { // so that no page is left to the layers in short
		s.Ladder = []block.Block{at(glossAir{glossNear, glossNear, glossNear})}
	}
	return []page.Section{s}
}

// glossAir is the distances of the glossary's first page: above and under the
// diagram, and between what follows it.
type glossAir struct{ chart, under, parts unit.Length }

// glossaryAt is the glossary with such distances.
func (k *kit) glossaryAt(t *read.Text, a glossAir) block.Block {
	items := k.opening(typed(t.Title), typed(t.Standfirst))
	sheet := k.sheet(k.textW)
	var first, second []block.Item
	if c, ok := k.chart(charts.Responsibility(sheet, charts.StandardDuties(sheet))); ok {
		first = []block.Item{{Block: drawn(c.Box), Before: a.chart, After: a.under}}
	}
	if p, ok := t.Part("reading"); ok {
		second = append(second, block.Item{Block: k.reading(p), Before: a.parts})
	}
	second = append(second, block.Item{Block: k.inShort(t), Before: a.parts})
	if k.lies() { // the drawing has a page to itself: the words do not leave the headline alone
		first, second = second, first
	}
	items = append(append(items, first...), second...)
	for pair := range slices.Chunk(facts.Layers(), 2) {
		apart := &block.Flow{} // where a sheet holds no two
		for i := range pair {
			apart.Items = append(apart.Items, block.Item{Break: block.Force, Block: block.Else{
				Body: k.cards(t, pair[i:i+1], "t10", "t9"), Form: k.parted(t, pair[i])}})
		}
		items = append(items, block.Item{Break: block.Force, Block: &block.Either{Options: []block.Block{
			k.cards(t, pair, "stand", "t10"), k.cards(t, pair, "t10", "t10"), k.cards(t, pair, "t10", "t9"), apart}}})
	}
	if p, ok := t.Part("services"); ok {
		items = append(items, block.Item{Block: k.services(p), Break: block.Force})
	}
	return &block.Flow{Items: items, Name: "glossary"}
}

// services is what each layer is made of, layer by layer, in two columns beside the
// layer's stack and name.
func (k *kit) services(p read.Part) block.Block {
	items := []block.Item{{Block: k.inAxis(10, k.rich("h2", p.Title, draw.H2)), After: u, Together: true}}
	for _, l := range facts.Layers() {
		it, ok := p.Item(l.String())
		if !ok {
			continue
		}
		st := k.style("h3")
		name := k.spans(st, or(it.Title, plain(k.say("layer."+l.String()))))
		head := append([]text.Run{k.sign(st, k.stack(glossSign, glossSignH, []facts.Layer{l}), glossSignGap)}, name...)
		items = append(items, block.Item{After: servicesNext, Block: block.Stack(
			&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}, block.Gap{H: glossReadGap},
			block.Beside{Side: k.within(hanging(st, glossSign+glossSignGap), head, k.element(draw.H3, nil)),
				SideW: k.span(2), X: k.axis, W: k.span(10),
				Body: block.Columns{N: 2, Gap: k.gutter, Balance: true, Body: k.dashes(it.Items, "t10")}, Name: "services"})})
	}
	return &block.Flow{Items: items, Name: "services"}
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

// cards is the layers of one page, their definitions and lists in these styles.
func (k *kit) cards(t *read.Text, layers []facts.Layer, definition, list string) block.Block {
	cards := &block.Flow{Name: "cards"}
	for i, l := range layers {
		if p, ok := t.Part(l.String()); ok {
			cards.Items = append(cards.Items, block.Item{Block: k.card(l, p, i == len(layers)-1, definition, list)})
		}
	}
	return block.Keep{Body: cards}
}

// card is one layer: its stack and name, its definition, who runs and keeps
// what, what SecNumCloud asks of it, and the offers of the month. The last card
// of a page has its panel go down to the bleed.
func (k *kit) card(l facts.Layer, p read.Part, last bool, definition, list string) block.Block {
	card := block.Keep{Body: &block.Flow{Items: k.cardPieces(l, p, last, definition, list)}}
	if last {
		return card
	}
	return &block.Frame{H: k.space("card-next"), Inset: block.Edges{Bottom: cardFoot}, Body: card}
}

// parted is the card of a layer over two pages, where none holds it whole.
func (k *kit) parted(t *read.Text, l facts.Layer) block.Block {
	p, _ := t.Part(l.String())
	return &block.Flow{Items: k.cardPieces(l, p, true, "t10", "t9"), Name: "cards"}
}

// cardPieces is what a card is made of: what the text says of the layer, and what
// the register does.
func (k *kit) cardPieces(l facts.Layer, p read.Part, last bool, definition, list string) []block.Item {
	panel := k.panel(k.layerOffers(l), block.Edges{Top: cardPanelTop}, 0)
	if last {
		panel.Grow, panel.Bleed.Bottom = true, k.toBleed
	} else {
		panel.H = cardPanelH
	}
	return []block.Item{
		{Block: &block.Frame{H: cardPanel, Inset: block.Edges{Bottom: cardListsFoot}, Body: block.Stack(
			&block.Frame{H: cardLists, Body: k.cardHead(l, p, definition)}, k.cardParts(p, list))}},
		{Block: panel},
	}
}

// cardHead is a layer's stack, its name and its definition.
func (k *kit) cardHead(l facts.Layer, p read.Part, definition string) block.Block {
	name := k.element(draw.H2, p.Title)
	if name.Title != "" {
		name.Title = k.say("layer."+l.String()) + " " + name.Title
	}
	stand, long := k.style(definition), k.style("h2")
	stand.Align, long.Align = text.Ragged, text.Balanced
	return &block.Row{Cells: []block.Cell{
		{X: 0, W: cardStack, Body: block.Stack(block.Gap{H: cardStackTop}, drawn(k.stack(cardStack, cardStackH, []facts.Layer{l})))},
		{X: k.axis, W: k.span(4), Body: block.Marked{Elem: name, Body: block.Stack(
			k.words("figure", k.say("layer."+l.String()), ""), k.richIn(long, or(p.Title, plain(k.say("layer."+l.String()+".long"))), ""))}},
		{X: k.col(7), W: k.span(6), Body: block.Stack(block.Gap{H: cardDefinition}, k.richIn(stand, p.Text, draw.P))},
	}}
}

// cardParts is who runs and keeps what, and what SecNumCloud asks, each list
// under its head. Heads end level, whatever lines they take.
func (k *kit) cardParts(p read.Part, list string) block.Block {
	heads, lists := &block.Row{}, &block.Row{}
	for i, key := range []string{"operates", "keeps", "specific"} {
		it, ok := p.Item(key)
		if !ok {
			continue
		}
		cell := block.Cell{X: k.axis + unit.Length(i)*cardListsX, W: cardListsW, Elem: draw.New(draw.Div)}
		if i == 2 { // the last one has the rest of the line
			cell.W = k.textW - cell.X
		}
		head := cell
		head.Align, head.Body = block.Bottom, block.Stack(k.rich("h3", or(it.Title, plain(k.say("glossary."+key))), draw.H3),
			block.Gap{H: cardHeadGap}, &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")})
		cell.Body = k.dashes(it.Items, list)
		heads.Cells, lists.Cells = append(heads.Cells, head), append(lists.Cells, cell)
	}
	return block.Stack(heads, block.Gap{H: cardListGap}, lists)
}

func (k *kit) definition(r read.Rich) block.Block {
	st := k.style("body")
	st.Indent = 0
	return k.richIn(st, r, draw.P)
}

// layerOffers is the offers of a layer at the cut-off, and what else the
// register says of them where that leaves room.
func (k *kit) layerOffers(l facts.Layer) block.Block {
	qualified, progress := k.view.Layer(l, facts.Qualified), k.view.Layer(l, facts.Candidate)
	room := func(b block.Block) block.Block {
		return &block.Frame{H: cardOffersH, Fixed: true, Body: b, Name: "offers of a layer"}
	}
	row := &block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(2), Body: block.Stack(block.Gap{H: cardFactTop}, k.words("h2", k.say("glossary.register"), draw.H3))},
		k.layerSide(k.axis, qualified, "glossary.qualified"),
		k.layerSide(k.col(8), progress, "glossary.progress"),
	}}
	told := k.layerFact(l, qualified)
	if told == nil {
		return room(row)
	}
	return &block.Either{Options: []block.Block{
		room(block.Stack(row, block.Gap{H: cardFact}, k.inAxis(10, &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}),
			block.Gap{H: cardFactTop}, k.inAxis(10, k.saying(k.style("stand"), told, draw.P, 1)))),
		room(row)}}
}

// layerFact is one sentence on the qualified offers of a layer; nothing where
// not all of their first decisions are dated to the day, or where an extension
// may have brought the layer later.
func (k *kit) layerFact(l facts.Layer, rows []facts.Row) []string {
	said := locales.Facts{"Layer": locales.Name(k.say("layer." + l.String())), "N": locales.Num(len(rows)), "Cutoff": k.day(k.ed.Cutoff)}
	if len(rows) == 0 {
		return k.loc.Say("glossary.fact.none", said)
	}
	var first facts.Day
	for _, r := range rows {
		start := r.Start()
		if start.Kind != facts.Decided || start.Date.Day == 0 || r.Extended() {
			return nil
		}
		if d := start.Date; !first.Known() || d.Before(first) {
			first = d
		}
	}
	said["Day"] = k.day(first)
	if len(rows) == 1 {
		return k.loc.Say("glossary.fact.one", said)
	}
	return k.loc.Say("glossary.fact.first", said)
}

// layerSide is the offers of one stage: their count, and their providers, each
// once with a disc for each offer. Where there are too many for their names,
// the discs stand alone: the register has the names.
func (k *kit) layerSide(x unit.Length, rows []facts.Row, key string) block.Cell {
	figure, label := k.style("figure"), k.style("h3")
	count := k.runs(figure, []text.Run{{Text: k.loc.Number(len(rows)) + "\u00a0", Raw: true},
		{Text: k.loc.N(key, len(rows)), Font: label.Font, Size: label.Size}}, draw.P)
	items := []block.Block{count, block.Gap{H: cardNames}}
	if len(rows) > 0 {
		n := 1
		if len(holdersOf(rows)) > oneColumn {
			n = 2
		}
		items = append(items, &block.Either{Options: []block.Block{
			k.layerNamed(rows, n, "t10"), k.layerNamed(rows, 3, "t9"), drawn(k.discs(rows, k.span(5)))}})
	}
	return block.Cell{X: x, W: k.span(5), Elem: draw.New(draw.Div), Body: block.Stack(items...)}
}

// holder is a provider with its offers.
type holder struct {
	*facts.Provider
	offers []*facts.Entry
}

// holdersOf is the providers of rows, each once, those with the furthest offers
// first.
func holdersOf(rows []facts.Row) []holder {
	var out []holder
	at := map[string]int{}
	for _, r := range furthest(rows) {
		i, ok := at[r.Provider.ID]
		if !ok {
			i = len(out)
			at[r.Provider.ID] = i
			out = append(out, holder{Provider: r.Provider})
		}
		out[i].offers = append(out[i].offers, r.Entry)
	}
	return out
}

// furthest is rows by milestone, the furthest first.
func furthest(rows []facts.Row) []facts.Row {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b facts.Row) int { return int(b.Milestone) - int(a.Milestone) })
	return rows
}

// layerNamed is the providers of rows in n columns, read downwards.
func (k *kit) layerNamed(rows []facts.Row, n int, style string) block.Block {
	st := k.style(style)
	st.Hang = cardDisc + cardDiscGap
	list := &block.Flow{Elem: &draw.Elem{Role: draw.List, Order: "None"}, Name: "providers of a layer"}
	for _, h := range holdersOf(rows) {
		var runs []text.Run
		name := text.Run{Text: h.Name, Raw: true, From: h.From}
		for i, e := range h.offers {
			gap := cardDiscNext
			if i == len(h.offers)-1 {
				gap = cardDiscGap
			}
			runs = append(runs, k.sign(st, k.discTold(cardDisc, e), gap))
			if e.Changed {
				name.Ink, name.Font, name.Underline, name.Mark = draw.Vermtexte, st.Bold, true, k.changedMark()
			}
		}
		list.Items = append(list.Items, block.Item{Block: block.Keep{Body: block.Marked{Elem: draw.New(draw.ListItem),
			Body: k.runs(st, append(runs, name), draw.ListBody)}}})
	}
	if n == 1 {
		return list
	}
	return block.Columns{N: n, Gap: k.gutter, Body: list, Balance: true, Grid: st.Leading}
}

// entriesOf is the entries of rows.
func entriesOf(rows []facts.Row) []*facts.Entry {
	out := make([]*facts.Entry, len(rows))
	for i := range rows {
		out[i] = rows[i].Entry
	}
	return out
}

// discs is a disc for each row, the furthest first, in lines as wide as there
// is room. Those of hundreds are as small as a card asks for.
func (k *kit) discs(rows []facts.Row, w unit.Length) draw.Box {
	d, gap := cardDisc, cardDiscs
	if len(rows) > manyDiscs {
		d = cardManyDisc
	}
	lines := func() (per int, high unit.Length) {
		per = max(int((w+gap)/(d+gap)), 1)
		return per, unit.Length(max((len(rows)+per-1)/per, 1)) * (d + gap)
	}
	per, high := lines()
	for high > mostDiscs && d > leastDisc {
		d, gap = d*3/4, gap*3/4
		per, high = lines()
	}
	step := d + gap
	b := draw.Box{Size: unit.Size{W: w, H: high}, Name: "discs",
		Elem: &draw.Elem{Role: draw.Figure, Alt: k.states(entriesOf(rows))}}
	for i, r := range furthest(rows) {
		b.Put(unit.Length(i%per)*step, unit.Length(i/per)*step, bare(k.disc(d, r.Entry)))
	}
	return b
}
