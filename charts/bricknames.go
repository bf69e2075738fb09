package charts

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// setName is a brick's name set for a width: sizes of bricks are tried until
// one fits, and each asks for the names' heights again and again.
type setName struct {
	offer Offer
	width unit.Length
}

// brickNames are the names bricks bear: their providers'.
func brickNames(offers []Offer) map[Offer]text.Run {
	names := map[Offer]text.Run{}
	for _, o := range offers {
		names[o] = at(o.Holder, named(o.Provider))
	}
	return names
}

// setAside finds the names that stand in the note, and the height the others take.
// Once they are too many for a note, the size of bricks is none.
func (w *wall) setAside() {
	w.aside, w.drop = nil, 0
	if !w.named {
		return
	}
	for _, o := range w.series.Offers {
		if l := w.full(o); len(l.lines) <= w.lines {
			w.drop = max(w.drop, l.drop())
		} else if !slices.Contains(w.aside, o.Provider) {
			if w.aside = append(w.aside, o.Provider); len(w.aside) > brickAside {
				return
			}
		}
	}
}

// nameOf is what a brick bears: its name, or its number in the note; nothing
// where bricks have no names.
func (w *wall) nameOf(o Offer) label {
	if !w.named {
		return label{}
	}
	if i := slices.Index(w.aside, o.Provider); i >= 0 {
		t := w.name(o.Changed)
		ref := said(w.asideMark(i))
		ref.Ink, ref.Underline = t.Ink, o.Changed
		return w.set(w.nameRoom(), t, ref)
	}
	return w.full(o)
}

// asideMark is the number under which a name stands in the note.
func (w *wall) asideMark(i int) string { return "(" + w.Locale.Number(i+1) + ")" }

// full is an offer's name set for a brick's width, in as many lines as it
// takes.
func (w *wall) full(o Offer) label {
	key := setName{o, w.nameRoom()}
	l, ok := w.tried[key]
	if !ok {
		t, name := w.name(o.Changed), w.names[o]
		name.Ink, name.Underline = t.Ink, o.Changed
		l = w.set(w.nameRoom(), t, name)
		w.tried[key] = l
	}
	return l
}

// whole tells whether no word of a name has to be broken.
func (w *wall) whole() bool {
	for _, o := range w.series.Offers {
		if slices.Contains(w.aside, o.Provider) {
			continue
		}
		for _, word := range strings.Fields(w.names[o].Text) {
			if w.wide(word, w.name(o.Changed)) > w.nameRoom() {
				return false
			}
		}
	}
	return true
}

// nameRoom is the width a name may take in a brick.
func (w *wall) nameRoom() unit.Length {
	room := w.brickW - 2*brickInset
	if w.stacked {
		room -= brickStack + brickInset
	}
	return room
}

// brickName sets a name in the middle of its brick's height.
func (w *wall) brickName(p pen, b unit.Rect, o Offer) {
	if !w.named {
		return
	}
	l := w.nameOf(o)
	p.label(l, b.X+brickInset, b.Y+(b.H-l.drop()+p.capital(l.style))/2)
}
