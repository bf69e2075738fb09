package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/locales"
)

// dist is January in French, built once by the program as a process, in a time
// zone far away.
var dist = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "press-dist-") })

var january sync.Once

func built(t *testing.T) string {
	t.Helper()
	dir, err := dist()
	if err != nil {
		t.Fatal(err)
	}
	january.Do(func() {
		code, out, errs := process(t, []string{"TZ=Pacific/Auckland", "GOMAXPROCS=2", "CI=true"}, "build", "--month", "2026-01", "--lang", "fr", "--out", dir)
		if code != exitBuilt || errs != "" {
			t.Fatalf("exit code %d\n%s%s", code, out, errs)
		}
		for _, want := range []string{"-fr-screen.pdf  24 pages", "-fr-print.pdf  24 pages", "preflight pass", "-fr-print-ticket.pdf", "-fr-screen-accessibility.html", "report.json  0 warnings"} {
			if !strings.Contains(out, want) {
				t.Errorf("the summary lacks %q:\n%s", want, out)
			}
		}
	})
	return dir
}

// Two processes, two folders, two time zones, one processor and two, with and
// without a terminal's worth of environment: the same bytes.
func TestSameBytesEverywhere(t *testing.T) {
	first := contentsOf(t, filepath.Join(built(t), "2026-01"))
	dir := filepath.Join(t.TempDir(), "a folder", "deep")
	data := onDisk(t)
	code, out, errs := process(t, []string{"TZ=UTC", "GOMAXPROCS=1", "LANG=fr_FR.UTF-8", "HOME=/nonexistent"}, "build", "--month", "2026-01", "--lang", "fr", "--out", dir, "--data", data)
	if code != exitBuilt {
		t.Fatalf("exit code %d\n%s%s", code, out, errs)
	}
	second := contentsOf(t, filepath.Join(dir, "2026-01"))
	if len(first) != 30 || len(second) != len(first) { // the PDFs and what is about them, and the folder for browsers with the picture that it is shared by
		t.Fatalf("%d files and %d files", len(first), len(second))
	}
	for name, content := range first {
		if content != second[name] {
			t.Errorf("%s differs", name)
		}
	}
}

func TestSourceDateEpoch(t *testing.T) {
	dir := t.TempDir()
	code, out, errs := process(t, []string{"SOURCE_DATE_EPOCH=1900000000", "TZ=Asia/Tokyo"}, "build", "--month", "2026-01", "--lang", "en", "--profile", "print", "--out", dir)
	if code != exitBuilt {
		t.Fatalf("exit code %d\n%s%s", code, out, errs)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "2026-01", "secnumcloud-observatory-2026-01-en-print.pdf"))
	if err != nil || !bytes.Contains(raw, []byte("D:20300317174640Z")) {
		t.Errorf("the file does not carry the date of SOURCE_DATE_EPOCH: %v", err)
	}
}

// What the print shop asks for reaches the file: bleed, marks, its own colour
// profile under its own name.
func TestPrintShopsWishes(t *testing.T) {
	dir := t.TempDir()
	own, err := os.ReadFile(filepath.Join("..", "..", "layout", "profile", "icc", "FOGRA39L_coated.icc"))
	if err != nil {
		t.Fatal(err)
	}
	icc := filepath.Join(dir, "house.icc") // it calls itself by no known condition
	if err := os.WriteFile(icc, bytes.ReplaceAll(own, []byte("FOGRA39L Coated"), []byte("Our own stock  ")), 0o600); err != nil {
		t.Fatal(err)
	}
	s := told("", "build", "--month", "2026-01", "--lang", "fr", "--profile", "print", "--out", dir,
		"--bleed", "5mm", "--marks", "full", "--icc", icc, "--condition", "FOGRA99")
	if s.code != exitBuilt {
		t.Fatalf("%d\n%s%s", s.code, s.out, s.errs)
	}
	if !strings.Contains(s.out+s.errs, "FOGRA99 is no printing condition that is known here") {
		t.Errorf("nothing is said of an unknown condition\n%s%s", s.out, s.errs)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "2026-01", "secnumcloud-observatory-2026-01-fr-print-ticket.json"))
	if err != nil {
		t.Fatal(err)
	}
	var k struct {
		Bleed     float64
		Marks     bool
		Condition string
		Sheet     struct{ W, H float64 }
		Accepted  bool
	}
	if err := json.Unmarshal(raw, &k); err != nil {
		t.Fatal(err)
	}
	if k.Bleed != 5 || !k.Marks || k.Condition != "FOGRA99" || k.Sheet.W != 250 || !k.Accepted {
		t.Errorf("%+v", k)
	}
}

// A build that fails leaves the files of the last one, all of them, as they
// were, and nothing beside them.
func TestFailedBuildLeavesTheLastFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(built(t))); err != nil {
		t.Fatal(err)
	}
	before := contentsOf(t, dir)
	unchanged := func(what string) {
		t.Helper()
		after := contentsOf(t, dir)
		if len(after) != len(before) {
			t.Errorf("%s: %d files before, %d after", what, len(before), len(after))
		}
		for name, content := range before {
			if after[name] != content {
				t.Errorf("%s: %s was changed", what, name)
			}
		}
	}
	data := onDisk(t)
	spoil(t, data, "editions/2026-01/fr/editorial.md", "title: ", "title: \"")
	s := told("", "build", "--month", "2026-01", "--lang", "fr", "--out", dir, "--data", data)
	if s.code != exitFindings || !strings.Contains(s.errs, "the files of the last build stay as they are") {
		t.Errorf("broken data: %d\n%s", s.code, s.errs)
	}
	unchanged("broken data")

	// A folder where a file should stand: the others have taken their places
	// by then, or will have to go back.
	name := filepath.Join(dir, "2026-01", "secnumcloud-observatory-2026-01-fr-print.pdf")
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(name, "mine"), 0o755); err != nil {
		t.Fatal(err)
	}
	delete(before, "2026-01/secnumcloud-observatory-2026-01-fr-print.pdf")
	s = told("", "build", "--month", "2026-01", "--lang", "fr", "--out", dir)
	if s.code != exitFiles || !strings.Contains(s.errs, "is a folder") {
		t.Errorf("a folder in the way: %d\n%s", s.code, s.errs)
	}
	unchanged("a folder in the way")
	if _, err := os.Stat(filepath.Join(name, "mine")); err != nil {
		t.Error("the folder in the way was moved")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("something was left beside the files: %v", left)
	}
}

// A build of one language leaves the other's files.
func TestOtherFilesStay(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "2026-01", "secnumcloud-observatory-2026-01-en-screen.pdf")
	if err := os.MkdirAll(filepath.Dir(mine), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if s := told("", "build", "--month", "2026-01", "--lang", "fr", "--profile", "screen", "--out", dir); s.code != exitBuilt {
		t.Fatalf("%d %s", s.code, s.errs)
	}
	got := contentsOf(t, filepath.Join(dir, "2026-01"))
	if len(got) != 4 || got["secnumcloud-observatory-2026-01-en-screen.pdf"] != "mine" {
		t.Errorf("%d files", len(got))
	}
}

// Progress is one line that is rewritten and then wiped: on a terminal only, and
// only of what takes a while. It names the stage, the language and the pages
// that were laid out.
func TestProgress(t *testing.T) {
	for _, c := range []struct {
		name       string
		live, long bool
		want       string
	}{
		{"a terminal", true, true, "\r\033[Kcheck\r\033[Kfr: layout\r\033[Ken: layout\r\033[Kfr: layout, 20 pages\r\033[Kfr print: paint, 20 pages" +
			"\r\033[Ken: measure\r\033[K2026-04 fr: layout\r\033[K"},
		{"a terminal, done at once", true, false, ""},
		{"no terminal", false, true, ""},
	} {
		var errs bytes.Buffer
		p := watched(console{err: &errs, live: c.live, telling: &telling{lang: locales.English}}, time.Hour)
		p.step(layout.Step{Stage: "check"})
		if c.long {
			p.begin()
		}
		for _, s := range []layout.Step{{Stage: "layout", Lang: "fr"}, {Stage: "layout", Lang: "en"}, {Stage: "layout", Lang: "fr", Pages: 20},
			{Stage: "paint", Lang: "fr", Profile: "print"}, {Stage: "measure", Lang: "en"}} {
			p.step(s)
		}
		p.next("2026-04")
		p.step(layout.Step{Stage: "layout", Lang: "fr"})
		p.clear()
		p.begin() // a clock that rings too late
		p.clear()
		if got := errs.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Patience ends by itself, also in the middle of a stage, and a build on a
// terminal leaves an empty line behind.
func TestProgressAppears(t *testing.T) {
	var errs bytes.Buffer
	out := &stream{to: &errs}
	p := watched(console{err: out, live: true, telling: &telling{lang: locales.English}}, time.Millisecond)
	p.step(layout.Step{Stage: "layout", Lang: "fr"})
	shown := func() string {
		out.mu.Lock()
		defer out.mu.Unlock()
		return errs.String()
	}
	for end := time.Now().Add(10 * time.Second); shown() == "" && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	p.clear()
	if want := "\r\033[Kfr: layout\r\033[K"; errs.String() != want {
		t.Errorf("%q, want %q", errs.String(), want)
	}
}

// A build tells each stage as it begins, in every language, each page that is laid out, and how
// many there are in the end; what it tells nobody asked for is nothing.
func TestBuildTellsItsStages(t *testing.T) {
	p, err := new(flags).open(console{err: io.Discard, telling: new(telling)})
	if err != nil {
		t.Fatal(err)
	}
	var told []layout.Step
	res, err := p.Build(context.Background(), layout.Order{Month: "2026-01", Langs: []string{"en", "fr"},
		Progress: func(s layout.Step) { told = append(told, s) }})
	if err != nil {
		t.Fatal(err)
	}
	rising := 0 // pages told while they were searched for
	for _, l := range res.Pages {
		last := 0
		for _, s := range told {
			if s.Lang != l.Lang || s.Pages == 0 || s.Pages <= last {
				continue
			}
			if s.Stage != "layout" || s.Pages != last+1 {
				t.Errorf("%s: %v after page %d", l.Lang, s, last)
			}
			last = s.Pages
			rising++
		}
		if last < len(l.Result.Pages) {
			t.Errorf("%s: %d pages were told of %d", l.Lang, last, len(l.Result.Pages))
		}
		at := slices.Index(told, layout.Step{Stage: "layout", Lang: l.Lang})
		made := slices.Index(told, layout.Step{Stage: "layout", Lang: l.Lang, Pages: len(l.Result.Pages)})
		if at < 0 || made < at || len(l.Result.Pages) < 16 {
			t.Errorf("%s: layout began at %d and was done at %d of %v", l.Lang, at, made, told)
		}
	}
	if len(res.Pages) != 2 || told[0] != (layout.Step{Stage: "check"}) || len(told) != len(res.Steps)+2+rising {
		t.Errorf("%d languages, %d stages, told %v", len(res.Pages), len(res.Steps), told)
	}
}

func TestNoProgressInCI(t *testing.T) {
	for _, c := range []struct {
		ci   string
		live bool
	}{{"true", false}, {"1", false}} {
		t.Setenv("CI", c.ci)
		if terminal().live != c.live {
			t.Errorf("CI=%s: progress is shown", c.ci)
		}
	}
	if _, err := (console{epoch: "12"}).created(); err != nil {
		t.Error(err)
	}
	if d, _ := (console{epoch: "12"}).created(); !d.Equal(time.Unix(12, 0)) {
		t.Errorf("%s", d)
	}
}
