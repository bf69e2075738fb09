package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/data"
	datacheck "github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/sheet"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

const registerDir = "register"

func registerCommand(io console) *cobra.Command {
	c := &cobra.Command{
		Use:   "register",
		Short: words("Work on the register in a spreadsheet"),
		Long: words(`register export makes a workbook of the register: a sheet each for providers, offers,
stages, milestones, decisions, sources and the comparison grid. register import says
what a changed workbook changes, as a list of facts and as it would stand in the files,
and writes it when --write is given. What does not hold together is refused.`),
		Example: "  edition register export register.xlsx\n  edition register import register.xlsx\n" +
			"  edition register import register.xlsx --write",
		Args: nothing,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(exportCommand(io), importCommand(io))
	return c
}

func exportCommand(io console) *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use: "export FILE.xlsx", Short: words("Make a workbook of the register"), Args: oneBook,
		Example: "  edition register export register.xlsx",
		RunE:    func(_ *cobra.Command, args []string) error { return exportRegister(io, f, args[0]) },
	}
	f.folder(c)
	return c
}

func importCommand(io console) *cobra.Command {
	var f flags
	var write bool
	c := &cobra.Command{
		Use: "import FILE.xlsx", Short: words("Say what a workbook changes of the register, and write it with --write"), Args: oneBook,
		Example: "  edition register import register.xlsx\n  edition register import register.xlsx --write",
		RunE:    func(_ *cobra.Command, args []string) error { return importRegister(io, f, args[0], write) },
	}
	f.disk(c)
	c.Flags().BoolVar(&write, "write", false, words("write the changes into the register"))
	return c
}

// oneBook says that a command takes the name of one file.
func oneBook(c *cobra.Command, args []string) error {
	if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
		return usage("%s takes the name of one workbook, such as register.xlsx", c.CommandPath())
	}
	return nil
}

// registerFiles is the register's files as they stand.
func registerFiles(folder fs.FS) (map[string][]byte, error) {
	changed := read.Steady(folder, registerDir)
	out := map[string][]byte{}
	for _, name := range sheet.Files() {
		raw, err := fs.ReadFile(folder, path.Join(registerDir, name))
		if err != nil {
			return nil, broken("%s cannot be read: %s", path.Join(registerDir, name), read.Why(err))
		}
		out[name] = raw
	}
	if err := changed(); err != nil {
		return nil, broken("the folder %s cannot be read: %s", registerDir, read.Why(err))
	}
	return out, nil
}

// registerFaults is what is wrong with the register of a folder.
func registerFaults(folder fs.FS) diag.List {
	store, found := data.Load(folder)
	if e, ok := store.Edition(store.Latest()); ok {
		found = append(found, datacheck.Edition(store, e, e.Langs())...)
	}
	return slices.DeleteFunc(found.Sorted(), func(is diag.Issue) bool {
		return is.Severity != diag.Error || !strings.HasPrefix(is.Pos.File, registerDir+"/")
	})
}

func exportRegister(io console, f flags, name string) error {
	folder, err := f.folderOf(io)
	if err != nil {
		return err
	}
	if !strings.EqualFold(filepath.Ext(name), ".xlsx") {
		return usage("%s is no name of a workbook: end it with .xlsx", diag.Shown(name))
	}
	if place := filepath.Dir(name); f.data != "" && below(place, f.data) || housing(place) != "" {
		return usage("%s lies in the data folder, where nothing reads it: choose a place outside it", diag.Shown(name))
	}
	if faults := registerFaults(folder); len(faults) > 0 {
		tell(io, faults)
		return &stop{exitFindings, "no workbook was made of a register that cannot be read as it is meant; the findings above say why"}
	}
	files, err := registerFiles(folder)
	if err != nil {
		return err
	}
	words, _ := locales.Load()
	book, err := sheet.Export(files, sheet.Say{Languages: words.Languages(), Of: func(lang, key string) string {
		l, _ := words.Locale(lang)
		return l.T(key)
	}})
	if err != nil {
		return broken("%v", diag.Why(err))
	}
	return writeBook(io, name, book)
}

// writeBook makes a workbook that is not there yet, whole or not at all.
func writeBook(io console, name string, book []byte) error {
	if _, err := os.Stat(filepath.Dir(name)); err != nil { // no folder is made: a slip in its name would be one
		return broken("%s cannot be written: the folder %s cannot be found: %s", name, filepath.Dir(name), read.Why(err))
	}
	if _, err := os.Lstat(name); err == nil {
		return standsAlready(name)
	}
	return put(io, name, func(f *publish.Folder) error {
		switch err := f.Create(book); {
		case errors.Is(err, fs.ErrExist):
			return standsAlready(name)
		case err != nil:
			return broken("%s; nothing was written", publish.Why(err))
		}
		return nil
	}, func() { fmt.Fprintln(io.out, diag.Shown(name)) })
}

func standsAlready(name string) error {
	return broken("%s exists already, and may hold changes; nothing was written", name)
}

func importRegister(io console, f flags, name string, write bool) error {
	if write {
		f.wants = place
	}
	folder, err := f.folderOf(io)
	if err != nil {
		return err
	}
	book, err := read.File(name, sheet.MaxBook)
	if err != nil {
		return broken("%s cannot be read: %s", diag.Shown(name), read.Why(err))
	}
	words, _ := locales.Load()
	l, _ := words.Locale(io.lang)
	if write {
		return writeRegister(io, l, f.data, func() (*sheet.Change, error) { return weighed(io, l, folder, name, book) })
	}
	change, err := weighed(io, l, folder, name, book)
	if err == nil && len(change.Files) > 0 {
		fmt.Fprintln(io.err, l.T("sheet.dry"))
	}
	return err
}

// weighed is what a workbook changes of the register as it stands, told, and
// found to hold together.
func weighed(io console, l *locales.Locale, folder fs.FS, name string, book []byte) (*sheet.Change, error) {
	files, err := registerFiles(folder)
	if err != nil {
		return nil, err
	}
	change, found := sheet.Import(filepath.Base(name), book, files)
	tell(io, found)
	if change == nil {
		return nil, &stop{exitFindings, "nothing was written; the findings above say why"}
	}
	show(io, l, change, files)
	if len(change.Files) == 0 {
		return change, nil
	}
	return change, held(io, folder, change)
}

// show tells what changes: fact by fact, then as the files will have it.
func show(io console, l *locales.Locale, change *sheet.Change, files map[string][]byte) {
	if len(change.Facts) == 0 {
		fmt.Fprintln(io.out, l.T("sheet.nothing"))
	}
	for _, fact := range change.Facts {
		fmt.Fprintln(io.out, diag.Shown(factLine(l, fact)))
	}
	for _, name := range slices.Sorted(maps.Keys(change.Files)) {
		at := path.Join(registerDir, name)
		fmt.Fprint(io.out, "\n"+udiff.Unified(at, at, string(files[name]), string(change.Files[name])))
	}
}

// factLine is a sentence on a change. What the workbook and the register say is
// set into it as it stands: rules of typography are for sentences.
func factLine(l *locales.Locale, f sheet.Fact) string {
	row, key := "sheet.row.", "sheet.change.other"
	switch {
	case f.Field == "" && f.Was == "":
		row, key = "sheet.new.", "sheet.change.new"
	case f.Field == "":
		key = "sheet.change.gone"
	case f.Was == "":
		key = "sheet.change.set"
	case f.Is == "":
		key = "sheet.change.empty"
	}
	marks := map[string]any{"Item": "\uE001", "Owner": "\uE002", "Field": "\uE003", "Was": "\uE004", "Is": "\uE005"}
	marks["Row"] = l.T(row+f.Table, marks)
	one := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return strings.NewReplacer("\uE001", f.Item, "\uE002", f.Owner, "\uE003", f.Field, "\uE004", one(f.Was), "\uE005", one(f.Is)).
		Replace(locales.Capital(l.T(key, marks)))
}

// held refuses a change after which the register has a fault that it has not
// now.
func held(io console, folder fs.FS, change *sheet.Change) error {
	before := map[string]bool{}
	for _, is := range registerFaults(folder) {
		before[string(is.Code)+is.Field+string(is.Msg)] = true
	}
	changed := map[string][]byte{}
	for name, raw := range change.Files {
		changed[path.Join(registerDir, name)] = raw
	}
	after := registerFaults(read.Over(folder, changed))
	after = slices.DeleteFunc(after, func(is diag.Issue) bool { return before[string(is.Code)+is.Field+string(is.Msg)] })
	if len(after) == 0 {
		return nil
	}
	for i, is := range after {
		if at := change.Cell(strings.TrimPrefix(is.Pos.File, registerDir+"/"), is.Pos.Line); at != "" {
			after[i].Msg = diag.Said("%s: %s", at, is.Msg)
		}
	}
	as := *io.telling // the lines are those of the files as they would be
	as.folder, io.telling = read.Over(folder, changed), &as
	tell(io, after)
	return &stop{exitFindings, "nothing was written: the register would not hold together; " +
		"the findings above say where, in the files as they would be"}
}

// writeRegister puts the changed files in place of the old ones, all or none.
// What changes is weighed behind the lock: against what the import before this
// one has written.
func writeRegister(io console, l *locales.Locale, folder string, weigh func() (*sheet.Change, error)) error {
	var names []string
	return put(io, filepath.Join(folder, registerDir), func(f *publish.Folder) error {
		if _, err := f.Names(); err != nil { // what others change from here on is found
			return broken("%s", publish.Why(err))
		}
		change, err := weigh()
		if err != nil || len(change.Files) == 0 {
			return err
		}
		names = slices.Sorted(maps.Keys(change.Files))
		if err := f.Replace(change.Files); err != nil {
			return broken("%s; nothing was written", publish.Why(err))
		}
		return nil
	}, func() {
		if len(names) > 0 {
			fmt.Fprintln(io.err, l.T("sheet.written", map[string]any{"Files": strings.Join(names, ", ")}))
		}
	})
}
