package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const mm = unit.MM

func painter(t *testing.T) *Painter {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &Painter{Faces: set, Picture: func(p *draw.Picture) (string, []byte, error) { return p.Format, p.Data, nil }}
}

// sample is a page with everything that may be drawn: words kerned, scaled and
// escaped, runs that go on, grounds up to the bleed, curves, holes, dashes, pictures
// in their colours and in one swatch.
func sample() *draw.Page {
	p := &draw.Page{Ground: draw.Sable}
	p.W, p.H = 210*mm, 297*mm
	words := draw.Text{Point: unit.Point{Y: 4 * mm}, Str: "A<&é", Font: "serif", Size: 10 * unit.PT, Ink: draw.Noir, Adjust: []int{-40, 0, 10}}
	on := draw.Text{Str: "b", Font: "serif", Size: 10 * unit.PT, Ink: draw.Noir, Goes: true}
	narrow := draw.Text{Point: unit.Point{X: 10 * mm, Y: 8 * mm}, Str: "ab", Font: "sans", Size: 8 * unit.PT, Ink: draw.Nuit, Scale: 980}
	b := draw.Box{Ops: []draw.Op{words, on, narrow, draw.Text{Str: "unseen", Font: "sans"}, draw.Link{Href: "#a"}, draw.Anchor{Name: "a"}}}
	p.Put(20*mm, 30*mm, b)
	ring := append(draw.Rectangle(unit.Box(0, 0, 10*mm, 10*mm)), draw.Rectangle(unit.Box(2*mm, 2*mm, 6*mm, 6*mm))...)
	curve := []draw.Seg{{Kind: draw.Move}, {Kind: draw.Curve, P: [3]unit.Point{{X: mm}, {X: 2 * mm, Y: mm / 3}, {X: 3 * mm}}}}
	p.Put(50*mm, 50*mm, draw.Box{Ops: []draw.Op{
		draw.Path{Segs: ring, Fill: draw.Nuit, EvenOdd: true},
		draw.Path{Segs: curve, Stroke: draw.Azur, Width: mm / 4, Dash: []unit.Length{mm, mm / 2}},
		draw.Path{Segs: curve},
	}})
	p.Put(0, 280*mm, draw.Box{Ops: []draw.Op{draw.Path{Segs: draw.Rectangle(unit.Box(0, 0, 210*mm, 17*mm)), Fill: draw.Sapin, Ground: true}}})
	own := &draw.Picture{Name: "a.png", Format: "png", Data: []byte("own"), W: 2, H: 2}
	tone := &draw.Picture{Name: "b.jpg", Format: "jpeg", Data: []byte("one"), W: 2, H: 2, Tone: draw.Nuit, On: draw.Sable}
	p.Put(100*mm, 100*mm, draw.Box{Ops: []draw.Op{draw.Image{Rect: unit.Box(0, 0, 20*mm, 10*mm), Picture: own},
		draw.Image{Rect: unit.Box(0, 20*mm, 20*mm, 10*mm), Picture: tone}}})
	return p
}

func TestPage(t *testing.T) {
	got := painter(t).Page(sample(), "p1", []Over{{unit.Box(mm, mm, 2*mm, mm), "over"}})
	golden.Check(t, "page.svg", string(got))
	d := xml.NewDecoder(bytes.NewReader(got))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// A painter is the same after any page.
func TestPagesDoNotMeet(t *testing.T) {
	p := painter(t)
	one := p.Page(sample(), "p", nil)
	p.Page(&draw.Page{}, "q", nil)
	if !bytes.Equal(one, p.Page(sample(), "p", nil)) {
		t.Error("a page is painted otherwise after another")
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		v      int64
		places int
		want   string
	}{{0, 1, "0"}, {5, 1, "0.5"}, {-5, 1, "-0.5"}, {-50, 1, "-5"}, {1230, 2, "12.3"}, {980, 3, "0.98"}} {
		if got := decimal(c.v, c.places); got != c.want {
			t.Errorf("%d of %d places is %q, want %q", c.v, c.places, got, c.want)
		}
	}
}

// Every class that a page is drawn with has a rule, and every face an address.
func TestStyle(t *testing.T) {
	codes := Codes([]draw.Page{*sample()})
	if got := string(codes["serif"]); got != "&<Abé" {
		t.Errorf("codes %q", got)
	}
	css := Style(profile.Palette{draw.Nuit: {RGB: [3]uint8{16, 38, 75}}}, []draw.Font{"serif"}, func(f draw.Font) string { return string(f) + ".ttf" })
	for _, want := range []string{`font-family:"press-serif";src:url("serif.ttf")`, `.pg .f-serif{font-family:"press-serif"}`, "--nuit:#10264B;",
		".pg .i-nuit{fill:var(--nuit)}", ".pg .k-nuit{stroke:var(--nuit)}", ".pg .n{fill:none}"} {
		if !strings.Contains(css, want) {
			t.Errorf("without %s:\n%s", want, css)
		}
	}
}
