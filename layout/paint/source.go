package paint

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// source is a picture's file after reading: its pixels in sRGB, and whether
// they had to be converted to it.
type source struct {
	image.Image
	converted bool
}

// decode reads a picture's file. Its colour profile is honoured; one that
// cannot be is an error, because the colours would be others than those that
// the photographer saw.
func decode(pic *draw.Picture) (source, error) {
	if pic == nil {
		return source{}, diag.Text("the picture is missing")
	}
	var img image.Image
	var err error
	var profiled func([]byte) (*profile.Camera, error)
	switch pic.Format {
	case "png":
		img, err = png.Decode(bytes.NewReader(pic.Data))
		profiled = pngProfile
	case "jpeg":
		img, err = jpeg.Decode(bytes.NewReader(pic.Data))
		profiled = jpegProfile
	default:
		return source{}, diag.Said("the picture %s is of the format %q", pic.Name, pic.Format)
	}
	if err != nil {
		return source{}, diag.Said("the picture %s cannot be read: %s", pic.Name, damage(pic, err))
	}
	if why := unsound(pic); why != "" {
		return source{}, diag.Said("the picture %s is damaged: %s", pic.Name, why)
	}
	if p, ok := img.(*image.Paletted); ok && len(p.Palette) > swatches(pic.Data) {
		return source{}, diag.Said(
			"the picture %s is damaged: it uses colours that its palette does not have; open it and save it anew", pic.Name)
	}
	if _, four := img.(*image.CMYK); four {
		return source{}, diag.Said("the picture %s is in four inks, of a press nobody knows: save it in RGB", pic.Name)
	}
	if pic.Part != nil {
		img = part(img, *pic.Part)
	}
	camera, err := profiled(pic.Data)
	if err != nil {
		return source{}, diag.Said("the colours of the picture %s cannot be understood: save it in sRGB", pic.Name)
	}
	if camera != nil && camera.Grey && !greys(pic, img) {
		return source{}, diag.Said("the picture %s has colours, and a colour profile of pictures in greys: save it in sRGB", pic.Name)
	}
	if camera == nil || camera.Plain() {
		return source{img, false}, nil
	}
	return source{inSRGB(img, camera), true}, nil
}

// greys tells whether a picture's samples are of one grey each, with or without
// transparency.
func greys(pic *draw.Picture, img image.Image) bool {
	if pic.Format == "png" { // of its header; decoders give what is transparent three colours (PNG, 11.2.1)
		kind := pic.Data[25]
		return kind == 0 || kind == 4
	}
	_, is := img.(*image.Gray)
	return is
}

// part is some of a picture's pixels.
func part(img image.Image, r image.Rectangle) image.Image {
	if s, ok := img.(interface {
		SubImage(image.Rectangle) image.Image
	}); ok {
		return s.SubImage(r.Add(img.Bounds().Min))
	}
	return img
}

// damage is what is wrong with a picture's file, without the library's words.
func damage(pic *draw.Picture, err error) diag.Text {
	end := "IEND"
	if pic.Format == "jpeg" {
		end = string([]byte{0xFF, eoi})
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || len(pic.Data) > 16 && !bytes.Contains(pic.Data[16:], []byte(end)) {
		return "the file is cut short; take the original again"
	}
	return "the file is damaged, or of a kind that is not known; open it and save it anew"
}

// inSRGB converts the pixels and leaves their transparency.
func inSRGB(img image.Image, c *profile.Camera) image.Image {
	b := img.Bounds()
	out := image.NewNRGBA(b)
	type pair struct{ from, to [3]byte }
	var last pair
	last.to[0], last.to[1], last.to[2] = c.Convert(0, 0, 0)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			p := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if from := [3]byte{p.R, p.G, p.B}; from != last.from {
				last.from = from
				last.to[0], last.to[1], last.to[2] = c.Convert(p.R, p.G, p.B)
			}
			out.SetNRGBA(x, y, color.NRGBA{R: last.to[0], G: last.to[1], B: last.to[2], A: p.A})
		}
	}
	return out
}
