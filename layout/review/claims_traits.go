package review

import (
	"slices"
	"strconv"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// has tells whether an entry has a trait.
func (h *held) has(e *facts.Entry, t claims.Trait, lately bool) bool {
	switch t.Kind {
	case "qualified", "candidate":
		return string(e.Stage) == t.Kind && covers(e, t.Layers) && (t.Kind == "candidate" || !t.Date.Known() || h.began(e, t))
	case "layer":
		return covers(e, t.Layers)
	case "milestone":
		return e.Stage == facts.Candidate && e.Milestone != facts.Unpublished && (!t.Date.Known() || h.passedOn(e, t))
	case "ends":
		return e.Stage == facts.Qualified && e.End().Known() && (!t.Date.Known() || h.beside(t, e.End()))
	case "starts":
		if t.Exact { // as far as it is published
			return slices.ContainsFunc(e.Decisions, func(r facts.Decision) bool { return h.agree(h.resolved(t.Date), r.Date) })
		}
		return e.Stage == facts.Qualified && h.began(e, t)
	case "j0", "j1", "j2", "j3":
		return h.reached(e, t, lately)
	case "bothsides":
		es := bearing(h.ed.View, "provider "+e.Provider.ID)
		return len(stage(es, facts.Qualified)) > 0 && len(stage(es, facts.Candidate)) > 0
	case "moved":
		return e.Changed
	case "storeys":
		return t.N == 0 && len(e.Layers) > 1 || t.N > 0 && len(e.Layers) == t.N
	case "titled":
		return e.Name != ""
	case "numbered":
		return h.numbered(e, strconv.Itoa(t.N))
	case "decided":
		return e.Stage == facts.Qualified
	}
	return false
}

// numbered tells whether a decision on an entry can have a number: that of one is not
// published, and nobody else's has it, or it is the number of one.
func (h *held) numbered(e *facts.Entry, number string) bool {
	has := func(e *facts.Entry) bool {
		return slices.ContainsFunc(e.Decisions, func(d facts.Decision) bool { return d.Number == number })
	}
	open := len(e.Decisions) == 0 || slices.ContainsFunc(e.Decisions, func(d facts.Decision) bool { return d.Number == "" })
	return has(e) || open && !slices.ContainsFunc(h.ed.View.Cells(), has)
}

// passedOn tells whether an entry can have passed any milestone on a trait's date.
func (h *held) passedOn(e *facts.Entry, t claims.Trait) bool {
	return slices.ContainsFunc(e.Steps, func(s facts.Milestone) bool {
		return s.Code >= facts.J0 && (h.agree(h.resolved(t.Date), s.Date) || h.agree(h.resolved(t.Date), s.Known))
	})
}

func (h *held) reached(e *facts.Entry, t claims.Trait, lately bool) bool {
	code := facts.Code(int(t.Kind[1]-'0') + int(facts.J0))
	if t.At && !t.Denied && (e.Stage != facts.Candidate || e.Milestone != code) {
		return false
	}
	if e.Milestone < code {
		return false
	}
	for _, s := range e.Steps {
		if s.Code == code && t.At {
			return !t.Date.Known() || h.beside(claims.Trait{Date: h.resolved(t.Date), Side: -2}, s.Known)
		}
		if s.Code == code {
			return (!t.Date.Known() || !s.Date.Known() || h.agree(t.Date, s.Date) || h.agree(t.Date, s.Known)) &&
				(!lately || t.Date.Known() || h.ed.View.Previous.Before(s.Known.Last()))
		}
	}
	return true
}

func covers(e *facts.Entry, layers []string) bool {
	for _, l := range facts.Layers() {
		if slices.Contains(layers, l.String()) && !e.Covers(l) {
			return false
		}
	}
	return true
}

// began tells whether a date can be that of any decision of an entry, of its
// announcement, or of the day on which it was known.
func (h *held) began(e *facts.Entry, t claims.Trait) bool {
	d := h.resolved(t.Date)
	days := []facts.Day{e.Start().Date, e.Arrived, e.Since}
	if t.Side != 0 {
		days = days[:1]
	}
	for _, r := range e.Decisions {
		days = append(days, r.Date, r.Announced, r.Known)
	}
	t.Date = d
	if t.Side == 0 && !slices.ContainsFunc(e.Decisions, func(r facts.Decision) bool { return r.Date.Known() || r.Announced.Known() }) &&
		!e.Since.Before(first(d)) {
		return true // nothing is published of its beginning
	}
	return slices.ContainsFunc(days, func(day facts.Day) bool { return day.Known() && h.beside(t, day) })
}

// beside tells whether a day stands to a trait's date as it is said.
func (h *held) beside(t claims.Trait, day facts.Day) bool {
	d := t.Date
	if d.Year == claims.ThisYear || d.Year == 0 {
		d.Year = h.ed.Month.Year
	}
	if d.Season > 0 {
		d.Month = max(1, 3*d.Season-3)
		if t.Side > 0 || t.Side == -2 {
			d.Month += 3
		}
	}
	switch at := (facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}); t.Side {
	case -1:
		return day.First().Before(at.First())
	case -2:
		return !at.Last().Before(day.First())
	case 1:
		return at.Last().Before(day.Last())
	}
	return h.agree(t.Date, day)
}

// year is the year of a date, with this year and the last as the edition has them.
func (h *held) year(d claims.Date) int {
	switch d.Year {
	case claims.ThisYear:
		return h.ed.Month.Year
	case claims.LastYear:
		return h.ed.Month.Year - 1
	}
	return d.Year
}

// agree tells whether two dates can be the same one, as far as both say.
func (h *held) agree(d claims.Date, day facts.Day) bool {
	d.Year = h.year(d)
	if d.Season > 0 && day.Month > 0 {
		d.Month = 0
		if m := 3*d.Season - 3; !(m <= day.Month && day.Month <= m+3 || m == 0 && day.Month == 12) { // from December, March, June, September
			return false
		}
		if d.Season == 1 && (day.Year == d.Year-1 || day.Year == d.Year+1) {
			d.Year = day.Year
		}
	}
	return day.Known() && (d.Year == 0 || d.Year == day.Year) && (d.Month == 0 || day.Month == 0 || d.Month == day.Month) &&
		(d.Day == 0 || day.Day == 0 || d.Day == day.Day)
}

// first is the earliest day that a date can mean.
func first(d claims.Date) facts.Day {
	return facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}.First()
}

// fresh tells whether a date is one after the edition before: what fell on it would
// be a movement.
func (h *held) fresh(d claims.Date) bool {
	d = h.resolved(d)
	return h.ed.Previous.Known() && h.ed.Previous.MonthEnd(1).Before(first(d)) // the month of its title is not
}

// resolved is a date with its year: a month without one is the last such month.
func (h *held) resolved(d claims.Date) claims.Date {
	d.Year = h.year(d)
	if d.Year == 0 && d.Month > 0 {
		if d.Year = h.ed.Cutoff.Year; d.Month == h.ed.Month.Month {
			d.Year = h.ed.Month.Year
		} else if d.Month > h.ed.Cutoff.Month {
			d.Year--
		}
	}
	return d
}

// current tells whether a date falls since the edition before.
func (h *held) current(d claims.Date) bool {
	if d = h.resolved(d); d.Month == 0 && d.Year == h.ed.Previous.Year && d.Year < h.ed.Cutoff.Year && h.ed.Previous.Month == 12 {
		return false
	}
	return h.ofNow(months(d.Month), months(d.Year))
}

func months(ms ...int) []int { return slices.DeleteFunc(ms, func(m int) bool { return m == 0 }) }

func stage(es []*facts.Entry, s facts.Stage) []*facts.Entry {
	return slices.DeleteFunc(slices.Clone(es), func(e *facts.Entry) bool { return e.Stage != s })
}
