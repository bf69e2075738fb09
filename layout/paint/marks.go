package paint

import (
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const (
	slugFace = draw.Font("sans")
	slugSize = 6 * unit.PT
	markLine = unit.PT / 4
)

// marks is what stands outside the bleed for the print shop: crop marks, and
// with them on demand registration marks, a colour bar and the slug line. They
// are in the separation All, except the bar and the slug.
func (p *painter) marks(s Slug, page, pages int, hash string) string {
	if p.prof.Marks == profile.NoMarks {
		return ""
	}
	p.out.Reset()
	p.now = state{}
	p.raw("/" + CSAll + " CS 1 SCN " + num(markLine) + " w [] 0 d /" + GSKnock + " gs")
	p.crop()
	if p.prof.Marks == profile.FullMarks {
		p.registration()
		p.bar()
		p.slug(s, page, pages, hash)
	}
	return p.out.String()
}

// crop marks the four corners of the trim, from 1 mm outside the bleed on.
func (p *painter) crop() {
	const length = 5 * unit.MM
	from := p.prof.Bleed + unit.MM
	w, h := p.prof.Trim.W, p.prof.Trim.H
	for _, x := range []unit.Length{0, w} {
		p.line(x, -from, x, -from-length)
		p.line(x, h+from, x, h+from+length)
	}
	for _, y := range []unit.Length{0, h} {
		p.line(-from, y, -from-length, y)
		p.line(w+from, y, w+from+length, y)
	}
}

func (p *painter) line(x1, y1, x2, y2 unit.Length) {
	p.raw(p.at(x1, y1) + " m " + p.at(x2, y2) + " l S")
}

// registration puts a target in the middle of each side.
func (p *painter) registration() {
	w, h, d := p.prof.Trim.W, p.prof.Trim.H, p.prof.Bleed+5*unit.MM
	for _, c := range []unit.Point{{X: w / 2, Y: -d}, {X: w / 2, Y: h + d}, {X: -d, Y: h / 2}, {X: w + d, Y: h / 2}} {
		const arm = 3 * unit.MM
		p.line(c.X-arm, c.Y, c.X+arm, c.Y)
		p.line(c.X, c.Y-arm, c.X, c.Y+arm)
		p.raw(p.circle(c, 3*unit.MM/2) + " S")
	}
}

// circle is a circle of four Bézier curves.
func (p *painter) circle(c unit.Point, r unit.Length) string {
	k := r.Scale(552285, 1000000) // 4/3 (√2 − 1), the usual approximation of a quarter
	at := func(x, y unit.Length) string { return p.at(c.X+x, c.Y+y) }
	return strings.Join([]string{
		at(r, 0), "m", at(r, k), at(k, r), at(0, r), "c", at(-k, r), at(-r, k), at(-r, 0), "c",
		at(-r, -k), at(-k, -r), at(0, -r), "c", at(k, -r), at(r, -k), at(r, 0), "c h",
	}, " ")
}

// bar is a strip of patches above the head: solids, their overlaps, halftones
// and a grey balance.
func (p *painter) bar() {
	const side = 5 * unit.MM
	patches := [][4]int{{100, 0, 0, 0}, {0, 100, 0, 0}, {0, 0, 100, 0}, {0, 0, 0, 100}, {100, 100, 0, 0}, {100, 0, 100, 0}, {0, 100, 100, 0},
		{50, 0, 0, 0}, {0, 50, 0, 0}, {0, 0, 50, 0}, {0, 0, 0, 50}, {50, 40, 40, 0}}
	x, y := p.prof.Trim.W/2+10*unit.MM, -p.prof.Bleed-unit.MM-side
	for _, c := range patches {
		b := p.sheet.Page(unit.Box(x, y, side, side))
		p.raw(fmt.Sprintf("%s %s %s %s k %s %s %s %s re f", decimal(float64(c[0])/100, 2), decimal(float64(c[1])/100, 2),
			decimal(float64(c[2])/100, 2), decimal(float64(c[3])/100, 2), num(b.X), num(b.Y), num(b.W), num(b.H)))
		x += side
	}
}

// words are what the slug line says, as far as its face has the characters.
func (p *painter) words(s Slug, page, pages int, hash string) string {
	face, ok := p.faces.Face(string(slugFace))
	if !ok {
		return ""
	}
	parts := []string{s.Title, s.Month, s.Lang, fmt.Sprintf("%d/%d", page, pages), "C M Y K", p.prof.Intent.Condition, s.Date, hash[:12]}
	kept := parts[:0]
	for _, w := range parts {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > 0xFFFF || !face.Has(r) {
			return -1
		}
		return r
	}, strings.Join(kept, " · "))
}

// slug is the line under the foot that tells one sheet from another.
func (p *painter) slug(s Slug, page, pages int, hash string) {
	y := p.prof.Trim.H + p.prof.Bleed + 12*unit.MM
	p.raw(fmt.Sprintf("0 0 0 1 k BT /%s %s Tf %s Td [%s] TJ ET", resource('F', p.font[slugFace]), num(slugSize),
		p.at(0, y), glyphs([]rune(p.words(s, page, pages, hash)), nil)))
}
