package compose

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of what SecNumCloud is.
const (
	whatPart = 3 * u // above the comparison, and above the pair of lists
	whatNote = 2 * u

	whatPartNear = 2 * u // where a page is at stake
	whatRowNear  = 9 * u / 4
	whatStepNear = 15 * u / 4

	whatPartLeast = 3 * u / 2 // on a sheet that is lower
	whatRowLeast  = 2 * u
	whatStepLeast = 13 * u / 4

	// The comparison.
	whatTitle   = 11 * unit.MM / 10   // from its title to the table
	whatPlate   = 225 * unit.MM / 100 // of the plate, left of its words
	whatHead    = 7 * u / 4           // the row of heads
	whatRow     = 11 * u / 4
	whatHeadAir = 18 * unit.MM / 10 // above the heads
	whatAir     = 16 * unit.MM / 10 // above and below a row

	// The numbered lists.
	whatListGap = 24 * unit.MM / 10 // from the rule to the title
	whatStep    = 17 * u / 4        // from an item to the next
	whatNumeral = 1 * unit.MM       // from the numeral's room to the item
)

// what says what SecNumCloud is: the definition, qualification against
// certification, what the visa attests and the framework it sets.
func (k *kit) what() []page.Section {
	t, ok := k.written("what")
	if !ok {
		return nil
	}
	way := func(part, row, step unit.Length) block.Block {
		return k.noted("what", k.framework(t, part, row, step), true)
	}
	s := k.section("what", t, way(whatPart, whatRow, whatStep))
	s.Ladder = []block.Block{way(whatPartNear, whatRow, whatStepNear), way(whatPartNear, whatRowNear, whatStepNear),
		way(whatPartLeast, whatRowLeast, whatStepLeast)}
	return []page.Section{s}
}

// framework is the page of what SecNumCloud is, with so much above its parts,
// from a row of its table to the next and from an item to the next.
func (k *kit) framework(t *read.Text, part, row, step unit.Length) block.Block {
	items := k.opening(typed(t.Title), typed(t.Standfirst))
	if len(t.Body) > 0 {
		items = append(items, block.Item{Block: k.inAxis(10, k.columns(t.Body, "what"))})
	}
	if p, ok := t.Part("compare"); ok {
		items = append(items, block.Item{Block: at(k.axis, k.span(10), k.comparison(p, row)), Before: part})
	}
	items = append(items, block.Item{Block: k.numberedPair(t, step, "attests", "framework"), Before: part})
	if len(t.Note) > 0 {
		items = append(items, block.Item{Block: k.rich("note", t.Note, draw.P), Before: whatNote})
	}
	return &block.Flow{Items: items, Name: "what", Grid: u}
}

// columns is the body of a text in two balanced columns. Two paragraphs of like
// length stand one in each, both without indent.
func (k *kit) columns(bs []read.Block, name string) block.Block {
	if k.pair(bs) {
		row := &block.Row{Name: name}
		for i, b := range bs {
			row.Cells = append(row.Cells, block.Cell{X: unit.Length(i) * (k.span(5) + k.gutter), W: k.span(5), Body: k.paragraph(b, false)})
		}
		return row
	}
	items := k.pieces(bs, nil, name, func(b block.Block) block.Block { return b })
	if len(items) == 1 {
		return items[0].Block
	}
	return &block.Flow{Items: items, Grid: u, Name: name}
}

// pair tells whether a text is two short paragraphs of like length.
func (k *kit) pair(bs []read.Block) bool {
	if len(bs) != 2 || bs[0].Kind != read.Paragraph || bs[1].Kind != read.Paragraph {
		return false
	}
	a, b := utf8.RuneCountInString(bs[0].Rich.String()), utf8.RuneCountInString(bs[1].Rich.String())
	return max(a, b) <= 600 && 2*max(a, b) <= 3*min(a, b)
}

// compared is the places of a comparison's columns, from the first on: the heads of
// its rows, which it may do without, and the two things.
type compared struct {
	heads       bool
	first, last int
	w           unit.Length // of the first thing
}

func (k *kit) compared(p read.Part) compared {
	if slices.ContainsFunc(p.Items, func(r read.Part) bool { return len(r.Title) > 0 }) {
		return compared{true, 4, 7, k.span(3)}
	}
	return compared{false, 1, 6, k.span(5) - whatPlate}
}

// comparison is the table of two things row by row; a plate stands behind the
// one that matters, the last.
func (k *kit) comparison(p read.Part, step unit.Length) block.Block {
	if len(p.Items) == 0 {
		return block.Gap{}
	}
	c, rule := k.compared(p), &block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}
	head := func() *draw.Elem { return &draw.Elem{Role: draw.HeadCell, Scope: "Column"} }
	top := block.Row{Elem: draw.New(draw.TableRow), H: whatHead, Above: whatHeadAir, Cells: k.things(c,
		block.Cell{Elem: head(), Body: k.words("label", k.say("what.question"), "")},
		block.Cell{Elem: head(), Body: k.words("h3", k.say("what.certification"), "")},
		block.Cell{Elem: head(), Body: k.words("h3", k.say("what.qualification"), "")})}
	var rows []block.Row
	for _, r := range p.Items {
		a, _ := r.Item("certification")
		b, _ := r.Item("qualification")
		asked := block.Cell{Elem: draw.New(draw.DataCell)} // a head without words is none
		if len(r.Title) > 0 {
			asked = block.Cell{Elem: &draw.Elem{Role: draw.HeadCell, Scope: "Row"}, Body: k.rich("label", r.Title, "")}
		}
		rows = append(rows, block.Row{Elem: draw.New(draw.TableRow), H: step, Rule: rule, Above: whatAir, Below: whatAir, From: r.Pos,
			Cells: k.things(c, asked, block.Cell{Elem: draw.New(draw.DataCell), Body: k.rich("table", a.Text, "")},
				block.Cell{Elem: draw.New(draw.DataCell), Body: k.rich("table", b.Text, "")})})
	}
	return &block.Flow{Items: []block.Item{
		{Block: k.rich("h2", p.Title, draw.H2), After: whatTitle, Together: true},
		{Block: &block.Table{Elem: draw.New(draw.Table), Head: []block.Row{top}, HeadElem: draw.New(draw.TableHead),
			BodyElem: draw.New(draw.TableBody), Groups: []block.Group{{Rows: rows, Whole: len(rows) + 1}}, Close: rule, Name: "comparison"}},
	}}
}

// things is a row of a comparison: its head, where there are any, and the two
// things, the last on its plate.
func (k *kit) things(c compared, asked, first, last block.Cell) []block.Cell {
	asked.W, asked.Align = k.span(3), block.Baseline
	first.X, first.W, first.Align = k.col(c.first), c.w, block.Baseline
	x := k.col(c.last)
	last.X, last.W, last.Pad = x-whatPlate, k.span(10)-x+whatPlate, whatPlate
	last.Fill, last.Align = draw.Brume, block.Baseline
	if !c.heads {
		return []block.Cell{first, last}
	}
	return []block.Cell{asked, first, last}
}

// numberedPair is two numbered lists side by side, each under a rule.
func (k *kit) numberedPair(t *read.Text, step unit.Length, keys ...string) block.Block {
	var heads, cells []block.Cell
	for i, key := range keys {
		p, ok := t.Part(key)
		if !ok {
			continue
		}
		x, group := k.col(1+6*i), draw.New(draw.Div)
		heads = append(heads, block.Cell{X: x, W: k.span(6), Elem: group, Body: block.Stack(
			&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: whatListGap}, k.rich("h2", p.Title, draw.H2))})
		cells = append(cells, block.Cell{X: x, W: k.span(6), Elem: group, Body: k.numbered(p.Items, step)})
	}
	return &block.Flow{Items: []block.Item{
		{Block: &block.Row{Cells: heads}, After: u, Together: true},
		{Block: &block.Row{Cells: cells}},
	}}
}

// numbered is items with a large number before them, step apart.
func (k *kit) numbered(items []read.Part, step unit.Length) block.Block {
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	var rows []block.Item
	for i, it := range items {
		rows = append(rows, block.Item{Block: &block.Row{H: step, Elem: draw.New(draw.ListItem), From: it.Pos, Cells: []block.Cell{
			{X: 0, W: k.pitch - whatNumeral, Elem: draw.New(draw.ListLabel), Body: k.words("numeral-l", strconv.Itoa(i+1), "")},
			{X: k.pitch, W: k.span(5), Elem: draw.New(draw.ListBody), Body: block.Stack(
				k.rich("h3", it.Title, draw.P), k.rich("table", it.Text, draw.P))},
		}}})
	}
	return &block.Flow{Items: rows, Elem: list}
}
