package compose_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
)

// answersOn is a grid in which some of the providers of a model have an answer, so many
// questions being asked of them in turn.
func answersOn(m *model, some, asked int) string {
	questions := [][2]string{{"type", "shared"}, {"customers", "public"}, {"extension", "yes"}, {"services", "50+"}, {"horizon", "france"}}
	var out strings.Builder
	out.WriteString("cells:\n")
	for i, house := range m.houses[:some] {
		for n := range 1 + i%2 {
			q := questions[(i+n)%asked]
			fmt.Fprintf(&out, "  - {provider: %s, column: %s, value: %s, known: 2025-01-01, sources: [A1], "+
				"evidence: {fr: Page publique, en: A public page}}\n", m.id(house), q[0], q[1])
		}
	}
	return out.String()
}

// However many providers are qualified, and however few of them have answered, every page
// of the grid is a third full in either language: none has a plate alone under a full one.
func TestGridOfAnyNumberOfProviders(t *testing.T) {
	theme, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	shared := 0
	for _, n := range gridProviders() {
		for _, some := range []int{n / 3, n / 2, n - 2, n} {
			m := newModel(spans()[0])
			for i := range n {
				m.add("qualified", fmt.Sprintf("Maison %02d", i), fmt.Sprintf("Service %02d", i))
			}
			folder, _ := m.folder(t, theme).(fstest.MapFS)
			folder["register/grid.yaml"] = &fstest.MapFile{Data: []byte(answersOn(m, some, 2+n%2))}
			s := brief(t, load(t, folder), "2026-05", "cover", "month", "grid")
			for lang, res := range layAll(t, s, "2026-05", languages()...) {
				var of []int
				for i, fill := range fills(res) {
					if res.Pages[i].Section == "grid" {
						of = append(of, fill)
					}
				}
				if len(of) > 1 {
					shared++
				}
				for i, fill := range of {
					if fill < 33 {
						t.Errorf("%d providers, %d with answers, %s: page %d of the grid is %d %% full: %v", n, some, lang, i+1, fill, of)
					}
				}
			}
		}
	}
	if shared == 0 {
		t.Error("no grid has two pages")
	}
}
