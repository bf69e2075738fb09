package text

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

func shared(t testing.TB) (*fonts.Set, *locales.Catalog) {
	t.Helper()
	f, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	c, found := locales.Load()
	for _, is := range found {
		if is.Severity == diag.Error {
			t.Log(is)
		}
	}
	return f, c
}

func setter(t testing.TB) *Setter {
	t.Helper()
	return NewSetter(shared(t))
}

// paragraphs are the test texts of a language, typographically finished.
func paragraphs(t testing.TB, lang string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

func ragged() Style {
	return Style{
		Name: "body", Font: "serif", Bold: "serif-semibold", Italic: "serif-italic", BoldItalic: "serif-semibold-italic", Code: "code",
		Size: 10 * unit.PT, Leading: 14 * unit.PT, Ink: "noir", Hyphens: true,
	}
}

func justifiedStyle() Style {
	s := ragged()
	s.Align = Justified
	return s
}

func micro() Style {
	s := justifiedStyle()
	s.Stretch, s.Protrude = 20, true
	return s
}

func para(style Style, lang string, runs ...Run) *Para {
	return &Para{Style: style, Lang: lang, Runs: runs, Elem: draw.New(draw.P)}
}

// set sets a paragraph that fits and checks what is true of all lines.
func set(t *testing.T, s *Setter, p *Para, width unit.Length, o Options) []draw.Box {
	t.Helper()
	r := s.Set(p, width, o)
	if r.Wide != nil {
		t.Fatalf("%+v", *r.Wide)
	}
	sound(t, s, p, width, r.Lines)
	return r.Lines
}

// sound checks what is true of all lines.
func sound(t *testing.T, s *Setter, p *Para, width unit.Length, lines []draw.Box) {
	t.Helper()
	for i := range lines {
		b := &lines[i]
		if b.W != width || b.H != p.Leading || b.Base != p.Leading.Scale(70, 100) || b.Line == nil {
			t.Fatalf("line %d is not a line's box: %+v", i, b.Size)
		}
		if b.Line.Para != i || b.Line.Of != len(lines) || b.Line.Last != (i == len(lines)-1) || b.Line.Ratio < -1 {
			t.Errorf("line %d calls itself %+v", i, *b.Line)
		}
		if most := 1000 + p.Stretch; b.Line.Scale > most || b.Line.Scale < 2000-most {
			t.Errorf("line %d is scaled to %d", i, b.Line.Scale)
		}
		ends(t, p, b, i)
	}
}

// ends checks that a line keeps to its measure and that a justified one fills
// it to within 0.02 pt, and that the widths of its runs are what a viewer will
// draw.
func ends(t *testing.T, p *Para, b *draw.Box, i int) {
	t.Helper()
	tol := unit.Points(0.02)
	var right unit.Length
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if x, ok := op.(draw.Text); ok {
				right = max(right, v.At.X+x.X+x.Width)
				if len(x.Adjust) != 0 && len(x.Adjust) != len(x.Drawn()) {
					t.Errorf("line %d: %d adjustments for %q", i, len(x.Adjust), x.Str)
				}
			}
		}
		if v.Box != b && v.Box.Line == nil && len(v.Box.Ops) > 0 {
			right = max(right, v.At.X+v.At.W)
		}
		return true
	})
	out := unit.Length(0)
	if p.Protrude {
		out = p.Size / 2
	}
	if right > b.W+out+tol {
		t.Errorf("line %d ends %s out of the measure: %s", i, right-b.W, plainText(b))
	}
	if l := b.Line; l.Justify && !l.Last && l.Short == 0 && len(l.Gaps) > 0 && right < b.W-tol {
		t.Errorf("line %d ends %s short of the measure: %s", i, b.W-right, plainText(b))
	}
}
