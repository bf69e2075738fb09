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
)

// robbed does something while a painter would skip a run of words on each third
// page, and draw but three letters of one on the page after it: in the body, in
// drawings, in running heads. It gives what would be lost, by page.
func robbed(pages []draw.Page, do func()) map[int]string {
	lost, was := map[int]string{}, map[*draw.Op]draw.Op{}
	for i := range pages {
		at, n := i%3, 0
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for k := range v.Box.Ops {
				op := &v.Box.Ops[k]
				x, ok := (*op).(draw.Text)
				if _, taken := was[op]; !ok || taken || at == 2 || lost[i+1] != "" || len(x.Str) < 6 || x.Codes != nil || x.Goes || x.Mute {
					continue
				}
				if n++; n <= i { // another place on every page
					continue
				}
				lost[i+1], was[op] = x.Str, *op
				if *op = (draw.Anchor{}); at == 1 {
					x.Str = string([]rune(x.Str)[:3])
					*op = x
				}
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

// A painter that skips a run of words, or draws but a part of it, makes a file
// that is not published: each loss is an error where it stood, whether the words
// are read aloud or not and whatever the profile.
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
		var out Output
		lost := robbed(laid.Pages, func() { out.Data, err = r.made(doc, laid, prof) })
		if err != nil || len(out.Data) == 0 || len(lost) < len(laid.Pages)/3 {
			t.Fatalf("%s: %v, %d losses on %d pages", prof.Name, err, len(lost), len(laid.Pages))
		}
		r.judged(&out, doc, laid, prof)
		told(t, prof.Name, out.Report, lost, laid)
	}
}

func told(t *testing.T, name string, r *preflight.Report, lost map[int]string, laid *page.Result) {
	t.Helper()
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
