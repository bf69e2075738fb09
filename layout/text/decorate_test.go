package text

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func opsOf[T draw.Op](lines []draw.Box) []T {
	var out []T
	for i := range lines {
		for _, op := range lines[i].Ops {
			if x, ok := op.(T); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

// TestLink: a link over two lines is two areas of one element, each over its
// words.
func TestLink(t *testing.T) {
	s := setter(t)
	e := draw.New(draw.LinkElem)
	lines := set(t, s, para(ragged(), "fr", Run{Text: "Un texte qui mène "}, Run{Text: "vers une page assez loin d’ici pour passer à la ligne", Href: "#method", Elem: e}, Run{Text: " et s’arrête."}), 60*unit.MM, Options{})
	links := opsOf[draw.Link](lines)
	if len(lines) < 2 || len(links) < 2 {
		t.Fatalf("%d lines, %d links", len(lines), len(links))
	}
	for i := range lines {
		for _, x := range texts(&lines[i]) {
			if x.Elem != e {
				continue
			}
			covered := false
			for _, op := range lines[i].Ops {
				if l, ok := op.(draw.Link); ok {
					covered = covered || l.X <= x.X && l.Right() >= x.X+x.Width-10 && l.Y < x.Y && l.Bottom() > x.Y && l.Href == "#method" && l.Elem == e
				}
			}
			if !covered {
				t.Errorf("line %d: %q leads nowhere", i, x.Str)
			}
		}
	}
}

// TestUnderline: one line under all words of a run, under its baseline, in its
// ink, and not under the space at the line's end.
func TestUnderline(t *testing.T) {
	s := setter(t)
	lines := set(t, s, para(ragged(), "fr", Run{Text: "mot "}, Run{Text: "deux mots soulignés", Underline: true, Ink: "vermtexte"}, Run{Text: " fin"}), 200*unit.MM, Options{})
	paths := opsOf[draw.Path](lines)
	if len(paths) != 1 {
		t.Fatalf("%d underlines", len(paths))
	}
	u := paths[0]
	all := texts(&lines[0])
	if len(all) != 3 || u.Stroke != "vermtexte" || u.Segs[0].P[0].X != all[1].X || u.Segs[1].P[0].X < all[1].X+all[1].Width-2 || u.Segs[1].P[0].X > all[2].X {
		t.Errorf("%+v under %+v", u, all)
	}
	if y := u.Segs[0].P[0].Y; y <= lines[0].Base || y >= lines[0].H || u.Width < unit.Points(0.5) {
		t.Errorf("it stands at %v, %v thick", y, u.Width)
	}
}

// TestSign: an inline drawing takes its width, stands on the baseline, and is
// read where it stands.
func TestSign(t *testing.T) {
	s := setter(t)
	sign := draw.Box{Size: unit.Size{W: 4 * unit.MM, H: 3 * unit.MM}, Base: 2 * unit.MM, Elem: draw.New(draw.Figure), Name: "disc"}
	p := para(ragged(), "fr", Run{Text: "avant "}, Run{Sign: &sign}, Run{Text: " après"})
	lines := set(t, s, p, 200*unit.MM, Options{})
	kids := lines[0].Kids
	if len(kids) != 3 || kids[1].Box.Name != "disc" {
		t.Fatalf("%d kids", len(kids))
	}
	if got := plainText(&kids[0].Box) + "|" + plainText(&kids[2].Box); got != "avant| après" {
		t.Errorf("around it stands %q", got)
	}
	if kids[1].Y+sign.Base != lines[0].Base {
		t.Error("it does not stand on the baseline")
	}
	if a, b := kids[0].X+kids[0].Box.W, kids[2].X; a > kids[1].X+2 || b < kids[1].X+sign.W-2 || b > kids[1].X+sign.W+2 {
		t.Errorf("text ends at %v, sign from %v to %v, text from %v", a, kids[1].X, kids[1].X+sign.W, b)
	}
	without := s.Width(para(ragged(), "fr", Run{Text: "avant "}, Run{Text: " après", Font: "serif"}))
	if d := s.Width(p) - without; d < sign.W {
		t.Errorf("it adds %v", d)
	}
}

// TestMixed: runs of other faces, sizes and heights stand side by side.
func TestMixed(t *testing.T) {
	s := setter(t)
	p := para(ragged(), "fr", Run{Text: "texte"}, Run{Text: "3", Size: 6 * unit.PT, Rise: 3 * unit.PT, Ink: "nuit"}, Run{Text: " code", Code: true}, Run{Text: " fin", Font: "sans-bold"})
	lines := set(t, s, p, 200*unit.MM, Options{})
	all := texts(&lines[0])
	if len(all) != 4 || all[1].Size != 6*unit.PT || all[1].Y != lines[0].Base-3*unit.PT || all[1].Ink != "nuit" || all[2].Font != "code" || all[3].Font != "sans-bold" || all[0].Ink != "noir" {
		t.Fatalf("%+v", all)
	}
	for i := 1; i < len(all); i++ {
		if d := all[i].X - all[i-1].X - all[i-1].Width; d > 20 || d < -20 {
			t.Errorf("run %d begins %v after the one before", i, d)
		}
	}
}

// TestTracking: letter spacing counts between letters and not at the end.
func TestTracking(t *testing.T) {
	s := setter(t)
	style := ragged()
	p := para(style, "fr", Run{Text: "SecNumCloud"})
	style.Track = -30
	q := para(style, "fr", Run{Text: "SecNumCloud"})
	if got, want := s.Width(p)-s.Width(q), (10*p.Size).Scale(30, 1000); got < want-2 || got > want+2 {
		t.Errorf("tracking takes %v, want %v", got, want)
	}
}
