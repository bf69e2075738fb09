package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"

	"golang.org/x/image/font/sfnt"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Own is a face of a publisher, and what its file says of whose it is.
type Own struct {
	*Face
	Copyright string
}

// Bits of the permission to embed (OpenType, OS/2, fsType).
const (
	permission = 0x000E
	restricted = 0x0002 // and no other of the permissions
	whole      = 0x0100 // not in part
	bitmaps    = 0x0200 // not its outlines
)

// errDamaged is why a file is no face.
const errDamaged diag.Text = "it is no font file, or it is damaged"

// Read is a publisher's face out of its file. The error is a diag.Text: why it
// is not one that this press can print with, or may.
func Read(name string, data []byte) (Own, error) {
	face, err := parse(name, bytes.Clone(data))
	switch {
	case errors.Is(err, ErrEm):
		return Own{}, diag.Said("its letters are drawn on a square of %s, and the press measures in 1000", diag.Count(squareOf(data), "unit"))
	case err != nil:
		return Own{}, errDamaged
	}
	if binary.BigEndian.Uint32(data) != 0x00010000 || table(data, "glyf") == nil || table(data, "loca") == nil {
		return Own{}, diag.Text("it is no TrueType file: its outlines are of another kind")
	}
	if face.postscript == "" {
		return Own{}, diag.Text("it does not say its PostScript name")
	}
	if err := mayEmbed(table(data, "OS/2")); err != nil {
		return Own{}, err
	}
	if err := face.sound(); err != nil {
		return Own{}, err
	}
	if face, err = face.whole(); err != nil {
		return Own{}, errDamaged
	}
	o := Own{Face: face}
	if o.Copyright, err = face.font.Name(&face.buf, sfnt.NameIDCopyright); err != nil {
		o.Copyright = "" // the licence beside it says it
	}
	return o, nil
}

// squareOf is the square that a font's letters are drawn on.
func squareOf(data []byte) int {
	if head := table(data, "head"); len(head) >= 20 {
		return int(binary.BigEndian.Uint16(head[18:]))
	}
	return 0
}

// mayEmbed reads the permission to embed the font in part in a file.
func mayEmbed(os2 []byte) error {
	if len(os2) < 10 {
		return diag.Text("it does not say whether it may be embedded")
	}
	switch bits := binary.BigEndian.Uint16(os2[8:]); {
	case bits&permission == restricted:
		return diag.Text("its maker forbids embedding it")
	case bits&whole != 0:
		return diag.Text("its maker forbids embedding it in part, as every PDF file does")
	case bits&bitmaps != 0:
		return diag.Text("its maker forbids embedding its outlines")
	}
	return nil
}

// table is a table of a font file, nil when it has none.
func table(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil
		}
		from, n := uint64(binary.BigEndian.Uint32(data[at+8:])), uint64(binary.BigEndian.Uint32(data[at+12:]))
		if string(data[at:at+4]) == tag && from+n <= uint64(len(data)) {
			return data[from : from+n]
		}
	}
	return nil
}

// With is the set with a publisher's faces, which take the places of those of
// their names or stand behind them.
func (s *Set) With(own ...Own) *Set {
	out := &Set{faces: maps.Clone(s.faces), names: append([]string(nil), s.names...)}
	for _, o := range own {
		if out.faces[o.name] == nil {
			out.names = append(out.names, o.name)
		}
		out.faces[o.name] = o.Face
	}
	return out
}

// StandIn is the set with the press's own sans under each of the names that it
// does not have: letters can be measured and looked for, and a finding says
// that nothing may be printed. Names does not offer them.
func (s *Set) StandIn(names ...string) *Set {
	out := &Set{faces: maps.Clone(s.faces), names: s.names}
	for _, name := range names {
		if out.faces[name] == nil {
			out.faces[name] = out.faces["sans"]
		}
	}
	return out
}
