package compose

import (
	"bytes"
	"image"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The places of the publisher's logo. It stands in each as large as it fits, at
// its left; where the theme has none there is nothing.
const (
	logoCoverY, logoCoverW, logoCoverH = 9 * unit.MM, 405 * unit.MM / 10, 9 * unit.MM
	logoBackY, logoBackW, logoBackH    = 1935 * unit.MM / 10, 555 * unit.MM / 10, 9 * unit.MM

	// In the running head it ends at the right edge, behind the edition.
	logoHeadW, logoHeadH = 18 * unit.MM, 36 * unit.MM / 10
	logoHeadGap          = 225 * unit.MM / 100
	logoHeadTop          = 45 * unit.MM / 100

	logoDark   = 0x8000 // of 0xFFFF: the light under which a picture's point is ink
	logoPixels = 16_000_000
	logoLeast  = 200 // one point in so many is ink at least
)

// logo is the publisher's sign, ready to be drawn; nil where the theme has none.
type logo struct {
	w, h    unit.Length // of its whole, in any unit
	mark    *read.Mark
	picture *draw.Picture
	from    diag.Pos
}

// newLogo reads the theme's logo. What is wrong with a picture is a finding.
func (k *kit) newLogo() *logo {
	g := k.theme.Logo
	if g == nil {
		return nil
	}
	if g.Mark != nil {
		return &logo{w: unit.Length(g.Mark.W), h: unit.Length(g.Mark.H), mark: g.Mark, from: g.Pos}
	}
	p, why, _ := k.load(g.File)
	if why == "" && p != nil && p.W > logoPixels/p.H {
		why = diag.Said("the logo %s is %d by %d points large, and %d million is the most", g.File, p.W, p.H, logoPixels/1_000_000)
	}
	if why == "" && p != nil && !inked(p) {
		why = diag.Said("the logo %s has nothing dark: what is white or transparent in it is not printed", g.File)
	}
	if why != "" || p == nil {
		k.issues.Add(diag.Issue{Code: data.PictureFormat, Severity: diag.Error, Pos: g.Pos, Field: "logo", Msg: why,
			Hint: "save it as PNG, dark on white or on nothing; or, better, as SVG"})
		return nil
	}
	return &logo{w: unit.Length(p.W), h: unit.Length(p.H), picture: p, from: g.Pos}
}

// inked tells whether a picture in one ink would show: whether some of it is
// dark. One that cannot be decoded is told by the painter.
func inked(p *draw.Picture) bool {
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return true
	}
	b, dark := img.Bounds(), 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := img.At(x, y).RGBA()
			if (299*r+587*g+114*bl)/1000+(0xFFFF-a) < logoDark {
				dark++
			}
		}
	}
	return dark*logoLeast >= b.Dx()*b.Dy()
}

// within is the logo's size in a place.
func (l *logo) within(w, h unit.Length) unit.Size {
	if wide := h.Scale(int64(l.w), int64(l.h)); wide <= w {
		return unit.Size{W: wide, H: h}
	}
	return unit.Size{W: w, H: w.Scale(int64(l.h), int64(l.w))}
}

// drawn is the logo at a size in one ink, on a ground.
func (l *logo) drawn(size unit.Size, ink, on draw.Ink, e *draw.Elem) draw.Box {
	b := draw.Box{Size: size, Elem: e, From: l.from, Name: "logo", Free: true}
	if l.picture != nil {
		p := *l.picture
		p.Tone, p.On = ink, on
		b.Ops = []draw.Op{draw.Image{Rect: unit.Rect{Size: size}, Picture: &p}}
		return b
	}
	for _, a := range l.mark.Areas {
		path := draw.Path{Fill: ink, EvenOdd: a.EvenOdd}
		for _, s := range a.Segments {
			seg := draw.Seg{Kind: [...]draw.SegKind{draw.Move, draw.LineTo, draw.Curve, draw.Close}[s.Kind]}
			for i, pt := range s.P {
				seg.P[i] = unit.Point{X: size.W.Scale(pt[0], l.mark.W), Y: size.H.Scale(pt[1], l.mark.H)}
			}
			path.Segs = append(path.Segs, seg)
		}
		b.Ops = append(b.Ops, path)
	}
	return b
}

// logoIn is the logo on a cover, as a figure that says whose it is.
func (k *kit) logoIn(y, w, h unit.Length, ink, on draw.Ink) []block.Placed {
	if k.brand == nil {
		return nil
	}
	size := k.brand.within(w, h)
	e := &draw.Elem{Role: draw.Figure, Alt: k.ed.Imprint.Publisher.In(k.lang)}
	return []block.Placed{{X: k.margin, Y: y + (h-size.H)/2, W: size.W, H: size.H, Over: true, Name: "logo",
		Body: drawn(k.brand.drawn(size, ink, on, e))}}
}

// inHead is the logo as a running head has it.
func (l *logo) inHead(ink, on draw.Ink) *block.Drawn {
	size := l.within(logoHeadW, logoHeadH)
	b := draw.Box{Size: unit.Size{W: size.W, H: u}, Name: "logo", Free: true}
	b.Put(0, logoHeadTop+(logoHeadH-size.H)/2, l.drawn(size, ink, on, draw.New(draw.Header)))
	return &block.Drawn{Box: b}
}

// logoOver is the logo in the head of a page that is covered, and what it takes
// of it. A picture of a logo has no place on another picture: its edges would
// show.
func (k *kit) logoOver(ink, on draw.Ink) (items []block.Placed, takes unit.Length) {
	if k.brand == nil || on == "" && k.brand.picture != nil {
		return nil, 0
	}
	b := k.brand.inHead(ink, on)
	at := block.Placed{X: k.margin + k.textW - b.W, Y: k.space("running-head"), W: b.W, H: b.H, Over: true, Name: "logo", Body: b}
	return []block.Placed{at}, b.W + logoHeadGap
}

// logoCell is the logo at the end of a running head, and what it takes of it.
func (k *kit) logoCell() (cell []block.Cell, takes unit.Length) {
	if k.brand == nil {
		return nil, 0
	}
	w := k.headLogo.W
	return []block.Cell{{X: k.textW - w, W: w, Body: k.headLogo}}, w + logoHeadGap
}
