package layout_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/secnumcloud-observatory/press/data"
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
				want = listByList(t, want, titleOf(root, "register"))
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

// titleOf is what a section's heading says.
func titleOf(root *html.Node, section string) (title string) {
	walkHTML(root, func(n *html.Node) {
		if attrOf(n, "id") != section+"-title" {
			return
		}
		walkHTML(n, func(k *html.Node) {
			if k.Type == html.TextNode {
				title += k.Data
			}
		})
	})
	return evened(title)
}

// listByList is what the PDF says with the table of the register read as decision 38
// has it: under the head of each layer what is in progress, then what is qualified,
// each under the heads of its columns, without cells that hold nothing.
func listByList(t *testing.T, lines []string, title string) []string {
	t.Helper()
	from := slices.Index(lines, "H "+title)
	if from < 0 {
		t.Fatalf("the PDF has no heading %q", title)
	}
	for lines[from] != "Table" {
		from++
	}
	to := from + 1
	for to < len(lines) && regexp.MustCompile(`^(TR|T[HD] .*|Figure .*)$`).MatchString(lines[to]) {
		to++
	}
	out := slices.Clone(lines[:from])
	var heads [][]string
	lists := map[int][]string{}
	flush := func() {
		for _, l := range [][2]int{{1, 3}, {3, 4}} {
			if rows := lists[l[0]]; len(rows) > 0 {
				out = append(out, "Table", "TR")
				out = append(append(out, slices.Concat(heads[l[0]:l[1]]...)...), rows...)
			}
		}
		clear(lists)
	}
	isRow, isCell := func(s string) bool { return s == "TR" }, func(s string) bool { return s[0] == 'T' }
	for _, row := range inGroups(lines[from+1:to], isRow) {
		cells := inGroups(row[1:], isCell)
		if heads == nil {
			heads = cells
			continue
		}
		if rest, is := strings.CutPrefix(cells[0][0], "TH "); is {
			flush()
			_, words, _ := strings.Cut(rest, " ")
			out, cells = append(append(out, "H "+words), cells[0][1:]...), cells[1:]
		}
		if cells[0][0] != "TD 1x1" {
			lists[1] = append(append(append(lists[1], "TR"), cells[0]...), cells[1]...)
		}
		if cells[2][0] != "TD 1x1" {
			lists[3] = append(append(lists[3], "TR"), cells[2]...)
		}
	}
	flush()
	return append(out, lines[to:]...)
}

// inGroups is lines in groups, each from a line that begins one.
func inGroups(lines []string, begins func(string) bool) (out [][]string) {
	for _, l := range lines {
		if begins(l) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], l)
	}
	return out
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
	t.lines[s.at] = strings.TrimSpace(s.role + " " + evened(s.words.String()))
}

func (t *utterance) say(s string) {
	if n := len(t.open); n > 0 {
		t.open[n-1].words.WriteString(s)
	} else if evened(s) != "" {
		t.lines = append(t.lines, "nowhere "+evened(s))
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

// evened is words with single spaces and letters for signs of letters.
func evened(s string) string {
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
	case role == "TH" && evened(f.Words(n)) == "": // a head without words is none
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

// What leads somewhere in a page arrives, no id is given twice, and both languages
// have the same places, so that an address holds in both.
func TestPlacesInTheWindow(t *testing.T) {
	for _, month := range editions() {
		var places [][]string
		for _, lang := range languages() {
			folder, _ := window(t, month, lang)
			root, err := html.Parse(bytes.NewReader(folder.Data))
			if err != nil {
				t.Fatal(err)
			}
			ids, hrefs := map[string]bool{}, []string(nil)
			walkHTML(root, func(n *html.Node) {
				if id := attrOf(n, "id"); id != "" {
					if ids[id] {
						t.Errorf("%s %s: #%s stands twice", month, lang, id)
					}
					ids[id] = true
				}
				if href := attrOf(n, "href"); strings.HasPrefix(href, "#") {
					hrefs = append(hrefs, href[1:])
				}
			})
			for _, h := range hrefs {
				if !ids[h] {
					t.Errorf("%s %s: nothing stands at #%s", month, lang, h)
				}
			}
			if len(hrefs) < 100 {
				t.Errorf("%s %s: only %d links within the page", month, lang, len(hrefs))
			}
			places = append(places, fixed(ids))
		}
		if d := cmp.Diff(places[0], places[1]); d != "" {
			t.Errorf("%s: the languages have other places:\n%s", month, d)
		}
	}
}

// fixed is the ids that addresses may hold on to: those of the data.
func fixed(ids map[string]bool) (out []string) {
	for id := range ids {
		for _, begins := range []string{"source-", "offer-", "event-", "provider-", "answers-", "figure-"} {
			if strings.HasPrefix(id, begins) {
				out = append(out, id)
			}
		}
		if slices.Contains(data.SectionIDs(), id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

func walkHTML(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		walkHTML(k, visit)
	}
}

// mostFirstLoad is what a browser fetches before all can be read, in bytes.
const mostFirstLoad = 250_000

// The page, its sheet and its faces are light, and nothing else is fetched: no script,
// nothing from elsewhere.
func TestTheWindowIsLight(t *testing.T) {
	for _, month := range editions() {
		for _, lang := range languages() {
			folder, _ := window(t, month, lang)
			size := packed(t, folder.Data)
			for _, f := range folder.Tickets {
				switch path.Ext(f.Path) {
				case ".woff2":
					size += len(f.Data)
				case ".css":
					size += packed(t, f.Data)
				}
			}
			if size > mostFirstLoad || size < 50_000 {
				t.Errorf("%s %s: %d bytes at first load, %d at most", month, lang, size, mostFirstLoad)
			}
			root, err := html.Parse(bytes.NewReader(folder.Data))
			if err != nil {
				t.Fatal(err)
			}
			walkHTML(root, func(n *html.Node) {
				if n.Data == "script" && attrOf(n, "type") != "application/ld+json" {
					t.Errorf("%s %s: a script", month, lang)
				}
				if src := attrOf(n, "src"); strings.Contains(src, "//") {
					t.Errorf("%s %s: %s is fetched from elsewhere", month, lang, src)
				}
			})
		}
	}
}

func packed(t *testing.T, file []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(file); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// The folder's bytes are the same every time, and whatever else is ordered with it.
func TestTheWindowIsTheSameEveryTime(t *testing.T) {
	first, _ := window(t, "2026-01", "fr")
	r, err := press(t).Build(context.Background(), layout.Order{Month: "2026-01", Langs: []string{"fr"}, Profiles: layout.All()[2:]})
	if err != nil {
		t.Fatal(err)
	}
	again := r.Outputs[len(r.Outputs)-1]
	if !bytes.Equal(first.Data, again.Data) || len(first.Tickets) != len(again.Tickets) {
		t.Fatal("the page differs")
	}
	for i, f := range first.Tickets {
		if f.SHA256 == "" || f.SHA256 != again.Tickets[i].SHA256 {
			t.Errorf("%s differs", f.Path)
		}
	}
}

// What machines read of the page is what the edition is.
func TestWhatMachinesRead(t *testing.T) {
	folder, screen := window(t, "2026-01", "en")
	_, raw, _ := strings.Cut(string(folder.Data), `<script type="application/ld+json">`)
	raw, _, _ = strings.Cut(raw, "</script>")
	var graph struct {
		Graph []struct {
			Type     string `json:"@type"`
			Number   string `json:"issueNumber"`
			Date     string `json:"datePublished"`
			Covers   string `json:"temporalCoverage"`
			Encoding []struct {
				URL string `json:"contentUrl"`
				Sum string `json:"sha256"`
			}
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(raw), &graph); err != nil {
		t.Fatal(err)
	}
	issue, set := graph.Graph[0], graph.Graph[1]
	if issue.Type != "PublicationIssue" || issue.Number != "2026-01" || issue.Date != "2026-01-12" || set.Covers != "2025-12-31" {
		t.Errorf("%+v", graph)
	}
	if len(issue.Encoding) != 2 || issue.Encoding[0].Sum != layout.Hash(screen.Data) || !strings.HasSuffix(issue.Encoding[0].URL, "/2026-01/en/"+screen.Path) {
		t.Errorf("%+v", issue.Encoding)
	}
	for _, want := range []string{`<link rel="canonical" href="https://secnumcloud-observatory.example/2026-01/en/">`,
		`<link rel="alternate" hreflang="fr-FR" href="https://secnumcloud-observatory.example/2026-01/fr/">`,
		`hreflang="x-default" href="https://secnumcloud-observatory.example/2026-01/"`, `<html lang="en-GB">`} {
		if !strings.Contains(string(folder.Data), want) {
			t.Errorf("without %s", want)
		}
	}
}

// What the charts count can be counted again in the open data beside the page.
func TestWhatIsCountedCanBeCountedAgain(t *testing.T) {
	for _, month := range editions() {
		for _, lang := range languages() {
			folder, _ := window(t, month, lang)
			rows := registered(t, folder)
			count := func(stage, column, value string) (n int) {
				for _, r := range rows {
					if r["stage"] == stage && r["offer"] != "" && r[column] == value {
						n++
					}
				}
				return n
			}
			alts := unparted(strings.Join(alternatives(t, folder), "\n"))
			const until = `[^\d\n]+`
			for _, c := range []struct {
				chart, pattern string
				want           []int
			}{
				{"bricks", `J0 (\d+), J1 (\d+), J2 (\d+)` + until + `(\d+)`, []int{count("candidate", "milestone", "j0"),
					count("candidate", "milestone", "j1"), count("candidate", "milestone", "j2"), count("candidate", "milestone", "")}},
				{"rows", `SaaS (\d+), PaaS (\d+), CaaS (\d+), IaaS (\d+)`, []int{count("candidate", "saas", "true"),
					count("candidate", "paas", "true"), count("candidate", "caas", "true"), count("candidate", "iaas", "true")}},
				{"butterfly", `SaaS (\d+)` + until + `(\d+)` + until + `(\d+)` + until + `(\d+)`, []int{count("candidate", "saas", "true"),
					count("qualified", "saas", "true"), count("candidate", "paas", "true"), count("qualified", "paas", "true")}},
			} {
				found := false
				for _, m := range regexp.MustCompile(c.pattern).FindAllStringSubmatch(alts, -1) {
					var got []int
					for _, s := range m[1:] {
						n, _ := strconv.Atoi(s)
						got = append(got, n)
					}
					found = found || slices.Equal(got, c.want)
				}
				if !found {
					t.Errorf("%s %s: no chart counts %v, as the data does for %s:\n%s", month, lang, c.want, c.chart, alts)
				}
			}
		}
	}
}

// registered is the rows of the register beside a page.
func registered(t *testing.T, folder layout.Output) (out []map[string]string) {
	t.Helper()
	for _, f := range folder.Tickets {
		if path.Base(f.Path) != "register.csv" {
			continue
		}
		in := csv.NewReader(bytes.NewReader(f.Data))
		in.Comma = map[string]rune{"fr": ';', "en": ','}[folder.Lang]
		rows, err := in.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows[1:] {
			m := map[string]string{}
			for i, v := range r {
				m[rows[0][i]] = v
			}
			out = append(out, m)
		}
	}
	if len(out) < 20 {
		t.Fatalf("%d rows", len(out))
	}
	return out
}

// alternatives is what a page says of its figures.
func alternatives(t *testing.T, folder layout.Output) (out []string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(folder.Data))
	if err != nil {
		t.Fatal(err)
	}
	walkHTML(root, func(n *html.Node) {
		if n.Data == "svg" && attrOf(n, "role") == "img" {
			out = append(out, evened(attrOf(n, "aria-label")))
		}
	})
	return out
}

// A phone shows every chart on a sheet of its own: what is drawn twice has one
// alternative, every provider that stands on the page's drawing or in its tables stands
// on the phone's, and what still scrolls sideways is no chart of ours but what
// decision 38 names.
func TestPhonesShowEveryChart(t *testing.T) {
	scrolls := []string{"cover", "relief", "unmoved-offers"}
	for _, month := range editions() {
		for _, lang := range languages() {
			folder, _ := window(t, month, lang)
			root, err := html.Parse(bytes.NewReader(folder.Data))
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, r := range registered(t, folder) {
				names = append(names, r["provider_name"])
			}
			twice, held := map[string]int{}, 0
			walkHTML(root, func(n *html.Node) {
				if n.Data != "figure" {
					return
				}
				name := strings.TrimPrefix(strings.Fields(attrOf(n, "class"))[1], "fig-")
				pages, phone := within(n, "page"), within(n, "phone")
				if wide := within(n, "wide"); wide != nil && !slices.Contains(scrolls, name) && !strings.HasPrefix(name, "pictures-") {
					t.Errorf("%s %s: the %s scrolls", month, lang, name)
				}
				if phone == nil {
					return
				}
				twice[name]++
				if a, b := attrOf(pages.FirstChild, "aria-label"), attrOf(phone.FirstChild, "aria-label"); a != b || a == "" {
					t.Errorf("%s %s: the %s says %q, and %q on a phone", month, lang, name, a, b)
				}
				all, own := squeezed(n, "phone"), squeezed(phone, "")
				for _, provider := range names {
					provider = strings.Join(strings.Fields(provider), "")
					if !strings.Contains(all, provider) {
						continue
					}
					if held++; !strings.Contains(own, provider) {
						t.Errorf("%s %s: the %s names %s, but not on a phone", month, lang, name, provider)
					}
				}
			})
			want := map[string]int{"months": 1, "bricks": 1, "rows": 1, "map": 1, "strip": 1, "butterfly": 1, "calendar": 1, "duties": 1}
			if month != "2026-01" {
				want["timeline"] = 6
			}
			if month != "2026-04" {
				want["composition"] = 1
			} else {
				want["shares"] = 1
			}
			if month == "specimen" {
				want["bands"] = 1
			}
			if held < 40 {
				t.Errorf("%s %s: only %d names were looked for", month, lang, held)
			}
			if !maps.Equal(twice, want) {
				t.Errorf("%s %s: drawn for phones are %v, not %v", month, lang, twice, want)
			}
		}
	}
}

// within is the first element of a class in an element, nil when there is none.
func within(n *html.Node, class string) (found *html.Node) {
	walkHTML(n, func(k *html.Node) {
		if found == nil && k.Data == "div" && slices.Contains(strings.Fields(attrOf(k, "class")), class) {
			found = k
		}
	})
	return found
}

// squeezed is the words in an element without what parts them, but for those in a class:
// where lines end and words are divided depends on the room.
func squeezed(n *html.Node, but string) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(k *html.Node) {
		if but != "" && slices.Contains(strings.Fields(attrOf(k, "class")), but) {
			return
		}
		if k.Type == html.TextNode {
			b.WriteString(strings.Join(strings.Fields(k.Data), ""))
		}
		for c := k.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.NewReplacer("\u00a0", "", "\u202f", "", "\u00ad", "").Replace(b.String())
}
