package publish

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange lets two paths change places in one step. False without an error
// says that this file system cannot.
func exchange(a, b string) (bool, error) {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.EINVAL):
		return false, nil
	}
	return false, err
}
