package review

import "testing"

// Days of a month, parts of a year and fractions of a whole are no counts of offers; what is counted beside
// them is.
func TestDaysAndPartsAreNoCounts(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	for _, c := range []struct {
		lang, text string
		told       bool
	}{
		{"en", "The forum is open from 3 to 9 March 2026 for qualified offers.", false},
		{"en", "The days of 16–18 March gather candidates.", false},
		{"fr", "Les candidats se retrouvent du 16 au 18 mars.", false},
		{"fr", "Publié le 3 sept. 2025, le guide vise les offres qualifiées.", false},
		{"en", "The first half of the year ends in June.", false},
		{"fr", "Le premier semestre s'achève en juin.", false},
		{"en", "The first half of 2026 ends in June.", false},
		{"fr", "Le second semestre commence en juillet.", false},
		{"en", "The first quarter ends in March.", false},
		{"fr", "Près de la moitié des offres qualifiées finissent en 2028.", false},
		{"en", "Nearly half of the qualified offers end in 2028.", false},
		{"en", "The decision is one of 5 May.", false},
		{"fr", "La décision est une de celles du 5 mai.", false},
		{"en", "All seventeen qualified offers end in 2028.", true},
	} {
		loc, _ := all.Locale(c.lang)
		if told := claimed(s, ed, loc, c.text); (len(told) > 0) != c.told {
			t.Errorf("%s: %v", c.text, told)
		}
	}
}
