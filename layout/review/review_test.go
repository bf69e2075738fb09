package review

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestDrift(t *testing.T) {
	places := func(pages ...[2]int) []Placement {
		var out []Placement
		for i, p := range pages {
			out = append(out, Placement{Section: string(rune('a' + i)), Pages: map[string]int{"fr": p[0], "en": p[1]}})
		}
		return out
	}
	langs := []string{"fr", "en"}
	if found := Drift(places([2]int{1, 1}, [2]int{2, 2}), langs); len(found) > 0 {
		t.Errorf("equal pages: %v", found)
	}
	found := Drift(places([2]int{1, 1}, [2]int{4, 5}, [2]int{6, 7}, [2]int{9, 9}), langs)
	if len(found) != 2 || found[0].Field != "b" || found[1].Field != "d" || found[0].Code != SectionDrift || found[0].Severity != diag.Quality {
		t.Fatalf("the shift begins at b and ends at d: %v", found)
	}
	if want := "section b starts on page 4 in fr and on page 5 in en"; found[0].Msg != want {
		t.Errorf("got %q", found[0].Msg)
	}
	if found := Drift(places([2]int{1, 9}), langs[:1]); found != nil {
		t.Errorf("one language cannot drift: %v", found)
	}
}

// The place of a word in a paragraph is counted from its span.
func TestPlaceOfAWord(t *testing.T) {
	at := func(line, col int) diag.Pos { return diag.Pos{File: "fr/zoom.md", Line: line, Col: col} }
	r := read.Rich{{Text: "Un été ", Pos: at(3, 1)}, {Text: "chaud", Pos: at(3, 10)}, {Text: "."}}
	for offset, want := range map[int]diag.Pos{0: at(3, 1), 6: at(3, 7), 7: at(3, 10), 11: at(3, 14), 12: {}, 99: at(3, 1)} {
		if got := place(r, offset); got != want {
			t.Errorf("offset %d is at %s, want %s", offset, got, want)
		}
	}
	if got := place(nil, 0); !got.IsZero() {
		t.Errorf("nothing stands at %s", got)
	}
}
