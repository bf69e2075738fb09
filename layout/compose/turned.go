package compose

import (
	"bytes"
	"encoding/binary"
)

// exif is what a camera wrote beside a picture (Exif 2.3, 4.5: a TIFF file).
type exif struct {
	tiff  []byte
	order binary.ByteOrder
}

// exifOf is the Exif of a JPEG or PNG file; empty when it has none.
func exifOf(format string, raw []byte) exif {
	tiff := exifPNG(raw)
	if format == "jpeg" {
		tiff = exifJPEG(raw)
	}
	if len(tiff) > 8 && tiff[0] == 'I' {
		return exif{tiff, binary.LittleEndian}
	}
	return exif{tiff, binary.BigEndian}
}

// exifJPEG is the segment of a JPEG file that holds it, wherever it stands
// before the picture.
func exifJPEG(raw []byte) []byte {
	for at := 2; at+4 <= len(raw) && raw[at] == 0xFF; {
		n := int(binary.BigEndian.Uint16(raw[at+2:]))
		switch marker := raw[at+1]; {
		case marker == 0xFF:
			at++
			continue
		case marker == 0xDA || n < 2:
			return nil
		case marker == 0xE1:
			if tiff, ok := bytes.CutPrefix(raw[at+4:max(at+4, min(at+2+n, len(raw)))], []byte("Exif\x00\x00")); ok {
				return tiff
			}
		}
		at += 2 + n
	}
	return nil
}

// exifPNG is the chunk of a PNG file that holds it (PNG, third edition, 11.3.4.5).
func exifPNG(raw []byte) []byte {
	for at := 8; at+8 <= len(raw); {
		n := int(binary.BigEndian.Uint32(raw[at:]))
		if n < 0 || n > len(raw)-at-12 {
			return nil
		}
		if string(raw[at+4:at+8]) == "eXIf" {
			return raw[at+8 : at+8+n]
		}
		at += 12 + n
	}
	return nil
}

// first is where the first list of entries begins.
func (e exif) first() int {
	if len(e.tiff) < 8 {
		return 0
	}
	return int(e.order.Uint32(e.tiff[4:]))
}

// value is the four bytes of an entry's value in a list; nil where it is not.
func (e exif) value(list int, tag uint16) []byte {
	if list < 8 || list+2 > len(e.tiff) {
		return nil
	}
	entries := e.tiff[list+2:]
	for range e.order.Uint16(e.tiff[list:]) {
		if len(entries) < 12 {
			return nil
		}
		if e.order.Uint16(entries) == tag {
			return entries[8:12]
		}
		entries = entries[12:]
	}
	return nil
}

// below is the list of entries that an entry leads to.
func (e exif) below(list int, tag uint16) int {
	if v := e.value(list, tag); v != nil {
		return int(e.order.Uint32(v))
	}
	return 0
}

// turned tells whether a picture asks to be shown turned or mirrored (Exif 2.3,
// 4.6.4, tag 274), as cameras write it. Programs obey it and PDF does not, so
// that the picture would lie on its side.
func (e exif) turned() bool {
	v := e.value(e.first(), 274)
	return v != nil && e.order.Uint16(v) > 1
}

// wide tells whether a picture says that its colours are Adobe RGB's by a note
// alone (DCF 2.0, option file: the interoperability index R03).
func (e exif) wide() bool {
	const exifList, interoperability, index = 34665, 40965, 1
	v := e.value(e.below(e.below(e.first(), exifList), interoperability), index)
	return bytes.HasPrefix(v, []byte("R03"))
}
