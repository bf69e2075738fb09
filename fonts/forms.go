package fonts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
)

// Feature is another form of a character that a face may have, by the name
// OpenType gives it.
type Feature uint8

// The features. A face that lacks one draws its characters as they are.
const (
	Figures      Feature = iota // pnum: figures as wide as each is, for running text
	Signs                       // case: signs at the height of capitals
	SmallLetters                // smcp: small capitals for small letters
	SmallCaps                   // c2sc: small capitals for capitals
	Superiors                   // sups: raised letters and figures
	features
)

// tags are the names of the features, by number.
var tags = [features]string{"pnum", "case", "smcp", "c2sc", "sups"}

// The private codes of a face stand for glyphs that no character draws. They
// are of this program only: a file says by ToUnicode what each reads as.
const (
	firstPrivate = 0xE000
	lastPrivate  = 0xF8FF
)

// form is what a private code or a ligature's own draws.
type form struct {
	glyph   sfnt.GlyphIndex
	width   int16
	letters string // what it reads as
}

// bond is a ligature by its code.
type bond struct {
	rest []sfnt.GlyphIndex
	code rune
}

// presentation are the characters that are ligatures, which faces may draw
// theirs by.
var presentation = map[rune]string{'\uFB00': "ff", '\uFB01': "fi", '\uFB02': "fl", '\uFB03': "ffi", '\uFB04': "ffl"}

// Form is the code that draws another form of a character; the character when
// the face has no such form. Signs and figures are taken one by one: whether a
// text is to have them is the caller's to say.
func (f *Face) Form(r rune, with Feature) rune {
	f.once.Do(f.fill)
	if c, ok := f.form[with][r]; ok {
		return c
	}
	return r
}

// Ligature is the code that draws the first of the codes as one, and how many
// of them; 0 when the face binds them not. The longest is taken, as the liga
// feature orders them.
func (f *Face) Ligature(codes []rune) (code rune, n int) {
	if len(codes) < 2 {
		return 0, 0
	}
	f.once.Do(f.fill)
	bonds := f.bonds[f.index(codes[0])]
next:
	for _, b := range bonds {
		if len(b.rest) >= len(codes) {
			continue
		}
		for i, g := range b.rest {
			if f.index(codes[i+1]) != g {
				continue next
			}
		}
		return b.code, 1 + len(b.rest)
	}
	return 0, 0
}

// Letters is what a code reads as: the letters of a ligature, the figure that a
// figure of another width is, the character itself.
func (f *Face) Letters(code rune) string {
	f.once.Do(f.fill)
	if s, ok := f.forms[code]; ok {
		return s.letters
	}
	return string(code)
}

// Draws tells whether the face has a glyph for a code, a private one too.
func (f *Face) Draws(code rune) bool { return f.index(code) != 0 }

// Glyph is one drawn code of a text that was set.
type Glyph struct {
	Code  rune
	Runes int // of the text that it stands for
	Width int // with the kerning to the next, in 1/1000 em
}

// Set is a text in glyphs, with ligatures and kerning: what is drawn where
// nothing parts its letters.
func (f *Face) Set(s string) []Glyph { return f.set([]rune(s)) }

func (f *Face) set(codes []rune) []Glyph {
	out := make([]Glyph, 0, len(codes))
	for len(codes) > 0 {
		code, n := f.Ligature(codes)
		if n == 0 {
			code, n = codes[0], 1
		}
		if k := len(out) - 1; k >= 0 {
			out[k].Width += f.Kern(out[k].Code, code)
		}
		out = append(out, Glyph{code, n, f.Advance(code)})
		codes = codes[n:]
	}
	return out
}

// shape finds the forms and the ligatures of the face and gives a private code
// to each that no character draws. The caller holds mu.
func (f *Face) shape() {
	s := substitutionsOf(table(f.data, "GSUB"), tags[:]...)
	f.forms, f.bonds = map[rune]form{}, map[sfnt.GlyphIndex][]bond{}
	next := rune(firstPrivate)
	add := func(g sfnt.GlyphIndex, letters string) rune {
		if int(g) >= f.font.NumGlyphs() { // a damaged table can name any number
			return 0
		}
		for next <= lastPrivate && f.lookup(next) != 0 { // the face's own
			next++
		}
		if next > lastPrivate {
			return 0
		}
		f.forms[next] = form{g, clamp(f.advance(g)), letters}
		next++
		return next - 1
	}
	char := map[sfnt.GlyphIndex]rune{} // the first that each glyph draws
	for r := rune(common - 1); r >= ' '; r-- {
		char[f.glyph[r]] = r
	}
	for i, tag := range tags {
		f.form[i] = map[rune]rune{}
		for r := rune(' '); r < common; r++ {
			g, ok := s.single[tag][f.glyph[r]]
			if !ok || g == f.glyph[r] || g == 0 || f.glyph[r] == 0 {
				continue
			}
			if code := add(g, string(r)); code != 0 {
				f.form[i][r] = code
			}
		}
	}
	f.bind(s.ligatures, char, add)
	f.apart = map[rune][]rune{}
	for _, code := range f.ligatures() {
		l := f.forms[code]
		cut, codes, i := f.cut[l.glyph], []rune(nil), 0
		for _, r := range l.letters {
			if i < len(cut) {
				codes = append(codes, add(cut[i], string(r)))
			}
			i++
		}
		if len(codes) == i && !slices.Contains(codes, 0) { // there are private codes for all
			f.apart[code] = codes
		}
	}
}

// ligatures is the codes that draw several letters as one, ascending.
func (f *Face) ligatures() (out []rune) {
	for code, s := range f.forms {
		if utf8.RuneCountInString(s.letters) > 1 {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// Apart is the codes that draw a ligature letter by letter: the first draws all of
// it and the others nothing, each reads as one letter, and they share its width. So
// readers that give a code one letter lose none, and a letter can be pointed at. It is
// nil for codes that read as one letter, and for faces without room for them.
func (f *Face) Apart(code rune) []rune {
	f.once.Do(f.fill)
	return f.apart[code]
}

// bind takes the ligatures of characters: by the character that is one where
// the face draws it so, else by a private code.
func (f *Face) bind(ligatures map[sfnt.GlyphIndex][]ligature, char map[sfnt.GlyphIndex]rune, add func(sfnt.GlyphIndex, string) rune) {
	for r, letters := range presentation {
		if g := f.lookup(r); g != 0 {
			f.forms[r] = form{g, clamp(f.advance(g)), letters}
		}
	}
	firsts := make([]sfnt.GlyphIndex, 0, len(ligatures))
	for g := range ligatures {
		firsts = append(firsts, g)
	}
	slices.Sort(firsts)
	for _, first := range firsts {
		for _, l := range ligatures[first] {
			letters, ok := spelt(char, append([]sfnt.GlyphIndex{first}, l.rest...))
			if !ok {
				continue
			}
			code := rune(0)
			for r, s := range presentation {
				if s == letters && f.forms[r].glyph == l.to {
					code = r
				}
			}
			if code == 0 {
				code = add(l.to, letters)
			}
			if code != 0 {
				f.bonds[first] = append(f.bonds[first], bond{l.rest, code})
			}
		}
	}
}

// spelt is the characters that glyphs draw.
func spelt(char map[sfnt.GlyphIndex]rune, glyphs []sfnt.GlyphIndex) (string, bool) {
	var b strings.Builder
	for _, g := range glyphs {
		r, ok := char[g]
		if !ok || g == 0 {
			return "", false
		}
		b.WriteRune(r)
	}
	return b.String(), true
}
