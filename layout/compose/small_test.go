package compose_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// small is a register of five offers as they may be held, and a month of it.
type small struct {
	held      []int // offers by provider
	qualified int   // of them
	moved     int   // of them, this month
	words     int   // of the editorial; 0: April's own
}

func (s small) String() string {
	return fmt.Sprintf("%v, %d qualified, %d moved, %d words", s.held, s.qualified, s.moved, s.words)
}

// folder is the shipped April with the register in place of its own, and an editorial
// of so many words.
func (s small) folder(t testing.TB) fs.FS {
	t.Helper()
	april := data.FS()
	replaced := map[string]string{"register/grid.yaml": "cells: []\n"}
	if err := fs.WalkDir(april, "editions", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(name, "editions/2026-04/") {
			replaced[name] = ""
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	replaced["register/providers.yaml"], replaced["register/offers.yaml"] = s.register()
	for _, lang := range languages() {
		dir := "editions/2026-04/" + lang + "/"
		replaced[dir+"news.md"], replaced[dir+"month.md"] = "", ""
		if s.words > 0 {
			whole := file(t, april, dir+"editorial.md")
			at := strings.Index(whole[4:], "\n---\n") + len("\n---\n") + 4
			replaced[dir+"editorial.md"] = whole[:at] + article(whole[at:], s.words)
		}
	}
	edition := file(t, april, "editions/2026-04/edition.yaml")
	edition = regexp.MustCompile(`(?m)^pages:.*\n`).ReplaceAllString(edition, "")
	replaced["editions/2026-04/edition.yaml"] = regexp.MustCompile(`(?m)^previous: .*$`).ReplaceAllString(edition, "previous-cutoff: 2025-11-30")
	return with(t, april, replaced)
}

// register is the files of the providers and the offers. Those that are qualified
// stand between the others, so that a provider may hold both.
func (s small) register() (providers, offers string) {
	var p, o strings.Builder
	p.WriteString("providers:\n")
	o.WriteString("observed: 2025-06-30\nversions:\n  - {version: \"3.2\", date: 2022-03-08, sources: [A2]}\noffers:\n")
	names := []string{"Estuaire Cloud", "Falaise Réseaux", "Garonne Hébergement", "Iroise", "Quartz Données Infra"}
	layers := []string{"iaas", "saas", "iaas, caas", "paas", "iaas"}
	i := 0
	for n, held := range s.held {
		fmt.Fprintf(&p, "  - {id: p-%d, name: %q, known: 2025-06-30, sources: [A4]}\n", n, names[n])
		for range held {
			fmt.Fprintf(&o, "  - id: offer-%d\n    provider: p-%d\n    name: \"Offre n° %d\"\n    stages:\n", i, n, i+1)
			moved := (i*3+1)%5 < s.moved
			stage := func(name, known string) {
				fmt.Fprintf(&o, "      - {stage: %s, layers: [%s], known: %s, sources: [A4]}\n", name, layers[i], known)
			}
			switch qualified := i*2%5 < s.qualified; {
			case qualified && moved:
				stage("candidate", "2025-06-30")
				stage("qualified", "2026-02-10")
				fmt.Fprintf(&o, "    decisions:\n      - {number: \"%d\", date: 2026-02-10, until: 2029-02-10, known: 2026-02-10, sources: [A3]}\n", 2001+i)
			case qualified:
				stage("qualified", "2025-10-31")
				fmt.Fprintf(&o, "    decisions:\n      - {number: \"%d\", date: 202%d-0%d-12, until: 202%d-0%d-12, known: 2025-10-31, sources: [A3]}\n",
					2001+i, 3+i%3, 1+i, 6+i%3, 1+i)
			case moved:
				stage("candidate", "2025-06-30")
				fmt.Fprintf(&o, "    milestones:\n      - {step: j1, date: 2026-02-15, known: 2026-02-15, sources: [C13]}\n")
			default:
				stage("candidate", "2025-06-30")
			}
			i++
		}
	}
	return p.String(), o.String()
}

// However its five offers are held, and whatever of them is qualified or moved, a small
// register leaves two pages under half full at most, on the pages that it asks for and,
// where something is qualified, on four more.
func TestSmallRegistersHoweverTheyAreHeld(t *testing.T) {
	held := [][]int{{5}, {4, 1}, {3, 2}, {3, 1, 1}, {2, 2, 1}, {2, 1, 1, 1}, {1, 1, 1, 1, 1}}
	for i := 0; i < 6*len(held); i += smallStep {
		s := small{held[i%len(held)], i / len(held), (i + i/len(held)) % 3, []int{0, 300, 560, 900}[i%4]}
		t.Run(fmt.Sprint(s), func(t *testing.T) {
			folder := s.folder(t)
			laid := grown(t, folder, "2026-04")
			low(t, laid)
			if smallStep > 1 || len(laid["fr"].Pages) > 24 || s.qualified == 0 {
				return
			}
			more := load(t, folder)
			ed, _ := more.Edition("2026-04")
			ed.Pages = len(laid["fr"].Pages) + 4
			laid = layAll(t, more, "2026-04", languages()...)
			for lang, res := range laid {
				if len(res.Pages) != ed.Pages {
					t.Errorf("%s: %d pages of %d", lang, len(res.Pages), ed.Pages)
				}
			}
			low(t, laid)
		})
	}
}

// A headline that has no room for names counts what happened in the month, and not in
// its lead alone.
func TestHeadlinesWithoutNamesCountTheMonth(t *testing.T) {
	s := small{[]int{1, 1, 1, 1, 1}, 5, 2, 0}
	folder := s.folder(t)
	names := regexp.MustCompile(`name: "([^"]*)"`).ReplaceAllString(file(t, folder, "register/providers.yaml"),
		`name: "$1 groupement coopératif interrégional des hébergeuses"`)
	laid := layAll(t, brief(t, load(t, with(t, folder, map[string]string{"register/providers.yaml": names})), "2026-04",
		"cover", "contents", "month", "news", "register", "sources", "back"), "2026-04", languages()...)
	for lang, want := range map[string][2]string{"fr": {"Deux offres sont qualifiées", "Une offre est qualifiée"},
		"en": {"Two offers are qualified", "One offer is qualified"}} {
		said := page.ReadAloud(laid[lang].Pages)
		if !strings.Contains(said, want[0]) || strings.Contains(said, want[1]) {
			t.Errorf("%s: the month of two qualifications is told as\n%s", lang, said)
		}
	}
}

// A register without candidates, or without qualified offers, has no column without
// entries: the list there is stands in both, each entry once in its layer.
func TestRegistersOfOneListHaveNoEmptyColumn(t *testing.T) {
	for qualified, want := range map[int]map[string][2]string{
		0: {"fr": {"En cours de qualification", "Qualifiées"}, "en": {"Qualification in progress", "Qualified"}},
		5: {"fr": {"Qualifiées", "En cours de qualification"}, "en": {"Qualified", "Qualification in progress"}},
	} {
		s := small{[]int{3, 2}, qualified, 1, 0}
		laid := layAll(t, brief(t, load(t, s.folder(t)), "2026-04", "cover", "contents", "register", "sources", "back"), "2026-04", languages()...)
		for lang, res := range laid {
			heads, offers, columns := map[string]int{}, map[string]int{}, map[unit.Length]bool{}
			for i := range res.Pages {
				if res.Pages[i].Section != "register" {
					continue
				}
				draw.Walk(&res.Pages[i].Box, func(v draw.Visit) bool {
					if v.Box.Line == nil || v.Elem == nil {
						return true
					}
					words := strings.TrimSpace(wordsIn(v.Box))
					switch {
					case v.Elem.Role == draw.HeadCell && v.Elem.Scope == "Column":
						heads[words]++
					case v.Elem.Role == draw.DataCell && strings.Contains(words, "Offre n"):
						offers[words[strings.Index(words, "Offre n"):]]++
						columns[v.At.X] = true
					}
					return true
				})
			}
			if heads[want[lang][0]] != 2 || heads[want[lang][1]] > 0 {
				t.Errorf("%s, %d qualified: the heads are %v", lang, qualified, heads)
			}
			if len(columns) != 2 || len(offers) != 5 {
				t.Errorf("%s, %d qualified: the offers %v stand in %d columns", lang, qualified, offers, len(columns))
			}
			for name, n := range offers { // the third covers two layers
				if two := strings.HasSuffix(name, "3"); n != map[bool]int{false: 1, true: 2}[two] {
					t.Errorf("%s, %d qualified: %s stands %d times", lang, qualified, name, n)
				}
			}
		}
	}
}

// Dates of candidates with names of sixty letters leave no page with the rows alone.
func TestDatesOfLongNamesShareTheirPages(t *testing.T) {
	for _, n := range []int{9, 10} {
		var providers, offers strings.Builder
		providers.WriteString("providers:\n")
		offers.WriteString("observed: 2025-06-30\noffers:\n")
		for i := range n {
			fmt.Fprintf(&providers, "  - {id: p-%d, name: \"Wattignies %c Systèmes Mistral Horizon Prisme Données Wattignies\", known: 2025-06-30, sources: [A4]}\n", i, 'A'+i)
			fmt.Fprintf(&offers, "  - id: o-%d\n    provider: p-%d\n    name: \"Kerguelen %c Infra Falaise Tramontane Ubaye Tramontane Lagune\"\n", i, i, 'A'+i)
			fmt.Fprintf(&offers, "    stages:\n      - {stage: candidate, layers: [%s], known: 2025-06-30, sources: [A4]}\n", []string{"iaas", "paas", "saas", "iaas, caas, paas, saas"}[i%4])
			fmt.Fprintf(&offers, "    milestones:\n      - {step: j%d, date: 2025-11, known: 2025-11, sources: [C13]}\n", i%2)
		}
		folder := with(t, small{held: []int{5}}.folder(t), map[string]string{"register/providers.yaml": providers.String(), "register/offers.yaml": offers.String()})
		s := brief(t, load(t, folder), "2026-04", "cover", "contents", "register", "candidates", "sources", "back")
		for lang, res := range layAll(t, s, "2026-04", languages()...) {
			for i, fill := range fills(res) {
				if res.Pages[i].Section == "candidates" && fill < 25 {
					t.Errorf("%d, %s: page %d is %d %% full", n, lang, i+1, fill)
				}
			}
		}
	}
}
