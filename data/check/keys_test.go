package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Keys that are wrong in one language are told once each, beside the key that should be
// theirs, however many stand in a row and whatever is lost beside them.
func TestKeysThatDifferArePairedByTheirPlace(t *testing.T) {
	right := []string{"provider", "candidate", "self", "state"}
	keyed := func(keys []string, lost int) string {
		out := "---\ntitle: T\nparts:\n  - key: panel\n    title: Trois\n    items:\n"
		for i, k := range keys {
			if i != lost {
				out += fmt.Sprintf("      - {key: %s, title: T%s, text: %s}\n", k, strings.Repeat("x", i), strings.Repeat("mot ", 3+9*i))
			}
		}
		return out + "---\nMot.\n"
	}
	as := func(i, j, k string) string { return fmt.Sprintf("%s: the item %q where the item %q", i, j, k) }
	for _, c := range []struct {
		name string
		fr   []string
		lost int // of the French text
		want []string
	}{
		{"all translated", []string{"prestataire", "candidat", "soi", "etat"}, -1, []string{as("7", "prestataire", "provider"), as("8", "candidat", "candidate"),
			as("9", "soi", "self"), as("10", "etat", "state")}},
		{"two in a row", []string{"provider", "candidat", "selfs", "state"}, -1, []string{as("8", "candidat", "candidate"), as("9", "selfs", "self")}},
		{"one misspelt behind a lost one", []string{"provider", "candidate", "selfs", "state"}, 1, []string{"8: not the item \"candidate\"", as("9", "selfs", "self")}},
		{"one misspelt before a lost one", []string{"provider", "candidats", "self", "state"}, 2, []string{as("8", "candidats", "candidate"), "9: not the item \"self\""}},
		{"cased", []string{"provider", "Candidate", "Self", "state"}, -1, []string{as("8", "Candidate", "candidate"), as("9", "Self", "self")}},
	} {
		var got []string
		for _, is := range inTwo(t, "editorial", keyed(c.fr, c.lost), keyed(right, -1)) {
			if is.Code == "TextParity" {
				msg := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(is.Msg.String(), "The text in \"fr\" has "), " stands here."), " that")
				got = append(got, fmt.Sprintf("%d: %s", is.Pos.Line, msg))
			}
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
