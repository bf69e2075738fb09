package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/read"
)

// swapped is a folder whose register another takes the place of while it is read.
type swapped struct {
	fs.FS
	dir string
}

// Open puts the other register in place when the last of its files is read.
func (s swapped) Open(name string) (fs.File, error) {
	if name == "register/sources.yaml" {
		if _, err := os.Stat(filepath.Join(s.dir, "other")); err == nil {
			if err := errors.Join(os.Rename(filepath.Join(s.dir, "register"), filepath.Join(s.dir, "old")),
				os.Rename(filepath.Join(s.dir, "other"), filepath.Join(s.dir, "register"))); err != nil {
				return nil, err
			}
		}
	}
	return s.FS.Open(name)
}

// A register that an import replaces while it is read is neither the old one nor
// the new one, and stops the build.
func TestRegisterReplacedWhileRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, FS()); err != nil {
		t.Fatal(err)
	}
	register, err := fs.Sub(FS(), "register")
	if err := errors.Join(err, os.CopyFS(filepath.Join(dir, "other"), register)); err != nil {
		t.Fatal(err)
	}
	folder, err := read.Disk(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, found := Load(swapped{folder, dir})
	told := 0
	for _, is := range found {
		if is.Pos.File == "register" && strings.Contains(is.Msg.String(), "it changed while it was read: run the command again") {
			told++
		}
	}
	if told != 1 {
		t.Errorf("told %d times: %v", told, found)
	}
}
