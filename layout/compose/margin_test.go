package compose

import (
	"image"
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Notes stand on their lines where they can, apart always, and end with the
// room where there is enough for them.
func TestNotesStandApart(t *testing.T) {
	const mm = unit.MM
	for _, c := range []struct {
		name string
		want []unit.Length // where they would stand
		high unit.Length   // of each
		room unit.Length
		tops []unit.Length
	}{
		{"far apart", []unit.Length{0, 50 * mm, 120 * mm}, 20 * mm, 200 * mm, []unit.Length{0, 50 * mm, 120 * mm}},
		{"too near", []unit.Length{10 * mm, 12 * mm}, 20 * mm, 200 * mm, []unit.Length{10 * mm, 30*mm + marginGap}},
		{"at the foot", []unit.Length{190 * mm, 195 * mm}, 20 * mm, 200 * mm, []unit.Length{160*mm - marginGap, 180 * mm}},
		{"no room", []unit.Length{0, 0, 0}, 90 * mm, 200 * mm, []unit.Length{0, 90*mm + marginGap, 180*mm + 2*marginGap}},
		{"none", nil, 0, 10 * mm, nil},
	} {
		var ns []set
		for _, y := range c.want {
			ns = append(ns, set{y, draw.Box{Size: unit.Size{W: 25 * mm, H: c.high}}})
		}
		spread(ns, c.room, marginGap)
		need := stacked(ns, marginGap)
		if want := unit.Length(len(c.want)) * (c.high + marginGap); need != want {
			t.Errorf("%s: they need %s, said %s", c.name, want, need)
		}
		for i, n := range ns {
			if n.y != c.tops[i] {
				t.Errorf("%s: note %d stands at %s, want %s", c.name, i+1, n.y, c.tops[i])
			}
		}
	}
}

// A cropped picture has the proportions of its place, keeps the point that the
// editor wants as near its middle as the picture goes, and never leaves it.
func TestCroppingKeepsTheFocus(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		focus [2]int
		place unit.Size
		want  image.Rectangle
	}{
		{400, 300, [2]int{50, 50}, unit.Size{W: 30, H: 30}, image.Rect(50, 0, 350, 300)},
		{400, 300, [2]int{0, 50}, unit.Size{W: 30, H: 30}, image.Rect(0, 0, 300, 300)},
		{400, 300, [2]int{100, 0}, unit.Size{W: 30, H: 30}, image.Rect(100, 0, 400, 300)},
		{400, 300, [2]int{25, 80}, unit.Size{W: 80, H: 20}, image.Rect(0, 190, 400, 290)},
		{400, 300, [2]int{50, 100}, unit.Size{W: 80, H: 20}, image.Rect(0, 200, 400, 300)},
		{1, 900, [2]int{50, 50}, unit.Size{W: 900, H: 1}, image.Rect(0, 450, 1, 451)},
	} {
		got := cropped(&draw.Picture{W: c.w, H: c.h}, read.Shown{Focus: c.focus}, c.place)
		if *got.Part != c.want || got.W != c.want.Dx() || got.H != c.want.Dy() {
			t.Errorf("%d × %d at %v for %v: %v, %d × %d", c.w, c.h, c.focus, c.place, *got.Part, got.W, got.H)
		}
	}
}

// Ways that come to one break of a body go on as one, notes left or not: a search
// asks each question once.
func TestMarginsMeetAgain(t *testing.T) {
	body := &block.Flow{}
	for range 20 {
		body.Items = append(body.Items, block.Item{Block: drawn(draw.Box{Size: unit.Size{W: unit.MM, H: 5 * unit.MM}})})
	}
	m := margin(body, []note{{body: block.Gap{H: unit.MM}}, {beside: "further down", body: block.Gap{H: unit.MM}}}, 30*unit.MM)
	place := func(h unit.Length) block.Plan {
		return m.Place(&block.Env{}, block.Space{W: 90 * unit.MM, H: h, Next: 60 * unit.MM})
	}
	a, b := place(33*unit.MM), place(34*unit.MM)
	if a.Fit != block.Part || a.Rest != b.Rest {
		t.Errorf("%#v and %#v are left", a.Rest, b.Rest)
	}
	if left := a.Rest.(margined).left; left != noted(1, false) {
		t.Errorf("of the notes %q is left", left)
	}
}
