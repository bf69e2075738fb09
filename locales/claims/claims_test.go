package claims

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// italian is a grammar of a few words, of a language that the press does not have.
func italian() *Grammar {
	return New(Forms{
		Layers: map[string][]string{"saas": {"software"}},
		Classes: map[string][]string{
			"offer": {"offerta", "offerte"}, "qualified": {"qualificata", "qualificate"}, "candidate": {"in corso"},
			"none": {"nessun", "nessuna"}, "movement": {"movimento", "movimenti"}, "about": {"circa"}, "and": {"e"},
			"fill": {"il", "registro", "conta", "sono"}, "of": {"di"}, "hedge": {"forse"},
		},
	}, Numerals{Months: []string{"gennaio"}, Numbers: []string{"zero", "uno", "due", "tre", "quattro"}})
}

// heard is what a claim says, in short.
type heard struct {
	Words, Of string
	N         int
	Bound     Bound
	Kinds     []string
	Sure      bool
	Denial    bool
}

func hear(g *Grammar, text string) []heard {
	var out []heard
	for _, c := range g.Read(text, nil) {
		h := heard{Words: c.Words, Of: c.Count.Of, N: c.Count.N, Bound: c.Count.Bound, Sure: c.Sure, Denial: c.Denial}
		for _, t := range c.Traits {
			h.Kinds = append(h.Kinds, t.Kind)
		}
		out = append(out, h)
	}
	return out
}

// A language counts and denies in its own words; a noun and a stage are carried
// to the numbers behind, over sentences too; what is not understood makes a
// claim unsure, and a doubt takes it back.
func TestLanguagesHaveTheirWords(t *testing.T) {
	for text, want := range map[string][]heard{
		"Il registro conta tre offerte qualificate.": {{"tre offerte", "offer", 3, Equal, []string{"qualified"}, true, false}},
		"Nessun movimento.":                          {{"Nessun movimento", "movement", 0, Equal, nil, true, true}},
		"Circa quattro offerte qualificate, due in corso.": {{"quattro offerte", "offer", 4, About, []string{"qualified"}, true, false},
			{"due", "offer", 2, Equal, []string{"candidate"}, true, false}},
		"Il registro conta tre offerte qualificate. Sono quattro.": {{"tre offerte", "offer", 3, Equal, []string{"qualified"}, true, false},
			{"quattro", "offer", 4, Equal, []string{"qualified"}, true, false}},
		"Tre offerte di rara qualità sono qualificate.": {{"Tre offerte", "offer", 3, Equal, []string{"qualified"}, false, false}},
		"Forse tre offerte sono qualificate.":           nil,
		"Tre pagine.":                                   nil,
		"":                                              nil,
	} {
		if d := cmp.Diff(want, hear(italian(), text)); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

// A language without words for it claims nothing.
func TestNoWordsNoClaims(t *testing.T) {
	if g := New(Forms{}, Numerals{}); g.Read("The register counts eighteen qualified offers.", nil) != nil {
		t.Error("a language without classes claims")
	}
}
