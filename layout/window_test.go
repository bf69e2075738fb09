package layout_test

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// windows are the shipped editions with their folders for browsers, each made once.
var windows = map[string]func() (*layout.Result, error){
	"2026-01":  sync.OnceValues(func() (*layout.Result, error) { return windowed("2026-01") }),
	"2026-04":  sync.OnceValues(func() (*layout.Result, error) { return windowed("2026-04") }),
	"specimen": sync.OnceValues(func() (*layout.Result, error) { return windowed("specimen") }),
}

func windowed(month string) (*layout.Result, error) {
	p, err := shipped()
	if err != nil {
		return nil, err
	}
	return p.Build(context.Background(), layout.Order{Month: month, Langs: languages(), Profiles: layout.All()})
}

// window is the folder for browsers of an edition in a language, and the screen's PDF.
func window(t *testing.T, month, lang string) (folder, screen layout.Output) {
	t.Helper()
	res, err := windows[month]()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range res.Outputs {
		switch {
		case o.Lang != lang:
		case o.Profile == "web":
			folder = o
		case o.Profile == "screen":
			screen = o
		}
	}
	if folder.Data == nil || screen.Data == nil {
		t.Fatalf("%s in %s was not made: %v", month, lang, res.Issues)
	}
	return folder, screen
}

// The page says what the PDF says: roles, words, order, languages and alternatives,
// but for what docs/decisions/0038-the-web-edition.md names. Both are read back by
// parsers that know nothing of the press.
func TestTheWindowSaysWhatThePDFSays(t *testing.T) {
	for _, month := range editions() {
		for _, lang := range languages() {
			t.Run(month+" "+lang, func(t *testing.T) {
				folder, screen := window(t, month, lang)
				f, err := pdf.Read(screen.Data)
				if err != nil {
					t.Fatal(err)
				}
				root, err := html.Parse(bytes.NewReader(folder.Data))
				if err != nil {
					t.Fatal(err)
				}
				want, got := utterance{}.ofPDF(f), utterance{}.ofHTML(root)
				if len(want) < 500 {
					t.Fatalf("only %d elements were read in the PDF", len(want))
				}
				if d := cmp.Diff(want, got, cmp.Comparer(alike)); d != "" {
					t.Fatalf("the PDF (-) and the page (+) say different things:\n%s", d)
				}
				for i, line := range want {
					if len(strings.Fields(got[i])) < len(strings.Fields(line)) {
						t.Errorf("words run together: %q, in the PDF %q", got[i], line)
					}
				}
			})
		}
	}
}

// alike tells whether two lines say the same: where one has a space the other has one
// too, but for what stands under each other on the page, which a tag does not part.
func alike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := 0; i < len(b); i++ {
		switch {
		case a != "" && a[0] == b[i]:
			a = a[1:]
		case b[i] != ' ':
			return false
		}
	}
	return a == ""
}

// utterance is what a document says: an element a line, its role, its language where it
// is its own, and its words.
type utterance struct {
	lines []string
	open  []*saying
}

// saying is an element whose words are being gathered.
type saying struct {
	role  string
	words strings.Builder
	at    int // its line
}

func (t *utterance) enter(role string) {
	t.lines = append(t.lines, "")
	t.open = append(t.open, &saying{role: role, at: len(t.lines) - 1})
}

func (t *utterance) leave() {
	s := t.open[len(t.open)-1]
	t.open = t.open[:len(t.open)-1]
	t.lines[s.at] = strings.TrimSpace(s.role + " " + plain(s.words.String()))
}

func (t *utterance) say(s string) {
	if n := len(t.open); n > 0 {
		t.open[n-1].words.WriteString(s)
	} else if plain(s) != "" {
		t.lines = append(t.lines, "nowhere "+plain(s))
	}
}

// settled is the lines that say something.
func (t *utterance) settled() []string {
	number := regexp.MustCompile(`^Lbl \d+\.$`)
	for i, s := range t.lines {
		if rest, is := strings.CutPrefix(s, "TOCI "); is { // without the page's number
			t.lines[i] = "TOCI " + strings.TrimLeft(rest, "0123456789 ")
		}
		if number.MatchString(s) { // a counter's point is drawn, and no word
			t.lines[i] = strings.TrimSuffix(s, ".")
		}
	}
	return slices.DeleteFunc(t.lines, func(s string) bool {
		return s == "P" || s == "LBody" || s == "Lbl"
	})
}

// plain is words with single spaces and letters for signs of letters.
func plain(s string) string {
	s = strings.NewReplacer("\u00AD", "", "\u00A0", " ", "\u202F", " ", "\u2009", " ").Replace(draw.Spelt(s))
	return strings.Join(strings.Fields(s), " ")
}

// block tells the roles that are a line each; of the others only the words count.
func block(role string) bool {
	return slices.Contains([]string{"H", "P", "LI", "Lbl", "Table", "TR", "TH", "TD", "L", "Figure", "Caption", "TOC", "TOCI"}, role)
}

func (t utterance) ofPDF(f *pdf.File) []string {
	for _, n := range f.Tree.Top {
		t.node(f, n)
	}
	return t.settled()
}

func (t *utterance) node(f *pdf.File, n *pdf.Node) {
	role, alt := n.Role, f.Text(n.Dict["Alt"])
	if len(role) == 2 && role[0] == 'H' {
		role = "H"
	}
	switch {
	case role == "Figure" && strings.Contains(alt, "://"): // the code that leads to this page
		return
	case role == "Figure":
		t.enter("Figure")
		t.say(alt)
		t.leave()
		return
	case role == "TH" && plain(f.Words(n)) == "": // a head without words is none
		role = "TD"
	}
	if role == "TH" || role == "TD" {
		role += spans(fmt.Sprint(n.Attributes["ColSpan"]), fmt.Sprint(n.Attributes["RowSpan"]))
	}
	if first, _, _ := strings.Cut(role, " "); block(first) {
		t.enter(role)
		defer t.leave()
	}
	if n.Lang != "" && role != "Document" {
		t.say("⟨" + n.Lang + " ")
		defer t.say("⟩")
	}
	for _, k := range n.Kids {
		switch {
		case k.Node != nil:
			t.node(f, k.Node)
		case k.MCID >= 0:
			for _, p := range f.Index[pdf.Key{Page: k.Page, Stream: k.Stream, MCID: k.MCID}] {
				t.say(p.Text.String())
			}
		}
	}
}

// spans is over how many columns and rows a cell goes.
func spans(cols, rows string) string {
	n := func(s string) string {
		if _, err := strconv.Atoi(s); err != nil {
			return "1"
		}
		return s
	}
	return " " + n(cols) + "x" + n(rows)
}

func (t utterance) ofHTML(root *html.Node) []string {
	t.tag(root)
	return t.settled()
}

func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// own tells what is the window's own: what decision 38 names and nothing else.
func own(n *html.Node) bool {
	classes := strings.Fields(attrOf(n, "class"))
	return n.Data == "head" || n.Data == "script" || n.Data == "summary" || attrOf(n, "aria-hidden") == "true" ||
		slices.ContainsFunc(classes, func(c string) bool {
			return slices.Contains([]string{"skip", "bar", "rubric", "up", "back", "files", "vh", "phone"}, c) // the last: a chart drawn again
		})
}

// roleOf is the structure type of an element of the page.
func roleOf(n *html.Node) string {
	class := strings.Fields(attrOf(n, "class"))
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "H"
	case "p":
		if slices.Contains(class, "caption") {
			return "Caption"
		}
		return "P"
	case "ol", "ul":
		if n.Parent.Data == "nav" {
			return ""
		}
		return "L"
	case "nav":
		return "TOC"
	case "li":
		if n.Parent.Parent.Data == "nav" {
			return "TOCI"
		}
		return "LI"
	case "table":
		return "Table"
	case "tr":
		return "TR"
	case "th", "td":
		return strings.ToUpper(n.Data) + spans(attrOf(n, "colspan"), attrOf(n, "rowspan"))
	case "div":
		if slices.Contains(class, "lbl") {
			return "Lbl"
		}
	case "svg":
		return "Figure"
	case "img":
		return "Figure"
	}
	return ""
}

func (t *utterance) tag(n *html.Node) {
	if n.Type == html.TextNode {
		t.say(n.Data)
		return
	}
	if own(n) {
		return
	}
	role := roleOf(n)
	if role == "Figure" {
		t.enter(role)
		t.say(attrOf(n, "aria-label") + attrOf(n, "alt"))
		t.leave()
		return
	}
	if role != "" {
		t.enter(role)
		defer t.leave()
	}
	if lang := attrOf(n, "lang"); lang != "" && n.Data != "html" {
		t.say("⟨" + lang + " ")
		defer t.say("⟩")
	}
	if role == "LI" {
		t.label(n)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		t.tag(k)
	}
}

// label is the label that a list gives to an item.
func (t *utterance) label(item *html.Node) {
	say := func(s string) {
		t.enter("Lbl")
		t.say(s)
		t.leave()
	}
	switch class := strings.Fields(attrOf(item.Parent, "class")); {
	case item.Parent.Data == "ol":
		n := 0
		for k := item.Parent.FirstChild; k != nil; k = k.NextSibling {
			if k.Data != "li" {
				continue
			}
			n++
			if v, err := strconv.Atoi(attrOf(k, "value")); err == nil {
				n = v
			}
			if k == item {
				break
			}
		}
		say(strconv.Itoa(n))
	case slices.Contains(class, "dash"):
		say("–")
	}
}
