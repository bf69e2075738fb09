package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

const reportName = "report.json"

// mostReport is far more than the findings of a folder take, in bytes.
const mostReport = 64 << 20

// put changes what stands at a path in one step, says what was made, and looks
// last of all whether it stands: the path is locked from before the change
// reads anything until then.
func put(io console, path string, change func(*publish.Folder) error, say func()) error {
	f, err := opened(io, path)
	if err != nil {
		return err
	}
	defer f.Close()
	defer io.during(f.Abandon)()
	if err := change(f); err != nil {
		return err
	}
	if left := f.Left(); left != "" {
		io.note("warning: %s cannot be removed; the new files stand, and this is what is left of the old ones: delete it", left)
	}
	say()
	if err := f.Stands(); err != nil {
		return broken("%s", publish.Why(err))
	}
	return nil
}

// published puts the files of a build into their folder, all or none, with a
// report of all that the folder then holds. Files of other languages and
// profiles, and whatever else stands there, stay as they are.
func published(io console, folder string, res *layout.Result, say func()) error {
	return put(io, folder, func(f *publish.Folder) error { return replaced(io, f, folder, res) }, say)
}

func replaced(io console, f *publish.Folder, folder string, res *layout.Result) error {
	files := contents(res)
	stays, was, lost, err := standing(f, files)
	if err != nil {
		return broken("what stands in %s cannot be read: %s%s", folder, publish.Why(err), stay(folder, "the files"))
	}
	report := res.Report().Of(was, stays)
	if files[reportName], err = report.JSON(); err != nil {
		return broken("%v", diag.Why(err))
	}
	if err := f.Replace(files); err != nil {
		return broken("%s%s", publish.Why(err), stay(folder, "those"))
	}
	if lost {
		io.note("warning: %s could not be understood and was written anew; what it said of files that were not built "+
			"now is lost: build them again", filepath.Join(folder, reportName))
		return nil
	}
	for _, name := range report.Unvouched() {
		io.note("warning: %s was changed, or is about a file that was, and the report does not vouch for it; "+
			"it was kept: build it again, or take it out of the folder", filepath.Join(folder, name))
	}
	return nil
}

// stay says of files that are not replaced that they are still there, where
// they are.
func stay(folder string, which diag.Text) diag.Text {
	if _, err := os.Stat(folder); err != nil {
		return "; nothing stands there"
	}
	return diag.Said("; %s of the last build stay", which)
}

// opened is a folder whose files are to change. Another program may be at it:
// that one is waited for, and after a while this is said.
func opened(io console, folder string) (*publish.Folder, error) {
	waits := time.AfterFunc(patience, func() {
		io.note("another program is writing into %s; this one waits for it (Ctrl-C ends the wait)", filepath.Dir(folder))
	})
	defer waits.Stop()
	f, err := publish.Open(folder)
	if err != nil {
		return nil, broken("%s", publish.Why(err))
	}
	return f, nil
}

// contents is the files of a build by name, the report not among them.
func contents(res *layout.Result) map[string][]byte {
	files := map[string][]byte{}
	for _, out := range res.Outputs {
		files[out.Path] = out.Data
		for _, t := range out.Tickets {
			files[t.Path] = t.Data
		}
	}
	return files
}

// standing is the files that stay beside those of a build, and the report that
// speaks of them. A report that cannot be understood is lost: it vouches for
// nothing.
func standing(f *publish.Folder, files map[string][]byte) (stays map[string]layout.Other, was layout.Report, lost bool, err error) {
	names, err := f.Names()
	if err != nil {
		return nil, was, false, err
	}
	stays = map[string]layout.Other{}
	for _, n := range names {
		if n == reportName || files[n] != nil {
			continue
		}
		size, sum, err := f.Sum(n)
		if err != nil {
			return nil, was, false, err
		}
		stays[n] = layout.Other{Path: n, Bytes: size, SHA256: sum}
	}
	if slices.Contains(names, reportName) {
		raw, err := f.Read(reportName, mostReport)
		if errors.Is(err, publish.ErrForeign) {
			return nil, was, false, err
		}
		if err != nil || json.Unmarshal(raw, &was) != nil {
			was, lost = layout.Report{}, true
		}
	}
	return stays, was, lost, nil
}
