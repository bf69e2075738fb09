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
	raw, err := s.ReadFile(p.File)
	if err != nil {
		return p
	}
	lines := bytes.Split(raw, []byte("\n"))
	for at := p; at.Line <= len(lines); at.Line++ {
		line := strings.TrimRight(string(lines[at.Line-1]), "\r")
		text := strings.TrimLeft(line, " >")
		if at.Line > p.Line {
			at.Col += utf8.RuneCountInString(line) - utf8.RuneCountInString(text)
		}
		switch n := utf8.RuneCountInString(line); {
		case text == "":
			return p
		case at.Col <= n+1 && at.Line > p.Line || at.Col <= n:
			return at
		default:
			at.Col -= n + 1
		}
	}
	return p
}
