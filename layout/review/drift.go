package review

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Placement is where a section starts in each language.
type Placement struct {
	Section string         `json:"section"`
	Pages   map[string]int `json:"pages"`
}

// Drift reports the sections from which on the languages' pages part.
func Drift(places []Placement, langs []string) diag.List {
	var out diag.List
	if len(langs) < 2 {
		return nil
	}
	shift := map[string]int{}
	for _, p := range places {
		first, ok := p.Pages[langs[0]]
		for _, lang := range langs[1:] {
			n, also := p.Pages[lang]
			if !ok || !also || n-first == shift[lang] {
				continue
			}
			shift[lang] = n - first
			out.Add(diag.Issue{Code: SectionDrift, Severity: diag.Quality, Field: p.Section, Page: n, Lang: lang,
				Msg:  fmt.Sprintf("section %s starts on page %d in %s and on page %d in %s", p.Section, first, langs[0], n, lang),
				Hint: "Shorten the longer text of the section before it, or lengthen the shorter one."})
		}
	}
	return out
}
