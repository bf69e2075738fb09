package diag_test

import (
	"strings"
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
		"mraket":    "Did you mean market?",
		"x":         "Possible: milestones, market, aliases.",
		"decisions": "Possible: milestones, market, aliases.",
	} {
		if got := diag.DidYouMean(word, known).String(); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]string{"a3": "A3", "A4": "", "B3": "", "c11": "C11", "C12": "", "C1": "", "r21": "R21", "R2l": "R21"} { // ids
		if got := diag.Nearest(word, []string{"A3", "C11", "C13", "R21"}); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
	if got, want := diag.DidYouMean("daas", []string{"iaas", "paas", "caas-large"}).String(), "Did you mean iaas or paas?"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := diag.DidYouMean("word", nil).String(); got != "" {
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
		if got := diag.Count(n, "page").String(); got != want {
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

func TestFewCountsTheLast(t *testing.T) {
	words := strings.Split(strings.Repeat("w ", 400), " ")[:400]
	for n, want := range map[int]string{0: "", 2: "w, w", 30: strings.Repeat("w, ", 29) + "w", 31: strings.Repeat("w, ", 30) + "w",
		32: strings.Repeat("w, ", 29) + "w and 2 more", 400: strings.Repeat("w, ", 29) + "w and 370 more"} {
		if got := diag.Few(words[:n]).String(); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestAnd(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := diag.And(words).String(); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}

func TestShown(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Économie – 24\u202f%": "Économie – 24\u202f%", "a\tb": "a<U+0009>b", "a\u2029b\u200f": "a<U+2029>b<U+200F>", "\xc3": "<C3>",
		"\u2067x\u2069\u061c": "<U+2067>x<U+2069><U+061C>", "\ufffd": "\ufffd",
	} {
		if got := diag.Shown(in); got != want {
			t.Errorf("%q is shown as %q", in, got)
		}
	}
	if got := diag.Shown("a\tb\nc\r", '\t', '\n'); got != "a\tb\nc<U+000D>" {
		t.Errorf("%q", got)
	}
}
