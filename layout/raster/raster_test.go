package raster

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const px = unit.MM // a pixel of the pictures below

func painted(t *testing.T, w, h unit.Length, ops ...draw.Op) *image.RGBA {
	t.Helper()
	faces, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	p := &Painter{Faces: faces, Palette: profile.Palette{draw.Papier: {RGB: [3]uint8{255, 255, 255}}, draw.Noir: {}, draw.Nuit: {RGB: [3]uint8{0, 0, 255}}}}
	img, err := p.Page(&draw.Box{Ops: ops}, unit.Size{W: w * px, H: h * px}, "", int(w))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// ink is how dark a picture of black on white is, in pixels.
func ink(img *image.RGBA) (sum float64) {
	for i := 0; i < len(img.Pix); i += 4 {
		sum += float64(255-img.Pix[i]) / 255
	}
	return sum
}

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if got < want-by || got > want+by {
		t.Errorf("%s: %.2f pixels are covered, and not %.2f", what, got, want)
	}
}

// What is covered is what the shape takes: whole pixels, parts of them, holes, lines.
func TestCoverage(t *testing.T) {
	box := func(x, y, w, h unit.Length) []draw.Seg { return draw.Rectangle(unit.Box(x, y, w, h)) }
	whole := painted(t, 10, 10, draw.Path{Segs: box(2*px, 3*px, 4*px, 2*px), Fill: draw.Noir})
	for y := range 10 {
		for x := range 10 {
			want := uint8(255)
			if x >= 2 && x < 6 && y >= 3 && y < 5 {
				want = 0
			}
			if got := whole.RGBAAt(x, y).R; got != want {
				t.Fatalf("pixel %d, %d is %d", x, y, got)
			}
		}
	}
	half := painted(t, 10, 10, draw.Path{Segs: box(2*px+px/2, 3*px, 4*px, px), Fill: draw.Noir})
	near(t, "a shape between pixels", ink(half), 4, 0.1)
	if l, r := half.RGBAAt(2, 3).R, half.RGBAAt(6, 3).R; l != r || l < 110 || l > 140 {
		t.Errorf("its ends are %d and %d", l, r)
	}
	ring := append(box(px, px, 8*px, 8*px), box(3*px, 3*px, 4*px, 4*px)...)
	near(t, "what is enclosed twice", ink(painted(t, 10, 10, draw.Path{Segs: ring, Fill: draw.Noir})), 64, 0.01)
	near(t, "a hole", ink(painted(t, 10, 10, draw.Path{Segs: ring, Fill: draw.Noir, EvenOdd: true})), 48, 0.01)
	near(t, "a frame", ink(painted(t, 20, 20, draw.Path{Segs: box(4*px, 4*px, 10*px, 10*px), Stroke: draw.Noir, Width: 2 * px})), 80, 0.2)
	line := []draw.Seg{{Kind: draw.Move, P: [3]unit.Point{{X: 2 * px, Y: 2 * px}}}, {Kind: draw.LineTo, P: [3]unit.Point{{X: 18 * px, Y: 14 * px}}}}
	near(t, "a slanting line", ink(painted(t, 20, 20, draw.Path{Segs: line, Stroke: draw.Noir, Width: 2 * px})), 40, 0.8)
	near(t, "dashes", ink(painted(t, 20, 20, draw.Path{Segs: line, Stroke: draw.Noir, Width: 2 * px, Dash: []unit.Length{2 * px, 2 * px}})), 20, 0.8)
	const k = 5523 // of a quarter of a circle by a curve, in ten thousandths
	r, c := 40*px, 50*px
	at := func(x, y unit.Length) unit.Point { return unit.Point{X: c + x, Y: c + y} }
	h := r.Scale(k, 10000)
	disc := []draw.Seg{{Kind: draw.Move, P: [3]unit.Point{at(r, 0)}}, {Kind: draw.Curve, P: [3]unit.Point{at(r, h), at(h, r), at(0, r)}},
		{Kind: draw.Curve, P: [3]unit.Point{at(-h, r), at(-r, h), at(-r, 0)}}, {Kind: draw.Curve, P: [3]unit.Point{at(-r, -h), at(-h, -r), at(0, -r)}},
		{Kind: draw.Curve, P: [3]unit.Point{at(h, -r), at(r, -h), at(r, 0)}}, {Kind: draw.Close}}
	near(t, "a disc", ink(painted(t, 100, 100, draw.Path{Segs: disc, Fill: draw.Noir})), 3.14159*1600, 6)
	if w := ink(painted(t, 30, 30, draw.Path{Segs: box(-100*px, 10*px, 300*px, 3*px), Fill: draw.Noir})); w != 90 {
		t.Errorf("of a shape that reaches beyond the picture %.2f pixels are seen", w)
	}
}

// A word stands where layout put it, in its face: an I is a stem, as high as capitals.
func TestGlyphs(t *testing.T) {
	img := painted(t, 40, 40, draw.Text{Point: unit.Point{X: 4 * px, Y: 35 * px}, Str: "I", Font: "sans", Size: 40 * px, Ink: draw.Noir})
	least, most := 40, 0
	for y := range 40 {
		for x := range 40 {
			if img.RGBAAt(x, y).R < 128 {
				least, most = min(least, y), max(most, y)
			}
		}
	}
	faces, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	face, _ := faces.Face("sans")
	if high := float64(face.CapHeight()) * 40 / 1000; most != 34 || float64(most+1-least) < high-1 || float64(most+1-least) > high+1 {
		t.Errorf("an I from row %d to row %d, capitals are %.1f pixels high", least, most, high)
	}
}

// A file is the picture: with a palette where there are few colours, without one else.
func TestPNG(t *testing.T) {
	few := painted(t, 40, 40, draw.Path{Segs: draw.Rectangle(unit.Box(px/3, px/3, 30*px, 20*px)), Fill: draw.Nuit})
	many := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := range many.Pix {
		many.Pix[i] = [4]uint8{uint8(i / 4 % 40 * 6), uint8(i / 160 * 6), 7, 255}[i%4]
	}
	for _, img := range []*image.RGBA{few, many} {
		raw, err := PNG(img)
		if err != nil {
			t.Fatal(err)
		}
		again, err := PNG(img)
		if err != nil || !bytes.Equal(raw, again) {
			t.Error("a second file is another one")
		}
		back, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if _, is := back.(*image.Paletted); is != (img == few) {
			t.Errorf("%T", back)
		}
		for y := range 40 {
			for x := range 40 {
				r, g, b, _ := back.At(x, y).RGBA()
				if c := img.RGBAAt(x, y); uint8(r>>8) != c.R || uint8(g>>8) != c.G || uint8(b>>8) != c.B {
					t.Fatalf("pixel %d, %d", x, y)
				}
			}
		}
	}
}

// Integers alone: what is made of fractions differs from processor to processor.
func TestIntegersAlone(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := regexp.MustCompile(`\bfloat(32|64)\b|"math"|\b\d+\.\d+\b`).Find(regexp.MustCompile(`(?m)//.*$`).ReplaceAll(raw, nil)); found != nil && name != "raster_test.go" {
			t.Errorf("%s: %s", name, found)
		}
	}
}
