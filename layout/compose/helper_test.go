package compose_test

import (
	"io/fs"
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Many editions are composed, and little of each stays.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// words are the press's languages and faces, loaded once.
type words struct {
	cat   *locales.Catalog
	faces *fonts.Set
}

var shared = sync.OnceValues(func() (words, error) {
	faces, err := fonts.Load()
	cat, _ := locales.Load()
	return words{cat, faces}, err
})

// languages are those of the shipped editions.
func languages() []string { return []string{"fr", "en"} }

// shippedStore is the shipped data, read once: never change it.
var shippedStore = sync.OnceValue(func() *data.Store {
	s, _ := data.Load(data.FS())
	return s
})

// load reads a data folder.
func load(t testing.TB, folder fs.FS) *data.Store {
	t.Helper()
	s, found := data.Load(folder)
	for _, i := range found {
		if i.Severity == diag.Error {
			t.Fatal(i)
		}
	}
	return s
}

// brief leaves an edition the sections that a test asks of, and as many pages as
// these come to.
func brief(t testing.TB, s *data.Store, id string, sections ...string) *data.Store {
	t.Helper()
	ed, ok := s.Edition(id)
	if !ok {
		t.Fatalf("no edition %s", id)
	}
	ed.Sections, ed.Pages = sections, 0
	return s
}

// ofEditorial are an editorial's section and a few around it.
func ofEditorial() []string {
	return []string{"cover", "contents", "editorial", "register", "sources", "back"}
}

// shippedPages are the pages of a shipped edition by language, set once for all
// tests: read them, never change them.
func shippedPages(t testing.TB, id string) map[string]*page.Result {
	t.Helper()
	setting.Lock()
	defer setting.Unlock()
	if setOnce[id] == nil {
		setOnce[id] = layAll(t, load(t, data.FS()), id, languages()...)
	}
	return setOnce[id]
}

var (
	setting sync.Mutex
	setOnce = map[string]map[string]*page.Result{}
)

// lay composes an edition in a language and sets its pages, contrast checked.
func lay(t testing.TB, s *data.Store, id, lang string) *page.Result {
	t.Helper()
	return layAll(t, s, id, lang)[lang]
}

// layAll does so in several languages, which agree on what fills them.
func layAll(t testing.TB, s *data.Store, id string, langs ...string) map[string]*page.Result {
	t.Helper()
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	ed, ok := s.Edition(id)
	if !ok {
		t.Fatalf("no edition %s", id)
	}
	var trials []*page.Trial
	var issues []diag.List
	for _, lang := range langs {
		doc, found := compose.Edition(compose.Input{Edition: ed, Lang: lang, Locales: w.cat, Theme: s.Theme, Faces: w.faces, Read: s.ReadFile})
		if doc == nil {
			t.Fatal(found)
		}
		trials, issues = append(trials, page.NewTrial(&block.Env{Text: text.NewSetter(w.faces, w.cat)}, doc)), append(issues, found)
	}
	page.Agree(trials)
	laid := map[string]*page.Result{}
	for i, lang := range langs {
		res := trials[i].Result()
		res.Issues.Add(issues[i]...)
		res.Issues.Add(compose.Contrast(res.Pages, s.Theme)...)
		laid[lang] = res
	}
	return laid
}

// undeclared is the shipped folder without the pages that its editions declare:
// texts and themes of a test come to pages of their own.
func undeclared(t testing.TB, folder fs.FS) fs.FS {
	t.Helper()
	gone := map[string]string{}
	for _, name := range []string{"2026-01", "2026-04", "specimen"} {
		name = "editions/" + name + "/edition.yaml"
		gone[name] = regexp.MustCompile(`(?m)^pages:.*\n`).ReplaceAllString(file(t, folder, name), "")
	}
	return with(t, folder, gone)
}

// sound fails for every error among the findings, and for pages that are not
// filled as pages should be.
func sound(t testing.TB, res *page.Result) {
	t.Helper()
	for _, i := range res.Issues {
		if i.Severity == diag.Error || i.Code == page.GroundEdge { // an editor cannot mend what the press drew
			t.Errorf("%s: %s", i.Code, i.Msg)
		}
	}
	for i := range len(res.Pages) - 1 {
		if p := &res.Pages[i]; p.Section == res.Pages[i+1].Section && down(p) < areaTop+areaHigh/2 {
			t.Errorf("page %d ends at %s though section %s goes on", i+1, down(p), p.Section)
		}
	}
	for i := range res.Pages {
		draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
			if l := v.Box.Line; l != nil && l.Style == "h1" && l.Of > 2 {
				t.Errorf("page %d: a headline has %d lines: %s", i+1, l.Of, v.Name)
			}
			return true
		})
	}
	if len(res.Pages)%4 != 0 {
		t.Errorf("%d pages are no multiple of four", len(res.Pages))
	}
}

// The text area of the shipped pages.
const areaTop, areaHigh = 27 * unit.MM, 55 * unit.U

// down is how far down the sheet a page's matter reaches, or a ground that goes
// to its edge.
func down(p *draw.Page) unit.Length {
	var out unit.Length
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			r, ok := draw.Extent(op)
			o, path := op.(draw.Path)
			r = r.Move(v.At.Point)
			if ok && (!v.Artifact && !(path && o.Ground) || path && o.Ground && r.Y > areaTop && r.Bottom() > p.H) {
				out = max(out, r.Bottom())
			}
		}
		return true
	})
	return out
}

// with is a data folder with some files replaced; empty ones are taken away.
func with(t testing.TB, folder fs.FS, replaced map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(folder, name)
		out[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range replaced {
		if out[name] = (&fstest.MapFile{Data: []byte(s)}); s == "" {
			delete(out, name)
		}
	}
	return out
}

// file is a file of a folder.
func file(t testing.TB, folder fs.FS, name string) string {
	t.Helper()
	raw, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(raw), "\r\n", "\n")
}
