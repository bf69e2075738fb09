package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// inTwo is the findings on a section in two languages.
func inTwo(t *testing.T, section, fr, en string) diag.List {
	t.Helper()
	return checked(t, map[string]string{"editions/2026-01/edition.yaml": edition + "[" + section + ", sources]\n",
		"editions/2026-01/fr/" + section + ".md": fr, "editions/2026-01/en/" + section + ".md": en}, "fr", "en")
}

// What is put into a list of one language, or taken out of it, is told alone, at
// its place and at the one in the other language where it would stand: what comes
// after it keeps its counterpart, with its numbers, sources and links.
func TestOneMoreIsOneFinding(t *testing.T) {
	french := []string{"Le 1er avril 2026, 12 offres sont connues [@A1].", "La part des 3 offres de Un est de 24 %.", "Voir la [liste](https://x.fr).",
		"Une phrase sans rien à compter, plus longue que toutes les autres de la liste.", "Rien non plus."}
	english := []string{"On 1 April 2026, 12 offers are known [@A1].", "The share of the 3 offers of Un is 24%.", "See the [list](https://x.fr).",
		"A sentence with nothing to count in it, longer than all the others of the list.", "Nothing either."}
	for i := range len(english) + 1 {
		for _, more := range []string{"It is 99 here.", "No figure, and quite some words to say that there is none in it."} {
			for _, shape := range []struct {
				name  string
				first int // line of the first item
				text  func([]string) string
			}{
				{"a list in a body", 4, func(items []string) string { return "---\ntitle: T\n---\n- " + strings.Join(items, "\n- ") + "\n" }},
				{"items of a part", 5, func(items []string) string {
					return "---\nparts:\n  points:\n    items:\n      - \"" + strings.Join(items, "\"\n      - \"") + "\"\n---\n"
				}},
			} {
				longer := slices.Insert(slices.Clone(english), i, more)
				for _, swapped := range []bool{false, true} {
					a, b := french, longer
					if swapped {
						a, b = longer, french
					}
					var got []string
					for _, is := range inTwo(t, "technical", shape.text(a), shape.text(b)) {
						if strings.HasSuffix(string(is.Code), "Parity") {
							other, _, _ := strings.Cut(strings.TrimPrefix(is.Subject, "editions/2026-01/fr/technical.md:"), ":")
							got = append(got, fmt.Sprint(is.Code, " ", is.Pos.Line, " ", other))
						}
					}
					own, other := shape.first+i, shape.first+max(0, i-1)
					want := fmt.Sprintf("TextParity %d %d", own, other)
					if swapped {
						want = fmt.Sprintf("TextParity %d %d", other, own)
					}
					if d := cmp.Diff([]string{want}, got); d != "" {
						t.Errorf("%s, item %d, %q, swapped %v: %s", shape.name, i+1, more, swapped, d)
					}
				}
			}
		}
	}
}

// A number that differs between two items is told of them, not as two items;
// what changed its place is told once.
func TestOtherAndMoved(t *testing.T) {
	for _, c := range []struct {
		name, fr, en string
		want         []string
	}{
		{"another number", "- Douze: 12.\n- Treize: 13.", "- Twelve: 12.\n- Thirteen: 14.", []string{"NumberParity: The numbers differ from those in \"fr\": missing here 13; only here 14."}},
		{"a heading moved", "## A\n\nMot\n\n> Cité\n\nMot\n\n- Un", "Word\n\n> Quoted\n\nWord\n\n- One\n\n## A",
			[]string{"TextParity: The text in \"fr\" has a heading of level 2 at another place."}},
		{"a quote for a heading", "## A\n\nMot\n\n- Un", "> A\n\nWord\n\n- One", []string{"TextParity: The text in \"fr\" has a heading of level 2 where a quote stands here."}},
		{"a list in an item", "- Un\n\n  - 7\n  - 8\n- Deux", "- One\n\n  - 7\n  - 8\n  - 9\n- Two",
			[]string{"TextParity: The text in \"fr\" has not an item of a list that stands here."}},
	} {
		var got []string
		for _, is := range inTwo(t, "editorial", "---\ntitle: T\n---\n"+c.fr+"\n", "---\ntitle: T\n---\n"+c.en+"\n") {
			if strings.HasSuffix(string(is.Code), "Parity") {
				got = append(got, string(is.Code)+": "+is.Msg.String())
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// Two headings that are lost near each other, one of each language, are two findings, each
// at its place: no paragraph between them is lost. One that moved shares a word with its
// translation; and one that is missing where a paragraph ends lacks behind its last mark.
func TestNeighboursLostOneInEachLanguage(t *testing.T) {
	fr := []string{"## Deux seuils", "Une entité seule détient 24 % au plus [@A1].", "Deux interdits complètent la règle, sans le moindre chiffre.",
		"## Au-delà du capital", "Le pourcentage ne dit pas qui décide, ni qui signe les contrats.", "> Qui décide signe.",
		"La suite dépend du dossier que chacun dépose."}
	en := []string{"## Two thresholds", "An entity alone holds 24% at most [@A1].", "Two prohibitions complete the rule, without a single figure.",
		"## Beyond ownership", "The percentage does not tell who decides, nor who signs the contracts.", "> Who decides signs.",
		"What follows hangs on the file that each of them hands in."}
	without := func(ps []string, lost ...int) string {
		var out []string
		for i, p := range ps {
			if !slices.Contains(lost, i) {
				out = append(out, p)
			}
		}
		return "---\ntitle: T\n---\n" + strings.Join(out, "\n\n") + "\n"
	}
	moved := slices.Insert(slices.Delete(slices.Clone(en), 3, 4), 4, "## Beyond capital")
	for _, c := range []struct {
		name, fr, en string
		want         []string
	}{
		{"two headings, the first in French", without(fr, 0), without(en, 3), []string{"4:1 not a heading of level 2", "8:61 a heading of level 2"}},
		{"two headings, the first in English", without(fr, 3), without(en, 0), []string{"4:1 a heading of level 2", "8:1 not a heading of level 2"}},
		{"a heading and a quote", without(fr, 3), without(en, 5), []string{"10:1 not a heading of level 2", "12:71 a quote"}},
		{"a heading that moved over a paragraph", without(fr), without(moved), []string{"12:1 a heading of level 2 at another place."}},
		{"none", without(fr), without(en), nil},
	} {
		var got []string
		for _, is := range inTwo(t, "editorial", c.fr, c.en) {
			if strings.HasSuffix(string(is.Code), "Parity") {
				msg := strings.TrimPrefix(is.Msg.String(), "The text in \"fr\" has ")
				msg = strings.TrimSuffix(strings.TrimSuffix(msg, " that is missing here."), " that stands here.")
				got = append(got, fmt.Sprintf("%d:%d %s", is.Pos.Line, is.Pos.Col, msg))
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
