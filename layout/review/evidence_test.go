package review

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// What the grid prints of a source's words is held to how those they name stand by the
// edition's cut-off: told at the words, in their language, and nowhere else.
func TestEvidenceIsHeldToTheView(t *testing.T) {
	raw, err := fs.ReadFile(data.FS(), "register/grid.yaml")
	if err != nil {
		t.Fatal(err)
	}
	earlier := [2]string{"SNC Cloud Platform, en cours.", "SNC Cloud Platform, in progress."}
	later := "  - provider: ovhcloud\n    column: extension\n    state: lapsed\n"
	if !strings.Contains(string(raw), earlier[0]) || strings.Count(string(raw), later) != 1 {
		t.Fatal("the register has changed")
	}
	grid := strings.Replace(string(raw), later, strings.Replace(later, "extension", "share", 1), 1) // the earlier cell stands
	edition := func(month, cutoff string) string {
		return "month: " + month + "\ncutoff: " + cutoff + "\npublished: " + month + "-05\nimprint: {publisher: Nous, licence: CC BY 4.0}\nsections: [cover, grid, sources]\n"
	}
	for _, c := range []struct {
		month, fr, en string
		untrue        bool
	}{
		{"2026-05", earlier[0], earlier[1], false},
		{"2026-10", earlier[0], earlier[1], true},
		{"2026-05", "SNC Cloud Platform est qualifiée.", "SNC Cloud Platform is qualified.", true},
		{"2026-10", "SNC Cloud Platform est qualifiée.", "SNC Cloud Platform is qualified.", false},
		{"2026-10", "SNC Cloud Platform est en cours de qualification.", "SNC Cloud Platform is being qualified.", true},
		{"2026-10", "Candidate : SNC Cloud Platform.", "Candidate: SNC Cloud Platform.", true},
		{"2026-10", "SNC Cloud Platform (en cours).", "SNC Cloud Platform (in progress).", true},
		{"2026-05", "SNC Cloud Platform, qualifiée.", "SNC Cloud Platform, qualified.", true},
		{"2026-05", "SNC Cloud Platform, sur la liste des offres en cours.", "SNC Cloud Platform, on the list of offers in progress.", false},
		{"2026-10", "SNC Cloud Platform, sur la liste des offres en cours.", "SNC Cloud Platform, on the list of offers in progress.", true},
		{"2026-10", "En cours : SNC Cloud Platform.", "In progress: SNC Cloud Platform.", true},
		{"2026-10", "SNC Cloud Platform : en cours.", "SNC Cloud Platform: in progress.", true},
		{"2026-10", "SNC Cloud Platform – en cours.", "SNC Cloud Platform – in progress.", true},
		{"2026-10", "SNC Cloud Platform, candidate à la qualification.", "SNC Cloud Platform, a candidate for qualification.", true},
		{"2026-10", "SNC Cloud Platform, en cours, puis une autre offre.", "SNC Cloud Platform, in progress, then another offer.", true},
		{"2026-10", "Candidature de SNC Cloud Platform en cours.", "SNC Cloud Platform in progress.", true},
		{"2026-05", "En cours : SNC Cloud Platform.", "In progress: SNC Cloud Platform.", false},
		{"2026-05", "Bare Metal Pod, décision n° 595.", "Bare Metal Pod, decision no. 595.", true},
		{"2026-05", "Bare Metal Pod : décision 919.", "Bare Metal Pod: decision 919.", true},
		{"2026-05", "La décision n° 919 est celle de Bare Metal Pod.", "Decision no. 919 is that of Bare Metal Pod.", true},
		{"2026-05", "Bare Metal Pod, décision n° 559.", "Bare Metal Pod, decision no. 559.", false},
		{"2026-05", "Cloud Avenue SecNum, qualifiée par la décision n° 1174.", "Cloud Avenue SecNum, qualified by decision no. 1174.", true},
		{"2026-05", "PaaS OpenShift, qualification attendue.", "PaaS OpenShift, qualification expected.", true},
		{"2026-05", "PaaS OpenShift : qualification à venir.", "PaaS OpenShift: qualification to come.", true},
		{"2026-05", "PaaS OpenShift rejoindra bientôt le catalogue.", "PaaS OpenShift will soon join the catalogue.", true},
		{"2026-05", "SNC Cloud Platform, qualification attendue.", "SNC Cloud Platform, qualification expected.", false},
		{"2026-10", "SNC Cloud Platform sera qualifiée sous peu.", "SNC Cloud Platform will be qualified shortly.", true},
		{"2026-10", "Une extension annoncée pour 2027.", "An extension announced for 2027.", false},
	} {
		s, all := shipped(t, map[string]string{
			"register/grid.yaml":            strings.NewReplacer(earlier[0], c.fr, earlier[1], c.en).Replace(grid),
			"editions/2026-05/edition.yaml": edition("2026-05", "2026-04-30"), "editions/2026-10/edition.yaml": edition("2026-10", "2026-09-30")})
		ed, ok := s.Edition(c.month)
		if !ok {
			t.Fatal(c.month)
		}
		for lang, words := range map[string]string{"fr": c.fr, "en": c.en} {
			loc, _ := all.Locale(lang)
			var told diag.List
			for _, is := range Claims(s, ed, loc) {
				if is.Pos.File == "register/grid.yaml" {
					told = append(told, is)
				}
			}
			if len(told) > 1 || (len(told) == 1) != c.untrue {
				t.Errorf("%s, %q: %v", c.month, words, told)
				continue
			}
			if !c.untrue {
				continue
			}
			file, _ := s.ReadFile("register/grid.yaml")
			line := strings.Split(string(file), "\n")[told[0].Pos.Line-1]
			if !strings.Contains(line, words) || told[0].Pos.Col <= strings.Index(line, "\"") || !strings.Contains(string(told[0].Hint), "later cell") {
				t.Errorf("%s, %q is told at %s: %s", c.month, words, told[0].Pos, line)
			}
		}
	}
}
