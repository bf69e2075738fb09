package layout_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	imagepng "image/png"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// kits are the shipped editions as folders for others, each made once.
var kits = map[string]func() (*layout.Result, error){
	"2026-01":  sync.OnceValues(func() (*layout.Result, error) { return kitted("2026-01") }),
	"2026-04":  sync.OnceValues(func() (*layout.Result, error) { return kitted("2026-04") }),
	"specimen": sync.OnceValues(func() (*layout.Result, error) { return kitted("specimen") }),
}

func kitted(month string) (*layout.Result, error) {
	p, err := shipped()
	if err != nil {
		return nil, err
	}
	return p.Build(context.Background(), layout.Order{Month: month, Langs: languages(), Profiles: []profile.Profile{profile.Kit()}})
}

// listedFile is a file of the folder, as its list has it.
type listedFile struct {
	Path, Kind, ID, Title string
	Width, Height         int
	Alternative           string
}

func kitOf(t *testing.T, month, lang string) (list []listedFile, files map[string][]byte) {
	t.Helper()
	res, err := kits[month]()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range res.Outputs {
		if o.Lang != lang || o.Profile != "kit" {
			continue
		}
		if o.Data == nil {
			t.Fatalf("%s in %s was not made: %v", month, lang, errorsOf(res.Issues))
		}
		var all struct{ Files []listedFile }
		if err := json.Unmarshal(o.Data, &all); err != nil {
			t.Fatal(err)
		}
		files = map[string][]byte{}
		for _, f := range o.Tickets {
			files[strings.TrimPrefix(f.Path, o.Folder+"/")] = f.Data
		}
		return all.Files, files
	}
	t.Fatalf("no folder for others of %s in %s", month, lang)
	return nil, nil
}

// The list names every file and no other; pictures are as large as it says, cards and
// charts have alternatives, which are the pages'; figures can be read, outlines need no
// face, and both languages have the same files.
func TestTheKit(t *testing.T) {
	for _, month := range editions() {
		var both [][]string
		for _, lang := range languages() {
			list, files := kitOf(t, month, lang)
			folder, _ := window(t, month, lang)
			alts := strings.Join(alternatives(t, folder), "\n")
			var ids []string
			kinds := map[string]int{}
			for _, f := range list {
				ids = append(ids, f.Kind+" "+f.ID+" "+path.Ext(f.Path))
				kinds[f.Kind]++
				raw := files[f.Path]
				if len(raw) == 0 {
					t.Errorf("%s %s: %s is in the list alone", month, lang, f.Path)
					continue
				}
				if (f.Kind == "card" || f.Kind == "chart") && len(f.Alternative) < 30 {
					t.Errorf("%s: the alternative %q", f.Path, f.Alternative)
				}
				switch path.Ext(f.Path) {
				case ".png":
					c, err := imagepng.DecodeConfig(bytes.NewReader(raw))
					if err != nil || c.Width != f.Width || c.Height != f.Height {
						t.Errorf("%s: %v by %v, %v", f.Path, c.Width, c.Height, err)
					}
					if f.Kind == "card" && !strings.Contains(f.Path, lang+"-"+map[int]string{1200: "1200x630", 1080: "1080x1080", 1920: "1920x1080"}[c.Width]+"-"+f.ID+".png") {
						t.Errorf("%s is %d by %d", f.Path, c.Width, c.Height)
					}
				case ".svg":
					standsAlone(t, f, raw)
					says := evened(f.Alternative)
					if f.ID == "strip" { // which decisions have no flag depends on its height: what it counts does not
						says, _, _ = strings.Cut(says, ";")
					}
					if f.ID != "map" && !strings.Contains(alts, strings.TrimSpace(says)) {
						t.Errorf("%s: %q is not what the page says of it", f.Path, f.Alternative)
					}
				case ".csv":
					in := csv.NewReader(bytes.NewReader(raw))
					in.Comma = map[string]rune{"fr": ';', "en": ','}[lang]
					if rows, err := in.ReadAll(); err != nil || len(rows) < 2 {
						t.Errorf("%s: %d rows, %v", f.Path, len(rows), err)
					}
				}
			}
			if len(files) != len(list) || kinds["card"] < 9 || kinds["chart"] < 14 || kinds["cover"] != 3 {
				t.Errorf("%s %s: %d files, the list has %d: %v", month, lang, len(files), len(list), kinds)
			}
			both = append(both, ids)
		}
		if !slices.Equal(both[0], both[1]) {
			t.Errorf("%s: the languages have other files:\n%v\n%v", month, both[0], both[1])
		}
	}
}

// standsAlone holds a drawing to what it needs: nothing from elsewhere, no face, its
// title and alternative inside.
func standsAlone(t *testing.T, f listedFile, raw []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(raw))
	var said []string
	paths := 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			paths += strings.Count(e.Name.Local, "path")
			if !slices.Contains([]string{"svg", "title", "desc", "rect", "path"}, e.Name.Local) {
				t.Errorf("%s holds %s", f.Path, e.Name.Local)
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(e)); s != "" {
				said = append(said, s)
			}
		}
	}
	if !slices.Equal(said, []string{f.Title, f.Alternative}) || paths < 20 || bytes.Contains(raw, []byte("url(")) || bytes.Contains(raw, []byte("href")) {
		t.Errorf("%s says %q, with %d paths", f.Path, said, paths)
	}
}

// The newsletter says in its page and in its twin what the pages say, leads to the
// edition under its campaign, loads nothing but the card, and stands in tables 600 wide.
func TestTheNewsletter(t *testing.T) {
	for _, month := range editions() {
		for _, lang := range languages() {
			_, files := kitOf(t, month, lang)
			folder, _ := window(t, month, lang)
			res, err := kits[month]()
			if err != nil {
				t.Fatal(err)
			}
			pages, err := html.Parse(bytes.NewReader(folder.Data))
			if err != nil {
				t.Fatal(err)
			}
			all := textOf(pages)
			letter, err := html.Parse(bytes.NewReader(files["mail/teaser.html"]))
			if err != nil {
				t.Fatal(err)
			}
			twin := string(files["mail/teaser.txt"])
			flat := evened(strings.ReplaceAll(twin, "\n- ", " "))
			tables, links, said := 0, 0, 0
			walkHTML(letter, func(n *html.Node) {
				switch n.Data {
				case "script", "link", "iframe", "form":
					t.Errorf("%s %s holds %s", month, lang, n.Data)
				case "img":
					if !strings.HasSuffix(attrOf(n, "src"), "/"+month+"/"+lang+"/share.png") || attrOf(n, "alt") == "" || attrOf(n, "width") != "600" {
						t.Errorf("%s %s shows %v", month, lang, n.Attr)
					}
				case "table":
					tables++
					if attrOf(n, "role") != "presentation" {
						t.Errorf("%s %s: a table that is none says so not", month, lang)
					}
				case "a":
					links++
					to := attrOf(n, "href")
					if strings.Contains(to, "/"+lang+"/") && !strings.Contains(to, "?utm_") && res.Edition.Campaign != "" {
						t.Errorf("%s %s: %s is not counted", month, lang, to)
					}
				case "h1", "h2", "p":
					if words := evened(textOf(n)); n.Data != "p" || strings.Contains(attrOf(n, "style"), "border-top") || strings.Contains(attrOf(n, "style"), "Georgia") {
						said++
						if !strings.Contains(all, words) || !strings.Contains(strings.ToLower(flat), strings.ToLower(words)) {
							t.Errorf("%s %s: %q is said here alone", month, lang, words)
						}
					}
				}
			})
			if tables < 3 || links < 4 || said < 5 {
				t.Errorf("%s %s: %d tables, %d links, %d sentences", month, lang, tables, links, said)
			}
			for _, line := range strings.Split(twin, "\n") {
				if len([]rune(line)) > 72 && !strings.HasPrefix(line, "https://") {
					t.Errorf("%s %s: %q is too long a line", month, lang, line)
				}
			}
			if s := string(files["mail/subject.txt"]); strings.Count(s, "\n") != 1 || len(s) < 20 {
				t.Errorf("the subject %q", s)
			}
		}
	}
}

// textOf is the words of an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	walkHTML(n, func(k *html.Node) {
		if k.Type == html.TextNode && k.Parent.Data != "style" {
			b.WriteString(k.Data)
		}
	})
	return evened(b.String())
}

// A second run makes the same bytes, and one that makes the PDFs too.
func TestTheKitIsTheSameEveryTime(t *testing.T) {
	_, first := kitOf(t, "2026-04", "en")
	r, err := press(t).Build(context.Background(), layout.Order{Month: "2026-04", Langs: []string{"en"}, Profiles: append(layout.All(), profile.Kit())})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, o := range r.Outputs {
		for _, f := range o.Tickets {
			if name, in := strings.CutPrefix(f.Path, "kit/en/"); in {
				seen++
				if !bytes.Equal(first[name], f.Data) {
					t.Errorf("%s is another one", name)
				}
			}
			if strings.HasPrefix(f.Path, "web/") && strings.Contains(f.Path, "kit") {
				t.Errorf("the folder for browsers holds %s", f.Path)
			}
		}
	}
	if seen != len(first) {
		t.Errorf("%d files, and %d before", seen, len(first))
	}
}

// The page names its card by the whole address, with its size and alternative, and the
// folder holds it.
func TestTheCardOfThePage(t *testing.T) {
	folder, _ := window(t, "2026-01", "fr")
	root, err := html.Parse(bytes.NewReader(folder.Data))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	walkHTML(root, func(n *html.Node) {
		if n.Data == "meta" {
			said[attrOf(n, "property")+attrOf(n, "name")] = attrOf(n, "content")
		}
	})
	for key, want := range map[string]string{"og:image": "https://secnumcloud-observatory.example/2026-01/fr/share.png", "og:image:width": "1200",
		"og:image:height": "630", "twitter:card": "summary_large_image"} {
		if said[key] != want {
			t.Errorf("%s is %q", key, said[key])
		}
	}
	if !strings.Contains(said["og:image:alt"], "S3NS") || !strings.Contains(said["og:image:alt"], "17") {
		t.Errorf("the alternative %q", said["og:image:alt"])
	}
	for _, f := range folder.Tickets {
		if path.Base(f.Path) == "share.png" {
			if c, err := imagepng.DecodeConfig(bytes.NewReader(f.Data)); err != nil || c.Width != 1200 || c.Height != 630 {
				t.Errorf("%+v, %v", c, err)
			}
			return
		}
	}
	t.Error("the folder holds no card")
}
