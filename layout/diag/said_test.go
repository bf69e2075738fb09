package diag_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Words of editors stand in sentences as readers see them: not in the notation
// of a programming language, and no longer than anybody reads.
func TestSaid(t *testing.T) {
	for _, c := range []struct {
		got  diag.Text
		want string
	}{
		{diag.Said("there is no %s %q", "language", "\x1b[31m\a\n"), `there is no language "<U+001B>[31m<U+0007><U+000A>"`},
		{diag.Said("%q", "a\u00a0b\u202fc d"), `"a<U+00A0>b<U+202F>c d"`},
		{diag.Said("%q and %d of %v", "“é”", 3, diag.Warning), `"“é”" and 3 of ` + diag.Warning.String()},
		{diag.Said("%s", strings.Repeat("é", 401)), strings.Repeat("é", 399) + "…"},
	} {
		if c.got.String() != c.want {
			t.Errorf("%s\nwant %s", c.got, c.want)
		}
	}
}

// A sentence that quotes what has no end ends.
func TestSentencesEnd(t *testing.T) {
	for _, long := range []diag.Text{diag.Text(strings.Repeat("é", 1<<20)), diag.Said("%s", diag.Text(strings.Repeat("a", 1<<20)))} {
		if s := long.String(); len([]rune(s)) != 1001 {
			t.Errorf("%d characters", len([]rune(s)))
		}
	}
}
