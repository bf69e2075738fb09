package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The site is made from the data folder into a folder of its own; what an earlier run
// made and this one does not is gone, what somebody else put there stays, and nothing
// is replaced when an edition cannot be made.
func TestSite(t *testing.T) {
	dir, out := onDisk(t), filepath.Join(t.TempDir(), "site")
	s := told("", "site", "--data", dir, "--out", out, "--messages", "fr")
	if s.code != exitBuilt || !strings.HasPrefix(s.out, filepath.Join(out, "index.html")+"  2 éditions, ") {
		t.Fatalf("%+v", s)
	}
	note, april := filepath.Join(out, "note.txt"), filepath.Join(out, "2026-04")
	if err := os.WriteFile(note, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(april, "fr", "index.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "editions", "2026-04")); err != nil {
		t.Fatal(err)
	}
	if s := told("", "site", "--data", dir, "--out", out); s.code != exitBuilt || !strings.Contains(s.out, "1 edition, ") {
		t.Fatalf("%+v", s)
	}
	if _, err := os.Stat(april); !os.IsNotExist(err) {
		t.Errorf("what is not made any more stands: %v", err)
	}
	if raw, err := os.ReadFile(note); err != nil || string(raw) != "mine" {
		t.Errorf("a file of somebody else's: %q, %v", raw, err)
	}
	before, err := os.ReadFile(filepath.Join(out, "site.json"))
	if err != nil {
		t.Fatal(err)
	}
	spoil(t, dir, "register/offers.yaml", "date: 2025-12-17", "date: 17/12/2025")
	if s := told("", "site", "--data", dir, "--out", out); s.code != exitFindings || !strings.Contains(s.errs, "[BadDate]") || s.out != "" {
		t.Errorf("a site of a register that cannot be read: %+v", s)
	}
	if after, err := os.ReadFile(filepath.Join(out, "site.json")); err != nil || string(after) != string(before) {
		t.Errorf("the site was replaced: %v", err)
	}
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "index.html"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{filepath.Join(dir, "site"), filepath.Dir(dir), full, "."} {
		if s := told("", "site", "--data", dir, "--out", place); s.code != exitUsage || s.out != "" {
			t.Errorf("a site at %s: %+v", place, s)
		}
	}
}
