package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/data"
)

// asProgram makes the test binary the program itself, so that tests can run it
// as a process with a time zone and an environment of its own.
const asProgram = "PRESS_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		io := terminal()
		io.heed(io)
		os.Exit(run(os.Args[1:], io))
	}
	debug.SetGCPercent(400)                          // hundreds of editions are built, and little of each stays
	if err := os.Setenv("GOGC", "400"); err != nil { // the processes too
		panic(err)
	}
	code := m.Run()
	for _, made := range []func() (string, error){dist, few} {
		if dir, err := made(); err == nil {
			_ = os.RemoveAll(dir)
		}
	}
	os.Exit(code)
}

// process runs the program with an environment.
func process(t *testing.T, env []string, args ...string) (code int, out, errs string) {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(append(os.Environ(), asProgram+"=1"), env...)
	var o, e bytes.Buffer
	c.Stdout, c.Stderr = &o, &e
	err := c.Run()
	if c.ProcessState == nil {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), o.String(), afterReading(e.String())
}

// afterReading is standard error without the line that says which data is read,
// which has a test of its own.
func afterReading(errs string) string {
	if first, rest, found := strings.Cut(errs, "\n"); found && strings.HasPrefix(first, "edition: reading ") {
		return rest
	}
	return errs
}

// said is what a run of the program in this process answers.
type said struct {
	code      int
	out, errs string
}

func told(in string, args ...string) said {
	s := heard(in, args...)
	s.errs = afterReading(s.errs)
	return s
}

// heard is told with every line of standard error.
func heard(in string, args ...string) said {
	var out, errs bytes.Buffer
	code := run(args, console{in: strings.NewReader(in), out: &out, err: &errs, now: func() time.Time { return time.Unix(0, 0) }, interrupts: new(interrupts)})
	return said{code, out.String(), errs.String()}
}

// onDisk is a copy of the shipped data folder that a test may spoil, with the
// editions that are named alone when any are: every one is read by a command.
func onDisk(t testing.TB, months ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if err := copied(dir, months...); err != nil {
		t.Fatal(err)
	}
	return dir
}

func copied(dir string, months ...string) error {
	err := os.CopyFS(dir, data.FS())
	ids, _ := data.Names(data.FS())
	for _, id := range ids {
		if len(months) > 0 && !slices.Contains(months, id) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, "editions", id)))
		}
	}
	return err
}

// few is a data folder whose only edition, January, has four pages, and nothing
// to say against it: enough for whoever asks where, when and with what a build
// ends.
var few = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "press-few-")
	if err == nil {
		err = errors.Join(copied(dir, "2026-01"), shorten(dir, "2026-01", "cover, register, sources, back"))
	}
	return dir, err
})

// ofFew is a command about January of that folder.
func ofFew(args ...string) []string {
	dir, err := few()
	if err != nil {
		panic(err)
	}
	return append(args, "--month", "2026-01", "--data", dir)
}

// shorten leaves an edition of a data folder on disk so many sections, with the
// lines of its file where they were, and as many pages as these come to.
func shorten(dir, month, sections string) error {
	dir = filepath.Join(dir, "editions", month)
	name := filepath.Join(dir, "edition.yaml")
	raw, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	raw = regexp.MustCompile(`(?m)^pages:.*$`).ReplaceAll(raw, []byte("#"))
	raw = regexp.MustCompile(`(?m)^sections:.*$`).ReplaceAll(raw, []byte("sections: ["+sections+"]"))
	kept := strings.Split(sections, ", ")
	texts, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	for _, text := range texts {
		if !slices.Contains(kept, strings.TrimSuffix(filepath.Base(text), ".md")) {
			err = errors.Join(err, os.Remove(text))
		}
	}
	return errors.Join(err, os.WriteFile(name, raw, 0o644))
}

// spoil replaces the first place of a text in a file; it must be there. With
// nothing to replace the file is what is given.
func spoil(t testing.TB, dir, name, old, repl string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	raw, err := os.ReadFile(path)
	if err != nil && old != "" {
		t.Fatal(err)
	}
	s := repl
	if old != "" {
		if s = strings.Replace(string(raw), old, repl, 1); s == string(raw) {
			t.Fatalf("%s does not hold %q", name, old)
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

// contentsOf is every file below a folder.
func contentsOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
