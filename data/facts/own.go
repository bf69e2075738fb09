package facts

import "slices"

// Own tells whether an event changed what its provider is, so that a sentence
// may say it of the provider alone: it entered the register, or the qualified
// ones; it left the lists; it reached a milestone that none of its offers had;
// or the event is of all that it has. Of any other event only the offer may be
// said to have done something.
func (v *View) Own(ev Event) bool {
	of := func(e *Entry) bool { return e.Provider.ID == ev.Provider.ID }
	was := func(in func(*Entry) bool) bool {
		return slices.ContainsFunc(v.before, func(e *Entry) bool { return of(e) && in(e) })
	}
	switch ev.Kind {
	case Arrival:
		return !was(func(*Entry) bool { return true })
	case Qualification:
		return !was(listed)
	case Exit:
		return !slices.ContainsFunc(v.entries, of)
	case Progress:
		return !was(func(e *Entry) bool { return !ev.of(e) && e.Milestone >= ev.Code })
	}
	return !slices.ContainsFunc(v.entries, func(e *Entry) bool { return of(e) && !ev.of(e) })
}

// of tells whether an event is of an offer.
func (ev *Event) of(e *Entry) bool {
	return slices.ContainsFunc(ev.Entries, func(x *Entry) bool { return x.ID == e.ID })
}
