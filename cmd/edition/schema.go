package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

func schemaCommand(io console) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "schema [NAME]",
		Short: words("Write the JSON Schemas of the data files, and of the report"),
		Long: words(`schema writes the JSON Schema of one kind of data file, so that an editor's
program completes and checks while one types; report is that of report.json, findings
that of --format json.
Without a name it lists the kinds; with --out it writes all of them into a folder, as
NAME.json: the folder schema of the data folder has those of its files, and the
first line of each file names its own.`),
		Example: "  edition schema\n  edition schema offers\n  edition schema --out data/schema",
		Args:    atMostOne,
		RunE:    func(_ *cobra.Command, args []string) error { return schema(io, out, args) },
	}
	c.Flags().StringVar(&out, "out", "", words("`folder` to write every schema into"))
	return c
}

func schema(io console, out string, args []string) error {
	words, _ := locales.Load()
	all := data.Schemas(words.Field)
	found, err := layout.FindingsSchema()
	if err != nil {
		return broken("the schema of findings cannot be made: %s", publish.Why(err))
	}
	all["report"], all["findings"] = layout.ReportSchema, found
	names := slices.Sorted(maps.Keys(all))
	switch {
	case len(args) == 1 && all[args[0]] == nil:
		return usage("there is no schema %q: choose among %s", args[0], strings.Join(names, ", "))
	case len(args) == 1 && out == "":
		fmt.Fprint(io.out, string(all[args[0]]))
		return nil
	case len(args) == 1:
		names = args
	case out == "":
		fmt.Fprintln(io.out, strings.Join(names, "\n"))
		return nil
	}
	files := map[string][]byte{}
	for _, n := range names {
		files[n+".json"] = all[n]
	}
	return putSchemas(io, out, files, func() {
		for _, n := range names {
			fmt.Fprintln(io.out, diag.Shown(filepath.Join(out, n+".json")))
		}
	})
}

// aside is the path of a folder that is made whole, and so is not one that somebody
// stands in.
func aside(out, such string) (string, error) {
	place, err := filepath.Abs(out)
	if err != nil {
		return "", broken("the folder %s cannot be found: %s", out, publish.Why(err))
	}
	if here, err := os.Getwd(); err == nil && below(here, place) {
		return "", usage("--out %s is the folder you are in, or above it: name one for these files alone, such as %s", out, such)
	}
	return place, nil
}

// putSchemas changes the schemas of a folder in one step; what else stands in
// it stays. The folder changes places as a whole, so it is not one that
// somebody stands in.
func putSchemas(io console, out string, files map[string][]byte, say func()) error {
	place, err := aside(out, "schemas")
	if err != nil {
		return err
	}
	if amid(place, housing(place)) {
		return usage("--out %s lies among the sources of the data folder: choose a folder outside it", out)
	}
	return put(io, place, func(f *publish.Folder) error {
		if err := f.Replace(files); err != nil {
			return broken("%s; the schemas that stood there stay", publish.Why(err))
		}
		return nil
	}, say)
}
