//go:build slow

package layout_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Some processors fuse a product and a sum into one step and round once where
// others round twice; Go lets them, unless the product is rounded by name. The
// program for one of them holds no such step in a function of ours, so that
// files, tickets and report have the same bytes everywhere.
func TestNoProductIsFused(t *testing.T) {
	bin := filepath.Join(t.TempDir(), "edition")
	build := exec.Command("go", "build", "-trimpath", "-o", bin, "../cmd/edition")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dump := exec.Command("go", "tool", "objdump", bin)
	out, err := dump.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := dump.Start(); err != nil {
		t.Fatal(err)
	}
	fused := regexp.MustCompile(`\tFN?M(ADD|SUB)[DS] `)
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	function, ours, others := "", 0, 0
	for lines.Scan() {
		switch l := lines.Text(); {
		case strings.HasPrefix(l, "TEXT "):
			function = strings.Fields(l)[1]
		case !fused.MatchString(l):
		case strings.HasPrefix(function, module) || strings.HasPrefix(function, "main."):
			ours++
			t.Errorf("%s fuses a product at %s", function, strings.Fields(l)[0])
		default:
			others++
		}
	}
	if err := dump.Wait(); err != nil {
		t.Fatal(err)
	}
	if others == 0 {
		t.Error("no fused product was seen anywhere, not in Go's own packages either: this test reads nothing")
	}
}
