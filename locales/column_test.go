package locales

import (
	"slices"
	"strings"
	"testing"
)

// A column groups its numbers alike where it counts; names stay names, however
// many stand under one another.
func TestColumn(t *testing.T) {
	c := loaded(t)
	for _, x := range []struct{ cells, fr, en string }{
		{"12345|6789|7", "12 345|6 789|7", "12,345|6,789|7"},
		{"12345 €|n. p.|6789 €", "12 345 €|n. p.|6 789 €", "12,345 €|n. p.|6,789 €"},
		{"12345|67 890", "12 345|67 890", "12,345|67,890"},
		{"2024|12345|999", "2 024|12 345|999", "2,024|12,345|999"},
		{"75012|69001|33000", "=", "="}, // as long as one another
		{"2024|2025|2026", "=", "="},
		{"2024|12345", "=", "="}, // a year, or a count?
		{"Lot 12345|6789", "=", "="},
		{"012345|6789", "=", "="},
		{"12345 à 67890|1", "=", "="},
		{"v12345|12.3.4|6789", "=", "="},
		{"1|2|3", "=", "="},
		{"about 13400|52,000", "=", "about 13,400|52,000"},
		{"environ 13400|52 000", "environ 13 400|52 000", "="},
		{"page 13400|52000", "=", "="},
	} {
		for lang, want := range map[string]string{"fr": x.fr, "en": x.en} {
			if want == "=" {
				want = x.cells
			}
			got := locale(t, c, lang).Column(strings.Split(x.cells, "|"))
			for i := range got {
				got[i] = strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(got[i])
			}
			if !slices.Equal(got, strings.Split(want, "|")) {
				t.Errorf("%s: %s becomes %q, want %s", lang, x.cells, got, want)
			}
		}
	}
}
