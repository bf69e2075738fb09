package read

import (
	"strings"

	"github.com/yuin/goldmark/text"
	"gopkg.in/yaml.v3"
)

// source is Markdown and where each of its bytes stands in the file.
type source struct {
	src []byte
	pos []int // byte offsets in the file's text
}

func (s source) at(i int) int {
	if len(s.pos) == 0 {
		return 0
	}
	return s.pos[max(0, min(i, len(s.pos)-1))]
}

// slice is the bytes of the segments, with their places.
func (s source) slice(segs []text.Segment) source {
	var out source
	for _, g := range segs {
		out.src = append(out.src, g.Value(s.src)...)
		for i := range len(g.Value(s.src)) {
			out.pos = append(out.pos, s.at(g.Start+i-g.Padding))
		}
	}
	return out
}

// flush is the bytes without the blanks that begin a line: four of them would
// make the line code, which inline text does not know.
func (s source) flush() source {
	var out source
	start := true
	for i, b := range s.src {
		if start && (b == ' ' || b == '\t') {
			continue
		}
		start = b == '\n'
		out.src, out.pos = append(out.src, b), append(out.pos, s.at(i))
	}
	return out
}

// whole is a stretch of the file as it stands.
func whole(f *file, from int) source {
	s := source{src: []byte(f.text[from:])}
	s.pos = make([]int, len(s.src)+1)
	for i := range s.pos {
		s.pos[i] = from + i
	}
	return s
}

// places is where each byte of a value stands in the file. YAML folds lines,
// drops indentation and unescapes quotes: the value is matched against the raw
// text letter by letter, blanks aside.
func (v Value) places(s string) []int {
	text := v.f.text
	line := v.Line + v.skip - 1
	at := 0
	if line < len(v.f.lines) {
		at = v.f.lines[line]
	}
	for i := 1; i < v.Column && at < len(text) && text[at] != '\n'; i++ {
		at += width(text[at:])
	}
	if v.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && line+1 < len(v.f.lines) {
		at = v.f.lines[line+1]
	} else if v.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		at++
	}
	pos := make([]int, 0, len(s)+1)
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' && s[i] != '\n' {
			at = v.past(text, at)
		}
		if n := v.escape(text, at); n > 0 {
			for end := i + width(s[i:]); i < end-1; i++ {
				pos = append(pos, at+1)
			}
			pos, at = append(pos, at+1), at+n
			continue
		}
		pos = append(pos, at)
		if at < len(text) && text[at] == s[i] {
			at++
			if s[i] == '\'' && v.Style&yaml.SingleQuotedStyle != 0 && at < len(text) && text[at] == '\'' {
				at++
			}
		}
	}
	return append(pos, at)
}

// past is the next byte of the file that stands for something: indentation,
// the ends of folded lines and the marks that join them stand for nothing.
func (v Value) past(text string, at int) int {
	for at < len(text) {
		switch c := text[at]; {
		case c == ' ' || c == '\n' || c == '\t':
			at++
		case v.Style&yaml.DoubleQuotedStyle != 0 && strings.HasPrefix(text[at:], "\\\n"):
			at += 2
		default:
			return at
		}
	}
	return at
}

// escape is how many bytes of the file an escape takes that stands for one
// character of a value in double quotes; 0 where there is none.
func (v Value) escape(text string, at int) int {
	if v.Style&yaml.DoubleQuotedStyle == 0 || at+1 >= len(text) || text[at] != '\\' {
		return 0
	}
	switch text[at+1] {
	case 'x':
		return 4
	case 'u':
		return 6
	case 'U':
		return 10
	}
	return 2
}

func width(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
