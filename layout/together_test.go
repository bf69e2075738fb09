package layout_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// besides is an edition in the kinds of file that are made where they are asked for.
var besides = sync.OnceValues(func() (*layout.Result, error) {
	p, err := shipped()
	if err != nil {
		return nil, err
	}
	return p.Build(context.Background(), layout.Order{Month: "2026-04", Langs: languages(), Profiles: layout.Others()})
})

// beside is one of these files, read back.
func beside(t *testing.T, lang, profile string) (*layout.Output, listened) {
	t.Helper()
	r, err := besides()
	if err != nil {
		t.Fatal(err)
	}
	out := output(t, r, lang, profile)
	return out, listenedOf(t, out.Data)
}

func listenedOf(t *testing.T, raw []byte) listened {
	t.Helper()
	f, err := pdf.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	return listened{File: f}
}

// whole is everything that is heard of a file.
func (h listened) whole() string {
	var all []string
	for _, n := range h.Tree.Top {
		all = append(all, h.all(n))
	}
	return strings.Join(all, " ")
}

// The file of both languages says what each language's says, in its language, with its
// bookmarks, its page labels, and as many links, none of which leads into the other.
func TestLanguagesTogether(t *testing.T) {
	out, both := beside(t, "fr+en", "bilingual")
	if !out.Built || !strings.HasSuffix(out.Path, "-2026-04-fr+en-screen.pdf") {
		t.Fatalf("%s, built: %v", out.Path, out.Built)
	}
	var words []string
	var marks []pdf.Bookmark
	var labels []string
	links, pages := 0, []int{}
	for _, lang := range languages() {
		h := listenedOf(t, output(t, result(t, "2026-04"), lang, "screen").Data)
		for _, b := range h.Outline() {
			marks = append(marks, pdf.Bookmark{Title: b.Title, Page: b.Page + len(labels)})
		}
		labels = append(labels, h.Labels()...)
		pages = append(pages, len(labels))
		words = append(words, h.whole())
		h.Annotations(func(*pdf.Page, pdf.Object, pdf.Dictionary) { links++ })
	}
	if got := both.whole(); got != strings.Join(words, " ") {
		t.Errorf("other words than those of the two files: %s", differ(got, strings.Join(words, " ")))
	}
	if !slices.Equal(both.Outline(), marks) {
		t.Errorf("other bookmarks: %v", both.Outline())
	}
	if !slices.Equal(both.Labels(), labels) {
		t.Errorf("other labels: %v", both.Labels())
	}
	part := func(page int) bool { return page > pages[0] }
	both.Annotations(func(p *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
		links--
		if d["Dest"] != nil && part(both.Destination(d["Dest"])) != part(p.Number) {
			t.Errorf("page %d: a link leads to page %d", p.Number, both.Destination(d["Dest"]))
		}
	})
	if links != 0 {
		t.Errorf("%d links fewer", links)
	}
	document := both.Text(both.Catalog["Lang"])
	for _, n := range both.Tree.All {
		if at := both.PageOf(n); n.Role == "H1" && at > 0 {
			if lang := n.Language(document); strings.HasPrefix(lang, "en") != part(at) {
				t.Errorf("page %d: a heading is in %s", at, lang)
			}
		}
	}
	if langs := both.XMP.Values["dc:language"]; len(langs) != 2 {
		t.Errorf("the metadata name the languages %q", langs)
	}
}

// differ is where two texts part.
func differ(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	from := max(0, n-40)
	return a[from:min(len(a), n+40)] + " … " + b[from:min(len(b), n+40)]
}

// The page of the month by itself says what it says in the edition, and leads to no page
// that it does not have.
func TestMonthAlone(t *testing.T) {
	for _, lang := range languages() {
		out, h := beside(t, lang, "month")
		if !out.Built || !strings.HasSuffix(out.Path, "-2026-04-"+lang+"-month.pdf") || len(h.Pages) != 1 {
			t.Fatalf("%s, built: %v, %d pages", out.Path, out.Built, len(h.Pages))
		}
		edition := listenedOf(t, output(t, result(t, "2026-04"), lang, "screen").Data)
		if !strings.Contains(edition.whole(), h.whole()) || len(h.whole()) < 1000 {
			t.Errorf("%s: the page says otherwise than in the edition", lang)
		}
		h.Annotations(func(_ *pdf.Page, _ pdf.Object, d pdf.Dictionary) {
			if d["Dest"] != nil && h.Destination(d["Dest"]) != 1 {
				t.Errorf("%s: a link leads nowhere", lang)
			}
		})
		if got := h.Labels(); !slices.Equal(got, []string{"3"}) {
			t.Errorf("%s: the page is called %q", lang, got)
		}
	}
}

// A language alone is no file of several.
func TestOneLanguageIsNotTogether(t *testing.T) {
	r, err := press(t).Build(context.Background(), layout.Order{Month: "2026-04", Langs: []string{"fr"}, Profiles: []profile.Profile{profile.Bilingual()}})
	if err != nil || len(r.Outputs) != 0 {
		t.Errorf("%v, %d files", err, len(r.Outputs))
	}
}
