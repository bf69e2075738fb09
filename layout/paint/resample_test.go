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
