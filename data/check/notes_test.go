package check_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A call and its note are held against each other, in the language in which one
// of them is missing; a call of another mark is told once, as what was meant.
func TestNotesAndTheirCalls(t *testing.T) {
	for _, c := range []struct {
		name, fr, en string
		want         []string
	}{
		{"whole", "Un[^1], deux[^b].\n\n- Trois[^1]\n\n[^b]: Une.\n[^1]: Deux.", "One[^1], two[^b].\n\n- Three[^1]\n\n[^1]: Two.\n[^b]: One.", nil},
		{"no note", "Un[^1].\n\n[^1]: Une.", "One[^1].",
			[]string{`en 1:1 TextParity: The text in "fr" has the note "1" that is missing here.`,
				`en 1:4 UnknownNote: The note 1 is called here, and the text has none of that mark. Write it below the text: [^1]: its words.`}},
		{"no call", "Un.\n\n[^1]: Une.", "One[^1].\n\n[^1]: One.", []string{`fr 3:1 UncalledNote: The note 1 is called nowhere in the text.`}},
		{"another mark", "Un[^l].\n\n[^1]: Une.", "One[^1].\n\n[^1]: One.", []string{`fr 1:3 UnknownNote: The note l is called here, and the text has none of that mark. Did you mean 1?`}},
		{"one of two", "Un[^a].\n\n[^a]: Une.\n[^b]: Deux.", "One[^a], two[^b].\n\n[^a]: One.\n[^b]: Two.", []string{`fr 4:1 UncalledNote: The note b is called nowhere in the text.`}},
		{"in a heading", "## Un[^1]\n\n[^1]: Une.", "## One\n\nTwo[^1]\n\n[^1]: One.", []string{`fr 1:6 UnsetField: A note is called from a heading, which has none.`}},
		{"in a quote", "Un.\n\n> Deux[^1]\n\n[^1]: Une.", "One[^1].\n\n> Two\n\n[^1]: One.", []string{`fr 3:7 UnsetField: A note is called from a pull quote, which has none.`}},
		{"in a note", "Un[^1].\n\n[^1]: Une[^2].\n[^2]: Deux.", "One[^1], two[^2].\n\n[^1]: One.\n[^2]: Two.", []string{`fr 3:10 UnsetField: A note is called from a note, which has none.`}},
		{"in a table", "| a | b |\n|---|---|\n| c | d[^1] |\n\n[^1]: Une.", "| a | b |\n|---|---|\n| c | d[^1] |\n\n[^1]: One.", nil},
		{"its numbers", "Un[^1].\n\n[^1]: Il y en a 12.", "One[^1].\n\n[^1]: There are 13.", []string{`en 3:17 NumberParity: The numbers differ from those in "fr": missing here 12; only here 13.`}},
	} {
		if d := cmp.Diff(c.want, told(t, c.fr, c.en)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
	head := "---\ntitle: Un[^1]\n---\n"
	if d := cmp.Diff([]string{`fr 2:10 UnsetField: A note is called from the head of the text, which has none.`}, told(t, head+"Un.\n\n[^1]: Une.", "---\ntitle: One\n---\nOne[^1].\n\n[^1]: One.")); d != "" {
		t.Error(d)
	}
}

// A page is asked for of a section that the edition has, anywhere but in a
// headline; a link to a section is held to the same.
func TestReferencesToPages(t *testing.T) {
	for _, c := range []struct {
		name, fr, en string
		want         []string
	}{
		{"whole", "Voir page [#sources] et [là](#technical).", "See page [#sources] and [there](#technical).", nil},
		{"unknown", "Voir page [#source].", "See page [#sources].", []string{`fr 1:11 PageReference: There is no section source, whose page is asked for here. Did you mean sources?`}},
		{"left out", "Voir [la *grille*](#grid).", "See [the *grid*](#grid).",
			[]string{`en 1:6 PageReference: The edition has no section grid, whose page is asked for here. Take the reference out, or add grid to the sections.`,
				`fr 1:7 PageReference: The edition has no section grid, whose page is asked for here. Take the reference out, or add grid to the sections.`}},
		{"a source", "Voir [ici](#A1).", "See [here](#sources).", []string{`fr 1:7 PageReference: There is no section A1: it is a source. Write [@A1] for the source.`}},
		{"cited", "Voir [@sources].", "See [@sources].", []string{`en 1:6 UnknownSource: There is no source sources. Write [#sources] for the page of the section.`,
			`fr 1:7 UnknownSource: There is no source sources. Write [#sources] for the page of the section.`}},
		{"in one language", "Voir page [#sources].", "See sources.", []string{`en 1:1 LinkParity: The links differ from those in "fr": missing here #sources.`}},
		{"in a headline", "---\ntitle: Page [#sources]\n---\n", "---\ntitle: Page [#sources]\n---\n",
			[]string{`en 2:13 PageReference: A headline stands in the contents too, where no page is filled in. Put the reference into the standfirst or the text.`,
				`fr 2:13 PageReference: A headline stands in the contents too, where no page is filled in. Put the reference into the standfirst or the text.`}},
	} {
		if d := cmp.Diff(c.want, told(t, c.fr, c.en)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// Tables of two languages have the same rows and columns, and hold the same.
func TestTablesInTwoLanguages(t *testing.T) {
	table := func(rows string) string { return "| a | b |\n|---|---|\n" + rows }
	for _, c := range []struct {
		name, fr, en string
		want         []string
	}{
		{"alike", table("| Un | 12 |\n| Deux | 13 |"), table("| One | 12 |\n| Two | 13 |"), nil},
		{"a row", table("| Un | 12 |\n| Deux | 13 |"), table("| One | 12 |"), []string{`en 3:2 TextParity: The text in "fr" has a row of a table that is missing here.`}},
		{"a column", table("| Un | 12 |"), "| a | b | c |\n|---|---|---|\n| One | 12 | 14 |", []string{`en 1:1 TextParity: The table in "fr" has 2 columns, the one in "en" 3 columns.`,
			`en 3:14 NumberParity: The numbers differ from those in "fr": only here 14.`}},
		{"a number", table("| Un | 12 |"), table("| One | 13 |"), []string{`en 3:9 NumberParity: The numbers differ from those in "fr": missing here 12; only here 13.`}},
		{"no table", table("| Un | 12 |") + "\n\nDeux.", "Two.", []string{`en 1:1 TextParity: The text in "fr" has a table that is missing here.`}},
	} {
		if d := cmp.Diff(c.want, told(t, c.fr, c.en)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// told is what is found in a body of two languages, but that its section needs
// more: each with its language, line and column.
func told(t *testing.T, fr, en string) (out []string) {
	t.Helper()
	for _, is := range inTwo(t, "technical", fr+"\n", en+"\n") {
		if is.Code == "MissingPart" || is.Code == "ParagraphParity" {
			continue
		}
		line := fmt.Sprintf("%s %d:%d %s: %s", is.Lang, is.Pos.Line, is.Pos.Col, is.Code, is.Msg)
		if is.Code == "UnknownNote" || is.Code == "PageReference" || is.Code == "UnknownSource" {
			line += " " + is.Hint.String()
		}
		out = append(out, line)
	}
	return out
}

// A text lists a source to be read under its id; one that is called stands in the
// numbered list, and has no place for words there.
func TestSourcesToRead(t *testing.T) {
	for _, c := range []struct {
		name, items string
		want        []string
	}{
		{"listed", "{A3: Des mots.}", nil},
		{"called", "{A1: {}}", nil},
		{"called, with words", "{A1: Des mots.}", []string{`3:27 UnsetField: The source A1 is called on pages and stands in the numbered list, where “Des mots.” would be lost.`}},
		{"late", "{A2: Des mots.}", []string{`3:27 UnknownSource: The source A2, of 2026-02-01, is later than the cut-off, 2025-12-31.`}},
		{"unknown", "{A9: Des mots.}", []string{`3:27 UnknownSource: There is no source A9.`}},
		{"without an id", "[{text: Des mots.}]", []string{`3:23 MissingPart: This item does not say which source it lists.`}},
	} {
		var got []string
		for _, is := range checked(t, map[string]string{"editions/2026-01/edition.yaml": edition + "[what, sources]\n",
			"register/sources.yaml": "sources:\n  - {id: A1, grade: P, kind: page, title: Une page, lang: fr, publisher: ANSSI, date: 2025-01-02}\n" +
				"  - {id: A2, grade: J, kind: article, title: Later, lang: en, publisher: Press, date: 2026-02-01}\n" +
				"  - {id: A3, grade: J, kind: article, title: Avant, lang: fr, publisher: Press, date: 2025-02-01}\n",
			"editions/2026-01/fr/what.md":    "Un fait.[@A1]\n",
			"editions/2026-01/fr/sources.md": "---\nparts: {further: {title: Lire,\n              items: " + c.items + "}}\n---\n"}, "fr") {
			if is.Code != "MissingPart" || is.Field != "title" && is.Pos.File == "editions/2026-01/fr/sources.md" {
				got = append(got, fmt.Sprintf("%d:%d %s: %s", is.Pos.Line, is.Pos.Col, is.Code, is.Msg))
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
