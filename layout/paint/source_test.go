package paint

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
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
	"github.com/secnumcloud-observatory/press/layout/profile"
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

// pngOf is a PNG file of an image.
func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pngChunk is a chunk of a PNG file.
func pngChunk(name string, body ...byte) []byte {
	c := append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), name...), body...)
	return binary.BigEndian.AppendUint32(c, crc(c[4:]))
}

// Whatever a PNG file holds, its picture is drawn as it was stored, or the file
// is told with what to do.
func TestOddPNG(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	img.Set(0, 0, color.NRGBA{200, 100, 50, 255})
	deep := image.NewNRGBA64(image.Rect(0, 0, 1, 1))
	deep.Set(0, 0, color.NRGBA64{200 << 8, 100 << 8, 50 << 8, 0xFFFF})
	whole := pngOf(t, img)
	with := func(more ...byte) []byte { return slices.Concat(whole[:33], more, whole[33:]) } // behind the header
	header := func(at int, v byte) []byte {
		out := bytes.Clone(whole)
		out[16+at] = v
		binary.BigEndian.PutUint32(out[29:], crc(out[12:29]))
		return out
	}
	broken := bytes.Clone(whole)
	broken[len(broken)-14]++ // of the checksum of the pixels
	moving := with(slices.Concat(pngChunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0),
		pngChunk("fcTL", slices.Concat(make([]byte, 7), []byte{1, 0, 0, 0, 1}, make([]byte, 14))...))...)
	moving = slices.Concat(moving[:len(moving)-12], pngChunk("fdAT", 0, 0, 0, 1, 9), moving[len(moving)-12:])
	wide := []byte{0, 0, 0x7A, 0x26, 0, 0, 0x80, 0x84, 0, 0, 0xFA, 0, 0, 0, 0x80, 0xE8, 0, 0, 0x52, 8, 0, 1, 0x15, 0x58, 0, 0, 0x3A, 0x98, 0, 0, 0x17, 0x70}
	for name, c := range map[string]struct {
		data []byte
		says string // "" when it is drawn
	}{
		"as it is":                    {whole, ""},
		"16 bits":                     {pngOf(t, deep), ""},
		"in passes":                   {header(12, 1), ""},
		"a moving one, its first":     {moving, ""},
		"more that may be left out":   {with(pngChunk("prIv", 1, 2, 3)...), ""},
		"more that may not":           {with(pngChunk("PRIV", 1, 2, 3)...), "nobody may leave out"},
		"a wrong sum":                 {broken, "is damaged"},
		"cut in its pixels":           {whole[:50], "cut short"},
		"without its end":             {whole[:len(whole)-12], "cut short"},
		"a palette that is not there": {header(9, 3), "is damaged"},
		"a depth there is not":        {header(8, 7), "is damaged"},
		"a filter there is not":       {header(11, 9), "is damaged"},
		"sRGB by its code":            {with(pngChunk("cICP", 1, 13, 0, 1)...), ""},
		"more light than paper has":   {with(pngChunk("cICP", 9, 16, 0, 1)...), "save it in sRGB"},
		"other primaries":             {with(pngChunk("cHRM", wide...)...), "save it in sRGB"},
		"those that sRGB overrides":   {with(slices.Concat(pngChunk("cHRM", wide...), pngChunk("sRGB", 0))...), ""},
	} {
		src, err := decode(&draw.Picture{Name: "x", Format: "png", Data: c.data})
		if c.says == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if r, g, b, _ := src.At(0, 0).RGBA(); r>>8 != 200 || g>>8 != 100 || b>>8 != 50 {
				t.Errorf("%s: %d %d %d", name, r>>8, g>>8, b>>8)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "png:") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A JPEG file whose lengths lie or that ends too soon is told, also where a
// decoder makes a picture of what there is.
func TestOddJPEG(t *testing.T) {
	whole := photo(t)
	at := func(marker byte) int { return bytes.Index(whole, []byte{0xFF, marker}) }
	length := func(marker byte, n int) []byte {
		out := bytes.Clone(whole)
		binary.BigEndian.PutUint16(out[at(marker)+2:], uint16(n))
		return out
	}
	for name, data := range map[string][]byte{
		"a long table": length(0xDB, 60_000), "a table of nothing": length(0xC4, 2), "a long frame": length(0xC0, 900), "no length": length(0xC4, 0),
		"a short frame": length(0xC0, 9), "a long scan": length(sos, 40), "half": whole[:len(whole)/2],
		"half with an end": append(bytes.Clone(whole[:len(whole)/2]), 0xFF, eoi), "no scan": append(bytes.Clone(whole[:at(sos)]), 0xFF, eoi),
	} {
		_, err := decode(&draw.Picture{Name: "x", Format: "jpeg", Data: data})
		if err == nil || strings.Contains(err.Error(), "jpeg:") || !strings.Contains(err.Error(), "; ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	frame := func(kind byte) []byte { return segment(kind, "\x08\x00\x10\x00\x10\x02\x01\x11\x00\x02\x11\x00") }
	pass := func(of, from, to, bits string) []byte {
		return append(segment(sos, "\x01"+of+"\x00"+from+to+bits), 0x55)
	}
	for name, c := range map[string]struct {
		data []byte
		says bool
	}{
		"whole": {slices.Concat(frame(0xC2), pass("\x01", "\x00", "\x00", "\x00"), pass("\x02", "\x00", "\x00", "\x00"),
			pass("\x01", "\x01", "\x3F", "\x02"), pass("\x01", "\x01", "\x3F", "\x21"), pass("\x02", "\x01", "\x3F", "\x00"),
			pass("\x01", "\x01", "\x3F", "\x10")), false},
		"without its last bits": {slices.Concat(frame(0xC2), pass("\x01", "\x00", "\x3F", "\x00"), pass("\x02", "\x00", "\x3F", "\x01")), true},
		"without its details":   {slices.Concat(frame(0xC2), pass("\x01", "\x00", "\x3F", "\x00"), pass("\x02", "\x00", "\x05", "\x00")), true},
		"without a colour":      {slices.Concat(frame(0xC0), pass("\x01", "\x00", "\x3F", "\x00")), true},
		"one after the other":   {slices.Concat(frame(0xC0), pass("\x01", "\x00", "\x00", "\x00"), pass("\x02", "\x00", "\x00", "\x00")), false},
	} {
		file := slices.Concat([]byte{0xFF, soi}, c.data, []byte{0xFF, eoi})
		if got := unfinished(file); (got != "") != c.says {
			t.Errorf("%s: %q", name, got)
		}
		for n := range file {
			unfinished(file[:n]) // no length of file may stop the press
		}
	}
	adobe := func(way string) []byte {
		return slices.Concat(whole[:2], segment(app0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00"), segment(app14, "Adobe\x00\x64\x00\x00\x00\x00"+way), whole[2:])
	}
	for way, stays := range map[string]bool{"\x00": false, "\x01": true, "\x02": false, "": false} {
		out, err := bare(adobe(way))
		if err != nil || bytes.Contains(out, []byte("Adobe")) != stays {
			t.Errorf("a note on colours, %q: %v", way, err)
		}
	}
}

// withProfile is a JPEG file with parts of a profile, each behind its number and
// how many there are.
func withProfile(raw []byte, parts ...string) []byte {
	out := bytes.Clone(raw[:2])
	for _, p := range parts {
		body := "ICC_PROFILE\x00" + p
		out = append(binary.BigEndian.AppendUint16(append(out, 0xFF, app2), uint16(len(body)+2)), body...)
	}
	return append(out, raw[2:]...)
}

// A profile of which a part is missing, or that is of another kind of picture, is
// told, and its picture not printed in other colours.
func TestOddProfiles(t *testing.T) {
	srgb := string(profile.SRGB().ICC)
	half := len(srgb) / 2
	grey := strings.NewReplacer("RGB XYZ ", "GRAYXYZ ", "rTRC", "kTRC").Replace(srgb)
	packed := func(icc string) []byte {
		b := bytes.NewBufferString("x\x00\x00")
		z := zlib.NewWriter(b)
		_, err := z.Write([]byte(icc))
		if err = errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	grays := slices.Concat(pngOf(t, image.NewGray(image.Rect(0, 0, 1, 1)))[:33], pngChunk("iCCP", packed(grey)...), pngOf(t, image.NewGray(image.Rect(0, 0, 1, 1)))[33:])
	const unread, other = "cannot be understood", "of pictures in greys"
	for name, c := range map[string]struct {
		format string
		data   []byte
		says   string
	}{
		"in two parts":           {"jpeg", withProfile(photo(t), "\x01\x02"+srgb[:half], "\x02\x02"+srgb[half:]), ""},
		"the second first":       {"jpeg", withProfile(photo(t), "\x02\x02"+srgb[half:], "\x01\x02"+srgb[:half]), ""},
		"the second missing":     {"jpeg", withProfile(photo(t), "\x01\x02"+srgb[:half]), unread},
		"the first missing":      {"jpeg", withProfile(photo(t), "\x02\x02"+srgb[half:]), unread},
		"at odds on how many":    {"jpeg", withProfile(photo(t), "\x01\x02"+srgb[:half], "\x02\x03"+srgb[half:]), unread},
		"parts without a number": {"jpeg", withProfile(photo(t), "\x00\x00"+srgb), unread},
		"nothing in it":          {"jpeg", withProfile(photo(t), ""), unread},
		"cut short":              {"jpeg", withProfile(photo(t), "\x01\x01"+srgb[:len(srgb)-9]), unread},
		"of greys":               {"jpeg", withProfile(photo(t), "\x01\x01"+grey), other},
		"of greys, as PNG":       {"png", withChunk(t, "iCCP", packed(grey)), other},
		"of greys, in greys":     {"png", grays, ""},
		"of inks":                {"png", withChunk(t, "iCCP", packed(string(profile.FOGRA39().ICC))), unread},
		"cut short, as PNG":      {"png", withChunk(t, "iCCP", packed(srgb[:len(srgb)-9])), unread},
	} {
		_, err := decode(&draw.Picture{Name: "x", Format: c.format, Data: c.data})
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}
