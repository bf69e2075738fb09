package compose_test

import (
	"fmt"
	"io/fs"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// A list of nobody is drawn as nothing: no bar, step or field of no width, which a
// plate cannot hold.
func TestNothingIsDrawnForNothing(t *testing.T) {
	theme, _ := fs.ReadFile(data.FS(), "theme.yaml")
	for _, kind := range []string{"qualified", "candidate", "renewal", "exit", ""} {
		m := newModel(spans()[0])
		for i := range 9 {
			if kind != "" {
				m.add(kind, fmt.Sprint("Maison ", i), fmt.Sprint("Offre ", i))
			}
		}
		s := load(t, m.folder(t, theme))
		for _, p := range lay(t, s, "2026-05", "fr").Pages {
			draw.Walk(&p.Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					if q, ok := op.(draw.Path); ok && q.Fill != "" {
						if r, ok := draw.Extent(q); ok && min(r.W, r.H) < unit.PT/5 {
							t.Errorf("%s: %s: a field of nothing in %s", kind, p.Section, v.Name)
						}
					}
				}
				return true
			})
		}
	}
}
