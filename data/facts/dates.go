package facts

import (
	"cmp"
	"slices"
)

// Each notion of time that a page can count or draw has one query here, named
// by what it means: two pages that ask the same thing get the same answer. See
// docs/decisions/0016-one-query-per-notion.md.

// Start is a published beginning: a date, as precise as it is, and what it is
// the date of. The zero Start is one that nobody has published.
type Start struct {
	Date Day
	Kind Kind // Decided, Announced or Listed
}

// Start is since when an offer has been qualified, as published: its first
// dated decision, else the first announcement of one, else the day it entered
// the list. The day on which the register came to know is no start: see HeldBy.
func (e *Entry) Start() Start {
	if e.Stage != Qualified {
		return Start{}
	}
	for _, d := range e.Decisions {
		if d.Date.Known() {
			return Start{d.Date, Decided}
		}
	}
	for _, d := range e.Decisions {
		if d.Announced.Known() {
			return Start{d.Announced, Announced}
		}
	}
	if e.Arrived.Known() {
		return Start{e.Arrived, Listed}
	}
	return Start{}
}

// Was is an entry as the previous edition saw it; an empty one where it had none.
func (v *View) Was(e *Entry) *Entry {
	for _, b := range v.before {
		if b.ID == e.ID {
			return b
		}
	}
	return &Entry{}
}

// DatedDecisions is the decisions of a qualified offer that have a date, the
// oldest first.
func (e *Entry) DatedDecisions() []*Decision {
	var out []*Decision
	for i := range e.Decisions {
		if d := &e.Decisions[i]; e.Stage == Qualified && d.Date.Known() {
			out = append(out, d)
		}
	}
	return out
}

// Extended tells whether an offer covers layers that its first decision may not
// have named: by a later decision, or by a later list.
func (e *Entry) Extended() bool {
	return e.Widened != e.Since || slices.ContainsFunc(e.Decisions, func(d Decision) bool { return d.Kind == ExtendedRuling })
}

// End is the end of validity of the decision in force; the zero Day where
// nobody has published one, or one that comes before its own beginning, which
// is a finding and cannot be drawn.
func (e *Entry) End() Day {
	d := e.Decision
	if d == nil || d.Until.Last().Before(d.Date.First()) || d.Until.Last().Before(d.Announced.First()) {
		return Day{}
	}
	return d.Until
}

// Past tells whether a day has gone by, by the one rule of every page and finding:
// what ends on a day is over at the end of it, and an edition shows the end of its
// cut-off day. A date known to the month or the year ends with it.
func (v *View) Past(d Day) bool { return d.Known() && !v.Cutoff.Before(d.Last()) }

// Ended tells whether an end of validity has gone by.
func (v *View) Ended(e *Entry) bool { return v.Past(e.End()) }

// Ending is the qualified offers whose end of validity is still to come and can
// fall on a day or before it, earliest first.
func (v *View) Ending(by Day) []*Entry {
	es := pick(v.Qualified(), func(e *Entry) bool {
		return e.End().Known() && !v.Ended(e) && !by.Last().Before(e.End().First())
	})
	slices.SortStableFunc(es, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(a.End().Last().number(), b.End().Last().number()), byName(a, b))
	})
	return es
}

// Aimed is the candidates that say by when they mean to be qualified, on a day
// that is still to come, earliest first.
func (v *View) Aimed() []*Entry {
	es := pick(v.entries, func(e *Entry) bool { return e.Stage == Candidate && e.Aim().By.Known() && !v.Past(e.Aim().By) })
	slices.SortStableFunc(es, func(a, b *Entry) int { return cmp.Or(byDate(a.Aim().By, b.Aim().By), byName(a, b)) })
	return es
}

// Overdue is the candidates that meant to be qualified by a day that has gone by,
// the earliest first.
func (v *View) Overdue() []*Entry {
	es := pick(v.entries, func(e *Entry) bool {
		return e.Stage == Candidate && v.Past(e.Aim().By)
	})
	slices.SortStableFunc(es, func(a, b *Entry) int { return cmp.Or(byDate(a.Aim().By, b.Aim().By), byName(a, b)) })
	return es
}

// Aim is the last day that an applicant has named; the zero Aim when it has
// named none.
func (e *Entry) Aim() Aim {
	if len(e.Aims) == 0 {
		return Aim{}
	}
	return e.Aims[len(e.Aims)-1]
}

// Stillness is how long nothing has been known to move: the whole months that
// end at the cut-off without a movement. Where that is as far back as the
// register is complete it may be longer, and Least says so.
type Stillness struct {
	Months int
	Least  bool
}

// Still is how long nothing has been known to move.
func (v *View) Still() Stillness {
	const most = 120
	s := Stillness{Least: true}
	for s.Months < most {
		before := v.Cutoff.Plus(-s.Months - 1)
		if v.Cutoff == v.Cutoff.MonthEnd(0) {
			before = v.Cutoff.MonthEnd(-s.Months - 1)
		}
		switch {
		case before.Before(v.Observed):
			return s
		case len(v.register.AsOf(v.Cutoff, before).movements) > 0:
			s.Least = !v.Observed.Known()
			return s
		}
		s.Months++
	}
	return s
}

// Endless is the qualified offers whose end of validity nobody has published,
// by name.
func (v *View) Endless() []*Entry {
	return ByName(pick(v.Qualified(), func(e *Entry) bool { return !e.End().Known() }))
}

// Ruled is the day of the decision in force; the zero Day where nobody has
// published it to the day.
func (e *Entry) Ruled() Day {
	if e.Stage != Qualified || e.Decision == nil || e.Decision.Date.Day == 0 {
		return Day{}
	}
	return e.Decision.Date
}

// Nearest is what is published nearest to the day of the decision in force of
// an offer, where the day is not: the month or the year of that decision, else
// its announcement, else what is known of the start. Earlier tells that it is of
// a decision before the one in force.
func (e *Entry) Nearest() (s Start, earlier bool) {
	if e.Stage != Qualified || e.Ruled().Known() {
		return Start{}, false
	}
	if d := e.Decision; d != nil {
		switch {
		case d.Date.Known():
			return Start{d.Date, Decided}, false
		case d.Announced.Known():
			return Start{d.Announced, Announced}, false
		}
	}
	s = e.Start()
	return s, s.Date.Known() && s.Kind != Listed
}

// Young tells whether the decision in force of an offer is dated and less than a
// year old at the cut-off.
func (v *View) Young(e *Entry) bool {
	return e.Ruled().Known() && v.Cutoff.Before(e.Ruled().Plus(12))
}

// Chronology is everything the register can date: decisions, qualifications of
// which only the announcement or the entry in the list is dated, and steps of
// the procedure, of what has left the lists too, and exits; latest first, each of one offer.
func (v *View) Chronology() []Event {
	var out []Event
	for _, e := range slices.Concat(v.entries, v.gone) {
		for _, d := range e.DatedDecisions() {
			ev := v.event(e, rulingEvent(d.Kind), J3, d.Known, nil)
			ev.decide(d)
			out = append(out, ev)
		}
		if s := e.Start(); s.Date.Known() && s.Kind != Decided {
			ev := v.event(e, Qualification, J3, e.Since, e.Cites)
			if len(e.Decisions) > 0 && s.Kind == Announced {
				ev.Cites = e.Decisions[0].Cites
			}
			ev.Date, ev.DateKind = s.Date, s.Kind
			out = append(out, ev)
		}
		for i := range e.Steps {
			if m := &e.Steps[i]; m.Code != J3 && m.Date.Known() {
				out = append(out, milestoneEvent(e, m))
			}
		}
		if !e.Gone {
			continue
		}
		if ev := v.exit(e); ev.Date.Known() {
			out = append(out, ev)
		}
	}
	slices.SortStableFunc(out, latestFirst)
	return out
}

// Gone is the exits of the offers that are in neither list any more, dated or not, each of
// one offer as it stood in its last list, by name.
func (v *View) Gone() []Event {
	var out []Event
	for _, e := range v.gone {
		out = append(out, v.exit(e))
	}
	return out
}

// rulingEvent is what a decision did.
func rulingEvent(k RulingKind) EventKind {
	if k == FirstRuling {
		return Qualification
	}
	return EventKind(k)
}

// oldestFirst is the one order of events, whatever the edition or language:
// date, a month before its days and the undated last; the heavier movement;
// provider; offer.
func oldestFirst(a, b Event) int { return cmp.Or(byDate(a.Date, b.Date), byWeight(a, b)) }

// latestFirst turns the dates around; events of one date keep their order.
func latestFirst(a, b Event) int { return cmp.Or(byDate(b.Date, a.Date), byWeight(a, b)) }

func byDate(a, b Day) int {
	switch {
	case a.Known() == b.Known():
		return cmp.Or(cmp.Compare(a.First().number(), b.First().number()), cmp.Compare(a.number(), b.number()))
	case a.Known():
		return -1
	}
	return 1
}

func byWeight(a, b Event) int {
	return cmp.Or(cmp.Compare(b.weight(), a.weight()), byName(a.Entries[0], b.Entries[0]))
}

func byName(a, b *Entry) int { return cmp.Compare(a.order, b.order) }

// Reached is a milestone that an offer in progress stood at, Unpublished for none,
// and the day from which that was known.
type Reached struct {
	Code  Code
	Known Day
}

// Reached is the milestones that an offer in progress has stood at since it was
// first seen, each from its own day known, in their order: the first is what was
// known on the day it was seen, the last where it stands. One known later than a
// further one changed nothing. Nothing for a qualified offer.
func (e *Entry) Reached() []Reached {
	if e.Stage != Candidate {
		return nil
	}
	at := Reached{Known: e.Since}
	var later []Milestone
	for _, s := range e.Steps {
		switch {
		case s.Code == J3: // of a qualification before
		case e.Since.Last().Before(s.Known.Last()):
			later = append(later, s)
		default:
			at.Code = max(at.Code, s.Code)
		}
	}
	slices.SortStableFunc(later, func(a, b Milestone) int { return cmp.Compare(a.Known.Last().number(), b.Known.Last().number()) })
	out := []Reached{at}
	for _, s := range later {
		if s.Code > at.Code {
			at = Reached{s.Code, s.Known}
			if n := len(out); n > 1 && out[n-1].Known == s.Known { // both told on one day
				out = out[:n-1]
			}
			out = append(out, at)
		}
	}
	return out
}
