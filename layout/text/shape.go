package text

import (
	"unicode"

	"github.com/secnumcloud-observatory/press/fonts"
)

// shape chooses what draws each character: figures of their own widths unless
// the style has them stand in columns, signs at the height of the capitals about
// them, small capitals, ligatures. Code and addresses are drawn as they are typed.
func (g *galley) shape(s *Setter) {
	small, high := g.smallCaps(s), g.aboutCapitals()
	for i := range g.glyphs {
		n := &g.glyphs[i]
		f, ok := g.feature(i, high)
		if small[i] && n.kind == letter && !g.casts[n.cast].code && g.casts[n.cast].face != nil {
			f, ok = fonts.SmallCaps, true
		}
		if ok {
			c := &g.casts[n.cast]
			n.code = c.face.Form(n.r, f)
			n.adv = int32(c.face.Advance(n.code) + g.para.Track)
		}
	}
	for i := 0; i+1 < len(g.glyphs); {
		i += g.bind(s, i)
	}
}

// smallCaps are the glyphs that their language has in small capitals.
func (g *galley) smallCaps(s *Setter) map[int]bool {
	var out map[int]bool
	for lang, text := range g.byLanguage() {
		for _, part := range s.language(lang).SmallCaps(text) {
			for i := part[0]; i < part[1]; i++ {
				if g.casts[g.glyphs[i].cast].lang == lang {
					if out == nil {
						out = map[int]bool{}
					}
					out[i] = true
				}
			}
		}
	}
	return out
}

// byLanguage is the text in glyphs for each language that is in it.
func (g *galley) byLanguage() map[string]string {
	out := map[string]string{}
	var text string
	for i := range g.casts {
		if _, done := out[g.casts[i].lang]; !done {
			if text == "" {
				rs := make([]rune, len(g.glyphs))
				for k := range g.glyphs {
					rs[k] = g.glyphs[k].r
				}
				text = string(rs)
			}
			out[g.casts[i].lang] = text
		}
	}
	return out
}

// feature is the form that a character should have, if any.
func (g *galley) feature(i int, high map[int]bool) (fonts.Feature, bool) {
	n := &g.glyphs[i]
	if c := &g.casts[n.cast]; n.kind != letter || c.face == nil || c.code {
		return 0, false
	}
	switch r := n.r; {
	case g.para.SmallCaps && (unicode.IsLower(r) || unicode.IsDigit(r)), g.casts[n.cast].small && unicode.IsLower(r):
		return fonts.SmallLetters, true
	case r >= '0' && r <= '9':
		return fonts.Figures, !g.para.Tabular
	case r == '-' || r == '\u2010' || r == '–' || r == '—' || r == '@':
		return fonts.Signs, g.high(i-1) && g.high(i+1)
	case opens(r) != 0, closes(r) != 0:
		return fonts.Signs, high[i]
	}
	return 0, false
}

// high tells whether glyph i is as high as a capital: one, or a figure, which
// are lining in all faces.
func (g *galley) high(i int) bool {
	return i >= 0 && i < len(g.glyphs) && (unicode.IsUpper(g.glyphs[i].r) || unicode.IsDigit(g.glyphs[i].r))
}

// opens is the sign that closes what r opens, 0 when it opens nothing.
func opens(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '[':
		return ']'
	case '«':
		return '»'
	case '‹':
		return '›'
	}
	return 0
}

// closes is the sign that opens what r closes.
func closes(r rune) rune {
	switch r {
	case ')':
		return '('
	case ']':
		return '['
	case '»':
		return '«'
	case '›':
		return '‹'
	}
	return 0
}

// aboutCapitals are the glyphs that open or close what is in capitals, figures and
// signs, with a capital in it. Each is looked at twice, however many there are.
func (g *galley) aboutCapitals() map[int]bool {
	var high map[int]bool
	look := func(from, step int, partner func(rune) rune) {
		last := map[rune]int{} // how many capitals had been met at the last sign of a kind since small letters stood
		capitals := 0
		for i := from; i >= 0 && i < len(g.glyphs); i += step {
			r := g.glyphs[i].r
			if met, ok := last[partner(r)]; ok && met < capitals {
				if high == nil {
					high = map[int]bool{}
				}
				high[i] = true
			}
			switch {
			case g.glyphs[i].kind == stop || r == object || unicode.IsLetter(r) && !unicode.IsUpper(r):
				clear(last)
			case unicode.IsUpper(r):
				capitals++
			case opens(r) != 0, closes(r) != 0:
				last[r] = capitals
			}
		}
	}
	look(len(g.glyphs)-1, -1, opens)
	look(0, 1, closes)
	return high
}

// bind makes a ligature of the glyphs from i on where the face has one, and
// tells how many glyphs it looked past. The ligature stands at its first
// letter; the others stay for all that asks for letters, and draw nothing.
func (g *galley) bind(s *Setter, i int) int {
	var codes [4]rune
	n := 0
	for n < len(codes) && i+n < len(g.glyphs) && (n == 0 || g.bound(i+n-1)) {
		codes[n] = g.glyphs[i+n].code
		n++
	}
	if n < 2 {
		return 1
	}
	c := &g.casts[g.glyphs[i].cast]
	for ; n > 1; n-- {
		code, of := c.face.Ligature(codes[:n])
		if of == 0 {
			return 1
		}
		if n = of; g.crosses(s, i, of) {
			continue
		}
		g.glyphs[i].code, g.glyphs[i].adv = code, int32(c.face.Advance(code))
		for k := 1; k < of; k++ {
			g.glyphs[i+k].code, g.glyphs[i+k].adv = 0, 0
		}
		return of
	}
	return 1
}

// bound tells whether nothing parts glyph i from the next: another face, size
// or swatch, letters spaced out, a mark. Passages do not show.
func (g *galley) bound(i int) bool {
	a, b := &g.glyphs[i], &g.glyphs[i+1]
	c := &g.casts[a.cast]
	return a.cast == b.cast && a.kind == letter && b.kind == letter && a.mark&(loose|apart) == 0 &&
		c.face != nil && !c.code && g.para.Track == 0
}

// crosses tells whether a part of a word ends within the n letters from i: the
// language knows where (off-line, chief-ly).
func (g *galley) crosses(s *Setter, i, n int) bool {
	lo, hi := i, i+n
	for lo > 0 && isDivisible(g.glyphs[lo-1].r) {
		lo--
	}
	for hi < len(g.glyphs) && isDivisible(g.glyphs[hi].r) {
		hi++
	}
	for _, at := range s.language(g.casts[g.glyphs[i].cast].lang).Seams(g.string(lo, hi)) {
		if at += lo; at > i && at < i+n {
			return true
		}
	}
	return false
}

// piece is one code that is drawn, and how many characters it stands for.
type piece struct {
	code      rune
	n         int
	adv, kern int32 // as a glyph's
}

// whole is the ligature that glyph i belongs to, or the glyph alone.
func (g *galley) whole(i int) (lo, hi int) {
	lo, hi = i, i+1
	for lo > 0 && g.glyphs[lo].code == 0 {
		lo--
	}
	for hi < len(g.glyphs) && g.glyphs[hi].code == 0 {
		hi++
	}
	return lo, hi
}

// drawn is the piece that begins at glyph i of a line from lo to hi. A ligature
// that the line's end falls in is drawn by its letters, or by those ligatures
// that are left whole.
func (g *galley) drawn(i, lo, hi int) piece {
	from, to := g.whole(i)
	p := piece{g.glyphs[i].code, to - i, g.glyphs[i].adv, 0}
	if from < lo || to > hi {
		p = g.cut(i, min(to, hi))
	}
	next := i + p.n
	if next >= hi {
		return p
	}
	b := g.glyphs[next].code
	if _, end := g.whole(next); b == 0 || end > hi {
		b = g.cut(next, min(end, hi)).code
	}
	p.kern = g.kernOf(next-1, p.code, b)
	return p
}

// cut is the first piece of the letters from lo to hi of a ligature when they
// are set without the others.
func (g *galley) cut(lo, hi int) piece {
	c := &g.casts[g.glyphs[lo].cast]
	codes := make([]rune, 0, hi-lo)
	for i := lo; i < hi; i++ {
		codes = append(codes, g.glyphs[i].r)
	}
	code, n := c.face.Ligature(codes)
	if n == 0 {
		code, n = codes[0], 1
	}
	return piece{code: code, n: n, adv: int32(c.face.Advance(code))}
}

// measure is the width of a line's pieces from glyph i to the end of the
// ligature it is in, or to hi, and the kerning behind the last, in 1/1000 EMU.
func (g *galley) measure(i, lo, hi int) int64 {
	_, end := g.whole(i)
	end = min(end, hi)
	size, sum := int64(g.casts[g.glyphs[i].cast].size), int64(0)
	for i < end {
		p := g.drawn(i, lo, hi)
		sum += int64(p.adv+p.kern) * size
		i += p.n
	}
	return sum
}

// before is what a line that ends within a ligature, before glyph end, is wider
// than the sums say.
func (g *galley) before(end int) int64 {
	if end >= len(g.glyphs) || g.glyphs[end].code != 0 {
		return 0
	}
	lo, hi := g.whole(end)
	n := g.measure(lo, 0, end) - int64(g.glyphs[lo].adv)*int64(g.casts[g.glyphs[lo].cast].size)
	if lo > 0 {
		p := &g.glyphs[lo-1]
		first, _ := g.whole(lo - 1)
		n += int64(g.drawn(first, 0, end).kern-g.drawn(first, 0, hi).kern) * int64(g.casts[p.cast].size)
	}
	return n
}

// after is what a line that begins within a ligature, at glyph next, is wider
// than the sums say.
func (g *galley) after(next int) int64 {
	if next >= len(g.glyphs) || g.glyphs[next].code != 0 {
		return 0
	}
	_, hi := g.whole(next)
	return g.measure(next, next, len(g.glyphs)) - int64(g.glyphs[hi-1].kern)*int64(g.casts[g.glyphs[hi-1].cast].size)
}

// last is the code of the last piece of a line that ends before glyph end.
func (g *galley) last(end int) rune {
	lo, _ := g.whole(end - 1)
	for {
		p := g.drawn(lo, 0, end)
		if lo += p.n; lo >= end {
			return p.code
		}
	}
}
