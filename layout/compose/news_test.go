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

// A fact that is not so of each offer of an event is said offer by offer, and all
// that a story tells stands on the page, its lead's too.
func TestNewsOfSeveralOffers(t *testing.T) {
	theme, _ := fs.ReadFile(data.FS(), "theme.yaml")
	const old, now = "2026-01-10", "2026-04-10"
	milestone := func(step, day string) string {
		return fmt.Sprintf("      - {step: %s, kind: accepted, date: %s, known: %s, sources: [A1]}\n", step, day, day)
	}
	stage := func(s, day string) string {
		layers := ", layers: [iaas]"
		if s == "left" {
			layers = ""
		}
		return fmt.Sprintf("      - {stage: %s%s, known: %s, sources: [A1]}\n", s, layers, day)
	}
	for _, c := range []struct {
		name, one, two string
		said           map[string][]string
		unsaid         map[string]string
	}{
		{"a milestone of one before", stage("candidate", old) + "    milestones:\n" + milestone("j1", old) + milestone("j2", now),
			stage("candidate", old) + "    milestones:\n" + milestone("j2", now),
			map[string][]string{"fr": {"Selon l’offre", "Jalon précédent connu : Deux, non publié ; Un, J1, 10 janv. 2026"},
				"en": {"By offer", "Previous known milestone: Deux, not published; Un, J1, 10 Jan 2026"}}, nil},
		{"one leaves each list", stage("qualified", old) + stage("left", now), stage("candidate", old) + stage("left", now),
			map[string][]string{"fr": {"Et aussi"}, "en": {"Also"}}, map[string]string{"fr": "deux offres", "en": "two offers"}},
		{"arrivals with a milestone", stage("candidate", now) + "    milestones:\n" + milestone("j0", now),
			stage("candidate", now) + "    milestones:\n" + milestone("j0", now),
			map[string][]string{"fr": {"Maison, Deux, Un", "entrée au registre avec deux offres"}, "en": {"Maison, Deux, Un", "entry in the register with two offers"}}, nil},
	} {
		m := newModel(spans()[0])
		for i, stages := range []string{c.one, c.two} {
			m.n++
			fmt.Fprintf(&m.offers, "  - id: o%d\n    provider: %s\n    name: %s\n    stages:\n%s", m.n, m.id("Maison"), []string{"Un", "Deux"}[i], stages)
		}
		s := load(t, m.folder(t, theme))
		ed, _ := s.Edition("2026-05")
		ed.Sections = []string{"news"}
		for _, lang := range languages() {
			res := lay(t, s, "2026-05", lang)
			aloud := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\n", " ").Replace(page.ReadAloud(res.Pages))
			for _, want := range c.said[lang] {
				if !strings.Contains(aloud, want) {
					t.Errorf("%s, %s: %q is not said:\n%s", c.name, lang, want, aloud)
				}
			}
			if w := c.unsaid[lang]; w != "" && strings.Contains(aloud, w) {
				t.Errorf("%s, %s: %q is said:\n%s", c.name, lang, w, aloud)
			}
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
