package preflight

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// What no standard forbids and nobody means: words that are not seen, that are read
// otherwise than they are drawn, that print in more inks than those around them; paper
// laid over what is to be cut off.

// style is a face at a size, to a hundredth of a point.
type style struct {
	font string
	size int
}

func styleOf(m *pdf.Mark) style {
	return style{m.Font.Name, int(math.Round(m.Size * 100))}
}

// How words of a style are known to be printed in black: so many letters of it, and so
// large a part of them.
const (
	mostBody    = 12.5 // points: larger words are heads
	styleKnown  = 200  // letters
	styleShare  = 0.05 // of all letters that are no heads: a style of fewer is one of names and small heads
	styleBlack  = 0.75
	smallInks   = 9.0 // points: words below are out of register when several plates carry them
	strongPlate = 0.2 // of an ink, from which on its plate is seen
)

// checkTextInks: words of the size that most words have are printed by one plate.
func checkTextInks(j *judge) {
	all, black, total := map[style]int{}, map[style]int{}, 0
	j.visible(pdf.TextMark, func(_ *pdf.Page, _ int, m *pdf.Mark) {
		if m.Size <= mostBody && m.Font != nil {
			n := len([]rune(letters(m.Text)))
			all[styleOf(m)] += n
			total += n
			if m.Colour.Inks.Count() <= 1 {
				black[styleOf(m)] += n
			}
		}
	})
	body := style{}
	for s, n := range all {
		if n > all[body] || n == all[body] && cmp.Or(cmp.Compare(s.font, body.font), cmp.Compare(s.size, body.size)) < 0 {
			body = s
		}
	}
	j.visible(pdf.TextMark, func(p *pdf.Page, _ int, m *pdf.Mark) {
		if m.Font == nil {
			return
		}
		s, inks := styleOf(m), m.Colour.Inks
		mostly := float64(black[s]) >= styleBlack*float64(all[s])
		c := inks.CMYK
		switch {
		case inks.Count() < 2 || m.Size > mostBody || c[0]+c[1]+c[2]+c[3] < strongPlate: // paler words are reversed
		case s == body && !mostly && all[s] >= styleKnown:
			j.textInks(p, m, say("TextInks.body"))
		case mostly && scattered(c) && all[s] >= styleKnown && float64(all[s]) >= styleShare*float64(total): // not an accent
			j.textInks(p, m, say("TextInks.among"))
		case smaller(m.Size, smallInks) && !smaller(m.Size, 8) && scattered(c) && // TextManyInks tells of smaller ones
			strings.ContainsFunc(m.Text, unicode.IsLetter):
			j.textInks(p, m, say("TextInks.small"))
		}
	})
}

// scattered tells whether words stand on more plates than register holds: three, or
// two without black. Yellow is not counted: nobody sees it beside another.
func scattered(cmyk [4]float64) bool {
	seen := 0
	for i, v := range cmyk {
		if v >= strongPlate && i != 2 {
			seen++
		}
	}
	return seen > 2 || seen == 2 && cmyk[3] < strongPlate
}

func (j *judge) textInks(p *pdf.Page, m *pdf.Mark, what Fact) {
	c := m.Colour.Inks.CMYK
	got := fmt.Sprintf("C %.0f M %.0f Y %.0f K %.0f", c[0]*100, c[1]*100, c[2]*100, c[3]*100)
	j.failText(p.Number, m.Box, m.Text, got, "K 100", what)
}

// checkHidden: words that are shown are seen, unless a picture of them lies there.
func checkHidden(j *judge) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			if m.Sort != pdf.TextMark || strings.TrimSpace(m.Text) == "" || !m.Box.Touches(p.Trim) {
				continue
			}
			if m.Hidden {
				if !pictured(p, m) {
					j.failText(p.Number, m.Box, m.Text, "", "", say("TextHidden.invisible"))
				}
				continue
			}
			if unseen(p, i) {
				j.failText(p.Number, m.Box, m.Text, "", "", say("TextHidden.ground"))
			}
		}
	}
}

// pictured tells whether a picture lies where words are.
func pictured(p *pdf.Page, m *pdf.Mark) bool {
	return slices.ContainsFunc(p.Pictures, func(im pdf.Placed) bool { return im.Box.Touches(m.Box) })
}

// unseen tells whether words have the colour of what they stand on, wherever they print.
func unseen(p *pdf.Page, i int) bool {
	m := &p.Marks[i]
	pts := m.Samples()
	for _, pt := range pts {
		under, sure := p.Screen(i, pt)
		if !sure {
			return false
		}
		for k := range under {
			if math.Abs(under[k]-m.Colour.RGB[k]) > 0.004 {
				return false
			}
		}
	}
	return len(pts) > 0
}

// checkMapped: what a code is read as is what its glyph is in the font's own table.
// A glyph that stands in no table, or for several letters, tells nothing.
func checkMapped(j *judge) {
	compared := 0
	for _, ft := range j.Shown() {
		for _, c := range ft.CodesUsed() {
			text := []rune(norm.NFKC.String(ft.Text(c)))
			own := ft.OwnRunes(c)
			if len(text) != 1 || len(own) == 0 {
				continue
			}
			compared++
			if !slices.ContainsFunc(own, func(r rune) bool { return alikeRunes(r, text[0]) }) {
				s := ft.Used[c]
				j.failText(s.Page, s.At, string(text), string(own[0]), "", say("TextMapped.other", "code", fmt.Sprintf("%04X", c)))
			}
		}
	}
	if compared == 0 {
		j.skip(say("TextMapped.unknown"))
	}
}

// alikeRunes tells whether two characters are written alike: one is the other in its
// compatible form, or both are spaces or hyphens.
func alikeRunes(a, b rune) bool {
	fold := func(r rune) string {
		switch r {
		case '\u00a0', '\u2009', '\u202f', '\u2002', '\u2003', '\u200b':
			return " "
		case '\u00ad', '\u2010', '\u2011', '\u2212', '\u2013':
			return "-"
		case '\u2126':
			return "\u03a9"
		case '\u2206':
			return "\u0394"
		case '\u00b5':
			return "\u03bc"
		case '\u2215':
			return "/"
		case '\u2219':
			return "\u00b7"
		}
		return norm.NFKC.String(string(r))
	}
	return fold(a) == fold(b) || private(a) || private(b)
}

// private tells a character that means what a font says: what it is read as is for
// ActualText.
func private(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// leastBleed is the bleed in points that a knife misses: three points are a millimetre.
const leastBleed = 3.0

// checkNoBleed: where grounds run over the edge of a page there is a bleed to cut in.
func checkNoBleed(j *judge) {
	for _, p := range j.Pages {
		for i := range p.Marks {
			m := &p.Marks[i]
			ground := m.Sort == pdf.FillMark || m.Sort == pdf.ImageMark || m.Sort == pdf.ShadeMark
			if !ground || m.Hidden || m.Image == nil && m.Colour.Inks.White() {
				continue
			}
			if got, short := unbled(p, m.Box); short {
				j.fail(p.Number, m.Box, fmt.Sprintf("%.2f mm", pdf.MM(got)), "3 mm", say("BleedAbsent.none"))
				break
			}
		}
	}
}

// unbled is the bleed on a side that an area reaches along, where it is no more than a
// knife misses.
func unbled(p *pdf.Page, box pdf.Rect) (float64, bool) {
	b, t := p.Bleed, p.Trim
	if !p.Has["BleedBox"] {
		b = t
	}
	along := func(a0, a1, t0, t1 float64) bool { return min(a1, t1)-max(a0, t0) >= 0.9*(t1-t0) }
	for _, s := range []struct {
		bleed   float64
		reaches bool
	}{
		{t.X0 - b.X0, box.X0 <= t.X0+tolerance && along(box.Y0, box.Y1, t.Y0, t.Y1)},
		{b.X1 - t.X1, box.X1 >= t.X1-tolerance && along(box.Y0, box.Y1, t.Y0, t.Y1)},
		{t.Y0 - b.Y0, box.Y0 <= t.Y0+tolerance && along(box.X0, box.X1, t.X0, t.X1)},
		{b.Y1 - t.Y1, box.Y1 >= t.Y1-tolerance && along(box.X0, box.X1, t.X0, t.X1)},
	} {
		if s.reaches && s.bleed <= leastBleed+tolerance {
			return s.bleed, true
		}
	}
	return 0, false
}

// checkWhiteBleed: nothing in the colour of paper covers what is painted to be cut off.
func checkWhiteBleed(j *judge) {
	if j.o.Bleed == 0 {
		j.skip(say("BleedShort.not-asked"))
		return
	}
	for _, p := range j.Pages {
		if !p.Has["BleedBox"] {
			continue
		}
		inner := p.Trim.Grow(-touching)
		for i := range p.Marks {
			m := &p.Marks[i]
			white := m.Sort == pdf.FillMark && m.Colour.Inks.White() && !m.Over && !m.Hidden
			if !white || !m.Box.Touches(p.Bleed.Grow(-tolerance)) || m.Box.In(p.Trim, tolerance) || m.Box.Touches(inner) {
				continue
			}
			for _, pt := range m.Samples() {
				if under := p.Under(i, pt); under.Count() > 0 {
					j.fail(p.Number, m.Box, "", "", say("BleedWhite.white"))
					break
				}
			}
		}
	}
}
