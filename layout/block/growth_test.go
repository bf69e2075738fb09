package block

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// article is so many short paragraphs as an editorial sets them: in two columns
// inside a frame, under a head and over a foot.
func article(n int) Block {
	body := make([]Item, n)
	for i := range body {
		body[i].Block = para(fmt.Sprint("p", i, "x"), 9+i%23)
	}
	columns := Columns{N: 2, Gap: 5 * mm, Balance: true, Grid: leading, Body: &Flow{Items: body, Grid: leading}}
	return &Flow{Grid: leading, Items: []Item{{Block: brick{"head", 20 * mm}, Together: true},
		{Block: &Frame{X: 10 * mm, W: 120 * mm, Body: columns}}, {Block: brick{"foot", 30 * mm}, Before: 10 * mm, Foot: true}}}
}

// paged lays a block out on pages and says how many there were.
func paged(t testing.TB, env *Env, b Block) int {
	t.Helper()
	pages := 0
	for h := 200 * mm; b != nil; pages++ {
		p := b.Place(env, Space{W: 140 * mm, H: h, Fresh: true, Next: h})
		if p.Fit == Wrap || pages > 1000 {
			t.Fatalf("page %d: %s", pages+1, p.Why)
		}
		b = p.Rest
	}
	return pages
}

// Ten times the paragraphs take some ten times the work and no more room than a
// search looks back: a section may be as long as a book.
func TestLongFlowsGrowEvenly(t *testing.T) {
	set := setter(t)
	allocs := func(n int) (float64, int) {
		b, pages, weight := article(n), 0, 0
		paged(t, &Env{Text: set}, b) // text that is set is the setter's
		made := testing.AllocsPerRun(1, func() {
			env := &Env{Text: set}
			pages = paged(t, env, b)
			weight = env.memo.weight
		})
		if weight > 2*mostKept {
			t.Errorf("%d paragraphs: %d answers and boxes are kept", n, weight)
		}
		return made, pages
	}
	few, one := allocs(100)
	many, ten := allocs(1000)
	if many > 15*few || ten < 5*one {
		t.Errorf("%.0f allocations for %d pages, %.0f for %d: ten times the text may take fifteen times as many", few, one, many, ten)
	}
	if most := 8_000; many > float64(most*ten) {
		t.Errorf("%.0f allocations for %d pages, and %d for each is the most", many, ten, most)
	}
	t.Logf("%.0f for %d pages, %.0f for %d", few, one, many, ten)
}

// A paragraph answers spaces of one number of lines alike: they are one question.
func TestCanonicalSpaces(t *testing.T) {
	env := &Env{Text: setter(t)}
	for _, n := range []int{3, 9, 14, 22, 41, 70} {
		l := lines{para("x", n).Para, 0, 0}
		for h := unit.Length(0); h < 70*mm; h += 1700 * mm / 1000 {
			for _, s := range []Space{{H: h}, {H: h, Cut: true}, {H: h, Fresh: true, Next: 90 * mm}, {H: h, Loose: true}} {
				s.W = 60 * mm
				want, got := l.Place(env, s), l.Place(env, l.canonical(env, s))
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%d words in %v: %+v, want %+v", n, s, got, want)
				}
				if rest, ok := want.Rest.(lines); ok {
					if want, got = rest.Place(env, s), rest.Place(env, rest.canonical(env, s)); !reflect.DeepEqual(got, want) {
						t.Fatalf("%d words, from line %d on, in %v: %+v, want %+v", n, rest.from, s, got, want)
					}
				}
			}
		}
	}
}

// Ways that come to one break go on as one, through a frame and past what stands
// over a second region.
func TestWaysMeetAgain(t *testing.T) {
	body := pile{"p", 0, 20, 5 * mm, 0}
	for name, b := range map[string]Block{
		"frame":     &Frame{Inset: Edges{Top: 2 * mm}, H: 60 * mm, Body: body},
		"interlude": Interlude{Body: body, Over: brick{"over", 9 * mm}},
	} {
		env := &Env{}
		a, c := b.Place(env, Space{W: 50 * mm, H: 33 * mm}), b.Place(env, Space{W: 50 * mm, H: 34 * mm, Next: 90 * mm})
		if a.Fit != Part || a.Rest != c.Rest {
			t.Errorf("%s: %#v and %#v are left", name, a.Rest, c.Rest)
		}
	}
}
