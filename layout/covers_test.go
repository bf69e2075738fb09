package layout_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/golden"
)

// The size at which covers are held apart, that of a picture in a list of
// issues; by how much of a channel a pixel differs; and how many must.
const (
	thumbW, thumbH = 64, 90
	thumbLevel     = 16
	thumbShare     = 0.08
)

// The covers of a year are told apart at a glance: the twelve of 2026 from the
// shipped register, as a reader of files that is not ours draws them. Renewing
// the goldens renews the contact sheet of the documentation.
func TestCoversOfAYearDiffer(t *testing.T) {
	reader := tool(t, "pdftoppm")
	f := year(t)
	for m := 1; m <= 12; m++ { // what a cover needs, and no more
		name := "editions/" + monthID(m) + "/edition.yaml"
		head, tail, _ := strings.Cut(string(f[name].Data), "sections: [")
		_, tail, _ = strings.Cut(tail, "]\n")
		f[name] = &fstest.MapFile{Data: []byte(head + fmt.Sprintf("number: %d\n", m) + "sections: [cover, contents, criteria, back]\n" + tail)}
	}
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	var small, large []image.Image
	for m := 1; m <= 12; m++ {
		res, err := p.Build(t.Context(), layout.Order{Month: monthID(m), Langs: []string{"fr"}, Profiles: layout.Profiles()[:1]})
		if err != nil {
			t.Fatal(err)
		}
		if found := errorsOf(res.Issues); len(found) > 0 {
			t.Fatalf("%s: %v", monthID(m), found)
		}
		file := written(t, output(t, res, "fr", "screen"))
		small = append(small, thumb(t, reader, file, thumbW, thumbH))
		if golden.Update() {
			large = append(large, thumb(t, reader, file, 200, 283))
		}
	}
	if golden.Update() {
		writePNG(t, filepath.Join("..", "docs", "look", "covers-2026.png"), coversSheet(large))
	}
	least, pair := 1.0, ""
	for a := range small {
		for b := range a {
			d := thumbsApart(small[a], small[b])
			if d < thumbShare {
				t.Errorf("the covers of %s and %s differ in %.1f %% of their pixels", monthID(b+1), monthID(a+1), 100*d)
			}
			if d < least {
				least, pair = d, monthID(b+1)+" and "+monthID(a+1)
			}
		}
	}
	t.Logf("least apart: %s, by %.1f %%", pair, 100*least)
}

// coversSheet is pictures side by side, six in a row.
func coversSheet(pictures []image.Image) image.Image {
	const gap, row = 10, 6
	size := pictures[0].Bounds().Size()
	sheet := image.NewRGBA(image.Rect(0, 0, gap+row*(size.X+gap), gap+(len(pictures)+row-1)/row*(size.Y+gap)))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	for i, p := range pictures {
		at := image.Pt(gap+i%row*(size.X+gap), gap+i/row*(size.Y+gap))
		draw.Draw(sheet, image.Rectangle{Min: at, Max: at.Add(size)}, p, image.Point{}, draw.Src)
	}
	return sheet
}

// thumb is the first page of a file in a size.
func thumb(t *testing.T, reader, file string, w, h int) image.Image {
	t.Helper()
	out := strings.TrimSuffix(file, filepath.Ext(file))
	cmd := exec.Command(reader, "-png", "-singlefile", "-scale-to-x", fmt.Sprint(w), "-scale-to-y", fmt.Sprint(h), file, out)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, said)
	}
	defer func() { _ = os.Remove(out + ".png") }()
	return readPNG(t, out+".png")
}

// thumbsApart is the share of pixels in which two pictures differ.
func thumbsApart(a, b image.Image) float64 {
	n := 0
	for y := range thumbH {
		for x := range thumbW {
			if distance(a.At(x, y), b.At(x, y)) > thumbLevel {
				n++
			}
		}
	}
	return float64(n) / (thumbW * thumbH)
}
