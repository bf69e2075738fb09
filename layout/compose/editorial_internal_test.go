package compose

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
)

// The end of a text is shared out over its last pages where the text is short, whether
// its lines are those of paragraphs or of items of lists, and lists in those.
func TestLongTextsAreNotSharedOut(t *testing.T) {
	paragraphs := func(n int) []read.Block { return slices.Repeat([]read.Block{{Kind: read.Paragraph}}, n) }
	list := func(n int, item ...read.Block) []read.Block {
		return []read.Block{{Kind: read.List, Items: slices.Repeat([][]read.Block{item}, n)}}
	}
	long := read.Block{Kind: read.Paragraph, Rich: read.Rich{{Text: strings.Repeat("é", 3*lineSigns-1)}}}
	paragraph := read.Block{Kind: read.Paragraph}
	for _, c := range []struct {
		name   string
		body   []read.Block
		shared bool
	}{
		{"paragraphs", paragraphs(sharedMost), true},
		{"a paragraph more", paragraphs(sharedMost + 1), false},
		{"paragraphs of three lines", slices.Repeat([]read.Block{long}, sharedMost/3), true},
		{"one more of three lines", slices.Repeat([]read.Block{long}, sharedMost/3+1), false},
		{"a list", list(sharedMost-1, paragraph), true},
		{"an item more", list(sharedMost, paragraph), false},
		{"lists in a list", list(sharedMost/10, append(list(8, paragraph), paragraph)...), false},
		{"shorter lists in a list", list(sharedMost/10, append(list(7, paragraph), paragraph)...), true},
	} {
		ways := endings(&read.Text{Body: c.body, Parts: []read.Part{{Key: "panel"}}})
		if got := slices.ContainsFunc(ways, func(e ending) bool { return e.shared > 0 }); got != c.shared {
			t.Errorf("%s: shared out: %t, want %t", c.name, got, c.shared)
		}
	}
}
