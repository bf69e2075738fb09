package paint

import (
	"bytes"
	"image"
	"image/jpeg"

	xdraw "golang.org/x/image/draw"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// What no plate and no screen shows makes files that nobody can send: pictures
// are brought down to these resolutions. GWG 2022 calls 450 ppi the most that
// contone pictures need.
const (
	mostPrinted  = 450
	mostOnScreen = 300
)

// jpegQuality keeps a resampled photograph's steps below what is seen.
const jpegQuality = 90

// sizes notes the largest size each picture is printed at.
func (p *painter) sizes(pages []draw.Page) {
	p.placed = map[*draw.Picture]unit.Size{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if o, ok := op.(draw.Image); ok {
					s := p.placed[o.Picture]
					p.placed[o.Picture] = unit.Size{W: max(s.W, o.W), H: max(s.H, o.H)}
				}
			}
			return true
		})
	}
}

// enough is the picture with no more pixels than its size on paper or screen
// calls for, and whether that made it another one.
func (p *painter) enough(pic *draw.Picture, img image.Image) (image.Image, bool) {
	most := mostOnScreen
	if p.prof.Intent.Space == profile.CMYK {
		most = mostPrinted
	}
	s := p.placed[pic]
	w := int(int64(s.W) * int64(most) / int64(unit.Inch))
	h := int(int64(s.H) * int64(most) / int64(unit.Inch))
	if w <= 0 || h <= 0 || 2*pic.W <= 3*w || 2*pic.H <= 3*h { // nearer than half again, resampling costs more than it saves
		return img, false
	}
	out := image.NewRGBA64(image.Rect(0, 0, w, h))
	xdraw.BiLinear.Scale(out, out.Bounds(), img, img.Bounds(), xdraw.Src, nil)
	return out, true
}

// compressed is a photograph as a JPEG file again.
func compressed(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality})
	return b.Bytes(), err
}
