package main

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// flags are the flags that several commands share.
type flags struct {
	month, lang, profile, out, data string
	json                            bool
}

func (f *flags) folder(c *cobra.Command) {
	c.Flags().StringVar(&f.data, "data", "", "data folder (default: the one inside the program)")
}

func (f *flags) edition(c *cobra.Command) {
	c.Flags().StringVar(&f.month, "month", "", "edition, such as 2026-04 (default: the latest)")
	c.Flags().StringVar(&f.lang, "lang", "", "languages, such as fr,en (default: all)")
}

func command(io console) *cobra.Command {
	root := &cobra.Command{
		Use:           "edition",
		Short:         "Build the editions of the SecNumCloud Observatory",
		Long:          "edition composes the SecNumCloud Observatory from its register, locale files and texts,\nand makes print-ready and accessible PDFs in every language.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Example:       "  edition build --month 2026-04 --lang fr,en\n  edition check\n  edition preflight dist/2026-04/secnumcloud-observatory-2026-04-fr-print.pdf",
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%v; see %s --help", err, c.CommandPath())
	})
	root.AddCommand(buildCommand(io), checkCommand(io), listCommand(io), explainCommand(io))
	return root
}

// open loads the data folder.
func (f *flags) open() (*layout.Press, error) {
	p, err := layout.Open(data.FS())
	if f.data != "" {
		var folder fs.FS
		if folder, err = dataFolder(f.data); err != nil {
			return nil, err
		}
		p, err = layout.Open(folder)
	}
	if err != nil {
		return nil, broken("%v", err)
	}
	return p, nil
}

func dataFolder(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, broken("the data folder %s cannot be read: %s", path, plainly(err))
	case !info.IsDir():
		return nil, broken("%s is a file; --data wants a folder", path)
	}
	return os.DirFS(path), nil
}

// chosen is the edition asked for, the latest when none was.
func (f *flags) chosen(p *layout.Press) (string, error) {
	var ids []string
	if p.Store != nil {
		ids = p.Store.Editions()
	}
	if f.month == "" {
		if p.Store != nil && p.Store.Latest() != "" {
			return p.Store.Latest(), nil
		}
		return "", broken("the data folder has no edition: it needs editions/2026-01/edition.yaml or the like")
	}
	for _, id := range ids {
		if id == f.month {
			return id, nil
		}
	}
	if len(ids) == 0 {
		return "", usage("there is no edition %s: the data folder has none", f.month)
	}
	return "", usage("there is no edition %s: choose one of %s", f.month, strings.Join(ids, ", "))
}

// languages is the languages asked for, all when none was.
func (f *flags) languages(p *layout.Press) ([]string, error) {
	all := p.Locales.Languages()
	if f.lang == "" {
		return all, nil
	}
	return listed(f.lang, "language", "locale file", all)
}

func (f *flags) profiles(marks profile.Marks) ([]profile.Profile, error) {
	byName := map[string]profile.Profile{}
	var names []string
	for _, p := range layout.Profiles() {
		if p.Intent.Space == profile.CMYK {
			p.Marks = marks
		}
		byName[p.Name] = p
		names = append(names, p.Name)
	}
	chosen := names
	if f.profile != "" {
		var err error
		if chosen, err = listed(f.profile, "profile", "profile", names); err != nil {
			return nil, err
		}
	}
	var out []profile.Profile
	for _, n := range chosen {
		out = append(out, byName[n])
	}
	return out, nil
}

// listed reads a list separated by commas or spaces, against what there is.
func listed(arg, what, source string, known []string) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	for _, w := range strings.FieldsFunc(arg, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !has(known, w) {
			return nil, usage("there is no %s for the %s %q: choose among %s", source, what, w, strings.Join(known, ", "))
		}
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return nil, usage("no %s is named: choose among %s", what, strings.Join(known, ", "))
	}
	return out, nil
}

func has(list []string, s string) bool { return slices.Contains(list, s) }

// plainly is an operating system's error without the call that failed.
func plainly(err error) string {
	s := err.Error()
	if i := strings.LastIndex(s, ": "); i >= 0 {
		return s[i+2:]
	}
	return s
}
