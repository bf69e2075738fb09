package charts

import (
	"cmp"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Stage is where an offer stands in the register.
type Stage int

// The stages, in the order of the cover.
const (
	Qualified  Stage = iota
	InProgress       // a candidate with a published offer
	Candidacy        // a candidate without one
)

// Date is a date as precise as it is published: Month and Day are 0 when
// unknown, and the zero Date is a date nobody has published.
type Date struct{ Year, Month, Day int }

// Known tells whether anything of the date is published.
func (d Date) Known() bool { return d.Year != 0 }

// compare orders dates; one known to the month stands before its days.
func (d Date) compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Reached is a state that an offer in progress was in, the day from which that was
// known, and whether it became so since the previous edition.
type Reached struct {
	State State
	Known Date // as precise as it is
	On    Date // its day, or its last one
	New   bool
}

// Course is the states of an offer in progress in their order, each further than the
// one before: as many as there are short of a qualification. The rest are zero.
type Course [4]Reached

// known is the states that there are.
func (c *Course) known() []Reached {
	n := 0
	for n < len(c) && c[n].Known.Known() {
		n++
	}
	return c[:n]
}

// Offer is one offer of the register, as an edition sees it. It is one mark of
// every chart, however many layers it covers.
type Offer struct {
	Provider  string    // as printed
	Name      string    // "" for a candidacy without a published offer
	Holder    diag.Span // where the provider's name is written
	From      diag.Span // where the offer's is
	Short     string    // the name for places with little room; "" when there is none
	ShortFrom diag.Span
	Stage     Stage
	State     State // last milestone known; J3 when qualified
	Layers    Layers
	Course    Course // of an offer in progress, from the day it was first seen
	Gone      bool   // is in neither list any more: it stands for what moved
	Changed   bool   // entered, changed milestone or was qualified since the previous edition

	// Of a qualified offer: what the register's queries say of its dates. A chart
	// never decides what has ended, or ends soon.
	Start    Date   // of the qualification
	Since    string // what Start is the date of, in words; "" for a decision
	Renewed  Date   // of the decision in force, when it is a further one that is dated
	End      Date   // of the validity of the decision in force
	Ended    bool
	Soon     bool // ends within a year of the cut-off
	ThisYear bool // ends within the edition's year

	// And of the decision in force: its day, where that is published, what it is
	// when it is not the first, and whether it is less than a year old; else what is
	// published nearest to its day.
	Ruled    Date
	Again    Again
	Young    bool
	Near     Date
	NearKind Near

	// Which of these dates the previous edition had: the mark of one is no news,
	// whatever else of the offer has changed.
	StartOld, RenewedOld, RuledOld bool
}

// Again says what a decision is that is not the first.
type Again string

// The kinds of further decisions.
const (
	Renewal   Again = "renewal"
	Extension Again = "extension"
)

// Near says what a date is the date of that stands for the day of a decision.
type Near string

// What is known, nearest first.
const (
	Itself    Near = "itself"    // the decision, to the month or the year
	Announced Near = "announced" // that it was announced
	Earlier   Near = "earlier"   // a decision before the one in force
	Entry     Near = "entry"     // that the offer entered the list
)

// byState orders by milestone, the highest first and the unpublished last.
func byState(a, b Offer) int { return cmp.Compare(b.State, a.State) }

// rowOrder is the order of the discs in a row: by milestone, among the
// qualified what changed first, then as given.
func rowOrder(offers []Offer) []Offer {
	return sorted(offers, func(a, b Offer) int {
		news := 0
		if a.State == J3 && a.Changed != b.Changed {
			news = 1
			if a.Changed {
				news = -1
			}
		}
		return cmp.Or(byState(a, b), news)
	})
}

// sorted is the offers in an order of the drawing's own. What it leaves equal
// keeps the order it came in: names are ordered once, by the register's query,
// and never again here, or a drawing and a list beside it could disagree.
func sorted(offers []Offer, by func(a, b Offer) int) []Offer {
	out := slices.Clone(offers)
	slices.SortStableFunc(out, by)
	return out
}

// where are the offers a test holds for, in their order.
func where(offers []Offer, test func(Offer) bool) []Offer {
	var out []Offer
	for _, o := range offers {
		if test(o) {
			out = append(out, o)
		}
	}
	return out
}
