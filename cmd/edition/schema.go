package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/data"
)

func schemaCommand(io console) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "schema [NAME]",
		Short: "Write the JSON Schemas of the data files",
		Long: `schema writes the JSON Schema of one kind of data file, so that an editor's
program completes and checks while one types. Without a name it lists the kinds;
with --out it writes all of them into a folder, as NAME.schema.json.`,
		Example: "  edition schema\n  edition schema offers > offers.schema.json\n  edition schema --out schemas",
		Args:    atMostOne,
		RunE:    func(_ *cobra.Command, args []string) error { return schema(io, out, args) },
	}
	c.Flags().StringVar(&out, "out", "", "`folder` to write every schema into")
	return c
}

func schema(io console, out string, args []string) error {
	all := data.Schemas()
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
	if err := os.MkdirAll(out, 0o755); err != nil {
		return broken("the folder %s cannot be made: %s", out, plainly(err))
	}
	for _, n := range names {
		target := filepath.Join(out, n+".schema.json")
		if err := os.WriteFile(target, all[n], 0o644); err != nil {
			return broken("%s cannot be written: %s", target, plainly(err))
		}
		fmt.Fprintln(io.out, target)
	}
	return nil
}
