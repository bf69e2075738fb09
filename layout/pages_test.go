package layout_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/review"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Every edition in every language makes every kind of file, without an error
// and without a warning.
func TestEveryEditionBuilds(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		if r.Stopped || len(r.Outputs) != len(languages())*len(layout.Profiles()) {
			t.Errorf("%s: stopped %t with %d files", month, r.Stopped, len(r.Outputs))
		}
		for _, is := range r.Issues {
			if is.Severity != diag.Quality {
				t.Errorf("%s: %s", month, is)
			}
		}
		for _, o := range r.Outputs {
			if !o.Built || o.Bytes != len(o.Data) || o.Pages%4 != 0 || o.Pages < 16 {
				t.Errorf("%s: built %t, %d bytes, %d pages", o.Path, o.Built, o.Bytes, o.Pages)
			}
			if o.Report == nil || o.Report.Failed() || len(o.Checks) == 0 || o.Checks[0].Result != "pass" {
				t.Errorf("%s: %v", o.Path, o.Checks)
			}
		}
	}
}

// The specimen shows all that the press can set: each section has its page, in
// every language, and none of them is nearly empty.
func TestSpecimenSetsEverySection(t *testing.T) {
	r := result(t, "specimen")
	for _, l := range r.Pages {
		seen := map[string]bool{}
		for i := range l.Result.Pages {
			seen[l.Result.Pages[i].Section] = true
		}
		for _, id := range data.SectionIDs() {
			if !seen[id] {
				t.Errorf("%s: no page shows the section %s", l.Lang, id)
			}
		}
		for _, is := range l.Result.Issues {
			if is.Code == page.SparsePage || is.Code == page.EmptyHalfPage {
				t.Errorf("%s: %s", l.Lang, is)
			}
		}
	}
}

// The contents list the sections in the order of their pages, whatever order the
// edition asked for: the map waits for a left-hand page.
func TestContentsFollowThePages(t *testing.T) {
	for _, month := range editions() {
		for _, l := range result(t, month).Pages {
			var pages []int
			for i := range l.Result.Pages {
				if l.Result.Pages[i].Section != "contents" {
					continue
				}
				draw.Walk(&l.Result.Pages[i].Box, func(v draw.Visit) bool {
					if line := v.Box.Line; line != nil && line.Style == "toc-number" {
						for _, op := range v.Box.Ops {
							if x, ok := op.(draw.Text); ok {
								n, err := strconv.Atoi(strings.TrimSpace(x.Str))
								if err != nil {
									t.Error(err)
								}
								pages = append(pages, n)
							}
						}
					}
					return true
				})
			}
			if len(pages) < 15 || !slices.IsSorted(pages) {
				t.Errorf("%s %s: the contents list the pages %v", month, l.Lang, pages)
			}
		}
	}
}

// The two files of a language have the same page breaks: the words drawn on each
// page are the same in both.
func TestScreenAndPrintBreakAlike(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, lang := range languages() {
			screen, print := pagesOf(t, output(t, r, lang, "screen")), pagesOf(t, output(t, r, lang, "print"))
			if len(screen) != len(print) {
				t.Fatalf("%s %s: %d pages on screen, %d in print", month, lang, len(screen), len(print))
			}
			for i := range screen {
				if screen[i] != print[i] {
					t.Errorf("%s %s: page %d differs between screen and print", month, lang, i+1)
				}
				if screen[i] == "" {
					t.Errorf("%s %s: page %d holds no words", month, lang, i+1)
				}
			}
		}
	}
}

var replacement = regexp.MustCompile(`/ActualText *<[0-9A-Fa-f]*>`)

// pagesOf is the letters and figures drawn on each page of a file: without the
// text that stands for them where a file is read aloud, which no page shows.
func pagesOf(t *testing.T, o *layout.Output) []string {
	t.Helper()
	path := written(t, o)
	plain, err := exec.Command(tool(t, "qpdf"), "--stream-data=uncompress", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	plain = replacement.ReplaceAllFunc(plain, func(b []byte) []byte { return bytes.Repeat([]byte(" "), len(b)) })
	if err := os.WriteFile(path, plain, 0o644); err != nil {
		t.Fatal(err)
	}
	raw, err := exec.Command(tool(t, "pdftotext"), "-enc", "UTF-8", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range strings.Split(strings.TrimSuffix(string(raw), "\f"), "\f") {
		out = append(out, squeeze(p))
	}
	return out
}

// Where everything stands, a line for each element on a page: its role, the
// top left corner, width and height in millimetres, how many lines and words it
// has, and how it begins. This is the main net under every change of layout.
func TestGoldenPages(t *testing.T) {
	for _, month := range editions() {
		for _, l := range result(t, month).Pages {
			golden.Check(t, "pages/"+month+"."+l.Lang+".txt", outline(l.Result.Pages))
		}
	}
}

// piece is one element on one page.
type piece struct {
	elem  *draw.Elem
	role  string
	area  unit.Rect
	lines int
	words []string
}

func outline(pages []draw.Page) string {
	var b strings.Builder
	for i := range pages {
		p := &pages[i]
		fmt.Fprintf(&b, "page %d  folio %s  section %s  ground %s\n", i+1, dash(p.Folio), p.Section, dash(string(p.Ground)))
		for _, x := range piecesOf(p) {
			begins := strings.Join(x.words[:min(5, len(x.words))], " ")
			fmt.Fprintf(&b, "  %-7s %6.1f %6.1f %6.1f %6.1f  %d/%d %s\n", x.role, x.area.X.MM(), x.area.Y.MM(), x.area.W.MM(), x.area.H.MM(), x.lines, len(x.words), begins)
		}
	}
	return b.String()
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// piecesOf gathers the boxes with text of a page by their element, artifacts
// left out.
func piecesOf(p *draw.Page) []*piece {
	var all []*piece
	at := map[*draw.Elem]*piece{}
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if v.Artifact {
			return false
		}
		words := ""
		for _, op := range v.Box.Ops {
			if t, ok := op.(draw.Text); ok && t.Actual != "\u00AD" {
				words += t.Str
			}
		}
		if words == "" {
			return true
		}
		x := at[v.Elem]
		if x == nil {
			x = &piece{elem: v.Elem, role: "-", area: v.At}
			if v.Elem != nil {
				x.role = string(v.Elem.Role)
			}
			at[v.Elem] = x
			all = append(all, x)
		}
		x.area = x.area.Union(v.At)
		x.lines++
		x.words = append(x.words, strings.Fields(words)...)
		return true
	})
	return all
}

// Sections start on the same page in every language, or the report says so.
func TestSectionsAreLevel(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		level := true
		for _, s := range r.Report().Sections {
			level = level && s.Pages["fr"] == s.Pages["en"]
		}
		if level == r.Issues.Has(review.SectionDrift) {
			t.Errorf("%s: the languages are level %t, and the finding says otherwise", month, level)
		}
	}
}

// Contents refer to the page a section starts on: the folio printed in an
// entry is the folio of the page its link leads to, or the one it would have
// where the page shows none.
func TestContentsAreRight(t *testing.T) {
	for _, month := range editions() {
		for _, l := range result(t, month).Pages {
			n := 0
			for _, entry := range entriesOf(draw.Tree(l.Result.Pages)) {
				folio, _, _ := strings.Cut(strings.TrimSpace(entry.words), " ")
				target := l.Result.Anchors[strings.TrimPrefix(links(l.Result.Pages)[entry.link], "#")]
				if target == 0 || folioOf(l.Result.Pages, target) != folio {
					t.Errorf("%s %s: the entry %q leads to page %d", month, l.Lang, entry.words, target)
				}
				n++
			}
			if n < 8 {
				t.Errorf("%s %s: the contents have %d entries", month, l.Lang, n)
			}
		}
	}
}

// folioOf is a page's folio. A page that shows none is counted on from the last
// one that does.
func folioOf(pages []draw.Page, n int) string {
	for i := n; i > 0; i-- {
		if folio, err := strconv.Atoi(pages[i-1].Folio); err == nil {
			return strconv.Itoa(folio + n - i)
		}
	}
	return ""
}

type entry struct {
	words string
	link  *draw.Elem
}

// entriesOf finds the entries of the contents and the link in each.
func entriesOf(n *draw.Node) []entry {
	var out []entry
	for _, k := range n.Kids {
		if k.Elem != nil && k.Elem.Role == draw.TOCItem {
			out = append(out, entry{k.Words(), linkIn(k)})
			continue
		}
		out = append(out, entriesOf(k)...)
	}
	return out
}

func linkIn(n *draw.Node) *draw.Elem {
	for _, k := range n.Kids {
		if k.Elem != nil && k.Elem.Role == draw.LinkElem {
			return k.Elem
		}
		if e := linkIn(k); e != nil {
			return e
		}
	}
	return nil
}

// links is where each link element leads.
func links(pages []draw.Page) map[*draw.Elem]string {
	out := map[*draw.Elem]string{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if l, ok := op.(draw.Link); ok && l.Elem != nil {
					out[l.Elem] = l.Href
				}
			}
			return true
		})
	}
	return out
}

// A section that an edition leaves out takes its entry, its rubric and its
// bookmark with it, and the count of pages still binds.
func TestSectionsCanBeLeftOut(t *testing.T) {
	f := folder(t)
	change(t, f, "editions/2026-04/edition.yaml", "technical, ", "")
	delete(f, "editions/2026-04/fr/technical.md")
	delete(f, "editions/2026-04/en/technical.md")
	r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"en"}})
	l := r.Pages[0].Result
	if _, there := l.Anchors["technical"]; there {
		t.Error("the section is still there")
	}
	for _, b := range l.Outline {
		if b.Title == "Technical focus" {
			t.Error("its bookmark is still there")
		}
	}
	if strings.Contains(page.ReadAloud(l.Pages), "Technical focus") {
		t.Error("the contents still name it")
	}
	for _, is := range errorsOf(r.Issues) {
		if is.Code != page.PageCount && is.Code != page.MissingAnchor { // an editor settles these
			t.Error(is)
		}
	}
	if len(l.Pages)%4 != 0 && !r.Issues.Has(page.PageCount) {
		t.Errorf("%d pages, and no finding", len(l.Pages))
	}
	if !slices.ContainsFunc(l.Outline, func(b page.Bookmark) bool { return b.Title == "Glossary" }) {
		t.Error("the other bookmarks are gone")
	}
}

// What the stages make can be printed.
func TestDumps(t *testing.T) {
	r := result(t, "2026-01")
	l := r.Pages[0]
	blocks := layout.Blocks(l.Doc)
	for _, want := range []string{"section editorial", "Columns N=2", "Para body P “", "Name=\"comparison grid\"", " H1 “"} {
		if !strings.Contains(blocks, want) {
			t.Errorf("the dump of blocks lacks %q", want)
		}
	}
	ops, err := press(t).Operators(r, l, layout.Profiles()[1])
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(ops, "% page "); n != len(l.Result.Pages) {
		t.Errorf("the dump of operators has %d pages of %d", n, len(l.Result.Pages))
	}
	if !strings.Contains(ops, " TJ") || strings.Contains(ops, " rg\n") || !strings.Contains(ops, " k\n") {
		t.Error("the operators of a page for print are not in its colours")
	}
}
