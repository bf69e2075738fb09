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

func TestWallsOfTheExamples(t *testing.T) {
	for _, c := range []struct {
		form                          Form
		offers, leads                 int
		cols, rows, side, pitchTenths int
	}{
		{Decided, 34, 1, 8, 6, 3, 262}, {Decided, 34, 2, 9, 6, 3, 233}, {Decided, 5, 1, 5, 2, 2, 420}, {Decided, 60, 1, 10, 7, 3, 210},
		{Decided, 200, 1, 18, 12, 4, 112}, {Moved, 36, 3, 9, 5, 2, 233}, {Moved, 60, 3, 12, 6, 2, 175}, {Moved, 5, 3, 7, 2, 2, 300},
		{Quiet, 34, 0, 12, 3, 0, 175}, {Quiet, 60, 0, 15, 4, 0, 140}, {Quiet, 100, 0, 20, 5, 0, 101}, {Quiet, 200, 0, 29, 7, 0, 70},
		{Quiet, 0, 0, 12, 1, 0, 175}, {Moved, 0, 1, 5, 2, 2, 420},
	} {
		w := wallOf(c.form, crowd(c.offers), c.leads, 0)
		g := w.grid
		if g.cols != c.cols || g.rows != c.rows || c.leads > 0 && g.side != c.side || int(10*g.pitch()/mm) != c.pitchTenths {
			t.Errorf("form %d, %d offers, %d leads: %d columns, %d rows, blocks of %d, a pitch of %.1f mm", c.form, c.offers, c.leads, g.cols, g.rows, g.side, g.pitch().MM())
		}
	}
}

// On a lower sheet a wall begins no nearer to the head than it may on A4.
func TestWallsOfOtherSheets(t *testing.T) {
	for _, trim := range []unit.Size{a4(), {W: 210 * mm, H: 280 * mm}, {W: 2159 * mm / 10, H: 2794 * mm / 10}} {
		for form, most := range map[Form]unit.Length{Decided: wallDecided, Moved: wallMoved, Quiet: wallQuiet} {
			for _, n := range []int{1, 5, 17, 60, 200} {
				w := NewWall(form, crowd(n), nil, trim, 2)
				if w.Top() < a4().H-most || w.Top() >= trim.H {
					t.Errorf("form %d, %d offers on %v: the wall begins at %v", form, n, trim, w.Top())
				}
			}
		}
	}
}

// wallOf is a wall with its first offers in large; where it has fewer, with some
// that have left.
func wallOf(form Form, offers []Offer, leads, step int) Wall {
	var large []Lead
	for i := range leads {
		l := Lead{Cell: -1, Fact: "moved"}
		if i < len(offers) {
			l.Offer, l.Cell = offers[i], i
		}
		l.Changed = true
		large = append(large, l)
	}
	return NewWall(form, offers, large, a4(), step)
}

// Walls of every form and size, their blocks and cells: every offer has one
// disc, whoever is in large; none overlaps another, comes too near to the trim
// or leaves the room of its form.
func TestMotif(t *testing.T) {
	s, season := sheet(t, "fr"), seasonOf(1)
	page := unit.Rect{Size: a4()}
	most := map[Form]unit.Length{Decided: wallDecided, Moved: wallMoved, Quiet: wallQuiet}
	for n := 0; n <= 260; n++ {
		if n > 40 && n%13 > 0 {
			continue
		}
		for form, leads := range map[Form][]int{Decided: {1, 2}, Moved: {1, 2, 3}, Quiet: {0}} {
			for _, m := range leads {
				w := wallOf(form, crowd(n), m, n%3)
				box := Cover(s, season, w, 3*mm)
				discs := rings(box, season)
				if want := max(n, m); len(discs) != want {
					t.Fatalf("form %d, %d offers, %d leads: %d discs", form, n, m, len(discs))
				}
				if w.Top() < page.H-most[form] {
					t.Errorf("form %d, %d offers: the wall begins at %v", form, n, w.Top())
				}
				for i, d := range discs {
					area := unit.Box(d.x-d.r, d.y-d.r, 2*d.r, 2*d.r)
					if !area.In(unit.Box(trimNear, w.Top(), page.W-2*trimNear, page.H-trimNear-w.Top()), 10) {
						t.Errorf("form %d, %d offers: disc %d at %v,%v is nearer than 3.5 mm to the trim, or leaves the wall", form, n, i, d.x, d.y)
					}
					if n <= 200 && 2*d.r < LeastDisc {
						t.Errorf("form %d, %d offers: a disc of %v cannot be read", form, n, 2*d.r)
					}
					for j := range i {
						if e := discs[j]; sq(d.x-e.x)+sq(d.y-e.y) < sq(d.r+e.r) {
							t.Fatalf("form %d, %d offers: discs %d and %d overlap", form, n, j, i)
						}
					}
				}
				for i := range m {
					d, found := w.Disc(i), false
					for _, r := range discs {
						found = found || 2*r.r == d.W && r.x-r.r-d.X < 10 && d.X-r.x+r.r < 10 && r.y-r.r-d.Y < 10 && d.Y-r.y+r.r < 10
					}
					if !found {
						t.Errorf("form %d, %d offers: no disc of lead %d at %v", form, n, i, d)
					}
				}
				bleeds(t, box)
			}
		}
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
		return draw.Dump([]draw.Page{{Box: Cover(s, season, wallOf(Quiet, offers, 0, 0), 3*mm)}})
	}
	full := func(offers []Offer) draw.Box { return Cover(s, season, wallOf(Quiet, offers, 0, 0), 3*mm) }
	other := january()
	other[0], other[1] = other[1], other[0]
	if cmp.Equal(full(january()), full(other)) {
		t.Error("cells must keep the order of the offers: a list beside them does")
	}
	if cmp.Equal(CoverMap(s, season, wallOf(Decided, january(), 1, 0), 70*mm), CoverMap(s, season, wallOf(Decided, other, 1, 0), 70*mm)) {
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
		"fr": "Motif de couverture : une case par offre, ses couches en bandes, son jalon en disque, au 31 décembre 2025. 17 qualifiées, 16 en cours, J1 3, J0 2 ; non publié 11, 1 candidature sans offre publiée, IaaS 20, CaaS 3, PaaS 5, SaaS 11. 5 cases ont changé ce mois-ci.",
		"en": "Cover motif: one cell per offer, its layers as bands, its milestone as a disc, at 31 December 2025. 17 qualified, 16 in progress, J1 3, J0 2; not published 11, 1 candidacy without a published offer, IaaS 20, CaaS 3, PaaS 5, SaaS 11. 5 cells have changed this month.",
	} {
		box := Cover(sheet(t, lang), seasonOf(1), wallOf(Quiet, january(), 0, 0), 3*mm)
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
		w := wallOf(Decided, crowd(n), 1, 0)
		b := CoverMap(s, season, w, 705*mm/10)
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
		if n > 100 && texts != w.grid.rows {
			t.Errorf("the map of %d offers numbers %d rows", n, texts)
		}
	}
}
