package block

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Either takes what fits, or breaks cheaply enough; the last stands for all that
// were tried.
func TestEitherTakes(t *testing.T) {
	h := 10 * mm
	whole, parts, dear := brick{"whole", 5 * h}, pile{"p", 0, 6, h, 3}, pile{"q", 0, 6, h, 4}
	for _, c := range []struct {
		name string
		e    Either
		s    Space
		want string
		fit  Fit
	}{
		{"the first that fits", Either{Options: []Block{whole, brick{"less", h}, brick{"least", h}}}, space(2 * h), "less", Full},
		{"one that breaks, as the last", Either{Options: []Block{whole, parts}}, space(2 * h), "p0", Part},
		{"one that breaks is passed over", Either{Options: []Block{parts, brick{"less", h}}}, space(2 * h), "less", Full},
		{"one that breaks at the cost that is accepted", Either{Options: []Block{parts, brick{"less", h}}, Accept: 3}, space(2 * h), "p0", Part},
		{"at a cost of one", Either{Options: []Block{pile{"p", 0, 6, h, 1}, brick{"less", h}}, Accept: 1}, space(2 * h), "p0", Part},
		{"one that breaks at more", Either{Options: []Block{dear, brick{"less", h}}, Accept: 3}, space(2 * h), "less", Full},
		{"with faults where there must be something: not while another has none",
			Either{Options: []Block{whole, brick{"less", h}}}, Space{W: 100 * mm, H: 2 * h, Loose: true}, "less", Full},
		{"the last with its faults", Either{Options: []Block{whole, brick{"high", 3 * h}}}, Space{W: 100 * mm, H: 2 * h, Loose: true}, "high", Full},
		{"one that is empty", Either{Options: []Block{&Flow{}, brick{"less", h}}}, space(2 * h), "", Empty},
	} {
		p := c.e.Place(&Env{}, c.s)
		got := ""
		if ws := words(p.Box); len(ws) > 0 {
			got = ws[0]
		}
		if got != c.want || p.Fit != c.fit {
			t.Errorf("%s: %q with fit %d, want %q with fit %d", c.name, got, p.Fit, c.want, c.fit)
		}
	}
}

// The foot stands at the bottom of its region, on the grid, and the body has what
// is left above the gap.
func TestFootedOnTheGrid(t *testing.T) {
	f := Footed{Body: pile{"p", 0, 9, 10 * mm, 0}, Foot: brick{"F", 20 * mm}, Gap: 5 * mm, Grid: 9 * mm}
	for _, c := range []struct {
		h, foot unit.Length
		courses int
	}{{100 * mm, 72 * mm, 6}, {112 * mm, 90 * mm, 8}, {60 * mm, 36 * mm, 3}, {59 * mm, 36 * mm, 3}, {65 * mm, 45 * mm, 4}} {
		p := f.Place(&Env{}, space(c.h))
		if p.Fit != Part || p.Box.Kids[1].Y != c.foot || p.Box.H != c.foot+20*mm || len(words(p.Box)) != c.courses+1 {
			t.Errorf("in %s: fit %d, the foot at %s, %s high, %v", c.h, p.Fit, p.Box.Kids[1].Y, p.Box.H, words(p.Box))
		}
	}
	f.Body = pile{"p", 0, 3, 10 * mm, 0}
	p := f.Place(&Env{}, Space{W: 100 * mm, H: unit.Max})
	if p.Fit != Full || p.Box.Kids[1].Y != 36*mm || p.Box.H != 56*mm {
		t.Errorf("without a bottom the foot follows the body: %s, %s high", p.Box.Kids[1].Y, p.Box.H)
	}
	p = f.Place(&Env{}, Space{W: 100 * mm, H: natural})
	if want := natural - 20*mm - (natural-20*mm)%(9*mm); p.Box.Kids[1].Y != want {
		t.Errorf("the highest region with a bottom: the foot at %s, want %s", p.Box.Kids[1].Y, want)
	}
	told := Footed{Body: &script{{Fit: Full, Tail: 7, Faults: []Fault{{Why: "the body's"}}}}, Foot: &script{{Fit: Full, Faults: []Fault{{Why: "the foot's"}}}}}
	p = told.Place(&Env{}, space(45*mm))
	if len(p.Faults) != 2 || p.Tail != 0 || p.Box.Kids[0].X != 0 || p.Box.Kids[1].X != 0 {
		t.Errorf("faults of both, and nothing that may hang over: %v, %d", p.Faults, p.Tail)
	}
	f.Body, f.Grid = brick{"b", 20 * mm}, 0
	p = f.Place(&Env{}, space(45*mm))
	if p.Fit != Full || p.Box.Kids[1].Y != 25*mm || p.Box.Base != 14*mm || p.Box.W != 100*mm {
		t.Errorf("off the grid: fit %d, %s, base %s, %s wide", p.Fit, p.Box.Kids[1].Y, p.Box.Base, p.Box.W)
	}
	if p = f.Place(&Env{}, space(45*mm-1)); p.Fit != Wrap {
		t.Errorf("no room for both: fit %d", p.Fit)
	}
	if p = f.Place(&Env{}, space(20*mm-1)); p.Fit != Wrap || p.Need != 20*mm {
		t.Errorf("no room for the foot: fit %d, needs %s", p.Fit, p.Need)
	}
}

// The first baseline of the two is the first piece's that has one, where it then
// stands, and the lower end of either is that of both.
func TestBesideEnds(t *testing.T) {
	low := &Drawn{draw.Box{Size: unit.Size{W: 20 * mm, H: 30 * mm}, Base: 5 * mm}}
	bare := &Drawn{draw.Box{Size: unit.Size{W: 20 * mm, H: 30 * mm}}}
	body := brick{"b", 20 * mm} // its baseline at 14 mm
	for _, c := range []struct {
		name    string
		side    Block
		align   Align
		h, base unit.Length
		y       unit.Length
	}{
		{"on one baseline the piece goes down", low, Baseline, 39 * mm, 14 * mm, 9 * mm},
		{"else it stands at the top, and gives its own", low, Top, 30 * mm, 5 * mm, 0},
		{"one without a baseline gives none", bare, Top, 30 * mm, 14 * mm, 0},
		{"nor goes down", bare, Baseline, 30 * mm, 14 * mm, 0},
	} {
		p := Beside{Side: c.side, SideW: 20 * mm, X: 25 * mm, Body: body, Align: c.align}.Place(&Env{}, space(80*mm))
		if p.Fit != Full || p.Box.H != c.h || p.Box.Base != c.base || p.Box.Kids[0].Y != c.y {
			t.Errorf("%s: fit %d, %s high, baseline at %s, the piece at %s", c.name, p.Fit, p.Box.H, p.Box.Base, p.Box.Kids[0].Y)
		}
	}
}

// thread is a body in one piece where it has its height, and one that can be cut
// anywhere else, even where there is no room.
type thread struct{ h unit.Length }

func (t thread) Place(_ *Env, s Space) Plan {
	if s.H >= t.h {
		return Plan{Fit: Full, Box: wordBox("p", s.W, t.h)}
	}
	return Plan{Fit: Part, Box: wordBox("cut", s.W, max(s.H, 0)), Rest: brick{"rest", mm}}
}

// What ends in the region stays in one piece where nothing asks for it to be cut.
func TestInterludeStaysInOnePiece(t *testing.T) {
	h := 10 * mm
	over, told := brick{"Q", h}, []Fault{{Why: "too wide"}}
	four := pile{"p", 0, 4, h, 0}
	faulty := &script{{Fit: Full, Box: wordBox("b", 50*mm, h), Faults: told}}
	partly := &script{{Fit: Part, Box: wordBox("b", 50*mm, h), Faults: told, Rest: brick{"rest", h}}}
	at := func(h unit.Length) Space { return Space{W: 50 * mm, H: h} }
	for _, c := range []struct {
		name string
		i    Interlude
		s    Space
		want string
		fit  Fit
		rest string
	}{
		{"where there must be something", Interlude{Body: four, Shared: 50}, Space{W: 50 * mm, H: 40 * mm, Loose: true}, "p0 p1 p2 p3", Full, ""},
		{"in a region without a bottom", Interlude{Body: four, Shared: 50}, at(unit.Max), "p0 p1 p2 p3", Full, ""},
		{"in the highest region with one it is cut", Interlude{Body: thread{natural}, Shared: 40}, at(natural), "cut", Part, "rest"},
		{"over what leads it goes on", Interlude{Body: four, Over: over, Lead: true}, at(40 * mm), "Q p0 p1 p2", Part, "p3"},
		{"with its gap", Interlude{Body: pile{"p", 0, 5, h, 0}, Over: over, Gap: h}, at(60 * mm), "p0 p1 p2", Part, "Q p3 p4"},
		{"with a piece as high as it", Interlude{Body: thread{20 * mm}, Over: brick{"Q", 20 * mm}}, at(30 * mm), "p", Part, "Q"},
		{"with a higher one", Interlude{Body: thread{20 * mm}, Over: brick{"Q", 30 * mm}}, at(40 * mm), "p", Part, "Q"},
		{"nothing, and nothing over it", Interlude{Body: &Flow{}}, at(40 * mm), "", Empty, ""},
		{"nothing, and a piece over it", Interlude{Body: &Flow{}, Over: over}, at(40 * mm), "Q", Full, ""},
		{"too large, with nothing over it", Interlude{Body: faulty}, at(40 * mm), "b", Full, ""},
		{"too large, with a piece that goes on", Interlude{Body: faulty, Over: over}, at(40 * mm), "b", Part, "Q"},
		{"too large, and not at its end", Interlude{Body: partly, Over: over}, at(40 * mm), "b", Part, "Q rest"},
	} {
		p := c.i.Place(&Env{}, c.s)
		rest := ""
		if p.Rest != nil {
			rest = strings.Join(words((&Env{}).place(p.Rest, at(unit.Max)).Box), " ")
		}
		if got := strings.Join(words(p.Box), " "); got != c.want || p.Fit != c.fit || rest != c.rest {
			t.Errorf("%s: %q with fit %d, then %q; want %q with fit %d, then %q", c.name, got, p.Fit, rest, c.want, c.fit, c.rest)
		}
	}
}

// A body that no region holds stands in its other form, and one that this region
// does not hold waits for the next.
func TestElse(t *testing.T) {
	form := pile{"p", 0, 6, 10 * mm, 0}
	for _, c := range []struct {
		name string
		h    unit.Length
		want string
	}{
		{"at once", 20 * mm, "A B"},
		{"in the next", 40 * mm, "A | B"},
		{"in none", 50 * mm, "A | p0 p1 p2 p3 | p4 p5"},
	} {
		f := &Flow{Items: items(brick{"A", 10 * mm}, Else{brick{"B", c.h}, form})}
		if got := regions(t, f, 50*mm, 40*mm); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
