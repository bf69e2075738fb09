package layout_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// handmade is the edition of testdata/forms, in which every form is said that
// editions made by hand have and the shipped ones have not, built once. Its theme
// allows headlines of three lines.
func handmade(t testing.TB) (*layout.Press, *layout.Result) {
	t.Helper()
	byHand.Do(func() {
		files := map[string]string{}
		names, _ := filepath.Glob("testdata/forms/*/*.md")
		for _, name := range append(names, "testdata/forms/edition.yaml") {
			raw, err := os.ReadFile(name)
			if err != nil {
				byHand.err = err
				return
			}
			in, _ := filepath.Rel("testdata/forms", name)
			files["editions/2026-03/"+filepath.ToSlash(in)] = string(raw)
		}
		folder := sample.Shipped(t, files)
		style := "ink: nuit, protrude: yes, track: -12, align: balanced, lines: "
		change(t, folder, "theme.yaml", style+"2", style+"3")
		if byHand.press, byHand.err = layout.Open(folder); byHand.err == nil {
			byHand.result, byHand.err = byHand.press.Build(context.Background(), layout.Order{Month: "2026-03", Langs: languages(), Profiles: layout.Profiles()[:1]})
		}
	})
	if byHand.err != nil {
		t.Fatal(byHand.err)
	}
	return byHand.press, byHand.result
}

var byHand struct {
	sync.Once
	press  *layout.Press
	result *layout.Result
	err    error
}

// Two pages made by hand are said in the data's terms, block by block: nothing is
// found against them, and every run of their words stands on the edition's pages
// and is read aloud, with every other word that was typed.
func TestHandmadeEdition(t *testing.T) {
	p, r := handmade(t)
	for _, is := range r.Issues {
		if is.Severity != diag.Quality {
			t.Error(is)
		}
	}
	raw, err := os.ReadFile("testdata/forms/handmade.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range r.Pages {
		if found := review.Unset(r.Edition, p.Locales, l.Lang, l.Result); len(found) > 0 {
			t.Errorf("%s: lost is %v", l.Lang, found)
		}
		f, err := pdf.Read(output(t, r, l.Lang, "screen").Data)
		if err != nil {
			t.Fatal(err)
		}
		aloud, all := map[string]string{}, ""
		for _, b := range f.ReadingOrder() {
			aloud[page.Whole(l.Result.Pages[max(b.Page, 1)-1].Section)] += squeeze(b.Text)
			all += squeeze(b.Text)
		}
		n := 0
		for _, section := range r.Edition.Sections {
			if text, ok := r.Edition.Text(l.Lang, section); ok {
				n += readAloud(t, l.Lang+" "+section, passages(due(r.Edition, l.Lang, text)), aloud[section])
			}
		}
		if n < 250 {
			t.Errorf("%s: only %d passages were looked for", l.Lang, n)
		}
		for _, line := range strings.Split(string(raw), "\n") {
			if l.Lang != "fr" || line == "" || strings.ContainsAny(line[:1], "#[") {
				continue
			}
			for _, run := range strings.Split(line, "…") {
				if !strings.Contains(all, squeeze(run)) {
					t.Errorf("the hand wrote %q", run)
				}
			}
		}
	}
}

// Its forms are what they are to those who listen too: tables with heads of
// columns and rows, notes with their letters, lists in lists, and links that say
// where they lead.
func TestFormsAreTagged(t *testing.T) {
	_, r := handmade(t)
	for _, l := range r.Pages {
		count, notes, deep := map[string]int{}, map[string]bool{}, 0
		links := map[string]string{}
		seen := map[*draw.Elem]bool{}
		for i := range l.Result.Pages {
			p := &l.Result.Pages[i]
			draw.Walk(&p.Box, func(v draw.Visit) bool {
				e := v.Box.Elem
				if e != nil && !seen[e] && !v.Artifact {
					seen[e] = true
					count[p.Section+" "+string(e.Role)+strings.TrimRight(" "+e.Scope, " ")]++
				}
				if v.Box.Name == "note a" || v.Box.Name == "note b" {
					notes[p.Section+" "+v.Box.Name] = true
				}
				for _, op := range v.Box.Ops {
					if k, ok := op.(draw.Link); ok && strings.HasPrefix(k.Href, "#") && k.Elem != nil {
						links[p.Section+" "+k.Href] = k.Elem.Desc
					}
				}
				return true
			})
			deep += nested(draw.Tree(l.Result.Pages[i : i+1]))
		}
		for what, n := range map[string]int{"editorial TH Column": 3, "editorial TH Row": 3, "editorial TD": 6, "editorial Note": 2, "technical TH Column": 8,
			"technical TH Row": 6, "technical Note": 1, "news Note": 1, "what TH Row": 0, "what TH Column": 2, "register LI": 5} {
			if count[what] != n {
				t.Errorf("%s: %d of %s, want %d", l.Lang, count[what], what, n)
			}
		}
		if deep != 7 {
			t.Errorf("%s: %d lists stand in lists", l.Lang, deep)
		}
		for _, want := range []string{"editorial #criteria", "editorial #procedure", "technical #glossary", "editorial #note-editorial-a", "technical #note-technical-a"} {
			if links[want] == "" {
				t.Errorf("%s: nobody says where %s leads", l.Lang, want)
			}
		}
		if len(notes) != 4 {
			t.Errorf("%s: notes are %v", l.Lang, notes)
		}
	}
}

// nested is how many lists stand in an item of another.
func nested(n *draw.Node) (lists int) {
	var visit func(n *draw.Node, in bool)
	visit = func(n *draw.Node, in bool) {
		list := n.Elem != nil && n.Elem.Role == draw.List
		if list && in {
			lists++
		}
		for _, k := range n.Kids {
			visit(k, in || list)
		}
	}
	visit(n, false)
	return lists
}

// The page of a section is the one on which it begins, in each language its own.
func TestPagesAreFilledIn(t *testing.T) {
	_, r := handmade(t)
	for _, l := range r.Pages {
		n := 0
		for i := range l.Result.Pages {
			p := &l.Result.Pages[i]
			draw.Walk(&p.Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					x, ok := op.(draw.Text)
					if !ok || x.Elem == nil || x.Elem.Role != draw.LinkElem || x.From.IsZero() || x.Font == "code" {
						continue
					}
					text, _ := r.Edition.Text(l.Lang, page.Whole(p.Section))
					if text == nil || x.From.Pos.File != text.Pos.File {
						continue
					}
					if section, asked := asksPage(text, x.From.Pos); asked {
						if n++; x.Str != strconv.Itoa(l.Result.Anchors[section]) {
							t.Errorf("%s: page %q of %s, which begins on page %d", l.Lang, x.Str, section, l.Result.Anchors[section])
						}
					}
				}
				return true
			})
		}
		if n != 5 {
			t.Errorf("%s: %d pages are filled in", l.Lang, n)
		}
	}
}

// Whatever is dropped of the forms is found, at its place alone: words of cells,
// notes and items, numbers of pages, letters of calls.
func TestFormsThatAreDroppedAreFound(t *testing.T) {
	p, r := handmade(t)
	l := r.Pages[0]
	laid := *l.Result
	laid.Pages = copied(laid.Pages)
	on := typedOn(laid.Pages)
	n := 0
	for _, dropped := range rounds(r, l) {
		n += len(dropped)
		want := map[diag.Pos]bool{}
		for _, s := range dropped {
			want[s.Pos] = true
		}
		on.without(want, func() { lostAre(t, review.Unset(r.Edition, p.Locales, l.Lang, &laid), want) })
	}
	if n < 250 {
		t.Errorf("only %d spans were dropped", n)
	}
}

// asksPage is the section whose page a text asks for at a place.
func asksPage(t *read.Text, at diag.Pos) (section string, asked bool) {
	t.Each(func(r read.Rich) {
		for _, s := range r {
			if s.Page != "" && s.Pos == at {
				section, asked = s.Page, true
			}
		}
	})
	return section, asked
}
