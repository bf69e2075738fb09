package paint

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// photo is a small photograph as a JPEG file.
func photo(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7 / 3)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2)), body...)
}

// Whatever a camera or a program wrote beside the picture is gone: places,
// names, thumbnails, comments, what stands behind the end. The pixels are the
// same.
func TestPicturesKeepNothingButPixels(t *testing.T) {
	plain := photo(t)
	secrets := []string{"GPSLatitude 48.85", "Jeanne Martin", "thumbnail", "a comment", "a film behind the end"}
	dirty := slices.Concat(plain[:2],
		segment(app0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x01\x01thumbnail"),
		segment(0xE1, "Exif\x00\x00II*\x00"+secrets[0]), segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+secrets[1]),
		segment(0xED, "Photoshop 3.0\x00"+secrets[1]), segment(com, secrets[3]), segment(app0, "JFXX\x00\x10"+secrets[2]),
		plain[2:], []byte(secrets[4]))
	got, err := bare(dirty)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range secrets {
		if bytes.Contains(got, []byte(s)) {
			t.Errorf("the file still holds %q", s)
		}
	}
	a, err := jpeg.Decode(bytes.NewReader(plain))
	if err != nil {
		t.Fatal(err)
	}
	b, err := jpeg.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.(*image.YCbCr).Y, b.(*image.YCbCr).Y) || !bytes.Equal(a.(*image.YCbCr).Cb, b.(*image.YCbCr).Cb) {
		t.Error("the pixels are others")
	}
	for n := range len(dirty) {
		_, _ = bare(dirty[:n]) // a file cut anywhere gives an answer
	}
}

func FuzzBare(f *testing.F) {
	f.Add(photo(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		if out, err := bare(data); err == nil && (len(out) > len(data)+2 || !bytes.HasSuffix(out, []byte{0xFF, eoi})) {
			t.Errorf("%d bytes became %d", len(data), len(out))
		}
		_, _ = jpegProfile(data)
		_, _ = pngProfile(data)
	})
}

// A file that cannot be read is answered in words, never in a library's.
func TestDamagedPictures(t *testing.T) {
	var whole bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 90, 90))
	rnd := rand.New(rand.NewPCG(1, 1))
	for i := range img.Pix {
		img.Pix[i] = byte(rnd.IntN(256))
	}
	if err := png.Encode(&whole, img); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		format, says string
		data         []byte
	}{
		{"png", "cut short", whole.Bytes()[:whole.Len()/2]},
		{"jpeg", "cut short", photo(t)[:300]},
		{"jpeg", "damaged", []byte("<html>no picture</html>\xff\xd9")},
		{"gif", "of the format", []byte("GIF89a")},
	} {
		_, err := decode(&draw.Picture{Name: "x", Format: c.format, Data: c.data})
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), c.format+":") {
			t.Errorf("%s: %v, want %q", c.format, err, c.says)
		}
	}
}

// withChunk is a PNG file with a chunk before its pixels.
func withChunk(t testing.TB, name string, body []byte) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	img.Set(0, 0, color.NRGBA{200, 100, 50, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	chunk = append(append(chunk, name...), body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc(chunk[4:]))
	return slices.Concat(b.Bytes()[:33], chunk, b.Bytes()[33:])
}

// A picture's gamma and profile change its colours; sRGB's leave them.
func TestPicturesProfilesAreHonoured(t *testing.T) {
	for _, c := range []struct {
		chunk     string
		body      []byte
		converted bool
	}{
		{"gAMA", binary.BigEndian.AppendUint32(nil, 45455), false},
		{"gAMA", binary.BigEndian.AppendUint32(nil, 100000), true},
		{"sRGB", []byte{0}, false},
	} {
		src, err := decode(&draw.Picture{Name: "x", Format: "png", Data: withChunk(t, c.chunk, c.body)})
		if err != nil || src.converted != c.converted {
			t.Errorf("%s: converted %t, %v", c.chunk, src.converted, err)
		}
		if r, _, _, _ := src.At(0, 0).RGBA(); (r>>8 == 200) == c.converted {
			t.Errorf("%s: red is %d", c.chunk, r>>8)
		}
	}
	if _, err := decode(&draw.Picture{Name: "x", Format: "png", Data: withChunk(t, "iCCP", []byte("bad\x00\x00no zlib"))}); err == nil || !strings.Contains(err.Error(), "save it in sRGB") {
		t.Errorf("a profile that is none: %v", err)
	}
}

func crc(b []byte) uint32 { return crc32.ChecksumIEEE(b) }

// Pixels of colours that the palette does not have are a damaged picture, never
// black; a palette that is as long as it must be is read.
func TestPaletteTooShort(t *testing.T) {
	img := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.White, color.Black, color.RGBA{R: 200, A: 255}, color.RGBA{B: 200, A: 255},
		color.RGBA{G: 200, A: 255}})
	for _, c := range []struct {
		colours int // that the file keeps of five
		ok      bool
	}{{5, true}, {4, false}, {1, false}} {
		for i := range img.Pix {
			img.Pix[i] = uint8(i % 5)
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		for _, bits := range []string{"four", "eight"} {
			raw := b.Bytes()
			if bits == "eight" {
				many := image.NewPaletted(img.Rect, slices.Concat(img.Palette, slices.Repeat(color.Palette{color.White}, 30)))
				copy(many.Pix, img.Pix)
				var w bytes.Buffer
				if err := png.Encode(&w, many); err != nil {
					t.Fatal(err)
				}
				raw = w.Bytes()
			}
			_, err := decode(&draw.Picture{Name: "p.png", Format: "png", Data: shortPalette(raw, c.colours), W: 40, H: 30})
			if c.ok != (err == nil) || err != nil && !strings.Contains(err.Error(), "colours that its palette does not have") {
				t.Errorf("%d colours of %s bits: %v", c.colours, bits, err)
			}
		}
	}
}

// shortPalette is a PNG file with the first so many colours of its palette.
func shortPalette(raw []byte, colours int) []byte {
	at := bytes.Index(raw, []byte("PLTE"))
	end := at + 4 + int(binary.BigEndian.Uint32(raw[at-4:])) + 4
	chunk := raw[at : at+4+3*colours]
	out := binary.BigEndian.AppendUint32(bytes.Clone(raw[:at-4]), uint32(3*colours))
	out = append(out, chunk...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	return append(out, raw[end:]...)
}
