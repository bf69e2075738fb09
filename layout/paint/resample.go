package paint

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"

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
	return shrunk(img, w, h), true
}

// shrunk is a picture of fewer pixels: each is the mean of the ground it takes
// the place of. Whole numbers all through: the same on every machine, and with
// no room but the result and one line.
func shrunk(img image.Image, w, h int) *image.RGBA64 {
	b := img.Bounds()
	out := image.NewRGBA64(image.Rect(0, 0, w, h))
	at := func(x, y int) color.RGBA64 { return color.RGBA64Model.Convert(img.At(x, y)).(color.RGBA64) }
	if fast, ok := img.(image.RGBA64Image); ok {
		at = fast.RGBA64At
	}
	line, sum := make([][4]uint64, w), make([][4]uint64, w)
	area := uint64(b.Dx()) * uint64(b.Dy())
	row := 0
	for y := range b.Dy() {
		clear(line)
		for x := range b.Dx() {
			p := at(b.Min.X+x, b.Min.Y+y)
			for to, from := x*w/b.Dx(), x*w; from < (x+1)*w; to++ {
				end := min((to+1)*b.Dx(), (x+1)*w)
				for i, v := range [4]uint16{p.R, p.G, p.B, p.A} {
					line[to][i] += uint64(v) * uint64(end-from)
				}
				from = end
			}
		}
		for from := y * h; from < (y+1)*h; {
			end := min((row+1)*b.Dy(), (y+1)*h)
			for x := range line {
				for i := range line[x] {
					sum[x][i] += line[x][i] * uint64(end-from)
				}
			}
			if from = end; end == (row+1)*b.Dy() {
				for x, s := range sum {
					out.SetRGBA64(x, row, color.RGBA64{R: mean(s[0], area), G: mean(s[1], area), B: mean(s[2], area), A: mean(s[3], area)})
				}
				clear(sum)
				row++
			}
		}
	}
	return out
}

func mean(sum, of uint64) uint16 { return uint16((sum + of/2) / of) }

// compressed is a photograph as a JPEG file again.
func compressed(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality})
	return b.Bytes(), err
}
