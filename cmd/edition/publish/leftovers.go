package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// What stands beside a folder, or a file, while it changes bears its name and
// one of these: what others left beside it has other names.
const (
	mark    = ".edition-"
	aside   = "old"     // the old set, where folders have no exchange
	making  = "new-"    // whatever goes when its program has died
	rubbish = "new-old" // the old set, when the new one stands
)

// beneath is the path of what belongs to a name in a folder.
func beneath(parent, base, what string) string { return filepath.Join(parent, "."+base+mark+what) }

// recovered mends what deaths left in a folder whose lock is held: a set that
// was aside goes back when nothing stands in its place, and what else was left is
// removed. Of what belongs to other names than the one asked for, what cannot be
// mended waits for them.
func recovered(parent, base string) error {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return failed("the folder %s cannot be read: %s", parent, err)
	}
	for _, e := range entries {
		at := strings.LastIndex(e.Name(), mark)
		if at < 2 || e.Name()[0] != '.' || !e.IsDir() { // what is ours is a folder
			continue
		}
		whose, what := e.Name()[1:at], e.Name()[at+len(mark):]
		switch {
		case what == aside:
			err = restore(parent, whose)
		case what == rubbish, strings.HasPrefix(what, making) && strings.Trim(what[len(making):], "0123456789") == "":
			err = os.RemoveAll(filepath.Join(parent, e.Name()))
		}
		if err != nil && whose == base {
			return failed("%s was left by a command that was stopped, and cannot be put right: %s", filepath.Join(parent, e.Name()), err)
		}
	}
	return nil
}

// restore puts back a set that is aside, or removes it where the new one stands.
func restore(parent, base string) error {
	path := filepath.Join(parent, base)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(beneath(parent, base, aside), path)
	}
	return drop(parent, base, os.RemoveAll)
}

// drop removes a set that was set aside. It takes the name of rubbish first: a
// death on the way must not leave a part of a set under a name that goes back.
func drop(parent, base string, remove func(string) error) error {
	gone := beneath(parent, base, rubbish)
	if err := os.Rename(beneath(parent, base, aside), gone); err != nil {
		return err
	}
	return remove(gone)
}
