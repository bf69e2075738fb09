// Package compare tells what parts two editions of one register: what moved, in
// the register's terms, and what the texts say otherwise.
package compare

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Version is the version of the form of a Difference as JSON. It grows when a
// field goes or means something else.
const Version = 1

// Difference is what parts a later edition from an earlier one. Nothing in it
// depends on the machine or the hour.
type Difference struct {
	Version   int        `json:"version"`
	From      Side       `json:"from"`
	To        Side       `json:"to"`
	Figures   []Figure   `json:"figures"`   // those that differ
	Movements []Movement `json:"movements"` // heaviest first, as the later edition's cover weighs them
	Offers    []Change   `json:"offers"`    // field by field, in the order of their names
	Sections  Names      `json:"sections"`
	Sources   Names      `json:"sources"` // that the pages call
	Texts     []Passage  `json:"texts"`
}

// Side is one of the two editions.
type Side struct {
	Edition   string `json:"edition"`
	Cutoff    string `json:"cutoff"`
	Published string `json:"published"`
	Pages     int    `json:"pages,omitempty"` // declared
}

// Figure is a count of the register that is not the same in both.
type Figure struct {
	Name facts.Figure `json:"figure"` // as assumes has it
	Was  int          `json:"was"`
	Is   int          `json:"is"`
}

// Names is what only one of the two has.
type Names struct {
	New  []string `json:"new"`
	Gone []string `json:"gone"`
}

// Editions compares two editions; a text that says why, when they are not to be
// compared: of other registers, or the later one first.
func Editions(from, to *data.Edition) (*Difference, error) {
	switch {
	case from.Register() != to.Register():
		return nil, diag.Said(
			"%s and %s have registers of their own: nothing of one has become something in the other; compare editions of one register",
			from.ID, to.ID)
	case to.Cutoff.Before(from.Cutoff):
		return nil, diag.Said("%s has a later cut-off than %s: name the earlier edition first", from.ID, to.ID)
	}
	now := to.Register().AsOf(to.Cutoff, from.Cutoff)
	d := &Difference{Version: Version, From: side(from), To: side(to), Figures: figures(from.View, to.View), Movements: []Movement{},
		Offers: changes(from.View, to.View), Sections: names(from.Sections, to.Sections), Sources: names(called(from), called(to)),
		Texts: passages(from, to)}
	for _, m := range now.Movements() {
		d.Movements = append(d.Movements, movement(m))
	}
	return d, nil
}

func side(e *data.Edition) Side {
	return Side{Edition: e.ID, Cutoff: e.Cutoff.String(), Published: e.Published.String(), Pages: e.Pages}
}

// figures leaves out what is counted since the edition before: two editions
// count from different days.
func figures(from, to *facts.View) []Figure {
	out := []Figure{}
	for _, f := range facts.Figures() {
		if f.Since() {
			continue
		}
		was, _ := from.Figure(f)
		if is, _ := to.Figure(f); was != is {
			out = append(out, Figure{f, was, is})
		}
	}
	return out
}

func called(e *data.Edition) []string {
	var out []string
	for _, s := range e.Cites() {
		out = append(out, s.ID)
	}
	return out
}

// names keeps the order of each side.
func names(from, to []string) Names {
	return Names{New: without(to, from), Gone: without(from, to)}
}

func without(all, some []string) []string {
	out := []string{}
	for _, s := range all {
		if !slices.Contains(some, s) {
			out = append(out, s)
		}
	}
	return out
}
