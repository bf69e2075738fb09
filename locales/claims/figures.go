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
		if n == nil || c[max(0, i-2):i].has("not") && !c[i].is("none") || c.noMore(i) || c[max(0, i-1):i].hasAny("label", "edition") {
			continue
		}
		if c.numbered(i) || c.article(i) && c[max(0, i-1):i].has("without") || c[max(0, i-1):i].has("first") && n.N > 1 {
			continue // file 45, without a milestone, the first two
		}
		if c[max(0, i-1):i].has("outof") && c[max(0, i-4):i].has("several") { // more than one in two
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
		if !m.counts(c, &f, of) || c.article(i) && len(out) > 0 && !c.enumerates(&out[len(out)-1], &f) || c.storeys(&f) ||
			c[f.at:max(f.at, f.h)].hasTime() { // eighteen months to change
			continue
		}
		out = append(out, f)
		i = max(f.at, f.h+1) - 1
	}
	if len(out) > 1 && c.article(out[0].i) && !out[1].carried && out[1].n.N > 1 && (out[0].of == "offer" || out[0].of == "layer") {
		out = out[1:] // whoever seeks an offer has a choice of eight
	}
	for k := range out {
		if f := &out[k]; f.of == "applicant" && k+1 < len(out) && out[k+1].of == "offer" && !out[k+1].carried &&
			!c[f.h:out[k+1].i].hasAny("mark", "and") {
			f.of, f.subject = "provider", append(f.subject, Trait{Kind: "candidate"}) // those who carry offers
		}
		out[k].end = len(c)
		if k+1 < len(out) {
			out[k+1].from = c.border(max(out[k].at, out[k].h+1), out[k+1].i)
			out[k].end = out[k+1].from
		}
	}
	if len(out) > 0 && out[0].i < 3 && c[0].is("outof", "of", "among") && !c[0].given() { // of the eleven ends, two are in 2026
		if k := c.index("mark", out[0].at); k > out[0].h {
			out[0].end = min(out[0].end, k)
		}
	}
	return out
}

// numbered tells whether the number at i is the name of what stands right before it, or
// the end of one: candidacy 45, file 2024-18.
func (c clause) numbered(i int) bool {
	if !c[i].is("number") || c[i].n < 2 ||
		c[i+1:].begins("offer", "provider", "applicant", "milestone", "decision", "qualified", "candidate") {
		return false
	}
	k := i - 1
	for k >= 0 && (c[k].is("number", "date") || c[k].is("mark") && c[k].value == "-") {
		k--
	}
	return k >= 0 && c[k].is("offer", "provider", "applicant", "decision", "milestone", "unit")
}

// enumerates tells whether an article goes on a list that the figure before it
// began, and is not what is said of it: two qualifications and one renewal; two
// providers have an offer.
func (c clause) enumerates(before, f *figure) bool {
	return f.i > 0 && c[f.i-1].is("mark", "and", "among") && !(before.of == "provider" && f.of == "offer")
}

// layersWith is a clause that counts the layers in which there is an offer: two layers
// have at least one that is qualified.
func (c clause) layersWith() (Claim, bool) {
	i := c.index("number", 0)
	if i < 0 || c[i].n < 1 || i+1 == len(c) || !c[i+1].is("storey") || !c.understood(0, len(c)) || c.hasAny("name", "not", "none", "neither") {
		return Claim{}, false
	}
	k := i + 2
	for k < len(c) && c[k].is("fill", "only", "atleast", "article", "one", "number") {
		k++
	}
	if h := c.noun(k); k == i+2 || h < 0 || !c[h].is("offer") || c[h+1:].hasAny("number", "mark", "date") {
		return Claim{}, false
	}
	n := &Count{Of: "storey", N: c[i].n, To: c[i].n}
	n, _ = c.bounded(n, i, i+1)
	return Claim{Count: n, Traits: c[k:].about(), Sure: true, Offset: c[i].i, Len: c[i+1].j - c[i].i}, layersOf(c[k:].about()) == 0
}

// storeys tells whether a figure is of the layers of one offer: no count.
func (c clause) storeys(f *figure) bool {
	return f.of == "storey"
}

// counts finds what a number counts: the noun behind it, else that of the subject
// before it, else what was counted last.
func (m *memory) counts(c clause, f *figure, of string) bool {
	f.h = c.noun(f.at)
	if c[f.i].is("nothing", "nobody") {
		return c.ofNobody(f)
	}
	among, lead := c.among()
	switch k := c.index("qualified", f.at); {
	case f.n.Of100 > 0 && f.h < 0 && k > f.at && c[f.at:k].only("of", "fill", "both"): // half of what is qualified
		f.h, f.of = k-1, "offer"
		return true
	case f.h < 0 && among != "" && f.i > lead && !f.n.Rank:
		f.h, f.of, f.subject, f.carried = f.at-1, among, c[:lead].about(), true
		return true
	case f.h < 0 && f.n.N > 1 && f.n.Of100 == 0 && c.numberOf(f.at) > 0: // eighteen is the number of offers
		f.h = c.numberOf(f.at)
		f.of = c[f.h].class
		return true
	case f.h < 0 && f.n.Of100 > 0 && c[f.at:].begins("of") && c[f.at:].lists() && len(c[:f.i].about()) > 0: // two thirds of the register
		f.h, f.of, f.subject = f.at-1, "offer", nil
		return true
	case f.h >= 0:
		return c.ofNoun(f)
	}
	return !c.foreign(f) && m.refers(c, f, of)
}

// ofNobody is a figure of nothing, or of nobody, that is so.
func (c clause) ofNobody(f *figure) bool {
	f.h, f.of = f.i, "nobody"
	if c[f.i].is("nothing") {
		f.of = "offer"
		return c[f.i+1:].hasAny("ends", "qualified", "obtained") && c[f.i+1:].has("date") && c.understood(f.i, len(c))
	}
	return c[f.i+1:].hasAny("qualified", "candidate", "j0", "j1", "j2", "milestone", "enters", "entered", "exits", "exited", "obtains",
		"obtained", "bothsides") || c[:f.i].hasAny("gains", "enters", "entered")
}

// ofNoun is a figure with a noun of its own.
func (c clause) ofNoun(f *figure) bool {
	if k := f.h + 2; c[f.h].is("item") && k < len(c) && c[k-1].is("of") && c[k].is("offer", "provider", "applicant") { // names of offers
		f.h = k
	}
	h := c.subjectNoun(f.i)
	switch noun := c[f.h]; {
	case noun.is("item") && c[f.h+1:].amongNoun() != "": // an eleventh name among the qualified providers
		f.of = c[f.h+1:].amongNoun()
		return true
	case noun.is("item") && h >= 0 && c[h].is("provider", "offer", "applicant"): // the providers count an eleventh member
		f.of, f.subject = c[h].class, c[:f.i].about()
		return true
	case noun.is("ends") && f.n.Of100 == 100: // all the ends
		f.of, f.subject = "offer", []Trait{{Kind: "qualified"}}
		return true
	case noun.is("renewal", "widening", "exited", "enters", "obtains", "rescopes"):
		f.of = "movement"
	default:
		f.of = noun.class
	}
	return !(c[f.i].is("neither") && c[f.h].is("offer", "provider", "applicant"))
}

// foreign tells whether a number without a noun is no number of those: an article,
// a measure of time, or of what is not understood.
func (c clause) foreign(f *figure) bool {
	before := clause(nil)
	if f.i > 0 {
		before = c[f.i-1 : f.i]
	}
	one := c[f.i].is("one") && (before.has("of") || len(before) > 0 && before[0].is("fill") && before[0].value == "be") // this is the only one
	if one || c[f.i].is("number") && f.n.N == 1 && before.has("only") || f.n.Of100 > 0 || c[f.i].is("article") || before.has("without") {
		return true
	}
	if k := f.at + 1; c[f.at:].begins("milestone", "label", "thing") || k < len(c) && c[k].is("milestone", "label", "thing") &&
		!c[f.at].is("mark", "without", "none", "not", "fill", "ne", "at", "of", "belongs") { // two dated milestones
		return true
	}
	return c[f.at:min(len(c), f.at+3)].hasTime() // from twelve to eighteen months
}

// refers finds what a number without a noun refers to: the subject before it, what
// was counted last, or, beside a stage, whatever has one.
func (m *memory) refers(c clause, f *figure, of string) bool {
	f.h, f.carried = f.at-1, true
	if h := c.subjectNoun(f.i); of == "" && h >= 0 { // the offers in progress are sixteen
		f.of, f.subject = c[h].class, c[:f.i].about()
		if c[h].is("qualified", "candidate") {
			f.of = "either"
		}
		if d := h + 2; c[h].is("grant", "decision") && d < f.i && c[d-1].is("of", "fill") && c[d].is("date") { // the qualifications of 2025
			f.subject = append(f.subject, Trait{Kind: "starts", Date: c[d].date})
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
	if of == "" && f.i > 0 && c[f.i-1].is("layer") && (c[:f.i].only("layer") || c[f.at:].has("layer")) { // IaaS 8, CaaS 1
		f.of = "offer"
	}
	before := c[max(0, f.i-1):f.i]
	elided := f.i > 1 && c[f.i-1].is("layer") && c[max(0, f.i-4):f.i-1].hasAny("mark", "and") &&
		c[:f.i].hasAny("offer", "provider") // SaaS has eight offers, IaaS nine
	alone := of == "" || elided || c[f.i].is("one") || f.n.N > 1 && before.hasAny("fill", "belongs", "becomes", "since", "at") ||
		c[f.i].is("none") && before.hasAny("exits", "exited", "enters", "entered", "leaves")
	return f.of != "" && c.trails(f.at, alone)
}

// numberOf is the noun behind a verb that says of what a number is the number, 0
// for none.
func (c clause) numberOf(i int) int {
	for k := i; k < len(c) && k < i+8; k++ {
		if c[k].is("offer", "provider", "applicant") && !c[k:].has("number") {
			return k
		}
		if !c[k].is("fill", "of", "belongs", "mark", "numbering", "qualified", "candidate", "layer") ||
			k == i && !c[k].auxiliary() && !c[k].is("mark") && !c[k:min(len(c), k+2)].numbers() {
			return 0
		}
	}
	return 0
}

// countsWhat tells whether the number at i stands before: the number of.
func (c clause) countsWhat(i int) bool {
	return c[i].is("number") && c[i+1:min(len(c), i+3)].numbers() && (c.noun(i+1) >= 0 || c.numberOf(i+1) > 0)
}

// numbers tells whether a clause says: the number of.
func (c clause) numbers() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("numbering") || t.is("fill") && t.value == "number" })
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
			return t.is("offer", "provider", "applicant", "grant", "decision", "qualified", "candidate", "milestone")
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

// among is what a clause counts a part of, and where that ends: of the seventeen
// offers, eight are.
func (c clause) among() (string, int) {
	k := c.index("mark", 0)
	if k < 1 || !c[0].is("outof", "of", "among", "from") && !(c[0].is("fill") && (c[0].value == "in" || c[0].value == "given")) ||
		!c[:k].only("outof", "of", "from", "among", "fill", "its", "both", "number", "offer", "provider", "qualified", "candidate",
			"applicant", "article") {
		return "", 0
	}
	for _, t := range c[:k] {
		if t.is("offer", "provider", "applicant") {
			return t.class, k
		}
	}
	if c[:k].has("number") && c[:k].hasAny("candidate", "qualified") { // of the sixteen in progress
		return "offer", k
	}
	return "", 0
}

// noMore tells whether the word for none at i denies a milestone of what stands
// before it, and counts nothing.
func (c clause) noMore(i int) bool {
	h := c.noun(i + 1)
	if c[i].is("none") && h >= 0 && c[h].is("ends") && !c[h:].has("date") {
		return i > 0 && c[:i].hasAny("offer", "provider", "applicant", "qualified", "number", "grant") ||
			c[h:].has("offer") && c[h:].has("number")
	}
	if c[i].is("none") && h >= 0 && c[h].is("milestone", "ends") && c[h:].has("offer") && c[h:].has("number") { // no end for six offers
		return true
	}
	of, lead := c.among()
	return c[i].is("none") && h >= 0 && c[h].is("milestone", "ends") && (of != "" && lead < i || slices.ContainsFunc(c[:i], func(t term) bool {
		return t.is("applicant", "offer", "provider")
	}))
}
