package block

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Noted is a body with notes: each stands under the region that holds its first
// call, a link to its anchor. The body gives way to them, and where a call goes on
// with it, so does the note.
type Noted struct {
	Body  Block
	Notes *Notes
	set   string // the notes that stand on regions before: a rune for each, from its number on
}

// Notes is the notes of a text, and how those of a region stand: in columns, under a
// rule.
type Notes struct {
	Entries []Entry // each under the anchor that its calls lead to
	Over    Block   // above them; nil: nothing
	X, W    unit.Length
	N       int         // columns
	Gutter  unit.Length // between the columns
	Gap     unit.Length // the least between the body and what stands over them
	Grid    unit.Length // of the body: they stand on a multiple of it; 0: not
	Sunk    bool        // they stand at the foot of their region, not under the body
}

// notesTried is how often a body gives way to its notes: the second time it has
// no more of them than the first, but where a search in it takes another way.
const notesTried = 4

// Place places as much of the body as leaves room for the notes that it calls.
func (n Noted) Place(env *Env, s Space) Plan {
	room := s
	for try := 1; ; try++ {
		p := env.place(n.Body, room)
		if p.Fit == Wrap && p.Need > 0 {
			p.Need += s.H - room.H
		}
		if p.Fit == Wrap || p.Fit == Empty {
			return p
		}
		of, all := n.called(&p.Box)
		if of == "" {
			return n.part(p, all)
		}
		q := env.whole(noteSet{n.Notes, of}, Space{W: s.W, H: s.H, Loose: s.Loose}, "notes")
		if q.Fit == Wrap {
			return q
		}
		left := n.Notes.left(s.H-q.Box.H) - n.Notes.Gap
		if p.Box.H > left && room.H > left && try < notesTried {
			room.H = left
			continue
		}
		return n.part(n.under(p, q, s), all)
	}
}

// left is what notes leave of a height, down to their grid.
func (n *Notes) left(h unit.Length) unit.Length {
	if n.Grid > 0 && h > 0 {
		h -= h % n.Grid
	}
	return h
}

// called is the notes that a box calls and that stand nowhere yet, in the order of
// their calls, and those with the ones before.
func (n Noted) called(b *draw.Box) (of, all string) {
	all = n.set
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			k, link := op.(draw.Link)
			for i := range n.Notes.Entries {
				if r := string(rune(i + 1)); link && !v.Artifact && k.Href == "#"+n.Notes.Entries[i].Anchor && !strings.Contains(all, r) {
					of, all = of+r, all+r
				}
			}
		}
		return true
	})
	return of, all
}

// part is a plan of the body as one of the whole.
func (n Noted) part(p Plan, set string) Plan {
	if p.Fit == Part {
		p.Rest = Noted{p.Rest, n.Notes, set}
	}
	return p
}

// under is the body's plan with its notes.
func (n Noted) under(p, q Plan, s Space) Plan {
	top := (p.Box.H + n.Notes.Gap).Up(n.Notes.Grid)
	if n.Notes.Sunk && s.H <= natural {
		top = max(top, s.H-q.Box.H)
	}
	b := draw.Box{Base: p.Box.Base}
	b.W, b.H = s.W, top+q.Box.H
	b.Put(0, 0, p.Box)
	b.Put(0, top, q.Box)
	p.Box, p.Tail = b, 0
	p.Faults = append(append([]Fault(nil), p.Faults...), q.Faults...)
	return p
}

// noteSet is some of a text's notes, as they stand under one region.
type noteSet struct {
	*Notes
	of string
}

// Place sets them as what they are: a rule over columns.
func (n noteSet) Place(env *Env, s Space) Plan {
	return env.place(env.once(n, func() Block {
		list := &Flow{Name: "notes"}
		for _, r := range n.of {
			list.Items = append(list.Items, Item{Block: n.Entries[r-1].Body})
		}
		body := Block(list)
		if n.N > 1 {
			body = Columns{N: n.N, Gap: n.Gutter, Balance: true, Body: list}
		}
		return &Frame{X: n.X, W: n.W, Body: Stack(n.over(), body)}
	}), s)
}

func (n *Notes) over() Block {
	if n.Over == nil {
		return Gap{}
	}
	return n.Over
}
