package layout_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// Each side of a booklet's sheets shows the two pages that stand beside each other when the
// pile is folded, every run of words in its place: smaller, on its side of the fold, and
// nearer to it by the thickness of the sheets around.
func TestBookletFolds(t *testing.T) {
	const scale, paper = 0.932, 0.1 // of the pages; of a sheet, in millimetres
	for _, lang := range languages() {
		out, h := beside(t, lang, "booklet")
		if !out.Built || len(h.Pages) != out.Pages || !slices.Equal(h.Claims.Standards, []string{"PDF/A-2b"}) {
			t.Fatalf("built: %v, %d pages of %d, %v", out.Built, len(h.Pages), out.Pages, h.Claims.Standards)
		}
		edition := listenedOf(t, output(t, result(t, "2026-04"), lang, "print").Data)
		n := len(edition.Pages)
		if len(h.Pages) != n/2 {
			t.Fatalf("%s: %d sides for %d pages", lang, len(h.Pages), n)
		}
		fold, wide := mm(210), mm(210)*scale
		for i, p := range h.Pages {
			s := i / 2 // of a pile of n/4 sheets, the outermost first
			want := [2]int{n - 2*s, 2*s + 1}
			if i%2 == 1 {
				want = [2]int{2*s + 2, n - 2*s - 1}
			}
			folds := 0
			for _, m := range p.Marks {
				if m.Sort == pdf.StrokeMark && math.Abs((m.Box.X0+m.Box.X1)/2-fold) < 0.2 && m.Box.X1-m.Box.X0 < 1 {
					folds++
				}
			}
			if folds < 2 {
				t.Errorf("%s: side %d has %d marks of the fold", lang, i+1, folds)
			}
			left := drawnRuns(edition.Pages[want[0]-1])
			shown := drawnRuns(p)
			for k, m := range shown {
				page, x := want[0], fold-wide+mm(paper)*float64(s)
				if k >= len(left) {
					page, x = want[1], fold-mm(paper)*float64(s)
				}
				own := drawnRuns(edition.Pages[page-1])
				if k >= len(left) {
					k -= len(left)
				}
				if k >= len(own) || own[k].Text != m.Text {
					t.Fatalf("%s: side %d shows %q, not page %d", lang, i+1, m.Text, page)
				}
				trim := edition.Pages[page-1].Trim
				x += (own[k].From.X - trim.X0) * scale
				y := (mm(297)-mm(297)*scale)/2 + (own[k].From.Y-trim.Y0)*scale
				if math.Abs(m.From.X-x) > 0.05 || math.Abs(m.From.Y-y) > 0.05 {
					t.Fatalf("%s: side %d: %q stands at %.2f %.2f, not at %.2f %.2f", lang, i+1, m.Text, m.From.X, m.From.Y, x, y)
				}
			}
			if right := drawnRuns(edition.Pages[want[1]-1]); len(shown) != len(left)+len(right) || len(shown) < 10 {
				t.Errorf("%s: side %d has %d runs of words, its pages %d and %d", lang, i+1, len(shown), len(left), len(right))
			}
		}
	}
}

// mm is millimetres in points.
func mm(n float64) float64 { return n * 72 / 25.4 }

// drawnRuns is the runs of words of a page as they are drawn.
func drawnRuns(p *pdf.Page) []pdf.Mark {
	var out []pdf.Mark
	for _, m := range p.Marks {
		if m.Sort == pdf.TextMark && strings.TrimSpace(m.Text) != "" {
			out = append(out, m)
		}
	}
	return out
}

// Every page is on one side of one sheet, the last one always on the back of the first.
func TestSides(t *testing.T) {
	for n := 1; n < 60; n++ {
		sides := profile.Sides(n)
		if len(sides) != (n+3)/4*2 {
			t.Fatalf("%d pages on %d sides", n, len(sides))
		}
		var all []int
		for _, s := range sides {
			for _, p := range []int{s.Left, s.Right} {
				if p >= 0 {
					all = append(all, p)
				}
			}
		}
		slices.Sort(all)
		for i, p := range all {
			if i != p || len(all) != n {
				t.Fatalf("%d pages: %v", n, all)
			}
		}
		if sides[0].Left != n-1 || n > 1 && sides[0].Right != 0 {
			t.Errorf("%d pages: the cover is %v", n, sides[0])
		}
	}
}
