package pdf

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// ICC is what the header and the tag table of a colour profile say (ICC.1:2001
// 6.1 and 6.2, unchanged since).
type ICC struct {
	Length  int // bytes given
	Size    int // bytes by the header
	Major   int
	Class   string // prtr, mntr, scnr, spac …
	Space   string // "CMYK", "RGB ", "GRAY", "Lab "
	Magic   string // "acsp"
	Tags    map[string]bool
	Inside  bool // all tags lie within the bytes
	Headers bool // there is a whole header
	Blank   bool // a table of colours holds nothing but zeros
}

// ReadICC reads a profile's header and the table of its tags.
func ReadICC(b []byte) ICC {
	p := ICC{Length: len(b), Tags: map[string]bool{}}
	if len(b) < 132 {
		return p
	}
	p.Headers, p.Inside = true, true
	p.Size, p.Major = int(binary.BigEndian.Uint32(b)), int(b[8])
	p.Class, p.Space, p.Magic = string(b[12:16]), string(b[16:20]), string(b[36:40])
	n := int(binary.BigEndian.Uint32(b[128:]))
	for i := range min(n, 256) {
		e := 132 + 12*i
		if e+12 > len(b) {
			p.Inside = false
			break
		}
		at, size := int(binary.BigEndian.Uint32(b[e+4:])), int(binary.BigEndian.Uint32(b[e+8:]))
		if at+size > len(b) {
			p.Inside = false
		}
		p.Tags[string(b[e:e+4])] = true
		if name := string(b[e : e+4]); (name == "A2B0" || name == "B2A0") && at >= 0 && size >= 0 && at+size <= len(b) {
			p.Blank = p.Blank || blankTable(b[at:at+size])
		}
	}
	return p
}

// blankTable tells whether the colours of a table (lut8 and lut16, ICC.1:2004-10, 10.8
// and 10.9) are all zero; of other kinds all that follows their head.
func blankTable(b []byte) bool {
	from, to := min(8, len(b)), len(b)
	if len(b) >= 52 && (string(b[:4]) == "mft1" || string(b[:4]) == "mft2") {
		in, cells := int(b[8]), int(b[9])
		for range min(in, 4) {
			cells *= int(b[10])
		}
		if from = 48 + 256*in; string(b[:4]) == "mft2" {
			from, cells = 52+2*in*be16(b, 48), 2*cells
		}
		from = min(from, len(b))
		to = min(from+cells, len(b))
	}
	return !slices.ContainsFunc(b[from:to], func(v byte) bool { return v != 0 })
}

// Channels is the number of components of the profile's space.
func (p ICC) Channels() int {
	switch p.Space {
	case "CMYK":
		return 4
	case "RGB ", "Lab ":
		return 3
	case "GRAY":
		return 1
	}
	return 0
}

// ICCName is the name a profile gives itself: the text of version 2's desc
// tag, the first record of version 4's.
func ICCName(b []byte) string {
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
