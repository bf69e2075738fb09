package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// file is one input file while it is read: its text without byte-order mark
// and with plain line ends, where its lines begin, and the findings.
type file struct {
	name  string
	text  string
	lines []int // byte offset of each line
	out   *diag.List
	rare  *[]Rare
}

func newFile(name string, raw []byte, out *diag.List) *file {
	f := &file{name: name, text: string(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))), out: out}
	f.text = strings.ReplaceAll(strings.ReplaceAll(f.text, "\r\n", "\n"), "\r", "\n")
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
	return diag.Pos{File: f.name, Line: lo + 1, Col: utf8.RuneCountInString(f.text[f.lines[lo]:offset]) + 1}
}

// runes is how many characters stand between two positions.
func (f *file) runes(from, to diag.Pos) int {
	if from.Line == to.Line {
		return to.Col - from.Col
	}
	n := to.Col - from.Col
	for l := from.Line; l < to.Line; l++ {
		n += utf8.RuneCountInString(f.line(l)) + 1
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

func (f *file) find(code diag.Code, pos diag.Pos, field, hint, msg string, args ...any) {
	f.out.Add(diag.Issue{Code: code, Severity: diag.Error, Pos: pos, Field: field, Msg: fmt.Sprintf(msg, args...), Hint: hint})
}

// about says which character the last finding is about.
func (f *file) about(r rune) { (*f.out)[len(*f.out)-1].Subject = diag.Character(r) }

// mostUnseen is how many invisible characters of a file are reported.
const mostUnseen = 10

// readable reports what no reader of ours can work with: bytes that are not
// UTF-8, control characters, the marks of an unfinished merge.
func (f *file) readable() bool {
	n := 0
	for i, r := range f.text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(f.text[i:], "\uFFFD"):
			f.find(NotUTF8, f.at(i), "", "Save the file again with the encoding UTF-8.", "This character is not UTF-8, so it cannot be read.")
			return false
		case r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xA0:
			f.find(NotUTF8, f.at(i), "", "Delete it and type the text around it again.", "An invisible control character (U+%04X) stands here.", r)
			return false
		case r > 0xA0 && unseen(r):
			if n++; n <= mostUnseen {
				f.find(BadCharacter, f.at(i), "", "Delete it and type the words around it again.", "An invisible character (U+%04X) stands here.", r)
				f.about(r)
			}
		}
	}
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
	return diag.Pos{File: f.name, Line: line, Col: utf8.RuneCountInString(l[:len(l)-len(strings.TrimLeft(l, " \t"))]) + 1}
}
