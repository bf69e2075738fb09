package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// doubtful is where that stands from which it follows that a claim is untrue:
// mended there, the register says what the text does. It is "" where the text is
// untrue of every register that may have been meant.
func (h *held) doubtful(c claims.Claim) string {
	ds := h.doubtsOn(h.daysOf(c))
	nameless := h.ed.Register().Nameless
	if len(ds.Lost) == 0 && len(nameless) == 0 && len(ds.Each) == 0 {
		return ""
	}
	for _, d := range append([]data.Doubt{{Edition: h.ed}}, ds.Each...) {
		other := *h
		other.ed, other.lost, other.nameless = d.Edition, ds.Lost, len(nameless) > 0
		if _, so := other.judge(c); so {
			return strings.Join(append(nameless[:len(nameless):len(nameless)], d.At, facts.Told(ds.Lost)), " ")
		}
	}
	return ""
}

// dark tells whether a claim may be so for what is lost of the register, whatever the
// rest of it says: of a name that was not read nobody knows whose it is, and what is
// lost may be the one that stands before all others. A number that is only counted is
// held with the slack that it leaves.
func (h *held) dark(c claims.Claim) bool {
	switch {
	case len(h.lost) == 0:
		return h.nameless && c.Count != nil && !c.Sure
	case c.Order != nil:
		return len(c.Order.Than) == 0 && !c.Order.Among || h.touched(c.Subject) || h.touched(c.Order.Than)
	case len(c.Subject) > 0:
		return c.Sole || c.Count != nil && (c.Count.Of100 > 0 || c.Count.Of == "place") || c.Traits != nil && c.Traits[0].Kind == "moves" ||
			h.touched(c.Subject) || h.touched(c.Either)
	case c.Count == nil:
		return false
	}
	n := c.Count
	among := slices.ContainsFunc(c.Traits, func(t claims.Trait) bool { return t.Kind == "bothsides" })
	return among || n.Than != "" || n.Each != nil || n.Of100 > 0 || n.May != nil || n.By != nil || n.Of == "earliest" || n.Of == "latest" ||
		h.nameless && !c.Sure
}

// touched tells whether what is lost may be among those that names speak of: an offer
// of theirs, or the offer itself.
func (h *held) touched(keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool {
		return slices.ContainsFunc(h.lost, func(x facts.Lost) bool {
			kind, id, _ := strings.Cut(k, " ")
			return kind == "offer" && x.ID == id || kind == "provider" && (x.Provider == id || x.Provider == "")
		})
	})
}

// fits tells whether a number, of movements or of what stands, can be what a claim
// says, with the slack that what is lost leaves.
func (h *held) fits(a claims.Claim, n int, movements bool) bool {
	slack := facts.Slack(h.lost, movements)
	lo, hi := max(0, n-slack), n+slack
	for _, got := range [...]int{lo, hi, min(max(a.Count.N, lo), hi), min(max(a.Count.To, lo), hi)} { // what fits has no gap
		if numberFits(a, got) {
			return true
		}
	}
	return false
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
