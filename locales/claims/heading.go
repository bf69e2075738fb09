package claims

import "slices"

// answering is a sentence with what the question before it asked of whom it names, and
// of nobody: who is at J2? X, in February. A question is kept for the next sentence.
func (m *memory) answering(ts []term, asks bool) []term {
	question := m.question
	m.question = nil
	c := clause(ts)
	switch {
	case asks && (c.asksWho() || c.asksWhen()):
		m.question = c
	case len(question) > 0 && !asks && question.asksWhen() && c.date().Known() && c.only("date", "fill", "at", "outof", "of"):
		return slices.Concat(question[question.index("ends", 0)-1:], ts)
	case len(question) > 0 && !asks && question.asksWho() && c.answers():
		return slices.Concat(ts, question[1:])
	}
	return ts
}

// asksWho tells whether a clause asks of whom something is so.
func (c clause) asksWho() bool {
	who := len(c) > 2 && (c[0].is("fill") && c[0].value == "which" || c[0].is("hedge") && c[0].value == "weak" && c.noun(1) >= 0 ||
		c[0].is("hedge") && c[0].value == "weak" && c[1].is("applicant"))
	return who && !c.hasAny("name", "number", "mark", "contrast", "not") &&
		slices.ContainsFunc(c[1:], term.head) && c.understood(1, len(c)) && !c[1:].hopes()
}

// asksWhen tells whether a clause asks when the next of all ends is.
func (c clause) asksWhen() bool {
	k := c.index("ends", 0)
	return k > 0 && c[k-1].is("next", "first") && !c.hasAny("name", "number", "date", "not")
}

// answers tells whether a clause says no more than whom, or nobody, and when.
func (c clause) answers() bool {
	return c.hasAny("name", "nobody") &&
		c.only("name", "nobody", "and", "of", "article", "mark", "date", "fill", "offer", "at", "outof", "only") &&
		!slices.ContainsFunc(c, func(t term) bool { return t.is("mark") && t.value != "," })
}

// headed is a clause with what the heading before its colon says of it: the date, or the
// first end of all. The heading itself says nothing.
func headed(ts []term, c clause, to int) (clause, int) {
	if to+1 >= len(ts) || !ts[to].is("mark") || ts[to].value != ":" || !c.heading() {
		return c, to
	}
	next, end := clauseAt(ts, to+1)
	return slices.Concat(c, next), end
}

// heading tells whether a clause only names a month, or the first or the next end.
func (c clause) heading() bool {
	if c.only("date", "fill", "at") {
		return len(c) < 3 && c.date().Month > 0
	}
	return c.hasAny("next", "first") && c.has("ends") && c.only("next", "first", "ends", "public", "fill", "article", "of", "its")
}

// earliest is a clause with names that a heading says the date of the first end of: the
// next end of all: 30 November, of X.
func (c clause) earliest() []Claim {
	d := c.index("date", 0)
	if d < 1 || !c[:d].heading() {
		return nil
	}
	a, ok := c[:d+1].latest()
	if !ok {
		return nil
	}
	return []Claim{a}
}

// amongStage is the stage of those among whom something is counted, where terms say it:
// one offer in two, among the qualified.
func (c clause) amongStage() []Trait {
	k := c.amongWhom()
	for ; k < len(c) && c[k].is("fill", "article", "offer", "provider"); k++ {
	}
	if k < len(c) && c[k].is("qualified", "candidate", "applicant") {
		return []Trait{c[k].kind()}
	}
	return nil
}

// amongNoun is the noun of those among whom something is counted, "" for none.
func (c clause) amongNoun() string {
	for k := c.amongWhom(); k < len(c) && c[k].is("fill", "article", "qualified", "candidate", "offer", "provider", "applicant"); k++ {
		if c[k].is("offer", "provider", "applicant") {
			return c[k].class
		}
	}
	return ""
}

// amongWhom is where those stand among whom something is counted; the end of the terms
// where they say of none.
func (c clause) amongWhom() int {
	for k := range c {
		if c[k].is("among") || c[k].is("from") || c[k].is("fill") && c[k].value == "in" {
			return k + 1
		}
		if !c[k].is("fill", "mark", "and", "about", "lately", "belongs", "number", "outof") {
			break
		}
	}
	return len(c)
}

// withoutAny tells whether a clause only says of those that follow that they have none of
// something: without a known end.
func (c clause) withoutAny() bool {
	return c[0].is("without") && c.only("without", "article", "number", "public", "ends", "milestone", "of", "fill")
}

// nameless tells whether a clause says of candidates that they have not named their offer:
// it denies a name, and no offer.
func (c clause) nameless() bool {
	k := c.index("item", 0)
	return k >= 0 && c[:k].hasAny("not", "none", "without", "neither") && k+2 < len(c) && c[k+1].is("of") && c[k+2].is("offer")
}
