package layout_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// The whole policy, to be read and reviewed: every code against every profile.
// A new code changes this list, and a new line in it is a decision.
func TestGoldenPolicy(t *testing.T) {
	var b strings.Builder
	b.WriteString("# code, severity, and the files it stops: screen, print\n")
	for _, e := range findings.Catalogue() {
		line := fmt.Sprintf("%-20s %-8s", e.Code, e.Severity)
		for _, p := range layout.Profiles() {
			word := "-"
			if findings.Stops(p, diag.Issue{Code: e.Code, Severity: e.Severity}) {
				word = p.Name
			}
			line += fmt.Sprintf(" %-6s", word)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	golden.Check(t, "policy.txt", b.String())
}

func TestPolicyAgreesWithSeverity(t *testing.T) {
	for _, e := range findings.Catalogue() {
		stops := 0
		for _, p := range layout.Profiles() {
			if findings.Stops(p, diag.Issue{Code: e.Code, Severity: e.Severity}) {
				stops++
			}
		}
		if (e.Severity == diag.Error) != (stops > 0) {
			t.Errorf("%s is of severity %s and stops %d profiles", e.Code, e.Severity, stops)
		}
		if e.Means == "" || e.Example == "" || e.Fix == "" || strings.Contains(string(e.Code), "-") {
			t.Errorf("the catalogue says too little of %s: %+v", e.Code, e)
		}
	}
}

func TestStops(t *testing.T) {
	screen, print := profile.Screen(), profile.Print(profile.NoMarks)
	forbidding := screen
	forbidding.Forbids = []diag.Code{"Widow", "Wording"}
	for _, c := range []struct {
		p    profile.Profile
		is   diag.Issue
		want bool
	}{
		{screen, diag.Issue{Code: "YAMLSyntax", Severity: diag.Error}, true},
		{print, diag.Issue{Code: "YAMLSyntax", Severity: diag.Error}, true},
		{screen, diag.Issue{Code: "MissingAltText", Severity: diag.Error}, true},
		{print, diag.Issue{Code: "MissingAltText", Severity: diag.Error}, false},
		{screen, diag.Issue{Code: "BleedWidth", Severity: diag.Error}, false},
		{print, diag.Issue{Code: "BleedWidth", Severity: diag.Error}, true},
		{screen, diag.Issue{Code: "PageCount", Severity: diag.Error}, true},
		{print, diag.Issue{Code: "PageCount", Severity: diag.Error}, true},
		{screen, diag.Issue{Code: "NobodyKnowsThis", Severity: diag.Error}, true},
		{screen, diag.Issue{Code: "MissingTranslation", Severity: diag.Warning}, false},
		{forbidding, diag.Issue{Code: "Wording", Severity: diag.Warning}, true},
		{forbidding, diag.Issue{Code: "Widow", Severity: diag.Quality}, false},
	} {
		if got := findings.Stops(c.p, c.is); got != c.want {
			t.Errorf("%s %s in %s: stops is %t", c.is.Severity, c.is.Code, c.p.Name, got)
		}
	}
}

// Every code that the source declares is explained, and no two packages mean
// different things by one code.
func TestEveryCodeIsExplainedOnce(t *testing.T) {
	times := map[diag.Code]int{}
	for _, e := range findings.Catalogue() {
		times[e.Code]++
	}
	for code, n := range times {
		if n != 1 {
			t.Errorf("%s is in the catalogue %d times", code, n)
		}
	}
	declared := codes(t)
	if len(declared) < 60 {
		t.Fatalf("only %d codes were found in the source: the search is broken", len(declared))
	}
	for code, where := range declared {
		if times[code] == 0 {
			t.Errorf("%s, declared in %s, is not in the catalogue", code, where)
		}
	}
}

// codes are the constants of type diag.Code in the source, with their files.
func codes(t *testing.T) map[diag.Code]string {
	t.Helper()
	out := map[diag.Code]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			sel, ok := spec.Type.(*ast.SelectorExpr)
			if lit, is := spec.Values[0].(*ast.BasicLit); ok && is && sel.Sel.Name == "Code" && lit.Kind == token.STRING {
				s, _ := strconv.Unquote(lit.Value)
				if old, twice := out[diag.Code(s)]; twice {
					t.Errorf("%s is declared in %s and in %s", s, old, path)
				}
				out[diag.Code(s)] = path
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
