package layout

import (
	"context"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// mistakes is what a painter may do wrong with a run of words: not draw it, or but
// three letters, off the page or beside its place, too small, or narrowed.
func mistakes() []func(draw.Text) draw.Op {
	return []func(draw.Text) draw.Op{
		func(draw.Text) draw.Op { return draw.Anchor{} },
		func(x draw.Text) draw.Op { x.Str, x.Adjust = string([]rune(x.Str)[:3]), nil; return x },
		func(x draw.Text) draw.Op { x.X += 300 * unit.MM; return x },
		func(x draw.Text) draw.Op { x.Y += unit.MM / 10; return x },
		func(x draw.Text) draw.Op { x.Size = unit.PT / 2; return x },
		func(x draw.Text) draw.Op { x.Scale = 900; return x },
	}
}

// spoilt does something while a painter would make a mistake on each page but the
// last of a round: in the body, in drawings, in running heads. It gives the words
// that it would make one with, by page.
func spoilt(pages []draw.Page, do func()) map[int]string {
	lost, was := map[int]string{}, map[*draw.Op]draw.Op{}
	for i := range pages {
		at, n := i%(len(mistakes())+1), 0
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for k := range v.Box.Ops {
				op := &v.Box.Ops[k]
				x, ok := (*op).(draw.Text)
				if _, taken := was[op]; !ok || taken || at == len(mistakes()) || lost[i+1] != "" || len(x.Str) < 6 || x.Codes != nil || x.Goes || x.Mute || x.Scale != 0 {
					continue
				}
				if n++; n <= i { // another place on every page
					continue
				}
				lost[i+1], was[op] = x.Str, *op
				*op = mistakes()[at](x)
			}
			return true
		})
	}
	do()
	for op, x := range was {
		*op = x
	}
	return lost
}

// misread does something while a painter would tell readers other words than were
// composed, once of each kind: in the place of words, of a picture, and of a link.
func misread(pages []draw.Page, do func()) {
	var undo []func()
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for k := range v.Box.Ops {
				op := &v.Box.Ops[k]
				if x, ok := (*op).(draw.Text); ok && len(undo) == 0 && !v.Artifact && x.Actual != "" && !strings.HasPrefix(x.Actual, x.Str) {
					undo = append(undo, func() { *op = x })
					x := x
					x.Actual += "s"
					*op = x
				}
			}
			if e := v.Box.Elem; e != nil && len(undo) == 1 && !v.Artifact && e.Alt != "" {
				was := e.Alt
				undo = append(undo, func() { e.Alt = was })
				e.Alt = "another"
			}
			if e := v.Box.Elem; e != nil && e.Role == draw.LinkElem && len(undo) == 2 && !v.Artifact && e.Desc != "" {
				was := e.Desc
				undo = append(undo, func() { e.Desc = was })
				e.Desc += "s"
			}
			return true
		})
	}
	do()
	for _, f := range undo {
		f()
	}
}

// A painter that skips a run of words, draws but a part of it, or draws it in
// another place or size makes a file that is not published, nor does one that tells
// readers something else: each is an error where it stood, whether the words are
// read aloud or not and whatever the profile.
func TestPainterThatLosesWords(t *testing.T) {
	p, err := Open(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	o := Order{Month: "2026-01", Langs: []string{"fr"}, Profiles: Profiles()}
	res, err := p.Build(context.Background(), o)
	if err != nil || len(res.Pages) != 1 {
		t.Fatal(err, res.Issues)
	}
	doc, laid := res.Pages[0].Doc, res.Pages[0].Result
	for _, prof := range o.Profiles {
		found := findings.New(p.Locales, "fr")
		r := &run{press: p, ed: res.Edition, lang: "fr", order: o, clock: &clock{}, found: found.In("fr")}
		judged := func(spoil func(do func())) *preflight.Report {
			var out Output
			spoil(func() { out.Data, err = r.made(doc, laid, prof) })
			if err != nil || len(out.Data) == 0 {
				t.Fatal(prof.Name, err)
			}
			r.judged(&out, doc, laid, prof)
			return out.Report
		}
		var lost map[int]string
		report := judged(func(do func()) { lost = spoilt(laid.Pages, do) })
		if len(lost) < len(laid.Pages)/3 {
			t.Fatalf("%s: %d losses on %d pages", prof.Name, len(lost), len(laid.Pages))
		}
		told(t, prof.Name, report, lost, laid)
		if !prof.Tags {
			continue
		}
		report = judged(func(do func()) { misread(laid.Pages, do) })
		x, _ := report.Result("TextReplaced")
		if len(x.Faults) != 5 || x.Severity != diag.Error || !report.Failed() { // of an alternative and of a link, the one that is there and the one that is not
			t.Errorf("%s: %+v", prof.Name, x.Faults)
		}
	}
}

func told(t *testing.T, name string, r *preflight.Report, lost map[int]string, laid *page.Result) {
	t.Helper()
	if x, _ := r.Result("TextAdded"); len(x.Faults) == 0 { // what is left of words that were cut short was never placed
		t.Errorf("%s: nobody tells of words that were not placed", name)
	}
	x, _ := r.Result("TextMissing")
	if x.Severity != diag.Error || !r.Failed() {
		t.Errorf("%s: %s, and the file passes: %t", name, x.Severity, !r.Failed())
	}
	seen := map[int]bool{}
	for _, f := range x.Faults {
		seen[f.Page] = true
		if want := draw.Spelt(lost[f.Page]); want == "" || f.Times == 1 && f.Text != diag.Short(want, 60) && !strings.Contains(f.Text, strings.TrimSpace(want)) {
			t.Errorf("%s, page %d: lost %q, told %q", name, f.Page, want, f.Text)
		}
	}
	for n, words := range lost {
		if !seen[n] {
			t.Errorf("%s, page %d of %d: %q is lost, and nobody tells", name, n, len(laid.Pages), words)
		}
	}
}
