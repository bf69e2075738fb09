package golden

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func numbered(n int) []string {
	var out []string
	for i := range n {
		out = append(out, "line "+strconv.Itoa(i+1)+"\n")
	}
	return out
}

func with(l []string, at int, line string) []string {
	return append(append(append([]string(nil), l[:at]...), line), l[at:]...)
}

func TestOneLineMoreIsOneLine(t *testing.T) {
	old := numbered(200)
	for _, c := range []struct {
		name, old, new, want string
	}{
		{"nothing", "a\nb\n", "a\nb\n", ""},
		{"in the middle", strings.Join(old, ""), strings.Join(with(old, 100, "new\n"), ""),
			"@@ -98,6 +98,7 @@\n line 98\n line 99\n line 100\n+new\n line 101\n line 102\n line 103\n"},
		{"at the head", strings.Join(old, ""), "new\n" + strings.Join(old, ""), "@@ -1,3 +1,4 @@\n+new\n line 1\n line 2\n line 3\n"},
		{"at the end", strings.Join(old, ""), strings.Join(old, "") + "new\n", "@@ -198,3 +198,4 @@\n line 198\n line 199\n line 200\n+new\n"},
		{"one line less", "a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"},
		{"another line", "a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
		{"no last line end", "a\nb\n", "a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"},
		{"from nothing", "", "a\n", "@@ -1,0 +1,1 @@\n+a\n"},
		{"changes far apart are told apart", strings.Join(old[:20], ""), "x\n" + strings.Join(old[:20], "") + "y\n",
			"@@ -1,3 +1,4 @@\n+x\n line 1\n line 2\n line 3\n@@ -18,3 +19,4 @@\n line 18\n line 19\n line 20\n+y\n"},
		{"changes six lines apart are one", "a\n" + strings.Join(old[:6], "") + "b\n", strings.Join(old[:6], ""),
			"@@ -1,8 +1,6 @@\n-a\n line 1\n line 2\n line 3\n line 4\n line 5\n line 6\n-b\n"},
	} {
		if got := Diff(c.old, c.new); got != c.want {
			t.Errorf("%s:\ngot\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// The lines of both texts are in the diff in their order, and no shorter one
// goes from one to the other.
func TestDiffIsWholeAndShort(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 9))
	for range 500 {
		a, b := letters(rnd), letters(rnd)
		var first, second []string
		equal := 0
		for _, e := range edits(a, b) {
			if e.sign != '+' {
				first = append(first, e.line)
			}
			if e.sign != '-' {
				second = append(second, e.line)
			}
			if e.sign == ' ' {
				equal++
			}
		}
		if strings.Join(first, "") != strings.Join(a, "") || strings.Join(second, "") != strings.Join(b, "") {
			t.Fatalf("%q to %q: the diff holds %q and %q", a, b, first, second)
		}
		if most := longest(a, b); equal != most {
			t.Fatalf("%q to %q: %d lines are kept, %d could be", a, b, equal, most)
		}
	}
}

func letters(rnd *rand.Rand) []string {
	out := make([]string, rnd.IntN(9))
	for i := range out {
		out[i] = string(rune('a'+rnd.IntN(4))) + "\n"
	}
	return out
}

// longest tries every way; only for short texts.
func longest(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if a[0] == b[0] {
		return 1 + longest(a[1:], b[1:])
	}
	return max(longest(a[1:], b), longest(a, b[1:]))
}
