package check

import (
	"maps"
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// cells checks that the grid says one thing of each provider and column on one
// day, and that the edition has a row for it.
func (c *checker) cells(r *facts.Register) {
	type cell struct {
		provider string
		column   facts.Column
		day      facts.Day
		inferred bool
		denies   bool // it only says no: another source may say yes to other values that day
	}
	seen := map[cell]*facts.GridFact{}
	var shown []string
	for _, g := range r.Grid {
		if _, known := r.Holder(g.Provider); known {
			shown = append(shown, g.Provider)
		}
	}
	unqualified := without(r, shown, func(o *facts.Offer) bool {
		return slices.ContainsFunc(o.Stages, func(s facts.Standing) bool {
			return s.Stage == facts.Qualified || !s.Stage.Known() // what could not be read may be that
		})
	})
	for _, g := range r.Grid {
		at := cell{g.Provider, g.Column, g.Known.Last(), g.Inferred, denies(g)}
		if was, twice := seen[at]; twice && g.Known.Known() {
			c.clash(data.DuplicateID, was.Pos, g.Pos, "cells", "Keep one of the two, or correct the day in known.",
				"The cell %s of %s is given twice for one day, %s.", g.Column, g.Provider, g.Known)
		}
		other := at
		other.denies = !at.denies
		if was, said := seen[other]; said && g.Known.Known() {
			c.answers(was, g)
		}
		seen[at] = g
		if g.Column == facts.Extends && len(g.Values) > 1 {
			c.find(GridContradiction, g.Pos, "cells", "Keep one of the two.", "The cell %s of %s says yes and no.", g.Column, g.Provider)
		}
		if h, ok := r.Holder(g.Provider); ok {
			if before(g.Known, h.Known) {
				c.clash(BeforeSubject, h.Pos, g.Pos, "cells", "Correct one of the two days in known.",
					"This was known on %s, before its provider %s, on %s.", g.Known, h.ID, h.Known)
				c.between(diag.Day(h.Pos, "known"), diag.Day(g.Pos, "known"))
			}
			if unqualified[h.ID] {
				c.clash(IdleProvider, h.Pos, g.Pos, "cells",
					"The grid has a row for each provider with a qualified offer: correct the provider, or wait.",
					"The provider %s has no qualified offer, so that this cell stands on no page.", h.ID)
				c.ofID(h.ID)
			}
		}
	}
	c.turns(r)
}

// turns warns where a source says of a value what an earlier one denied, or the
// reverse: it may be a correction, and it may be a slip.
func (c *checker) turns(r *facts.Register) {
	type answer struct {
		provider string
		column   facts.Column
		value    string
	}
	type given struct {
		fact *facts.GridFact
		yes  bool
	}
	was := map[answer]given{}
	open := map[answer]bool{} // by provider and column: there is an answer
	for _, g := range r.GridByDay() {
		cell := answer{provider: g.Provider, column: g.Column}
		if g.State == facts.Lapsed && !open[cell] {
			c.find(GridContradiction, g.Pos, "cells", "Correct its provider, its column or the day in known; or leave the cell out.",
				"The cell %s of %s ends an answer, and there is none before it.", g.Column, g.Provider)
		}
		if open[cell] = g.State != facts.Lapsed; !open[cell] {
			maps.DeleteFunc(was, func(a answer, _ given) bool { return a.provider == g.Provider && a.column == g.Column })
		}
		for _, w := range g.Column.Values() {
			now := given{g, slices.Contains(g.Values, w)}
			no := slices.Contains(g.Denied, w) || g.Column == facts.Extends && len(g.Values) > 0 && !now.yes
			if now.yes == no {
				continue
			}
			at := answer{g.Provider, g.Column, w}
			if old, said := was[at]; said && old.yes != now.yes && before(old.fact.Known, g.Known) && (g.Column != facts.Extends || now.yes) {
				c.clash(ChangedAnswer, old.fact.Pos, g.Pos, "cells",
					"Keep both if the later source corrects the earlier one; else correct the wrong one.",
					"The cell %s of %s changes its answer to %s on %s; the edition prints the later one.", g.Column, g.Provider, w, g.Known)
			}
			was[at] = now
		}
	}
}

func denies(g *facts.GridFact) bool { return len(g.Denied) > 0 && len(g.Values) == 0 }

// answers checks that two facts of one day do not say yes and no to one value.
func (c *checker) answers(a, b *facts.GridFact) {
	if denies(a) {
		a, b = b, a
	}
	for _, w := range b.Denied {
		if slices.Contains(a.Values, w) {
			c.clash(data.DuplicateID, a.Pos, b.Pos, "cells", "Keep one answer; what the other source says is a note.",
				"The cell %s of %s says yes and no to %s on one day, %s.", b.Column, b.Provider, w, b.Known)
		}
	}
}
