package main

import (
	"go/format"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMutants(t *testing.T) {
	src := `package p

import "fmt"

const least = 35

func f(a int, ok bool) float64 {
	if a < 280 && ok {
		a++
		fmt.Println("5 of 5", true)
	}
	b := a - 1
	b = 0
	return 0.5
}
`
	ms, err := mutantsOf("p.go", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range ms {
		got = append(got, m.String())
		out := m.apply([]byte(src))
		if string(out) == src {
			t.Errorf("%s changes nothing", m)
		}
		if _, err := format.Source(out); err != nil {
			t.Errorf("%s cannot be read: %v", m, err)
		}
		if a, b := strings.Count(src, "\n"), strings.Count(string(out), "\n"); a != b {
			t.Errorf("%s moves lines", m)
		}
	}
	want := []string{
		"p.go:5: 35 → 38", "p.go:5: 35 → 32",
		"p.go:8: a < 280 && ok → !(a < 280 && ok)", "p.go:8: && → ||", "p.go:8: < → <=", "p.go:8: < → >=", "p.go:8: 280 → 308", "p.go:8: 280 → 252",
		"p.go:9: a++ → (left out)", `p.go:10: fmt.Println("5 of 5", true) → (left out)`, "p.go:10: true → false",
		"p.go:12: - → +", "p.go:12: 1 → 2", "p.go:12: 1 → 0", "p.go:13: b = 0 → (left out)", "p.go:13: 0 → 1",
		"p.go:14: 0.5 → 0.55", "p.go:14: 0.5 → 0.45",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSampleIsDrawnBySeed(t *testing.T) {
	var all []mutant
	for i := range 50 {
		all = append(all, mutant{file: "a.go", line: i})
	}
	lines := func(seed uint64) (out []int) {
		for _, m := range (order{seed: seed}).sample(all) {
			out = append(out, m.line)
		}
		return out
	}
	if !slices.Equal(lines(1), lines(1)) || slices.Equal(lines(1), lines(2)) {
		t.Error("the seed does not decide the sample")
	}
	if n := len((order{match: "a.go:7:"}).sample(all)); n != 1 {
		t.Errorf("%d mutants of one line", n)
	}
}

// A module of two functions, one of which is tested.
func TestSurvivors(t *testing.T) {
	dir := t.TempDir()
	for name, src := range map[string]string{
		"go.mod":       "module example.org/m\n\ngo 1.26\n",
		"m.go":         "package m\n\nfunc Tested(a int) bool { return a > 3 }\n\nfunc Loose(a int) bool { return a > 3 }\n",
		"m_test.go":    "package m\n\nimport \"testing\"\n\nfunc TestTested(t *testing.T) {\n\tif Tested(3) || !Tested(4) {\n\t\tt.Error(\"edge\")\n\t}\n}\n",
		"other/sub.go": "package other\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	var out strings.Builder
	if err := (order{most: 100, seed: 1}).folder(&out, "."); err != nil {
		t.Fatal(err)
	}
	got := out.String()
	if strings.Count(got, "m.go:5: ") != 4 || strings.Contains(got, "m.go:3: ") || !strings.Contains(got, ".: 8 changes possible, 8 tried") {
		t.Errorf("the survivors are\n%s", got)
	}
	if err := (order{most: 1}).folder(&out, "other"); err == nil {
		t.Error("a package with nothing to change is no error")
	}
}
