package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

func buildCommand(io console) *cobra.Command {
	var f flags
	var p printing
	var dump string
	var times bool
	var r result
	c := &cobra.Command{
		Use:   "build",
		Short: words("Build an edition: every language, every profile"),
		Long: words(`build makes the files of one edition in OUT/MONTH, with report.json beside them
and, for each print file, a job ticket for the print shop. Nothing is replaced
unless everything that was asked for could be made.

--draft makes a copy to be read before all is right, in OUT/draft/MONTH: whatever
can be set, marked as a draft on each page, with each finding marked in its place
and listed at the end. It has no print file, and replaces no edition. The command
ends with 1 while the edition has errors, though the draft is made.`),
		Example: `  edition build --month 2026-04 --lang fr,en
  edition build --month 2026-01 --lang fr --profile print --bleed 5mm --marks full
  edition build --profile print --icc PSOcoated_v3.icc --condition FOGRA51
  edition build --month specimen --data ../observatory-data --out proofs
  edition build --month 2026-04 --draft
  edition build --dump pages --lang fr`,
		Args: nothing,
		RunE: func(*cobra.Command, []string) error { return build(io, f, p, r, dump, times) },
	}
	f.folder(c)
	f.edition(c)
	c.Flags().StringVar(&f.profile, "profile", "", words("`profiles`, such as screen,print (default: those two and web)"))
	c.Flags().StringVar(&f.out, "out", "dist", words("`folder` for the files"))
	p.flags(c)
	r.flags(c)
	c.Flags().BoolVar(&f.draft, "draft", false, words("make a copy to be read before all is right, in OUT/draft/MONTH"))
	c.Flags().StringVar(&dump, "dump", "", words("print what a `stage` made instead of making files: blocks, pages or ops"))
	c.Flags().BoolVar(&times, "times", false, words("say on standard error how long each stage took"))
	return c
}

func build(io console, f flags, pr printing, r result, dump string, times bool) error {
	if err := r.settle(); err != nil {
		return err
	}
	p, err := f.open(io)
	if err != nil {
		return err
	}
	if f.out == "-" {
		return usage("--out - is no folder: an edition is several files; use --dump or inspect text for one stream")
	}
	order, err := f.order(io, p, pr)
	if err != nil {
		return err
	}
	folder := f.folderFor(order.Month)
	if err := f.apart(folder); err != nil {
		return err
	}
	if dump != "" {
		return dumped(io, p, order, dump)
	}
	if _, err := publish.Place(folder); err != nil { // before anybody waits for pages
		return broken("%s", publish.Why(err))
	}
	start := io.now()
	res, err := pressed(io, p, order)
	if err != nil {
		return broken("the edition cannot be built: %v", diag.Why(err))
	}
	if times {
		timed(io, res.Steps)
	}
	if r.forPeople() {
		tell(io, res.Issues)
	} else if err := r.give(io, res.Issues); err != nil {
		return err
	}
	switch {
	case f.draft:
		return drafted(io, folder, res, r, start)
	case res.Stopped:
		return &stop{exitFindings, refusal(res)}
	case r.fails(res.Issues):
		return halted(exitFindings,
			"there are findings that --fail-on %s does not let pass; the files of the last build stay as they are", r.failOn)
	}
	return published(io, folder, res, func() {
		if r.forPeople() {
			summary(io, folder, res, io.now().Sub(start))
		}
	})
}

// apart is an error when a folder that is to be written, or the one behind --out,
// lies among the sources or holds them; the month's folder may be a link by itself.
func (f *flags) apart(folder string) error {
	switch {
	case amid(folder, f.data), amid(f.out, f.data), amid(folder, housing(folder)):
		return usage("--out %s lies among the sources of the data folder: choose a folder outside it", f.out)
	case f.data != "" && below(f.data, folder):
		return usage("--out %s: the data folder stands in %s, which a build replaces: choose another folder", f.out, folder)
	}
	return nil
}

// folderFor is where the files of a month go: those of a draft into a folder that
// no edition has, so that none of them is taken for one of its files.
func (f *flags) folderFor(month string) string {
	if f.draft {
		return filepath.Join(f.out, data.Drafts, month)
	}
	return filepath.Join(f.out, month)
}

// drafted publishes a draft, then ends as the edition would: the draft stands,
// whatever it lists.
func drafted(io console, folder string, res *layout.Result, r result, start time.Time) error {
	if len(res.Outputs) == 0 {
		return halted(exitFindings, "nothing of the edition can be set, so there is no draft; the findings above say why")
	}
	err := published(io, folder, res, func() {
		if r.forPeople() {
			summary(io, folder, res, io.now().Sub(start))
		}
	})
	switch n := bySeverity(res.Issues)[diag.Error]; {
	case err != nil:
		return err
	case n > 0:
		return halted(exitFindings, "the draft stands in %s; the edition has %s", folder, diag.Count(n, "error"))
	case r.fails(res.Issues):
		return halted(exitFindings, "the draft stands in %s; there are findings that --fail-on %s does not let pass", folder, r.failOn)
	}
	return nil
}

// amid tells whether a folder lies in one of those that hold sources.
func amid(out, data string) bool {
	if data == "" {
		return false
	}
	for _, part := range []string{"editions", "register", "standing", "locales", "brand", "fonts"} {
		if below(out, filepath.Join(data, part)) {
			return true
		}
	}
	return false
}

// below tells whether a path is a folder or lies in it.
func below(path, folder string) bool {
	rel, err := filepath.Rel(reached(folder), reached(path))
	return err == nil && filepath.IsLocal(rel)
}

// reached is a path without links, as far as it exists.
func reached(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	if up := filepath.Dir(abs); up != abs {
		return filepath.Join(reached(up), filepath.Base(abs))
	}
	return abs
}

// order is what the flags ask for.
func (f *flags) order(io console, p *layout.Press, pr printing) (layout.Order, error) {
	o := layout.Order{Now: io.now}
	var err error
	if o.Profiles, err = f.profiles(pr); err != nil {
		return o, err
	}
	if f.draft {
		if f.profile != "" && slices.ContainsFunc(o.Profiles, func(p profile.Profile) bool { return p.Intent.Space == profile.CMYK }) {
			return o, usage("a draft has no print file: leave print out of --profile, or --draft out")
		}
		if o.Draft, err = io.today(); err != nil {
			return o, err
		}
	}
	if o.Month, err = f.chosen(io, p); err != nil {
		return o, err
	}
	if o.Langs, err = f.languages(p, o.Month); err != nil {
		return o, err
	}
	if err = f.possible(p, o); err != nil {
		return o, err
	}
	o.Created, err = io.created()
	return o, err
}

// possible is an error when a kind of file is asked for that the edition cannot have.
func (f *flags) possible(p *layout.Press, o layout.Order) error {
	ed, ok := p.Store.Edition(o.Month)
	for _, prof := range o.Profiles {
		switch {
		case prof.Together && len(o.Langs) < 2:
			return usage("--profile %s makes one file of several languages: name them with --lang, such as fr,en", prof.Name)
		case ok && prof.Section != "" && !slices.Contains(ed.Sections, prof.Section):
			return usage("the edition %s has no section %q: leave %s out of --profile", o.Month, prof.Section, prof.Name)
		}
	}
	return nil
}

// tell prints the findings that ask for something, of many alike the first;
// quality is for the report.
func tell(io console, issues diag.List) {
	for _, is := range findings.Limited(issues) {
		if is.Severity != diag.Quality {
			fmt.Fprint(io.err, io.finding(is))
		}
	}
}

// timed is a line for each stage. Times are told and never kept: a report that
// held them would be another one every time.
func timed(io console, steps []layout.Step) {
	for _, s := range steps {
		fmt.Fprintf(io.err, "%-12s %-4s %-8s %8.1f ms\n", s.Stage, s.Lang, s.Profile, float64(s.Took.Microseconds())/1000)
	}
}

// refusal says which files were not made.
func refusal(res *layout.Result) diag.Text {
	n := 0
	for _, out := range res.Outputs {
		if !out.Built {
			n++
		}
	}
	return diag.Said("%s, %s cannot be made; the files of the last build stay as they are",
		diag.Count(bySeverity(res.Issues)[diag.Error], "error"), diag.Count(n, "file"))
}

// bySeverity is how many findings of each severity a list tells, one for a cause.
func bySeverity(l diag.List) (n [3]int) {
	for _, is := range findings.Gathered(l) {
		n[is.Severity]++
	}
	return n
}

// summary is a line for each file, with its proof.
func summary(io console, folder string, res *layout.Result, took time.Duration) {
	folder = diag.Shown(folder)
	for _, out := range res.Outputs {
		if out.Folder != "" {
			whole(io, folder, out)
			continue
		}
		fmt.Fprintf(io.out, "%s  %s  %s\n", filepath.Join(folder, out.Path),
			io.says(diag.Said("%s, %d kB, %s", diag.Count(out.Pages, "page"), (out.Bytes+500)/1000, proof(out))), out.SHA256[:12])
		for _, t := range out.Tickets {
			fmt.Fprintf(io.out, "%s  %s\n", filepath.Join(folder, t.Path), io.says(diag.Said("%d kB", (t.Bytes+500)/1000)))
		}
	}
	n := bySeverity(res.Issues)
	built := diag.Said("%s, %s on quality, built in %.1f s", diag.Count(n[diag.Warning], "warning"),
		diag.Count(n[diag.Quality], "remark"), took.Seconds())
	if n[diag.Error] > 0 { // which stop none of the files that were ordered
		built = diag.Said("%s, %s", diag.Count(n[diag.Error], "error"), built)
	}
	fmt.Fprintf(io.out, "%s  %s\n", filepath.Join(folder, reportName), io.says(built))
}

// whole is the line of a folder for browsers.
func whole(io console, folder string, out layout.Output) {
	size := out.Bytes
	for _, t := range out.Tickets {
		size += t.Bytes
	}
	fmt.Fprintf(io.out, "%s  %s  %s\n", filepath.Join(folder, out.Path),
		io.says(diag.Said("%s, %d kB, %s", diag.Count(1+len(out.Tickets), "file"), (size+500)/1000, proof(out))), out.SHA256[:12])
}

// proof is what was checked in a file, skipped checks named as such.
func proof(out layout.Output) diag.Text {
	var s diag.Text
	skipped := 0
	for _, c := range out.Checks {
		if c.Result == "skipped" {
			skipped++
			continue
		}
		one := diag.Said("%s does not hold (%s)", c.Name, diag.Count(c.Rules, "rule"))
		if c.Result == "pass" {
			one = diag.Said("%s pass (%s)", c.Name, diag.Count(c.Rules, "rule"))
		}
		if s == "" {
			s = one
		} else {
			s = diag.Said("%s, %s", s, one)
		}
	}
	switch {
	case skipped > 0 && s == "":
		return "held to no rule"
	case skipped > 0:
		s = diag.Said("%s, %d skipped", s, skipped)
	}
	return s
}
