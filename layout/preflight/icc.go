package preflight

import "encoding/binary"

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
