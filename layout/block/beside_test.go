package block

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestBeside(t *testing.T) {
	h := 10 * mm
	side := func(n int) Block { return brick{"S", unit.Length(n) * h} }
	body := func(n int) Block { return pile{"p", 0, n, h, 0} }
	cases := []struct {
		name  string
		block Block
		want  string
	}{
		{"beside a body in one piece", Beside{Side: side(2), SideW: 20 * mm, X: 25 * mm, Body: body(3)}, "S p0 p1 p2"},
		{"the body goes on without it", Beside{Side: side(2), SideW: 20 * mm, X: 25 * mm, Body: body(6)}, "S p0 p1 p2 p3 | p4 p5"},
		{"a piece higher than the body keeps what follows off", &Flow{Items: items(Beside{Side: side(3), SideW: 20 * mm, X: 25 * mm, Body: body(1)}, brick{"a", h}, brick{"b", h})}, "S p0 a | b"},
		{"where there is no room both move on", &Flow{Items: items(brick{"a", 2 * h}, Beside{Side: side(3), SideW: 20 * mm, X: 25 * mm, Body: body(5)})}, "a | S p0 p1 p2 p3 | p4"},
		{"a piece alone is content", Beside{Side: side(1), SideW: 20 * mm}, "S"},
		{"a body alone too", Beside{X: 25 * mm, Body: body(2)}, "p0 p1"},
		{"over columns", Columns{N: 2, Body: Beside{Side: side(1), SideW: 10 * mm, X: 12 * mm, Body: body(10)}}, "S p0 p1 p2 p3 p4 p5 p6 p7 | p8 p9"},
		{"a piece that no region holds is placed and named", Beside{Side: side(5), SideW: 20 * mm, X: 25 * mm, Body: body(6)}, "S p0 p1 p2 p3 | p4 p5"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := regions(t, c.block, 100*mm, 40*mm); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestBesideKeepsItsPlaces(t *testing.T) {
	b := Beside{Side: brick{"S", 30 * mm}, SideX: 70 * mm, SideW: 30 * mm, W: 60 * mm, Body: pile{"p", 0, 5, 10 * mm, 0}, Elem: draw.New(draw.Div)}
	plans := fill(t, b, 100*mm, 40*mm)
	if len(plans) != 2 || plans[0].Box.H != 40*mm || plans[1].Box.H != 10*mm {
		t.Fatalf("%d parts", len(plans))
	}
	first, then := plans[0].Box, plans[1].Box
	if first.Kids[0].X != 70*mm || first.Kids[0].Box.W != 30*mm || first.Kids[1].X != 0 || first.Kids[1].Box.W != 60*mm {
		t.Errorf("the piece stands at %s, %s wide, the body at %s", first.Kids[0].X, first.Kids[0].Box.W, first.Kids[1].X)
	}
	if len(then.Kids) != 1 || then.Kids[0].Box.W != 60*mm || then.Elem != first.Elem || then.Elem == nil {
		t.Error("the part that follows has another place or another element")
	}
	low := Beside{Side: brick{"S", 30 * mm}, SideW: 20 * mm, X: 25 * mm, Body: brick{"p", 10 * mm}}
	if p := low.Place(&Env{}, space(100*mm)); p.Box.H != 30*mm {
		t.Errorf("the height is not the piece's: %s", p.Box.H)
	}
}

func TestBesideOnOneBaseline(t *testing.T) {
	p20 := func(w string) Block { return brick{w, 20 * mm} }
	body := &Flow{Items: items(p20("a"), p20("b"), p20("c"), p20("d"))}
	b := Beside{Side: brick{"S", 10 * mm}, SideW: 20 * mm, X: 25 * mm, Body: body, Align: Baseline}
	p := b.Place(&Env{}, space(80*mm))
	if p.Fit != Full || p.Box.Kids[0].Y != 7*mm || p.Box.Kids[1].Y != 0 || p.Box.Base != 14*mm {
		t.Errorf("fit %d, the piece at %s, first baseline at %s", p.Fit, p.Box.Kids[0].Y, p.Box.Base)
	}
	b.Side = brick{"S", 30 * mm} // the body goes down by 7 mm, and is cut where it then must
	p = b.Place(&Env{}, space(80*mm))
	if p.Fit != Part || p.Box.Kids[1].Y != 7*mm || p.Box.H != 67*mm {
		t.Errorf("fit %d, the body at %s, %s high", p.Fit, p.Box.Kids[1].Y, p.Box.H)
	}
	high := b
	high.Body = brick{"p", 100 * mm}
	p = high.Place(&Env{}, Space{W: 100 * mm, H: 80 * mm, Loose: true}) // what must be there is held to the room that there is
	if len(p.Faults) != 1 || p.Faults[0].Have != 80*mm {
		t.Errorf("%+v", p.Faults)
	}
	b.Align = Top
	if p = b.Place(&Env{}, space(80*mm)); p.Fit != Full || p.Box.Kids[1].Y != 0 {
		t.Errorf("fit %d, the body at %s", p.Fit, p.Box.Kids[1].Y)
	}
}

func TestBesideFaults(t *testing.T) {
	wide := Beside{Side: brick{"S", 10 * mm}, SideX: 90 * mm, SideW: 20 * mm, W: 80 * mm, Body: brick{"p", 10 * mm}, Name: "portrait"}
	p := wide.Place(&Env{}, space(40*mm))
	if p.Fit != Wrap || len(p.Faults) != 1 || !p.Faults[0].Wide || p.Faults[0].Name != "portrait" || p.Faults[0].Need != 110*mm {
		t.Errorf("fit %d, %+v", p.Fit, p.Faults)
	}
	high := Beside{Side: pile{"S", 0, 5, 10 * mm, 0}, SideW: 20 * mm, X: 25 * mm, Body: brick{"p", 10 * mm}, Name: "portrait"}
	p = high.Place(&Env{}, space(40*mm))
	if p.Fit != Wrap || len(p.Faults) != 1 || p.Faults[0].Need != 50*mm || p.Faults[0].Have != 40*mm {
		t.Errorf("a piece that could be parted is not: fit %d, %+v", p.Fit, p.Faults)
	}
}
