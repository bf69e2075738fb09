package paint

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Image is a picture as the file holds it: samples of eight bits, or a JPEG
// file that needs no conversion.
type Image struct {
	Resource string
	W, H     int
	Space    string // DeviceRGB, DeviceGray or DeviceCMYK
	JPEG     bool   // Data is a JPEG file, else samples
	Data     []byte
}

// convert makes the conversion to inks ready, when a page holds a picture and
// the file is for print.
func (p *painter) convert(pages []draw.Page) error {
	if p.prof.Intent.Space != profile.CMYK {
		return nil
	}
	for i := range pages {
		if !pictured(&pages[i].Box) {
			continue
		}
		var err error
		if p.press, err = profile.NewPress(p.prof.Intent, p.prof.InkLimit); err != nil {
			return fmt.Errorf("pictures: %w", err)
		}
		return nil
	}
	return nil
}

func pictured(b *draw.Box) bool {
	for _, op := range b.Ops {
		if _, ok := op.(draw.Image); ok {
			return true
		}
	}
	for i := range b.Kids {
		if pictured(&b.Kids[i].Box) {
			return true
		}
	}
	return false
}

// picture converts a picture for the file, once. Check has seen that it can be
// read; transparency is laid on the white of the paper, for neither file may
// depend on a viewer's blending.
func (p *painter) picture(pic *draw.Picture) {
	if _, ok := p.image[pic]; ok {
		return
	}
	p.image[pic] = len(p.images)
	read, err := decode(pic)
	if err != nil {
		return
	}
	img, less := p.enough(pic, read.Image)
	if pic.Tone != "" {
		p.toned(pic, img)
		return
	}
	b := img.Bounds()
	out := Image{Resource: resource('I', len(p.images)), W: b.Dx(), H: b.Dy()}
	photo := pic.Format == "jpeg" && p.prof.Intent.Space != profile.CMYK
	var data []byte
	switch {
	case photo && (less || read.converted || pic.Part != nil || img.ColorModel() != color.YCbCrModel):
		data, err = compressed(img)
	case photo:
		data, err = bare(pic.Data)
	}
	photo = photo && err == nil
	switch {
	case p.prof.Intent.Space == profile.CMYK:
		out.Space, out.Data = "DeviceCMYK", p.separate(img)
	case photo:
		out.Space, out.Data, out.JPEG = "DeviceRGB", data, true
	default:
		out.Space, out.Data = "DeviceRGB", samples(img)
	}
	p.images = append(p.images, out)
}

// ForScreens is the part of a picture that is shown as a file for browsers, "png" or
// "jpeg": in sRGB, with its transparency, and nothing but its pixels.
func ForScreens(pic *draw.Picture) (format string, file []byte, err error) {
	read, err := decode(pic)
	if err != nil {
		return "", nil, err
	}
	switch {
	case pic.Format != "jpeg":
		var b bytes.Buffer
		err = png.Encode(&b, read.Image)
		return "png", b.Bytes(), err
	case read.converted || pic.Part != nil || read.ColorModel() != color.YCbCrModel:
		file, err = compressed(read.Image)
	default:
		file, err = bare(pic.Data)
	}
	return "jpeg", file, err
}

// toned is a picture in one swatch: what is light in it is as what it stands on,
// the paper or a swatch.
func (p *painter) toned(pic *draw.Picture, img image.Image) {
	b, s := img.Bounds(), p.palette[pic.Tone]
	on := profile.Swatch{RGB: [3]uint8{255, 255, 255}}
	if pic.On != "" {
		on = p.palette[pic.On]
	}
	out := Image{Resource: resource('I', len(p.images)), W: b.Dx(), H: b.Dy(), Space: "DeviceRGB"}
	print := p.prof.Intent.Space == profile.CMYK
	if print {
		out.Space = "DeviceCMYK"
	}
	rgb := samples(img)
	for i := 0; i+2 < len(rgb); i += 3 {
		light := (299*int(rgb[i]) + 587*int(rgb[i+1]) + 114*int(rgb[i+2])) / 1000
		if print {
			for i, ink := range s.CMYK {
				out.Data = append(out.Data, byte((int(ink)*(255-light)+int(on.CMYK[i])*light)/100))
			}
			continue
		}
		for i, c := range s.RGB {
			out.Data = append(out.Data, byte((int(c)*(255-light)+int(on.RGB[i])*light)/255))
		}
	}
	p.images = append(p.images, out)
}

// samples are the pixels in sRGB on white.
func samples(img image.Image) []byte {
	b := img.Bounds()
	out := make([]byte, 0, 3*b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := img.At(x, y).RGBA()
			rest := 0xFFFF - a
			out = append(out, byte((r+rest)>>8), byte((g+rest)>>8), byte((bl+rest)>>8))
		}
	}
	return out
}

// separate converts the pixels to the inks of the printing condition, within
// the profile's limit of total ink.
func (p *painter) separate(img image.Image) []byte {
	rgb := samples(img)
	out := make([]byte, 0, len(rgb)/3*4)
	last, ink := [3]byte{}, p.press.Ink(0, 0, 0)
	for i := 0; i+2 < len(rgb); i += 3 {
		if c := [3]byte(rgb[i : i+3]); c != last {
			last, ink = c, p.press.Ink(c[0], c[1], c[2])
		}
		out = append(out, ink[:]...)
	}
	return out
}

// put draws a picture in its rectangle.
func (p *painter) put(w where, o draw.Image) {
	p.over(false)
	b := p.sheet.Page(o.Move(w.Point))
	p.raw(fmt.Sprintf("q %s 0 0 %s %s %s cm /%s Do Q", num(b.W), num(b.H), num(b.X), num(b.Y), resource('I', p.image[o.Picture])))
}

// pixels is how many a length takes at a resolution to the inch.
func pixels(l unit.Length, ppi int) int {
	return int(math.Ceil(float64(l) / float64(unit.Inch) * float64(ppi)))
}

// ppi is the effective resolution of a picture at a size, the lower of both
// directions.
func ppi(pic *draw.Picture, s unit.Size) int {
	w := float64(pic.W) / (float64(s.W) / float64(unit.Inch))
	h := float64(pic.H) / (float64(s.H) / float64(unit.Inch))
	return int(math.Min(w, h))
}
