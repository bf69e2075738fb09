package text

import "strings"

// side is the end of a line a glyph may hang out at.
type side uint8

const (
	leading side = iota
	trailing
)

// protrusion is how much of a sign's width may hang out of the measure, in
// thousandths: the lighter a sign, the more, so that the edge looks straight.
// House values, set by eye for the serif; 0 for all letters and figures.
func protrusion(r rune, at side) int {
	if at == leading {
		switch r {
		case '“', '”', '‘', '’', '"', '\'':
			return 400
		case '«', '‹', '(', '[':
			return 150
		case '–', '—':
			return 150
		}
		return 0
	}
	switch r {
	case '.', '-', '\u2010':
		return 600
	case ',':
		return 550
	case '’', '‘', '“', '”', '"', '\'':
		return 400
	case ';', ':':
		return 300
	case '–', '—':
		return 200
	case '»', '›', ')', ']', '!', '?', '…':
		return 150
	}
	return 0
}

// hang is the part of glyph i that may hang out, in 1/1000 EMU. On a justified
// line it is a part of the sign; on any other, where only the left edge is a
// line, it is the whole of an opening quotation mark with its space, so that the
// words of a head or of a pull quote stand under each other.
func (g *galley) hang(i int, at side) int64 {
	n := &g.glyphs[i]
	c := &g.casts[n.cast]
	switch {
	case !g.para.Protrude || n.kind != letter || n.r == object || c.face == nil:
		return 0
	case g.para.Align == Justified:
		return int64(c.face.Advance(n.code)) * int64(c.size) * int64(protrusion(n.r, at)) / 1000
	case at == trailing || !opensQuote(n.r):
		return 0
	}
	sum := g.width(i)
	for i++; i < len(g.glyphs) && (g.glyphs[i].kind == tie || g.glyphs[i].r == '\u202F'); i++ {
		sum += g.width(i)
	}
	return sum
}

func opensQuote(r rune) bool { return strings.ContainsRune("«‹“‘„‚\"", r) }
