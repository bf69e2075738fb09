package diag_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestDidYouMean(t *testing.T) {
	known := []string{"milestones", "market", "aliases"}
	for word, want := range map[string]string{
		"milestnes": "Did you mean milestones?", // one dropped
		"aliasse":   "Did you mean aliases?",
		"Market":    "Did you mean market?",
		"maektr":    "Did you mean market?", // swapped twice
		"x":         "Possible: milestones, market, aliases.",
		"decisions": "Possible: milestones, market, aliases.",
	} {
		if got := diag.DidYouMean(word, known); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
	if got := diag.DidYouMean("word", nil); got != "" {
		t.Errorf("nothing is known, and the hint is %q", got)
	}
}

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "été", 3}, {"s3ns", "s3n", 1}, {"iaas", "iasa", 1}, {"saas", "paas", 1}, {"écritel", "ecritel", 1}, {"bleu", "blue", 1}, {"ca", "abc", 3}} {
		if got, back := diag.Slips(c.a, c.b), diag.Slips(c.b, c.a); got != c.want || back != got {
			t.Errorf("%q and %q are %d and %d slips apart, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 pages", 1: "1 page", 2: "2 pages"} {
		if got := diag.Count(n, "page"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestShort(t *testing.T) {
	for in, want := range map[string]string{"": "", "œuvre": "œuvre", "œuvres": "œuvre…"} {
		if got := diag.Short(in, 5); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
