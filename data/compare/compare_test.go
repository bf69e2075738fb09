package compare_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/compare"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// months is a folder of two editions between which an offer is qualified, one
// enters and one leaves, and whose texts part in a title and in a paragraph.
func months(t *testing.T) *data.Store {
	t.Helper()
	s, found := data.Load(sample.Small(t, map[string]string{
		"register/providers.yaml": "providers:\n  - {id: un, name: Un, known: 2025-02-01, sources: [A1]}\n  - {id: deux, name: Deux, known: 2025-02-01, sources: [A1]}\n",
		"register/offers.yaml": "observed: 2025-01-31\noffers:\n" +
			"  - id: un-iaas\n    provider: un\n    name: Une offre\n    stages:\n      - {stage: candidate, layers: [iaas], known: 2025-02-01, sources: [A1]}\n" +
			"      - {stage: qualified, layers: [iaas, caas], known: 2026-01-20, sources: [A1]}\n" +
			"    decisions:\n      - {number: \"7\", date: 2026-01-15, until: 2029-01-15, known: 2026-01-20, sources: [A1]}\n" +
			"  - id: deux-paas\n    provider: deux\n    name: Autre offre\n    stages:\n      - {stage: candidate, layers: [paas], known: 2025-02-01, sources: [A1]}\n" +
			"      - {stage: left, known: 2026-01-10, sources: [A1]}\n" +
			"  - id: deux-saas\n    provider: deux\n    stages:\n      - {stage: candidate, known: 2026-01-11, sources: [A1]}\n",
		"editions/2026-02/edition.yaml": "month: 2026-02\ncutoff: 2026-01-31\nprevious: 2026-01\npublished: 2026-02-09\n" +
			"sections: [register, sources, method]\nimprint: {publisher: Nous}\n",
		"editions/2026-01/fr/register.md": "---\ntitle: Avant\nstandfirst: Le même.\n---\n",
		"editions/2026-02/fr/register.md": "---\ntitle: Après\nstandfirst: Le même.\nnote: De plus.\n---\n",
		"editions/other/edition.yaml": "month: 2026-03\ncutoff: 2026-02-28\nprevious: 2026-02\npublished: 2026-03-09\nspecimen: yes\n" +
			"sections: [register]\nimprint: {publisher: Nous}\n",
		"editions/other/register/offers.yaml":    "observed: 2025-01-31\noffers: []\n",
		"editions/other/register/providers.yaml": "providers: []\n",
		"editions/other/register/grid.yaml":      "cells: []\n",
		"editions/other/register/sources.yaml":   "sources: []\n",
	}))
	for _, is := range found {
		if is.Severity == diag.Error {
			t.Fatal(is)
		}
	}
	return s
}

func TestEditions(t *testing.T) {
	s := months(t)
	from, _ := s.Edition("2026-01")
	to, _ := s.Edition("2026-02")
	d, err := compare.Editions(from, to)
	if err != nil {
		t.Fatal(err)
	}
	var moved, offers, texts []string
	for _, m := range d.Movements {
		moved = append(moved, m.Says.String()+" ["+strings.Join(m.Sources, ", ")+"]")
	}
	for _, c := range d.Offers {
		offers = append(offers, c.Says.String())
	}
	for _, p := range d.Texts {
		texts = append(texts, p.Pos.String()+" "+p.Lang+" "+p.Field+": "+p.Was+" > "+p.Is)
	}
	for _, c := range []struct {
		what      string
		want, got any
	}{
		{"movements", []string{"Un, Une offre: qualified, 2026-01-15 [A1]", "Deux, Autre offre: left the lists, date not published [A1]",
			"Deux, candidacy without a published offer: entered as a candidate, date not published [A1]"}, moved},
		{"offers", []string{"Deux, candidacy without a published offer: offer candidate, new", "Deux, Autre offre: offer candidate, gone",
			"Un, Une offre: stage qualified, was candidate", "Un, Une offre: layers iaas, caas, was iaas", "Un, Une offre: number 7, new",
			"Un, Une offre: date 2026-01-15, new", "Un, Une offre: until 2029-01-15, new"}, offers},
		{"texts", []string{"editions/2026-02/fr/register.md:2:8 fr title: Avant > Après", "editions/2026-02/fr/register.md:4:7 fr note:  > De plus."}, texts},
		{"sections", compare.Names{New: []string{"method"}, Gone: []string{}}, d.Sections},
		{"figures", []compare.Figure{{Name: facts.FigOffers, Was: 2, Is: 1}, {Name: facts.FigQualified, Was: 0, Is: 1}, {Name: facts.FigCandidates, Was: 2, Is: 0}}, d.Figures[:3]},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s: %s", c.what, diff)
		}
	}
	raw, err := json.Marshal(d)
	if err != nil || strings.Contains(string(raw), "null") {
		t.Errorf("%v %s", err, raw)
	}
}

// What cannot be compared is refused with why: the later edition first, and
// registers of which neither became the other.
func TestWhatIsNotCompared(t *testing.T) {
	s := months(t)
	for _, c := range [][3]string{{"2026-02", "2026-01", "name the earlier edition first"}, {"2026-01", "other", "registers of their own"}} {
		from, _ := s.Edition(c[0])
		to, _ := s.Edition(c[1])
		if d, err := compare.Editions(from, to); d != nil || err == nil || !strings.Contains(err.Error(), c[2]) {
			t.Errorf("%v: %+v %v", c, d, err)
		}
	}
}
