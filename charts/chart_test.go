package charts

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// registers are the registers every chart must bear.
func registers() map[string][]Offer {
	out := map[string][]Offer{"january": january(), "lonely": lonely()}
	for _, n := range []int{0, 1, 2, 5, 17, 60, 200} {
		out[fmt.Sprint("crowd ", n)] = crowd(n)
	}
	for _, n := range []int{17, 60, 200} {
		out[fmt.Sprint("hard ", n)] = hard(n)
	}
	return out
}

// each calls a test with every box of every chart of every register, in both
// languages.
func each(t *testing.T, test func(t *testing.T, c Chart, b draw.Box)) {
	for _, lang := range []string{"fr", "en"} {
		for name, offers := range registers() {
			for kind, c := range all(t, sheet(t, lang), offers) {
				t.Run(strings.Join([]string{lang, name, kind}, " "), func(t *testing.T) {
					for _, b := range append([]draw.Box{c.Box}, c.More...) {
						test(t, c, b)
					}
				})
			}
		}
	}
}

// mark is one mark of a chart on its canvas.
type mark struct {
	op   draw.Op
	area unit.Rect
	elem *draw.Elem
}

func marksOf(b draw.Box) []mark {
	var out []mark
	draw.Walk(&b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if area, ok := draw.Extent(op); ok {
				out = append(out, mark{op, area.Move(v.At.Point), v.Elem})
			}
		}
		return true
	})
	return out
}

func TestNothingIsCutOrOverlaps(t *testing.T) {
	each(t, func(t *testing.T, c Chart, b draw.Box) {
		var texts []mark
		for _, m := range marksOf(b) {
			if p, ok := m.op.(draw.Path); ok && p.Ground { // reaches the bleed
				continue
			}
			if !m.area.In(unit.Rect{Size: b.Size}, mm/2) {
				t.Errorf("%v at %v leaves the chart of %v", m.op, m.area, b.Size)
			}
			if _, ok := m.op.(draw.Text); ok {
				texts = append(texts, m)
			}
		}
		for i, a := range texts {
			for _, b := range texts[:i] {
				if a.area.Overlaps(b.area, mm/4) {
					t.Errorf("%q and %q overlap", a.op.(draw.Text).Str, b.op.(draw.Text).Str)
				}
			}
		}
	})
}

func TestSizesAndStrokes(t *testing.T) {
	tint := map[draw.Ink]bool{draw.Glace: true, draw.Azur: true, draw.Brume: true}
	each(t, func(t *testing.T, c Chart, b draw.Box) {
		for _, m := range marksOf(b) {
			switch op := m.op.(type) {
			case draw.Text:
				if op.Size < unit.Points(7.75) {
					t.Errorf("%q is set in %.2f pt", op.Str, op.Size.PT())
				}
			case draw.Path:
				if op.Stroke != "" && op.Width < unit.Points(0.25) || tint[op.Stroke] && op.Width < unit.Points(0.5) {
					t.Errorf("a line in %s is %.2f pt wide", op.Stroke, op.Width.PT())
				}
			}
		}
	})
}

// Discs below 2.6 mm are not drawn: their quarters cannot be told apart.
func TestDiscsCanBeRead(t *testing.T) {
	each(t, func(t *testing.T, c Chart, b draw.Box) {
		for _, d := range rings(b, Season{Ground: draw.Papier}) {
			if d.r > 11*mm/10 && 2*d.r < LeastDisc-mm/10 { // the calendar's dots are no discs
				t.Errorf("a disc of %v", 2*d.r)
			}
		}
	})
}

// The drawn labels are the data table: every text belongs to the figure's axis
// or to a cell or paragraph, rows have as many cells as each other, header
// cells have a scope, figures an alternative.
// dangling is a sentence that is empty, or a list that ends on a dash.
var dangling = regexp.MustCompile(`\.[  ]?\.|, –`)

func TestStructure(t *testing.T) {
	each(t, func(t *testing.T, c Chart, b draw.Box) {
		for _, m := range marksOf(b) {
			text, ok := m.op.(draw.Text)
			switch {
			case m.elem == nil:
				t.Errorf("%v belongs to nothing", m.op)
			case ok && m.elem.Role == draw.Figure && strings.Trim(text.Str, "0123456789") != "":
				t.Errorf("%q is inside the figure, where it is not read", text.Str)
			}
		}
		tree := draw.Tree([]draw.Page{{Box: b}})
		figures := 0
		if strings.HasPrefix(b.Name, "chart dates") { // a table of its own, without marks
			figures++
		}
		for _, n := range tree.Kids {
			switch n.Elem.Role {
			case draw.Figure:
				figures++
				if dangling.MatchString(n.Elem.Alt) {
					t.Errorf("the alternative of the figure ends on nothing: %q", n.Elem.Alt)
				}
				if n.Elem.Alt != c.Alt || n.Elem.Alt == "" {
					t.Errorf("the alternative of the figure is %q", n.Elem.Alt)
				}
			case draw.Table:
				regular(t, n)
			}
		}
		if figures != 1 {
			t.Errorf("%d figures", figures)
		}
	})
}

// regular holds a table to a rectangle of cells, spans counted.
func regular(t *testing.T, table *draw.Node) {
	t.Helper()
	var hang []int // rows that cells from above still reach into, by column
	for i, row := range table.Kids {
		if row.Elem == nil || row.Elem.Role != draw.TableRow {
			t.Errorf("row %d is no row", i)
			continue
		}
		cols := 0
		for _, n := range hang {
			if n > 0 {
				cols++
			}
		}
		hang = lower(hang)
		for _, cell := range row.Kids {
			if cell.Elem == nil {
				t.Errorf("row %d has text outside its cells: %q", i, cell.Text)
				continue
			}
			if cell.Elem.Role == draw.HeadCell && cell.Elem.Scope == "" {
				t.Errorf("the header %q has no scope", cell.Words())
			}
			if strings.TrimSpace(cell.Words()) == "" {
				t.Errorf("row %d has an empty cell", i)
			}
			cols += max(1, cell.Elem.ColSpan)
			if n := cell.Elem.RowSpan; n > 1 {
				hang = append(hang, n-1)
			}
		}
		if i == 0 {
			continue
		}
		if first := width(table.Kids[0]); cols != first {
			t.Errorf("row %d has %d cells, the first has %d", i, cols, first)
		}
	}
}

// body is the rows of a table under its head, which must be there: its first row,
// and no other, has heads of columns, and they read as given.
func body(t *testing.T, table *draw.Node, heads ...string) []*draw.Node {
	t.Helper()
	if table.Elem.Role != draw.Table || len(table.Kids) == 0 {
		t.Fatalf("%q is no table with a head", table.Words())
	}
	for i, row := range table.Kids {
		var got []string
		for _, cell := range row.Kids {
			if cell.Elem != nil && cell.Elem.Role == draw.HeadCell && cell.Elem.Scope == "Column" {
				got = append(got, strings.TrimSpace(cell.Words()))
			}
		}
		var want []string
		if i == 0 {
			want = heads
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("row %d has other heads of columns:\n%s", i, d)
		}
	}
	return table.Kids[1:]
}

func width(row *draw.Node) int { return len(row.Kids) }

func lower(hang []int) []int {
	out := hang[:0]
	for _, n := range hang {
		if n > 1 {
			out = append(out, n-1)
		}
	}
	return append([]int(nil), out...)
}

// The same series gives the same drawing.
func TestChartsAreDeterministic(t *testing.T) {
	a, b := all(t, sheet(t, "fr"), hard(60)), all(t, sheet(t, "fr"), hard(60))
	if d := cmp.Diff(a, b); d != "" {
		t.Error(d)
	}
}

// One mark per offer and layer, one brick per offer: counted on the drawing.
func TestMarksAreCounts(t *testing.T) {
	for name, offers := range registers() {
		cs := all(t, sheet(t, "fr"), offers)
		in := where(offers, func(o Offer) bool { return o.Stage == InProgress })
		done := where(offers, func(o Offer) bool { return o.Stage == Qualified })
		none := Season{Ground: draw.Papier}
		if got := len(rings(cs["rows"].Box, none)); got != mentions(in) {
			t.Errorf("%s: unit rows have %d discs for %d mentions", name, got, mentions(in))
		}
		if got, want := len(rings(cs["butterfly"].Box, none)), mentions(in)+mentions(done); got != want {
			t.Errorf("%s: the butterfly has %d discs for %d mentions", name, got, want)
		}
		bricks := 0
		for _, m := range marksOf(cs["bricks"].Box) {
			if p, ok := m.op.(draw.Path); ok && (p.Fill == draw.Brume || p.Fill == draw.Papier) && len(p.Segs) == 5 {
				bricks++
			}
		}
		if bricks != len(in) {
			t.Errorf("%s: %d bricks for %d offers", name, bricks, len(in))
		}
		rows, pages := 0, []draw.Page{{Box: cs["calendar"].Box}}
		for _, b := range cs["calendar"].More {
			pages = append(pages, draw.Page{Box: b})
		}
		for _, n := range draw.Tree(pages).Kids {
			if n.Elem.Role == draw.Table && len(done)+len(n.Kids) > 0 { // no head over nothing
				rows += len(body(t, n, "Offre", "Dates"))
			}
		}
		if rows != len(done) || len(cs["calendar"].Table.Rows) != len(done) {
			t.Errorf("%s: the calendar has %d rows for %d offers", name, rows, len(done))
		}
	}
}

// Every name stands in the brick histogram as long as bricks have names.
func TestBricksNameTheirOffers(t *testing.T) {
	for _, c := range []struct {
		name   string
		offers []Offer
		named  bool
	}{{"january", january(), true}, {"lonely", lonely(), true}, {"crowd 60", crowd(60), true}, {"crowd 200", crowd(200), false}} {
		in := where(c.offers, func(o Offer) bool { return o.Stage == InProgress })
		chart, err := Bricks(sheet(t, "en"), Milestones{Offers: in})
		if err != nil {
			t.Fatal(err)
		}
		words := draw.Tree([]draw.Page{{Box: chart.Box}}).Words()
		for _, n := range brickNames(in) {
			if strings.Contains(words, n.Text) != c.named {
				t.Errorf("%s: %q is named: %v", c.name, n.Text, !c.named)
			}
		}
		if c.named == strings.Contains(chart.Note, "bear no names") {
			t.Errorf("%s: the note is %q", c.name, chart.Note)
		}
	}
}

func TestBricksListTheirDates(t *testing.T) {
	in := where(january(), func(o Offer) bool { return o.Stage == InProgress })
	series := Milestones{Offers: in, Dates: []Dated{
		{Name: "ITS Integra", Offers: 2, State: J1, Date: Date{2025, 12, 0}},
		{Name: "Scaleway", State: J0, Date: Date{2025, 1, 8}, Kind: "annonce"},
	}}
	c, err := Bricks(sheet(t, "fr"), series)
	if err != nil {
		t.Fatal(err)
	}
	words := plain(strings.Join(strings.Fields(draw.Tree([]draw.Page{{Box: c.Box}}).Words()), " "))
	for _, want := range []string{
		"Trois offres au jalon daté Prestataire Jalon Date ITS Integra, deux offres J1 déc. 2025",
		"Scaleway J0 8 janv. 2025 (annonce)",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in %q", want, words)
		}
	}
	if len(c.More) != 0 {
		t.Error("the list of dates has room above the columns and stands in a box of its own")
	}
	series.Room = 30 * mm // no column is low enough
	low, err := Bricks(sheet(t, "fr"), series)
	if err != nil {
		t.Fatal(err)
	}
	if len(low.More) != 1 || len(alts(low.More[0])) != 0 {
		t.Fatalf("the list of dates is in %d more boxes", len(low.More))
	}
	tree := draw.Tree([]draw.Page{{Box: low.More[0]}})
	if len(tree.Kids) != 2 {
		t.Fatalf("the separate list reads %q", tree.Words())
	}
	if rows := body(t, tree.Kids[1], "Prestataire", "Jalon", "Date"); len(rows) != 2 {
		t.Errorf("the separate list has %d rows under its head: %q", len(rows), tree.Words())
	}
}

func TestEveryMessageExists(t *testing.T) {
	c, found := locales.Load()
	for _, f := range found {
		if strings.Contains(f.Field, "charts.") {
			t.Errorf("%v", f)
		}
	}
	for _, f := range c.Check() {
		if strings.HasPrefix(f.Field, "charts.") {
			t.Errorf("%v", f)
		}
	}
	for _, lang := range c.Languages() {
		l, _ := c.Locale(lang)
		s := sheetIn(t, l)
		for _, offers := range registers() {
			all(t, s, offers)
			Cover(s, seasonOf(1), wallOf(Decided, offers, 1, 0), 3*mm)
			CoverMap(s, seasonOf(1), wallOf(Decided, offers, 1, 0), 70*mm)
		}
	}
	for _, f := range c.Missing() {
		t.Errorf("%v", f)
	}
}

func TestMissingGlyphIsAnError(t *testing.T) {
	s := sheet(t, "fr")
	odd := []Offer{{Provider: "漢字", Name: "漢字", Stage: Qualified, State: J3, Layers: lay("I")}}
	if _, err := Calendar(s, Validity{Offers: odd}); err == nil {
		t.Error("a name that cannot be drawn was drawn")
	}
	odd[0].Stage, odd[0].State = InProgress, J0
	if _, err := Bricks(s, Milestones{Offers: odd}); err == nil {
		t.Error("a name that cannot be drawn was drawn")
	}
	for _, st := range []*text.Style{&s.Styles.Name, &s.Styles.Count, &s.Styles.H2, &s.Styles.Share} {
		st.Font = "comic"
	}
	for name, draws := range map[string]func() (Chart, error){
		"rows":        func() (Chart, error) { return UnitRows(s, Candidates{}) },
		"butterfly":   func() (Chart, error) { return Butterfly(s, Scope{}) },
		"map":         func() (Chart, error) { return Map(wide(s), standing(january(), nil)) },
		"bands":       func() (Chart, error) { return Bands(s, surveys(january())) },
		"strip":       func() (Chart, error) { return Decisions(s, Rulings{Offers: done(3, 2, 2028), Left: 45 * mm}) },
		"duties":      func() (Chart, error) { return Responsibility(s, StandardDuties(s)) },
		"composition": func() (Chart, error) { return Composition(s, Building{}) },
		"shares":      func() (Chart, error) { return Thresholds(s, Shares{{Label: Words{said("a")}, Hundredths: 100}}) },
	} {
		if _, err := draws(); err == nil {
			t.Errorf("%s: a face that does not exist was used", name)
		}
	}
}

// Shares are printed as precisely as they are written, and the bars leave them
// the room they need.
func TestSharesOfDecimals(t *testing.T) {
	for lang, want := range map[string]string{"fr": "12,50 %", "en": "12.50%"} {
		s := sheet(t, lang)
		c, err := Thresholds(s, Shares{{Label: Words{said("a")}, Hundredths: 1250, Places: 2}, {Label: Words{said("b")}, Hundredths: 10000, Places: 2}, {Label: Words{said("c")}, Hundredths: -1}})
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.NewReplacer("\u202f", " ", "\u00a0", " ")
		if got := plain.Replace(c.Table.Rows[0][1]); got != want || !strings.Contains(plain.Replace(c.Alt), want) {
			t.Errorf("%s: %q, %q", lang, got, c.Alt)
		}
		values := 0
		draw.Walk(&c.Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if x, ok := op.(draw.Text); ok {
					values++
					if right := v.At.X + x.X + x.Width; right > s.Width {
						t.Errorf("%s: %q ends %v beyond the drawing", lang, x.Str, right-s.Width)
					}
				}
			}
			return true
		})
		if values < 6 {
			t.Errorf("%s: %d words", lang, values)
		}
	}
}
