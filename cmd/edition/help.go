package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// words is a text of a command's help, which is told in the language of messages
// when it is shown.
func words(t diag.Text) string { return string(t) }

// told is such a text in that language, its lines as they are.
func (t *telling) told(s string) string {
	w, _ := locales.Told(t.lang)
	return diag.Text(s).In(t.lang, w)
}

func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [command]", Short: words("Say how a command is used"),
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usage("there is no command %q: choose among %s", strings.Join(args, " "), strings.Join(commandNames(root), ", "))
			}
			return c.Help()
		},
	}
}

// help is how a command is used: what it does, its forms, examples, the commands
// under it and its flags.
func (t *telling) help(c *cobra.Command) string {
	var b strings.Builder
	part := func(head diag.Text, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n%s\n%s\n", t.says(head), strings.TrimRight(body, "\n"))
		}
	}
	what := c.Long
	if what == "" {
		what = c.Short
	}
	b.WriteString(t.told(what) + "\n")
	part("Usage:", t.forms(c))
	part("Examples:", c.Example)
	part("Commands:", t.commands(c))
	part("Flags:", t.flagsOf(c.LocalFlags()))
	part("Flags of every command:", t.flagsOf(c.InheritedFlags()))
	if c.HasAvailableSubCommands() {
		b.WriteString("\n" + t.says(diag.Said("%s COMMAND --help says more of a command.", c.CommandPath())) + "\n")
	}
	return b.String()
}

func (t *telling) forms(c *cobra.Command) string {
	var out string
	if c.Runnable() {
		c.DisableFlagsInUseLine = true
		out = "  " + c.UseLine() + " [" + t.says("flags") + "]\n"
	}
	if c.HasAvailableSubCommands() {
		out += "  " + c.CommandPath() + " [" + t.says("command") + "]\n"
	}
	return out
}

func (t *telling) commands(c *cobra.Command) string {
	var rows [][2]string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			rows = append(rows, [2]string{"  " + sub.Name(), t.told(sub.Short)})
		}
	}
	return columns(rows)
}

// flagsOf is a line for each flag: its name and what stands behind it, what it
// does, and what holds where it is not given.
func (t *telling) flagsOf(all *pflag.FlagSet) string {
	var rows [][2]string
	all.VisitAll(func(f *pflag.Flag) {
		short := "      "
		if f.Shorthand != "" {
			short = "  -" + f.Shorthand + ", "
		}
		if f.Name == "help" {
			rows = append(rows, [2]string{short + "--help", t.says("show this help")})
			return
		}
		g := *f
		g.Usage = t.told(f.Usage)
		value, does := pflag.UnquoteUsage(&g)
		if f.Value.Type() != "bool" && f.DefValue != "" && f.Name != "messages" {
			does = t.says(diag.Said("%s (default: %s)", does, f.DefValue))
		} else if f.DefValue == "true" {
			does = t.says(diag.Said("%s (default: yes)", does))
		}
		rows = append(rows, [2]string{strings.TrimRight(short+"--"+f.Name+" "+value, " "), does})
	})
	return columns(rows)
}

// columns is rows of two columns, the second three characters from the longest
// of the first.
func columns(rows [][2]string) string {
	wide := 0
	for _, r := range rows {
		wide = max(wide, utf8.RuneCountInString(r[0]))
	}
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(r[0] + strings.Repeat(" ", wide-utf8.RuneCountInString(r[0])+3) + r[1] + "\n")
	}
	return b.String()
}
