package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// decisions checks each decision by itself, against the one above it and
// against the stages of the offer.
func (c *checker) decisions(r *facts.Register, o *facts.Offer, field string) {
	for i, d := range o.Decisions {
		at := fmt.Sprintf("%s.decisions[%d]", field, i)
		c.fact(r, d.Fact, d.Date, at)
		c.rivals(r, d.Others, facts.Rival{Date: d.Date, Until: d.Until, Fact: d.Fact}, field)
		c.term(d, at)
		c.kind(o, i, at)
		c.version(r, o, i, at)
		c.after(r, d.Fact, d.Date, at)
		c.standing(o, d, at)
		if i > 0 {
			c.sequel(o.Decisions[i-1], d, at)
		}
	}
}

// version holds a decision to the version of the framework that it names. A
// register that lists no versions says nothing of them.
func (c *checker) version(r *facts.Register, o *facts.Offer, i int, at string) {
	d := o.Decisions[i]
	if d.Referential == "" || len(r.Versions) == 0 {
		return
	}
	v, known := r.Version(d.Referential)
	if !known && slices.Contains(unnamed(r), d.Referential) {
		return
	}
	if !known {
		names := make([]string, len(r.Versions))
		for k, x := range r.Versions {
			names[k] = x.Name
		}
		c.clash(WrongVersion, r.Versions[0].Pos, d.Pos, at+".referential",
			diag.Said("%s A version that is missing is added to versions:.", diag.DidYouMean(d.Referential, names)),
			"The decision names the version %s of the framework, and the register has none of that name.", d.Referential)
		return
	}
	for _, x := range []dated{{"date", d.Date}, {"announced", d.Announced}, {"known", d.Known}} {
		if before(x.day, v.Date) {
			c.clash(WrongVersion, v.Pos, d.Pos, at+".referential", "Correct the version, or the day of the decision.",
				"The decision, of %s, names the version %s of the framework, which is of %s.", x.day, v.Name, v.Date)
			c.between(diag.Day(v.Pos, "date"), diag.Day(d.Pos, x.field), diag.Day(d.Pos, "referential"))
			return
		}
	}
	if i == 0 || d.Kind != facts.RenewalRuling {
		return
	}
	a := o.Decisions[i-1]
	if was, ok := r.Version(a.Referential); ok && before(v.Date, was.Date) {
		c.clash(WrongVersion, a.Pos, d.Pos, at+".referential", "Correct one of the two versions.",
			"This renewal names the version %s of the framework, and what it renews the later %s.", v.Name, was.Name)
	}
}

// unnamed is the versions that decisions name and nothing has, where the names of as
// many could not be read, which was told: those they are.
func unnamed(r *facts.Register) []string {
	nameless := 0
	for _, v := range r.Versions {
		if v.Name == "" {
			nameless++
		}
	}
	var out []string
	for _, o := range r.Offers {
		for _, d := range o.Decisions {
			if _, known := r.Version(d.Referential); !known && d.Referential != "" && !slices.Contains(out, d.Referential) {
				out = append(out, d.Referential)
			}
		}
	}
	if len(out) > nameless {
		return nil
	}
	return out
}

// dated is a day of an entry, by its field.
type dated struct {
	field string
	day   facts.Day
}

// term checks how long a decision is said to be valid. Without its start, it
// began at the latest on the day it became known.
func (c *checker) term(d facts.Ruling, at string) {
	from, how, field := d.Date, diag.Text("dated"), "date"
	if !from.Known() {
		from, how, field = d.Known, "known since", "known"
	}
	between := func(a, b string) { c.between(diag.Day(d.Pos, a), diag.Day(d.Pos, b)) }
	switch {
	case exact(d.Until, d.Date):
		c.find(ValidityOrder, d.Pos, at+".until", "Correct one of the two dates.", "The decision begins and ends on one day, %s.", d.Date)
		between("date", "until")
	case before(d.Until, d.Date):
		c.find(ValidityOrder, d.Pos, at+".until", "Correct one of the two dates.", "The decision ends on %s, before it begins on %s.",
			d.Until, d.Date)
		between("date", "until")
	case before(d.Until, d.Announced):
		c.find(ValidityOrder, d.Pos, at+".until", "Correct one of the two dates.", "The decision ends on %s, before it is announced on %s.",
			d.Until, d.Announced)
		between("announced", "until")
	case d.Until.Known() && from.Known() && before(later(from.Last().Plus(termMonths), graceDays), d.Until):
		c.find(ValidityLength, d.Pos, at+".until", "Correct one of the two dates: copy them, never compute them.",
			"The decision, %s %s, is said to last until %s; three years are the most.", how, from, d.Until)
		between(field, "until")
	case foreknown(d.Fact, d.Announced):
		c.find(KnownTooEarly, d.Pos, at+".announced", "Correct one of the two days, unless it was in the list before it was announced.",
			"It is said to have been known on %s, before it was announced on %s.", d.Known, d.Announced)
		between("known", "announced")
	case before(d.Announced, d.Date):
		c.find(KnownTooEarly, d.Pos, at+".announced", "Correct one of the two days, unless it was announced before it took effect.",
			"It is said to have been announced on %s, before its start on %s.", d.Announced, d.Date)
		between("announced", "date")
	}
	for _, x := range []dated{{"date", d.Date}, {"until", d.Until}, {"announced", d.Announced}} {
		if x.day.Known() && x.day.Year < firstYear {
			c.find(BeforeFramework, d.Pos, at+"."+x.field, "Correct the year.", "%s is %s; the framework's first version is of %d.", x.field,
				x.day, firstYear)
			c.between(diag.Day(d.Pos, x.field))
		}
	}
}

// kind checks that a decision may do what it is said to do where it stands.
func (c *checker) kind(o *facts.Offer, i int, at string) {
	d := o.Decisions[i]
	switch {
	case i == 0 && d.Kind != facts.FirstRuling:
		c.clash(DecisionKind, o.Pos, d.Pos, at, "Put the first decision above it; its dates may be missing, when nobody has published them.",
			"The offer %s has a decision of the kind %s and no first one.", o.ID, d.Kind)
	case i > 0 && d.Untold:
		c.clash(DecisionKind, o.Decisions[i-1].Pos, d.Pos, at, "Add the line: kind: renewal, or kind: extension",
			"This decision follows another and does not say what it does.")
	case i > 0 && d.Kind == facts.FirstRuling:
		c.clash(DecisionKind, o.Decisions[0].Pos, d.Pos, at, "Write kind: renewal or kind: extension; or put the oldest decision first.",
			"The offer %s has two first decisions.", o.ID)
	case d.Kind == facts.ExtendedRuling && !widened(o):
		c.clash(EmptyExtension, o.Stages[len(o.Stages)-1].Pos, d.Pos, at,
			"Add the stage with its new layers, unless the decision adds services within the layers.",
			"This decision extends the offer %s, and no stage has a layer more.", o.ID)
	}
}

// widened tells whether the offer came to cover a layer more while qualified.
func widened(o *facts.Offer) bool {
	if len(o.Stages) == 0 {
		return true // which is a finding of its own
	}
	for i := range o.Stages[1:] {
		a, b := o.Stages[i], o.Stages[i+1]
		if a.Stage == facts.Qualified && b.Stage == facts.Qualified && !covers(a.Layers, b.Layers) {
			return true
		}
	}
	return false
}

// standing reports a decision on an offer that stood among the candidates when
// the decision became known.
func (c *checker) standing(o *facts.Offer, d facts.Ruling, at string) {
	var was *facts.Standing
	for i := range o.Stages {
		if s := &o.Stages[i]; s.Stage == facts.Qualified && !before(d.Known, s.Known) || !s.Stage.Known() {
			return
		} else if s.Stage == facts.Candidate && was == nil {
			was = s
		}
	}
	if was == nil || !d.Known.Known() {
		return
	}
	c.clash(StageContradiction, was.Pos, d.Pos, at, "Add the stage qualified, known by that day; or delete the decision.",
		"The offer %s has a decision known on %s, and is a candidate then.", o.ID, d.Known)
	c.between(diag.Day(was.Pos, "stage"), diag.Day(d.Pos, "known"))
}

// sequel holds a decision against the one above it.
func (c *checker) sequel(a, b facts.Ruling, at string) {
	overlap := a.Until.Known() && b.Date.Known() && later(b.Date.Last(), graceDays).Before(a.Until.First())
	switch {
	case before(b.Date, a.Date):
		c.clash(StageOrder, a.Pos, b.Pos, at, "Put the oldest decision first.", "This decision, of %s, is older than the one above it.", b.Date)
		c.between(diag.Day(a.Pos, "date"), diag.Day(b.Pos, "date"))
	case before(b.Known, a.Known) && !b.Date.Known():
		c.clash(StageOrder, a.Pos, b.Pos, at, "Put the oldest decision first.", "This decision became known on %s, before the one above it.",
			b.Known)
		c.between(diag.Day(a.Pos, "known"), diag.Day(b.Pos, "known"))
	case exact(a.Date, b.Date):
		c.clash(ValidityOverlap, a.Pos, b.Pos, at, "Keep one of the two, if they are one.", "Two decisions on one offer are of one day, %s.",
			b.Date)
	case b.Kind == facts.ExtendedRuling && a.Until.Known() && before(a.Until.Last(), b.Date):
		c.clash(ValidityGap, a.Pos, b.Pos, at, "Check the days; or add the renewal that stood between the two.",
			"This extension is of %s, and what it extends ended on %s.", b.Date, a.Until)
		c.between(diag.Day(a.Pos, "until"), diag.Day(b.Pos, "date"))
	case b.Kind != facts.RenewalRuling:
	case a.Until.Known() && before(later(a.Until.Last(), graceDays), b.Date):
		c.clash(ValidityGap, a.Pos, b.Pos, at, "Check the days; or add what stood between the two, if the offer left the list meanwhile.",
			"This renewal is of %s, and what it renews ended on %s.", b.Date, a.Until)
		c.between(diag.Day(a.Pos, "until"), diag.Day(b.Pos, "date"))
	case before(b.Until, a.Until):
		c.clash(ValidityOverlap, a.Pos, b.Pos, at, "Check the two ends: this one is shown.",
			"This renewal ends on %s, before what it renews, on %s.", b.Until, a.Until)
		c.between(diag.Day(a.Pos, "until"), diag.Day(b.Pos, "until"))
	case overlap:
		c.clash(ValidityOverlap, a.Pos, b.Pos, at, "Check the days: the later decision is shown as the one in force.",
			"Two decisions are in force at once: this one from %s, the one above it until %s.", b.Date, a.Until)
		c.between(diag.Day(a.Pos, "until"), diag.Day(b.Pos, "date"))
	}
}

// milestones checks that known dates respect the order of the procedure.
// Missing milestones in between are no contradiction.
func (c *checker) milestones(r *facts.Register, o *facts.Offer, field string) {
	steps := append([]facts.Step(nil), o.Milestones...)
	for i, s := range o.Milestones {
		at := fmt.Sprintf("%s.milestones[%d]", field, i)
		c.fact(r, s.Fact, facts.Day{}, at)
		c.after(r, s.Fact, s.Date, at)
		if foreknown(s.Fact, s.Date) {
			c.find(Foreknown, s.Pos, at, "Correct one of the two days: a milestone is known once it is reached.",
				"It is said to have been known on %s, before it happened on %s.", s.Known, s.Date)
			c.between(diag.Day(s.Pos, "known"), diag.Day(s.Pos, "date"))
		}
		if s.Date.Known() && s.Date.Year < firstYear {
			c.find(BeforeFramework, s.Pos, at+".date", "Correct the year.", "date is %s; the framework's first version is of %d.", s.Date,
				firstYear)
			c.between(diag.Day(s.Pos, "date"))
		}
		c.rivals(r, s.Others, facts.Rival{Date: s.Date, Fact: s.Fact}, field)
	}
	if last, known := reached(o); known {
		steps = append(steps, last)
	}
	for i, b := range steps {
		for _, a := range steps[:i] {
			early, late := a, b
			if early.Code > late.Code {
				early, late = b, a
			}
			switch {
			case early.Code == late.Code:
				c.clash(data.DuplicateID, a.Pos, b.Pos, field, "Keep one; put the other under others:.", "%s is given twice.", title(b))
			case before(late.Date, early.Date):
				c.clash(MilestoneOrder, a.Pos, b.Pos, field, "Correct the dates: filing, J0, J1, J2, J3 follow one another.",
					"%s is dated %s, after %s on %s.", title(early), early.Date, title(late), late.Date)
				c.between(diag.Day(early.Pos, "date"), diag.Day(late.Pos, "date"))
			}
		}
	}
}

// reached is J3 as far as the register dates it: by the first decision, or by
// the day the offer was known to be qualified.
func reached(o *facts.Offer) (facts.Step, bool) {
	for _, d := range o.Decisions {
		for _, day := range []facts.Day{d.Date, d.Announced} {
			if day.Known() {
				return facts.Step{Code: facts.J3, Date: day, Fact: d.Fact}, true
			}
		}
	}
	for _, s := range o.Stages {
		if s.Stage == facts.Qualified {
			return facts.Step{Code: facts.J3, Date: s.Known, Fact: s.Fact}, true
		}
	}
	return facts.Step{}, false
}

func title(s facts.Step) diag.Text {
	if s.Code == facts.Unpublished {
		return "The filing"
	}
	return [...]diag.Text{"", "J0", "J1", "J2", "J3"}[s.Code]
}

// rulings reports a number that stands for two decisions. One decision may
// qualify several offers of a provider; numbers begin anew each year, so that
// one of two years is only doubtful.
func (c *checker) rulings(r *facts.Register) {
	type decided struct {
		o *facts.Offer
		d facts.Ruling
	}
	seen := map[string][]decided{}
	for _, o := range r.Offers {
		for _, d := range o.Decisions {
			if d.Number == "" {
				continue
			}
			number := bare(d.Number)
			for _, was := range seen[number] {
				if c.double(was.o, o, was.d, d) {
					break
				}
			}
			seen[number] = append(seen[number], decided{o, d})
		}
	}
}

// bare is a number without what is written around it: no 0559 is 559.
func bare(number string) string {
	if i := strings.IndexAny(number, "123456789"); i >= 0 {
		return strings.TrimSpace(number[i:])
	}
	return number
}

func (c *checker) double(oa, ob *facts.Offer, a, b facts.Ruling) bool {
	if a.Pos == b.Pos {
		return false
	}
	if a.Date.Known() && b.Date.Known() && a.Date.Year != b.Date.Year {
		c.clash(SameNumber, a.Pos, b.Pos, "offers."+ob.ID,
			"Check it in the sources: numbers begin anew each year, and a copied line keeps the old one.",
			"The number %s is that of two decisions, of %d on %s and of %d on %s.", b.Number, a.Date.Year, oa.ID, b.Date.Year, ob.ID)
		return true
	}
	one := oa.Provider == ob.Provider && oa.ID != ob.ID && agree(a.Date, b.Date) && agree(a.Until, b.Until)
	if one {
		return false
	}
	c.clash(DecisionNumber, a.Pos, b.Pos, "offers."+ob.ID, "Correct one of the two numbers, or the dates that differ.",
		"The number %s is that of two decisions: on %s and on %s.", b.Number, oa.ID, ob.ID)
	return true
}

// agree tells whether two days can be one.
func agree(a, b facts.Day) bool { return !before(a, b) && !before(b, a) }

// horizon reports days that lie further ahead than anything else in the folder.
func (c *checker) horizon(r *facts.Register) {
	last := c.edition.Published
	for _, id := range c.store.Editions() {
		if e, _ := c.store.Edition(id); last.Before(e.Published) {
			last = e.Published
		}
	}
	if !last.Known() {
		return
	}
	end := last.Plus(12 * aheadYears)
	far := func(pos diag.Pos, field string, day facts.Day) {
		if before(end, day) {
			c.find(FarDay, pos, field, "Correct the year.", "%s is %s, more than %s after the last edition, of %s.", field, day,
				diag.Count(aheadYears, "year"), last)
			c.between(diag.Day(pos, field))
		}
	}
	for _, h := range r.Providers {
		far(h.Pos, "known", h.Known)
	}
	for _, s := range r.Sources {
		far(s.Pos, "date", s.Date)
		far(s.Pos, "updated", s.Updated)
		far(s.Pos, "known", s.Known)
	}
	for _, o := range r.Offers {
		for _, f := range statements(o) {
			far(f.Pos, "known", f.Known)
		}
		for _, s := range o.Stages {
			far(s.Pos, "date", s.Date)
		}
		for _, m := range o.Milestones {
			far(m.Pos, "date", m.Date)
		}
		for _, d := range o.Decisions {
			far(d.Pos, "date", d.Date)
			far(d.Pos, "announced", d.Announced)
		}
	}
	for _, g := range r.Grid {
		far(g.Pos, "known", g.Known)
	}
}
