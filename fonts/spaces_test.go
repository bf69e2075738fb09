package fonts

import (
	"io/fs"
	"testing"
)

// A publisher's face that lacks the spaces of French has them at their widths,
// in the file that is embedded too, and every other glyph as it was.
func TestSpacesNeedNoGlyph(t *testing.T) {
	raw, err := fs.ReadFile(files, "source-sans-3/SourceSans3_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Read("sans", raw)
	if err != nil {
		t.Fatal(err)
	}
	poor, err := parse("sans", whole.File([]rune(" .0AVé")))
	if err != nil {
		t.Fatal(err)
	}
	if poor.Has('\u202F') || poor.Has('\u00A0') {
		t.Fatal("the file to try has the spaces")
	}
	face, err := Read("sans", poor.Data())
	if err != nil {
		t.Fatal(err)
	}
	widths := map[rune]int{'\u202F': 167, '\u2009': 200, '\u2003': 1000, '\u3000': 1000, '\u00A0': whole.Advance(' '), '\u2007': whole.Advance('0'), '\u2008': whole.Advance('.')}
	for r, want := range widths {
		if !face.Has(r) || face.Advance(r) != want || face.Letters(r) != string(r) {
			t.Errorf("%U: %v, a width of %d, want %d", r, face.Has(r), face.Advance(r), want)
		}
	}
	again, err := parse("sans", face.File([]rune{'A', '\u00A0', '\u202F'}))
	if err != nil {
		t.Fatal(err)
	}
	if again.Advance('\u202F') != 167 || again.Advance('\u00A0') != whole.Advance(' ') || again.Advance('A') != whole.Advance('A') || again.Has('V') {
		t.Error("the file that is embedded has other widths")
	}
	if face.Advance('é') != whole.Advance('é') || face.Has('ß') {
		t.Error("what is no space changed")
	}
}

// A space that a face has keeps its width.
func TestSpacesStay(t *testing.T) {
	raw, err := fs.ReadFile(files, "source-sans-3/SourceSans3_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := Read("sans", raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "\u00a0\u2009\u202f" {
		had, err := parse("sans", raw)
		if err != nil {
			t.Fatal(err)
		}
		if had.Has(r) && had.Advance(r) != face.Advance(r) {
			t.Errorf("%U is %d wide, was %d", r, face.Advance(r), had.Advance(r))
		}
	}
}
