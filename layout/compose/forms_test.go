package compose_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
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
