package publish

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// fault is why something of a folder failed, in no language yet, with the errors it wraps.
type fault struct {
	said   diag.Text
	causes []error
}

// failed is a fault; an error among its facts is wrapped, and told as Why has it.
func failed(sentence diag.Text, facts ...any) error {
	f := &fault{}
	for i, x := range facts {
		if err, ok := x.(error); ok {
			f.causes = append(f.causes, err)
			facts[i] = Why(err)
		}
	}
	f.said = diag.Said(sentence, facts...)
	return f
}

func (f *fault) Error() string   { return f.said.String() }
func (f *fault) Unwrap() []error { return append([]error{f.said}, f.causes...) }

// Why is what an error of a folder or a file says, without the call that failed.
func Why(err error) diag.Text {
	var said diag.Text
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	switch {
	case errors.As(err, &said):
		return said
	case errors.As(err, &path):
		return diag.Text(path.Err.Error())
	case errors.As(err, &link):
		return reason(link.Err)
	case errors.As(err, &call):
		return reason(call.Err)
	}
	return reason(err)
}

// reason is what a system says, in words that languages know where it is one of theirs.
func reason(err error) diag.Text {
	said := diag.Text(err.Error())
	if i := slices.Index(known(), said); i >= 0 {
		return known()[i]
	}
	return said
}

// known is what systems say of a file that could not be read or written, as languages know it; what else
// one says is told as it says it.
func known() []diag.Text {
	return []diag.Text{
		"no space left on device", "permission denied", "operation not permitted", "input/output error", "read-only file system",
		"disk quota exceeded", "no such file or directory", "not a directory", "is a directory", "file exists", "file name too long",
		"file too large", "too many open files", "too many open files in system",
		"too many levels of symbolic links", "directory not empty", "device or resource busy",
		"text file busy", "broken pipe", "invalid argument", "bad file descriptor", "invalid cross-device link", "stale file handle",
		"file already closed",
	}
}
