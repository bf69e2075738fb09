package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/read"
)

// Numbers that stand under one another are read against one another, so that a
// column groups them alike. Rules of typography see one cell at a time: what
// only the column tells is told here, before they do.

// aligned is a text with the numbers of its columns grouped alike: of lists, of
// the items of a part, and of tables, whose rows are items. The text itself is
// the editor's and is not changed.
func (k *kit) aligned(t *read.Text) *read.Text {
	out := *t
	out.Body, out.Parts = k.alignedBlocks(t.Body), k.alignedParts(t.Parts)
	return &out
}

func (k *kit) alignedBlocks(bs []read.Block) []read.Block {
	out := slices.Clone(bs)
	for i := range out {
		out[i].Items = slices.Clone(out[i].Items)
		var column []*read.Rich
		for j := range out[i].Items {
			out[i].Items[j] = k.alignedBlocks(out[i].Items[j])
			if item := out[i].Items[j]; out[i].Kind == read.List && len(item) == 1 {
				column = append(column, &item[0].Rich)
			}
		}
		k.align(column)
		for c := range out[i].Sides {
			column = nil
			for _, row := range out[i].Items[1:] {
				if c < len(row) {
					column = append(column, &row[c].Rich)
				}
			}
			k.align(column)
		}
	}
	return out
}

func (k *kit) alignedParts(ps []read.Part) []read.Part {
	out := slices.Clone(ps)
	var texts, titles []*read.Rich
	columns := 0
	for i := range out {
		out[i].Items = k.alignedParts(out[i].Items)
		texts, titles = append(texts, &out[i].Text), append(titles, &out[i].Title)
		columns = max(columns, len(out[i].Items))
	}
	k.align(texts)
	k.align(titles)
	for c := range columns {
		var column []*read.Rich
		for i := range out {
			if c < len(out[i].Items) {
				column = append(column, &out[i].Items[c].Text)
			}
		}
		k.align(column)
	}
	return out
}

// align groups the numbers of a column alike. Cells of more than one passage are
// sentences.
func (k *kit) align(column []*read.Rich) {
	var cells []string
	for _, r := range column {
		switch {
		case len(*r) == 0:
			cells = append(cells, "")
		case len(*r) > 1 || (*r)[0].Code || (*r)[0].Cite != "" || (*r)[0].Lang != "":
			return
		default:
			cells = append(cells, (*r)[0].Text)
		}
	}
	for i, cell := range k.loc.Column(cells) {
		if cell != cells[i] {
			*column[i] = slices.Clone(*column[i])
			(*column[i])[0].Text = cell
		}
	}
}
