package compose_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// What is dated of an offer stays among the dated facts of the chronology and of its
// provider's sheet when it leaves the lists, with its exit, dated or not: no sheet says
// that nothing dated is published.
func TestWhatLeftStaysAmongDatedFacts(t *testing.T) {
	const offers = `
  - {id: a, provider: p0, name: Alpha, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}, {stage: left, EXITknown: 2026-04-15, sources: [A1]}],
     decisions: [{kind: first, number: "74", date: 2024-11-20, until: 2027-11-19, known: 2025-01-15, sources: [A1]}]}
  - {id: b, provider: p0, name: Beta, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}]}
`
	for exit, words := range map[string]map[string][]string{
		"": {
			"en": {`20 Nov 2024 Alpha, decision no\. 74, until 19 Nov 2027`, `Alpha: no longer listed`, `20 Nov 2024 \| Hexa Alpha \| decision; no longer listed`, `One dated fact`},
			"fr": {`20 nov\. 2024 Alpha, décision n[^ ]* 74, jusqu’au 19 nov\. 2027`, `Alpha : ne figure plus aux listes`, `20 nov\. 2024 \| Hexa Alpha \| décision ; ne figure plus aux listes`, `Un fait daté`},
		},
		"date: 2026-04-10, ": {
			"en": {`20 Nov 2024 Alpha, decision no\. 74, until 19 Nov 2027`, `10 Apr 2026 Alpha, exit from the lists`, `10 Apr 2026 \| Hexa Alpha \| exit from the lists`, `Two dated facts`},
			"fr": {`20 nov\. 2024 Alpha, décision n[^ ]* 74, jusqu’au 19 nov\. 2027`, `10 avr\. 2026 Alpha, sortie des listes`, `10 avr\. 2026 \| Hexa Alpha \| sortie des listes`, `Deux faits datés`},
		},
	} {
		m := newModel(span{edition: monthly})
		m.id("Hexa")
		m.n = 1
		m.offers.WriteString(strings.ReplaceAll(offers, "EXIT", exit))
		s := load(t, m.folder(t, []byte(file(t, data.FS(), "theme.yaml"))))
		brief(t, s, "2026-05", "cover", "contents", "sheets", "chronology", "sources", "back")
		ed, _ := s.Edition("2026-05")
		ed.Pages = 8 // so that the sheets and the chronology are set
		for lang, want := range words {
			aloud := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(page.ReadAloud(lay(t, s, "2026-05", lang).Pages))
			aloud = strings.Join(strings.Fields(aloud), " ")
			for _, w := range want {
				if !regexp.MustCompile(w).MatchString(aloud) {
					t.Errorf("%s, exit %q: nothing says %q", lang, exit, w)
				}
			}
			if strings.Contains(aloud, "No dated decision") || strings.Contains(aloud, "jalon datés ne sont publiés") {
				t.Errorf("%s, exit %q: nothing dated is said to be published", lang, exit)
			}
			if t.Failed() {
				t.Log(aloud)
			}
		}
	}
}
