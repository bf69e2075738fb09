package fonts

import (
	"io/fs"
	"strings"
	"testing"
)

// A font that is cut short or damaged is refused, or measured as far as it
// goes; it never ends the program.
func FuzzFace(f *testing.F) {
	raw, err := fs.ReadFile(files, "source-code-pro/SourceCodePro_400Regular.ttf")
	if err != nil {
		f.Fatal(err)
	}
	for i := range 40 {
		f.Add(len(raw)*i/40, i*13, byte(i*7))
	}
	for i := range 60 { // the tables' directory
		f.Add(len(raw), 4+i*5, byte(0xff))
	}
	f.Fuzz(func(t *testing.T, size, at int, with byte) {
		cut := append([]byte(nil), raw[:max(0, min(size, len(raw)))]...)
		if at >= 0 && at < len(cut) {
			cut[at] = with
		}
		if _, err := Read("code", cut); err != nil && strings.Contains(err.Error(), "sfnt") {
			t.Errorf("a library's words: %v", err)
		}
		face, err := parse("code", cut)
		if err != nil {
			return
		}
		for _, r := range "AVé€→\u2028\U0001F680" {
			if w := face.Advance(r); w < -1<<15 || w > 1<<15 {
				t.Errorf("%q is %d wide", r, w)
			}
			face.Kern('A', r)
		}
	})
}

// The first bytes of a font are none, whatever their number.
func TestFontCutShort(t *testing.T) {
	for _, s := range shipped() {
		raw, err := fs.ReadFile(files, s.file)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{0, 1, 4, 12, 100, len(raw) / 10, len(raw) / 2} {
			if _, err := parse(s.name, raw[:n]); err == nil {
				t.Errorf("%s: its first %d bytes are taken for a font", s.name, n)
			}
		}
	}
}
