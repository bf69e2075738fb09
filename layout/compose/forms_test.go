package compose_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// form is the shipped folder with some of its files changed: a change is made to
// the text of both languages, whose files LANG stands for.
func form(t testing.TB, changes map[string]func(string) string) *data.Store {
	t.Helper()
	folder := undeclared(t, data.FS())
	files := map[string]string{}
	for name, change := range changes {
		for _, lang := range languages() {
			name := strings.ReplaceAll(name, "LANG", lang)
			was := file(t, folder, name)
			files[name] = change(was)
			if files[name] == was {
				t.Fatalf("%s is as it was", name)
			}
		}
	}
	return load(t, with(t, folder, files))
}

// put puts other words in the place of what an expression finds in a text.
func put(expr, by string) func(string) string {
	return func(s string) string { return regexp.MustCompile(expr).ReplaceAllString(s, by) }
}

// checkedForm is form, held to what the check finds in an edition, which is nothing.
func checkedForm(t testing.TB, id string, changes map[string]func(string) string) *data.Store {
	t.Helper()
	s := form(t, changes)
	ed, _ := s.Edition(id)
	for _, is := range check.Edition(s, ed, languages()) {
		t.Error(is)
	}
	return s
}

// spoken is the words of pages in the order of reading, on one line.
func spoken(res *page.Result) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(page.ReadAloud(res.Pages))), " ")
}

// roles counts the elements of pages by their role, and by scope those that have
// one; those that hold no word count with a ! behind.
func roles(res *page.Result) map[string]int {
	out := map[string]int{}
	said := map[*draw.Elem]bool{}
	for i := range res.Pages {
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			if e := v.Box.Elem; e != nil {
				said[e] = said[e] || strings.TrimSpace(draw.Tree([]draw.Page{{Box: *v.Box}}).Words()) != ""
			}
			return true
		})
	}
	for e, words := range said {
		name := string(e.Role)
		if e.Scope != "" {
			name += " " + e.Scope
		}
		if out[name]++; !words {
			out[name+"!"]++
		}
	}
	return out
}

// What a month can do without is not asked for: what changes with a milestone,
// what the roles of the grid mean, the heads of the comparison's rows. What is left
// stands as before, and no cell of a head is without words.
func TestPartsThatAMonthCanDoWithout(t *testing.T) {
	const rowHead = `        title: [^\n]*\n(        items:\n          - key: certification)`
	for name, c := range map[string]struct {
		section string
		change  func(string) string
		roles   map[string]int
		silent  []string
	}{
		"changes of no milestone": {"procedure", put(`      - key: changes\n        text: [^\n]*\n`, ""), map[string]int{"H3": 4},
			[]string{"Ce que cela change", "What it changes"}},
		"changes of one milestone": {"procedure", put(`      - key: changes\n        text: [^\n]*\n(  - key: j1)`, "$1"), map[string]int{"H3": 7}, nil},
		"roles":                    {"grid", put(`(?s)      - key: facilitator\n.*(---\s*)$`, "$1"), nil, []string{"Son offre qualifiée sert de socle"}},
		"a head of a row": {"what", put(`(- key: decides\n)`+rowHead, "$1$2"),
			map[string]int{"TH Row": 3, "TH Column": 3, "TD": 9, "TD!": 1}, nil},
		"heads of rows": {"what", put(rowHead, "$1"), map[string]int{"TH Row": 0, "TH Column": 2, "TD": 8, "TD!": 0}, []string{"Question"}},
	} {
		t.Run(name, func(t *testing.T) {
			id, in := "2026-01", "standing/LANG/"
			if c.section == "grid" { // few answers leave the words of the grid unsaid
				id, in = "specimen", "editions/specimen/LANG/"
			}
			s := checkedForm(t, id, map[string]func(string) string{in + c.section + ".md": c.change})
			brief(t, s, id, "cover", "contents", c.section, "back")
			for lang, res := range layAll(t, s, id, languages()...) {
				sound(t, res)
				got, said := roles(res), spoken(res)
				for role, n := range c.roles {
					if got[role] != n {
						t.Errorf("%s: %d of %s, want %d", lang, got[role], role, n)
					}
				}
				for _, s := range c.silent {
					if strings.Contains(said, s) {
						t.Errorf("%s: %q is said", lang, s)
					}
				}
				if n := got["TH Row!"] + got["TH Column!"] + got["H3!"]; n > 0 {
					t.Errorf("%s: %d heads hold no word", lang, n)
				}
			}
		})
	}
}

// appended is a text with more at the end of its body.
func appended(more string) func(string) string {
	return func(s string) string { return strings.TrimRight(s, "\n") + "\n\n" + more }
}

// technical is the technical focus of January with more in its body, between its
// neighbours.
func technical(t *testing.T, more string) map[string]*page.Result {
	t.Helper()
	s := checkedForm(t, "2026-01", map[string]func(string) string{"editions/2026-01/LANG/technical.md": appended(more)})
	brief(t, s, "2026-01", "cover", "contents", "technical", "grid", "sources", "back")
	laid := layAll(t, s, "2026-01", languages()...)
	for _, res := range laid {
		sound(t, res)
	}
	return laid
}

// A table of a text has heads of columns, heads of rows where each row has one of
// its own, and cells; one that is wide stands over both columns of the text, one
// that is not in one of them.
func TestTablesOfTexts(t *testing.T) {
	const narrow, wide = "| A | B |\n|---|--:|\n| Un | 12 |\n| Deux | 3 |\n", "| A | B | C | D |\n|---|---|---|---|\n| Un | | | 1 |\n| Deux | 2 | | |\n"
	for _, c := range []struct {
		name, table string
		roles       map[string]int
		over        bool
	}{
		{"narrow", narrow, map[string]int{"TH Column": 2, "TH Row": 2, "TD": 2, "TD!": 0}, false},
		{"wide", wide, map[string]int{"TH Column": 4, "TH Row": 2, "TD": 6, "TD!": 4}, true},
		{"rows without heads", "| A | B |\n|---|---|\n| Un | 12 |\n| Un | 3 |\n", map[string]int{"TH Column": 2, "TH Row": 0, "TD": 4}, false},
		{"an empty corner", "| | B |\n|---|---|\n| Un | 12 |\n| Deux | 3 |\n", map[string]int{"TH Column": 1, "TH Row": 2, "TD": 3, "TD!": 1}, false},
		{"one column", "| A |\n|---|\n| Un |\n| Deux |\n", map[string]int{"TH Column": 1, "TH Row": 0, "TD": 2}, false},
		{"long cells", "| A | B |\n|---|---|\n| Un | " + strings.Repeat("mot ", 40) + "|\n", map[string]int{"TH Column": 2, "TH Row": 1, "TD": 1}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			without := roles(technical(t, "Un.\n")["fr"])
			for lang, res := range technical(t, c.table) {
				got := roles(res)
				for role, n := range c.roles {
					if n += without[role]; got[role] != n {
						t.Errorf("%s: %d of %s, want %d", lang, got[role], role, n)
					}
				}
				if got["TH Column!"]+got["TH Row!"] > 0 {
					t.Errorf("%s: heads without words", lang)
				}
				if w := tableWidth(res); (w > 100*unit.MM) != c.over {
					t.Errorf("%s: the table is %s wide", lang, w)
				}
			}
		})
	}
}

// tableWidth is how far apart the rules of a text's table end.
func tableWidth(res *page.Result) (w unit.Length) {
	for i := range res.Pages {
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			if res.Pages[i].Section == "technical" && v.Box.Name == "table" {
				w = max(w, v.Box.W)
			}
			return true
		})
	}
	return w
}

// A note stands at the foot of the page, behind its letter, and its calls lead
// there; notes have letters by their first calls, wherever they are written.
func TestNotesOfTexts(t *testing.T) {
	for lang, res := range technical(t, "Un[^deux], deux[^un], trois[^deux].\n\n[^un]: Une note *en italique*.[@A2]\n[^deux]: Autre note.\n\n    En deux alinéas.\n\nQuatre.\n") {
		for _, want := range []string{"Un [a], deux [b], trois [a].", "a Autre note. En deux alinéas. b Une note en italique. ["} {
			if !strings.Contains(spoken(res), want) {
				t.Errorf("%s: %q is not said:\n%s", lang, want, spoken(res))
			}
		}
		if got := roles(res); got["Note"] != 2 || got["Note!"] != 0 {
			t.Errorf("%s: %d notes", lang, got["Note"])
		}
		links, at := map[string]int{}, map[string]unit.Length{}
		for i := range res.Pages {
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					if k, ok := op.(draw.Link); ok && strings.HasPrefix(k.Href, "#note-") {
						if links[k.Href]++; k.Elem.Desc == "" {
							t.Errorf("%s: nobody says where %s leads", lang, k.Href)
						}
					}
					if a, ok := op.(draw.Anchor); ok {
						at["#"+a.Name] = v.At.Y + v.Box.H
					}
				}
				return true
			})
		}
		if links["#note-technical-a"] != 2 || links["#note-technical-b"] != 1 {
			t.Errorf("%s: %v", lang, links)
		}
		if y := max(at["#note-technical-a"], at["#note-technical-b"]); y < areaTop+areaHigh-unit.U || y > areaTop+areaHigh {
			t.Errorf("%s: the notes end at %s", lang, y)
		}
	}
}

// The number of a page is that of the section's first, wherever it is asked for,
// and leads there; a link to a section needs no number.
func TestPagesOfSectionsInTexts(t *testing.T) {
	for lang, res := range technical(t, "Voir page [#grid], puis [la *liste*](#sources).\n\n- page [#contents]\n\n| A | B |\n|---|---|\n| Un | p. [#sources] |\n") {
		grid, sources := strconv.Itoa(res.Anchors["grid"]), strconv.Itoa(res.Anchors["sources"])
		for _, want := range []string{"Voir page " + grid + ", puis la liste.", "page 2", "p. " + sources} {
			if !strings.Contains(spoken(res), want) {
				t.Errorf("%s: %q is not said", lang, want)
			}
		}
		to := map[string]string{}
		for i := range res.Pages {
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					if k, ok := op.(draw.Link); ok && res.Pages[i].Section == "technical" && k.Elem != nil {
						to[k.Href] = k.Elem.Desc
					}
				}
				return true
			})
		}
		want := map[string]map[string]string{"fr": {"#grid": "Aller à la rubrique\u00a0: La grille comparative", "#sources": "Aller à la rubrique\u00a0: Sources"},
			"en": {"#grid": "Go to the section: Comparison grid", "#sources": "Go to the section: Sources"}}[lang]
		for href, desc := range want {
			if to[href] != desc {
				t.Errorf("%s: %s is said to be %q", lang, href, to[href])
			}
		}
	}
}

// Names of signatories stand in small capitals and are read as they are typed; in
// italics too they are upright.
func TestSmallCapitalsOfTexts(t *testing.T) {
	w, _ := shared()
	for lang, res := range technical(t, "Par [Anne Roy]{.smallcaps} et *[Jean Élan]{.smallcaps}*, juristes.\n") {
		if !strings.Contains(spoken(res), "Par Anne Roy et Jean Élan, juristes.") {
			t.Errorf("%s: the names are not read", lang)
		}
		small := 0
		for i := range res.Pages {
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					if x, ok := op.(draw.Text); ok && strings.Contains(x.Str, "oy") || ok && strings.Contains(x.Str, "lan") && x.Font == "serif" {
						face, _ := w.faces.Face(string(x.Font))
						for k, r := range []rune(x.Str) {
							if unicode.IsLower(r) && x.Drawn()[k] == face.Form(r, fonts.SmallLetters) && x.Drawn()[k] != r {
								small++
							}
						}
					}
				}
				return true
			})
		}
		if small != len("nneoy")+len("eanlan") {
			t.Errorf("%s: %d letters are small capitals", lang, small)
		}
	}
}

// Where the theme allows headlines of three lines, every section has room for one,
// and each is set in three.
func TestHeadlinesOfThreeLines(t *testing.T) {
	const three = "Un titre de trois lignes, puisque ce qu’il annonce ne se dit pas en moins de mots"
	folder := undeclared(t, data.FS())
	style := "ink: nuit, protrude: yes, track: -12, align: balanced, lines: "
	files := map[string]string{"theme.yaml": strings.Replace(file(t, folder, "theme.yaml"), style+"2", style+"3", 1)}
	var ids []string
	for _, rec := range data.Sections() {
		if f, ok := rec.Field(data.Title); !ok || f.Style != "h1" || f.Lines > 0 {
			continue
		}
		ids = append(ids, rec.ID)
		for _, lang := range languages() {
			name, text := "editions/2026-01/"+lang+"/"+rec.ID+".md", "---\n---\n"
			for _, from := range []string{name, "standing/" + lang + "/" + rec.ID + ".md"} {
				if raw, err := fs.ReadFile(folder, from); err == nil {
					text = string(raw)
					break
				}
			}
			text = regexp.MustCompile(`(?m)^title: .*\n`).ReplaceAllString(text, "")
			files[name] = strings.Replace(text, "---\n", "---\ntitle: "+three+"\n", 1)
		}
	}
	if len(ids) < 15 {
		t.Fatal(ids)
	}
	s := load(t, with(t, folder, files))
	brief(t, s, "2026-01", append([]string{"cover"}, ids...)...)
	for lang, res := range layAll(t, s, "2026-01", languages()...) {
		for _, is := range res.Issues {
			if is.Severity == diag.Error {
				t.Errorf("%s: %s", lang, is)
			}
		}
		heads := map[string]int{}
		for i := range res.Pages {
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				id := page.Whole(res.Pages[i].Section)
				if l := v.Box.Line; l != nil && l.Style == "h1" && l.Para == 0 && heads[id] == 0 {
					heads[id] = l.Of
				}
				return true
			})
		}
		for _, id := range ids {
			if heads[id] != 3 && heads[id] != 0 { // one that shares its page, or has none, is another's
				t.Errorf("%s: the headline of %s has %d lines", lang, id, heads[id])
			}
		}
		if len(heads) < 12 {
			t.Errorf("%s: only %v have headlines", lang, heads)
		}
	}
}

// The criteria in short stand on the page of the others where both fit, else on
// one of their own before it.
func TestCriteriaInShort(t *testing.T) {
	short := func(items string) func(string) string {
		return put(`(?m)^parts:\n`, "parts:\n  - key: short\n    title: En bref\n    items:\n      - key: technical\n        items:\n"+items+"      - key: legal\n        title: Droit\n        items:\n"+items)
	}
	for _, c := range []struct {
		name, items string
		pages       int
	}{
		{"leads", strings.Repeat("          - {title: Chiffrer}\n", 3), 1},
		{"leads and sentences", strings.Repeat("          - {title: Chiffrer, text: Ce qui se lit se chiffre.}\n", 3), 1},
		{"as long as the others", strings.Repeat("          - {title: Chiffrer, text: Ce qui se lit se chiffre et ce qui se chiffre se garde sous clé.}\n", 7), 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := checkedForm(t, "2026-01", map[string]func(string) string{"standing/LANG/criteria.md": short(c.items)})
			brief(t, s, "2026-01", "cover", "contents", "criteria", "back")
			for lang, res := range layAll(t, s, "2026-01", languages()...) {
				for _, is := range res.Issues {
					if is.Severity == diag.Error {
						t.Errorf("%s: %s", lang, is)
					}
				}
				n := 0
				for i := range res.Pages {
					if res.Pages[i].Section == "criteria" {
						n++
					}
				}
				if n != c.pages {
					t.Errorf("%s: %d pages, want %d", lang, n, c.pages)
				}
				said := spoken(res)
				if a, b := strings.Index(said, "Chiffrer"), strings.Index(said, "6 crit"); a < 0 || b < a {
					t.Errorf("%s: the criteria in short stand at %d, the others at %d", lang, a, b)
				}
			}
		})
	}
}

// What is of no event stands under the events of any month, the fullest and the
// quietest, with its notes, and above what has not moved.
func TestNewsOfNoEvent(t *testing.T) {
	for _, id := range []string{"2026-01", "2026-04", "specimen"} {
		s := checkedForm(t, id, map[string]func(string) string{"editions/" + id + "/LANG/news.md": appended("Un mot libre.[^1]\n\n- Un autre.\n\n[^1]: Sa note.\n")})
		brief(t, s, id, "cover", "contents", "news", "back")
		for lang, res := range layAll(t, s, id, languages()...) {
			for _, is := range res.Issues {
				if is.Severity == diag.Error {
					t.Errorf("%s %s: %s", id, lang, is)
				}
			}
			said, last := spoken(res), 0
			unmoved := map[string]string{"fr": "Ce qui reste", "en": "What stays"}[lang]
			for _, want := range []string{"Un mot libre. [a]", "Un autre.", "Sa note.", unmoved} {
				at := strings.LastIndex(said, want)
				if at < last {
					t.Errorf("%s %s: %q is said at %d, behind %d", id, lang, want, at, last)
				}
				last = at
			}
			if roles(res)["Note"] != 1 {
				t.Errorf("%s %s: %d notes", id, lang, roles(res)["Note"])
			}
		}
	}
}

// Words on an applicant stand beside its name and its sign; a legend without words
// has the press's, and one with some has those signs alone.
func TestApplicantsAndLegends(t *testing.T) {
	s := checkedForm(t, "2026-01", map[string]func(string) string{
		"standing/LANG/candidates.md": put(`(?m)^standfirst:`, "parts: {applicants: {items: {free-pro: Sans nom ni couche.}}}\nstandfirst:"),
		"standing/LANG/register.md":   put(`(?m)^standfirst:`, "parts:\n  - key: legend\nstandfirst:")})
	brief(t, s, "2026-01", "cover", "contents", "register", "candidates", "sources", "back")
	for lang, res := range layAll(t, s, "2026-01", languages()...) {
		said := spoken(res)
		for _, want := range []string{"Free Pro Sans nom ni couche.", map[string]string{"fr": "- Jalon non publié - J0, demande acceptée", "en": "- Milestone not published - J0, application accepted"}[lang]} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not said", lang, want)
			}
		}
	}
	s = checkedForm(t, "2026-01", map[string]func(string) string{
		"standing/LANG/register.md": put(`(?m)^standfirst:`, "parts: {legend: {items: {j3: La décision.}}}\nstandfirst:")})
	brief(t, s, "2026-01", "cover", "contents", "register", "sources", "back")
	if said := spoken(lay(t, s, "2026-01", "fr")); !strings.Contains(said, "La décision.") || strings.Contains(said, "Jalon non publié") {
		t.Error("the legend has other signs than those that are named")
	}
}

// Sources to read that no page holds go on over several, and so does the card of a
// layer, whose lists leave no room for what the register says of it.
func TestFormsHigherThanAPage(t *testing.T) {
	var register, listed strings.Builder
	for i := range 90 {
		fmt.Fprintf(&register, "  - {id: Z%d, grade: J, kind: article, title: Un titre long de quelques mots pour prendre deux lignes, lang: fr, publisher: Une revue, date: 2025-02-0%d}\n", i, 1+i%9)
		fmt.Fprintf(&listed, "      - {key: Z%d, text: De quoi il est question.}\n", i)
	}
	folder := undeclared(t, data.FS())
	files := map[string]string{"register/sources.yaml": file(t, folder, "register/sources.yaml") + register.String()}
	for _, lang := range languages() {
		files["standing/"+lang+"/sources.md"] = "---\nparts:\n  - key: further\n    items:\n" + listed.String() + "---\n"
		name := "standing/" + lang + "/glossary.md"
		files[name] = strings.Replace(file(t, folder, name), "      - key: keeps\n        items:\n", "      - key: keeps\n        items:\n"+
			strings.Repeat("          - text: Un élément\n            items: [{text: sous lui}, {text: sous lui}]\n", 14), 1)
	}
	s := load(t, with(t, folder, files))
	brief(t, s, "2026-01", "cover", "contents", "glossary", "sources", "back")
	for lang, res := range layAll(t, s, "2026-01", languages()...) {
		for _, is := range res.Issues {
			if is.Severity == diag.Error {
				t.Errorf("%s: %s", lang, is)
			}
		}
		said := spoken(res)
		if n, m := strings.Count(said, "De quoi il est question."), strings.Count(said, "sous lui"); n != 90 || m != 28 {
			t.Errorf("%s: %d sources and %d items are read", lang, n, m)
		}
	}
}
