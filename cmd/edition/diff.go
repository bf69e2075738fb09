package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/data/compare"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/comparison"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

func diffCommand(io console) *cobra.Command {
	var f flags
	format := "text"
	c := &cobra.Command{
		Use:   "diff EARLIER LATER",
		Short: words("Say what parts two editions: movements, figures, offers, texts"),
		Long: words(`diff compares two editions of one register: what moved between their cut-offs, the
figures that differ, the fields of offers that have changed, sections and sources, and
the passages of the texts. It reads the data alone and lays nothing out. json holds the
passages whole, and every sentence in each language of messages.

With --out it makes a folder that can be sent: LANG.html for each language, with the
pages of both editions beside each other and what differs marked on them, and
diff.json. Pages are laid out for it.`),
		Example: "  edition diff 2026-01 2026-04\n  edition diff 2026-01 2026-04 --messages fr\n" +
			"  edition diff 2026-01 2026-04 --format json > diff.json\n  edition diff 2026-01 2026-04 --out compared",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("%s takes two editions, the earlier first, and not %s; see %s --help", c.CommandPath(),
					diag.Count(len(args), "word"), c.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return diff(io, f, args, format) },
	}
	f.folder(c)
	c.Flags().StringVar(&format, "format", format, words("`form` of the answer: text or json"))
	c.Flags().StringVar(&f.out, "out", "", words("`folder` to be made, with the pages beside each other"))
	return c
}

func diff(io console, f flags, ids []string, format string) error {
	if format != "text" && format != "json" {
		return usage("--format %s: choose among text, json", format)
	}
	p, err := f.open(io)
	if err != nil {
		return err
	}
	if found := compared(p, ids); len(found) > 0 {
		tell(io, found)
		return &stop{exitFindings, "what could not be read as it is meant is not compared; the findings above say why"}
	}
	for _, id := range ids {
		f.month = id
		if _, err := f.chosen(io, p); err != nil {
			return err
		}
	}
	from, _ := p.Store.Edition(ids[0])
	to, _ := p.Store.Edition(ids[1])
	d, err := compare.Editions(from, to)
	if err != nil {
		return &stop{exitUsage, diag.Why(err)}
	}
	switch {
	case f.out != "":
		out, err := f.beside()
		if err != nil {
			return err
		}
		return foldered(io, p, d, out)
	case format == "json":
		return indented(io, inAll(d))
	}
	io.difference(d)
	return nil
}

// compared is the errors of what two editions are read from: what is missing
// there would be told as gone.
func compared(p *layout.Press, ids []string) diag.List {
	return slices.DeleteFunc(p.Findings(), func(is diag.Issue) bool {
		serves := slices.ContainsFunc(ids, func(id string) bool {
			e, ok := p.Store.Edition(id)
			return ok && p.Store.Serves(e, is.Pos.File)
		})
		return is.Severity != diag.Error || !serves
	})
}

// inAll is a difference with its sentences in every language.
func inAll(d *compare.Difference) *compare.Difference {
	for i := range d.Movements {
		d.Movements[i].Says = locales.InAll(d.Movements[i].Says)
	}
	for i := range d.Offers {
		d.Offers[i].Says = locales.InAll(d.Offers[i].Says)
	}
	return d
}

// difference tells what parts two editions, part by part; a part without
// anything is not named.
func (io console) difference(d *compare.Difference) {
	fmt.Fprintln(io.out, io.says(comparison.Title(d)))
	parts := comparison.Parts(d)
	for _, p := range parts {
		fmt.Fprintf(io.out, "\n%s\n", io.says(p.Head))
		for _, r := range p.Rows {
			at := ""
			if !r.At.IsZero() {
				at = diag.Shown(r.At.String()) + ": "
			}
			fmt.Fprintln(io.out, "  "+at+io.says(r.Says))
		}
	}
	if len(parts) == 0 {
		fmt.Fprintf(io.out, "\n%s\n", io.says("Nothing else parts the two editions."))
	}
}

// beside is the folder of a comparison: one of its own, outside of the data, new or
// made by diff before.
func (f *flags) beside() (string, error) {
	out, err := aside(f.out, "compared")
	if err != nil {
		return "", err
	}
	if f.data != "" && (below(out, f.data) || below(f.data, out)) || housing(out) != "" {
		return "", usage("--out %s lies in the data folder, or holds it: choose a folder outside it", f.out)
	}
	names, err := os.ReadDir(out)
	if made := slices.ContainsFunc(names, func(n os.DirEntry) bool { return n.Name() == diffName }); err == nil && len(names) > 0 && !made {
		return "", usage("--out %s holds other files: name a new folder, or one that diff has made", f.out)
	}
	return out, nil
}

// diffName is the comparison for programs, in its folder.
const diffName = "diff.json"

// foldered makes the folder of a comparison, with the pages of both editions; an
// edition that cannot be laid out has none there.
func foldered(io console, p *layout.Press, d *compare.Difference, out string) error {
	if _, err := publish.Place(out); err != nil { // before anybody waits for pages
		return broken("%s", publish.Why(err))
	}
	show := watched(io, patience)
	files, err := p.Beside(context.Background(), d, show.step)
	show.clear()
	if err != nil {
		return broken("the editions cannot be compared: %v", diag.Why(err))
	}
	if files[diffName], err = diag.JSON(inAll(d)); err != nil {
		return err
	}
	return put(io, out, func(f *publish.Folder) error {
		if err := f.Replace(files); err != nil {
			return broken("%s%s", publish.Why(err), stay(out, "those"))
		}
		return nil
	}, func() {
		told := map[string]bool{}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if dir := filepath.Dir(name); dir != "." {
				name = dir // the faces are one folder to those who send it
			}
			if !told[name] {
				fmt.Fprintln(io.out, diag.Shown(filepath.Join(out, name)))
			}
			told[name] = true
		}
	})
}
