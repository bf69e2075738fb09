package locales

import (
	"slices"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestSeams(t *testing.T) {
	c, _ := Load()
	for _, x := range []struct {
		lang, word string
		want       []int
	}{
		{"en", "offline", []int{3}}, {"en", "Offloading", []int{3}}, {"en", "briefing", []int{5}}, {"en", "chiefly", []int{5}},
		{"en", "qualified", nil}, {"en", "offer", nil}, {"en", "fish", nil}, {"en", "butterfly", nil}, {"en", "leaflets", []int{4}},
		{"fr", "qualifié", nil}, {"fr", "l’offline", []int{5}}, {"fr", "briefing", []int{5}}, {"fr", "efficace", nil}, {"fr", "d’Offre", nil},
	} {
		l, _ := c.Locale(x.lang)
		if got := l.Seams(x.word); !slices.Equal(got, x.want) {
			t.Errorf("%s: %s parts at %v, want %v", x.lang, x.word, got, x.want)
		}
	}
}

// What is no word with one seam is said.
func TestSeamFaults(t *testing.T) {
	for entry, wrong := range map[string]bool{
		"off-line": false, "*f-ing": false, "offline": true, "-off": true, "off-": true, "off-li-ne": true, "off 1-2": true, "": true, "*": true,
	} {
		said := 0
		(&settings{Seams: []string{entry}}).checkSeams(func(string, diag.Text) { said++ })
		if (said == 1) != wrong {
			t.Errorf("%q: %d findings", entry, said)
		}
	}
}
