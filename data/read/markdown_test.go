package read_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// readText is a text of one file, and the findings.
func readText(t *testing.T, text string) (*read.Text, diag.List) {
	t.Helper()
	name := "editions/2026-01/fr/editorial.md"
	f := read.NewFolder(fstest.MapFS{name: {Data: []byte(text)}})
	return f.Text(name, "fr", read.Offer{}), f.Found.Sorted()
}

// show is inline text with its styles and columns, to compare at a glance.
func show(r read.Rich) string {
	var b strings.Builder
	for _, s := range r {
		tags := ""
		if s.Strong {
			tags += "strong "
		}
		if s.Emph {
			tags += "emph "
		}
		if s.Code {
			tags += "code "
		}
		if s.Href != "" {
			tags += "href=" + s.Href + " "
		}
		if s.Cite != "" {
			tags += "cite=" + s.Cite + " "
		}
		if s.Lang != "" {
			tags += "lang=" + s.Lang + " "
		}
		if s.Page != "" {
			tags += "page=" + s.Page + " "
		}
		if s.Note != "" {
			tags += "note=" + s.Note + " "
		}
		if s.Small {
			tags += "small "
		}
		if s.Break {
			tags += "break "
		}
		fmt.Fprintf(&b, "%d:%d(%s)%q ", s.Pos.Line, s.Pos.Col, strings.TrimSpace(tags), s.Text)
	}
	return strings.TrimSpace(b.String())
}

func TestInline(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "Un deux.", `1:1()"Un deux."`},
		{"styles", "Un **gras** et *maigre* et `code`.", `1:1()"Un " 1:6(strong)"gras" 1:12()" et " 1:17(emph)"maigre" 1:24()" et " 1:29(code)"code" 1:34()"."`},
		{"both", "***les deux***", `1:4(strong emph)"les deux"`},
		{"link", "Voir [la page](https://x.fr/a).", `1:1()"Voir " 1:7(href=https://x.fr/a)"la page" 1:31()"."`},
		{"reference link", "Voir [la page][p].\n\n[p]: https://x.fr", `1:1()"Voir " 1:7(href=https://x.fr)"la page" 1:18()"."`},
		{"address", "<https://x.fr>", `1:1(href=https://x.fr)"https://x.fr"`},
		{"source", "Un fait. [@A1]", `1:1()"Un fait. " 1:11(cite=A1)""`},
		{"sources", "Un fait [@A1, B2; @C3].", `1:1()"Un fait " 1:10(cite=A1)"" 1:15(cite=B2)"" 1:19(cite=C3)"" 1:23()"."`},
		{"sources over lines", "Un fait [@A1,\nB2].", `1:1()"Un fait " 1:10(cite=A1)"" 2:1(cite=B2)"" 2:4()"."`},
		{"passage", "Le [very *big* cloud]{lang=en} là.", `1:1()"Le " 1:5(lang=en)"very " 1:11(emph lang=en)"big" 1:15(lang=en)" cloud" 1:31()" là."`},
		{"passage over lines", "Le [very\nbig]{lang=en} là.", `1:1()"Le " 1:5(lang=en)"very big" 2:14()" là."`},
		{"passage with blanks", "Le[ big ]{lang=en}là.", `1:1()"Le " 1:5(lang=en)"big" 1:3()" là."`},
		{"small capitals", "Par [Anne *Roy*]{.smallcaps}.", `1:1()"Par " 1:6(small)"Anne " 1:12(emph small)"Roy" 1:29()"."`},
		{"small capitals of another language", "[Roy]{lang=en .smallcaps}", `1:2(lang=en small)"Roy"`},
		{"page", "Voir page [#grid], puis [#zoom].", `1:1()"Voir page " 1:11(page=grid)"" 1:18()", puis " 1:25(page=zoom)"" 1:32()"."`},
		{"link to a section", "Voir [la grille](#grid).", `1:1()"Voir " 1:7(href=#grid)"la grille" 1:24()"."`},
		{"link of such words", "Voir [#grid](https://x.fr).", `1:1()"Voir " 1:7(href=https://x.fr)"#grid" 1:27()"."`},
		{"note", "Un mot[^1], deux[^unité].\n\n[^1]: Une.\n[^unité]: Deux.", `1:1()"Un mot" 1:7(note=1)"" 1:11()", deux" 1:17(note=unité)"" 1:25()"."`},
		{"brackets stay", "Un [mot] seul.", `1:1()"Un [mot] seul."`},
		{"soft break", "Un\ndeux", `1:1()"Un deux"`},
		{"hard break", "Un  \ndeux", `1:1(break)"Un" 2:1()"deux"`},
		{"escapes", `1\. \*un\* &amp; &eacute;`, `1:1()"1. *un* & é"`},
		{"quotes", "L'« offre » — « oui »", `1:1()"L'« offre » — « oui »"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, found := readText(t, c.text+"\n")
			if len(found) > 0 {
				t.Fatal(found)
			}
			if d := cmp.Diff(c.want, show(x.Body[0].Rich)); d != "" {
				t.Error(d)
			}
		})
	}
}

// A table is its rows, each a list of cells, with the sides of its columns; a note
// is its paragraphs under its mark. Every cell and every word has its place.
func TestTablesAndNotes(t *testing.T) {
	x, found := readText(t, `Un mot.[^a]

| Couche | Offres | `+"`a\\|b`"+` |
|:-------|-------:|:---:|
| IaaS   | **8** [@A3] | x\|y |
| SaaS   |        | [^b]

[^b]: Une note
sur deux lignes.

    Et deux paragraphes.
[^a]: L'autre.

Deux.
`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var got []string
	for _, b := range x.Body {
		got = append(got, fmt.Sprintf("%d:%d %d %s %v %s", b.Pos.Line, b.Pos.Col, b.Kind, b.Label, b.Sides, show(b.Rich)))
		for _, it := range b.Items {
			line := " "
			for _, in := range it {
				line += fmt.Sprintf(" %d:%d %s |", in.Pos.Line, in.Pos.Col, show(in.Rich))
			}
			got = append(got, line)
		}
	}
	want := []string{
		`1:1 0  [] 1:1()"Un mot." 1:8(note=a)""`,
		`3:1 5  [0 2 1] `,
		`  3:2 3:3()"Couche" | 3:11 3:12()"Offres" | 3:20 3:22(code)"a|b" |`,
		`  5:2 5:3()"IaaS" | 5:11 5:14(strong)"8" 5:17()" " 5:19(cite=A3)"" | 5:25 5:26()"x|y" |`,
		`  6:2 6:3()"SaaS" | 6:11  | 6:20 6:21(note=b)"" |`,
		`8:1 6 b [] `,
		`  8:7 8:7()"Une note sur deux lignes." | 11:5 11:5()"Et deux paragraphes." |`,
		`12:1 6 a [] `,
		`  12:7 12:7()"L'autre." |`,
		`14:1 0  [] 14:1()"Deux."`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFrontMatterKeepsPlaces(t *testing.T) {
	x, found := readText(t, `---
title: Un **titre**
standfirst: >-
  Une phrase pliée
  sur *deux* lignes.
note: "Cité [@A1]"
signature: 'L''équipe'
parts:
  - key: panel
    title: |
      Une
    items:
      - Seul
      - {title: T, text: un `+"`code`"+`}
---

Corps.
`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	panel, _ := x.Part("panel")
	for _, c := range [][2]string{
		{show(x.Title), `2:8()"Un " 2:13(strong)"titre"`},
		{show(x.Standfirst), `4:3()"Une phrase pliée sur " 5:8(emph)"deux" 5:13()" lignes."`},
		{show(x.Note), `6:8()"Cité " 6:14(cite=A1)""`},
		{show(x.Signature), `7:13()"L'équipe"`},
		{show(panel.Title), `11:7()"Une"`},
		{show(panel.Items[0].Text), `13:9()"Seul"`},
		{show(panel.Items[1].Text), `14:26()"un " 14:30(code)"code"`},
		{show(x.Body[0].Rich), `17:1()"Corps."`},
	} {
		if d := cmp.Diff(c[1], c[0]); d != "" {
			t.Error(d)
		}
	}
	if panel.Items[1].Pos.Line != 14 || x.Body[0].Pos.Col != 1 {
		t.Error(panel.Items[1].Pos, x.Body[0].Pos)
	}
}

// A field is one paragraph. Where it holds two, however YAML was asked to fold
// them, the second begins on a line of its own, and the empty line is told.
func TestParagraphsInAField(t *testing.T) {
	for _, c := range []struct{ name, note, want string }{
		{"kept", "|\n  Un.\n\n  Deux\n  trois.", `3:3(break)"Un." 5:3()"Deux trois."`},
		{"folded", ">-\n  Un.\n\n  Deux\n  trois.", `3:3(break)"Un." 5:3()"Deux trois."`},
		{"quoted", "\"Un.\n\n  Deux trois.\"", `2:8(break)"Un." 4:3()"Deux trois."`},
		{"plain", "Un.\n\n  Deux trois.", `2:7(break)"Un." 4:3()"Deux trois."`},
		{"one", ">-\n  Un.\n  Deux.", `3:3()"Un. Deux."`},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, found := readText(t, "---\nnote: "+c.note+"\n---\n")
			if d := cmp.Diff(c.want, show(x.Note)); d != "" {
				t.Error(d)
			}
			told := len(found) == 1 && found[0].Code == read.DoubtfulMark && found[0].Pos.Line == x.Note[len(x.Note)-1].Pos.Line
			if told != (c.name != "one") {
				t.Errorf("told %v", found)
			}
		})
	}
}

func TestPartsByKey(t *testing.T) {
	x, found := readText(t, "---\nparts:\n  panel:\n    items:\n      a: Un\n      b: {title: Deux}\n---\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	panel, ok := x.Part("panel")
	a, ok2 := panel.Item("a")
	b, ok3 := panel.Item("b")
	if !ok || !ok2 || !ok3 || a.Text.String() != "Un" || b.Title.String() != "Deux" {
		t.Errorf("%+v", x.Parts)
	}
}

func TestBlocks(t *testing.T) {
	x, found := readText(t, "Un.\n\n## Deux\n\n1. a\n2. b\n   suite\n\n   - c\n\n> Trois.\n\n![Quatre](q.png \"Une *légende*\")\n\n### Cinq\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	kinds := ""
	for _, b := range x.Body {
		kinds += fmt.Sprint(b.Kind, ":", b.Pos.Line, " ")
	}
	if kinds != "0:1 1:3 2:5 3:11 4:13 1:15 " {
		t.Error(kinds)
	}
	list, pic := x.Body[2], x.Body[4]
	if !list.Ordered || list.Start != 1 || len(list.Items) != 2 || len(list.Items[1]) != 2 || list.Items[1][1].Kind != read.List {
		t.Errorf("%+v", list)
	}
	if pic.Src != "editions/2026-01/fr/q.png" || pic.Alt != "Quatre" || show(pic.Rich) != `13:18()"Une " 13:23(emph)"légende"` {
		t.Errorf("%+v %s", pic, show(pic.Rich))
	}
}

func TestMarkdownFaults(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"table in a list", "- Un\n\n  | a | b |\n  |---|---|\n  | c | d |\n", []string{"3:3: The press does not set a table here. [UnsupportedMarkdown]"}},
		{"table in a quote", "> | a | b |\n> |---|---|\n> | c | d |\n", []string{"1:3: The press does not set a table here. [UnsupportedMarkdown]"}},
		{"a cell too many", "| a | b |\n|---|---|\n| c | d |\n| e | f | *g* |\n", []string{"4:10: This row has 3 cells, and the table has 2 columns. [TableCells]"}},
		{"a cell missing", "| a | b |\n|---|---|\n| c |\n", []string{"3:1: This row has 1 cell, and the table has 2 columns. [TableCells]"}},
		{"a sentence under a table", "| a | b |\n|---|---|\n| c | d |\nUn mot.\n", []string{"4:1: This row has 1 cell, and the table has 2 columns. [TableCells]"}},
		{"dashes twice", "| a | b |\n|---|---|\n| c | d |\n|---|---|\n| e | f |\n", []string{"4:1: A second line of dashes stands in the table, and would be printed. [TableCells]"}},
		{"a head missing", "| a |  |\n|---|---|\n| c | d |\n", []string{"1:6: The column 2 of the table has no head. [TableCells]"}},
		{"no rows", "Un.\n\n| a | b |\n|---|---|\n", []string{"3:1: The table has a head and no rows. [TableCells]"}},
		{"too many columns", "|a|b|c|d|e|f|g|h|i|\n|-|-|-|-|-|-|-|-|-|\n|1|2|3|4|5|6|7|8|9|\n", []string{"1:1: The table has 9 columns, and 8 is the most. [TableCells]"}},
		{"dashes too few", "| a | b | c |\n|---|---|\n| d | e | f |\n", []string{"1:1: The head of the table has 3 columns, and the line of dashes below it 2 columns. [TableCells]"}},
		{"no line of dashes", "| a | b |\n| c | d |\n", []string{"1:1: This looks like a row of a table, and would be printed as it stands. [BrokenMark]"}},
		{"table in the head", "---\nnote: |\n  | a | b |\n  |---|---|\n  | c | d |\n---\n", []string{"3:3: A field holds words and no tables. [BrokenMark]"}},
		{"html block", "<div>x</div>\n", []string{"1:1: The press does not set HTML. [UnsupportedMarkdown]"}},
		{"html", "Un <b>mot</b>.\n", []string{"1:4: The press does not set HTML. [UnsupportedMarkdown]", "1:10: The press does not set HTML. [UnsupportedMarkdown]"}},
		{"comment", "<!-- note -->\n", []string{"1:1: The press does not set HTML. [UnsupportedMarkdown]"}},
		{"no alt", "![](a.png)\n", []string{"1:1: The picture a.png has no words for those who cannot see it. [MissingAltText]"}},
		{"picture in a line", "Un ![x](a.png) deux\n", []string{"1:4: The press does not set a picture inside a sentence. [UnsupportedMarkdown]"}},
		{"level 1", "# Titre\n", []string{"1:1: A heading of level 1 stands in the text. [HeadingLevel]"}},
		{"seven signs", "## Un\n\n####### Sept\n", []string{"3:1: So many # make no heading. [BrokenMark]"}},
		{"level 4", "## Un\n\n#### Deux\n", []string{"3:1: A heading of level 4 is deeper than the press sets. [HeadingLevel]"}},
		{"jump", "### Un\n", []string{"1:1: A heading ### comes before any ##. [HeadingLevel]"}},
		{"rule", "Un.\n\n***\n\nDeux.\n", []string{"3:1: The press does not set a horizontal rule. [UnsupportedMarkdown]"}},
		{"note twice", "Un[^1].\n\n[^1]: Une.\n\n[^1]: Deux.\n", []string{"5:1: The note 1 is written twice. [DuplicateField]"}},
		{"note without words", "Un[^1].\n\n[^1]:\n", []string{"3:1: The note 1 has no words. [BrokenMark]"}},
		{"a list in a note", "Un[^1].\n\n[^1]: Une.\n\n    - Deux\n", []string{"5:5: The press does not set a heading, list or picture inside a note. [UnsupportedMarkdown]"}},
		{"note in a list", "- Un[^1]\n\n  [^1]: Une.\n", []string{"3:3: The press does not set a note inside a list, a quote or a note. [UnsupportedMarkdown]"}},
		{"a blank in a call", "Un[^la note].\n", []string{"1:3: [^la note] is no call of a note. [BadReference]"}},
		{"a blank in a mark", "Un.\n\n[^la note]: Une.\n", []string{"3:1: [^la note] is no mark of a note. [BrokenMark]"}},
		{"a blank before the colon", "Un[^1].\n\n[^1] : Une.\n", []string{"3:1: A space stands before the colon of this note, so that it is none. [BrokenMark]"}},
		{"a note in the sentence", "Un^[Une note].\n", []string{"1:3: A note stands inside the sentence. [BrokenMark]"}},
		{"half a call", "Un[^1 mot.\n", []string{"1:3: A note is called here, and the call is not complete. [BrokenMark]"}},
		{"a call in two brackets", "Un[[^1]].\n", []string{"1:3: The call of a note stands between two pairs of brackets. [BrokenMark]"}},
		{"a page by words", "Page [#la grille].\n", []string{"1:6: [#la grille] is no reference to a page. [BadReference]"}},
		{"half a page", "Page [#grid.\n", []string{"1:6: A page is referred to here, and the mark is not complete. [BrokenMark]"}},
		{"a page in two brackets", "Page [[#grid]].\n", []string{"1:6: A reference to a page stands between two pairs of brackets. [BrokenMark]"}},
		{"nearly small capitals", "[Nom]{.smallcap}\n", []string{"1:1: The braces after the bracket do not say small capitals. [BadReference]"}},
		{"small capitals twice", "[Nom]{.smallcaps .smallcaps}\n", []string{"1:1: The braces after the bracket do not say small capitals. [BadReference]"}},
		{"small capitals of nothing", "[ ]{.smallcaps}\n", []string{"1:1: A passage in small capitals holds no words. [BrokenMark]"}},
		{"code block", "Un.\n\n    code\n", []string{"3:5: The press does not set a block of code. [UnsupportedMarkdown]"}},
		{"fence", "```go\nx\n```\n", []string{"1:1: The press does not set a block of code. [UnsupportedMarkdown]"}},
		{"strike", "Un ~~mot~~.\n", []string{"1:4: The press does not set crossed-out text. [UnsupportedMarkdown]"}},
		{"tasks", "- [ ] faire\n", []string{"1:3: The press does not set a tick box. [UnsupportedMarkdown]"}},
		{"definitions", "Mot\n: Sens\n", []string{"1:1: The press does not set a list of definitions. [UnsupportedMarkdown]"}},
		{"link title", "[a](https://x.fr \"T\")\n", []string{"1:1: The press does not set a title on a link. [UnsupportedMarkdown]"}},
		{"unused address", "Un.\n\n[p]: https://x.fr\n", []string{"3:1: The address [p] is given and no link uses it. [UnsupportedMarkdown]"}},
		{"empty cite", "Un [@].\n", []string{"1:4: [@] is no reference to a source. [BadReference]"}},
		{"bad cite", "Un [@A 1é].\n", []string{"1:4: [@A 1é] is no reference to a source. [BadReference]"}},
		{"braces", "Un [mot]{fr}.\n", []string{"1:4: The braces after the bracket do not name a language. [BadReference]"}},
		{"heading in a quote", "> ## Un\n", []string{"1:3: The press does not set a heading, list or picture inside a quote. [UnsupportedMarkdown]"}},
		{"head left open", "---\ntitle: x\n", []string{"1:1: The head of the text is opened with --- and never closed. [FrontMatter]"}},
		{"head not opened", "title: x\n---\n\nUn.\n", []string{"1:1: The head of the text is closed with --- on line 2 and never opened. [FrontMatter]"}},
		{"an empty line above the head", "\n---\ntitle: x\n---\n\nUn.\n", []string{"1:1: The head of the text is opened on line 2, and must begin in the first. [FrontMatter]"}},
		{"words above the head", "# yaml: à relire\n\n---\ntitle: x\n---\n\nUn.\n", []string{"1:1: The head of the text is opened on line 3, and must begin in the first. [FrontMatter]"}},
		{"a rule, and no head", "Un.\n\n---\n\nDeux : title: x\n\n---\n", []string{"3:1: The press does not set a horizontal rule. [UnsupportedMarkdown]", "7:1: The press does not set a horizontal rule. [UnsupportedMarkdown]"}},
		{"nothing", " \n\n", []string{"1:1: There is nothing in this file. [FrontMatter]"}},
		{"a sentence with a colon", "Note: un mot.\n\n---\n", []string{"3:1: The press does not set a horizontal rule. [UnsupportedMarkdown]"}},
		{"field", "---\ntitel: x\n---\n", []string{"2:1: There is no field titel here. [UnknownField]"}},
		{"key twice", "---\nparts:\n  - {key: a, text: x}\n  - {key: a, text: y}\n---\n", []string{"4:5: The key a is used twice in this list. [DuplicateField]"}},
		{"in the head", "---\ntitle: Un <b>mot\n---\n", []string{"2:11: The press does not set HTML. [UnsupportedMarkdown]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := readText(t, c.text)
			var want []string
			for _, w := range c.want {
				want = append(want, "editions/2026-01/fr/editorial.md:"+w)
			}
			if d := cmp.Diff(want, sample.Lines(found)); d != "" {
				t.Error(d)
			}
			for _, i := range found {
				if i.Hint == "" {
					t.Error("no hint:", i)
				}
			}
		})
	}
}
