package compose

import "testing"

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
		if got := turned(c.raw); got != c.want {
			t.Errorf("%x: %v", c.raw, got)
		}
	}
	for n := range exif("II", little, 6) {
		turned(exif("MM", big, 6)[:n]) // no length of file may stop the press
	}
}
