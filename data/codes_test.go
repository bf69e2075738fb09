package data_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

func TestCatalogueExplainsEveryCode(t *testing.T) {
	known := map[diag.Code]bool{}
	for _, e := range slices.Concat(read.Catalogue(), facts.Catalogue(), data.Catalogue(), check.Catalogue()) {
		if known[e.Code] || e.Means == "" || e.Example == "" || e.Fix == "" {
			t.Errorf("%+v", e)
		}
		known[e.Code] = true
	}
	n := 0
	for _, file := range []string{"read/codes.go", "facts/codes.go", "codes.go", "check/codes.go"} {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range strings.Split(string(src), "\n") {
			name, word, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(l), "const "), " diag.Code = ")
			if !ok {
				continue
			}
			n++
			if code := diag.Code(strings.Trim(word, `"`)); !known[code] || string(code) != strings.TrimSpace(name) {
				t.Errorf("%s is not explained", name)
			}
		}
	}
	if n != len(known) || n < 40 {
		t.Error(n, len(known))
	}
}
