package block

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// article is a body as an editorial sets it: in two columns inside a frame, under
// a head and over a foot.
func article(body Block) Block {
	columns := Columns{N: 2, Gap: 5 * mm, Balance: true, Grid: leading, Body: body}
	return &Flow{Grid: leading, Items: []Item{{Block: brick{"head", 20 * mm}, Together: true},
		{Block: &Frame{X: 10 * mm, W: 120 * mm, Body: columns}}, {Block: brick{"foot", 30 * mm}, Before: 10 * mm, Foot: true}}}
}

// paras is so many short paragraphs, listed the same as items of a list, rows as
// rows with a number.
func paras(n int) Block { return made(n, func(p Para) Block { return p }) }

func listed(n int) Block {
	l := &List{Indent: 5 * mm}
	for _, it := range made(n, func(p Para) Block { return p }).Items {
		l.Items = append(l.Items, ListItem{Label: para("-", 1), Body: &Flow{Items: []Item{it}}})
	}
	return l
}

func rowed(n int) Block {
	return made(n, func(p Para) Block {
		return Marked{Body: &Row{Cells: []Cell{{W: 5 * mm, Body: para("1", 1)}, {X: 6 * mm, W: 50 * mm, Body: p}}}}
	})
}

// tabled is so many rows in one group of a table, under its side head.
func tabled(n int) Block {
	g := Group{Least: 3, Whole: 5, Side: &Cell{W: 5 * mm, Body: brick{"side", 12 * mm}, Hang: true},
		Cont: &Cell{W: 5 * mm, Body: brick{"cont", 6 * mm}, Hang: true}}
	for i := range n {
		name := Stack(Gap{mm}, para(fmt.Sprint("p", i, "x"), 3+i%9), Gap{mm})
		g.Rows = append(g.Rows, Row{Cells: []Cell{{X: 6 * mm, W: 50 * mm, Body: name}}})
	}
	return &Table{Head: []Row{{Cells: []Cell{{W: 50 * mm, Body: para("h", 2)}}}}, Groups: []Group{g}}
}

func made(n int, as func(Para) Block) *Flow {
	f := &Flow{Grid: leading}
	for i := range n {
		f.Items = append(f.Items, Item{Block: as(para(fmt.Sprint("p", i, "x"), 9+i%23))})
	}
	return f
}

// shared is paragraphs of which a last page gives some to one more, with a quote
// over the second or without.
func shared(over Block) func(int) Block {
	return func(n int) Block {
		return Interlude{Body: paras(n), Over: over, Gap: leading, Shared: 20, Grid: leading}
	}
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

// A page takes what the one before it took and no more room than a
// search looks back: a section may be as long as a book, of paragraphs, items, rows
// or one group of a table.
func TestLongFlowsGrowEvenly(t *testing.T) {
	set := setter(t)
	allocs := func(b Block) (float64, int) {
		pages, weight := 0, 0
		paged(t, &Env{Text: set}, b) // text that is set is the setter's
		made := testing.AllocsPerRun(1, func() {
			env := &Env{Text: set}
			pages = paged(t, env, b)
			weight = env.memo.weight
		})
		if weight > 2*mostKept {
			t.Errorf("%d answers and boxes are kept", weight)
		}
		return made, pages
	}
	const most = 8_000 // allocations a page
	for name, body := range map[string]func(int) Block{"paragraphs": paras, "items": listed, "rows": rowed, "table": tabled,
		"shared": shared(nil), "shared under a quote": shared(brick{"over", 20 * mm})} {
		few, one := allocs(article(body(100)))
		many, ten := allocs(article(body(400)))
		if few /= float64(one); many/float64(ten) > max(1.5*few, most) {
			t.Errorf("%s: %.0f allocations a page over %d pages, %.0f over %d", name, few, one, many/float64(ten), ten)
		}
		t.Logf("%s: %.0f allocations a page over %d pages, %.0f over %d", name, few, one, many/float64(ten), ten)
	}
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
