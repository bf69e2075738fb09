package fonts

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"
)

// WebFamily begins the family name of the faces that Web makes. A changed face must
// not bear the reserved name of its maker (SIL OFL 1.1, clause 3).
const WebFamily = "Press "

// Web is a font file of its own for browsers, with the glyphs of these codes
// alone, private ones among them, and nothing that moves or binds glyphs: whoever
// draws with it says where each stands. Its metrics are the face's; its names say
// what it is made from, and by what licence. Codes without a glyph are left out.
func (f *Face) Web(codes []rune) []byte { return f.Kerned(codes, nil) }

// Kerned is Web with the kerning of pairs of codes, for words that a browser sets.
func (f *Face) Kerned(codes []rune, pairs [][2]rune) []byte {
	f.once.Do(f.fill)
	set := slices.Clone(codes)
	slices.Sort(set)
	set = slices.DeleteFunc(slices.Compact(set), func(r rune) bool { return r <= 0 || r >= 0xFFFF || f.index(r) == 0 })
	s := subset{face: f, o: outlinesOf(f.data, f.font.NumGlyphs()), number: map[sfnt.GlyphIndex]uint16{}}
	s.number[0], s.glyphs = 0, []sfnt.GlyphIndex{0}
	for _, r := range set {
		s.add(f.index(r))
	}
	tables := map[string][]byte{"cmap": charmap(set, func(r rune) uint16 { return s.number[f.index(r)] }), "name": f.webNames()}
	if t := s.kern(pairs); t != nil {
		tables["kern"] = t
	}
	for _, tag := range []string{"OS/2", "cvt ", "fpgm", "prep", "gasp"} {
		if t := table(f.data, tag); t != nil {
			tables[tag] = t
		}
	}
	s.outlines(tables)
	return assembled(tables)
}

// subset is some of the glyphs of a face, numbered anew in the order they are met.
type subset struct {
	face   *Face
	o      outlines
	glyphs []sfnt.GlyphIndex
	number map[sfnt.GlyphIndex]uint16
}

// add gives a glyph a number, and each that it is put together from.
func (s *subset) add(g sfnt.GlyphIndex) uint16 {
	if n, has := s.number[g]; has {
		return n
	}
	n := uint16(len(s.glyphs))
	s.number[g], s.glyphs = n, append(s.glyphs, g)
	data, _ := s.o.data(int(g))
	components(data, func(at words) { s.add(sfnt.GlyphIndex(at.at(2))) })
	return n
}

// mostKerned is the most pairs that the size of a table of kerning can count.
const mostKerned = 10000

// kern is a table of the pairs that stand nearer or further than their widths say
// (OpenType 1.9.1, kern, Format 0), in order of their glyphs; nil when none does.
func (s *subset) kern(pairs [][2]rune) []byte {
	by := map[uint32]int16{}
	for _, p := range pairs {
		a, has := s.number[s.face.index(p[0])]
		b, too := s.number[s.face.index(p[1])]
		if k := s.face.Kern(p[0], p[1]); has && too && a != 0 && b != 0 && k != 0 {
			by[uint32(a)<<16|uint32(b)] = clamp(k)
		}
	}
	keys := slices.Sorted(maps.Keys(by))
	keys = keys[:min(len(keys), mostKerned)]
	n, log := len(keys), 0
	if n == 0 {
		return nil
	}
	for 2<<log <= n {
		log++
	}
	var out []byte
	for _, v := range []int{0, 1, 0, 14 + 6*n, 1, n, 6 << log, log, 6*n - 6<<log} { // the table's head, then that of its one part
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	for _, k := range keys {
		out = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32(out, k), uint16(by[k]))
	}
	return out
}

// components gives each component of a drawing that is put together from others
// (OpenType 1.9.1, glyf, Composite Glyph Description).
func components(data []byte, each func(words)) {
	if len(data) <= glyphHead || data[0]&0x80 == 0 {
		return
	}
	for at, more := words(data[glyphHead:]), true; more && len(at) >= componentSize(at.at(0)); {
		each(at)
		more, at = at.at(0)&moreFollow != 0, at[componentSize(at.at(0)):]
	}
}

// outlines makes the tables of drawings and widths, and those that count them.
func (s *subset) outlines(tables map[string][]byte) {
	data := s.face.data
	head, hhea, maxp := bytes.Clone(table(data, "head")), bytes.Clone(table(data, "hhea")), bytes.Clone(table(data, "maxp"))
	hmtx := words(table(data, "hmtx"))
	full := words(hhea).at(34)
	var glyf, loca, metrics []byte
	for _, g := range s.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		drawing, _ := s.o.data(int(g))
		drawing = bytes.Clone(drawing)
		components(drawing, func(at words) { binary.BigEndian.PutUint16(at[2:], s.number[sfnt.GlyphIndex(at.at(2))]) })
		glyf = append(glyf, drawing...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		i := int(g)
		bearing := hmtx.at(4*i + 2)
		if i >= full { // as wide as the last that has a width of its own
			bearing = hmtx.at(4*full + 2*(i-full))
			i = full - 1
		}
		metrics = binary.BigEndian.AppendUint16(metrics, uint16(hmtx.at(4*i)))
		metrics = binary.BigEndian.AppendUint16(metrics, uint16(bearing))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	binary.BigEndian.PutUint32(head[8:], 0) // the whole file's checksum, see assembled
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.glyphs)))
	post := make([]byte, 32) // version 3: glyphs have no names
	copy(post, table(data, "post"))
	binary.BigEndian.PutUint32(post, 0x00030000)
	tables["head"], tables["hhea"], tables["maxp"], tables["post"] = head, hhea, maxp, post
	tables["glyf"], tables["loca"], tables["hmtx"] = glyf, loca, metrics
}

// The names of a font file (OpenType 1.9.1, name, Name IDs).
const (
	nameCopyright = 0
	nameFamily    = 1
	nameStyle     = 2
	nameUnique    = 3
	nameFull      = 4
	nameVersion   = 5
	namePS        = 6
	nameLicense   = 13
	nameLicenseAt = 14
)

// webNames is a name table that keeps the maker's copyright and licence and gives
// the face a name of the press's own.
func (f *Face) webNames() []byte {
	own := WebFamily + f.name
	names := map[int]string{nameFamily: own, nameStyle: "Regular", nameUnique: own + ", of " + f.postscript, nameFull: own,
		nameVersion: "Version 1.0", namePS: "Press-" + f.name}
	f.mu.Lock()
	for _, id := range []int{nameCopyright, nameLicense, nameLicenseAt} {
		if s, err := f.font.Name(&f.buf, sfnt.NameID(id)); err == nil {
			names[id] = s
		}
	}
	f.mu.Unlock()
	ids := make([]int, 0, len(names))
	for id := range names {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var out, text []byte
	for _, v := range []int{0, len(ids), 6 + 12*len(ids)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	for _, id := range ids {
		units := utf16.Encode([]rune(names[id]))
		for _, v := range []int{3, 1, 0x409, id, 2 * len(units), len(text)} { // Windows, Unicode, English
			out = binary.BigEndian.AppendUint16(out, uint16(v))
		}
		for _, u := range units {
			text = binary.BigEndian.AppendUint16(text, u)
		}
	}
	return append(out, text...)
}

// assembled is a TrueType file of tables (OpenType 1.9.1, Organization of an
// OpenType Font), each at a multiple of four bytes, in the order of their tags.
func assembled(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	n, log := len(tags), 0
	for 2<<log <= n {
		log++
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*n, 0
	var body []byte
	for _, tag := range tags {
		t := tables[tag]
		if tag == "head" {
			head = at + len(body)
		}
		record := append([]byte(tag), make([]byte, 12)...)
		padded := append(bytes.Clone(t), make([]byte, -len(t)&3)...)
		binary.BigEndian.PutUint32(record[4:], checksum(padded))
		binary.BigEndian.PutUint32(record[8:], uint32(at+len(body)))
		binary.BigEndian.PutUint32(record[12:], uint32(len(t)))
		out, body = append(out, record...), append(body, padded...)
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}
