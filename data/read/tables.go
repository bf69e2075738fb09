package read

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// MaxColumns is the most columns of a table in a text: with more, a column of a
// page has no room for a word.
const MaxColumns = 8

// table is a table of a body, its head first.
func (p *prose) table(t *east.Table, s source, b Block) Block {
	if t.Parent().Kind() != ast.KindDocument {
		p.refuseBlock(t, s)
		b.Kind = Dropped
		return b
	}
	b.Kind = Table
	for _, a := range t.Alignments {
		b.Sides = append(b.Sides, map[east.Alignment]Side{east.AlignRight: Right, east.AlignCenter: Centre}[a])
	}
	if n := len(b.Sides); n > MaxColumns {
		p.misshapen(p.start(t), s, "Make two tables of it, or turn rows and columns.", "The table has %s, and %d is the most.",
			diag.Count(n, "column"), MaxColumns)
	}
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		p.even(row, s, len(b.Sides))
		b.Items = append(b.Items, p.cells(row, s))
	}
	p.headed(b)
	return b
}

func (p *prose) misshapen(at int, s source, hint, msg diag.Text, args ...any) {
	p.f.find(TableCells, p.f.at(s.at(at)), p.field, hint, msg, args...)
}

// cells is the cells of a row, each a paragraph.
func (p *prose) cells(row ast.Node, s source) []Block {
	var out []Block
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		p.marks(c, s, false)
		at := c.Pos()
		if at < 0 {
			at = row.Pos()
		}
		out = append(out, Block{Rich: p.spans(c, s, Span{}), Pos: p.f.at(s.at(at))})
	}
	return out
}

// dashes is a cell of the line under the head of a table.
var dashes = regexp.MustCompile(`^\s*:?-+:?\s*$`)

// even reports a row that has not as many cells as its table has columns: what
// is over would be lost, and what is missing may stand in the wrong column.
func (p *prose) even(row ast.Node, s source, columns int) {
	line, _, _ := bytes.Cut(s.src[max(row.Pos(), 0):], []byte("\n"))
	cells := cellsOf(line)
	lines := 0
	for _, c := range cells {
		if dashes.Match(line[c[0]:c[1]]) {
			lines++
		}
	}
	switch _, head := row.(*east.TableHeader); {
	case head:
	case lines == len(cells) && lines == columns:
		p.misshapen(row.Pos(), s, "Delete it; to part the rows, write two tables with a paragraph between them.",
			"A second line of dashes stands in the table, and would be printed.")
	case len(cells) != columns:
		at := row.Pos()
		if len(cells) > columns {
			at += cells[columns][0]
		}
		p.misshapen(at, s, "Write as many cells as the head has, each behind a |; one without words is | |, and a | in words is \\|.",
			"This row has %s, and the table has %s.", diag.Count(len(cells), "cell"), diag.Count(columns, "column"))
	}
}

// cellsOf is where the cells of a table's line stand in it, by the rules of its
// parser: a | before and behind the row is none of them.
func cellsOf(line []byte) (out [][2]int) {
	from, to := 0, len(bytes.TrimRight(line, " \t\r"))
	for from < to && (line[from] == ' ' || line[from] == '\t') {
		from++
	}
	if from < to && line[from] == '|' {
		from++
	}
	if to > from && line[to-1] == '|' {
		to--
	}
	if from >= to {
		return nil
	}
	begin := from
	for i := from; i <= to; i++ {
		if i < to && (line[i] != '|' || line[i-1] == '\\') {
			continue
		}
		out = append(out, [2]int{begin, i})
		begin = i + 1
	}
	return out
}

// headed reports a column without a head, which those who listen are told before
// each cell of it, and a table without rows. The corner may be empty, where the
// first cell of each row is its head.
func (p *prose) headed(b Block) {
	for i, c := range b.Items[0] {
		if i > 0 && len(c.Rich) == 0 {
			p.f.find(TableCells, c.Pos, p.field, "Write in a word or two what stands in it.", "The column %d of the table has no head.", i+1)
		}
	}
	if len(b.Items) == 1 {
		p.f.find(TableCells, b.Pos, p.field, "Write its rows below the line of dashes, or delete it.", "The table has a head and no rows.")
	}
}

// tableLines is lines that were meant as a table, and are none.
func tableLines(r *residue, from, to int) fault {
	const whole diag.Text = "Write the head, below it a line such as |---|---| with as many columns, then the rows; " +
		"above all of them an empty line."
	if r.field {
		return fault{BrokenMark, "A field holds words and no tables.", "Put the table into the body, below the second ---."}
	}
	if head, dashes, _, ok := short([]byte(r.s[from:to])); ok {
		return fault{TableCells, diag.Said("The head of the table has %s, and the line of dashes below it %s.", diag.Count(head, "column"),
			diag.Count(dashes, "column")), whole}
	}
	return fault{BrokenMark, "This looks like a row of a table, and would be printed as it stands.", whole}
}

// short is the line of dashes of a table that has not as many columns as the head
// above it: the columns of both, and where it stands.
func short(table []byte) (head, columns int, at [2]int, ok bool) {
	begin, above := 0, 0
	for line := range bytes.Lines(table) {
		cells, all := cellsOf(bytes.TrimRight(line, "\n")), true
		for _, c := range cells {
			all = all && dashes.Match(line[c[0]:c[1]])
		}
		if all && len(cells) > 0 && above > 0 {
			return above, len(cells), [2]int{begin, begin + len(bytes.TrimRight(line, "\n"))}, above != len(cells)
		}
		begin, above = begin+len(line), len(cells)
	}
	return 0, 0, at, false
}

// wholeTable is such lines with a line of dashes under the head, of as many columns;
// false where the rows are of several lengths, or one alone may be words.
func wholeTable(src []byte, from, to int) (begin, end int, by string, ok bool) {
	table := src[from:to]
	if head, _, at, ok := short(table); ok {
		return from + at[0], from + at[1], strings.Repeat("|---", head) + "|", true
	}
	rows := bytes.Split(table, []byte("\n"))
	for _, row := range rows {
		if len(cellsOf(row)) != len(cellsOf(rows[0])) {
			return 0, 0, "", false
		}
	}
	at := from + len(rows[0])
	return at, at, "\n" + strings.Repeat("|---", len(cellsOf(rows[0]))) + "|", len(rows) > 1
}
