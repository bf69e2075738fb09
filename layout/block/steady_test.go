package block

import (
	"math/rand/v2"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

func (brick) steady() bool { return true }
func (pile) steady() bool  { return true }

// A steady block stands in any space that is high enough as it does by itself:
// in every such space Place gives what an item of a flow is given.
func TestSteadyBlocksStandAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	steady, whole := 0, 0
	for range 2_000 {
		data := make([]byte, 40)
		for i := range data {
			data[i] = byte(r.UintN(256))
		}
		b, _ := build(data)
		if !isSteady(b) {
			continue
		}
		steady++
		for h := unit.Length(0); h < 200*mm; h += unit.Length(3+r.IntN(9)) * mm {
			s := Space{W: 100 * mm, H: h, Fresh: r.IntN(2) == 0, Cut: r.IntN(2) == 0, Next: unit.Length(r.IntN(2)) * 150 * mm}
			got, want := (&Env{}).item(b, s), b.Place(&Env{}, s)
			if !same(*got, want) {
				t.Fatalf("%T in %v: %+v, want %+v", b, s, *got, want)
			}
			if want.Fit == Full {
				whole++
			}
		}
	}
	if steady < 300 || whole < 3_000 {
		t.Errorf("only %d steady blocks were made, and %d placed as a whole", steady, whole)
	}
}

// unsteady is a block of which nothing is known before it is asked.
type unsteady struct{ Block }

// A group whose rows are placed once answers every space as one whose rows are
// placed in each, in whatever order the spaces are asked.
func TestGroupsStandAlike(t *testing.T) {
	r, set := rand.New(rand.NewPCG(3, 4)), setter(t)
	few := func(most int) unit.Length { return unit.Length(r.IntN(most)) * mm }
	parts := 0
	for n := range 120 {
		body := func() Block { return para("x", 1+r.IntN(24)) }
		made := func() *Group {
			g := &Group{Least: 1 + r.IntN(3), Whole: r.IntN(4), H: few(30), Name: "group", Rows: make([]Row, 1+r.IntN(9))}
			for i := range g.Rows {
				g.Rows[i] = Row{H: few(9), Above: few(4), Below: few(4), Cells: []Cell{
					{X: 20 * mm, W: 30 * mm, Body: body(), Align: Align(r.IntN(4))}, {X: 50 * mm, W: 40 * mm, Body: body(), Align: Align(r.IntN(4))}}}
			}
			if r.IntN(2) == 0 {
				g.Side = &Cell{W: 20 * mm, Body: brick{"side", few(30)}, Hang: true}
				g.Cont = &Cell{W: 20 * mm, Body: brick{"cont", few(12)}, Hang: true}
			}
			if r.IntN(3) == 0 {
				g.Head, g.Again = brick{"head", few(20)}, brick{"again", few(20)}
			}
			return g
		}
		once := made()
		each := *once
		each.Rows = make([]Row, len(once.Rows))
		for i, row := range once.Rows {
			each.Rows[i] = row
			each.Rows[i].Cells = nil
			for _, c := range row.Cells {
				c.Body = unsteady{c.Body}
				each.Rows[i].Cells = append(each.Rows[i].Cells, c)
			}
		}
		env := &Env{Text: set}
		for range 60 {
			s := Space{W: 100 * mm, H: unit.Length(r.IntN(160_000)) * mm / 1000, Cut: r.IntN(2) == 0, Fresh: r.IntN(2) == 0}
			got, want := env.plan(once, s), each.Place(&Env{Text: set}, s)
			if !same(*got, want) {
				t.Fatalf("group %d in %v: %+v, want %+v", n, s, *got, want)
			}
			if want.Fit != Part {
				continue
			}
			parts++
			rest := groupRest{&each, got.Rest.(groupRest).from}
			if got, want := env.plan(got.Rest, s), rest.Place(&Env{Text: set}, s); !same(*got, want) {
				t.Fatalf("rest of group %d in %v: %+v, want %+v", n, s, *got, want)
			}
		}
	}
	if parts < 1_000 {
		t.Errorf("only %d parts were placed", parts)
	}
}
