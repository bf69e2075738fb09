package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
)

// want is what a command reads of the data.
type want int

const (
	editions want = iota // what editors write: the program's own is none of it
	place                // the same, and the command writes there
	rules                // languages and styles, which the program has without a folder
)

// folder gives a command the flags that say where the data is.
func (f *flags) folder(c *cobra.Command) {
	f.disk(c)
	c.Flags().BoolVar(&f.embedded, "embedded", false, words("read the data inside the program, which nobody can edit"))
}

// disk is folder for a command that writes into the data, which the program's
// own cannot take.
func (f *flags) disk(c *cobra.Command) {
	c.Flags().StringVar(&f.data, "data", "", words("data `folder` (default: the folder data here, or the nearest one above)"))
}

// folderOf is the data that the flags name, or else the nearest data folder
// upward, and says on standard error which it is: nobody is to wonder why a
// change is not seen. No edition is read in place of a folder that is not there.
func (f *flags) folderOf(io console) (fs.FS, error) {
	if f.embedded && f.data != "" {
		return nil, usage("--data and --embedded name two places: leave one out")
	}
	if f.data == "" && !f.embedded {
		f.data = nearest()
	}
	switch {
	case f.data != "":
		folder, err := dataFolder(f.data)
		if err == nil {
			io.telling.folder, io.telling.root = folder, f.data
			io.note("reading %s", f.data)
		}
		return folder, err
	case f.embedded || f.wants == rules:
		io.note("reading the data inside the program")
		io.telling.folder = data.FS()
		return data.FS(), nil
	}
	if f.wants == place {
		return nil, broken("there is no data folder here or above: go to a checkout of the press, or name a folder with --data")
	}
	return nil, broken("there is no data folder here or above: go to a checkout of the press, or name a folder with --data; " +
		"--embedded reads the data inside the program")
}

// nearest is the data folder that somebody stands in or beside, or the nearest
// one above, as a path from where one stands; "" when there is none.
func nearest() string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	for at := here; ; at = filepath.Dir(at) {
		for _, place := range []string{filepath.Join(at, "data"), at} {
			if filepath.Base(place) != "data" || !holdsData(place) {
				continue
			}
			if rel, err := filepath.Rel(here, place); err == nil {
				return rel
			}
			return place
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// housing is the data folder in which a folder lies, "" when there is none.
func housing(folder string) string {
	for at := reached(folder); ; at = filepath.Dir(at) {
		if filepath.Base(at) == "data" && holdsData(at) {
			return at
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// holdsData tells whether a folder has anything of an edition in it: others are
// called data too.
func holdsData(folder string) bool {
	for _, part := range []string{"editions", "register", "standing", "theme.yaml"} {
		if _, err := os.Stat(filepath.Join(folder, part)); err == nil {
			return true
		}
	}
	return false
}

func dataFolder(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, broken("the data folder %s cannot be read: %s", path, read.Why(err))
	case !info.IsDir():
		return nil, broken("%s is a file; --data wants a folder", path)
	}
	folder, err := read.Disk(path)
	if err != nil {
		return nil, broken("the data folder %s cannot be read: %s", path, read.Why(err))
	}
	return folder, nil
}

// called is the program as it was called, for commands that somebody types next.
func called() string {
	if name := os.Args[0]; strings.TrimSuffix(filepath.Base(name), ".exe") == "edition" {
		return name
	}
	return "edition"
}
