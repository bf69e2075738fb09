package compose_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// happening is one thing that happened in December to an offer of Maison, as the
// register's files tell it, and what each chart has to say of it in words: this
// table was written from the files, and asks nothing of the press.
type happening struct {
	name   string
	offers string    // of Maison, below those that never move
	bands  [2]string // what its step says in the list of the qualified, and of those in progress; "": no step
	en     [2]string
	says   map[string][2]string // by section, what its charts say besides, in French and in English
	never  bool                 // no chart but the bands names Maison: it has left
}

// told is an offer of Maison: its stages and what else is known of it.
func hub(id, stages, more string) string {
	return fmt.Sprintf("  - id: %s\n    provider: maison\n    name: %q\n    stages:\n%s%s", id, strings.ToUpper(id), stages, more)
}

func stage(s, known string) string {
	if s == "left" {
		return fmt.Sprintf("      - {stage: left, known: %s, sources: [A1]}\n", known)
	}
	return fmt.Sprintf("      - {stage: %s, layers: [iaas], known: %s, sources: [A1]}\n", s, known)
}

func ruling(kind, date, until string) string {
	return fmt.Sprintf("      - {kind: %s, date: %s, until: %s, known: %s, sources: [A1]}\n", kind, date, until, date)
}

const (
	early = "2025-02-01" // before the first survey
	moved = "2025-12-15" // between two surveys of many
)

func happenings() []happening {
	q, c, left := stage("qualified", early), stage("candidate", early), stage("left", moved)
	first := "    decisions:\n" + ruling("first", early, "2028-02-01")
	return []happening{
		{name: "qualified", offers: hub("hub", c+stage("qualified", moved), ""),
			bands: [2]string{"3 Maison", "2 Maison, qualifiée"}, en: [2]string{"3 Maison", "2 Maison, qualified"}},
		{name: "qualified at once", offers: hub("hub", stage("qualified", moved), ""),
			bands: [2]string{"3 Maison", ""}, en: [2]string{"3 Maison", ""}},
		{name: "two qualified", offers: hub("hub", c+stage("qualified", moved), "") + hub("nub", c+stage("qualified", moved), ""),
			bands: [2]string{"4 Maison, deux offres", "2 Maison, deux qualifiées"}, en: [2]string{"4 Maison, two offers", "2 Maison, two qualified"}},
		{name: "a qualified one left", offers: hub("hub", q+left, ""), never: true,
			bands: [2]string{"2 Maison, sortie", ""}, en: [2]string{"2 Maison, left", ""},
			says: map[string][2]string{"cover": {"1 sortie des listes", "1 exit from the lists"}}},
		{name: "two qualified ones left", offers: hub("hub", q+left, "") + hub("nub", q+left, ""), never: true,
			bands: [2]string{"2 Maison, deux sorties", ""}, en: [2]string{"2 Maison, two left", ""},
			says: map[string][2]string{"cover": {"2 sorties des listes", "2 exits from the lists"}}},
		{name: "a candidate left", offers: hub("hub", c+left, ""), never: true,
			bands: [2]string{"", "2 Maison, sortie"}, en: [2]string{"", "2 Maison, left"},
			says: map[string][2]string{"cover": {"1 sortie des listes", "1 exit from the lists"}}},
		{name: "qualified and left", offers: hub("hub", c+stage("qualified", "2025-12-05")+left, ""), never: true,
			bands: [2]string{"", "2 Maison, sortie"}, en: [2]string{"", "2 Maison, left"}},
		{name: "left and a candidate again", offers: hub("hub", q+stage("left", "2025-12-05")+stage("candidate", moved), ""),
			bands: [2]string{"2 Maison, de nouveau en cours", "3 Maison"}, en: [2]string{"2 Maison, in progress again", "3 Maison"}},
		{name: "one in, one out", offers: hub("hub", q+left, "") + hub("nub", c+stage("qualified", moved), ""),
			bands: [2]string{"3 Maison Maison, sortie", "2 Maison, qualifiée"}, en: [2]string{"3 Maison Maison, left", "2 Maison, qualified"}},
		{name: "arrived", offers: hub("hub", stage("candidate", moved), ""),
			bands: [2]string{"", "3 Maison"}, en: [2]string{"", "3 Maison"}},
		{name: "renewed", offers: hub("hub", q, first+ruling("renewal", moved, "2028-12-14")),
			says: map[string][2]string{"scope": {"Un renouvellement (Maison, 15 déc. 2025).", "One renewal (Maison, 15 Dec 2025)."},
				"validity": {"Une encoche marque un renouvellement ou une extension.", "A notch marks a renewal or an extension."}}},
		{name: "extended", offers: hub("hub", q, first+ruling("extension", moved, "2028-12-14")),
			says: map[string][2]string{"scope": {"Une extension (Maison, 15 déc. 2025).", "One extension (Maison, 15 Dec 2025)."},
				"validity": {"Une encoche marque un renouvellement ou une extension.", "A notch marks a renewal or an extension."}}},
		{name: "expired", offers: hub("hub", q, "    decisions:\n"+ruling("first", early, moved)),
			says: map[string][2]string{"validity": {"échue", "expired"}}},
		{name: "at a milestone", offers: hub("hub", c, "    milestones:\n      - {step: j1, date: 2025-12-15, known: 2025-12-15, sources: [A1]}\n"),
			says: map[string][2]string{"candidates": {"15 déc. 2025", "15 Dec 2025"}}},
		{name: "in another layer", offers: hub("hub", c+strings.Replace(stage("candidate", moved), "[iaas]", "[iaas, caas]", 1), "")},
	}
}

// folder is the register of a happening, among offers that never move.
func (h happening) folder(t testing.TB, theme []byte) fs.FS {
	t.Helper()
	offers := "observed: 2025-05-31\noffers:\n"
	for i, s := range []string{"qualified", "qualified", "candidate", "candidate"} {
		offers += fmt.Sprintf("  - id: fond%d\n    provider: socle\n    name: Fond %d\n    stages:\n%s", i, i, stage(s, early))
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{"theme.yaml": {Data: theme},
		"register/sources.yaml": file("sources:\n  - {id: A1, grade: P, kind: page, title: Une page, lang: fr, publisher: ANSSI, date: 2025-01-02}\n"),
		"register/providers.yaml": file("providers:\n  - {id: socle, name: Socle, known: 2025-01-03, sources: [A1]}\n" +
			"  - {id: maison, name: Maison, known: 2025-01-03, sources: [A1]}\n"),
		"register/offers.yaml": file(offers + h.offers),
		"register/grid.yaml":   file("cells: []\n"),
		"editions/2026-05/edition.yaml": file("month: 2026-05\ncutoff: 2026-04-30\nprevious-cutoff: 2025-11-30\npublished: 2026-05-04\n" +
			"imprint: {publisher: Nous, licence: CC BY 4.0}\nsections: [" + strings.Join(data.SectionIDs(), ", ") + "]\n"),
	}
}

// steps are the steps of the two bands as they are read aloud: the runs of a row
// of the table that hold more than a figure.
func bandSteps(aloud string) []string {
	var out []string
	for _, line := range strings.Split(aloud, "\n") {
		for _, cell := range strings.Split(line, "|") {
			cell = strings.TrimSpace(cell)
			if n, _, _ := strings.Cut(cell, " "); strings.Contains(cell, "Maison") && strings.Trim(n, "0123456789") == "" {
				out = append(out, cell)
			}
		}
	}
	return out
}

// Charts say in words what happened, of each kind of movement, in each of the two
// lists: an offer that left is not called qualified, whichever list it left.
func TestChartsSayWhatHappened(t *testing.T) {
	theme, err := fs.ReadFile(data.FS(), "theme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range happenings() {
		t.Run(h.name, func(t *testing.T) {
			store := brief(t, load(t, h.folder(t, theme)), "2026-05", "cover", "candidates", "map", "scope", "validity")
			for i, lang := range languages() {
				res, aloud := lay(t, store, "2026-05", lang), map[string]string{}
				for n, p := range res.Pages {
					aloud[p.Section] += plainSpaces(page.ReadAloud(res.Pages[n : n+1]))
				}
				if os.Getenv("READ") != "" {
					fmt.Println("=====", h.name, lang, aloud)
				}
				want := slices.DeleteFunc(slices.Clone([][2]string{h.bands, h.en}[i][:]), func(s string) bool { return s == "" })
				if got := bandSteps(aloud["scope"]); !slices.Equal(got, want) {
					t.Errorf("%s: the steps say %q, want %q", lang, got, want)
				}
				for section, says := range h.says {
					if !strings.Contains(strings.Join(strings.Fields(aloud[section]), " "), says[i]) {
						t.Errorf("%s: %s does not say %q:\n%s", lang, section, says[i], aloud[section])
					}
				}
				for section, all := range aloud {
					if h.never && section != "scope" && section != "cover" && strings.Contains(all, "Maison") {
						t.Errorf("%s: %s still names who left:\n%s", lang, section, all)
					}
				}
			}
		})
	}
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2060", "", "\u00ad", "").Replace(s)
}
