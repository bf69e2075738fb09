package preflight_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/preflight"
)

// plate is a page as four inks, 255 for solid.
type plate struct {
	w, h int
	data []byte
}

func (p plate) at(x, y, ink int) byte { return p.data[(y*p.w+x)*4+ink] }

// total is a pixel's ink in percent.
func (p plate) total(x, y int) float64 {
	sum := 0
	for i := range 4 {
		sum += int(p.at(x, y, i))
	}
	return float64(sum) / 2.55
}

// rendered is pages rendered for the press.
func rendered(t *testing.T, path string, dpi int, args ...string) []plate {
	t.Helper()
	dir := t.TempDir()
	all := append([]string{"-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pamcmyk32", fmt.Sprintf("-r%d", dpi)}, args...)
	run(t, "gs", append(all, "-o", filepath.Join(dir, "p%d.pam"), path)...)
	var out []plate
	for i := 1; ; i++ {
		b, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("p%d.pam", i)))
		if err != nil {
			return out
		}
		head, body, _ := bytes.Cut(b, []byte("ENDHDR\n"))
		p := plate{data: body}
		for _, l := range strings.Split(string(head), "\n") {
			_, _ = fmt.Sscanf(l, "WIDTH %d", &p.w) // other lines do not match
			_, _ = fmt.Sscanf(l, "HEIGHT %d", &p.h)
		}
		if len(body) != p.w*p.h*4 || len(body) == 0 {
			t.Fatalf("page %d: %d bytes for %d × %d", i, len(body), p.w, p.h)
		}
		out = append(out, p)
	}
}

// separations: four plates and no other; where text in black stands on paper,
// the other three are empty.
func separations(t *testing.T, path string, data []byte) {
	dir := t.TempDir()
	run(t, "gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r36", "-dUseTrimBox", "-sOutputFile="+filepath.Join(dir, "p%03d.tif"), path)
	names, err := filepath.Glob(filepath.Join(dir, "*(*).tif"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no plates: %v", err)
	}
	seen := map[string]bool{}
	for _, n := range names {
		m := regexp.MustCompile(`\((.*)\)`).FindStringSubmatch(filepath.Base(n))
		seen[m[1]] = true
	}
	for n := range seen {
		if !slices.Contains([]string{"Cyan", "Magenta", "Yellow", "Black"}, n) {
			t.Errorf("an extra plate: %s", n)
		}
	}
	if len(seen) != 4 {
		t.Errorf("plates %v", seen)
	}
	black := preflight.BlackOnPaper(t, data)
	lines := 0
	for i, p := range rendered(t, path, 72, "-dUseTrimBox") {
		for _, b := range black[i+1] {
			if b[2]-b[0] < 4 || b[3]-b[1] < 4 {
				continue // a dash or a point fills no pixel of its own
			}
			colour, k := p.within(b)
			if lines++; colour > 0 || k == 0 {
				t.Errorf("page %d: the black text at %.0f, %.0f pt has %d of colour and %d of black", i+1, b[0], b[1], colour, k)
			}
		}
	}
	if lines < 200 {
		t.Errorf("only %d lines of black text", lines)
	}
	t.Logf("%d runs of text print in black alone", lines)
}

// within is the most colour and the most black in a box of points at 72 dpi.
// The outermost pixels are shared with what stands beside.
func (p plate) within(b [4]float64) (colour, black byte) {
	for y := max(int(math.Ceil(b[1])), 0); y < min(int(b[3]), p.h); y++ {
		for x := max(int(math.Ceil(b[0])), 0); x < min(int(b[2]), p.w); x++ {
			colour = max(colour, p.at(x, y, 0), p.at(x, y, 1), p.at(x, y, 2))
			black = max(black, p.at(x, y, 3))
		}
	}
	return colour, black
}

// ink: the heaviest pixel and the heaviest square of 15 mm (GWG R0026), from
// rendered plates.
func ink(t *testing.T, path string, data []byte) {
	const dpi = 72
	worst, square := 0.0, 0.0
	for n, p := range rendered(t, path, dpi, "-dUseTrimBox") {
		sums := make([]float64, (p.w+1)*(p.h+1))
		for y := range p.h {
			row := 0.0
			for x := range p.w {
				v := p.total(x, y)
				row += v
				worst = max(worst, v)
				sums[(y+1)*(p.w+1)+x+1] = sums[y*(p.w+1)+x+1] + row
			}
		}
		side := int(math.Round(15.0 / 25.4 * dpi))
		for y := side; y <= p.h; y++ {
			for x := side; x <= p.w; x++ {
				w := p.w + 1
				mean := (sums[y*w+x] - sums[(y-side)*w+x] - sums[y*w+x-side] + sums[(y-side)*w+x-side]) / float64(side*side)
				square = max(square, mean)
			}
		}
		if worst > 301 || square > 301 {
			t.Fatalf("page %d: heaviest pixel %.0f %%, heaviest square %.0f %%", n+1, worst, square)
		}
	}
	ticket, err := preflight.NewTicket(data, preflight.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ticket.MostInk+2 < worst {
		t.Errorf("the estimate says %.0f %%, the plates say %.0f %%", ticket.MostInk, worst)
	}
}

// coverage: what the ticket says without rastering, against rendered plates.
func coverage(t *testing.T, path string, data []byte) {
	const last = 4
	out := run(t, "gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=ink_cov", "-r400", "-dUseTrimBox", fmt.Sprintf("-dLastPage=%d", last), "-o", "-", path)
	ticket, err := preflight.NewTicket(data, preflight.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range strings.Split(strings.TrimSpace(out), "\n") {
		var want [4]float64
		if _, err := fmt.Sscan(l, &want[0], &want[1], &want[2], &want[3]); err != nil {
			t.Fatalf("gs: %q", l)
		}
		c := ticket.Coverage[i+1]
		for k, got := range []float64{c.Cyan, c.Magenta, c.Yellow, c.Black} {
			if math.Abs(got-want[k]) > 0.5+0.02*want[k] {
				t.Errorf("page %d, ink %d: estimated %.2f %%, rendered %.2f %%", i+1, k, got, want[k])
			}
		}
	}
}

// overprint renders twice: where black text overprints a tint, turning
// overprint off must change the plates.
func overprint(t *testing.T, path string, _ []byte) {
	on := rendered(t, path, 60, "-dUseTrimBox")
	off := rendered(t, path, 60, "-dUseTrimBox", "-dOverprint=/disable")
	changed := 0
	for i := range on {
		if !bytes.Equal(on[i].data, off[i].data) {
			changed++
		}
	}
	if changed == 0 {
		t.Error("no page overprints: black text on tints knocks out")
	}
	t.Logf("%d pages of %d overprint", changed, len(on))
}

// bleed: where colour reaches the trimmed edge along a whole side, it reaches
// the bleed too.
func bleed(t *testing.T, path string, _ []byte) {
	const dpi = 72
	edge := int(math.Round(3 / 25.4 * dpi))
	full := 0
	for n, p := range rendered(t, path, dpi) {
		for side := range 4 {
			inside, outside := p.strip(side, edge+2), p.strip(side, 1)
			if slices.Contains(inside, 0) {
				continue // paper shows somewhere: no ground along this side
			}
			full++
			if !slices.Equal(inside, outside) {
				t.Errorf("page %d, side %d: the ground inside the trim and in the bleed differ", n+1, side)
			}
		}
	}
	if full == 0 {
		t.Error("no side of any page has a ground to the edge")
	}
	t.Logf("%d sides with grounds reach the bleed", full)
}

// strip is the ink sums of the pixels along a side, at a depth from the edge,
// the corners left out.
func (p plate) strip(side, depth int) []int {
	var out []int
	const corner = 20
	at := func(x, y int) {
		s := 0
		for i := range 4 {
			s += int(p.at(x, y, i))
		}
		out = append(out, s)
	}
	switch side {
	case 0, 1:
		y := depth
		if side == 1 {
			y = p.h - 1 - depth
		}
		for x := corner; x < p.w-corner; x++ {
			at(x, y)
		}
	default:
		x := depth
		if side == 3 {
			x = p.w - 1 - depth
		}
		for y := corner; y < p.h-corner; y++ {
			at(x, y)
		}
	}
	return out
}
