package locales

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// A third language counts in its own words, and one that says nothing of claims
// makes none.
func TestClaimsAreTheLanguages(t *testing.T) {
	words := "language:\n  tag: it-IT\n  name: Italiano\n  base: en\n" +
		"  words: {numbers: [zero, uno, due, tre, quattro, cinque]}\n" +
		"  claims:\n    total: [conta]\n    about: [circa]\n    elliptic: []\n" +
		"    counted: [{of: [qualified], words: [offerta|offerte qualificata|qualificate]}]\n" +
		"    denied: [{of: [movements], words: [nessun movimento]}]\n"
	all, found := Load(fstest.MapFS{"it.yaml": &fstest.MapFile{Data: []byte(words)}})
	if len(found) > 0 {
		t.Fatal(found)
	}
	it, _ := all.Locale("it")
	got := it.Claims("Il registro conta tre offerte qualificate. Nessun movimento, circa quattro offerte qualificate.")
	want := []Claim{{Of: []string{"qualified"}, N: 3, Offset: 18, Len: 23, Words: "tre offerte qualificate"},
		{Of: []string{"movements"}, Denial: true, Offset: 43, Len: 16, Words: "Nessun movimento"},
		{Of: []string{"qualified"}, N: 4, Bound: About, Offset: 67, Len: 27, Words: "quattro offerte qualificate"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := it.Claims("The register counts eighteen qualified offers."); len(got) > 0 {
		t.Errorf("Italian read English: %v", got)
	}
	fr, _ := all.Locale("fr")
	if got := fr.Claims(""); got != nil {
		t.Error(got)
	}
}
