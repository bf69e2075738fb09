package raster

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures of texts
	_ "image/png"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Painter paints boxes in the faces and swatches of an edition.
type Painter struct {
	Faces   *fonts.Set
	Palette profile.Palette
	Picture func(*draw.Picture) (format string, file []byte, err error) // the part that is shown

	scan  scanner
	drawn map[glyph]shape
}

// glyph is a code of a face.
type glyph struct {
	face draw.Font
	code rune
}

// canvas is a picture that is being painted: so many pixels to a length.
type canvas struct {
	*image.RGBA
	px int64
	of unit.Length
}

// at is a length in 1/256 of a pixel.
func (c *canvas) at(l unit.Length) int64 { return int64(l.Scale(c.px*sub, int64(c.of))) }

func (c *canvas) point(at, p unit.Point) point { return point{c.at(at.X + p.X), c.at(at.Y + p.Y)} }

// Page paints a box that is as large as a page of a size, on a ground, as a picture so
// many pixels wide. A picture in it that cannot be read is an error.
func (p *Painter) Page(b *draw.Box, size unit.Size, ground draw.Ink, wide int) (*image.RGBA, error) {
	high := int(size.H.Scale(int64(wide), int64(size.W)))
	c := &canvas{image.NewRGBA(image.Rect(0, 0, wide, high)), int64(wide), size.W}
	if ground == "" {
		ground = draw.Papier
	}
	rgb := p.Palette[ground].RGB
	for i := 0; i < len(c.Pix); i += 4 {
		c.Pix[i], c.Pix[i+1], c.Pix[i+2], c.Pix[i+3] = rgb[0], rgb[1], rgb[2], 255
	}
	if p.drawn == nil {
		p.drawn = map[glyph]shape{}
	}
	return c.RGBA, p.box(c, unit.Point{}, b)
}

// box paints the marks of a box, then its children, in reading order.
func (p *Painter) box(c *canvas, at unit.Point, b *draw.Box) error {
	for _, op := range draw.Runs(b.Ops) {
		switch o := op.(type) {
		case draw.Text:
			p.text(c, at, o)
		case draw.Path:
			p.path(c, at, o)
		case draw.Image:
			if err := p.image(c, at, o); err != nil {
				return err
			}
		}
	}
	for i := range b.Kids {
		k := &b.Kids[i]
		if err := p.box(c, unit.Point{X: at.X + k.X, Y: at.Y + k.Y}, &k.Box); err != nil {
			return err
		}
	}
	return nil
}

// fill paints a shape in a swatch.
func (p *Painter) fill(c *canvas, s shape, ink draw.Ink, odd bool) {
	least, most := s.bounds()
	if len(s) == 0 || !p.scan.reset(least, most, int64(c.Rect.Dx()), int64(c.Rect.Dy())) {
		return
	}
	for _, outline := range s {
		for i, a := range outline {
			p.scan.edge(a, outline[(i+1)%len(outline)])
		}
	}
	rgb := p.Palette[ink].RGB
	p.scan.each(odd, func(x, y int64, part int) {
		px := c.Pix[c.PixOffset(int(x), int(y)):]
		for k := range rgb {
			px[k] = uint8((int(px[k])*(levels-part) + int(rgb[k])*part + levels/2) / levels)
		}
	})
}

// text paints a run, glyph by glyph.
func (p *Painter) text(c *canvas, at unit.Point, t draw.Text) {
	face, ok := p.Faces.Face(string(t.Font))
	codes := t.Drawn()
	if t.Ink == "" || len(codes) == 0 || !ok {
		return
	}
	scale := int64(1000)
	if t.Scale != 0 {
		scale = int64(t.Scale)
	}
	size := c.at(t.Size)
	y := c.at(at.Y + t.Y)
	var thousandths int64 // of the em, from the run's start
	for i, r := range codes {
		x := c.at(at.X + t.X + t.Size.Scale(thousandths*scale, 1000*1000))
		var s shape
		for _, outline := range p.glyph(face, t.Font, r) {
			moved := make([]point, len(outline))
			for k, q := range outline {
				moved[k] = point{x + rounded(q.x*size*scale, emUnits*1000), y + rounded(q.y*size, emUnits)}
			}
			s = append(s, moved)
		}
		p.fill(c, s, t.Ink, false)
		thousandths += int64(face.Advance(r))
		if i < len(t.Adjust) {
			thousandths += int64(t.Adjust[i])
		}
	}
}

// emUnits is how many units of a glyph's outline make an em.
const emUnits = 1000 << 6

// glyph is the outline of a code, in its units, its curves in as many pieces as a
// letter of an inch needs.
func (p *Painter) glyph(face *fonts.Face, name draw.Font, code rune) shape {
	key := glyph{name, code}
	if s, has := p.drawn[key]; has {
		return s
	}
	strokes, _ := face.Outline(code)
	var s shape
	for _, k := range strokes {
		to := point{k.X[0], k.Y[0]}
		if k.Kind == 'M' {
			s = append(s, []point{to})
			continue
		}
		now := &s[len(s)-1]
		if k.Kind == 'L' {
			*now = append(*now, to)
			continue
		}
		a, end := (*now)[len(*now)-1], point{k.X[1], k.Y[1]}
		const n = 8
		for i := int64(1); i <= n; i++ {
			u := n - i
			*now = append(*now, point{rounded(u*u*a.x+2*u*i*to.x+i*i*end.x, n*n), rounded(u*u*a.y+2*u*i*to.y+i*i*end.y, n*n)})
		}
	}
	p.drawn[key] = s
	return s
}

// path paints an outline: its inside, then its line.
func (p *Painter) path(c *canvas, at unit.Point, o draw.Path) {
	var s shape
	var closed []bool
	for _, seg := range o.Segs {
		if seg.Kind == draw.Move {
			s, closed = append(s, []point{c.point(at, seg.P[0])}), append(closed, false)
			continue
		}
		if len(s) == 0 {
			return // a path that begins nowhere draws nothing
		}
		now := &s[len(s)-1]
		switch seg.Kind {
		case draw.LineTo:
			*now = append(*now, c.point(at, seg.P[0]))
		case draw.Curve:
			*now = cubic(*now, (*now)[len(*now)-1], c.point(at, seg.P[0]), c.point(at, seg.P[1]), c.point(at, seg.P[2]))
		case draw.Close:
			closed[len(closed)-1] = true
		}
	}
	if o.Fill != "" {
		p.fill(c, s, o.Fill, o.EvenOdd)
	}
	if o.Stroke == "" || o.Width <= 0 {
		return
	}
	wide := max(c.at(o.Width), sub/2) // half a pixel, where a line would not be seen
	var lines shape
	for i, outline := range s {
		if len(o.Dash) == 0 {
			lines = append(lines, stroked(outline, closed[i], wide)...)
			continue
		}
		var dash []int64
		for _, l := range o.Dash {
			dash = append(dash, max(c.at(l), 1))
		}
		for _, piece := range dashed(outline, closed[i], dash) {
			lines = append(lines, stroked(piece, false, wide)...)
		}
	}
	p.fill(c, lines, o.Stroke, false)
}

// image paints the part of a picture that is shown, each pixel the mean of those it
// stands for. One in a swatch is a plate of it: what is light in it is what it stands on.
func (p *Painter) image(c *canvas, at unit.Point, o draw.Image) error {
	_, file, err := p.Picture(o.Picture)
	if err != nil {
		return fmt.Errorf("picture %s: %w", o.Picture.Name, err)
	}
	img, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return fmt.Errorf("picture %s: %w", o.Picture.Name, err)
	}
	r := o.Move(at)
	from, to := point{c.at(r.X) >> 8, c.at(r.Y) >> 8}, point{c.at(r.Right()) >> 8, c.at(r.Bottom()) >> 8}
	w, h := to.x-from.x, to.y-from.y
	for y := max(from.y, 0); y < min(to.y, int64(c.Rect.Dy())); y++ {
		for x := max(from.x, 0); x < min(to.x, int64(c.Rect.Dx())); x++ {
			rgb := p.toned(o.Picture, mean(img, x-from.x, y-from.y, w, h))
			px := c.Pix[c.PixOffset(int(x), int(y)):]
			px[0], px[1], px[2] = rgb[0], rgb[1], rgb[2]
		}
	}
	return nil
}

// mean is the mean colour of a picture where one pixel of w by h stands.
func mean(img image.Image, x, y, w, h int64) (out [3]uint8) {
	b := img.Bounds()
	span := func(i, n, all int64) (from, to int64) {
		from = i * all / n
		return from, max((i+1)*all/n, from+1)
	}
	x0, x1 := span(x, w, int64(b.Dx()))
	y0, y1 := span(y, h, int64(b.Dy()))
	var sum [3]int64
	for v := y0; v < y1; v++ {
		for u := x0; u < x1; u++ {
			r, g, bl, _ := img.At(b.Min.X+int(u), b.Min.Y+int(v)).RGBA()
			sum[0], sum[1], sum[2] = sum[0]+int64(r>>8), sum[1]+int64(g>>8), sum[2]+int64(bl>>8)
		}
	}
	n := (x1 - x0) * (y1 - y0)
	for k := range out {
		out[k] = uint8((sum[k] + n/2) / n)
	}
	return out
}

// toned is a colour of a picture that is a plate of a swatch.
func (p *Painter) toned(pic *draw.Picture, rgb [3]uint8) [3]uint8 {
	if pic.Tone == "" {
		return rgb
	}
	on := pic.On
	if on == "" {
		on = draw.Papier
	}
	dark, light := p.Palette[pic.Tone].RGB, p.Palette[on].RGB
	v := (int(rgb[0])*2126 + int(rgb[1])*7152 + int(rgb[2])*722 + 5000) / 10000
	for k := range rgb {
		rgb[k] = uint8((int(dark[k])*(255-v) + int(light[k])*v + 127) / 255)
	}
	return rgb
}
