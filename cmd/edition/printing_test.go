package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// A colour profile whose tables are damaged is told by its file, before a page
// is made.
func TestDamagedTablesNameTheFile(t *testing.T) {
	icc := bytes.Clone(profile.FOGRA39().ICC)
	for i := 132; i+12 <= len(icc); i += 12 {
		if string(icc[i:i+4]) == "B2A0" {
			copy(icc[binary.BigEndian.Uint32(icc[i+4:]):], "xxxx")
			break
		}
	}
	file := filepath.Join(t.TempDir(), "shop.icc")
	if err := os.WriteFile(file, icc, 0o644); err != nil {
		t.Fatal(err)
	}
	f := flags{}
	_, err := f.profiles(printing{icc: file, condition: "FOGRA39"})
	if err == nil || !strings.Contains(err.Error(), "shop.icc is refused: its table B2A0") {
		t.Errorf("%v", err)
	}
}

// A report that cannot be understood is not written anew in silence, and what
// nobody can keep in a folder is named with what to do.
func TestWhatStandsInTheFolderIsTold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "2026-01")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	opened := func() *publish.Folder {
		f, err := publish.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for content, want := range map[string]bool{"{": true, "{}": false} {
		if err := os.WriteFile(filepath.Join(dir, reportName), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		f := opened()
		if _, _, lost, err := standing(f, nil); err != nil || lost != want {
			t.Errorf("%s: lost %t, %v", content, lost, err)
		}
		f.Close()
	}
	if err := os.Symlink("/dev/null", filepath.Join(dir, "link")); err != nil {
		t.Skipf("skipped: no links here: %v", err)
	}
	f := opened()
	if _, _, _, err := standing(f, nil); err == nil || !strings.Contains(publish.Why(err).String(), "link is a link or a device") {
		t.Errorf("%v", err)
	}
	f.Close()
	for _, name := range []string{"link", reportName} { // the report itself leads elsewhere
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/dev/null", filepath.Join(dir, reportName)); err != nil {
		t.Fatal(err)
	}
	f = opened()
	defer f.Close()
	if _, _, _, err := standing(f, nil); err == nil || !strings.Contains(publish.Why(err).String(), reportName+" is a link or a device") {
		t.Errorf("%v", err)
	}
}
