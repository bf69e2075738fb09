package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Whatever somebody else does to one of the two sets while they change places,
// the command fails and says so, the old set stands, and nothing of theirs goes.
func TestMeddling(t *testing.T) {
	old := map[string]string{"fr.pdf": "fr 1", "report.json": "report 1", "mine/kept.txt": "kept"}
	put := func(parts ...string) error { return os.WriteFile(filepath.Join(parts...), []byte("theirs"), 0o600) }
	newest := func(dir string) string { // what stands beside the folder
		found, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*.edition-new-*"))
		if len(found) != 1 {
			t.Fatalf("beside the folder: %v", found)
		}
		return found[0]
	}
	for _, x := range []struct {
		name          string
		before, after func(dir string) error
		more          map[string]string // beside the old set
		less          string
	}{
		{name: "a file comes", before: func(d string) error { return put(d, "late.txt") }, more: map[string]string{"late.txt": "theirs"}},
		{name: "a kept file changes in place", before: func(d string) error { return put(d, "mine", "kept.txt") },
			more: map[string]string{"mine/kept.txt": "theirs"}},
		{name: "a kept file goes", before: func(d string) error { return os.Remove(filepath.Join(d, "mine", "kept.txt")) }, less: "mine/kept.txt"},
		{name: "a new file goes", before: func(d string) error { return os.Remove(filepath.Join(newest(d), "report.json")) }},
		{name: "a new file is another", before: func(d string) error { return put(newest(d), "report.json") }},
		{name: "a new file goes afterwards", after: func(d string) error { return os.Remove(filepath.Join(d, "fr.pdf")) }},
		{name: "a kept file goes from the new set", after: func(d string) error { return os.Remove(filepath.Join(d, "mine", "kept.txt")) }},
		{name: "a kept file is replaced by one that looks like it", after: func(d string) error {
			info, err := os.Stat(filepath.Join(d, "mine", "kept.txt"))
			other := filepath.Join(d, "mine", "other")
			return errors.Join(err, os.WriteFile(other, []byte("KEPT"), 0o600), os.Chtimes(other, info.ModTime(), info.ModTime()),
				os.Rename(other, filepath.Join(d, "mine", "kept.txt")))
		}},
		{name: "a new file is another, and one comes", after: func(d string) error {
			return errors.Join(put(d, "fr.pdf"), put(d, "mine", "late.txt"))
		}, more: map[string]string{"mine/late.txt": "theirs"}},
	} {
		for _, exchanged := range []bool{true, false} {
			if !exchanged && x.after != nil {
				continue // the trade that a test can stop at is none
			}
			dir := filepath.Join(t.TempDir(), "2026-01")
			if err := replace(t, dir, old); err != nil {
				t.Fatal(err)
			}
			f, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			trade := f.trade
			f.trade = func(a, b string) (bool, error) {
				if x.before != nil {
					time.Sleep(10 * time.Millisecond) // a clock's step
					if err := x.before(dir); err != nil {
						t.Fatal(x.name, err)
					}
				}
				done, err := exchanged, error(nil)
				if exchanged {
					done, err = trade(a, b)
				}
				if x.after != nil {
					if err := x.after(dir); err != nil {
						t.Fatal(x.name, err)
					}
				}
				return done, err
			}
			err = f.Replace(bytesOf(map[string]string{"fr.pdf": "fr 2", "report.json": "report 2"}))
			f.Close()
			want := maps.Clone(old)
			maps.Copy(want, x.more)
			delete(want, x.less)
			if got := set(t, dir); !errors.Is(err, ErrMeddled) || !same(got, want) || len(beside(t, dir)) > 0 {
				t.Errorf("%s, exchanged %t: %v; there is %v, beside it %v", x.name, exchanged, err, got, beside(t, dir))
			}
		}
	}
}

// What is done between the look at the old set and its change is found too: a
// report speaks of what was looked at.
func TestMeddlingSinceTheLook(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "2026-01")
	if err := replace(t, dir, map[string]string{"a": "1", "kept": "1"}); err != nil {
		t.Fatal(err)
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Names(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "kept"), []byte("longer"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Replace(bytesOf(map[string]string{"a": "2"})); !errors.Is(err, ErrMeddled) || !strings.Contains(err.Error(), "kept was changed") {
		t.Error(err)
	}
	if got := set(t, dir); !same(got, map[string]string{"a": "1", "kept": "longer"}) {
		t.Error(got)
	}
}

// Nothing that vanishes is a success: the new set, the old one, or the place of
// both.
func TestVanishingIsNoSuccess(t *testing.T) {
	for name, vanish := range map[string]func(dir string) error{
		"the new set":  func(d string) error { return os.RemoveAll(d) },
		"their parent": func(d string) error { return os.RemoveAll(filepath.Dir(d)) },
	} {
		dir := filepath.Join(t.TempDir(), "dist", "2026-01")
		if err := replace(t, dir, map[string]string{"a": "1"}); err != nil {
			t.Fatal(err)
		}
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		trade := f.trade
		f.trade = func(a, b string) (bool, error) {
			done, err := trade(a, b)
			return done, errors.Join(err, vanish(dir))
		}
		if err := f.Replace(bytesOf(map[string]string{"a": "2"})); err == nil {
			t.Errorf("%s vanishes, and nothing is said", name)
		}
		f.Close()
		if got := set(t, dir); name == "the new set" && !same(got, map[string]string{"a": "1"}) {
			t.Errorf("%s vanishes: %v", name, got)
		}
	}
}

// The last look of all finds what went or was changed until then: a file, the
// folder, the folder above. What comes beside the set is not the set's.
func TestStands(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(dir string) error
		says string
	}{
		"nothing":         {func(string) error { return nil }, ""},
		"a file comes":    {func(d string) error { return os.WriteFile(filepath.Join(d, "theirs"), nil, 0o600) }, ""},
		"a new file":      {func(d string) error { return os.Remove(filepath.Join(d, "a")) }, "a went"},
		"a kept file":     {func(d string) error { return os.Remove(filepath.Join(d, "kept")) }, "kept went"},
		"another content": {func(d string) error { return os.WriteFile(filepath.Join(d, "a"), []byte("22"), 0o600) }, "a was changed"},
		"a link": {func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "a")), os.Symlink("kept", filepath.Join(d, "a")))
		}, "a was changed"},
		"the folder":    {os.RemoveAll, "a went"},
		"the one above": {func(d string) error { return os.RemoveAll(filepath.Dir(d)) }, "a went"},
	} {
		dir := filepath.Join(t.TempDir(), "dist", "2026-01")
		if err := replace(t, dir, map[string]string{"a": "1", "kept": "1"}); err != nil {
			t.Fatal(err)
		}
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(f.Replace(bytesOf(map[string]string{"a": "2"})), c.do(dir)); err != nil {
			t.Fatal(name, err)
		}
		err = f.Stands()
		if c.says == "" && err != nil || c.says != "" && (!errors.Is(err, ErrMeddled) || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", name, err)
		}
		f.Close()
	}
}
