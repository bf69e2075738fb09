package fonts

import (
	"encoding/binary"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Bounds on a drawing that is put together from others (OpenType 1.9.1, glyf,
// Composite Glyph Description). Whatever embeds or draws a face walks them
// without asking, so that one without an end would end the program.
const (
	deepest   = 7  // drawings of drawings; faces have two or three
	mostParts = 64 // simple drawings in one; accented letters have two or three
)

// Bounds on a letter: far beyond what any design has, and short of what a
// damaged table gives.
const (
	widest   = 4 * em // an advance, or a drawing
	overhang = 4      // a drawing by its advance; swashes reach twice as far
)

// outlines is the drawings of a TrueType file.
type outlines struct {
	glyf   []byte
	places []uint32 // where each drawing begins, and where the last ends
	parts  []parts  // of each drawing that was walked
}

// parts is what a drawing is put together from: simple drawings, and how deep
// the lowest of them lies, itself being 1.
type parts struct{ count, levels int }

// underway is the levels of a drawing that is being walked.
const underway = -1

// A component's flags (OpenType 1.9.1, glyf).
const (
	argsAreWords  = 1 << 0
	hasScale      = 1 << 3
	moreFollow    = 1 << 5
	hasTwoScales  = 1 << 6
	hasTwoByTwo   = 1 << 7
	componentHead = 4
	glyphHead     = 10
)

// sound tells why a face cannot be drawn with, as a diag.Text: a drawing that
// has no end or lies outside of the file, a letter without a drawing or a width.
// All drawings are walked: which of them a text needs is not known yet.
func (f *Face) sound() error {
	o := outlinesOf(f.data, f.font.NumGlyphs())
	for g := range o.parts {
		if _, why := o.walk(g); why != "" {
			return why
		}
		if err := f.simple(o, sfnt.GlyphIndex(g)); err != nil {
			return err
		}
	}
	f.once.Do(f.fill)
	for r := rune('!'); r < common; r++ {
		if f.glyph[r] == 0 || !legible(r) {
			continue
		}
		if why := f.letter(r); why != "" {
			return why
		}
	}
	return nil
}

// legible tells whether a character shows, and has a width, in every face that
// has it: letters, figures and the signs of plain text.
func legible(r rune) bool {
	if unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
		return false
	}
	return r > ' ' && r < 0x7F || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// letter tells why a character cannot be read, "" when it can.
func (f *Face) letter(r rune) diag.Text {
	f.mu.Lock()
	defer f.mu.Unlock()
	advance := int(f.width[r])
	box, _, err := f.font.GlyphBounds(&f.buf, f.glyph[r], fixed.I(em), font.HintingNone)
	w := (box.Max.X - box.Min.X).Ceil()
	far := max(box.Max.X.Ceil(), box.Max.Y.Ceil(), -box.Min.X.Floor(), -box.Min.Y.Floor())
	switch {
	case err == nil && box.Empty(): // an error is a kind of composition that others draw
		return diag.Said("its %q (%s) draws nothing", string(r), diag.Character(r))
	case advance <= 0:
		return diag.Said("its %q (%s) has no width", string(r), diag.Character(r))
	case advance > widest || far > widest || w > overhang*advance:
		return diag.Said("its %q (%s) is %d/1000 of the size wide, and its drawing %d/1000: that cannot be right",
			string(r), diag.Character(r), advance, w)
	}
	return ""
}

// simple reads a drawing that is not put together from others as whoever draws
// it will.
func (f *Face) simple(o outlines, g sfnt.GlyphIndex) error {
	data, ok := o.data(int(g))
	if !ok || len(data) < 2 || data[0]&0x80 != 0 {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, err := f.font.LoadGlyph(&f.buf, g, fixed.I(em), nil); err != nil {
		return damagedDrawing(int(g))
	}
	return nil
}

func damagedDrawing(g int) diag.Text { return diag.Said("its drawing number %d is damaged", g) }

func outlinesOf(data []byte, count int) outlines {
	o := outlines{glyf: table(data, "glyf"), places: make([]uint32, count+1), parts: make([]parts, count)}
	head, loca := table(data, "head"), words(table(data, "loca"))
	long := len(head) >= 52 && binary.BigEndian.Uint16(head[50:]) != 0
	for i := range o.places { // beyond the table's end each is at 0
		if long {
			o.places[i] = uint32(loca.long(4 * i))
		} else {
			o.places[i] = 2 * uint32(loca.at(2*i))
		}
	}
	return o
}

// data is a drawing, empty for one that draws nothing, and false for one that
// lies outside of the file.
func (o outlines) data(g int) ([]byte, bool) {
	from, to := o.places[g], o.places[g+1]
	if from > to || uint64(to) > uint64(len(o.glyf)) {
		return nil, false
	}
	return o.glyf[from:to], true
}

// walk counts the simple drawings in one, and tells why it cannot be drawn.
func (o outlines) walk(g int) (parts, diag.Text) {
	data, ok := o.data(g)
	switch {
	case !ok || len(data) > 0 && len(data) < glyphHead:
		return parts{}, damagedDrawing(g)
	case o.parts[g].levels == underway:
		return parts{}, diag.Said("its drawing number %d is made of itself", g)
	case o.parts[g].levels > 0:
		return o.parts[g], ""
	case len(data) == 0 || data[0]&0x80 == 0:
		o.parts[g] = parts{count: 1, levels: 1}
		return o.parts[g], ""
	}
	o.parts[g].levels = underway
	sum := parts{levels: 1}
	for at, more := words(data[glyphHead:]), true; more; {
		size := componentSize(at.at(0))
		if len(at) < size {
			return parts{}, damagedDrawing(g)
		}
		part := at.at(2)
		if part >= len(o.parts) {
			return parts{}, diag.Said("its drawing number %d is made of number %d, and the last is number %d", g, part, len(o.parts)-1)
		}
		has, why := o.walk(part)
		if why != "" {
			return parts{}, why
		}
		sum = parts{sum.count + has.count, max(sum.levels, 1+has.levels)}
		if sum.count > mostParts || sum.levels > deepest {
			return parts{}, diag.Said("its drawing number %d is made of more drawings, one of another, than any font's", g)
		}
		more, at = at.at(0)&moreFollow != 0, at[size:]
	}
	o.parts[g] = sum
	return sum, ""
}

// componentSize is how many bytes a component takes, by its flags.
func componentSize(flags int) int {
	size := componentHead + 2
	if flags&argsAreWords != 0 {
		size += 2
	}
	switch {
	case flags&hasScale != 0:
		return size + 2
	case flags&hasTwoScales != 0:
		return size + 4
	case flags&hasTwoByTwo != 0:
		return size + 8
	}
	return size
}
