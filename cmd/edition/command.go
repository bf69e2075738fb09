package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// flags are the flags that several commands share.
type flags struct {
	month, lang, profile, out, data string

	embedded bool // the data inside the program
	draft    bool // a copy to be read before all is right
	wants    want
}

func (f *flags) edition(c *cobra.Command) {
	c.Flags().StringVar(&f.month, "month", "", words("edition, such as `2026-04` (default: the latest)"))
	c.Flags().StringVar(&f.lang, "lang", "", words("languages, such as `fr,en` (default: all)"))
}

func command(io console) *cobra.Command {
	root := &cobra.Command{
		Use:   "edition",
		Short: words("Build the editions of the SecNumCloud Observatory"),
		Long: words(`edition composes the SecNumCloud Observatory from its register, locale files and texts,
and makes print-ready and accessible PDFs in every language.`),
		SilenceUsage:  true,
		SilenceErrors: true,
		Example: "  edition build --month 2026-04 --lang fr,en\n  edition check\n" +
			"  edition preflight dist/2026-04/secnumcloud-observatory-2026-04-fr-print.pdf",
	}
	io.telling.flag(root)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		if err := emptied(c); err != nil {
			return err
		}
		return io.settle()
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(io.out, io.help(c)) })
	root.SetHelpCommand(helpCommand(root))
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%s; see %s --help", wrongFlag(err), c.CommandPath())
	})
	root.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return usage("there is no command %q: choose among %s", args[0], strings.Join(commandNames(c), ", "))
	}
	var version bool
	root.Flags().BoolVar(&version, "version", false, words("the same as edition version"))
	root.RunE = func(c *cobra.Command, _ []string) error {
		if version {
			return versionCommand(io).RunE(c, nil)
		}
		return c.Help()
	}
	root.AddCommand(buildCommand(io), checkCommand(io), inspectCommand(io), preflightCommand(io), newCommand(io),
		registerCommand(io), diffCommand(io), siteCommand(io), linksCommand(io),
		listCommand(io), schemaCommand(io), explainCommand(io), versionCommand(io))
	return root
}

// emptied refuses a flag with nothing behind it: most often a shell's variable
// that was never set, and what would be made then is not what was asked for.
func emptied(c *cobra.Command) error {
	var err error
	c.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && f.Value.Type() == "string" && strings.TrimSpace(f.Value.String()) == "" {
			err = usage("--%s is empty: give it a value, or leave it out", f.Name)
		}
	})
	return err
}

func commandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	return names
}

// wrongFlag says what is wrong with a flag without the flag library's words.
func wrongFlag(err error) diag.Text {
	var missing *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &missing) && missing.GetSpecifiedShortnames() != "":
		return diag.Said("there is no flag -%s", missing.GetSpecifiedName())
	case errors.As(err, &missing):
		return diag.Said("there is no flag --%s", missing.GetSpecifiedName())
	case errors.As(err, &empty):
		return diag.Said("--%s needs a value", empty.GetFlag().Name)
	case errors.As(err, &invalid):
		return diag.Said("--%s cannot be %q", invalid.GetFlag().Name, invalid.GetValue())
	}
	return "a flag is not well written"
}

// nothing, atMostOne and atLeastOne say how many words a command takes.
func nothing(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no %q; see %s --help", c.CommandPath(), args[0], c.CommandPath())
	}
	return nil
}

func atMostOne(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("%s takes one file or name, not %d; see %s --help", c.CommandPath(), len(args), c.CommandPath())
	}
	return nil
}

func atLeastOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("%s needs a %s; see %s --help", c.CommandPath(), what, c.CommandPath())
		}
		if slices.Contains(args, "") {
			return usage("%s needs the name of a %s, and one is empty; see %s --help", c.CommandPath(), what, c.CommandPath())
		}
		return nil
	}
}

// open loads the data folder.
func (f *flags) open(io console) (*layout.Press, error) {
	folder, err := f.folderOf(io)
	if err != nil {
		return nil, err
	}
	return press(folder)
}

func press(folder fs.FS) (*layout.Press, error) {
	p, err := layout.Open(folder)
	if err != nil {
		return nil, broken("%v", diag.Why(err))
	}
	return p, nil
}

// chosen is the edition asked for, the latest when none was. When its folder
// is there and could not be loaded, what is wrong with it is said instead.
func (f *flags) chosen(io console, p *layout.Press) (string, error) {
	ids := p.Store.Editions()
	if found := closedEditions(p.Findings()); len(ids) == 0 &&
		slices.ContainsFunc(found, func(is diag.Issue) bool { return is.Pos.File == "editions" }) {
		tell(io, found)
		return "", broken("the data folder has no edition that can be read%s", because(found))
	}
	if f.month == "" {
		if latest := p.Store.Latest(); latest != "" {
			return latest, nil
		}
		if len(ids) == 0 && f.data != "" && !anyEdition(p.Issues) {
			return "", broken("the data folder %s has no edition: it needs editions/2026-01/edition.yaml or the like", f.data)
		}
	}
	if slices.Contains(ids, f.month) {
		return f.month, nil
	}
	var about diag.List
	for _, is := range p.Issues {
		if strings.HasPrefix(is.Pos.File+"/", path.Join("editions", f.month)+"/") {
			about.Add(is)
		}
	}
	switch {
	case len(about) > 0:
		tell(io, p.Findings())
		return "", halted(exitFindings, "the edition %s cannot be read; the findings above say why", f.month)
	case len(ids) == 0:
		return "", usage("there is no edition %s: the data folder has none", f.month)
	}
	return "", usage("there is no edition %s: choose one of %s", f.month, diag.Few(ids))
}

// anyEdition tells whether findings are about an edition's folder.
func anyEdition(l diag.List) bool {
	for _, is := range l {
		if strings.HasPrefix(is.Pos.File, "editions/") {
			return true
		}
	}
	return false
}

// languages is the languages asked for; when none was, those of the press in
// which the data folder has any text for the edition.
func (f *flags) languages(p *layout.Press, month string) ([]string, error) {
	all := p.Locales.Languages()
	if f.lang != "" {
		return listed(f.lang, "language", "locale file for the language", all)
	}
	ed, ok := p.Store.Edition(month)
	if !ok {
		return all, nil
	}
	var out []string
	for _, l := range all {
		if slices.Contains(ed.Langs(), l) {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return all, nil
	}
	return out, nil
}

// listed reads a list separated by commas or spaces, against what there is.
func listed(arg, what, source string, known []string) ([]string, error) {
	var out []string
	for part := range strings.SplitSeq(arg, ",") {
		if strings.TrimSpace(part) == "" && part != arg {
			return nil, usage("in %q a %s is missing beside a comma: choose among %s", arg, what, strings.Join(known, ", "))
		}
	}
	for _, w := range strings.FieldsFunc(arg, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(known, w) {
			return nil, usage("there is no %s %q: choose among %s", source, w, strings.Join(known, ", "))
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return nil, usage("no %s is named: choose among %s", what, strings.Join(known, ", "))
	}
	return out, nil
}
