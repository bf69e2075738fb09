package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// redrawn is a font file with other drawings in the places of some.
func redrawn(raw []byte, count int, drawings map[int][]byte) []byte {
	o := outlinesOf(raw, count)
	var glyf, loca []byte
	for g := range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		d, other := drawings[g]
		if !other {
			d, _ = o.data(g)
		}
		glyf = append(glyf, d...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	out := put(put(bytes.Clone(raw), "glyf", glyf), "loca", loca)
	binary.BigEndian.PutUint16(table(out, "head")[50:], 1)
	return out
}

// composed is a drawing that is put together from others.
func composed(parts ...int) []byte {
	out := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 100, 0, 100}
	for i, g := range parts {
		flags := uint16(2) // distances, in bytes
		if i+1 < len(parts) {
			flags |= moreFollow
		}
		out = append(binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(out, flags), uint16(g)), 1, 1)
	}
	return out
}

// blanked is a font file with one of its tables nothing but noughts.
func blanked(raw []byte, tag string) []byte {
	out := bytes.Clone(raw)
	clear(table(out, tag))
	return out
}

// A face that cannot be drawn with is refused before anything is drawn with it,
// and the reason says which of its drawings it is.
func TestUnsoundFaces(t *testing.T) {
	raw, err := fs.ReadFile(files, "source-sans-3/SourceSans3_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := parse("sans", raw)
	if err != nil {
		t.Fatal(err)
	}
	count := face.font.NumGlyphs()
	e, o := int(face.index('e')), int(face.index('o'))
	with := func(drawings map[int][]byte) []byte { return redrawn(raw, count, drawings) }
	nested := map[int][]byte{} // twice the one before, forty deep
	for i, below := 0, o; i < 40; i++ {
		nested[200+i], below = composed(below, below), 200+i
	}
	chain := map[int][]byte{} // each of the next
	for g := 200; g < count-1; g++ {
		chain[g] = composed(g + 1)
	}
	wide := bytes.Clone(raw)
	binary.BigEndian.PutUint16(table(wide, "hmtx")[4*e:], 30000)
	narrow := bytes.Clone(raw)
	binary.BigEndian.PutUint16(table(narrow, "hmtx")[4*e:], 20)
	for _, x := range []struct {
		name string
		data []byte
		says string
	}{
		{"redrawn as it was", with(nil), ""},
		{"an accented letter", with(map[int][]byte{e: composed(o, o, o)}), ""},
		{"of itself", with(map[int][]byte{e: composed(e)}), "made of itself"},
		{"of itself by another", with(map[int][]byte{e: composed(o), o: composed(e)}), "made of itself"},
		{"forty deep", with(nested), "more drawings"},
		{"each of the next", with(chain), "more drawings"},
		{"a hundred parts", with(map[int][]byte{e: composed(slices.Repeat([]int{o}, 100)...)}), "more drawings"},
		{"of one that there is not", with(map[int][]byte{e: composed(65000)}), "is made of number 65000"},
		{"a composition cut short", with(map[int][]byte{e: composed(o)[:12]}), "is damaged"},
		{"a drawing cut short", with(map[int][]byte{e: {0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 90}}), "is damaged"},
		{"a letter without drawing", with(map[int][]byte{e: nil}), `its "e" (U+0065) draws nothing`},
		{"no drawings", blanked(raw, "glyf"), `its "!" (U+0021) draws nothing`},
		{"no widths", blanked(raw, "hmtx"), `its "!" (U+0021) has no width`},
		{"a vast width", wide, `its "e" (U+0065) is 30000`},
		{"a width far below its drawing", narrow, `its "e" (U+0065) is 20`},
	} {
		_, err := Read("sans", x.data)
		var why diag.Text
		switch told := errors.As(err, &why); {
		case x.says == "" && err != nil:
			t.Errorf("%s: %v", x.name, err)
		case x.says != "" && (!told || !strings.Contains(err.Error(), x.says)):
			t.Errorf("%s: %v, want %q", x.name, err, x.says)
		}
	}
}

// The press's own faces are sound.
func TestShippedFacesAreSound(t *testing.T) {
	for _, s := range shipped() {
		raw, err := fs.ReadFile(files, s.file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(s.name, raw); err != nil {
			t.Errorf("%s: %v", s.name, err)
		}
	}
}

// A map or a substitution that names a drawing there is not draws nothing.
func TestDrawingsBeyondTheLast(t *testing.T) {
	raw, err := fs.ReadFile(files, "source-sans-3/SourceSans3_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"GSUB", "cmap"} {
		for seed := range 40 {
			data := bytes.Clone(raw)
			for i, b := 0, table(data, tag); i < 30; i++ {
				b[(seed*7919+i*104729)%len(b)] = 0xFF
			}
			face, err := parse("sans", data)
			if err != nil {
				continue
			}
			face.Has('e')
			for _, f := range face.forms {
				if int(f.glyph) >= face.font.NumGlyphs() {
					t.Fatalf("%s, %d: a form is drawn by number %d", tag, seed, f.glyph)
				}
			}
			for r, g := range face.glyph {
				if int(g) >= face.font.NumGlyphs() {
					t.Fatalf("%s, %d: %U is drawn by number %d", tag, seed, r, g)
				}
			}
		}
	}
}
