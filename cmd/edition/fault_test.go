//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program is the program as a process of its own, behind a shell that sets what
// a process may use; killed when it hangs.
func program(t *testing.T, limits string, env []string, args ...string) (code int, out, errs string) {
	t.Helper()
	c := exec.Command("sh", append([]string{"-c", limits + ` exec "$0" "$@"`, os.Args[0]}, args...)...)
	c.Env = append(env, asProgram+"=1")
	var o, e bytes.Buffer
	c.Stdout, c.Stderr = &o, &e
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(2*time.Minute, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	_ = c.Wait()
	if c.ProcessState.ExitCode() < 0 {
		t.Errorf("%v hung, or was killed", args)
	}
	return c.ProcessState.ExitCode(), o.String(), afterReading(e.String())
}

// oneFile is the command that builds one file of few pages into a folder.
func oneFile(out string, more ...string) []string {
	return append(ofFew("build", "--lang", "fr", "--profile", "screen", "--out", out), more...)
}

// Whatever the clock, the time zone, the language and the environment are, the
// same bytes are made; what a build cannot do without it names.
func TestOddEnvironments(t *testing.T) {
	var want string
	for _, c := range []struct {
		name string
		env  []string
	}{
		{"plain", os.Environ()},
		{"nothing", nil},
		{"no home", []string{"PATH=" + os.Getenv("PATH")}},
		{"a zone that is none", append(os.Environ(), "TZ=Nowhere/Land", "LC_ALL=xx_YY.ISO-8859-1", "LANG=", "LANGUAGE=\xff")},
		{"the far east", append(os.Environ(), "TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8")},
		{"no temporary folder", append(os.Environ(), "TMPDIR=/nowhere/at/all")},
		{"little memory that is asked for", append(os.Environ(), "GOMEMLIMIT=32MiB")},
	} {
		dir := t.TempDir()
		code, _, errs := program(t, "", c.env, oneFile(dir)...)
		if code != exitBuilt {
			t.Errorf("%s: %d %s", c.name, code, errs)
			continue
		}
		got := sumOf(t, dir)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s: other bytes", c.name)
		}
	}
}

// sumOf is the sum of a folder's names and bytes.
func sumOf(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	all := contentsOf(t, dir)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		_, _ = io.WriteString(h, name+"\x00"+all[name]+"\x00")
	}
	return hex.EncodeToString(h.Sum(nil))
}

// The dates that files bear are those that are asked for, from 1970 to the year
// 9999; a later one is refused in words.
func TestClocks(t *testing.T) {
	for epoch, year := range map[string]string{"0": "1970-01-01", "1": "1970-01-01", "4102444800": "2100-01-01", "253402300799": "9999-12-31", "1099511627776": "",
		"253402300800": "", "9223372036854775808": ""} {
		dir := t.TempDir()
		code, _, errs := program(t, "", append(os.Environ(), "SOURCE_DATE_EPOCH="+epoch), oneFile(dir)...)
		if year == "" {
			if code != exitUsage || !strings.Contains(errs, "before the year 10000") || len(contentsOf(t, dir)) > 0 {
				t.Errorf("%s: %d %s", epoch, code, errs)
			}
			continue
		}
		if code != exitBuilt {
			t.Errorf("%s: %d %s", epoch, code, errs)
			continue
		}
		found := false
		for _, content := range contentsOf(t, dir) {
			found = found || strings.Contains(content, year)
		}
		if !found {
			t.Errorf("%s: no file bears the date %s", epoch, year)
		}
	}
}

// With few handles, little memory or no room for files, a build is whole, or it
// says in words that it failed and the old set stands; it never hangs.
func TestScarcity(t *testing.T) {
	out := t.TempDir()
	if s := told("", oneFile(out)...); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	before := sumOf(t, out)
	for _, c := range []struct {
		name, limits string
		must         bool // it must succeed
	}{
		{"5 handles", "ulimit -n 5;", false},
		{"8 handles", "ulimit -n 8;", false},
		{"12 handles", "ulimit -n 12;", false},
		{"20 handles", "ulimit -n 20;", true},
		{"files of 8 kB", "ulimit -f 16;", false},
		{"files of 40 kB", "ulimit -f 80;", false},
		{"no files at all", "ulimit -f 0;", false},
		{"80 MB of addresses", "ulimit -v 80000;", false}, // as little as the kernel still begins the program with
		{"400 MB of addresses", "ulimit -v 400000;", false},
		{"900 MB of addresses", "ulimit -v 900000;", false},
		{"closed output", "exec >&-;", false},
		{"closed errors", "exec 2>&-;", true},
		{"closed input", "exec <&-;", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, errs := program(t, c.limits, os.Environ(), oneFile(out)...)
			switch {
			case code == exitBuilt:
			case c.must:
				t.Errorf("%d %s", code, errs)
			case strings.TrimSpace(errs) == "":
				t.Errorf("exit code %d without a word", code)
			case !strings.HasSuffix(c.name, "of addresses"): // there the words are the runtime's, before the program begins
				plain(t, errs)
			}
			if after := sumOf(t, out); after != before {
				t.Error("the set is another one, or a mixture")
			}
			left, _ := os.ReadDir(out)
			for _, e := range left {
				if e.Name() != "2026-01" && code != -1 && !strings.HasPrefix(e.Name(), ".2026-01.edition-new-") {
					t.Errorf("%s was left", e.Name())
				}
			}
		})
	}
	if s := told("", oneFile(out)...); s.code != exitBuilt {
		t.Fatalf("after all that: %d %s", s.code, s.errs)
	}
	if left, _ := os.ReadDir(out); len(left) != 1 {
		t.Errorf("something was left for good: %v", left)
	}
}

// On a disk that is full – of bytes, or of files – nothing is published but a
// whole set: at first there is none, then the old one stays, and what was begun
// is cleared away.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=700k,nr_inodes=40", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("skipped, nothing was checked: no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", disk).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, out)
		}
	})
	out, filling := filepath.Join(disk, "dist"), filepath.Join(disk, "filling")
	fill := func(t *testing.T, leave int64) {
		t.Helper()
		f, err := os.Create(filling)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(f, endless("full"))
		at, err := f.Seek(0, io.SeekCurrent)
		if err := errors.Join(err, f.Truncate(max(0, at-leave)), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	crowd := func(t *testing.T, _ int64) {
		t.Helper()
		for n := 0; ; n++ {
			if err := os.Mkdir(filepath.Join(disk, fmt.Sprint("full", n)), 0o755); err != nil {
				return
			}
		}
	}
	for _, c := range []struct {
		name  string
		full  func(*testing.T, int64)
		leave int64
		args  []string
		whole bool // a set stands already
	}{
		{"no room for the first set", fill, 40_000, oneFile(out), false},
		{"no room at all", fill, 0, oneFile(out), false},
		{"a first set", func(*testing.T, int64) {}, 0, oneFile(out), true},
		{"no room for the next set", fill, 40_000, oneFile(out), true},
		{"no room for its report", fill, 90_000, oneFile(out), true},
		{"no room for anything", fill, 0, oneFile(out), true},
		{"no room for schemas", fill, 0, []string{"schema", "--out", filepath.Join(disk, "schemas")}, true},
		{"no more files", crowd, 0, oneFile(out), true},
	} {
		before := contentsOf(t, disk)
		c.full(t, c.leave)
		code, said, errs := program(t, "", os.Environ(), c.args...)
		_ = os.Remove(filling)
		if wrote := c.name == "a first set"; (code == exitBuilt) != wrote || !wrote && (code != exitFiles || !strings.Contains(errs, "no space left")) {
			t.Errorf("%s: %d %s%s", c.name, code, said, errs)
		}
		plain(t, errs)
		after := contentsOf(t, disk)
		if !c.whole && len(after) > 0 || c.whole && len(before) > 0 && !maps.Equal(before, after) {
			t.Errorf("%s: %v stands, before %v", c.name, slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
		}
		if c.name == "a first set" && len(after) != 3 {
			t.Fatalf("%v", slices.Sorted(maps.Keys(after)))
		}
	}
}

// Who waits for another program says so, goes on when that one ends, and can be
// stopped.
func TestWaitingIsSaid(t *testing.T) {
	out := t.TempDir()
	held, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := syscall.Flock(int(held.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	for _, stopped := range []bool{true, false} {
		c := exec.Command(os.Args[0], "schema", "--out", filepath.Join(out, "schemas"))
		c.Env = append(os.Environ(), asProgram+"=1")
		errs, err := c.StderrPipe()
		if err := errors.Join(err, c.Start()); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Minute, func() { _ = c.Process.Kill() })
		said := make([]byte, 200)
		n, _ := errs.Read(said)
		if !strings.Contains(string(said[:n]), "another program is writing into "+out) {
			t.Errorf("%q", said[:n])
		}
		want := exitBuilt
		if stopped {
			want = exitTerminate
			_ = c.Process.Signal(syscall.SIGTERM)
		} else {
			_ = held.Close()
		}
		_ = c.Wait()
		timer.Stop()
		if code := c.ProcessState.ExitCode(); code != want {
			t.Errorf("stopped %v: exit code %d", stopped, code)
		}
	}
}

// A folder that vanishes while the edition is made is made anew, whole; one in
// which nothing may be written is named.
func TestVanishingFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "dist")
	if s := told("", oneFile(out)...); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	want := sumOf(t, out)
	c := exec.Command(os.Args[0], oneFile(out)...)
	c.Env = append(os.Environ(), asProgram+"=1")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	if code := c.ProcessState.ExitCode(); code == exitBuilt && sumOf(t, out) != want {
		t.Error("a silent success without the whole set")
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{file, filepath.Join(file, "below"), "/dev/null/x", strings.Repeat("x", 5000), "a\x00b"} {
		s := told("", oneFile(bad)...)
		if s.code != exitFiles || strings.Count(s.errs, "edition: ") != 1 {
			t.Errorf("%.40q: %d %.200s", bad, s.code, s.errs)
		}
		plain(t, s.errs)
	}
	if raw, _ := os.ReadFile(file); string(raw) != "mine" {
		t.Error("the file in the way was changed")
	}
	data := onDisk(t)
	spoil(t, data, "editions/2026-01/fr/editorial.md", "", "")
	for _, bad := range []string{file, filepath.Join(file, "below"), "/dev/null"} { // before it finds that nothing can be built
		if s := told("", "build", "--month", "2026-01", "--lang", "fr", "--data", data, "--out", bad); s.code != exitFiles {
			t.Errorf("%s: %d %s", bad, s.code, s.errs)
		}
	}
}

// Another file system serves as well as the data folder's.
func TestOtherFileSystem(t *testing.T) {
	dir, err := os.MkdirTemp("/dev/shm", "press-")
	if err != nil {
		t.Skipf("skipped, nothing was checked: no second file system here: %v", err)
	}
	defer os.RemoveAll(dir)
	home := t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "2026-01"), 0o755), os.Symlink(filepath.Join(dir, "2026-01"), filepath.Join(home, "2026-01"))); err != nil {
		t.Fatal(err)
	}
	if s := told("", oneFile(home)...); s.code != exitBuilt {
		t.Fatalf("%d %s", s.code, s.errs)
	}
	if got := contentsOf(t, filepath.Join(dir, "2026-01")); len(got) != 3 {
		t.Errorf("%v", slices.Sorted(maps.Keys(got)))
	}
}

// Killed at random moments of a whole build the folder holds the old set
// or the new one, and a report that describes it; what was left beside it goes
// with the next build.
func TestKilledAtRandom(t *testing.T) {
	out := t.TempDir()
	if s := told("", oneFile(out)...); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	old := sumOf(t, filepath.Join(out, "2026-01"))
	fresh := t.TempDir()
	start := time.Now()
	args := append(oneFile(fresh), "--bleed", "3mm")
	epoch := append(os.Environ(), "SOURCE_DATE_EPOCH=86400")
	if code, _, errs := program(t, "", epoch, args...); code != exitBuilt {
		t.Fatal(errs)
	}
	took := time.Since(start)
	after := sumOf(t, filepath.Join(fresh, "2026-01"))
	r := rand.New(rand.NewPCG(30, 2026))
	for n := range kills {
		c := exec.Command(os.Args[0], oneFile(out)...)
		c.Env = append(epoch, asProgram+"=1")
		if n%2 == 1 { // back to the old set
			c.Env = append(os.Environ(), asProgram+"=1")
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(took))))
		_ = c.Process.Signal(syscall.SIGKILL)
		_ = c.Wait()
		if got := sumOf(t, filepath.Join(out, "2026-01")); got != old && got != after {
			t.Fatalf("kill %d: neither the old set nor the new one", n+1)
		}
		if got := pathsOf(reportOf(t, out)); len(got) != 2 {
			t.Errorf("kill %d: the report lists %v", n+1, got)
		}
	}
	if s := told("", oneFile(out)...); s.code != exitBuilt {
		t.Fatal(s.errs)
	}
	if left, _ := os.ReadDir(out); len(left) != 1 {
		t.Errorf("left for good: %v", left)
	}
}

// A month that is begun stands whole or not at all, whenever its making is
// killed; and so do the schemas of a folder.
func TestMonthBegunWholeOrNot(t *testing.T) {
	dir := onDisk(t)
	start := time.Now()
	args := []string{"new", "--month", "2026-05", "--data", dir}
	if code, _, errs := program(t, "", os.Environ(), args...); code != exitBuilt {
		t.Fatal(errs)
	}
	took := time.Since(start)
	place := filepath.Join(dir, "editions", "2026-05")
	want := sumOf(t, place)
	r := rand.New(rand.NewPCG(7, 2026))
	for n := range 12 {
		if err := os.RemoveAll(place); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(os.Args[0], args...)
		c.Env = append(os.Environ(), asProgram+"=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took*6/10 + time.Duration(r.Int64N(int64(took)/2)))
		_ = c.Process.Kill()
		_ = c.Wait()
		if _, err := os.Stat(place); err == nil && sumOf(t, place) != want {
			t.Fatalf("kill %d: half a month stands", n+1)
		}
	}
	if code, _, errs := program(t, "", os.Environ(), append([]string{"list"}, "--data", dir)...); code != exitBuilt {
		t.Errorf("%d %s", code, errs)
	}
	schemas := t.TempDir()
	if code, _, errs := program(t, "ulimit -f 0;", os.Environ(), "schema", "--out", filepath.Join(schemas, "s")); code == exitBuilt {
		t.Errorf("without room for files: %d %s", code, errs)
	}
	if left, _ := os.ReadDir(filepath.Join(schemas, "s")); len(left) > 0 {
		t.Errorf("some schemas stand: %v", left)
	}
	t.Chdir(schemas)
	for _, bad := range []string{".", "..", "/"} {
		if s := told("", "schema", "--out", bad); s.code != exitUsage || !strings.Contains(s.errs, "the folder you are in") {
			t.Errorf("%s: %d %s", bad, s.code, s.errs)
		}
	}
}

// What somebody names is a file of its kind and size, or it is told what it is,
// at once.
func TestWhatIsNamed(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(syscall.Mkfifo(in("pipe"), 0o644), os.WriteFile(in("page.html"), []byte("<html><body>Not found</body></html>"), 0o644),
		os.WriteFile(in("empty"), nil, 0o644), os.WriteFile(in("vast"), nil, 0o644), os.Truncate(in("vast"), 2<<30),
		os.WriteFile(in("vast.pdf"), []byte("%PDF-1.7\n"), 0o644), os.Truncate(in("vast.pdf"), 2<<30),
		os.WriteFile(in("nuls.pdf"), append([]byte("%PDF-1.7\n"), make([]byte, 4<<20)...), 0o644),
		os.WriteFile(in("cut"), []byte(strings.Repeat("\x00", 36)+"acsp"+strings.Repeat("\x00", 200)), 0o644)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, icc, pdf, text string }{
		{in("pipe"), "a pipe or a device", "a pipe or a device", "a pipe or a device"},
		{"/dev/zero", "a pipe or a device", "a pipe or a device", "a pipe or a device"},
		{in("page.html"), "not an ICC profile", "is not a PDF file", ""},
		{in("empty"), "not an ICC profile", "is not a PDF file", ""},
		{in("cut"), "its header says 0 bytes", "is not a PDF file", ""},
		{in("vast"), "64 MB is the most", "is not a PDF file", "16 MB is the most"},
		{in("vast.pdf"), "64 MB is the most", "256 MB is the most", "16 MB is the most"},
		{in("nuls.pdf"), "not an ICC profile", "is damaged and cannot be read", ""},
		{dir, "it is a folder", "it is a folder", "it is a folder"},
		{in("none"), "it is not there", "it is not there", "it is not there"},
		{strings.Repeat("x", 5000), "its name is too long", "its name is too long", "its name is too long"},
	} {
		for _, x := range []struct {
			says string
			args []string
		}{
			{c.icc, oneFile(dir, "--icc", c.name, "--condition", "X")}, {c.pdf, []string{"preflight", c.name}},
			{c.text, []string{"inspect", "typography", "--lang", "fr", c.name}}, {c.text, []string{"inspect", "lines", "--lang", "fr", c.name}},
		} {
			if x.says == "" {
				continue
			}
			s := told("", x.args...)
			if s.code != exitFiles || !strings.Contains(s.errs, x.says) || s.out != "" {
				t.Errorf("%s %.60s: %d %.300s", x.args[0], c.name, s.code, s.errs)
			}
			plain(t, s.errs)
		}
	}
}

// endless is a text without an end.
type endless string

// Read gives the text again and again.
func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n+len(e) <= len(p) {
		n += copy(p[n:], e)
	}
	return n, nil
}

// A stream without an end is refused where a text would have ended long since.
func TestEndlessInput(t *testing.T) {
	for text, says := range map[string]string{"un mot \n": "there is no end to it: 16 MB is the most", "mot ": "has more than 80000 bytes", "\xff\n": "it is not UTF-8"} {
		var out, errs bytes.Buffer
		start := time.Now()
		code := run([]string{"inspect", "typography", "--lang", "en"}, console{in: endless(text), out: &out, err: &errs, now: time.Now, interrupts: new(interrupts)})
		if code != exitFindings || !strings.Contains(errs.String(), says) || time.Since(start) > time.Minute {
			t.Errorf("%q: %d %s", text, code, errs.String())
		}
		plain(t, errs.String())
	}
}
