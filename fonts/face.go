package fonts

import (
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// em is the unit of every measure this package gives: thousandths, as in PDF.
const em = 1000

// common is the first rune that is looked up one by one. Below it stand all
// scripts, marks, arrows, shapes and dingbats the edition uses.
const common = 0x2800

// pairs is the size of the kerning cache: a text of an edition has some 2,000
// different pairs in its main face.
const pairs = 1 << 13

// ErrEm is returned for fonts whose em is not 1000 units: their advances would
// have to be rounded, and a rounded advance is not what a viewer draws.
var ErrEm = errors.New("the em has not 1000 units")

// Face is one font file. All measures are in 1/1000 em. It may be shared by
// goroutines.
type Face struct {
	name, family, postscript string
	data                     []byte
	font                     *sfnt.Font
	metrics                  font.Metrics

	once  sync.Once
	glyph []sfnt.GlyphIndex // by rune, below common
	width []int16           // by rune, below common
	forms map[rune]form     // by private code, and by character that is a ligature
	form  [features]map[rune]rune
	bonds map[sfnt.GlyphIndex][]bond // ligatures by their first glyph
	blank map[rune]sfnt.GlyphIndex   // spaces that the file lacked, see whole

	cut   map[sfnt.GlyphIndex][]sfnt.GlyphIndex // a ligature's glyph, a glyph for each letter, see whole
	apart map[rune][]rune                       // the same by codes, see Apart

	cache [pairs]atomic.Uint64 // kerning, see Kern
	mu    sync.Mutex           // guards buf
	buf   sfnt.Buffer
}

func parse(name string, data []byte) (*Face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	if f.UnitsPerEm() != em {
		return nil, fmt.Errorf("%w but %d", ErrEm, f.UnitsPerEm())
	}
	face := &Face{name: name, data: data, font: f}
	for id, to := range map[sfnt.NameID]*string{
		sfnt.NameIDTypographicFamily: &face.family,
		sfnt.NameIDPostScript:        &face.postscript,
	} {
		if *to, err = f.Name(&face.buf, id); err != nil && !errors.Is(err, sfnt.ErrNotFound) {
			return nil, fmt.Errorf("name %d: %w", id, err)
		}
	}
	if face.family == "" { // only families of more than four cuts have the typographic name
		if face.family, err = f.Name(&face.buf, sfnt.NameIDFamily); err != nil {
			return nil, fmt.Errorf("family name: %w", err)
		}
	}
	if face.metrics, err = f.Metrics(&face.buf, fixed.I(em), font.HintingNone); err != nil {
		return nil, err
	}
	for letter, high := range map[rune]*fixed.Int26_6{'H': &face.metrics.CapHeight, 'x': &face.metrics.XHeight} {
		if *high <= 0 { // OS/2 before its version 2 does not tell it, nor does every file of a later one
			*high = face.height(letter)
		}
	}
	return face, nil
}

// height is how high a letter stands over the baseline; 0 when the face does not draw it.
func (f *Face) height(letter rune) fixed.Int26_6 {
	g, err := f.font.GlyphIndex(&f.buf, letter)
	if err != nil || g == 0 {
		return 0
	}
	bounds, _, err := f.font.GlyphBounds(&f.buf, g, fixed.I(em), font.HintingNone)
	if err != nil {
		return 0
	}
	return -bounds.Min.Y
}

// Name is the edition's name of the face, such as "serif-italic".
func (f *Face) Name() string { return f.name }

// Family is the family's name in the font file, such as "Source Serif 4".
func (f *Face) Family() string { return f.family }

// PostScript is the PostScript name in the font file, such as
// "SourceSerif4-Regular".
func (f *Face) PostScript() string { return f.postscript }

// Data is the font file, with the glyphs that were put behind its own. It must not be
// changed.
func (f *Face) Data() []byte { return f.data }

// Ascent is the height above the baseline the font asks for.
func (f *Face) Ascent() int { return f.metrics.Ascent.Round() }

// Descent is the depth below the baseline, positive.
func (f *Face) Descent() int { return f.metrics.Descent.Round() }

// CapHeight is the height of capitals.
func (f *Face) CapHeight() int { return f.metrics.CapHeight.Round() }

// XHeight is the height of the small x.
func (f *Face) XHeight() int { return f.metrics.XHeight.Round() }

// Has tells whether the face draws the character r. It is false for private
// codes: nobody types them.
func (f *Face) Has(r rune) bool {
	f.once.Do(f.fill)
	if _, form := f.forms[r]; form && r >= firstPrivate && r <= lastPrivate {
		return false
	}
	return f.index(r) != 0
}

// Advance is the width of what a code draws without kerning, in 1/1000 em.
func (f *Face) Advance(r rune) int {
	if f.once.Do(f.fill); uint32(r) < common {
		return int(f.width[r])
	}
	if s, ok := f.forms[r]; ok {
		return int(s.width)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.advance(f.lookup(r))
}

// Kern is what the distance of two codes differs from their advances, in 1/1000
// em: the GPOS kern feature as HarfBuzz applies it to that pair of glyphs.
//
// sfnt searches its tables anew for each pair, so answers are kept in a
// direct-mapped cache. One atomic word holds both the pair and its answer:
// readers never see one without the other, and a lost race only asks again.
func (f *Face) Kern(a, b rune) int {
	ga, gb := f.index(a), f.index(b)
	if ga == 0 || gb == 0 {
		return 0
	}
	key := uint32(ga)<<16 | uint32(gb)
	slot := &f.cache[(key*0x9E3779B1)>>19%pairs]
	if v := slot.Load(); uint32(v>>32) == key {
		return int(int16(v))
	}
	f.mu.Lock()
	k, err := f.font.Kern(&f.buf, ga, gb, fixed.I(em), font.HintingNone)
	f.mu.Unlock()
	if err != nil { // no kerning for the pair
		k = 0
	}
	n := clamp(k.Round())
	slot.Store(uint64(key)<<32 | uint64(uint16(n)))
	return int(n)
}

func (f *Face) index(r rune) sfnt.GlyphIndex {
	if f.once.Do(f.fill); uint32(r) < common {
		return f.glyph[r]
	}
	if s, ok := f.forms[r]; ok {
		return s.glyph
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.lookup(r)
}

// fill looks up the common runes. It runs when a face is first measured, so
// that an edition pays only for the faces it uses.
func (f *Face) fill() {
	f.glyph, f.width = make([]sfnt.GlyphIndex, common), make([]int16, common)
	f.mu.Lock()
	defer f.mu.Unlock()
	empty := clamp(f.advance(0))
	for r := range rune(common) {
		f.glyph[r], f.width[r] = f.lookup(r), empty
		if f.glyph[r] != 0 {
			f.width[r] = clamp(f.advance(f.glyph[r]))
		}
	}
	f.shape()
}

// lookup is the glyph of r, 0 when there is none. The caller holds mu.
func (f *Face) lookup(r rune) sfnt.GlyphIndex {
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || int(g) >= f.font.NumGlyphs() { // a damaged map can name any number
		return 0
	}
	if g == 0 {
		return f.blank[r]
	}
	return g
}

// advance is the width of a glyph. The caller holds mu.
func (f *Face) advance(g sfnt.GlyphIndex) int {
	a, err := f.font.GlyphAdvance(&f.buf, g, fixed.I(em), font.HintingNone)
	if err != nil {
		return 0
	}
	return a.Round()
}

func clamp(n int) int16 { return int16(max(math.MinInt16, min(math.MaxInt16, n))) }
