package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/layout"
)

func reportOf(t *testing.T, dir string) layout.Report {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "2026-01", reportName))
	if err != nil {
		t.Fatal(err)
	}
	var r layout.Report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func pathsOf(r layout.Report) []string {
	var out []string
	for _, o := range r.Outputs {
		out = append(out, o.Path)
		for _, k := range o.Tickets {
			out = append(out, k.Path)
		}
	}
	for _, o := range r.Others {
		out = append(out, "("+o.Path+")")
	}
	return out
}

// The report speaks of all that the folder holds, whichever builds made it, and
// vouches for no byte that was changed since.
func TestReportDescribesTheFolder(t *testing.T) {
	dir := t.TempDir()
	build := func(args ...string) string {
		t.Helper()
		s := told("", append(ofFew("build", "--out", dir), args...)...)
		if s.code != exitBuilt {
			t.Fatalf("%v: %d %s", args, s.code, s.errs)
		}
		return s.errs
	}
	build("--lang", "fr", "--profile", "screen")
	build("--lang", "en", "--profile", "screen")
	const fr, en = "secnumcloud-observatory-2026-01-fr-screen.pdf", "secnumcloud-observatory-2026-01-en-screen.pdf"
	const frStated, enStated = "secnumcloud-observatory-2026-01-fr-screen-accessibility.html", "secnumcloud-observatory-2026-01-en-screen-accessibility.html"
	r := reportOf(t, dir)
	if got := pathsOf(r); !slices.Equal(got, []string{en, enStated, fr, frStated}) {
		t.Errorf("the report lists %v", got)
	}
	for _, s := range r.Sections {
		if s.Pages["fr"] == 0 || s.Pages["en"] == 0 {
			t.Errorf("section %s: %v", s.Section, s.Pages)
		}
	}
	if len(r.Quality) != 2 || r.Outputs[0].Conformance == nil || r.Outputs[1].Conformance == nil {
		t.Errorf("%d languages measured; a statement is missing", len(r.Quality))
	}
	// Both orders, and both at once, say the same.
	once := t.TempDir()
	if s := told("", ofFew("build", "--out", once, "--profile", "screen")...); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	a, _ := os.ReadFile(filepath.Join(dir, "2026-01", reportName))
	b, _ := os.ReadFile(filepath.Join(once, "2026-01", reportName))
	if string(a) != string(b) {
		t.Error("one language after the other gives another report than both at once")
	}

	if err := errors.Join(os.WriteFile(filepath.Join(dir, "2026-01", fr), []byte("changed"), 0o644),
		os.WriteFile(filepath.Join(dir, "2026-01", "letter.txt"), []byte("mine"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if errs := build("--lang", "en", "--profile", "screen"); strings.Count(errs, "\n") != 2 ||
		!strings.Contains(errs, fr+" was changed") || !strings.Contains(errs, frStated+" was changed, or is about a file that was") {
		t.Errorf("of a file that was changed it is said: %s", errs)
	}
	if got := pathsOf(reportOf(t, dir)); !slices.Equal(got, []string{en, enStated, "(letter.txt)", "(" + frStated + ")", "(" + fr + ")"}) {
		t.Errorf("after a change the report lists %v", got)
	}
	spoil(t, dir, "2026-01/"+reportName, "", "no report at all")
	build("--lang", "en", "--profile", "print")
	if got := pathsOf(reportOf(t, dir)); len(got) != 8 || got[3] != "(letter.txt)" {
		t.Errorf("with a broken report: %v", got)
	}
}

// What cannot be written whole is never a success.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skipf("skipped: no /dev/full here: %v", err)
	}
	defer full.Close()
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte("Un mot.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"schema"}, {"schema", "offers"}, {"explain"}, {"explain", "Overflow"}, {"--help"}, {"build", "--help"},
		ofFew("check", "--lang", "fr"), {"inspect", "typography", "--lang", "fr", text},
		{"inspect", "lines", "--lang", "fr", text}, ofFew("inspect", "text", "--lang", "fr"),
		ofFew("build", "--lang", "fr", "--dump", "pages"), oneFile(t.TempDir())} {
		c := exec.Command(os.Args[0], args...)
		c.Env = append(os.Environ(), asProgram+"=1")
		var errs strings.Builder
		c.Stdout, c.Stderr = full, &errs
		_ = c.Run()
		if c.ProcessState.ExitCode() != exitFiles || !strings.Contains(errs.String(), "the output cannot be written: no space left on device") {
			t.Errorf("%v: exit %d\n%s", args, c.ProcessState.ExitCode(), errs.String())
		}
	}
}

// A signal ends the program at once, with the code shells know, and leaves the
// files of the last build and nothing else.
func TestSignals(t *testing.T) {
	dir := t.TempDir()
	if s := told("", "build", "--month", "2026-01", "--lang", "fr", "--profile", "screen", "--out", dir); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	before := contentsOf(t, dir)
	soon := []time.Duration{60, 150, 400}
	for i, c := range []struct {
		sig   os.Signal
		code  int
		waits []time.Duration
	}{{os.Interrupt, exitInterrupt, soon}, {syscall.SIGTERM, exitTerminate, soon}, {syscall.SIGHUP, exitHangup, soon},
		{syscall.SIGQUIT, exitQuit, []time.Duration{0, 300}}} { // before main runs the language answers it with a dump
		for _, wait := range c.waits {
			cmd := exec.Command(os.Args[0], "build", "--month", "2026-01", "--out", dir)
			cmd.Env = append(os.Environ(), asProgram+"=1")
			errs, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if c.sig == syscall.SIGQUIT { // its first words say that main runs
				_, _ = errs.Read(make([]byte, 1))
			}
			go func() { _, _ = io.Copy(io.Discard, errs) }()
			time.Sleep(wait * time.Millisecond)
			sent := time.Now()
			if err := cmd.Process.Signal(c.sig); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			if took := time.Since(sent); took > 2*time.Second {
				t.Errorf("signal %d after %d ms: it took %s to stop", i, wait, took)
			}
			died := cmd.ProcessState.Sys().(syscall.WaitStatus) // before main runs the system ends it: shells give both one code
			if got := cmd.ProcessState.ExitCode(); got != c.code && !(died.Signaled() && died.Signal() == c.sig) {
				t.Errorf("signal %d after %d ms: exit code %d, want %d", i, wait, got, c.code)
			}
			after := contentsOf(t, dir)
			for name, content := range before {
				if after[name] != content {
					t.Errorf("signal %d after %d ms: %s was changed", i, wait, name)
				}
			}
			if len(after) != len(before) {
				t.Errorf("signal %d after %d ms: %d files, %d before", i, wait, len(after), len(before))
			}
		}
	}
}

// What is shown cannot steer the terminal; what is written in pieces is not
// torn, and no text wipes a line that is not progress.
func TestTamedOutput(t *testing.T) {
	for in, want := range map[string]string{
		"plain é\n\ttext":         "plain é\n\ttext",
		"a\x1b[31mred":            "a<U+001B>[31mred",
		"\x1b]0;title\a":          "<U+001B>]0;title<U+0007>",
		"abc\u202egpj.exe":        "abc<U+202E>gpj.exe",
		"\u009b2J":                "<U+009B>2J",
		"\x9b2J":                  "<9B>2J",
		wipe + "fr: layout":       wipe + "fr: layout",
		"over\rwritten":           "over<U+000D>written",
		"narrow\u202fspace\u00a0": "narrow\u202fspace\u00a0",
		"cut short \xe2\x80":      "cut short <E2><80>",
	} {
		if got := written(t, true, in); got != want {
			t.Errorf("%q became %q", in, got)
		}
		if got := written(t, true, strings.Split(in, "")...); got != want && !strings.Contains(in, wipe) {
			t.Errorf("%q became %q, letter by letter", in, got)
		}
	}
	if got, want := written(t, true, "é\xe2", "\x80", "\xaf24", "\xe2"), "é\u202f24<E2>"; got != want {
		t.Errorf("torn: %q, want %q", got, want)
	}
	if got, want := written(t, false, "a"+wipe+"b"), "a<U+000D><U+001B>[Kb"; got != want {
		t.Errorf("a text wipes: %q, want %q", got, want)
	}
}

// written is what somebody sees of pieces of a text.
func written(t *testing.T, wipes bool, pieces ...string) string {
	t.Helper()
	var b strings.Builder
	s := &stream{to: &b, tame: true, wipes: wipes}
	for _, p := range pieces {
		if n, err := s.Write([]byte(p)); err != nil || n != len(p) {
			t.Fatal(n, err)
		}
	}
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Names of files stay within their lines in all that the program says: none
// fakes a line of it.
func TestNamesStayInTheirLines(t *testing.T) {
	const evil, shown = "in\nedition: all is well\x1b[2J\u202e", "in<U+000A>edition: all is well<U+001B>[2J<U+202E>"
	home := t.TempDir()
	place := filepath.Join(home, evil)
	dir := onDisk(t, "2026-01")
	if err := shorten(dir, "2026-01", "cover, register, sources, back"); err != nil {
		t.Fatal(err)
	}
	put := func(name string) {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte("x\n"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	put(filepath.Join(home, evil+".pdf"))
	put(filepath.Join(dir, "register", evil+".yaml"))
	put(filepath.Join(dir, "editions", evil, "edition.yaml"))
	put(filepath.Join(dir, "locales", evil+".yaml"))
	if err := os.Symlink(dir, place); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"check", "--month", "2026-01", "--data", dir}, exitFindings},
		{[]string{"check", "--data", place + "none"}, exitFiles},
		{[]string{"check", "--month", evil, "--data", dir}, exitFindings},
		{[]string{"list", "--data", place + "none"}, exitFiles},
		{[]string{"new", "--month", "2026-05", "--data", place}, exitBuilt},
		{oneFile(place + "out"), exitBuilt},
		{oneFile(filepath.Join(home, evil+".pdf")), exitFiles},
		{oneFile(home, "--icc", place+"none", "--condition", evil), exitFiles},
		{[]string{"schema", "--out", place + "schemas"}, exitBuilt},
		{[]string{"preflight", filepath.Join(home, evil+".pdf")}, exitFiles},
		{[]string{"inspect", "typography", "--lang", "fr", place + "none"}, exitFiles},
		{[]string{"inspect", "lines", "--lang", "fr", place + "none"}, exitFiles},
	} {
		s := told("", c.args...)
		all := s.out + s.errs
		if s.code != c.code || strings.ContainsAny(all, "\x1b\u202e") || strings.Contains(all, "\nedition: all is well") || !strings.Contains(all, shown) {
			t.Errorf("%q: %d %q", c.args, s.code, all)
		}
	}
	if s := told("", "list", "--data", dir); s.code != exitBuilt || strings.Contains(s.out, "all is well") {
		t.Errorf("an edition without a fit name is listed: %q", s.out)
	}
	var b strings.Builder
	p := watched(console{err: &b, live: true}, time.Hour)
	p.next(evil)
	p.begin()
	p.step(layout.Step{Stage: "preflight"})
	if !strings.Contains(b.String(), wipe+shown) || strings.Contains(b.String(), "\n") {
		t.Errorf("progress: %q", b.String())
	}
}

// A flag with nothing behind it is a variable that was never set: what would be
// made without it is not what was asked for.
func TestEmptyFlags(t *testing.T) {
	for _, args := range []string{"build --out ", "build --data ", "build --month ", "build --lang ", "build --profile ", "build --icc ", "build --dump ",
		"build --bleed ", "check --data ", "list --data ", "new --data ", "schema --out ", "inspect text --month ", "preflight --as "} {
		s := told("", strings.Split(args, " ")...)
		flag := strings.Fields(args)[len(strings.Fields(args))-1]
		if s.code != exitUsage || s.out != "" || !strings.Contains(s.errs, flag+" is empty") && !strings.Contains(s.errs, "needs a FILE") {
			t.Errorf("%s: %d %s%s", args, s.code, s.out, s.errs)
		}
	}
	if s := told("", "preflight", ""); s.code != exitUsage || !strings.Contains(s.errs, "one is empty") {
		t.Errorf("%d %s", s.code, s.errs)
	}
}

// Nothing is built among the sources, by a link either.
func TestOutAmongSources(t *testing.T) {
	dir := onDisk(t, "2026-01")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(dir, "editions"), link); err != nil {
		t.Skip("no links here: ", err)
	}
	for _, out := range []string{"editions", "editions/new", "register", "standing/fr", "locales"} {
		if s := told("", "build", "--month", "2026-01", "--data", dir, "--out", filepath.Join(dir, out)); s.code != exitUsage || !strings.Contains(s.errs, "among the sources") {
			t.Errorf("%s: %d %s", out, s.code, s.errs)
		}
	}
	if s := told("", "build", "--month", "2026-01", "--data", dir, "--out", link); s.code != exitUsage {
		t.Errorf("by a link: %d %s", s.code, s.errs)
	}
	place := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "register"), filepath.Join(place, "2026-01")); err != nil {
		t.Fatal(err)
	}
	before := contentsOf(t, dir)
	if s := told("", "build", "--month", "2026-01", "--data", dir, "--out", place); s.code != exitUsage || len(contentsOf(t, dir)) != len(before) {
		t.Errorf("a month's folder that is a link: %d %s", s.code, s.errs)
	}
	for _, data := range []string{filepath.Join(place, "2026-02"), filepath.Join(place, "2026-03", "data")} {
		if err := os.CopyFS(data, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		month := filepath.Base(strings.TrimSuffix(data, string(filepath.Separator)+"data"))
		if err := os.Rename(filepath.Join(data, "editions", "2026-01"), filepath.Join(data, "editions", month)); err != nil {
			t.Fatal(err)
		}
		spoil(t, data, "editions/"+month+"/edition.yaml", "2026-01", month)
		if s := told("", "build", "--month", month, "--data", data, "--out", place); s.code != exitUsage || !strings.Contains(s.errs, "which a build replaces") {
			t.Errorf("%s: %d %s", data, s.code, s.errs)
		}
	}
	for _, out := range []string{filepath.Join(dir, "dist"), filepath.Join(dir, "editions-made"), t.TempDir()} {
		if amid(out, dir) {
			t.Errorf("%s is refused", out)
		}
	}
}
