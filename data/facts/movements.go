package facts

import (
	"cmp"
	"slices"
)

// Movement is one offer, one kind, one day on which it became known, since the
// previous edition. Everything the edition counts, says or marks as having
// moved is a fold over the one list of movements.
type Movement struct {
	Event      // what moved, of this offer alone; never a reminder
	First bool // a qualification by which its provider enters the qualified ones
}

// Entry is the offer that moved, as it stands now; one that left, as it stood.
func (m Movement) Entry() *Entry { return m.Entries[0] }

// Weight orders movements: the heaviest is the one a cover speaks of.
func (m Movement) Weight() int {
	if m.First {
		return m.weight() + 1
	}
	return m.weight()
}

// weight is a movement's without what it meant to its provider, which is
// another thing in a later edition.
func (ev *Event) weight() int {
	switch ev.Kind {
	case Qualification:
		return 9
	case Extension:
		return 8
	case Renewal:
		return 7
	case Exit, Expiry:
		return 6
	case Arrival:
		return 2
	case Rescope:
		return 1
	}
	if ev.DateKind == Filed {
		return 3
	}
	return [...]int{Unpublished: 3, J0: 3, J1: 4, J2: 5, J3: 5}[ev.Code]
}

// Movements is what moved since the previous edition, heaviest first, then in
// the order of the stories that tell them, then by name. Without a previous
// edition nothing counts as moved.
func (v *View) Movements() []Movement { return v.movements }

// Lead is the movements that a cover speaks of: the heaviest ones, of one kind.
type Lead struct {
	Movements []Movement
	Providers []*Provider // of these movements, in their order
	Others    int         // movements of another kind
}

// Lead is the heaviest movements; false when nothing has moved.
func (v *View) Lead() (Lead, bool) {
	var l Lead
	if len(v.movements) == 0 {
		return l, false
	}
	for _, m := range v.movements {
		if !m.like(v.movements[0]) {
			l.Others++
			continue
		}
		l.Movements = append(l.Movements, m)
		if !slices.Contains(l.Providers, m.Provider) {
			l.Providers = append(l.Providers, m.Provider)
		}
	}
	return l, true
}

// Foremost is the heaviest movement of each offer that moved, heaviest first.
func (v *View) Foremost() []Movement {
	var out []Movement
	seen := map[string]bool{}
	for _, m := range v.movements {
		if !seen[m.Entry().ID] {
			seen[m.Entry().ID] = true
			out = append(out, m)
		}
	}
	return out
}

// Decides tells whether a movement is a decision of the agency.
func (m Movement) Decides() bool {
	return m.Kind == Qualification || m.Kind == Extension || m.Kind == Renewal
}

// like tells whether two movements can be told in one sentence.
func (m Movement) like(o Movement) bool {
	if m.Kind != o.Kind || m.Kind == Arrival {
		return m.Kind == o.Kind
	}
	return m.First == o.First && m.Code == o.Code && (m.DateKind == Filed) == (o.DateKind == Filed) && m.bare() == o.bare() &&
		m.Revealed == o.Revealed
}

// heaviest puts the movements into their order. Those of one weight follow the
// stories: the cover would else lead with another one than the news.
func (v *View) heaviest() {
	type told struct {
		id   string
		kind EventKind
		date Day
	}
	place := map[told]int{}
	for i, s := range v.Stories() {
		for _, ev := range s.Events {
			for _, e := range ev.Entries {
				place[told{e.ID, ev.Kind, ev.Date}] = i
			}
		}
	}
	at := func(m Movement) int { return place[told{m.Entry().ID, m.Kind, m.Date}] }
	slices.SortStableFunc(v.movements, func(a, b Movement) int {
		return cmp.Or(cmp.Compare(b.Weight(), a.Weight()), cmp.Compare(at(a), at(b)), byName(a.Entry(), b.Entry()))
	})
}

// compare collects what moved since the previous edition, and marks the offers
// that did.
func (v *View) compare() {
	was := map[string]*Entry{}
	holders := map[string]bool{}
	for _, e := range v.before {
		was[e.ID] = e
		holders[e.Provider.ID] = holders[e.Provider.ID] || e.Stage == Qualified
	}
	var reminders []Event
	for _, e := range v.entries {
		moved, recalled := v.since(e, was[e.ID])
		reminders = append(reminders, recalled...)
		e.Changed, e.Entered = len(moved) > 0, was[e.ID] == nil
		for _, ev := range moved {
			ev.Layers = v.covered(e, ev)
			v.movements = append(v.movements, Movement{Event: ev, First: ev.Kind == Qualification && !holders[e.Provider.ID]})
		}
		delete(was, e.ID)
	}
	for _, e := range v.before {
		if was[e.ID] != nil {
			gone := v.exit(e)
			gone.Layers = e.Layers
			v.movements = append(v.movements, Movement{Event: gone})
		}
	}
	v.events, v.arrivals = told(v.movements, reminders)
	v.heaviest()
}

// told is the movements as events: those of a provider on one date are one.
// Arrivals stand apart, each with its offer.
func told(ms []Movement, reminders []Event) (events, arrivals []Event) {
	for _, m := range ms {
		if m.Kind == Arrival {
			arrivals = append(arrivals, m.Event)
			continue
		}
		events = append(events, m.Event)
	}
	events = group(append(events, reminders...))
	name(events)
	slices.SortStableFunc(events, oldestFirst)
	name(arrivals)
	return events, arrivals
}

// since is what moved of an entry that was something else at the previous
// edition, or unknown, and what is recalled of the month before. A milestone
// learned late and overtaken by another, or by the qualification, is history,
// not news.
func (v *View) since(e, was *Entry) (moved, recalled []Event) {
	put := func(fresh, recent bool, ev Event) {
		switch {
		case fresh:
			moved = append(moved, ev)
		case recent:
			ev.Reminder = true
			recalled = append(recalled, ev)
		}
	}
	if e.Stage == Candidate && (was == nil || was.Name == "" && e.Name != "") {
		put(true, false, v.arrival(e))
	}
	for i := range e.Steps {
		m := &e.Steps[i]
		if m.Code == J3 || m.Code == Unpublished && m.Kind != Filed {
			continue
		}
		last := i == len(e.Steps)-1
		fresh, recent := v.window(m.Known)
		late := m.Date.Known() && !v.Previous.Before(m.Date.Last())
		if fresh && was != nil && was.Milestone > m.Code { // J3 is the qualification
			continue
		}
		put(fresh && (last || !late), recent && last, milestoneEvent(e, m))
	}
	if e.Stage == Qualified {
		v.rulings(e, was, put)
	}
	if v.rescoped(e, was, moved) {
		ev := v.rescope(e)
		ev.Revealed = len(was.Layers) == 0
		put(true, false, ev)
	}
	return moved, recalled
}

// rulings is the qualification of an entry, what later decisions did, and the
// end of the last one. A decision that became known with wider layers, or since, tells of
// them: they are no extension more, without its date.
func (v *View) rulings(e, was *Entry, put func(fresh, recent bool, ev Event)) {
	fresh, recent := v.window(e.Since)
	put(fresh && (was == nil || was.Stage != Qualified), recent, v.qualification(e))
	extended := false
	for i := range e.Decisions {
		d := &e.Decisions[i]
		if d.Kind == FirstRuling {
			continue
		}
		ev := v.event(e, EventKind(d.Kind), J3, d.Known, nil)
		ev.decide(d)
		fresh, recent := v.window(d.Known)
		put(fresh, recent, ev)
		e.Renewed = e.Renewed || fresh
		extended = extended || fresh && (d.Kind == ExtendedRuling || !d.Known.Last().Before(e.Widened.Last()))
	}
	if was != nil && was.Stage == Qualified && !extended && len(was.Layers) > 0 && wider(e, was) {
		ev := v.event(e, Extension, J3, e.Widened, e.Cites)
		put(true, false, ev)
	}
	if d := e.Decision; v.Ended(e) && v.Previous.Before(d.Until.Last()) {
		ev := v.event(e, Expiry, J3, d.Known, d.Cites)
		ev.Date, ev.DateKind, ev.Decision = d.Until, Decided, d
		put(true, false, ev)
	}
}

// rescoped tells whether an offer covers other layers than it did at the same
// stage, or known ones where none were; layers that are no longer published are
// unknown, and no change. Where a decision, or the extension that wider layers are, tells of it
// already, it is no movement more: what it covers now stands beside that one.
func (v *View) rescoped(e, was *Entry, moved []Event) bool {
	if was == nil || was.Stage != e.Stage || was.Name == "" || len(e.Layers) == 0 || !wider(e, was) && !wider(was, e) {
		return false
	}
	return !slices.ContainsFunc(moved, func(ev Event) bool { return ev.Kind == Extension || ev.Kind == Renewal })
}

// qualification is dated by the decision where the register has one, else by
// the day the offer entered the list.
func (v *View) qualification(e *Entry) Event {
	ev := v.event(e, Qualification, J3, e.Since, e.Cites)
	ev.Date, ev.DateKind = e.Arrived, Listed
	for i := range e.Decisions {
		if e.Decisions[i].Kind == FirstRuling {
			ev.decide(&e.Decisions[i])
		}
	}
	return ev
}

// wider tells whether an offer covers a layer it did not cover before.
func wider(e, was *Entry) bool {
	for _, l := range e.Layers {
		if !was.Covers(l) {
			return true
		}
	}
	return false
}
