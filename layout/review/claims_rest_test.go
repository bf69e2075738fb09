package review

import (
	"bufio"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
)

// movedRegister is the shipped register in which, since January, one offer was qualified,
// one reached J1 and one provider came with an offer.
func movedRegister(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for file, edits := range map[string][][2]string{
		"register/offers.yaml": {
			{"  - id: numspot-plateforme\n", "  - id: acme-cloud\n    provider: acme\n    name: Acme Cloud\n    stages:\n" +
				"      - {stage: candidate, layers: [iaas, paas], known: 2026-03-15, sources: [A4]}\n  - id: numspot-plateforme\n"},
			{"  - id: prolival-horizon\n", "  - id: rising-cloud\n    provider: rising\n    name: Rising Cloud\n    stages:\n" +
				"      - {stage: candidate, layers: [iaas], known: 2025-11-30, sources: [A4]}\n" +
				"      - {stage: qualified, layers: [iaas], known: 2026-03-24, sources: [A3]}\n    decisions:\n" +
				"      - {number: \"3001\", date: 2026-03-22, until: 2029-03-22, known: 2026-03-24, sources: [A3]}\n" +
				"  - id: stepping-cloud\n    provider: stepping\n    name: Stepping Cloud\n    stages:\n" +
				"      - {stage: candidate, layers: [iaas], known: 2025-11-30, sources: [A4]}\n" +
				"    milestones:\n      - {step: j1, date: 2026-03-20, known: 2026-03-22, sources: [C25]}\n  - id: prolival-horizon\n"},
		},
		"register/providers.yaml": {{"providers:\n", "providers:\n" +
			"  - {id: acme, name: Acme, known: 2026-03-15, sources: [A4]}\n" +
			"  - {id: rising, name: Rising, known: 2025-11-30, sources: [A4]}\n" +
			"  - {id: stepping, name: Stepping, known: 2025-11-30, sources: [A4]}\n"}},
	} {
		raw, err := fs.ReadFile(data.FS(), file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		for _, e := range edits {
			if strings.Count(text, e[0]) != 1 {
				t.Fatalf("%s has %q not once", file, e[0])
			}
			text = strings.Replace(text, e[0], e[1], 1)
		}
		out[file] = text
	}
	return out
}

// Where something moved, what a text denies and counts of the rest is held to the rest: all
// but what moved. A line of the file is T or F, the language, the sentence.
func TestClaimsOfTheRest(t *testing.T) {
	s, all := shipped(t, movedRegister(t))
	ed, _ := s.Edition("2026-04")
	if c := ed.View.Counts(); c.Movements != 3 || c.StillCandidates != 16 || c.StillQualified != 17 ||
		c.Candidates != 18 || c.Qualified != 18 {
		t.Fatalf("the register has changed: %+v", c)
	}
	f, err := os.Open("testdata/claims-rest.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	read := map[string]int{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		verdict, rest, _ := strings.Cut(sc.Text(), " ")
		lang, sentence, ok := strings.Cut(rest, " ")
		if !ok {
			t.Fatalf("no sentence: %s", sc.Text())
		}
		loc, _ := all.Locale(lang)
		if told := claimed(s, ed, loc, sentence); len(told) > 0 != (verdict == "F") {
			t.Errorf("%s: told %v", sc.Text(), told)
		}
		read[verdict+lang]++
	}
	if read["Ten"] < 20 || read["Tfr"] < 20 || read["Fen"] < 15 || read["Ffr"] < 15 {
		t.Errorf("sentences: %v", read)
	}
}
