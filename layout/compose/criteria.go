package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the criteria.
const (
	criteriaBefore    = 19 * unit.MM / 10 // between the headline and the families
	criteriaCloser    = u / 2             // what a row gives up at last, on a lower sheet
	criteriaIcon      = 5 * u / 2
	criteriaNameX     = 15 * unit.MM         // right of the icon
	criteriaHeadFoot  = 3 * unit.MM          // from a family's icon to its rule
	criteriaRowTop    = 22 * unit.MM / 10    // from a hairline to the criterion under it
	criteriaTextX     = 1125 * unit.MM / 100 // right of the number
	criteriaPlatePad  = u
	criteriaPlateFoot = 5 * u / 4 // from the plate to the end of its row
	criteriaRowFoot   = 14 * unit.MM / 10
	criteriaNear      = 17 * u / 4  // from a row to the next, under the criteria in short, or where words fill their rows
	criteriaNoteNear  = u / 2       // and there from them to the note
	shortNext         = 3 * unit.MM // between two of those, where they have a page
)

// families is the kinds of criteria, in the order of the page.
func families() []struct {
	key  string
	icon charts.IconName
} {
	return []struct {
		key  string
		icon charts.IconName
	}{{"technical", charts.Technical}, {"operational", charts.Operational}, {"legal", charts.Legal}}
}

// criteria is three numbered lists side by side on one grid of rows; the places
// that shorter lists leave free in the last row hold a plate. Rows come nearer
// where texts are long. Where the criteria are given in short too, those stand
// before: on the page of the others in smaller type, else on one of their own.
func (k *kit) criteria() []page.Section {
	t, ok := k.written("criteria")
	if !ok {
		return nil
	}
	wide, dense := k.space("criteria-row"), k.space("criteria-row-dense")
	head := k.opening(typed(t.Title), typed(t.Standfirst))
	way := func(head []block.Item, step, before unit.Length, style string) block.Block {
		return &block.Flow{Items: append(slices.Clone(head), k.families(t, step, before, style)...), Name: "criteria"}
	}
	body := &block.Either{Options: []block.Block{way(head, wide, criteriaBefore, "t10"), way(head, dense, 0, "t10"),
		way(head, dense-criteriaCloser, 0, "t10"), way(head, criteriaNear, 0, "t10")}}
	if short, ok := t.Part("short"); ok {
		near := append(slices.Clone(head), block.Item{Block: k.inShortForm(short, "h3", "t9", 0), After: 3 * u / 2})
		apart := append(slices.Clone(head), block.Item{Block: k.inShortForm(short, "h2", "t10", shortNext)})
		full := way(nil, wide, criteriaBefore, "t10")
		body.Options = []block.Block{way(near, dense-criteriaCloser, 0, "t10"), way(near, criteriaNear, 0, "table"),
			k.continued(typed(t.Title), &block.Flow{Items: append(apart, block.Item{Block: full, Break: block.Force}), Name: "criteria"})}
	}
	return []page.Section{k.section("criteria", t, body)}
}

// inShortForm is the criteria in short, family by family, in three columns beside
// their title: leads, and what there is to say to them.
func (k *kit) inShortForm(p read.Part, lead, words string, next unit.Length) block.Block {
	heads, lists := &block.Row{}, &block.Row{}
	w := (k.span(10) - 2*k.gutter) / 3
	for i, f := range families() {
		it, ok := p.Item(f.key)
		if !ok {
			continue
		}
		cell := block.Cell{X: unit.Length(i) * (w + k.gutter), W: w, Elem: draw.New(draw.Div)}
		head := cell
		head.Align, head.Body = block.Bottom, block.Stack(k.rich("h3", or(it.Title, k.family(f.key)), draw.H3), block.Gap{H: cardHeadGap},
			&block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")})
		cell.Body = k.leads(it.Items, w, lead, words, next)
		heads.Cells, lists.Cells = append(heads.Cells, head), append(lists.Cells, cell)
	}
	return block.Stack(&block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, block.Gap{H: pointsRuleAfter}, &block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(2), Body: k.rich("h2", p.Title, draw.H2)},
		{X: k.axis, W: k.span(10), Body: block.Stack(heads, block.Gap{H: cardListGap}, lists)}}})
}

// family is the name of a kind of criteria, as its list of them has it.
func (k *kit) family(key string) read.Rich {
	p, _ := k.text("criteria").Part(key)
	return unplaced(p.Title)
}

// unplaced is words that the editor wrote for another place.
func unplaced(r read.Rich) read.Rich {
	out := slices.Clone(r)
	for i := range out {
		out[i].Pos = diag.Pos{}
	}
	return out
}

// family is the criteria of one kind, and the elements that hold them: what is
// set row by row is read list by list.
type family struct {
	part        read.Part
	icon        charts.IconName
	before      int // criteria of the families before it
	group, list *draw.Elem
}

// familiesOf is the families of a text, in the order of the page.
func familiesOf(t *read.Text) (fs []family, rows int) {
	n := 0
	for _, f := range families() {
		p, _ := t.Part(f.key)
		fs = append(fs, family{part: p, icon: f.icon, before: n, group: draw.New(draw.Div),
			list: &draw.Elem{Role: draw.List, Order: "Decimal"}})
		n += len(p.Items)
		rows = max(rows, len(p.Items))
	}
	return fs, rows
}

// families is the criteria of a text, their rows a step apart, so far under what
// stands above them.
func (k *kit) families(t *read.Text, step, before unit.Length, style string) []block.Item {
	fs, rows := familiesOf(t)
	items := []block.Item{{Block: block.Gap{H: before}, Together: true}, {Block: k.familyHeads(fs), Together: true}}
	plate, hasPlate := t.Part("missing")
	for r := range rows {
		row := k.criteriaRow(fs, r, step, style)
		if free := freeFrom(fs, r); hasPlate && r == rows-1 && free < len(fs) {
			row.Cells = append(row.Cells, k.criteriaPlate(plate, free, step))
			hasPlate = false
		}
		item := block.Item{Block: row}
		if r > 0 && r == rows-1 { // none has a page alone
			item.Break = block.Never
		}
		items = append(items, item)
	}
	if hasPlate {
		items = append(items, block.Item{Block: &block.Row{Cells: []block.Cell{k.criteriaPlate(plate, 0, 0)}}, Before: criteriaPlateFoot})
	}
	if len(t.Note) > 0 {
		note := block.Item{Block: k.rich("note", t.Note, draw.P), Before: u, Foot: true, Break: block.Never} // nor has the note
		if step <= criteriaNear {
			note.Before = criteriaNoteNear
		}
		items = append(items, note)
	}
	return items
}

// freeFrom is the first family from which on no family has a criterion in the
// row.
func freeFrom(fs []family, r int) int {
	free := len(fs)
	for free > 0 && r >= len(fs[free-1].part.Items) {
		free--
	}
	return free
}

// criteriaPlate is what is said of all criteria, in the places that are free
// from a family on.
func (k *kit) criteriaPlate(p read.Part, from int, step unit.Length) block.Cell {
	body := &block.Frame{Fill: draw.Brume, Inset: block.Edges{Left: criteriaPlatePad, Right: criteriaPlatePad, Top: criteriaRowTop,
		Bottom: criteriaRowTop}, Body: block.Stack(k.rich("item-title", p.Title, draw.H3), k.rich("t10", p.Text, draw.P))}
	if step > 0 {
		body.H = step - criteriaPlateFoot
	}
	x := k.col(1 + 4*from)
	return block.Cell{X: x, W: k.textW - x, Elem: draw.New(draw.Div), Body: body}
}

// familyHeads is the heads of the families, all in the first form that holds each
// name: signs beside names, beside smaller names, over names. One that stood in
// another form than its neighbours would throw its sign above theirs.
func (k *kit) familyHeads(fs []family) block.Block {
	signs, names, beside, smaller := &block.Row{}, &block.Row{}, &block.Row{}, &block.Row{}
	for i, f := range fs {
		put := func(to *block.Row, b block.Block) {
			to.Cells = append(to.Cells, block.Cell{X: k.col(1 + 4*i), W: k.span(4), Elem: f.group, Align: block.Bottom, Body: b})
		}
		sign := drawn(charts.Icon(f.icon, criteriaIcon, draw.Nuit))
		put(beside, k.familyRule(k.familyHead(sign, k.familyName(f, "family"))))
		put(smaller, k.familyRule(k.familyHead(sign, k.familyName(f, "h2"))))
		put(signs, sign)
		put(names, k.familyRule(k.familyName(f, "h2")))
	}
	return &block.Either{Options: []block.Block{beside, smaller, block.Keep{Body: block.Stack(signs, names)}}}
}

// familyHead is a family's sign beside its name, both down to its rule.
func (k *kit) familyHead(sign, name block.Block) block.Block {
	return &block.Row{Cells: []block.Cell{{W: criteriaIcon, Align: block.Bottom, Body: sign},
		{X: criteriaNameX, W: k.span(4) - criteriaNameX, Body: name}}}
}

// familyName is a family's name and the number of its criteria.
func (k *kit) familyName(f family, style string) block.Block {
	return block.Stack(k.rich(style, f.part.Title, draw.H2), k.words("t10", k.loc.N("criteria.count", len(f.part.Items)), draw.P))
}

// familyRule is a head over the rule of its family.
func (k *kit) familyRule(head block.Block) block.Block {
	return block.Stack(head, block.Gap{H: criteriaHeadFoot}, &block.Rule{Ink: draw.Nuit, Width: k.space("rule")})
}

func (k *kit) criteriaRow(fs []family, r int, step unit.Length, style string) *block.Row {
	row, foot := &block.Row{H: step, Name: "criteria"}, 0*unit.MM
	if step <= criteriaNear { // rows are as high as their words there
		foot = criteriaRowFoot
	}
	for i, f := range fs {
		if r >= len(f.part.Items) {
			continue
		}
		it := f.part.Items[r]
		body := &block.Row{Above: criteriaRowTop, Below: foot, Elem: draw.New(draw.ListItem), Cells: []block.Cell{
			{W: criteriaTextX, Elem: draw.New(draw.ListLabel), Body: k.words("numeral", k.loc.Number(f.before+r+1), "")},
			{X: criteriaTextX, W: k.span(4) - criteriaTextX, Elem: draw.New(draw.ListBody),
				Body: block.Stack(k.rich("item-title", it.Title, draw.P), k.rich(style, it.Text, draw.P))}}}
		if r > 0 {
			body.Rule = &block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}
		}
		row.Cells = append(row.Cells, block.Cell{X: k.col(1 + 4*i), W: k.span(4), Elem: f.group, Body: block.Marked{Elem: f.list, Body: body}})
	}
	return row
}
