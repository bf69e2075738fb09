package compose_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// drawn is the words on the pages of a result, line by line.
func drawn(res *page.Result) string {
	var b strings.Builder
	for i := range res.Pages {
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if x, ok := op.(draw.Text); ok {
					b.WriteString(x.Str)
				}
			}
			b.WriteString("\n")
			return true
		})
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(b.String())
}

// A reference mark in a heading stands on the page and nowhere else: not in
// bookmarks, not in the list of contents, not over the pages that follow.
func TestHeadingsAreNamedWithoutReferenceMarks(t *testing.T) {
	for lang, head := range map[string]string{"fr": "## Ce que dit le registre", "en": "## What the register says"} {
		name := "editions/2026-01/" + lang + "/editorial.md"
		text := file(t, data.FS(), name)
		title, _, _ := strings.Cut(strings.TrimPrefix(text, "---\ntitle: "), "\n")
		text = strings.Replace(text, "title: "+title, "title: "+title+" [@C5] ; 1 [@C7]", 1)
		text = strings.Replace(text, head, head+" [@A1, C5] (2)", 1)
		res := lay(t, brief(t, load(t, with(t, data.FS(), map[string]string{name: text})), "2026-01", ofEditorial()...), "2026-01", lang)
		var marked, named int
		for _, b := range res.Outline {
			if strings.ContainsAny(b.Title, "[]") || strings.Contains(b.Title, "  ") {
				t.Errorf("%s: bookmark %q", lang, b.Title)
			}
			if strings.Contains(b.Title, strings.TrimPrefix(head, "## ")+" (2)") {
				named++
			}
		}
		for i := range res.Pages {
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				if e := v.Elem; e != nil && (e.Role == draw.H1 || e.Role == draw.H2) && v.Box.Elem == e && e.Title != "" {
					marked++
					if strings.ContainsAny(e.Title, "[]") || strings.HasSuffix(e.Title, " ") || strings.Contains(e.Title, "  ") {
						t.Errorf("%s: heading named %q", lang, e.Title)
					}
				}
				return true
			})
		}
		if marked < 2 || named != 1 {
			t.Errorf("%s: %d headings with marks, %d named", lang, marked, named)
		}
	}
}

// A share is a share in every writing of it, and is drawn as precisely as it is
// written.
func TestSharesWithDecimals(t *testing.T) {
	for _, c := range []struct{ lang, was, typed, shown string }{
		{"fr", "text: 24 %", "text: 12,5 %", "12,5 %"}, {"fr", "text: 24 %", "text: 12.50%", "12,50 %"}, {"fr", "text: 24 %", "text: 24%", "24 %"},
		{"en", "text: 24%", "text: 12.5%", "12.5%"}, {"en", "text: 24%", "text: 12,5 %", "12.5%"}, {"en", "text: 24%", "text: 24\u00a0%", "24%"},
	} {
		name := "editions/2026-04/" + c.lang + "/technical.md"
		text := file(t, data.FS(), name)
		if !strings.Contains(text, c.was) {
			t.Fatal(name, "has changed")
		}
		s := load(t, with(t, data.FS(), map[string]string{name: strings.Replace(text, c.was, c.typed, 1)}))
		res := lay(t, brief(t, s, "2026-04", "cover", "technical"), "2026-04", c.lang)
		found := false
		for i := range res.Pages {
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				found = found || v.Elem != nil && strings.Contains(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(v.Elem.Alt), c.shown)
				return true
			})
		}
		if !found || !strings.Contains(drawn(res), c.shown) {
			t.Errorf("%s: %q is not drawn as %q", c.lang, c.typed, c.shown)
		}
	}
}
