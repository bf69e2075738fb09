package layout_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	pngcodec "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/golden"
)

// The pages of every edition are compared with committed pictures of them, a
// contact sheet for each edition and language. They are small, because they
// catch what a page dump does not: paint, ink, order of drawing. A channel may
// differ by visualLevel, and visualShare of a page's pixels by more: another
// version of poppler smooths edges otherwise.
const (
	visualDPI     = "30"
	visualColumns = 7
	visualLevel   = 48
	visualShare   = 0.010
)

// TestVisualGolden writes what differs, with before, after and difference of
// each page that moved, into PRESS_VISUAL (default dist/visual).
func TestVisualGolden(t *testing.T) {
	render := tool(t, "pdftoppm")
	for _, month := range editions() {
		for _, lang := range languages() {
			t.Run(month+" "+lang, func(t *testing.T) {
				pages := rendered(t, render, written(t, output(t, result(t, month), lang, "screen")))
				ref := filepath.Join("testdata", "pages", month+"."+lang+".png")
				if golden.Update() {
					writePNG(t, ref, contactSheet(pages))
					return
				}
				compareSheet(t, ref, pages)
			})
		}
	}
}

// rendered is the pages of a file as small pictures.
func rendered(t *testing.T, render, file string) []image.Image {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command(render, "-r", visualDPI, "-png", file, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatalf("pdftoppm made no pages: %v", err)
	}
	sort.Strings(names)
	var pages []image.Image
	for _, n := range names {
		pages = append(pages, readPNG(t, n))
	}
	return pages
}

// cell is where page i stands on a contact sheet.
func cell(i int, page image.Rectangle) image.Rectangle {
	at := image.Pt(i%visualColumns*page.Dx(), i/visualColumns*page.Dy())
	return image.Rectangle{Min: at, Max: at.Add(page.Size())}
}

// contactSheet is all pages on one picture, in 8 levels of each channel: the
// tolerance is wider than a level, and the file a third as large.
func contactSheet(pages []image.Image) image.Image {
	page := pages[0].Bounds()
	rows := (len(pages) + visualColumns - 1) / visualColumns
	sheet := image.NewRGBA(image.Rect(0, 0, visualColumns*page.Dx(), rows*page.Dy()))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	for i, p := range pages {
		draw.Draw(sheet, cell(i, page), p, p.Bounds().Min, draw.Src)
	}
	for i := range sheet.Pix {
		if i%4 != 3 && sheet.Pix[i] < 240 {
			sheet.Pix[i] &^= 31
		}
	}
	return indexed(sheet)
}

// indexed is a picture of few colours with a palette, which takes less room;
// one of many stays as it is.
func indexed(img *image.RGBA) image.Image {
	seen := map[color.RGBA]uint8{}
	out := image.NewPaletted(img.Bounds(), nil)
	for i := 0; i < len(img.Pix); i += 4 {
		c := color.RGBA{R: img.Pix[i], G: img.Pix[i+1], B: img.Pix[i+2], A: img.Pix[i+3]}
		n, known := seen[c]
		if !known {
			if len(seen) == 256 {
				return img
			}
			n = uint8(len(seen))
			seen[c] = n
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i/4] = n
	}
	return out
}

func compareSheet(t *testing.T, ref string, pages []image.Image) {
	t.Helper()
	if _, err := os.Stat(ref); err != nil {
		t.Fatalf("there is no reference %s: make golden", ref)
	}
	sheet, page := readPNG(t, ref), pages[0].Bounds()
	rows := (len(pages) + visualColumns - 1) / visualColumns
	if want := image.Rect(0, 0, visualColumns*page.Dx(), rows*page.Dy()); sheet.Bounds() != want {
		t.Errorf("%d pages make a sheet of %v, the reference is %v: make golden, if that is meant", len(pages), want.Size(), sheet.Bounds().Size())
		return
	}
	var moved []string
	for i, p := range pages {
		share, diff := differing(sheet, cell(i, page).Min, p)
		if share <= visualShare {
			continue
		}
		t.Errorf("page %d differs in %.1f %% of its pixels, %.1f %% are allowed", i+1, 100*share, 100*visualShare)
		before := image.NewRGBA(image.Rectangle{Max: page.Size()})
		draw.Draw(before, before.Bounds(), sheet, cell(i, page).Min, draw.Src)
		moved = append(moved, exhibit(t, ref, i+1, before, p, diff))
	}
	if len(moved) > 0 {
		t.Logf("look at %s; when the change is meant: make golden", writeExhibits(t, ref, moved, contactSheet(pages)))
	}
}

// differing is the share of pixels that differ by more than visualLevel, and a
// picture of them.
func differing(sheet image.Image, at image.Point, page image.Image) (float64, image.Image) {
	b := page.Bounds()
	diff, n := image.NewGray(image.Rectangle{Max: b.Size()}), 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			d := distance(sheet.At(at.X+x, at.Y+y), page.At(b.Min.X+x, b.Min.Y+y))
			if d > visualLevel {
				n++
			}
			diff.SetGray(x, y, color.Gray{Y: uint8(255 - d)})
		}
	}
	return float64(n) / float64(b.Dx()*b.Dy()), diff
}

// distance is the largest difference of a channel, 0 to 255.
func distance(a, b color.Color) int {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	d := 0
	for _, c := range [3][2]uint32{{ar, br}, {ag, bg}, {ab, bb}} {
		d = max(d, int(c[0]>>8)-int(c[1]>>8), int(c[1]>>8)-int(c[0]>>8))
	}
	return d
}

func visualFolder() string {
	if dir := os.Getenv("PRESS_VISUAL"); dir != "" {
		return dir
	}
	return filepath.Join("..", "dist", "visual")
}

// exhibit writes the three pictures of a page that moved, and answers the row
// that shows them.
func exhibit(t *testing.T, ref string, n int, pictures ...image.Image) string {
	t.Helper()
	row := fmt.Sprintf("<tr><th scope=row>%d</th>", n)
	for i, p := range pictures {
		name := fmt.Sprintf("%s-%02d-%d.png", strings.TrimSuffix(filepath.Base(ref), ".png"), n, i)
		writePNG(t, filepath.Join(visualFolder(), name), p)
		row += fmt.Sprintf("<td><img src=%q alt=%q></td>", name, [3]string{"before", "after", "difference"}[i])
	}
	return row + "</tr>\n"
}

// writeExhibits writes the page that shows what moved, under the contact sheet
// of the edition as it is now.
func writeExhibits(t *testing.T, ref string, rows []string, sheet image.Image) string {
	t.Helper()
	base := strings.TrimSuffix(filepath.Base(ref), ".png")
	writePNG(t, filepath.Join(visualFolder(), base+"-sheet.png"), sheet)
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!doctype html><html lang=en><meta charset=utf-8><title>%s: what moved</title>\n<h1>%s: what moved</h1>\n", base, base)
	fmt.Fprintf(&b, "<p><img src=%q alt=\"the whole edition as it is now\"></p>\n<table><tr><th>page<th>before<th>after<th>difference</tr>\n%s</table></html>\n",
		base+"-sheet.png", strings.Join(rows, ""))
	path := filepath.Join(visualFolder(), base+".html")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestVisualDifferenceIsSeen holds the comparison itself: a changed ink is
// seen, a shade of smoothing is not.
func TestVisualDifferenceIsSeen(t *testing.T) {
	page := image.NewRGBA(image.Rect(0, 0, 100, 100))
	draw.Draw(page, page.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	sheet := contactSheet([]image.Image{page, page})
	at := cell(1, page.Bounds()).Min
	if share, _ := differing(sheet, at, page); share != 0 {
		t.Errorf("equal pages differ by %v", share)
	}
	draw.Draw(page, image.Rect(0, 0, 20, 10), image.NewUniform(color.Gray{Y: 230}), image.Point{}, draw.Src)
	if share, _ := differing(sheet, at, page); share != 0 {
		t.Errorf("a shade within the tolerance counts: %v", share)
	}
	draw.Draw(page, image.Rect(0, 0, 20, 10), image.NewUniform(color.RGBA{R: 232, G: 80, B: 47, A: 255}), image.Point{}, draw.Src)
	if share, _ := differing(sheet, at, page); share != 0.02 {
		t.Errorf("200 of 10000 pixels changed their ink: %v", share)
	}
}

func readPNG(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	img, err := pngcodec.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img
}

func writePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e := pngcodec.Encoder{CompressionLevel: pngcodec.BestCompression}
	if err := e.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
