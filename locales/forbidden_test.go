package locales

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestForbidden(t *testing.T) {
	c := loaded(t)
	for _, x := range []struct {
		lang, section, text string
		found               []string
		at                  []int
	}{
		{"fr", "register", "Une offre certifiée SecNumCloud.", []string{"certifié"}, []int{10}},
		{"fr", "register", "Une recertification. La certification ! Une CERTIFICATION…", []string{"certification", "certification", "CERTIFICATION"}, []int{6, 24, 44}},
		{"fr", "register", "AFNOR Certification publie. L’ANSSI sera certifiée", []string{"certifié"}, []int{41}},
		{"fr", "register", "La qualification n’est pas une certification. AFNOR Certification audite.", nil, nil},
		{"fr", "what", "La certification dure.", nil, nil},
		{"en", "register", "It is certified.\nA qualification is not a certification.", []string{"certified"}, []int{6}},
		{"en", "register", "Certificates expire.", nil, nil},
		{"en", "register", "Certified, recertified and certification.", []string{"Certified", "certified", "certification"}, []int{0, 13, 27}},
	} {
		got := locale(t, c, x.lang).Forbidden(x.section, []Piece{{Text: x.text}})
		if len(got) != len(x.found) {
			t.Errorf("%q: %+v", x.text, got)
			continue
		}
		for i, g := range got {
			if g.Offset != x.at[i] || g.Found != x.found[i] || g.Why == "" {
				t.Errorf("%q: %+v, want %q at %d", x.text, g, x.found[i], x.at[i])
			}
			if is := g.Issue(diag.Pos{}); is.Code != CodeBanned || is.Severity != diag.Error || is.Hint == "" {
				t.Errorf("the finding reads: %s", is)
			}
		}
	}
}

// What is forbidden would stand on the page wherever it was written: in code,
// in a foreign passage, across pieces.
func TestForbiddenInEveryPiece(t *testing.T) {
	fr := locale(t, loaded(t), "fr")
	got := fr.Forbidden("zoom", []Piece{{Text: "Dit "}, {Text: "certi", Keep: true}, {Text: "fied."}})
	if len(got) != 1 || got[0].Offset != 4 || got[0].Found != "certified" {
		t.Errorf("%+v", got)
	}
}

// Months and days that a language writes with a capital are names in a title,
// from the one table of its dates.
func TestMonthsAreNamesInHeadlines(t *testing.T) {
	en := locale(t, loaded(t), "en")
	got := en.Wording([]Piece{{Text: "The Offers Of April And Monday"}})
	if len(got) != 1 || got[0].Want != "The offers of April and Monday" {
		t.Errorf("%+v", got)
	}
}
