package check_test

import (
	"strings"
	"testing"
)

// A short paragraph that one language lacks is told, though the lengths of two languages
// differ by more; one that a translator put into its neighbour is not.
func TestShortParagraphsOfOneLanguage(t *testing.T) {
	fr := []string{
		"Le contrat fixe la durée. Il dit aussi qui répond des pannes, et dans quel délai ; le reste relève de la convention de service, signée à part.",
		"Rien ne le remplace.",
		"La réversibilité se prépare très tôt. Le plan la décrit, avec ses étapes, ses coûts et ses délais, et tous savent ce qu'ils doivent rendre.",
	}
	en := []string{
		"The contract sets the term. It also says who answers for outages, and how fast; all else is for the service agreement, signed apart.",
		"Nothing replaces it.",
		"Reversibility is prepared very early. The plan describes it, with its steps, its costs and its deadlines, and all know what they return.",
	}
	body := func(ps ...string) string { return strings.Join(ps, "\n\n") + "\n" }
	for _, c := range []struct {
		name, fr, en string
		told         int
	}{
		{"both", body(fr...), body(en...), 0},
		{"missing in English", body(fr...), body(en[0], en[2]), 1},
		{"missing in French", body(fr[0], fr[2]), body(en...), 1},
		{"put into the paragraph before", body(fr...), body(en[0]+" "+en[1], en[2]), 0},
		{"put into the paragraph behind", body(fr[0], fr[1]+" "+fr[2]), body(en...), 0},
		{"half of two missing in French, the last", body(fr[0]), body(en[0], en[2]), 1},
		{"half of two missing in French, the first", body(fr[2]), body(en[0], en[2]), 1},
		{"half of two missing in English, the last", body(fr[0], fr[2]), body(en[0]), 1},
		{"two put into one", body(fr[0] + " " + fr[2]), body(en[0], en[2]), 0},
		{"two thirds missing", body(fr[0]), body(en[0], en[2], en[2]), 2},
	} {
		n := 0
		for _, is := range inTwo(t, "technical", c.fr, c.en) {
			if is.Code == "ParagraphParity" {
				n++
			}
		}
		if n != c.told {
			t.Errorf("%s: %d findings, want %d", c.name, n, c.told)
		}
	}
}
