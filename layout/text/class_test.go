package text

import "testing"

// TeX's classes of lines: tight below -1/2, decent to 1/2, loose to 1, very
// loose beyond, each bound in the class below it.
func TestClassesHaveTeXsBounds(t *testing.T) {
	for _, c := range []struct {
		ratio float64
		want  fitness
	}{
		{-1, tight}, {-0.501, tight}, {-0.5, decent}, {0, decent}, {0.5, decent},
		{0.501, wide}, {0.89, wide}, {1, wide}, {1.001, veryWide}, {9, veryWide},
	} {
		if got := classOf(c.ratio); got != c.want {
			t.Errorf("a line stretched by %g is of class %d, want %d", c.ratio, got, c.want)
		}
	}
}
