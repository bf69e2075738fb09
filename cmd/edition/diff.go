package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/data/compare"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
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
passages whole, and every sentence in each language of messages.`),
		Example: "  edition diff 2026-01 2026-04\n  edition diff 2026-01 2026-04 --messages fr\n" +
			"  edition diff 2026-01 2026-04 --format json > diff.json",
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
	if format == "json" {
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
	line := func(t diag.Text) { fmt.Fprintln(io.out, io.says(t)) }
	line(diag.Said("From %s (cut-off %s) to %s (cut-off %s).", d.From.Edition, d.From.Cutoff, d.To.Edition, d.To.Cutoff))
	if d.From.Pages != d.To.Pages {
		line(diag.Said("Pages declared: %d, were %d.", d.To.Pages, d.From.Pages))
	}
	part := func(head diag.Text, rows []diag.Text) {
		if len(rows) == 0 {
			return
		}
		fmt.Fprintln(io.out)
		line(head)
		for _, r := range rows {
			fmt.Fprintln(io.out, "  "+io.says(r))
		}
	}
	var moved, figures, offers []diag.Text
	for _, m := range d.Movements {
		moved = append(moved, diag.Said("%s [%s]", m.Says, strings.Join(m.Sources, ", ")))
	}
	for _, f := range d.Figures {
		figures = append(figures, diag.Said("%s %s, was %s", string(f.Name), fmt.Sprint(f.Is), fmt.Sprint(f.Was)))
	}
	for _, c := range d.Offers {
		offers = append(offers, c.Says)
	}
	part("What moved:", moved)
	part("Figures:", figures)
	part("Offers, field by field:", offers)
	part("Sections:", onlyOne(d.Sections))
	part("Sources called on pages:", onlyOne(d.Sources))
	for i, p := range d.Texts {
		if i == 0 {
			fmt.Fprintln(io.out)
			line("Texts:")
		}
		fmt.Fprintf(io.out, "  %s: %s\n", diag.Shown(p.Pos.String()), io.says(passage(p)))
	}
	if len(moved)+len(figures)+len(offers)+len(d.Texts) == 0 {
		fmt.Fprintln(io.out)
		line("Nothing else parts the two editions.")
	}
}

func onlyOne(n compare.Names) (out []diag.Text) {
	if len(n.New) > 0 {
		out = append(out, diag.Said("new: %s", diag.Few(n.New)))
	}
	if len(n.Gone) > 0 {
		out = append(out, diag.Said("gone: %s", diag.Few(n.Gone)))
	}
	return out
}

// seen is the most characters of a passage that a line shows.
const seen = 90

// passage is which words stand otherwise, how they are and how they were.
func passage(p compare.Passage) diag.Text {
	place := findings.Place(diag.Issue{Pos: p.Pos, Field: p.Field})
	was, is := diag.Short(p.Was, seen), diag.Short(p.Is, seen)
	switch {
	case p.Was == "":
		return diag.Said("%s, new: %q", place, is)
	case p.Is == "":
		return diag.Said("%s, gone: %q", place, was)
	}
	return diag.Said("%s: %q, was %q", place, is, was)
}
