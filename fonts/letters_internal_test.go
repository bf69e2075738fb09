package fonts

import (
	"encoding/binary"
	"testing"
)

// The letters of a ligature are as wide together as it is, whatever is blank behind its
// drawing, and half of the last is drawn where the face leaves room for it.
func TestLetterWidths(t *testing.T) {
	for _, c := range []struct {
		width, n, right int
		want            []uint16
	}{
		{560, 2, 530, []uint16{280, 280}},
		{728, 2, 520, []uint16{311, 417}}, // 208 blank, 209 drawn
		{803, 3, 770, []uint16{267, 268, 268}},
		{900, 3, 700, []uint16{249, 250, 401}},
		{500, 2, 100, []uint16{0, 500}}, // nothing of it reaches the last letter's half
	} {
		drawing := make([]byte, glyphHead)
		binary.BigEndian.PutUint16(drawing[6:], uint16(c.right))
		got, sum := letterWidths(c.width, c.n, drawing), 0
		for i, w := range got {
			if sum += int(w); w != c.want[i] {
				t.Errorf("%d wide, drawn to %d: %v, want %v", c.width, c.right, got, c.want)
			}
		}
		if len(got) != c.n || sum != c.width {
			t.Errorf("%d letters of %d are %v", c.n, c.width, got)
		}
	}
}
