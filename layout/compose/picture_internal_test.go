package compose

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io/fs"
	"strings"
	"testing"
)

// claim is the head of a PNG that says how large it is: what is asked before
// anything is decoded.
func claim(w, h uint32, bits, kind byte) []byte {
	head := append([]byte("IHDR"), make([]byte, 13)...)
	binary.BigEndian.PutUint32(head[4:], w)
	binary.BigEndian.PutUint32(head[8:], h)
	head[12], head[13] = bits, kind
	b := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head))
}

// frame is the head of a JPEG in three colours: what is asked before anything is
// decoded. Marker is how it is drawn, 0xC2 in passes.
func frame(marker byte, w, h uint16) []byte {
	b := []byte{0xFF, 0xD8, 0xFF, marker, 0, 17, 8}
	b = binary.BigEndian.AppendUint16(b, h)
	b = binary.BigEndian.AppendUint16(b, w)
	b = append(b, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0)
	return append(b, 0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0)
}

func TestPicturesTooLarge(t *testing.T) {
	for _, c := range []struct {
		name string
		raw  []byte
		err  error
		want string // words of what is said; empty: the picture is taken
	}{
		{"a page of A4 at the finest screen", claim(3720, 5262, 8, 2), nil, ""},
		{"at the most", claim(8000, 5000, 8, 2), nil, ""},
		{"more than the most", claim(8000, 5001, 8, 2), nil, "40 million is the most"},
		{"16 bits at the most", claim(5000, 4000, 16, 6), nil, ""},
		{"16 bits beyond it", claim(5000, 4001, 16, 2), nil, "20 million is the most"},
		{"one bit is unpacked too", claim(60000, 60000, 1, 0), nil, "40 million is the most"},
		{"a hundred times longer than wide", claim(2000, 20, 8, 2), nil, ""},
		{"a line", claim(20000, 1, 8, 2), nil, "nothing would be seen"},
		{"a post", claim(1, 20000, 8, 2), nil, "nothing would be seen"},
		{"a JPEG at the most", frame(0xC0, 8000, 5000), nil, ""},
		{"a progressive one at the most", frame(0xC2, 5000, 4000), nil, ""},
		{"a progressive one beyond it", frame(0xC2, 5000, 4001), nil, "5000 by 4001 pixels large, and 20 million is the most for one"},
		{"a progressive one behind filling", append([]byte{0xFF, 0xD8, 0xFF, 0xFF, 0xFE, 0, 4, 0xFF, 0xC0}, frame(0xC2, 5000, 4001)[2:]...), nil,
			"20 million is the most for one"},
		{"a GIF, whatever it is called", []byte("GIF89a\x02\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x03D\x02\x05\x00;"),
			nil, "of the kind GIF"},
		{"a TIFF called .png", []byte("II*\x00\x08\x00\x00\x00\x00\x00"), nil, "of the kind TIFF"},
		{"a picture of a telephone", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), nil, "of the kind HEIC"},
		{"nothing that is known", []byte("<html>"), nil, "neither PNG nor JPEG"},
		{"a million empty parts", append(claim(100, 100, 8, 2), bytes.Repeat([]byte("\x00\x00\x00\x00teXt\x00\x00\x00\x00"), 1_000_000)...), nil,
			"more than 100000 parts"},
		{"the head alone", claim(100, 100, 8, 2)[:20], nil, "neither PNG nor JPEG"},
		{"an address", nil, &fs.PathError{Op: "open", Path: "http://x/y.png", Err: fs.ErrInvalid}, "told before"},
		{"nothing", nil, fs.ErrNotExist, "told before"},
		{"not for us", nil, fs.ErrPermission, "you may not read it"},
	} {
		k := &kit{read: func(string) ([]byte, error) { return bytes.Clone(c.raw), c.err }}
		p, why, hint := k.load("p.png")
		switch {
		case c.want == "" && (p == nil || why != ""), c.want == "told before" && (p != nil || why != ""),
			c.want != "" && c.want != "told before" && (p != nil || !strings.Contains(why.String(), c.want)):
			t.Errorf("%s: %v, %q", c.name, p, why)
		}
		if (why == "") != (hint == "") {
			t.Errorf("%s: %q, and to do: %q", c.name, why, hint)
		}
	}
}

// A caption that ends without a mark has a stop before the credit, whatever closes it.
func TestStopped(t *testing.T) {
	for words, want := range map[string]bool{"Caption": false, "Caption.": true, "« Quoi ? »": true, "« Tout »": false, "(in 2026)": false,
		"(in 2026.)": true, "5 %": false, "…": true, "": false} {
		if stopped(words) != want {
			t.Errorf("%q: %v", words, !want)
		}
	}
}
