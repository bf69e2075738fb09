package main

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The table of docs/reliability.md names every fuzz target of the tree, and none twice.
func TestReliabilityNamesEveryFuzzTarget(t *testing.T) {
	root := os.DirFS("../..")
	raw, err := fs.ReadFile(root, "docs/reliability.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(raw), "\n## Fuzzing and properties\n")
	if !ok {
		t.Fatal("the table is not there")
	}
	table, _, _ = strings.Cut(table, "\n## ")
	var named []string
	for _, m := range regexp.MustCompile("`(Fuzz[A-Za-z0-9]+)`").FindAllStringSubmatch(table, -1) {
		named = append(named, m[1])
	}
	var there []string
	target := regexp.MustCompile(`(?m)^func (Fuzz[A-Za-z0-9]+)\(`)
	if err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		code, err := fs.ReadFile(root, name)
		for _, m := range target.FindAllStringSubmatch(string(code), -1) {
			there = append(there, m[1])
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(named)
	slices.Sort(there)
	if len(there) < 15 || !slices.Equal(named, there) {
		t.Errorf("named %v\nthere %v", named, there)
	}
}
