package text

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

// hang is the part of glyph i that may hang out, in 1/1000 EMU.
func (g *galley) hang(i int, at side) int64 {
	n := &g.glyphs[i]
	if !g.para.Protrude || n.r == object || n.kind != letter {
		return 0
	}
	c := &g.casts[n.cast]
	if c.face == nil {
		return 0
	}
	return int64(c.face.Advance(n.code)) * int64(c.size) * int64(protrusion(n.r, at)) / 1000
}
