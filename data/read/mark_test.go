package read

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func svg(inner string) string {
	return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"10 20 100 50\">\n" + inner + "\n</svg>\n"
}

func marked(text string) (*Mark, *Folder, bool) {
	l := NewFolder(fstest.MapFS{"logo.svg": &fstest.MapFile{Data: []byte(text)}})
	m, ok := l.Mark("logo.svg")
	return m, l, ok
}

// Every command of a path draws, absolute and relative, from the box's corner.
func TestMark(t *testing.T) {
	m, l, ok := marked("<?xml version=\"1.0\"?>\n<!-- ours -->\n" + svg(`<title>Ours &amp; theirs</title><g id="a" fill="#000"><path d="M10,20h10v5H30V30l-5 1L20 40z"/>`+
		`<path fill="#000" fill-rule="evenodd" d="M20 30C20 40 30 40 30 30S40 20 40 30q5 10 10 0t10 0Q65 40 70 30T80.5 30m1e0-.5.5-.5z"/></g>`))
	if !ok || len(l.Found) > 0 {
		t.Fatal(l.Found)
	}
	const k = fine
	if m.W != 100*k || m.H != 50*k || len(m.Areas) != 2 || m.Areas[0].EvenOdd || !m.Areas[1].EvenOdd || m.Pos.Line != 3 {
		t.Fatalf("%+v", m)
	}
	ends := func(a Area) (out [][2]int64) {
		for _, s := range a.Segments {
			switch s.Kind {
			case MoveTo, LineTo:
				out = append(out, s.P[0])
			case CurveTo:
				out = append(out, s.P[2])
			}
		}
		return out
	}
	for i, want := range [][][2]int64{
		{{0, 0}, {10 * k, 0}, {10 * k, 5 * k}, {20 * k, 5 * k}, {20 * k, 10 * k}, {15 * k, 11 * k}, {10 * k, 20 * k}},
		{{10 * k, 10 * k}, {20 * k, 10 * k}, {30 * k, 10 * k}, {40 * k, 10 * k}, {50 * k, 10 * k}, {60 * k, 10 * k}, {705 * k / 10, 10 * k}, {715 * k / 10, 95 * k / 10}, {72 * k, 9 * k}},
	} {
		got := ends(m.Areas[i])
		if len(got) != len(want) {
			t.Fatalf("outline %d: %v", i, got)
		}
		for j := range want {
			if got[j] != want[j] {
				t.Errorf("outline %d, point %d is %v, want %v", i, j, got[j], want[j])
			}
		}
	}
	curves := m.Areas[1].Segments
	if c := curves[2].P; c[0] != [2]int64{20 * k, 0} { // the handle on the other side of the first curve's
		t.Errorf("a smooth curve leaves by %v", c)
	}
	if c := curves[3].P; c[0] != [2]int64{(30*k*3 + 10*k) / 3, (10*k*3 + 20*k) / 3} {
		t.Errorf("a quadratic curve leaves by %v", c)
	}
}

// What would be missing on the page is found at its line, and nothing hangs.
func TestMarkFaults(t *testing.T) {
	for _, x := range []struct {
		name, text, says string
		line             int
	}{
		{"no XML", "\x89PNG", "UTF-8", 1},
		{"empty", "", "begins with no <svg>", 1},
		{"a page", "<html><body/></html>", "begins with no <svg>", 1},
		{"cut short", "<svg viewBox='0 0 1 1'>\n<path d='M0 0", "from this line on", 2},
		{"no box", "<svg>\n<path d='M0 0'/></svg>", "viewBox of four numbers", 1},
		{"a box of nothing", "<svg viewBox='0 0 0 10'/>", "viewBox of four numbers", 1},
		{"a vast box", "<svg viewBox='0 0 1e300 10'/>", "viewBox of four numbers", 1},
		{"NaN", "<svg viewBox='0 0 NaN 10'/>", "viewBox of four numbers", 1},
		{"a thread", "<svg viewBox='0 0 1000 10'/>", "20 times longer", 1},
		{"nothing drawn", svg(""), "holds no path", 1},
		{"a circle", svg("<circle cx='1' cy='1' r='1'/>"), "<circle> stands here", 2},
		{"a picture", svg("<image href='http://x.example/y.png'/>"), "<image> stands here", 2},
		{"a program", svg("<script>alert(1)</script>"), "<script> stands here", 2},
		{"a style", svg("<style>path{fill:red}</style>"), "<style> stands here", 2},
		{"words", svg("<g>Ours</g>"), "Text stands here", 2},
		{"words of its own", "<!DOCTYPE svg [<!ENTITY a \"b\">]>\n" + svg("<path d='&a;'/>"), "defines words of its own", 1},
		{"an unknown word", svg("<path d='&a;'/>"), "from this line on", 2},
		{"a drawing program's", strings.Replace(svg("<path d='M10 20'/>"), "viewBox", "xmlns:i='http://i.example' i:a='b' viewBox", 1), "belongs to a drawing program", 1},
		{"a transformation", svg("<g>\n<path transform='scale(2)' d='M10 20'/></g>"), "transform is not read", 3},
		{"an outline", svg("<path stroke='red' d='M10 20'/>"), "stroke is not read", 2},
		{"a second colour", svg("<path fill='red' d='M10 20z'/>\n<path fill='blue' d='M10 20z'/>"), "second colour", 3},
		{"no fill", svg("<path fill='none' d='M10 20'/>"), "filled with nothing", 2},
		{"a rule", svg("<path fill-rule='odd' d='M10 20'/>"), "fill-rule is odd", 2},
		{"an empty path", svg("<path d=' '/>"), "path is empty", 2},
		{"an arc", svg("<path d='M10 20a1 1 0 0 0 5 5'/>"), "arc of an ellipse", 2},
		{"no start", svg("<path d='L10 20'/>"), "does not begin with M", 2},
		{"few numbers", svg("<path d='M10 20C1 2 3 4 5'/>"), "Behind C the path has no number", 2},
		{"a vast number", svg("<path d='M10 20L1e99 1'/>"), "Behind L the path has no number", 2},
		{"numbers without end", svg("<path d='M10 20z 1 2'/>"), "no command it could follow", 2},
		{"outside", svg("<path d='M10 20L9 20'/>"), "leaves the drawing's viewBox", 2},
		{"many steps", svg("<path d='M10 20" + strings.Repeat("h1h-1", 3000) + "'/>"), "more than 5", 2},
		{"deep", svg(strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100)), "inside one another", 2},
		{"a long line", svg("<path d='" + strings.Repeat("M10 20", 10000) + "'/>"), "20", 2},
	} {
		start := time.Now()
		_, l, ok := marked(x.text)
		if ok || len(l.Found) == 0 || !strings.Contains(l.Found[0].Msg.String(), x.says) || l.Found[0].Pos.Line != x.line || l.Found[0].Hint == "" {
			t.Errorf("%s: read %t, found %v", x.name, ok, l.Found)
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%s took %s", x.name, d)
		}
	}
}

// Whatever a file holds, it is a drawing within its box or a finding.
func FuzzMark(f *testing.F) {
	for _, s := range []string{svg("<path d='M10 20h5v5z'/>"), svg("<path d='M10 20S20 30 40 50T60 70'/>"), "<svg", "<a:b xmlns:a='c'/>", "<!--", "<svg viewBox='0,0,1,1'><path d='m.5.5-.5e0.1'/></svg>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, l, ok := marked(s)
		if ok != (len(l.Found) == 0) && ok {
			for _, is := range l.Found {
				if is.Code == BadLogo {
					t.Errorf("read, and found: %v", is)
				}
			}
		}
		if !ok && len(l.Found) == 0 {
			t.Error("neither a drawing nor a finding")
		}
		for _, a := range m.areas(ok) {
			for _, s := range a.Segments {
				for _, p := range s.P {
					if p[0] < 0 || p[1] < 0 || p[0] > m.W || p[1] > m.H {
						t.Errorf("%v is outside of %d by %d", p, m.W, m.H)
					}
				}
			}
		}
	})
}

func (m *Mark) areas(ok bool) []Area {
	if !ok {
		return nil
	}
	return m.Areas
}
