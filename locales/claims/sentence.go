package claims

import (
	"slices"
	"strings"
)

// memory is what a sentence has from those before it: whom they named, and what
// they counted.
type memory struct {
	named    []term   // the last names
	all      []term   // all names of the sentence
	of       string   // what was last counted
	traits   []Trait  // by what it was counted
	each     *Count   // how many offers each of them had
	imagined bool     // what follows is imagined
	before   []Trait  // by what was counted before that
	layers   []string // that were held against each other
	topical  bool     // what was spoken of last was not counted
	after    bool     // a colon stands before
	lately   bool     // the sentence speaks of the time since the edition before
	rule     bool     // the sentence says how things are counted, and counts none
	barren   bool     // the sentence only denies that things happened
	asked    []Trait  // what a question asked whether it moved
	resting  bool     // what follows is what did not move: unchanged this month:
	question clause   // one that asks of whom something is so
}

// clause is terms that say one thing: between strong marks and contrasts.
type clause []term

// sentence is what one sentence claims. One that asks only says what the next
// is about.
func (m *memory) sentence(ts []term, asks bool) []Claim {
	var out []Claim
	m.lately, m.all, m.layers, m.rule, m.resting = false, nil, nil, false, false
	if !asks && !m.imagined {
		ahead := *m // names further on in the sentence are not what its first clause refers to
		ahead.all = slices.Clip(ahead.all)
		out = ahead.referring(ts).decisions()
	}
	ts = m.answering(aparts(ts), asks)
	for from := 0; from < len(ts); {
		c, to := clauseAt(ts, from)
		c, to = headed(ts, c, to)
		for _, part := range m.referring(c.alike()).asides() {
			if k := len(out) - 1; k >= 0 && part.noOther() && out[k].Count == nil {
				out[k].Sole = true
				continue
			}
			claims := m.clause(part, ts, to, asks)
			if part.heads(ts, to) {
				claims, m.resting = nil, true
			}
			if !asks {
				out = append(out, claims...)
			}
		}
		m.after = to < len(ts) && ts[to].is("mark") && ts[to].value == ":"
		from = to + 1
	}
	return out
}

// pronoun tells whether a clause says of those just named what became of them, and
// counts nothing: it is no candidate any more.
func (c clause) pronoun() bool {
	return len(c) > 0 && c[0].is("fill") && c[0].value == "he" &&
		c.hasAny("qualified", "candidate", "exits", "exited", "obtained", "renewed") &&
		!c.hasAny("number", "one", "none", "nothing", "nobody", "offer", "provider", "ordinal", "share", "exception", "both", "layer")
}

// noOther tells whether a clause only says that what was said of those before is so of
// nobody else: no other is.
func (c clause) noOther() bool {
	return c.has("rest") && c.hasAny("none", "nobody") &&
		c.only("none", "nobody", "rest", "fill", "ne", "and", "mark", "belongs", "provider", "offer")
}

// clauseAt is the clause that begins at a term, and the term at which it ends.
func clauseAt(ts []term, from int) (clause, int) {
	breaks := func(i int) bool {
		return ts[i].is("contrast") || ts[i].is("mark") && strings.Contains(";:()–—\n", ts[i].value)
	}
	to := from
	for to < len(ts) && !breaks(to) {
		to++
	}
	c := clause(ts[from:to])
	if c.bare() && to+1 < len(ts) { // eighteen: that is the number of offers
		end := to + 1
		for end < len(ts) && !breaks(end) {
			end++
		}
		c, to = slices.Concat(ts[to+1:end], c), end
	}
	if k := c.index("mark", 0); k > 0 && k+1 < len(c) && c[0].is("unlike") { // unlike in January
		c = c[k+1:]
	}
	return c, to
}

// referring is a clause with the names to which it refers.
func (m *memory) referring(c clause) clause {
	if m.named != nil && !c.has("name") && (c.has("its") || c.milestoneAlone() || c.pronoun()) {
		c = slices.Concat(m.named, c)
	}
	if c.has("together") && !c.has("name") && len(m.all) > 1 { // between them
		c = slices.Concat(m.all, c)
	}
	for _, t := range c {
		if t.is("name") && !slices.ContainsFunc(m.all, func(n term) bool { return n.value == t.value }) {
			m.all = append(m.all, term{class: "name", value: t.value, i: t.i, j: t.j}, term{class: "and", i: t.i, j: t.j})
		}
	}
	if gs := c.groups(); len(gs) > 0 {
		m.named = nil
		if len(gs) == 1 { // X has not overtaken Y: it
			m.named = c[gs[0].from:gs[0].to]
		}
	}
	return c
}

// refuses tells whether a clause is a no and nothing else, which counts nothing.
func (c clause) refuses() bool { return c[0].value == "answer" && c.only("none", "mark") }

// clause is what a clause claims that ends at a term of its sentence.
func (m *memory) clause(c clause, ts []term, to int, asks bool) []Claim {
	c, ed := c.reported()
	if !c.has("name") {
		c = c.waiting()
	}
	m.imagined = m.imagined || slices.ContainsFunc(c, func(t term) bool { return t.is("hedge") && t.value == "imagined" })
	if len(c) == 0 || c.refuses() && m.asked == nil || c.nameless() || m.imagined || c.hopes() || to < len(ts) && c.title() {
		return nil
	}
	m.barren = len(c) == len(ts) && m.of == "" && m.named == nil && c.barren()
	claims := m.claims(c)
	claims = append(claims, m.claimsOfList(listAfter(ts, to, c), c)...)
	m.lately = m.lately || c.hasAny("lately", "quarter") || c.date().Month > 0 && c.date().Year == 0
	if m.asked = nil; asks {
		m.asked = c.asked()
	}
	return reportedBy(ed, claims)
}

// ofNone tells whether a clause says something of none, and not of those that have
// none of something.
func (c clause) ofNone() bool {
	for i := range c {
		if c[i].is("nobody", "nothing") || c[i].is("none") && !c[i+1:min(len(c), i+4)].hasAny("milestone", "ends", "j0", "j1", "j2") {
			return true
		}
	}
	return false
}

// listAfter is the names behind the colon at i, where nothing but names stands there.
// Behind a heading for those who came or left, some may be unknown.
func listAfter(ts []term, i int, c clause) clause {
	if i >= len(ts) || !ts[i].is("mark") || ts[i].value != ":" {
		return nil
	}
	list := clause(ts[i+1:])
	if c.hasAny("newcomer", "enters", "exited") && c.only("newcomer", "enters", "exited", "new", "mark", "fill", "article") {
		list = slices.DeleteFunc(slices.Clone(list), func(t term) bool { return t.class == "" || t.is("mark") && t.value == "." })
	}
	return listOf(list)
}

// plainCount tells whether a clause counts something by a number of one or more.
func (c clause) plainCount() bool {
	return c.hasAny("number", "one") && !c.has("name")
}

// listOf is terms that are names and nothing else, nil for others.
func listOf(list clause) clause {
	if !list.has("name") || !list.only("name", "and", "of", "fill", "article", "offer", "mark") {
		return nil
	}
	for _, t := range list {
		if t.is("mark") && t.value != "," {
			return nil
		}
	}
	return list
}

// claimsOfList is what a clause claims of the names that follow it: two have no
// milestone, X and Y.
func (m *memory) claimsOfList(list, c clause) []Claim {
	if k := c.index("mark", 0); len(list) == 0 && k > 0 && c[k].value == "," && c[:k].plainCount() {
		if list = listOf(c[k+1:]); list != nil { // only one is, that of X
			c = c[:k]
		}
	}
	if len(list) == 0 || c.ofNone() || c.has("name") {
		return nil
	}
	k := 0
	for k < len(c) && c[k].is("fill", "article", "number", "one", "only", "both", "rest", "new", "atleast", "its") {
		k++
	}
	if k+1 < len(c) && c[k].is("offer", "provider", "applicant") {
		k++
	}
	for k < len(c) && c[k].class == "" && k+1 < len(c) && c.verb(k) { // those that follow
		k++
	}
	out := slices.Concat(list, c[k:]).ofNames()
	for _, t := range c[k:].traits() {
		if gs := list.groups(); t.Kind == "storeys" && len(gs) == 1 {
			out = append(out, Claim{Subject: gs[0].keys, Traits: []Trait{t}, Offset: list[0].i, Len: list[len(list)-1].j - list[0].i})
		}
	}
	return slices.DeleteFunc(out, func(a Claim) bool { return a.Count != nil || a.Sole })
}

// claims is what a clause claims.
func (m *memory) claims(c clause) []Claim {
	var out []Claim
	if c.formerly() {
		return nil
	}
	if c.has("name") {
		if a, ok := c.barring(); ok {
			return a
		}
		if a, ok := m.besides(c); ok {
			return a
		}
		if a, ok := c.excepted(); ok {
			return a
		}
		if a, ok := c.ordered(c.groups()); ok {
			return append(a, c.beforeOrder()...)
		}
		out = append(c.earliest(), c.ofNames()...)
		if rest := c.unnamed(); len(rest) > 0 {
			whole := c.fronted() && rest[0].i > c[0].i || rest.numbers() || c.bothOf()
			for _, a := range m.ofNumbers(rest) { // those named may be some of them
				if a.Count.Bound == Equal && !whole && (!rest.hasAny("only", "one") || c.has("storey")) {
					a.Count.Bound = AtLeast
				}
				out = append(out, a)
			}
		}
	} else if layers, rest := c.butLayers(); len(layers) > 0 {
		for _, a := range m.ofNumbers(rest) {
			if layersOf(a.Traits) == 0 && a.Count.Than == "" {
				a.Traits = append(a.Traits, Trait{Kind: "layer", Layers: layers, Denied: true})
				out = append(out, a)
			}
		}
	} else if out = c.lacking(); len(out) == 0 {
		out = m.ofNumbers(c)
	}
	if c.has("future") || c.has("next") { // only an end is certain before it comes
		out = slices.DeleteFunc(out, func(a Claim) bool {
			return !slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Kind == "ends" && t.Date.Known() })
		})
	}
	return out
}

// bare tells whether a clause is a number and nothing else.
func (c clause) bare() bool {
	n := 0
	for _, t := range c {
		if t.is("number") {
			n++
		} else if !t.is("fill", "only", "about") {
			return false
		}
	}
	return n == 1
}

// waiting is a clause in which those who wait are in progress: it names nobody.
func (c clause) waiting() clause {
	out := slices.Clone(c)
	for i := range out {
		if out[i].is("hedge") && out[i].value == "waits" && !c.has("ordinal") { // a fourth is awaited
			out[i].class, out[i].value = "candidate", ""
		}
	}
	return out
}

// unnamed is a clause that counts something before it names anybody, without the
// names: two providers, X and Y, are qualified.
func (c clause) unnamed() clause {
	gs := c.groups()
	to := gs[0].from
	for to > 0 && !c[to-1].is("mark", "agent") {
		to--
	}
	for i := range c[:to] {
		if c[i].is("number", "one", "none") {
			if g, _ := c.counted(i, gs); g != nil {
				return nil
			}
		}
	}
	end := gs[len(gs)-1].to
	if c.fronted() {
		return c[end+1:] // with X, the register
	}
	for i := end; i < len(c); i++ { // X brings to twelve the number of providers, or their number to twelve
		if c.countsWhat(i) || c[i].is("number") && c[end:i].numbers() {
			return c[end:]
		}
	}
	if to < 2 || !slices.ContainsFunc(c[:to], func(t term) bool { return t.is("number") && t.n > 1 || t.is("none", "one", "threshold") }) &&
		!c.soleNumber(to) {
		return nil
	}
	out := slices.Clone(c[:to-1])
	last := gs[len(gs)-1].to
	for last < len(c) && !c[last].is("mark") {
		last++
	}
	if last+1 < len(c) && !c[to-1].is("agent") {
		out = append(out, c[last+1:]...)
	}
	return out
}

// fronted tells whether a clause begins with those by whom something became so: with X,
// the register.
func (c clause) fronted() bool {
	gs := c.groups()
	end := gs[len(gs)-1].to
	return (c[0].given() || c[0].is("agent")) && c[:gs[0].from].only("fill", "of", "agent", "newcomer", "enters", "grant") &&
		end < len(c) && c[end].is("mark")
}

// bothOf tells whether a clause ends by saying whose both of those are that it counts: two
// are at J1, both of X.
func (c clause) bothOf() bool {
	gs := c.groups()
	k := gs[0].from - 1
	return len(gs) == 1 && k > 1 && c[k].is("of", "from") && c[k-1].is("both") && c[k-2].is("mark")
}

// soleNumber tells whether a clause counts only one of something before the term at to.
func (c clause) soleNumber(to int) bool {
	for k := 1; k < to; k++ {
		if c[k-1].is("only") && c[k].is("number") && c.noun(k+1) >= 0 {
			return true
		}
	}
	return false
}

// asked is what a clause asks of movements: of any, or of a kind; nil where it asks
// something else.
func (c clause) asked() []Trait {
	for _, t := range c {
		if kind, ok := t.movement(); ok {
			return []Trait{{Kind: kind, Now: true}}
		}
	}
	if c.hasAny("stir", "movement", "moved", "new") {
		return []Trait{}
	}
	return nil
}

// beforeOrder is what those named have where a clause also holds them against each
// other: X leads with six offers, ahead of Y.
func (c clause) beforeOrder() []Claim {
	i := slices.IndexFunc(c, func(t term) bool { return t.given() })
	k := c.index("mark", max(i, 0))
	if i < 0 || k < 0 || !c[k+1:].hasAny("ahead", "behind") || c[:k].hasAny("grew", "shrank", "ahead", "behind") {
		return nil
	}
	part := c[:k]
	return part.countsOfNames(part.groups())
}
