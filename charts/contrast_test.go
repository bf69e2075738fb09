package charts

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// rgb is a colour in linear light, 0 to 1.
type rgb [3]float64

func light(ink draw.Ink) rgb {
	var out rgb
	for i, c := range colour(ink) {
		v := float64(c) / 255
		if out[i] = v / 12.92; v > 0.04045 {
			out[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return out
}

// luminance is the relative luminance of WCAG 2.
func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// visions are how a colour looks: to most, in greyscale, and with one kind of
// cone missing, by the matrices for severity 1.0 of Machado, Oliveira and
// Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency" (2009), in linear light.
func visions() map[string]func(rgb) rgb {
	by := func(m [3]rgb) func(rgb) rgb {
		return func(c rgb) (out rgb) {
			for i, row := range m {
				out[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
			}
			return out
		}
	}
	return map[string]func(rgb) rgb{
		"full":      func(c rgb) rgb { return c },
		"greyscale": func(c rgb) rgb { y := c.luminance(); return rgb{y, y, y} },
		"protanopia": by([3]rgb{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
			{-0.003882, -0.048116, 1.051998}}),
		"deuteranopia": by([3]rgb{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
			{-0.011820, 0.042940, 0.968881}}),
		"tritanopia": by([3]rgb{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602},
			{0.004733, 0.691367, 0.303900}}),
	}
}

// Two inks that mean different things differ in light, to every eye; the
// shapes, which differ too, are the business of other tests. The thresholds of
// WCAG hold for the inks as they are and in greyscale. For simulated eyes they
// are no law, and three quarters of them are taken as still apart: vermilion is
// dark to those who lack the long cones.
func TestInksDifferToEveryEye(t *testing.T) {
	k := StandardInks()
	type couple struct {
		what string
		a, b draw.Ink
		min  float64
	}
	pairs := []couple{
		{"changed and unchanged marks", k.Change, k.Sign, 3},
		{"changed and unchanged names", k.ChangeText, k.Text, 3}, // also underlined
		{"signs on the page", k.Sign, k.Paper, 3},
		{"changed marks on the page", k.Change, k.Paper, 3},
		{"the unknown on the page", k.Unknown, k.Paper, 3},
		{"names on plates", k.Sign, k.Plate, 4.5},
		{"changed names on plates", k.ChangeText, k.Plate, 4.5},
		{"words on filled blocks", k.Reversed, k.Sign, 4.5},
		{"numbers on the map's full discs", seasonOf(1).Ground, seasonOf(1).Disc, 4.5},
		{"numbers on the map's changed discs", draw.Noir, k.Change, 4.5},
	}
	for m := 1; m <= 12; m += 3 {
		s := seasonOf(m)
		pairs = append(pairs,
			couple{"discs of season " + string(s.Ground), s.Disc, s.Ground, 4.5},
			couple{"changed discs of season " + string(s.Ground), s.Change, s.Ground, 3},
			couple{"changed against unchanged discs", s.Change, s.Disc, 3},
			couple{"bands of season " + string(s.Ground), s.Band, s.Ground, 3})
	}
	for name, see := range visions() {
		for _, p := range pairs {
			want := p.min
			if name != "full" && name != "greyscale" {
				want *= 0.75
			}
			if got := contrast(see(light(p.a)), see(light(p.b))); got < want {
				t.Errorf("%s: %s, %s on %s: %.2f, want %.2f", name, p.what, p.a, p.b, got, want)
			}
		}
	}
}

// Without colour, what changed still says so: its name has a dotted line under it,
// which says to listeners that it changed, once for each name. The names of what did
// not change have none.
func TestChangedNamesAreUnderlined(t *testing.T) {
	for lang, says := range map[string]string{"fr": "a changé", "en": "changed"} {
		cs := all(t, sheet(t, lang), january())
		for kind, want := range map[string]int{"bricks": 4, "calendar": 1} {
			lines, elems := 0, map[*draw.Elem]bool{}
			for _, m := range marksOf(cs[kind].Box) {
				p, ok := m.op.(draw.Path)
				if !ok || p.Stroke != draw.Vermtexte {
					continue
				}
				lines++
				if len(p.Dash) == 0 {
					t.Errorf("%s, %s: an underline is not dotted", lang, kind)
				}
				if !p.Elem.Signs() || p.Elem.Alt != says {
					t.Errorf("%s, %s: an underline does not say %q", lang, kind, says)
				}
				elems[p.Elem] = true
			}
			if lines != want || len(elems) != want {
				t.Errorf("%s, %s: %d names are underlined, %d changed; %d elements say so", lang, kind, lines, want, len(elems))
			}
		}
		// a brick bears its provider, a row of the calendar its offer as well
		compareHeard(t, cs["bricks"].Box, draw.P, says, InProgress, func(o Offer) string { return o.Provider })
		compareHeard(t, cs["calendar"].Box, draw.HeadCell, says, Qualified, func(o Offer) string { return o.Provider + " " + o.Name })
	}
}

// compareHeard holds what elements of a role say of the names of a stage's offers
// against the offers: how often each is heard, and how often as changed.
func compareHeard(t *testing.T, b draw.Box, role draw.Role, says string, stage Stage, name func(Offer) string) {
	t.Helper()
	type times struct{ Named, Changed int }
	want := map[string]times{}
	for _, o := range january() {
		if o.Stage == stage {
			n := want[name(o)]
			if n.Named++; o.Changed {
				n.Changed++
			}
			want[name(o)] = n
		}
	}
	got := map[string]times{}
	var hear func(*draw.Node)
	hear = func(n *draw.Node) {
		words := strings.Join(strings.Fields(n.Words()), " ")
		if _, named := want[words]; named && n.Elem != nil && n.Elem.Role == role {
			heard := got[words]
			heard.Named++
			for _, k := range n.Kids {
				if k.Elem.Signs() && k.Elem.Alt == says {
					heard.Changed++
				}
			}
			got[words] = heard
		}
		for _, k := range n.Kids {
			hear(k)
		}
	}
	hear(draw.Tree([]draw.Page{{Box: b}}))
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("names as they are heard:\n%s", d)
	}
}

// A month without news has no vermilion.
func TestNoNewsNoVermilion(t *testing.T) {
	offers := january()
	for i := range offers {
		offers[i].Changed = false
	}
	for kind, c := range all(t, sheet(t, "en"), offers) {
		for _, m := range marksOf(c.Box) {
			if p, ok := m.op.(draw.Path); ok && (p.Fill == draw.Vermillon || p.Stroke == draw.Vermillon || p.Stroke == draw.Vermtexte) {
				t.Errorf("%s: vermilion without news", kind)
			}
		}
	}
}

// Another theme's inks are all that is drawn with: no swatch is hard-wired.
func TestChartsUseTheInksGiven(t *testing.T) {
	s := sheet(t, "fr")
	s.Inks = Inks{Sign: "a", Text: "b", Change: "c", ChangeText: "d", Unknown: "e", Hairline: "f", Plate: "g", Veil: "l", Paper: "h", Reversed: "i", Fine: "j"}
	s.Styles = StylesOf(func(name string) text.Style { return inked(styled(t, name), "k") })
	for kind, c := range all(t, s, january()) {
		for _, m := range marksOf(c.Box) {
			var inks []draw.Ink
			switch o := m.op.(type) {
			case draw.Path:
				inks = []draw.Ink{o.Fill, o.Stroke}
			case draw.Text:
				inks = []draw.Ink{o.Ink}
			}
			for _, ink := range inks {
				if len(ink) > 1 {
					t.Errorf("%s draws with %s", kind, ink)
				}
			}
		}
	}
}
