package read

import (
	"slices"
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// FieldAt is the path of the field of the text in whose words a place of its file lies, as
// the findings of reading name it (title, margin[2].text, facts.first.text, body); "" for a
// place before all of them. Words before the first of a line, as marks, are that line's.
func (t *Text) FieldAt(at diag.Pos) string {
	type start struct {
		pos  diag.Pos
		path string
	}
	var starts []start
	put := func(path string, r Rich) {
		if len(r) > 0 && r[0].Pos.Line > 0 {
			starts = append(starts, start{r[0].Pos, path})
		}
	}
	put("title", t.Title)
	put("standfirst", t.Standfirst)
	put("signature", t.Signature)
	put("note", t.Note)
	for i, a := range t.Margin {
		put("margin["+strconv.Itoa(i+1)+"].title", a.Title)
		put("margin["+strconv.Itoa(i+1)+"].text", a.Text)
	}
	for i, p := range t.Pictures {
		for _, r := range []Rich{p.Caption, p.Credit, p.Name, p.Function} {
			put("pictures["+strconv.Itoa(i+1)+"]", r)
		}
	}
	var parts func(path string, ps []Part)
	parts = func(path string, ps []Part) {
		for i, p := range ps {
			own := Step(path, p.Key, i)
			put(own+".title", p.Title)
			put(own+".text", p.Text)
			parts(own, p.Items)
		}
	}
	parts("", t.Parts)
	EachBlock(t.Body, func(r Rich) { put("body", r) })
	slices.SortStableFunc(starts, func(a, b start) int { return order(a.pos, b.pos) })
	path := ""
	for i, s := range starts {
		first := s.pos.Line == at.Line && (i == 0 || starts[i-1].pos.Line < at.Line)
		if order(s.pos, at) > 0 && !first {
			break
		}
		path = s.path
	}
	return path
}

// order is how two places of a file follow one another.
func order(a, b diag.Pos) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Col - b.Col
}
