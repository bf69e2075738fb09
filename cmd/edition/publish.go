package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/secnumcloud-observatory/press/layout"
)

const reportName = "report.json"

// publish puts the files of a build into their folder, all or none. They are
// written to a folder beside it first; then each takes its place, and when one
// cannot, those that stood there before stand there again. Files of other
// languages and profiles stay as they are.
func publish(folder string, res *layout.Result) error {
	files, err := contents(res)
	if err != nil {
		return broken("%v", err)
	}
	parent := filepath.Dir(folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return broken("the folder %s cannot be made: %s", folder, plainly(err))
	}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if info, err := os.Lstat(filepath.Join(folder, name)); err == nil && info.IsDir() {
			return broken("%s is a folder, where a file of the edition belongs", filepath.Join(folder, name))
		}
	}
	stage, err := os.MkdirTemp(parent, "."+filepath.Base(folder)+"-")
	if err != nil {
		return broken("nothing can be written in %s: %s", parent, plainly(err))
	}
	defer os.RemoveAll(stage)
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(stage, name), data, 0o644); err != nil {
			return broken("%s cannot be written in %s: %s", name, parent, plainly(err))
		}
	}
	if err := move(stage, folder, names); err != nil {
		return broken("the files of %s cannot be replaced: %s; those of the last build stay", folder, plainly(err))
	}
	return nil
}

// contents is the files by name, the report among them.
func contents(res *layout.Result) (map[string][]byte, error) {
	report, err := res.Report().JSON()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{reportName: report}
	for _, out := range res.Outputs {
		files[out.Path] = out.Data
		for _, t := range out.Tickets {
			files[t.Path] = t.Data
		}
	}
	return files, nil
}

// move brings each file from stage to its folder. What it replaces waits in
// stage, to go back if a later one fails.
func move(stage, folder string, names []string) (err error) {
	var undo []func()
	defer func() {
		if err == nil {
			return
		}
		for i := len(undo) - 1; i >= 0; i-- {
			undo[i]()
		}
	}()
	for _, name := range names {
		target, kept := filepath.Join(folder, name), filepath.Join(stage, name+".old")
		switch err = os.Rename(target, kept); {
		case err == nil:
			undo = append(undo, func() { _ = os.Rename(kept, target) })
		case !os.IsNotExist(err):
			return err
		}
		if err = os.Rename(filepath.Join(stage, name), target); err != nil {
			return err
		}
		undo = append(undo, func() { _ = os.Remove(target) })
	}
	return nil
}
