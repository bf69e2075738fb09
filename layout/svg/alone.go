package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Alone is a box as a picture that stands alone: glyphs as outlines, colours as the
// screen shows them, its title and what it says to those who do not see it inside. It
// needs neither a sheet nor a face.
func (p *Painter) Alone(b *draw.Box, palette profile.Palette, title, alt string) []byte {
	p.out.Reset()
	p.page, p.free = "d", true
	fmt.Fprintf(&p.out,
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%smm" height="%smm" role="img" aria-labelledby="t d">`+"\n",
		whole(b.W), whole(b.H), decimal(int64(b.W.Scale(10, int64(unit.MM))), 1), decimal(int64(b.H.Scale(10, int64(unit.MM))), 1))
	for _, said := range [][2]string{{`title id="t"`, title}, {`desc id="d"`, alt}} {
		tag, _, _ := strings.Cut(said[0], " ")
		fmt.Fprintf(&p.out, "<%s>", said[0])
		_ = xml.EscapeText(&p.out, []byte(said[1])) // a buffer takes everything
		fmt.Fprintf(&p.out, "</%s>\n", tag)
	}
	fmt.Fprintf(&p.out, `<rect width="%s" height="%s" fill="%s"/>`+"\n", whole(b.W), whole(b.H), colour(palette, draw.Papier))
	p.outlined(unit.Point{}, b, palette)
	p.out.WriteString("</svg>\n")
	return bytes.Clone(p.out.Bytes()) // the next drawing is written over these
}

func colour(palette profile.Palette, ink draw.Ink) string {
	c := palette[ink].RGB
	return fmt.Sprintf("#%02X%02X%02X", c[0], c[1], c[2])
}

// outlined paints the marks of a box, then its children, in reading order.
func (p *Painter) outlined(at unit.Point, b *draw.Box, palette profile.Palette) {
	for _, op := range draw.Runs(b.Ops) {
		switch o := op.(type) {
		case draw.Text:
			p.glyphs(at, o, palette)
		case draw.Path:
			p.coloured(at, o, palette)
		}
	}
	for i := range b.Kids {
		k := &b.Kids[i]
		p.outlined(unit.Point{X: at.X + k.X, Y: at.Y + k.Y}, &k.Box, palette)
	}
}

// coloured writes an outline in its colours.
func (p *Painter) coloured(at unit.Point, o draw.Path, palette profile.Palette) {
	if len(o.Segs) == 0 || o.Fill == "" && o.Stroke == "" {
		return
	}
	fill := "none"
	if o.Fill != "" {
		fill = colour(palette, o.Fill)
	}
	fmt.Fprintf(&p.out, `<path fill="%s"`, fill)
	if o.EvenOdd && o.Fill != "" {
		p.out.WriteString(` fill-rule="evenodd"`)
	}
	if o.Stroke != "" {
		fmt.Fprintf(&p.out, ` stroke="%s" stroke-width="%s"`, colour(palette, o.Stroke), tenth(o.Width))
		p.dashes(o)
	}
	p.outline(at, o, whole)
}

// glyphs writes a run as the outlines of its glyphs.
func (p *Painter) glyphs(at unit.Point, t draw.Text, palette profile.Palette) {
	face, ok := p.Faces.Face(string(t.Font))
	codes := t.Drawn()
	if t.Ink == "" || len(codes) == 0 || !ok {
		return
	}
	scale := int64(1000)
	if t.Scale != 0 {
		scale = int64(t.Scale)
	}
	var d strings.Builder
	var thousandths int64 // of the em, from the run's start
	for i, r := range codes {
		strokes, perEm := face.Outline(r)
		x := at.X + t.X + t.Size.Scale(thousandths*scale, 1000*1000)
		place := func(px, py int64) string {
			return whole(x+t.Size.Scale(px*scale, perEm*1000)) + " " + whole(at.Y+t.Y+t.Size.Scale(py, perEm))
		}
		for n, s := range strokes {
			if s.Kind == 'M' && n > 0 {
				d.WriteByte('Z')
			}
			d.WriteByte(s.Kind)
			d.WriteString(place(s.X[0], s.Y[0]))
			if s.Kind == 'Q' {
				d.WriteString(" " + place(s.X[1], s.Y[1]))
			}
		}
		if len(strokes) > 0 {
			d.WriteByte('Z')
		}
		thousandths += int64(face.Advance(r))
		if i < len(t.Adjust) {
			thousandths += int64(t.Adjust[i])
		}
	}
	if d.Len() > 0 {
		fmt.Fprintf(&p.out, `<path fill="%s" d="%s"/>`+"\n", colour(palette, t.Ink), d.String())
	}
}
