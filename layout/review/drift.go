package review

import (
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// Placement is where a section starts in each language.
type Placement struct {
	Section string         `json:"section"`
	Pages   map[string]int `json:"pages"`
}

// Drift reports the sections from which on a language's pages part from those of
// the first, or part by another number, and where they are level again.
func Drift(places []Placement, first, lang string) diag.List {
	var out diag.List
	shift := 0
	for _, p := range places {
		was, ok := p.Pages[first]
		n, also := p.Pages[lang]
		if !ok || !also || n-was == shift {
			continue
		}
		if shift = n - was; shift == 0 {
			out[len(out)-1].Hint = diag.Beside(out[len(out)-1].Hint,
				diag.Said("From the section %s on, page %d, the two are level again.", page.Whole(p.Section), n))
			continue
		}
		out.Add(diag.Issue{Code: SectionDrift, Severity: diag.Quality, Section: page.Whole(p.Section), Page: n,
			Msg:  diag.Said("section %s starts on page %d in %s and on page %d in %s", page.Whole(p.Section), was, first, n, lang),
			Hint: "Shorten the longer text of the section before it, or lengthen the shorter one."})
	}
	return out
}

// Unequal reports that the languages of an edition come to different numbers of
// pages, where it declares none for them to aim at.
func Unequal(ed *data.Edition, pages map[string]int, langs []string) diag.List {
	most, least := "", ""
	for _, lang := range langs {
		n := pages[lang]
		if n == 0 {
			continue
		}
		if most == "" || n > pages[most] {
			most = lang
		}
		if least == "" || n < pages[least] {
			least = lang
		}
	}
	if ed.Pages > 0 || most == least || pages[most] == pages[least] {
		return nil
	}
	return diag.List{{Code: UnequalPages, Severity: diag.Warning, Pos: ed.Pos, Field: "pages",
		Msg:  diag.Said("the edition has %s in %s and %d in %s", diag.Count(pages[least], "page"), least, pages[most], most),
		Hint: diag.Said("Add the line: pages: %d. Every language then aims at it.", pages[most])}}
}
