package text

import "strings"

// isAddress tells code and addresses, which break by rules of their own and
// never with a hyphen.
func (g *galley) isAddress(lo, hi int) bool {
	if g.casts[g.glyphs[lo].cast].code && g.casts[g.glyphs[hi-1].cast].code {
		return true
	}
	if hi-lo < 8 {
		return false
	}
	t := g.string(lo, hi)
	return strings.Contains(t, "://") || strings.Contains(t, "www.") || strings.Contains(t, "@")
}

// address adds the breaks of an address or a piece of code: after the signs
// that part its fields, before a point as a last resort. Two signs in a row
// stay together, and no piece is shorter than two characters.
func (g *galley) address(to []brk, lo, hi int) []brk {
	for i := lo + 1; i+2 < hi; i++ {
		if !g.free(i) || !g.casts[g.glyphs[i].cast].breaks {
			continue
		}
		r, next := g.glyphs[i].r, g.glyphs[i+1].r
		switch {
		case g.glyphs[i].mark&loose != 0:
			to = append(to, g.at(i+1, i+1, atMark, 0))
		case strings.ContainsRune("/?&=#_-", r) && !strings.ContainsRune("/?&=#_-.", next):
			to = append(to, g.at(i+1, i+1, atMark, addressPenalty))
		case next == '.' && !strings.ContainsRune("/.", r):
			to = append(to, g.at(i+1, i+1, atMark, pointPenalty))
		}
	}
	return to
}
