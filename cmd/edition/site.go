package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

func siteCommand(io console) *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "site",
		Short: words("Make the folder for browsers of the whole publication"),
		Long: words(`site builds every edition of the data folder but specimens, and what stands around
them: the archive of editions, a page for each provider over all of them, and an Atom
feed in each language. The folder of an edition in it is the one that build makes, and
does not change when another edition appears. Nothing is replaced unless everything
could be made; a file that an earlier run made and this one does not is taken away.`),
		Example: "  edition site\n  edition site --data ../observatory-data --out public",
		Args:    nothing,
		RunE:    func(*cobra.Command, []string) error { return site(io, f) },
	}
	f.folder(c)
	c.Flags().StringVar(&f.out, "out", filepath.Join("dist", "site"), words("`folder` for the site"))
	return c
}

func site(io console, f flags) error {
	p, err := f.open(io)
	if err != nil {
		return err
	}
	out, err := f.siteFolder()
	if err != nil {
		return err
	}
	if _, err := publish.Place(out); err != nil { // before anybody waits for pages
		return broken("%s", publish.Why(err))
	}
	order := layout.Order{Now: io.now}
	if order.Created, err = io.created(); err != nil {
		return err
	}
	show := watched(io, patience)
	order.Progress = show.step
	made, err := p.Site(context.Background(), order)
	show.clear()
	if err != nil {
		return broken("the site cannot be built: %v", diag.Why(err))
	}
	for _, res := range made.Results {
		tell(io, res.Issues)
	}
	tell(io, made.Issues)
	switch {
	case len(made.Results) == 0:
		return halted(exitFindings, "the data folder has no edition but specimens, so there is no site")
	case made.Stopped():
		return halted(exitFindings, "the site cannot be made; the findings above say why, and the one that stands stays as it is")
	}
	return put(io, out, func(at *publish.Folder) error { return resited(at, out, made) }, func() {
		size := 0
		for _, raw := range made.Files {
			size += len(raw)
		}
		fmt.Fprintf(io.out, "%s  %s\n", diag.Shown(filepath.Join(out, "index.html")), io.says(diag.Said("%s, %s, %d kB",
			diag.Count(len(made.Results), "edition"), diag.Count(len(made.Files), "file"), (size+500)/1000)))
	})
}

// resited puts a site into its folder, and takes away what the one before had more.
func resited(at *publish.Folder, out string, made *layout.Site) error {
	var was struct {
		Files []struct {
			Path string `json:"path"`
		} `json:"files"`
	}
	raw, err := at.Read(layout.SiteName, mostReport)
	if err == nil {
		err = json.Unmarshal(raw, &was)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return broken("what stands in %s cannot be read: %s%s", out, publish.Why(err), stay(out, "the files"))
	}
	var gone []string
	for _, f := range was.Files {
		if made.Files[f.Path] == nil && filepath.IsLocal(filepath.FromSlash(f.Path)) {
			gone = append(gone, f.Path)
		}
	}
	if err := at.ReplaceBut(made.Files, gone); err != nil {
		return broken("%s%s", publish.Why(err), stay(out, "those"))
	}
	return nil
}

// siteFolder is the folder of a site: one of its own, outside of the data, new or made
// by site before.
func (f *flags) siteFolder() (string, error) {
	out, err := aside(f.out, filepath.Join("dist", "site"))
	if err != nil {
		return "", err
	}
	if f.data != "" && (below(out, f.data) || below(f.data, out)) || housing(out) != "" {
		return "", usage("--out %s lies in the data folder, or holds it: choose a folder outside it", f.out)
	}
	names, err := os.ReadDir(out)
	made := slices.ContainsFunc(names, func(n os.DirEntry) bool { return n.Name() == layout.SiteName })
	if err == nil && len(names) > 0 && !made {
		return "", usage("--out %s holds other files: name a new folder, or one that site has made", f.out)
	}
	return out, nil
}
