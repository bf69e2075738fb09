package compose_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// The month's facts choose the cover's form and who stands in large: the heaviest
// by the weights that were settled, whatever the order of the register.
func TestTheMonthChoosesItsCover(t *testing.T) {
	theme, _ := fs.ReadFile(data.FS(), "theme.yaml")
	for _, c := range []struct {
		name  string
		moves []string // kind of movement, or what stands still
		form  string   // the component that this form alone has
		n     int
		large []string // providers, in order
	}{
		{"a decision among others", []string{"arrival", "j2", "provider"}, "name on a disc", 1, []string{"P2"}},
		{"two decisions", []string{"renewal", "j2", "extension"}, "name on a disc", 2, []string{"P2", "P0"}},
		{"three decisions", []string{"renewal", "offer", "extension", "exit"}, "cover label", 3, []string{"P1", "P2", "P0"}},
		{"a milestone", []string{"j1"}, "cover label", 1, []string{"P0"}},
		{"five arrivals", []string{"arrival", "arrival", "j0", "arrival", "arrival", "j1"}, "cover label", 3, []string{"P5", "P2", "P0"}},
		{"an exit", []string{"exit"}, "cover label", 1, []string{"P0"}},
		{"an end of validity", []string{"qualified", "expiry"}, "cover label", 1, []string{"P1"}},
		{"nothing, with an end to come", []string{"qualified", "ending", "candidate"}, "countdown", 1, nil},
		{"nothing", []string{"candidate"}, "countdown", 1, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newModel(spans()[0])
			for i, kind := range c.moves {
				m.add(kind, fmt.Sprint("P", i), fmt.Sprint("O", i))
			}
			s := brief(t, load(t, m.folder(t, theme)), "2026-05", "cover")
			for _, lang := range languages() {
				cover := lay(t, s, "2026-05", lang).Pages[0]
				had := boxesOf(cover)
				for _, form := range []string{"name on a disc", "cover label", "countdown"} {
					want := 0
					if form == c.form {
						want = c.n
					}
					if had[form] != want {
						t.Errorf("%s: %d of %q, want %d", lang, had[form], form, want)
					}
				}
				large := strings.SplitAfter(altOf(cover), map[string]string{"fr": "En grand", "en": "In large"}[lang])
				if got := named(large[len(large)-1]); !slices.Equal(got, c.large) && (len(c.large) > 0 || len(large) > 1) {
					t.Errorf("%s: %v stand in large, want %v: %s", lang, got, c.large, altOf(cover))
				}
				aloud := page.ReadAloud([]draw.Page{cover})
				if at := strings.Index(aloud, "[figure"); at < 0 || strings.TrimSpace(aloud[at:][strings.Index(aloud[at:], "]\n")+2:]) != "" {
					t.Errorf("%s: the wall is not what is read last:\n%s", lang, aloud)
				}
			}
		})
	}
}

// Names of sixty and of a hundred and twenty characters stand over blocks and
// beside the countdown, in walls of every size, or give way; nothing overflows.
func TestCoversHoldLongNames(t *testing.T) {
	theme, _ := fs.ReadFile(data.FS(), "theme.yaml")
	long := "Groupement coopératif interrégional des hébergeuses de données "
	for _, name := range []string{long[:60], long + long[:len(long)-5], strings.Repeat("Hébergement", 6)} {
		for _, still := range []int{0, 4, 30, 70, 190} {
			for form, kinds := range map[string][]string{"cover label": {"j2", "exit", "arrival"}, "name on a disc": {"provider", "offer"}, "countdown": {"ending"}} {
				m := newModel(spans()[0])
				for i, kind := range kinds {
					m.add(kind, fmt.Sprint(name, " ", i), fmt.Sprint(name, " offre ", i))
				}
				for i := range still {
					m.add([]string{"qualified", "candidate"}[i%2], fmt.Sprint("Maison ", i%23), fmt.Sprint("Service ", i))
				}
				s := load(t, m.folder(t, theme))
				ed, _ := s.Edition("2026-05")
				ed.Sections = []string{"cover"}
				res := lay(t, s, "2026-05", "fr")
				for _, is := range res.Issues {
					if is.Severity == diag.Error && is.Code != page.PageCount {
						t.Errorf("%d characters, %d offers, %s: %s", len([]rune(name)), still+len(kinds), form, is)
					}
				}
				if named := len([]rune(name)) == 60 && form == "cover label" || form == "countdown"; named && boxesOf(res.Pages[0])[form] == 0 {
					t.Errorf("%d characters, %d offers: no %s", len([]rune(name)), still+len(kinds), form)
				}
			}
		}
	}
}

// boxesOf counts the placed components of a page by name.
func boxesOf(p draw.Page) map[string]int {
	out := map[string]int{}
	for _, stage := range p.Kids {
		draw.Walk(&stage.Box, func(v draw.Visit) bool {
			out[v.Box.Name]++
			return true
		})
	}
	return out
}

// altOf is the alternative of a page's only figure.
func altOf(p draw.Page) string {
	alt := ""
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if v.Box.Elem != nil && v.Box.Elem.Role == draw.Figure {
			alt = v.Box.Elem.Alt
		}
		return true
	})
	return alt
}

// named is the providers P0 to P9 in a text, in order.
func named(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !strings.ContainsRune("P0123456789", r) }) {
		if len(w) == 2 && w[0] == 'P' {
			out = append(out, w)
		}
	}
	return out
}
