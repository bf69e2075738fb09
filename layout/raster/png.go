package raster

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// mostColours is how many colours the palette of a PNG file holds (PNG, 11.2.2).
const mostColours = 256

// PNG is a picture as a file: with a palette, where it has few enough colours for one.
func PNG(img *image.RGBA) ([]byte, error) {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.DefaultCompression}
	if p := paletted(img); p != nil {
		err := e.Encode(&b, p)
		return b.Bytes(), err
	}
	err := e.Encode(&b, img)
	return b.Bytes(), err
}

// paletted is the picture with a palette, the colours in their order; nil when there are
// too many.
func paletted(img *image.RGBA) *image.Paletted {
	seen := map[[3]uint8]uint8{}
	for i := 0; i < len(img.Pix); i += 4 {
		c := [3]uint8(img.Pix[i : i+3])
		if i > 0 && c == [3]uint8(img.Pix[i-4:i-1]) { // most pixels are like the one before
			continue
		}
		if seen[c] = 0; len(seen) > mostColours {
			return nil
		}
	}
	var all [][3]uint8
	for c := range seen {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b [3]uint8) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]), cmp.Compare(a[2], b[2]))
	})
	colours := make(color.Palette, len(all))
	for i, c := range all {
		seen[c], colours[i] = uint8(i), color.RGBA{R: c[0], G: c[1], B: c[2], A: 255}
	}
	out := image.NewPaletted(img.Rect, colours)
	for i := range out.Pix {
		c := [3]uint8(img.Pix[4*i : 4*i+3])
		if i > 0 && c == [3]uint8(img.Pix[4*i-4:4*i-1]) {
			out.Pix[i] = out.Pix[i-1]
			continue
		}
		out.Pix[i] = seen[c]
	}
	return out
}
