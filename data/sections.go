package data

import (
	"maps"
	"slices"
	"sync"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
)

// Section is what the press knows of one section before anyone composes it.
// The check, the schemas, the skeleton of a new month, the editing guide and
// the composers read this list and nothing else. It is exact: what is written
// and stands in no record is set by no composer, and is a finding.
type Section struct {
	ID     string
	Month  bool // the month must write it: a standing text does not do
	Opens  bool // it is the first of an edition that has it
	Closes bool // it is the last
	Leads  bool // nothing but the cover stands before it
	Trails bool // what it lists or explains stands before it: nothing of the month stands after it
	Fields []Field
	Parts  []Part
	shows  display
}

// Field is a text the editor may write, and its budget.
type Field struct {
	Name     string
	Required bool
	Stays    bool        // the same every month, as a signature is
	Quotes   bool        // of a body: pull quotes have a place
	Holds    Matter      // what it is, when it is not words
	Forms    []read.Form // of pictures: those that the section sets
	Style    string      // of the theme; its lines are the budget
	Other    string      // the style that another form of the section has it in, where there is more room, or less
	Lines    int         // most lines; 0: the style's
	Brief    string      // key of the locale: what it is, for the skeleton and the guide
}

// Matter is what a field holds that is not words alone.
type Matter uint8

// The kinds of matter.
const (
	Plain  Matter = iota // words
	Asides               // notes in the margin, each at a heading of the body
	Plates               // what is said of pictures
)

// Part is structured matter: fields, and items that are parts again.
type Part struct {
	Key      string // "": an item without a key of its own
	Required bool
	Fields   []Field
	Items    []Part // by key
	Waits    bool   // it may stand on no page: not every form of the section has a place for it
	Pair     bool   // those with keys are wanted only together, and then no others
	Each     *Part  // what any other item sets; nil: there are no others
	Count    int    // how many items the page is drawn for; 0: as many as there are
	Of       Naming // what the keys of the other items name
	Shares   bool   // the other items may be percentages, of which bars are drawn
	Signs    bool   // its words are of signs and claim nothing of the register
	Brief    string // key of the locale
}

// Naming is what the keys of items name, when they are not the editor's to choose.
type Naming uint8

// What keys can name.
const (
	Anything   Naming = iota
	Events            // events of the month: the items are words for them
	Applicants        // providers whose candidacy has no published offer: words on them
	Readings          // sources, which are listed to be read, and words on them
)

// The fields of texts and parts.
const (
	Title      = "title"
	Standfirst = "standfirst"
	Signature  = "signature"
	Note       = "note"
	Words      = "text" // of a part
	Margin     = "margin"
	Pictures   = "pictures"
	Body       = "body" // what stands below the second ---
)

// Needed tells whether the section cannot do without a text.
func (s Section) Needed() bool {
	for _, f := range s.Fields {
		if f.Required {
			return true
		}
	}
	for _, p := range s.Parts {
		if p.Required {
			return true
		}
	}
	return false
}

// tells is whether the section is the one of the month's events, which the
// press drafts.
func (s Section) tells() bool {
	return slices.ContainsFunc(s.Parts, func(p Part) bool { return p.Of == Events })
}

// Prose tells whether what is written can fill a page of the section: it has a
// body, or parts. The others show the register, with a few words beside it.
func (s Section) Prose() bool {
	_, body := s.Field(Body)
	return body || len(s.Parts) > 0
}

// Field is the record of a field, and false when the section has no place for
// it.
func (s Section) Field(name string) (Field, bool) { return field(s.Fields, name) }

// Field is the record of a part's title or text, and false when the part has
// no place for it.
func (p Part) Field(name string) (Field, bool) { return field(p.Fields, name) }

// Each calls do with every field of a text that holds words and has a record; a
// body is many passages, and its records' lines are nobody's.
func (s Section) Each(t *read.Text, do func(Field, read.Rich)) {
	for name, r := range map[string]read.Rich{Title: t.Title, Standfirst: t.Standfirst, Signature: t.Signature, Note: t.Note} {
		if f, ok := s.Field(name); ok && len(r) > 0 {
			do(f, r)
		}
	}
	if f, ok := s.Field(Margin); ok {
		for _, a := range t.Margin {
			for _, r := range []read.Rich{a.Title, a.Text} {
				if len(r) > 0 {
					do(f, r)
				}
			}
		}
	}
	Part{Items: s.Parts}.each(t.Parts, do)
}

func (p Part) each(items []read.Part, do func(Field, read.Rich)) {
	for _, it := range items {
		rec, ok := p.Item(it.Key)
		if !ok {
			continue
		}
		for name, r := range map[string]read.Rich{Title: it.Title, Words: it.Text} {
			if f, ok := rec.Field(name); ok && len(r) > 0 {
				do(f, r)
			}
		}
		rec.each(it.Items, do)
	}
}

// offer is what the head of the section's text may hold.
func (s Section) offer() read.Offer {
	o := read.Offer{Part: Part{Items: s.Parts}.offer}
	for _, f := range s.Fields {
		if f.Name != Body {
			o.Names = append(o.Names, f.Name)
		}
	}
	if len(s.Parts) > 0 {
		o.Names = append(o.Names, "parts")
	}
	o.Names = append(o.Names, "assumes")
	return o
}

// offer is what an item may hold, by its key.
func (p Part) offer(key string) read.Offer {
	it, ok := p.Item(key)
	if !ok {
		return read.Offer{}
	}
	o := read.Offer{Names: []string{"key"}, Part: it.offer}
	for _, f := range it.Fields {
		o.Names = append(o.Names, f.Name)
	}
	if len(it.Items) > 0 || it.Each != nil {
		o.Names = append(o.Names, "items")
	}
	return o
}

func field(fs []Field, name string) (Field, bool) {
	for _, f := range fs {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Item is the record of an item by its key, and false when no item of this key
// is set.
func (p Part) Item(key string) (Part, bool) {
	for _, it := range p.Items {
		if it.Key == key {
			return it, true
		}
	}
	if p.Each != nil {
		return *p.Each, true
	}
	return Part{}, false
}

// Empty tells whether the register has nothing for the section to show, nor the
// edition's own text, so that it has no page: a standing text explains what is
// shown, and of nothing it would speak in vain. All others have one.
func (s Section) Empty(e *Edition, t *read.Text) bool {
	return s.shows.bare != nil && s.shows.bare(e) && (t == nil || len(t.Body) == 0 || !e.Own(t.Lang, s.ID))
}

// Names is the entries of the register that the section names wherever it has a
// page: a row of each, with its provider and its offer.
func (s Section) Names(e *Edition) []*facts.Entry {
	if s.shows.rows == nil {
		return nil
	}
	return s.shows.rows(e)
}

// SectionOf is the record of a section, and false when there is none.
func SectionOf(id string) (Section, bool) {
	for _, s := range sections() {
		if s.ID == id {
			return s, true
		}
	}
	return Section{}, false
}

// Messages is the keys of all that the records ask the languages for: the name of
// each section, and the briefs of its fields and parts.
func Messages() []string {
	seen := map[string]bool{}
	var brief func(p Part)
	brief = func(p Part) {
		seen[p.Brief] = true
		for _, f := range p.Fields {
			seen[f.Brief] = true
		}
		for _, it := range p.Items {
			brief(it)
		}
		if p.Each != nil {
			brief(*p.Each)
		}
	}
	for _, s := range Sections() {
		seen["section."+s.ID] = true
		brief(Part{Fields: s.Fields, Items: s.Parts})
	}
	delete(seen, "")
	return slices.Sorted(maps.Keys(seen))
}

// SectionIDs is the ids of all sections, in the order of the edition.
func SectionIDs() []string { return slices.Clone(sectionIDs()) }

var sectionIDs = sync.OnceValue(func() (ids []string) {
	for _, s := range sections() {
		ids = append(ids, s.ID)
	}
	return ids
})

// Sections is every section, in the order of the edition. Sources stand before
// the pages that fill the edition (method, chronology, index), the back cover
// last.
func Sections() []Section { return slices.Clone(sections()) }

var sections = sync.OnceValue(func() []Section {
	return []Section{
		{ID: "cover", Opens: true, Fields: []Field{{Name: Title, Style: "cover-head", Lines: 2, Brief: "brief.cover"}}},
		{ID: "contents", Leads: true, Fields: []Field{{Name: Title, Style: "h1", Lines: 2, Brief: "brief.headline.own"}}, Parts: []Part{
			{Key: "imprint", Required: true, Fields: []Field{needed(words("note", "brief.imprint.text"))}, Brief: "brief.imprint"}}},
		month(),
		editorial(),
		news(),
		technical(),
		{ID: "zoom", Fields: []Field{drawn(), standfirst("stand"), {Name: Body, Style: "body", Brief: "brief.zoom"}, note(),
			pictures(read.Column)}, shows: holders()},
		{ID: "grid", Fields: []Field{drawn(), standfirst("stand"), note()}, Parts: []Part{
			definitions()}, shows: answers()},
		what(),
		criteria(),
		procedure(),
		{ID: "register", Fields: []Field{drawn(), standfirst("table"), note()}, Parts: []Part{legend()}, shows: registered()},
		{ID: "map", Fields: []Field{drawn(), standfirst("stand"), note()},
			shows: display{bare: func(e *Edition) bool { return e.View.Counts().Offers == 0 }}},
		{ID: "candidates", Fields: []Field{drawn(), standfirst("stand"), note()}, Parts: []Part{
			{Key: "applicants", Of: Applicants, Fields: []Field{title("h3", "brief.applicants.title")},
				Each: &Part{Fields: []Field{needed(words("table", "brief.applicants.text"))}}, Brief: "brief.applicants"}},
			shows: display{bare: func(e *Edition) bool { return len(e.View.Candidates())+len(e.View.Bare()) == 0 }}},
		{ID: "scope", Fields: []Field{drawn(), standfirst("stand"), note()},
			shows: display{bare: func(e *Edition) bool { return e.View.Counts().Offers == 0 }}},
		{ID: "validity", Fields: []Field{drawn(), standfirst("stand"), note()},
			shows: display{bare: func(e *Edition) bool { return len(e.View.Qualified()) == 0 }}},
		glossary(),
		{ID: "sources", Trails: true, Fields: []Field{drawn(), standfirst("table")}, Parts: []Part{
			{Key: "further", Of: Readings, Fields: []Field{title("h2", "brief.head.own")},
				Each: &Part{Fields: []Field{words("note", "brief.further.text")}}, Brief: "brief.further"}},
			shows: display{bare: func(e *Edition) bool { return len(e.Cites())+len(e.Consulted()) == 0 }}},
		method(),
		{ID: "chronology", Fields: []Field{drawn(), standfirst("stand")}, shows: history()},
		{ID: "sheets", shows: portraits()},
		{ID: "index", Trails: true, Fields: []Field{drawn(), standfirst("stand")},
			shows: display{bare: func(e *Edition) bool { return len(e.View.Providers("")) == 0 }}},
		{ID: "back", Closes: true, Fields: []Field{{Name: Title, Style: "cover-head", Lines: 2, Brief: "brief.back"}}, Parts: []Part{
			{Key: "contact", Fields: []Field{title("cover-label", "brief.contact.title"), needed(words("cover-label", "brief.contact.text"))},
				Brief: "brief.contact"}}},
	}
})

func month() Section {
	fact := Part{Fields: []Field{needed(words("stand", "brief.month.fact"))}, Brief: "brief.month.fact"}
	return Section{ID: "month", Fields: []Field{title("h1", "brief.month.title"), note()}, Parts: []Part{
		{Key: "facts", Items: same(fact, "lead", "next", "unknown"), Brief: "brief.month.facts"},
		{Key: "do", Fields: []Field{title("h2", "brief.part.title")}, Count: 3, Brief: "brief.month.do",
			Each: &Part{Fields: []Field{needed(title("h3", "brief.month.do.title")), needed(words("t9", "brief.month.do.text"))}}}}}
}

func editorial() Section {
	return Section{ID: "editorial", Month: true,
		Fields: []Field{needed(title("h1", "brief.headline")), standfirst("stand"),
			{Name: Body, Required: true, Quotes: true, Style: "body", Brief: "brief.editorial"},
			{Name: Signature, Stays: true, Style: "label", Brief: "brief.signature"},
			{Name: Margin, Holds: Asides, Stays: true, Style: "margin", Brief: "brief.margin"},
			pictures(read.Forms()...)},
		Parts: []Part{{Key: "panel", Fields: []Field{title("h2", "brief.panel.title")}, Each: or(item("h3", "table"), "h2", "stand"),
			Count: 3, Brief: "brief.panel"}}}
}

func news() Section {
	fields := []Field{title("lead", "brief.headline.own"), standfirst("stand"), {Name: Body, Style: "body", Brief: "brief.news"}, note(),
		pictures(read.Column)}
	return Section{ID: "news", shows: moved(), Fields: fields, Parts: []Part{
		{Key: "events", Of: Events, Each: &Part{Fields: []Field{title("item", "brief.events.title"), words("body", "brief.events.text")}},
			Brief: "brief.events"},
		{Key: "unchanged", Fields: []Field{title("h2", "brief.unchanged.title"), needed(words("body", "brief.unchanged.text"))},
			Brief: "brief.unchanged"}}}
}

func technical() Section {
	side := Part{Required: true, Fields: []Field{title("", "brief.diagram.side.title"), words("", "brief.diagram.side.text")}}
	return Section{ID: "technical", Month: true,
		Fields: []Field{needed(title("h1", "brief.headline")), standfirst("stand"),
			{Name: Body, Required: true, Quotes: true, Style: "body", Brief: "brief.technical"}, note(), pictures(read.Column)},
		Parts: []Part{
			{Key: "diagram", Shares: true, Fields: []Field{title("h2", "brief.diagram.title"), words("table", "brief.diagram.text")},
				Items: same(side, "alone", "composed"), Pair: true,
				Each:  &Part{Fields: []Field{title("h3", "brief.diagram.item.title"), words("table", "brief.diagram.item.text")}},
				Brief: "brief.diagram"},
			{Key: "points", Fields: []Field{title("h2", "brief.points.title")}, Each: item("h3", "table"), Count: 4, Brief: "brief.points"}}}
}

// definitions is the words of the grid: those of the kinds of cloud, and of roles
// where a grid has answers on them.
func definitions() Part {
	word := Part{Fields: []Field{title("h3", "brief.definitions.title"), words("table", "brief.definitions.text")}}
	cloud := word
	cloud.Required = true
	return Part{Key: "definitions", Required: true, Waits: true, Brief: "brief.definitions",
		Items: append(same(cloud, "shared", "dedicated"), same(word, "facilitator", "beneficiary")...)}
}

func what() Section {
	row := &Part{Fields: []Field{title("label", "brief.compare.row")},
		Items: same(Part{Fields: []Field{words("table", "brief.compare.cell")}}, "certification", "qualification")}
	numbered := func(key string, items ...string) Part {
		one := item("h3", "table")
		one.Required = true
		return Part{Key: key, Required: true, Fields: []Field{title("h2", "brief.part.title")}, Items: same(*one, items...),
			Each: item("h3", "table"), Brief: "brief." + key}
	}
	return Section{ID: "what", Fields: []Field{needed(title("h1", "brief.headline")), standfirst("stand"),
		{Name: Body, Style: "body", Brief: "brief.what"}, note(), pictures(read.Column)},
		Parts: []Part{{Key: "compare", Required: true, Fields: []Field{title("h2", "brief.part.title")}, Each: row, Brief: "brief.compare"},
			numbered("attests", "service", "operator", "trust"), numbered("framework", "technical", "operational", "legal")}}
}

func criteria() Section {
	s := Section{ID: "criteria", Fields: []Field{needed(title("h1", "brief.headline")), standfirst("stand"), note()},
		Parts: []Part{{Key: "short", Fields: []Field{title("h2", "brief.part.title")}, Brief: "brief.criteria.short"}}}
	for _, f := range []struct {
		key string
		n   int
	}{{"technical", 6}, {"operational", 5}, {"legal", 5}} {
		s.Parts = append(s.Parts, Part{Key: f.key, Required: true, Fields: []Field{title("family", "brief.part.title")},
			Each: or(item("item-title", "t10"), "", "table"), Count: f.n, Brief: "brief.criteria." + f.key})
		s.Parts[0].Items = append(s.Parts[0].Items, Part{Key: f.key, Fields: []Field{title("h3", "brief.head.own")},
			Each: or(item("h3", "t9"), "h2", "t10"), Brief: "brief.criteria." + f.key})
	}
	s.Parts = append(s.Parts, Part{Key: "missing", Fields: []Field{title("item-title", "brief.part.title"),
		needed(words("t10", "brief.criteria.missing.text"))}, Brief: "brief.criteria.missing"})
	return s
}

func procedure() Section {
	milestone := Part{Required: true, Fields: []Field{needed(words("body", "brief.milestone.text"))}, Brief: "brief.milestone",
		Items: []Part{
			{Key: "holds", Required: true, Fields: []Field{title("label", "brief.head.own")},
				Each: twoLevels("table", ""), Brief: "brief.holds"},
			{Key: "changes", Fields: []Field{title("label", "brief.head.own"), words("table", "brief.changes.text")},
				Brief: "brief.changes"}}}
	return Section{ID: "procedure", Fields: []Field{needed(title("h1", "brief.headline")), standfirst("stand")},
		Parts: append(same(milestone, "j0", "j1", "j2", "j3"),
			Part{Key: "checks", Fields: []Field{title("h2", "brief.part.title")}, Each: item("h3", "table"), Brief: "brief.checks"},
			columns("duration"))}
}

// legend is what the signs of the register mean, each under its key.
func legend() Part {
	state := Part{Fields: []Field{title("h3", "brief.head.own"), words("table", "brief.legend.text")}, Brief: "brief.legend.state"}
	return Part{Key: "legend", Signs: true, Fields: []Field{title("h3", "brief.part.title")}, Brief: "brief.legend",
		Items: same(state, "unpublished", "j0", "j1", "j2", "j3")}
}

func glossary() Section {
	list := func(key string) Part {
		return Part{Key: key, Required: true, Fields: []Field{title("h3", "brief.head.own")},
			Each: twoLevels("t10", "t9"), Brief: "brief.layer." + key}
	}
	text := needed(words("stand", "brief.layer.text"))
	text.Other = "t10"
	layer := Part{Required: true, Fields: []Field{title("h2", "brief.layer.title"), text},
		Brief: "brief.layer",
		Items: []Part{{Key: "short", Fields: []Field{words("table", "brief.layer.short.text")}, Brief: "brief.layer.short"}, list("operates"),
			list("keeps"), list("specific")}}
	var keys []string
	for _, l := range facts.Layers() {
		keys = append(keys, l.String())
	}
	reading := columns("reading")
	reading.Fields[1].Required = false
	return Section{ID: "glossary", Trails: true, Fields: []Field{title("h1", "brief.headline"), standfirst("stand")},
		Parts: slices.Concat([]Part{reading}, same(layer, keys...), []Part{{Key: "services", Fields: []Field{title("h2", "brief.part.title")},
			Items: same(Part{Fields: []Field{title("h3", "brief.head.own")}, Each: twoLevels("t10", ""), Brief: "brief.services.layer"}, keys...),
			Brief: "brief.services"}})}
}

// twoLevels is an item of a list, under which a list of its own may stand: both in a
// style, or in that of another form.
func twoLevels(style, other string) *Part {
	item, under := words(style, "brief.item"), words(style, "brief.item.under")
	item.Other, under.Other = other, other
	return &Part{Fields: []Field{item}, Each: &Part{Fields: []Field{under}}}
}

func method() Section {
	sign := Part{Required: true, Fields: []Field{title("h2", "brief.part.title"), needed(words("body", "brief.sign.text"))},
		Brief: "brief.sign"}
	return Section{ID: "method", Trails: true, Fields: []Field{needed(title("h1", "brief.headline"))},
		Parts: append(same(sign, "disc", "stack", "colour"),
			Part{Key: "rules", Required: true, Fields: []Field{title("h2", "brief.part.title")}, Each: item("h3", "table"), Count: 6,
				Brief: "brief.rules"},
			Part{Key: "unknown", Required: true, Fields: []Field{title("h2", "brief.part.title")}, Each: item("h3", "table"), Count: 3,
				Brief: "brief.unknown"})}
}

// title is the field of that name.
func title(style, brief string) Field { return Field{Name: Title, Style: style, Brief: brief} }

// drawn is a headline that stands in place of the one drawn from the register.
func drawn() Field { return title("h1", "brief.headline.own") }

func standfirst(style string) Field {
	return Field{Name: Standfirst, Style: style, Brief: "brief.standfirst"}
}

// pictures is what is said of a section's pictures, which it sets in these
// forms.
func pictures(forms ...read.Form) Field {
	return Field{Name: Pictures, Holds: Plates, Forms: forms, Stays: true, Style: "note", Brief: "brief.pictures"}
}

func note() Field { return Field{Name: Note, Style: "note", Brief: "brief.note"} }

// words is the text of a part.
func words(style, brief string) Field { return Field{Name: Words, Style: style, Brief: brief} }

func needed(f Field) Field {
	f.Required = true
	return f
}

// item is a part with a title and a text.
func item(head, text string) *Part {
	return &Part{Fields: []Field{title(head, "brief.item.title"), words(text, "brief.item.text")}}
}

// or is an item that another form of its section has in other styles.
func or(p *Part, head, text string) *Part {
	p.Fields[0].Other, p.Fields[1].Other = head, text
	return p
}

// columns is a part that is set as running text in columns beside its title.
func columns(key string) Part {
	return Part{Key: key, Fields: []Field{title("h2", "brief.part.title"), needed(words("body", "brief.columns.text"))},
		Each: &Part{Fields: []Field{words("body", "brief.columns.item")}}, Brief: "brief." + key}
}

// same is one record under several keys.
func same(p Part, keys ...string) []Part {
	var out []Part
	for _, k := range keys {
		p.Key = k
		out = append(out, p)
	}
	return out
}
