package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// NOTICE names every module that is linked into the program on any platform of a
// release, with its licences, in order, and no other: what the tool reads of the
// modules' own files is what it says.
func TestNoticeNamesEveryModule(t *testing.T) {
	targets, err := chosen("")
	if err != nil {
		t.Fatal(err)
	}
	mods, err := linked(root, targets)
	if err != nil {
		t.Fatal(err)
	}
	if len(mods) < 10 {
		t.Fatalf("only %d modules are linked: the test looks in the wrong place", len(mods))
	}
	var want strings.Builder
	want.WriteString("\nModules linked into the program\n")
	for _, m := range mods {
		fmt.Fprintf(&want, "  %s: %s\n", m.path, m.licences())
	}
	raw, err := os.ReadFile(filepath.Join(root, "NOTICE"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(raw), want.String()) {
		t.Errorf("NOTICE is to end with:\n%s", want.String())
	}
}
