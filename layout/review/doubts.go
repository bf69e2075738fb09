package review

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// doubtful is where that stands from which it follows that a claim is untrue:
// mended there, the register says what the text does. It is "" where the text is
// untrue of every register that may have been meant.
func (h *held) doubtful(c claims.Claim) string {
	ds := h.doubtsOn(h.daysOf(c))
	for _, d := range ds.Each {
		other := *h
		other.ed = d.Edition
		if _, so := other.judge(c); so {
			return d.At
		}
	}
	return ds.Dark
}

// doubtsOn is what the edition may have been meant to be, with days that are not
// known among some. Where none is unknown it is asked for once.
func (h *held) doubtsOn(days []facts.Day) data.Doubts {
	of := func(key string, days ...facts.Day) data.Doubts {
		if _, known := h.doubts[key]; !known {
			h.doubts[key] = h.ed.Doubts(days...)
		}
		return h.doubts[key]
	}
	if h.doubts == nil {
		h.doubts = map[string]data.Doubts{}
	}
	if ds := of(""); !ds.Days || len(days) == 0 {
		return ds
	}
	return of(fmt.Sprint(days), days...)
}

// daysOf is the days that a claim names, and those on which what is said of them
// turns: the ones beside.
func (h *held) daysOf(c claims.Claim) []facts.Day {
	var out []facts.Day
	add := func(d claims.Date) {
		if d = h.resolved(d); d.Known() {
			at := facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}
			out = append(out, at, at.First().MonthEnd(-1), at.Last().MonthEnd(1))
		}
	}
	add(c.At)
	for _, ts := range append([][]claims.Trait{c.Traits, c.Core}, c.Readings...) {
		for _, t := range ts {
			add(t.Date)
		}
	}
	return out
}
