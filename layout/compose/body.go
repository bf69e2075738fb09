package compose

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of body text.
const (
	bodyIndent     = u // of a paragraph after another
	bodyHead2Top   = 3 * u / 2
	bodyHead2After = u / 4
	bodyHead3Top   = u

	bodyListAir = u / 2     // above and below a list
	bodyDash    = u         // from an en dash's left edge to its text
	bodyNumber  = 3 * u / 2 // the same from a number
	bodyPicture = u         // above and below a picture
)

// prose is the editor's Markdown as items of a flow of body text, pull quotes
// left out: they are the section's to place.
func (k *kit) prose(bs []read.Block) []block.Item { return k.marked(bs, nil, bodyListAir) }

// marked is prose with so much above and below its lists, whose blocks bear names
// by their number, so that what stands beside one finds it.
func (k *kit) marked(bs []read.Block, names map[int]string, air unit.Length) []block.Item {
	var items []block.Item
	for i, b := range bs {
		before := len(items)
		switch b.Kind {
		case read.Paragraph:
			items = append(items, block.Item{Block: k.paragraph(b, i > 0 && bs[i-1].Kind == read.Paragraph)})
		case read.Heading:
			items = append(items, k.heading(b))
		case read.List:
			items = append(items, block.Item{Block: k.list(b), Before: air, After: air})
		case read.Picture:
			items = append(items, block.Item{Block: k.picture(b), Before: bodyPicture, After: bodyPicture})
		case read.Table:
			items = append(items, block.Item{Block: k.bodyTable(b, k.textColumn()), Before: tableAround, After: tableAround})
		}
		if name := names[i]; name != "" && len(items) > before {
			items[before].Block = block.Marked{Name: name, Body: items[before].Block}
		}
	}
	return items
}

// pieces is a body in two balanced columns, cut where a picture or a table stands
// over both, each piece put in its place.
func (k *kit) pieces(bs []read.Block, names map[int]string, name string, place func(block.Block) block.Block) []block.Item {
	var items []block.Item
	from := 0
	columns := func(to int) {
		part := map[int]string{}
		for i := from; i < to; i++ {
			part[i-from] = names[i]
		}
		if from < to {
			items = append(items, block.Item{Block: place(block.Columns{N: 2, Gap: k.gutter, Balance: true, Grid: u,
				Body: &block.Flow{Items: k.marked(bs[from:to], part, bodyListAir), Grid: u, Name: name}})})
		}
		from = to + 1
	}
	for i, b := range bs {
		switch {
		case b.Kind == read.Picture && b.Shown != nil && b.Shown.Form == read.Columns:
			columns(i)
			items = append(items, block.Item{Block: place(k.picture(b)), Before: 2 * bodyPicture, After: 2 * bodyPicture})
		case b.Kind == read.Table && k.overBoth(b):
			columns(i)
			items = append(items, block.Item{Block: place(k.bodyTable(b, k.span(10))), Before: tableAround, After: tableAround})
		}
	}
	columns(len(bs))
	return items
}

// paragraph indents those that follow another paragraph.
func (k *kit) paragraph(b read.Block, follows bool) block.Block {
	st := k.style("body")
	st.Indent = 0
	if follows {
		st.Indent = bodyIndent
	}
	return k.richIn(st, b.Rich, draw.P)
}

// heading is three grid units high with its space, so that columns stay level.
func (k *kit) heading(b read.Block) block.Item {
	style, role, before, after := "h2", draw.H2, bodyHead2Top, bodyHead2After
	if b.Level > 2 {
		style, role, before, after = "h3", draw.H3, bodyHead3Top, 0
	}
	return block.Item{Block: k.rich(style, b.Rich, role), Before: before, After: after, Together: true}
}

// list sets items with an en dash, or their numbers, hanging.
func (k *kit) list(b read.Block) block.Block {
	st := k.style("body")
	st.Indent = 0
	l := &block.List{Elem: &draw.Elem{Role: draw.List, Order: "Disc"}, Indent: bodyDash}
	if b.Ordered {
		l.Elem.Order = "Decimal"
		l.Indent = bodyNumber
	}
	for i, item := range b.Items {
		label := "\u2013"
		if b.Ordered {
			label = strconv.Itoa(b.Start+i) + "."
		}
		l.Items = append(l.Items, block.ListItem{
			Label: k.runs(st, []text.Run{{Text: label, Raw: true}}, ""), LabelElem: draw.New(draw.ListLabel),
			Body: &block.Flow{Items: k.marked(item, nil, 0)}, BodyElem: draw.New(draw.ListBody),
			Elem: draw.New(draw.ListItem),
		})
	}
	return l
}

// quotes is the pull quotes of a text.
func quotes(bs []read.Block) []read.Block {
	var out []read.Block
	for _, b := range bs {
		if b.Kind == read.Quote {
			out = append(out, b)
		}
	}
	return out
}

// pull sets a pull quote. It repeats nothing and is no heading.
func (k *kit) pull(b read.Block) block.Block {
	var items []block.Item
	for _, inner := range b.Items {
		for _, p := range inner {
			items = append(items, block.Item{Block: k.rich("quote", p.Rich, draw.P)})
		}
	}
	return block.Marked{Elem: draw.New(draw.BlockQuote), Name: "pull quote", Body: block.Keep{Body: &block.Flow{Items: items}}}
}
