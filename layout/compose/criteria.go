package compose

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the criteria.
const (
	criteriaBefore    = 2 * u // between the headline and the icons, where rows are not dense
	criteriaIcon      = 5 * u / 2
	criteriaIconAfter = 18 * unit.MM / 10
	criteriaHeadFoot  = 6 * unit.MM / 10  // from a family's name to its rule
	criteriaRowTop    = 22 * unit.MM / 10 // from a hairline to the criterion under it
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

// criteria is three lists side by side on one grid of rows: a shorter list
// leaves its last places empty. Rows come nearer where texts are long.
func (k *kit) criteria() []page.Section {
	t, ok := k.written("criteria")
	if !ok {
		return nil
	}
	body := &block.Either{Options: []block.Block{
		k.families(t, k.space("criteria-row"), criteriaBefore), k.families(t, k.space("criteria-row-dense"), 0)}}
	return []page.Section{k.section("criteria", t, body)}
}

// families is the criteria of a text, their rows a step apart, so far under
// the headline. The elements run down each list.
func (k *kit) families(t *read.Text, step, before unit.Length) block.Block {
	var parts []read.Part
	var groups, lists []*draw.Elem
	var icons, heads []block.Cell
	rows := 0
	for i, f := range families() {
		p, _ := t.Part(f.key)
		parts = append(parts, p)
		groups = append(groups, draw.New(draw.Div))
		lists = append(lists, &draw.Elem{Role: draw.List, Order: "None"})
		rows = max(rows, len(p.Items))
		x := k.col(1 + 4*i)
		icons = append(icons, block.Cell{X: x, W: k.span(4), Body: drawn(charts.Icon(f.icon, criteriaIcon, draw.Nuit)), Align: block.Bottom})
		heads = append(heads, block.Cell{X: x, W: k.span(4), Elem: groups[i], Body: k.familyHead(p)})
	}
	items := append(k.opening(typed(t.Title), typed(t.Standfirst)),
		block.Item{Block: block.Gap{H: before}, Together: true},
		block.Item{Block: &block.Row{Cells: icons}, After: criteriaIconAfter, Together: true},
		block.Item{Block: &block.Row{Cells: heads}, Together: true})
	for r := range rows {
		items = append(items, block.Item{Block: k.criteriaRow(parts, groups, lists, r, step)})
	}
	if len(t.Note) > 0 {
		items = append(items, block.Item{Block: k.rich("note", t.Note, draw.P), Before: u, Foot: true})
	}
	return &block.Flow{Items: items, Name: "criteria"}
}

// familyHead is a family's name and the number of its criteria, over a rule.
func (k *kit) familyHead(p read.Part) block.Block {
	st := k.style("h2")
	n := st
	n.Font, n.Align = "sans", text.FlushRight
	return block.Stack(
		&block.Row{Cells: []block.Cell{
			{X: 0, W: k.span(3), Body: k.richIn(st, p.Title, draw.H2)},
			{X: k.col(4), W: k.span(1), Body: k.wordsIn(n, strconv.Itoa(len(p.Items)), draw.P)},
		}},
		block.Gap{H: criteriaHeadFoot},
		&block.Rule{Ink: draw.Nuit, Width: k.space("rule")},
	)
}

func (k *kit) criteriaRow(parts []read.Part, groups, lists []*draw.Elem, r int, step unit.Length) *block.Row {
	row := &block.Row{H: step, Name: "criteria"}
	for i, p := range parts {
		if r >= len(p.Items) {
			continue
		}
		it := p.Items[r]
		var over block.Block = block.Gap{H: criteriaRowTop}
		if r > 0 {
			over = block.Stack(&block.Rule{Ink: draw.Acier, Width: k.space("rule-fine")}, block.Gap{H: criteriaRowTop})
		}
		item := block.Marked{Elem: draw.New(draw.ListItem), Body: block.Marked{Elem: draw.New(draw.ListBody), Body: block.Stack(
			over, k.rich("h3", it.Title, draw.P), k.rich("table", it.Text, draw.P))}}
		row.Cells = append(row.Cells, block.Cell{X: k.col(1 + 4*i), W: k.span(4), Elem: groups[i],
			Body: block.Marked{Elem: lists[i], Body: item}})
	}
	return row
}
