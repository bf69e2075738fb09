package compose

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the editorial.
const (
	editorialPullGap    = 2 * u // between the pull quote and the text
	editorialSignBefore = 2 * u

	stepsBefore = 3 * u // least distance above the panel
	stepsTop    = 3 * u / 2
	stepsFoot   = u / 2
)

// editorial sets the month's article in two balanced columns. A pull quote
// opens the second page; the panel stands at the foot of the last one, or of the
// first where it would leave the last nearly empty.
func (k *kit) editorial() []page.Section {
	t, ok := k.written("editorial")
	if !ok {
		return nil
	}
	columns := block.Columns{N: 2, Gap: k.gutter, Balance: true, Grid: u,
		Body: &block.Flow{Items: k.prose(t.Body), Grid: u, Name: "editorial"}}
	body := k.inAxis(10, columns)
	if qs := quotes(t.Body); len(qs) > 0 {
		var over []block.Item
		for _, q := range qs {
			over = append(over, block.Item{Block: k.inAxis(9, k.pull(q)), After: u})
		}
		body = block.Interlude{Body: body, Over: &block.Flow{Items: over}, Gap: editorialPullGap, Grid: u}
	}
	items := append(k.opening(typed(t.Title), typed(t.Standfirst)), block.Item{Block: body})
	if len(t.Signature) > 0 {
		items = append(items, block.Item{Block: k.signature(t.Signature), Before: editorialSignBefore, Break: block.Never})
	}
	text := &block.Flow{Items: items, Name: "editorial", Grid: u}
	p, ok := t.Part("panel")
	if !ok {
		return []page.Section{k.section("editorial", t, text)}
	}
	last := append(append([]block.Item(nil), items...), block.Item{Block: k.steps(p), Before: stepsBefore, Foot: true})
	s := k.section("editorial", t, &block.Flow{Items: last, Name: "editorial", Grid: u})
	s.Ladder = []block.Block{block.Footed{Body: text, Foot: k.steps(p), Gap: stepsBefore, Grid: u}} // at the foot of the first page
	return []page.Section{s}
}

// signature stands under the second column.
func (k *kit) signature(who read.Rich) block.Block {
	return at(k.axis+k.col(6), k.span(5), block.Stack(
		k.rich("label", who, draw.P),
		k.words("table", k.say("publication.name"), draw.P),
	))
}

// steps is a panel of numbered items side by side, down to the bleed.
func (k *kit) steps(p read.Part) block.Block {
	n := max(len(p.Items), 1)
	list := &draw.Elem{Role: draw.List, Order: "Decimal"}
	var cells []block.Cell
	width := (k.span(10) - k.gutter*unit.Length(n-1)) / unit.Length(n)
	for i, item := range p.Items {
		cells = append(cells, block.Cell{X: k.axis + unit.Length(i)*(width+k.gutter), W: width, Elem: draw.New(draw.ListItem),
			Body: block.Stack(
				k.words("numeral-l", strconv.Itoa(i+1), draw.ListLabel),
				block.Marked{Elem: draw.New(draw.ListBody), Body: block.Stack(
					k.rich("h3", item.Title, draw.P),
					k.rich("table", item.Text, draw.P),
				)},
			)})
	}
	body := &block.Flow{Items: []block.Item{
		{Block: k.inAxis(10, k.rich("h2", p.Title, draw.H2)), After: u, Together: true},
		{Block: &block.Row{Cells: cells, Elem: list}},
	}}
	return k.panel(body, block.Edges{Top: stepsTop, Bottom: stepsFoot}, k.toBleed)
}
