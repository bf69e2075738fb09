package finish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

const dpi = 100

// plates is a page's trim as four inks, 255 for solid.
type plates struct {
	w, h int
	data []byte
}

// separate renders the pages of a file for the press.
func separate(t *testing.T, path string, args ...string) []plates {
	t.Helper()
	need(t, "gs")
	dir := t.TempDir()
	all := append([]string{"-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pamcmyk32", fmt.Sprintf("-r%d", dpi), "-dUseTrimBox"}, args...)
	run(t, "gs", append(all, "-o", filepath.Join(dir, "p%d.pam"), path)...)
	var out []plates
	for i := 1; ; i++ {
		b, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("p%d.pam", i)))
		if err != nil {
			return out
		}
		head, body, _ := bytes.Cut(b, []byte("ENDHDR\n"))
		var p plates
		for _, l := range strings.Split(string(head), "\n") {
			_, _ = fmt.Sscanf(l, "WIDTH %d", &p.w) // other lines do not match
			_, _ = fmt.Sscanf(l, "HEIGHT %d", &p.h)
		}
		if p.data = body; len(body) != p.w*p.h*4 {
			t.Fatalf("page %d: %d bytes for %d × %d", i, len(body), p.w, p.h)
		}
		out = append(out, p)
	}
}

// most is the greatest value of each ink, and of their sum in percent, in a
// rectangle of the page.
func (p plates) most(r unit.Rect) (inks [4]byte, sum int) {
	px := func(l unit.Length) int { return int(l * dpi / unit.Inch) }
	for y := max(0, px(r.Y)); y < min(p.h, px(r.Bottom())); y++ {
		for x := max(0, px(r.X)); x < min(p.w, px(r.Right())); x++ {
			total := 0
			for i := range 4 {
				v := p.data[(y*p.w+x)*4+i]
				inks[i] = max(inks[i], v)
				total += int(v)
			}
			sum = max(sum, total*100/255)
		}
	}
	return inks, sum
}

func TestBodyTextPrintsInBlackAlone(t *testing.T) {
	page := separate(t, saved(t, build(t, sample(t), profile.Print(profile.NoMarks))))[1]
	inks, _ := page.most(unit.Box(25*mm, 25*mm, 160*mm, 70*mm)) // title, contents, paragraph, list
	if inks[0]|inks[1]|inks[2] != 0 || inks[3] < 250 {
		t.Errorf("the text's plates are %v, want black alone", inks)
	}
	if inks, _ = page.most(unit.Box(30*mm, 215*mm, 150*mm, 50*mm)); inks[0]|inks[1]|inks[2] != 0 || inks[3] < 250 {
		t.Errorf("the table's plates are %v, want black alone", inks)
	}
}

// Black text on a tint leaves the tint whole: the plates under it are the same
// with overprint as without the text, and knocked out without overprint.
func TestBlackTextOverprintsTints(t *testing.T) {
	path := saved(t, build(t, sample(t), profile.Print(profile.NoMarks)))
	over, out := separate(t, path)[1], separate(t, path, "-dOverprint=/disable")[1]
	tint, least := unit.Box(30*mm, 186*mm, 40*mm, 4*mm), [2]byte{255, 255}
	for n, p := range []plates{over, out} {
		px := func(l unit.Length) int { return int(l * dpi / unit.Inch) }
		for y := px(tint.Y); y < px(tint.Bottom()); y++ {
			for x := px(tint.X); x < px(tint.Right()); x++ {
				least[n] = min(least[n], p.data[(y*p.w+x)*4+2])
			}
		}
	}
	if least[0] < 20 || least[1] > 10 {
		t.Errorf("least yellow under the text: %d with overprint, %d without; want the whole tint, and none", least[0], least[1])
	}
}

func TestOnlyProcessPlates(t *testing.T) {
	need(t, "gs")
	path := saved(t, build(t, sample(t), profile.Print(profile.FullMarks)))
	dir := t.TempDir()
	run(t, "gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r20", "-o", filepath.Join(dir, "p%d.tif"), path)
	files, err := filepath.Glob(filepath.Join(dir, "p1(*).tif"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "p1("), ").tif"))
	}
	if got := strings.Join(names, " "); got != "Black Cyan Magenta Yellow" {
		t.Errorf("plates: %s", got)
	}
}

func TestPicturesKeepTheInkLimit(t *testing.T) {
	pages := pictured(t, profile.Print(profile.NoMarks))
	dark := picture(t)
	b := draw.Box{Size: unit.Size{W: 30 * mm, H: 20 * mm}, Elem: draw.New(draw.Layout)}
	b.Ops = []draw.Op{draw.Image{Rect: unit.Box(0, 0, 30*mm, 20*mm), Picture: dark}}
	pages[2].Put(100*mm, 150*mm, b)
	path := saved(t, build(t, pages, profile.Print(profile.NoMarks)))
	inks, sum := separate(t, path)[2].most(unit.Box(25*mm, 145*mm, 120*mm, 30*mm))
	if sum > 300 || sum < 150 || inks[3] == 0 {
		t.Errorf("the photograph's inks reach %v, their sum %d %%; want all four, at most 300 %%", inks, sum)
	}
	need(t, "pdfimages")
	if out := run(t, "pdfimages", "-list", path); !strings.Contains(out, " cmyk ") || strings.Contains(out, " rgb ") {
		t.Errorf("pictures of the print file:\n%s", out)
	}
}

func TestBleedIsReached(t *testing.T) {
	need(t, "gs")
	dir := t.TempDir()
	prof := profile.Print(profile.NoMarks)
	prof.Bleed = 5 * mm
	run(t, "gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pamcmyk32", "-r50", "-o", filepath.Join(dir, "p%d.pam"), saved(t, build(t, sample(t), prof)))
	b, err := os.ReadFile(filepath.Join(dir, "p1.pam"))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := bytes.Cut(b, []byte("ENDHDR\n"))
	const w = 220 * 50 * 10 / 254 // pixels across the bleed
	h := len(body) / 4 / w
	strip := 5 * 50 * 10 / 254
	for i := 0; i < w*h; i++ {
		x, y := i%w, i/w
		edge := x < strip || y < strip || x >= w-strip || y >= h-strip
		if edge && body[4*i]|body[4*i+1]|body[4*i+2]|body[4*i+3] == 0 {
			t.Fatalf("the bleed of the cover is bare paper at %d, %d", x, y)
		}
	}
}
