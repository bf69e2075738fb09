package draw

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

func line(s string, x, y unit.Length) At {
	b := Box{Base: 3 * mm, Line: &Line{Last: true}, Ops: []Op{Text{Point: unit.Point{Y: 3 * mm}, Str: s, Size: 10 * unit.PT, Ink: Noir, Width: 20 * mm}}}
	b.W, b.H = 40*mm, 5*mm
	return At{unit.Point{X: x, Y: y}, b}
}

// sample is a page with a section, a table cell with a foreign word, a figure,
// a link and a running head.
func sample() []Page {
	cell := Box{Elem: New(DataCell), Kids: []At{line("valeur", 0, 0)}, Name: "cell", From: diag.Pos{File: "x.md", Line: 3}}
	cell.W, cell.H = 40*mm, 5*mm
	span := &Elem{Role: Span, Lang: "en"}
	word := line("un ", 0, 0)
	word.Box.Ops = append(word.Box.Ops, Text{Point: unit.Point{X: 20 * mm, Y: 3 * mm}, Str: "cloud", Elem: span, Ink: Noir, Size: mm, Width: 9 * mm})
	para := Box{Elem: New(P), Kids: []At{word}}
	para.W, para.H = 40*mm, 5*mm
	disc := Box{Elem: &Elem{Role: Figure, Alt: "disc"}, Ops: []Op{
		Path{Segs: Rectangle(unit.Box(0, 0, mm, mm)), Fill: Nuit}, Path{Segs: Rectangle(unit.Box(0, 0, mm, mm)), Stroke: Nuit, Width: mm},
		Anchor{Name: "disc"}, Link{Href: "#disc"}, Image{Picture: &Picture{Name: "a.png"}},
	}}
	disc.W, disc.H = 10*mm, 10*mm
	head := Box{Elem: New(Header), Kids: []At{line("Rubrique", 0, 0)}}
	head.W, head.H = 100*mm, 5*mm
	sect := Box{Elem: New(Sect)}
	sect.W, sect.H = 170*mm, 240*mm
	sect.Put(0, 0, para)
	sect.Put(0, 10*mm, cell)
	sect.Put(50*mm, 10*mm, disc)
	p := Page{Folio: "2", Section: "s", Ground: Sable}
	p.W, p.H = 210*mm, 297*mm
	p.Put(20*mm, 10*mm, head)
	p.Put(20*mm, 30*mm, sect)
	return []Page{p, {}}
}

func TestDump(t *testing.T) {
	want := `page 1  folio 2  section s  ground sable
  header       20.0   10.0   40.0    5.0  “Rubrique”
  P            20.0   30.0   40.0    5.0  “un cloud”
  TD           20.0   40.0   40.0    5.0  “valeur”
  Figure       70.0   40.0   10.0   10.0  2× nuit  #disc  → #disc  image a.png
page 2  folio -  section -
`
	if got := Dump(sample()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTree(t *testing.T) {
	root := Tree(sample())
	if len(root.Kids) != 1 || root.Kids[0].Elem.Role != Sect || len(root.Kids[0].Kids) != 3 {
		t.Fatalf("%d kids", len(root.Kids))
	}
	if got := strings.Join(strings.Fields(root.Words()), " "); got != "un cloud valeur" {
		t.Errorf("words %q", got)
	}
	para := root.Kids[0].Kids[0]
	if len(para.Kids) < 2 || para.Kids[1].Elem == nil || para.Kids[1].Elem.Lang != "en" {
		t.Error("the foreign word is no element of its own")
	}
}

func TestWalk(t *testing.T) {
	pages := sample()
	seen := ""
	Walk(&pages[0].Box, func(v Visit) bool {
		if v.Box.Line != nil && v.Name == "cell" {
			seen = v.From.String() + " " + v.At.X.String() + " " + string(v.Elem.Role) + " in " + string(v.Parent.Role)
		}
		return true
	})
	if want := "x.md:3 20mm TD in Sect"; seen != want {
		t.Errorf("got %q, want %q", seen, want)
	}
	n := 0
	Walk(&pages[0].Box, func(Visit) bool { n++; return false })
	if n != 1 {
		t.Errorf("%d boxes after a visit that answers no", n)
	}
}

func TestExtent(t *testing.T) {
	seg := []Seg{{Kind: Move, P: [3]unit.Point{{X: mm, Y: mm}}}, {Kind: Curve, P: [3]unit.Point{{X: 2 * mm}, {X: 3 * mm, Y: 4 * mm}, {X: 5 * mm, Y: mm}}}, {Kind: Close}}
	cases := []struct {
		name string
		op   Op
		want unit.Rect
		ok   bool
	}{
		{"text", Text{Point: unit.Point{X: mm, Y: 10 * mm}, Str: "x", Size: 10 * mm, Width: 5 * mm, Ink: Noir}, unit.Box(mm, 3*mm, 5*mm, 92*mm/10), true},
		{"text before a space", Text{Point: unit.Point{X: mm, Y: 10 * mm}, Str: "x ", Size: 10 * mm, Width: 7 * mm, Ink: Noir}, unit.Box(mm, 3*mm, 5*mm, 92*mm/10), true},
		{"a space", Text{Str: " \u00A0", Ink: Noir}, unit.Rect{}, false},
		{"text without ink", Text{Str: "x"}, unit.Rect{}, false},
		{"a curve", Path{Segs: seg, Fill: Nuit}, unit.Box(mm, 0, 4*mm, 4*mm), true},
		{"its stroke", Path{Segs: seg, Stroke: Nuit, Width: 2 * mm}, unit.Box(0, -mm, 6*mm, 6*mm), true},
		{"no paint", Path{Segs: seg}, unit.Rect{}, false},
		{"no points", Path{Fill: Nuit}, unit.Rect{}, false},
		{"an image", Image{Rect: unit.Box(mm, mm, mm, mm)}, unit.Box(mm, mm, mm, mm), true},
		{"a link", Link{Rect: unit.Box(mm, mm, mm, mm)}, unit.Rect{}, false},
	}
	for _, c := range cases {
		if got, ok := Extent(c.op); ok != c.ok || ok && got != c.want {
			t.Errorf("%s: %v %v, want %v %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestRuns(t *testing.T) {
	a, b := Text{Str: "a", Width: mm, Adjust: []int{3}}, Text{Str: "bc", Width: 2 * mm, Goes: true}
	rule := Path{Stroke: "nuit"}
	got := Runs([]Op{a, b, b, rule, b})
	if len(got) != 3 {
		t.Fatalf("%d marks", len(got))
	}
	one := got[0].(Text)
	if one.Str != "abcbc" || one.Width != 5*mm || len(one.Adjust) != 5 || one.Adjust[0] != 3 || one.Goes {
		t.Errorf("%+v", one)
	}
	if last := got[2].(Text); last.Str != "bc" || last.Adjust != nil {
		t.Errorf("behind a rule nothing is joined: %+v", last)
	}
	ops := []Op{a, rule}
	if same := Runs(ops); &same[0] != &ops[0] {
		t.Error("marks of which none goes on are copied")
	}
}

// Each raised letter stands for one letter.
func TestRaisedLettersArePaired(t *testing.T) {
	if a, b := len([]rune(raised)), len(letters); a != b {
		t.Fatalf("%d raised letters stand for %d", a, b)
	}
}
