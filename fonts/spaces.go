package fonts

import (
	"encoding/binary"
	"slices"

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

// spaced is the face with every space: one that its file lacks needs no drawing,
// so an empty glyph of its width stands behind the others. A face without any
// glyph for a word space stays as it is.
func (f *Face) spaced() (*Face, error) {
	count := f.font.NumGlyphs()
	var widths []uint16
	blank := map[rune]sfnt.GlyphIndex{}
	for _, s := range spaces {
		if f.Has(s.r) || !f.Has(' ') {
			continue
		}
		w := s.width
		if s.as != 0 && f.Has(s.as) {
			w = uint16(max(0, f.Advance(s.as)))
		}
		blank[s.r] = sfnt.GlyphIndex(count + len(widths))
		widths = append(widths, w)
	}
	if len(widths) == 0 || count+len(widths) > mostGlyphs {
		return f, nil
	}
	data, ok := withEmpty(f.data, count, widths)
	if !ok {
		return f, nil
	}
	out, err := parse(f.name, data)
	if err != nil {
		return nil, err
	}
	out.blank = blank
	return out, nil
}

// withEmpty is a TrueType file with empty glyphs of these advances behind its
// own (OpenType 1.9.1, hmtx, loca, maxp; post of version 3, without names).
func withEmpty(data []byte, count int, widths []uint16) ([]byte, bool) {
	head, hhea, maxp := table(data, "head"), table(data, "hhea"), table(data, "maxp")
	hmtx, loca, post := table(data, "hmtx"), table(data, "loca"), table(data, "post")
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 || len(post) < 32 {
		return nil, false
	}
	full := int(binary.BigEndian.Uint16(hhea[34:]))
	entry := 2 + 2*int(binary.BigEndian.Uint16(head[50:])&1)
	if full == 0 || len(hmtx) < 4*full+2*(count-full) || len(loca) < entry*(count+1) {
		return nil, false
	}
	advance := hmtx[4*(full-1) : 4*full-2]
	metrics := slices.Clone(hmtx[:4*full])
	for i := range count - full {
		metrics = append(append(metrics, advance...), hmtx[4*full+2*i:4*full+2*i+2]...)
	}
	places := slices.Clone(loca[:entry*(count+1)])
	end := places[len(places)-entry:]
	for _, w := range widths {
		metrics = append(binary.BigEndian.AppendUint16(metrics, w), 0, 0)
		places = append(places, end...)
	}
	hhea, maxp, post = slices.Clone(hhea), slices.Clone(maxp), slices.Clone(post[:32])
	binary.BigEndian.PutUint16(hhea[34:], uint16(count+len(widths)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(count+len(widths)))
	binary.BigEndian.PutUint32(post, 0x00030000)
	out := slices.Clone(data)
	for _, t := range []struct {
		tag  string
		data []byte
	}{{"hhea", hhea}, {"hmtx", metrics}, {"loca", places}, {"maxp", maxp}, {"post", post}} {
		out = put(out, t.tag, t.data)
	}
	return out, true
}
