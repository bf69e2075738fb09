package read

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// FieldAt is the path of the field of the text in whose words a place of its file lies, as
// [Text.EachField] has it; "" for a place before all of them. Words before the first of a line, as marks, are that line's.
func (t *Text) FieldAt(at diag.Pos) string {
	type start struct {
		pos  diag.Pos
		path string
	}
	var starts []start
	t.EachField(func(path string, r Rich) {
		if len(r) > 0 && r[0].Pos.Line > 0 {
			starts = append(starts, start{r[0].Pos, path})
		}
	})
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
