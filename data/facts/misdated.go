package facts

import (
	"slices"
	"strings"
)

// graceDays is by how many days published terms and renewals overrun without a contradiction.
const graceDays = 31

// Redated is the registers that may have been meant where a day of an offer, of its provider or
// of a cell of the grid contradicts another: with each day that takes part moved by some months or
// years, early or late, or as another day of the same offer. What leaves as many contradictions as
// before is none of them.
func (r *Register) Redated() (out []Mended) {
	for i, o := range r.Offers {
		was := r.misfits(o)
		if was == 0 {
			continue
		}
		at := r.placesAround(o)
		var beside []Day
		if h, ok := r.Holder(o.Provider); ok {
			beside = append(beside, h.Known)
		}
		for _, change := range o.otherDays(beside) {
			if m := r.with(i, change); r.misfits(m.Offers[i]) < was {
				out = append(out, Mended{m, at})
			}
		}
	}
	for i, h := range r.Providers {
		was := r.unheld(h)
		if was == 0 {
			continue
		}
		at := r.placesOf(h)
		for _, d := range h.Known.shifted() {
			own, all := *h, *r
			own.Known = d
			all.Providers = slices.Clone(r.Providers)
			all.Providers[i] = &own
			if r.unheld(&own) < was {
				out = append(out, Mended{&all, at})
			}
		}
	}
	return out
}

// shifted is the days that may have been meant by one: of a month or a year near it.
func (d Day) shifted() (out []Day) {
	for _, years := range []int{-1, 1, -2, 2, -3, 3} {
		out = append(out, Day{d.Year + years, d.Month, d.Day})
	}
	if d.Month == 0 {
		return out
	}
	for _, months := range []int{-1, 1, -2, 2} {
		n := d.Year*12 + d.Month - 1 + months
		to := Day{n / 12, n%12 + 1, d.Day}
		last := daysIn(to.Year, to.Month)
		if d.Day == daysIn(d.Year, d.Month) { // the end of a month is that of another
			to.Day = last
		}
		to.Day = min(to.Day, last)
		out = append(out, to)
	}
	return out
}

// dayAt finds one day in an offer, whichever copy of it.
type dayAt func(*Offer) *Day

// knownDays is the days on which the statements about an offer became known, stages first, then
// the days on which what they state happened.
func (o *Offer) knownDays() (known, happened []dayAt) {
	add := func(k, h dayAt) { known, happened = append(known, k), append(happened, h) }
	for i := range o.Stages {
		add(func(o *Offer) *Day { return &o.Stages[i].Known }, func(o *Offer) *Day { return &o.Stages[i].Date })
	}
	for i := range o.Milestones {
		add(func(o *Offer) *Day { return &o.Milestones[i].Known }, func(o *Offer) *Day { return &o.Milestones[i].Date })
	}
	for i := range o.Decisions {
		add(func(o *Offer) *Day { return &o.Decisions[i].Known }, func(o *Offer) *Day { return &o.Decisions[i].Date })
		happened = append(happened, func(o *Offer) *Day { return &o.Decisions[i].Announced },
			func(o *Offer) *Day { return &o.Decisions[i].Until })
	}
	for i := range o.Aims {
		add(func(o *Offer) *Day { return &o.Aims[i].Known }, func(o *Offer) *Day { return &o.Aims[i].By })
	}
	return known, happened
}

// otherDays is an offer with each of its days moved, and with each on which something became
// known as each other one, or as one of some beside them.
func (o *Offer) otherDays(beside []Day) (out []func(*Offer)) {
	known, happened := o.knownDays()
	for _, at := range known {
		beside = append(beside, *at(o))
	}
	put := func(at dayAt, d Day) { out = append(out, func(o *Offer) { *at(o) = d }) }
	for _, at := range known {
		for _, d := range beside {
			if d.Known() && d != *at(o) {
				put(at, d)
			}
		}
	}
	for _, at := range slices.Concat(known, happened) {
		if d := *at(o); d.Known() {
			for _, to := range d.shifted() {
				put(at, to)
			}
		}
	}
	return out
}

// misfits is how many of an offer's facts contradict one another, or its provider, or the sources
// and the version that they name.
func (r *Register) misfits(o *Offer) int {
	n := o.clashes() + o.untimely()
	h, held := r.Holder(o.Provider)
	for i, f := range o.statements() {
		if held && surely(f.Known, h.Known) {
			n++
		}
		if i >= len(o.Stages) && i > 0 && len(o.Stages) > 0 && surely(f.Known, o.Stages[0].Known) {
			n++
		}
		if r.beforeSources(f) {
			n++
		}
	}
	for _, d := range o.Decisions {
		if v, ok := r.Version(d.Referential); ok && surely(d.Date, v.Date) {
			n++
		}
	}
	return n
}

// beforeSources tells whether a fact is said to have been known before each of its sources.
func (r *Register) beforeSources(f Fact) bool {
	some := false
	for _, cite := range f.Cites {
		s, ok := r.Source(cite.Source)
		if !ok {
			continue
		}
		if some = true; !surely(f.Known, s.First()) {
			return false
		}
	}
	return some
}

// untimely is how many days of an offer come before what they must follow, or last too long.
func (o *Offer) untimely() (n int) {
	count := func(so bool) {
		if so {
			n++
		}
	}
	for i, s := range o.Stages {
		count(surely(s.Known, s.Date))
		for _, m := range o.Milestones {
			count(s.Stage == Candidate && i == 0 && surely(m.Date, s.Date))
		}
		if i == 0 && s.Stage == Candidate && len(o.Decisions) > 0 && o.Decisions[0].Date.Known() {
			count(surely(o.Decisions[0].Date.Last().after(graceDays), s.Known))
		}
	}
	for i, d := range o.Decisions {
		count(surely(d.Known, d.Date) || surely(d.Known, d.Announced) || surely(d.Announced, d.Date))
		count(surely(d.Until, d.Date) || surely(d.Until, d.Announced) || d.Until.Day > 0 && d.Until == d.Date)
		count(d.tooLong())
		if i > 0 && d.Kind != FirstRuling {
			count(d.offTerm(o.Decisions[i-1]))
		}
	}
	for _, a := range o.Aims {
		count(surely(a.By, a.Known) || o.qualifiedBy(a.Known))
	}
	return n
}

// tooLong tells whether a decision lasts longer than the longest term.
func (d Ruling) tooLong() bool {
	from := d.Date
	if !from.Known() {
		from = d.Known
	}
	return from.Known() && surely(from.Last().Plus(12*termYears).after(graceDays), d.Until)
}

// offTerm tells whether a decision follows another too early, too late, or ends before it.
func (d Ruling) offTerm(a Ruling) bool {
	if !a.Until.Known() || !d.Date.Known() {
		return !d.Date.Known() && surely(d.Known, a.Known)
	}
	if d.Kind == ExtendedRuling {
		return surely(a.Until, d.Date)
	}
	return surely(a.Until.Last().after(graceDays), d.Date) || surely(d.Until, a.Until) ||
		d.Date.Last().after(graceDays).Before(a.Until.First())
}

// after is a day some days later.
func (d Day) after(days int) Day {
	for d.Day += days; d.Day > daysIn(d.Year, d.Month); {
		d.Day -= daysIn(d.Year, d.Month)
		next := d.MonthEnd(1)
		d.Year, d.Month = next.Year, next.Month
	}
	return d
}

// statements is the dated statements about an offer, its stages first.
func (o *Offer) statements() (out []Fact) {
	for _, s := range o.Stages {
		out = append(out, s.Fact)
	}
	for _, m := range o.Milestones {
		out = append(out, m.Fact)
	}
	for _, d := range o.Decisions {
		out = append(out, d.Fact)
	}
	for _, a := range o.Aims {
		out = append(out, a.Fact)
	}
	return out
}

// unheld is how many statements are said to have been known before the provider that they are of.
func (r *Register) unheld(h *Holder) (n int) {
	count := func(f Fact) {
		if surely(f.Known, h.Known) {
			n++
		}
	}
	for _, o := range r.Offers {
		if o.Provider == h.ID {
			for _, f := range o.statements() {
				count(f)
			}
		}
	}
	for _, g := range r.Grid {
		if g.Provider == h.ID {
			count(g.Fact)
		}
	}
	for _, c := range h.Renamed {
		count(c.Fact)
	}
	if r.beforeSources(h.Fact) {
		n++
	}
	return n
}

// placesAround is where an offer's statements stand, its provider and their sources, with blanks
// between: a contradiction is told at one of them.
func (r *Register) placesAround(o *Offer) string {
	out := []string{o.places()}
	if h, ok := r.Holder(o.Provider); ok {
		out = append(out, h.Pos.String())
	}
	for _, a := range o.Aims {
		out = append(out, a.Pos.String())
	}
	for _, f := range o.statements() {
		for _, cite := range f.Cites {
			if s, ok := r.Source(cite.Source); ok {
				out = append(out, s.Pos.String())
			}
		}
	}
	return strings.Join(out, " ")
}

// placesOf is where a provider and what is of it stand, with blanks between.
func (r *Register) placesOf(h *Holder) string {
	out := []string{h.Pos.String()}
	for _, o := range r.Offers {
		if o.Provider == h.ID {
			out = append(out, r.placesAround(o))
		}
	}
	for _, g := range r.Grid {
		if g.Provider == h.ID {
			out = append(out, g.Pos.String())
		}
	}
	return strings.Join(out, " ")
}
