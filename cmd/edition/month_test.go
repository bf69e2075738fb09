package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// marks is what new leaves for an editor to answer.
var marks = regexp.MustCompile(`\{\{(?:rewrite|draft)[^}]*\}\}\s*`)

// A month that is begun by the guide builds once its marks are answered, in both
// languages and on the pages that it declares; until then nothing is published.
// The answers are words as long as the last edition's: its own.
func TestNewMonthBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it builds an edition")
	}
	dir, out := onDisk(t), t.TempDir()
	if s := told("", "new", "--month", "2026-05", "--data", dir); s.code != exitBuilt {
		t.Fatalf("new: %d\n%s", s.code, s.errs)
	}
	if s := told("", "build", "--month", "2026-05", "--data", dir, "--out", out, "--lang", "fr", "--profile", "screen"); s.code != exitFindings {
		t.Errorf("with its marks it ends with %d:\n%s", s.code, s.errs)
	}
	answered := 0
	err := filepath.WalkDir(filepath.Join(dir, "editions", "2026-05"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		answered += len(marks.FindAll(raw, -1))
		return os.WriteFile(name, marks.ReplaceAll(raw, nil), 0o600)
	})
	if err != nil || answered < 100 {
		t.Fatalf("%d marks, %v", answered, err)
	}
	s := told("", "build", "--month", "2026-05", "--data", dir, "--out", out)
	if s.code != exitBuilt || strings.Contains(s.errs, "error:") {
		t.Fatalf("build: %d\n%s%s", s.code, s.out, s.errs)
	}
	if n := strings.Count(s.out, ".pdf  28 pages, "); n != 4 {
		t.Errorf("%d files have the pages that are declared:\n%s", n, s.out)
	}
}
