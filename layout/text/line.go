package text

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// set breaks the galley for a width and draws its lines.
func (g *galley) set(width unit.Length, looseness int) Result {
	ways := make([][]int, len(g.parts))
	total := 0
	for n := range g.parts {
		loose := 0
		if n == len(g.parts)-1 {
			loose = looseness
		}
		if ways[n] = g.choose(n, width, loose); ways[n] == nil {
			return Result{Wide: g.widest(n, width)}
		}
		total += len(ways[n]) - 1
	}
	var out []draw.Box
	ill := false
	for n, way := range ways {
		b := g.breaker(n, width)
		for k := 1; k < len(way); k++ {
			l := line{g: g, from: &b.p.breaks[way[k-1]], to: &b.p.breaks[way[k]], fit: b.fill(way[k-1], way[k]), width: width}
			l.room = unit.Length(b.roomOf(way[k-1]) / 1000)
			l.final = n == len(ways)-1 && k == len(way)-1
			out = append(out, l.box())
			ill = ill || b.cost.ragged && b.cost.more > 0 && l.to.sense > torn
		}
	}
	number(out)
	return Result{Lines: out, Torn: ill}
}

// widest is the piece of part n that cannot be set.
func (g *galley) widest(n int, width unit.Length) *Wide {
	p := &g.parts[n]
	var w Wide
	for i := 1; i < len(p.breaks); i++ {
		from, to := &p.breaks[i-1], &p.breaks[i]
		indent := g.para.Hang
		if n == 0 && i == 1 {
			indent = g.para.Indent
		}
		need := to.width - g.sums[from.next].width + from.more - from.in - to.out
		if g.para.Align == Justified {
			need -= to.shrink - g.sums[from.next].shrink + (to.solid-g.sums[from.next].solid)*int64(g.para.Stretch)/1000
		}
		if l := unit.Length((need+999)/1000) + indent; l > w.Need || w.Word == "" {
			w = Wide{Word: g.string(from.next, to.end), Need: l, Room: width}
			if from.next < to.end {
				r := &g.para.Runs[g.glyphs[from.next].run]
				w.From, w.Own = r.From, r.own() && g.para.From.IsZero()
			}
		}
	}
	return &w
}

// line is one line about to be drawn.
type line struct {
	g        *galley
	from, to *brk
	fit      fit
	width    unit.Length
	room     unit.Length
	final    bool // last of the paragraph
}

// pen writes the marks of a line from left to right. Places are in 1/1000 EMU.
type pen struct {
	line  *line
	x     int64 // where the next glyph stands
	base  unit.Length
	ops   []draw.Op
	spans []span // ranges of the line in one cast, for underlines and links
	signs []mark
	gaps  []unit.Length
	open  *draw.Text
	str   []byte      // of the open run
	codes []rune      // of the open run
	forms bool        // they are others than the characters of str
	start int64       // x of the open run
	drawn float64     // where the open run really ends, roundings included
	shown unit.Length // of that, what stands in texts before the open one
	adj   bool        // the open run has an adjustment
	cast  int32       // of the open run
	addr  *address    // the divided address the open run is of, nil
}

// Baseline is how far a line's baseline stands under its top, in hundredths of
// its leading.
const Baseline = 70

func (l *line) box() draw.Box {
	p := l.g.para
	b := draw.Box{Size: unit.Size{W: l.width, H: p.Leading}, Base: p.Leading.Scale(Baseline, 100), Elem: p.Elem, From: p.From, Name: p.Name}
	w := &pen{line: l, base: b.Base, x: l.origin()}
	for i := l.from.next; i < l.to.end; {
		i += w.glyph(i)
	}
	w.finish()
	w.close()
	w.furnish(&b)
	b.Line = &draw.Line{
		Style: p.Style.Name, Ratio: l.fit.ratio, Scale: l.fit.scale, Hyphen: l.to.joint.hyphened(),
		Justify: p.Align == Justified, Short: unit.Length(max(0, l.fit.short) / 1000),
		Gaps: w.gaps, Hung: milli(l.from.in),
	}
	if b.Line.Justify && l.to.joint != atEnd && l.to.stretch > l.g.sums[l.from.next].stretch {
		b.Line.Short = 0
	}
	return b
}

// origin is where the first glyph stands.
func (l *line) origin() int64 {
	x := int64(l.width-l.room)*1000 - l.from.in
	switch l.g.para.Align {
	case Centred:
		x += max(0, l.fit.short) / 2
	case FlushRight:
		x += max(0, l.fit.short)
	}
	return x
}

// advance is what the piece at glyph i moves the pen, in 1/1000 EMU.
func (w *pen) advance(i int, p piece) float64 {
	g, f := w.line.g, &w.line.fit
	n := g.width(i)
	if k := g.glyphs[i].kind; k != space && k != tie {
		if g.glyphs[i].r == object {
			return float64(n)
		}
		n = int64(p.adv+p.kern) * int64(g.casts[g.glyphs[i].cast].size)
		if i+p.n == w.line.to.end {
			n -= int64(g.para.Track) * int64(g.casts[g.glyphs[i].cast].size)
		}
		return float64(n*int64(f.scale)) / 1000
	}
	if i == w.line.to.end-1 {
		n -= g.tail(i)
	}
	s, e := &g.sums[i], &g.sums[i+1]
	if f.ratio < 0 {
		return float64(n) + float64(f.ratio*float64(e.shrink-s.shrink))
	}
	return float64(n) + float64(f.ratio*float64(e.stretch-s.stretch))
}

// glyph draws the piece at glyph i and tells how many glyphs it stands for.
func (w *pen) glyph(i int) int {
	g := w.line.g
	n := &g.glyphs[i]
	if n.kind == stop {
		return 1
	}
	if n.r == object {
		w.sign(n.cast)
		return 1
	}
	from := w.x
	p := g.drawn(i, w.line.from.next, w.line.to.end)
	switch {
	case i == w.line.to.end-1 && w.line.to.joint == atHyphen:
		w.hyphen(n, n.code, "\u2010")
	default:
		w.reach(n, i)
		w.put(i, g.glyphs[i:i+p.n], p.code, w.advance(i, p), n.kind != letter)
	}
	if n.kind != letter {
		w.gaps = append(w.gaps, milli(from), milli(w.x))
	}
	w.span(n.cast, from)
	return p.n
}

// from is the passage of a glyph.
func (w *pen) from(n *glyph) diag.Span { return w.line.g.para.Runs[n.run].From }

// reach makes the open text one of the glyph's cast and passage, and of the
// divided address it stands in. Readers get an address whole where it begins.
func (w *pen) reach(n *glyph, i int) {
	addr := w.line.divided(i)
	switch {
	case w.open == nil || w.cast != n.cast || w.addr != addr:
		w.begin(n)
		if w.addr = addr; addr != nil {
			w.open.Mute = i > addr.lo
			if !w.open.Mute {
				w.open.Actual = w.line.g.string(addr.lo, addr.hi)
			}
		}
	case w.from(n) != w.open.From:
		w.goOn(n)
	}
}

// divided is the address over several lines that glyph i stands in, nil when
// it stands in none.
func (l *line) divided(i int) *address {
	for k := range l.g.addrs {
		if a := &l.g.addrs[k]; a.lo <= i && i < a.hi && (a.lo < l.from.next || l.to.end < a.hi) {
			return a
		}
	}
	return nil
}

// goOn ends the open text where another passage begins. The run goes on: its
// glyphs stand as if it were one.
func (w *pen) goOn(n *glyph) {
	next := *w.open
	next.X += w.end()
	next.From, next.Goes, next.Adjust = w.from(n), true, nil
	next.Actual, next.Mute = "", w.addr != nil
	w.close()
	w.shown += next.X - w.ops[len(w.ops)-1].(draw.Text).X
	w.open, w.str, w.codes, w.forms, w.adj = &next, w.str[:0], w.codes[:0], false, false
}

// end is how far the open text reaches from where it began.
func (w *pen) end() unit.Length { return milli(int64(math.Round(w.drawn))) - w.shown }

// begin opens a run of text.
func (w *pen) begin(n *glyph) {
	w.close()
	c := &w.line.g.casts[n.cast]
	w.open = &draw.Text{
		Point: unit.Point{X: milli(w.x), Y: w.base - c.rise},
		Font:  c.font, Size: c.size, Ink: c.ink, Elem: c.elem, From: w.from(n),
	}
	if w.line.fit.scale != 1000 {
		w.open.Scale = w.line.fit.scale
	}
	w.open.Adjust = make([]int, 0, w.line.to.end-w.line.from.next+1)
	w.str, w.codes, w.forms = w.str[:0], w.codes[:0], false
	w.start, w.drawn, w.shown, w.cast, w.adj, w.addr = w.x, 0, 0, n.cast, false, nil
}

// put adds a code that stands for the glyphs from at on and moves the pen by
// adv. Adjustments are whole thousandths of an em; what rounding leaves is
// carried to the next space, so that a line ends where it should and letters
// stand as they do in every line.
func (w *pen) put(at int, of []glyph, code rune, adv float64, carry bool) {
	c := &w.line.g.casts[w.cast]
	unitOf := float64(c.size) * float64(w.line.fit.scale) / 1000
	own := 0
	if c.face != nil {
		own = c.face.Advance(code)
	}
	want := adv
	if carry {
		want += float64(w.x-w.start) - w.drawn
	}
	a := int(math.Round(want/unitOf)) - own
	w.str = utf8.AppendRune(w.str, of[0].r)
	w.codes = append(w.codes, code)
	w.forms = w.forms || len(of) != 1 || of[0].r != code
	w.open.Adjust = append(w.open.Adjust, a)
	w.adj = w.adj || a != 0
	w.drawn += float64(float64(own+a) * unitOf)
	w.x += int64(math.Round(adv))
	for i := range of[1:] { // letters that the code before draws too, each in its passage
		w.reach(&of[1+i], at+1+i)
		w.str, w.forms = utf8.AppendRune(w.str, of[1+i].r), true
	}
}

// close ends the open run.
func (w *pen) close() {
	if w.open == nil {
		return
	}
	if !w.adj {
		w.open.Adjust = nil
	}
	if w.forms {
		w.open.Codes = slices.Clone(w.codes)
	}
	w.open.Str = string(w.str)
	w.open.Width = w.end()
	w.ops = append(w.ops, *w.open)
	w.open = nil
}

// hyphen draws the hyphen at the line's end in a run of its own, so that
// readers of the file are told which kind it is.
func (w *pen) hyphen(n *glyph, code rune, actual string) {
	c := &w.line.g.casts[n.cast]
	w.begin(n)
	w.put(0, []glyph{{r: '-'}}, code, float64(int64(c.face.Advance(code))*int64(c.size)*int64(w.line.fit.scale))/1000, false)
	w.open.Actual = actual
	w.close()
}

// finish writes what a break adds: the hyphen, or a space that takes no room,
// so that readers of the file never join two words.
func (w *pen) finish() {
	l := w.line
	switch {
	case l.to.joint == atDivision:
		n := &l.g.glyphs[l.to.end-1]
		c := &l.g.casts[n.cast]
		from := w.x
		w.x += int64(c.face.Kern(l.g.last(l.to.end), '-')+l.g.para.Track) * int64(c.size) * int64(l.fit.scale) / 1000
		w.hyphen(n, '-', "\u00AD")
		w.span(n.cast, from)
	case l.to.joint == atSpace || l.to.joint == atEnd && !l.final:
		w.trail()
	}
}

// trail adds the space.
func (w *pen) trail() {
	if w.open == nil {
		return
	}
	c := &w.line.g.casts[w.cast]
	if c.face == nil {
		return
	}
	if w.addr != nil {
		w.begin(&w.line.g.glyphs[w.line.to.end-1])
	}
	w.str, w.codes = append(w.str, ' '), append(w.codes, ' ')
	w.open.Adjust = append(w.open.Adjust, -c.face.Advance(' '))
	w.adj = true
}

func milli(n int64) unit.Length {
	if n >= 0 {
		return unit.Length((n + 500) / 1000)
	}
	return -unit.Length((-n + 500) / 1000)
}

// number fills in what a line can only know of its paragraph.
func number(lines []draw.Box) {
	for i := range lines {
		l := lines[i].Line
		l.Para, l.Of, l.Last = i, len(lines), i == len(lines)-1
	}
	price(lines)
}
