package locales

import (
	"strings"
	"unicode/utf8"
)

// Typographic sets one text by the rules of the language, line by line. It
// knows enough Markdown to leave code between backticks and the targets of
// links alone, and to see that a lead-in is bold.
func (l *Locale) Typographic(s string) string {
	if !strings.Contains(s, "\n") {
		return l.line(s)
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = l.line(line)
	}
	return strings.Join(lines, "\n")
}

func (l *Locale) line(s string) string {
	return l.memory.lines.of(s, func() string {
		if !strings.ContainsAny(s, "`*]") {
			return string(l.ruled([]rune(s), nil).out)
		}
		pieces, marks := split(s)
		var b strings.Builder
		for i, p := range l.Typography(pieces) {
			b.WriteString(marks[i] + p.Text)
		}
		return b.String() + marks[len(pieces)]
	})
}

// split takes a line of Markdown apart: its pieces, and the marks before each
// of them and after the last.
func split(s string) (pieces []Piece, marks []string) {
	sp := &splitter{rest: s}
	for sp.rest != "" {
		if n, inner, outer := sp.code(); n > 0 {
			sp.flush("")
			sp.mark += sp.rest[:outer]
			sp.text.WriteString(inner)
			sp.keep = true
			sp.flush(sp.rest[n-outer : n])
			sp.rest = sp.rest[n:]
			continue
		}
		if n := sp.target(); n > 0 {
			sp.flush(sp.rest[:n])
			sp.rest = sp.rest[n:]
			continue
		}
		if strings.HasPrefix(sp.rest, "**") && (sp.strong || strings.Contains(sp.rest[2:], "**")) {
			sp.flush("**")
			sp.strong = !sp.strong
			sp.rest = sp.rest[2:]
			continue
		}
		_, n := utf8.DecodeRuneInString(sp.rest)
		sp.text.WriteString(sp.rest[:n])
		sp.rest = sp.rest[n:]
	}
	sp.flush("")
	return sp.pieces, append(sp.marks, sp.mark)
}

// splitter is the state of split.
type splitter struct {
	rest         string
	text         strings.Builder
	mark         string // marks since the last piece
	strong, keep bool
	pieces       []Piece
	marks        []string
}

// flush ends the piece that was being read; mark follows it.
func (sp *splitter) flush(mark string) {
	if sp.text.Len() > 0 {
		sp.pieces = append(sp.pieces, Piece{Text: sp.text.String(), Keep: sp.keep, Strong: sp.strong})
		sp.marks = append(sp.marks, sp.mark)
		sp.mark = ""
		sp.text.Reset()
	}
	sp.keep = false
	sp.mark += mark
}

// code is the code span at the start of the rest: its length, what is inside
// and the length of its backticks; 0 when there is none.
func (sp *splitter) code() (n int, inner string, ticks int) {
	for ticks < len(sp.rest) && sp.rest[ticks] == '`' {
		ticks++
	}
	if ticks == 0 {
		return 0, "", 0
	}
	end := strings.Index(sp.rest[ticks:], strings.Repeat("`", ticks))
	if end <= 0 {
		return 0, "", 0
	}
	return end + 2*ticks, sp.rest[ticks : ticks+end], ticks
}

// target is the length of a link's target or a passage's attributes at the
// start of the rest, bracket included: ](…) or ]{…}.
func (sp *splitter) target() int {
	switch {
	case strings.HasPrefix(sp.rest, "]("):
		return strings.IndexByte(sp.rest, ')') + 1
	case strings.HasPrefix(sp.rest, "]{"):
		return strings.IndexByte(sp.rest, '}') + 1
	}
	return 0
}
