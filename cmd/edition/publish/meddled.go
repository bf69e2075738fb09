package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// ErrMeddled is wrapped when somebody else changed one of the two sets while
// they changed places: what a report says would not be so.
var ErrMeddled error = diag.Text("somebody else changes files there; run the command again")

// state is what can be seen of a file without reading it.
type state struct {
	kind fs.FileMode
	size int64
	time time.Time
	file fs.FileInfo // which file it is, whatever its name
}

// as tells whether a file looks as it did.
func (s state) as(was state) bool {
	return s.kind == was.kind && s.size == was.size && s.time.Equal(was.time)
}

// states is what stands in a folder, by name, with slashes; nothing where there
// is no folder. The folder's own name is a dot, where it is a file.
func states(dir string) (map[string]state, error) {
	out := map[string]state{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == dir {
			return fs.SkipAll
		}
		if err != nil || path == dir && d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		is := state{kind: info.Mode().Type()}
		if !info.IsDir() { // a folder's own change with what it holds
			is.size, is.time, is.file = info.Size(), info.ModTime(), info
			os.SameFile(info, info) // some systems ask the path which file it is, and only now is it there
		}
		out[filepath.ToSlash(rel)] = is
		return err
	})
	if err != nil {
		return nil, failed("what stands in %s cannot be read: %s", dir, err)
	}
	return out, nil
}

// look notes what stands in the folder, once: what a report says of it is held
// against that.
func (f *Folder) look() (err error) {
	if f.was == nil {
		f.was, err = states(f.path)
	}
	return err
}

// unchanged tells whether the old set, wherever it is by now, is still what was
// looked at.
func (f *Folder) unchanged(old string) error {
	is, err := states(old)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(is)) {
		switch was, known := f.was[name]; {
		case name == ".":
			return failed("%s became a file meanwhile: %s", f.path, ErrMeddled)
		case !known:
			return failed("%s came meanwhile: %s", name, ErrMeddled)
		case !is[name].as(was):
			return failed("%s was changed meanwhile: %s", name, ErrMeddled)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.was)) {
		if _, stands := is[name]; !stands {
			return failed("%s went meanwhile: %s", name, ErrMeddled)
		}
	}
	return nil
}

// complete tells whether the folder holds what was written, byte by byte, and
// what was kept. What else is there came later, and is not ours.
func (f *Folder) complete(files map[string][]byte) error {
	for _, name := range sorted(files) {
		file, err := f.open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return failed("%s went meanwhile: %s", name, ErrMeddled)
		}
		if err != nil {
			return err
		}
		sum, want := sha256.New(), sha256.Sum256(files[name])
		_, err = io.Copy(sum, file)
		if err := errors.Join(err, file.Close()); err != nil {
			return err
		}
		if !bytes.Equal(sum.Sum(nil), want[:]) {
			return failed("%s was changed meanwhile: %s", name, ErrMeddled)
		}
	}
	return f.Stands()
}

// Stands tells whether what was made is there now: every file, and each kept one
// the very file that was kept. What else is there came later, and is not ours.
// Nobody can say what happens after the last look; it is to be the last of all.
func (f *Folder) Stands() error {
	is, err := states(f.path)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(f.made)) {
		was := f.made[name]
		switch now, stands := is[name]; {
		case !stands && name == ".":
			return failed("%s went meanwhile: %s", f.path, ErrMeddled)
		case !stands:
			return failed("%s went meanwhile: %s", name, ErrMeddled)
		case !now.as(was), f.tied[name] && !os.SameFile(now.file, was.file):
			return failed("%s was changed meanwhile: %s", name, ErrMeddled)
		}
	}
	return nil
}

// tie notes that a file of the new set is one of the old set by a second name,
// and that it is still the one that was looked at.
func (f *Folder) tie(target string) error {
	info, err := os.Lstat(target)
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(f.stage, target)
	if err != nil {
		return err
	}
	name := filepath.ToSlash(rel)
	if was, known := f.was[name]; !known || !os.SameFile(was.file, info) {
		return failed("%s was changed meanwhile: %s", name, ErrMeddled)
	}
	if f.tied == nil {
		f.tied = map[string]bool{}
	}
	f.tied[name] = true
	return nil
}

// judge looks at both sets after they changed places, and has the old one stand
// again when one of them is not what it was taken for.
func (f *Folder) judge(old string, files map[string][]byte) error {
	err := errors.Join(f.unchanged(old), f.complete(files))
	if err == nil {
		return nil
	}
	if back := f.undo(old, files); back != nil && there(f.hidden(aside)) {
		return failed("%s; the files of the last build stand in %s (%s)", err, f.hidden(aside), back)
	}
	return err
}

// undo puts the old set back. What others put into the new one goes with it.
func (f *Folder) undo(old string, files map[string][]byte) error {
	if base := f.hidden(aside); old != base { // the name under which the next start puts it back
		if err := os.Rename(old, base); err != nil {
			return err
		}
		old = base
	}
	away := f.hidden(making + "undone")
	if err := os.Rename(f.path, away); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(f.parent, 0o755); err != nil {
		return err
	}
	if err := os.Rename(old, f.path); err != nil {
		return err
	}
	is, err := states(away)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(is)) {
		_, kept := f.was[name]
		if _, ours := files[name]; kept || ours || is[name].kind.IsDir() {
			continue
		}
		to := filepath.Join(f.path, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(away, filepath.FromSlash(name)), to); err != nil {
			return err
		}
	}
	return f.remove(away)
}
