package finish

import (
	"bytes"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestSuperiorsReadAsLetters(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1ᵉʳ avril, XXIᵉ, 2ⁿᵈᵉ", "1er avril, XXIe, 2nde"}, {"CO₂, H₂SO₄", "CO2, H2SO4"}, {"10² m³", "10² m³"}, {"déjà œuvre", "déjà œuvre"},
	} {
		if got := draw.Spelt(c.in); got != c.want {
			t.Errorf("%q reads %q, want %q", c.in, got, c.want)
		}
	}
	codes := []rune("er²ʳᵈᵉ₂\uE001ﬁ")
	read := []string{"e", "r", "²", "r", "d", "e", "2", "1", "fi"}
	got := string(unicodeMap(codes, read))
	for _, want := range []string{"9 beginbfchar", "<02B3> <0072>", "<1D48> <0064>", "<1D49> <0065>", "<2082> <0032>", "<E001> <0031>", "<FB01> <00660069>",
		"<00B2> <00B2>"} {
		if !strings.Contains(got, want) {
			t.Errorf("the map lacks %s:\n%s", want, got)
		}
	}
}

// A search for "1er" finds what is set 1ᵉʳ, in the page, in a bookmark and in
// what is said of a figure.
func TestOrdinalsAreFound(t *testing.T) {
	need(t, "pdftotext")
	pages := sample(t)
	s := &sheetOf{t: t, faces: faceSet(t), page: pages[1], y: 230 * mm}
	s.put(s.line("Le 1ᵉʳ avril, 3 t de CO₂, 10² m", "serif", 10*unit.PT, draw.New(draw.P)))
	s.put(s.line("La 2ᵉ édition", "sans-bold", 13*unit.PT, draw.New(draw.H2)))
	pages[1] = s.page
	change(draw.Figure, func(e *draw.Elem) { e.Alt = "Échéance au 1ᵉʳ avril" })(&pages[1])
	out := run(t, "pdftotext", "-raw", saved(t, build(t, pages, profile.Screen())), "-")
	for _, want := range []string{"Le 1er avril, 3 t de CO2, 10² m", "La 2e édition"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not found in\n%s", want, out)
		}
	}
	all, trailer := objects(t, pages, profile.Screen())
	written := dump(all, trailer)
	for _, typed := range []string{"Échéance au 1ᵉʳ avril", "La 2ᵉ édition"} {
		if strings.Contains(written, printed(typed)) {
			t.Errorf("%q is written in superior letters outside the page", typed)
		}
		if !strings.Contains(written, printed(draw.Spelt(typed))) {
			t.Errorf("%q is nowhere written in letters", draw.Spelt(typed))
		}
	}
}

// printed is a text as a file writes it.
func printed(s string) string {
	var b bytes.Buffer
	print(&b, text(s))
	return b.String()
}
