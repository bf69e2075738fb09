package paint

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
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
	if camera == nil || camera.Plain() {
		return source{img, false}, nil
	}
	return source{inSRGB(img, camera), true}, nil
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

// mostProfile is the largest colour profile that is unpacked.
const mostProfile = 4 << 20

// pngProfile is the conversion a PNG file asks for (PNG, 11.3.2): its profile,
// or its gamma when it says nothing else; nil when it is in sRGB or silent.
func pngProfile(data []byte) (*profile.Camera, error) {
	var gamma *profile.Camera
	for at := 8; at+8 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		if n < 0 || n > len(data)-at-12 {
			break
		}
		body := data[at+8 : at+8+n]
		switch string(data[at+4 : at+8]) {
		case "sRGB":
			return nil, nil
		case "iCCP":
			_, packed, ok := bytes.Cut(body, []byte{0})
			if !ok || len(packed) < 2 {
				return nil, fmt.Errorf("%w: it is cut short", profile.ErrICC)
			}
			z, err := zlib.NewReader(bytes.NewReader(packed[1:]))
			if err != nil {
				return nil, fmt.Errorf("%w: it is damaged", profile.ErrICC)
			}
			icc, err := io.ReadAll(io.LimitReader(z, mostProfile+1))
			if err != nil || len(icc) > mostProfile {
				return nil, fmt.Errorf("%w: it is damaged", profile.ErrICC)
			}
			return profile.NewCamera(icc)
		case "gAMA":
			var err error
			if gamma, err = gammaOf(body); err != nil {
				return nil, err
			}
		case "IDAT":
			return gamma, nil
		}
		at += 12 + n
	}
	return gamma, nil
}

// swatches is how many colours the palette of a PNG file has (PNG, 11.2.2).
// Decoders make up black for those beyond it that the pixels use.
func swatches(data []byte) int {
	for at := 8; at+8 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		if string(data[at+4:at+8]) == "PLTE" {
			return n / 3
		}
		if n < 0 || n > len(data)-at-12 {
			break
		}
		at += 12 + n
	}
	return 0
}

// gammaOf is the conversion for the samples' power of light, in hundred
// thousandths; nil for sRGB's own, 45455.
func gammaOf(body []byte) (*profile.Camera, error) {
	if len(body) != 4 {
		return nil, fmt.Errorf("%w: its gamma is cut short", profile.ErrICC)
	}
	v := binary.BigEndian.Uint32(body)
	if v >= 45000 && v <= 46000 {
		return nil, nil
	}
	return profile.NewGamma(100000 / float64(v))
}

// jpegProfile is the conversion a JPEG file asks for: its profile, put together
// from its parts (ICC.1:2022, B.4); nil when it has none.
func jpegProfile(data []byte) (*profile.Camera, error) {
	parts := map[byte][]byte{}
	most := 0
	segments(data, func(marker byte, body []byte) {
		if b, ok := bytes.CutPrefix(body, []byte("ICC_PROFILE\x00")); marker == app2 && ok && len(b) > 2 {
			parts[b[0]], most = b[2:], max(most, int(b[0]))
		}
	})
	if most == 0 {
		return nil, nil
	}
	var icc []byte
	for i := 1; i <= most; i++ {
		icc = append(icc, parts[byte(i)]...)
	}
	return profile.NewCamera(icc)
}

// Markers of JPEG (ITU T.81, table B.1).
const (
	soi   = 0xD8
	eoi   = 0xD9
	sos   = 0xDA
	app0  = 0xE0
	app2  = 0xE2
	app14 = 0xEE
	app15 = 0xEF
	com   = 0xFE
)

// segments walks the marker segments before the first scan.
func segments(data []byte, each func(marker byte, body []byte)) {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		if marker == 0xFF {
			at++
			continue
		}
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == sos || marker == eoi || n < 2 || at+2+n > len(data) {
			return
		}
		each(marker, data[at+4:at+2+n])
		at += 2 + n
	}
}

// bare is a JPEG file without anything but its picture: no place, no name, no
// thumbnail, no comment, nothing behind its end. What tells a reader how its
// samples are to be understood stays.
func bare(data []byte) ([]byte, error) {
	broken := errors.New("the file is damaged")
	if len(data) < 4 || data[0] != 0xFF || data[1] != soi {
		return nil, broken
	}
	out := []byte{0xFF, soi}
	for at := 2; at+2 <= len(data); {
		marker := data[at+1]
		switch {
		case data[at] != 0xFF:
			return nil, broken
		case marker == 0xFF:
			at++
			continue
		case marker == eoi:
			return append(out, 0xFF, eoi), nil
		case at+4 > len(data):
			return nil, broken
		}
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if n < 2 || at+2+n > len(data) {
			return nil, broken
		}
		if body := data[at+4 : at+2+n]; kept(marker, body) {
			out = append(out, plainSegment(marker, data[at:at+2+n])...)
		}
		at += 2 + n
		if marker == sos {
			end := at + scan(data[at:])
			out, at = append(out, data[at:end]...), end
		}
	}
	return nil, broken
}

// kept tells whether a segment belongs to the picture.
func kept(marker byte, body []byte) bool {
	switch marker {
	case app0:
		return bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14
	case app14:
		return bytes.HasPrefix(body, []byte("Adobe"))
	}
	return marker != com && (marker < app0 || marker > app15)
}

// plainSegment is a segment; a JFIF header goes without its thumbnail.
func plainSegment(marker byte, segment []byte) []byte {
	if marker != app0 {
		return segment
	}
	out := append([]byte{0xFF, app0, 0, 16}, segment[4:16]...)
	return append(out, 0, 0)
}

// scan is the length of entropy-coded data: up to a marker that is neither a
// stuffed byte nor a restart.
func scan(data []byte) int {
	for i := 0; i+1 < len(data); i++ {
		if m := data[i+1]; data[i] == 0xFF && m != 0 && m != 0xFF && (m < 0xD0 || m > 0xD7) {
			return i
		}
	}
	return len(data)
}
