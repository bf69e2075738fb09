package paint

import (
	"image"
	"image/color"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestPicturesHaveEnoughPixels(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 1000, 500))
	for i := range 500 {
		img.Set(2*i, i, color.RGBA{200, 10, 10, 255})
	}
	pic := &draw.Picture{Name: "p", Format: "png", W: 1000, H: 500}
	for _, c := range []struct {
		prof profile.Profile
		wide unit.Length
		want int // pixels across
	}{
		{profile.Screen(), unit.Inch, 300},
		{profile.Print(profile.NoMarks), unit.Inch, 450},
		{profile.Screen(), 3 * unit.Inch, 1000}, // 333 ppi: near enough
		{profile.Print(profile.NoMarks), 5 * unit.Inch, 1000},
	} {
		p := &painter{prof: c.prof}
		page := draw.Page{}
		page.Ops = []draw.Op{draw.Image{Rect: unit.Box(0, 0, c.wide, c.wide/2), Picture: pic}}
		p.sizes([]draw.Page{page})
		got, less := p.enough(pic, img)
		if b := got.Bounds(); b.Dx() != c.want || b.Dy() != c.want/2 || less != (c.want < 1000) {
			t.Errorf("%s at %v: %v, less %v", c.prof.Name, c.wide, b, less)
		}
	}
}

// Each pixel of a smaller picture is the mean of the ground it takes the place
// of: nothing gets lighter or darker, and nothing is lost at the edges.
func TestShrunk(t *testing.T) {
	img := image.NewNRGBA(image.Rect(3, 5, 3+7, 5+5))
	for y := range 5 {
		for x := range 7 {
			img.SetNRGBA(3+x, 5+y, color.NRGBA{R: uint8(255 * (x % 2)), G: uint8(40 * x), B: 200, A: 255})
		}
	}
	small := shrunk(img, 2, 1)
	// Of seven columns the first pixel has three and a half.
	want := []color.RGBA64{
		{R: 28086, G: 13217, B: 51400, A: 0xFFFF}, // red (1 + 1/2)/3.5 of 65535, green (40 + 80 + 120/2)/3.5 of 257
		{R: 28086, G: 48463, B: 51400, A: 0xFFFF},
	}
	for x, w := range want {
		if g := small.RGBA64At(x, 0); g != w {
			t.Errorf("pixel %d is %v, want %v", x, g, w)
		}
	}
	plain := image.NewGray(image.Rect(0, 0, 1000, 3))
	for i := range plain.Pix {
		plain.Pix[i] = 77
	}
	for _, size := range [][2]int{{1, 1}, {333, 2}, {999, 1}} {
		s := shrunk(plain, size[0], size[1])
		for y := range size[1] {
			for x := range size[0] {
				if g := s.RGBA64At(x, y); g != (color.RGBA64{77 * 257, 77 * 257, 77 * 257, 0xFFFF}) {
					t.Fatalf("%v: pixel %d,%d is %v", size, x, y, g)
				}
			}
		}
	}
}
