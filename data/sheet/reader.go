package sheet

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// row is a line of a sheet: words by heading, and the cells they stand in.
type row struct {
	at    int // number of the row, from 1
	cells map[string]string
}

// filled is a table as a workbook has it.
type filled struct {
	Table
	heads []string
	cols  map[string]int // number of the column of a heading, from 1
	rows  []row
	was   []row // what it was made from
}

// reader reads a workbook; whatever is wrong with it is found.
type reader struct {
	book     *excelize.File
	name     string
	from1904 bool
	found    diag.List
	unread   []string // sheets that are damaged, or go too far
}

// find reports a fault in a cell; a row or column of 0 is none.
func (r *reader) find(code diag.Code, sheet string, row, col int, hint, msg diag.Text, args ...any) {
	r.found.Add(issue(code, r.name, cellName(sheet, row, col), hint, msg, args...))
}

// issue is a finding in a workbook.
func issue(code diag.Code, file, field string, hint, msg diag.Text, args ...any) diag.Issue {
	return diag.Issue{Code: code, Severity: severity(code), Pos: diag.Pos{File: file}, Field: field,
		Msg: diag.Said("%s: %s", field, diag.Said(msg, args...)), Hint: hint}
}

// cellName is a cell as spreadsheets write it: stages!F12.
func cellName(sheet string, row, col int) string {
	at := ""
	if col > 0 {
		at, _ = excelize.ColumnNumberToName(col)
	}
	if row > 0 {
		at += strconv.Itoa(row)
	}
	if at == "" {
		return sheet
	}
	return sheet + "!" + at
}

// openBook reads a workbook of a name. Nil when it is none.
func openBook(name string, raw []byte) (r *reader) {
	r = &reader{name: name}
	defer func() { // a library's panic over malformed input does not end the program
		if recover() != nil {
			r.book = nil
			r.unreadable()
		}
	}()
	if len(raw) > MaxBook {
		r.found.Add(issue(BadWorkbook, name, name, "Export the register again, and copy what was changed into that workbook.",
			"The file is larger than a workbook of the register can be: %d MB.", len(raw)>>20))
		return r
	}
	switch err := bounded(raw); {
	case errors.Is(err, errVast):
		r.vast()
		return r
	case errors.Is(err, errDeclared):
		r.found.Add(issue(BadWorkbook, r.name, r.name, "Export the register again, and copy what was changed into that workbook.",
			"The file declares entities or a type of document of its own, which no spreadsheet does: nothing of it is read."))
		return r
	case err != nil:
		r.unreadable()
		return r
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostOpened,
		UnzipXMLSizeLimit: mostOpened})
	if err != nil {
		r.unreadable()
		return r
	}
	r.book = book
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.from1904 = *props.Date1904
	}
	return r
}

func (r *reader) unreadable() {
	r.found.Add(issue(BadWorkbook, r.name, r.name, "Save it as .xlsx (Excel workbook) without a password.",
		"This is no workbook that can be read."))
}

// tables is all tables of the workbook; nil when one is missing.
func (r *reader) tables() []filled {
	defer func() {
		if recover() != nil {
			r.unreadable()
		}
	}()
	names := r.book.GetSheetList()
	for _, n := range names {
		if !known(n) {
			r.find(UnknownColumn, n, 0, 0, "Put what is to be read into a sheet of the register.",
				"The sheet is none of the register's: nothing of it is read.")
		}
	}
	was := map[string]*filled{}
	if slices.Contains(names, base) {
		was = r.base()
	}
	if r.broken(base) {
		return nil
	}
	if len(was) == 0 {
		r.find(BadWorkbook, base, 0, 0, "Export the register again, and copy what was changed into that workbook.",
			"The hidden sheet that keeps what the workbook was made from is not there.")
		return nil
	}
	var out []filled
	for _, t := range Tables() {
		if !slices.Contains(names, t.Name) {
			r.find(BadWorkbook, t.Name, 0, 0, "Put it back, or export the register again: to take an entry away, delete its row.",
				"The sheet is not there.")
			continue
		}
		f, ok := r.table(t, was[t.Name])
		if ok {
			out = append(out, f)
		}
	}
	return out
}

// base is what the tables were made from.
func (r *reader) base() map[string]*filled {
	out := map[string]*filled{}
	var now *filled
	r.each(base, func(n int, cells []string) {
		switch {
		case len(cells) > 0 && cells[0] != "":
			now = &filled{heads: cells[1:]}
			out[cells[0]] = now
		case now != nil && len(cells) > 1:
			now.was = append(now.was, rowOf(n, now.heads, cells[1:]))
		}
	})
	return out
}

func rowOf(n int, heads, cells []string) row {
	out := row{n, map[string]string{}}
	for i, words := range cells {
		if i < len(heads) && words != "" {
			out.cells[heads[i]] = words
		}
	}
	return out
}

// each calls with the words of every row, from number 1.
func (r *reader) each(sheet string, call func(int, []string)) {
	rows, err := r.book.Rows(sheet)
	if err != nil {
		r.damaged(sheet)
		return
	}
	defer func() { // it was only read
		if errors.Join(rows.Error(), rows.Close()) != nil {
			r.damaged(sheet)
		}
	}()
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			r.damaged(sheet)
			return
		}
		if n > mostRows || len(cells) > mostColumns {
			r.find(BadWorkbook, sheet, n, 0,
				diag.Said("A sheet has at most %s and %s.", diag.Count(mostRows, "row"), diag.Count(mostColumns, "column")),
				"The sheet cannot be read beyond this row.")
			r.unread = append(r.unread, sheet)
			return
		}
		for i, c := range cells {
			cells[i] = strings.TrimSpace(strings.ReplaceAll(c, "\r\n", "\n"))
		}
		call(n, cells)
	}
}

// damaged tells, once, that a sheet cannot be read.
func (r *reader) damaged(sheet string) {
	if !r.broken(sheet) {
		r.find(BadWorkbook, sheet, 0, 0, "Export the register again, and copy what was changed into that workbook.", "The sheet cannot be read.")
		r.unread = append(r.unread, sheet)
	}
}

// broken tells whether that was told: what is missing of such a sheet is not.
func (r *reader) broken(sheet string) bool { return slices.Contains(r.unread, sheet) }

func (r *reader) table(t Table, was *filled) (filled, bool) {
	out := filled{Table: t, cols: map[string]int{}}
	if was == nil {
		r.find(BadWorkbook, base, 0, 0, "Export the register again, and copy what was changed into that workbook.",
			"What the sheet %s was made from is not there.", t.Name)
		return out, false
	}
	out.heads, out.was = was.heads, was.was
	var heads []string
	strange := map[int]bool{} // columns that are told
	r.each(t.Name, func(n int, cells []string) {
		if heads == nil {
			if len(cells) > 0 {
				heads = r.headings(&out, n, cells)
			}
			return
		}
		r.unanswered(t, n, cells, len(heads))
		now := row{n, map[string]string{}}
		for i, words := range cells {
			switch {
			case words == "":
			case strange[i]:
			case i >= len(heads) || out.cols[heads[i]] != i+1:
				strange[i] = true
				r.find(UnknownColumn, t.Name, n, i+1, "Put it into a column of the register, such as note.",
					"The column is none of the register's: this is not read.")
			default:
				if words = r.cell(t, heads[i], n, i+1, words); words != "" {
					now.cells[heads[i]] = words
				}
			}
		}
		if len(now.cells) > 0 {
			out.rows = append(out.rows, now)
		}
	})
	if r.broken(t.Name) {
		return out, false
	}
	for _, h := range out.heads {
		if out.cols[h] == 0 {
			r.find(BadWorkbook, t.Name, 1, 0, "Put it back, or export the register again.", "The column %s is not there.", h)
			return out, false
		}
	}
	return out, true
}

// headings finds where the columns stand; they may have been moved. A column
// of a language that the register has not yet is one, too.
func (r *reader) headings(t *filled, n int, cells []string) []string {
	for i, h := range cells {
		c, ok := t.column(h)
		if ok && c.Kind == Each && !slices.Contains(t.heads, h) {
			t.heads = append(t.heads, h)
		}
		switch {
		case h == "" || !slices.Contains(t.heads, h):
		case t.cols[h] > 0:
			r.find(BadWorkbook, t.Name, n, i+1, "Keep one of the two.", "The column %s stands twice.", h)
		default:
			t.cols[h] = i + 1
		}
	}
	return cells
}

// unanswered refuses the cells of a row that hold a formula and no words, because
// no program worked it out: they are not empty, and nothing is to go for them.
func (r *reader) unanswered(t Table, n int, cells []string, width int) {
	for i := range max(width, len(cells)) {
		if i >= len(cells) || cells[i] == "" {
			r.formula(t, n, i+1)
		}
	}
}

// formula refuses a cell that holds one, with a value or without.
func (r *reader) formula(t Table, row, col int) bool {
	at, _ := excelize.CoordinatesToCellName(col, row)
	if f, err := r.book.GetCellFormula(t.Name, at); err != nil || f == "" {
		return false
	}
	r.find(BadCell, t.Name, row, col, "Type the words themselves, as text.", "The cell holds a formula.")
	return true
}

// cell is the words of a cell, whatever a program made of what was typed.
func (r *reader) cell(t Table, head string, row, col int, words string) string {
	at, _ := excelize.CoordinatesToCellName(col, row)
	if r.formula(t, row, col) {
		return ""
	}
	kind, err := r.book.GetCellType(t.Name, at)
	if err != nil {
		r.damaged(t.Name)
		return words
	}
	if kind == excelize.CellTypeError {
		r.find(BadCell, t.Name, row, col, "Type the words themselves, as text.", "The cell holds an error: %s", words)
		return ""
	}
	c, ok := t.column(head)
	if kind == excelize.CellTypeBool {
		return map[string]string{"1": "yes", "TRUE": "yes", "true": "yes", "0": "no", "FALSE": "no", "false": "no"}[words]
	}
	number, err := strconv.ParseFloat(words, 64)
	if text := kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString; text || err != nil || !ok {
		return r.said(t, c, row, col, words)
	}
	switch {
	case c.Kind == Day && number >= 10_000 && number <= lastDay: // a date, in days
		return r.date(t, row, col, number)
	case c.Kind == Answer && number > 0 && number < 1: // per cent
		return strconv.Itoa(int(math.Round(number * 100)))
	}
	return r.said(t, c, row, col, strconv.FormatFloat(number, 'f', -1, 64))
}

// lastDay is the last day of the year 9999, as programs count them.
const lastDay = 2_958_465

// date is the day that a program keeps as a number of days.
func (r *reader) date(t Table, row, col int, number float64) string {
	day, err := excelize.ExcelDateToTime(math.Floor(number), r.from1904)
	switch {
	case err != nil:
		r.find(BadCell, t.Name, row, col, "Write it as 2025-12-31.", "The cell holds no date that can be read.")
		return ""
	case number != math.Floor(number):
		r.find(BadCell, t.Name, row, col, diag.Said("Write the day alone, as text: %s.", day.Format(time.DateOnly)),
			"The cell holds an hour beside the day, and the register keeps days.")
		return ""
	}
	return day.Format(time.DateOnly)
}

// said is words that a cell of a column can hold: what the check cannot tell an
// editor in the workbook's terms is told here.
func (r *reader) said(t Table, c Column, row, col int, words string) string {
	switch {
	case c.Kind == Day && !isDay(words):
		r.find(BadCell, t.Name, row, col, "Write it as 2025-12-31; as 2025-12 or 2025 when no more is known.",
			"%s is %q, which is no date.", c.Field, words)
	case len(c.Values) > 0 && c.Kind == Choice && !slices.Contains(c.Values, words):
		r.find(BadCell, t.Name, row, col, diag.DidYouMean(words, c.Values), "%s is %q, which is not a value it can have.", c.Field, words)
	case c.Kind == Flag && words != "yes" && words != "no":
		r.find(BadCell, t.Name, row, col, "Write yes, or nothing.", "%s is %q, which is not a value it can have.", c.Field, words)
	default:
		for _, w := range splitList(c, words) {
			if len(c.Values) > 0 && !slices.Contains(c.Values, w) {
				r.find(BadCell, t.Name, row, col, diag.DidYouMean(w, c.Values), "%s is %q, which is not a value it can have.", c.Field, w)
				return ""
			}
		}
		return words
	}
	return ""
}

// splitList is the words of a cell that may hold several.
func splitList(c Column, words string) []string {
	if c.Kind != Several && c.Kind != Answer {
		return nil
	}
	return strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\n' })
}

func isDay(words string) bool {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(form, words); err == nil {
			return true
		}
	}
	return false
}
