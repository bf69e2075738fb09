package check

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// firstDay is the day from which a source may be cited, as one of those that contradict one
// another.
func firstDay(s *facts.Source) string {
	if s.Known.Known() {
		return diag.Day(s.Pos, "known")
	}
	return diag.Day(s.Pos, "date")
}

// restsOn is the days of which one must be wrong where a statement is older than all of its
// sources: its own, and theirs. Where a source is unknown it may be the early one, and
// nothing is said of the others.
func restsOn(r *facts.Register, f facts.Fact) []string {
	out := []string{diag.Day(f.Pos, "known")}
	for _, cite := range f.Cites {
		s, known := r.Source(cite.Source)
		switch {
		case !known:
			return out[:1]
		case !slices.Contains(out, firstDay(s)):
			out = append(out, firstDay(s))
		}
	}
	return out
}

// lateFor is the first source of what is shown at a place, where all its sources are too late
// for the edition, and the days of which one must be wrong; nil where no source is known. What a
// cell of the grid shows may rest on several statements.
func (c *checker) lateFor(pos diag.Pos, field string) (first *facts.Source, days []string) {
	r := c.edition.Register()
	fs := []facts.Fact{c.stated[pos]}
	if strings.HasPrefix(field, cells) {
		fs = nil
		for _, g := range r.GridByDay() {
			if cellField(g.Provider, g.Column) == field && !c.edition.Cutoff.Before(g.Known.Last()) {
				fs = append(fs, g.Fact)
			}
		}
	}
	for _, f := range fs {
		for _, day := range restsOn(r, f) {
			if !slices.Contains(days, day) {
				days = append(days, day)
			}
		}
		for _, cite := range f.Cites {
			if s, known := r.Source(cite.Source); known && (first == nil || s.First().Before(first.First())) {
				first = s
			}
		}
	}
	return first, days
}

// calledLate tells of a source in a text that the edition's cut-off is older than.
func (c *checker) calledLate(t *read.Text, s *facts.Source, pos diag.Pos, field string) {
	c.spoken(UnknownSource, t.Lang, pos, field, diag.Said("Correct the day of the source in %s, or cite an earlier source.", s.Pos),
		"The source %s, of %s, is later than the cut-off, %s.", s.ID, s.First(), c.edition.Cutoff)
	c.between(firstDay(s))
	if !slices.Contains(c.called[s.ID], t.Section) {
		c.called[s.ID] = append(c.called[s.ID], t.Section)
	}
}

// lateSources tells of a source where it stands, where one day explains what is told of several
// statements or of several sections: that they are older, or cite what is later than the cut-off.
func (c *checker) lateSources(r *facts.Register) {
	left := map[diag.Pos][]string{} // days, by statement
	for _, is := range c.out {
		if is.Code == LateSource {
			left[is.Pos] = strings.Split(is.Days, "\n")
		}
	}
	older := func(s *facts.Source) (n int) {
		for _, days := range left {
			if slices.Contains(days, firstDay(s)) {
				n++
			}
		}
		return n
	}
	weight := func(s *facts.Source) int { return older(s) + len(c.called[s.ID]) }
	done := map[*facts.Source]bool{}
	for {
		var last *facts.Source
		for _, s := range r.Sources {
			if n := weight(s); n > 1 && !done[s] && (last == nil || n > weight(last) || n == weight(last) && last.First().Before(s.First())) {
				last = s
			}
		}
		if last == nil {
			return
		}
		done[last] = true
		c.lateSource(last, older(last), len(c.called[last.ID]))
		for pos, days := range left {
			if slices.Contains(days, firstDay(last)) {
				delete(left, pos)
			}
		}
	}
}

// lateSource tells that so many statements are older than a source, and so many sections cite it.
// A source that the edition's cut-off is older than, too, is none of its own: what cites it may not.
func (c *checker) lateSource(s *facts.Source, statements, sections int) {
	if slices.ContainsFunc(c.out, func(is diag.Issue) bool { return is.Days == firstDay(s) && is.Pos == s.Pos }) {
		return // wrong by itself
	}
	code := LateSource
	if c.edition.Bounded() && !s.Citable(c.edition.Cutoff) {
		code = UnknownSource
	}
	_, field, _ := strings.Cut(firstDay(s), " ")
	if sections == 0 {
		c.find(code, s.Pos, field, "Correct the day of the source, or those in known.",
			"The source %s is of %s, and %s that rest on it are said to have become known before.", s.ID, s.First(),
			diag.Count(statements, "statement"))
	} else {
		c.find(code, s.Pos, field, "Correct the day of the source, or cite an earlier source where it is cited.",
			"The source %s, of %s, is later than the cut-off, %s. Sections that cite it: %d; older statements that rest on it: %d.",
			s.ID, s.First(), c.edition.Cutoff, sections, statements)
	}
	c.between(firstDay(s))
}
