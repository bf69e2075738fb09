package locales

import (
	"strings"
	"testing"
)

// No rule takes a mark away, in any of the corpora; whoever takes all of a kind
// away, as a rule gone wrong would, is told.
func TestLost(t *testing.T) {
	cat := loaded(t)
	seen := map[string]int{}
	for _, lang := range []string{"fr", "en"} {
		l := locale(t, cat, lang)
		for _, c := range prose(t, lang) {
			set := l.Typographic(c.in)
			if r := Lost(c.in, set); r != 0 {
				t.Errorf("%s: %q would be lost\n  typed %q\n    set %q", c.line, r, c.in, set)
			}
			for _, marks := range []string{",", ".…", ";", ":", "?", "!", "(", ")", "«»“”‘’\"'′″", "–—-−\u2011", "%", "/", "€"} {
				less := strings.Map(func(r rune) rune {
					if strings.ContainsRune(marks, r) {
						return -1
					}
					return r
				}, set)
				if less != set && strings.ContainsRune(marks, Lost(c.in, less)) {
					seen[marks]++
				}
			}
		}
	}
	for marks, least := range map[string]int{",": 250, ".…": 400, ";": 40, ":": 30, "?": 20, "!": 10, "(": 60, ")": 60, "«»“”‘’\"'′″": 50, "–—-−\u2011": 10, "%": 40, "/": 20, "€": 30} {
		if seen[marks] < least {
			t.Errorf("%q was taken out of texts, and told in %d of them, want %d", marks, seen[marks], least)
		}
	}
	for _, c := range []struct {
		typed, set string
		lost       rune
	}{
		{"Un, deux et trois.", "Un, deux et trois.", 0},
		{"Prestataires, offres et décisions.", "Prestataires offres et décisions.", ','},
		{"April 1st, 2026, at 5 pm.", "1 April 2026, at 17:00.", 0},
		{"Il dit \"oui\".", "Il dit oui.", '"'},
		{"La fin", "La fin", 0},
	} {
		if got := Lost(c.typed, c.set); got != c.lost {
			t.Errorf("%q set as %q: lost %q, want %q", c.typed, c.set, got, c.lost)
		}
	}
}
