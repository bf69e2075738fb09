package unit_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestTrimAndTypeAreExact(t *testing.T) {
	if got := unit.Millimetres(297); got != 66*unit.U {
		t.Errorf("A4 is %d high, 66 grid units are %d", got, 66*unit.U)
	}
	if got := unit.Points(72); got != unit.Inch {
		t.Errorf("72 pt are %d, an inch is %d", got, unit.Inch)
	}
	if mm, pt := unit.Inch.MM(), unit.Inch.PT(); mm != 25.4 || pt != 72 {
		t.Errorf("an inch is %v mm and %v pt", mm, pt)
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string]unit.Length{
		"3mm": 3 * unit.MM, " 1.5 cm ": 15 * unit.MM, "9.75pt": unit.Points(9.75), "2in": 2 * unit.Inch, "0.5u": unit.U / 2, "-3mm": -3 * unit.MM,
	} {
		if got, err := unit.Parse(in); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "3", "mm", "3,5mm", "3 px", "NaNmm", "1e30mm", "3mm3"} {
		if got, err := unit.Parse(in); err == nil {
			t.Errorf("%q is taken for %v", in, got)
		}
	}
}

func TestStringIsMillimetres(t *testing.T) {
	for want, l := range map[string]unit.Length{"70.5mm": unit.Millimetres(70.5), "0mm": 0, "-2mm": -2 * unit.MM, "0.353mm": unit.PT} {
		if got := l.String(); got != want {
			t.Errorf("%d is written %s, want %s", l, got, want)
		}
	}
}

func TestScaleRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		l        unit.Length
		num, den int64
		want     unit.Length
	}{{5, 1, 2, 3}, {-5, 1, 2, -3}, {5, -1, 2, -3}, {4, 1, 3, 1}, {5, 1, -2, -3}} {
		if got := c.l.Scale(c.num, c.den); got != c.want {
			t.Errorf("%d × %d / %d is %d, want %d", c.l, c.num, c.den, got, c.want)
		}
	}
}

func TestUp(t *testing.T) {
	for _, c := range [][3]unit.Length{{0, unit.U, 0}, {1, unit.U, unit.U}, {unit.U, unit.U, unit.U}, {7, 0, 7}, {-1, 10, -1}} {
		if got := c[0].Up(c[1]); got != c[2] {
			t.Errorf("%d up to %d is %d, want %d", c[0], c[1], got, c[2])
		}
	}
}

func TestRectangles(t *testing.T) {
	page, word := unit.Box(0, 0, 100, 100), unit.Box(90, 90, 20, 5)
	if word.In(page, 9) || !word.In(page, 10) {
		t.Error("a word 10 beyond the edge is in the page with a tolerance of 10 and not of 9")
	}
	if !page.Overlaps(word, 4) || page.Overlaps(word, 5) {
		t.Error("they share 10 by 5")
	}
	if got := page.Union(word); got != unit.Box(0, 0, 110, 100) {
		t.Errorf("union %v", got)
	}
	if got := (unit.Rect{}).Union(word); got != word {
		t.Errorf("the empty rectangle adds %v", got)
	}
	if got := word.Union(unit.Rect{}); got != word {
		t.Errorf("the empty rectangle adds %v", got)
	}
	if got := word.Move(unit.Point{X: -90, Y: 1}); got != unit.Box(0, 91, 20, 5) || got.Right() != 20 || got.Bottom() != 96 {
		t.Errorf("moved to %v", got)
	}
}
