//go:build slow

package layout_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// veraPDF is asked by layout/finish for its samples; here it judges what is
// delivered: of the edition that has something of everything. CI asks it for
// every file of all of them.
func TestVeraPDF(t *testing.T) {
	verapdf := filepath.Join("..", "tools", "verapdf.sh")
	if _, err := os.Stat(verapdf); err != nil {
		t.Skip("SKIPPED, nothing was checked: tools/verapdf.sh is not there")
	}
	if out, err := exec.Command("sh", verapdf, "where").CombinedOutput(); err != nil {
		if ci := os.Getenv("CI"); ci != "" && ci != "false" {
			t.Fatalf("veraPDF is not installed, and CI needs it: make tools\n%s", out)
		}
		t.Skip("SKIPPED, nothing was checked: veraPDF is not installed (make tools)")
	}
	dir := t.TempDir()
	eachOf(t, "specimen", func(t *testing.T, name, path string) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name = strings.Replace(name, "-print-ticket.pdf", "-ticket-screen.pdf", 1) // a ticket claims what screen files claim
		if err := os.WriteFile(filepath.Join(dir, name), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	})
	if out, err := exec.Command("sh", verapdf, "check", dir).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
