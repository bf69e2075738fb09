package review

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// calendar is the days and months that a text of an edition may give as its own, as those of the
// edition before, and as those of what happened.
type calendar struct {
	ed       *data.Edition
	loc      *locales.Locale
	month    facts.Day   // of the edition before; unknown where the folder has none
	cutoffs  []facts.Day // of the other editions
	months   []facts.Day // of the other editions
	happened []facts.Day // in the year before the cut-off
	or       *calendar   // where it may follow another edition than it says
}

// newCalendar is the calendar of an edition; false where the edition has none to hold texts to.
func newCalendar(s *data.Store, ed *data.Edition, loc *locales.Locale) (c calendar, ok bool) {
	c = calendar{ed: ed, loc: loc}
	if ed.Specimen || ed.Month.Month == 0 || ed.Cutoff.Day == 0 {
		return c, false
	}
	if after, skips := ed.Unskipped(); skips {
		if or, ok := newCalendar(s, after, loc); ok {
			c.or = &or
		}
	}
	last, ok := s.Edition(ed.BeforeID())
	switch {
	case ok:
		c.month = last.Month
	case ed.BeforeID() != "": // which nobody can read: it may be of any month
		return c, false
	}
	for _, id := range s.Editions() {
		if other, ok := s.Edition(id); ok && id != ed.ID && !other.Specimen && other.Cutoff.Day > 0 {
			c.cutoffs, c.months = append(c.cutoffs, other.Cutoff), append(c.months, other.Month)
		}
	}
	if ed.Previous.Day > 0 {
		c.cutoffs = append(c.cutoffs, ed.Previous)
	}
	if ed.View != nil {
		for _, e := range ed.View.Chronology() {
			if d := e.Date; d.Month > 0 && d.MonthsTo(ed.Cutoff) <= 12 {
				c.happened = append(c.happened, d)
			}
		}
	}
	return c, true
}

// told is what is wrong with the dates of a paragraph of a text of the month, and the dates with which
// nothing is, though they may be of the month of another edition.
func (c calendar) told(r read.Rich) (out, fine diag.List) {
	typed := ""
	for _, s := range r {
		if s.Code || s.Lang != "" {
			s.Text = strings.Map(func(rune) rune { return '…' }, s.Text)
		}
		typed += lined(s)
	}
	runes, at := []rune(typed), spotsOf(r)
	for _, d := range c.loc.Dated(typed) {
		says, hint := c.judge(d)
		if c.or != nil && says != "" {
			says, hint = c.or.judge(d)
		}
		words := strings.ReplaceAll(string(runes[d.Offset:d.Offset+d.Len]), "\n", " ")
		if says == "" {
			fine.Add(diag.Issue{Pos: at.place(d.Offset), Subject: words})
			continue
		}
		out.Add(diag.Issue{Code: OtherMonth, Severity: diag.Warning, Pos: at.place(d.Offset), Subject: words,
			Msg: diag.Said(says, words), Hint: hint})
	}
	return out, fine
}

// judge is what is wrong with a date, "" where nothing is, and what to do.
func (c calendar) judge(d locales.Dated) (says, hint diag.Text) {
	own, cutoff := diag.Said("This edition is that %s.", ofMonth(c.ed.Month)), diag.Said("Its data close on %s.", c.ed.Cutoff)
	switch d.Aim {
	case locales.OwnEdition:
		if !sameMonth(d, c.ed.Month) {
			return "The text gives %q as the month of its own edition.", own
		}
	case locales.Recalled:
		if !c.published(d) && !c.edition(d) && !c.known(d) {
			return "The text names an edition of %q, which is neither this one nor the one before.", c.before()
		}
	case locales.Reviewed:
		if !c.shown(d) {
			return "The text gives %q as the month that it shows.", own
		}
	case locales.Before:
		if c.month.Month > 0 && !sameMonth(d, c.month) && !sameMonth(d, c.ed.Previous) {
			return "The text gives %q as the month of the edition before.", c.before()
		}
	case locales.Announced:
		if sameMonth(d, c.ed.Month) {
			return "The text announces the next edition for %q.", own
		}
		if c.published(d) {
			return "", "" // what it has said by now
		}
		fallthrough
	case locales.OtherEdition:
		if !c.edition(d) && !d.Next {
			return "The text names an edition of %q, which is neither this one nor the one before.", c.before()
		}
	case locales.Closing:
		if !sameDay(d, c.ed.Cutoff) && !(d.Earlier && sameDay(d, c.ed.Previous)) && !(d.Next && c.later(d)) {
			return "The text closes its data on %q.", cutoff
		}
	case locales.Ending, locales.Standing:
		if c.elsewhere(d) && !d.Earlier {
			return "The text says how things stand on %q, the cut-off of another edition.", cutoff
		}
		if d.Day == 0 && !sameMonth(d, c.ed.Cutoff) && !d.Earlier && !d.Next && c.closedIn(d) {
			return "The text says how things stand at the end of %q, the month of another edition's cut-off.", cutoff
		}
	case locales.Issued:
		if day := c.ed.Published; day.Day > 0 && !sameDay(d, day) {
			return "The text has this edition published on %q.", diag.Said("It is published on %s.", day)
		}
	case locales.Elapsed:
		if c.month.Month > 0 && d.Months != c.month.MonthsTo(c.ed.Month) && d.Months != c.ed.Previous.MonthsTo(c.ed.Cutoff) {
			return "The text says that %q have passed since the edition before.", c.before()
		}
	case locales.Coming:
		return c.coming(d, own)
	case locales.Comparing:
		if d.Day == 0 && d.Year == 0 && !d.Next && !c.known(d) && !c.past(d) {
			return "The text goes back to %q, and the edition before is of another month.", c.before()
		}
	}
	return "", ""
}

// coming is what is wrong with the day or month that the next edition is announced for.
func (c calendar) coming(d locales.Dated, own diag.Text) (says, hint diag.Text) {
	next := c.ed.Next.Date
	switch {
	case next.Month > 0 && sameMonth(d, next) && (d.Day == 0 || next.Day == 0 || d.Day == next.Day):
		return "", ""
	case next.Month > 0:
		own = diag.Said("The next edition is announced for %s under next, in edition.yaml.", next)
	case !sameMonth(d, c.ed.Month) && (d.Year == 0 || c.ed.Month.Before(facts.Day{Year: d.Year, Month: d.Month})):
		return "", ""
	}
	return "The text announces the next edition for %q.", own
}

// before says which edition was the one before.
func (c calendar) before() diag.Text {
	if c.month.Month == 0 {
		return checkMonth
	}
	return diag.Said("The edition before is that %s.", ofMonth(c.month))
}

// ofMonth is a month as what it is the month of is called by it.
func ofMonth(m facts.Day) diag.Text {
	return diag.Said([...]diag.Text{"of January %d", "of February %d", "of March %d", "of April %d", "of May %d", "of June %d", "of July %d",
		"of August %d", "of September %d", "of October %d", "of November %d", "of December %d"}[m.Month-1], m.Year)
}

// edition tells whether a month is the edition's own, or that of the one before or of the next. An
// edition before that is not in the folder came out in the month of its cut-off or in the next.
func (c calendar) edition(d locales.Dated) bool {
	months := []facts.Day{c.ed.Month, c.month, c.ed.Next.Date}
	if c.ed.Next.Date.Month == 0 { // not announced: the month behind is what comes next
		months = append(months, c.ed.Month.MonthEnd(1))
	}
	if c.month.Month == 0 {
		months = append(months, c.ed.Previous, c.ed.Previous.MonthEnd(1))
	}
	return slices.ContainsFunc(months, func(day facts.Day) bool { return day.Month > 0 && sameMonth(d, day) })
}

// published tells whether a month is that of an edition that is out.
func (c calendar) published(d locales.Dated) bool {
	return slices.ContainsFunc(c.months, func(day facts.Day) bool { return sameMonth(d, day) && day.Before(c.ed.Month) })
}

// shown tells whether an edition shows a month: its own, or one that its data reach since the edition before.
func (c calendar) shown(d locales.Dated) bool {
	if sameMonth(d, c.ed.Month) || sameMonth(d, c.ed.Cutoff) {
		return true
	}
	for day := c.ed.Cutoff.MonthEnd(-1); c.ed.Previous.Month > 0 && c.ed.Previous.Before(day); day = day.MonthEnd(-1) {
		if sameMonth(d, day) {
			return true
		}
	}
	return false
}

// known tells whether a month is the edition's own or that of the one before, of their cut-offs,
// or announced for the next.
func (c calendar) known(d locales.Dated) bool {
	return slices.ContainsFunc([]facts.Day{c.ed.Month, c.ed.Cutoff, c.month, c.ed.Previous, c.ed.Next.Date},
		func(day facts.Day) bool { return day.Month > 0 && sameMonth(d, day) })
}

// past tells whether something of the register happened in a month.
func (c calendar) past(d locales.Dated) bool {
	return slices.ContainsFunc(c.happened, func(day facts.Day) bool { return sameMonth(d, day) })
}

// elsewhere tells whether a day is the cut-off of another edition, and not of this one.
func (c calendar) elsewhere(d locales.Dated) bool {
	return !sameDay(d, c.ed.Cutoff) && slices.ContainsFunc(c.cutoffs, func(day facts.Day) bool { return sameDay(d, day) })
}

// closedIn tells whether another edition closed its data in a month.
func (c calendar) closedIn(d locales.Dated) bool {
	return slices.ContainsFunc(c.cutoffs, func(day facts.Day) bool { return sameMonth(d, day) })
}

// later tells whether a day comes after the cut-off.
func (c calendar) later(d locales.Dated) bool {
	day := facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}
	if day.Year == 0 {
		day.Year = c.ed.Cutoff.Year
		if day.Before(c.ed.Cutoff) {
			day.Year++
		}
	}
	return c.ed.Cutoff.Before(day) && c.ed.Cutoff.MonthsTo(day) <= 6
}

func sameMonth(d locales.Dated, day facts.Day) bool {
	return d.Month == day.Month && (d.Year == 0 || d.Year == day.Year)
}

func sameDay(d locales.Dated, day facts.Day) bool { return sameMonth(d, day) && d.Day == day.Day }
