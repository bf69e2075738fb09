package compose_test

import (
	"fmt"
	"io/fs"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
)

// However many events a month has, over whatever register, every page of its news is a
// third full, in either language, on the fewest pages that hold them.
func TestNewsOfAnyNumberOfEvents(t *testing.T) {
	theme, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, offers := range newsOver() {
		for n := 1; n <= 40; n++ {
			m := newModel(spans()[0])
			for i := range n {
				m.add(kinds()[(i+n)%len(kinds())], fmt.Sprintf("Maison %02d", i), fmt.Sprintf("Service %02d", i))
			}
			for i := n; i < offers; i++ {
				m.add([]string{"qualified", "candidate"}[i%2], fmt.Sprint("Ancienne ", i), fmt.Sprint("Offre ", i))
			}
			s := brief(t, load(t, m.folder(t, theme)), "2026-05", "cover", "month", "news")
			ed, _ := s.Edition("2026-05")
			ed.Pages = 3 // or the nearest
			for lang, res := range layAll(t, s, "2026-05", languages()...) {
				for i, fill := range fills(res) {
					if res.Pages[i].Section == "news" && fill < 33 {
						t.Errorf("%d events of %d offers, %s: page %d is %d %% full", n, max(n, offers), lang, i+1, fill)
					}
				}
			}
		}
	}
}
