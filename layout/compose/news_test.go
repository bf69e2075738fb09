package compose_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// The news and the page of months of none, one and thirty events, over registers
// small and large, with names short and long: every event is told once, by name,
// and the month takes one page.
func TestNewsOfEveryMonth(t *testing.T) {
	theme, _ := fs.ReadFile(data.FS(), "theme.yaml")
	long := strings.Repeat("Groupement coopératif interrégional ", 4)[:120]
	for name, fill := range map[string]func(*model){
		"none":         func(m *model) { m.add("ending", "Maison", "Service") },
		"none of none": func(*model) {},
		"two ends":     func(m *model) { m.add("ending", "Maison", "Service"); m.add("ending", "Autre", "Service deux") },
		"nine ends": func(m *model) {
			for i := range 9 {
				m.add("ending", fmt.Sprint("Finissante ", i), fmt.Sprint("Échéance ", i))
			}
		},
		"one":         func(m *model) { m.add("j2", "Specimen Canal", "Digue"); m.add("candidate", "Autre", "Projet") },
		"one arrival": func(m *model) { m.add("arrival", "Nouvelle", "Projet") },
		"one exit":    func(m *model) { m.add("exit", "Maison", "Service"); m.add("qualified", "Autre", "Secure") },
		"one expiry":  func(m *model) { m.add("expiry", "Maison", "Service") },
		"one renewal": func(m *model) { m.add("renewal", "Maison", "Service") },
		"one, long":   func(m *model) { m.add("provider", long, long+" offre") },
		"two, long": func(m *model) {
			m.add("provider", long, long+" offre")
			m.add("j1", long[:60], "Service de "+long[:60])
		},
		"two bare": func(m *model) { m.add("arrival", "Nouvelle", ""); m.add("filed", "Autre", "Projet") },
		"thirty": func(m *model) {
			for i := range 30 {
				m.add(kinds()[i%len(kinds())], fmt.Sprintf("Maison %02d", i), fmt.Sprintf("Service %02d", i))
			}
		},
	} {
		for _, n := range []int{0, 1, 17, 200} {
			t.Run(fmt.Sprint(name, " over ", n), func(t *testing.T) {
				m := newModel(spans()[0])
				fill(m)
				for i := range n {
					m.add([]string{"qualified", "candidate"}[i%2], fmt.Sprint("Ancienne ", i), fmt.Sprint("Offre ", i))
				}
				folder := m.folder(t, theme)
				s := load(t, folder)
				if dir := os.Getenv("LOOK"); dir != "" {
					if err := os.CopyFS(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")), folder); err != nil {
						t.Fatal(err)
					}
				}
				ed, _ := s.Edition("2026-05")
				ed.Sections = []string{"cover", "month", "news"}
				for _, lang := range languages() {
					res := lay(t, s, "2026-05", lang)
					sound(t, res)
					m.told(t, res)
				}
			})
		}
	}
}

// told holds the news to the moves that the register was made of.
func (m *model) told(t *testing.T, res *page.Result) {
	t.Helper()
	var pages []draw.Page
	changed, months := 0, 0
	for _, p := range res.Pages {
		if p.Section == "month" {
			months++
		}
		if p.Section == "news" {
			pages = append(pages, p)
			draw.Walk(&p.Box, func(v draw.Visit) bool {
				if v.Box.Name == "disc" && strings.Contains(draw.Dump([]draw.Page{{Box: *v.Box}}), string(draw.Vermillon)) {
					changed++
				}
				return true
			})
		}
	}
	aloud := strings.ReplaceAll(page.ReadAloud(pages), "\u00a0", " ")
	tellers := map[string]bool{}
	for _, mv := range m.moves {
		tellers[mv.kind+mv.provider] = true
		if !strings.Contains(strings.ReplaceAll(aloud, "\n", " "), mv.provider) {
			t.Errorf("nobody is told of %s: %s", mv.provider, aloud)
		}
	}
	if months != 1 {
		t.Errorf("the month takes %d pages", months)
	}
	if changed != len(tellers) {
		t.Errorf("%d discs of what changed, and %d events", changed, len(tellers))
	}
}
