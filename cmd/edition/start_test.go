package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// What every command waits for before it begins is what packages set up for
// themselves: allocations of the program as it is shipped, for they are the same on
// every machine. pdfcpu's interface to its commands alone would double the bound's
// time, with tables of character widths that nobody asks for.
func TestProgramStartsAtOnce(t *testing.T) {
	program := filepath.Join(t.TempDir(), "edition")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, args := range [][]string{{"--help"}, {"--help", "--messages", "fr"}} {
		c := exec.Command(program, args...)
		c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatal(err)
		}
		all, most := 0, 3<<20
		for _, m := range regexp.MustCompile(`(?m)^init (\S+) @.* clock, (\d+) bytes`).FindAllSubmatch(out, -1) {
			n, err := strconv.Atoi(string(m[2]))
			if err != nil {
				t.Fatal(err)
			}
			all += n
			if string(m[1]) == "github.com/mattn/go-runewidth" {
				t.Error("the tables of go-runewidth are in the program again")
			}
		}
		if all == 0 || all > most {
			t.Errorf("%v sets up %d bytes before it begins, at most %d", args, all, most)
		}
	}
}
