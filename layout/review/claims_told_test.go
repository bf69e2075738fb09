package review

import (
	"regexp"
	"testing"

	"github.com/secnumcloud-observatory/press/locales"
)

// A part of a whole, a count of another year and one of a day to come are held to what they say, and no more.
func TestClaimsOfPartsAndOtherYears(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	for _, c := range []struct {
		lang, text string
		told       bool
	}{
		{"en", "Two of the sixteen offers in progress are of the same provider.", false},
		{"fr", "Deux des seize offres en cours sont du même prestataire.", false},
		{"en", "Three of the seventeen qualified offers belong to one group.", false},
		{"en", "Two of the fifteen offers in progress are of the same provider.", true},
		{"fr", "Deux des quinze offres en cours sont du même prestataire.", true},
		{"en", "The year 2025 ended with two arrivals.", false},
		{"fr", "L'année 2025 s'est close sur deux arrivées.", false},
		{"en", "By the end of March 2027 two decisions will have ended.", false},
		{"en", "By the end of March 2027 three decisions will have ended.", true},
		{"fr", "D'ici à la fin de mars 2027, deux décisions auront pris fin.", false},
	} {
		loc, _ := all.Locale(c.lang)
		if told := claimed(s, ed, loc, c.text); (len(told) > 0) != c.told {
			t.Errorf("%s: %v", c.text, told)
		}
	}
}

// What the register is said to have is said in the reader's language: no word of English stands in a French
// finding, of whatever kind of claim it is.
func TestClaimsAreToldInTheReadersLanguage(t *testing.T) {
	s, all := shipped(t, nil)
	ed, _ := s.Edition("2026-04")
	loc, _ := all.Locale("fr")
	french, _ := locales.Told("fr")
	english := regexp.MustCompile(`(?i)\b(?:since|until|qualified|candidate|is not there|of|and|against|movements|before|offers|layers)\b`)
	kinds := 0
	for _, text := range []string{
		"S3NS est en cours de qualification.",
		"Cloud Temple est encore candidat.",
		"Bleu est qualifié.",
		"ITS Integra en est à J2.",
		"Neuf offres sont qualifiées.",
		"La moitié des offres qualifiées n'ont pas de fin publiée.",
		"Il y a plus de candidats que d'offres qualifiées.",
		"Trois mouvements ont eu lieu depuis l'édition précédente.",
		"OVHcloud a plus d'offres que tous les autres, et Bleu moins que Scaleway.",
		"S3NS a plus d'offres qualifiées que Cloud Temple.",
		"Scaleway est plus avancé que ITS Integra.",
		"Outscale est qualifié jusqu'en mars 2031.",
	} {
		told := claimed(s, ed, loc, text)
		for _, is := range told {
			said := regexp.MustCompile(`« [^»]* »`).ReplaceAllString(is.Msg.In("fr", french), "")
			for _, e := range append(ed.Register().Offers[:0:0], ed.Register().Offers...) { // names stand as they are
				said = regexp.MustCompile(regexp.QuoteMeta(e.Name)).ReplaceAllString(said, "")
			}
			if m := english.FindString(said); m != "" {
				t.Errorf("%s: %q in %s", text, m, said)
			}
		}
		kinds += len(told)
	}
	if kinds < 11 {
		t.Errorf("only %d findings were read", kinds)
	}
}
