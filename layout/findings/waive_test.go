package findings

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

func waiving(t *testing.T, waivers string) *data.Edition {
	t.Helper()
	s, found := data.Load(sample.Small(t, map[string]string{
		"editions/2026-01/edition.yaml": "month: 2026-01\ncutoff: 2025-12-31\nprevious-cutoff: 2025-11-30\npublished: 2026-01-12\n" +
			"sections: [register, sources]\nimprint: {publisher: Nous}\nwaivers:\n" + waivers,
		"editions/2026-01/fr/register.md": "---\ntitle: Registre\n---\n",
	}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	e, _ := s.Edition("2026-01")
	return e
}

func TestWaivers(t *testing.T) {
	const text = "editions/2026-01/fr/register.md"
	sparse := diag.Issue{Code: page.UnderfullPage, Severity: diag.Warning, Section: "register", Page: 2, Msg: "a"}
	late := diag.Issue{Code: check.LateSource, Severity: diag.Warning, Pos: diag.Pos{File: text, Line: 2}, Field: "title", Msg: "b"}
	grave := diag.Issue{Code: check.MissingText, Severity: diag.Error, Pos: diag.Pos{File: text}, Msg: "c"}
	for name, c := range map[string]struct {
		waiver string
		is     diag.Issue
		part   bool     // of the languages alone was looked at
		want   []string // codes that are told
		let    int
	}{
		"by section":        {"{code: UnderfullPage, place: register, reason: r, until: 2026-12-31}", sparse, false, nil, 1},
		"by file":           {"{code: LateSource, place: fr/register.md, reason: r, until: 2026-01-12}", late, false, nil, 1},
		"by its whole name": {"{code: LateSource, place: " + text + ", reason: r, until: 2026-01-12}", late, false, nil, 1},
		"by file and field": {"{code: LateSource, place: 'fr/register.md:title', reason: r, until: 2026-12-31}", late, false, nil, 1},
		"another field": {"{code: LateSource, place: 'fr/register.md:body', reason: r, until: 2026-12-31}", late, false,
			[]string{"IdleWaiver", "LateSource"}, 0},
		"another section": {"{code: UnderfullPage, place: sources, reason: r, until: 2026-12-31}", sparse, false,
			[]string{"UnderfullPage", "IdleWaiver"}, 0},
		"nobody looked": {"{code: UnderfullPage, place: sources, reason: r, until: 2026-12-31}", sparse, true,
			[]string{"UnderfullPage"}, 0},
		"too late": {"{code: UnderfullPage, place: register, reason: r, until: 2026-01-11}", sparse, false,
			[]string{"UnderfullPage", "ExpiredWaiver"}, 0},
		"what stops a file": {"{code: MissingText, place: fr/register.md, reason: r, until: 2026-12-31}", grave, false,
			[]string{"WrongWaiver", "MissingText"}, 0},
		"a code that there is": {"{code: UnderfulPage, place: register, reason: r, until: 2026-12-31}", sparse, true,
			[]string{"UnderfullPage", "WrongWaiver"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			told, let := Waive(diag.List{c.is}, waiving(t, "  - "+c.waiver+"\n"), []profile.Profile{profile.Screen(),
				profile.Print(profile.FullMarks)},
				func(diag.Code) bool { return !c.part })
			var codes []string
			for _, is := range told {
				codes = append(codes, string(is.Code))
				if strings.HasSuffix(string(is.Code), "Waiver") && (is.Pos.Line != 8 || is.Hint == "") {
					t.Errorf("%+v", is)
				}
			}
			if strings.Join(codes, " ") != strings.Join(c.want, " ") || len(let) != c.let {
				t.Errorf("told %v, let stand %v", codes, let)
			}
			if len(let) > 0 && (let[0].Reason != "r" || let[0].Issue != c.is || let[0].Until == "") {
				t.Errorf("%+v", let[0])
			}
		})
	}
	if !InFiles(paint.CoarsePicture) || InFiles(page.UnderfullPage) {
		t.Error("pictures are looked at in files, pages before")
	}
}
