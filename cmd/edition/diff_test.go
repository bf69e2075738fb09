package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Two editions are compared in the language of messages, and as JSON in all; what
// cannot be compared ends the command with its reason.
func TestDiff(t *testing.T) {
	dir := onDisk(t)
	for _, c := range []struct {
		args []string
		code int
		want []string
	}{
		{[]string{"2026-01", "2026-04"}, exitBuilt, []string{"From 2026-01 (cut-off 2025-12-31) to 2026-04 (cut-off 2026-03-31).", "\nSections:\n  new: sheets\n",
			"  editions/2026-04/fr/editorial.md:2:8: the French title of the editorial, edition 2026-04: \"", "Pages declared: 28, were 24."}},
		{[]string{"2026-01", "2026-04", "--messages", "fr"}, exitBuilt, []string{"De 2026-01 (arrêt au 2025-12-31) à 2026-04 (arrêt au 2026-03-31).",
			"\nRubriques\u00a0:\n  nouveau\u00a0: sheets\n", "titre en français, l’éditorial, édition 2026-04\u00a0: «", "», avant «"}},
		{[]string{"2026-04", "2026-04"}, exitBuilt, []string{"Nothing else parts the two editions."}},
		{[]string{"2026-04", "2026-01"}, exitUsage, []string{"edition: 2026-04 has a later cut-off than 2026-01: name the earlier edition first"}},
		{[]string{"2026-04", "specimen", "--messages", "fr"}, exitUsage, []string{"edition: 2026-04 et specimen ont chacune leur registre"}},
		{[]string{"2026-04", "2026-05"}, exitUsage, []string{"2026-05"}},
		{[]string{"2026-04"}, exitUsage, []string{"two editions"}},
		{[]string{"2026-04", "--messages", "fr"}, exitUsage, []string{"prend deux éditions, la plus ancienne d’abord, et non 1 mot"}},
		{[]string{"2026-01", "2026-09", "--messages", "fr"}, exitUsage, []string{"il n’y a pas d’édition 2026-09\u00a0: choisir parmi"}},
		{[]string{"2026-01", "--mont", "1", "--messages", "fr"}, exitUsage, []string{"il n’y a pas d’option --mont\u00a0; voir edition diff --help"}},
		{[]string{"2026-01", "2026-04", "--format", "xml"}, exitUsage, []string{"text, json"}},
	} {
		s := told("", append([]string{"diff", "--data", dir}, c.args...)...)
		for _, w := range c.want {
			if s.code != c.code || !strings.Contains(s.out+s.errs, w) {
				t.Errorf("%v: %d, without %q\n%s%s", c.args, s.code, w, s.out, s.errs)
			}
		}
	}
	var d struct {
		Version int
		Texts   []struct{ Was, Is string }
	}
	if err := json.Unmarshal([]byte(told("", "diff", "2026-01", "2026-04", "--data", dir, "--format", "json").out), &d); err != nil || d.Version != 1 || len(d.Texts) < 100 {
		t.Errorf("%v %+v", err, d)
	}
	spoil(t, dir, "register/offers.yaml", "date: 2025-12-17", "date: 17/12/2025")
	if s := told("", "diff", "2026-01", "2026-04", "--data", dir); s.code != exitFindings || !strings.Contains(s.errs, "[BadDate]") || s.out != "" {
		t.Errorf("a register that cannot be read is compared: %+v", s)
	}
}

// A comparison as a folder opens by itself: what it names is in it, each language has
// its page with the pages of both editions, and a second one is the same bytes. What
// stands in the folder besides stays, and sources are no place for it.
func TestDiffAsAFolder(t *testing.T) {
	dir, out := onDisk(t), t.TempDir()
	s := told("", "diff", "2026-01", "2026-04", "--data", dir, "--out", filepath.Join(out, "a"), "--messages", "fr")
	if s.code != exitBuilt {
		t.Fatalf("%+v", s)
	}
	want := ""
	for _, name := range []string{"diff.json", "en.html", "faces", "fr.html"} {
		want += filepath.Join(out, "a", name) + "\n"
	}
	if s.out != want {
		t.Errorf("told %q", s.out)
	}
	read := func(folder, name string) string {
		raw, err := os.ReadFile(filepath.Join(out, folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	for lang, words := range map[string]string{"fr": "2026-01, page 24", "en": "2026-04, page 28"} {
		html := read("a", lang+".html")
		if !strings.Contains(html, `<html lang="`+lang) || !strings.Contains(html, words) || strings.Contains(html, "http://www.w3.org/1999") {
			t.Errorf("%s: %.200s", lang, html)
		}
		for _, m := range regexp.MustCompile(`(?:src:url\("|href=")([^"]+)"`).FindAllStringSubmatch(html, -1) {
			if !strings.HasPrefix(m[1], "data:") {
				read("a", m[1])
			}
		}
	}
	if err := os.WriteFile(filepath.Join(out, "a", "note.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"a", "b"} {
		if s := told("", "diff", "2026-01", "2026-04", "--data", dir, "--out", filepath.Join(out, folder)); s.code != exitBuilt {
			t.Fatalf("%+v", s)
		}
	}
	if read("a", "fr.html") != read("b", "fr.html") || read("a", "note.txt") != "mine" {
		t.Error("the same comparison is not the same file, or what stood beside it is gone")
	}
	full := filepath.Join(out, "full")
	if err := os.MkdirAll(full, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(full, "fr.html"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{filepath.Join(dir, "editions", "c"), filepath.Join(dir, "c"), filepath.Dir(dir), full, "."} {
		if s := told("", "diff", "2026-01", "2026-04", "--data", dir, "--out", place); s.code != exitUsage || s.out != "" {
			t.Errorf("a comparison at %s: %+v", place, s)
		}
	}
	if read("full", "fr.html") != "mine" {
		t.Error("a file of somebody else's is gone")
	}
}
