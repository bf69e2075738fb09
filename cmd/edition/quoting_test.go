package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// steering is what no command may send of what it was given: controls of both kinds and
// marks of direction.
const steering = "\x1b[31m\u009b2J\u202e\u2066\x07\x7f"

// sound tells of what a command wrote what a terminal would obey.
func sound(t *testing.T, what, s string) {
	t.Helper()
	for _, r := range s {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("%s sends %U: %q", what, r, s[:min(len(s), 300)])
			return
		}
	}
}

// What a command is given – words, names of files, a document's own names, values of flags –
// may steer a terminal. Nothing of it comes back as it was, to a terminal or to a file.
func TestNoCommandSteers(t *testing.T) {
	dir := onDisk(t, "2026-01")
	odd := filepath.Join(t.TempDir(), "a"+steering+".pdf")
	pdf := []byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Lang(\x1b[31m\\2332J)>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n" +
		"3 0 obj<</Title(\x1b[31m\x07) /Author<FEFF202E2066009B>>>endobj\ntrailer<</Root 1 0 R/Info 3 0 R>>\n")
	if err := os.WriteFile(odd, pdf, 0o644); err != nil {
		t.Skip("no such names here: ", err)
	}
	text := filepath.Join(dir, "editions", "2026-01", "fr", "editorial.md")
	raw, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(text, append(raw, []byte("\nUn mot "+steering+" OVHcluod [a](x"+steering+").\n")...), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"inspect", "typography", "--lang", "fr", "--show"}, {"inspect", "lines", "--lang", "fr"}, {"inspect", "lines", "--lang", "fr", "--style", steering},
		{"inspect", "text", "--data", dir, "--month", "2026-01", "--lang", "fr"}, {"inspect", "typography", odd + "x"}, {"list", "--data", dir},
		{"list", "--data", steering}, {"check", "--data", dir, "--lang", "fr"}, {"check", "--data", dir, "--lang", "fr", "--format", "json"},
		{"check", "--data", dir, "--lang", "fr", "--format", "sarif"}, {"check", "--data", dir, "--lang", "fr", "--format", "github"},
		{"check", "--data", dir, "--lang", "fr", "--fit"}, {"build", "--data", dir, "--month", steering}, {"build", "--data", dir, "--out", "a\x00" + steering, "--lang", "fr"},
		{"diff", "--data", dir, steering, "2026-01"}, {"preflight", odd}, {"preflight", "--json", odd}, {"preflight", "--format", "json", odd},
		{"preflight", "--format", "sarif", odd}, {"preflight", "--format", "github", odd}, {"preflight", "--json", odd, odd}, {"explain", steering},
		{"schema", steering}, {"new", "--data", dir, "--month", steering}, {"register", "export", "--data", dir, steering}, {"register", "import", "--data", dir, odd},
		{"version", "--" + steering}, {steering},
	} {
		s := heard("Un mot "+steering+" et un autre.\n", args...)
		sound(t, strings.Join(args[:min(2, len(args))], " ")+": standard output", s.out)
		sound(t, strings.Join(args[:min(2, len(args))], " ")+": standard error", s.errs)
		if s.out+s.errs == "" && s.code != exitBuilt {
			t.Errorf("%q says nothing", args)
		}
	}
	s := heard("", "preflight", "--json", odd)
	var report struct{ File string }
	if err := json.Unmarshal([]byte(s.out), &report); err != nil || report.File != odd {
		t.Errorf("programs get another name: %q (%v)", report.File, err)
	}
	if s := heard("a\u200db\x1b\u009b\u202e\u00a0c\n", "inspect", "typography", "--lang", "fr", "--show"); s.out != "a[U+200D]b[U+001B][U+009B][U+202E][nbsp]c\n" {
		t.Errorf("%q", s.out)
	}
	if s := heard("a\u202eb\n", "inspect", "typography", "--lang", "fr"); s.out != "a\u202eb\n" {
		t.Errorf("a text that is taken on by a program is changed: %q", s.out)
	}
}

// A workbook among the sources is one that nothing reads, and schemas there are none of them:
// refused, by a link or from within too, and nothing is written.
func TestNothingIsPutAmongTheSources(t *testing.T) {
	dir := onDisk(t, "2026-01")
	before := len(contentsOf(t, dir))
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(dir, "register"), link); err != nil {
		t.Skip("no links here: ", err)
	}
	other := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(other, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{dir, filepath.Join(dir, "register"), filepath.Join(dir, "editions", "2026-01"), link, other} {
		if s := told("", "register", "export", "--data", dir, filepath.Join(place, "r.xlsx")); s.code != exitUsage || s.out != "" ||
			!strings.Contains(s.errs, "lies in the data folder") {
			t.Errorf("%s: %d %s%s", place, s.code, s.out, s.errs)
		}
	}
	for _, place := range []string{filepath.Join(dir, "register"), filepath.Join(dir, "editions", "new"), link} {
		if s := told("", "schema", "--out", place); s.code != exitUsage || s.out != "" || !strings.Contains(s.errs, "among the sources") {
			t.Errorf("schemas in %s: %d %s%s", place, s.code, s.out, s.errs)
		}
	}
	if s := told("", "build", "--embedded", "--lang", "fr", "--out", filepath.Join(dir, "register")); s.code != exitUsage || !strings.Contains(s.errs, "among the sources") {
		t.Errorf("other data than those: %d %s", s.code, s.errs)
	}
	if s := told("", "register", "export", "--data", dir, "  "); s.code != exitUsage {
		t.Errorf("a blank name: %d %s", s.code, s.errs)
	}
	foreign := filepath.Join(t.TempDir(), "mine.xlsx")
	if err := os.WriteFile(foreign, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if s := told("", "register", "export", "--data", dir, foreign); s.code != exitFiles || !strings.Contains(s.errs, "exists already") {
		t.Errorf("over another's file: %d %s", s.code, s.errs)
	}
	if raw, _ := os.ReadFile(foreign); string(raw) != "mine" || len(contentsOf(t, dir)) != before || len(contentsOf(t, other)) != before {
		t.Errorf("something was written: %q", raw)
	}
}

// A name that make is given without a value is refused, and nothing is run: a shell's
// variable that was never set is no wish for what is made without it.
func TestMakeRefusesBlankNames(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("skipped: make is not installed")
	}
	ran := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n: > '"+ran+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(env []string, args ...string) (string, bool) {
		_ = os.Remove(ran)
		c := exec.Command("make", append([]string{"-C", filepath.Join("..", ".."), "--no-print-directory"}, args...)...)
		c.Env = append(os.Environ(), env...)
		out, _ := c.CombinedOutput()
		_, err := os.Stat(ran)
		return string(out), err == nil
	}
	for _, name := range []string{"MONTH", "MESSAGES", "LANG", "PROFILE", "OUT", "DATA", "TAGS", "PLATFORMS", "MUTATE", "COUNT", "SEED"} {
		for _, value := range []string{"", " ", "\t", "  "} {
			for _, goal := range []string{"edition", "draft", "check", "new", "editions", "release", "test", "mutate"} {
				if out, did := run(nil, "GO="+program, "EDITION="+program, name+"="+value, goal); did || !strings.Contains(out, name+" is empty") {
					t.Fatalf("make %s %s=%q ran something:\n%s", goal, name, value, out)
				}
			}
		}
	}
	for _, args := range [][]string{{"GO=", "EDITION=" + program}, {"GO=" + program, "EDITION= "}} {
		if out, did := run(nil, append(args, "edition")...); did || !strings.Contains(out, " is empty") {
			t.Errorf("%q: %s", args, out)
		}
	}
	if out, did := run([]string{"OUT= "}, "GO="+program, "EDITION="+program, "edition"); did || !strings.Contains(out, "OUT is empty") {
		t.Errorf("a blank OUT of the environment: %s", out)
	}
	if out, did := run([]string{"OUT="}, "GO="+program, "EDITION="+program, "edition"); !did {
		t.Errorf("an OUT that is not set: %s", out)
	}
}
