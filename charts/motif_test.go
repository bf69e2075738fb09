package charts

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func a4() unit.Size { return unit.Size{W: 210 * mm, H: 297 * mm} }

// ring is a circle on the page.
type ring struct {
	x, y, r unit.Length // of the outermost edge of its marks
	ink     draw.Ink
	full    bool
}

// rings are the discs of a motif: an outline, or a filled circle in a disc's
// ink. Plates, in the ground's ink, are not discs.
func rings(b draw.Box, s Season) []ring {
	var out []ring
	draw.Walk(&b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			p, ok := op.(draw.Path)
			if !ok || p.Ground || len(p.Segs) != 6 || p.Segs[1].Kind != draw.Curve {
				continue // a circle is a move, four curves and a close
			}
			area, _ := draw.Extent(p)
			area = area.Move(v.At.Point)
			c := ring{x: area.X + area.W/2, y: area.Y + area.H/2, r: area.W / 2, ink: p.Stroke}
			if p.Stroke == "" {
				c.ink, c.full = p.Fill, true
			}
			if c.ink != s.Ground {
				out = append(out, c)
			}
		}
		return true
	})
	return out
}

func TestGridOfTheExamples(t *testing.T) {
	for _, c := range []struct{ n, cols, rows int }{
		{0, 5, 1}, {1, 5, 1}, {5, 5, 1}, {10, 5, 2}, {15, 5, 3}, {16, 6, 3}, {34, 7, 5}, {60, 9, 7},
	} {
		g := gridFor(c.n, 210*mm, safe)
		if c.n == 60 { // seven rows of 23.33 mm would be 163 mm: the rule of 152 mm asks for ten columns
			c.cols, c.rows = 10, 6
		}
		if g.cols != c.cols || g.rows != c.rows {
			t.Errorf("%d offers: %d columns and %d rows, want %d and %d", c.n, g.cols, g.rows, c.cols, c.rows)
		}
	}
}

func TestMotif(t *testing.T) {
	s, season := sheet(t, "fr"), seasonOf(1)
	page := unit.Rect{Size: a4()}
	for n := 0; n <= 260; n++ {
		if n > 40 && n%7 > 0 {
			continue
		}
		offers := crowd(n)
		box := Cover(s, season, offers, a4(), 3*mm)
		discs := rings(box, season)
		if len(discs) != n {
			t.Fatalf("%d offers have %d discs", n, len(discs))
		}
		for i, d := range discs {
			area := unit.Box(d.x-d.r, d.y-d.r, 2*d.r, 2*d.r)
			if !area.In(unit.Box(5*mm, 5*mm, page.W-10*mm, page.H-10*mm), 10) {
				t.Errorf("%d offers: disc %d at %v,%v is nearer than 5 mm to the trim", n, i, d.x, d.y)
			}
			if d.y-d.r < page.H-motifHeight {
				t.Errorf("%d offers: disc %d at %v reaches into the text of the cover", n, i, d.y)
			}
			if n <= 200 && 2*d.r < LeastDisc {
				t.Errorf("%d offers: a disc of %v cannot be read", n, 2*d.r)
			}
			for j := range i {
				if e := discs[j]; sq(d.x-e.x)+sq(d.y-e.y) < sq(d.r+e.r) {
					t.Fatalf("%d offers: discs %d and %d overlap", n, j, i)
				}
			}
		}
		bleeds(t, box)
	}
}

func sq(l unit.Length) int64 { return int64(l) * int64(l) }

// bleeds: whatever leaves the trim is flagged so, and nothing leaves the bleed.
func bleeds(t *testing.T, box draw.Box) {
	t.Helper()
	trim, bleed := unit.Rect{Size: a4()}, unit.Box(-3*mm, -3*mm, 216*mm, 303*mm)
	draw.Walk(&box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			area, _ := draw.Extent(op)
			area = area.Move(v.At.Point)
			if p := op.(draw.Path); !p.Ground && !area.In(trim, 0) || !area.In(bleed, 0) {
				t.Errorf("a mark at %v leaves the page", area)
			}
		}
		return true
	})
}

func TestMotifIsItsData(t *testing.T) {
	s, season := sheet(t, "fr"), seasonOf(1)
	draws := func(offers []Offer) string {
		return draw.Dump([]draw.Page{{Box: Cover(s, season, offers, a4(), 3*mm)}})
	}
	full := func(offers []Offer) draw.Box { return Cover(s, season, offers, a4(), 3*mm) }
	other := january()
	other[0], other[1] = other[1], other[0]
	if cmp.Equal(full(january()), full(other)) {
		t.Error("cells must keep the order of the offers: a list beside them does")
	}
	if cmp.Equal(CoverMap(s, season, january(), 70*mm), CoverMap(s, season, other, 70*mm)) {
		t.Error("the map's numbers must keep the order of the offers: the names beside it do")
	}
	for name, change := range map[string]func([]Offer){
		"a milestone": func(o []Offer) { o[1].State = J2 },
		"a layer":     func(o []Offer) { o[1].Layers[3] = true },
		"a change":    func(o []Offer) { o[1].Changed = true },
		"a decision":  func(o []Offer) { o[1].State, o[1].Stage = J3, Qualified },
	} {
		other := january()
		change(other)
		if draws(other) == draws(january()) && cmp.Equal(full(other), full(january())) {
			t.Errorf("%s does not show on the cover", name)
		}
	}
	news := 0
	for _, d := range rings(full(january()), season) {
		if d.ink == season.Change {
			news++
		}
	}
	if want := len(where(january(), func(o Offer) bool { return o.Changed })); news != want {
		t.Errorf("%d discs are in the change ink, %d offers changed", news, want)
	}
}

func TestMotifIsAFigure(t *testing.T) {
	for lang, want := range map[string]string{
		"fr": "Motif de couverture : une case par offre, ses couches en bandes, son jalon en disque, au 31 décembre 2025. 17 qualifiées, 16 en cours, J1 3, J0 2 ; non publié 11, 1 candidature sans offre publiée. 5 cases ont changé ce mois-ci.",
		"en": "Cover motif: one cell per offer, its layers as bands, its milestone as a disc, at 31 December 2025. 17 qualified, 16 in progress, J1 3, J0 2; not published 11, 1 candidacy without a published offer. 5 cells have changed this month.",
	} {
		box := Cover(sheet(t, lang), seasonOf(1), january(), a4(), 3*mm)
		if got := plain(alts(box)[0]); got != want {
			t.Errorf("%s: alternative\n%s\nwant\n%s", lang, got, want)
		}
	}
}

// plain makes every space an ordinary one: which space stands where is the
// business of locales.
func plain(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

// alts are the alternatives of the figures in a box, in reading order.
func alts(b draw.Box) []string {
	var out []string
	seen := map[*draw.Elem]bool{}
	draw.Walk(&b, func(v draw.Visit) bool {
		if v.Elem != nil && v.Elem.Role == draw.Figure && !seen[v.Elem] {
			seen[v.Elem] = true
			out = append(out, v.Elem.Alt)
		}
		return true
	})
	return out
}

func TestSeasons(t *testing.T) {
	want := []draw.Ink{draw.Nuit, draw.Nuit, draw.Nuit, draw.Sapin, draw.Sapin, draw.Sapin, draw.Prune, draw.Prune, draw.Prune, draw.Bronze, draw.Bronze, draw.Bronze}
	for m := 1; m <= 12; m++ {
		if got := seasonOf(m).Ground; got != want[m-1] {
			t.Errorf("the ground of month %d is %s", m, got)
		}
	}
}

func TestCoverMap(t *testing.T) {
	s, season := sheet(t, "fr"), seasonOf(1)
	for _, n := range []int{1, 34, 60, 140, 200} {
		b := CoverMap(s, season, crowd(n), 705*mm/10)
		if got := len(rings(b, season)); got != n {
			t.Errorf("the map of %d offers has %d discs", n, got)
		}
		texts := 0
		draw.Walk(&b, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				area, _ := draw.Extent(op)
				if _, ok := op.(draw.Text); ok {
					texts++
				}
				if !area.Move(v.At.Point).In(unit.Rect{Size: b.Size}, mm/20) {
					t.Errorf("the map of %d offers leaves its box: %v", n, area.Move(v.At.Point))
				}
			}
			return true
		})
		if want := min(n, texts); texts == 0 || want > n {
			t.Errorf("the map of %d offers has %d numbers", n, texts)
		}
		if n <= 60 && texts != n {
			t.Errorf("the map of %d offers has %d numbers", n, texts)
		}
		if n > 100 && texts != gridFor(n, 210*mm, safe).rows {
			t.Errorf("the map of %d offers numbers %d rows", n, texts)
		}
	}
}
