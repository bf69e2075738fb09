package layout_test

import (
	"bytes"
	"fmt"
	"image"
	imagepng "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/raster"
)

// Pages as pixels look as poppler shows the PDF at four times the size, where it neither
// hints nor rounds what would be seen: each pixel is the mean of sixteen of poppler's.
func TestPixelsLookAsThePDF(t *testing.T) {
	const wide = 496
	poppler := tool(t, "pdftoppm")
	p := press(t)
	for _, month := range editions() {
		r := result(t, month)
		dir := t.TempDir()
		pdf := filepath.Join(dir, "a.pdf")
		if err := os.WriteFile(pdf, output(t, r, "fr", "screen").Data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(poppler, "-scale-to-x", strconv.Itoa(4*wide), "-scale-to-y", "-1", "-png", pdf, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		painter := &raster.Painter{Faces: p.Faces, Palette: compose.Palette(p.Store.Theme, profile.Coated), Picture: paint.ForScreens}
		pages := r.Pages[0].Result.Pages
		for i := range pages {
			pg := &pages[i]
			if i%4 != 0 { // each is as good as another, and poppler takes its time
				continue
			}
			img, err := painter.Page(&pg.Box, pg.Size, pg.Ground, wide)
			if err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("p-%02d.png", i+1)))
			if err != nil {
				t.Fatal(err)
			}
			want, err := imagepng.Decode(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			mean, far := unlike(img, want)
			if mean > 3.5 || far > 0.1 && !holdsPicture(pg) {
				t.Errorf("%s page %d: pixels differ by %.2f of 255 in the mean, %.2f thousandths of them much", month, i+1, mean, far)
			}
		}
	}
}

// holdsPicture tells whether a page shows a picture, of which each reader has its own mean.
func holdsPicture(pg *draw.Page) (yes bool) {
	draw.Walk(&pg.Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			_, is := op.(draw.Image)
			yes = yes || is
		}
		return !yes
	})
	return yes
}

// unlike is how far a picture is from one four times as large: the mean difference of their
// pixels, and how many in a thousand differ by half.
func unlike(a, b image.Image) (mean, far float64) {
	sum, much, n := 0, 0, 0
	for y := 0; y < min(a.Bounds().Dy(), b.Bounds().Dy()/4); y++ {
		for x := 0; x < min(a.Bounds().Dx(), b.Bounds().Dx()/4); x++ {
			r, g, bl, _ := a.At(x, y).RGBA()
			var of [3]int
			for i := range 16 {
				r, g, bl, _ := b.At(4*x+i%4, 4*y+i/4).RGBA()
				of[0], of[1], of[2] = of[0]+int(r>>8), of[1]+int(g>>8), of[2]+int(bl>>8)
			}
			d := 0
			for k, v := range []uint32{r, g, bl} {
				v := int(v>>8) - of[k]/16
				d = max(d, v, -v)
			}
			if sum += d; d > 127 {
				much++
			}
			n++
		}
	}
	return float64(sum) / float64(n), 1000 * float64(much) / float64(n)
}
