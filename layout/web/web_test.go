package web

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

// line is a line of a paragraph, the last one of it.
func line(style, s string, more ...draw.Op) draw.Box {
	b := draw.Box{Line: &draw.Line{Style: style, Last: true}}
	b.W, b.H = 40*mm, 5*mm
	b.Ops = append([]draw.Op{draw.Text{Str: s, Font: "sans", Size: 10 * unit.PT, Ink: draw.Noir, Width: 20 * mm}}, more...)
	return b
}

// holds is a box of an element with boxes under each other.
func holds(e *draw.Elem, kids ...draw.Box) draw.Box {
	b := draw.Box{Elem: e}
	for _, k := range kids {
		b.Put(0, b.H, k)
		b.W, b.H = max(b.W, k.W), b.H+k.H
	}
	return b
}

// across is boxes beside each other.
func across(kids ...draw.Box) draw.Box {
	var b draw.Box
	for _, k := range kids {
		b.Put(b.W, 0, k)
		b.W, b.H = b.W+k.W, max(b.H, k.H)
	}
	return b
}

// folder is the edition of one section that holds these boxes.
func folder(t *testing.T, kids ...draw.Box) (page string, files map[string][]byte, found diag.List) {
	t.Helper()
	faces, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	sect := holds(draw.New(draw.Sect), kids...)
	sect.Ops = []draw.Op{draw.Anchor{Name: "news"}}
	pg := draw.Page{}
	pg.W, pg.H = 210*mm, 297*mm
	pg.Put(0, 0, sect)
	style := func(f, bold, italic draw.Font) text.Style { return text.Style{Font: f, Bold: bold, Italic: italic} }
	ed := &Edition{ID: "2026-01", Lang: "fr-FR", Folder: "fr", Title: "T", Name: "N", Pages: []draw.Page{pg},
		Styles: map[string]text.Style{"body": style("serif", "serif-semibold", "serif-italic"), "h1": style("sans-bold", "", ""),
			"table": style("sans", "sans-semibold", "sans-italic"), "figure": style("sans-bold", "", "")},
		Palette: profile.Palette{draw.Nuit: {RGB: [3]uint8{16, 38, 75}}, draw.Azur: {}},
		Ground:  draw.Nuit, Band: draw.Azur,
		Sections: []Section{{ID: "news", Rubric: "Quoi de neuf"}}, Faces: faces,
		Say: func(key string, _ ...map[string]any) string { return "(" + key + ")" }}
	files, found = Folder(ed)
	page = string(files["index.html"])
	_, page, _ = strings.Cut(page, "<main")
	page, _, _ = strings.Cut(page, "</main>")
	return strings.ReplaceAll(page, "\n", ""), files, found
}

func has(t *testing.T, page string, wants ...string) {
	t.Helper()
	for _, w := range wants {
		if !strings.Contains(page, w) {
			t.Errorf("without %s:\n%s", w, page)
		}
	}
}

// A paragraph over two columns is one, its divided word whole, and where it began.
func TestAnElementStandsOnce(t *testing.T) {
	p := draw.New(draw.P)
	first := line("table", "une plate", draw.Text{Point: unit.Point{X: 20 * mm}, Str: "-", Actual: "\u00AD", Font: "sans"})
	first.Line.Last = false
	page, _, _ := folder(t, across(holds(p, first), holds(p, line("table", "forme"))), holds(draw.New(draw.P), line("table", "après")))
	has(t, page, `<p class="s-table">une plateforme</p><p class="s-table">après</p>`)
}

// What stands beside each other is a row, as wide as each other as on the page.
func TestBesideIsARow(t *testing.T) {
	wide := holds(draw.New(draw.P), line("table", "deux"))
	wide.W = 80 * mm
	page, files, _ := folder(t, across(holds(draw.New(draw.P), line("table", "un")), wide))
	has(t, page, `<div class="row c2 w-40-80"><div class="cell"><p class="s-table">un</p></div>`,
		`<div class="cell"><p class="s-table">deux</p></div></div>`)
	has(t, string(files["style.css"]), ".row.w-40-80{grid-template-columns:40fr 80fr}")
}

// Lines of several styles are parted by a space, bold and changed words are marked, and
// letters drawn raised are letters.
func TestWords(t *testing.T) {
	bold := draw.Text{Point: unit.Point{X: 20 * mm}, Str: " gras", Font: "sans-semibold", Ink: draw.Vermtexte}
	page, _, _ := folder(t, holds(draw.New(draw.P), line("figure", "17"), line("table", "offres", bold)),
		holds(draw.New(draw.P), line("table", "1ᵉʳ & CO₂")))
	has(t, page, `<span class="s-figure"><span class="f-sans">17</span></span> <span class="s-table">offres`,
		`offres<span class="new"><b class="f-sans-semibold"> gras </b></span><span class="vh"> (web.changed)</span></span>`,
		`1<sup>er</sup> &amp; CO<sub>2</sub>`)
}

// A list's labels are its own counter; others are words.
func TestLists(t *testing.T) {
	item := func(label, s string) draw.Box {
		return holds(draw.New(draw.ListItem), holds(draw.New(draw.ListLabel), line("table", label)),
			holds(draw.New(draw.ListBody), line("table", s)))
	}
	page, _, found := folder(t, holds(&draw.Elem{Role: draw.List, Order: "Decimal"}, item("7.", "sept")),
		holds(&draw.Elem{Role: draw.List, Order: "Disc"}, item("–", "tiret")), holds(draw.New(draw.List), item("2022", "an")))
	has(t, page, `<ol class="counted"><li value="7">sept</li></ol>`, `<ul class="dash"><li>tiret</li></ul>`,
		`<ul class="plain"><li><div class="lbl s-table">2022</div>an</li></ul>`)
	if len(found) > 0 {
		t.Error(found)
	}
}

// A cell says the head of its column, whatever reaches into its row from above.
func TestTables(t *testing.T) {
	cell := func(role draw.Role, scope, s string, down int) draw.Box {
		return holds(&draw.Elem{Role: role, Scope: scope, RowSpan: down}, line("table", s))
	}
	tr := func(kids ...draw.Box) draw.Box {
		b := across(kids...)
		b.Elem = draw.New(draw.TableRow)
		return b
	}
	page, _, _ := folder(t, holds(draw.New(draw.Table),
		holds(draw.New(draw.TableHead), tr(cell(draw.HeadCell, "Column", "Couche", 0), cell(draw.HeadCell, "Column", "Offre", 0))),
		tr(cell(draw.HeadCell, "Row", "IaaS", 2), cell(draw.DataCell, "", "A", 0)), tr(cell(draw.DataCell, "", "B", 0))))
	has(t, page, `<thead><tr><th class="s-table" scope="col">Couche</th>`,
		`<tbody><tr><th class="s-table" scope="rowgroup" rowspan="2">IaaS</th>`,
		`<td class="s-table" data-label="Offre">A</td>`, `<tr><td class="s-table" data-label="Offre">B</td></tr></tbody>`)
}

// Lists that stand side by side are read one after the other, and one that no group has
// is left out with its heads.
func TestListsAbreast(t *testing.T) {
	cell := func(role draw.Role, s string) draw.Box { return holds(&draw.Elem{Role: role}, line("table", s)) }
	row := func(role draw.Role, words ...string) draw.Box {
		var kids []draw.Box
		for i, s := range words {
			kids = append(kids, cell(map[bool]draw.Role{true: draw.HeadCell, false: role}[i == 0], s))
		}
		b := across(kids...)
		b.Elem = draw.New(draw.TableRow)
		return b
	}
	table := func(rows ...draw.Box) draw.Box {
		return holds(&draw.Elem{Role: draw.Table, Abreast: []int{1, 2}},
			append([]draw.Box{row(draw.HeadCell, "Layer", "In progress", "Qualified")}, rows...)...)
	}
	page, _, found := folder(t, table(row(draw.DataCell, "IaaS", "Nord", "Sud"), row(draw.DataCell, "SaaS", "Est", "")))
	has(t, page, "In progress", "Qualified", "Nord", "Sud", "Est")
	if len(found) > 0 {
		t.Error(found)
	}
	page, _, found = folder(t, table(row(draw.DataCell, "IaaS", "Nord", ""), row(draw.DataCell, "SaaS", "Est", "")))
	has(t, page, "In progress", "Nord", "Est")
	if len(found) > 0 || strings.Contains(page, "Qualified") {
		t.Errorf("%v\n%s", found, page)
	}
}

// A source is called by a link, and leads back to each section that calls it, once.
func TestSources(t *testing.T) {
	call := &draw.Elem{Role: draw.LinkElem, Desc: "Source 3"}
	words := line("table", "dit ", draw.Text{Point: unit.Point{X: 20 * mm}, Str: "3", Font: "sans", Elem: call},
		draw.Link{Href: "#source-A3", Elem: call})
	list := holds(draw.New(draw.List), draw.Box{Ops: []draw.Op{draw.Anchor{Name: "source-A3"}}},
		holds(draw.New(draw.ListItem), line("table", "Texte")))
	page, _, found := folder(t, holds(draw.New(draw.P), words), list)
	has(t, page, `<a href="#source-A3" id="ref-A3-1" role="doc-biblioref" aria-label="Source 3">3</a>`,
		`<li id="source-A3" class="s-table">Texte<p class="back">(web.cited) <a href="#ref-A3-1" role="doc-backlink">Quoi de neuf</a></p></li>`)
	if len(found) > 0 {
		t.Error(found)
	}
}

// A chart is drawn with its alternative, and its labels follow in words.
func TestCharts(t *testing.T) {
	marks := draw.Box{Elem: &draw.Elem{Role: draw.Figure, Alt: "Deux \"barres\""},
		Ops: []draw.Op{draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, mm, mm)), Fill: draw.Nuit}}}
	marks.W, marks.H = 20*mm, 10*mm
	chart := holds(nil, marks, holds(draw.New(draw.P), line("table", "J0")))
	chart.Name = "chart unit rows"
	page, _, _ := folder(t, chart)
	has(t, page, `<figure class="fig fig-rows" id="figure-rows">`, `role="img" aria-label="Deux &quot;barres&quot;"`,
		`<path class="i-nuit" d="M0 0L100 0`,
		`<details class="data"><summary>(web.data)</summary><p>J0</p></details>`)
}

// What the page cannot say, and links that lead nowhere, are told as WebUnsaid and
// WebTarget.
func TestMissedIsTold(t *testing.T) {
	to := draw.New(draw.LinkElem)
	link := line("table", "x", draw.Text{Str: "ici", Font: "sans", Elem: to}, draw.Link{Href: "#nowhere", Elem: to})
	_, _, found := folder(t, holds(draw.New("Formula"), line("table", "a+b")), holds(draw.New(draw.P), link))
	if !found.Has(Unsaid) || !found.Has(NoTarget) || len(found) != 2 {
		t.Error(found)
	}
}

// The page is well formed: a parser that mends nothing finds every end.
func TestThePageIsWellFormed(t *testing.T) {
	_, files, _ := folder(t, holds(draw.New(draw.H1), line("h1", "Titre <un>")))
	z, open := html.NewTokenizer(bytes.NewReader(files["index.html"])), []string(nil)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never ended: %v", open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !void(string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if n := len(open) - 1; n < 0 || open[n] != string(name) {
				t.Fatalf("%s ends %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// What nobody gave is no field: neither a licence without its address nor a name without its value.
func TestTheHeadHasNoEmptyField(t *testing.T) {
	ed := &Edition{ID: "2026-01", Lang: "fr-FR", Folder: "fr", Title: "T", Name: "N"}
	bare := ed.linked("")
	for _, field := range []string{"license", "email", "description", `""`} {
		if strings.Contains(bare, field) {
			t.Errorf("%s has no value: %s", field, bare)
		}
	}
	ed.Licence, ed.Email = "https://a.example/by", "a@a.example"
	if whole := ed.linked("Says."); strings.Count(whole, ed.Licence) != 2 || !strings.Contains(whole, ed.Email) || !strings.Contains(whole, "Says.") {
		t.Errorf("something given is lost: %s", whole)
	}
}
