package compose_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// The alternative of the cover's map says of each offer how it stands at the cut-off,
// whatever moved: one that left is not said to be qualified or in progress, and one whose
// validity has ended is not said to be qualified without that.
func TestMapSaysHowOffersStand(t *testing.T) {
	const offers = `
  - {id: a, provider: p0, name: Alpha, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}, {stage: left, known: 2026-04-15, sources: [A1]}]}
  - {id: b, provider: p0, name: Beta, stages: [{stage: candidate, layers: [paas], known: 2025-01-15, sources: [A1]}, {stage: left, known: 2026-04-15, sources: [A1]}]}
  - {id: c, provider: p0, name: Gamma, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     decisions: [{kind: first, date: 2023-04-16, until: 2026-04-15, known: 2025-01-15, sources: [A1]}]}
`
	const more = `
  - {id: d, provider: p0, name: Delta, stages: [{stage: candidate, layers: [saas], known: 2026-04-15, sources: [A1]}]}
  - {id: e, provider: p0, name: Epsilon, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}]}
`
	const decided = `
  - {id: f, provider: p0, name: Zeta, stages: [{stage: qualified, layers: [iaas], known: 2026-04-15, sources: [A1]}],
     decisions: [{kind: first, date: 2026-04-10, until: 2029-04-09, known: 2026-04-15, sources: [A1]}]}
`
	for _, c := range []struct {
		name, offers, en, fr string
	}{
		{"exits beside an end of validity", offers + more,
			"Map of the cover: 3 cells, numbered as in the list. 1 Epsilon, IaaS, qualified; 2 Gamma, IaaS, qualified, validity ended (changed); " +
				"3 Delta, SaaS, in progress (changed). Without a number: Alpha, IaaS, no longer listed; Beta, PaaS, no longer listed.",
			"Plan de la couverture : 3 cases, numérotées comme dans la liste. 1 Epsilon, IaaS, qualifiée ; 2 Gamma, IaaS, qualifiée, validité échue (a changé) ; " +
				"3 Delta, SaaS, en cours (a changé). Sans numéro : Alpha, IaaS, ne figure plus aux listes ; Beta, PaaS, ne figure plus aux listes."},
		{"a decision, beside which exits have no cell", offers + decided,
			"Map of the cover: 2 cells, numbered as in the list. 1 Gamma, IaaS, qualified, validity ended (changed); 2 Zeta, IaaS, qualified (changed).",
			"Plan de la couverture : 2 cases, numérotées comme dans la liste. 1 Gamma, IaaS, qualifiée, validité échue (a changé) ; 2 Zeta, IaaS, qualifiée (a changé)."},
		{"an exit by which the lists are empty", strings.SplitAfter(offers, "\n")[1],
			"Map of the cover: no offer is in the lists. Without a number: Alpha, IaaS, no longer listed.",
			"Plan de la couverture : aucune offre ne figure aux listes. Sans numéro : Alpha, IaaS, ne figure plus aux listes."},
	} {
		m := newModel(span{edition: monthly})
		m.id("Hexa")
		m.n = 1
		m.offers.WriteString(c.offers)
		s := load(t, m.folder(t, []byte(file(t, data.FS(), "theme.yaml"))))
		brief(t, s, "2026-05", "cover", "contents", "sources", "back")
		for lang, want := range map[string]string{"en": c.en, "fr": c.fr} {
			var got []string
			for _, p := range lay(t, s, "2026-05", lang).Pages {
				draw.Walk(&p.Box, func(v draw.Visit) bool {
					if e := v.Box.Elem; e != nil && e.Role == draw.Figure && strings.HasPrefix(e.Alt, strings.SplitAfter(want, " ")[0]) {
						got = append(got, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(e.Alt))
					}
					return true
				})
			}
			if len(got) == 0 || got[0] != want {
				t.Errorf("%s, %s:\n%s\nwant\n%s", c.name, lang, strings.Join(got, "\n"), want)
			}
		}
	}
}
