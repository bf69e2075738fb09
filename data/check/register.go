package check

import (
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// register checks that the facts refer to what exists and agree with the
// calendar and with one another, those later than the edition included.
func (c *checker) register(r *facts.Register) {
	c.ids(r)
	c.holders(r)
	c.sources(r)
	c.names(r)
	c.rulings(r)
	c.cells(r)
	c.horizon(r)
	for _, h := range r.Providers {
		c.fact(r, h.Fact, facts.Day{}, "providers."+h.ID)
		for _, group := range [][]facts.Claim{h.Renamed, h.Legal, h.Group, h.Aliases} {
			for _, x := range group {
				c.fact(r, x.Fact, facts.Day{}, "providers."+h.ID)
			}
		}
	}
	for _, o := range r.Offers {
		c.offer(r, o)
	}
	for _, g := range r.Grid {
		if _, ok := r.Holder(g.Provider); !ok && g.Provider != "" && !r.Unread["providers.yaml"] {
			c.stranger(r, g.Provider, g.Pos, "provider")
		}
		c.fact(r, g.Fact, facts.Day{}, cellField(g.Provider, g.Column))
	}
}

// cells begins the field of all that is known of the grid.
const cells = "cells."

// cellField is the field of all that is known of one cell of the grid.
func cellField(provider string, c facts.Column) string { return cells + provider + "." + c.String() }

// ids reports doubles: of ids, of cells, of providers' names.
func (c *checker) ids(r *facts.Register) {
	type entry struct {
		at   diag.Pos
		says string
	}
	seen := map[string]entry{}
	double := func(kind, id string, pos diag.Pos, says string) {
		key := kind + strings.ToLower(id)
		if before, twice := seen[key]; twice && id != "" {
			c.clash(data.DuplicateID, before.at, pos, "id", "Give one of them another id.", "Two %ss have the id %s.", kind, id)
			if c.ofID(id); before.says == says { // one was written twice, and none has lost its id
				c.ofID("")
			}
			return
		}
		seen[key] = entry{pos, says}
	}
	for _, s := range r.Sources {
		double("source", s.ID, s.Pos, s.Title+s.About.In("")+s.URL)
		if s.Title != "" && len(s.About) > 0 {
			c.find(UnsetField, s.Pos, "about", "Keep one of the two: about says what a source is whose title was not found.",
				"The source %s has a title, so what about says of it is printed nowhere.", s.ID)
		}
	}
	for _, h := range r.Providers {
		double("provider", h.ID, h.Pos, h.Name)
	}
	for _, o := range r.Offers {
		double("offer", o.ID, o.Pos, "")
	}
}

// ofID says which id the last finding is about, or what else.
func (c *checker) ofID(id string) { c.out[len(c.out)-1].Subject = id }

// idsMeant says of each id that two entries have which one the second was
// probably meant to have: one that is asked for, that nothing has, and that is like
// it; or any such, when there are as many of them as entries that lost theirs.
func (c *checker) idsMeant() {
	for _, kind := range [][2]string{{string(UnknownSource), "sources.yaml"}, {string(UnknownProvider), "providers.yaml"}} {
		var asked []string
		var doubles []int
		for i, is := range c.out {
			id, _, _ := strings.Cut(is.Subject, " ")
			switch {
			case is.Code == data.DuplicateID && is.Field == "id" && is.Subject != "" && path.Base(is.Pos.File) == kind[1]:
				doubles = append(doubles, i)
			case is.Code == diag.Code(kind[0]) && !slices.Contains(asked, id):
				asked = append(asked, id)
			}
		}
		for _, i := range doubles {
			id := c.out[i].Subject
			c.out[i].Subject = strings.Join(slices.DeleteFunc(slices.Clone(asked), func(a string) bool {
				return len(asked) != len(doubles) && diag.Slips(a, id) > 1
			}), " ")
		}
	}
}

func (c *checker) near(r *facts.Register, id string) diag.Text {
	ids := make([]string, 0, len(r.Providers))
	for _, h := range r.Providers {
		ids = append(ids, h.ID)
	}
	if diag.Nearest(id, ids) != "" || len(ids) > 0 && len(ids) < 8 {
		return diag.DidYouMean(id, ids)
	}
	return "Use an id of register/providers.yaml, or add the provider there."
}

// stranger reports an id that no provider has. What is told of the provider that
// is meant, or of an offer of its, follows from this.
func (c *checker) stranger(r *facts.Register, id string, pos diag.Pos, field string) {
	ids := make([]string, 0, len(r.Providers))
	for _, h := range r.Providers {
		ids = append(ids, h.ID)
	}
	c.find(UnknownProvider, pos, field, c.near(r, id), "There is no provider %s.", id)
	c.ofID(strings.Join(strings.Fields(id+" "+diag.Nearest(id, ids)+" "+strings.TrimPrefix(field, "offers.")), " "))
}

// unknownSource reports an id that no source has. of is where the fact begins
// that names it: what else is said of its sources follows from this.
func (c *checker) unknownSource(id, lang string, pos diag.Pos, field string, of diag.Pos) {
	var ids []string
	for _, x := range c.edition.Register().Sources {
		ids = append(ids, x.ID)
	}
	hint := diag.Text("Correct the id, or add the source to register/sources.yaml.")
	if _, section := data.SectionOf(id); section {
		hint = diag.Said("Write [#%s] for the page of the section.", id)
	} else if near := diag.Nearest(id, ids); near != "" {
		hint = diag.Said("Did you mean %s? Otherwise add the source to register/sources.yaml.", near)
	}
	c.out.Add(diag.Issue{Code: UnknownSource, Severity: severity(UnknownSource), Pos: pos, Field: field, Lang: lang,
		Subject: strings.TrimSpace(id + " " + of.String()), Msg: diag.Said("There is no source %s.", id), Hint: hint})
}

// fact checks a statement's sources and days.
func (c *checker) fact(r *facts.Register, f facts.Fact, happened facts.Day, field string) {
	c.stated[f.Pos] = f
	if len(f.Cites) == 0 {
		c.find(Unsourced, f.Pos, field, "Name its source: sources: [A4].", "This fact has no source.")
	}
	if !r.Unread["sources.yaml"] {
		c.cites(r, f, field)
	}
	if foreknown(f, happened) {
		c.find(KnownTooEarly, f.Pos, field, "Correct one of the two days.", "It is said to have been known on %s, before it happened on %s.",
			f.Known, happened)
		c.between(diag.Day(f.Pos, "known"), diag.Day(f.Pos, "date"))
	}
}

// after checks that one of a statement's sources can tell of the day: a page may
// have changed since, and what was printed before the day only foretold it.
func (c *checker) after(r *facts.Register, f facts.Fact, happened facts.Day, field string) {
	var last *facts.Source
	for _, cite := range f.Cites {
		s, ok := r.Source(cite.Source)
		if !ok || s.Rhythm != facts.Dated || !s.Date.Known() || !slices.Contains([]string{"release", "article", "document", "law"}, s.Kind) {
			return
		}
		if last == nil || last.Latest().Before(s.Latest()) {
			last = s
		}
	}
	if last != nil && before(last.Latest(), happened) {
		c.clash(EarlySource, last.Pos, f.Pos, field, "Add the source that tells of it, or correct the day.",
			"It is dated %s, but all its sources are older; the last, %s, is of %s.", happened, last.ID, last.Latest())
	}
}

// cites checks that a statement's sources exist, and that one is early enough.
func (c *checker) cites(r *facts.Register, f facts.Fact, field string) {
	found, timely := 0, false
	var first *facts.Source
	named := map[string]diag.Pos{}
	for _, cite := range f.Cites {
		if was, twice := named[cite.Source]; twice {
			c.clash(SameSource, was, cite.Pos, field, "Keep one of the two.", "The source %s is named twice for one statement.", cite.Source)
		}
		named[cite.Source] = cite.Pos
		s, ok := r.Source(cite.Source)
		if !ok {
			c.unknownSource(cite.Source, "", cite.Pos, field, f.Pos)
			continue
		}
		if found++; first == nil || s.First().Before(first.First()) {
			first = s
		}
		timely = timely || !s.First().Known() || !f.Known.Last().Before(s.First().First())
	}
	if found > 0 && !timely && f.Known.Known() {
		c.clash(LateSource, first.Pos, f.Pos, field, "Correct the day in known or that of the source, or add an earlier source.",
			"It is said to have become known on %s, but all its sources are later; the first, %s, is of %s.", f.Known, first.ID, first.First())
		c.between(restsOn(r, f)...)
	}
}
