package layout_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/golden"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// year is the data folder with an edition for every month of 2026 that the
// register reaches, and the first three of 2027, standing texts only: what the press
// says by itself.
func year(t testing.TB) fstest.MapFS {
	t.Helper()
	f := folder(t)
	for name := range f {
		if strings.HasPrefix(name, "editions/2026-") {
			delete(f, name)
		}
	}
	cutoffs := []string{"2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30",
		"2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31",
		"2027-02-28"}
	for m := 1; m < len(cutoffs); m++ {
		before := "previous: " + monthID(m-1)
		if m == 1 {
			before = "previous-cutoff: " + cutoffs[0]
		}
		f["editions/"+monthID(m)+"/edition.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, `month: %s
cutoff: %s
%s
published: %s-10
sections: [cover, contents, news, zoom, grid, what, criteria, procedure, register, map, candidates, scope, validity, glossary, sources, method, chronology, index, back]
imprint:
  publisher: {fr: Observatoire SecNumCloud, en: SecNumCloud Observatory}
  team: {fr: La rédaction, en: The editors}
`, monthID(m), cutoffs[m], before, monthID(m))}
	}
	return f
}

// monthID is a month of the year, from 1; 13 is January of the next.
func monthID(m int) string { return fmt.Sprintf("%d-%02d", 2026+(m-1)/12, (m-1)%12+1) }

// Every month of the register builds from standing texts alone, with no finding
// but those that only an editor can answer, and what the press says of it is
// what was read and found true: the goldens are read, line by line, whenever
// they change.
func TestEveryMonthOfTheRegister(t *testing.T) {
	f := year(t)
	p, err := layout.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]*strings.Builder{"fr": {}, "en": {}}
	for m := 1; m <= 12; m++ {
		res, err := p.Build(context.Background(), layout.Order{Month: monthID(m), Langs: languages()})
		if err != nil {
			t.Fatal(err)
		}
		for _, is := range res.Issues {
			if is.Severity != diag.Quality && is.Code != check.ValidityEnding && is.Code != check.ValidityNear && is.Code != check.ValidityEnded {
				t.Errorf("%s: %s", monthID(m), is)
			}
		}
		for _, l := range res.Pages {
			fmt.Fprintf(said[l.Lang], "======== %s\n%s\n", monthID(m), generated(l))
			notInForce(t, monthID(m), l)
		}
	}
	for lang, s := range said {
		golden.Check(t, "months."+lang+".txt", s.String())
	}
}

// In the months after, decisions end one after another.
func TestNoPageSaysInForceOfWhatHasEnded(t *testing.T) {
	p, err := layout.Open(year(t))
	if err != nil {
		t.Fatal(err)
	}
	for m := 13; m <= 15; m++ {
		res, err := p.Build(context.Background(), layout.Order{Month: monthID(m), Langs: languages()})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range res.Pages {
			if !notInForce(t, monthID(m), l) {
				t.Errorf("%s, %s: no page says that a decision has ended", monthID(m), l.Lang)
			}
		}
	}
}

// Of a decision that is over, and of those it is one of.
var (
	isOver  = map[string]*regexp.Regexp{"fr": regexp.MustCompile(`20\d\d, (échue|expirée|terminée)`), "en": regexp.MustCompile(`20\d\d, (expired|ended)`)}
	inForce = map[string]*regexp.Regexp{"fr": regexp.MustCompile(`(décisions?|qualifications?|visas?)( \p{L}+){0,2} en vigueur`),
		"en": regexp.MustCompile(`(decisions?|qualifications?|visas?)( \p{L}+){0,2} in force`)}
)

// notInForce fails where a page says that decisions are in force, of all that it shows,
// while some page says that one of these is over, and tells whether one says so.
func notInForce(t *testing.T, month string, l layout.Laid) bool {
	t.Helper()
	aloud := strings.Join(strings.Fields(page.ReadAloud(l.Result.Pages)), " ")
	over := isOver[l.Lang].FindString(aloud)
	if at := inForce[l.Lang].FindStringIndex(aloud); over != "" && at != nil {
		t.Errorf("%s, %s: %q, and a page says %q", month, l.Lang, over, aloud[max(0, at[0]-80):at[1]])
	}
	return over != ""
}

// generated is what the press says by itself of an edition: the cover, the
// figures and the news whole, and of other sections that are drawn from the
// register their headlines and alternatives.
func generated(l layout.Laid) string {
	whole := map[string]bool{"cover": true, "contents": true, "news": true}
	heads := map[string]bool{"zoom": true, "candidates": true, "scope": true, "sources": true, "chronology": true}
	var out []string
	for _, s := range l.Doc.Sections {
		if whole[s.ID] || heads[s.ID] {
			out = append(out, "-- "+s.ID)
			out = append(out, sayings(page.ReadAloud(only(l.Result.Pages, s.ID)), whole[s.ID])...)
		}
	}
	return strings.Join(out, "\n")
}

// only is the pages of a section.
func only(pages []draw.Page, section string) []draw.Page {
	var out []draw.Page
	for _, p := range pages {
		if p.Section == section {
			out = append(out, p)
		}
	}
	return out
}

// sayings is the lines of a section read aloud without its tables: all of them
// up to the first list of names or pages, or only headlines and alternatives.
func sayings(aloud string, whole bool) []string {
	var out []string
	table := false
	for _, line := range strings.Split(aloud, "\n") {
		switch {
		case line == "[table]":
			table = true
		case line == "[end of table]":
			table = false
		case table || strings.TrimSpace(line) == "" || line == "----":
		case line == "## Sommaire" || line == "## Contents":
			return out
		case strings.HasPrefix(line, "# "), whole, strings.HasPrefix(line, "[figure"), strings.HasPrefix(line, "## "):
			out = append(out, line)
		}
	}
	return out
}
