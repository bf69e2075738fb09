// Package conformance puts the report of a file's judge into a statement: what
// the file claims, what a machine has checked and by which rules, and what a
// person must still check. It refuses to check anything itself.
package conformance

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
)

// Words is one sentence in every language of the press, by locale.
type Words map[string]string

// Statement says of one file what it claims, what a machine has checked in it
// and by which rules, and what a person must still check.
type Statement struct {
	Claims     []string  `json:"claims"`
	Words      Words     `json:"statement"`
	Held       []Rule    `json:"held"`
	Failed     []Rule    `json:"failed"`
	NotChecked []Rule    `json:"notChecked"`
	External   []Outside `json:"external"`
	Person     []Duty    `json:"person"`
}

// Rule names a rule that the file was held to, and where it comes from.
type Rule struct {
	Code   diag.Code `json:"code"`
	Source string    `json:"source"`
	Figure string    `json:"figure,omitempty"` // what was measured
	Why    Words     `json:"why,omitempty"`    // why it was not checked
}

// Outside is a validator that is not part of the press.
type Outside struct {
	Tool     string `json:"tool"`
	Standard string `json:"standard"`
	Result   string `json:"result"`
	Note     Words  `json:"note"`
}

// Duty is something only a person can judge.
type Duty struct {
	Point string `json:"point"`
	Words Words  `json:"words"`
}

// duties are the points a person checks, by what the file is for. They are
// keys of the locale files under conformance.
func duties(p profile.Profile) []string {
	var out []string
	if p.Tags {
		out = append(out, "tagged.alternatives", "tagged.order", "tagged.headings", "tagged.language", "tagged.links",
			"tagged.tables", "tagged.colour", "tagged.plain")
	}
	if p.Intent.Space == profile.CMYK {
		out = append(out, "printed.proof", "printed.trapping", "printed.folding", "printed.bleed", "printed.content")
	}
	return out
}

// Of is the statement of a file that was made for a profile, in every language
// of the catalogue.
func Of(r preflight.Report, prof profile.Profile, all *locales.Catalog) *Statement {
	c := &Statement{Claims: r.Claims, Held: []Rule{}, Failed: []Rule{}, NotChecked: []Rule{}, External: []Outside{}, Person: []Duty{}}
	if c.Claims == nil {
		c.Claims = []string{}
	}
	for _, x := range r.Results {
		rule := Rule{Code: x.Code, Source: x.Source, Figure: x.Figure}
		switch x.Status {
		case preflight.Pass:
			c.Held = append(c.Held, rule)
		case preflight.Fail:
			c.Failed = append(c.Failed, rule)
		default:
			if x.Why != nil {
				rule.Why = inAll(all, func(l *locales.Locale) string { return x.Why.In(l.Tag) })
			}
			c.NotChecked = append(c.NotChecked, rule)
		}
	}
	external := inAll(all, func(l *locales.Locale) string { return l.T("conformance.external") })
	for _, s := range prof.Claims {
		if s != profile.PDFX4 { // veraPDF knows PDF/A and PDF/UA only
			c.External = append(c.External, Outside{Tool: "veraPDF", Standard: string(s), Result: "skipped", Note: external})
		}
	}
	for _, d := range duties(prof) {
		_, point, _ := strings.Cut(d, ".")
		c.Person = append(c.Person, Duty{point, inAll(all, func(l *locales.Locale) string { return l.T("conformance." + d) })})
	}
	c.Words = inAll(all, func(l *locales.Locale) string { return c.sentences(l) })
	return c
}

func (c *Statement) sentences(l *locales.Locale) string {
	claims := l.T("conformance.none")
	if len(c.Claims) > 0 {
		claims = l.T("conformance.claims", map[string]any{"Standards": l.List(c.Claims)})
	}
	held := l.T("conformance.held", map[string]any{"Pass": l.Number(len(c.Held)), "Fail": l.Number(len(c.Failed)),
		"Skipped": l.Number(len(c.NotChecked))})
	return strings.Join([]string{claims, held, l.T("conformance.external"), l.T("conformance.person")}, " ")
}

func inAll(all *locales.Catalog, say func(*locales.Locale) string) Words {
	out := Words{}
	for _, lang := range all.Languages() {
		if l, ok := all.Locale(lang); ok {
			out[lang] = say(l)
		}
	}
	return out
}
