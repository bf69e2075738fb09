package text

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// span is a stretch of a line that is underlined or leads somewhere.
type span struct {
	x, end int64
	cast   int32
	ops    int // marks of text up to its end
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
	ops := len(w.ops)
	if w.open != nil {
		ops++
	}
	if n := len(w.spans); n > 0 && w.spans[n-1].cast == cast && w.spans[n-1].end == x {
		w.spans[n-1].end, w.spans[n-1].ops = w.x, ops
		return
	}
	w.spans = append(w.spans, span{x, w.x, cast, ops})
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
// the order of children is the order of reading. An underline that says something
// follows its words.
func (w *pen) furnish(b *draw.Box) {
	told := w.told()
	if len(w.signs) == 0 {
		done := 0
		for _, m := range told {
			b.Ops = append(append(b.Ops, w.ops[done:m.ops]...), m.line)
			done = m.ops
		}
		b.Ops = append(append(b.Ops, w.ops[done:]...), w.rules()...)
		return
	}
	done := 0
	words := func(to int) {
		for done < to {
			next := to
			if len(told) > 0 {
				next = min(next, told[0].ops)
			}
			piece := draw.Box{Size: b.Size, Base: b.Base, Ops: w.ops[done:next:next], From: b.From, Name: b.Name}
			x := w.crop(&piece)
			if len(told) > 0 && told[0].ops == next {
				piece.Ops, told = append(piece.Ops, left(told[0].line, x)), told[1:]
			}
			b.Put(x, 0, piece)
			done = next
		}
	}
	for _, s := range w.signs {
		words(s.ops)
		b.Put(milli(s.x), w.base-s.box.Base, *s.box)
	}
	words(len(w.ops))
	b.Ops = w.rules()
}

// told is the underlines that say something, each behind the marks of text it
// underlines.
func (w *pen) told() (out []underlined) {
	for _, m := range w.underlines() {
		if m.line.Elem != nil {
			out = append(out, m)
		}
	}
	return out
}

// left is an outline so far to the left.
func left(p draw.Path, by unit.Length) draw.Path {
	p.Segs = slices.Clone(p.Segs)
	for i := range p.Segs {
		for k := range p.Segs[i].Points() {
			p.Segs[i].P[k].X -= by
		}
	}
	return p
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

// The dots under a name that says more than its letters are as thick as they are
// long, and as far apart.
const dotted = unit.PT

// underlined is an underline, and how many marks of text stand up to its end.
type underlined struct {
	line draw.Path
	ops  int
}

// underlines is the lines under the words, from left to right.
func (w *pen) underlines() (out []underlined) {
	for i := 0; i < len(w.spans); i++ {
		s := w.spans[i]
		c := &w.line.g.casts[s.cast]
		if !c.underline {
			continue
		}
		for i+1 < len(w.spans) && w.joins(&s, &w.spans[i+1]) {
			i++
			s.end, s.ops = w.spans[i].end, w.spans[i].ops
		}
		line := w.underline(c, s)
		if i+1 == len(w.spans) && w.goesOver(c) { // it is said where the name ends
			line.Elem = nil
		}
		out = append(out, underlined{line, s.ops})
	}
	return out
}

// goesOver tells whether the next line begins with words of the same mark.
func (w *pen) goesOver(c *cast) bool {
	g := w.line.g
	next := w.line.to.next
	return c.mark != nil && !w.line.final && next < len(g.glyphs) && g.casts[g.glyphs[next].cast].mark == c.mark
}

// rules is the underlines that say nothing, and the areas of links.
func (w *pen) rules() []draw.Op {
	var out []draw.Op
	for _, m := range w.underlines() {
		if m.line.Elem == nil {
			out = append(out, m.line)
		}
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
	return cb.underline && ca.mark == cb.mark && a.end == b.x && ca.ink == cb.ink && ca.size == cb.size && ca.rise == cb.rise
}

// leads tells whether both stretches are one link.
func (w *pen) leads(a, b *span) bool {
	ca, cb := &w.line.g.casts[a.cast], &w.line.g.casts[b.cast]
	return a.end == b.x && ca.href == cb.href && ca.elem == cb.elem
}

// underline is a line under a stretch: whole under a link, of dots in the ink of
// what it says where it says something, so that neither is taken for the other.
func (w *pen) underline(c *cast, s span) draw.Path {
	thick := max(thin, c.size.Scale(43, 1000))
	var dash []unit.Length
	if c.mark != nil {
		thick = dotted
		dash = []unit.Length{dotted, dotted}
	}
	y := w.base - c.rise + c.size.Scale(1, 10) + thick/2
	a, b := unit.Point{X: milli(s.x), Y: y}, unit.Point{X: milli(s.end), Y: y}
	return draw.Path{
		Segs:   []draw.Seg{{Kind: draw.Move, P: [3]unit.Point{a}}, {Kind: draw.LineTo, P: [3]unit.Point{b}}},
		Stroke: c.ink, Width: thick, Dash: dash, Elem: c.mark,
	}
}
