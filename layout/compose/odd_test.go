package compose_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/compose"
)

// odd is a register that the grid's kinds cannot make: its offers are written
// out, its providers are named.
type odd struct {
	span      string // the edition's own lines, after its month
	providers []string
	offers    string
}

// said is every sentence of an odd register by its key, in full.
func (o odd) said(t *testing.T, lang string) map[string][]string {
	t.Helper()
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	theme, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m := newModel(span{edition: o.span})
	for _, p := range o.providers {
		m.id(p)
	}
	m.n = 1
	m.offers.WriteString(o.offers)
	s := load(t, m.folder(t, theme))
	ed, ok := s.Edition("2026-05")
	if !ok {
		t.Fatal("no edition")
	}
	out := map[string][]string{}
	for _, told := range compose.Tell(compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile}) {
		full := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(told.Wordings[0])
		out[told.Key] = append(out[told.Key], full)
	}
	return out
}

const monthly = "previous-cutoff: 2026-03-31\n"

// What odd registers must say, each found to be said wrongly once.
func TestOddRegisters(t *testing.T) {
	for _, c := range []struct {
		name string
		odd  odd
		key  string
		want map[string]string
	}{
		{"a renewed decision is recalled as a renewal", odd{"", []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-06-15, sources: [A1]}],
     decisions: [{kind: first, date: 2023-07-01, until: 2026-04-14, known: 2025-06-15, sources: [A1]},
                 {kind: renewal, date: 2026-04-15, until: 2029-04-14, known: 2026-04-15, sources: [A1]}]}
`}, "event renewal", map[string]string{"fr": "Hexa voit renouvelée la qualification de Nuage.", "en": "Hexa has its qualification for Nuage renewed."}},
		{"a decision that has ended was valid", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     decisions: [{kind: first, date: 2022-04-16, until: 2025-04-15, known: 2025-01-15, sources: [A1]}]}
`}, "facts qualified", map[string]string{"fr": "La décision valait jusqu’au 15 avril 2025.", "en": "The decision was valid until 15 April 2025."}},
		{"at the end of its last day, which the cut-off is, a decision is over", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2026-04-15, sources: [A1]}],
     decisions: [{kind: first, date: 2023-05-01, until: 2026-04-30, known: 2026-04-15, sources: [A1]}]}
`}, "facts qualified", map[string]string{"fr": "La décision valait jusqu’au 30 avril 2026.", "en": "The decision was valid until 30 April 2026."}},
		{"offers without a layer are in progress", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}]}
  - {id: b, provider: p0, name: Projet, stages: [{stage: candidate, known: 2025-01-15, sources: [A1]}]}
`}, "title butterfly", map[string]string{"fr": "Une offre qualifiée, une en cours sans couche publiée", "en": "One qualified offer, one in progress without a published layer"}},
		{"candidates without an offer are candidates", odd{monthly, []string{"Hexa"}, `
  - {id: b, provider: p0, stages: [{stage: candidate, known: 2025-01-15, sources: [A1]}]}
`}, "figure 2 line", map[string]string{"fr": "une candidature sans offre publiée", "en": "one candidacy without a published offer"}},
		{"their offers may be in progress", odd{monthly, []string{"Hexa"}, `
  - {id: b, provider: p0, stages: [{stage: candidate, known: 2025-01-15, sources: [A1]}]}
`}, "headline candidates", map[string]string{"fr": "Aucune offre publiée n’est en cours de qualification", "en": "No published offer is in progress"}},
		{"candidacies without an offer are no offers", odd{monthly, []string{"Hexa", "iExec"}, `
  - {id: a, provider: p0, stages: [{stage: candidate, known: 2025-01-15, sources: [A1]}, {stage: left, known: 2026-04-15, sources: [A1]}]}
  - {id: b, provider: p1, stages: [{stage: candidate, known: 2025-01-15, sources: [A1]}, {stage: left, known: 2026-04-15, sources: [A1]}]}
`}, "cover", map[string]string{"fr": "Deux candidatures sans offre publiée ne figurent plus aux listes.", "en": "Two candidacies without a published offer are no longer listed."}},
		{"an exit is told where no cell is left", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}, {stage: left, known: 2026-04-15, sources: [A1]}]}
`}, "alt cover", map[string]string{
			"fr": "Motif de couverture : une case par offre, ses couches en bandes, son jalon en disque, au 30 avril 2026. 0 qualifiée, 0 en cours ; non publié 0, IaaS 0, CaaS 0, PaaS 0, SaaS 0. 1 sortie des listes ce mois-ci. En grand : Hexa Nuage, ne figure plus aux listes.",
			"en": "Cover motif: one cell per offer, its layers as bands, its milestone as a disc, at 30 April 2026. 0 qualified, 0 in progress; not published 0, IaaS 0, CaaS 0, PaaS 0, SaaS 0. 1 exit from the lists this month. In large: Hexa Nuage, no longer listed."}},
		{"of a list in which all moved nothing is said", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}]}
  - {id: b, provider: p0, name: Projet, stages: [{stage: candidate, layers: [iaas], known: 2026-04-15, sources: [A1]}]}
`}, "unchanged", map[string]string{"fr": "Sans changement ce mois-ci : une offre qualifiée.", "en": "Unchanged this month: one qualified offer."}},
		{"where all moved, that is said", odd{monthly, []string{"Hexa"}, `
  - {id: b, provider: p0, name: Projet, stages: [{stage: candidate, layers: [iaas], known: 2026-04-15, sources: [A1]}]}
`}, "unchanged", map[string]string{"fr": "Aucune offre n’est restée sans changement ce mois-ci.", "en": "No offer has remained unchanged this month."}},
		{"an apostrophe is that of print, and a name is no number", odd{monthly, []string{"L'Atelier"}, `
  - {id: b, provider: p0, name: XIXe d'Or, stages: [{stage: candidate, layers: [iaas], known: 2026-04-15, sources: [A1]}]}
`}, "cover", map[string]string{"fr": "L’offre XIXe d’Or du prestataire L’Atelier rejoint la liste des offres en cours.", "en": "XIXe d’Or from L’Atelier joins the list of offers in progress."}},
		{"one number does for as many providers", odd{monthly, []string{"Hexa", "iExec"}, `
  - {id: a, provider: p0, name: A, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}], milestones: [{step: j2, date: 2026-04-15, known: 2026-04-15, sources: [A1]}]}
  - {id: b, provider: p1, name: B, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}], milestones: [{step: j2, date: 2026-04-15, known: 2026-04-15, sources: [A1]}]}
`}, "cover", map[string]string{"fr": "Deux offres de prestataires différents atteignent le jalon J2.", "en": "Two offers from different providers reach milestone J2."}},
		{"a register without a qualified offer holds none", odd{monthly, []string{"Hexa"}, `
  - {id: b, provider: p0, name: Projet, stages: [{stage: candidate, layers: [iaas], known: 2026-04-15, sources: [A1]}]}
`}, "nothing", map[string]string{"fr": "Au 30 avril 2026, le registre ne compte aucune offre qualifiée ; une en cours.", "en": "On 30 April 2026 the register holds no qualified offer, one in progress."}},
		{"an end of later years is known", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2026-04-15, sources: [A1]}],
     decisions: [{kind: first, date: 2026-04-10, until: 2029-04-09, known: 2026-04-15, sources: [A1]}]}
`}, "headline month", map[string]string{"fr": "Un mouvement ce mois-ci, aucune échéance connue d’ici un an", "en": "One movement this month, no known end of validity within a year"}},
		{"an entry with its milestone is two movements", odd{monthly, []string{"Hexa", "iExec"}, `
  - {id: a, provider: p0, name: A, stages: [{stage: qualified, layers: [iaas], known: 2026-04-15, sources: [A1]}]}
  - {id: b, provider: p1, name: B, stages: [{stage: candidate, layers: [iaas], known: 2026-04-15, sources: [A1]}], milestones: [{step: j0, date: 2026-04-14, known: 2026-04-15, sources: [A1]}]}
  - {id: c, provider: p1, name: C, stages: [{stage: candidate, layers: [iaas], known: 2026-04-15, sources: [A1]}], milestones: [{step: j0, date: 2026-04-10, known: 2026-04-15, sources: [A1]}]}
`}, "month others", map[string]string{"fr": "Quatre autres mouvements au registre.", "en": "Four other movements in the register."}},
		{"a decision that has ended is not in force", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     decisions: [{kind: first, date: 2022-04-16, until: 2025-04-15, known: 2025-01-15, sources: [A1]}]}
`}, "note strip", map[string]string{"fr": "La dernière décision d’une offre est datée au jour.", "en": "The last decision on one offer is dated to the day."}},
		{"a list that is longer than before leaves the end where it was", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}, {stage: qualified, layers: [iaas, saas], known: 2026-04-15, sources: [A1]}],
     decisions: [{kind: first, date: 2024-04-16, until: 2027-04-15, known: 2025-01-15, sources: [A1]}]}
`}, "given head 2", map[string]string{"fr": "15 avr. 2027", "en": "15 Apr 2027"}},
		{"a bar may begin on an announcement", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     decisions: [{kind: first, announced: 2024-04-16, known: 2025-01-15, sources: [A1]}]}
`}, "alt calendar", map[string]string{
			"fr": "Calendrier de validité : offres qualifiées par date de début, au 30 avril 2026. 0 offre avec sa date de décision, 1 offre avec sa date d’annonce ou d’entrée dans la liste, 0 offre avec sa date de fin, sans date de début, 0 offre sans date publiée. Aucune fin de validité publiée.",
			"en": "Validity calendar: qualified offers by start, at 30 April 2026. 0 offers with the date of a decision, 1 offer dated by an announcement or its entry in the list, 0 offers with their date of end, without a start, 0 offers without a published date. No published end of validity."}},
		{"a list of what is recalled says that it is cut where an arrival alone is new", odd{monthly, []string{"Hexa"}, `
  - {id: c1, provider: p0, name: Nuage 1, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j0, date: 2025-01-10, known: 2025-01-10, sources: [A1]}]}
  - {id: c2, provider: p0, name: Nuage 2, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j0, date: 2025-02-10, known: 2025-02-10, sources: [A1]}]}
  - {id: c3, provider: p0, name: Nuage 3, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j0, date: 2025-03-10, known: 2025-03-10, sources: [A1]}]}
  - {id: c4, provider: p0, name: Nuage 4, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j0, date: 2025-04-10, known: 2025-04-10, sources: [A1]}]}
  - {id: c5, provider: p0, name: Nuage 5, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j0, date: 2025-05-10, known: 2025-05-10, sources: [A1]}]}
  - {id: c6, provider: p0, name: Nuage 6, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j0, date: 2025-06-10, known: 2025-06-10, sources: [A1]}]}
  - {id: n, provider: p0, name: Nouveau, stages: [{stage: candidate, layers: [iaas], known: 2026-04-15, sources: [A1]}]}
`}, "recalled rest", map[string]string{"fr": "Deux autres faits datés ne sont pas repris ici.", "en": "Two other dated facts are not listed here."}},
		{"two are not all two", odd{monthly, []string{"Hexa"}, `
  - {id: a, provider: p0, name: A, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}]}
  - {id: b, provider: p0, name: B, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}]}
`}, "title rows", map[string]string{"fr": "Les deux offres en cours visent la couche IaaS", "en": "The two offers in progress aim at IaaS"}},
	} {
		for _, lang := range languages() {
			if got := c.odd.said(t, lang)[c.key]; !slices.Contains(got, c.want[lang]) {
				t.Errorf("%s, %s: %q, want %q", c.name, lang, got, c.want[lang])
			}
		}
	}
}

// The card of a layer dates a qualification only where it is that of the layer.
func TestCardsDateWhatTheyKnow(t *testing.T) {
	of := func(stages, decisions string) odd {
		return odd{monthly, []string{"Hexa"}, "\n  - {id: a, provider: p0, name: Nuage, stages: [{stage: qualified, layers: [iaas], known: 2025-01-15, sources: [A1]}" + stages +
			"],\n     decisions: [" + decisions + "]}\n"}
	}
	const first, more = "{kind: first, date: 2024-04-16, until: 2027-04-15, known: 2025-01-15, sources: [A1]}", ", {stage: qualified, layers: [iaas, saas], known: 2026-04-15, sources: [A1]}"
	for _, c := range []struct {
		name  string
		odd   odd
		layer string
		want  []string
	}{
		{"of the first decision", of("", first), "iaas", []string{"Sa qualification date du 16 avril 2024."}},
		{"of no layer that came later", of(more, first), "saas", nil},
		{"of no layer that a decision may have brought", of("", first+", {kind: extension, date: 2026-04-16, until: 2027-04-15, known: 2026-04-17, sources: [A1]}"), "iaas", nil},
		{"to the day", of("", "{kind: first, date: 2024, until: 2027-04-15, known: 2025-01-15, sources: [A1]}"), "iaas", nil},
	} {
		if got := c.odd.said(t, "fr")["glossary "+c.layer]; !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A name is set as it is wherever it stands: no rule of typography raises its
// letters.
func TestNamesAreNoNumbers(t *testing.T) {
	o := odd{monthly, []string{"XCe Siècle"}, `
  - {id: b, provider: p0, name: XIXe Nuage, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j2, date: 2026-04-15, known: 2026-04-15, sources: [A1]}]}
  - {id: c, provider: p0, name: XXe Nuage, stages: [{stage: candidate, layers: [iaas], known: 2025-01-15, sources: [A1]}],
     milestones: [{step: j2, date: 2026-04-15, known: 2026-04-15, sources: [A1]}]}
`}
	for key, all := range o.said(t, "fr") {
		for _, s := range all {
			if strings.ContainsAny(s, "ᵉ") {
				t.Errorf("%s: %q", key, s)
			}
		}
	}
}
