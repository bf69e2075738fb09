package claims

import "slices"

// index is the first term of a class from i on, -1 for none.
func (c clause) index(class string, i int) int {
	for ; i < len(c); i++ {
		if c[i].is(class) {
			return i
		}
	}
	return -1
}

func (c clause) has(class string) bool { return c.index(class, 0) >= 0 }

// begins tells whether terms begin with one of some classes.
func (c clause) begins(classes ...string) bool { return len(c) > 0 && c[0].is(classes...) }

// only tells whether terms are all of some classes.
func (c clause) only(classes ...string) bool {
	return !slices.ContainsFunc(c, func(t term) bool { return !t.is(classes...) })
}

// understood tells whether every word between two terms is known.
func (c clause) understood(i, j int) bool { return c.strange(i, j) == 0 }

// strange is how many words between two terms are not understood. One right behind
// those that are counted, or behind an auxiliary, is a verb, and restricts nothing.
func (c clause) strange(i, j int) int {
	n := 0
	for k := i; k < j; k++ {
		if c[k].class == "" && c.verb(k) {
			continue
		}
		if c[k].class == "" || c[k].is("hedge") && c[k].value != "awaited" || c[k].is("mark") && c[k].value == "…" {
			n++
		}
	}
	return n
}

// verb tells whether the word at k, which is not understood, stands where a verb
// does: behind a noun of the register and what goes with it, or an auxiliary, and
// before something that is understood.
func (c clause) verb(k int) bool {
	if k == 0 || k+1 < len(c) && c[k+1].class == "" || c.restricts(k) {
		return false
	}
	for k > 1 && c[k-1].is("fill") && c[k-1].value == "" && (c[k-2].auxiliary()) {
		k--
	}
	return c[k-1].is("ne", "belongs", "layer", "offer", "provider", "applicant", "qualified", "candidate", "item") || c[k-1].auxiliary()
}

// restricts tells whether the word at k stands in a relative clause that says of which of
// those before it something is so: six offers whose end nobody publishes.
func (c clause) restricts(k int) bool {
	for k--; k > 0 && !c[k].is("mark", "and"); k-- {
		if c[k].is("among") || c[k].is("fill") && (c[k].value == "which" || c[k].value == "whose") {
			return c[k-1].is("offer", "provider", "applicant", "qualified", "candidate")
		}
	}
	return false
}

// auxiliary tells whether a term is a form of to be or to have.
func (t term) auxiliary() bool {
	return t.is("belongs") || t.is("fill") && (t.value == "aux" || t.value == "be" || t.value == "been")
}

// noun is where what is counted stands, at i or after words that qualify it.
func (c clause) noun(i int) int {
	for k := i; k < len(c) && k < i+4; k++ {
		if c[k].is("offer", "provider", "storey", "item") || c[k].is("unit") && c.counts() {
			return k
		}
		if c[k].auxiliary() || !c[k].is("fill", "its", "aims", "outof", "at", "article", "qualified", "candidate", "new", "only", "layer", "of",
			"first", "grew", "shrank", "rest", "obtains", "obtained") {
			break
		}
	}
	for k := i; k < len(c) && k < i+4; k++ {
		if c[k].is("j0", "j1", "j2") && k > 0 && (k > i && c[k-1].is("new") || k == i && c[k-1].is("none", "number", "one", "first")) {
			return k
		}
		if c[k].is("ends") && c[k].value == "noun" {
			return k
		}
		if c[k].is("applicant") && c[k+1:].begins("offer") { // candidate offers
			return k + 1
		}
		if c[k].is("applicant", "newcomer", "movement", "decision", "grant", "milestone", "renewal", "widening") || c[k].happens() ||
			c[k].is("obtains") && k == i && !c[k+1:].begins("offer", "provider") ||
			c[k].is("layer") && k > i && c[k-1].is("qualified", "candidate") && !c[k+1:].begins("offer") ||
			c[k].is("layer") && c.stageNext(k+1) && k > 0 && (k == i || c[k+1:].begins("qualified", "candidate")) {
			return k
		}
		if c[k].is("layer") && c[k+1:].begins("applicant") { // three software candidates
			continue
		}
		if c[k].auxiliary() ||
			!c[k].is("fill", "its", "aims", "outof", "article", "new", "only", "of", "public", "grew", "shrank", "qualified", "candidate") {
			break
		}
	}
	return -1
}

// happens tells whether a term is a noun for an entry, an exit or a change of layers.
func (t term) happens() bool { return t.is("exited", "enters", "rescopes") && t.value == "noun" }

// part is what stands between commas around the term at i.
func (c clause) part(i int) clause {
	from, to := i, i
	for from > 0 && !c[from-1].is("mark") {
		from--
	}
	for to < len(c) && !c[to].is("mark") {
		to++
	}
	return c[from:to]
}

// past is the months that a clause names.
func (c clause) past() []int {
	var out []int
	for _, t := range c {
		if t.is("date") && t.date.Month > 0 {
			out = append(out, t.date.Month)
		}
	}
	return out
}

// quarter is the months of the quarter that a clause names.
func (c clause) quarter() []int {
	i := c.index("quarter", 0)
	if i < 0 {
		return nil
	}
	return []int{3*c[i].n - 2, 3*c[i].n - 1, 3 * c[i].n}
}

// hasAny tells whether a clause has a term of any of some classes.
func (c clause) hasAny(classes ...string) bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is(classes...) })
}

// lists tells whether a clause is of the register or one of its lists.
func (c clause) lists() bool {
	return slices.ContainsFunc(c, term.list)
}

// list tells whether a term is the register or one of its lists.
func (t term) list() bool {
	return t.is("edition") || t.is("fill") && (t.value == "list" || t.value == "all")
}

// date is the first date of terms.
func (c clause) date() Date {
	if i := c.index("date", 0); i >= 0 {
		return c[i].date
	}
	return Date{}
}

// last is the last number before i, 0 for none.
func (c clause) last(i int) int {
	for k := i - 1; k >= 0; k-- {
		if c[k].is("number") {
			return c[k].n
		}
	}
	return 0
}

// hasTime tells whether terms measure time: three months less.
func (c clause) hasTime() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.value == "time" && t.is("fill") })
}

// ranks tells whether a clause holds things against each other: what it counts is
// not all there is.
func (c clause) ranks() bool {
	return slices.ContainsFunc(c, term.ranks)
}

func (t term) ranks() bool {
	return t.is("most", "least", "advanced", "ahead", "behind", "level", "sooner", "later", "rank", "oneof")
}

// hopes tells whether a clause says what may be, not what is. What is to come is
// no hope where it is the end of a validity, or the next of them.
func (c clause) hopes() bool {
	ends := c.has("ends") && slices.ContainsFunc(c, func(t term) bool {
		return t.is("date", "first", "last", "level", "sooner", "later", "side", "most", "least")
	})
	if !c.has("name") && slices.ContainsFunc(c, func(t term) bool { return t.is("candidate") && t.value == "ahead" }) {
		return true // two will be qualified shortly
	}
	return c.hedged() || c.has("aims") && c.has("name") || (c.has("future") || c.has("next")) && !ends && !c.ranksEnds() ||
		slices.ContainsFunc(c, func(t term) bool { return t.is("side") && t.n < 0 }) && len(c.groups()) < 2 && !c.happened()
}

// happened tells whether a clause says of those it names that something was done, and
// only then, before what: the renewal was granted before the deadline.
func (c clause) happened() bool {
	k := c.index("side", 0)
	return k > 2 && c.has("name") && c[:k].hasAny("exited", "entered", "obtained", "renewed", "extended", "starts") &&
		slices.ContainsFunc(c[:k], func(t term) bool { return t.is("fill") && (t.value == "aux" || t.value == "been") })
}

// hedged tells whether a word takes back what a clause says. Some do so only of
// those who are named: that a provider waits says nothing of how many there are.
func (c clause) hedged() bool {
	if k := slices.IndexFunc(c, func(t term) bool { return t.is("hedge") && t.value == "when" }); k > 0 && c[:k].has("name") &&
		c[:k].hasAny("exited", "entered", "obtained", "renewed", "extended") { // X left when its qualification was published
		c = slices.Concat(c[:k], c[k+1:])
	}
	return slices.ContainsFunc(c, func(t term) bool {
		return t.is("hedge") && (t.value != "weak" && t.value != "can" && t.value != "when" && t.value != "awaited" || c.has("name"))
	})
}

// ranksEnds tells whether a clause speaks of the next end of all.
func (c clause) ranksEnds() bool { return c.has("ends") && (c.has("next") || c.has("first")) }

// title tells whether a clause only says what the next one speaks of.
func (c clause) title() bool {
	return c.has("name") && c.only("name", "grant", "renewal", "widening", "decision", "of", "article", "and", "its") && !c[0].is("name")
}

// milestoneAlone tells whether a clause is of a milestone and counts nothing.
func (c clause) milestoneAlone() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("j0", "j1", "j2", "decision") }) &&
		!slices.ContainsFunc(c, func(t term) bool { return t.is("number", "one", "none", "share", "applicant", "offer", "provider") })
}

// counts tells whether a clause says that something grew or shrank, came or went:
// by lines, or units.
func (c clause) counts() bool {
	return c.hasAny("gains", "grew", "shrank", "exits", "exited", "leaves", "enters", "entered")
}

// plural tells whether a clause has a number above one.
func (c clause) plural() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("number") && t.n > 1 })
}
