package read

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// growing is a file that somebody writes while it is read.
type growing struct {
	fs.File
	asked int
}

// Stat is the file as it was at first, and as it became.
func (g *growing) Stat() (fs.FileInfo, error) {
	info, err := g.File.Stat()
	if g.asked++; g.asked > 1 {
		return later{info}, err
	}
	return info, err
}

type later struct{ fs.FileInfo }

// ModTime is a moment later.
func (l later) ModTime() time.Time { return l.FileInfo.ModTime().Add(time.Second) }

// A file that changes while it is read is neither the old nor the new one.
func TestFileChangedWhileRead(t *testing.T) {
	f, err := fstest.MapFS{"a": &fstest.MapFile{Data: []byte("some words")}}.Open("a")
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := entire(&growing{File: f}, MaxFile); err == nil || !strings.Contains(Why(err).String(), "it changed while it was read: run the command again") {
		t.Errorf("%q, %v", raw, err)
	}
	if f, err = (fstest.MapFS{"a": &fstest.MapFile{Data: []byte("some words")}}).Open("a"); err != nil {
		t.Fatal(err)
	}
	if raw, err := entire(f, MaxFile); string(raw) != "some words" || err != nil {
		t.Errorf("%q, %v", raw, err)
	}
	if f, err = (fstest.MapFS{"a": &fstest.MapFile{Data: make([]byte, MaxFile+1)}}).Open("a"); err != nil {
		t.Fatal(err)
	}
	if _, err := entire(f, MaxFile); err == nil || !strings.Contains(Why(err).String(), "2 MB is the most") {
		t.Error(err)
	}
}

// What a folder refuses is said in its words wherever an error is said.
func TestRefusalsAreTexts(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "fr.yaml")); err != nil {
		t.Skip(err)
	}
	folder, err := Disk(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = fs.ReadFile(folder, "fr.yaml")
	if got := diag.Why(fmt.Errorf("wrapped: %w", err)); got != "it is a link that leads out of the data folder" {
		t.Errorf("%q", got)
	}
}

// A folder that changes places with another while its files are read is told;
// files that change in it are told by themselves.
func TestFolderReplacedWhileRead(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(os.Mkdir(in("register"), 0o755), os.Mkdir(in("new"), 0o755)); err != nil {
		t.Fatal(err)
	}
	folder, err := Disk(dir)
	if err != nil {
		t.Fatal(err)
	}
	same, gone, none := Steady(folder, "register"), Steady(folder, "register"), Steady(folder, "none")
	if err := errors.Join(os.WriteFile(in("register/a"), nil, 0o600), same(), none(), Steady(fstest.MapFS{}, "register")()); err != nil {
		t.Error(err)
	}
	other := Steady(folder, "register")
	if err := errors.Join(os.Rename(in("register"), in("old")), os.Rename(in("new"), in("register"))); err != nil {
		t.Fatal(err)
	}
	if err := other(); err == nil || !strings.Contains(Why(err).String(), "it changed while it was read") {
		t.Error(err)
	}
	if err := os.Remove(in("register")); err != nil {
		t.Fatal(err)
	}
	if err := gone(); err == nil {
		t.Error("a folder that went is not told")
	}
}
