package claims

import "slices"

// figure is a number of a clause, with what it counts.
type figure struct {
	n       *Count
	i, at   int     // the terms of the number, and of the whole it is a part of
	h       int     // where its noun stands; before at, where it has none of its own
	of      string  // the class of the noun
	carried bool    // the noun is that of a number, or of a subject, before it
	subject []Trait // what that subject says
	part    int     // where the number stands of which it is a part, 0 for none
	from    int     // what stands before it and may be said of it
	end     int     // where what is said of it ends
}

// figures is the numbers of a clause that count something the register has. A
// number whose noun is not understood counts something else.
func (m *memory) figures(c clause) []figure {
	var out []figure
	for i := 0; i < len(c); i++ {
		n, at := c.quantity(i)
		if n == nil || c[max(0, i-2):i].has("not") && !c[i].is("none") || c.noMore(i) || c[max(0, i-1):i].has("label") {
			continue
		}
		f := figure{n: n, i: i, at: c.parted(n, i, at)}
		if f.at > at {
			f.part = f.at - 1
		}
		if k := len(out) - 1; k >= 0 && c.owned(&out[k]) { // two offers of a provider make two
			continue
		}
		of := ""
		if k := len(out) - 1; k >= 0 {
			of = out[k].of
		}
		if c[i].is("none") && i > 0 && c[i-1].is("fill") && c[i-1].value == "be" { // an offer is not an offer
			continue
		}
		if c[max(0, i-1):i].has("numbering") && c.subjectNoun(i) >= 0 { // those who have an offer number five
			out, of = nil, ""
		}
		if !m.counts(c, &f, of) || c.article(i) && len(out) > 0 && !c.enumerates(&out[len(out)-1], &f) || c.storeys(&f) {
			continue
		}
		out = append(out, f)
		i = max(f.at, f.h+1) - 1
	}
	if len(out) > 1 && c.article(out[0].i) && !out[1].carried && out[1].n.N > 1 && (out[0].of == "offer" || out[0].of == "layer") { // whoever seeks an offer has a choice of eight
		out = out[1:]
	}
	for k := range out {
		if f := &out[k]; f.of == "applicant" && k+1 < len(out) && out[k+1].of == "offer" && !out[k+1].carried && !c[f.h:out[k+1].i].hasAny("mark", "and") {
			f.of, f.subject = "provider", append(f.subject, Trait{Kind: "candidate"}) // those who carry offers
		}
		out[k].end = len(c)
		if k+1 < len(out) {
			out[k+1].from = c.border(max(out[k].at, out[k].h+1), out[k+1].i)
			out[k].end = out[k+1].from
		}
	}
	return out
}

// article tells whether the number at i is no more than an article.
func (c clause) article(i int) bool {
	return c[i].is("article") || c[i].is("number") && c[i].n == 1 && !c[max(0, i-1):i].has("only") && !c[i+1:].begins("only")
}

// enumerates tells whether an article goes on a list that the figure before it
// began, and is not what is said of it: two qualifications and one renewal; two
// providers have an offer.
func (c clause) enumerates(before, f *figure) bool {
	return f.i > 0 && c[f.i-1].is("mark", "and", "among") && !(before.of == "provider" && f.of == "offer")
}

// storeys tells whether a figure is of the layers of one offer: no count.
func (c clause) storeys(f *figure) bool {
	return f.of == "storey"
}

// counts finds what a number counts: the noun behind it, else that of the subject
// before it, else what was counted last.
func (m *memory) counts(c clause, f *figure, of string) bool {
	f.h = c.noun(f.at)
	among, lead := c.among()
	switch k := c.index("qualified", f.at); {
	case f.n.Of100 > 0 && f.h < 0 && k > f.at && c[f.at:k].only("of", "fill", "both"): // half of what is qualified
		f.h, f.of = k-1, "offer"
		return true
	case f.h < 0 && among != "" && f.i > lead && f.n.Of100 == 0 && !f.n.Rank:
		f.h, f.of, f.subject, f.carried = f.at-1, among, c[:lead].about(), true
		return true
	case c[f.i].is("nothing"):
		f.h, f.of = f.i, "offer"
		return c[f.i+1:].has("ends") && c[f.i+1:].has("date")
	case c[f.i].is("nobody"):
		f.h, f.of = f.i, "nobody"
		return c[f.i+1:].hasAny("qualified", "candidate", "j0", "j1", "j2", "milestone", "enters", "entered", "exits", "exited", "obtains", "obtained", "bothsides") ||
			c[:f.i].hasAny("gains", "enters", "entered")
	case f.h < 0 && f.n.N > 1 && f.n.Of100 == 0 && c.numberOf(f.at) > 0: // eighteen is the number of offers
		f.h = c.numberOf(f.at)
		f.of = c[f.h].class
		return true
	case f.h < 0 && f.n.Of100 > 0 && c[f.at:].begins("of") && c[f.at:].lists() && len(c[:f.i].about()) > 0: // two thirds of the register
		f.h, f.of, f.subject = f.at-1, "offer", nil
		return true
	case f.h >= 0:
		if k := f.h + 2; c[f.h].is("item") && k < len(c) && c[k-1].is("of") && c[k].is("offer", "provider", "applicant") { // names of offers
			f.h = k
		}
		if h := c.subjectNoun(f.i); c[f.h].is("item") && h >= 0 && c[h].is("provider", "offer", "applicant") { // the providers count an eleventh member
			f.of, f.subject = c[h].class, c[:f.i].about()
			return true
		}
		if c[f.h].is("ends") && f.n.Of100 == 100 { // all the ends
			f.of, f.subject = "offer", []Trait{{Kind: "qualified"}}
			return true
		}
		if f.of = c[f.h].class; c[f.h].is("renewal", "widening", "exited", "enters", "obtains") {
			f.of = "movement"
		}
		return !(c[f.i].is("neither") && c[f.h].is("offer", "provider", "applicant"))
	case c[f.i].is("number") && f.n.N == 1 && c[max(0, f.i-1):f.i].has("only"): // the only one
		return false
	case c[f.i].is("one") && f.i > 0 && c[f.i-1].is("fill") && c[f.i-1].value == "be": // this is the only one
		return false
	case c[f.i].is("one") && c[max(0, f.i-1):f.i].has("of"): // counts for one
		return false
	case f.n.Of100 > 0 || c[f.i].is("article") || f.i > 0 && c[f.i-1].is("without"):
		return false
	}
	if k := f.at + 1; c[f.at:].begins("milestone", "label", "thing") || k < len(c) && c[k].is("milestone", "label", "thing") &&
		!c[f.at].is("mark", "without", "none", "not", "fill", "ne", "at", "of", "belongs") { // two dated milestones
		return false
	}
	if c[f.at:min(len(c), f.at+3)].hasTime() { // from twelve to eighteen months
		return false
	}
	f.h, f.carried = f.at-1, true
	if h := c.subjectNoun(f.i); of == "" && h >= 0 { // the offers in progress are sixteen
		f.of, f.subject = c[h].class, c[:f.i].about()
		if c[h].is("qualified", "candidate") {
			f.of = "either"
		}
		if c[h].is("milestone") {
			f.subject = append(f.subject, Trait{Kind: "milestone"})
		}
		return c.trails(f.at, true)
	}
	if f.of = of; of == "" {
		f.of = m.of
	}
	if f.of == "" && c.stageNext(f.at) { // eighteen are qualified
		if f.of = "either"; c[f.at:].has("number") {
			f.of = "offer"
		}
	}
	if of == "" && f.i > 0 && c[f.i-1].is("layer") && (c[:f.i].only("layer") || c[f.at:].hasAny("layer")) { // IaaS 8, CaaS 1
		f.of = "offer"
	}
	alone := of == "" || c[f.i].is("none") && ofMovement([]Trait{c[max(0, f.i-1)].kind()}) || f.n.N > 1 && c[max(0, f.i-1):f.i].hasAny("fill", "belongs", "becomes", "since") || c[f.i].is("one")
	return f.of != "" && c.trails(f.at, alone)
}

// numberOf is the noun behind a verb that says of what a number is the number, 0
// for none.
func (c clause) numberOf(i int) int {
	for k := i; k < len(c) && k < i+8; k++ {
		if c[k].is("offer", "provider", "applicant") && !c[k:].has("number") {
			return k
		}
		if !c[k].is("fill", "of", "belongs", "mark", "numbering", "qualified", "candidate", "layer") || k == i && !(c[k].is("belongs") || c[k].auxiliary() || c[k].is("mark")) {
			return 0
		}
	}
	return 0
}

// stageNext tells whether a stage is the first that is said behind a number.
func (c clause) stageNext(i int) bool {
	for i < len(c) && c[i].is("fill", "belongs", "ne") {
		i++
	}
	return c[i:].begins("qualified", "candidate")
}

// subjectNoun is the noun before the number at i that it counts, -1 for none.
func (c clause) subjectNoun(i int) int {
	if c[max(0, i-1):i].has("numbering") {
		return slices.IndexFunc(c[:i], func(t term) bool {
			return t.is("offer", "provider", "applicant", "grant", "decision", "qualified", "candidate")
		})
	}
	for k := i - 1; k >= 0; k-- {
		if c[k].is("offer", "provider", "applicant", "grant", "decision") || c[k].is("milestone") && c[:i].has("public") {
			return k
		}
		if c[k].class == "" && !c.verb(k) || c[k].is("mark", "number") && c[k].value != "," && !c.article(k) {
			return -1
		}
	}
	if i > 1 && c[:i].has("qualified") != c[:i].has("candidate") {
		return max(c.index("qualified", 0), c.index("candidate", 0))
	}
	return -1
}

// border is where what is said of one number ends and what leads to the next
// begins: at the last comma or "and" after which something is said.
func (c clause) border(i, j int) int {
	for k := j - 1; k >= i; k-- {
		if c[k].is("mark", "and") {
			if c[k+1:j].hasAny("layer", "date", "j0", "j1", "j2", "exits", "exited", "leaves", "enters", "entered") {
				return k + 1
			}
			return j
		}
	}
	return j
}

// trails tells whether what follows a number without a noun says something of
// it; alone: where nothing follows, it may stand for itself.
func (c clause) trails(i int, alone bool) bool {
	for k := i; k < len(c); k++ {
		if c[k].head() || c[k].is("layer", "date", "new", "none", "not", "without", "public", "only") {
			return true
		}
		if c[k].class == "" || c[k].is("label", "thing", "hedge", "unit", "than") {
			return false
		}
		if c[k].is("mark", "and", "number") {
			return alone
		}
	}
	return alone
}

// ofNumbers is what a clause without names counts.
func (m *memory) ofNumbers(c clause) []Claim {
	var out []Claim
	for _, whole := range []func() (Claim, bool){c.portion, c.fromTo, c.compared} {
		if a, ok := whole(); ok && (a.Count.Of100 > 0 || a.Count.Than != "grew" && a.Count.Than != "shrank") {
			return []Claim{a}
		} else if ok {
			out = append(out, a)
		}
	}
	compared, until := len(out) > 0, 0 // what each of them has ends there
	fs := m.figures(c)
	if len(fs) == 0 {
		m.topic(c)
	}
	if a, ok := c.latest(); ok {
		return []Claim{a}
	}
	if a, ok := m.ofMovement(c); ok {
		out = append(out, a)
	}
	for k := range fs {
		f := &fs[k]
		if f.i < until {
			continue
		}
		if compared && (!c[f.i:f.end].has("mark") || k > 0) && c[max(0, f.i-2):f.end].hasAny("grew", "shrank") {
			continue // by how much it grew
		}
		c.fraction(f.n, f.i, c[f.at:f.end].wholeOf())
		if a, ok := m.apiece(c, f); ok {
			out, until = append(out, a), len(c)
			if k := c.index("mark", f.i); k > 0 {
				until = k
			}
			continue
		}
		if a, ok := m.count(c, fs, k); ok {
			out = append(out, a)
		}
		if a, ok := c.whole(f); ok {
			out = append(out, a)
		}
	}
	return out
}

// topic keeps what a clause without a number speaks of: the next may count it.
func (m *memory) topic(c clause) {
	h := c.subjectNoun(len(c))
	k := slices.IndexFunc(c, func(t term) bool {
		return t.is("newcomer", "movement", "milestone", "renewal", "widening") || t.happens()
	})
	if (h < 0 || c[h].is("qualified", "candidate")) && k >= 0 {
		h = k
	}
	about := c.about()
	if c.has("bothsides") {
		m.of, m.traits, m.each = "provider", []Trait{{Kind: "qualified"}, {Kind: "candidate"}}, nil
		return
	}
	for _, t := range c.traits() {
		if t.kin() == "milestone" || t.Kind == "ends" {
			t.At = t.Kind != "milestone" && t.Kind != "ends"
			about = append(about, t)
		}
	}
	if h < 0 && len(about) == 0 {
		return
	}
	m.of, m.traits, m.each, m.topical = "either", about, nil, true
	if layersOf(about) > 0 {
		m.of = "offer"
	}
	if h >= 0 && !c[h].is("qualified", "candidate") {
		m.of = c[h].class
	}
}

// apiece is how many have so many offers each.
func (m *memory) apiece(c clause, f *figure) (Claim, bool) {
	if f.n.Of100 > 0 && f.n.Of100 < 100 {
		return Claim{}, false
	}
	e, traits := c.each(f.n, f.h), c.about()
	if e == nil && f.carried && m.each != nil && f.at+1 < len(c) { // four hold three
		if n, at := c.quantity(f.at + 1); n != nil && n.Bound == Equal && c[at:].only("only", "fill", "both") {
			e, traits = n, m.traits
		}
	}
	if e == nil && f.carried && (f.of == "provider" || f.of == "applicant") { // six have just one
		for k := f.at; k < len(c) && e == nil && c[k].is("fill", "those", "ne", "only", "one", "number", "than"); k++ {
			if n, at := c.quantity(k); n != nil && n.Bound == Equal && c[at:].only("only", "fill", "number") {
				e, traits = n, m.traits
			}
		}
	}
	if e == nil {
		return Claim{}, false
	}
	f.n.Of, f.n.Each = f.of, e
	traits = slices.DeleteFunc(slices.Clone(traits), func(t Trait) bool { return t.Kind == "several" })
	m.of, m.traits, m.each = f.of, traits, e
	return Claim{Count: f.n, Sure: c.understood(0, len(c)), Traits: traits, Offset: c[f.i].i, Len: c[len(c)-1].j - c[f.i].i}, true
}

// whole is what the number claims of which a figure is a part: eight of the
// seventeen offers.
func (c clause) whole(f *figure) (Claim, bool) {
	k := f.part
	for i := f.at; i+1 < f.end && k == 0; i++ {
		if c[i].is("outof") && c[i+1].is("number") && c[i+1].n > f.n.N && (i+2 >= len(c) || c[i+2].class != "" && !c[i+2].is("storey")) {
			k = i + 1
		}
	}
	if k == 0 || !c[k].is("number") || c[k].n <= 10 && f.n.Of100 > 0 {
		return Claim{}, false
	}
	n := &Count{N: c[k].n, To: c[k].n, Of: f.of}
	return Claim{Count: n, Traits: c.nounTraits(n, f.of, f.at, f.h, f.end), Offset: c[k].i, Len: c[k].j - c[k].i}, f.of != "movement"
}

// count is what one number of a clause claims.
func (m *memory) count(c clause, fs []figure, k int) (Claim, bool) {
	f := &fs[k]
	at, h, end := f.at, f.h, f.end
	a := Claim{Count: f.n, Offset: c[f.i].i, Len: c[max(h, at-1)].j - c[f.i].i}
	if f.of == "movement" {
		article := f.n.N == 1 && f.n.Bound == AtLeast && (c[f.at:].hasAny("not", "none") || c[max(0, f.i-1):f.i].hasAny("of", "at") || !c[f.i:end].understood(0, end-f.i) && !c.hasAny("lately", "date"))
		return c.moved(&a, f), c[h].is("movement") && f.n.N > 0 && c.wide(h) && !article || !c[h].is("movement") && !article
	}
	a.Sure = c.clear(f) && !c[max(f.i-1, 0):min(len(c), h+2)].has("rest") &&
		layersOf(c[f.from:f.i].about()) < 2
	a.Lately = c[at:end].hasAny("lately", "new") || c[max(0, f.i-1):f.i].has("new") || k == 0 && c[:f.i].has("lately") || c[:f.i].has("gains") ||
		c[:f.i].has("enters") || c[:f.i].has("since") && c[:f.i].has("date")
	said := c[h+1 : end].traits()
	a.Traits = append(c.nounTraits(f.n, f.of, at, h, end), f.subject...)
	if (c[at:max(at, h)].has("new") || c[h+1:].begins("new")) && (f.of == "offer" || f.of == "provider" || f.of == "item") &&
		!slices.ContainsFunc(a.Traits, stage) && !slices.ContainsFunc(said, stage) {
		said = append(said, Trait{Kind: "enters", Now: true}) // one offer more
	}
	a.Core = append(append(slices.Clone(f.subject), c.nounTraits(&Count{}, f.of, at, h, h)...), c.beside(h+1, end)...)
	if f.n.Of100 > 0 {
		f.n.Half = slices.Clone(a.Traits)
		if h < at && c[at:].lists() { // of the whole register
			a.Traits = append(a.Traits, c[:f.i].about()...)
		}
	}
	a.Traits = append(a.Traits, said...)
	if c[h].is("ends") && f.n.Of100 == 100 {
		a.Traits = append(a.Traits, Trait{Kind: "ends"})
	}
	a.Traits = append(a.Traits, c.led(f, said)...)
	a.Traits = c.leading(a.Traits, f.n, f.of, f.from, f.i, len(said) == 0)
	if d := c[at:end].date(); d.Known() && !dated(a.Traits) {
		for i, t := range a.Traits {
			if t.Kind == "ends" && !t.Denied {
				a.Traits[i].Date = d
			}
		}
	}
	m.carry(c, &a, f, k, said)
	if slices.ContainsFunc(c[f.at:end], func(t term) bool { return t.is("both") && t.value == "each" }) {
		a.Sure = false
	}
	if c.given(f) && (len(said) == 0 || !c.understood(0, len(c))) || c.owned(f) {
		a.Sure = false
	}
	if k > 0 && fs[k-1].of == "provider" && f.of == "offer" && !slices.ContainsFunc(a.Traits, stage) && !c[fs[k-1].at:f.i].has("mark") {
		for _, t := range m.traits { // the ten qualified providers have so many offers
			if stage(t) {
				a.Traits = append(a.Traits, t)
			}
		}
	}
	if f.n.N == 1 && f.n.Bound == AtLeast && k+1 < len(fs) && fs[k+1].carried && fs[k+1].n.N > 1 { // one of platform, two of containers
		f.n.Bound = Equal
	}
	if k+1 < len(fs) && fs[k+1].carried {
		c[:end].complete(&a, f.of, f.i)
	} else {
		c.complete(&a, f.of, f.i)
	}
	c.timed(&a, f)
	a.Denial = f.n.N == 0 && f.n.To == 0 && f.n.Of100 == 0 && (a.Lately || slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Now }))
	c.threshold(&a, f)
	a.Total = c[f.from:end].total() && !slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.kin() == "stage" })
	m.of, m.traits, m.before, m.each, m.topical = f.of, a.Traits, m.traits, nil, false
	if a.Lately = a.Lately || m.lately && k == 0 && c.flows(f); f.of == "offer" && k == 0 && c[:f.i].has("most") && c[:f.i].has("provider") {
		f.n.Of = "most" // the largest of the providers has four
	}
	if slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Kind == "moved" }) { // those that moved, or did not
		a.Lately = false
	}
	if f.n.Rank { // an eleventh has joined them
		a.Traits = slices.DeleteFunc(slices.Clone(a.Traits), func(t Trait) bool { return t.kin() == "moves" })
	}
	if f.n.Rank && c.hasAny("becomes", "new", "obtains", "obtained") {
		f.n.Bound = Equal
	}
	if f.of == "milestone" && !f.carried && !a.Lately && !(k > 0 && slices.ContainsFunc(m.before, stage)) && !c[at:end].has("public") && !c.reaches() { // four milestones, one decision
		return a, false
	}
	if f.n.N == 0 && c[h+1:min(len(c), h+2)].hasAny("grew", "shrank") || // not one more
		f.n.N == 0 && len(a.Traits) == 0 && f.n.Of100 == 0 && f.of == "offer" && !c.lists() || // no offer has gained a layer
		f.of == "provider" && k+1 < len(fs) && fs[k+1].of == "offer" && fs[k+1].part > 0 {
		return a, false
	}
	if f.n.N == 0 && len(said) == 0 && !a.Lately && f.n.Of100 == 0 && slices.ContainsFunc(c[f.from:f.i], func(t term) bool { return t.class == "" }) {
		return a, false // it judges no candidate
	}
	if k > 0 && f.of == "provider" && c[:f.i].has("those") || c.article(f.i) && c[:f.i].hasAny("not", "neither") ||
		f.of == "provider" && !a.Sure && len(a.Traits) == 0 && !c.lists() { // firms of some other kind
		return a, false
	}
	if !a.Sure && len(a.Traits) == 0 && c.given(f) { // with ten offers, everything looks right
		return a, false
	}
	if c[at:min(len(c), at+2)].has("those") && (f.n.N == 0 && !a.Lately || !a.Sure || len(said) == 0 && !a.Lately) ||
		f.part > 0 && k > 0 && fs[k-1].of == "provider" && f.of == "offer" { // four providers hold eleven of the seventeen
		return a, false
	}
	return a, c[at:end].asserts(&a, f.of, said)
}

// moved is a number of movements, of the kind and the layers that its words say.
func (c clause) moved(a *Claim, f *figure) Claim {
	f.n.Of = "movement"
	a.Sure = c.understood(f.from, f.end)
	for k := f.i; k < f.end; k++ {
		switch t := c[k]; {
		case t.is("milestone", "j0", "j1", "j2"):
			a.Traits = append(a.Traits, Trait{Kind: "milestone"})
		case t.is("renewal", "widening", "newcomer", "obtains") || t.happens():
			a.Traits = append(a.Traits, t.kind())
		case t.is("grant"):
			a.Traits = append(a.Traits, Trait{Kind: "obtains"})
		}
	}
	a.Traits = append(a.Traits, c[f.i:f.end].restricted()...)
	a.Past = c.past()
	if c[f.h].is("movement") && f.n.N == 1 && a.Sure && f.n.Bound == AtLeast { // a movement, this month: it is the only one
		f.n.Bound, f.n.To = Equal, 1
	}
	a.Was = slices.ContainsFunc(c, func(t term) bool { return t.is("date") && t.date.Year > 0 && t.date.Month == 0 })
	return *a
}

// flows tells whether what is counted happens: milestones, decisions.
func (c clause) flows(f *figure) bool {
	return f.of == "milestone" || f.of == "grant" || f.of == "decision" || f.of == "j0" || f.of == "j1" || f.of == "j2"
}

// clear tells whether all that restricts a number is understood. What stands before
// a comma, and names one layer, says of what the clause speaks, and no more.
func (c clause) clear(f *figure) bool {
	from := f.from
	for k := f.i - 1; k > from; k-- {
		if c[k].is("mark") && layersOf(c[from:k].about()) == 1 && !c[from:k].hasAny("number", "ahead", "behind", "level", "sooner", "later") {
			return c.understood(k, f.end) && !c[k:f.end].ranks()
		}
	}
	if k := c[:f.i].index("layer", from); k >= 0 && c[:f.i].index("layer", k+1) < 0 && !c.ranks() { // buyers of containers have two
		from = k
	}
	return c.understood(from, f.end) && !c.ranks()
}

// beside is what stands right behind a noun and belongs to it: offers qualified,
// offers in progress, platform offers, offers of software.
func (c clause) beside(i, end int) []Trait {
	var out []Trait
	for k := i; k < end && c[k].is("qualified", "candidate", "layer", "of", "article"); k++ {
		if ts := c[k : k+1].about(); len(ts) > 0 && !c[k].is("of", "article") {
			out = append(out, ts...)
		}
	}
	return out
}

// led is what stands before a number and is said of it: the layer, the end or the
// milestone that those counted have.
func (c clause) led(f *figure, said []Trait) (out []Trait) {
	lead := c[f.from:f.i]
	if layersOf(said) == 0 && layersOf(f.subject) == 0 && layersOf(c.nounTraits(&Count{}, f.of, f.at, f.h, f.h)) == 0 {
		for _, t := range lead.about() {
			if t.Kind == "layer" && !lead.has("name") {
				out = append(out, t)
			}
		}
	}
	if layersOf(out) > 1 {
		out = nil
	}
	if k := len(lead) - 1; k > 0 && lead[k].is("qualified") && !lead.hasAny("offer", "provider", "applicant", "mark", "item") { // ANSSI qualified two offers
		out = append(out, Trait{Kind: "obtains", Now: true})
	}
	if !lead.understood(0, len(lead)) || len(f.subject) > 0 || slices.ContainsFunc(said, func(t Trait) bool { return !stage(t) && t.Kind != "layer" }) {
		return out
	}
	near := c[f.at:f.end]
	if k := near.index("mark", 0); k >= 0 {
		near = near[:k]
	}
	unknown := near.has("unknown")
	for _, t := range lead.traits() {
		if t.Denied = t.Denied != unknown; t.Kind == "ends" || t.Kind == "milestone" {
			out = append(out, t)
		}
	}
	return out
}

// carry gives a number whose noun was carried to it what was said of the one
// before, and what it denies of that: six have none.
func (m *memory) carry(c clause, a *Claim, f *figure, k int, said []Trait) {
	if k > 0 && c[max(0, f.i-3):f.i].has("from") {
		a.Traits = append(a.Traits, m.traits...)
		return
	}
	if !f.carried {
		if m.topical && k == 0 && f.of != "movement" && m.after { // J1: three offers
			a.Traits = inherit(a.Traits, m.traits)
		}
		return
	}
	if len(said) == 0 {
		a.Lately = false
	}
	bare := f.at == f.end
	if bare && m.topical && f.n.N == 1 && f.n.Bound == AtLeast { // arrivals: one
		f.n.Bound = Equal
	}
	if len(f.subject) > 0 {
		return
	}
	if len(a.Traits) > 0 {
		a.Readings = append(a.Readings, slices.Clone(a.Traits))
	}
	region, before := c[f.at:f.end], slices.Clone(m.traits)
	if region.hasAny("since", "lately") { // none has done so since
		a.Lately = a.Lately || len(said) == 0 && f.n.N == 0
		for i := range before {
			before[i].Date = Date{}
		}
	}
	denies := len(said) == 0 && region.hasAny("not", "none", "without")
	if denies {
		a.Readings = nil
	}
	a.Traits = inherit(a.Traits, before)
	one := len(said) == 0 && slices.ContainsFunc(region, func(t term) bool { return t.is("number", "one") && t.n == 1 })
	for i, t := range a.Traits {
		if one && t.kin() != "stage" { // five have one
			a.Traits[i].Denied = false
		}
		if denies && t.kin() != "stage" && t.kin() != "layer" {
			a.Traits[i].Denied = !t.Denied
		}
		if d := region.date(); d.Known() && (t.Kind == "ends" || t.Kind == "starts") || stage(t) {
			a.Traits[i].Date = d
		}
	}
}

// timed gives a count the day that its words name, where nothing that is said of
// it has that day.
func (c clause) timed(a *Claim, f *figure) {
	part := c[f.from:f.end]
	if k := slices.IndexFunc(part, func(t term) bool { return t.is("than", "grew", "shrank", "asmany") }); k >= 0 { // one more than in November
		part = part[:k]
	}
	if d := part.index("date", 0); d >= 0 && !dated(a.Traits) && part[d].date.Month > 0 && !part[max(0, d-2):d].has("since") && !a.Lately {
		a.At = part[d].date
	} else if d >= 0 && part.has("past") {
		a.At = part[d].date
	}
	for _, t := range a.Traits { // qualified in November: then, or by a decision of that month
		if d := t.Date; stage(t) && d.Month > 0 {
			a.At = d
			ts := slices.Clone(a.Traits)
			for i := range ts {
				if stage(ts[i]) {
					ts[i].Date = Date{}
				}
			}
			a.Readings = append(a.Readings, ts)
		}
	}
	a.Was = part.has("past")
}

// given tells whether a number only says of how many the rest of the clause
// speaks: for six offers, no source gives it.
func (c clause) given(f *figure) bool {
	return f.i > 0 && f.i < 3 && c[0].given() && c[:f.i].only("of", "fill", "at", "its") && c[f.h+1:].has("mark")
}

// given tells whether a term begins what a clause takes for given: for, with.
func (t term) given() bool {
	return t.is("of") && t.value == "given" || t.is("fill") && t.value == "given"
}

// owned tells whether what is counted is any one provider's: two offers of a
// provider.
func (c clause) owned(f *figure) bool {
	k := f.h + 1
	if k+2 >= len(c) || !c[k].is("of", "from") || !c.article(k+1) {
		return false
	}
	for k += 2; k+1 < len(c) && c[k].is("fill"); k++ {
	}
	return c[k].is("provider", "applicant")
}

// threshold makes a number that is said to be a mark a bound: the mark of twenty
// offers has, or has not, been passed.
func (c clause) threshold(a *Claim, f *figure) {
	if !c[:f.i].has("threshold") {
		return
	}
	a.Count.Bound = AtLeast
	if c.hasAny("not", "none", "neither", "without") {
		a.Count.Bound = LessThan
	}
}

// total tells whether a clause counts all there is.
func (c clause) total() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("fill") && t.value == "total" })
}

// reaches tells whether a clause says that something was reached.
func (c clause) reaches() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("fill") && t.value == "reach" })
}

// ofMovement tells whether traits say that something moved.
func ofMovement(ts []Trait) bool {
	return slices.ContainsFunc(ts, func(t Trait) bool { return t.kin() == "moves" || t.Kind == "moved" && !t.Denied })
}

// inherit is traits with those of a count before that they do not replace.
func inherit(ts, before []Trait) []Trait {
	out := slices.Clone(ts)
	for _, b := range before {
		if !slices.ContainsFunc(ts, func(t Trait) bool { return t.kin() == b.kin() }) {
			out = append(out, b)
		}
	}
	return out
}

// kin is the kind of traits of which an offer has one.
func (t Trait) kin() string {
	switch t.Kind {
	case "qualified", "candidate", "decided":
		return "stage"
	case "j0", "j1", "j2", "j3":
		return "milestone"
	case "enters", "exits", "leaves", "obtains", "renews", "extends":
		return "moves"
	}
	return t.Kind
}

// asserts tells whether a count says something that can be held to, given what
// was said of it behind its noun.
func (c clause) asserts(a *Claim, of string, said []Trait) bool {
	n := a.Count
	switch {
	case of == "newcomer" && n.Rank, n.Rank && c.hasAny("hedge", "not", "future", "without"):
		return false
	case of == "ends" && len(said) == 0 && !c.has("public") && !dated(a.Traits):
		return false
	case of == "provider" && slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Kind == "storeys" }),
		n.Of100 > 0 && len(a.Traits) == len(n.Half), layersOf(a.Traits) > 1 && !ofMovement(a.Traits), of == "storey",
		c.wholeOf() > 0 && len(said) == 0,
		n.N <= 1 && (of == "decision" || of == "grant") && !a.Lately && !dated(a.Traits) && !ofMovement(a.Traits):
		return false
	}
	article := n.N == 1 && n.Bound == AtLeast && !n.Rank && n.Of100 == 0
	if article && c.hasAny("not", "none", "neither") || n.N == 0 && len(said) == 0 && !a.Lately && !a.Sure {
		return false
	}
	if article && len(a.Traits) > 0 && (a.Sure || a.Traits[0].kin() == "milestone" && !c.hasAny("hedge", "not", "none", "candidate")) && !c.has("layer") && !slices.ContainsFunc(said, func(t Trait) bool { return t.Denied }) &&
		slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.kin() == "milestone" || len(said) > 0 }) { // one has reached J2
		return true
	}
	if article && ofMovement(a.Traits) && a.Sure && !c.hasTime() && !slices.ContainsFunc(c, func(t term) bool { return t.date.Year > 0 }) && !c.hasAny("not", "none") && len(said)+len(a.Traits) > 0 {
		return true
	}
	return !article || a.Lately || dated(a.Traits) ||
		(a.Sure || !c.hasTime()) && slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Now }) && !(of == "grant" && !a.Sure)
}
