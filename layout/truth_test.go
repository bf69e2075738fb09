package layout_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// The promise to the edition's readers names tests that there are.
func TestTruthNamesItsTests(t *testing.T) {
	page, err := os.ReadFile("../docs/truth.md")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("grep", "-rhoE", `^func (Test|Fuzz)[A-Za-z0-9]+`, "--include=*_test.go", "..").Output()
	if err != nil {
		t.Skipf("skipped: no grep here: %v", err)
	}
	there := " " + strings.Join(strings.Fields(strings.ReplaceAll(string(out), "func ", " ")), " ") + " "
	names := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+)`").FindAllStringSubmatch(string(page), -1)
	if len(names) < 20 {
		t.Errorf("%d tests are named", len(names))
	}
	for _, n := range names {
		if !strings.Contains(there, " "+n[1]+" ") {
			t.Errorf("there is no test %s", n[1])
		}
	}
}
