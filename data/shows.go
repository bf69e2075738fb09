package data

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// display is what a section shows of the register; the zero display is of none of it.
type display struct {
	bare   func(*Edition) bool           // the register has nothing for it: without a body it has no page
	rows   func(*Edition) []*facts.Entry // what it names wherever it has a page, a row of each
	beside func(*Edition) []facts.Cite   // sources it prints beside facts
}

// MostSheets is how many providers an edition has sheets of, at most.
const MostSheets = 6

// registered is every entry, layer by layer.
func registered() display {
	return display{
		bare: func(e *Edition) bool { return e.View.Counts().Offers+e.View.Counts().Bare == 0 },
		rows: func(e *Edition) (out []*facts.Entry) {
			for _, l := range facts.Layers() {
				for _, r := range slices.Concat(e.View.Layer(l, facts.Candidate), e.View.Layer(l, facts.Qualified)) {
					out = append(out, r.Entry)
				}
			}
			return out
		},
	}
}

// holders is the qualified providers with their offers.
func holders() display {
	return display{
		bare: func(e *Edition) bool { return len(e.View.Providers(facts.Qualified)) == 0 },
		rows: func(e *Edition) []*facts.Entry { return e.View.Qualified() },
	}
}

// answers is the comparison grid.
func answers() display {
	return display{
		bare: func(e *Edition) bool { return len(e.View.Grid()) == 0 },
		beside: func(e *Edition) (cs []facts.Cite) {
			for _, row := range e.View.Grid() {
				cs = append(cs, row.Cites()...)
			}
			return cs
		},
	}
}

// moved is the month's events and those it recalls.
func moved() display {
	return display{beside: func(e *Edition) []facts.Cite { return told(slices.Concat(e.View.Events(), e.View.Recalled())) }}
}

// history is every event.
func history() display {
	return display{
		bare:   func(e *Edition) bool { return len(e.View.Chronology()) == 0 },
		beside: func(e *Edition) []facts.Cite { return told(e.View.Chronology()) },
	}
}

func told(evs []facts.Event) (cs []facts.Cite) {
	for _, ev := range evs {
		cs = append(cs, ev.Cites...)
	}
	return cs
}

// portraits is the leading providers, with what happened to them, what they hold
// and what they answer.
func portraits() display {
	return display{
		bare: func(e *Edition) bool { return len(e.View.Qualified())+len(e.View.Candidates()) == 0 },
		beside: func(e *Edition) (cs []facts.Cite) {
			ps := e.View.Leading()
			ps = ps[:min(len(ps), MostSheets)]
			for _, ev := range append(e.View.Chronology(), e.View.Gone()...) {
				if slices.Contains(ps, ev.Entries[0].Provider) {
					cs = append(cs, ev.Cites...)
				}
			}
			for _, en := range e.View.Qualified() {
				if slices.Contains(ps, en.Provider) && en.Decision != nil {
					cs = append(cs, en.Decision.Cites...)
				}
			}
			for _, row := range e.View.Grid() {
				if slices.Contains(ps, row.Provider) {
					cs = append(cs, row.Cites()...)
				}
			}
			return cs
		},
	}
}
