package layout_test

import (
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// allowed is the import rule of docs/architecture.md. It is policy: an entry
// is added by a decision, never to make a build pass, and goes with the last
// import that needs it.
func allowed() map[string][]string {
	return map[string][]string{
		"layout/unit":      {},
		"layout/diag":      {},
		"layout/golden":    {}, // for tests only
		"layout/lexical":   {},
		"layout/draw":      {"layout/unit", "layout/diag"},
		"fonts":            {"layout/unit", "layout/diag"},
		"locales":          {"layout/diag", "data/letters", "locales/claims", "locales/sense"},
		"locales/claims":   {"data/letters"}, // sentences in, queries out: it knows neither files nor the register
		"locales/sense":    {},
		"data/letters":     {"layout/diag"},
		"data/read":        {"layout/diag", "data/letters"},
		"data/write":       {"layout/diag"},
		"data/facts":       {"layout/diag", "data/read"},
		"data/sheet":       {"layout/diag", "data/facts", "data/letters", "data/write"},
		"data":             {"layout/diag", "layout/unit", "data/read", "data/facts", "data/write"},
		"data/compare":     {"layout/diag", "data", "data/facts", "data/read"},
		"data/open":        {"layout/diag", "data/facts"},
		"data/check":       {"layout/diag", "layout/unit", "data", "data/read", "data/facts", "data/letters", "layout/profile"}, // the ink a press takes is the profiles'
		"layout/profile":   {"layout/unit", "layout/diag", "layout/draw"},
		"layout/text":      {"layout/unit", "layout/diag", "layout/draw", "fonts", "locales"},
		"layout/block":     {"layout/unit", "layout/diag", "layout/draw", "layout/text"},
		"charts":           {"layout/unit", "layout/diag", "layout/draw", "layout/text", "fonts", "locales"},
		"layout/page":      {"layout/unit", "layout/diag", "layout/draw", "layout/text", "layout/block", "data/letters"},
		"layout/compose":   {"layout/unit", "layout/diag", "layout/draw", "layout/text", "layout/block", "layout/profile", "layout/page", "data", "data/facts", "data/letters", "data/read", "locales", "charts", "fonts"},
		"layout/paint":     {"layout/unit", "layout/diag", "layout/draw", "layout/profile", "fonts"},
		"layout/finish":    {"layout/unit", "layout/diag", "layout/draw", "layout/profile", "layout/paint", "layout/lexical"},
		"layout/preflight": {"layout/unit", "layout/diag", "layout/preflight/pdf", "layout/profile"},
		// What a file is knows nothing of what is thought of it; files written by
		// hand, for the tests of both, know nothing at all.
		"layout/preflight/pdf":      {"layout/lexical"}, // the standard's classes of characters, which the writer cuts by too
		"layout/preflight/handmade": {},

		"layout/conformance": {"layout/diag", "layout/profile", "layout/preflight", "locales"},
		"layout/review":      {"layout/unit", "layout/diag", "layout/draw", "layout/text", "layout/page", "data", "data/check", "data/facts", "data/letters", "data/read", "locales", "locales/claims", "fonts"},
		"layout/svg":         {"layout/unit", "layout/draw", "layout/profile", "fonts"},
		"layout/raster":      {"layout/unit", "layout/draw", "layout/profile", "fonts"},
		"layout/comparison":  {"layout/unit", "layout/diag", "layout/draw", "layout/findings", "layout/page", "layout/profile", "layout/svg", "data/compare", "locales", "fonts"},
		"layout/web":         {"layout/unit", "layout/diag", "layout/draw", "layout/text", "layout/profile", "layout/svg", "fonts"},
		"layout/draft":       {"layout/unit", "layout/diag", "layout/draw"},
		"layout/findings": {"layout/diag", "layout/profile", "layout/text", "layout/page", "layout/compose", "layout/paint", "layout/finish",
			"layout/preflight", "layout/review", "layout/web", "data", "data/check", "data/facts", "data/read", "data/sheet", "locales"},
		"layout": {"layout/unit", "layout/diag", "layout/draw", "layout/text", "layout/block", "layout/profile", "layout/page",
			"layout/compose", "layout/paint", "layout/finish", "layout/preflight", "layout/review", "layout/conformance", "layout/findings", "layout/preflight/pdf", "layout/draft", "layout/comparison", "layout/web", "layout/svg", "layout/raster",
			"data", "data/check", "data/compare", "data/facts", "data/open", "data/read", "locales", "fonts"},
	}
}

// doors is who alone may import a package that is not ours.
func doors() map[string][]string {
	return map[string][]string{
		"github.com/go-pdf/fpdf":           {"layout/paint"},
		"github.com/wcharczuk/go-chart/v2": {"charts"},
		"github.com/boombuler/barcode":     {"charts"},
		"github.com/nicksnyder/go-i18n/v2": {"locales"},
		"gopkg.in/yaml.v3":                 {"data/read", "data/write", "locales"},
		"github.com/pdfcpu/pdfcpu":         {"layout/preflight/pdf"},
		"github.com/xuri/excelize/v2":      {"data/sheet"},
		"github.com/andybalholm/brotli":    {"fonts"},
	}
}

const module = "github.com/secnumcloud-observatory/press/"

func TestImportsGoUpOnly(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	rule := allowed()
	used := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		pkg := strings.TrimPrefix(words[0], module)
		checkImports(t, rule, pkg, words[1:])
		used[pkg] = words[1:]
	}
	for pkg, may := range rule {
		for _, own := range may {
			if !slices.Contains(used[pkg], module+own) {
				t.Errorf("%s may import %s and does not: take it out of the table", pkg, own)
			}
		}
	}
}

func checkImports(t *testing.T, rule map[string][]string, pkg string, imports []string) {
	t.Helper()
	may, ours := rule[pkg]
	if !ours && !strings.HasPrefix(pkg, "cmd/") && !strings.HasPrefix(pkg, "tools/") {
		t.Errorf("%s is not in the table of packages: decide where it stands", pkg)
	}
	for _, imp := range imports {
		if own, ok := strings.CutPrefix(imp, module); ok {
			if ours && !slices.Contains(may, own) {
				t.Errorf("%s imports %s, which stands beside or above it", pkg, own)
			}
			continue
		}
		for door, keepers := range doors() {
			if (imp == door || strings.HasPrefix(imp, door+"/")) && !slices.Contains(keepers, pkg) {
				t.Errorf("%s imports %s; only %s may", pkg, imp, strings.Join(keepers, ", "))
			}
		}
	}
}

// The table of packages in docs/architecture.md says of each what it may import, and
// leaves none out. It calls packages by the last step of their paths, and leaves out
// those that everyone may import.
func TestTheArchitectureSaysWhoImportsWhom(t *testing.T) {
	raw, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(raw), "| package | owns | imports of our own |\n|---|---|---|\n")
	if table, _, _ = strings.Cut(table, "\n\n"); !found {
		t.Fatal("there is no table of packages")
	}
	rule, said := allowed(), map[string]bool{}
	for row := range strings.SplitSeq(table, "\n") {
		cells := strings.Split(row, " | ")
		if len(cells) != 3 {
			t.Fatalf("no row of packages: %s", row)
		}
		imports := strings.TrimSuffix(cells[2], " |")
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[0], -1) {
			pkg := m[1]
			may, ours := rule[pkg]
			said[pkg] = true
			var names []string
			for _, own := range may {
				if own != "layout/unit" && own != "layout/diag" {
					names = append(names, path.Base(own))
				}
			}
			slices.Sort(names)
			want := strings.Join(names, ", ")
			switch {
			case strings.HasPrefix(pkg, "cmd/"):
				want = "any"
			case !ours:
				t.Errorf("%s is no package of the rule", pkg)
			case want == "":
				want = "nothing"
			}
			if d := cmp.Diff(want, imports); d != "" {
				t.Errorf("%s: %s", pkg, d)
			}
		}
	}
	for pkg := range rule {
		if !said[pkg] {
			t.Errorf("%s is not in the table of docs/architecture.md", pkg)
		}
	}
}
