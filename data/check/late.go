package check

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
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

// lateSources tells of a source that several statements are older than, where it stands: one
// day explains them all. late is what was found on them.
func (c *checker) lateSources(r *facts.Register, late diag.List) {
	left := map[diag.Pos][]string{} // days, by statement
	for _, is := range late {
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
	for {
		var last *facts.Source
		for _, s := range r.Sources {
			if n := older(s); n > 1 && (last == nil || n > older(last) || n == older(last) && last.First().Before(s.First())) {
				last = s
			}
		}
		if last == nil {
			return
		}
		c.lateSource(last, older(last))
		for pos, days := range left {
			if slices.Contains(days, firstDay(last)) {
				delete(left, pos)
			}
		}
	}
}

// lateSource tells that so many statements are older than a source. A source that the
// edition's cut-off is older than, too, is none of its own: what cites it may not.
func (c *checker) lateSource(s *facts.Source, statements int) {
	if slices.ContainsFunc(c.out, func(is diag.Issue) bool { return is.Days == firstDay(s) && is.Pos == s.Pos }) {
		return // wrong by itself
	}
	code := LateSource
	if c.edition.Bounded() && !s.Citable(c.edition.Cutoff) {
		code = UnknownSource
	}
	_, field, _ := strings.Cut(firstDay(s), " ")
	c.find(code, s.Pos, field, "Correct the day of the source, or those in known.",
		"The source %s is of %s, and %s that rest on it are said to have become known before.", s.ID, s.First(),
		diag.Count(statements, "statement"))
	c.between(firstDay(s))
}
