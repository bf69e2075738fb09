package data

import "github.com/secnumcloud-observatory/press/data/facts"

// Interval is the time since the previous edition, as sentences may call it.
// All of it is zero in an edition that has none before it.
type Interval struct {
	Monthly bool      // the previous edition is last month's: what moved, moved "this month"
	Edition facts.Day // else the month of the previous edition, where it is known
	Cutoff  facts.Day // else its cut-off
}

// Known tells whether there is a previous edition at all.
func (i Interval) Known() bool { return i.Monthly || i.Edition.Known() || i.Cutoff.Known() }

// Interval is the time since the previous edition. Where only its cut-off is
// known, it is last month's when the two cut-offs are a month apart.
func (e *Edition) Interval() Interval {
	months := func(d facts.Day) int { return d.Year*12 + d.Month }
	switch {
	case !e.Previous.Known():
		return Interval{}
	case e.before.Known():
		if months(e.Month)-months(e.before) == 1 {
			return Interval{Monthly: true}
		}
		return Interval{Edition: e.before}
	case e.Previous == e.Cutoff.MonthEnd(-1) || e.Previous == e.Cutoff.Plus(-1):
		return Interval{Monthly: true}
	}
	return Interval{Cutoff: e.Previous}
}
