package fonts

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// A private code draws a glyph, reads as letters, and is nobody's character.
func TestForms(t *testing.T) {
	f := face(t, "serif")
	for _, x := range []struct {
		r    rune
		with Feature
	}{{'1', Figures}, {'-', Signs}, {'«', Signs}, {'a', SmallLetters}, {'é', SmallLetters}, {'X', SmallCaps}, {'e', Superiors}, {'1', Superiors}} {
		code := f.Form(x.r, x.with)
		if code == x.r || f.Has(code) || !f.Draws(code) || f.Letters(code) != string(x.r) || f.Advance(code) <= 0 {
			t.Errorf("%q with %s is %U: %q, %d wide", x.r, tags[x.with], code, f.Letters(code), f.Advance(code))
		}
	}
	if f.Form('1', Figures) == f.Form('1', Superiors) || f.Form('é', Figures) != 'é' || f.Has(0xE000) || f.Draws(0xF800) {
		t.Error("forms are confused")
	}
	code := face(t, "code")
	if code.Form('1', Figures) != '1' || code.Form('a', SmallLetters) != 'a' {
		t.Error("the code's face has forms it has not")
	}
}

func TestLigature(t *testing.T) {
	f := face(t, "serif")
	for text, want := range map[string]string{"fi": "fi", "fin": "fi", "ffi": "ffi", "ffl": "ffl", "ff": "ff", "fl": "fl", "fa": "", "f": "", "": "", "fj": "fj"} {
		got := ""
		if code, n := f.Ligature([]rune(text)); n > 0 {
			if got = f.Letters(code); n != len([]rune(got)) || f.Advance(code) <= 0 {
				t.Errorf("%q: %d letters for %q", text, n, got)
			}
		}
		if got != want {
			t.Errorf("%q binds to %q, want %q", text, got, want)
		}
	}
	if code, _ := f.Ligature([]rune("fi")); code != '\uFB01' {
		t.Errorf("fi is drawn by %U", code)
	}
	if _, n := face(t, "sans").Ligature([]rune("fi")); n != 0 {
		t.Error("the sans binds fi")
	}
}

// The file for a writer maps the codes it was asked for, to what is measured.
func TestFile(t *testing.T) {
	s := load(t)
	for _, name := range s.Names() {
		f, _ := s.Face(name)
		codes := []rune("aé ﬁ\u202f→A")
		for _, r := range "0123456789-()é" {
			for with := range features {
				codes = append(codes, f.Form(r, with))
			}
		}
		for _, pair := range []string{"ff", "ffi", "fft"} {
			if code, n := f.Ligature([]rune(pair)); n > 0 {
				codes = append(codes, code)
			}
		}
		got, err := sfnt.Parse(f.File(codes))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var buf sfnt.Buffer
		for _, c := range codes {
			if g, err := got.GlyphIndex(&buf, c); err != nil || g != f.index(c) {
				t.Errorf("%s: %U is glyph %d (%v), want %d", name, c, g, err, f.index(c))
			}
		}
		if g, _ := got.GlyphIndex(&buf, 'Z'); g != 0 {
			t.Errorf("%s: Z, which nobody asked for, is mapped", name)
		}
	}
}

// No private code is read as one, and no ligature as the character that is one.
func TestEverythingReadsAsLetters(t *testing.T) {
	s := load(t)
	for _, name := range s.Names() {
		f, _ := s.Face(name)
		f.Has('a')
		if name == "serif" && len(f.forms) < 300 {
			t.Errorf("%s has %d forms", name, len(f.forms))
		}
		for code, form := range f.forms {
			if form.letters == "" || strings.ContainsFunc(form.letters, func(r rune) bool { return r >= firstPrivate && r <= '\uFB06' }) {
				t.Errorf("%s: %U reads as %q", name, code, form.letters)
			}
		}
	}
}

// Superior letters are the face's own: the character that is one is drawn as
// sups draws the letter.
func TestSuperiors(t *testing.T) {
	s := load(t)
	for _, name := range s.Names() {
		f, _ := s.Face(name)
		for raised, letter := range map[rune]rune{'ᵉ': 'e', 'ʳ': 'r', 'ˢ': 's', 'ᵈ': 'd', 'ⁿ': 'n', '²': '2'} {
			if form := f.Form(letter, Superiors); !f.Has(raised) || f.index(form) != f.index(raised) {
				t.Errorf("%s: %c is glyph %d, the superior of %c %d", name, raised, f.index(raised), letter, f.index(form))
			}
		}
	}
}
