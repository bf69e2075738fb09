package check

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// sources checks that a source is published before it is updated and cited, and
// that it stands in the list once.
func (c *checker) sources(r *facts.Register) {
	address, titles := map[string]*facts.Source{}, map[string]*facts.Source{}
	for _, s := range r.Sources {
		field := "sources." + s.ID
		if before(s.Known, s.Date) {
			c.find(SourceDays, s.Pos, field+".known", "Correct one of the two days.",
				"The source %s can be cited from %s on, before it was published on %s.", s.ID, s.Known, s.Date)
		}
		if before(s.Updated, s.Date) {
			c.find(SourceDays, s.Pos, field+".updated", "Correct one of the two days.",
				"The source %s was updated on %s, before it was published on %s.", s.ID, s.Updated, s.Date)
		}
		if s.Date.Known() && (s.Rhythm == facts.Undated || s.Rhythm == facts.Monthly) {
			c.find(SourceDays, s.Pos, field+".rhythm", "Delete rhythm, or the date.", "The source %s has a date and is said to be %s.", s.ID,
				s.Rhythm)
		}
		key := strings.TrimSuffix(strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(s.URL, "https://"), "http://")), "/")
		if was := address[key]; key != "" && was != nil && was.ID != s.ID {
			c.clash(SameSource, was.Pos, s.Pos, field+".url", "Keep one and cite it everywhere, unless the page has changed between the two.",
				"The sources %s and %s have one address.", was.ID, s.ID)
		}
		address[key] = s
		title := strings.Join([]string{facts.Fold(s.Title), facts.Fold(s.Publisher.In("")), s.Date.String()}, "|")
		if was := titles[title]; s.Title != "" && was != nil && was.ID != s.ID {
			c.clash(SameSource, was.Pos, s.Pos, field+".title", "Keep one and cite it everywhere, unless they are two.",
				"The sources %s and %s have one title, publisher and date.", was.ID, s.ID)
		}
		titles[title] = s
	}
}
