//go:build unix

package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
)

// closedPipe is the end to write of a pipe that nobody reads.
func closedPipe(t *testing.T) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	if err := errors.Join(err, r.Close()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// ended is a program with its streams as they are given.
func ended(t *testing.T, out, errs io.Writer, args ...string) int {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asProgram+"=1")
	c.Stdout, c.Stderr = out, errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(2*time.Minute, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	_ = c.Wait()
	return c.ProcessState.ExitCode() // -1 for one that a signal ended
}

// A pipe that is closed ends every command in the same way: with 3, and a
// sentence where one can still be heard. What was built stands.
func TestClosedPipes(t *testing.T) {
	text, place := filepath.Join(t.TempDir(), "text"), t.TempDir()
	if err := os.WriteFile(text, []byte("Un mot.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	data := onDisk(t)
	for _, args := range [][]string{{"list"}, {"schema"}, {"schema", "offers"}, {"schema", "--out", filepath.Join(place, "s")}, {"explain"}, {"--help"},
		{"version"}, {"inspect", "typography", "--lang", "fr", text}, {"inspect", "lines", "--lang", "fr", text},
		{"register", "export", filepath.Join(place, "r.xlsx")}, {"new", "--month", "2026-05", "--data", data}, oneFile(place, "--dump", "blocks"),
		oneFile(place), oneFile(place, "--format", "json")} {
		var errs bytes.Buffer
		code := ended(t, closedPipe(t), &errs, args...)
		if code != exitFiles || !strings.Contains(errs.String(), "the output cannot be written: broken pipe") {
			t.Errorf("%v: %d %s", args, code, errs.String())
		}
	}
	if got := contentsOf(t, filepath.Join(place, "2026-01")); len(got) != 3 {
		t.Errorf("%d files stand", len(got))
	}
	for _, args := range [][]string{{"list"}, oneFile(place), {"schema", "none"}} {
		if code := ended(t, io.Discard, closedPipe(t), args...); code != exitFiles {
			t.Errorf("%v, standard error: %d", args, code)
		}
	}
	if full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0); err == nil {
		if code := ended(t, io.Discard, full, "list"); code != exitFiles {
			t.Errorf("a full disk for standard error: %d", code)
		}
		_ = full.Close()
	}
}

// Who reads one line of many and goes is told that it was not all.
func TestHeadOfOutput(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	c := exec.Command(os.Args[0], oneFile(t.TempDir(), "--dump", "ops")...)
	c.Env = append(os.Environ(), asProgram+"=1")
	c.Stdout, c.Stderr = w, &errs
	if err := errors.Join(c.Start(), w.Close()); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(r).ReadString('\n')
	if err := errors.Join(err, r.Close()); err != nil || line == "" {
		t.Fatal(line, err)
	}
	_ = c.Wait()
	if code := c.ProcessState.ExitCode(); code != exitFiles || !strings.Contains(errs.String(), "it is not complete") {
		t.Errorf("%d %s", code, errs.String())
	}
}

// A set that goes after it was put in place, and before the program has said
// what it made, is no success.
func TestTheLastLook(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "2026-01")
	var errs bytes.Buffer
	io := console{err: &errs, interrupts: new(interrupts), telling: &telling{lang: "en"}}
	make := func(f *publish.Folder) error {
		return f.Replace(map[string][]byte{"a.pdf": []byte("a"), reportName: []byte("[]")})
	}
	for name, meanwhile := range map[string]func(){
		"the folder":      func() { _ = os.RemoveAll(folder) },
		"the one above":   func() { _ = os.RemoveAll(filepath.Dir(folder)) },
		"a file of them":  func() { _ = os.Remove(filepath.Join(folder, "a.pdf")) },
		"another content": func() { _ = os.WriteFile(filepath.Join(folder, reportName), []byte("{}"), 0o600) },
	} {
		err := put(io, folder, make, meanwhile)
		var s *stop
		if !errors.As(err, &s) || s.code != exitFiles || !strings.Contains(s.Error(), "meanwhile: somebody else changes files there") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := put(io, folder, make, func() {}); err != nil {
		t.Error(err)
	}
}

// bookOf is a workbook of a data folder's register in which somebody typed other
// words into a cell.
func bookOf(t *testing.T, data, old, repl string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "r.xlsx")
	if s := told("", "register", "export", name, "--data", data); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		words, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(words)
	}
	// The sheet that keeps what the workbook was made from shares its words.
	const shared, remembers = "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"
	before, _, found := strings.Cut(parts[shared], old)
	if !found {
		t.Fatalf("%q is in no cell", old)
	}
	cell := fmt.Sprintf("<v>%d</v>", strings.Count(before, "<si>")-1)
	typed := fmt.Sprintf("<v>%d</v>", strings.Count(parts[shared], "<si>"))
	parts[shared] = strings.Replace(parts[shared], "</sst>", "<si><t>"+repl+"</t></si></sst>", 1)
	for _, f := range slices.Sorted(maps.Keys(parts)) {
		if strings.HasPrefix(f, "xl/worksheets/sheet") && f != remembers && strings.Contains(parts[f], cell) {
			parts[f] = strings.Replace(parts[f], cell, typed, 1)
			break
		}
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range slices.Sorted(maps.Keys(parts)) {
		to, err := w.Create(f)
		if err == nil {
			_, err = io.WriteString(to, parts[f])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), w.Close(), os.WriteFile(name, out.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	return name
}

// Two imports at once are one after the other: each weighs its changes against
// what the other wrote, and nothing is lost.
func TestTwoImportsAtOnce(t *testing.T) {
	folder := onDisk(t)
	one := bookOf(t, folder, "Not to be taken for BLUE", "Not BLUE")
	two := bookOf(t, folder, "Not to be taken for BLUE", "Never BLUE")
	other := bookOf(t, folder, "<t>Outscale</t>", "Outscale the first")
	held, err := os.Open(folder)
	if err := errors.Join(err, syscall.Flock(int(held.Fd()), syscall.LOCK_EX)); err != nil {
		t.Fatal(err)
	}
	var all []*exec.Cmd
	for _, book := range []string{one, two, other} {
		c := exec.Command(os.Args[0], "register", "import", book, "--data", folder, "--write")
		c.Env = append(os.Environ(), asProgram+"=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	time.Sleep(2 * patience) // all wait
	_ = held.Close()
	var codes []int
	for _, c := range all {
		_ = c.Wait()
		codes = append(codes, c.ProcessState.ExitCode())
	}
	raw, err := os.ReadFile(filepath.Join(folder, "register", "providers.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(raw, []byte("Not BLUE")) + bytes.Count(raw, []byte("Never BLUE")); n != 1 {
		t.Errorf("%d of two changes of one note", n)
	}
	slices.Sort(codes[:2])
	if !slices.Equal(codes, []int{exitBuilt, exitFindings, exitBuilt}) {
		t.Errorf("exit codes %v", codes)
	}
}

// Whatever a killed import, export or new left goes with the next command that
// writes there, and a register that was aside is put back before it is read.
func TestLeftoversOfTheDataFolder(t *testing.T) {
	folder := onDisk(t)
	book := bookOf(t, folder, "Not to be taken for BLUE", "Not BLUE")
	in := func(name string) string { return filepath.Join(folder, name) }
	for _, name := range []string{".register.edition-new-1", ".schema.edition-new-2", "editions/.2026-07.edition-new-3"} {
		if err := os.MkdirAll(in(name+"/fr"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(in("register"), in(".register.edition-old")); err != nil {
		t.Fatal(err)
	}
	if s := told("", "register", "import", book, "--data", folder, "--write"); s.code != exitBuilt {
		t.Fatal(s.code, s.errs)
	}
	if s := told("", "new", "--month", "2026-05", "--data", folder); s.code != exitBuilt {
		t.Fatal(s.code, s.errs)
	}
	for name := range contentsOf(t, folder) {
		if strings.Contains(name, ".edition-") {
			t.Errorf("left: %s", name)
		}
	}
	for _, dir := range []string{"", "editions"} {
		es, _ := os.ReadDir(in(dir))
		for _, e := range es {
			if strings.HasPrefix(e.Name(), ".") {
				t.Errorf("left: %s", e.Name())
			}
		}
	}
	if raw, _ := os.ReadFile(in("register/providers.yaml")); !bytes.Contains(raw, []byte("Not BLUE")) {
		t.Error("the change is not there")
	}
}

// An export that is killed leaves a whole workbook or none; without room for it
// none stands.
func TestWorkbookWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "r.xlsx")
	args := []string{"register", "export", name, "--data", onDisk(t)}
	start := time.Now()
	if code := ended(t, io.Discard, io.Discard, args...); code != exitBuilt {
		t.Fatal(code)
	}
	took := time.Since(start)
	want, _ := os.ReadFile(name)
	for n := range 10 {
		_ = os.Remove(name)
		c := exec.Command(os.Args[0], args...)
		c.Env = append(os.Environ(), asProgram+"=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took*8/10 + took*time.Duration(n)/50)
		_ = c.Process.Kill()
		_ = c.Wait()
		if raw, err := os.ReadFile(name); err == nil && !bytes.Equal(raw, want) {
			t.Errorf("kill %d: half a workbook stands", n)
		}
	}
	_ = os.Remove(name)
	if code, _, errs := program(t, "ulimit -f 1;", os.Environ(), args...); code != exitFiles || !strings.Contains(errs, "nothing was written") {
		t.Errorf("without room: %d %s", code, errs)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if s := told("", "register", "export", filepath.Join(dir, "none", "r.xlsx")); s.code != exitFiles || !strings.Contains(s.errs, "cannot be found") {
		t.Errorf("no folder: %d %s", s.code, s.errs)
	}
}

// Of two that begin the same month one does, and the other says that it stands.
func TestTwoBeginAMonth(t *testing.T) {
	folder := onDisk(t)
	codes := make(chan int, 2)
	for range 2 {
		go func() { codes <- ended(t, io.Discard, io.Discard, "new", "--month", "2026-05", "--data", folder) }()
	}
	got := []int{<-codes, <-codes}
	slices.Sort(got)
	if got[0] != exitBuilt || got[1] == exitBuilt {
		t.Errorf("%v", got)
	}
	if s := told("", "new", "--month", "2026-06", "--data", folder); s.code != exitBuilt {
		t.Errorf("%d %s", s.code, s.errs)
	}
}
