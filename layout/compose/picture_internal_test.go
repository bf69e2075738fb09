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
		{"the head alone", claim(100, 100, 8, 2)[:20], nil, "neither PNG nor JPEG"},
		{"an address", nil, &fs.PathError{Op: "open", Path: "http://x/y.png", Err: fs.ErrInvalid}, "told before"},
		{"nothing", nil, fs.ErrNotExist, "told before"},
		{"not for us", nil, fs.ErrPermission, "you may not read it"},
	} {
		k := &kit{read: func(string) ([]byte, error) { return bytes.Clone(c.raw), c.err }}
		p, why := k.load("p.png")
		switch {
		case c.want == "" && (p == nil || why != ""), c.want == "told before" && (p != nil || why != ""),
			c.want != "" && c.want != "told before" && (p != nil || !strings.Contains(why, c.want)):
			t.Errorf("%s: %v, %q", c.name, p, why)
		}
	}
}
