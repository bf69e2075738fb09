package compose

import (
	"slices"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of a section that shares its page with the one before.
const (
	joinedRuleAfter  = 12 * unit.MM / 10
	joinedLabelAfter = u
)

// kit is what every section composes with: the edition in one language and the
// components that sections share.
type kit struct {
	ed       *data.Edition
	view     *facts.View
	lang     string
	loc      *locales.Locale
	siblings []*locales.Locale // of the edition's other languages
	theme    *data.Theme
	faces    *fonts.Set
	// setter breaks the labels of charts, which are drawings of fixed width.
	setter *text.Setter
	grid
	read   func(string) ([]byte, error)
	issues diag.List
	// asked is the styles and distances, as fields of the theme, that were asked for.
	asked map[string]bool
	// standIns is the styles, as fields of the theme, that the last sheet of charts lacks.
	standIns []string
	// headlines are the titles that were asked for, by section.
	headlines map[string]line
	// named are the names of the rows of the register.
	named map[inLayer]block.Block
	// abbrs are the abbreviations of the language.
	abbrs []abbreviation
	// calls are the calls of notes by their places, notesOf the notes of sections.
	calls   map[diag.Pos]called
	notesOf map[string][]endnote
	// brand is the publisher's logo, nil when it has none.
	brand    *logo
	headLogo *block.Drawn // as every running head has it

	draft  *Draft   // nil: it is the edition
	blanks []string // fields of texts that words of the press stand for in a draft
}

func newKit(in Input) (*kit, diag.List) {
	loc, ok := in.Locales.Locale(in.Lang)
	if !ok {
		return nil, diag.List{{Code: UnknownLanguage, Severity: diag.Error,
			Msg:  diag.Said("there is no locale for the language %s", in.Lang),
			Hint: "add a folder for it under locales, or choose one of those that exist"}}
	}
	k := &kit{ed: in.Edition, view: in.Edition.View, lang: in.Lang, loc: loc,
		theme: in.Theme, faces: in.Faces, setter: text.NewSetter(in.Faces, in.Locales), read: in.Read,
		headlines: map[string]line{}, named: map[inLayer]block.Block{}, asked: map[string]bool{}, draft: in.Draft,
		calls: map[diag.Pos]called{}, notesOf: map[string][]endnote{}}
	for _, lang := range in.Edition.Langs() {
		if other, known := in.Locales.Locale(lang); known && lang != in.Lang {
			k.siblings = append(k.siblings, other)
		}
	}
	k.grid = newGrid(k.theme.Sheet(), k.space)
	if k.brand = k.newLogo(); k.brand != nil {
		k.headLogo = k.brand.inHead(draw.Nuit, "")
	}
	return k, nil
}

// say is a message of the locale.
func (k *kit) say(key string, args ...map[string]any) string { return k.loc.T(key, args...) }

// day is a date in words, as precise as it is known; "not published" when it
// is not.
func (k *kit) day(d facts.Day) string {
	if !d.Known() {
		return k.say("unknown.published")
	}
	return k.loc.Day(d.Year, d.Month, d.Day)
}

// dayShort is a date for tables and side columns.
func (k *kit) dayShort(d facts.Day) string {
	if !d.Known() {
		return k.say("unknown.published")
	}
	return k.loc.DayShort(d.Year, d.Month, d.Day)
}

// text is the editor's text of a section, empty when there is none.
func (k *kit) text(section string) *read.Text {
	if t, ok := k.written(section); ok {
		return t
	}
	return &read.Text{Section: section, Lang: k.lang}
}

// written is the text of a section, and false when there is none.
func (k *kit) written(section string) (*read.Text, bool) {
	t, ok := k.ed.Text(k.lang, section)
	if k.draft != nil {
		t, ok = k.draftText(section)
	}
	if !ok {
		return nil, false
	}
	return k.withoutNotes(k.aligned(t)), true
}

// section frames a section's body with its name, its rubric and its element.
func (k *kit) section(id string, t *read.Text, body block.Block) page.Section {
	rubric := k.say("section." + id)
	s := page.Section{ID: id, Title: rubric, Rubric: rubric, Elem: draw.New(draw.Sect), Body: body}
	rec, known := data.SectionOf(id)
	s.Drawn = known && !rec.Prose()
	s.Noted = slices.ContainsFunc(rec.Fields, func(f data.Field) bool { return f.Name == data.Note })
	s.Asked = k.ed.At("sections")
	s.From = s.Asked // of one that nobody wrote
	if t != nil && !t.Pos.IsZero() {
		s.From = t.Pos
		s.Fields = fieldsOf(rec, t)
	}
	return s
}

// fieldsOf is the fields of a text, by where their words begin.
func fieldsOf(rec data.Section, t *read.Text) page.Fields {
	out := page.Fields{}
	put := func(name string, r read.Rich) {
		if len(r) > 0 {
			out[r[0].Pos] = page.Field{Name: name, Chars: utf8.RuneCountInString(r.String())}
		}
	}
	read.EachBlock(t.Body, func(r read.Rich) { put(data.Body, r) })
	rec.Each(t, func(f data.Field, r read.Rich) { put(f.Name, r) })
	return out
}

// joinable lets a section stand under the one before it where both are short:
// under a rule and its rubric, which no running head has then said.
func (k *kit) joinable(s page.Section) page.Section {
	s.Joined = &block.Flow{Items: []block.Item{
		{Block: &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}, After: joinedRuleAfter, Together: true},
		{Block: block.Artifact{Body: k.words("label", s.Rubric, "")}, After: joinedLabelAfter, Together: true},
		{Block: s.Body}}}
	return s
}

// yielding is a section that changes sides with one that asks for one: its place
// among its neighbours is nobody's argument.
func (k *kit) yielding(id string, t *read.Text, body block.Block) page.Section {
	s := k.section(id, t, body)
	s.Yields = true
	return s
}

// words is a paragraph of the press's own words, which locales have already
// set right.
func (k *kit) words(style, s string, role draw.Role) block.Block {
	return k.wordsIn(k.style(style), s, role)
}

func (k *kit) wordsIn(st text.Style, s string, role draw.Role) block.Block {
	return k.runs(st, []text.Run{{Text: s}}, role)
}

// fitted is words of one line at the style's size, or at the largest under it
// that their line holds, down to a least one: another face or language makes
// them wider than the theme reckoned with.
func (k *kit) fitted(st text.Style, s string, role draw.Role, least unit.Length) block.Block {
	sizes := &block.Either{}
	for _, size := range fittedTo(st.Size, least) {
		st.Size = size
		sizes.Options = append(sizes.Options, k.wordsIn(st, s, role))
	}
	return sizes
}

// fittedSteps is how many sizes are tried from the style's to the least.
const fittedSteps = 12

// fittedTo is a size and those that are tried below it, down to the least.
func fittedTo(most, least unit.Length) []unit.Length {
	out := []unit.Length{most}
	for i := int64(1); i <= fittedSteps && least < most; i++ {
		out = append(out, between(most, least, i))
	}
	return out
}

// between is the size of a step from the most to the least.
func between(most, least unit.Length, step int64) unit.Length {
	return most - (most-least).Scale(step, fittedSteps)
}

// smaller is the size of a style and those that are tried below it, down to the least.
func (k *kit) smaller(style string, least unit.Length) []unit.Length {
	return fittedTo(k.style(style).Size, least)
}

// holder is a provider's name as a paragraph.
func (k *kit) holder(style string, p *facts.Provider, role draw.Role) block.Block {
	return k.runs(k.style(style), []text.Run{{Text: p.Name, Raw: true, From: p.From}}, role)
}

// rich is a paragraph of the editor's words.
func (k *kit) rich(style string, r read.Rich, role draw.Role) block.Block {
	return k.richIn(k.style(style), r, role)
}

func (k *kit) richIn(st text.Style, r read.Rich, role draw.Role) block.Block {
	return k.within(st, k.spans(st, r), k.element(role, r))
}

// runs is a paragraph of runs; the empty role makes it part of its parent's
// element, as in a table's cell.
func (k *kit) runs(st text.Style, rs []text.Run, role draw.Role) block.Block {
	return k.within(st, rs, k.element(role, nil))
}

// element is the element of editor's words in a role, nil in none. Bookmarks
// name a heading by its words: reference marks are no part of them.
func (k *kit) element(role draw.Role, r read.Rich) *draw.Elem {
	if role == "" {
		return nil
	}
	e := draw.New(role)
	if (role == draw.H1 || role == draw.H2) && len(unmarked(r)) < len(r) {
		for _, run := range flat(r) {
			e.Title += run.Text
		}
		e.Title = k.loc.Typographic(e.Title)
	}
	return e
}

// within is a paragraph of runs in an element.
func (k *kit) within(st text.Style, rs []text.Run, e *draw.Elem) block.Block {
	p := &text.Para{Style: st, Runs: k.spelt(rs), Lang: k.loc.Tag, Elem: e}
	for _, r := range rs {
		if !r.From.IsZero() {
			p.From, p.Name = r.From.Pos, k.blankField(r.From)
			break
		}
	}
	return block.Para{Para: p}
}

// at sets a block at x in a width of w.
func at(x, w unit.Length, b block.Block) block.Block { return &block.Frame{X: x, W: w, Body: b} }

// inAxis sets a block on the main axis, n columns wide.
func (k *kit) inAxis(n int, b block.Block) block.Block { return at(k.axis, k.span(n), b) }

// opening is a section's headline and standfirst, as one item of its flow, so
// that both keep their distance while what follows stands on the grid. Either
// may be empty.
func (k *kit) opening(title, stand line) []block.Item {
	var items []block.Item
	if !title.empty() {
		items = append(items, block.Item{Block: at(k.axis, k.span(10), k.set("h1", title, draw.H1)), Together: true,
			After: k.space("title-after")})
	}
	if !stand.empty() {
		items = append(items, block.Item{Block: at(k.axis, k.span(9), k.set("stand", stand, draw.P)), Before: k.space("stand-before")})
	}
	after := k.space("title-after") / 2
	if !stand.empty() {
		after = k.space("stand-after")
	}
	if len(items) == 0 {
		return nil
	}
	return []block.Item{{Block: block.Keep{Body: &block.Flow{Items: items}}, After: after, Together: true}}
}

// lead is a short introduction in the style of tables, on the main axis.
func (k *kit) lead(runs []text.Run) block.Block {
	st := k.style("table")
	st.Align = text.Balanced
	return at(k.axis, k.span(9), k.runs(st, runs, draw.P))
}

// continued puts a section's title, with the word for it, above the parts of a
// body that stand on pages after the first.
func (k *kit) continued(title line, body block.Block) block.Block {
	head := &block.Row{Grid: u, Below: k.space("continued-after"), Cells: []block.Cell{
		{X: k.axis, W: k.span(10), Body: k.again(title)}}}
	return block.Repeat{Head: block.Gap{}, Later: head, Body: body}
}

// again is a title with the word for what goes on.
func (k *kit) again(title line) block.Block {
	st, word := k.style("h2"), " "+k.say("page.continued")
	if len(title.typed) > 0 {
		return k.runs(st, append(flat(title.typed), text.Run{Text: word}), draw.P)
	}
	wordings := make([]string, len(title.told))
	for i, w := range title.told {
		wordings[i] = w + word
	}
	return k.saying(st, wordings, draw.P, 2)
}

// plain is the press's words as rich text, for components that take either.
func plain(s string) read.Rich {
	if s == "" {
		return nil
	}
	return read.Rich{{Text: s}}
}

// or is the first rich text with words in it.
func or(rs ...read.Rich) read.Rich {
	for _, r := range rs {
		if len(r) > 0 {
			return r
		}
	}
	return nil
}

// panel is a full-bleed sable ground behind a body, from the area's left edge
// over the whole width; bottom says how far the ground reaches below the body.
// The body is rounded up to the grid, so that insets that are multiples of it
// together keep what stands below level.
func (k *kit) panel(body block.Block, inset block.Edges, bottom unit.Length) *block.Frame {
	level := &block.Row{Grid: u, Cells: []block.Cell{{W: k.textW, Body: body}}}
	return &block.Frame{Body: level, Inset: inset, Fill: draw.Sable,
		Bleed: block.Edges{Left: k.margin + k.bleed, Right: k.right + k.bleed, Bottom: bottom}}
}

// space is a distance of the theme. One the theme lacks is a finding, once,
// and the grid's unit stands in.
func (k *kit) space(name string) unit.Length {
	k.asked["spacing."+name] = true
	if l, ok := k.theme.Spacing[name]; ok {
		return l
	}
	k.missing(MissingDistance, "spacing", name, diag.Said("the theme has no distance named %s", name))
	return u
}
