package compose

import (
	"bytes"
	"encoding/binary"
	"testing"
)

func TestTurnedPictures(t *testing.T) {
	exif := func(order string, head []byte, way byte) []byte {
		b := append([]byte("\xff\xd8\xff\xe1\x00\x22Exif\x00\x00"+order), head...)
		if order == "II" {
			return append(b, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, way, 0, 0, 0)
		}
		return append(b, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0)
	}
	little, big := []byte{42, 0, 8, 0, 0, 0}, []byte{0, 42, 0, 0, 0, 8}
	for _, c := range []struct {
		raw  []byte
		want bool
	}{
		{exif("II", little, 6), true}, {exif("MM", big, 8), true}, {exif("II", little, 1), false}, {exif("MM", big, 1), false},
		{exif("II", little, 6)[:30], false}, {[]byte("Exif\x00\x00"), false}, {nil, false}, {exif("MM", []byte{0, 42, 0xff, 0xff, 0xff, 0xff}, 6), false},
	} {
		if got := exifOf("jpeg", c.raw).turned(); got != c.want {
			t.Errorf("%x: %v", c.raw, got)
		}
	}
	far := append([]byte("\xff\xd8"), bytes.Repeat(append([]byte("\xff\xe2\xff\xff"), make([]byte, 0xfffd)...), 2)...)
	if !exifOf("jpeg", append(far, exif("II", little, 6)[2:]...)).turned() {
		t.Error("behind a long profile it is not seen")
	}
	if exifOf("jpeg", append([]byte("\xff\xd8\xff\xda\x00\x02"), exif("II", little, 6)[2:]...)).turned() {
		t.Error("what stands in the pixels is taken for it")
	}
	note := exif("II", little, 6)[12:]
	png := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00"), byte(len(note)))
	png = append(append(append(png, "eXIf"...), note...), 0, 0, 0, 0)
	if !exifOf("png", png).turned() || exifOf("png", png[:20]).turned() {
		t.Error("a PNG file's is not seen")
	}
	for n := range exif("II", little, 6) {
		exifOf("jpeg", exif("MM", big, 6)[:n]).turned() // no length of file may stop the press
	}
}

// A camera that says Adobe RGB in a note, and embeds no profile, is heard.
func TestColoursByANote(t *testing.T) {
	list := func(tag uint16, kind byte, value ...byte) []byte { // of one entry
		return append([]byte{0, 1, byte(tag >> 8), byte(tag), 0, kind, 0, 0, 0, 1}, append(value, 0, 0, 0, 0)...)
	}
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08")
	tiff = append(tiff, list(34665, 4, 0, 0, 0, 26)...)
	tiff = append(tiff, list(40965, 4, 0, 0, 0, 44)...)
	tiff = append(tiff, list(1, 2, 'R', '0', '3', 0)...)
	if !(exif{tiff, binary.BigEndian}).wide() {
		t.Error("Adobe RGB is not heard")
	}
	plain := bytes.Replace(tiff, []byte("R03"), []byte("R98"), 1)
	if (exif{plain, binary.BigEndian}).wide() {
		t.Error("sRGB is taken for it")
	}
	for n := range tiff {
		exif{tiff[:n], binary.BigEndian}.wide()
	}
}
