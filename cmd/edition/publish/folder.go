package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"sync"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Folder is the folder of a month, locked, recovered from whatever a killed
// program left, and open for one change of its set.
type Folder struct {
	path   string // where the folder really is, links followed
	parent string
	unlock func()
	trade  func(a, b string) (bool, error) // exchange; tests do without
	remove func(string) error              // os.RemoveAll; tests fail it
	link   func(old, name string) error    // os.Link; tests fail it
	left   string                          // what of the old set could not be removed
	was    map[string]state                // the standing set, when it was first looked at
	made   map[string]state                // the new set, before it was put in place
	tied   map[string]bool                 // its files that are second names of those of the old set

	mu    sync.Mutex // held while the two sets change places
	stage string     // the set in the making; "" when there is none
	dead  bool       // abandoned: nothing may begin any more
}

// ErrBusy is wrapped when the month's lock cannot be had in this file system.
var ErrBusy error = diag.Text("the folder cannot be locked")

// ErrForeign is returned for what stands in the folder and is no file.
var ErrForeign error = diag.Text("is a link or a device, of which no sum can be kept: take it out of the folder")

// Open makes the folder's parent, waits for the lock, and clears away what a
// program that was killed left behind: afterwards the folder, if it is there,
// holds a whole set. A link is followed, so that the set it leads to is the one
// that changes.
func Open(path string) (*Folder, error) {
	path, err := Place(path)
	if err != nil {
		return nil, err
	}
	f := &Folder{path: path, parent: filepath.Dir(path), trade: exchange, remove: os.RemoveAll, link: os.Link}
	if err := os.MkdirAll(f.parent, 0o755); err != nil {
		if link := loose(f.parent); link != "" {
			return nil, failed("%s is a link that leads nowhere", link)
		}
		return nil, failed("the folder %s cannot be made: %s", f.parent, err)
	}
	if f.unlock, err = lock(f.parent); err != nil {
		return nil, failed("%s: %s: %s", ErrBusy, f.parent, err)
	}
	if err := recovered(f.parent, filepath.Base(f.path)); err != nil {
		f.unlock()
		return nil, err
	}
	return f, nil
}

// Place is where a folder really is, links followed. It is an error that what
// stands there, or on the way there, is no folder: this can be asked before
// anything is made to be put there, and changes nothing.
func Place(path string) (string, error) {
	path = filepath.Clean(path)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	} else if _, err := os.Lstat(path); err == nil {
		return "", failed("%s is a link that leads nowhere", path)
	}
	for at := path; at != filepath.Dir(at); at = filepath.Dir(at) {
		info, err := os.Stat(at)
		switch {
		case err != nil:
			continue
		case info.IsDir():
			return path, nil
		case info.Mode().IsRegular():
			return "", failed("%s is a file, where a folder belongs", at)
		default:
			return "", failed("%s is a pipe or a device, where a folder belongs", at)
		}
	}
	return path, nil
}

// loose is the link on the way to a folder that leads nowhere, or in a circle;
// "" when there is none.
func loose(path string) string {
	for at := path; ; at = filepath.Dir(at) {
		info, err := os.Lstat(at)
		if _, lost := os.Stat(at); err == nil && lost != nil && info.Mode()&fs.ModeSymlink != 0 {
			return at
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// Close gives the lock back.
func (f *Folder) Close() {
	f.Abandon()
	f.unlock()
}

// hidden is the path beside the folder of what belongs to it.
func (f *Folder) hidden(what string) string { return beneath(f.parent, filepath.Base(f.path), what) }

// Names is the files of the standing set, those in its folders too, with
// slashes, in order. What is done to them afterwards by anybody else is found
// by Replace.
func (f *Folder) Names() ([]string, error) {
	if err := f.look(); err != nil {
		return nil, err
	}
	var out []string
	for name, is := range f.was {
		if !is.kind.IsDir() {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out, nil
}

// Read is a file of the standing set, of at most so many bytes. What is no
// regular file is not read.
func (f *Folder) Read(name string, most int64) ([]byte, error) {
	file, err := f.open(name)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && int64(len(raw)) > most {
		err = failed("%s has more than %d MB", file.Name(), most>>20)
	}
	return raw, errors.Join(err, file.Close())
}

// Sum is the size of a file of the standing set, in bytes, and its SHA-256 in
// hexadecimal digits. The file passes through a small buffer, whatever its size.
func (f *Folder) Sum(name string) (int64, string, error) {
	file, err := f.open(name)
	if err != nil {
		return 0, "", err
	}
	sum := sha256.New()
	n, err := io.Copy(sum, file)
	return n, hex.EncodeToString(sum.Sum(nil)), errors.Join(err, file.Close())
}

func (f *Folder) open(name string) (*os.File, error) {
	path := filepath.Join(f.path, filepath.FromSlash(name))
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, failed("%s %s", path, ErrForeign)
	}
	return os.Open(path)
}

// Left is where something of the old set still stands after Replace, because
// it cannot be removed; "" when nothing does. The new set is whole all the same.
func (f *Folder) Left() string { return f.left }

// Abandon ends a change that is being made and removes what was made of it. It
// waits while sets change places, and nothing changes after it. Other
// goroutines may call it at any time: it is what an interrupt does.
func (f *Folder) Abandon() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.dead = true
	if f.stage != "" {
		_ = f.remove(f.stage)
		f.stage = ""
	}
}

// ErrAbandoned is the error of a change that was interrupted before its sets
// changed places.
var ErrAbandoned error = diag.Text("interrupted")

// Replace puts files in the place of those of the same names and keeps all
// others. Either the new set stands whole afterwards and the error is nil, or
// the old one does. What others did to either meanwhile is an error that wraps
// ErrMeddled: nothing of theirs is lost.
func (f *Folder) Replace(files map[string][]byte) error { return f.ReplaceBut(files, nil) }

// ReplaceBut is Replace, and takes files of the standing set away: those of these
// names that are not put there anew, and folders that hold nothing else.
func (f *Folder) ReplaceBut(files map[string][]byte, gone []string) error {
	stage, err := f.begin()
	if err != nil {
		return err
	}
	defer f.discard(stage)
	if err := f.look(); err != nil {
		return err
	}
	if err := f.keep(stage, files, gone); err != nil {
		return err
	}
	for _, name := range gone { // a folder that holds something stays
		for at := filepath.Dir(filepath.FromSlash(name)); at != "."; at = filepath.Dir(at) {
			_ = os.Remove(filepath.Join(stage, at))
		}
	}
	for _, name := range sorted(files) {
		if err := f.write(filepath.Join(stage, filepath.FromSlash(name)), bytes.NewReader(files[name])); err != nil {
			return failed("%s cannot be written in %s: %s", name, f.parent, err)
		}
	}
	if err := syncTree(stage); err != nil {
		return failed("the files cannot be brought to the disk in %s: %s", f.parent, err)
	}
	if f.made, err = states(stage); err != nil {
		return err
	}
	return f.change(stage, func() error { return f.swap(stage, files) })
}

// Create makes the file of the path, which must not be there yet, in one step: it
// stands whole, or not at all. One that somebody else made meanwhile stays, and
// the error wraps fs.ErrExist.
func (f *Folder) Create(data []byte) error {
	stage, err := f.begin()
	if err != nil {
		return err
	}
	defer f.discard(stage)
	made := filepath.Join(stage, filepath.Base(f.path))
	if err := f.write(made, bytes.NewReader(data)); err != nil {
		return failed("nothing can be written in %s: %s", f.parent, err)
	}
	if f.made, err = states(made); err != nil {
		return err
	}
	return f.change("", func() error {
		err := f.link(made, f.path) // never over another, as a rename would be
		if err == nil || errors.Is(err, fs.ErrExist) {
			return err
		}
		if there(f.path) {
			return fs.ErrExist
		}
		return os.Rename(made, f.path)
	})
}

func (f *Folder) begin() (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dead {
		return "", ErrAbandoned
	}
	stage, err := os.MkdirTemp(f.parent, filepath.Base(f.hidden(making))+"*")
	if err != nil {
		return "", failed("nothing can be written in %s: %s", f.parent, err)
	}
	f.stage = stage
	if err := os.Chmod(stage, 0o755); err != nil {
		return "", failed("nothing can be written in %s: %s", f.parent, err)
	}
	return stage, nil
}

func (f *Folder) discard(stage string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stage = ""
	if f.remove(stage) != nil {
		f.left = stage
	}
}

// keep links what the new set takes over from the old one, folders with their
// permissions, all but what is to be gone.
func (f *Folder) keep(stage string, files map[string][]byte, gone []string) error {
	return filepath.WalkDir(f.path, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == f.path {
			return fs.SkipAll
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(f.path, path)
		if err != nil {
			return err
		}
		if _, replaced := files[filepath.ToSlash(rel)]; replaced {
			if d.IsDir() {
				return failed("%s is a folder, where a file of the edition belongs", path)
			}
			return nil
		}
		if !d.IsDir() && slices.Contains(gone, filepath.ToSlash(rel)) {
			return nil
		}
		target := filepath.Join(stage, rel)
		if d.IsDir() {
			return f.living(func() error { return keepFolder(target, d) })
		}
		if err := f.linked(path, target, d); err != nil {
			return failed("%s cannot be kept beside the new files: %s", path, err)
		}
		return nil
	})
}

func keepFolder(target string, d fs.DirEntry) error {
	info, err := d.Info()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(target, 0o755); err != nil {
		return err
	}
	return os.Chmod(target, info.Mode().Perm()|0o700)
}

// link gives a file a second name; where the file system has only one for each,
// the file is copied, through a small buffer, whatever its size.
func (f *Folder) linked(path, target string, d fs.DirEntry) error {
	if d.Type()&fs.ModeSymlink != 0 {
		to, err := os.Readlink(path)
		if err != nil {
			return err
		}
		return f.living(func() error { return os.Symlink(to, target) })
	}
	err := f.living(func() error { return f.link(path, target) })
	if err == nil {
		return f.tie(target)
	}
	if !d.Type().IsRegular() || errors.Is(err, ErrAbandoned) {
		return err
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.write(target, from), from.Close())
}

// write makes a file whose bytes are on the disk when it returns.
func (f *Folder) write(path string, data io.Reader) error {
	var file *os.File
	err := f.living(func() (err error) {
		if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
			file, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		}
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.Copy(file, data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// living makes a name in the new set unless the change was abandoned: what was
// cleared away then is not made again by whoever was still writing it.
func (f *Folder) living(create func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dead {
		return ErrAbandoned
	}
	return create()
}

// syncTree brings the names of a folder and of those in it to the disk.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return syncFolder(path)
	})
}

// change is the one moment: before it the old set stands, after it the new one.
// A stage that is put in place is not to be cleared away any more.
func (f *Folder) change(stage string, put func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dead {
		return ErrAbandoned
	}
	if f.stage == stage {
		f.stage = ""
	}
	if err := put(); err != nil {
		return failed("%s cannot be replaced: %s", f.path, err)
	}
	// The new set stands. A name that does not reach the disk before the power
	// goes is the old set's again, which is whole too.
	_ = syncFolder(f.parent)
	f.was = nil // what stands is to be looked at anew
	return nil
}

func (f *Folder) swap(stage string, files map[string][]byte) error {
	if err := f.unchanged(f.path); err != nil {
		return err
	}
	if !there(f.path) {
		if err := os.Rename(stage, f.path); err != nil {
			return err
		}
		if err := f.complete(files); err != nil {
			_ = os.Rename(f.path, stage) // to be removed; nothing stood here before
			return err
		}
		return nil
	}
	done, err := f.trade(stage, f.path)
	switch {
	case err != nil:
		return err
	case done:
		return f.judge(stage, files)
	}
	old := f.hidden(aside)
	if err := os.Rename(f.path, old); err != nil {
		return err
	}
	if err := os.Rename(stage, f.path); err != nil {
		if back := os.Rename(old, f.path); back != nil {
			return failed("%s; the files of the last build stand in %s (%s)", err, old, back)
		}
		return err
	}
	if err := f.judge(old, files); err != nil {
		return err
	}
	if drop(f.parent, filepath.Base(f.path), f.remove) != nil { // the new set stands: what is left of the old one goes at the next start
		if f.left = f.hidden(rubbish); !there(f.left) {
			f.left = old
		}
	}
	return nil
}

func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func sorted(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}
