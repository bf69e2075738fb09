package review

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// widened is the shipped register in which an offer in progress stands in one layer
// more since March.
func widened(t *testing.T) (told func(lang, sentence string) diag.List) {
	t.Helper()
	raw, err := fs.ReadFile(data.FS(), "register/offers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	stage := "      - stage: candidate\n        layers: [iaas]\n        known: 2025-11-30\n        sources: [A4]\n"
	before, after, ok := strings.Cut(string(raw), "  - id: prolival-horizon\n")
	more := stage + "      - stage: candidate\n        layers: [iaas, paas]\n        known: 2026-03-10\n        sources: [A4]\n"
	if !ok || !strings.Contains(after, stage) {
		t.Fatal("the register has changed")
	}
	s, all := shipped(t, map[string]string{"register/offers.yaml": before + "  - id: prolival-horizon\n" + strings.Replace(after, stage, more, 1)})
	ed, _ := s.Edition("2026-04")
	if ms := ed.View.Movements(); len(ms) != 1 || ms[0].Kind != "layers" {
		t.Fatalf("movements: %v", ms)
	}
	return func(lang, sentence string) diag.List {
		loc, _ := all.Locale(lang)
		return claimed(s, ed, loc, sentence)
	}
}

// What moves in its layers is a movement by name; a text may call more layers an
// extension too.
func TestClaimsOfLayers(t *testing.T) {
	told := widened(t)
	for sentence, untrue := range map[string]bool{
		"fr Prolival a changé de périmètre.":                      false,
		"fr Une seule offre a changé de périmètre.":               false,
		"fr Un seul changement de périmètre ce trimestre.":        false,
		"fr Prolival étend son offre à la plateforme.":            false,
		"fr Prolival n'a pas changé de périmètre.":                true,
		"fr Adista a changé de périmètre.":                        true,
		"fr Aucun changement de périmètre depuis janvier.":        true,
		"fr Deux changements de périmètre depuis janvier.":        true,
		"fr Rien n'a bougé depuis janvier.":                       true,
		"en Prolival has changed scope.":                          false,
		"en A single change of scope since January.":              false,
		"en Prolival has changed its scope.":                      false,
		"en Prolival has not changed scope.":                      true,
		"en Adista has changed scope.":                            true,
		"en No change of scope since January.":                    true,
		"en Two changes of scope since January.":                  true,
		"en Apart from Adista, nobody has changed scope.":         true,
		"en Apart from Prolival, nobody has changed scope.":       false,
		"fr Hormis Prolival, aucun candidat ne change de couche.": false,
	} {
		lang, words, _ := strings.Cut(sentence, " ")
		if found := told(lang, words); len(found) > 0 != untrue {
			t.Errorf("%q: told %v, want %v", words, found, untrue)
		}
	}
}

// Layers that became known did not change, and extended nothing; they are a movement.
func TestClaimsOfLayersThatBecomeKnown(t *testing.T) {
	raw, err := fs.ReadFile(data.FS(), "register/offers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	stage := func(layers, known string) string {
		return "      - stage: candidate\n" + layers + "        known: " + known + "\n        sources: [A4]\n"
	}
	was := stage("        layers: [iaas]\n", "2025-11-30")
	before, after, ok := strings.Cut(string(raw), "  - id: prolival-horizon\n")
	if !ok || !strings.Contains(after, was) {
		t.Fatal("the register has changed")
	}
	after = strings.Replace(after, was, stage("", "2025-11-30")+stage("        layers: [iaas]\n", "2026-03-10"), 1)
	s, all := shipped(t, map[string]string{"register/offers.yaml": before + "  - id: prolival-horizon\n" + after})
	ed, _ := s.Edition("2026-04")
	if ms := ed.View.Movements(); len(ms) != 1 || !ms[0].Revealed {
		t.Fatalf("movements: %v", ms)
	}
	for sentence, untrue := range map[string]bool{
		"fr Prolival a changé de périmètre.":               true,
		"fr Une seule offre a changé de périmètre.":        true,
		"fr Aucun changement de périmètre depuis janvier.": false,
		"fr Prolival étend son offre à la plateforme.":     true,
		"fr Rien n'a bougé depuis janvier.":                true,
		"fr Un seul mouvement depuis janvier.":             false,
		"en Prolival has changed scope.":                   true,
		"en A single change of scope since January.":       true,
		"en No change of scope since January.":             false,
		"en Nothing has moved since January.":              true,
	} {
		lang, words, _ := strings.Cut(sentence, " ")
		loc, _ := all.Locale(lang)
		if found := claimed(s, ed, loc, words); len(found) > 0 != untrue {
			t.Errorf("%q: told %v, want %v", words, found, untrue)
		}
	}
}

// Whom a clause excepts has what the others lack, or lacks what they have.
func TestClaimsOfExceptions(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	for sentence, want := range map[string]string{
		"fr Hormis Bleu, aucun candidat n'a dépassé J0.":                      "j1 sole",
		"fr Aucune offre, sauf celle de S3NS, n'est qualifiée en CaaS.":       "qualified sole",
		"fr À l'exception d'Oodrive, toutes les offres ont une échéance.":     "ends denied sole",
		"fr Tous les candidats, hormis Bleu et Scaleway, ont un jalon connu.": "milestone denied sole",
		"en Apart from Bleu, no candidate has got past J0.":                   "j1 sole",
		"en No offer other than S3NS's is qualified for containers.":          "qualified sole",
		"en All candidates except Bleu have a known milestone.":               "milestone denied sole",
		"en Apart from Bleu, three candidates have written to us.":            "",
	} {
		lang, words, _ := strings.Cut(sentence, " ")
		loc, _ := all.Locale(lang)
		var got []string
		for _, c := range loc.Claims(words, claims.NamesOf(names(ed.Register()))) {
			if c.Count == nil {
				got = append(got, said(c))
			}
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q: %q, want %q", words, s, want)
		}
	}
}

func said(c claims.Claim) string {
	s := c.Traits[0].Kind
	if c.Traits[0].Denied {
		s += " denied"
	}
	if c.Sole {
		s += " sole"
	}
	return s
}

// What a second verb denies is not denied of the first.
func TestDenialOfASecondVerb(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	for sentence, untrue := range map[string]bool{
		"fr Free Pro est candidat et n'a publié aucune offre.":       false,
		"en Free Pro is a candidate and has published no offer.":     false,
		"fr Free Pro n'est pas candidat et n'a publié aucune offre.": true,
		"en Free Pro is not a candidate and has published no offer.": true,
	} {
		lang, words, _ := strings.Cut(sentence, " ")
		loc, _ := all.Locale(lang)
		if found := claimed(s, ed, loc, words); len(found) > 0 != untrue {
			t.Errorf("%q: told %v, want %v", words, found, untrue)
		}
	}
}
