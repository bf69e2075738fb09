package comparison

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/svg"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// pair is two pages of one section beside each other; nil: the edition has none.
type pair struct {
	section  string
	was, is  *leaf
	pictured bool // they differ, and are shown
}

// leaf is a page of an edition, with where its words or drawings are otherwise than
// in the other edition's section.
type leaf struct {
	*draw.Page
	number int // from 1
	over   []svg.Over
}

// pairs sets the pages of each section beside each other, in the order of the later
// edition; sections that it no longer has come last.
func pairs(was, is []draw.Page) (out []pair) {
	var sections []string
	for _, pages := range [][]draw.Page{is, was} {
		for i := range pages {
			if id := page.Whole(pages[i].Section); !slices.Contains(sections, id) {
				sections = append(sections, id)
			}
		}
	}
	for _, s := range sections {
		a, b := of(was, s), of(is, s)
		mark(a, b)
		for i := range max(len(a), len(b)) {
			p := pair{section: s, was: at(a, i), is: at(b, i)}
			p.pictured = p.was == nil || p.is == nil || len(p.was.over)+len(p.is.over) > 0 || drawn(p.was.Page) != drawn(p.is.Page)
			out = append(out, p)
		}
	}
	return out
}

func at(pages []*leaf, i int) *leaf {
	if i < len(pages) {
		return pages[i]
	}
	return nil
}

// of is the pages of a section.
func of(pages []draw.Page, section string) (out []*leaf) {
	for i := range pages {
		if page.Whole(pages[i].Section) == section {
			out = append(out, &leaf{Page: &pages[i], number: i + 1})
		}
	}
	return out
}

// unitOf is what one structure element says, over the pages it stands on.
type unitOf struct {
	words  strings.Builder
	figure bool
	places []place
}

type place struct {
	on *leaf
	unit.Rect
}

// mark notes on the pages of a section what only one of the editions says there.
func mark(was, is []*leaf) {
	a, b := units(was), units(is)
	left := map[string]int{}
	for _, u := range a {
		left[u.words.String()]++
	}
	for _, u := range b {
		if w := u.words.String(); left[w] > 0 {
			left[w]--
			continue
		}
		u.marked()
	}
	for _, u := range slices.Backward(a) {
		if w := u.words.String(); left[w] > 0 {
			left[w]--
			u.marked()
		}
	}
}

func (u *unitOf) marked() {
	for _, p := range u.places {
		p.on.over = append(p.on.over, svg.Over{Rect: p.Rect, Class: u.class()})
	}
}

// class is how its mark is drawn: around a figure, over words.
func (u *unitOf) class() string {
	if u.figure {
		return "around"
	}
	return "over"
}

// units is what the elements of pages say, in reading order: a figure is one, with
// its alternative; what stands outside the structure says nothing of its own.
func units(pages []*leaf) (out []*unitOf) {
	known := map[*draw.Elem]*unitOf{}
	var walk func(on *leaf, b *draw.Box, o unit.Point, e *draw.Elem)
	enter := func(e *draw.Elem) *unitOf {
		u := known[e]
		if u == nil {
			u = &unitOf{figure: e.Role == draw.Figure}
			u.words.WriteString(e.Alt)
			known[e], out = u, append(out, u)
		}
		return u
	}
	walk = func(on *leaf, b *draw.Box, o unit.Point, e *draw.Elem) {
		if b.Elem != nil && (e == nil || e.Role != draw.Figure) {
			e = b.Elem
		}
		if e != nil && e.Role.Artifact() {
			return
		}
		if e != nil && (b.Line != nil || e.Role == draw.Figure && b.Elem == e || hasText(b.Ops)) {
			u := enter(e)
			for _, op := range b.Ops {
				if t, is := op.(draw.Text); is && !called(t, e) {
					u.words.WriteString(strings.TrimSuffix(t.Read(), "\u00AD"))
				}
			}
			u.stands(on, unit.Rect{Point: o, Size: b.Size})
		}
		for i := range b.Kids {
			k := &b.Kids[i]
			walk(on, &k.Box, unit.Point{X: o.X + k.X, Y: o.Y + k.Y}, e)
		}
	}
	for _, p := range pages {
		walk(p, &p.Box, unit.Point{}, nil)
	}
	return slices.DeleteFunc(out, func(u *unitOf) bool { return strings.TrimSpace(u.words.String()) == "" })
}

// called tells whether a run is the number of a source, of a note or of a page that
// words lead to. It is another where anything before it is: that is not said again.
func called(t draw.Text, e *draw.Elem) bool {
	if t.Elem != nil {
		e = t.Elem
	}
	switch e.Role {
	case draw.Reference, draw.LinkElem, draw.Note:
		return strings.Trim(t.Read(), "0123456789[],– \u00a0\u202f") == ""
	}
	return false
}

func hasText(ops []draw.Op) bool {
	return slices.ContainsFunc(ops, func(op draw.Op) bool { _, is := op.(draw.Text); return is })
}

// stands adds a place; lines one under another are one.
func (u *unitOf) stands(on *leaf, r unit.Rect) {
	if k := len(u.places) - 1; k >= 0 {
		last := &u.places[k]
		if last.on == on && (r.In(last.Rect, 0) || last.X == r.X && r.Y >= last.Y && r.Y-last.Bottom() < 2*unit.MM) {
			last.Rect = last.Union(r)
			return
		}
	}
	u.places = append(u.places, place{on, r})
}

// drawn is a page's drawings and the inks of its words, but for running heads and
// folios, to be compared: words are by what they say.
func drawn(p *draw.Page) string {
	var b strings.Builder
	b.WriteString(string(p.Ground))
	bare := without(p.Box)
	draw.Walk(&bare, func(v draw.Visit) bool {
		for _, op := range draw.Runs(v.Box.Ops) {
			switch o := op.(type) {
			case draw.Text:
				if v.Elem != nil && !called(o, v.Elem) {
					fmt.Fprintln(&b, o.Ink)
				}
			case draw.Image:
				fmt.Fprintln(&b, o.Picture.Name, o.Rect)
			case draw.Path:
				fmt.Fprintln(&b, o.Fill, o.Stroke, o.Segs)
			}
		}
		return true
	})
	return b.String()
}

// without is a box without running heads and folios.
func without(b draw.Box) draw.Box {
	kids := b.Kids
	b.Kids = nil
	for _, k := range kids {
		if e := k.Box.Elem; e != nil && (e.Role == draw.Header || e.Role == draw.Footer) {
			continue
		}
		b.Kids = append(b.Kids, draw.At{Point: k.Point, Box: without(k.Box)})
	}
	return b
}
