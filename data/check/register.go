package check

import (
	"fmt"
	"maps"
	"slices"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// register checks that the facts refer to what exists and agree with the
// calendar, those later than the edition included.
func (c *checker) register(r *facts.Register) {
	c.ids(r)
	for _, h := range r.Providers {
		c.fact(r, h.Fact, facts.Day{}, "providers."+h.ID)
		for _, group := range [][]facts.Claim{h.Renamed, h.Legal, h.Group, h.Aliases} {
			for _, x := range group {
				c.fact(r, x.Fact, facts.Day{}, "providers."+h.ID)
			}
		}
	}
	for _, o := range r.Offers {
		c.offer(r, o)
	}
	for _, g := range r.Grid {
		if _, ok := r.Holder(g.Provider); !ok && g.Provider != "" && !r.Unread["providers.yaml"] {
			c.find(UnknownProvider, g.Pos, "provider", c.near(r, g.Provider), "There is no provider %s.", g.Provider)
		}
		c.fact(r, g.Fact, facts.Day{}, "cells")
	}
}

// ids reports doubles: of ids, of cells, of providers' names.
func (c *checker) ids(r *facts.Register) {
	seen := map[string]diag.Pos{}
	double := func(kind, id string, pos diag.Pos) {
		if before, twice := seen[kind+id]; twice && id != "" {
			c.find(data.DuplicateID, pos, "id", "The other one stands at "+before.String()+".", "Two %ss have the id %s.", kind, id)
			return
		}
		seen[kind+id] = pos
	}
	for _, s := range r.Sources {
		double("source", s.ID, s.Pos)
	}
	for _, h := range r.Providers {
		double("provider", h.ID, h.Pos)
	}
	for _, o := range r.Offers {
		double("offer", o.ID, o.Pos)
	}
	for _, g := range r.Grid {
		double("cell", g.Provider+" "+g.Column.String()+" "+g.Known.String(), g.Pos)
	}
	names := map[string]string{}
	for _, h := range r.Providers {
		mine := map[string]bool{facts.Fold(h.Name): true}
		for _, a := range append(append([]facts.Claim(nil), h.Aliases...), h.Renamed...) {
			mine[facts.Fold(a.Name)] = true
		}
		for _, n := range slices.Sorted(maps.Keys(mine)) {
			if other := names[n]; other != "" && other != h.ID {
				c.find(DuplicateName, h.Pos, "providers."+h.ID, "Check that they are not one provider.", "%s goes by a name that %s has too: %s.",
					h.ID, other, n)
			}
			names[n] = h.ID
		}
	}
}

func (c *checker) near(r *facts.Register, id string) string {
	ids := make([]string, 0, len(r.Providers))
	for _, h := range r.Providers {
		ids = append(ids, h.ID)
	}
	if near := diag.Nearest(id, ids); near != "" || len(ids) > 0 && len(ids) < 8 {
		return diag.DidYouMean(id, ids)
	}
	return "Use an id of register/providers.yaml, or add the provider there."
}

// fact checks a statement's sources and days.
func (c *checker) fact(r *facts.Register, f facts.Fact, happened facts.Day, field string) {
	if len(f.Cites) == 0 {
		c.find(Unsourced, f.Pos, field, "Name its source: sources: [A4].", "This fact has no source.")
	}
	if !r.Unread["sources.yaml"] {
		c.cites(r, f, field)
	}
	if happened.Known() && f.Known.Known() && f.Known.Last().Before(happened.First()) {
		c.find(KnownTooEarly, f.Pos, field, "Correct one of the two days.", "It is said to have been known on %s, before it happened on %s.",
			f.Known, happened)
	}
}

// cites checks that a statement's sources exist, and that one is early enough.
func (c *checker) cites(r *facts.Register, f facts.Fact, field string) {
	found, timely := 0, false
	for _, cite := range f.Cites {
		s, ok := r.Source(cite.Source)
		if !ok {
			c.find(UnknownSource, cite.Pos, field, "Correct the id, or add the source to sources.yaml.", "There is no source %s.", cite.Source)
			continue
		}
		found++
		timely = timely || !s.First().Known() || !f.Known.Last().Before(s.First().First())
	}
	if found > 0 && !timely && f.Known.Known() {
		c.find(LateSource, f.Pos, field, "Correct the day in known, or add the earlier source.",
			"It is said to have become known on %s, but all its sources are later.", f.Known)
	}
}

func (c *checker) offer(r *facts.Register, o *facts.Offer) {
	field := "offers." + o.ID
	if _, ok := r.Holder(o.Provider); !ok && o.Provider != "" && !r.Unread["providers.yaml"] {
		c.find(UnknownProvider, o.Pos, field, c.near(r, o.Provider), "The offer %s names a provider that is not in the register: %s.", o.ID,
			o.Provider)
	}
	for i, s := range o.Stages {
		c.fact(r, s.Fact, s.Date, fmt.Sprintf("%s.stages[%d]", field, i))
		c.rivals(r, s.Others, field)
		if i > 0 && s.Known.Last().Before(o.Stages[i-1].Known.Last()) {
			c.find(StageOrder, s.Pos, field, "Put the stages in the order in which they became known.",
				"This stage became known on %s, before the one above it.", s.Known)
		}
		if s.Stage == facts.Qualified && len(s.Layers) == 0 {
			c.find(read.MissingField, s.Pos, field, "Add the line: layers: [iaas]", "A qualified offer needs its layers.")
		}
	}
	for _, group := range [][]facts.Claim{o.Market, o.Renamed, o.Aliases} {
		for _, x := range group {
			c.fact(r, x.Fact, facts.Day{}, field)
		}
	}
	for i, d := range o.Decisions {
		at := fmt.Sprintf("%s.decisions[%d]", field, i)
		c.fact(r, d.Fact, d.Date, at)
		c.rivals(r, d.Others, field)
		if d.Until.Known() && d.Date.Known() && d.Until.Last().Before(d.Date.First()) {
			c.find(ValidityOrder, d.Pos, at, "Correct one of the two dates.", "The decision ends on %s, before it begins on %s.", d.Until, d.Date)
		}
		if i > 0 && d.Date.Known() && o.Decisions[i-1].Date.Known() && d.Date.Last().Before(o.Decisions[i-1].Date.First()) {
			c.find(StageOrder, d.Pos, at, "Put the oldest decision first.", "This decision, of %s, is older than the one above it.", d.Date)
		}
	}
	c.milestones(r, o, field)
}

func (c *checker) rivals(r *facts.Register, rs []facts.Rival, field string) {
	for _, x := range rs {
		c.fact(r, x.Fact, facts.Day{}, field+".others")
	}
}

// milestones checks that known dates respect the order of the procedure.
// Missing milestones in between are no contradiction.
func (c *checker) milestones(r *facts.Register, o *facts.Offer, field string) {
	steps := append([]facts.Step(nil), o.Milestones...)
	for i, s := range o.Milestones {
		c.fact(r, s.Fact, s.Date, fmt.Sprintf("%s.milestones[%d]", field, i))
		c.rivals(r, s.Others, field)
	}
	for _, d := range o.Decisions {
		if d.Date.Known() {
			steps = append(steps, facts.Step{Code: facts.J3, Date: d.Date, Fact: d.Fact})
			break
		}
	}
	for i, b := range steps {
		for _, a := range steps[:i] {
			early, late := a, b
			if early.Code > late.Code {
				early, late = b, a
			}
			if early.Code == late.Code && early.Code != facts.Unpublished {
				c.find(data.DuplicateID, b.Pos, field, "Keep one; put the other under others:.", "The milestone %s is given twice.", b.Code)
			} else if early.Date.Known() && late.Date.Known() && late.Date.Last().Before(early.Date.First()) {
				c.find(MilestoneOrder, b.Pos, field, "Correct the dates: filing, J0, J1, J2, J3 follow one another.",
					"%s is dated %s, after %s on %s.", title(early), early.Date, title(late), late.Date)
			}
		}
	}
}

func title(s facts.Step) string {
	if s.Code == facts.Unpublished {
		return "The filing"
	}
	return [...]string{"", "J0", "J1", "J2", "J3"}[s.Code]
}
