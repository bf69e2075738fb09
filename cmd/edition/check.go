package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/review"
)

func checkCommand(io console) *cobra.Command {
	var f flags
	var r result
	var fit bool
	c := &cobra.Command{
		Use:   "check",
		Short: words("Load, check and lay out, without making a file"),
		Long: words(`check makes the files of an edition as a build does, and publishes none: it finds
whatever a build would refuse. Without --month it checks every edition. It writes
nothing. With --fit it says of every field how many lines it takes of those it may
take, and about how many characters more it holds; the fullest come first.`),
		Example: "  edition check\n  edition check --month 2026-04 --lang en --data ./data\n  edition check --month 2026-04 --fit\n" +
			"  edition check --format sarif --fail-on warning > findings.sarif",
		Args: nothing,
		RunE: func(*cobra.Command, []string) error { return check(io, f, r, fit) },
	}
	f.folder(c)
	f.edition(c)
	r.flags(c)
	c.Flags().BoolVar(&fit, "fit", false, words("say how much room each field has left"))
	return c
}

func check(io console, f flags, r result, fit bool) error {
	if err := r.settle(); err != nil {
		return err
	}
	p, err := f.open(io)
	if err != nil {
		return err
	}
	months := p.Store.Editions()
	if f.month != "" || len(months) == 0 {
		month, err := f.chosen(io, p)
		if err != nil {
			return err
		}
		months = []string{month}
	}
	var found findings.Months
	var fits []review.Quality
	show := watched(io, patience)
	defer show.clear()
	for _, m := range months {
		show.next(m)
		langs, err := f.languages(p, m)
		if err != nil {
			return err
		}
		res, err := p.Build(context.Background(), layout.Order{Month: m, Langs: langs, Profiles: layout.All(), Progress: show.step})
		if err != nil {
			return broken("the edition %s cannot be checked: %v", m, err)
		}
		found.Add(m, res.Issues)
		fits = append(fits, res.Quality...)
	}
	show.clear()
	if fit && r.forPeople() {
		rooms(io, fits)
	}
	all := found.List()
	if r.forPeople() {
		tell(io, all)
		n := bySeverity(all)
		fmt.Fprintln(io.out, io.says(diag.Said("%s: %s, %s, %s on quality", diag.Few(months), diag.Count(n[diag.Error], "error"),
			diag.Count(n[diag.Warning], "warning"), diag.Count(n[diag.Quality], "remark"))))
	} else if err := r.give(io, all); err != nil {
		return err
	}
	return verdict(all, r)
}

// rooms says how much room each field has left, language by language.
func rooms(io console, fits []review.Quality) {
	for _, q := range fits {
		for _, f := range q.Fits {
			place := findings.Place(diag.Issue{Pos: f.Pos, Field: f.Field})
			room := diag.Said("about %s more", diag.Count(f.Left, "character"))
			switch {
			case f.Left < 0:
				room = diag.Said("%s too many", diag.Count(-f.Left, "character"))
			case f.Left == 0:
				room = "no room left"
			}
			fmt.Fprintf(io.out, "%s: %s\n", diag.Shown(f.Pos.String()),
				io.says(diag.Said("%s: %d of %s, %s", place, f.Lines, diag.Count(f.Most, "line"), room)))
		}
	}
}

// verdict is the exit code of a check.
func verdict(all diag.List, r result) error {
	if r.fails(all) {
		return &stop{exitFindings, ""}
	}
	for _, is := range all {
		for _, prof := range layout.All() {
			if findings.Stops(prof, is) {
				return &stop{exitFindings, ""}
			}
		}
	}
	return nil
}

func listCommand(io console) *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use: "list", Short: words("List the editions of the data folder"), Args: nothing, Example: "  edition list",
		RunE: func(*cobra.Command, []string) error { return list(io, f) },
	}
	f.folder(c)
	return c
}

// list reads the names alone, for a folder may hold the editions of decades.
// Why there is none, only the loaded folder tells.
func list(io console, f flags) error {
	folder, err := f.folderOf(io)
	if err != nil {
		return err
	}
	ids, closed := data.Names(folder)
	for _, id := range ids {
		fmt.Fprintln(io.out, diag.Shown(id))
	}
	if len(ids) > 0 && len(closed) > 0 {
		tell(io, closed)
		return broken("not every edition can be read%s", because(closed))
	}
	if len(ids) > 0 {
		return nil
	}
	p, err := press(folder)
	if err != nil {
		return err
	}
	found := closedEditions(p.Findings())
	tell(io, found)
	return broken("the data folder has no edition that can be read%s", because(found))
}

// closedEditions is the findings on editions that are there and may not be read.
func closedEditions(l diag.List) diag.List {
	return slices.DeleteFunc(l, func(is diag.Issue) bool {
		return is.Code != read.Forbidden || is.Pos.File != "editions" && !strings.HasPrefix(is.Pos.File, "editions/")
	})
}

// because points at the findings above a sentence, when there are any.
func because(l diag.List) diag.Text {
	if len(l) == 0 {
		return ""
	}
	return "; the findings above say why"
}

func explainCommand(io console) *cobra.Command {
	return &cobra.Command{
		Use: "explain CODE", Short: words("Say what a finding means, with an example and the fix"), Args: atMostOne,
		Example: "  edition explain Overflow\n  edition explain Overflow --messages fr\n  edition explain",
		RunE: func(_ *cobra.Command, args []string) error {
			all := findings.Catalogue()
			if len(args) == 0 {
				for _, e := range all {
					fmt.Fprintf(io.out, "%-24s %s\n", e.Code, io.says(e.Means))
				}
				return nil
			}
			for _, e := range all {
				if strings.EqualFold(string(e.Code), args[0]) {
					fmt.Fprintf(io.out, "%s (%s)\n\n%s\n\n%s\n\n%s\n\n%s\n", e.Code, io.says(graveness(e.Severity)), io.says(e.Means),
						io.says(diag.Said("Example: %s", e.Example)), io.says(diag.Said("What to do: %s", e.Fix)), io.says(stopped(e)))
					return nil
				}
			}
			return noFinding(args[0], all)
		},
	}
}

// noFinding says that a word is no code, and which may have been meant.
func noFinding(word string, all []diag.Entry) error {
	codes := make([]string, len(all))
	for i, e := range all {
		codes[i] = string(e.Code)
	}
	if near := diag.Likely(word, codes); near != "" {
		return usage("there is no finding %q. %s", word, near)
	}
	return usage("there is no finding %q; edition explain lists them all", word)
}

// stopped says which files a finding stops.
func stopped(e diag.Entry) diag.Text {
	var names []string
	for _, p := range layout.All() {
		if findings.Stops(p, diag.Issue{Code: e.Code, Severity: e.Severity}) {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return "It stops no file."
	}
	return diag.Said("It stops: %s.", diag.Few(names))
}
