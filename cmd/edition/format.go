package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/secnumcloud-observatory/press/cmd/edition/publish"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
)

// result is in which form a command gives what it found, and from which
// severity on it fails.
type result struct {
	format, failOn string
}

func formats() []string { return []string{"text", "json", "sarif", "github"} }

func (r *result) flags(c *cobra.Command) {
	c.Flags().StringVar(&r.format, "format", "text", words(diag.Said(
		"`form` of what is found: %s; all but text go to standard output", strings.Join(formats(), ", "))))
	c.Flags().StringVar(&r.failOn, "fail-on", "error", words("`severity` from which on the command ends with 1: error, warning or quality"))
}

// settle refuses forms and severities that there are not.
func (r *result) settle() error {
	var s diag.Severity
	switch {
	case !slices.Contains(formats(), r.format):
		return usage("--format %s: choose among %s", r.format, strings.Join(formats(), ", "))
	case s.UnmarshalText([]byte(r.failOn)) != nil:
		return usage("--fail-on %s: choose among error, warning, quality", r.failOn)
	}
	return nil
}

// forPeople tells whether findings are sentences on standard error.
func (r *result) forPeople() bool { return r.format == "text" }

// fails tells whether a list has a finding as grave as the command fails on.
func (r *result) fails(l diag.List) bool {
	var least diag.Severity
	_ = least.UnmarshalText([]byte(r.failOn)) // settled
	worst, any := l.Worst()
	return any && worst >= least && least < diag.Error
}

// give writes findings to standard output in a form for programs, which get all of them.
func (r *result) give(io console, l diag.List) error {
	l = findings.Gathered(l)
	var err error
	switch r.format {
	case "github":
		for _, is := range l {
			fmt.Fprintln(io.out, io.annotation(is))
		}
	case "sarif":
		err = indented(io, io.sarif(l))
	case "json":
		err = indented(io, struct {
			Version  int       `json:"version"`
			Findings diag.List `json:"findings"`
		}{layout.ReportVersion, findings.Settled(l)})
	}
	if err != nil {
		return broken("the findings cannot be written: %s", publish.Why(err))
	}
	return nil
}

func indented(io console, v any) error {
	raw, err := diag.JSON(v)
	if err == nil {
		_, err = io.out.Write(raw)
	}
	return err
}

// located is the path of a file of the data from where one stands, with slashes.
func (t *telling) located(file string) string {
	if file == "" || t.root == "" {
		return file
	}
	return path.Clean(filepath.ToSlash(filepath.Join(t.root, filepath.FromSlash(file))))
}

// annotation is a finding as a workflow command of GitHub Actions, which shows it
// at its line.
func (t *telling) annotation(is diag.Issue) string {
	kind := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Quality: "notice"}[is.Severity]
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var at []string
	if is.Pos.File != "" {
		at = append(at, "file="+property.Replace(diag.Shown(t.located(is.Pos.File))))
	}
	if is.Pos.Line > 0 {
		at = append(at, fmt.Sprintf("line=%d", is.Pos.Line))
	}
	if is.Pos.Col > 0 {
		at = append(at, fmt.Sprintf("col=%d", is.Pos.Col))
	}
	at = append(at, "title="+property.Replace(string(is.Code)))
	return "::" + kind + " " + strings.Join(at, ",") + "::" + value.Replace(t.sentence(is))
}

// sentence is what is so, and on a line of its own what to do.
func (t *telling) sentence(is diag.Issue) string {
	if is.Hint == "" {
		return t.says(is.Msg)
	}
	return t.says(is.Msg) + "\n" + t.says(is.Hint)
}
