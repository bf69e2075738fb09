package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Edition is what is wrong with an edition beyond what Load could see: whether
// its facts hold together, whether its texts are there, complete and equal in
// the languages asked for. The first language is the one the others are held
// against. The list is sorted; Load's findings are not repeated in it.
func Edition(s *data.Store, e *data.Edition, langs []string) diag.List {
	c := &checker{store: s, edition: e, langs: langs, words: newWords()}
	c.register(e.Register())
	if e.Dated() { // else what it shows, and may cite, is unknown
		c.days()
		if len(e.Cites()) > 0 && !e.Has("sources") {
			c.find(UnlistedSources, e.Pos, "sections", "Add sources to the sections.",
				"The edition prints numbers of sources and has no list of them.")
		}
		c.view()
		c.localised()
		for _, section := range e.Sections {
			c.section(section)
		}
	}
	c.theme(s.Theme)
	return c.out.Sorted()
}

type checker struct {
	store   *data.Store
	edition *data.Edition
	langs   []string
	out     diag.List
	words
}

func (c *checker) find(code diag.Code, pos diag.Pos, field, hint, msg string, args ...any) {
	c.out.Add(diag.Issue{Code: code, Severity: severity(code), Pos: pos, Field: field, Msg: fmt.Sprintf(msg, args...), Hint: hint})
}

// spoken is a finding that concerns one language.
func (c *checker) spoken(code diag.Code, lang string, pos diag.Pos, field, hint, msg string, args ...any) {
	c.out.Add(diag.Issue{Code: code, Severity: severity(code), Pos: pos, Field: field, Lang: lang, Msg: fmt.Sprintf(msg, args...), Hint: hint})
}

// days holds the edition's days against one another.
func (c *checker) days() {
	e := c.edition
	if e.Previous.Known() && e.Cutoff.Known() && !e.Previous.Before(e.Cutoff) {
		c.find(data.EditionOrder, e.Pos, "cutoff", "The cut-off must be later than the previous edition's.",
			"The cut-off, %s, is not after the previous one, %s.", e.Cutoff, e.Previous)
	}
	if e.Published.Known() && e.Published.Before(e.Cutoff) {
		c.find(data.EditionOrder, e.Pos, "published", "Correct one of the two days.", "The edition is published on %s, before its cut-off, %s.",
			e.Published, e.Cutoff)
	}
	for field, s := range map[string]string{"imprint.email": e.Imprint.Email, "imprint.site": e.Imprint.Site,
		"imprint.licence": e.Imprint.Licence} {
		if strings.Contains(s, "{{") {
			c.find(Unwritten, e.Pos, field, "Replace it.", "%s is still to be written.", field)
		}
	}
}

// localised reports words that a language asked for has to borrow.
func (c *checker) localised() {
	need := func(w read.Words, pos diag.Pos, field string) {
		for _, lang := range c.langs {
			if !w.Speaks(lang) {
				c.spoken(MissingWords, lang, pos, field, "Add the line: "+lang+": …", "%s is not given in %q; %q is printed.", field, lang, w.In(lang))
			}
		}
	}
	need(c.edition.Imprint.Publisher, c.edition.Pos, "imprint.publisher")
	need(c.edition.Imprint.Team, c.edition.Pos, "imprint.team")
	for _, s := range c.edition.Cites() {
		if s.Title == "" {
			need(s.About, s.Pos, "about")
		}
	}
}

// view checks what the edition shows on its day.
func (c *checker) view() {
	v := c.edition.View
	soon := v.Cutoff.Plus(6)
	for _, en := range v.Cells() {
		c.shown(en.Cites, en.Pos, "The stage of "+en.Label())
		for _, m := range en.Steps {
			c.shown(m.Cites, m.Pos, "A milestone of "+en.Label())
		}
		for _, d := range en.Decisions {
			c.shown(d.Cites, d.Pos, "A decision on "+en.Label())
		}
		d := en.Decision
		if d == nil || !d.Until.Known() || c.edition.Specimen {
			continue
		}
		switch end := d.Until.Last(); {
		case end.Before(v.Cutoff):
			c.find(ValidityEnded, d.Pos, en.ID+".until", "Record its renewal or its exit, with the day this became known.",
				"%s is shown as qualified, but its decision ended on %s.", en.Label(), d.Until)
		case !soon.Before(end):
			c.find(ValidityEnding, d.Pos, en.ID+".until", "Look for a renewal before printing.", "The decision on %s ends on %s.",
				en.Label(), d.Until)
		}
	}
	for _, row := range v.Grid() {
		for _, cell := range row.Cells {
			if cell.State != facts.NotPublished {
				c.shown(cell.Cites, row.Provider.Pos, "A cell of the grid for "+row.Provider.Name)
			}
		}
	}
}

// shown reports a fact that the edition shows without a source it may cite.
func (c *checker) shown(cites []facts.Cite, pos diag.Pos, what string) {
	if len(cites) == 0 && !c.edition.Register().Unread["sources.yaml"] {
		c.find(Unsourced, pos, "sources", "Add a source that existed by then, or correct the day in known.",
			"%s has no source that could be cited on %s.", what, c.edition.Cutoff)
	}
}

// section checks one section in every language.
func (c *checker) section(section string) {
	rec, known := data.SectionOf(section)
	if !known { // reading has said so
		return
	}
	var first *read.Text
	for _, lang := range c.langs {
		t, ok := c.edition.Text(lang, section)
		if ok && rec.Month && !c.edition.Own(lang, section) {
			ok = false
		}
		if !ok {
			if rec.Needed() || c.anywhere(section) {
				c.missing(lang, rec)
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
}

// anywhere tells whether any of the languages has a text for the section.
func (c *checker) anywhere(section string) bool {
	for _, lang := range c.langs {
		if _, ok := c.edition.Text(lang, section); ok {
			return true
		}
	}
	return false
}

func (c *checker) missing(lang string, rec data.Section) {
	section := rec.ID
	file := path.Join("standing", lang, section+".md")
	if rec.Month || c.ownAnywhere(section) {
		file = path.Join(c.edition.Folder(), lang, section+".md")
	}
	c.spoken(MissingText, lang, c.edition.Pos, "sections", "Create "+file+", or take "+section+" out of the sections.",
		"The section %s has no text in %q.", section, lang)
}

func (c *checker) ownAnywhere(section string) bool {
	for _, lang := range c.langs {
		if c.edition.Own(lang, section) {
			return true
		}
	}
	return false
}

// text checks the words of one text: sources, pictures, marks of the
// unwritten. What words a language forbids is for its locale to say.
func (c *checker) text(t *read.Text) {
	c.pictures(t.Body)
	t.Each(func(r read.Rich) {
		for _, s := range r {
			if s.Cite != "" {
				c.cite(t, s)
			}
		}
		c.phrases(t, r)
	})
	if t.Section == "news" {
		c.events(t)
	}
}

func (c *checker) cite(t *read.Text, s read.Span) {
	src, ok := c.edition.Register().Source(s.Cite)
	if c.edition.Register().Unread["sources.yaml"] {
		return
	}
	if !ok {
		ids := make([]string, 0, len(c.edition.Register().Sources))
		for _, x := range c.edition.Register().Sources {
			ids = append(ids, x.ID)
		}
		hint := "Correct the id, or add the source to register/sources.yaml."
		if near := nearID(s.Cite, ids); near != "" {
			hint = "Did you mean " + near + "?"
		}
		c.spoken(UnknownSource, t.Lang, s.Pos, "", hint, "There is no source %s.", s.Cite)
	} else if !src.Citable(c.edition.Cutoff) {
		c.spoken(UnknownSource, t.Lang, s.Pos, "", "Cite an earlier source.", "The source %s is later than the cut-off, %s.", s.Cite,
			c.edition.Cutoff)
	}
}

// nearID is the one id that differs only in case or by one letter, "" if none
// or several do.
func nearID(id string, ids []string) string {
	near := ""
	for _, x := range ids {
		if strings.EqualFold(x, id) {
			return x
		}
		if len(id) > 3 && diag.Slips(strings.ToLower(id), strings.ToLower(x)) == 1 {
			if near != "" {
				return ""
			}
			near = x
		}
	}
	return near
}

func (c *checker) pictures(bs []read.Block) {
	for _, b := range bs {
		for _, it := range b.Items {
			c.pictures(it)
		}
		if b.Kind != read.Picture {
			continue
		}
		_, err := c.store.Stat(b.Src)
		ext := strings.ToLower(path.Ext(b.Src))
		switch {
		case strings.Contains(b.Src, "://"):
			c.find(MissingPicture, b.Pos, "", "Put the picture into the edition's folder.",
				"The picture %s is an address: nothing is fetched while building.", b.Src)
		case ext != ".png" && ext != ".jpg" && ext != ".jpeg":
			c.find(MissingPicture, b.Pos, "", "Save it as PNG or JPEG.", "The picture %s is neither PNG nor JPEG.", path.Base(b.Src))
		case err != nil:
			c.find(MissingPicture, b.Pos, "", "Put the picture there, or correct its name.", "There is no picture %s.", b.Src)
		}
	}
}

// events reports words for events that the month does not have.
func (c *checker) events(t *read.Text) {
	part, ok := t.Part("events")
	if !ok || c.edition.Register().Unread["offers.yaml"] || c.edition.Register().Unread["providers.yaml"] {
		return
	}
	var ids []string
	for _, ev := range slices.Concat(c.edition.View.Events(), c.edition.View.Arrivals(), c.edition.View.Recalled()) {
		ids = append(ids, ev.ID)
	}
	for _, it := range part.Items {
		if !slices.Contains(ids, it.Key) {
			hint := "The month has no events."
			if len(ids) > 0 {
				hint = diag.DidYouMean(it.Key, ids)
			}
			c.spoken(UnknownEvent, t.Lang, it.Pos, "events."+it.Key, hint, "The month has no event %s; its words would not be printed.", it.Key)
		}
	}
}

// theme checks what the swatches promise: contrast of every pair, ink.
func (c *checker) theme(t *data.Theme) {
	for _, s := range t.Swatches {
		total, limit := 0, profile.InkLimitOf(s.CMYK)
		for _, x := range s.CMYK {
			total += int(x)
		}
		if total > limit {
			c.find(InkLimit, s.Pos, "swatches."+s.Name, fmt.Sprintf("Stay at %d %%.", limit), "The swatch %s lays down %d %% of ink.", s.Name, total)
		}
	}
	for _, p := range t.Pairs {
		ink, ok := t.Swatch(p.Ink)
		ground, ok2 := t.Swatch(p.Ground)
		if !ok || !ok2 {
			continue
		}
		need := 4.5
		if p.Large {
			need = 3
		}
		if got := unit.Contrast(ink.RGB, ground.RGB); got < need {
			c.find(data.LowContrast, p.Pos, "pairs", "Choose a darker ink or a lighter ground.",
				"%s: %s on %s has a contrast of %.2f; %.1f is needed.", p.Component, p.Ink, p.Ground, got, need)
		}
	}
}
