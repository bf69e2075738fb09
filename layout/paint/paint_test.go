package paint

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

func palette() profile.Palette {
	return profile.Palette{
		"noir":   {RGB: [3]uint8{0x1A, 0x1A, 0x1A}, CMYK: [4]uint8{0, 0, 0, 100}},
		"papier": {RGB: [3]uint8{255, 255, 255}},
		"nuit":   {RGB: [3]uint8{0x10, 0x26, 0x4B}, CMYK: [4]uint8{100, 80, 15, 60}},
	}
}

func faces(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func page(ops ...draw.Op) draw.Page {
	return draw.Page{Box: draw.Box{Size: profile.A4(), Ops: ops}}
}

func words(s string) draw.Text {
	return draw.Text{Point: unit.Point{X: 20 * mm, Y: 30 * mm}, Str: s, Font: "sans", Size: 10 * unit.PT, Ink: "noir", Width: 30 * mm}
}

func rect(x, y, w, h unit.Length) []draw.Seg { return draw.Rectangle(unit.Box(x, y, w, h)) }

func painted(t *testing.T, prof profile.Profile, pages ...draw.Page) *Painted {
	t.Helper()
	p, err := PDF(pages, Slug{Title: "Observatoire", Month: "avril\u00a02026", Lang: "fr", Date: "30\u202favril"}, prof, palette(), faces(t))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// stream is the first page's operators, ours only.
func stream(t *testing.T, p *Painted) string {
	t.Helper()
	_, after, ok := strings.Cut(string(p.File), Start+"\n")
	body, _, end := strings.Cut(after, "endstream")
	if !ok || !end {
		t.Fatal("the page's stream does not begin as ours do")
	}
	return body
}

func contains(t *testing.T, got string, lines ...string) {
	t.Helper()
	at := 0
	for _, l := range lines {
		i := strings.Index(got[at:], l+"\n")
		if i < 0 {
			t.Errorf("missing, or out of order: %q in\n%q", l, got)
			return
		}
		at += i
	}
}

func TestRefusals(t *testing.T) {
	change := func(f func(*draw.Text)) draw.Page {
		w := words("ab")
		w.From.Pos = diag.Pos{File: "a.md", Line: 3, Col: 9}
		f(&w)
		p := page()
		p.Put(0, 0, draw.Box{Ops: []draw.Op{w}, From: diag.Pos{File: "a.md", Line: 3, Col: 4}, Name: "body"})
		return p
	}
	for label, c := range map[string]struct {
		code diag.Code
		page draw.Page
	}{
		"missing glyph":     {UnpaintableGlyph, change(func(w *draw.Text) { w.Str = "漢" })},
		"above the plane":   {UnpaintableGlyph, change(func(w *draw.Text) { w.Str = "a😀" })},
		"control character": {ControlCharacter, change(func(w *draw.Text) { w.Str = "a\nb" })},
		"no size":           {UnpaintableText, change(func(w *draw.Text) { w.Size = 0 })},
		"unknown face":      {UnknownFace, change(func(w *draw.Text) { w.Font = "comic" })},
		"unknown ink":       {UnknownInk, change(func(w *draw.Text) { w.Ink = "rose" })},
		"unknown fill":      {UnknownInk, page(draw.Path{Segs: rect(0, 0, mm, mm), Fill: "rose"})},
		"unknown ground":    {UnknownInk, draw.Page{Box: draw.Box{Size: profile.A4()}, Ground: "rose"}},
		"no picture":        {UnreadablePicture, page(draw.Image{})},
		"broken picture":    {UnreadablePicture, page(draw.Image{Picture: &draw.Picture{Name: "x.png", Format: "png", Data: []byte("PNG")}})},
		"unknown format":    {UnreadablePicture, page(draw.Image{Picture: &draw.Picture{Name: "x.gif", Format: "gif"}})},
		"wrong size":        {PageSize, draw.Page{Box: draw.Box{Size: unit.Size{W: 100 * mm, H: 100 * mm}}}},
	} {
		_, err := PDF([]draw.Page{c.page}, Slug{}, profile.Screen(), palette(), faces(t))
		var refused *Refused
		if !errors.As(err, &refused) || !errors.Is(err, ErrPage) || !refused.Issues.Has(c.code) {
			t.Errorf("%s: %v, want a finding %s", label, err, c.code)
			continue
		}
		if is := refused.Issues[0]; is.Page != 1 || len(c.page.Kids) > 0 && (is.Pos.Line != 3 || is.Field != "body") {
			t.Errorf("%s: the finding is at %v, %q, page %d", label, is.Pos, is.Field, is.Page)
		}
	}
}

func TestColoursAreSwatches(t *testing.T) {
	pg := page(words("a"), draw.Path{Segs: rect(0, 0, 10*mm, 10*mm), Fill: "nuit", Stroke: "nuit", Width: unit.PT, Dash: []unit.Length{unit.PT, 2 * unit.PT}})
	contains(t, stream(t, painted(t, profile.Screen(), pg)), "0.102 0.102 0.102 rg", "0.0627 0.149 0.2941 rg", "0.0627 0.149 0.2941 RG", "1 w", "[1 2] 0 d", "0 813.5433 28.3465 28.3465 re B")
	s := stream(t, painted(t, profile.Print(profile.NoMarks), pg))
	contains(t, s, "0 0 0 1 k", "1 0.8 0.15 0.6 k", "1 0.8 0.15 0.6 K")
	for _, rgb := range []string{" rg\n", " RG\n", " g\n", " G\n"} {
		if strings.Contains(s, rgb) {
			t.Errorf("the print file sets a colour with %q", rgb)
		}
	}
}

func TestOverprint(t *testing.T) {
	big := words("b")
	big.Size = 40 * unit.PT
	white := words("c")
	white.Ink = "papier"
	line := func(w unit.Length, i draw.Ink) draw.Path {
		return draw.Path{Segs: []draw.Seg{{Kind: draw.Move}, {Kind: draw.LineTo, P: [3]unit.Point{{X: 50 * mm}}}}, Stroke: i, Width: w}
	}
	for label, c := range map[string]struct {
		op   draw.Op
		over bool
	}{
		"small black text": {words("a"), true}, "large black text": {big, false}, "white text": {white, false},
		"black hairline": {line(unit.PT/2, "noir"), true}, "thick black line": {line(3*unit.PT, "noir"), false}, "blue line": {line(unit.PT, "nuit"), false},
		"thin black rectangle": {draw.Path{Segs: rect(0, 0, 50*mm, unit.PT), Fill: "noir"}, true},
		"black area":           {draw.Path{Segs: rect(0, 0, 50*mm, 50*mm), Fill: "noir"}, false},
		"blue, black edge":     {draw.Path{Segs: rect(0, 0, 50*mm, unit.PT), Fill: "nuit", Stroke: "noir", Width: unit.PT}, false},
	} {
		s := stream(t, painted(t, profile.Print(profile.NoMarks), page(c.op)))
		if got := strings.Contains(s, "/"+GSOver+" gs"); got != c.over {
			t.Errorf("%s: overprints %v, want %v", label, got, c.over)
		}
		if s := stream(t, painted(t, profile.Screen(), page(c.op))); strings.Contains(s, " gs\n") {
			t.Errorf("%s: the screen file sets overprint", label)
		}
	}
}

func TestTextIsOneArray(t *testing.T) {
	w := words("a(é)\\")
	w.Adjust = []int{10, 0, -5, 0, 99}
	w.Scale = 1015
	s := stream(t, painted(t, profile.Screen(), page(w)))
	contains(t, s, "BT /F0 10 Tf 101.5 Tz 56.6929 756.8504 Td [(\x00a)-10(\x00\\(\x00\xe9)5(\x00\\)\x00\\\\)] TJ 100 Tz ET")
}

// A text that goes on from another passage is one array with it: where words
// came from does not change the file.
func TestTextThatGoesOnIsOneArray(t *testing.T) {
	whole := words("Etage")
	whole.Adjust = []int{0, -20, 0, 5, 0}
	a, b, c := words("Et"), words("ag"), words("e")
	a.Width, b.Width, c.Width = 12*mm, 14*mm, 4*mm
	a.Adjust, b.Adjust = []int{0, -20}, []int{0, 5}
	b.X, c.X, b.Goes, c.Goes = 32*mm, 46*mm, true, true
	a.From.Line, b.From.Line, c.From.Line = 1, 2, 3
	for _, prof := range []profile.Profile{profile.Screen(), profile.Print(profile.NoMarks)} {
		if one, three := stream(t, painted(t, prof, page(whole))), stream(t, painted(t, prof, page(a, b, c))); one != three {
			t.Errorf("%s: one\n%q\nthree\n%q", prof.Name, one, three)
		}
	}
}

func elem(e draw.Elem) *draw.Elem { return &e }

// The lines of an address are one sequence with its text, so that readers that
// take an empty replacement for none do not read the second line again. What is
// drawn between them, on another page or in another element, ends the sequence:
// then the words that readers had before are replaced by nothing.
func TestMuteTextIsReadOnce(t *testing.T) {
	a, b, c := words("a"), words("b"), words("c")
	a.Actual, b.Mute = "ab", true
	b.Y, c.Y = a.Y+5*mm, a.Y+10*mm
	p := draw.New(draw.P)
	for name, x := range map[string]struct {
		boxes []draw.Box
		want  []string
		said  string
	}{
		"one after the other": {[]draw.Box{{Elem: p, Ops: []draw.Op{a, b, c}}},
			[]string{"/Span <</MCID 0 /ActualText <FEFF00610062>>> BDC", "[( a)] TJ", "[( b)] TJ", "EMC", "/P <</MCID 1>> BDC", "[( c)] TJ"}, "abc"},
		"parted": {[]draw.Box{{Elem: p, Ops: []draw.Op{a}}, {Elem: draw.New(draw.P), Ops: []draw.Op{c}}, {Elem: p, Ops: []draw.Op{b}}},
			[]string{"/Span <</MCID 0 /ActualText <FEFF00610062>>> BDC", "[( a)] TJ", "EMC", "[( c)] TJ", "EMC",
				"/Span <</MCID 2 /ActualText <FEFF>>> BDC", "[( b)] TJ", "EMC"}, "abc"},
	} {
		pg := page()
		for _, box := range x.boxes {
			pg.Put(0, 0, box)
		}
		out := painted(t, profile.Screen(), pg)
		rest := strings.ReplaceAll(stream(t, out), "\x00", " ")
		for _, w := range x.want {
			i := strings.Index(rest, w)
			if i < 0 {
				t.Fatalf("%s: no %s in\n%s", name, w, rest)
			}
			rest = rest[i+len(w):]
		}
		said := ""
		for _, e := range out.Events {
			said += e.Text
		}
		if strings.ReplaceAll(said, " ", "") != x.said {
			t.Errorf("%s: readers get %q", name, said)
		}
	}
}

func TestMarkedContent(t *testing.T) {
	p := draw.New(draw.P)
	span := elem(draw.Elem{Role: draw.Span, Lang: "en"})
	a, b, c := words("a"), words("b"), words("-")
	b.Elem, c.Actual = span, "\u00ad"
	b.X, c.X = a.X+a.Width, a.X+3*a.Width
	again := a
	again.X = b.X + b.Width
	pg := page()
	line := draw.Box{Elem: p, Ops: []draw.Op{a, b, again, c, draw.Path{Segs: rect(0, 0, mm, mm), Fill: "nuit"}}}
	pg.Put(0, 0, line)
	pg.Put(0, 10*mm, draw.Box{Elem: p, Ops: []draw.Op{a}})
	pg.Put(0, 20*mm, draw.Box{Elem: p, Ops: []draw.Op{a}})
	pg.Put(0, 280*mm, draw.Box{Elem: draw.New(draw.Footer), Ops: []draw.Op{a, a}})
	out := painted(t, profile.Screen(), pg)
	var got []string
	for _, l := range strings.Split(stream(t, out), "\n") {
		if strings.HasSuffix(l, "BDC") || l == "EMC" {
			got = append(got, l)
		}
	}
	want := []string{"/P <</MCID 0>> BDC", "EMC", "/Span <</MCID 1>> BDC", "EMC", "/P <</MCID 2>> BDC", "EMC", "/Span <</MCID 3 /ActualText <FEFF00AD>>> BDC", "EMC",
		"/Artifact <</Type /Layout>> BDC", "EMC", "/P <</MCID 4>> BDC", "EMC", "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC", "EMC"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("sequences\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var said []string
	for _, e := range out.Events {
		if e.Kind == Content {
			said = append(said, string(e.Leaf().Role)+":"+e.Text)
		}
	}
	if s := strings.Join(said, " "); s != "P:a Span:b P:a P:\u00ad P:a a" {
		t.Errorf("events: %q", s)
	}
	if s := stream(t, painted(t, profile.Print(profile.NoMarks), pg)); strings.Contains(s, "BDC") {
		t.Error("the print file is not tagged and has marked content")
	}
}

// Runs of one element that stand apart get a space between them; those that
// touch do not, nor do other elements' and those that end in a space.
func TestRunsThatStandApart(t *testing.T) {
	said := func(role draw.Role, first string, dx, dy unit.Length, same bool) string {
		a, b := words(first), words("b")
		b.X, b.Y = a.X+a.Width+dx, a.Y+dy
		p := draw.New(role)
		pg := page()
		pg.Put(0, 0, draw.Box{Elem: p, Ops: []draw.Op{a}})
		if !same {
			p = draw.New(role)
		}
		pg.Put(0, 0, draw.Box{Elem: p, Ops: []draw.Op{b}})
		var out string
		for _, e := range painted(t, profile.Screen(), pg).Events {
			if e.Kind == Content {
				out += e.Text
			}
		}
		return out
	}
	for _, c := range []struct {
		want, got string
	}{
		{"ab", said(draw.P, "a", 0, 0, true)}, {"a b", said(draw.P, "a", 5*mm, 0, true)}, {"a b", said(draw.P, "a", -30*mm, 5*mm, true)},
		{"ab", said(draw.P, "a", 0, -unit.PT, true)}, {"a b", said(draw.P, "a ", 0, 5*mm, true)}, {"a-b", said(draw.P, "a-", 0, 5*mm, true)},
		{"ab", said(draw.P, "a", 0, 5*mm, false)}, {"", said(draw.Footer, "a", 0, 5*mm, true)},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestGroundsReachTheBleed(t *testing.T) {
	ground := draw.Path{Segs: rect(0, 100*mm, 210*mm, 20*mm), Fill: "nuit", Ground: true}
	inner := draw.Path{Segs: rect(10*mm, 200*mm, 20*mm, 20*mm), Fill: "nuit", Ground: true}
	prof := profile.Print(profile.NoMarks)
	prof.Bleed = 5 * mm
	pg := page(ground, inner)
	pg.Ground = "papier"
	s := stream(t, painted(t, prof, pg))
	contains(t, s, "0 0 623.622 870.2362 re f", "0 515.9055 623.622 56.6929 re f", "42.5197 232.4409 56.6929 56.6929 re f")
	contains(t, stream(t, painted(t, profile.Screen(), pg)), "0 0 595.2756 841.8898 re f", "0 501.7323 595.2756 56.6929 re f")
}

func TestCurvesAndHoles(t *testing.T) {
	pt := func(x, y unit.Length) unit.Point { return unit.Point{X: x * unit.PT, Y: y * unit.PT} }
	segs := []draw.Seg{{Kind: draw.Move, P: [3]unit.Point{pt(0, 0)}}, {Kind: draw.Curve, P: [3]unit.Point{pt(1, 0), pt(2, 1), pt(2, 2)}}, {Kind: draw.LineTo, P: [3]unit.Point{pt(0, 2)}}, {Kind: draw.Close}}
	s := stream(t, painted(t, profile.Screen(), page(draw.Path{Segs: segs, Fill: "nuit", EvenOdd: true, Ground: true})))
	contains(t, s, "0 841.8898 m 1 841.8898 2 840.8898 2 839.8898 c 0 839.8898 l h f*")
	if s = stream(t, painted(t, profile.Screen(), page(draw.Path{Segs: segs}))); strings.Contains(s, " m ") {
		t.Error("a path without colours is drawn")
	}
}

func TestMarksStandOutsideTheBleed(t *testing.T) {
	for marks, has := range map[profile.Marks][]string{
		profile.NoMarks: nil, profile.CropMarks: {"/CA CS 1 SCN 0.25 w [] 0 d /GK gs"}, profile.FullMarks: {"/CA CS 1 SCN 0.25 w [] 0 d /GK gs", "1 0 0 0 k 377.0079 904.252 14.1732 14.1732 re f"},
	} {
		prof := profile.Print(marks)
		s := stream(t, painted(t, prof, page()))
		for _, h := range has {
			if !strings.Contains(s, h) {
				t.Errorf("marks %d: %q is missing in\n%s", marks, h, s)
			}
		}
		if marks == profile.NoMarks && s != "" && strings.TrimSpace(s) != "" {
			t.Errorf("an empty page without marks draws %q", s)
		}
		bleed := prof.Sheet().Bleed
		for _, l := range strings.Split(s, "\n") {
			f := strings.Fields(l)
			if len(f) != 7 || f[2] != "m" || f[6] != "S" {
				continue
			}
			a, b := point(t, f[0], f[1]), point(t, f[3], f[4])
			r := unit.Box(min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X)-min(a.X, b.X)+1, max(a.Y, b.Y)-min(a.Y, b.Y)+1)
			if r.Overlaps(bleed, -mm/2) || !r.In(prof.Sheet().Media, 0) {
				t.Errorf("marks %d: the line %q is within half a millimetre of the bleed, or off the sheet", marks, l)
			}
		}
	}
}

func point(t *testing.T, x, y string) unit.Point {
	t.Helper()
	px, err1 := unit.Parse(x + "pt")
	py, err2 := unit.Parse(y + "pt")
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	return unit.Point{X: px, Y: py}
}

func TestSlugSaysWhatTheSheetIs(t *testing.T) {
	s := strings.ReplaceAll(stream(t, painted(t, profile.Print(profile.FullMarks), page(), page())), "\x00", "")
	for _, w := range []string{"Observatoire", "avril\u00a02026", "1/2", "C M Y K", "FOGRA39", "30\u202favril"} {
		var b strings.Builder
		for _, r := range w {
			escape(&b, byte(r>>8))
			escape(&b, byte(r))
		}
		if !strings.Contains(s, strings.ReplaceAll(b.String(), "\x00", "")) {
			t.Errorf("the slug line does not say %q", w)
		}
	}
}

func encoded(t *testing.T, format string, c color.Color) *draw.Picture {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for i := range 1600 {
		img.Set(i%40, i/40, c)
	}
	var b bytes.Buffer
	var err error
	if format == "png" {
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return &draw.Picture{Name: "p." + format, Format: format, Data: b.Bytes(), W: 40, H: 40}
}

func TestPictures(t *testing.T) {
	half := encoded(t, "png", color.NRGBA{0, 0, 0, 128})
	photo := encoded(t, "jpeg", color.NRGBA{10, 5, 5, 255})
	pg := page(draw.Image{Rect: unit.Box(mm, mm, 4*mm, 4*mm), Picture: half}, draw.Image{Rect: unit.Box(9*mm, mm, 40*mm, 40*mm), Picture: photo},
		draw.Image{Rect: unit.Box(60*mm, mm, 4*mm, 4*mm), Picture: half})
	out := painted(t, profile.Screen(), pg)
	if len(out.Issues) != 1 || out.Issues[0].Code != CoarsePicture ||
		!strings.Contains(out.Issues[0].Msg.String(), "it is 40 by 40 pixels large, 355 by 355 are needed") {
		t.Errorf("a picture of 25 ppi on a screen: %v", out.Issues)
	}
	if len(out.Images) != 2 || !out.Images[1].JPEG || !bytes.Equal(out.Images[1].Data, photo.Data) || out.Images[0].Data[0] != 127 {
		t.Errorf("screen: %d pictures, first %v", len(out.Images), out.Images[0].Data[:3])
	}
	contains(t, stream(t, out), "q 11.3386 0 0 11.3386 2.8346 827.7165 cm /I0 Do Q", "q 113.3858 0 0 113.3858 25.5118 725.6693 cm /I1 Do Q", "q 11.3386 0 0 11.3386 170.0787 827.7165 cm /I0 Do Q")
	out = painted(t, profile.Print(profile.NoMarks), pg)
	if len(out.Issues) != 1 || out.Issues[0].Code != CoarsePicture || out.Issues[0].Severity != diag.Warning {
		t.Errorf("a picture of 25 ppi: %v", out.Issues)
	}
	for _, i := range out.Images {
		if i.Space != "DeviceCMYK" || i.JPEG || len(i.Data) != 4*40*40 {
			t.Fatalf("print: %s, %d bytes", i.Space, len(i.Data))
		}
		if sum := int(i.Data[0]) + int(i.Data[1]) + int(i.Data[2]) + int(i.Data[3]); sum > 765 {
			t.Errorf("print: the inks of a pixel sum to %d of 1020", sum)
		}
	}
	prof := profile.Print(profile.NoMarks)
	prof.Intent.ICC = prof.Intent.ICC[:200]
	if _, err := PDF([]draw.Page{pg}, Slug{}, prof, palette(), faces(t)); !errors.Is(err, profile.ErrICC) {
		t.Errorf("a broken profile: %v", err)
	}
}

// A part of a picture is that part alone, and a toned one holds the shades of
// one swatch, on screen and in inks: nothing of it where the picture is white.
func TestPartsAndTones(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for i := range 1600 {
		img.Set(i%40, i/40, color.NRGBA{255, 255, 255, 255})
	}
	img.Set(30, 20, color.NRGBA{0, 0, 0, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	part := image.Rect(30, 20, 32, 21)
	pic := &draw.Picture{Name: "p.png", Format: "png", Data: b.Bytes(), W: 2, H: 1, Part: &part, Tone: draw.Nuit}
	pg := page(draw.Image{Rect: unit.Box(mm, mm, 2*mm/10, mm/10), Picture: pic})
	screen := painted(t, profile.Screen(), pg).Images[0]
	if screen.W != 2 || screen.H != 1 || !bytes.Equal(screen.Data, []byte{0x10, 0x26, 0x4B, 255, 255, 255}) {
		t.Errorf("screen: %d × %d, % X", screen.W, screen.H, screen.Data)
	}
	print := painted(t, profile.Print(profile.NoMarks), pg).Images[0]
	if print.Space != "DeviceCMYK" || !bytes.Equal(print.Data, []byte{255, 204, 38, 153, 0, 0, 0, 0}) {
		t.Errorf("print: %s, % d", print.Space, print.Data)
	}
	on := *pic
	on.Tone, on.On = draw.Papier, draw.Nuit
	pg = page(draw.Image{Rect: unit.Box(mm, mm, 2*mm/10, mm/10), Picture: &on})
	if out := painted(t, profile.Screen(), pg).Images[0]; !bytes.Equal(out.Data, []byte{255, 255, 255, 0x10, 0x26, 0x4B}) {
		t.Errorf("light on a ground: % X", out.Data)
	}
	if out := painted(t, profile.Print(profile.NoMarks), pg).Images[0]; !bytes.Equal(out.Data, []byte{0, 0, 0, 0, 255, 204, 38, 153}) {
		t.Errorf("light on a ground, in print: % d", out.Data)
	}
	photo := encoded(t, "jpeg", color.NRGBA{10, 5, 5, 255})
	photo.Part, photo.W, photo.H = &part, 2, 1
	if out := painted(t, profile.Screen(), page(draw.Image{Rect: unit.Box(mm, mm, mm, mm), Picture: photo})).Images[0]; out.W != 2 || bytes.Equal(out.Data, photo.Data) {
		t.Errorf("a part of a photograph is %d × %d, %d bytes", out.W, out.H, len(out.Data))
	}
}

func TestHashFollowsContentAlone(t *testing.T) {
	a := painted(t, profile.Print(profile.NoMarks), page(words("a")))
	b := painted(t, profile.Print(profile.FullMarks), page(words("a")))
	c := painted(t, profile.Print(profile.NoMarks), page(words("b")))
	if len(a.Hash) != 64 || a.Hash == c.Hash || bytes.Equal(a.File, b.File) {
		t.Errorf("hashes %s %s %s", a.Hash, b.Hash, c.Hash)
	}
}

// Every code is explained, once, and with the severity it is given.
func TestCatalogue(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, e := range Catalogue() {
		if seen[e.Code] || e.Means == "" || e.Example == "" || e.Fix == "" {
			t.Errorf("%s is explained twice, or not wholly", e.Code)
		}
		seen[e.Code] = true
		if (e.Severity == diag.Error) == (e.Code == CoarsePicture) {
			t.Errorf("%s: %s", e.Code, e.Severity)
		}
	}
	for _, c := range []diag.Code{UnpaintableGlyph, ControlCharacter, UnpaintableText, UnknownFace, UnknownInk, UnreadablePicture, CoarsePicture, PageSize} {
		if !seen[c] {
			t.Errorf("%s is not explained", c)
		}
	}
}
