package claims

import "slices"

// heads tells whether a clause says that something did not move, and the colon behind it of
// what: unchanged this month: fourteen offers in progress. Those are the ones that did not.
func (c clause) heads(ts []term, to int) bool {
	if to+1 >= len(ts) || !ts[to].is("mark") || ts[to].value != ":" || !clause(ts[to+1:]).hasAny("number", "one") {
		return false
	}
	still := c.has("still") || c.has("calm") || c.hasAny("without", "none") && c.has("movement") ||
		c.hasAny("not", "nothing") && c.hasAny("stir", "moved")
	return still && c.only("still", "calm", "without", "none", "movement", "not", "nothing", "ne", "stir", "moved", "lately", "quarter",
		"since", "date", "fill", "mark", "article", "of", "rest", "at", "both", "its")
}

// others tells whether a clause speaks of the others than those it has spoken of: what it
// denies may be so of them.
func (c clause) others() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("rest") || t.is("fill") && t.value == "else" })
}

// howMany tells whether a clause says of a number, and not of those counted, that it did not
// move: the number of candidates has not changed.
func (c clause) howMany() bool {
	k := slices.IndexFunc(c, func(t term) bool { return t.is("stir", "moved", "still", "grew", "shrank") })
	return k > 0 && c[:k].numbers()
}

// asBefore is a number that is said to be what it was in the edition before.
func (c clause) asBefore() (Claim, bool) {
	k := slices.IndexFunc(c, func(t term) bool { return t.is("stir", "moved", "still") })
	if k < 1 || !c[:k].numbers() || c.others() || c.hasAny("number", "one", "past", "hedge", "exception") ||
		c[k].is("still") == c[:k].has("not") {
		return Claim{}, false
	}
	a := Claim{Count: &Count{Of: "offer", Than: "asmany"}, Sure: c.understood(0, len(c)), Lately: true, Past: c.past(), Traits: c[:k].about(),
		Offset: c[0].i, Len: c[k].j - c[0].i}
	switch h := c[:k].index("applicant", 0); {
	case h >= 0:
		a.Count.Of, a.Count.Filed = "applicant", c[h].value == "case"
		a.Traits = append(a.Traits, Trait{Kind: "candidate"})
	case c[:k].has("provider"):
		a.Count.Of = "provider"
	case !c[:k].hasAny("offer", "qualified", "candidate"):
		return Claim{}, false
	}
	return a, len(a.Traits) > 0
}

// idle tells whether a clause says of so many that they are as they were: sixteen offers are
// unchanged. The others may have moved.
func (c clause) idle() bool {
	k := c.index("still", 0)
	return k > 0 && c[:k].plural() && !c[:k].lists() && !c.denies(k)
}

// excepting tells whether the number at i is of those that a clause excepts, of whom it says
// elsewhere what they did: apart from these three offers, nothing has moved.
func (c clause) excepting(i int) bool {
	k := i - 1
	for k >= 0 && c[k].is("fill", "article", "of", "at") {
		k--
	}
	return k >= 0 && c[k].is("exception") && c.hasAny("nothing", "not", "nobody", "still") && c.hasAny("stir", "moved", "still")
}

// formerly tells whether a clause says until when those it names were candidates.
func (c clause) formerly() bool {
	k := slices.IndexFunc(c, func(t term) bool { return t.is("candidate", "applicant") })
	was := func(t term) bool { return t.is("past") || t.is("fill") && t.value == "been" }
	return c.has("name") && k > 0 && slices.ContainsFunc(c[:k], was) &&
		slices.ContainsFunc(c[k:], func(t term) bool { return t.is("ends") || t.is("side") && t.n < 0 })
}

// remain gives a count of those that did not move that they did not: unchanged: fourteen
// offers; for the other seventeen, nothing has changed. The others may be those, too.
func (r *counting) remain() {
	c, f, a := r.c, r.f, &r.a
	counts := slices.Contains([]string{"offer", "provider", "applicant", "item", "unit"}, f.of) && f.n.N > 0 && f.n.Of100 == 0 && !f.n.Rank
	if !counts || ofMovement(a.Traits) || c[:f.i].numbers() {
		return
	}
	moved := Trait{Kind: "moved", Denied: true}
	others := c[max(f.i-2, 0):min(len(c), f.h+3)].has("rest")
	still := slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Kind == "moved" && t.Denied })
	unmoved := still || r.m.resting || c.idle() || others && c.hasAny("still", "calm")
	switch {
	case unmoved && !still:
		a.Traits = append(a.Traits, moved)
	case !unmoved && others:
		a.Readings = append(a.Readings, append(slices.Clone(a.Traits), moved))
	}
	if unmoved {
		a.Lately, a.Sure = false, a.Sure || others && c.understood(f.from, f.end)
		for i := range a.Readings {
			a.Readings[i] = append(slices.Clone(a.Readings[i]), moved)
		}
	}
}
