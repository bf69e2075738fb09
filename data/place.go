package data

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Place is a place counted along a passage, as the place in its file: a
// passage goes on over the lines it was typed on, and reading makes one space
// of what stands between two of them. A place that lies on no line stays.
func (s *Store) Place(p diag.Pos) diag.Pos {
	if s == nil || p.Line == 0 || p.Col < 2 || !strings.HasSuffix(p.File, ".md") {
		return p
	}
	lines := s.measured(p.File)
	for at := p; at.Line <= len(lines); at.Line++ {
		line := lines[at.Line-1]
		if at.Line > p.Line {
			at.Col += line.indent
		}
		switch {
		case line.size == line.indent:
			return p
		case at.Col <= line.size+1:
			return at
		default:
			at.Col -= line.size + 1
		}
	}
	return p
}

// measure is how many characters a line has, and how many of them stand before its words.
type measure struct{ size, indent int }

// measured is the lines of a file of text; none of one that cannot be read. A file is
// measured once, however much is found in it.
func (s *Store) measured(name string) []measure {
	if got, ok := s.lines.Load(name); ok {
		return got.([]measure)
	}
	var out []measure
	if raw, err := s.ReadFile(name); err == nil {
		for _, raw := range bytes.Split(raw, []byte("\n")) {
			line := strings.TrimRight(string(raw), "\r")
			size := utf8.RuneCountInString(line)
			out = append(out, measure{size, size - utf8.RuneCountInString(strings.TrimLeft(line, " >"))})
		}
	}
	s.lines.Store(name, out)
	return out
}
