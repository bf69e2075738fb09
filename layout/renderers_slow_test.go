//go:build slow

package layout_test

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	pixels "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// renderer is an engine that draws pages: into a folder, a picture each, in order, at
// 144 dots per inch.
type renderer struct {
	name string
	draw func(t *testing.T, file, folder string)
}

func renderers(t *testing.T) []renderer {
	scripts := filepath.Join("testdata", "readers")
	by := func(name string, args func(file, folder string) []string) func(*testing.T, string, string) {
		program := tool(t, name)
		return func(t *testing.T, file, folder string) {
			t.Helper()
			if out, err := exec.Command(program, args(file, folder)...).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, out)
			}
		}
	}
	pdfjs, pdfium, chromium, home := cached(t, "pdfjs-dist/package"), cached(t, "pypdfium2"), tool(t, "chromium"), modules(t)
	return []renderer{
		{"poppler", by("pdftoppm", func(file, folder string) []string {
			return []string{"-r", "144", "-png", file, filepath.Join(folder, "p")}
		})},
		{"MuPDF", by("mutool", func(file, folder string) []string {
			return []string{"draw", "-q", "-r", "144", "-o", filepath.Join(folder, "%03d.png"), file}
		})},
		{"pdf.js", by("node", func(file, folder string) []string {
			return []string{filepath.Join(scripts, "pdfjspages.mjs"), home, chromium, pdfjs, file, folder}
		})},
		{"PDFium", by("python3", func(file, folder string) []string {
			return []string{filepath.Join(scripts, "pdfiumpages.py"), pdfium, file, folder}
		})},
	}
}

// Cells of a picture are means of squares of so many pixels, 8 pt of the page, in each
// of three channels: what edges are smoothed by goes from them, what is drawn elsewhere,
// in another colour, or not at all does not.
const meanOver = 16

// Two renderers that draw one page differ in such a mean by how they smooth edges and
// thicken fine lines: by 28 of 255 levels, as measured, and PDFium, which moves large
// figures to whole pixels, by 47 from the others. A word of 9.75 pt that is not drawn
// takes 31 or more from one.
const smoothing, hinting = 30, 48

type cells struct {
	wide int
	mean []float64
}

func cellsOf(page *image.RGBA) cells {
	// A page is no whole number of pixels, and renderers round it either way.
	size := page.Rect.Size()
	out := cells{wide: (size.X - 2) / meanOver}
	high := (size.Y - 2) / meanOver
	out.mean = make([]float64, 3*out.wide*high)
	for y := range high * meanOver {
		for x := range out.wide * meanOver {
			for c := range 3 {
				out.mean[3*(y/meanOver*out.wide+x/meanOver)+c] += float64(page.Pix[y*page.Stride+4*x+c]) / (meanOver * meanOver)
			}
		}
	}
	return out
}

// apart is the most by which two pictures differ in a mean, and where, in points.
func (a cells) apart(b cells) (most float64, at string) {
	if a.wide != b.wide || len(a.mean) != len(b.mean) {
		return 255, "the size of the page"
	}
	for i := range a.mean {
		if d := max(a.mean[i]-b.mean[i], b.mean[i]-a.mean[i]); d > most {
			most, at = d, fmt.Sprintf("%d, %d pt", i/3%a.wide*meanOver/2, i/3/a.wide*meanOver/2)
		}
	}
	return most, at
}

// The four engines that nearly all readers are built on draw every page alike.
func TestRenderersDrawAlike(t *testing.T) {
	all := renderers(t)
	for _, x := range []struct{ month, lang string }{{"2026-04", "fr"}, {"2026-04", "en"}} {
		t.Run(x.month+" "+x.lang, func(t *testing.T) {
			file := written(t, output(t, result(t, x.month), x.lang, "screen"))
			pages := make([][]cells, len(all))
			for i, r := range all {
				for _, p := range drawn(t, r, file) {
					pages[i] = append(pages[i], cellsOf(p))
				}
			}
			for i := range all {
				for j := range i {
					bound := float64(smoothing)
					if all[i].name == "PDFium" {
						bound = hinting
					}
					drawnAlike(t, all[j].name+" and "+all[i].name, bound, pages[j], pages[i])
				}
			}
		})
	}
}

// drawn is the pages of a file as a renderer draws them.
func drawn(t *testing.T, r renderer, file string) []*image.RGBA {
	t.Helper()
	folder := t.TempDir()
	r.draw(t, file, folder)
	names, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil || len(names) < 20 {
		t.Fatalf("%s draws %d pages: %v", r.name, len(names), err)
	}
	slices.Sort(names)
	var out []*image.RGBA
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := pixels.Decode(f)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		c := image.NewRGBA(image.Rectangle{Max: p.Bounds().Size()})
		draw.Draw(c, c.Rect, p, p.Bounds().Min, draw.Src)
		out = append(out, c)
	}
	return out
}

func drawnAlike(t *testing.T, names string, bound float64, a, b []cells) {
	t.Helper()
	if len(a) != len(b) {
		t.Fatalf("%s draw %d and %d pages", names, len(a), len(b))
	}
	worst := 0.0
	for i := range a {
		most, at := a[i].apart(b[i])
		if worst = max(worst, most); most > bound {
			t.Errorf("%s differ on page %d by %.0f levels at %s", names, i+1, most, at)
		}
	}
	t.Logf("%s differ by %.0f levels at most", names, worst)
}

// A word that one renderer does not draw is told, or one that another draws elsewhere.
func TestMissingWordIsNotAlike(t *testing.T) {
	const at = 6 // black text on white
	file := written(t, output(t, result(t, "2026-04"), "en", "screen"))
	page := drawn(t, renderers(t)[1], file)[at-1]
	whole := cellsOf(page)
	out, err := exec.Command(tool(t, "pdftotext"), "-bbox", "-f", strconv.Itoa(at), "-l", strconv.Itoa(at), file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	tried, told := 0, 0
	for _, m := range regexp.MustCompile(`xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(\pL{4,})<`).FindAllSubmatch(out, -1) {
		var side [4]int
		for i := range side {
			f, err := strconv.ParseFloat(string(m[i+1]), 64)
			if err != nil {
				t.Fatal(err)
			}
			side[i] = int(2 * f)
		}
		part := image.NewRGBA(page.Rect)
		draw.Draw(part, part.Rect, page, image.Point{}, draw.Src)
		draw.Draw(part, image.Rect(side[0], side[1], side[2]+1, side[3]+1), image.White, image.Point{}, draw.Src)
		tried++
		if most, _ := whole.apart(cellsOf(part)); most > smoothing {
			told++
		}
	}
	if tried < 80 || told < tried {
		t.Errorf("%d of %d words that are taken away are told", told, tried)
	}
}
