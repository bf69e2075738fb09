package compose

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of a table in a text.
const (
	tableAround = u                 // above and below it
	tableGap    = 3 * unit.MM       // between two columns
	tableAir    = 11 * unit.MM / 10 // above and below the words of a row
	tableHead   = 8 * unit.MM / 10  // from the heads to their rule
	tableWhole  = 9                 // rows that stand together
	tableLeast  = 2                 // rows on either side of a break
	tableNarrow = 3                 // columns that a column of the text has room for
	tableTight  = 160               // per cent of it that such a table may take on one line
)

// bodyTable is a table of a text, set in a width. The first cell of a row is its
// head where every row has one of its own.
func (k *kit) bodyTable(b read.Block, w unit.Length) block.Block {
	fine := &block.Rule{Ink: draw.Nuit, Width: k.space("rule-fine")}
	thin := &block.Rule{Ink: draw.Glace, Width: k.space("rule-fine")}
	ws, named := k.columnWidths(b, w), rowHeads(b)
	head := block.Row{Elem: draw.New(draw.TableRow), Below: tableHead, Under: fine, Cells: k.tableCells(b, 0, ws, func(i int) *draw.Elem {
		if i == 0 && len(b.Items[0][0].Rich) == 0 { // an empty corner heads nothing
			return draw.New(draw.DataCell)
		}
		return &draw.Elem{Role: draw.HeadCell, Scope: "Column"}
	})}
	var rows []block.Row
	for n := range b.Items[1:] {
		row := block.Row{Elem: draw.New(draw.TableRow), Above: tableAir, Below: tableAir, Rule: thin, From: b.Items[n+1][0].Pos, Name: "table",
			Cells: k.tableCells(b, n+1, ws, func(i int) *draw.Elem {
				if i == 0 && named {
					return &draw.Elem{Role: draw.HeadCell, Scope: "Row"}
				}
				return draw.New(draw.DataCell)
			})}
		if n == 0 {
			row.Rule = nil
		}
		rows = append(rows, row)
	}
	t := &block.Table{Elem: draw.New(draw.Table), Head: []block.Row{head}, HeadElem: draw.New(draw.TableHead),
		BodyElem: draw.New(draw.TableBody), Groups: []block.Group{{Rows: rows, Least: tableLeast, Whole: tableWhole, Name: "table"}}, Close: fine,
		Name: "table"}
	if len(rows) <= tableWhole {
		return block.Keep{Body: t}
	}
	return t
}

// rowHeads tells whether the first cells of a table's rows name them: each has
// words, and no two the same.
func rowHeads(b read.Block) bool {
	seen := map[string]bool{}
	for _, row := range b.Items[1:] {
		name := row[0].Rich.String()
		if strings.TrimSpace(name) == "" || seen[name] {
			return false
		}
		seen[name] = true
	}
	return len(b.Sides) > 1
}

// tableCells is the cells of a row in columns of these widths.
func (k *kit) tableCells(b read.Block, n int, ws []unit.Length, elem func(int) *draw.Elem) []block.Cell {
	var out []block.Cell
	x := unit.Length(0)
	for i, c := range b.Items[n] {
		if i >= len(ws) { // a cell too many is told
			break
		}
		cell := block.Cell{X: x, W: ws[i], Elem: elem(i), Align: block.Baseline}
		if n == 0 {
			cell.Align = block.Bottom
		}
		if len(c.Rich) > 0 {
			cell.Body = k.richIn(k.tableStyle(b, n, i), c.Rich, "")
		}
		out = append(out, cell)
		x += ws[i] + tableGap
	}
	return out
}

// tableStyle is what the words of a cell are set in: heads as labels; the heads of
// rows are strong under an empty corner, where nothing says what they are.
func (k *kit) tableStyle(b read.Block, row, column int) text.Style {
	st := k.style("table")
	switch {
	case row == 0:
		st = k.style("label")
		st.Leading = k.style("table").Leading
	case column == 0 && len(b.Items[0][0].Rich) == 0:
		st.Font = st.Bold
	}
	switch b.Sides[column] {
	case read.Right:
		st.Align = text.FlushRight
	case read.Centre:
		st.Align = text.Centred
	}
	return st
}

// columnWidths shares a width out to the columns of a table: what each takes on one
// line and the same more for all, or, where that is too much, its longest word and a
// part of what is left by what it lacks.
func (k *kit) columnWidths(b read.Block, w unit.Length) []unit.Length {
	natural, least := k.columnNeeds(b)
	n := unit.Length(len(natural))
	room := w - (n-1)*tableGap
	out, whole, words := slices.Clone(natural), sum(natural), sum(least)
	for i := range out {
		switch {
		case whole <= room:
			out[i] += (room - whole) / n
		case words <= room && whole > words:
			out[i] = least[i] + (room-words).Scale(int64(natural[i]-least[i]), int64(whole-words))
		default: // what is too wide for it is told by its word
			out[i] = room.Scale(int64(least[i]), int64(max(words, 1)))
		}
	}
	return out
}

// columnNeeds is the width of each column of a table on one line, and the least, of
// its widest piece without a break.
func (k *kit) columnNeeds(b read.Block) (natural, least []unit.Length) {
	natural, least = make([]unit.Length, len(b.Sides)), make([]unit.Length, len(b.Sides))
	for n, row := range b.Items {
		for i, c := range row {
			if i >= len(b.Sides) || len(c.Rich) == 0 {
				continue
			}
			st := k.tableStyle(b, n, i)
			p := &text.Para{Style: st, Runs: k.spans(st, c.Rich), Lang: k.loc.Tag}
			natural[i] = max(natural[i], k.setter.Width(p))
			if wide := k.setter.Set(p, unit.PT, text.Options{}).Wide; wide != nil {
				least[i] = max(least[i], wide.Need)
			}
		}
	}
	return natural, least
}

// overBoth tells whether a table stands over both columns of a text: it has more
// columns than one of them has room for, or would take too many lines in it.
func (k *kit) overBoth(b read.Block) bool {
	natural, _ := k.columnNeeds(b)
	room := k.textColumn() - unit.Length(len(natural)-1)*tableGap
	return len(natural) > tableNarrow || sum(natural) > room.Scale(tableTight, 100)
}

// textColumn is the width of one of the two columns of a text.
func (k *kit) textColumn() unit.Length { return (k.span(10) - k.gutter) / 2 }
