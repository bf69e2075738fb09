package read

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// A place lies in the field whose words begin before it, on its line or on one above; marks
// before the first words of a line are of those.
func TestFieldAt(t *testing.T) {
	at := func(line, col int) diag.Pos { return diag.Pos{File: "a.md", Line: line, Col: col} }
	words := func(line, col int) Rich { return Rich{{Text: "words", Pos: at(line, col)}} }
	text := &Text{Title: words(2, 8), Standfirst: words(4, 3), Margin: []Aside{{Title: words(8, 12), Text: words(9, 11)}},
		Parts: []Part{{Key: "facts", Items: []Part{{Key: "first", Title: words(13, 16), Text: words(13, 30)}}}},
		Body:  []Block{{Rich: words(20, 3)}}}
	for place, want := range map[diag.Pos]string{
		at(1, 1): "", at(2, 8): "title", at(2, 3): "title", at(4, 3): "standfirst", at(5, 9): "standfirst", at(8, 14): "margin[1].title",
		at(9, 20): "margin[1].text", at(13, 20): "facts.first.title", at(13, 31): "facts.first.text", at(20, 1): "body", at(31, 4): "body",
	} {
		if got := text.FieldAt(place); got != want {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}
