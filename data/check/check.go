package check

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Edition is what is wrong with an edition beyond what Load could see: whether
// its facts hold together, whether its texts are there, complete and equal in
// the languages asked for. The first language is the one the others are held
// against. The list is sorted; Load's findings are not repeated in it. Without
// numerals figures alone are held against one another.
func Edition(s *data.Store, e *data.Edition, langs []string, numerals ...func(lang string) Numerals) diag.List {
	c := &checker{numerals: map[string]numeral{}, months: map[string]numeral{}, store: s, edition: e, langs: langs,
		known: folded(e.Register()), spelt: spellings(e.Register()), words: newWords(), stated: map[diag.Pos]facts.Fact{},
		called: map[string][]string{}}
	for _, of := range numerals {
		c.speak(of)
	}
	c.register(e.Register())
	if e.Dated() && e.Entered() {
		c.days()
	}
	if e.Bounded() && e.Entered() { // else what it shows, and may cite, is unknown
		c.view()
		c.assumed(e.Assumes, "")
		c.localised()
	}
	if e.Listed() && e.Entered() { // else what it has is unknown
		c.texts()
	}
	c.lateSources(e.Register())
	c.theme(s.Theme)
	c.idsMeant()
	return c.out.Sorted()
}

// texts is what needs no day of the edition: that its texts are there, whole
// and equal, and name what there is.
func (c *checker) texts() {
	e := c.edition
	if len(e.Cites()) > 0 && !e.Has("sources") {
		c.find(UnlistedSources, e.Pos, "sections", "Add sources to the sections.",
			"The edition prints numbers of sources and has no list of them.")
	}
	for _, section := range e.Sections {
		c.section(section)
	}
	c.order()
	c.leftOut()
}

type checker struct {
	store    *data.Store
	edition  *data.Edition
	langs    []string
	out      diag.List
	known    []string // names in the register, folded
	spelt    []spelling
	stated   map[diag.Pos]facts.Fact // the register's statements, by where they begin
	called   map[string][]string     // the sections whose texts cite a source that is later than the cut-off, by its id
	numerals map[string]numeral      // by language
	months   map[string]numeral      // their names, by language
	words
}

func (c *checker) find(code diag.Code, pos diag.Pos, field string, hint, msg diag.Text, args ...any) {
	c.out.Add(diag.Issue{Code: code, Severity: severity(code), Pos: pos, Field: field, Msg: diag.Said(msg, args...), Hint: hint})
}

// spoken is a finding that concerns one language.
func (c *checker) spoken(code diag.Code, lang string, pos diag.Pos, field string, hint, msg diag.Text, args ...any) {
	c.out.Add(diag.Issue{Code: code, Severity: severity(code), Pos: pos, Field: field, Lang: lang, Msg: diag.Said(msg, args...),
		Hint: hint})
}

// localised reports words that a language asked for has to borrow.
func (c *checker) localised() {
	need := func(w read.Words, pos diag.Pos, field string) {
		for _, lang := range c.langs {
			if !w.Speaks(lang) {
				c.spoken(MissingWords, lang, pos, field, diag.Said("Add the line: %s: …", lang), "%s is not given in %q; %q is printed.", field, lang,
					w.In(lang))
			}
		}
	}
	need(c.edition.Imprint.Publisher, c.edition.At("imprint.publisher"), "imprint.publisher")
	need(c.edition.Imprint.Team, c.edition.At("imprint.team"), "imprint.team")
	for i, x := range c.edition.Corrections {
		need(x.Says, x.Pos, "corrections")
		c.unspoken(x, fmt.Sprintf("corrections[%d].text", i))
	}
	for _, s := range slices.Concat(c.edition.Cites(), c.edition.Consulted()) {
		need(s.Publisher, s.Pos, "publisher")
		if s.Title == "" {
			need(s.About, s.Pos, "about")
		}
	}
	shown := map[string]bool{}
	for _, row := range c.edition.View.Grid() {
		shown[row.Provider.ID] = true
	}
	for _, g := range c.edition.Register().Grid {
		if shown[g.Provider] && !g.Inferred && len(g.Evidence.Words) > 0 && g.Known.Known() && !c.edition.Cutoff.Before(g.Known.Last()) {
			need(g.Evidence.Words, g.Pos, "evidence")
		}
	}
}

// unspoken reports words of a correction in a language that the edition is not
// made in, where they stand, but those that another language has to borrow. Facts
// and the imprint are kept ready for a language to come.
func (c *checker) unspoken(x data.Correction, field string) {
	spoken := map[string]bool{"": true}
	for _, lang := range c.edition.Langs() {
		_, lender := x.Says.Lent(lang)
		spoken[lang], spoken[lender] = true, true
	}
	for _, lang := range slices.Sorted(maps.Keys(x.Says)) {
		at, written := x.At[lang] // of a slip in its code that is told
		if !spoken[lang] && written {
			c.find(UnsetField, at, field+"."+lang, "Write the edition in this language, or delete the words.",
				"%s has words in %q, and the edition is not made in that language: they are printed nowhere.", "corrections", lang)
		}
	}
}

// nearEnd is how many days before its end a validity is told as near.
const nearEnd = 90

// view checks what the edition shows on its day.
func (c *checker) view() {
	v := c.edition.View
	soon := v.Cutoff.Plus(6)
	for _, p := range v.Providers("") {
		c.shown(p.Cites, p.Pos, "providers."+p.ID, diag.Said("The provider %s", p.Name))
	}
	for _, en := range v.Cells() {
		c.shown(en.Cites, en.Pos, "offers."+en.ID+".stages", diag.Said("The stage of %s", en.Label()))
		for _, m := range en.Steps {
			c.shown(m.Cites, m.Pos, "sources", diag.Said("A milestone of %s", en.Label()))
		}
		for _, d := range en.Decisions {
			c.shown(d.Cites, d.Pos, "sources", diag.Said("A decision on %s", en.Label()))
		}
		d := en.Decision
		if d == nil || !d.Until.Known() || c.edition.Specimen {
			continue
		}
		switch end := d.Until.Last(); {
		case v.Past(d.Until):
			c.find(ValidityEnded, d.Pos, en.ID+".until", "Record its renewal or its exit, with the day this became known; or correct the end.",
				"%s is shown as qualified, but its decision ended on %s.", en.Label(), d.Until)
		case v.Cutoff.DaysTo(end) <= nearEnd:
			c.find(ValidityNear, d.Pos, en.ID+".until", "Look for a renewal, and say of the offer what is known of it.",
				"The decision on %s ends on %s, %s after the cut-off.", en.Label(), d.Until, diag.Count(v.Cutoff.DaysTo(end), "day"))
		case !soon.Before(end):
			c.find(ValidityEnding, d.Pos, en.ID+".until", "Look for a renewal before printing.", "The decision on %s ends on %s.",
				en.Label(), d.Until)
		}
	}
	for _, row := range v.Grid() {
		for i, cell := range row.Cells {
			if cell.State != facts.NotPublished {
				c.shown(cell.Cites, row.Provider.Pos,
					cellField(row.Provider.ID, facts.Column(i)), diag.Said("A cell of the grid for %s", row.Provider.Name))
			}
		}
	}
}

// shown reports a fact that the edition shows without a source it may cite.
func (c *checker) shown(cites []facts.Cite, pos diag.Pos, field string, what diag.Text) {
	if len(cites) == 0 && !c.edition.Register().Unread["sources.yaml"] {
		late, days := c.lateFor(pos, field)
		hint := diag.Text("Add a source that existed by then, or correct the day in known.")
		if late != nil {
			hint = diag.Said("Add a source that existed by then, or correct a day: in known, or that of %s in %s.", late.ID, late.Pos)
		}
		c.find(Unsourced, pos, field, hint, "%s has no source that could be cited on %s.", what, c.edition.Cutoff)
		if late != nil {
			c.between(days...)
		}
	}
}

// section checks one section in every language.
func (c *checker) section(section string) {
	rec, known := data.SectionOf(section)
	if !known { // reading has said so
		return
	}
	var first *read.Text
	var without []string
	c.instead(section)
	for _, lang := range c.langs {
		t, ok := c.edition.Text(lang, section)
		if ok && rec.Month && !c.edition.Own(lang, section) {
			ok = false
		}
		if !ok {
			if rec.Needed() || c.anywhere(section) {
				without = append(without, lang)
			}
			continue
		}
		if c.edition.Unread(t.Pos.File) {
			continue
		}
		c.parts(t, rec)
		c.text(t)
		if first == nil {
			first = t
			continue
		}
		c.parity(first, t)
	}
	c.missing(without, rec)
}

// instead reports the standing text of a language taken in an edition that has
// a text of its own in another.
func (c *checker) instead(section string) {
	if !c.ownAnywhere(section) {
		return
	}
	for _, lang := range c.langs {
		if t, ok := c.edition.Text(lang, section); ok && !c.edition.Own(lang, section) {
			rec, _ := data.SectionOf(section)
			if rec.Month { // told as missing
				continue
			}
			file := path.Join(c.edition.Folder(), lang, section+".md")
			c.spoken(StandingText, lang, t.Pos, "", diag.Said("Create %s, or take the edition's own text out of the other languages.", file),
				"This edition has a text of its own for the section %s in another language; in %q the standing text is printed.", section, lang)
			c.ofID(file)
		}
	}
}

// order reports sections that stand where nobody looks for them: a cover inside
// the edition, contents that others stand before, sources before the texts that
// cite them.
func (c *checker) order() {
	listed := c.edition.Sections
	var late, early []string // texts of the month behind what serves them, and that before those
	for i, section := range listed {
		at := c.edition.At("sections." + section)
		switch rec, _ := data.SectionOf(section); {
		case rec.Opens && i > 0:
			c.find(SectionPlace, at, "sections", diag.Said("Put %s first among the sections.", section),
				"The section %s is a cover, and stands after others.", section)
		case rec.Closes && i < len(listed)-1:
			c.find(SectionPlace, at, "sections", diag.Said("Put %s last among the sections.", section),
				"The section %s is a cover, and stands before others.", section)
		case rec.Leads && slices.ContainsFunc(listed[:i], inside):
			c.find(SectionPlace, at, "sections", diag.Said("Put %s before them, behind the cover.", section),
				"The section %s leads readers to the others, and stands after some of them.", section)
		case rec.Trails && slices.ContainsFunc(listed[i:], told):
			early = append(early, section)
		case rec.Month && slices.ContainsFunc(listed[:i], serves):
			late = append(late, section)
		}
	}
	if len(early) < len(late) { // the fewer are out of their place
		for _, section := range early {
			c.find(SectionPlace, c.edition.At("sections."+section), "sections", diag.Said("Put %s behind what the month tells.", section),
				"The section %s serves what stands before it, and stands before texts of the month.", section)
		}
		return
	}
	for _, section := range late {
		c.find(SectionPlace, c.edition.At("sections."+section), "sections",
			diag.Said("Put %s before %s.", section, listed[slices.IndexFunc(listed, serves)]),
			"The section %s is a text of the month, and stands behind what serves such texts.", section)
	}
}

// inside tells whether a section is none of the covers.
func inside(section string) bool {
	rec, known := data.SectionOf(section)
	return known && !rec.Opens && !rec.Closes
}

// serves tells whether a section lists or explains what stands before it.
func serves(section string) bool {
	rec, _ := data.SectionOf(section)
	return rec.Trails
}

// told tells whether a section is one that the month writes.
func told(section string) bool {
	rec, _ := data.SectionOf(section)
	return rec.Month
}

// leftOut reports the texts that were written for this edition and whose
// section it does not have. Standing texts wait for another.
func (c *checker) leftOut() {
	for _, section := range data.SectionIDs() {
		for _, lang := range c.langs {
			if t, ok := c.edition.Text(lang, section); ok && c.edition.Own(lang, section) && !c.edition.Has(section) {
				c.spoken(UnsetField, lang, t.Pos, "",
					diag.Said("Add %s to the sections of %s, or take this file out of the edition's folder.", section, path.Base(c.edition.Pos.File)),
					"The section %s is not among the edition's sections; this text would be lost.", section)
			}
		}
	}
}

// anywhere tells whether any language has a text for the section.
func (c *checker) anywhere(section string) bool {
	for _, lang := range c.siblings() {
		if _, ok := c.edition.Text(lang, section); ok {
			return true
		}
	}
	return false
}

// siblings is the languages asked for and the others of the edition: what one
// of those has is missing here, whether it is built today or not.
func (c *checker) siblings() []string { return slices.Concat(c.langs, c.edition.Langs()) }

// missing reports a section without a text in some of the languages, each with
// the file that is awaited as its subject; in all of them it is one fault, of
// none.
func (c *checker) missing(langs []string, rec data.Section) {
	folder := "standing"
	if rec.Month || c.ownAnywhere(rec.ID) {
		folder = c.edition.Folder()
	}
	is := diag.Issue{Code: MissingText, Severity: severity(MissingText), Pos: c.edition.At("sections"), Field: "sections", Section: rec.ID}
	var files []string
	for _, lang := range langs {
		files = append(files, path.Join(folder, lang, rec.ID+".md"))
	}
	if len(langs) == len(c.langs) && len(langs) > 1 && !c.ownAnywhere(rec.ID) && (rec.Month || !c.anywhere(rec.ID)) {
		is.Msg = diag.Said("The section %s has no text in any language.", rec.ID)
		is.Hint = diag.Said("Create %s, or take %s out of the sections.", diag.And(files), rec.ID)
		is.Subject = strings.Join(files, " ")
		c.out.Add(is)
		return
	}
	for i, lang := range langs {
		is.Lang, is.Subject, is.Msg = lang, files[i], diag.Said("The section %s has no text in %q.", rec.ID, lang)
		is.Hint = diag.Said("Create %s, or take %s out of the sections.", files[i], rec.ID)
		c.out.Add(is)
	}
}

func (c *checker) ownAnywhere(section string) bool {
	for _, lang := range c.siblings() {
		if c.edition.Own(lang, section) {
			return true
		}
	}
	return false
}
