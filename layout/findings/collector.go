// Package findings owns a finding from the moment a stage made it until it is
// read: which language and which file it belongs to, what it follows from,
// whether it was told before, in what order it is read and which files it
// stops. No other hand touches it on that way. It refuses to look for faults
// itself.
package findings

import (
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
)

// Collector gathers what the stages of one build find. It may be used from
// several languages at once, and its list does not depend on who came first.
type Collector struct {
	all  *locales.Catalog
	tags []string // of the languages the build was asked for
	in   func(diag.Pos) diag.Pos
	of   func(diag.Pos) string // the field of a text in which a place lies

	mu  sync.Mutex
	got []told
}

// told is a finding as a stage made it, with what only the road knows of it:
// which file of the build it concerns, when it concerns no other.
type told struct {
	diag.Issue
	file string
}

// New is an empty collector of a build in languages of the catalogue.
func New(all *locales.Catalog, langs ...string) *Collector {
	c := &Collector{all: all}
	for _, lang := range langs {
		c.tags = append(c.tags, c.tag(lang))
	}
	return c
}

// Placed says how a place that was counted along a passage stands in its file;
// without it places are told as they come.
func (c *Collector) Placed(in func(diag.Pos) diag.Pos) *Collector {
	c.in = in
	return c
}

// Fielded says in which field of a text a place lies; without it findings are told with
// the field that they have themselves, or none.
func (c *Collector) Fielded(of func(diag.Pos) string) *Collector {
	c.of = of
	return c
}

// tag is the BCP 47 tag of a language that a stage calls by its folder: the
// data knows languages by the names of their folders, the pages by their tags.
// A tag stays what it is.
func (c *Collector) tag(lang string) string {
	if c.all != nil {
		if l, ok := c.all.Locale(lang); ok {
			return l.Tag
		}
	}
	return lang
}

// Scope is where findings come from: the edition, one of its languages or one
// of its files.
type Scope struct {
	c    *Collector
	lang string // BCP 47, or none
	file string
}

// Edition is the scope of what concerns every language.
func (c *Collector) Edition() Scope { return Scope{c: c} }

// In is the scope of a language, by the name of its folder.
func (c *Collector) In(lang string) Scope { return Scope{c: c, lang: c.tag(lang)} }

// Of is the scope of one file among those of the language.
func (s Scope) Of(file string) Scope {
	s.file = file
	return s
}

// Add tells findings. Those that name no language are of the scope's.
func (s Scope) Add(is ...diag.Issue) {
	s.c.mu.Lock()
	defer s.c.mu.Unlock()
	for _, i := range is {
		if i.Lang == "" {
			i.Lang = s.lang
		}
		i.Lang = s.c.tag(i.Lang)
		if i.Code == page.MissingGlyph && i.Pos.IsZero() { // the words of the press have no place on the page
			i.Pos = s.c.said(i)
		}
		i = s.c.worded(i)
		if s.c.in != nil {
			i.Pos = s.c.in(i.Pos)
		}
		if s.c.of != nil && path.Ext(i.Pos.File) == ".md" {
			i.Within = s.c.of(i.Pos)
		}
		s.c.got = append(s.c.got, told{i, s.file})
	}
}

// ownMessage is what a finding says in the place of its words, before the key of the
// message that says them, where that is a publisher's own.
const ownMessage = "message "

// worded is a finding on words of the press where a publisher's file says them in the
// press's place; as it is where none does, or where its words have a place.
func (c *Collector) worded(is diag.Issue) diag.Issue {
	if strings.HasPrefix(is.Says, ownMessage) {
		return is
	}
	if c.all == nil || is.Says == "" || !is.Pos.IsZero() && path.Base(is.Pos.File) != "edition.yaml" {
		is.Says = ""
		return is
	}
	l, ok := c.all.ForTag(is.Lang)
	if !ok {
		is.Says = ""
		return is
	}
	at, key := l.OwnPlace(is.Says, is.Section)
	if is.Says = ""; key != "" {
		is.Says = ownMessage + key
	}
	if key != "" && is.Code != data.LowContrast { // which may be the theme's
		is.Pos, is.Hint = at, diag.Said("Shorten the message %s, which a locale file of yours says.", key)
	}
	return is
}

// said is where the press says the character that a finding is about, nowhere
// when it does not.
func (c *Collector) said(is diag.Issue) diag.Pos {
	if c.all != nil {
		if l, ok := c.all.ForTag(is.Lang); ok {
			return l.PlaceOf(is.Subject)
		}
	}
	return diag.Pos{}
}

// Stops tells whether the scope's file may not be made in a profile, for what
// a reader is told of it, of its language or of the edition.
func (s Scope) Stops(p profile.Profile) bool {
	return s.stops(p, func(t told) bool { return (t.Lang == "" || t.Lang == s.lang) && (t.file == "" || t.file == s.file) })
}

// StopsAlone is Stops for a file that shows nothing of the edition, as a ticket
// does not: what concerns the edition or the language is no fault of it.
func (s Scope) StopsAlone(p profile.Profile) bool {
	return s.stops(p, func(t told) bool { return t.file == s.file })
}

func (s Scope) stops(p profile.Profile, mine func(told) bool) bool {
	return slices.ContainsFunc(s.c.told(), func(t told) bool { return mine(t) && Stops(p, t.Issue) })
}

// Counts is how often a reader is told each finding of a severity about the
// scope's language.
func (s Scope) Counts(sev diag.Severity) map[diag.Code]int {
	out := map[diag.Code]int{}
	seen := map[diag.Issue]bool{}
	for _, t := range s.c.told() {
		if t.Severity == sev && t.Lang == s.lang && !seen[t.Issue] {
			seen[t.Issue] = true
			out[t.Code]++
		}
	}
	return out
}

// told is what was found, without what follows from something else.
func (c *Collector) told() []told {
	c.mu.Lock()
	defer c.mu.Unlock()
	return causes(c.got)
}

// List is what a reader is told: without what follows from something else at
// the same place, each fact once, in the order of the files.
func (c *Collector) List() diag.List {
	var out diag.List
	for _, t := range c.told() {
		out.Add(t.Issue)
	}
	return Folded(out, c.tags...)
}
