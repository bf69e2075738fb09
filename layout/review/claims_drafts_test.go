package review

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/compose"
)

// What the press drafts of a month's news, its marks taken away, is so of that month:
// whatever kind of movement it has, one or several, in each language.
func TestDraftsOfTheNewsAreSo(t *testing.T) {
	rising := "  - id: %-rising\n    provider: %\n    name: % Rising\n    stages:\n"
	stepping := "  - id: %-stepping\n    provider: %\n    name: % Stepping\n    stages:\n"
	was := "      - {stage: candidate, layers: [iaas], known: 2025-11-30, sources: [A4]}\n"
	had := "      - {stage: qualified, layers: [iaas], known: 2025-11-30, sources: [A3]}\n"
	held := "    decisions:\n      - {number: \"3001\", date: 2025-11-20, until: 2028-11-20, known: 2025-11-30, sources: [A3]}\n"
	ending := strings.ReplaceAll(held, "until: 2028-11-20", "until: 2026-03-20")
	months := map[string]string{
		"none": "",
		"qualified": rising + was + "      - {stage: qualified, layers: [iaas], known: 2026-03-24, sources: [A3]}\n" +
			strings.NewReplacer("3001", "3002", "2025-11-20", "2026-03-22", "2028", "2029", "2025-11-30", "2026-03-24").Replace(held),
		"milestone": stepping + was + "    milestones:\n      - {step: j1, date: 2026-03-20, known: 2026-03-22, sources: [C25]}\n",
		"arrival":   rising + strings.Replace(was, "2025-11-30", "2026-03-15", 1),
		"exit":      rising + was + "      - {stage: left, known: 2026-03-15, sources: [A4]}\n",
		"layers":    rising + was + "      - {stage: candidate, layers: [iaas, paas], known: 2026-03-10, sources: [A4]}\n",
		"revealed":  rising + strings.Replace(was, "layers: [iaas], ", "", 1) + strings.Replace(was, "2025-11-30", "2026-03-10", 1),
		"renewal": rising + had + held +
			"      - {number: \"3003\", kind: renewal, date: 2026-03-20, " +
			"until: 2029-03-20, known: 2026-03-22, sources: [A3]}\n",
		"extension": rising + had + "      - {stage: qualified, layers: [iaas, paas], known: 2026-03-22, sources: [A3]}\n" + held +
			"      - {number: \"3003\", kind: extension, layers: [iaas, paas], date: 2026-03-20, " +
			"until: 2028-11-20, known: 2026-03-22, sources: [A3]}\n",
		"expiry": rising + had + ending,
	}
	seen := map[facts.EventKind]bool{}
	for kind, offer := range months {
		for many := 1; many <= 2; many++ {
			offers, providers := "", ""
			for i := range many {
				name := []string{"acme", "zenith"}[i]
				if offer == "" {
					break
				}
				offers += strings.NewReplacer("%", name, "300", []string{"300", "310"}[i]).Replace(offer)
				providers += "  - {id: " + name + ", name: " + name + ", known: 2025-11-30, sources: [A4]}\n"
			}
			seenIn(t, kind, offers, providers, seen)
		}
	}
	for _, k := range []facts.EventKind{facts.Qualification, facts.Progress, facts.Arrival, facts.Exit, facts.Renewal, facts.Extension,
		facts.Expiry, facts.Rescope} {
		if !seen[k] {
			t.Errorf("no month has a movement of the kind %s", k)
		}
	}
}

func seenIn(t *testing.T, kind, offers, providers string, seen map[facts.EventKind]bool) {
	t.Helper()
	s, words := shipped(t, registerWith(t, offers, providers))
	ed, ok := s.Edition("2026-04")
	if !ok {
		t.Fatalf("%s: no edition", kind)
	}
	for _, m := range ed.View.Movements() {
		seen[m.Kind] = true
	}
	if kind != "none" && len(ed.View.Movements()) == 0 {
		t.Errorf("%s: nothing moved", kind)
	}
	for _, lang := range []string{"fr", "en"} {
		loc, _ := words.Locale(lang)
		d := compose.NewsDraft(ed, loc)
		said := []string{d.Title, d.Standfirst, d.Unchanged}
		for _, e := range d.Events {
			text, _, _ := strings.Cut(e.Words, "[@")
			said = append(said, text)
		}
		for _, sentence := range said {
			if told := claimed(s, ed, loc, sentence); len(told) > 0 {
				t.Errorf("%s, %s: %q is told: %v", kind, lang, sentence, told)
			}
		}
	}
}

// registerWith is the shipped register with more offers and providers.
func registerWith(t *testing.T, offers, providers string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for file, more := range map[string]string{"register/offers.yaml": "offers:\n" + offers,
		"register/providers.yaml": "providers:\n" + providers} {
		raw, err := fs.ReadFile(data.FS(), file)
		head, _, _ := strings.Cut(more, "\n")
		if err != nil || strings.Count(string(raw), "\n"+head+"\n") != 1 {
			t.Fatalf("%s: %v", file, err)
		}
		out[file] = strings.Replace(string(raw), "\n"+head+"\n", "\n"+more, 1)
	}
	return out
}
