package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// judging is how preflight is to look at files.
type judging struct {
	lang, bleed, as     string
	json, strict, house bool
	multiple            int
	asked               struct{ bleed, pages bool } // given, not left as they are
}

func preflightCommand(io console) *cobra.Command {
	var j judging
	var r result
	c := &cobra.Command{
		Use:   "preflight FILE.pdf ...",
		Short: words("Read finished files back and judge them by rule"),
		Long: words(`preflight reads any PDF with a reader that is not the one that wrote it, and says
by rule, each with its source (ISO clause, Ghent Workgroup rule, Matterhorn
checkpoint), what holds, what does not, and what was not checked. What a file is
held to follows from what it claims: PDF/X, PDF/UA, PDF/A. What this house alone
demands of its own files is judged with --house, and else said to be not checked;
--bleed and --pages each ask for their own rule.

It ends with 0 when every file may be delivered, 1 when a rule of severity error
fails, 3 when a file cannot be read.`),
		Example: `  edition preflight --house dist/2026-04/secnumcloud-observatory-2026-04-fr-print.pdf
  edition preflight --lang fr --bleed 3mm --strict annonce.pdf
  edition preflight --json dist/2026-04/*.pdf > preflight.json`,
		Args: atLeastOne("FILE.pdf"),
		RunE: func(c *cobra.Command, args []string) error {
			j.asked.bleed, j.asked.pages = c.Flags().Changed("bleed"), c.Flags().Changed("pages")
			return judge(io, j, r, args)
		},
	}
	r.flags(c)
	c.Flags().StringVar(&j.lang, "lang", "en", words(diag.Said("`language` of the report: %s", strings.Join(spoken(), ", "))))
	c.Flags().BoolVar(&j.json, "json", false, words("write the report as JSON: one object, or a list when there are several files"))
	c.Flags().BoolVar(&j.strict, "strict", false, words("warnings fail a file as errors do"))
	c.Flags().BoolVar(&j.house, "house", false, words("judge what this house alone demands too, as every build does"))
	c.Flags().StringVar(&j.bleed, "bleed", "3mm", words("bleed that print files must have, a `length`"))
	c.Flags().StringVar(&j.as, "as", "", words("judge as this `kind`: print, tagged, archive or plain (default: by the file's claims)"))
	c.Flags().IntVar(&j.multiple, "pages", 4, words("the page count of print files is a multiple of this `number`; 1: any"))
	return c
}

// spoken is the languages that preflight brings along.
func spoken() []string { return preflight.NewLexicon().Languages() }

// judged is one file's report under its name.
type judged struct {
	File string `json:"file"`
	preflight.Report
	Accepted bool `json:"accepted"`
}

func judge(io console, j judging, form result, names []string) error {
	if err := form.settle(); err != nil {
		return err
	}
	o, err := j.options()
	if err != nil {
		return err
	}
	var all []judged
	failed := 0
	show := watched(io, patience)
	defer show.clear()
	for _, name := range names {
		show.next(name)
		show.step(layout.Step{Stage: "preflight"})
		r, err := judgeFile(name, o)
		if err != nil {
			return err
		}
		all = append(all, judged{name, r, !r.Failed()})
		if r.Failed() {
			failed++
		}
	}
	show.clear()
	faults := faulty(all)
	switch {
	case j.json:
		err = writeJSON(io, all)
	case !form.forPeople():
		err = form.give(io, faults)
	default:
		for _, r := range all {
			fmt.Fprintf(io.out, "%s\n%s", diag.Shown(r.File), r.Text(j.lang))
		}
	}
	if err == nil && (failed > 0 || form.fails(faults)) {
		return &stop{exitFindings, ""}
	}
	return err
}

// faulty is the failed rules of files as findings, each at its source, or else in
// its file.
func faulty(all []judged) diag.List {
	var out diag.List
	for _, r := range all {
		for _, is := range r.Issues() {
			if is.Pos.IsZero() {
				is.Pos.File = filepath.ToSlash(r.File)
			}
			out.Add(is)
		}
	}
	return out
}

func (j judging) options() (preflight.Options, error) {
	o := preflight.Options{Strict: j.strict, Standards: !j.house}
	if j.house || j.asked.pages {
		o.Multiple = j.multiple
	}
	if !slices.Contains(spoken(), j.lang) {
		return o, usage("preflight speaks %s, not %q", diag.And(spoken()), j.lang)
	}
	kinds := map[string]preflight.Kind{"": preflight.Auto, "plain": preflight.Plain, "print": preflight.Print, "tagged": preflight.Tagged,
		"archive": preflight.Archive}
	var ok bool
	if o.As, ok = kinds[j.as]; !ok {
		return o, usage("files cannot be judged as %q: choose among print, tagged, archive, plain", j.as)
	}
	if j.multiple < 1 {
		return o, usage("--pages %d: it must be 1 or more", j.multiple)
	}
	b, err := bleedOf(j.bleed)
	if err != nil || b < 0 {
		return o, usage("--bleed %q is not a width: write one such as 3mm", j.bleed)
	}
	switch {
	case b == 0:
		o.Bleed = -1 // none expected
	case j.house || j.asked.bleed:
		o.Bleed = b
	}
	return o, nil
}

// mostPDF is more than any edition has, in bytes: the reader needs a file whole,
// and up to half a gigabyte beside it for a stream.
const mostPDF = 256 << 20

func judgeFile(name string, o preflight.Options) (preflight.Report, error) {
	head, err := read.Head(name, pdf.Head)
	if err == nil && !pdf.Headed(head) {
		return preflight.Report{}, broken("%s is not a PDF file", name)
	}
	var raw []byte
	if err == nil {
		raw, err = read.File(name, mostPDF)
	}
	if err != nil {
		return preflight.Report{}, broken("%s cannot be read: %s", name, read.Why(err))
	}
	r, err := preflight.Check(raw, o)
	switch {
	case errors.Is(err, pdf.ErrNotPDF):
		return r, broken("%s is not a PDF file", name)
	case errors.Is(err, pdf.ErrPassword):
		return r, broken("%s is protected by a password: save it without one, then judge it", name)
	case errors.Is(err, pdf.ErrTooMuch):
		return r, broken("%s has more objects than are looked at: split it, or save it with object streams", name)
	case err != nil:
		return r, broken("%s is damaged and cannot be read as a PDF file", name)
	}
	return r, nil
}

func writeJSON(io console, all []judged) error {
	var report any = all
	if len(all) == 1 {
		report = all[0]
	}
	if err := indented(io, report); err != nil {
		return broken("the report cannot be written: %s", publish.Why(err))
	}
	return nil
}
