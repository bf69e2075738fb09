package fonts_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/secnumcloud-observatory/press/fonts"
)

// A face for browsers draws each of its codes as the face does, with the same
// width, letters that are put together from others too, and nothing else.
func TestFacesForBrowsersDrawTheSame(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range set.Names() {
		face, _ := set.Face(name)
		codes := []rune("Éàçœ«fi» 1234ŵ—")
		codes = append(codes, face.Form('e', fonts.Superiors), face.Form('1', fonts.Figures))
		for _, g := range face.Set("office") {
			codes = append(codes, g.Code)
		}
		web, err := sfnt.Parse(face.Web(codes))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		whole, err := sfnt.Parse(face.File(codes))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var a, b sfnt.Buffer
		for _, r := range codes {
			i, _ := web.GlyphIndex(&a, r)
			k, _ := whole.GlyphIndex(&b, r)
			if (i == 0) != (k == 0) {
				t.Fatalf("%s: %U is glyph %d of %d", name, r, i, k)
			}
			same(t, name, r, drawn(t, web, &a, i), drawn(t, whole, &b, k))
		}
		if i, _ := web.GlyphIndex(&a, 'Z'); i != 0 {
			t.Errorf("%s: a letter that nobody draws is in it", name)
		}
		if n := len(face.Web(codes)); n > 40_000 {
			t.Errorf("%s: %d bytes for %d codes", name, n, len(codes))
		}
	}
}

type drawing struct {
	width fixed.Int26_6
	segs  sfnt.Segments
}

func drawn(t *testing.T, f *sfnt.Font, buf *sfnt.Buffer, g sfnt.GlyphIndex) drawing {
	t.Helper()
	w, err := f.GlyphAdvance(buf, g, fixed.I(1000), font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	segs, err := f.LoadGlyph(buf, g, fixed.I(1000), nil)
	if err != nil {
		t.Fatal(err)
	}
	return drawing{w, append(sfnt.Segments(nil), segs...)}
}

func same(t *testing.T, name string, r rune, a, b drawing) {
	t.Helper()
	if a.width != b.width || len(a.segs) != len(b.segs) {
		t.Errorf("%s: %U is %v wide of %d parts, and not %v of %d", name, r, a.width, len(a.segs), b.width, len(b.segs))
		return
	}
	for i := range a.segs {
		if a.segs[i] != b.segs[i] {
			t.Errorf("%s: %U is drawn otherwise", name, r)
			return
		}
	}
}

// A changed face bears no reserved name, and keeps its copyright and licence
// (SIL OFL 1.1, clauses 2 and 3); its checksums hold.
func TestFacesForBrowsersSayWhatTheyAre(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range set.Names() {
		face, _ := set.Face(name)
		data := face.Web([]rune("abc"))
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for id := sfnt.NameID(0); id < 26; id++ {
			s, err := f.Name(nil, id)
			switch reserved := strings.Contains(s, "Source"); {
			case err != nil:
				if id == sfnt.NameIDCopyright || id == sfnt.NameIDLicense {
					t.Errorf("%s: without name %d", name, id)
				}
			case reserved && id != sfnt.NameIDCopyright && id != sfnt.NameIDUniqueIdentifier:
				t.Errorf("%s: name %d is %q", name, id, s)
			}
		}
		var sum uint32
		for i := 0; i < len(data); i += 4 {
			sum += binary.BigEndian.Uint32(data[i:])
		}
		if sum != 0xB1B0AFBA {
			t.Errorf("%s: the sum of the file is %#x", name, sum)
		}
		if !bytes.Equal(data, face.Web([]rune("cbaa"))) {
			t.Errorf("%s: the same codes in another order are another file", name)
		}
	}
}

// A ligature in letters is what it is whole: its first letter draws all of it and the
// others nothing, and together they are as wide and read the same.
func TestLigaturesInLetters(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	cut := 0
	for _, name := range set.Names() {
		face, _ := set.Face(name)
		for _, word := range []string{"office", "officiel", "afflux", "fin", "fluide"} {
			for _, g := range face.Set(word) {
				apart := face.Apart(g.Code)
				if g.Runes == 1 && apart != nil || g.Runes > 1 && len(apart) != g.Runes {
					t.Fatalf("%s: %U of %q is %d letters in %d codes", name, g.Code, word, g.Runes, len(apart))
				}
				if apart == nil {
					continue
				}
				cut++
				f, err := sfnt.Parse(face.File(append([]rune{g.Code}, apart...)))
				if err != nil {
					t.Fatal(err)
				}
				var buf sfnt.Buffer
				of := func(r rune) drawing {
					i, err := f.GlyphIndex(&buf, r)
					if err != nil || i == 0 {
						t.Fatalf("%s: %U has no glyph", name, r)
					}
					return drawn(t, f, &buf, i)
				}
				whole, width, read := of(g.Code), fixed.Int26_6(0), ""
				for i, r := range apart {
					d := of(r)
					width, read = width+d.width, read+face.Letters(r)
					if d.width != fixed.I(face.Advance(r)) || i > 0 && len(d.segs) > 0 || i == 0 && len(d.segs) != len(whole.segs) {
						t.Errorf("%s: letter %d of %U is %v wide of %d parts", name, i, g.Code, d.width, len(d.segs))
					}
				}
				if width != whole.width || read != face.Letters(g.Code) {
					t.Errorf("%s: %q is %v wide, and %v whole", name, read, width, whole.width)
				}
			}
		}
	}
	if cut < 20 {
		t.Errorf("only %d ligatures were met", cut)
	}
}
