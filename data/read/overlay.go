package read

import (
	"bytes"
	"io/fs"
	"time"
)

// Over is a folder in which some files that are there say something else: the
// folder as it would be.
func Over(fsys fs.FS, files map[string][]byte) fs.FS { return overlay{fsys, files} }

type overlay struct {
	fs.FS
	files map[string][]byte
}

// Open opens a file or a folder; what a folder lists stays as it is.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	raw, changed := o.files[name]
	if err != nil || !changed {
		return f, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return changedFile{f, bytes.NewReader(raw), changedInfo{info, int64(len(raw))}}, nil
}

// ReadFile reads a file as the folder itself would: within its limits.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if raw, changed := o.files[name]; changed {
		return bytes.Clone(raw), nil
	}
	return fs.ReadFile(o.FS, name)
}

type changedFile struct {
	fs.File
	words *bytes.Reader
	info  changedInfo
}

func (f changedFile) Read(b []byte) (int, error) { return f.words.Read(b) }
func (f changedFile) Stat() (fs.FileInfo, error) { return f.info, nil }

type changedInfo struct {
	fs.FileInfo
	size int64
}

func (i changedInfo) Size() int64        { return i.size }
func (i changedInfo) ModTime() time.Time { return time.Time{} }
