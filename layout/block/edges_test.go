package block

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// A break is wished above an item that is not the first of the region and asks
// for it; what costs nothing or something is no wish.
func TestWished(t *testing.T) {
	for _, c := range []struct {
		costs []int
		want  bool
	}{{[]int{0, 0, 0}, false}, {[]int{0, 7, 900}, false}, {[]int{0, 7, -1}, true}, {[]int{-5, -5}, true}, {[]int{-5, 0}, false}, {[]int{-5}, false}} {
		f := &Flow{}
		var placed []spot
		for i, cost := range c.costs {
			f.Items = append(f.Items, Item{Break: cost})
			placed = append(placed, spot{item: i})
		}
		if got := (run{Flow: f}).wished(placed); got != c.want {
			t.Errorf("items that cost %v: wished is %t", c.costs, got)
		}
	}
}

// What is lifted loses the room over its first line alone: the line itself when
// it is the box, the first line within it otherwise, and what stands below moves
// up by as much.
func TestLifted(t *testing.T) {
	line := wordBox("word", 40*mm, 10*mm)
	line.Line = &draw.Line{}
	part := line
	part.Put(5*mm, 2*mm, wordBox("raised", 5*mm, 4*mm))
	within := draw.Box{}
	within.W, within.H, within.Base = 40*mm, 20*mm, line.Base
	within.Put(0, 0, line)
	within.Put(0, 10*mm, line)

	got, ok := lifted(part, mm)
	if k := got.Kids[0]; !ok || got.H != 9*mm || got.Base != part.Base-mm || k.Y != mm || k.Box.H != 4*mm {
		t.Errorf("a line with a part of its own: %t %s, base %s, its part at %s, %s high", ok, got.H, got.Base, k.Y, k.Box.H)
	}
	got, ok = lifted(within, mm)
	if !ok || got.H != 19*mm {
		t.Fatalf("two lines: %t, %s high", ok, got.H)
	}
	for i, want := range []struct{ y, h, ink int64 }{{0, 9, 9}, {9, 10, 10}} {
		k := got.Kids[i]
		ink := k.Box.Ops[0].(draw.Text).Y
		if int64(k.Y/mm) != want.y || int64(k.Box.H/mm) != want.h || int64(ink/mm) != want.ink {
			t.Errorf("line %d at %s, %s high, its letters at %s", i+1, k.Y, k.Box.H, ink)
		}
	}
	if within.Kids[0].Box.H != 10*mm || within.Kids[1].Y != 10*mm {
		t.Error("lifting changed the box it was given")
	}
}

// A row is as high as its highest cell with the room above and below it.
func TestRowIsItsCellsAndTheRoomAroundThem(t *testing.T) {
	r := &Row{Above: 2 * mm, Below: 4 * mm, Cells: []Cell{{W: 40 * mm, Body: brick{"high", 10 * mm}}, {X: 40 * mm, W: 40 * mm, Body: brick{"low", 3 * mm}}}}
	p := r.Place(&Env{}, Space{W: 80 * mm, H: 50 * mm})
	if p.Fit != Full || p.Box.H != 16*mm {
		t.Errorf("%v, %s high", p.Fit, p.Box.H)
	}
	if p := r.Place(&Env{}, Space{W: 80 * mm, H: 15 * mm}); p.Fit != Wrap || p.Need != 16*mm {
		t.Errorf("in 15 mm: %v, %s needed", p.Fit, p.Need)
	}
}
