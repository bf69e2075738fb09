package block

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

// brick is a piece of known height that never splits. Its word tells it apart.
type brick struct {
	word string
	h    unit.Length
}

func (b brick) Place(_ *Env, s Space) Plan {
	if b.h > s.H && !s.Loose {
		return Plan{Fit: Wrap, Need: b.h, Why: diag.Said("%s is too high", b.word)}
	}
	p := Plan{Fit: Full, Box: wordBox(b.word, s.W, b.h)}
	if b.h > s.H {
		p.Faults = []Fault{{Name: b.word, Need: b.h, Have: s.H, Why: "too high"}}
	}
	return p
}

func wordBox(word string, w, h unit.Length) draw.Box {
	b := draw.Box{Ops: []draw.Op{draw.Text{Point: unit.Point{Y: h}, Str: word, Size: h, Ink: "noir", Width: w / 2}}}
	b.W, b.H, b.Base = w, h, h*7/10
	return b
}

// pile is courses of equal height; it splits between any two, at a cost each.
type pile struct {
	word    string
	from, n int
	h       unit.Length
	cost    int
}

func (p pile) Place(_ *Env, s Space) Plan {
	k := min(p.n-p.from, int(max(s.H, 0)/p.h))
	var faults []Fault
	if k == 0 && s.Loose {
		k, faults = 1, []Fault{{Name: p.word, Need: p.h, Have: s.H, Why: "no room for a course"}}
	}
	if k == 0 {
		return Plan{Fit: Wrap, Need: p.h, Why: "no room for a course"}
	}
	var b draw.Box
	b.W, b.H = s.W, unit.Length(k)*p.h
	for i := 0; i < k; i++ {
		b.Put(0, unit.Length(i)*p.h, wordBox(fmt.Sprintf("%s%d", p.word, p.from+i), s.W, p.h))
	}
	if p.from+k == p.n {
		return Plan{Fit: Full, Box: b, Faults: faults}
	}
	return Plan{Fit: Part, Box: b, Faults: faults, Rest: pile{p.word, p.from + k, p.n, p.h, p.cost}, Cost: p.cost}
}

// script answers the plans it was given, whatever the space.
type script []Plan

func (s *script) Place(*Env, Space) Plan { return (*s)[0] }

// words are the texts of a box in reading order; artifacts are left out.
func words(b draw.Box) []string {
	var out []string
	draw.Walk(&b, func(v draw.Visit) bool {
		if v.Artifact {
			return false
		}
		for _, op := range v.Box.Ops {
			if t, ok := op.(draw.Text); ok {
				out = append(out, strings.TrimSpace(t.Str))
			}
		}
		return true
	})
	return out
}

// fill places a block in regions of the given heights, the last one repeated,
// and returns the plans.
func fill(t testing.TB, b Block, w unit.Length, hs ...unit.Length) []Plan {
	t.Helper()
	env := &Env{}
	var out []Plan
	for b != nil {
		if len(out) > 300 {
			t.Fatal("it does not end")
		}
		h := hs[min(len(out), len(hs)-1)]
		s := Space{W: w, H: h, Fresh: true, Next: hs[min(len(out)+1, len(hs)-1)]}
		p := b.Place(env, s)
		if p.Fit == Wrap {
			s.Loose = true
			if p = b.Place(env, s); p.Fit == Wrap {
				t.Fatalf("a loose space was refused: %s", p.Why)
			}
		}
		out = append(out, p)
		b = p.Rest
	}
	return out
}

// regions is what stands in each region, as words.
func regions(t testing.TB, b Block, w unit.Length, hs ...unit.Length) string {
	t.Helper()
	var out []string
	for _, p := range fill(t, b, w, hs...) {
		out = append(out, strings.Join(words(p.Box), " "))
	}
	return strings.Join(out, " | ")
}

func items(bs ...Block) []Item {
	out := make([]Item, len(bs))
	for i, b := range bs {
		out[i].Block = b
	}
	return out
}

// tops are the places of a box's kids.
func tops(b draw.Box) string {
	var out []string
	for _, k := range b.Kids {
		out = append(out, fmt.Sprintf("%g", k.Y.MM()))
	}
	return strings.Join(out, " ")
}
