package layout

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// Address is where an edition leads its readers.
type Address struct {
	Href  string   // whole, with its scheme
	Langs []string // languages whose pages lead there
	Page  int      // the first page that does, of the first language
	From  diag.Pos // where it is written first, or the source that has it; zero: the press made it, as a code of a page
}

// Addresses is every address outside of the edition that its pages lead to, once, in the
// order of the pages.
func (r *Result) Addresses() []Address {
	var out []Address
	for _, l := range r.Pages {
		for i := range l.Result.Pages {
			draw.Walk(&l.Result.Pages[i].Box, func(v draw.Visit) bool {
				for _, op := range v.Box.Ops {
					if a, ok := op.(draw.Link); ok && a.Href != "" && !strings.HasPrefix(a.Href, "#") {
						out = led(out, a, l.Lang, i+1)
					}
				}
				return true
			})
		}
	}
	for i := range out {
		for _, s := range r.Edition.Register().Sources {
			if s.URL == out[i].Href && out[i].From.IsZero() {
				out[i].From = s.Pos
			}
		}
	}
	return out
}

// led is addresses with that of a link, on a page of a language.
func led(all []Address, a draw.Link, lang string, number int) []Address {
	i := slices.IndexFunc(all, func(x Address) bool { return x.Href == a.Href })
	if i < 0 {
		return append(all, Address{Href: a.Href, Langs: []string{lang}, Page: number, From: a.From})
	}
	if !slices.Contains(all[i].Langs, lang) {
		all[i].Langs = append(all[i].Langs, lang)
	}
	if all[i].From.IsZero() {
		all[i].From = a.From
	}
	return all
}
