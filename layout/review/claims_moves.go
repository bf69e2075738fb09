package review

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// moved holds a number of movements, or that there is none. An entry is the arrival
// of a candidate, the first qualification of a provider, or both.
func (h *held) moved(a claims.Claim) (diag.Text, bool) {
	n := h.moves(a.Traits, says)
	so := h.fits(a, n, true) || h.fits(a, h.moves(a.Traits, exactly), true) || h.fits(a, h.moves(a.Traits, firsts), true) ||
		!a.Sure && !a.Denial && a.Count.N <= n
	return diag.Said("movements: %d", n), !h.ed.Previous.Known() || so || a.Was
}

// movements is how many movements a count may mean, nil when it means none; and
// whether it can mean nothing else.
func (h *held) movements(a claims.Claim) (values []int, sure bool) {
	if !h.ed.Previous.Known() || a.Count.Rank {
		return nil, false
	}
	kinds, code, sure := h.kinds(a)
	if len(kinds) == 0 {
		return nil, false
	}
	holders := map[string]bool{}
	n, of := 0, map[facts.EventKind]int{}
	for _, m := range h.ed.View.Movements() {
		if slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "layer" && !covers(m.Entry(), t.Layers) }) ||
			code != facts.Unpublished && m.Code != code {
			continue
		}
		if of[m.Kind]++; kinds[m.Kind] && !m.Revealed {
			n++
			holders[m.Provider.ID] = true
		}
	}
	values = []int{n, len(holders)}
	if slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "leaves" }) { // who is qualified has left the queue
		values = append(values, n+of[facts.Qualification])
	}
	if kinds[facts.Arrival] && kinds[facts.Qualification] { // an entry is one or the other
		values = append(values, of[facts.Arrival], of[facts.Qualification])
	}
	return values, sure
}

// kinds is the kinds of movement that a count may be of, and the milestone; and
// whether it can be of nothing else.
func (h *held) kinds(a claims.Claim) (kinds map[facts.EventKind]bool, code facts.Code, sure bool) {
	kinds, code = map[facts.EventKind]bool{}, facts.Unpublished
	lately := a.Lately && !ofMoves(a.Traits)
	for _, t := range a.Traits {
		kind, ok := moves(t.Kind)
		switch {
		case ok:
			kinds[kind] = true
			kinds[facts.Qualification] = kinds[facts.Qualification] || kind == facts.Arrival && a.Count.Of != "applicant"
			always := (kind == facts.Arrival || kind == facts.Exit) && !t.Date.Known()
			sure = sure || a.Lately || always || t.Now || a.Count.N == 0 || t.Date.Known() && h.current(t.Date)
		case !lately:
		case t.Kind == "milestone":
			kinds[facts.Progress], sure = true, true
		case t.Kind == "qualified" || t.Kind == "decided":
			kinds[facts.Qualification], sure = true, true
		case t.Kind == "candidate" && len(a.Traits) == 1:
			kinds[facts.Arrival], sure = true, true
		case len(t.Kind) == 2 && t.Kind[0] == 'j':
			kinds[facts.Progress], sure = true, true
			code = facts.Code(int(t.Kind[1]-'0') + int(facts.J0))
		}
	}
	if a.Lately && a.Count.Of == "decision" && !ofMoves(a.Traits) {
		kinds[facts.Qualification], kinds[facts.Renewal], kinds[facts.Extension], sure = true, true, true, true
	}
	among := slices.ContainsFunc(a.Traits, func(t claims.Trait) bool { return t.Kind == "qualified" })
	if kinds[facts.Arrival] && among {
		kinds = map[facts.EventKind]bool{facts.Qualification: true}
	}
	return kinds, code, sure
}

// moves is how many movements are of the kinds, stages and layers that traits say.
func (h *held) moves(traits []claims.Trait, is func(facts.Movement, facts.EventKind) bool) int {
	n := 0
	for _, m := range h.ed.View.Movements() {
		kind, kinds, ok := false, false, true
		for _, t := range traits {
			if k, ok := moves(t.Kind); ok {
				kinds, kind = true, kind || is(m, k)
				continue
			}
			switch t.Kind {
			case "milestone", "j0", "j1", "j2":
				ok = ok && m.Kind == facts.Progress
			case "candidate":
				ok = ok && m.Kind != facts.Qualification && m.Kind != facts.Renewal && m.Kind != facts.Extension
			case "qualified":
				ok = ok && m.Kind != facts.Arrival && m.Kind != facts.Progress
			case "layer":
				ok = ok && covers(m.Entry(), t.Layers)
			}
		}
		if ok && kind == kinds {
			n++
		}
	}
	return n
}

// latest tells whether the last of what a trait says fell in its month.
func (h *held) latest(t claims.Trait) (diag.Text, bool) {
	var last facts.Day
	same := []facts.Day{}
	put := func(days ...facts.Day) {
		for _, d := range days {
			if d.Known() && last.Before(d.First()) {
				last, same = d, days
			}
		}
	}
	for _, e := range h.ed.View.Cells() {
		for _, d := range e.Decisions {
			renewal := facts.EventKind(d.Kind) == facts.Renewal
			if t.Kind == "decision" || t.Kind == "qualified" && !renewal || t.Kind == "renews" && renewal {
				put(d.Date, d.Announced, d.Known)
			}
		}
		for _, s := range e.Steps {
			if t.Kind == "milestone" {
				put(s.Date, s.Known)
			}
		}
		if t.Kind == "enters" {
			put(e.Arrived, e.Since)
		}
	}
	if t.Kind == "movement" {
		moved := len(h.ed.View.Movements()) > 0
		return diag.Said("movements: %d", len(h.ed.View.Movements())), !h.ed.Previous.Known() || moved == h.fresh(t.Date)
	}
	return diag.Said("%s", last), len(same) == 0 || slices.ContainsFunc(same, func(d facts.Day) bool { return h.agree(h.resolved(t.Date), d) })
}

// earliest tells whether the next end of validity falls on a trait's date.
func (h *held) earliest(t claims.Trait) (diag.Text, bool) {
	end := h.ed.View.NextEnd()
	return diag.Said("%s", end), !end.Known() || h.agree(t.Date, end)
}
