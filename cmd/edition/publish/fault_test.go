package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// What stops a folder is told in every language of messages, with the system's reason, and wraps
// what it is about.
func TestFaultsAreToldInEveryLanguage(t *testing.T) {
	fr, _ := locales.Told("fr")
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(filepath.Join(file, "month"))
	if got, want := Why(err).In("fr", fr), file+" est un fichier, à la place d’un dossier"; got != want {
		t.Errorf("%q, and not %q", got, want)
	}
	full := failed("%s cannot be written in %s: %s", "a.pdf", "dist", &fs.PathError{Op: "write", Path: "dist/a.pdf", Err: syscall.ENOSPC})
	if got, want := Why(full).In("fr", fr), "a.pdf ne peut pas être écrit dans dist : le disque est plein"; got != want {
		t.Errorf("%q, and not %q", got, want)
	}
	if got, want := full.Error(), "a.pdf cannot be written in dist: no space left on device"; got != want || !errors.Is(full, syscall.ENOSPC) {
		t.Errorf("%q, and not %q", got, want)
	}
	twice := failed("%s; the files of the last build stand in %s (%s)", failed("%s went meanwhile: %s", "a.pdf", ErrMeddled), "old", syscall.EIO)
	if got := Why(twice).In("fr", fr); !strings.HasPrefix(got, "a.pdf a disparu entre-temps : quelqu’un d’autre") || !strings.HasSuffix(got, "(le disque ne répond pas)") ||
		!errors.Is(twice, ErrMeddled) || !errors.Is(twice, syscall.EIO) {
		t.Errorf("%q", got)
	}
}

// What a system says of a full, closed or missing place is among the sentences that languages know.
func TestSystemsReasonsAreKnown(t *testing.T) {
	for _, err := range []syscall.Errno{syscall.ENOSPC, syscall.EACCES, syscall.EPERM, syscall.EIO, syscall.EROFS, syscall.EDQUOT, syscall.ENOENT,
		syscall.ENOTDIR, syscall.EISDIR, syscall.EEXIST, syscall.ENAMETOOLONG, syscall.EMFILE, syscall.ELOOP, syscall.ENOTEMPTY, syscall.EPIPE, syscall.EXDEV} {
		if !slices.Contains(known(), diag.Text(err.Error())) && os.PathSeparator == '/' {
			t.Errorf("%q is not known", err.Error())
		}
	}
}
