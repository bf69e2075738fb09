package charts

import (
	"errors"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/charts/testdata/scan"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// A code that is drawn is read again, off the marks and by the standard, as the
// address it was made from; its modules are as large as a telephone wants them.
func TestCodesAreRead(t *testing.T) {
	const side = 315 * mm / 10
	for n := range 60 {
		address := "https://secnumcloud-observatory.example/" + strings.Repeat("2026-01/", 8)[:n]
		b, err := Code(address, side, draw.Nuit, draw.Craie)
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		modules, dark := codeModules(t, b)
		if got, err := scan.Read(modules, dark); err != nil || got != address {
			t.Errorf("%q is read as %q: %v", address, got, err)
		}
		if m := side / unit.Length(modules+2*codeQuiet); m < codeModule {
			t.Errorf("%s: modules of %v", address, m)
		}
	}
}

// codeModules is the modules of a code, off its marks: the first run of the
// first row is the seven of a finder. The quiet zone is left free.
func codeModules(t *testing.T, b draw.Box) (int, func(x, y int) bool) {
	t.Helper()
	ground, marks := b.Ops[0].(draw.Path), b.Ops[1].(draw.Path)
	square, _ := draw.Extent(ground)
	area, _ := draw.Extent(marks)
	first, _ := draw.Extent(draw.Path{Segs: marks.Segs[:5], Fill: marks.Fill})
	size := float64(first.W) / 7
	n := int(float64(area.W)/size + 0.5)
	if quiet := unit.Length(4*size) - 9; area.X-square.X < quiet || square.Right()-area.Right() < quiet || area.Y < quiet || square.Bottom()-area.Bottom() < quiet {
		t.Errorf("the quiet zone is %v wide, %v are needed", area.X-square.X, quiet)
	}
	return n, func(x, y int) bool {
		at := unit.Point{X: area.X + unit.Length((float64(x)+0.5)*size), Y: area.Y + unit.Length((float64(y)+0.5)*size)}
		for i := 0; i < len(marks.Segs); i += 5 {
			a, c := marks.Segs[i].P[0], marks.Segs[i+2].P[0]
			if at.X > a.X && at.X < c.X && at.Y > a.Y && at.Y < c.Y {
				return true
			}
		}
		return false
	}
}

// A scanner that read anything would prove nothing: one module turned in a
// finder, in the format or in a word is told.
func TestDamagedCodesAreTold(t *testing.T) {
	b, err := Code("https://secnumcloud-observatory.example", 30*mm, draw.Nuit, draw.Craie)
	if err != nil {
		t.Fatal(err)
	}
	n, dark := codeModules(t, b)
	for _, at := range [][2]int{{3, 3}, {8, 2}, {n - 1, n - 1}, {n - 4, 12}} {
		turned := func(x, y int) bool { return dark(x, y) != (x == at[0] && y == at[1]) }
		if got, err := scan.Read(n, turned); err == nil {
			t.Errorf("with the module %v turned it is read as %q", at, got)
		}
	}
}

func TestLongAddressesHaveNoCode(t *testing.T) {
	for _, c := range []struct {
		n    int
		side unit.Length
	}{{100, 20 * mm}, {250, 315 * mm / 10}, {5000, 200 * mm}} {
		if _, err := Code("https://"+strings.Repeat("a", c.n), c.side, draw.Nuit, draw.Craie); !errors.Is(err, ErrDense) {
			t.Errorf("%d characters in %v: %v", c.n, c.side, err)
		}
	}
}
