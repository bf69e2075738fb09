package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// set is the files of a folder by name.
func set(t testing.TB, dir string) map[string]string {
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
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

func same(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if w, ok := b[k]; !ok || w != v {
			return false
		}
	}
	return true
}

func replace(t testing.TB, dir string, files map[string]string) error {
	t.Helper()
	f, err := Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Replace(bytesOf(files))
}

func bytesOf(files map[string]string) map[string][]byte {
	out := map[string][]byte{}
	for n, s := range files {
		out[n] = []byte(s)
	}
	return out
}

func beside(t testing.TB, dir string) []string {
	t.Helper()
	es, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range es {
		if e.Name() != filepath.Base(dir) {
			out = append(out, e.Name())
		}
	}
	return out
}

func TestReplaceKeepsWhatIsNotNew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist", "2026-01")
	if err := replace(t, dir, map[string]string{"fr.pdf": "fr 1", "en.pdf": "en 1", "web/fr/index.html": "page 1"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("fr.pdf", filepath.Join(dir, "latest.pdf")); err != nil {
		t.Fatal(err)
	}
	if err := replace(t, dir, map[string]string{"fr.pdf": "fr 2", "web/fr/index.html": "page 2"}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"fr.pdf": "fr 2", "en.pdf": "en 1", "web/fr/index.html": "page 2", "latest.pdf": "fr 2"}
	if got := set(t, dir); !same(got, want) {
		t.Errorf("%v", got)
	}
	if left := beside(t, dir); len(left) > 0 {
		t.Errorf("left beside the folder: %v", left)
	}
}

// Without a call that exchanges, two renames take its part.
func TestReplaceWithoutExchange(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "2026-01")
	for _, v := range []string{"1", "2", "3"} {
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		f.trade = func(string, string) (bool, error) { return false, nil }
		if err := f.Replace(map[string][]byte{"a": []byte(v), "b": []byte(v)}); err != nil {
			t.Fatal(err)
		}
		f.Close()
		if got := set(t, dir); !same(got, map[string]string{"a": v, "b": v}) || len(beside(t, dir)) > 0 {
			t.Errorf("%v, beside it %v", got, beside(t, dir))
		}
	}
}

// A file that has a folder's name is told, and nothing changes.
func TestReplaceRefuses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "2026-01")
	if err := os.MkdirAll(filepath.Join(dir, "b"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := replace(t, dir, map[string]string{"a": "1", "b": "1"})
	if err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("%v", err)
	}
	if got := set(t, dir); len(got) != 0 || len(beside(t, dir)) > 0 {
		t.Errorf("%v, beside it %v", got, beside(t, dir))
	}
	file := filepath.Join(t.TempDir(), "2026-01")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := replace(t, file, map[string]string{"a": "1"}); err == nil || !strings.Contains(err.Error(), "is a file") {
		t.Errorf("%v", err)
	}
}

// A link leads to the set that changes; it stays a link.
func TestReplaceBehindALink(t *testing.T) {
	home, far := t.TempDir(), t.TempDir()
	dir, link := filepath.Join(far, "there"), filepath.Join(home, "2026-01")
	if err := errors.Join(os.Mkdir(dir, 0o755), os.Symlink(dir, link)); err != nil {
		t.Fatal(err)
	}
	if err := replace(t, link, map[string]string{"a": "1"}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
	if got := set(t, dir); !same(got, map[string]string{"a": "1"}) {
		t.Errorf("%v", got)
	}
	if err := errors.Join(os.Remove(link), os.Symlink(filepath.Join(far, "nowhere"), link)); err != nil {
		t.Fatal(err)
	}
	if err := replace(t, link, map[string]string{"a": "1"}); err == nil || !strings.Contains(err.Error(), "leads nowhere") {
		t.Errorf("%v", err)
	}
}

// What a killed program leaves is mended when the next one opens the folder.
func TestRecovery(t *testing.T) {
	for _, c := range []struct {
		name        string
		folder, old string // content of a file of the set; "" when it is not there
		want        string
	}{
		{"before the switch", "old", "", "old"},
		{"between the renames", "", "old", "old"},
		{"after the renames", "new", "old", "new"},
		{"nothing yet", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "20[26]-*1") // a name that means something to a pattern
			put := func(folder, content string) {
				if content == "" {
					return
				}
				if err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, "a"), []byte(content), 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			put(dir, c.folder)
			put(filepath.Join(parent, ".20[26]-*1.edition-old"), c.old)
			put(filepath.Join(parent, ".20[26]-*1.edition-new-77"), "half")
			f, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			f.Close()
			if got := set(t, dir)["a"]; got != c.want {
				t.Errorf("the folder holds %q, want %q", got, c.want)
			}
			if left := beside(t, dir); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// After an interrupt nothing is begun, nothing changes and nothing is left.
func TestAbandon(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "2026-01")
	if err := replace(t, dir, map[string]string{"a": "1"}); err != nil {
		t.Fatal(err)
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	f.trade = func(string, string) (bool, error) { t.Error("the sets changed places"); return true, nil }
	stage, err := f.begin()
	if err != nil {
		t.Fatal(err)
	}
	f.Abandon()
	if err := f.change(stage, nil); !errors.Is(err, ErrAbandoned) {
		t.Errorf("%v", err)
	}
	if err := f.Replace(map[string][]byte{"a": []byte("2")}); !errors.Is(err, ErrAbandoned) {
		t.Errorf("%v", err)
	}
	if got := set(t, dir); !same(got, map[string]string{"a": "1"}) || len(beside(t, dir)) > 0 {
		t.Errorf("%v, beside it %v", got, beside(t, dir))
	}
}

// An interrupt comes at each moment at which something is made: nothing is made
// afterwards, so that nothing is left of what was cleared away.
func TestAbandonedWhileWriting(t *testing.T) {
	for _, stands := range []bool{true, false} {
		dir := filepath.Join(t.TempDir(), "2026-01")
		if stands {
			if err := replace(t, dir, map[string]string{"kept/a": "1", "kept/b": "1"}); err != nil {
				t.Fatal(err)
			}
		}
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		stage, err := f.begin()
		if err != nil {
			t.Fatal(err)
		}
		making := func() error { return f.write(filepath.Join(stage, "fr", "a"), strings.NewReader("2")) }
		if err := errors.Join(f.look(), making()); err != nil {
			t.Fatal(err)
		}
		f.Abandon()
		if err := f.write(filepath.Join(stage, "fr", "b"), strings.NewReader("2")); !errors.Is(err, ErrAbandoned) {
			t.Errorf("a file was made after the interrupt: %v", err)
		}
		if err := f.keep(stage, nil, nil); stands && !errors.Is(err, ErrAbandoned) {
			t.Errorf("a file was kept after the interrupt: %v", err)
		}
		f.Close()
		if left := beside(t, dir); len(left) > 0 {
			t.Errorf("left: %v", left)
		}
	}
}

// A file of gigabytes that somebody left beside the edition is kept and summed
// through a small buffer, linked where links are to be had and copied elsewhere.
func TestVastFilesPassThrough(t *testing.T) {
	const vast = 1 << 30
	dir := filepath.Join(t.TempDir(), "2026-01")
	if err := replace(t, dir, map[string]string{"fr.pdf": "fr 1"}); err != nil {
		t.Fatal(err)
	}
	film := filepath.Join(dir, "film.mov")
	if err := errors.Join(os.WriteFile(film, []byte("film"), 0o644), os.Truncate(film, vast)); err != nil {
		t.Skipf("skipped: no room for a file with holes: %v", err)
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	size, sum, err := f.Sum("film.mov")
	if err != nil || size != vast || len(sum) != 64 {
		t.Errorf("%d bytes, sum %q, %v", size, sum, err)
	}
	if _, err := f.Read("film.mov", 1<<10); err == nil {
		t.Error("more than the most was read")
	}
	if err := f.Replace(map[string][]byte{"fr.pdf": []byte("fr 2")}); err != nil {
		t.Error(err)
	}
	if err := os.Truncate(film, 64<<20); err != nil {
		t.Fatal(err)
	}
	f.link = func(string, string) error { return errors.ErrUnsupported }
	if err := f.Replace(map[string][]byte{"fr.pdf": []byte("fr 3")}); err != nil {
		t.Error(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 8<<20 {
		t.Errorf("%d MB were taken", took>>20)
	}
	got := set(t, dir)
	if len(got) != 2 || got["fr.pdf"] != "fr 3" || len(got["film.mov"]) != 64<<20 || !strings.HasPrefix(got["film.mov"], "film\x00") {
		t.Errorf("%d files, %d bytes, %q", len(got), len(got["film.mov"]), got["fr.pdf"])
	}
}

// What cannot be removed of the old set is named; the new set stands.
func TestLeftIsNamed(t *testing.T) {
	for _, way := range []string{"exchange", "plain"} {
		dir := filepath.Join(t.TempDir(), "2026-01")
		if err := replace(t, dir, map[string]string{"a": "1"}); err != nil {
			t.Fatal(err)
		}
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if way == "plain" {
			f.trade = func(string, string) (bool, error) { return false, nil }
		}
		f.remove = func(path string) error {
			if _, err := os.Lstat(path); err != nil {
				return nil //nolint:nilerr // what is not there is removed
			}
			return os.ErrPermission
		}
		if err := f.Replace(map[string][]byte{"a": []byte("2")}); err != nil {
			t.Errorf("%s: %v", way, err)
		}
		f.Close()
		if left := beside(t, dir); len(left) != 1 || f.Left() != filepath.Join(filepath.Dir(dir), left[0]) {
			t.Errorf("%s: %q is named, %v stands", way, f.Left(), left)
		}
		if got := set(t, dir); !same(got, map[string]string{"a": "2"}) {
			t.Errorf("%s: %v", way, got)
		}
	}
}

// A link on the way that leads nowhere, or in a circle, is named.
func TestLooseLinks(t *testing.T) {
	dir := t.TempDir()
	for name, to := range map[string]string{"nowhere": filepath.Join(dir, "none"), "circle": filepath.Join(dir, "circle")} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
		for _, path := range []string{name, name + "/2026-01", name + "/dist/2026-01"} {
			if _, err := Open(filepath.Join(dir, path)); err == nil || err.Error() != filepath.Join(dir, name)+" is a link that leads nowhere" {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// Whatever opens a folder mends what deaths left in the one above it, whosever
// it is; what bears another name was left by others, and stays.
func TestRecoveryOfOthers(t *testing.T) {
	parent := t.TempDir()
	put := func(name string) {
		folder := filepath.Join(parent, name)
		if err := errors.Join(os.Mkdir(folder, 0o755), os.WriteFile(filepath.Join(folder, "a"), []byte(name), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	stays := []string{"2026-02", ".bashrc.old", ".cache.new-12", ".edition-new-1", ".x.edition-", ".x.edition-mine", ".x.edition-new-york"}
	for _, name := range append(stays, ".2026-02.edition-old", ".2026-03.edition-old", ".2026-03.edition-new-7", ".book.xlsx.edition-new-8") {
		put(name)
	}
	files := []string{".2026-01.edition-old", ".2026-04.edition-new-9"} // no set is a file
	for _, name := range files {
		if err := os.WriteFile(filepath.Join(parent, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Open(filepath.Join(parent, "2026-01"))
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	want := map[string]string{"2026-03/a": ".2026-03.edition-old"}
	for _, name := range files {
		want[name] = name
	}
	for _, name := range stays {
		want[name+"/a"] = name
	}
	if got := set(t, parent); !same(got, want) {
		t.Errorf("%v", got)
	}
}

// A file is made whole or not at all, and never over another.
func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.xlsx")
	create := func(words string, meanwhile func(f *Folder)) error {
		f, err := Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		meanwhile(f)
		return errors.Join(f.Create([]byte(words)), f.Stands())
	}
	if err := create("1", func(f *Folder) { f.Abandon() }); !errors.Is(err, ErrAbandoned) || there(path) || len(beside(t, path)) > 0 {
		t.Errorf("abandoned: %v, left %v", err, beside(t, path))
	}
	for _, linked := range []bool{true, false} {
		way := func(f *Folder) {
			if !linked {
				f.link = func(string, string) error { return errors.ErrUnsupported }
			}
		}
		if err := create("1", func(f *Folder) {
			way(f)
			if err := os.WriteFile(path, []byte("theirs"), 0o600); err != nil {
				t.Fatal(err)
			}
		}); !errors.Is(err, fs.ErrExist) {
			t.Errorf("linked %t, one stands there: %v", linked, err)
		}
		if raw, _ := os.ReadFile(path); string(raw) != "theirs" {
			t.Errorf("linked %t: theirs is %q", linked, raw)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := create("2", way); err != nil {
			t.Errorf("linked %t: %v", linked, err)
		}
		if raw, _ := os.ReadFile(path); string(raw) != "2" || len(beside(t, path)) > 0 {
			t.Errorf("linked %t: %q, left %v", linked, raw, beside(t, path))
		}
		if err := create("3", way); err == nil || !strings.Contains(err.Error(), "is a file") {
			t.Errorf("linked %t: a second one: %v", linked, err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}
