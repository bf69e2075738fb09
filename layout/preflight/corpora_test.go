package preflight

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestMeasure(t *testing.T) {
	root := os.Getenv("PRESS_CORPORA")
	if root == "" {
		t.Skip()
	}
	var files []string
	filepath.WalkDir(root, func(p string, d os.DirEntry, _ error) error {
		if strings.HasSuffix(p, ".pdf") {
			files = append(files, p)
		}
		return nil
	})
	sort.Strings(files)
	out, _ := os.Create("/tmp/m15f/measure.tsv")
	defer out.Close()
	for _, f := range files {
		raw, _ := os.ReadFile(f)
		as := Tagged
		if strings.Contains(f, "PDF_A-2b") {
			as = Archive
		}
		if os.Getenv("AUTO") != "" {
			as = Auto
		}
		r, err := Check(raw, Options{Standards: true, As: as})
		var bad []string
		for _, x := range r.Results {
			if x.Status == Fail && x.Severity == diag.Error {
				k := string(x.Code)
				for _, ft := range x.Faults {
					k += "," + strings.TrimPrefix(ft.Fact.Key, string(x.Code)+".")
				}
				bad = append(bad, k)
			}
		}
		fmt.Fprintf(out, "%s\t%v\t%s\t%v\n", strings.TrimPrefix(f, root+"/"), r.Failed(), strings.Join(bad, " "), err)
	}
}
