package compose_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// draftOf is what a draft of an edition is composed from.
func draftOf(t *testing.T, s *data.Store, id, lang string) compose.Input {
	t.Helper()
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	ed, ok := s.Edition(id)
	if !ok {
		t.Fatalf("no edition %s", id)
	}
	return compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile,
		Draft: &compose.Draft{Day: facts.Day{Year: 2026, Month: 9, Day: 28}}}
}

func layDraft(t *testing.T, in compose.Input) *page.Result {
	t.Helper()
	doc, found := compose.Edition(in)
	if doc == nil {
		t.Fatal(found)
	}
	return page.Layout(&block.Env{Text: text.NewSetter(in.Faces, in.Locales)}, doc)
}

// Every page of a draft says so, with its day, on the line of the running head:
// once, and on nothing but a ground.
func TestADraftIsMarkedOnEveryPage(t *testing.T) {
	for _, c := range []struct{ month, lang, says string }{
		{"2026-04", "fr", "Épreuve du 28 septembre 2026"}, {"2026-04", "en", "Draft of 28 September 2026"},
		{"specimen", "fr", "Épreuve du 28 septembre 2026"},
	} {
		s := brief(t, load(t, data.FS()), c.month, "cover", "contents", "editorial", "map", "what", "back")
		laid := layDraft(t, draftOf(t, s, c.month, c.lang))
		for _, is := range laid.Issues {
			if is.Code == page.Overflow || is.Code == page.Overlap || is.Code == page.UnsafeMargin || is.Code == page.GroundEdge {
				t.Errorf("%s %s: %s", c.month, c.lang, is)
			}
		}
		for i := range laid.Pages {
			marks := marksOn(&laid.Pages[i].Box, c.says)
			if len(marks) != 1 {
				t.Errorf("%s %s: page %d is marked %d times", c.month, c.lang, i+1, len(marks))
				continue
			}
			for _, what := range under(&laid.Pages[i].Box, marks[0]) {
				t.Errorf("%s %s: on page %d the mark stands on %s", c.month, c.lang, i+1, what)
			}
		}
	}
}

// marksOn is where a page says something.
func marksOn(b *draw.Box, says string) (out []unit.Rect) {
	draw.Walk(b, func(v draw.Visit) bool {
		words := ""
		for _, op := range v.Box.Ops {
			if t, ok := op.(draw.Text); ok {
				words += t.Str
			}
		}
		if strings.ReplaceAll(words, "\u00a0", " ") == says {
			out = append(out, v.At)
		}
		return true
	})
	return out
}

// under is what a rectangle of a page covers: words, and drawings that are no
// grounds of pages and plates.
func under(b *draw.Box, r unit.Rect) (out []string) {
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			at, ok := draw.Extent(op)
			if !ok || !at.Move(v.At.Point).Overlaps(r, unit.MM/10) {
				continue
			}
			switch o := op.(type) {
			case draw.Text:
				if v.At != r {
					out = append(out, o.Str)
				}
			case draw.Path:
				if !o.Ground && at.H < 200*unit.MM && at.H > 5*unit.MM {
					out = append(out, v.Name)
				}
			}
		}
		return true
	})
	return out
}

// A section that the press stumbles over is a finding, and its words are set plain.
func TestADraftSetsTheWordsOfWhatCannotBeComposed(t *testing.T) {
	s := brief(t, load(t, data.FS()), "2026-04", "technical")
	in := draftOf(t, s, "2026-04", "fr")
	pages, found := compose.Stumbled(in, "technical")
	if !found.Has(compose.UncomposedSection) || len(pages) != 1 {
		t.Fatalf("%d pages, %v", len(pages), found)
	}
	master := page.Master{Trim: unit.Size{W: 210 * unit.MM, H: 297 * unit.MM}, Area: unit.Box(0, 0, 175*unit.MM, 247*unit.MM)}
	laid := page.Layout(&block.Env{Text: text.NewSetter(in.Faces, in.Locales)}, &page.Document{Master: master, Sections: pages})
	all := draw.Tree(laid.Pages).Words()
	for _, want := range []string{"24", "n’a pas pu être composée", "Voici ce qui en est écrit", "Même sous les seuils", "La chaîne"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not set: %s", want, all)
		}
	}
}
