package layout_test

import (
	"fmt"
	"image"
	"os/exec"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/charts/testdata/scan"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The code on the back cover leads to the edition: the finished file is drawn by
// a reader that is not ours, and the modules are read off the picture. The same
// address stands beside it in words.
func TestTheBackCoverLeadsToTheEdition(t *testing.T) {
	reader := tool(t, "pdftoppm")
	for _, month := range editions() {
		r := result(t, month)
		for _, laid := range r.Pages {
			lang, pages := laid.Lang, laid.Result.Pages
			back := pages[len(pages)-1]
			at, found := placeOf(back, "QR code")
			if !found {
				t.Fatalf("%s %s: no code on the back cover", month, lang)
			}
			img := pageOf(t, reader, written(t, output(t, r, lang, "screen")), len(pages))
			if got, want := scanned(img, at), r.Edition.Permalink; got != want || want == "" {
				t.Errorf("%s %s: the code leads to %q, the edition stands at %q", month, lang, got, want)
			}
			if to := linkOver(back, at); to != r.Edition.Permalink {
				t.Errorf("%s %s: on the screen the code leads to %q", month, lang, to)
			}
			words := strings.TrimSuffix(strings.TrimPrefix(r.Edition.Permalink, "https://"), "/")
			if said := squeeze(page.ReadAloud([]draw.Page{back})); !strings.Contains(said, squeeze(words)) {
				t.Errorf("%s %s: the address %s does not stand beside its code", month, lang, words)
			}
		}
	}
}

// linkOver is where a link leads that covers an area of a page.
func linkOver(p draw.Page, at unit.Rect) (to string) {
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if l, ok := op.(draw.Link); ok && l.Move(v.At.Point) == at && v.Elem != nil && v.Elem.Role == draw.LinkElem {
				to = l.Href
			}
		}
		return true
	})
	return to
}

// placeOf is where the first box of a name stands on a page.
func placeOf(p draw.Page, name string) (unit.Rect, bool) {
	var at unit.Rect
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if v.Box.Name == name && at.W == 0 {
			at = v.At
		}
		return true
	})
	return at, at.W > 0
}

const codeDPI = 200

// pageOf is a page of a file as a picture.
func pageOf(t *testing.T, reader, file string, n int) image.Image {
	t.Helper()
	out := file + "-page"
	args := []string{"-png", "-singlefile", "-r", fmt.Sprint(codeDPI), "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), file, out}
	if said, err := exec.Command(reader, args...).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, said)
	}
	return readPNG(t, out+".png")
}

// scanned is the address that a code in an area of a page's picture leads to.
func scanned(img image.Image, at unit.Rect) string {
	px := func(l unit.Length) float64 { return l.MM() / 25.4 * codeDPI }
	for n := 21; n <= 37; n += 4 {
		dark := func(x, y int) bool {
			size := px(at.W) / float64(n+8)
			r, g, b, _ := img.At(int(px(at.X)+(float64(x)+4.5)*size), int(px(at.Y)+(float64(y)+4.5)*size)).RGBA()
			return r+g+b < 3*0x8000
		}
		if got, err := scan.Read(n, dark); err == nil {
			return got
		}
	}
	return ""
}
