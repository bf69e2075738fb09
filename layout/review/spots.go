package review

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// spots is where the runes of a paragraph stand. It is made once for a paragraph,
// for each of its signs may be told.
type spots struct {
	rich   read.Rich
	ends   []int // of each span, in runes of the paragraph
	walked map[int][]diag.Pos
}

func spotsOf(r read.Rich) spots {
	p := spots{r, make([]int, len(r)), map[int][]diag.Pos{}}
	n := 0
	for i, s := range r {
		n += utf8.RuneCountInString(lined(s))
		p.ends[i] = n
	}
	return p
}

// span is the span in which the rune of an offset stands, and the offset in it;
// false behind the last.
func (p spots) span(offset int) (i, at int, ok bool) {
	i = sort.Search(len(p.ends), func(i int) bool { return offset < p.ends[i] })
	if i == len(p.ends) {
		return 0, 0, false
	}
	if i > 0 {
		offset -= p.ends[i-1]
	}
	return i, offset, true
}

// place is where the rune of an offset stands, as near as the spans' places
// tell: exact in a span without escapes or folded lines.
func (p spots) place(offset int) diag.Pos {
	i, at, ok := p.span(offset)
	switch {
	case ok:
		pos := p.rich[i].Pos
		if pos.Col > 0 {
			pos.Col += at
		}
		return pos
	case len(p.rich) > 0:
		return p.rich[0].Pos
	}
	return diag.Pos{}
}

// written is where the rune of an offset is written. A span of several lines, or
// with escapes, is followed through the file.
func (p spots) written(s *data.Store, offset int) diag.Pos {
	i, at, ok := p.span(offset)
	if !ok || s == nil || p.rich[i].Pos.Line == 0 {
		return p.place(offset)
	}
	walk, done := p.walked[i]
	if !done {
		if raw, err := s.ReadFile(p.rich[i].Pos.File); err == nil {
			walk = follow([]rune(string(raw)), p.rich[i])
		}
		p.walked[i] = walk
	}
	switch {
	case walk == nil:
		return p.place(offset)
	case at < len(walk):
		return walk[at]
	}
	return p.rich[i].Pos
}

// follow walks a file beside the words read from it, and is where each of their runes
// stands; as many as were found. What stands in the file alone, as the indent of a folded line or a
// backslash, is passed over.
func follow(file []rune, s read.Span) []diag.Pos {
	pos, i := diag.Pos{File: s.Pos.File, Line: 1, Col: 1}, 0
	step := func() {
		if file[i] == '\n' {
			pos.Line, pos.Col = pos.Line+1, 0
		}
		pos.Col++
		i++
	}
	for i < len(file) && (pos.Line < s.Pos.Line || pos.Line == s.Pos.Line && pos.Col < s.Pos.Col) {
		step()
	}
	words := []rune(s.Text)
	walk := make([]diag.Pos, 0, len(words))
	for k := 0; i < len(file) && k < len(words); k++ {
		for i < len(file) && file[i] != words[k] && !(unicode.IsSpace(words[k]) && unicode.IsSpace(file[i])) {
			step()
		}
		if walk = append(walk, pos); i >= len(file) {
			return walk
		}
		if step(); unicode.IsSpace(words[k]) {
			for i < len(file) && unicode.IsSpace(file[i]) {
				step()
			}
		}
	}
	return walk
}
