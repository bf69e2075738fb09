package block

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestFlowSpacing(t *testing.T) {
	a, b, c := brick{"a", 10 * mm}, brick{"b", 10 * mm}, brick{"c", 10 * mm}
	cases := []struct {
		name string
		flow *Flow
		tops string
	}{
		{"before is dropped at the top", &Flow{Items: []Item{{Block: a, Before: 5 * mm}, {Block: b}}}, "0 10"},
		{"adjoining spaces collapse to the larger", &Flow{Items: []Item{{Block: a, After: 3 * mm}, {Block: b, Before: 7 * mm, After: 4 * mm}, {Block: c, Before: mm}}}, "0 17 31"},
		{"tops stand on the grid", &Flow{Grid: 4 * mm, Items: items(a, b, c)}, "0 12 24"},
		{"an empty item adds no space", &Flow{Items: []Item{{Block: a}, {Block: &Flow{}, Before: 30 * mm, After: 30 * mm}, {Block: b, Before: 2 * mm}}}, "0 12"},
		{"a foot sinks", &Flow{Items: []Item{{Block: a}, {Block: b, Foot: true}}}, "0 90"},
		{"what follows a foot sinks with it", &Flow{Items: []Item{{Block: a}, {Block: b, Foot: true}, {Block: c, Before: 5 * mm}}}, "0 75 90"},
		{"a foot sinks by whole steps of the grid", &Flow{Grid: 4 * mm, Items: []Item{{Block: a}, {Block: b, Foot: true}}}, "0 88"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := c.flow.Place(&Env{}, Space{W: 50 * mm, H: 100 * mm})
			if got := tops(p.Box); p.Fit != Full || got != c.tops {
				t.Errorf("fit %d, tops %s, want %s", p.Fit, got, c.tops)
			}
		})
	}
}

func TestFlowBreaks(t *testing.T) {
	h := 10 * mm
	b := func(w string) Block { return brick{w, h} }
	cases := []struct {
		name string
		flow *Flow
		want string
	}{
		{"where the region is full", &Flow{Items: items(b("a"), b("b"), b("c"), b("d"), b("e"))}, "a b c d | e"},
		{"never is never", &Flow{Items: []Item{{Block: b("a")}, {Block: b("b")}, {Block: b("c")}, {Block: b("d"), Break: Never}, {Block: b("e"), Break: Never}}}, "a b | c d e"},
		{"force", &Flow{Items: []Item{{Block: b("a")}, {Block: b("b"), Break: Force}, {Block: b("c"), Break: Force}}}, "a | b | c"},
		{"a heading goes with what follows", &Flow{Items: []Item{{Block: b("a")}, {Block: b("b")}, {Block: b("c")}, {Block: b("H"), Together: true}, {Block: b("d")}}}, "a b c | H d"},
		{"two headings too", &Flow{Items: []Item{{Block: b("a")}, {Block: b("b")}, {Block: b("H"), Together: true}, {Block: b("h"), Together: true}, {Block: b("d")}}}, "a b | H h d"},
		{"a heading that ends a nested flow", &Flow{Items: items(b("a"), b("b"), &Flow{Items: []Item{{Block: b("c")}, {Block: b("H"), Together: true}}}, b("d"))}, "a b c | H d"},
		{"the cheaper break is taken earlier", &Flow{Items: []Item{{Block: b("a")}, {Block: b("b")}, {Block: b("c")}, {Block: b("d")}, {Block: b("e"), Break: 2000}, {Block: b("f")}}}, "a b c | d e f"},
		{"a pile splits", &Flow{Items: items(b("a"), pile{"p", 0, 6, h, 0})}, "a p0 p1 p2 | p3 p4 p5"},
		{"a heading over a pile", &Flow{Items: []Item{{Block: b("a")}, {Block: b("b")}, {Block: b("H"), Together: true}, {Block: pile{"p", 0, 5, h, 0}}}}, "a b H p0 | p1 p2 p3 p4"},
		{"a costly split is avoided", &Flow{Items: items(b("a"), b("b"), b("c"), pile{"p", 0, 2, h, 3000})}, "a b c | p0 p1"},
		{"forbidden everywhere still ends", &Flow{Items: []Item{{Block: b("a")}, {Block: b("b"), Break: Never}, {Block: b("c"), Break: Never}, {Block: b("d"), Break: Never}, {Block: b("e"), Break: Never}}}, "a b c d | e"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := regions(t, c.flow, 50*mm, 40*mm); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A first-fit breaker fills the first region and leaves next to nothing for
// the last; looking ahead sees that.
func TestFlowLooksAhead(t *testing.T) {
	var bricks []Block
	for _, w := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i"} {
		bricks = append(bricks, brick{w, 5 * mm})
	}
	flow := &Flow{Items: items(bricks...)}
	if got, want := regions(t, flow, 50*mm, 40*mm), "a b c d e f g | h i"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	p := flow.Place(&Env{}, Space{W: 50 * mm, H: 40 * mm, Fresh: true})
	if n := len(words(p.Box)); n != 8 {
		t.Errorf("with nothing known of what follows the region is filled: %d of 8", n)
	}
}

func TestFlowWraps(t *testing.T) {
	env := &Env{}
	flow := &Flow{Items: []Item{{Block: brick{"H", 10 * mm}, Together: true}, {Block: brick{"a", 30 * mm}}}}
	if p := flow.Place(env, Space{W: 50 * mm, H: 20 * mm}); p.Fit != Wrap || p.Need != 40*mm {
		t.Errorf("a heading was left alone: fit %d, need %s", p.Fit, p.Need)
	}
	p := flow.Place(env, Space{W: 50 * mm, H: 20 * mm, Fresh: true})
	if p.Fit != Part || p.Cost < Never {
		t.Errorf("with no other way, the forbidden break has its cost: fit %d, cost %d", p.Fit, p.Cost)
	}
	if p := (&Flow{}).Place(env, Space{}); p.Fit != Empty {
		t.Errorf("nothing was placed as %d", p.Fit)
	}
	big := &Flow{Items: items(brick{"a", 90 * mm}, brick{"b", 10 * mm})}
	s := Space{W: 50 * mm, H: 20 * mm, Fresh: true}
	if p := big.Place(env, s); p.Fit != Wrap || p.Need != 90*mm || p.Why == "" {
		t.Errorf("fit %d, need %s, why %q", p.Fit, p.Need, p.Why)
	}
	if got := regions(t, big, 50*mm, 20*mm); got != "a | b" {
		t.Errorf("after a fault the rest goes on: %s", got)
	}
}

func TestFlowScripted(t *testing.T) {
	box := wordBox("x", mm, mm)
	tail := &script{{Fit: Full, Box: box, Tail: Never}}
	flow := &Flow{Items: items(brick{"a", 10 * mm}, tail, brick{"b", 10 * mm})}
	if got := regions(t, flow, 50*mm, 12*mm); got != "a | x b" {
		t.Errorf("the tail's cost was not honoured: %s", got)
	}
	if p := (&Flow{Items: items(tail)}).Place(&Env{}, Space{W: mm, H: mm}); p.Tail != Never {
		t.Errorf("the tail of the last item is the flow's: %d", p.Tail)
	}
}

func TestColumns(t *testing.T) {
	h := 5 * mm
	cases := []struct {
		name    string
		body    Block
		balance bool
		want    string
		heights string
	}{
		{"balanced", pile{"p", 0, 7, h, 0}, true, "p0 p1 p2 p3 p4 p5 p6", "20 15"},
		{"not balanced", pile{"p", 0, 7, h, 0}, false, "p0 p1 p2 p3 p4 p5 p6", "35"},
		{"full, then balanced", pile{"p", 0, 20, h, 0}, true, "p0 p1 p2 p3 p4 p5 p6 p7 p8 p9 p10 p11 p12 p13 p14 p15 | p16 p17 p18 p19", "40 40 | 10 10"},
		{"a heading never ends a column", &Flow{Items: []Item{{Block: pile{"p", 0, 3, h, 0}}, {Block: brick{"H", h}, Together: true}, {Block: pile{"q", 0, 4, h, 0}}}}, true, "p0 p1 p2 H q0 q1 q2 q3", "25 15"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			cols := Columns{N: 2, Gap: 10 * mm, Body: c.body, Balance: c.balance, Grid: h}
			plans := fill(t, cols, 110*mm, 40*mm)
			got, heights := "", ""
			for i, p := range plans {
				if i > 0 {
					got, heights = got+" | ", heights+" | "
				}
				for j, w := range words(p.Box) {
					if j > 0 {
						got += " "
					}
					got += w
				}
				for j, k := range p.Box.Kids {
					if j > 0 {
						heights += " "
					}
					heights += unitless(k.Box.H)
					if k.X != unit.Length(j)*60*mm || k.Box.W != 50*mm {
						t.Errorf("column %d stands at %s, %s wide", j, k.X, k.Box.W)
					}
				}
			}
			if got != c.want || heights != c.heights {
				t.Errorf("got  %s, heights %s\nwant %s, heights %s", got, heights, c.want, c.heights)
			}
		})
	}
	if p := (Columns{N: 2}).Place(&Env{}, Space{W: mm, H: mm}); p.Fit != Empty {
		t.Error("columns of nothing are nothing")
	}
	if p := (Columns{N: 2, Body: brick{"a", 9 * mm}}).Place(&Env{}, Space{W: mm, H: mm, Fresh: true}); p.Fit != Wrap {
		t.Error("columns cannot hold what does not fit")
	}
}

// Columns over several regions end alike in them, a first region by so much
// higher as it is lower than the others; where one region more would be needed,
// they are full.
func TestColumnsAlike(t *testing.T) {
	h := 5 * mm
	for _, c := range []struct {
		name        string
		n           int
		first, next unit.Length
		want        string
	}{
		{"two regions", 20, 40 * mm, 40 * mm, "25 25 25 25"},
		{"a lower first region", 24, 20 * mm, 40 * mm, "20 20 40 40"},
		{"room to give", 16, 20 * mm, 40 * mm, "10 10 30 30"},
		{"one region", 16, 40 * mm, 40 * mm, "40 40"},
		{"three regions", 34, 40 * mm, 40 * mm, "30 30 30 30 25 25"},
	} {
		var b Block = Columns{N: 2, Gap: 10 * mm, Body: pile{"p", 0, c.n, h, 0}, Balance: true, Alike: true, Grid: h}
		got, room := []string{}, c.first
		for b != nil && len(got) < 20 {
			p := b.Place(&Env{}, Space{W: 110 * mm, H: room, Next: c.next})
			for _, k := range p.Box.Kids {
				got = append(got, unitless(k.Box.H))
			}
			b, room = p.Rest, c.next
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: columns are %s high, want %s", c.name, s, c.want)
		}
	}
}

func unitless(l unit.Length) string { s := l.String(); return s[:len(s)-2] }

func TestInterlude(t *testing.T) {
	h := 10 * mm
	over := brick{"Q", h}
	short, long := pile{"p", 0, 2, h, 0}, pile{"p", 0, 6, h, 0}
	cases := []struct {
		name  string
		inter Interlude
		want  string
	}{
		{"opens the second region", Interlude{Body: long, Over: over}, "p0 p1 p2 p3 | Q p4 p5"},
		{"stands after a body in one piece", Interlude{Body: short, Over: over}, "p0 p1 Q"},
		{"or before it", Interlude{Body: short, Over: over, Lead: true}, "Q p0 p1"},
		{"takes the end of the body along when there is no room after", Interlude{Body: pile{"p", 0, 4, h, 0}, Over: over}, "p0 p1 p2 | Q p3"},
		{"goes on alone over what cannot be cut", Interlude{Body: brick{"B", 40 * mm}, Over: over}, "B | Q"},
		{"shares out what one region holds", Interlude{Body: pile{"p", 0, 4, h, 0}, Over: over, Shared: 50}, "p0 p1 | Q p2 p3"},
		{"also with nothing to put over", Interlude{Body: pile{"p", 0, 4, h, 0}, Shared: 50}, "p0 p1 | p2 p3"},
		{"and where a longer one ends", Interlude{Body: pile{"p", 0, 7, h, 0}, Shared: 50}, "p0 p1 p2 p3 | p4 p5 | p6"},
		{"but leaves no region half empty", Interlude{Body: pile{"p", 0, 2, h, 0}, Shared: 50}, "p0 p1"},
		{"nor the last one of a longer body", Interlude{Body: pile{"p", 0, 6, h, 0}, Shared: 50}, "p0 p1 p2 p3 | p4 p5"},
		{"under what stands over it", Interlude{Body: pile{"p", 0, 6, h, 0}, Over: over, Shared: 50}, "p0 p1 p2 p3 | Q p4 | p5"},
		{"nothing to put over", Interlude{Body: long}, "p0 p1 p2 p3 | p4 p5"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := regions(t, c.inter, 50*mm, 40*mm); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFooted(t *testing.T) {
	h := 10 * mm
	foot := brick{"F", h}
	for _, c := range []struct {
		name string
		body Block
		want string
	}{
		{"under a short body", pile{"p", 0, 2, h, 0}, "p0 p1 F"},
		{"at the foot of the first region alone", pile{"p", 0, 6, h, 0}, "p0 p1 p2 F | p3 p4 p5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := regions(t, Footed{Body: c.body, Foot: foot}, 50*mm, 40*mm); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	p := Footed{Body: pile{"p", 0, 2, h, 0}, Foot: foot, Gap: mm}.Place(&Env{}, Space{W: 50 * mm, H: 40 * mm})
	if p.Box.H != 40*mm || p.Box.Kids[1].Y != 30*mm {
		t.Errorf("%s high, the foot at %s", p.Box.H, p.Box.Kids[1].Y)
	}
	if p = (Footed{Body: pile{"p", 0, 1, h, 0}, Foot: brick{"F", 38 * mm}}).Place(&Env{}, Space{W: 50 * mm, H: 40 * mm}); p.Fit != Wrap {
		t.Errorf("what has no room above the foot was placed: %v", p.Fit)
	}
}

func TestUnder(t *testing.T) {
	tall, low := Under{brick{"T", 20 * mm}}, brick{"L", 10 * mm}
	for n, want := range map[int]string{2: "p0 p1 T", 3: "p0 p1 p2 L", 4: "p0 p1 p2 p3 | L"} {
		body := &Flow{Items: []Item{{Block: pile{"p", 0, n, 10 * mm, 0}}, {Block: &Either{Options: []Block{tall, low}}}}}
		if got := regions(t, body, 50*mm, 40*mm); got != want {
			t.Errorf("under %d: %s, not %s", n, got, want)
		}
	}
}

func TestEither(t *testing.T) {
	wide, tight := pile{"w", 0, 4, 12 * mm, 50}, pile{"t", 0, 4, 8 * mm, 50}
	either := &Either{Options: []Block{wide, tight}}
	for h, want := range map[unit.Length]string{48 * mm: "w0 w1 w2 w3", 40 * mm: "t0 t1 t2 t3", 20 * mm: "t0 t1 | t2 t3"} {
		if got := regions(t, either, 50*mm, h); got != want {
			t.Errorf("in %s: got %s, want %s", h, got, want)
		}
	}
	either.Accept = 100
	if got, want := regions(t, either, 50*mm, 40*mm), "w0 w1 w2 | w3"; got != want {
		t.Errorf("an acceptable break: got %s, want %s", got, want)
	}
}

// A head of two pieces is not torn for the sake of a fuller region, as it would
// stand at the foot without what it is the head of; it is where nothing else can be.
func TestHeadsAreNotTorn(t *testing.T) {
	h := 10 * mm
	head := Item{Block: pile{"H", 0, 2, h, 0}, Together: true}
	f := &Flow{Items: []Item{{Block: brick{"a", h}}, {Block: brick{"b", h}}, head, {Block: brick{"c", 3 * h}}}}
	if got := regions(t, f, 50*mm, 50*mm); got != "a b | H0 H1 c" {
		t.Errorf("a head: %s", got)
	}
	f = &Flow{Items: []Item{{Block: pile{"H", 0, 6, h, 0}, Together: true}, {Block: brick{"c", h}}}}
	if got := regions(t, f, 50*mm, 40*mm); got != "H0 H1 H2 H3 | H4 H5 c" {
		t.Errorf("a head higher than its region: %s", got)
	}
}

func TestKeepAndRepeat(t *testing.T) {
	h := 10 * mm
	keep := &Flow{Items: items(brick{"a", h}, Keep{pile{"p", 0, 4, h, 0}})}
	if got := regions(t, keep, 50*mm, 40*mm); got != "a | p0 p1 p2 p3" {
		t.Errorf("keep: %s", got)
	}
	head := Marked{Elem: draw.New(draw.TableHead), Anchor: "head", Body: brick{"H", h}}
	rep := Repeat{Head: head, Body: pile{"p", 0, 5, h, 0}}
	plans := fill(t, rep, 50*mm, 40*mm)
	if len(plans) != 2 || len(plans[1].Box.Kids) != 2 {
		t.Fatalf("%d parts", len(plans))
	}
	again := plans[1].Box.Kids[0].Box
	if again.Elem == nil || again.Elem.Role != draw.Layout {
		t.Error("the repeated head is no artifact")
	}
	draw.Walk(&again, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if _, ok := op.(draw.Anchor); ok {
				t.Error("the repeated head repeats its anchor")
			}
		}
		if v.Depth > 0 && v.Box.Elem != nil {
			t.Error("the repeated head repeats its structure")
		}
		return true
	})
	if first := plans[0].Box.Kids[0].Box; first.Elem == nil || first.Elem.Role != draw.TableHead {
		t.Error("the first head has lost its element")
	}
	if p := rep.Place(&Env{}, Space{W: mm, H: 15 * mm, Fresh: true}); p.Fit != Wrap || p.Need != 20*mm {
		t.Errorf("a head stood alone: fit %d, need %s", p.Fit, p.Need)
	}
	later := Repeat{Head: brick{"H", h}, Later: brick{"cont", 5 * mm}, Body: pile{"p", 0, 5, h, 0}}
	if got := fill(t, later, 50*mm, 40*mm)[1].Box.H; got != 25*mm {
		t.Errorf("the later head was not used: %s", got)
	}
	if p := (Repeat{Head: brick{"H", h}}).Place(&Env{}, Space{W: mm, H: h}); p.Fit != Full || p.Box.H != h {
		t.Error("a head with nothing under it is still content")
	}
}

// TestFlowWish: a wish is met though it leaves much of the region empty, and
// passed over where everything fits.
func TestFlowWish(t *testing.T) {
	items := make([]Item, 12)
	for i := range items {
		items[i].Block = brick{string(rune('a' + i)), 20 * mm}
	}
	items[5].Break = -9000
	p := (&Flow{Items: items}).Place(&Env{}, Space{W: 100 * mm, H: 200 * mm, Next: 200 * mm, Fresh: true})
	if p.Fit != Part || p.Box.H != 100*mm {
		t.Errorf("fit %d, %s: the wish before the sixth item was not met", p.Fit, p.Box.H)
	}
	if p = (&Flow{Items: items[:10]}).Place(&Env{}, Space{W: 100 * mm, H: 200 * mm, Next: 200 * mm, Fresh: true}); p.Fit != Full {
		t.Error("a wish broke what fits")
	}
}

// A sub-head in larger type has its baseline on the grid: level with the text
// of the next column, at the column's top too. What follows it stays.
func TestSubheadsStandOnTheGrid(t *testing.T) {
	const u = 45 * mm / 10
	head := headLine{5625 * mm / 1000}
	flow := &Flow{Grid: u, Items: []Item{{Block: head, After: mm}, {Block: pile{word: "text", n: 3, h: u}},
		{Block: head, Before: 6 * mm, After: mm}, {Block: pile{word: "more", n: 2, h: u}}}}
	box := flow.Place(&Env{}, Space{W: 60 * mm, H: 200 * mm}).Box
	for i, k := range box.Kids {
		if base := k.Y + first(k.Box); i%2 == 0 && k.Box.Ops[0].(draw.Text).Y+k.Y != base {
			t.Errorf("head %d is drawn at %s, its baseline at %s", i, k.Box.Ops[0].(draw.Text).Y+k.Y, base)
		}
		base := k.Y + first(k.Box)
		if off := (base - u*7/10) % u; off != 0 {
			t.Errorf("item %d has its baseline %s off the grid", i, off)
		}
		if i%2 == 1 && k.Y%u != 0 {
			t.Errorf("text %d stands at %s", i, k.Y)
		}
	}
}

// first is the first baseline of a box.
func first(b draw.Box) unit.Length {
	if b.Base > 0 {
		return b.Base
	}
	return b.Kids[0].Y + b.Kids[0].Box.Base
}

// headLine is a line of text of some leading.
type headLine struct{ h unit.Length }

func (l headLine) Place(*Env, Space) Plan {
	b := draw.Box{Size: unit.Size{W: 50 * mm, H: l.h}, Base: l.h * 7 / 10, Line: &draw.Line{}}
	b.Ops = []draw.Op{draw.Text{Point: unit.Point{Y: b.Base}, Str: "head", Size: 13 * unit.PT, Ink: "nuit", Width: 20 * mm}}
	return Plan{Fit: Full, Box: b}
}
