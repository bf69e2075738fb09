package layout

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// readBack has the finished file read by another reader than the one that
// wrote it, and notes what it says.
func (p *Press) readBack(out *Output, laid *page.Result, prof profile.Profile) {
	o := preflight.Options{Trim: prof.Trim, Bleed: prof.Bleed, Safe: prof.Safe, Ink: prof.InkLimit,
		Locate: func(n int, x, y unit.Length) (diag.Pos, string) { return locate(laid.Pages, n, x, y) }}
	if prof.Bleed == 0 {
		o.Bleed = -1
	}
	if prof.Safe == 0 {
		o.Safe = -1
	}
	report, err := preflight.Check(out.Data, o)
	if err != nil {
		out.Checks = append(out.Checks, Check{Name: "preflight", Result: "fail", Note: err.Error()})
		out.Issues.Add(diag.Issue{Code: UnreadableFile, Severity: diag.Error, Msg: "the finished file cannot be read back: " + err.Error(),
			Hint: "this is a fault of the press, not of the data; report it with the edition's folder"})
		return
	}
	out.Report = &report
	out.Issues.Add(report.Issues()...)
	out.Checks = append(out.Checks, preflightChecks(report)...)
}

// preflightChecks sums the rules up by their answer.
func preflightChecks(r preflight.Report) []Check {
	result := "pass"
	if r.Failed() {
		result = "fail"
	}
	checks := []Check{{Name: "preflight", Result: result, Rules: r.Count(preflight.Pass) + r.Count(preflight.Fail)}}
	for _, x := range r.Results {
		if x.Status == preflight.NotChecked && x.Why != nil {
			checks = append(checks, Check{Name: string(x.Code), Result: "skipped", Note: x.Why.In("en")})
		}
	}
	return checks
}

// locate names the data behind a place of a page: the innermost box there that
// knows where it came from.
func locate(pages []draw.Page, n int, x, y unit.Length) (diag.Pos, string) {
	if n < 1 || n > len(pages) {
		return diag.Pos{}, ""
	}
	var pos diag.Pos
	field := ""
	draw.Walk(&pages[n-1].Box, func(v draw.Visit) bool {
		if !unit.Box(x, y, 0, 0).In(v.At, 0) {
			return true
		}
		if !v.Box.From.IsZero() {
			pos = v.Box.From
		}
		if v.Box.Name != "" {
			field = v.Box.Name
		}
		return true
	})
	return pos, field
}
