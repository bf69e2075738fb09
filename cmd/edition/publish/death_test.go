//go:build linux

package publish

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// asPublisher makes the test binary a program that replaces the set of a
// folder by the files of a version, so that it can be killed.
const asPublisher = "PRESS_TEST_PUBLISH"

func TestMain(m *testing.M) {
	if dir := os.Getenv(asPublisher); dir != "" {
		os.Exit(publisher(dir, os.Args[1], os.Args[2] == "plain"))
	}
	os.Exit(m.Run())
}

func publisher(dir, version string, plain bool) int {
	runtime.LockOSThread() // strace counts calls by thread
	f, err := Open(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer f.Close()
	if plain {
		f.trade = func(string, string) (bool, error) { return false, nil }
	}
	if err := f.Replace(bytesOf(edition(version))); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// edition is the files of a version: each says which it is of, and the report
// names them all.
func edition(v string) map[string]string {
	files := map[string]string{"report.json": "report " + v}
	for _, n := range []string{"fr-screen.pdf", "fr-print.pdf", "web/index.html"} {
		files[n] = strings.Repeat(n+" "+v+"\n", 400)
	}
	return files
}

// kept is what stands in the folder beside the versions.
const kept = "en-screen.pdf"

// whole tells which version a folder holds; "" when it holds a mixture.
func whole(t testing.TB, dir string, versions ...string) string {
	t.Helper()
	got := set(t, dir)
	for _, v := range versions {
		want := edition(v)
		want[kept] = "mine"
		if same(got, want) {
			return v
		}
	}
	return ""
}

func start(t testing.TB, dir string) {
	t.Helper()
	first := edition("1")
	first[kept] = "mine"
	if err := replace(t, dir, first); err != nil {
		t.Fatal(err)
	}
}

func traced(t testing.TB, inject []string, dir, version, way string) (*exec.Cmd, error) {
	t.Helper()
	args := []string{"-f", "-qq", "-o", os.DevNull}
	for _, i := range inject {
		args = append(args, "-e", "inject="+i)
	}
	c := exec.Command("strace", append(args, os.Args[0], version, way)...)
	c.Env = append(os.Environ(), asPublisher+"="+dir, "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1")
	return c, nil
}

// strace tells whether programs can be traced here.
func strace(t testing.TB) {
	t.Helper()
	if os.Getenv("CI") != "" {
		if _, err := exec.LookPath("strace"); err != nil {
			t.Fatal("strace is not installed: make tools installs it")
		}
	}
	out, err := exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "true").CombinedOutput()
	if err != nil {
		t.Skipf("skipped: programs cannot be traced here: %v %s", err, out)
	}
}

// The program dies before each call that touches the disk, in turn. Whatever
// stands then, the next start finds a whole set in the folder, old or new, and
// until the two renames of systems without an exchange it stood whole all the
// time.
func TestDeathAtEveryCall(t *testing.T) {
	strace(t)
	calls := []string{"openat", "write", "fsync", "mkdirat", "linkat", "fchmodat", "renameat", "renameat2", "unlinkat", "flock", "getdents64"}
	for _, way := range []string{"exchange", "plain"} {
		deaths, finished := 0, map[string]bool{}
		for _, call := range calls {
			for n := 1; !finished[call]; n++ {
				dir := filepath.Join(t.TempDir(), "2026-01")
				start(t, dir)
				c, _ := traced(t, []string{fmt.Sprintf("%s:signal=KILL:when=%d", call, n)}, dir, "2", way)
				err := c.Run()
				finished[call] = err == nil
				if err != nil {
					deaths++
				}
				if _, gone := os.Lstat(dir); gone == nil {
					if v := whole(t, dir, "1", "2"); v == "" {
						t.Fatalf("%s, killed at %s %d: a mixture: %v", way, call, n, names(set(t, dir)))
					}
				} else if way == "exchange" {
					t.Fatalf("%s, killed at %s %d: the folder was away", way, call, n)
				}
				cleared := n%2 == 0 && !finished[call] // somebody who found no sense in it took the folder away
				if cleared {
					if err := os.RemoveAll(dir); err != nil {
						t.Fatal(err)
					}
				}
				f, err := Open(dir)
				if err != nil {
					t.Fatalf("%s, killed at %s %d: %v", way, call, n, err)
				}
				f.Close()
				if v := whole(t, dir, "1", "2"); (v == "" || finished[call] && v != "2") && !(cleared && len(set(t, dir)) == 0) {
					t.Fatalf("%s, killed at %s %d: after recovery version %q: %v", way, call, n, v, names(set(t, dir)))
				}
				if left := beside(t, dir); len(left) > 0 {
					t.Fatalf("%s, killed at %s %d: left beside the folder: %v", way, call, n, left)
				}
			}
		}
		if deaths < 20 {
			t.Errorf("%s: the program was killed %d times only", way, deaths)
		}
		t.Logf("%s: killed %d times", way, deaths)
	}
}

func names(m map[string]string) []string {
	var out []string
	for n, s := range m {
		out = append(out, n+" "+strconv.Itoa(len(s)))
	}
	return out
}

// Renames and links take long, and two programs build into one folder while
// somebody looks: there is never a mixture.
// Where folders cannot be exchanged it may be away for a moment.
func TestTwoBuildersAndSlowRenames(t *testing.T) {
	strace(t)
	t.Run("exchange", func(t *testing.T) {
		twoBuilders(t, "renameat2:delay_enter=20000:delay_exit=20000", "linkat:delay_enter=5000", "unlinkat:delay_enter=5000")
	})
	t.Run("two renames", func(t *testing.T) {
		twoBuilders(t, noExchange, "renameat:delay_enter=10000:delay_exit=20000", "unlinkat:delay_enter=5000")
	})
}

// noExchange takes the exchange from the program, as other systems and some
// file systems do.
const noExchange = "renameat2:error=EINVAL"

func twoBuilders(t *testing.T, slow ...string) {
	dir := filepath.Join(t.TempDir(), "2026-01")
	start(t, dir)
	var wait sync.WaitGroup
	fail := make(chan error, 8)
	for _, v := range []string{"2", "3"} {
		for range 4 {
			c, _ := traced(t, slow, dir, v, "exchange")
			wait.Go(func() {
				if out, err := c.CombinedOutput(); err != nil {
					fail <- fmt.Errorf("version %s: %w\n%s", v, err, out)
				}
			})
		}
	}
	done := make(chan struct{})
	go func() { wait.Wait(); close(done) }()
	looks := 0
	for end := false; !end; looks++ {
		select {
		case <-done:
			end = true
		case <-time.After(time.Millisecond):
		}
		if v := look(dir); v == "mixed" {
			t.Fatal("a mixture of two versions was seen")
		}
	}
	close(fail)
	for err := range fail {
		t.Error(err)
	}
	if v := whole(t, dir, "2", "3"); v == "" {
		t.Errorf("at the end: %v", names(set(t, dir)))
	}
	if left := beside(t, dir); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	t.Logf("looked %d times", looks)
}

// Without an exchange, whatever call fails on the way: the old set or the new
// one stands, and the program says which; what could not be put back goes back
// at the next start.
func TestFaultsOfTheTwoRenames(t *testing.T) {
	strace(t)
	for _, c := range []struct {
		name, inject, says string
		now, next          string // version in the folder, after the fault and after the next start
	}{
		{"the old set cannot be set aside", "renameat:error=EIO:when=1", "cannot be replaced", "1", "1"},
		{"the new set cannot take its place", "renameat:error=EIO:when=2", "cannot be replaced", "1", "1"},
		{"nothing can be put back either", "renameat:error=EIO:when=2+", "the files of the last build stand in", "", "1"},
		{"the old set cannot be dropped", "renameat:error=EIO:when=3", "", "2", "2"},
		{"the old set cannot be removed", "unlinkat:error=EIO", "", "2", "2"},
		{"it cannot be brought to the disk", "fsync:error=EIO:when=1+", "cannot be", "1", "1"},
	} {
		dir := filepath.Join(t.TempDir(), "2026-01")
		start(t, dir)
		p, _ := traced(t, []string{noExchange, c.inject}, dir, "2", "exchange")
		out, err := p.CombinedOutput()
		if (err == nil) != (c.says == "") || !strings.Contains(string(out), c.says) {
			t.Errorf("%s: %v %s", c.name, err, out)
		}
		if v := whole(t, dir, "1", "2"); v != c.now {
			t.Errorf("%s: version %q stands", c.name, v)
		}
		f, err := Open(dir)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		f.Close()
		if v := whole(t, dir, "1", "2"); v != c.next || len(beside(t, dir)) > 0 {
			t.Errorf("%s: after the next start version %q, beside it %v", c.name, v, beside(t, dir))
		}
	}
}

// look opens the folder once and reads through that handle, as one who looks
// at one moment: "mixed" when files are of two versions or missing.
func look(dir string) string {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "away"
	}
	defer root.Close()
	seen := ""
	for n := range edition("1") {
		raw, err := root.ReadFile(filepath.FromSlash(n))
		if errors.Is(err, os.ErrNotExist) {
			return "replaced" // the set this handle holds is being removed: a newer one stands
		}
		if err != nil {
			return "away"
		}
		v := string(raw[strings.LastIndexByte(strings.TrimRight(string(raw), "\n"), ' ')+1])
		if seen != "" && v != seen {
			return "mixed"
		}
		seen = v
	}
	return seen
}
