package review

import (
	"strings"
	"testing"
)

// How often a list changes is no count of what moved since the edition before.
func TestClaimsOfARhythm(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	if n := len(ed.View.Movements()); n != 0 {
		t.Fatalf("%d movements", n)
	}
	for sentence, untrue := range map[string]bool{
		"fr La liste change deux fois par an.":            false,
		"fr La liste change une fois par mois.":           false,
		"fr Le registre évolue trois fois par trimestre.": false,
		"en The list changes twice a year.":               false,
		"en The list changes three times a year.":         false,
		"fr La liste a changé.":                           true,
		"en The list has changed.":                        true,
	} {
		lang, words, _ := strings.Cut(sentence, " ")
		loc, _ := all.Locale(lang)
		if found := claimed(s, ed, loc, words); len(found) > 0 != untrue {
			t.Errorf("%q: told %v, want %v", words, found, untrue)
		}
	}
}
