package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/links"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/review"
)

func linksCommand(io console) *cobra.Command {
	var f flags
	var r result
	var try bool
	c := &cobra.Command{
		Use:   "links",
		Short: words("List the addresses that an edition leads to, and try them"),
		Long: words(`links lists every address that the pages of an edition lead to: sources, links of
texts, codes, mail. With --check it asks for each of them, once, as a reader's browser
would: an address without a page is a warning, one that has moved a remark. What
cannot be asked for is said to be not tried: mail, addresses reserved for examples
or within somebody's own network, and all of them where there is no network. A build
never asks.`),
		Example: "  edition links\n  edition links --check --month 2026-04\n  edition links --check --fail-on warning",
		Args:    nothing,
		RunE:    func(c *cobra.Command, _ []string) error { return leads(c.Context(), io, f, r, try) },
	}
	f.folder(c)
	f.edition(c)
	r.flags(c)
	c.Flags().BoolVar(&try, "check", false, words("ask for each address, once"))
	return c
}

func leads(ctx context.Context, io console, f flags, r result, try bool) error {
	if err := r.settle(); err != nil {
		return err
	}
	p, err := f.open(io)
	if err != nil {
		return err
	}
	month, err := f.chosen(io, p)
	if err != nil {
		return err
	}
	langs, err := f.languages(p, month)
	if err != nil {
		return err
	}
	show := watched(io, patience)
	defer show.clear()
	res, err := p.Build(context.Background(), layout.Order{Month: month, Langs: langs, Progress: show.step})
	if err != nil {
		return broken("the edition %s cannot be laid out: %v", month, err)
	}
	show.clear()
	if len(res.Pages) == 0 {
		tell(io, res.Issues)
		return halted(exitFindings, "the edition %s cannot be laid out; the findings above say why", month)
	}
	all := res.Addresses()
	if !try {
		if !r.forPeople() {
			return usage("--format %s is for what is found: ask with --check", r.format)
		}
		for _, a := range all {
			fmt.Fprintf(io.out, "%s: %s\n", io.says(leading(a)), diag.Shown(a.Href))
		}
		return nil
	}
	hrefs := make([]string, len(all))
	for i, a := range all {
		hrefs[i] = a.Href
	}
	return answered(io, r, month, res.Edition.Permalink, all, links.Try(ctx, hrefs))
}

// leading is where an address is written, or the page whose code leads there.
func leading(a layout.Address) diag.Text {
	if !a.From.IsZero() {
		return diag.Text(a.From.String())
	}
	return diag.Said("page %d in %s", a.Page, diag.And(a.Langs))
}

// answered tells what came of each address. That a page of the edition's own is not
// there yet is no finding: it is asked for before the edition is published.
func answered(io console, r result, month, own string, all []layout.Address, got []links.Answer) error {
	var found findings.Months
	var list diag.List
	n := map[links.State]int{}
	for i, a := range got {
		n[a.State]++
		at := diag.Issue{Pos: all[i].From}
		switch {
		case own != "" && strings.HasPrefix(a.Address, own) && a.State != links.Moved:
		case a.State == links.Gone:
			at.Msg = diag.Said("%s: its site says that it has no such page (%d).", a.Address, a.Code)
		case a.State == links.NoHost:
			at.Msg = diag.Said("%s: there is no site of that name.", a.Address)
		case a.State == links.Insecure:
			at.Msg = diag.Said("%s: its certificate does not prove that it is that site.", a.Address)
		case a.State == links.Moved:
			at.Code, at.Severity, at.Msg = review.MovedLink, diag.Quality, diag.Said("%s has moved to %s.", a.Address, a.To)
			at.Hint = "Write the new address, once you have seen that it shows what is meant."
		}
		if at.Msg == "" {
			continue
		}
		if at.Code == "" {
			at.Code, at.Severity = review.DeadLink, diag.Warning
			at.Hint = "Open the address in a browser, and write the one that leads to the page; or cite another source."
		}
		list.Add(at)
	}
	found.Add(month, list)
	if !r.forPeople() {
		if err := r.give(io, found.List()); err != nil {
			return err
		}
		return verdict(found.List(), r)
	}
	tell(io, found.List())
	for i, a := range got {
		fmt.Fprintf(io.out, "%s: %s: %s\n", io.says(leading(all[i])), diag.Shown(a.Address), io.says(came(a)))
	}
	const sum diag.Text = "%s: %d answered, %d moved, %d without a page, %d closed to programs, %d without an answer, %d not tried"
	fmt.Fprintln(io.out, io.says(diag.Said(sum, diag.Count(len(got), "link"), n[links.Answers], n[links.Moved],
		n[links.Gone]+n[links.NoHost]+n[links.Insecure], n[links.Refuses], n[links.Silent], n[links.Untried])))
	if n[links.Untried] == len(got) {
		io.note("no address was tried: nothing answered, so there is no network here")
	}
	return verdict(found.List(), r)
}

// came is what came of an address, in words.
func came(a links.Answer) diag.Text {
	switch a.State {
	case links.Answers:
		return "it answers"
	case links.Moved:
		return diag.Said("moved to %s", a.To)
	case links.Gone:
		return diag.Said("no such page (%d)", a.Code)
	case links.NoHost:
		return "no site of that name"
	case links.Insecure:
		return "no valid certificate"
	case links.Refuses:
		return diag.Said("it lets no program read (%d): look in a browser", a.Code)
	case links.Silent:
		return "no answer: try again, or look in a browser"
	}
	return "not tried"
}
