// Package golden compares what a test made with what was accepted once. Only
// tests import it.
package golden

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "renew the golden files")

// Update tells whether golden files are to be renewed: make golden.
func Update() bool { return *update }

// Check compares a text with a file under testdata, or renews the file.
func Check(t testing.TB, name, got string) {
	t.Helper()
	File(t, "testdata/"+name, got)
}

// File compares a text with any file of the tree, or renews the file. What
// differs is told as a unified diff: a line that came in is one line.
func File(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.FromSlash(name)
	if *update {
		write(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("there is no %s: make golden writes it", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	if d := Diff(string(want), got); d != "" {
		t.Errorf("--- %s\n+++ what the test made\n%swhen the change is meant: make golden, and look at the difference", path, d)
	}
}

func write(t testing.TB, path, got string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}
