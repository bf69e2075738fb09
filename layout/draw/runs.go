package draw

import "slices"

// Runs are the marks with every text that goes on joined to the one before it:
// what there is to draw, for those who do not ask where words came from.
func Runs(ops []Op) []Op {
	if !slices.ContainsFunc(ops, goes) {
		return ops
	}
	out := make([]Op, 0, len(ops))
	for _, op := range ops {
		if n := len(out) - 1; n >= 0 && goes(op) {
			if t, ok := out[n].(Text); ok {
				out[n] = t.with(op.(Text))
				continue
			}
		}
		out = append(out, op)
	}
	return out
}

func goes(op Op) bool {
	t, ok := op.(Text)
	return ok && t.Goes
}

// with is the text and the one that goes on behind it.
func (t Text) with(n Text) Text {
	if t.Adjust != nil || n.Adjust != nil {
		t.Adjust = slices.Concat(t.adjusted(), n.adjusted())
	}
	if t.Codes != nil || n.Codes != nil {
		t.Codes = slices.Concat(t.Drawn(), n.Drawn())
	}
	t.Str += n.Str
	t.Width += n.Width
	t.From.Len = 0 // of more than one passage: where the first begins is all there is to say
	return t
}

// Drawn are the codes that are drawn.
func (t Text) Drawn() []rune {
	if t.Codes != nil {
		return t.Codes
	}
	return []rune(t.Str)
}

// adjusted is an adjustment for each code.
func (t Text) adjusted() []int {
	if t.Adjust != nil {
		return t.Adjust
	}
	return make([]int, len(t.Drawn()))
}
