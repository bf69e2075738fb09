package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What stands in the margin of one language stands in that of the other, at the same
// heading, and so do pictures with places of their own.
func TestMarginsAreHeldTogether(t *testing.T) {
	fr := "---\ntitle: T\npictures:\n  - form: opener\nmargin:\n  - {at: Un, title: 12 mois, text: Selon la source.}\n  - {at: Deux, text: Le premier.}\n" +
		"  - {at: Deux, text: Le second.}\n---\n## Un\n\nMots.\n\n## Deux\n\nMots.\n"
	en := "---\ntitle: T\npictures:\n  - form: opener\nmargin:\n  - {at: One, title: 12 months, text: By the source.}\n  - {at: Two, text: The first.}\n" +
		"  - {at: Two, text: The second.}\n---\n## One\n\nWords.\n\n## Two\n\nWords.\n"
	for _, c := range []struct {
		name             string
		inFR, fr, in, en string
		want             []string
	}{
		{"whole", "", "", "", "", nil},
		{"lost in French", "  - {at: Un, title: 12 mois, text: Selon la source.}\n", "", "", "",
			[]string{`en 6:5 TextParity: The text in "fr" has not the note in the margin that stands here.`}},
		{"lost in English", "", "", "  - {at: One, title: 12 months, text: By the source.}\n", "",
			[]string{`en 9:1 TextParity: The text in "fr" has a note in the margin that is missing here.`}},
		{"one of two at a heading", "", "", "  - {at: Two, text: The second.}\n", "",
			[]string{`en 13:1 TextParity: The text in "fr" has a note in the margin that is missing here.`}},
		{"at another heading", "", "", "at: One,", "at: Two,", []string{`en 8:5 TextParity: The text in "fr" has not the note in the margin that stands here.`,
			`en 10:1 TextParity: The text in "fr" has a note in the margin that is missing here.`}},
		{"at no heading", "", "", "at: One,", "at: Onne,", []string{`en 6:5 UnknownHeading: The body has no heading “Onne”.`}},
		{"another number", "", "", "12 months", "18 months", []string{`en 6:22 NumberParity: The numbers differ from those in "fr": missing here 12; only here 18.`}},
		{"no title", "title: 12 mois, ", "", "", "", []string{`en 6:22 TextParity: margin is written in "en" and missing in "fr".`}},
		{"an opener in one", "pictures:\n  - form: opener\n", "", "", "", []string{`en 4:5 TextParity: The text in "fr" has not the picture "opener" that stands here.`}},
		{"an opener in the other", "", "", "pictures:\n  - form: opener\n", "", []string{`en 1:1 TextParity: The text in "fr" has the picture "opener" that is missing here.`}},
	} {
		var got []string
		for _, is := range inTwo(t, "editorial", strings.Replace(fr, c.inFR, c.fr, 1), strings.Replace(en, c.in, c.en, 1)) {
			if is.Code != "MissingPart" {
				got = append(got, fmt.Sprintf("%s %d:%d %s: %s", is.Lang, is.Pos.Line, is.Pos.Col, is.Code, is.Msg))
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
