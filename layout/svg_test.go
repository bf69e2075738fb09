package layout_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/svg"
)

// glyph is one drawn sign: where it stands, in millimetres from the trim's top left,
// and the colour it is drawn in.
type glyph struct {
	x, y  float64
	color [3]uint8
	more  int    // of the picture: letters of a ligature after its first, which the file has codes for
	says  string // of the file: what it reads as
	blank bool   // of the file: a space
}

// Every glyph of a page's picture stands where the PDF file has one, within 0.01 mm,
// in its colour, and none is missing: as another reader of the file tells it.
func TestPicturesOfPagesAreThePages(t *testing.T) {
	mutool := tool(t, "mutool")
	palette := compose.Palette(press(t).Store.Theme, profile.Coated)
	painter := &svg.Painter{Faces: press(t).Faces, Picture: paint.ForScreens}
	for _, id := range editions() {
		res := result(t, id)
		for _, out := range res.Outputs {
			if out.Profile != profile.Screen().Name {
				continue
			}
			pages := laidIn(t, res, out.Lang)
			traced := traceOf(t, mutool, out.Data, len(pages))
			for i := range pages {
				got := pictured(t, painter, &pages[i], palette)
				apart(t, fmt.Sprintf("%s %s page %d", id, out.Lang, i+1), got, traced[i])
			}
		}
	}
}

func laidIn(t *testing.T, res *layout.Result, lang string) []draw.Page {
	t.Helper()
	for _, l := range res.Pages {
		if l.Lang == lang {
			return l.Result.Pages
		}
	}
	t.Fatalf("no pages in %s", lang)
	return nil
}

// apart tells the glyphs that only one of the two has.
func apart(t *testing.T, where string, got, want []glyph) {
	t.Helper()
	const cell = 0.02
	grid := map[[2]int][]int{}
	at := func(g glyph) [2]int { return [2]int{int(math.Floor(g.x / cell)), int(math.Floor(g.y / cell))} }
	for i, g := range want {
		grid[at(g)] = append(grid[at(g)], i)
	}
	used := make([]bool, len(want))
	take := func(i int, g glyph) {
		for k := i; k < min(i+1+g.more, len(want)); k++ {
			used[k] = true
		}
	}
	find := func(g glyph) bool {
		c := at(g)
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for _, i := range grid[[2]int{c[0] + dx, c[1] + dy}] {
					if w := want[i]; !used[i] && !w.blank && w.color == g.color && math.Abs(w.x-g.x) <= 0.01 && math.Abs(w.y-g.y) <= 0.01 {
						take(i, g)
						return true
					}
				}
			}
		}
		return false
	}
	missed := 0
	for _, g := range got {
		if !find(g) {
			if missed++; missed < 4 {
				t.Errorf("%s: the picture has a glyph at %.3f, %.3f in %v, the file none", where, g.x, g.y, g.color)
			}
		}
	}
	for i, w := range want {
		if !used[i] && !w.blank {
			if missed++; missed < 4 {
				t.Errorf("%s: the file has %s at %.3f, %.3f in %v, the picture nothing", where, w.says, w.x, w.y, w.color)
			}
		}
	}
}

// pictured is the glyphs of a picture that show, read from its markup.
func pictured(t *testing.T, p *svg.Painter, pg *draw.Page, palette profile.Palette) (out []glyph) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(p.Page(pg, "p", nil)))
	var open map[string]string
	for {
		tok, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return out
		case err != nil:
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			open = nil
			if e.Name.Local == "text" {
				open = map[string]string{}
				for _, a := range e.Attr {
					open[a.Name.Local] = a.Value
				}
			}
		case xml.EndElement:
			open = nil
		case xml.CharData:
			if open == nil {
				continue
			}
			name, ink, _ := strings.Cut(open["class"], " i-")
			face, _ := p.Faces.Face(strings.TrimPrefix(name, "f-"))
			scale := 1.0
			if s, ok := strings.CutPrefix(open["transform"], "scale("); ok {
				scale = float(t, strings.Fields(s)[0])
			}
			xs, runes := strings.Fields(open["x"]), []rune(string(e))
			if len(xs) != len(runes) {
				t.Fatalf("%d places for %q", len(xs), string(e))
			}
			for i, r := range runes {
				if !strings.ContainsRune(" \u00a0\u202f\u2009", r) {
					out = append(out, glyph{x: float(t, xs[i]) * scale / 100, y: float(t, open["y"]) / 100, color: palette[draw.Ink(ink)].RGB,
						more: len([]rune(face.Letters(r))) - 1})
				}
			}
		}
	}
}

// traceOf is the glyphs of a file that show, page by page, as mutool traces them.
func traceOf(t *testing.T, mutool string, file []byte, pages int) [][]glyph {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	trace, err := exec.Command(mutool, "trace", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	out := make([][]glyph, 0, pages)
	var color [3]uint8
	var height float64
	for line := range strings.Lines(string(trace)) {
		line = strings.TrimLeft(line, " ")
		switch attr := func(name string) string { return attribute(line, name) }; {
		case strings.HasPrefix(line, "<page "):
			out = append(out, nil)
		case strings.HasPrefix(line, "<fill_text "):
			for i, s := range strings.Fields(attr("color")) {
				color[i] = uint8(math.Round(float(t, s) * 255))
			}
			height = float(t, strings.Fields(attr("transform"))[5])
		case strings.HasPrefix(line, "<g "):
			k := len(out) - 1
			out[k] = append(out[k], glyph{x: float(t, attr("x")) / 72 * 25.4, y: (height - float(t, attr("y"))) / 72 * 25.4, color: color,
				says: attr("unicode"), blank: strings.TrimSpace(html.UnescapeString(attr("unicode"))) == ""})
		}
	}
	if len(out) != pages {
		t.Fatalf("%d pages traced, %d made", len(out), pages)
	}
	return out
}

// attribute is the value of one in an element's line, as it is written.
func attribute(line, name string) string {
	_, rest, _ := strings.Cut(line, " "+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

func float(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
