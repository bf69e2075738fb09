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

// composer is what sets the pages of a section, and the headline it draws from
// the register when the editor wrote none. A section with nothing to show
// composes no page.
type composer struct {
	pages func(*kit) []page.Section
	title func(*kit) []string // its wordings
}

// composers is the composer of every section that data.Sections declares.
func composers() map[string]composer {
	return map[string]composer{
		"cover":      {(*kit).cover, nil},
		"contents":   {(*kit).contents, (*kit).contentsTitle},
		"month":      {(*kit).month, (*kit).monthTitle},
		"editorial":  {(*kit).editorial, nil},
		"news":       {(*kit).news, (*kit).newsTitle},
		"technical":  {(*kit).technical, nil},
		"zoom":       {(*kit).zoom, (*kit).zoomTitle},
		"grid":       {(*kit).comparisonGrid, (*kit).gridTitle},
		"what":       {(*kit).what, nil},
		"criteria":   {(*kit).criteria, nil},
		"procedure":  {(*kit).procedure, nil},
		"register":   {(*kit).register, (*kit).registerTitle},
		"map":        {(*kit).market, (*kit).marketTitle},
		"candidates": {(*kit).candidates, (*kit).candidatesTitle},
		"scope":      {(*kit).scope, (*kit).scopeTitle},
		"validity":   {(*kit).validity, (*kit).validityTitle},
		"glossary":   {(*kit).glossary, nil},
		"sheets":     {(*kit).sheets, nil},
		"sources":    {(*kit).sources, (*kit).sourcesTitle},
		"method":     {(*kit).method, nil},
		"chronology": {(*kit).chronology, (*kit).chronologyTitle},
		"index":      {(*kit).index, (*kit).indexTitle},
		"back":       {(*kit).back, nil},
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
		Title:   k.title(),
		Lang:    k.loc.Tag,
		Pages:   k.ed.Pages,
		PagesAt: k.ed.At("pages"),
		Master:  k.master(),
		Rules:   k.rules(),
	}
	for _, id := range k.order() {
		doc.Sections = append(doc.Sections, k.pagesOf(id)...)
	}
	doc.Sections = k.withNotes(doc.Sections)
	return doc, append(issues, k.told()...)
}

// order is the sections of this edition: its own list, else every section.
func (k *kit) order() []string {
	if len(k.ed.Sections) == 0 {
		return data.SectionIDs()
	}
	return k.ed.Sections
}

// pagesOf is the pages of a section. One that is declared and that nothing
// composes is never passed over in silence.
func (k *kit) pagesOf(id string) []page.Section {
	c, ok := composers()[id]
	if !ok {
		k.uncomposed(id, k.ed.At("sections."+id), diag.Said("the section %s is in the edition and the press has nothing that composes it", id))
		return nil
	}
	return k.composed(id, c)
}

// composed is the pages that a composer makes of a section; none, when it has
// nothing to show, was not written or cannot be drawn, which has been told.
func (k *kit) composed(id string, c composer) []page.Section {
	rec, _ := data.SectionOf(id)
	t, written := k.written(id)
	if rec.Empty(k.ed, k.text(id)) {
		return nil
	}
	said := len(k.issues)
	pages := c.pages(k)
	worst, _ := k.issues[said:].Worst()
	if len(pages) == 0 && (written || !rec.Needed()) && worst < diag.Error {
		pos := k.ed.At("sections." + id)
		if written {
			pos = t.Pos
		}
		k.uncomposed(id, pos, diag.Said("the section %s has something to show, and the press made no page of it", id))
	}
	return pages
}

func (k *kit) uncomposed(id string, pos diag.Pos, msg diag.Text) {
	k.issues.Add(diag.Issue{Code: UncomposedSection, Severity: diag.Error, Pos: pos, Field: "sections", Section: id, Msg: msg,
		Hint: diag.Said("take %s out of the sections; this is a fault of the press, report it", id)})
}
