package charts

import (
	"reflect"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// lines are the strokes of a relief, far to near.
func lines(b draw.Box) []draw.Path {
	var out []draw.Path
	for _, op := range b.Ops {
		if p, ok := op.(draw.Path); ok && p.Stroke != "" {
			out = append(out, p)
		}
	}
	return out
}

// peak is how high a line rises within reach of a place, over where it begins.
func peak(p draw.Path, x unit.Length) unit.Length {
	top := p.Segs[0].P[0].Y
	for _, s := range p.Segs[1:] {
		if q := s.P[2]; q.X > x-reliefWide/3 && q.X < x+reliefWide/3 {
			top = min(top, q.Y)
		}
	}
	return p.Segs[0].P[0].Y - top
}

// The relief has a line for each offer, far ones first, as high over its layers
// as a hump and flat elsewhere, in the inks of its state, within the page at
// its top and through the bleed at its sides and foot.
func TestRelief(t *testing.T) {
	s, trim, bleed := sheet(t, "fr"), unit.Size{W: 210 * mm, H: 297 * mm}, 3*mm
	season := SeasonIn(draw.Nuit, draw.Azur)
	offers := []Offer{
		{Name: "near", Stage: Qualified, State: J3, Layers: Layers{3: true}},
		{Name: "moved", Stage: Qualified, State: J3, Changed: true, Layers: Layers{0: true, 2: true}},
		{Name: "far", Stage: InProgress, State: J0, Layers: Layers{1: true}},
		{Name: "flat", Stage: Candidacy},
	}
	b := Relief(s, season, offers, trim, bleed)
	ls := lines(b)
	if len(ls) != len(offers) {
		t.Fatalf("%d lines for %d offers", len(ls), len(offers))
	}
	for i, l := range ls {
		o := offers[len(offers)-1-i]
		ink := map[bool]draw.Ink{true: draw.Craie, false: draw.Azur}[o.Stage == Qualified]
		if o.Changed {
			ink = draw.Vermillon
		}
		if l.Stroke != ink || !l.Ground {
			t.Errorf("%s is drawn in %s", o.Name, l.Stroke)
		}
		for layer, place := range reliefPlaces() {
			high := peak(l, trim.W.Scale(place, 1000))
			if got := high > reliefHigh/2; got != o.Layers[layer] {
				t.Errorf("%s rises by %s over the layer %d", o.Name, high, layer)
			}
		}
		first, last := l.Segs[0].P[0], l.Segs[len(l.Segs)-1].P[2]
		if first.X != -bleed || last.X != trim.W+bleed {
			t.Errorf("%s goes from %s to %s", o.Name, first.X, last.X)
		}
		if i > 0 && first.Y < ls[i-1].Segs[0].P[0].Y {
			t.Errorf("%s stands farther than the line before it", o.Name)
		}
	}
	if again := Relief(s, season, offers, trim, bleed); !reflect.DeepEqual(lines(again), ls) {
		t.Error("the same register has two reliefs")
	}
	offers[2].Layers = Layers{2: true}
	if other := Relief(s, season, offers, trim, bleed); reflect.DeepEqual(lines(other), ls) {
		t.Error("two registers have one relief")
	}
	if alt := strings.ReplaceAll(b.Elem.Alt, "\u00a0", " "); b.Elem.Role != draw.Figure || !strings.Contains(alt, "4 lignes") || !strings.Contains(alt, "IaaS 1, CaaS 1, PaaS 1, SaaS 1") {
		t.Errorf("the relief is told as %q", alt)
	}
	for _, n := range []int{0, 1, 2, 200} {
		for _, l := range lines(Relief(s, season, make([]Offer, n), trim, bleed)) {
			if r, _ := draw.Extent(l); r.Y < reliefTop-2*reliefRipple || r.Bottom() > trim.H {
				t.Fatalf("of %d flat lines one goes from %s to %s", n, r.Y, r.Bottom())
			}
		}
	}
}

// The waves that the relief is made of are those that they stand for, as near
// as thousandths are.
func TestWholeWaves(t *testing.T) {
	for at, want := range map[int64]int64{0: 0, 250: 1000, 500: 0, 750: -1000, 1000: 0, -250: -1000, 83: 499, 125: 706} {
		if got := wave(at); got < want-4 || got > want+4 {
			t.Errorf("wave(%d) is %d, want %d", at, got, want)
		}
	}
	for n, want := range map[int64]int64{0: 0, 1: 1, 3: 1, 4: 2, 99: 9, 100: 10, 1_000_000: 1000, 999_999: 999} {
		if got := root(n); got != want {
			t.Errorf("root(%d) is %d, want %d", n, got, want)
		}
	}
	if hump(0) != 1000 || hump(reliefWide) != 0 || hump(-reliefWide/2) != hump(reliefWide/2) || hump(reliefWide/2) < 400 {
		t.Errorf("humps: %d, %d, %d", hump(0), hump(reliefWide/2), hump(reliefWide))
	}
}
