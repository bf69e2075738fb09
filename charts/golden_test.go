package charts

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/golden"
)

// The geometry of each chart for the January register, mark by mark: the
// drawings the art direction's pages were measured for.
func TestGoldens(t *testing.T) {
	cs := all(t, sheet(t, "fr"), january())
	for _, kind := range []string{"bricks", "rows", "butterfly", "calendar", "strip", "bands", "map", "timeline", "duties", "composition", "shares"} {
		golden.Check(t, kind+".txt", print(cs[kind].Box))
	}
}
