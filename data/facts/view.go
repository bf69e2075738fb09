package facts

import (
	"slices"
	"sort"
)

// View is the register as an edition sees it: nothing that became known after
// Cutoff is in it, in any field. Entries stand in the order of the cover:
// qualified offers, offers in progress, candidacies with no published offer.
type View struct {
	Cutoff   Day // last day whose facts are shown
	Previous Day // cut-off of the previous edition; unknown when there is none
	Observed Day // day from which the register is complete; before it counts are lower bounds

	entries   []*Entry
	before    []*Entry // the register at Previous, in the same order
	gone      []*Entry // that have left both lists by the cut-off, by name, as they stood in the last one
	register  *Register
	movements []Movement
	events    []Event
	arrivals  []Event
	grid      []GridRow
	sources   []*Source
	counts    Counts
}

// Cells is every entry in the order of the cover motif, one cell each.
func (v *View) Cells() []*Entry { return v.entries }

// Qualified is the qualified offers, in the order of the cover.
func (v *View) Qualified() []*Entry {
	return pick(v.entries, func(e *Entry) bool { return e.Stage == Qualified })
}

// Candidates is the offers in progress that have a published name, in the
// order of the cover: highest milestone first, not published last.
func (v *View) Candidates() []*Entry {
	return pick(v.entries, func(e *Entry) bool { return e.Stage == Candidate && e.Name != "" })
}

// Bare is the candidacies with no published offer, by provider.
func (v *View) Bare() []*Entry {
	return pick(v.entries, func(e *Entry) bool { return e.Stage == Candidate && e.Name == "" })
}

// ByName is the entries by provider, then offer, as every list by name has
// them. The entries themselves keep their order.
func ByName(es []*Entry) []*Entry {
	out := append([]*Entry(nil), es...)
	sort.SliceStable(out, func(a, b int) bool { return nameLess(out[a], out[b]) })
	return out
}

// Row is one row of the register page.
type Row struct {
	*Entry
	Repeat bool // the offer already stands in a lower layer: set in italic, counted once
}

// Layer is the rows of one layer at one stage, by provider, then offer.
func (v *View) Layer(l Layer, s Stage) []Row {
	var rows []Row
	for _, e := range v.entries {
		if e.Stage == s && e.Name != "" && e.Covers(l) {
			rows = append(rows, Row{e, e.Layers[0] < l})
		}
	}
	sort.SliceStable(rows, func(a, b int) bool { return nameLess(rows[a].Entry, rows[b].Entry) })
	return rows
}

// Layerless is the offers of which no layer is published, by name: they count
// as offers and stand in no layer.
func (v *View) Layerless() []*Entry {
	return ByName(pick(v.entries, func(e *Entry) bool { return e.Name != "" && len(e.Layers) == 0 }))
}

// Providers is the distinct providers with an entry at the stage, by folded
// name; candidacies with no published offer count. The stage "" means any.
func (v *View) Providers(s Stage) []*Provider {
	var out []*Provider
	seen := map[string]bool{}
	for _, e := range v.entries {
		if (s == "" || e.Stage == s) && !seen[e.Provider.ID] {
			seen[e.Provider.ID] = true
			out = append(out, e.Provider)
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].order < out[b].order })
	return out
}

// EventKind is a kind of movement in the register.
type EventKind string

// What can happen to an offer.
const (
	Qualification EventKind = "qualified" // a first decision, or the move into the list of qualified offers
	Progress      EventKind = "milestone" // J0, J1 or J2
	Arrival       EventKind = "arrival"   // a candidacy became known
	Exit          EventKind = "exit"      // an offer left both lists
	Renewal       EventKind = "renewal"   // a further decision on the same layers
	Extension     EventKind = "extension" // a qualified offer covers more layers
	Expiry        EventKind = "expiry"    // the end of validity passed since the previous edition
	Rescope       EventKind = "layers"    // an offer stands in other layers, or in the first known ones, and no decision says why
)

// Event is something that happened to one or several offers of a provider on
// one date. Offers that moved together, on the same sources, are one event.
type Event struct {
	// ID is for the editor's words: "s3ns-qualified", "its-integra-j1"; the
	// offer's id comes first where a provider has two such events.
	ID        string
	Kind      EventKind
	Provider  *Provider
	Entries   []*Entry // at least one, by name, as they stand at the cut-off
	Layers    []Layer  // that they covered when it became known, taken together; of what moved since the previous edition
	Uneven    bool     // and not each of them all of those
	Code      Code     // milestone reached; Unpublished when the kind has none
	Date      Day      // as precise as published; zero when nobody published one
	DateKind  Kind     // what the date is the date of
	Announced Day      // day of the announcement, when it differs from Date
	Decision  *Decision
	Known     Day  // the day it became known
	Reminder  bool // known before the previous cut-off, recalled because it is recent
	Revealed  bool // a Rescope by which layers became known, where none were: nothing says that they changed
	Cites     []Cite
}

// Events is what became known since the previous edition and has a date, and
// the reminders: what had become known in the month before. Oldest first.
func (v *View) Events() []Event { return v.events }

// Arrivals is the candidacies that became known since the previous edition,
// with or without a date, in the order of the cover.
func (v *View) Arrivals() []Event { return v.arrivals }

// NextEnd is the first known end of a validity that is still to come; the zero
// Day when none is known.
func (v *View) NextEnd() Day {
	if es := v.Ending(Day{Year: 9999}); len(es) > 0 {
		return es[0].End()
	}
	return Day{}
}

// MilestoneDates is the last known milestone of each candidate, most recent
// first; offers of a provider that moved together are one event.
func (v *View) MilestoneDates() []Event {
	var evs []Event
	for _, e := range v.Candidates() {
		if m := e.Last(); m != nil && m.Date.Known() {
			evs = append(evs, milestoneEvent(e, m))
		}
	}
	evs = group(evs)
	name(evs)
	slices.SortStableFunc(evs, latestFirst)
	return evs
}

// Latest is the n latest dated events the view knows of, milestones of
// candidates and decisions in force, all as reminders, oldest first: what there
// is to recall in a month without events.
func (v *View) Latest(n int) []Event {
	evs := v.MilestoneDates()
	for _, e := range v.Qualified() {
		if d := e.Decision; d != nil && d.Date.Known() { // in force: one that was renewed is history
			evs = append(evs, Event{ID: e.ID + "-j3", Kind: rulingEvent(d.Kind), Provider: e.Provider, Entries: []*Entry{e},
				Code: J3, Date: d.Date, DateKind: Decided, Decision: d, Cites: d.Cites})
		}
	}
	slices.SortStableFunc(evs, oldestFirst)
	evs = evs[max(len(evs)-max(n, 0), 0):]
	for i := range evs {
		evs[i].Reminder = true
	}
	return evs
}

// recallMost is how many past events a month without events recalls.
const recallMost = 4

// Recalled is what a month without any event of its own recalls of the past;
// nothing in any other month.
func (v *View) Recalled() []Event {
	if len(v.Events()) > 0 {
		return nil
	}
	return v.Latest(recallMost)
}

// Survey is the register at the end of one month: the two lists, as they stood
// then, and as the edition of that month printed them. Of a month that nobody
// surveyed nothing is known, and its rolls are empty.
type Survey struct {
	End                   Day // last day of the month
	Made                  bool
	Fresh                 bool // since the previous edition
	Qualified, InProgress Roll
}

// Roll is one list at the end of a month: how many offers, and since the survey
// of the month before which of them came, which went over into the other list and
// which left both; nothing of that where there was none. All stand by name.
type Roll struct {
	N    int
	Held []*Entry // all of them, as they stood
	In   []*Entry
	Over []*Entry // as they stand now
	Gone []*Entry // as they stood
}

// Surveys is the surveys of the last n months that end on or before the
// cut-off, oldest first, from the first that was made.
func (v *View) Surveys(n int) []Survey {
	last := 0
	if v.Cutoff.Before(v.Cutoff.MonthEnd(0)) {
		last = -1
	}
	var out []Survey
	var before []*Entry // of the month before; nil where nobody surveyed it
	for k := n; k >= 0; k-- {
		end := v.Cutoff.MonthEnd(last - k)
		s := Survey{End: end, Made: v.surveyed(end), Fresh: v.Previous.Known() && v.Previous.Before(end)}
		if !s.Made {
			before = nil
		} else {
			es, _ := v.register.entries(end)
			s.Qualified, s.InProgress = roll(es, before, listed), roll(es, before, underway)
			before = append([]*Entry{}, es...) // an empty register is no missing one
		}
		if k < n && (s.Made || len(out) > 0) {
			out = append(out, s)
		}
	}
	return out
}

// surveyed tells whether the register was complete at the end of a month.
func (v *View) surveyed(end Day) bool {
	return v.Observed.Known() && !end.Before(v.Observed) && !slices.Contains(v.register.Missed, Day{Year: end.Year, Month: end.Month})
}

// roll is one of the lists in what the register knew, beside what it knew
// before; nil: it is not to be compared.
func roll(now, before []*Entry, in func(*Entry) bool) Roll {
	var r Roll
	is, was := map[string]*Entry{}, map[string]bool{}
	for _, e := range now {
		is[e.ID] = e
	}
	for _, e := range before {
		if !in(e) {
			continue
		}
		was[e.ID] = true
		switch e2 := is[e.ID]; {
		case e2 == nil || !listed(e2) && !underway(e2):
			r.Gone = append(r.Gone, e)
		case !in(e2):
			r.Over = append(r.Over, e2)
		}
	}
	for _, e := range now {
		if in(e) {
			r.N++
			r.Held = append(r.Held, e)
			if before != nil && !was[e.ID] {
				r.In = append(r.In, e)
			}
		}
	}
	r.Held, r.In, r.Over, r.Gone = ByName(r.Held), ByName(r.In), ByName(r.Over), ByName(r.Gone)
	return r
}

func listed(e *Entry) bool   { return e.Stage == Qualified }
func underway(e *Entry) bool { return e.Stage == Candidate && e.Name != "" }

// Tally is the mentions of one layer: an offer counts once in each layer it
// covers.
type Tally struct{ Candidates, Qualified int }

// Counts is the month's figures. Offers are counted once, whatever layers
// they cover; candidacies with no published offer are only in Bare.
type Counts struct {
	Offers             int // distinct offers, qualified and in progress
	Qualified          int
	QualifiedProviders int
	Candidates         int
	CandidateProviders int // of the candidates with an offer
	Bare               int
	Layers             [4]Tally // by Layer
	Mentions           int      // sum of Layers
	Milestones         [5]int   // candidates by Code, Unpublished first; J3 is always 0
	Known              int      // candidates with a known milestone
	Movements          int      // since the previous edition; an offer may have several
	Changed            int      // entries that have a movement and are in the register still
	Entered            int      // entries new in the register
	NewQualified       int      // offers qualified since the previous edition
	NewProviders       int      // their providers that had no qualified offer then
	StillQualified     int      // qualified offers without a movement
	StillCandidates    int      // candidates with an offer and without a movement
	CandidatesIn       int      // entered the list of candidates with an offer
	CandidatesOut      int      // left it: qualified or gone
	QualifiedIn        int      // became qualified offers
	QualifiedOut       int      // are qualified offers no more
	Exits              int
	QualifiedBefore    int // at the previous cut-off; 0 when there is none
	CandidatesBefore   int
}

// Column is a column of the comparison grid.
type Column int

// The columns of the comparison grid, in order.
const (
	CloudType Column = iota
	Share
	Customers
	Services
	Horizon
	Role
	Extends
)

// Columns is every column of the comparison grid, in order.
func Columns() []Column {
	return []Column{CloudType, Share, Customers, Services, Horizon, Role, Extends}
}

func (c Column) String() string {
	return [...]string{"type", "share", "customers", "services", "horizon", "role", "extension"}[c]
}

// CellState says why a cell of the grid shows what it shows.
type CellState uint8

// The states of a cell.
const (
	NotPublished CellState = iota
	Published
	NotApplicable
	Lapsed // of a fact: what was answered before is no longer so. The cell is NotPublished then
)

// Answer is what the register says of one value of a cell.
type Answer uint8

// The answers. What no source says is never a no.
const (
	Unsaid Answer = iota
	Yes
	No
)

// Cell is one cell of the comparison grid. Values and Denied are from the
// column's own set, in its order: type shared, dedicated; customers sme,
// private, vital, public; horizon france, europe, world; role facilitator,
// beneficiary; extension yes, no. Share and Services hold a Number instead: per
// cent, and the bucket 10, 20 or 50 ("10+" …).
type Cell struct {
	State  CellState
	Values []string // a source says yes
	Denied []string // a source says no; of the rest nothing is published
	Number int
	Cites  []Cite
	// Evidence is what the sources say, in a few words, the oldest first.
	Evidence []Evidence
}

// Says is what is published of a value.
func (c Cell) Says(value string) Answer {
	switch {
	case c.State != Published:
		return Unsaid
	case slices.Contains(c.Values, value):
		return Yes
	case slices.Contains(c.Denied, value):
		return No
	}
	return Unsaid
}

// evidence is what is written of the fact; nothing when nothing is.
func (g *GridFact) evidence() []Evidence {
	if len(g.Evidence.Words) == 0 {
		return nil
	}
	return []Evidence{g.Evidence}
}

// cellOf is the cell that facts give, the first known first. A later one answers
// anew what it answers, each value for itself; a number or a closed cell replaces
// all. Only a fact that still gives an answer is cited and quoted: what a later one
// contradicts says something else than what is printed.
func cellOf(gs []*GridFact, day Day, cites func([]Cite, Day) []Cite) Cell {
	var out Cell
	if len(gs) == 0 {
		return out
	}
	c, from := gs[0].Column, 0
	for i, g := range gs {
		if i > 0 && (g.State != Published || gs[i-1].State != Published || !c.Answered()) {
			from = i
		}
	}
	gs = gs[from:]
	last := gs[len(gs)-1]
	if last.State == Lapsed {
		return out
	}
	out.State, out.Number = last.State, last.Number
	stands := map[*GridFact]bool{last: len(gs) == 1}
	for _, w := range c.Values() {
		for _, g := range slices.Backward(gs) {
			yes, no := slices.Contains(g.Values, w), slices.Contains(g.Denied, w)
			if yes {
				out.Values = append(out.Values, w)
			}
			if no {
				out.Denied = append(out.Denied, w)
			}
			if yes || no {
				stands[g] = true
				break
			}
		}
	}
	for _, g := range gs {
		if stands[g] {
			out.Cites, out.Evidence = union(out.Cites, cites(g.Cites, day)), append(out.Evidence, g.evidence()...)
		}
	}
	return out
}

// GridRow is a provider's row of the comparison grid.
type GridRow struct {
	Provider *Provider
	Cells    [7]Cell // by Column
	Known    bool    // anything at all is published
}

// Cites is the sources of everything the row shows.
func (r GridRow) Cites() []Cite {
	var out []Cite
	for _, c := range r.Cells {
		out = union(out, c.Cites)
	}
	return out
}

// Grid is one row per provider with a qualified offer, by folded name.
func (v *View) Grid() []GridRow { return v.grid }

// Sources is the sources cited by the facts of the view, in the register's
// order. Edition.Cited adds those of the texts.
func (v *View) Sources() []*Source { return v.sources }

func pick(es []*Entry, keep func(*Entry) bool) []*Entry {
	var out []*Entry
	for _, e := range es {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}
