package unit_test

import (
	"math"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

func TestLinear(t *testing.T) {
	for v, want := range map[float64]float64{0: 0, 1: 1, 0.5: 0.21404, 0.04: 0.003096} {
		if got := unit.Linear(v); math.Abs(got-want) > 1e-5 {
			t.Errorf("%v is %v of the light, want %v", v, got, want)
		}
	}
	below, above := unit.Linear(0.04045), unit.Linear(0.040451)
	if above < below || above-below > 1e-6 {
		t.Errorf("the two branches do not meet: %v and %v", below, above)
	}
}

func TestContrast(t *testing.T) {
	black, white, grey := [3]uint8{}, [3]uint8{255, 255, 255}, [3]uint8{0x76, 0x76, 0x76}
	if got := unit.Contrast(black, white); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is %v, want 21", got)
	}
	if got := unit.Contrast(white, white); got != 1 {
		t.Errorf("white on white is %v, want 1", got)
	}
	if got := unit.Contrast(grey, white); math.Abs(got-4.54) > 0.005 || got != unit.Contrast(white, grey) { // the lightest grey that passes AA
		t.Errorf("#767676 on white is %v, want 4.54, in either order", got)
	}
}

// Shares of light, as a PDF file gives them, are held like bytes; what lies
// beyond is no brighter than white.
func TestContrastOfKnownPairs(t *testing.T) {
	for _, c := range []struct {
		a, b [3]float64
		want float64
	}{{[3]float64{}, [3]float64{1, 1, 1}, 21}, {[3]float64{1, 1, 1}, [3]float64{1, 1, 1}, 1},
		{[3]float64{0.4667, 0.4667, 0.4667}, [3]float64{1, 1, 1}, 4.48}, {[3]float64{-1, -1, 0}, [3]float64{2, 1, 1}, 21}} {
		if got := unit.ContrastOf(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%v on %v: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
