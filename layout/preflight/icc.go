package preflight

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// icc is what the header and the tag table of a colour profile say (ICC.1:2001
// 6.1 and 6.2, unchanged since).
type icc struct {
	length  int // bytes given
	size    int // bytes by the header
	major   int
	class   string // prtr, mntr, scnr, spac …
	space   string // "CMYK", "RGB ", "GRAY", "Lab "
	magic   string // "acsp"
	tags    map[string]bool
	inside  bool // all tags lie within the bytes
	headers bool // there is a whole header
}

func readICC(b []byte) icc {
	p := icc{length: len(b), tags: map[string]bool{}}
	if len(b) < 132 {
		return p
	}
	p.headers, p.inside = true, true
	p.size, p.major = int(binary.BigEndian.Uint32(b)), int(b[8])
	p.class, p.space, p.magic = string(b[12:16]), string(b[16:20]), string(b[36:40])
	n := int(binary.BigEndian.Uint32(b[128:]))
	for i := range min(n, 256) {
		e := 132 + 12*i
		if e+12 > len(b) {
			p.inside = false
			break
		}
		at, size := int(binary.BigEndian.Uint32(b[e+4:])), int(binary.BigEndian.Uint32(b[e+8:]))
		if at+size > len(b) {
			p.inside = false
		}
		p.tags[string(b[e:e+4])] = true
	}
	return p
}

// channels is the number of components of the profile's space.
func (p icc) channels() int {
	switch p.space {
	case "CMYK":
		return 4
	case "RGB ", "Lab ":
		return 3
	case "GRAY":
		return 1
	}
	return 0
}

// iccName is the name a profile gives itself: the text of version 2's desc
// tag, the first record of version 4's.
func iccName(b []byte) string {
	n := be32(b, 128)
	for i := range min(n, 256) {
		e := 132 + 12*i
		if e+12 > len(b) || string(b[e:e+4]) != "desc" {
			continue
		}
		at, size := be32(b, e+4), be32(b, e+8)
		if at+size > len(b) || size < 16 {
			return ""
		}
		t := b[at : at+size]
		switch string(t[:4]) {
		case "desc":
			return strings.TrimRight(string(t[12:min(12+be32(t, 8), len(t))]), "\x00")
		case "mluc":
			length, off := be32(t, 20), be32(t, 24)
			if off+length <= len(t) {
				return string(utf16.Decode(units(t[off : off+length])))
			}
		}
	}
	return ""
}
