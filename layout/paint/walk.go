package paint

import (
	"sort"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// collect numbers the faces and pictures of all pages in the order of their
// names and first use, and gathers the codes of each face.
func (p *painter) collect(pages []draw.Page, slug Slug) {
	runes := map[draw.Font]map[rune]bool{}
	p.image = map[*draw.Picture]int{}
	var look func(b *draw.Box)
	look = func(b *draw.Box) {
		for _, op := range b.Ops {
			switch o := op.(type) {
			case draw.Text:
				codes, _ := p.letters(o)
				see(runes, o.Font, codes)
			case draw.Image:
				p.picture(o.Picture)
			}
		}
		for i := range b.Kids {
			look(&b.Kids[i].Box)
		}
	}
	for i := range pages {
		look(&pages[i].Box)
	}
	if p.prof.Marks == profile.FullMarks {
		const digits = "0123456789abcdef" // of page numbers and the hash
		see(runes, slugFace, []rune(digits+p.words(slug, len(pages), len(pages), digits)))
	}
	p.face(runes)
}

func see(runes map[draw.Font]map[rune]bool, f draw.Font, s []rune) {
	set := runes[f]
	if set == nil {
		set = map[rune]bool{' ': true}
		runes[f] = set
	}
	for _, r := range s {
		set[r] = true
	}
}

func (p *painter) face(runes map[draw.Font]map[rune]bool) {
	names := make([]string, 0, len(runes))
	for f := range runes {
		names = append(names, string(f))
	}
	sort.Strings(names)
	p.font = map[draw.Font]int{}
	for i, n := range names {
		set := make([]rune, 0, len(runes[draw.Font(n)]))
		for r := range runes[draw.Font(n)] {
			set = append(set, r)
		}
		sort.Slice(set, func(a, b int) bool { return set[a] < set[b] })
		p.font[draw.Font(n)] = i
		font := Font{Resource: resource('F', i), Base: "utf8" + family(i), Name: n, Codes: set}
		face, _ := p.faces.Face(n)
		for _, r := range set {
			font.Read = append(font.Read, draw.Spelt(face.Letters(r)))
		}
		p.fonts = append(p.fonts, font)
	}
}

// where is the walk's place: the box's origin on the page and the elements
// around it.
type where struct {
	unit.Point
	path     []*draw.Elem
	artifact *draw.Elem // set inside an artifact: nothing below is tagged
	figure   bool       // inside a Figure, drawings are content
	from     diag.Pos
	name     string
}

// page paints one page into p.out.
func (p *painter) page(i int, pg *draw.Page) {
	p.out.Reset()
	p.now, p.mark, p.last = state{}, mark{}, pen{}
	p.num, p.mcid = i, 0
	p.raw(Start)
	if pg.Ground != "" {
		b := p.prof.Bleed
		full := unit.Box(-b, -b, pg.W+2*b, pg.H+2*b)
		p.open(where{artifact: draw.New(draw.Background)}, full)
		p.path(where{}, draw.Path{Segs: draw.Rectangle(full), Fill: pg.Ground})
	}
	p.box(where{}, &pg.Box)
	p.catchUp()
	p.close()
}

// put is a mark and the place it is for.
type put struct {
	where
	op draw.Op
}

// catchUp paints the outlines that waited for the end of a sequence.
func (p *painter) catchUp() {
	late := p.late
	if p.late = nil; len(late) > 0 {
		p.close()
	}
	for _, l := range late {
		p.op(l.where, l.op)
	}
}

// box paints a box: its marks, then its children.
func (p *painter) box(w where, b *draw.Box) {
	if !b.From.IsZero() {
		w.from = b.From
	}
	if b.Name != "" {
		w.name = b.Name
	}
	if b.Elem != nil {
		w = w.enter(b.Elem)
		if w.artifact == nil {
			p.event(w, Event{Kind: Enter, Rect: unit.Rect{Point: w.Point, Size: b.Size}})
		}
	}
	for _, op := range draw.Runs(b.Ops) {
		p.op(w, op)
	}
	for i := range b.Kids {
		k := w
		k.X += b.Kids[i].X
		k.Y += b.Kids[i].Y
		p.box(k, &b.Kids[i].Box)
	}
}

// enter is the place inside an element.
func (w where) enter(e *draw.Elem) where {
	if e == nil || w.artifact != nil {
		return w
	}
	if e.Role.Artifact() {
		w.artifact = e
		return w
	}
	w.figure = w.figure || e.Role == draw.Figure
	w.path = append(w.path[:len(w.path):len(w.path)], e)
	return w
}

// op paints one mark. Drawings outside figures are artifacts unless they say
// otherwise: rules, tints and underlines are not content (ISO 14289-1, 7.1).
func (p *painter) op(w where, op draw.Op) {
	switch o := op.(type) {
	case draw.Text:
		if o.Str == "" {
			return
		}
		if w := w.enter(o.Elem); !p.goesOn(w, o) {
			p.catchUp()
		}
		p.text(w.enter(o.Elem), o)
	case draw.Path:
		if p.mark.open && p.mark.whole { // the lines of an address are one sequence, and its underlines no part of it
			p.late = append(p.late, put{w, o})
			return
		}
		w = w.enter(o.Elem)
		p.open(w.decor(o.Elem, o.Ground), reach(w, o))
		p.path(w, o)
	case draw.Image:
		p.catchUp()
		w = w.enter(o.Elem)
		p.open(w.decor(o.Elem, false), o.Move(w.Point))
		p.put(w, o)
	case draw.Link:
		w = w.enter(o.Elem)
		if w.artifact == nil {
			p.event(w, Event{Kind: Area, Rect: o.Move(w.Point), Text: o.Href, From: o.From})
		}
	case draw.Anchor:
		at := unit.Rect{Point: unit.Point{X: w.X + o.X, Y: w.Y + o.Y}}
		p.event(w, Event{Kind: Place, Rect: at, Text: o.Name})
	}
}

// event notes something met at a place.
func (p *painter) event(w where, e Event) {
	e.Page, e.Path, e.Name = p.num, w.path, w.name
	if e.From.IsZero() {
		e.From = w.from
	}
	p.events = append(p.events, e)
}

// decor is the place of a drawing: an artifact unless it is part of a figure
// or has an element of its own.
func (w where) decor(own *draw.Elem, ground bool) where {
	if w.artifact != nil || w.figure || own != nil {
		return w
	}
	w.artifact = draw.New(draw.Layout)
	if ground {
		w.artifact = draw.New(draw.Background)
	}
	return w
}

// reach is the rectangle around a path's points.
func reach(w where, o draw.Path) unit.Rect {
	lo, hi := unit.Point{X: unit.Max, Y: unit.Max}, unit.Point{X: -unit.Max, Y: -unit.Max}
	for _, s := range o.Segs {
		for _, q := range s.Points() {
			lo.X, lo.Y = min(lo.X, q.X), min(lo.Y, q.Y)
			hi.X, hi.Y = max(hi.X, q.X), max(hi.Y, q.Y)
		}
	}
	if lo.X > hi.X {
		return unit.Rect{Point: w.Point}
	}
	return unit.Box(w.X+lo.X, w.Y+lo.Y, hi.X-lo.X, hi.Y-lo.Y)
}
