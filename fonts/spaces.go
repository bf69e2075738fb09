package fonts

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
)

// spaces are Unicode's spaces and the parts of an em that each is wide (Unicode
// 17.0, 6.2, Space Characters), in thousandths. What the standard leaves to the
// face is a house value: a fifth for the thin space, a sixth for the narrow one
// that French has before its signs.
var spaces = []struct {
	r     rune
	width uint16
	as    rune // as wide as this character, where the face has it
}{
	{'\u00A0', 250, ' '}, {'\u2000', 500, 0}, {'\u2001', 1000, 0}, {'\u2002', 500, 0}, {'\u2003', 1000, 0}, {'\u2004', 333, 0},
	{'\u2005', 250, 0}, {'\u2006', 167, 0}, {'\u2007', 500, '0'}, {'\u2008', 250, '.'}, {'\u2009', 200, 0}, {'\u200A', 100, 0},
	{'\u202F', 167, 0}, {'\u205F', 222, 0}, {'\u3000', 1000, 0},
}

// mostGlyphs is what a character map can name.
const mostGlyphs = 0xFFFF

// glyph is one that stands behind those of the file: its advance, and its drawing,
// nil for none.
type glyph struct {
	width   uint16
	drawing []byte
}

// whole is the face with every space, and with its ligatures cut in letters, see
// Apart: glyphs for both stand behind those of its file. A face without any glyph for
// a word space stays as it is.
func (f *Face) whole() (*Face, error) {
	count := f.font.NumGlyphs()
	if !f.Has(' ') {
		return f, nil
	}
	var more []glyph
	next := func() sfnt.GlyphIndex { return sfnt.GlyphIndex(count + len(more)) }
	blank, cut := map[rune]sfnt.GlyphIndex{}, map[sfnt.GlyphIndex][]sfnt.GlyphIndex{}
	for _, s := range spaces {
		if f.Has(s.r) {
			continue
		}
		w := s.width
		if s.as != 0 && f.Has(s.as) {
			w = uint16(max(0, f.Advance(s.as)))
		}
		blank[s.r] = next()
		more = append(more, glyph{width: w})
	}
	o := outlinesOf(f.data, count)
	for _, code := range f.ligatures() {
		l := f.forms[code]
		drawing, ok := o.data(int(l.glyph))
		n := utf8.RuneCountInString(l.letters)
		if _, done := cut[l.glyph]; done || !ok || int(l.width) < n {
			continue
		}
		for i := range n { // the letters share its width
			cut[l.glyph] = append(cut[l.glyph], next())
			more = append(more, glyph{uint16(int(l.width)*(i+1)/n - int(l.width)*i/n), drawing})
			drawing = nil
		}
	}
	if len(more) == 0 || count+len(more) > mostGlyphs {
		return f, nil
	}
	data, ok := withGlyphs(f.data, count, more)
	if !ok {
		return f, nil
	}
	out, err := parse(f.name, data)
	if err != nil {
		return nil, err
	}
	out.blank, out.cut = blank, cut
	return out, nil
}

// withGlyphs is a TrueType file with glyphs behind its own (OpenType 1.9.1, glyf,
// hmtx, loca, maxp; post of version 3, without names). It is false for a file whose
// tables are not whole, and for one whose index of drawings has no room for them.
func withGlyphs(data []byte, count int, more []glyph) ([]byte, bool) {
	head, hhea, maxp := table(data, "head"), table(data, "hhea"), table(data, "maxp")
	hmtx, loca, post := table(data, "hmtx"), table(data, "loca"), table(data, "post")
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 || len(post) < 32 {
		return nil, false
	}
	full := int(binary.BigEndian.Uint16(hhea[34:]))
	long := binary.BigEndian.Uint16(head[50:])&1 != 0
	entry := 2
	if long {
		entry = 4
	}
	if full == 0 || len(hmtx) < 4*full+2*(count-full) || len(loca) < entry*(count+1) {
		return nil, false
	}
	advance := hmtx[4*(full-1) : 4*full-2]
	metrics := slices.Clone(hmtx[:4*full])
	for i := range count - full {
		metrics = append(append(metrics, advance...), hmtx[4*full+2*i:4*full+2*i+2]...)
	}
	glyf, places := slices.Clone(table(data, "glyf")), slices.Clone(loca[:entry*(count+1)])
	for len(glyf)%4 != 0 {
		glyf = append(glyf, 0)
	}
	end := len(glyf)
	for i, g := range more {
		if i == 0 { // what lies between is of the last of the file's own
			places = places[:len(places)-entry]
			places = index(places, long, end)
		}
		bearing := uint16(0)
		if len(g.drawing) >= glyphHead {
			bearing = binary.BigEndian.Uint16(g.drawing[2:]) // where its drawing begins
		}
		metrics = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(metrics, g.width), bearing)
		glyf = append(glyf, g.drawing...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		end = len(glyf)
		places = index(places, long, end)
	}
	if !long && end > 2*0xFFFF {
		return nil, false
	}
	hhea, maxp, post = slices.Clone(hhea), slices.Clone(maxp), slices.Clone(post[:32])
	binary.BigEndian.PutUint16(hhea[34:], uint16(count+len(more)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(count+len(more)))
	binary.BigEndian.PutUint32(post, 0x00030000)
	out := slices.Clone(data)
	for _, t := range []struct {
		tag  string
		data []byte
	}{{"glyf", glyf}, {"hhea", hhea}, {"hmtx", metrics}, {"loca", places}, {"maxp", maxp}, {"post", post}} {
		out = put(out, t.tag, t.data)
	}
	return out, true
}

// index adds the place of a drawing to an index of them.
func index(places []byte, long bool, at int) []byte {
	if long {
		return binary.BigEndian.AppendUint32(places, uint32(at))
	}
	return binary.BigEndian.AppendUint16(places, uint16(at/2))
}
