package charts

import (
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// A narrow sheet shows what the wide one shows: the alternative is the same, every
// name and count stands on it, and nothing stands beside it.
func TestNarrowCharts(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		for name, chart := range map[string]func(Sheet) (Chart, error){
			"bricks":    func(s Sheet) (Chart, error) { return Bricks(s, Milestones{Offers: where(january(), inProgress)}) },
			"butterfly": func(s Sheet) (Chart, error) { return Butterfly(s, Scope{Offers: january()}) },
			"calendar": func(s Sheet) (Chart, error) {
				return Calendar(s, Validity{Offers: where(january(), func(o Offer) bool { return !inProgress(o) }), First: 2000 * mm})
			},
			"duties":      func(s Sheet) (Chart, error) { return Responsibility(s, StandardDuties(s)) },
			"composition": func(s Sheet) (Chart, error) { return Composition(s, Building{}) },
		} {
			wide, err := chart(sheet(t, lang))
			if err != nil {
				t.Fatal(name, err)
			}
			for _, w := range []unit.Length{78 * mm, 84 * mm, 99 * mm} {
				s := sheet(t, lang)
				s.Width = w
				c, err := chart(s)
				if err != nil {
					t.Fatal(name, err)
				}
				if c.Alt != wide.Alt {
					t.Errorf("%s %s at %s: %q, on a wide sheet %q", name, lang, w, c.Alt, wide.Alt)
				}
				said := strings.Join(spoken(&c.Box), " ")
				for _, word := range spoken(&wide.Box) {
					if !strings.Contains(said, word) {
						t.Errorf("%s %s at %s: without %q", name, lang, w, word)
					}
				}
				draw.Walk(&c.Box, func(v draw.Visit) bool {
					for _, op := range v.Box.Ops {
						if r, seen := draw.Extent(op); seen && !r.Move(v.At.Point).In(unit.Box(-mm/2, -mm/2, c.Box.W+mm, c.Box.H+mm), 0) {
							t.Errorf("%s %s at %s: %v stands beside the chart", name, lang, w, op)
						}
					}
					return true
				})
			}
		}
	}
}

func inProgress(o Offer) bool { return o.Stage == InProgress }

// spoken is the words of a box, each once; years of a scale, of which a narrow one
// names fewer, are none.
func spoken(b *draw.Box) (out []string) {
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			x, is := op.(draw.Text)
			if !is || v.Elem != nil && (v.Elem.Role.Artifact() || v.Elem.Role == draw.Figure) {
				continue
			}
			for _, word := range strings.Fields(x.Str) {
				if !slices.Contains(out, word) {
					out = append(out, word)
				}
			}
		}
		return true
	})
	return out
}
