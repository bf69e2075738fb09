package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/secnumcloud-observatory/press/data/write"
)

// Say is a text of a key in a language: what a column holds, what a workbook is
// for. Languages is those in which a workbook explains itself.
type Say struct {
	Languages []string
	Of        func(lang, key string) string
}

// base is the sheet, never shown, that keeps what a workbook was made from.
const base = "base"

// guide is the sheet that says what the workbook is.
const guide = "guide"

// Measures of a sheet: widths in characters, heights in points.
const (
	narrow, medium, wide = 14, 26, 60
	spare                = 500 // rows below the last for which choices are offered
	noteWidth            = 360 // of a remark on a column's head, in pixels
	noteHeight           = 150
)

// Export is the workbook of a register, whose files are given by their names.
// The same files give the same bytes.
func Export(files map[string][]byte, say Say) ([]byte, error) {
	docs, err := documents(files)
	if err != nil {
		return nil, err
	}
	book := excelize.NewFile()
	defer func() { _ = book.Close() }() // it is kept in memory
	p := printer{File: book, say: say}
	p.guide()
	p.new(base)
	line := 1
	for _, t := range Tables() {
		l := leavesOf(docs[t.File])
		heads := t.heads(l.langs(t))
		rows := l.records(t, heads)
		p.table(t, heads, rows)
		line = p.remember(t, heads, rows, line)
	}
	p.err = errors.Join(p.err, book.SetSheetVisible(base, false, true))
	if p.err != nil {
		return nil, fmt.Errorf("the workbook cannot be made: %w", p.err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return nil, fmt.Errorf("the workbook cannot be made: %w", err)
	}
	return out.Bytes(), nil
}

// documents is the register's files as documents.
func documents(files map[string][]byte) (map[string]*write.Doc, error) {
	out := map[string]*write.Doc{}
	for _, name := range Files() {
		d, err := write.YAML(name, files[name])
		if err != nil {
			return nil, err
		}
		out[name] = d
	}
	return out, nil
}

// printer writes a workbook, and keeps the first thing that went wrong.
type printer struct {
	*excelize.File
	say Say
	err error
}

func (p *printer) new(name string) {
	_, err := p.NewSheet(name)
	p.err = errors.Join(p.err, err)
}

func (p *printer) put(sheet string, col, row int, words string) {
	at, err := excelize.CoordinatesToCellName(col, row)
	p.err = errors.Join(p.err, err, p.SetCellStr(sheet, at, words))
}

// style is a format of cells; every cell holds words, so that no program makes
// another thing of a date or a number.
func (p *printer) style(s excelize.Style) int {
	const words = 49 // the built-in format "@"
	s.NumFmt = words
	id, err := p.NewStyle(&s)
	p.err = errors.Join(p.err, err)
	return id
}

// guide writes the first sheet: what this is, a column for each language.
func (p *printer) guide() {
	p.err = errors.Join(p.err, p.SetSheetName("Sheet1", guide))
	for i, lang := range p.say.Languages {
		col, _ := excelize.ColumnNumberToName(i + 1)
		p.err = errors.Join(p.err, p.SetColWidth(guide, col, col, wide))
		for n, words := range strings.Split(strings.TrimSpace(p.say.Of(lang, "sheet.guide")), "\n") {
			p.put(guide, i+1, n+1, words)
		}
		p.err = errors.Join(p.err, p.SetColStyle(guide, col, p.style(excelize.Style{Alignment: &excelize.Alignment{WrapText: true,
			Vertical: "top"}})))
	}
}

func (p *printer) table(t Table, heads []string, rows []record) {
	p.new(t.Name)
	head := p.style(excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"14264F"}}})
	cells := p.style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}})
	long := p.style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	for i, h := range heads {
		name, err := excelize.ColumnNumberToName(i + 1)
		c, _ := t.column(h)
		width, style := float64(narrow), cells
		switch {
		case c.Wide:
			width, style = wide, long
		case c.Kind == Words || c.Kind == Name || c.Kind == ID || h == singular(t.Owner):
			width = medium
		}
		p.put(t.Name, i+1, 1, h)
		p.err = errors.Join(p.err, err, p.SetColWidth(t.Name, name, name, width), p.SetColStyle(t.Name, name, style),
			p.SetCellStyle(t.Name, name+"1", name+"1", head), p.explain(t, h, name+"1"), p.offered(t, h, c, name, len(rows)))
	}
	for n, r := range rows {
		for i, h := range heads {
			if words := r.cells[h]; words != "" {
				p.put(t.Name, i+1, n+2, words)
			}
		}
	}
	last, err := excelize.CoordinatesToCellName(len(heads), len(rows)+1)
	p.err = errors.Join(p.err, err, p.AutoFilter(t.Name, "A1:"+last, nil),
		p.SetPanes(t.Name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
}

// explain remarks on a column's head what it holds, in every language.
func (p *printer) explain(t Table, head, at string) error {
	var out []string
	for _, lang := range p.say.Languages {
		out = append(out, p.say.Of(lang, t.key(head)))
	}
	return p.AddComment(t.Name, excelize.Comment{Cell: at, Author: "edition", Width: noteWidth, Height: noteHeight,
		Paragraph: []excelize.RichTextRun{{Text: strings.Join(out, "\n\n")}}})
}

// offered lets a program offer what a cell of a column can hold.
func (p *printer) offered(t Table, head string, c Column, col string, rows int) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s2:%s%d", col, col, rows+1+spare))
	of := c.Of
	if head == singular(t.Owner) && t.Owner != "" {
		of = t.Owner
	}
	switch {
	case of != "" && c.Kind != Several:
		v.SetSqrefDropList(fmt.Sprintf("%s!$A$2:$A$%d", of, mostRows))
	case c.Kind == Flag:
		if err := v.SetDropList([]string{"yes"}); err != nil {
			return err
		}
	case c.Kind == Choice:
		if err := v.SetDropList(c.Values); err != nil {
			return err
		}
	default:
		return nil
	}
	return p.AddDataValidation(t.Name, v)
}

// remember writes what a table was made from into the sheet that is not shown.
func (p *printer) remember(t Table, heads []string, rows []record, line int) int {
	for i, words := range append([]string{t.Name}, heads...) {
		p.put(base, i+1, line, words)
	}
	for n, r := range rows {
		for i, h := range heads {
			if words := r.cells[h]; words != "" {
				p.put(base, i+2, line+n+1, words)
			}
		}
	}
	return line + len(rows) + 1
}

// known tells whether a sheet is one of a workbook's.
func known(name string) bool {
	return name == base || name == guide || slices.ContainsFunc(Tables(), func(t Table) bool { return t.Name == name })
}
