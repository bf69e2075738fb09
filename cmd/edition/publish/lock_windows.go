package publish

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lock waits for a file in the folder that holds the months; a folder cannot be locked here. The
// death of its holder frees it.
func lock(parent string) (func(), error) {
	file := filepath.Join(parent, mark+"lock")
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, new(windows.Overlapped)); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = errors.Join(f.Close(), os.Remove(file)) }, nil
}

// syncFolder does nothing: names are written through here.
func syncFolder(string) error { return nil }
