package locales

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/locales/claims"
)

// Whatever words stand in whatever order, reading them ends, and what is claimed
// lies in the text.
func TestClaimsOfAnyWords(t *testing.T) {
	all, found := Load()
	if len(found) > 0 {
		t.Fatal(found)
	}
	names := claims.NamesOf([]claims.Name{{Name: "Nord", Key: "provider nord"}, {Name: "Nord n° 9", Key: "offer nine"}})
	for _, lang := range []string{"fr", "en"} {
		l, _ := all.Locale(lang)
		words := []string{"Nord", "Nord n° 9", "zzz", ",", ";", ":", "(", ")", ".", "?", "«", "»", "\"", "17", "2026", "31", "60 %", "1", "…", "—", "\n"}
		for _, phrases := range l.set.Claims.Classes {
			for _, p := range phrases {
				for _, w := range strings.Fields(p) {
					words = append(words, strings.Trim(strings.Split(w, "|")[0], "*"))
				}
			}
		}
		words = append(words, l.set.Words.Numbers[:40]...)
		words = append(words, l.set.Date.Months...)
		slices.Sort(words)
		r := rand.New(rand.NewPCG(1, 2))
		for range 10000 {
			var said []string
			for range 1 + r.IntN(14) {
				said = append(said, words[r.IntN(len(words))])
			}
			text := strings.Join(said, " ")
			for _, c := range l.Claims(text, names) {
				if c.Offset < 0 || c.Len <= 0 || c.Offset+c.Len > len([]rune(text)) {
					t.Fatalf("%s: %q claims [%d, +%d)", lang, text, c.Offset, c.Len)
				}
			}
		}
	}
}

// FuzzClaims reads any text.
func FuzzClaims(f *testing.F) {
	all, _ := Load()
	f.Add("Eighteen offers are qualified, two more than in January: no newcomer.")
	f.Add("Aucune des seize offres en cours n'a atteint J2 ; les dix-sept autres sont qualifiées.")
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"fr", "en"} {
			l, _ := all.Locale(lang)
			l.Claims(text, claims.NamesOf([]claims.Name{{Name: "Nord", Key: "provider nord"}}))
		}
	})
}
