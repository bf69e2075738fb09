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
	names := []string{"Écritel", "Edge", "blue", "Bleu"}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(facts.Fold(a), facts.Fold(b)) })
	if got := strings.Join(names, ", "); got != "Bleu, blue, Écritel, Edge" {
		t.Errorf("sorted: %s", got)
	}
}
