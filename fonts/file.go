package fonts

import (
	"encoding/binary"
	"slices"
)

// File is the font file with a character map of these codes alone, private
// ones among them, as a writer of PDF that knows code points needs it: all
// other tables are as they came. Codes without a glyph are left out.
func (f *Face) File(codes []rune) []byte {
	f.once.Do(f.fill)
	set := slices.Clone(codes)
	slices.Sort(set)
	set = slices.DeleteFunc(slices.Compact(set), func(r rune) bool { return r <= 0 || r >= 0xFFFF || f.index(r) == 0 })
	return put(slices.Clone(f.data), "cmap", charmap(set, func(r rune) uint16 { return uint16(f.index(r)) }))
}

// put has a table of a font file stand behind the others with new contents. A
// file without such a table stays as it is.
func put(out []byte, tag string, contents []byte) []byte {
	at := record(out, tag)
	if at < 0 {
		return out
	}
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	start := len(out)
	out = append(out, contents...)
	binary.BigEndian.PutUint32(out[at+8:], uint32(start))
	binary.BigEndian.PutUint32(out[at+12:], uint32(len(out)-start))
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	binary.BigEndian.PutUint32(out[at+4:], checksum(out[start:]))
	return out
}

// record is where the directory of a font file holds a table, -1 when it does
// not.
func record(data []byte, tag string) int {
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if at := 12 + 16*i; at+16 <= len(data) && string(data[at:at+4]) == tag {
			return at
		}
	}
	return -1
}

// checksum of a table (OpenType 1.9.1, Calculating checksums), padded to four
// bytes.
func checksum(b []byte) uint32 {
	var sum uint32
	for i := 0; i+4 <= len(b); i += 4 {
		sum += binary.BigEndian.Uint32(b[i:])
	}
	return sum
}

// charmap is a cmap table of one subtable of format 4 for Windows' Unicode
// (OpenType 1.9.1, cmap), a segment for each run of ascending codes. The last
// segment is the one that the format wants at U+FFFF.
func charmap(codes []rune, glyph func(rune) uint16) []byte {
	var ends, starts, offsets, glyphs []uint16
	for i := 0; i < len(codes); {
		k := i
		for k+1 < len(codes) && codes[k+1] == codes[k]+1 {
			k++
		}
		starts, ends = append(starts, uint16(codes[i])), append(ends, uint16(codes[k]))
		offsets = append(offsets, uint16(len(glyphs))) // mended below
		for ; i <= k; i++ {
			glyphs = append(glyphs, glyph(codes[i]))
		}
	}
	n := len(ends) + 1
	for i := range offsets { // from its own place on, over the rest of the offsets
		offsets[i] = 2 * (uint16(n-i) + offsets[i])
	}
	ends, starts, offsets = append(ends, 0xFFFF), append(starts, 0xFFFF), append(offsets, 0)
	deltas := make([]uint16, n)
	deltas[n-1] = 1
	log := 0
	for 2<<log <= n {
		log++
	}
	head := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(16 + 8*n + 2*len(glyphs)), 0,
		uint16(2 * n), uint16(2 << log), uint16(log), uint16(2*n - 2<<log)}
	var out []byte
	for _, part := range [][]uint16{head, ends, {0}, starts, deltas, offsets, glyphs} {
		for _, v := range part {
			out = binary.BigEndian.AppendUint16(out, v)
		}
	}
	return out
}
