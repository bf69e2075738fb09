package charts

import "testing"

// The geometry of each chart for the January register, mark by mark: the
// drawings the art direction's pages were measured for.
func TestGoldens(t *testing.T) {
	cs := all(t, sheet(t, "fr"), january())
	for _, kind := range []string{"bricks", "rows", "butterfly", "calendar", "evolution", "duties", "composition", "shares"} {
		golden(t, kind+".txt", print(cs[kind].Box))
	}
}
