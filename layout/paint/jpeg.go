package paint

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// jpegProfile is the conversion a JPEG file asks for: its profile, put together
// from its parts, each of which says which it is and how many there are
// (ICC.1:2022, B.4); nil when it has none.
func jpegProfile(data []byte) (*profile.Camera, error) {
	parts := map[byte][]byte{}
	said, whole, all := false, true, byte(0)
	segments(data, func(marker byte, body []byte) {
		b, ok := bytes.CutPrefix(body, []byte("ICC_PROFILE\x00"))
		if marker != app2 || !ok {
			return
		}
		if len(b) < 2 || said && b[1] != all {
			said, whole = true, false
			return
		}
		said, all, parts[b[0]] = true, b[1], b[2:]
	})
	if !said {
		return nil, nil
	}
	var icc []byte
	for i := 1; i <= int(all); i++ {
		part, there := parts[byte(i)]
		icc, whole = append(icc, part...), whole && there
	}
	if !whole {
		return nil, fmt.Errorf("%w: it is cut short", profile.ErrICC)
	}
	return profile.NewCamera(icc)
}

// Markers of JPEG (ITU T.81, table B.1).
const (
	soi   = 0xD8
	eoi   = 0xD9
	sos   = 0xDA
	sof2  = 0xC2
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
		return bytes.HasPrefix(body, []byte("Adobe")) && len(body) > 11 && body[11] == 1 // another way from its colours is none that was read
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

// passes is how far each coefficient of each component of a JPEG file is told:
// the bits that are still to come, by component, and -1 for nothing yet.
type passes struct {
	left   map[byte]*[64]int
	stages bool // progressive; else a scan tells all of its components
}

// unfinished says what a JPEG file does not tell of its picture, though it ends
// as one that is whole: a component that no scan draws, or the last bits of a
// progressive one. Decoders show it grey or blurred, without a word.
func unfinished(data []byte) diag.Text {
	seen := passes{left: map[byte]*[64]int{}}
	walk(data, func(marker byte, body []byte) {
		switch {
		case marker >= 0xC0 && marker <= sof2 && len(body) > 5:
			seen.stages = marker == sof2
			seen.frame(body[6:], int(body[5]))
		case marker == sos && len(body) > 0:
			seen.scan(body[1:], int(body[0]))
		}
	})
	for _, left := range seen.left {
		for _, bits := range left {
			if bits != 0 {
				return "it was not stored to its end; take the original again"
			}
		}
	}
	return ""
}

// frame notes the components of a picture (ITU T.81, B.2.2).
func (p passes) frame(body []byte, n int) {
	for i := 0; i < n && 3*i < len(body); i++ {
		left := new([64]int)
		for k := range left {
			left[k] = -1
		}
		p.left[body[3*i]] = left
	}
}

// scan notes what a scan tells (ITU T.81, B.2.3): which coefficients of which
// components, but for so many of their last bits.
func (p passes) scan(body []byte, n int) {
	if len(body) < 2*n+3 {
		return
	}
	from, to, bits := int(body[2*n]), int(body[2*n+1]), int(body[2*n+2]&15)
	if !p.stages {
		from, to, bits = 0, 63, 0
	}
	for i := range n {
		left := p.left[body[2*i]]
		for k := from; left != nil && k <= min(to, 63); k++ {
			left[k] = bits
		}
	}
}

// walk calls with each segment of a JPEG file, those behind its scans too.
func walk(data []byte, each func(marker byte, body []byte)) {
	for at := 2; at+4 <= len(data); {
		marker := data[at+1]
		switch n := int(binary.BigEndian.Uint16(data[at+2:])); {
		case data[at] != 0xFF, marker == 0xFF:
			at++
		case marker == 0, marker >= 0xD0 && marker <= soi:
			at += 2
		case marker == eoi || n < 2 || at+2+n > len(data):
			return
		default:
			each(marker, data[at+4:at+2+n])
			at += 2 + n
			if marker == sos {
				at += scan(data[at:])
			}
		}
	}
}
