package letters

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tidy is a text in the one form in which the press reads it: letters and their
// accents as one character (NFC), ligatures of print as the letters they show,
// spaces of print as those the press sets itself, apostrophes and hyphens as
// the one of each that a search finds. The words stay the same, and so do the
// lines.
func Tidy(s string) string {
	if ascii(s) {
		return s
	}
	s = norm.NFC.String(s)
	if !strings.ContainsFunc(s, printed) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if t, ok := apart(r); ok {
			b.WriteString(t)
		} else {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String()) // an accent behind a ligature joins its last letter
}

// Typed is the column, counted from 1 in characters, at which an editor sees
// what stands at a column of the tidied line.
func Typed(line string, col int) int { return ColumnIn(Columns(line), col) }

// Columns is the columns of a line as Typed has them, by those of the tidied
// line and one more; nil where they are the same.
func Columns(line string) []int {
	if ascii(line) {
		return nil
	}
	var cols []int
	was := 0
	for len(line) > 0 {
		n := norm.NFC.NextBoundaryInString(line, true)
		typed := utf8.RuneCountInString(line[:n])
		for k := range utf8.RuneCountInString(Tidy(line[:n])) {
			cols = append(cols, was+min(k+1, typed))
		}
		was, line = was+typed, line[n:]
	}
	return append(cols, was+1)
}

// ColumnIn is the column of a line of which Columns gave these.
func ColumnIn(cols []int, col int) int {
	last := len(cols)
	switch {
	case last == 0:
		return col
	case col > last:
		return cols[last-1] + col - last
	}
	return cols[max(col, 1)-1]
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func printed(r rune) bool { _, ok := apart(r); return ok }

// apart is a character that belongs to printing rather than to writing, as it
// is written: ligatures of Latin and Armenian, spaces of set widths, and the
// apostrophe and the hyphen that Unicode has twice. Thin spaces become the narrow
// one of numbers and marks, which does not break.
func apart(r rune) (string, bool) {
	switch r {
	case 0xFB00, 0xFB01, 0xFB02, 0xFB03, 0xFB04, 0xFB05, 0xFB06, 0xFB13, 0xFB14, 0xFB15, 0xFB16, 0xFB17:
		return norm.NFKC.String(string(r)), true
	case 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x205F, 0x3000:
		return " ", true
	case 0x2006, 0x2008, 0x2009, 0x200A:
		return "\u202f", true
	case 0x2007:
		return "\u00a0", true
	case 0x2010:
		return "-", true
	case 0x02BC:
		return "’", true
	}
	return "", false
}
