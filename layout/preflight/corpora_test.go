package preflight

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/golden"
)

// corpus is a folder of files that each keep a standard, or break one clause of it,
// as their names say.
type corpus struct {
	folder string
	as     Kind
	clause *regexp.Regexp // of a name, with the parts of the clause and the test
	kept   int            // files that keep the standard
	broken int
}

func corpora() []corpus {
	return []corpus{
		{"PDF_UA-1", Tagged, regexp.MustCompile(`/(\d[\d.]*)-t\d+-(?:pass|fail)-`), 141, 155},
		{"PDF_A-2b", Archive, regexp.MustCompile(`test suite (\d[\d-]*)-t\d+-(?:pass|fail)-`), 377, 608},
	}
}

// TestCorpora holds the judge to the veraPDF corpora of PDF/UA-1 and PDF/A-2b: no file
// that keeps its standard fails, judged as what it is and by its claims; of each that
// breaks a clause a rule fails, or the rule of that clause was not checked. The files
// are nobody's here: the test runs where PRESS_CORPORA names a folder with them (see
// tools/corpora.sh), and holds the answers to the table beside it.
func TestCorpora(t *testing.T) {
	root := os.Getenv("PRESS_CORPORA")
	if root == "" {
		t.Skip("SKIPPED, not passed: PRESS_CORPORA names no folder with the veraPDF corpora (tools/corpora.sh)")
	}
	for _, c := range corpora() {
		var table strings.Builder
		kept, broken := 0, 0
		for _, name := range c.files(t, root) {
			line, keeps := c.judged(t, root, name)
			table.WriteString(line)
			if keeps {
				kept++
			} else {
				broken++
			}
		}
		if kept != c.kept || broken != c.broken {
			t.Errorf("%s: %d files keep the standard and %d break it, %d and %d were expected", c.folder, kept, broken, c.kept, c.broken)
		}
		golden.Check(t, "corpora/"+c.folder+".tsv", table.String())
	}
}

// files is the corpus's files, in order.
func (c corpus) files(t *testing.T, root string) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(root), c.folder, func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".pdf" {
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// judged is the line of the table about a file: its name, what the judge says, by which
// rules.
func (c corpus) judged(t *testing.T, root, name string) (line string, keeps bool) {
	t.Helper()
	data, err := fs.ReadFile(os.DirFS(root), name)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := Check(data, Options{Standards: true, As: c.as}) // a file that is not read fails, and says so
	keeps = strings.Contains(path.Base(name), "-pass-")
	verdict, rules := "pass", failing(r)
	left := unclear(r)
	switch {
	case r.Failed():
		verdict = "fail"
	case !keeps && len(left) > 0:
		verdict, rules = "not checked", left
	}
	switch {
	case keeps && r.Failed():
		t.Errorf("%s keeps its standard and fails\n%s", name, faultsOnly(r))
	case !keeps && verdict == "pass":
		t.Errorf("%s breaks its standard and passes", name)
	case verdict == "not checked" && !c.covered(r, name, left):
		t.Errorf("%s breaks a clause of which no rule was left unchecked: %v were", name, left)
	}
	if keeps {
		if r, _ := Check(data, Options{Standards: true}); r.Failed() {
			t.Errorf("%s keeps its standard and fails by its claims\n%s", name, faultsOnly(r))
		}
	}
	return fmt.Sprintf("%s\t%s\t%s\n", name, verdict, strings.Join(rules, " ")), keeps
}

// unclear is the rules of standards that were not checked.
func unclear(r Report) []string {
	var out []string
	for _, x := range r.Results {
		if x.Status == NotChecked && x.Basis == Standard {
			out = append(out, string(x.Code))
		}
	}
	return out
}

// covered tells whether one of the rules is about the clause that a file breaks: its
// source names the clause of PDF/A, or the checkpoint that PDF/UA's fonts have.
func (c corpus) covered(r Report, name string, rules []string) bool {
	m := c.clause.FindStringSubmatch(name)
	if m == nil {
		return false
	}
	source := "Matterhorn 31"
	if c.as == Archive {
		source = strings.ReplaceAll(m[1], "-", ".")
	} else if !strings.HasPrefix(m[1], "7.21") {
		return false
	}
	return slices.ContainsFunc(rules, func(code string) bool {
		x, _ := r.Result(diag.Code(code))
		return strings.Contains(x.Source, source)
	})
}
