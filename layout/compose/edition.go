package compose

import (
	"cmp"
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
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
	Draft   *Draft                            // nil: it is the edition
}

// composer is what sets the pages of a section, and the headline it draws from
// the register when the editor wrote none. A section with nothing to show
// composes no page.
type composer struct {
	pages func(*kit) []page.Section
	title func(*kit) []string // its wordings
	words bool                // it sets what is written, and nothing of the register
}

// composers is the composer of every section that data.Sections declares.
func composers() map[string]composer {
	return map[string]composer{
		"cover":      {(*kit).cover, nil, false},
		"contents":   {(*kit).contents, (*kit).contentsTitle, false},
		"month":      {(*kit).month, (*kit).monthTitle, false},
		"editorial":  {(*kit).editorial, nil, true},
		"news":       {(*kit).news, (*kit).newsTitle, false},
		"technical":  {(*kit).technical, nil, true},
		"zoom":       {(*kit).zoom, (*kit).zoomTitle, false},
		"grid":       {(*kit).comparisonGrid, (*kit).gridTitle, false},
		"what":       {(*kit).what, nil, true},
		"criteria":   {(*kit).criteria, nil, true},
		"procedure":  {(*kit).procedure, nil, true},
		"register":   {(*kit).register, (*kit).registerTitle, false},
		"map":        {(*kit).market, (*kit).marketTitle, false},
		"candidates": {(*kit).candidates, (*kit).candidatesTitle, false},
		"scope":      {(*kit).scope, (*kit).scopeTitle, false},
		"validity":   {(*kit).validity, (*kit).validityTitle, false},
		"glossary":   {(*kit).glossary, nil, false},
		"sheets":     {(*kit).sheets, nil, false},
		"sources":    {(*kit).sources, (*kit).sourcesTitle, false},
		"method":     {(*kit).method, nil, true},
		"chronology": {(*kit).chronology, (*kit).chronologyTitle, false},
		"index":      {(*kit).index, (*kit).indexTitle, false},
		"back":       {(*kit).back, nil, false},
	}
}

// Edition composes an edition in one language. What it cannot compose is a
// finding; the document holds the rest.
func Edition(in Input) (*page.Document, diag.List) {
	k, issues := newKit(in)
	if k == nil {
		return nil, issues
	}
	k.swatches()
	doc := &page.Document{
		Title:   k.title(),
		Lang:    k.loc.Tag,
		Pages:   k.ed.Pages,
		PagesAt: k.ed.At("pages"),
		Master:  k.master(),
		Rules:   k.rules(),
		Steps:   k.nameSizes(),
	}
	for i, id := range k.order() {
		doc.Sections = append(append(doc.Sections, k.strange(i)...), k.pagesOf(id)...)
	}
	doc.Sections = append(doc.Sections, k.strange(len(k.order()))...)
	doc.Sections = k.withNotes(doc.Sections)
	return doc, append(issues, k.told()...)
}

// nameSizes is the sizes by which a name that finds no room gives way, the largest
// first; the least is that of tables.
func (k *kit) nameSizes() (out []text.Style) {
	for _, name := range []string{"family", "name-l", "name", "item-title", "t10", "t9", "table"} {
		out = append(out, k.style(name))
	}
	slices.SortStableFunc(out, func(a, b text.Style) int { return cmp.Compare(b.Size, a.Size) })
	return out
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
	if k.draft != nil {
		return k.drafted(id, c)
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
	for i := said; i < len(k.issues); i++ {
		if is := &k.issues[i]; is.Code == UndrawnChart { // whose pages are empty for it
			is.Section = id
		}
	}
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
