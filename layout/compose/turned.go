package compose

import (
	"bytes"
	"encoding/binary"
)

// turned tells whether a JPEG file asks to be shown turned or mirrored (Exif
// 2.3, 4.6.4, tag 274), as cameras write it. Programs obey it and PDF does
// not, so that the picture would lie on its side.
func turned(raw []byte) bool {
	at := bytes.Index(raw[:min(len(raw), 1<<16)], []byte("Exif\x00\x00"))
	if at < 0 || len(raw) < at+14 {
		return false
	}
	tiff := raw[at+6:]
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	dir := int(order.Uint32(tiff[4:]))
	if dir < 8 || dir+2 > len(tiff) {
		return false
	}
	entries := tiff[dir+2:]
	for range order.Uint16(tiff[dir:]) {
		if len(entries) < 12 {
			return false
		}
		if order.Uint16(entries) == 274 {
			return order.Uint16(entries[8:]) > 1
		}
		entries = entries[12:]
	}
	return false
}
