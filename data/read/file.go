package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// file is one input file while it is read: its text without byte-order mark,
// with plain line ends and in the one form of letters, where its lines begin,
// and the findings. What was typed is kept, since columns are counted in it.
type file struct {
	name  string
	text  string
	typed []string // its lines as they were typed; nil when they are those of text
	lines []int    // byte offset of each line
	out   *diag.List
	rare  *[]Rare
	langs []string // of the folder's texts
	last  struct { // the line whose characters were asked for last
		n     int
		runes []rune
	}
	columns struct { // the line whose places were asked for last
		n     int
		typed []int // the column typed for each column of the text
	}
	counted struct{ line, bytes, runes int } // the characters before the place asked for last
}

func newFile(name string, raw []byte, out *diag.List) *file {
	f := &file{name: name, text: string(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))), out: out}
	f.text = strings.ReplaceAll(strings.ReplaceAll(f.text, "\r\n", "\n"), "\r", "\n")
	if tidy := letters.Tidy(f.text); tidy != f.text && utf8.ValidString(f.text) {
		f.typed, f.text = strings.Split(f.text, "\n"), tidy
	}
	f.lines = []int{0}
	for i := range len(f.text) {
		if f.text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// at is the position of a byte of the text.
func (f *file) at(offset int) diag.Pos {
	offset = max(0, min(offset, len(f.text)))
	lo, hi := 0, len(f.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; f.lines[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	c := &f.counted
	line := f.text[f.lines[lo]:offset]
	if c.line != lo || len(line) < c.bytes {
		c.line, c.bytes, c.runes = lo, 0, 0
	}
	for ; c.bytes < len(line); c.runes++ {
		_, n := utf8.DecodeRuneInString(f.text[f.lines[lo]+c.bytes:])
		c.bytes += n
	}
	return f.pos(lo+1, c.runes+1)
}

// pos is a line and a column of the text, where the editor sees them.
func (f *file) pos(line, col int) diag.Pos {
	if line > 0 && line <= len(f.typed) {
		if f.columns.n != line {
			f.columns.n, f.columns.typed = line, letters.Columns(f.typed[line-1])
		}
		col = letters.ColumnIn(f.columns.typed, col)
	}
	return diag.Pos{File: f.name, Line: line, Col: col}
}

// runes is how many characters stand between two positions.
func (f *file) runes(from, to diag.Pos) int {
	if from.Line == to.Line {
		return to.Col - from.Col
	}
	n := to.Col - from.Col
	for l := from.Line; l < to.Line; l++ {
		n += f.pos(l, utf8.RuneCountInString(f.line(l))+1).Col
	}
	return n
}

// line is the text of a line, from 1, without its end.
func (f *file) line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	s := f.text[f.lines[n-1]:]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return s
}

// runesOf is the characters of a line. The values of a file are asked for in
// order, many on one line: it is taken apart once.
func (f *file) runesOf(n int) []rune {
	if f.last.n != n {
		f.last.n, f.last.runes = n, []rune(f.line(n))
	}
	return f.last.runes
}

func (f *file) find(code diag.Code, pos diag.Pos, field string, hint, msg diag.Text, args ...any) {
	f.out.Add(diag.Issue{Code: code, Severity: severity(code), Pos: pos, Field: field, Msg: diag.Said(msg, args...), Hint: hint})
}

// meant says which field was given the name that the last finding is about, or
// which may have been.
func (f *file) meant(fields ...string) { (*f.out)[len(*f.out)-1].Subject = strings.Join(fields, " ") }

// about says which character the last finding is about.
func (f *file) about(r rune) { (*f.out)[len(*f.out)-1].Subject = diag.Character(r) }

// readable reports what no reader of ours can work with: bytes that are not
// UTF-8, control characters, the marks of an unfinished merge; and characters
// that are not what they seem in the script of the file's language.
func (f *file) readable(lang string) bool {
	for i, r := range f.text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(f.text[i:], "\uFFFD"):
			f.find(NotUTF8, f.at(i), "", "Save the file again with the encoding UTF-8.", "This character is not UTF-8, so it cannot be read.")
			return false
		case r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xA0:
			f.find(BadCharacter, f.at(i), "", "Delete it and type the text around it again.",
				"An invisible control character (U+%04X) stands here.", r)
			f.about(r)
			return false
		}
	}
	f.odd(lang)
	for n := 1; n <= len(f.lines); n++ {
		if l := f.line(n); strings.HasPrefix(l, "<<<<<<< ") || strings.HasPrefix(l, ">>>>>>> ") {
			f.find(MergeMark, diag.Pos{File: f.name, Line: n, Col: 1}, "",
				"Keep the right version of the lines and delete the marks <<<<<<<, ======= and >>>>>>>.",
				"Two versions of these lines were merged and nobody chose between them.")
			return false
		}
	}
	return true
}

// startOf is the first character of a line that is not a space.
func (f *file) startOf(line int) diag.Pos {
	l := f.line(line)
	return f.pos(line, utf8.RuneCountInString(l[:len(l)-len(strings.TrimLeft(l, " \t"))])+1)
}
