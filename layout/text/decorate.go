package text

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// span is a stretch of a line that is underlined or leads somewhere.
type span struct {
	x, end int64
	cast   int32
}

// mark is an inline drawing, and how many marks of text stand before it.
type mark struct {
	x   int64
	ops int
	box *draw.Box
}

// span extends the last stretch to the pen, or begins one at x.
func (w *pen) span(cast int32, x int64) {
	c := &w.line.g.casts[cast]
	if !c.underline && c.href == "" {
		return
	}
	if n := len(w.spans); n > 0 && w.spans[n-1].cast == cast && w.spans[n-1].end == x {
		w.spans[n-1].end = w.x
		return
	}
	w.spans = append(w.spans, span{x, w.x, cast})
}

// sign sets an inline drawing.
func (w *pen) sign(cast int32) {
	w.close()
	c := &w.line.g.casts[cast]
	from := w.x
	w.signs = append(w.signs, mark{w.x, len(w.ops), c.sign})
	w.x += int64(c.sign.W) * 1000
	w.span(cast, from)
}

// furnish puts the marks into the line's box: text, underlines, links. Inline
// drawings are children; the text around them then is children too, because
// the order of children is the order of reading.
func (w *pen) furnish(b *draw.Box) {
	if len(w.signs) == 0 {
		b.Ops = append(w.ops, w.rules()...)
		return
	}
	done := 0
	words := func(to int) {
		if to > done {
			piece := draw.Box{Size: b.Size, Base: b.Base, Ops: w.ops[done:to:to], From: b.From, Name: b.Name}
			b.Put(w.crop(&piece), 0, piece)
		}
		done = to
	}
	for _, s := range w.signs {
		words(s.ops)
		b.Put(milli(s.x), w.base-s.box.Base, *s.box)
	}
	words(len(w.ops))
	b.Ops = w.rules()
}

// crop makes a box of text as wide as its text and tells where it stands.
func (w *pen) crop(b *draw.Box) unit.Length {
	first, last := b.Ops[0].(draw.Text), b.Ops[len(b.Ops)-1].(draw.Text)
	x := first.X
	b.W = last.X + last.Width - x
	for i, op := range b.Ops {
		t := op.(draw.Text)
		t.X -= x
		b.Ops[i] = t
	}
	return x
}

// An underline is 0.6 pt thick up to 14 pt type, and stands clear of the
// baseline by a tenth of the size.
const thin = 6 * unit.PT / 10

func (w *pen) rules() []draw.Op {
	var out []draw.Op
	for i := 0; i < len(w.spans); i++ {
		s := w.spans[i]
		c := &w.line.g.casts[s.cast]
		if !c.underline {
			continue
		}
		for i+1 < len(w.spans) && w.joins(&s, &w.spans[i+1]) {
			i++
			s.end = w.spans[i].end
		}
		out = append(out, w.underline(c, s))
	}
	for i := 0; i < len(w.spans); i++ {
		s := w.spans[i]
		c := &w.line.g.casts[s.cast]
		if c.href == "" {
			continue
		}
		for i+1 < len(w.spans) && w.leads(&s, &w.spans[i+1]) {
			i++
			s.end = w.spans[i].end
		}
		area := unit.Box(milli(s.x), w.base-c.size.Scale(78, 100), milli(s.end)-milli(s.x), c.size)
		out = append(out, draw.Link{Rect: area, Href: c.href, Elem: c.elem, From: c.from.Pos})
	}
	return out
}

// joins tells whether one underline goes on through both stretches.
func (w *pen) joins(a, b *span) bool {
	ca, cb := &w.line.g.casts[a.cast], &w.line.g.casts[b.cast]
	return cb.underline && a.end == b.x && ca.ink == cb.ink && ca.size == cb.size && ca.rise == cb.rise
}

// leads tells whether both stretches are one link.
func (w *pen) leads(a, b *span) bool {
	ca, cb := &w.line.g.casts[a.cast], &w.line.g.casts[b.cast]
	return a.end == b.x && ca.href == cb.href && ca.elem == cb.elem
}

func (w *pen) underline(c *cast, s span) draw.Op {
	thick := max(thin, c.size.Scale(43, 1000))
	y := w.base - c.rise + c.size.Scale(1, 10) + thick/2
	a, b := unit.Point{X: milli(s.x), Y: y}, unit.Point{X: milli(s.end), Y: y}
	return draw.Path{
		Segs:   []draw.Seg{{Kind: draw.Move, P: [3]unit.Point{a}}, {Kind: draw.LineTo, P: [3]unit.Point{b}}},
		Stroke: c.ink, Width: thick,
	}
}
