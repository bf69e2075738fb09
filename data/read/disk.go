package read

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Limits on what is read of a data folder: far above what any edition holds,
// far below what would fill a machine.
const (
	MaxFile  = 2 << 20   // bytes of a text or a register file: 60,000 words have 0.4 MB
	MaxAsset = 128 << 20 // bytes of a picture or a profile
)

// Refused says why a file is not read, in an editor's words.
type Refused struct {
	Why diag.Text
	err error
}

func (r *Refused) Error() string { return r.Why.String() }

// Unwrap is what the system said.
func (r *Refused) Unwrap() error { return r.err }

// As has whoever looks for the words of an error (diag.Why) find them.
func (r *Refused) As(target any) bool {
	t, ok := target.(*diag.Text)
	if ok {
		*t = r.Why
	}
	return ok
}

// Disk is a folder of the disk as a data folder: regular files inside it and
// nothing else. Its errors say in plain words what is the matter. What a link leads to must lie inside the folder too; pipes,
// devices and sockets are refused before they are opened, because opening one
// may never end.
func Disk(path string) (fs.FS, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return disk{root}, nil
}

type disk struct{ root *os.Root }

// Open opens a regular file or a folder.
func (d disk) Open(name string) (fs.File, error) {
	f, err := d.open(name)
	if err != nil {
		return nil, &Refused{Why(err), err}
	}
	return f, nil
}

func (d disk) open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	info, err := d.root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &Refused{Why: "it is a pipe or a device, not a file"}
	}
	return d.root.Open(name)
}

// File is a regular file anywhere on the disk, as somebody named it: at most so
// many bytes, whole. Its errors say in plain words what is the matter.
func File(path string, most int64) ([]byte, error) {
	f, err := regular(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return entire(f, most)
}

// Head is at most so many bytes from the beginning of such a file: what it is
// can be told before it is read whole.
func Head(path string, most int64) ([]byte, error) {
	f, err := regular(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, &Refused{Why: "it is a folder, not a file"}
	}
	return io.ReadAll(io.LimitReader(f, most))
}

func regular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() && !info.IsDir():
		return nil, &Refused{Why: "it is a pipe or a device, not a file"}
	}
	return os.Open(path)
}

// ReadFile reads a regular file of at most MaxAsset bytes. One that changes
// while it is read is refused: half of the old and half of the new is neither.
func (d disk) ReadFile(name string) ([]byte, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	raw, err := entire(f, MaxAsset)
	if err != nil {
		return nil, &Refused{Why(err), err}
	}
	return raw, nil
}

const changing diag.Text = "it changed while it was read: run the command again"

func entire(f fs.File, most int64) ([]byte, error) {
	before, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case before.IsDir():
		return nil, &Refused{Why: "it is a folder, not a file"}
	case before.Size() > most:
		return nil, tooLarge(before.Size(), most)
	}
	raw := make([]byte, before.Size()+1) // one more, to notice a file that grows; never a second copy
	n, err := io.ReadFull(f, raw)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	raw = raw[:n]
	after, err := f.Stat()
	if err == nil && (int64(len(raw)) != before.Size() || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime())) {
		err = &Refused{Why: changing}
	}
	return raw, err
}

// Steady notes which folder stands at a name while its files are read, and gives
// what tells afterwards whether another stands there: one set of files may have
// been put in the place of another, and what was read is then of both.
func Steady(fsys fs.FS, dir string) (changed func() error) {
	before, err := fs.Stat(fsys, dir)
	known := err == nil && os.SameFile(before, before) // else it is no folder of a disk
	return func() error {
		after, err := fs.Stat(fsys, dir)
		if known && (err != nil || !os.SameFile(before, after)) {
			return &Refused{Why: changing}
		}
		return nil
	}
}

func tooLarge(size, most int64) error {
	return &Refused{Why: diag.Said("it has %d MB, and %d MB is the most", (size+1<<20-1)>>20, most>>20)}
}

// Why is why a file or a folder could not be read, in an editor's words.
func Why(err error) diag.Text {
	var refused *Refused
	switch {
	case errors.As(err, &refused):
		return refused.Why
	case errors.Is(err, fs.ErrNotExist):
		return "it is not there"
	case errors.Is(err, fs.ErrInvalid):
		return "its path leads out of the data folder"
	case errors.Is(err, fs.ErrPermission):
		return "you may not read it: its permissions forbid it"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "its name is too long"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "too many files are open on this machine: close some programs, or raise the limit (ulimit -n)"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		if s := path.Err.Error(); s == "path escapes from parent" {
			return "it is a link that leads out of the data folder"
		}
		return diag.Text(path.Err.Error())
	}
	return diag.Text(err.Error())
}
