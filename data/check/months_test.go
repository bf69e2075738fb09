package check_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// A month beside a day or a year is held to that of the other language, by its whole name or
// a short one; the same letters elsewhere are words.
func TestMonthsAreHeldTogether(t *testing.T) {
	months := func(lang string) check.Numerals {
		if lang == "fr" {
			return check.Numerals{Months: map[string]int{"mars": 3, "mai": 5, "octobre": 10, "novembre": 11, "nov": 11, "décembre": 12, "déc": 12}}
		}
		return check.Numerals{Months: map[string]int{"March": 3, "May": 5, "October": 10, "November": 11, "Nov": 11, "December": 12, "Dec": 12}}
	}
	for _, c := range []struct{ fr, en, want string }{
		{"Le 30 novembre 2026.", "On 30 November 2026.", ""},
		{"Le 30 novembre 2026.", "On November 30, 2026.", ""},
		{"Le 30 nov. 2026.", "On 30 Nov 2026.", ""},
		{"Le 1er mars.", "On the 1st of March.", ""},
		{"Du 3 au 9 novembre.", "From 3 November to 9 November.", ""},
		{"Le 30 novembre 2026.", "On 30 October 2026.", "missing here novembre; only here October"},
		{"Le 30 octobre 2026.", "On 30 November 2026.", "missing here octobre; only here November"},
		{"En mai 2026.", "In March 2026.", "missing here mai; only here March"},
		{"Le 29 décembre et le 30 novembre.", "On 29 November and 30 November.", "missing here décembre"},
		{"De mars à mai 2025.", "From March to May 2025.", ""},
		{"De mars à mai 2025.", "From October to May 2025.", "missing here mars; only here October"},
		{"Mi-mars 2025, mi-mai 2025.", "Mid-March 2025, mid-November 2025.", "missing here mai; only here November"},
		{"En mars 2026.", "In March of 2026.", ""},
		{"À la mi-mars.", "In the middle of March.", ""},
		{"Voir mars–mai 2025.", "See March–May 2025.", ""},
		{"Cela change, mais pas en mai.", "It may change, but not yet.", ""},
		{"La marche est longue.", "They march on, and may stop.", ""},
		{"Fin novembre.", "By the end of the month.", ""},
		{"Trois offres, dont 2 en mai.", "Three offers, 2 may follow.", ""},
	} {
		files := map[string]string{"editions/2026-01/edition.yaml": edition + "[technical, sources]\n",
			"editions/2026-01/fr/technical.md": c.fr + "\n", "editions/2026-01/en/technical.md": c.en + "\n"}
		s, found := data.Load(sample.Small(t, files))
		if len(found) > 0 {
			t.Fatal(found)
		}
		e, _ := s.Edition("2026-01")
		got := ""
		for _, is := range check.Edition(s, e, []string{"fr", "en"}, months) {
			if is.Code == check.NumberParity && strings.HasPrefix(is.Msg.String(), "The months") {
				_, got, _ = strings.Cut(strings.TrimSuffix(is.Msg.String(), "."), `"fr": `)
			}
		}
		if got != c.want {
			t.Errorf("%s | %s: %q, want %q", c.fr, c.en, got, c.want)
		}
	}
}
