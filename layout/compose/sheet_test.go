package compose_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// A ground that reaches the left bleed reaches the right one, whatever the
// sheet and the margin are.
func TestGroundsFollowTheSheet(t *testing.T) {
	theme := strings.Replace(file(t, data.FS(), "theme.yaml"), "swatches:\n", "format: 230x330\nswatches:\n", 1)
	for name, text := range map[string]string{"given": strings.Replace(theme, "margin: 17.25mm", "margin: 26mm", 1), "followed": strings.Replace(theme, "  margin: 17.25mm\n", "", 1)} {
		s := load(t, with(t, undeclared(t, data.FS()), map[string]string{"theme.yaml": text}))
		res, grounds := lay(t, s, "2026-01", "fr"), 0
		for i := range res.Pages {
			w, bleed := res.Pages[i].Size.W, s.Theme.Spacing["bleed"]
			draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					p, ok := op.(draw.Path)
					if !ok || p.Fill != draw.Sable {
						continue
					}
					at, _ := draw.Extent(p)
					left, right := v.At.X+at.X, v.At.X+at.X+at.W
					if left > 0 {
						continue
					}
					grounds++
					if left != -bleed || right < w+bleed-unit.MM/10 || right > w+bleed+unit.MM/10 {
						t.Errorf("%s: page %d: the ground %s reaches from %s to %s of %s", name, i+1, v.Box.Name, left, right, w)
					}
				}
				return true
			})
		}
		if grounds < 4 {
			t.Errorf("%s: %d grounds", name, grounds)
		}
	}
}
