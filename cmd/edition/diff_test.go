package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// Two editions are compared in the language of messages, and as JSON in all; what
// cannot be compared ends the command with its reason.
func TestDiff(t *testing.T) {
	dir := onDisk(t)
	for _, c := range []struct {
		args []string
		code int
		want []string
	}{
		{[]string{"2026-01", "2026-04"}, exitBuilt, []string{"From 2026-01 (cut-off 2025-12-31) to 2026-04 (cut-off 2026-03-31).", "\nSections:\n  new: sheets\n",
			"  editions/2026-04/fr/editorial.md:2:8: the French title of the editorial, edition 2026-04: \"", "Pages declared: 28, were 24."}},
		{[]string{"2026-01", "2026-04", "--messages", "fr"}, exitBuilt, []string{"De 2026-01 (arrêt au 2025-12-31) à 2026-04 (arrêt au 2026-03-31).",
			"\nRubriques\u00a0:\n  nouveau\u00a0: sheets\n", "titre en français, l’éditorial, édition 2026-04\u00a0: «", "», avant «"}},
		{[]string{"2026-04", "2026-04"}, exitBuilt, []string{"Nothing else parts the two editions."}},
		{[]string{"2026-04", "2026-01"}, exitUsage, []string{"edition: 2026-04 has a later cut-off than 2026-01: name the earlier edition first"}},
		{[]string{"2026-04", "specimen", "--messages", "fr"}, exitUsage, []string{"edition: 2026-04 et specimen ont chacune leur registre"}},
		{[]string{"2026-04", "2026-05"}, exitUsage, []string{"2026-05"}},
		{[]string{"2026-04"}, exitUsage, []string{"two editions"}},
		{[]string{"2026-04", "--messages", "fr"}, exitUsage, []string{"prend deux éditions, la plus ancienne d’abord, et non 1 mot"}},
		{[]string{"2026-01", "2026-09", "--messages", "fr"}, exitUsage, []string{"il n’y a pas d’édition 2026-09\u00a0: choisir parmi"}},
		{[]string{"2026-01", "--mont", "1", "--messages", "fr"}, exitUsage, []string{"il n’y a pas d’option --mont\u00a0; voir edition diff --help"}},
		{[]string{"2026-01", "2026-04", "--format", "xml"}, exitUsage, []string{"text, json"}},
	} {
		s := told("", append([]string{"diff", "--data", dir}, c.args...)...)
		for _, w := range c.want {
			if s.code != c.code || !strings.Contains(s.out+s.errs, w) {
				t.Errorf("%v: %d, without %q\n%s%s", c.args, s.code, w, s.out, s.errs)
			}
		}
	}
	var d struct {
		Version int
		Texts   []struct{ Was, Is string }
	}
	if err := json.Unmarshal([]byte(told("", "diff", "2026-01", "2026-04", "--data", dir, "--format", "json").out), &d); err != nil || d.Version != 1 || len(d.Texts) < 100 {
		t.Errorf("%v %+v", err, d)
	}
	spoil(t, dir, "register/offers.yaml", "date: 2025-12-17", "date: 17/12/2025")
	if s := told("", "diff", "2026-01", "2026-04", "--data", dir); s.code != exitFindings || !strings.Contains(s.errs, "[BadDate]") || s.out != "" {
		t.Errorf("a register that cannot be read is compared: %+v", s)
	}
}
