package layout_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/xml"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/secnumcloud-observatory/press/layout"
)

var shippedSite = sync.OnceValues(func() (*layout.Site, error) {
	p, err := shipped()
	if err != nil {
		return nil, err
	}
	return p.Site(context.Background(), layout.Order{})
})

func sited(t *testing.T) map[string][]byte {
	t.Helper()
	s, err := shippedSite()
	if err != nil {
		t.Fatal(err)
	}
	if s.Stopped() || len(s.Files) < 100 {
		t.Fatalf("%d files; %v", len(s.Files), s.Issues)
	}
	return s.Files
}

// The folder of an edition is what a build of it alone makes, byte by byte, and does not
// change when another edition appears: a site of the first edition alone holds the same.
func TestAnEditionsFolderInTheSite(t *testing.T) {
	files := sited(t)
	for _, month := range []string{"2026-01", "2026-04"} {
		for _, lang := range languages() {
			out, _ := window(t, month, lang)
			want := map[string][]byte{"index.html": out.Data}
			for _, f := range out.Tickets {
				want[strings.TrimPrefix(f.Path, out.Folder+"/")] = f.Data
			}
			n := 0
			for name, raw := range files {
				if rest, in := strings.CutPrefix(name, month+"/"+lang+"/"); in {
					n++
					if !bytes.Equal(raw, want[rest]) {
						t.Errorf("%s is not what a build makes", name)
					}
				}
			}
			if n != len(want) || n < 15 {
				t.Errorf("%s %s: %d files, a build makes %d", month, lang, n, len(want))
			}
		}
	}
	f := folder(t)
	for name := range f {
		if strings.HasPrefix(name, "editions/2026-04/") || strings.HasPrefix(name, "editions/specimen/") {
			delete(f, name)
		}
	}
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	first, err := p.Site(context.Background(), layout.Order{})
	if err != nil || first.Stopped() {
		t.Fatal(err, first.Issues)
	}
	same := 0
	for name, raw := range first.Files {
		if strings.HasPrefix(name, "2026-01/") {
			same++
			if !bytes.Equal(raw, files[name]) {
				t.Errorf("%s is another one where there is another edition", name)
			}
		}
		if strings.HasPrefix(name, "2026-04") {
			t.Errorf("%s of an edition that is not there", name)
		}
	}
	if same < 30 {
		t.Errorf("only %d files of the first edition", same)
	}
}

// Two runs make the same bytes, and no specimen is in the site.
func TestTheSiteIsTheSameEveryTime(t *testing.T) {
	files := sited(t)
	again, err := press(t).Site(context.Background(), layout.Order{})
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(files, again.Files, bytes.Equal) {
		t.Error("a second site is another one")
	}
	for name, raw := range files {
		if strings.HasPrefix(name, "specimen") || path.Ext(name) == ".html" && bytes.Contains(raw, []byte("../specimen")) {
			t.Errorf("%s is of the specimen, or leads to it", name)
		}
	}
}

// What leads somewhere within the site arrives: at a file, and at a place in it. Pages
// have one h1 and no id twice.
func TestPlacesInTheSite(t *testing.T) {
	files := sited(t)
	ids, links := map[string]map[string]bool{}, 0
	roots := map[string]*html.Node{}
	for name, raw := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		root, err := html.Parse(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		roots[name], ids[name] = root, map[string]bool{}
		heads := 0
		walkHTML(root, func(n *html.Node) {
			if n.Data == "h1" {
				heads++
			}
			if id := attrOf(n, "id"); id != "" {
				if ids[name][id] {
					t.Errorf("%s: #%s stands twice", name, id)
				}
				ids[name][id] = true
			}
		})
		if heads != 1 {
			t.Errorf("%s has %d headings of level 1", name, heads)
		}
	}
	for name, root := range roots {
		walkHTML(root, func(n *html.Node) {
			to := attrOf(n, "href")
			u, err := url.Parse(to)
			if err != nil || to == "" || u.Scheme != "" {
				return
			}
			links++
			at := path.Join(path.Dir(name), u.Path)
			if u.Path == "" {
				at = name
			} else if strings.HasSuffix(u.Path, "/") || u.Path == "." {
				at = path.Join(at, "index.html")
			}
			switch {
			case files[at] == nil:
				t.Errorf("%s: %s leads to nothing", name, to)
			case u.Fragment != "" && !ids[at][u.Fragment]:
				t.Errorf("%s: nothing stands at %s", name, to)
			}
		})
	}
	if len(roots) < 50 || links < 500 {
		t.Errorf("%d pages, %d links", len(roots), links)
	}
}

// Every provider that an edition names has a page in both languages, with its offers,
// its timeline for phones too, its rows of the register, and each edition that shows it.
func TestProvidersOfTheSite(t *testing.T) {
	files := sited(t)
	slug := map[string]string{"fr": "prestataires", "en": "providers"}
	n := 0
	for _, month := range []string{"2026-01", "2026-04"} {
		for _, e := range result(t, month).Edition.View.Cells() {
			for lang, folder := range slug {
				at := path.Join(lang, folder, e.Provider.ID)
				raw, rows := files[at+"/index.html"], files[at+"/register.csv"]
				if raw == nil || rows == nil {
					t.Errorf("%s has no page of its own in %s", e.Provider.Name, lang)
					continue
				}
				n++
				page := evened(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(raw), " ")))
				if !strings.Contains(page, evened(e.Provider.Name)) || !bytes.Contains(raw, []byte("/"+month+"/"+lang+"/#")) {
					t.Errorf("%s: %s does not name it, or not its edition %s", at, e.Provider.Name, month)
				}
				if e.Name != "" && (!bytes.Contains(raw, []byte(`class="draw phone"`)) || bytes.Contains(raw, []byte(`class="draw wide"`))) {
					t.Errorf("%s: its timeline is not drawn for phones", at)
				}
				in := csv.NewReader(bytes.NewReader(rows))
				in.Comma = map[string]rune{"fr": ';', "en": ','}[lang]
				all, err := in.ReadAll()
				if err != nil || !slices.ContainsFunc(all, func(r []string) bool { return r[0] == e.ID }) {
					t.Errorf("%s: without the row of %s: %v", at, e.ID, err)
				}
				for _, r := range all[1:] {
					if r[1] != e.Provider.ID {
						t.Errorf("%s holds a row of %s", at, r[1])
					}
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d rows were looked for", n)
	}
}

// The feeds are as RFC 4287 has them: the elements that must stand in each, as often as
// they may, with whole addresses, moments and ids that nothing else has.
func TestFeeds(t *testing.T) {
	files := sited(t)
	ids := map[string]bool{}
	for _, lang := range languages() {
		raw := files[lang+"/feed.xml"]
		var feed struct {
			XMLName xml.Name
			Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
			Nodes   []atomNode  `xml:",any"`
			Entries []atomEntry `xml:"http://www.w3.org/2005/Atom entry"`
		}
		if err := xml.Unmarshal(raw, &feed); err != nil {
			t.Fatal(err)
		}
		if feed.XMLName != (xml.Name{Space: "http://www.w3.org/2005/Atom", Local: "feed"}) || !strings.HasPrefix(feed.Lang, lang) || len(feed.Entries) != 2 {
			t.Fatalf("%s: %+v", lang, feed)
		}
		atomParts(t, lang, feed.Nodes, map[string][2]int{"id": {1, 1}, "title": {1, 1}, "subtitle": {0, 1}, "updated": {1, 1}, "author": {1, 9},
			"rights": {0, 1}, "link": {2, 99}}, ids)
		for i, e := range feed.Entries {
			atomParts(t, lang, e.Nodes, map[string][2]int{"id": {1, 1}, "title": {1, 1}, "updated": {1, 1}, "published": {0, 1}, "summary": {0, 1},
				"content": {1, 1}, "link": {2, 99}}, ids)
			month := []string{"2026-04", "2026-01"}[i]
			for _, n := range e.Nodes {
				switch {
				case n.XMLName.Local == "content" && (n.attr("type") != "xhtml" || !strings.HasPrefix(strings.TrimSpace(n.Inner), `<div xmlns="http://www.w3.org/1999/xhtml">`)):
					t.Errorf("%s: content %q", lang, n.Inner)
				case n.XMLName.Local == "link" && n.attr("rel") == "enclosure":
					_, at, _ := strings.Cut(n.attr("href"), "/"+month+"/")
					if file := files[month+"/"+at]; len(file) == 0 || n.attr("length") != strconv.Itoa(len(file)) || n.attr("type") != "application/pdf" {
						t.Errorf("%s: the enclosure %s is not the file", lang, n.attr("href"))
					}
				}
			}
		}
	}
}

type atomEntry struct {
	Nodes []atomNode `xml:",any"`
}

type atomNode struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Inner   string     `xml:",innerxml"`
}

func (n atomNode) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// atomParts holds the parts of a feed or an entry to how often they may stand there.
func atomParts(t *testing.T, at string, nodes []atomNode, may map[string][2]int, ids map[string]bool) {
	t.Helper()
	count, alternates := map[string]int{}, map[string]bool{}
	for _, n := range nodes {
		name := n.XMLName.Local
		count[name]++
		if _, known := may[name]; !known || n.XMLName.Space != "http://www.w3.org/2005/Atom" {
			t.Errorf("%s: an element %v", at, n.XMLName)
		}
		switch name {
		case "id":
			if u, err := url.Parse(n.Text); err != nil || u.Scheme == "" || ids[n.Text] {
				t.Errorf("%s: the id %q is none, or stands twice", at, n.Text)
			}
			ids[n.Text] = true
		case "updated", "published":
			if _, err := time.Parse(time.RFC3339, n.Text); err != nil {
				t.Errorf("%s: %v", at, err)
			}
		case "title", "subtitle", "summary":
			if n.Text == "" || strings.Contains(n.Inner, "<") {
				t.Errorf("%s: %s %q", at, name, n.Inner)
			}
		case "author":
			if !strings.Contains(n.Inner, "<name>") {
				t.Errorf("%s: an author without a name", at)
			}
		case "link":
			if u, err := url.Parse(n.attr("href")); err != nil || !u.IsAbs() {
				t.Errorf("%s: a link to %q", at, n.attr("href"))
			}
			if key := n.attr("type") + n.attr("hreflang"); n.attr("rel") == "alternate" {
				if alternates[key] {
					t.Errorf("%s: two alternates of one kind and language", at)
				}
				alternates[key] = true
			}
		}
	}
	for name, n := range may {
		if count[name] < n[0] || count[name] > n[1] {
			t.Errorf("%s: %d times %s", at, count[name], name)
		}
	}
}
