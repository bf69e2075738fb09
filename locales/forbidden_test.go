package locales

import (
	"os"
	"strings"
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
			if is := g.Issue(diag.Pos{}, "fr"); is.Code != CodeBanned || is.Severity != severe(g) || is.Hint == "" {
				t.Errorf("the finding reads: %s", is)
			}
		}
	}
}

func severe(s Suggestion) diag.Severity {
	if s.Unsure {
		return diag.Warning
	}
	return diag.Error
}

// “Certified” is wrong where it is said of SecNumCloud, whatever else the sentence says of
// qualifications, and right of another scheme, of another object, and of the difference. A ! marks
// those in which it stands beside the name: an error; the others are warnings.
func TestCertifiedIsJudgedByItsSentence(t *testing.T) {
	c := loaded(t)
	for _, lang := range []string{"fr", "en"} {
		raw, err := os.ReadFile("testdata/certified-" + lang + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
		if len(lines) < 50 {
			t.Errorf("%s: %d sentences", lang, len(lines))
		}
		for _, line := range lines {
			want, text, _ := strings.Cut(line, "\t")
			text, sure := strings.CutPrefix(text, "!\t")
			got := locale(t, c, lang).Forbidden("editorial", []Piece{{Text: text}})
			switch {
			case want == "-" && len(got) > 0, want == "+" && len(got) == 0:
				t.Errorf("%s %s: %d are told", want, text, len(got))
			case want == "+" && (severe(got[0]) == diag.Error) != sure:
				t.Errorf("%s: %s", text, severe(got[0]))
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
