package text

import (
	"slices"
	"unicode"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// galley is a paragraph in type: the rules of its language applied, every
// glyph measured, every legal break known. It does not depend on the measure.
type galley struct {
	para   *Para
	casts  []cast
	glyphs []glyph
	sums   []sum // before each glyph, and one after the last
	parts  []part
	addrs  []address
	sense  []uint8  // how ill a line ends at each glyph that is a space
	lost   []rune   // characters that cannot be drawn
	latest hyphened // the token that was asked about last
}

// cast is the character style of a run with everything inherited.
type cast struct {
	face      *fonts.Face
	font      draw.Font
	size      unit.Length
	rise      unit.Length
	ink       draw.Ink
	underline bool
	mark      *draw.Elem // of the underline
	small     bool       // small letters are small capitals
	code      bool
	breaks    bool // the run may break inside
	lang      string
	elem      *draw.Elem
	href      string
	from      diag.Span // of a link
	sign      *draw.Box
}

// kind tells the glyphs that stretch from those that do not.
type kind uint8

const (
	letter kind = iota // anything drawn at its own width
	space              // stretches, and a line may end here
	tie                // stretches, no line ends here
	stop               // forced end of a line; draws nothing
)

// What may happen after a glyph, asked for by characters that draw nothing.
const (
	join  uint8 = 1 << iota // no break (U+2060, U+2011)
	loose                   // a break (U+200B)
	soft                    // a division (U+00AD)
	apart                   // no ligature (U+200C)
)

// glyph is one character and what draws it. Widths are in 1/1000 em of its cast.
type glyph struct {
	r    rune
	code rune // of its face; 0 when a ligature that began before draws it
	cast int32
	run  int32 // the run it was typed in, whose passage it is
	adv  int32 // with tracking
	kern int32 // between it and the next
	kind kind
	mark uint8
}

// sum is what stands before a glyph, in thousandths of EMU so that adding up
// is exact: natural width, stretch and shrink of the spaces, and the width of
// what is not space.
type sum struct{ width, stretch, shrink, solid int64 }

// part is what stands between forced ends of lines.
type part struct {
	lo, hi int
	breaks []brk // first the part's start, last its end
}

// object stands for an inline drawing in the text the rules see.
const object = '\uFFFC'

func (s *Setter) compose(p *Para, folio func(string) string) *galley {
	g := &galley{para: p}
	text, owner, typed := s.ruled(p, folio)
	index := map[cast]int32{}
	of := make([]int32, len(p.Runs))
	for i := range p.Runs {
		c := s.inherit(p, &p.Runs[i])
		if r := &p.Runs[i]; r.Says != "" {
			c.elem = &draw.Elem{Role: draw.Span, Alt: folioOf(r, folio) + ", " + r.Says}
		}
		n, ok := index[c]
		if !ok {
			n = int32(len(g.casts))
			index[c], g.casts = n, append(g.casts, c)
		}
		of[i] = n
	}
	for i, r := range text {
		g.put(r, of[owner[i]], int32(typed[i]))
	}
	g.shape(s)
	g.kern()
	g.add()
	g.grade(s)
	g.divide(s)
	return g
}

// inherit fills a run's empty fields from its paragraph. An unknown face is
// replaced by the first there is, and all its characters count as missing.
func (s *Setter) inherit(p *Para, r *Run) cast {
	c := cast{
		font: p.Font, size: p.Size, rise: r.Rise, ink: p.Ink, underline: r.Underline, mark: r.Mark,
		small: r.SmallCaps, code: r.Code, breaks: !r.NoBreak, lang: p.Lang, elem: r.Elem, href: r.Href, sign: r.Sign,
	}
	if r.Href != "" {
		c.from = r.From // of no other: passages are set as one, however they were written
	}
	if r.Code && p.Code != "" {
		c.font = p.Code
	}
	if r.Font != "" {
		c.font = r.Font
	}
	if r.Size != 0 {
		c.size = r.Size
	}
	if r.Ink != "" {
		c.ink = r.Ink
	}
	if r.Lang != "" {
		c.lang = r.Lang
	}
	c.face, _ = s.fonts.Face(string(c.font))
	return c
}

// ruled is the paragraph's text after the rules of its languages, the run each
// rune looks as and the run it was typed in. The runs are one string to the rules, so that a colon
// in bold sees the word before it; a foreign passage is context to the main
// language and ruled by its own.
func (s *Setter) ruled(p *Para, folio func(string) string) (text []rune, owner, typed []int) {
	text, owner = source(p, folio)
	var done []string
	for i := range p.Runs {
		lang := langOf(p, &p.Runs[i])
		if slices.Contains(done, lang) {
			continue
		}
		done = append(done, lang)
		frozen := make([]bool, len(text))
		for j, o := range owner {
			r := &p.Runs[o]
			frozen[j] = r.Code || r.Raw || r.PageOf != "" || text[j] == object || text[j] == '\n' || langOf(p, r) != lang
		}
		out, from := s.language(lang).Typeset(text, frozen)
		moved := make([]int, len(out))
		for j, f := range from {
			moved[j] = owner[f]
		}
		text, owner = out, moved
	}
	g := leads{p, text, slices.Clone(owner)}
	g.give()
	return text, g.owner, owner
}

// leads gives a bold lead-in the colon that follows it, and the space before
// it, though they were typed after the bold: the line may then break after the
// colon only, and the colon looks as what it belongs to.
type leads struct {
	para  *Para
	text  []rune
	owner []int
}

func (l leads) give() {
	for i := 1; i < len(l.text); i++ {
		bold := l.owner[i-1]
		if l.owner[i] == bold || !l.strong(bold) || l.strong(l.owner[i]) || l.kept(l.owner[i]) {
			continue
		}
		j := i
		for j < len(l.text) && (l.text[j] == '\u00A0' || l.text[j] == '\u202F') {
			j++
		}
		if j < len(l.text) && l.text[j] == ':' && l.owner[j] == l.owner[i] {
			for ; i <= j; i++ {
				l.owner[i] = bold
			}
		}
	}
}

func (l leads) strong(i int) bool {
	f := l.para.Runs[i].Font
	return f != "" && f != l.para.Font && (f == l.para.Bold || f == l.para.BoldItalic)
}

func (l leads) kept(i int) bool { return l.para.Runs[i].Code || l.para.Runs[i].Raw }

func langOf(p *Para, r *Run) string {
	if r.Lang != "" {
		return r.Lang
	}
	return p.Lang
}

// source is the text of all runs, each rune with its run. Line ends in the
// editor's file are spaces; a forced line break is the only '\n' left.
func source(p *Para, folio func(string) string) ([]rune, []int) {
	var text []rune
	var owner []int
	put := func(i int, rs ...rune) {
		for _, r := range rs {
			text, owner = append(text, r), append(owner, i)
		}
	}
	for i := range p.Runs {
		r := &p.Runs[i]
		switch {
		case r.Sign != nil:
			put(i, object)
		case r.PageOf != "":
			put(i, []rune(folioOf(r, folio))...)
		default:
			for _, c := range r.Text {
				if c == '\n' || c == '\r' || c == '\t' || c == object {
					c = ' '
				}
				put(i, c)
			}
		}
		if r.Newline {
			put(i, '\n')
		}
	}
	return text, owner
}

// runes are the characters of all glyphs, one each.
func (g *galley) runes() []rune {
	out := make([]rune, len(g.glyphs))
	for i := range g.glyphs {
		out[i] = g.glyphs[i].r
	}
	return out
}

// grade asks each language of the paragraph how ill lines end at its own
// spaces: a French title in an English list ends its lines as French does.
func (g *galley) grade(s *Setter) {
	text := g.runes()
	g.sense = s.language(g.para.Lang).Sense(text)
	done := []string{g.para.Lang}
	for i := range g.casts {
		lang := g.casts[i].lang
		if slices.Contains(done, lang) {
			continue
		}
		done = append(done, lang)
		for k, grade := range s.language(lang).Sense(text) {
			if g.casts[g.glyphs[k].cast].lang == lang {
				g.sense[k] = grade
			}
		}
	}
	g.roles()
}

// inName is how ill a line ends after the first word of a name.
const inName = 85

// roles lets a line end best where words of the press turn from one face to
// another: a name is whole before its layers, its offer or its date, whatever
// their words would be to each other in a sentence. And the first word of a name
// is one, though it be an adjective elsewhere.
func (g *galley) roles() {
	for i := 1; i+1 < len(g.glyphs); i++ {
		lo, hi := i-1, i+1
		for lo > 0 && (g.glyphs[lo].kind == space || g.glyphs[lo].kind == tie) {
			lo--
		}
		for hi+1 < len(g.glyphs) && g.glyphs[hi].kind == space {
			hi++
		}
		a, b := &g.glyphs[lo], &g.glyphs[hi]
		raw := g.para.Runs[a.run].Raw || g.para.Runs[b.run].Raw
		switch {
		case g.glyphs[i].kind != space || !raw:
		case g.casts[a.cast].font != g.casts[b.cast].font:
			g.sense[i] = 0
		case a.run == b.run && g.para.Runs[a.run].From != (diag.Span{}) && unicode.IsUpper(b.r) && g.begins(lo):
			g.sense[i] = max(g.sense[i], inName)
		}
	}
}

// begins tells whether the word that ends at glyph i is the first of its run.
func (g *galley) begins(i int) bool {
	run := g.glyphs[i].run
	for ; i >= 0 && g.glyphs[i].run == run; i-- {
		if g.glyphs[i].kind != letter {
			return false
		}
	}
	return true
}

// Plain is what stands for a character that the rules of a language put into words and
// that a publisher's face may lack: the letter itself for a raised one, a figure for a
// lowered one, a wider space, the dash that is as long as the minus. Any other, and one
// that the face draws, stands for itself.
func Plain(f *fonts.Face, r rune) rune {
	if f == nil || r < '\u02B0' || f.Has(r) {
		return r
	}
	plain := draw.Letter(r)
	switch r {
	case '\u202F':
		plain = '\u00A0'
	case '−':
		plain = '–'
	}
	if f.Has(plain) {
		return plain
	}
	return r
}

// put sets one rune in type.
func (g *galley) put(r rune, c, run int32) {
	k := &g.casts[c]
	r = Plain(k.face, r)
	switch {
	case r == object && k.sign != nil:
		g.glyphs = append(g.glyphs, glyph{r: object, code: object, cast: c, run: run})
		return
	case r == '\n':
		g.glyphs = append(g.glyphs, glyph{r: r, code: r, cast: c, run: run, kind: stop})
		return
	case g.silent(r) || r == ' ' && g.spaced() && !k.code:
		return
	}
	n := glyph{r: r, cast: c, run: run}
	switch r {
	case ' ':
		n.kind = space
		if !k.breaks {
			n.r, n.kind = '\u00A0', tie
		}
	case '\u00A0':
		n.kind = tie
		if g.yields(run) {
			n.r, n.kind = ' ', space
		}
	case '\u2011': // the serif has no such glyph; in every face it looks as the hyphen
		n.r, n.mark = '-', join
	}
	if k.face == nil || n.r > 0xFFFF || !k.face.Has(n.r) {
		g.lose(n.r)
	}
	n.code = n.r
	if k.face != nil {
		n.adv = int32(k.face.Advance(n.r) + g.para.Track)
	}
	g.glyphs = append(g.glyphs, n)
}

// yields tells whether the words of a run are bound no more.
func (g *galley) yields(run int32) bool { return g.para.yields && g.para.Runs[run].own() }

// silent takes characters that draw nothing: those that only say where a line
// may break become marks on the glyph before them.
func (g *galley) silent(r rune) bool {
	last := len(g.glyphs) - 1
	switch {
	case r == '\u2060' || r == '\uFEFF':
		g.mark(last, join)
	case r == '\u200B':
		g.mark(last, loose)
	case r == '\u00AD':
		g.mark(last, soft)
	case r == '\u200C':
		g.mark(last, apart)
	case unicode.IsControl(r) || r >= '\u200D' && r <= '\u200F':
	default:
		return false
	}
	return true
}

// spaced tells whether a space stands last: spaces in a row are one.
func (g *galley) spaced() bool {
	n := len(g.glyphs)
	return n > 0 && g.glyphs[n-1].kind == space
}

func (g *galley) mark(i int, m uint8) {
	if i >= 0 {
		g.glyphs[i].mark |= m
	}
}

func (g *galley) lose(r rune) {
	for _, l := range g.lost {
		if l == r {
			return
		}
	}
	g.lost = append(g.lost, r)
}

func (g *galley) missing() []rune { return append([]rune(nil), g.lost...) }

// kern fills in the kerning of neighbours. That of a ligature stands at its last
// letter.
func (g *galley) kern() {
	for i := 0; i+1 < len(g.glyphs); i++ {
		if next := g.glyphs[i+1].code; next != 0 {
			lo, _ := g.whole(i)
			g.glyphs[i].kern = g.kernOf(i, g.glyphs[lo].code, next)
		}
	}
}

// kernOf is the kerning between what draws glyph i and the next: none but in the
// same face and size.
func (g *galley) kernOf(i int, code, next rune) int32 {
	a, b := &g.glyphs[i], &g.glyphs[i+1]
	if a.kind == stop || b.kind == stop || a.r == object || b.r == object {
		return 0
	}
	ca, cb := &g.casts[a.cast], &g.casts[b.cast]
	if ca.face == nil || ca != cb && (ca.face != cb.face || ca.size != cb.size || ca.rise != cb.rise) {
		return 0
	}
	return int32(ca.face.Kern(code, next))
}

// Spaces stretch by half and shrink by a third of their width, which is what
// TeX takes for an OpenType font.
const (
	stretchOf = 2
	shrinkOf  = 3
)

// add sums up the widths.
func (g *galley) add() {
	g.sums = make([]sum, len(g.glyphs)+1)
	for i := range g.glyphs {
		s := g.sums[i]
		w := g.width(i)
		s.width += w
		if k := g.glyphs[i].kind; k == space || k == tie {
			if c := &g.casts[g.glyphs[i].cast]; !c.code {
				own := int64(g.glyphs[i].adv) * int64(c.size) // kerning beside it does not make a space stiffer
				s.stretch += own / stretchOf
				s.shrink += own / shrinkOf
			}
		} else {
			s.solid += w
		}
		g.sums[i+1] = s
	}
}

// width is the advance of a glyph with the kerning after it, in 1/1000 EMU.
func (g *galley) width(i int) int64 {
	n := &g.glyphs[i]
	c := &g.casts[n.cast]
	switch {
	case n.r == object:
		return int64(c.sign.W) * 1000
	case n.kind == stop:
		return 0
	}
	return int64(n.adv+n.kern) * int64(c.size)
}

// tail is what of a glyph's width does not count at the end of a line: the
// kerning to a neighbour that is elsewhere, and the tracking.
func (g *galley) tail(i int) int64 {
	n := &g.glyphs[i]
	if n.r == object || n.kind == stop {
		return 0
	}
	return int64(n.kern+int32(g.para.Track)) * int64(g.casts[n.cast].size)
}

// natural is the width of the longest part on one line, rounded up so that it
// fits a measure of that width.
func (g *galley) natural() unit.Length {
	var most int64
	for i, p := range g.parts {
		end := &p.breaks[len(p.breaks)-1]
		w := end.width - g.sums[p.breaks[0].next].width
		indent := g.para.Hang
		if i == 0 {
			indent = g.para.Indent
		}
		most = max(most, w+int64(indent)*1000)
	}
	return unit.Length((most + 999) / 1000)
}
