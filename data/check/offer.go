package check

import (
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// offer checks one offer: what each statement says, and what two say of one
// thing.
func (c *checker) offer(r *facts.Register, o *facts.Offer) {
	field := "offers." + o.ID
	h, known := r.Holder(o.Provider)
	switch {
	case known:
		c.within(o, h)
	case o.Provider != "" && !r.Unread["providers.yaml"]:
		c.stranger(r, o.Provider, o.ProviderAt, field)
	}
	c.stages(r, o, field)
	for _, group := range [][]facts.Claim{o.Market, o.Renamed, o.Aliases} {
		for _, x := range group {
			c.fact(r, x.Fact, facts.Day{}, field)
		}
	}
	c.renamed(facts.Claim{Name: o.Name, Fact: facts.Fact{Pos: o.Pos}}, o.Renamed, field)
	c.decisions(r, o, field)
	c.milestones(r, o, field)
	for _, a := range o.Aims {
		c.fact(r, a.Fact, facts.Day{}, field+".aims")
		c.aimed(o, a, field+".aims")
	}
	c.entered(o, field)
	c.arrived(o, field)
	c.gone(o, field)
	c.nameless(o, field)
}

// aimed reports an aim that was told too late to be one: after the day it names,
// or after the offer was qualified.
func (c *checker) aimed(o *facts.Offer, a facts.Target, field string) {
	if before(a.By, a.Known) {
		c.find(StageContradiction, a.Pos, field, "Correct one of the two days.",
			"The aim is by %s, and became known on %s, when that was past.", a.By, a.Known)
	}
	for i := len(o.Stages) - 1; i >= 0; i-- {
		s := o.Stages[i]
		if !before(s.Known, a.Known) {
			continue
		}
		if s.Stage == facts.Qualified {
			c.clash(StageContradiction, s.Pos, a.Pos, field, "Delete the aim, or correct one of the two days.",
				"An aim at a qualification became known on %s, when the offer was qualified.", a.Known)
		}
		return
	}
}

// nameless reports what a candidacy without an offer cannot have: it is no
// offer, so that no layer and no list of offers has a place for it.
func (c *checker) nameless(o *facts.Offer, field string) {
	if o.Name != "" || len(o.Renamed) > 0 {
		return
	}
	for _, s := range o.Stages {
		switch {
		case s.Stage == facts.Qualified:
			c.find(read.MissingField, s.Pos, field+".name", "Add the line: name: …", "An offer is qualified, and has no name.")
		case len(s.Layers) > 0:
			c.find(read.MissingField, s.Pos, field+".name", "Add the line: name: …; or delete the layers, if no offer is published.",
				"A candidacy without an offer has layers, which would stand on no page.")
		}
	}
}

// arrived holds the day an offer entered the candidates against its steps: who
// has filed, or reached a milestone, stands among them already. Nor is an offer
// on the list of candidates when it has long been qualified.
func (c *checker) arrived(o *facts.Offer, field string) {
	for i, s := range o.Stages {
		if s.Stage != facts.Candidate {
			continue
		}
		for _, m := range o.Milestones {
			if before(m.Date, s.Date) {
				c.clash(LateArrival, s.Pos, m.Pos, field, "Correct one of the two dates, unless the list was that late.",
					"%s is dated %s, before the offer is said to have entered the candidates, on %s.", title(m), m.Date, s.Date)
				c.between(diag.Day(s.Pos, "date"), diag.Day(m.Pos, "date"))
			}
		}
		if i > 0 || len(o.Decisions) == 0 { // one that came back was decided on before
			continue
		}
		if d := o.Decisions[0]; d.Date.Known() && before(later(d.Date.Last(), graceDays), s.Known) {
			c.clash(LateArrival, s.Pos, d.Pos, field, "Correct one of the two days, unless the list was that late.",
				"The decision is of %s, and the offer was known as a candidate after that, on %s.", d.Date, s.Known)
			c.between(diag.Day(s.Pos, "known"), diag.Day(d.Pos, "date"))
		}
	}
}

// entered holds the day an offer was qualified against its first decision.
func (c *checker) entered(o *facts.Offer, field string) {
	if len(o.Decisions) == 0 || o.Decisions[0].Kind != facts.FirstRuling {
		return
	}
	d := o.Decisions[0]
	for _, s := range o.Stages {
		if s.Stage != facts.Qualified {
			continue
		}
		if before(s.Date, d.Date) {
			c.clash(StageContradiction, s.Pos, d.Pos, field, "Correct one of the two dates; or add the decision before it.",
				"The offer is qualified since %s, and its first decision is of %s.", s.Date, d.Date)
			c.between(diag.Day(s.Pos, "date"), diag.Day(d.Pos, "date"))
		} else if before(s.Known, d.Date) {
			c.clash(KnownTooEarly, s.Pos, d.Pos, field, "Correct one of the two days, unless the list was ahead of the decision's start.",
				"The offer was known to be qualified on %s, before its first decision, of %s.", s.Known, d.Date)
			c.between(diag.Day(s.Pos, "known"), diag.Day(d.Pos, "date"))
		}
		return
	}
}

// rivals checks what other sources say, and that it is another thing.
func (c *checker) rivals(r *facts.Register, rs []facts.Rival, of facts.Rival, field string) {
	for _, x := range rs {
		if (!x.Date.Known() || x.Date == of.Date) && (!x.Until.Known() || x.Until == of.Until) && (len(x.Layers) == 0 || same(x.Layers,
			of.Layers)) &&
			(x.Date.Known() || x.Until.Known() || len(x.Layers) > 0) {
			c.clash(EmptyRival, of.Pos, x.Pos, field+".others", "Correct it; or add its source to those of the statement.",
				"What another source says against this statement is the same.")
		}
		c.fact(r, x.Fact, x.Date, field+".others")
		for _, day := range []facts.Day{x.Date, x.Until} {
			if day.Known() && day.Year < firstYear {
				c.find(BeforeFramework, x.Pos, field+".others", "Correct the year.",
					"Another source is said to say %s; the framework's first version is of %d.", day, firstYear)
			}
		}
	}
}

// within reports what is said to have been known of an offer before anybody
// knew of it, or of its provider. A name taken later changes nothing: the
// provider is known by its first one.
func (c *checker) within(o *facts.Offer, h *facts.Holder) {
	for _, f := range statements(o) {
		if before(f.Known, h.Known) {
			c.clash(BeforeSubject, h.Pos, f.Pos, "offers."+o.ID, "Correct one of the two days in known.",
				"This was known on %s, before its provider %s, on %s.", f.Known, h.ID, h.Known)
			c.between(diag.Day(h.Pos, "known"), diag.Day(f.Pos, "known"))
		}
	}
	if len(o.Stages) == 0 {
		return
	}
	for _, f := range statements(o)[len(o.Stages):] {
		if first := o.Stages[0].Fact; before(f.Known, first.Known) {
			c.clash(BeforeSubject, first.Pos, f.Pos, "offers."+o.ID, "Correct one of the two days in known, or add the earlier stage.",
				"This was known on %s, before the offer itself, on %s.", f.Known, first.Known)
			c.between(diag.Day(first.Pos, "known"), diag.Day(f.Pos, "known"))
		}
	}
}

// statements is the dated statements about an offer, its stages first.
func statements(o *facts.Offer) []facts.Fact {
	var out []facts.Fact
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

// stages checks that stages follow one another as stages can.
func (c *checker) stages(r *facts.Register, o *facts.Offer, field string) {
	for i, s := range o.Stages {
		at := fmt.Sprintf("%s.stages[%d]", field, i)
		c.fact(r, s.Fact, s.Date, at)
		c.after(r, s.Fact, s.Date, at)
		c.rivals(r, s.Others, facts.Rival{Layers: s.Layers, Date: s.Date, Fact: s.Fact}, field)
		if s.Stage == facts.Qualified && len(s.Layers) == 0 {
			c.find(read.MissingField, s.Pos, field, "Add the line: layers: [iaas]", "A qualified offer needs its layers.")
		}
		if i == 0 && s.Stage == facts.Left {
			c.clash(StageContradiction, o.Pos, s.Pos, at, "Put the stage it left above it.", "The offer %s leaves lists that it never entered.",
				o.ID)
		}
		if i > 0 {
			c.follows(o.Stages[i-1], s, at)
		}
	}
}

// follows holds a stage against the one above it.
func (c *checker) follows(a, b facts.Standing, at string) {
	switch {
	case b.Known.Last().Before(a.Known.Last()):
		c.clash(StageOrder, a.Pos, b.Pos, at, "Put the stages in the order in which they became known.",
			"This stage became known on %s, before the one above it.", b.Known)
		c.between(diag.Day(a.Pos, "known"), diag.Day(b.Pos, "known"))
	case before(b.Date, a.Date):
		c.clash(StageOrder, a.Pos, b.Pos, at, "Correct one of the two dates.", "This stage, of %s, is older than the one above it, of %s.",
			b.Date, a.Date)
		c.between(diag.Day(a.Pos, "date"), diag.Day(b.Pos, "date"))
	case a.Stage == facts.Qualified && b.Stage == facts.Candidate:
		c.clash(StageContradiction, a.Pos, b.Pos, at,
			"Nobody goes back: delete one of the two, or put stage: left between them; another offer has an id of its own.",
			"The offer is a candidate again after it was qualified.")
	case exact(a.Known, b.Known) && a.Stage != b.Stage && !before(a.Date, b.Date):
		c.clash(StageContradiction, a.Pos, b.Pos, at,
			"Keep one of the two; or give each its date, if it entered both and they became known together.",
			"The offer is %s and %s on one day, %s.", a.Stage, b.Stage, b.Known)
	case a.Stage == b.Stage && same(a.Layers, b.Layers) && (b.Date == a.Date || !b.Date.Known()):
		c.clash(StageContradiction, a.Pos, b.Pos, at, "Delete one of the two.", "The stage %s is given twice and says the same.", b.Stage)
	case a.Stage == facts.Candidate && b.Stage == facts.Qualified && disjoint(a.Layers, b.Layers):
		c.clash(FewerLayers, a.Pos, b.Pos, at, "Correct the layers, unless it was qualified for others than those it was a candidate for.",
			"The offer is qualified for none of the layers for which it was a candidate.")
	case a.Stage == facts.Qualified && b.Stage == facts.Qualified && !covers(b.Layers, a.Layers) && !exact(a.Known, b.Known):
		c.clash(FewerLayers, a.Pos, b.Pos, at, "Add the layer, unless the decision really leaves it out now.",
			"The offer lacks a layer here that it was qualified for above.")
	case a.Stage == b.Stage && exact(a.Known, b.Known):
		c.clash(StageContradiction, a.Pos, b.Pos, at, "Keep one; put what another source says under others:.",
			"The stage %s has two sets of layers on one day, %s.", b.Stage, b.Known)
	}
}

func same(a, b []facts.Layer) bool { return covers(a, b) && covers(b, a) }

// disjoint tells whether two sets of layers, both known, have none in common.
func disjoint(a, b []facts.Layer) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(l facts.Layer) bool { return slices.Contains(b, l) })
}

// covers tells whether every layer of b is one of a.
func covers(a, b []facts.Layer) bool {
	for _, l := range b {
		if !slices.Contains(a, l) {
			return false
		}
	}
	return true
}

// gone reports what happened to an offer after it left. What was only learnt
// later is history.
func (c *checker) gone(o *facts.Offer, field string) {
	if len(o.Stages) == 0 || o.Stages[len(o.Stages)-1].Stage != facts.Left {
		return
	}
	left := o.Stages[len(o.Stages)-1]
	end := left.Known
	if left.Date.Known() {
		end = left.Date
	}
	late := func(f facts.Fact, date facts.Day) {
		if before(end, date) || !date.Known() && before(left.Known, f.Known) {
			c.clash(StageContradiction, left.Pos, f.Pos, field, "Correct one of the two days, or add the stage in which it came back.",
				"This is later than the day the offer left, %s.", end)
		}
	}
	for _, m := range o.Milestones {
		late(m.Fact, m.Date)
	}
	for _, d := range o.Decisions {
		late(d.Fact, d.Date)
		if exact(end, d.Date) {
			c.clash(StageContradiction, left.Pos, d.Pos, field, "Correct one of the two days, or delete what did not happen.",
				"The decision is of %s, the day on which the offer left.", d.Date)
		}
	}
}
