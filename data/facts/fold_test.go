package facts_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Écritel": "ecritel", "Œuvre": "oeuvre", "L’Été": "l'ete", "OVHcloud": "ovhcloud", "Cyllène\u00a0ITS": "cyllene its",
		"a\u2011b\u2060": "a-b", "Straße Æ": "strasse ae", "Écritel  Œuvre ": "ecritel oeuvre"} {
		if got := facts.Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
	names := []string{"Prestataire 20", "Écritel", "S3NS", "Edge", "Prestataire 3", "blue", "Bleu", "Prestataire", "Sage", "2026 Cloud"}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(facts.Order(a), facts.Order(b)) })
	if got := strings.Join(names, ", "); got != "2026 Cloud, Bleu, blue, Écritel, Edge, Prestataire, Prestataire 3, Prestataire 20, S3NS, Sage" {
		t.Errorf("sorted: %s", got)
	}
}
