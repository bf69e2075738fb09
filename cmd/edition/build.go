package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

func buildCommand(io console) *cobra.Command {
	var f flags
	var dump, marks string
	c := &cobra.Command{
		Use:   "build",
		Short: "Build an edition: every language, every profile",
		Long: `build makes the files of one edition in OUT/MONTH, with report.json beside them.
Nothing is replaced unless everything that was asked for could be made.`,
		Example: `  edition build --month 2026-04 --lang fr,en
  edition build --month 2026-01 --lang fr --profile print --marks full
  edition build --month specimen --out /tmp/look
  edition build --dump pages --lang fr`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return build(io, f, dump, marks) },
	}
	f.folder(c)
	f.edition(c)
	c.Flags().StringVar(&f.profile, "profile", "", "profiles, such as screen,print (default: all)")
	c.Flags().StringVar(&f.out, "out", "dist", "folder for the files")
	c.Flags().StringVar(&marks, "marks", "none", "marks outside the bleed of the print file: none, crop or full")
	c.Flags().StringVar(&dump, "dump", "", "print the pages instead of making files: pages")
	return c
}

func build(io console, f flags, dump, marks string) error {
	p, err := f.open()
	if err != nil {
		return err
	}
	order, err := f.order(io, p, marks)
	if err != nil {
		return err
	}
	if dump != "" {
		return dumpPages(io, p, order, dump)
	}
	show := progress{io: io}
	order.Progress = show.step
	start := io.now()
	res, err := p.Build(context.Background(), order)
	show.clear()
	if err != nil {
		return broken("%v", err)
	}
	tell(io, res.Issues)
	if res.Stopped {
		return &stop{exitFindings, refusal(res)}
	}
	folder := filepath.Join(f.out, order.Month)
	if err := publish(folder, res); err != nil {
		return err
	}
	summary(io, folder, res, io.now().Sub(start))
	return nil
}

// order is what the flags ask for.
func (f *flags) order(io console, p *layout.Press, marks string) (layout.Order, error) {
	m, ok := marksOf(marks)
	if !ok {
		return layout.Order{}, usage("there are no marks %q: choose among none, crop, full", marks)
	}
	o := layout.Order{Now: io.now}
	var err error
	if o.Month, err = f.chosen(p); err != nil {
		return o, err
	}
	if o.Langs, err = f.languages(p); err != nil {
		return o, err
	}
	if o.Profiles, err = f.profiles(m); err != nil {
		return o, err
	}
	o.Created, err = io.created()
	return o, err
}

// dumpPages prints the placed boxes, a line each.
func dumpPages(io console, p *layout.Press, o layout.Order, what string) error {
	if what != "pages" {
		return usage("--dump %s: only pages can be printed", what)
	}
	o.Profiles = nil
	res, err := p.Build(context.Background(), o)
	if err != nil {
		return broken("%v", err)
	}
	for _, l := range res.Pages {
		fmt.Fprint(io.out, draw.Dump(l.Result.Pages))
	}
	return nil
}

// tell prints the findings that ask for something; quality is for the report.
func tell(io console, issues diag.List) {
	for _, is := range issues {
		if is.Severity != diag.Quality {
			fmt.Fprintln(io.err, is)
		}
	}
}

// refusal says which files were not made.
func refusal(res *layout.Result) string {
	n := 0
	for _, out := range res.Outputs {
		if !out.Built {
			n++
		}
	}
	errors := 0
	for _, is := range res.Issues {
		if is.Severity == diag.Error {
			errors++
		}
	}
	return fmt.Sprintf("%s, %s cannot be made; the files of the last build stay as they are",
		count(errors, "error", "errors"), count(n, "file", "files"))
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// summary is a line for each file, with its proof.
func summary(io console, folder string, res *layout.Result, took time.Duration) {
	for _, out := range res.Outputs {
		fmt.Fprintf(io.out, "%s  %d pages, %d kB, %s  %s\n", filepath.Join(folder, out.Path), out.Pages, (out.Bytes+500)/1000, proof(out), out.SHA256[:12])
	}
	fmt.Fprintf(io.out, "%s  %d findings of quality, built in %.1f s\n", filepath.Join(folder, reportName), len(res.Issues), took.Seconds())
}

// proof is what was checked in a file, skipped checks named as such.
func proof(out layout.Output) string {
	s := ""
	skipped := 0
	for _, c := range out.Checks {
		if c.Result == "skipped" {
			skipped++
			continue
		}
		s += fmt.Sprintf("%s %s (%d rules)", c.Name, c.Result, c.Rules)
	}
	if skipped > 0 {
		s += fmt.Sprintf(", %d skipped", skipped)
	}
	return s
}
