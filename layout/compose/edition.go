package compose

import (
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/locales"
)

// Input is what an edition is composed from, in one language.
type Input struct {
	Edition *data.Edition
	Lang    string // a language of the catalogue, such as "fr"
	Locales *locales.Catalog
	Theme   *data.Theme
	Faces   *fonts.Set
	Read    func(name string) ([]byte, error) // a file of the data folder: pictures
}

// section is one entry of the edition's order: its id, what composes it, and
// the headline it draws from the register when the editor wrote none. A
// section with nothing to show composes no page.
type section struct {
	id      string
	compose func(*kit) []page.Section
	title   func(*kit) string
}

// sections is every section the press can set, in the order of the edition.
// An edition may leave any of them out.
func sections() []section {
	return []section{
		{"cover", (*kit).cover, nil},
		{"contents", (*kit).contents, (*kit).contentsTitle},
		{"editorial", (*kit).editorial, nil},
		{"news", (*kit).news, (*kit).newsTitle},
		{"technical", (*kit).technical, nil},
		{"zoom", (*kit).zoom, (*kit).zoomTitle},
		{"grid", (*kit).comparisonGrid, (*kit).gridTitle},
		{"what", (*kit).what, nil},
		{"criteria", (*kit).criteria, nil},
		{"procedure", (*kit).procedure, nil},
		{"register", (*kit).register, (*kit).registerTitle},
		{"candidates", (*kit).candidates, (*kit).candidatesTitle},
		{"scope", (*kit).scope, (*kit).scopeTitle},
		{"glossary", (*kit).glossary, nil},
		{"sources", (*kit).sources, (*kit).sourcesTitle},
		{"method", (*kit).method, nil},
		{"chronology", (*kit).chronology, (*kit).chronologyTitle},
		{"index", (*kit).index, (*kit).indexTitle},
		{"back", (*kit).back, nil},
	}
}

// Edition composes an edition in one language. What it cannot compose is a
// finding; the document holds the rest.
func Edition(in Input) (*page.Document, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, issues
	}
	doc := &page.Document{
		Title:  k.title(),
		Lang:   k.loc.Tag,
		Master: k.master(),
		Rules:  k.rules(),
	}
	for _, s := range k.order() {
		doc.Sections = append(doc.Sections, s.compose(k)...)
	}
	doc.Sections = k.withNotes(doc.Sections)
	return doc, append(issues, k.issues...)
}

// order is the sections of this edition. An id that no section has was already
// a finding of check.Edition; here it is passed over.
func (k *kit) order() []section {
	known := sections()
	if len(k.ed.Sections) == 0 {
		return known
	}
	var out []section
	for _, id := range k.ed.Sections {
		for _, s := range known {
			if s.id == id {
				out = append(out, s)
			}
		}
	}
	return out
}
