package claims

// quantity is the quantity at i, with the words before it that bound it, and
// where it ends; nil for none, as behind the last word.
func (c clause) quantity(i int) (*Count, int) {
	if i >= len(c) {
		return nil, 0
	}
	for _, says := range []func(int) (*Count, int){c.sole, c.zero, c.share, c.numeral} {
		if n, at := says(i); n != nil {
			return c.bounded(n, i, at)
		}
	}
	return nil, 0
}

// zero is none of something at i.
func (c clause) zero(i int) (*Count, int) {
	at := i + 1
	switch {
	case c[i].is("neither") && c.happening(at), c[i].is("without") && c.arriving(at):
		if c[at].is("article", "number") {
			at++
		}
	case c.article(i) && c.deprived(i): // without a milestone, a renewal
	case c[i].is("without") && c[:i].has("layer") && c.noun(at) >= 0 && c[c.noun(at)].is("offer"): // still awaits its first offer
	case c[i].is("none", "nobody", "nothing"),
		i > 0 && c[i-1].is("without") && !(i == 1 && c.withoutAny()) && (c[i].is("one", "article") || c[i].is("number") && c[i].n == 1):
		if at+1 < len(c) && c[at].is("of") && c.article(at+1) { // no trace of a J1
			at += 2
		}
	default:
		return nil, 0
	}
	return &Count{}, at
}

// arriving tells whether somebody who came, or an entry or an exit, stands at i, or behind an
// article: without a newcomer.
func (c clause) arriving(i int) bool {
	if c[i:].begins("article") {
		i++
	}
	return i < len(c) && (c[i].is("newcomer") || c[i].happens())
}

// sole is the one thing of its kind at i: its first, the only one.
func (c clause) sole(i int) (*Count, int) {
	at := i + 1
	if !c.happening(at) {
		return nil, 0
	}
	once := c[at].is("renewal", "widening") || c[at].happens()
	switch {
	case c[i].is("belongs") && (once || c[at].is("newcomer")), // is a renewal
		c[i].is("first") && (once || c[at].is("movement", "j0", "j1", "j2")): // its first J2
		return &Count{N: 1, To: 1, Bound: AtLeast}, at
	case c[i].is("only") && !c[at].is("milestone"): // the only movement
		return &Count{N: 1, To: 1}, at
	}
	return nil, 0
}

// share is a share of a whole at i.
func (c clause) share(i int) (*Count, int) {
	at := i + 1
	switch h := c.noun(at); {
	case c[i].is("few"):
		return &Count{Of100: 20, Bound: AtMost}, at
	case c[i].is("minority"):
		return &Count{Of100: 50, Bound: LessThan}, at
	case c[i].is("majority"):
		return &Count{Of100: max(c[i].n, 50), Bound: MoreThan}, at
	case c[i].is("share"):
		return &Count{Of100: c[i].n, Bound: About}, at
	case c[i].is("number") && at < len(c) && c[at].is("percent"):
		return &Count{Of100: c[i].n, Bound: About}, at + 1
	case c[i].is("both") && h >= 0 && !c.article(at) && c[h].is("applicant", "offer", "provider", "ends", "grant", "decision") &&
		!c.hasAny("not", "none"):
		return &Count{Of100: 100, Bound: AtLeast}, at
	}
	return nil, 0
}

// numeral is a number at i, or what stands for one.
func (c clause) numeral(i int) (*Count, int) {
	at := i + 1
	switch n := c[i].n; {
	case c[i].is("between") && i+3 < len(c) && c[i+1].is("number") && c[i+2].is("and") && c[i+3].is("number"):
		return &Count{N: c[i+1].n, To: c[i+3].n}, i + 4
	case c[i].is("several") && c.noun(at) == at && !c[:i].has("provider"):
		return &Count{N: max(n, 2), To: max(n, 2), Bound: AtLeast}, at
	case c[i].is("article") && c.noun(at) >= 0 && c[at:c.noun(at)].only("new", "layer", "qualified", "candidate", "first"):
		return &Count{N: 1, To: 1, Bound: AtLeast}, at
	case c[i].is("asmany") && c.noun(at) >= 0 && !c.has("than") && c.last(i) > 0: // and as many providers
		return &Count{N: c.last(i), To: c.last(i)}, at
	case c[i].is("ordinal"):
		return &Count{N: n, To: n, Rank: true, Bound: AtLeast}, at
	case c[i].is("number", "one", "dozen") && !(i > 1 && c[i-1].is("outof") && c.last(i-1) > 0):
		count := &Count{N: n, To: n}
		if c[i].is("dozen") {
			count.Bound = Dozen
		}
		if c[i].is("one") && at < len(c) && c[at].is("number") && c[at].n == 1 { // a single one
			at++
		}
		return count, at
	}
	return nil, 0
}

// bounded is a quantity with what the words around it say of its bound.
func (c clause) bounded(n *Count, i, at int) (*Count, int) {
	for k := at; k < len(c) && k < at+4 && !c[k].is("number"); k++ { // three offers or more
		if c[k].is("ormore") {
			n.Bound = AtLeast
		} else if c[k].is("orless") {
			n.Bound = AtMost
		}
	}
	only := i > 0 && c[i-1].is("only") || at < len(c) && c[at].is("only")
	if c[i].is("number") && n.N == 1 && !only && n.Of100 == 0 {
		n.Bound = AtLeast
	}
	if i > 0 {
		if b, ok := c[i-1].bound(); ok {
			n.Bound = b
		}
	}
	return n, at
}

// bound is how a word before a number bounds it.
func (t term) bound() (Bound, bool) {
	b, ok := map[string]Bound{"atleast": AtLeast, "atmost": AtMost, "morethan": MoreThan, "lessthan": LessThan, "about": About}[t.class]
	return b, ok
}

// happening tells whether what can happen stands at i, or behind an article: an
// entry, a decision.
func (c clause) happening(i int) bool {
	if c[i:].begins("article", "number", "new") {
		i++
	}
	return i < len(c) && (c[i].happens() ||
		c[i].is("newcomer", "renewal", "widening", "grant", "decision", "movement", "milestone", "j0", "j1", "j2"))
}

// parted is where the whole ends of which the number at i is a part: eight of the
// seventeen offers. Three in four offers are a share.
func (c clause) parted(n *Count, i, at int) int {
	to := c.outOf(at)
	switch {
	case to > 0 && c[to-2].is("outof") && c[to-1].n > n.N && c[to-1].n <= 10:
		c.fraction(n, i, c[to-1].n)
	case to == 0 || n.Of100 > 0 && (c[to-1].n <= 10 || c.noun(to) != to): // half of the 33 offers
		return at
	}
	return to
}

// fraction makes the number at i a share where it is one in a few.
func (c clause) fraction(n *Count, i, m int) {
	if m <= n.N || m > 10 || n.Of100 > 0 {
		return
	}
	n.Of100, n.Bound = 100*n.N/m, n.rough()
	switch {
	case n.N == 1 && (c[i].is("one") || c[max(0, i-1):i].has("only")): // only one in ten
		n.Of100, n.Bound = n.Of100+5, AtMost
	case n.N == 1 && n.Bound == AtLeast:
		n.Of100 -= 3
	}
}

// rough is the bound of a share that is said as one in so many.
func (n *Count) rough() Bound {
	switch {
	case n.N == 1 && (n.Bound == Equal || n.Bound == AtLeast): // one in three is a manner of speaking
		return AtLeast
	case n.Bound == Equal:
		return About
	}
	return n.Bound
}

// outOf is where a whole ends of which the number before is a part, 0 for none.
func (c clause) outOf(at int) int {
	k := at
	for k < len(c) && k < at+3 && c[k].is("of", "fill", "its", "aims", "outof", "article") {
		k++
	}
	if (k > at && (c[at:k].has("of") || c[at:k].has("outof")) || at > 0 && c[at-1].is("none", "share")) && k < len(c) && c[k].is("number") {
		return k + 1
	}
	return 0
}

// wholeOf is the number of which a count is said to be a part, 0 for none.
func (c clause) wholeOf() int {
	for k := 1; k < len(c); k++ {
		if c[k-1].is("outof") && c[k].is("number") && !c[k+1:].begins("storey") {
			return c[k].n
		}
	}
	return 0
}

// article tells whether the number at i is no more than an article.
func (c clause) article(i int) bool {
	return c[i].is("article") || c[i].is("number") && c[i].n == 1 && !c[max(0, i-1):i].has("only") && !c[i+1:].begins("only")
}

// deprived tells whether the article at i goes on a list of what happens that is said
// not to have been: without a milestone, a renewal or a withdrawal.
func (c clause) deprived(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if c[k].is("without") {
			return k+1 < i && c.happening(i+1)
		}
		lists := c[k].is("mark") && c[k].value == "," || c[k].is("and", "new") || c.article(k)
		if !lists && !c[k].is("milestone", "renewal", "widening", "newcomer", "grant", "decision") && !c[k].happens() {
			return false
		}
	}
	return false
}
