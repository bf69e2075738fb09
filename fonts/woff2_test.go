package fonts

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
)

// unpacked is the tables of a WOFF2 file, read as the standard says (WOFF 2.0, 4 and
// 5), and in which order they stand.
func unpacked(t *testing.T, file []byte) (tables map[string][]byte, order []string) {
	t.Helper()
	be := binary.BigEndian
	if string(file[:4]) != "wOF2" || int(be.Uint32(file[8:])) != len(file) || len(file)%4 != 0 {
		t.Fatalf("no whole file: %q, %d of %d bytes", file[:4], be.Uint32(file[8:]), len(file))
	}
	tags := map[byte]string{}
	for tag, n := range knownTags() {
		tags[n] = tag
	}
	n, at := int(be.Uint16(file[12:])), woff2Head
	var sizes []int
	for range n {
		flags := file[at]
		at++
		tag, has := tags[flags&0x3F]
		if want := map[bool]byte{true: 3}[tag == "glyf" || tag == "loca"]; !has || flags>>6 != want {
			t.Fatalf("%s is of form %d", tag, flags>>6)
		}
		size := 0
		for more := true; more; at++ {
			size, more = size<<7|int(file[at]&0x7F), file[at]&0x80 != 0
		}
		order, sizes = append(order, tag), append(sizes, size)
	}
	body, err := io.ReadAll(brotli.NewReader(bytes.NewReader(file[at : at+int(be.Uint32(file[20:]))])))
	if err != nil {
		t.Fatal(err)
	}
	tables = map[string][]byte{}
	for i, tag := range order {
		tables[tag], body = body[:sizes[i]], body[sizes[i]:]
	}
	if len(body) > 0 {
		t.Errorf("%d bytes behind the tables", len(body))
	}
	return tables, order
}

// Nothing of a file is lost, loca stands behind glyf, and the file says that it was
// made anew.
func TestWOFF2HoldsTheWholeFile(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range set.Names() {
		face, _ := set.Face(name)
		file := face.Kerned([]rune("AVTo. éœ’1"), [][2]rune{{'A', 'V'}, {'T', 'o'}})
		tables, order := unpacked(t, WOFF2(file))
		if n := int(binary.BigEndian.Uint16(file[4:])); n != len(tables) || order[n-2] != "glyf" || order[n-1] != "loca" {
			t.Errorf("%s: %v of %d tables", name, order, n)
		}
		for tag, got := range tables {
			want := bytes.Clone(table(file, tag))
			if tag == "head" {
				want[16] |= 0x08
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: %s differs", name, tag)
			}
		}
	}
}

// The same on every processor.
func TestWOFF2IsTheSameEverywhere(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	for _, name := range set.Names() {
		face, _ := set.Face(name)
		sum.Write(WOFF2(face.Web([]rune("Observatoire SecNumCloud 0123456789 ’«»–"))))
	}
	const want = "03fde156492133c706f16564008d988e5c414367284c069bdba89912f453c546"
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		t.Errorf("%s, where others make %s", got, want)
	}
}

// Numbers take as few bytes as they may.
func TestBase128(t *testing.T) {
	for v, want := range map[uint32]string{0: "00", 127: "7f", 128: "8100", 16383: "ff7f", 16384: "818000", 1<<32 - 1: "8fffffff7f"} {
		if got := hex.EncodeToString(base128(nil, v)); got != want {
			t.Errorf("%d is %s, want %s", v, got, want)
		}
	}
}

// A pair stands nearer by what the face says of it; one of which it says nothing is
// not there, nor is a pair of which a glyph is missing.
func TestKernedPairs(t *testing.T) {
	set, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	face, _ := set.Face("sans")
	file := face.Kerned([]rune("AVn"), [][2]rune{{'V', 'A'}, {'A', 'V'}, {'n', 'n'}, {'A', 'Y'}})
	kern := words(table(file, "kern"))
	if len(kern) != 18+2*6 || kern.at(0) != 0 || kern.at(2) != 1 || kern.at(6) != len(kern)-4 || kern.at(10) != 2 {
		t.Fatalf("%d bytes: %x", len(kern), []byte(kern))
	}
	for i, p := range [][2]rune{{'A', 'V'}, {'V', 'A'}} {
		if got := int(int16(kern.at(18 + 6*i + 4))); got != face.Kern(p[0], p[1]) || got >= 0 {
			t.Errorf("%c%c: %d, want %d", p[0], p[1], got, face.Kern(p[0], p[1]))
		}
	}
	if table(face.Web([]rune("AV")), "kern") != nil {
		t.Error("a file for words that layout sets holds kerning")
	}
}
