package block

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// caller is courses, some of which call notes.
type caller struct {
	pile
	calls string // a letter for each course; a space: none
}

func (c caller) Place(env *Env, s Space) Plan {
	p := c.pile.Place(env, s)
	for i := range p.Box.Kids {
		if l := c.calls[c.from+i : c.from+i+1]; l != " " {
			b := &p.Box.Kids[i].Box
			b.Ops = append(b.Ops, draw.Link{Rect: unit.Box(0, 0, mm, mm), Href: "#note-" + l})
		}
	}
	if p.Fit == Part {
		p.Rest = caller{p.Rest.(pile), c.calls}
	}
	return p
}

func calling(calls string) caller { return caller{pile{"p", 0, len(calls), 10 * mm, 0}, calls} }

func notesOf(h unit.Length, letters string) *Notes {
	n := &Notes{Over: brick{"-", mm}, W: 50 * mm, N: 1, Gap: mm}
	for _, l := range strings.Split(letters, "") {
		n.Entries = append(n.Entries, Entry{Anchor: "note-" + l, Body: brick{"N" + l, h}})
	}
	return n
}

// A note stands in the region of its first call, under the body, in the order of
// the calls; the body gives way to it, and what it calls no more is not set.
func TestNoted(t *testing.T) {
	for _, c := range []struct {
		name  string
		calls string
		h     unit.Length
		want  string
	}{
		{"none is called", "  ", 5 * mm, "p0 p1"},
		{"under a short body", "a ", 5 * mm, "p0 p1 - Na"},
		{"in the order of the calls", "ba", 5 * mm, "p0 p1 - Nb Na"},
		{"called twice", "aa   a", 5 * mm, "p0 p1 p2 - Na | p3 p4 p5"},
		{"the body gives way", "a   ", 5 * mm, "p0 p1 p2 - Na | p3"},
		{"each in its region", "a    b", 5 * mm, "p0 p1 p2 - Na | p3 p4 p5 - Nb"},
		{"the call goes on", "   a ", 5 * mm, "p0 p1 p2 | p3 p4 - Na"},
		{"two notes more room", "ab   ", 5 * mm, "p0 p1 - Na Nb | p2 p3 p4"},
		{"as high as the region", "a", 28 * mm, "p0 - Na"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := regions(t, Noted{Body: calling(c.calls), Notes: notesOf(c.h, "abc")}, 50*mm, 40*mm); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Notes stand a gap under the body, on its grid; sunk, at the foot of the region,
// where it has one. What has no room with its notes says how much it needs.
func TestNotedPlaces(t *testing.T) {
	n := notesOf(5*mm, "a")
	n.Gap, n.Grid = 3*mm, 4*mm
	p := Noted{Body: calling("a"), Notes: n}.Place(&Env{}, Space{W: 50 * mm, H: 40 * mm})
	if got := tops(p.Box); got != "0 16" || p.Box.H != 22*mm {
		t.Errorf("%s, %s high", got, p.Box.H)
	}
	n.Sunk = true
	p = Noted{Body: calling("a"), Notes: n}.Place(&Env{}, Space{W: 50 * mm, H: 40 * mm})
	if got := tops(p.Box); got != "0 34" || p.Box.H != 40*mm {
		t.Errorf("sunk: %s, %s high", got, p.Box.H)
	}
	p = Noted{Body: calling("a"), Notes: n}.Place(&Env{}, Space{W: 50 * mm, H: unit.Max})
	if got := tops(p.Box); got != "0 16" {
		t.Errorf("without an end: %s", got)
	}
	n.Sunk = false
	if got := regions(t, Noted{Body: calling("a    "), Notes: n}, 50*mm, 40*mm); got != "p0 p1 - Na | p2 p3 p4" { // on the grid they begin at 32 and end at 38
		t.Error(got)
	}
	p = Noted{Body: calling("a"), Notes: notesOf(5*mm, "a")}.Place(&Env{}, Space{W: 50 * mm, H: 12 * mm})
	if p.Fit != Wrap || p.Need != 17*mm {
		t.Errorf("%v, needs %s", p.Fit, p.Need)
	}
}

// The notes of a region stand in columns, read one after the other.
func TestNotedInColumns(t *testing.T) {
	n := notesOf(5*mm, "abc")
	n.N, n.Gutter, n.X, n.W = 2, 2*mm, 10*mm, 40*mm
	p := Noted{Body: calling("abc"), Notes: n}.Place(&Env{}, Space{W: 50 * mm, H: 60 * mm})
	if got := strings.Join(words(p.Box), " "); got != "p0 p1 p2 - Na Nb Nc" || p.Box.H != 42*mm {
		t.Errorf("%s, %s high", got, p.Box.H)
	}
}
