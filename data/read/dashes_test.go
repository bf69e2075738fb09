package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

const grouped = `publisher:
  fr: Observatoire
  en: Observatory
team:
  fr: La rédaction
  en: The editors
parts:
  - key: facts
    items:
      - key: lead
        text: >-
          Rien n'a bougé
          ce mois-ci.
      - key: next
        text: Une fin connue.
  - key: do
    items:
      - key: clause
        title: Relire
assumes:
  movements: 0
  ends: 11
`

// The first line of a group, moved, is told at its own line with the column that it had; what is told,
// followed, leaves nothing to tell.
func TestTheFirstLineOfAGroupIsToldWithItsColumn(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(grouped, "\n"), "\n")
	tried := 0
	for _, n := range []int{1, 4, 7, 9, 17, 20} {
		for _, off := range []int{-2, -1, 1, 2, 3} {
			was := indentOf(lines[n])
			if was+off < 0 {
				continue
			}
			changed := slices.Clone(lines)
			changed[n] = strings.Repeat(" ", was+off) + strings.TrimLeft(lines[n], " ")
			told := unread(strings.Join(changed, "\n") + "\n")
			if len(told) == 0 {
				continue
			}
			tried++
			want := fmt.Sprintf("x.yaml:%d:%d", n+1, was+off+1)
			hint := align(was)
			if told[0].Pos.String() != want || told[0].Hint != hint {
				t.Errorf("line %d by %d: %v / %s", n+1, off, told[0], told[0].Hint)
			}
		}
	}
	if tried < 12 {
		t.Errorf("%d tried", tried)
	}
}

// A dash that is lost is told at its entry, in a list of one and of several, whether its blanks stay or go;
// where YAML reads the file, the entry is read as one.
func TestALostDashIsToldAtItsEntry(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"      - key: next", "        key: next", "x.yaml:15:9 DuplicateField"},
		{"      - key: next", "      key: next", "x.yaml:15:7 YAMLSyntax"},
		{"      - key: clause", "        key: clause", "x.yaml:19:9 DuplicateField"},
		{"      - key: clause", "      key: clause", "x.yaml:19:7 YAMLSyntax"},
		{"          ce mois-ci.\n      - key: next\n        text", "          ce mois-ci.\n      key: next\n        text", "x.yaml:15:7 YAMLSyntax"},
	} {
		var out diag.List
		text := strings.Replace(grouped, c.was, c.is, 1)
		root, ok := parseYAML(newFile("x.yaml", []byte("---\n"+text), &out), text, 1)
		if len(out) != 1 || fmt.Sprintf("%s %s", out[0].Pos, out[0].Code) != c.want {
			t.Errorf("%q: %v", c.is, out)
			continue
		}
		if ok && len(root.At("parts[0].items").Content)+len(root.At("parts[1].items").Content) != 3 {
			t.Errorf("%q: the items are not three", c.is)
		}
	}
	var out diag.List
	parseYAML(newFile("x.yaml", []byte("---\n"+grouped), &out), grouped, 1)
	twice := strings.Replace(grouped, "        title: Relire", "        title: Relire\n        title: Revoir", 1)
	parseYAML(newFile("x.yaml", []byte("---\n"+twice), &out), twice, 1)
	if len(out) > 0 {
		t.Errorf("told of what has no lost dash: %v", out)
	}
}

// A dash lost in a register is told at its entry, the first of a long list too, and what stands in its entry is no fault.
func TestALostDashOfARegisterIsToldOnce(t *testing.T) {
	list := "sources:\n"
	for i := range 9 {
		list += fmt.Sprintf("  - id: A%d\n    kind: page\n    url: https://a%d.example\n    date: 2026-01-0%d\n", i, i, i+1)
	}
	for i, code := range []diag.Code{0: YAMLSyntax, 4: DuplicateField, 8: DuplicateField} {
		if code == "" {
			continue
		}
		var out diag.List
		text := strings.Replace(list, fmt.Sprintf("  - id: A%d", i), fmt.Sprintf("    id: A%d", i), 1)
		root, ok := parseYAML(newFile("x.yaml", []byte(text), &out), text, 0)
		if want := fmt.Sprintf("x.yaml:%d:5", 4*i+2); len(out) != 1 || out[0].Code != code || out[0].Pos.String() != want {
			t.Errorf("entry %d: %v", i, out)
		}
		if ok && len(root.At("sources").Content) != 9 {
			t.Errorf("entry %d: the entries are not nine", i)
		}
	}
}

// Curly quotes around a whole value are told; those that the value holds are not.
func TestCurlyQuotesAroundAValueAreTold(t *testing.T) {
	for value, want := range map[string]int{"“Rien n'a bougé”": 1, `"“Rien n'a bougé”"`: 0, "“En cours” n'est pas “bientôt”": 0, "Le mot “bientôt”": 0} {
		if told := unread("title: " + value + "\n"); len(told) != want {
			t.Errorf("%s: %v", value, told)
		}
	}
}
