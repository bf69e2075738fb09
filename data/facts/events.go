package facts

import (
	"slices"
	"sort"
)

// name gives events the ids that editors key their words by: the provider's id
// and what happened, or the offer's id where a provider has two such events.
func name(evs []Event) {
	times := map[string]int{}
	for _, ev := range evs {
		times[ev.Provider.ID+"-"+ev.suffix()]++
	}
	for i := range evs {
		ev := &evs[i]
		ev.ID = ev.Provider.ID + "-" + ev.suffix()
		if times[ev.ID] > 1 {
			ev.ID = ev.Entries[0].ID + "-" + ev.suffix()
		}
	}
}

// suffix says in one word what happened.
func (ev *Event) suffix() string {
	switch {
	case ev.Kind != Progress:
		return string(ev.Kind)
	case ev.DateKind == Filed:
		return string(Filed)
	}
	return ev.Code.String()
}

// window tells whether a fact became known since the previous cut-off, or in
// the month before the cut-off's own and is worth a reminder.
func (v *View) window(known Day) (fresh, recent bool) {
	k := known.Last()
	if v.Cutoff.Before(k) {
		return false, false
	}
	fresh = v.Previous.Before(k)
	return fresh, !fresh && v.Cutoff.MonthEnd(-2).Before(k)
}

// decide dates the event by the decision, or by its announcement.
func (ev *Event) decide(d *Decision) {
	ev.Decision = d
	switch {
	case d.Date.Known():
		ev.Date, ev.DateKind, ev.Announced = d.Date, Decided, d.Announced
	case d.Announced.Known():
		ev.Date, ev.DateKind = d.Announced, Announced
	}
	ev.Cites = union(ev.Cites, d.Cites)
}

func (v *View) event(e *Entry, k EventKind, c Code, known Day, cites []Cite) Event {
	return Event{Kind: k, Provider: e.Provider, Entries: []*Entry{e}, Code: c, Known: known, Cites: cites}
}

func (v *View) arrival(e *Entry) Event {
	ev := v.event(e, Arrival, e.Milestone, e.Since, e.Cites)
	ev.Date, ev.DateKind = e.Arrived, Announced
	return ev
}

// rescope is the event of an entry whose layers changed; the register says when
// it entered them.
func (v *View) rescope(e *Entry) Event {
	ev := v.event(e, Rescope, Unpublished, e.Widened, e.Cites)
	for _, o := range v.register.Offers {
		if o.ID != e.ID {
			continue
		}
		if st := o.standing(v.Cutoff); st != nil {
			ev.Cites = v.register.cites(st.Cites, v.Cutoff)
			if st.Date.Known() {
				ev.Date, ev.DateKind = st.Date, Listed
			}
		}
	}
	return ev
}

// exit is the event of an entry that is gone; the register says when and why.
func (v *View) exit(e *Entry) Event {
	ev := v.event(e, Exit, Unpublished, Day{}, nil)
	for _, o := range v.register.Offers {
		if o.ID != e.ID {
			continue
		}
		if st := o.standing(v.Cutoff); st != nil {
			ev.Known, ev.Date = st.Known, st.Date
			if st.Date.Known() {
				ev.DateKind = Announced
			}
			ev.Cites = v.register.cites(st.Cites, v.Cutoff)
		}
	}
	return ev
}

func milestoneEvent(e *Entry, m *Milestone) Event {
	return Event{Kind: Progress, Provider: e.Provider, Entries: []*Entry{e},
		Code: m.Code, Date: m.Date, DateKind: m.Kind, Known: m.Known, Cites: m.Cites}
}

// group joins events that differ in nothing but the offer.
func group(evs []Event) []Event {
	var out []Event
	of := map[*Provider][]int{}
	for _, ev := range evs {
		k := slices.IndexFunc(of[ev.Provider], func(i int) bool { return out[i].joins(&ev) })
		if k < 0 {
			of[ev.Provider] = append(of[ev.Provider], len(out))
			out = append(out, ev)
			continue
		}
		joined := &out[of[ev.Provider][k]]
		joined.merge(ev)
	}
	for i := range out {
		es := out[i].Entries
		sort.SliceStable(es, func(a, b int) bool { return nameLess(es[a], es[b]) })
	}
	return out
}

// merge takes the offers of another event in, and what they cover.
func (ev *Event) merge(o Event) {
	ev.Uneven = ev.Uneven || o.Uneven || !slices.Equal(ev.Layers, o.Layers)
	both := slices.Concat(ev.Layers, o.Layers)
	ev.Layers = slices.DeleteFunc(Layers(), func(l Layer) bool { return !slices.Contains(both, l) })
	ev.Entries = slices.Concat(ev.Entries, o.Entries)
}

// covered is the layers of an offer that an event is told with: those it stood in when
// the event became known, which a later one may have changed. Where none was published
// yet, and for what is itself a change of layers, an end or an exit, they are the last; so
// they are for an offer whose candidacy was known before it had a name.
func (v *View) covered(e *Entry, ev Event) []Layer {
	if ev.Kind != Qualification && ev.Kind != Progress && ev.Kind != Arrival && ev.Kind != Renewal ||
		!v.Previous.Before(ev.Known.Last()) {
		return e.Layers
	}
	for _, o := range v.register.Offers {
		if o.ID != e.ID {
			continue
		}
		if st := o.standing(ev.Known.Last()); st != nil && len(st.Layers) > 0 && (ev.Kind != Qualification || st.Stage == Qualified) {
			return st.Layers
		}
		return e.Layers
	}
	return e.Layers
}

// joint is the event that another one joins; -1: none.
func joint(evs []Event, ev Event) int {
	return slices.IndexFunc(evs, func(o Event) bool { return o.joins(&ev) })
}

func (ev *Event) joins(o *Event) bool {
	return ev.Provider == o.Provider && ev.bare() == o.bare() && ev.Kind == o.Kind && ev.Code == o.Code && ev.Date == o.Date &&
		ev.DateKind == o.DateKind && ev.Announced == o.Announced && ev.Reminder == o.Reminder && ev.Revealed == o.Revealed && ev.alike(*o) &&
		sameRuling(ev.Decision, o.Decision) && sameSources(ev.Cites, o.Cites)
}

// alike tells whether two events leave their offers in one state, where the state
// is all that is told of them besides: those that left, or changed their layers.
func (ev *Event) alike(o Event) bool {
	a, b := ev.Entries[0], o.Entries[0]
	return ev.Kind != Exit && ev.Kind != Rescope || a.Stage == b.Stage && a.Milestone == b.Milestone
}

// bare tells whether an event is of a candidacy without a published offer: it
// is never counted among offers.
func (ev *Event) bare() bool { return ev.Entries[0].Name == "" }

func sameRuling(a, b *Decision) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Number == b.Number && a.Date == b.Date && a.Until == b.Until && a.Referential == b.Referential
}

func sameSources(a, b []Cite) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Source != b[i].Source {
			return false
		}
	}
	return true
}

func union(a, b []Cite) []Cite {
	out := append([]Cite(nil), a...)
	for _, c := range b {
		seen := false
		for _, x := range out {
			seen = seen || x.Source == c.Source
		}
		if !seen {
			out = append(out, c)
		}
	}
	return out
}

// Counts is the month's figures.
func (v *View) Counts() Counts { return v.counts }

// count is Counts, counted once: every list of an edition asks for them.
func (v *View) count() Counts {
	c := Counts{QualifiedProviders: len(v.Providers(Qualified)), Bare: len(v.Bare()), Movements: len(v.movements)}
	for _, e := range v.entries {
		c.add(e)
	}
	c.CandidateProviders = len(providersOf(v.Candidates()))
	c.Offers = c.Qualified + c.Candidates
	c.Known = c.Candidates - c.Milestones[Unpublished]
	c.moves(v.movements)
	v.flows(&c)
	return c
}

func (c *Counts) add(e *Entry) {
	switch {
	case e.Stage == Qualified:
		c.Qualified++
	case e.Name != "":
		c.Candidates++
		c.Milestones[e.Milestone]++
	}
	for _, l := range e.Layers {
		if e.Stage == Qualified {
			c.Layers[l].Qualified++
			c.Mentions++
		} else if e.Name != "" {
			c.Layers[l].Candidates++
			c.Mentions++
		}
	}
	if e.Changed {
		c.Changed++
	}
	if e.Entered {
		c.Entered++
	}
	switch {
	case e.Changed:
	case e.Stage == Qualified:
		c.StillQualified++
	case e.Name != "":
		c.StillCandidates++
	}
}

// moves counts the movements by what they did.
func (c *Counts) moves(ms []Movement) {
	first := map[string]bool{}
	for _, m := range ms {
		switch m.Kind {
		case Qualification:
			c.NewQualified++
			if m.First {
				first[m.Provider.ID] = true
			}
		case Exit:
			c.Exits++
		}
	}
	c.NewProviders = len(first)
}

// flows counts what entered and left the list of candidates with an offer.
func (v *View) flows(c *Counts) {
	was, held := map[string]bool{}, map[string]bool{}
	for _, e := range v.before {
		if e.Stage == Qualified {
			c.QualifiedBefore++
			held[e.ID] = true
		} else if e.Name != "" {
			c.CandidatesBefore++
			was[e.ID] = true
		}
	}
	if !v.Previous.Known() {
		return
	}
	stayed := 0
	for _, e := range v.Candidates() {
		if was[e.ID] {
			stayed++
		} else {
			c.CandidatesIn++
		}
	}
	c.CandidatesOut = c.CandidatesBefore - stayed
	for _, e := range v.Qualified() {
		if !held[e.ID] {
			c.QualifiedIn++
		}
	}
	c.QualifiedOut = c.QualifiedBefore + c.QualifiedIn - c.Qualified
}

func providersOf(es []*Entry) map[string]bool {
	ids := map[string]bool{}
	for _, e := range es {
		ids[e.Provider.ID] = true
	}
	return ids
}
