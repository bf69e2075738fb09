package layout_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// A field takes as much more as is said, and not half as much again: words are
// written behind fields of the shipped edition and set.
func TestFieldsTakeWhatIsSaid(t *testing.T) {
	at := "editions/2026-04/en/technical.md"
	fits := func(r *layout.Result) review.Fit {
		for _, q := range r.Quality {
			for _, f := range q.Fits {
				if q.Lang == "en" && f.Pos.File == at && f.Field == "standfirst" {
					return f
				}
			}
		}
		t.Fatalf("nothing is said of the standfirst of %s", at)
		return review.Fit{}
	}
	was := fits(result(t, "2026-04"))
	if was.Section != "technical" || was.Lines < 1 || was.Lines > was.Most || was.Left < 0 || was.Pos.Line == 0 {
		t.Fatalf("%+v", was)
	}
	for _, c := range []struct {
		more int
		fits bool
	}{{was.Left * 9 / 10, true}, {was.Left*3/2 + 40, false}} {
		f := folder(t)
		lines := strings.Split(string(f[at].Data), "\n")
		words := strings.TrimSpace(strings.Repeat("a word ", c.more/7+1))[:c.more]
		line := strings.TrimSuffix(lines[was.Pos.Line-1], "\"")
		lines[was.Pos.Line-1] = line + " " + words + lines[was.Pos.Line-1][len(line):]
		f[at].Data = []byte(strings.Join(lines, "\n"))
		r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"en"}})
		if got := !r.Issues.Has(review.TooManyLines); got != c.fits {
			t.Errorf("%d characters more fit: %t, want %t (%+v, now %+v)", c.more, got, c.fits, was, fits(r))
		}
	}
}
