package claims

import "slices"

// group is names that stand together.
type group struct {
	keys     []string
	from, to int
}

// groups is the names of a clause, those of one list together.
func (c clause) groups() []group {
	var out []group
	for i := range c {
		if !c[i].is("name") {
			continue
		}
		if k := len(out) - 1; k >= 0 && c.joins(out[k].to, i) {
			out[k].keys, out[k].to = append(out[k].keys, c[i].value), i+1
			continue
		}
		out = append(out, group{[]string{c[i].value}, i, i + 1})
	}
	return out
}

// joins tells whether the terms between two names only join them.
func (c clause) joins(i, j int) bool {
	for k := i; k < j; k++ {
		if !c[k].is("and", "of", "from", "offer", "not", "neither") && !(c[k].is("mark") && c[k].value == ",") {
			return false
		}
	}
	return true
}

// ofNames is what a clause says of those it names.
func (c clause) ofNames() []Claim {
	gs := c.groups()
	if a, ok := c.portionOf(gs); ok {
		return []Claim{a}
	}
	if a, ok := c.soleOf(gs); ok {
		return []Claim{a}
	}
	if a, ok := c.soleAmong(gs); ok {
		return []Claim{a}
	}
	k := c.index("movement", 0)
	if k > 0 && len(gs) == 1 && gs[0].from > k && c[k-1].is("only") && c.understood(k, gs[0].to) && !c.has("not") { // the only movement is X's
		return []Claim{{Subject: gs[0].keys, Traits: []Trait{{Kind: "moves"}}, Past: c.past(), Offset: c[k].i, Len: c[gs[0].to-1].j - c[k].i}}
	}
	var out []Claim
	last := 0
	for i := range c {
		if !c.isHead(i) || c.isCounted(i) || c.isObject(i, last) || c.part(i).has("past") {
			continue
		}
		if c[i].is("obtains", "obtained") && c.objects(i+1) {
			continue // a renewal, not a qualification
		}
		a, ok := c.ofHead(i, last, gs)
		last = i + 1
		if ok {
			out = append(out, a)
		}
	}
	if k = c.index("mark", 0); k > 0 && k < gs[0].from && c[k:].has("among") &&
		c[k:].only("mark", "among", "name", "and", "of", "its", "fill", "article", "offer") { // eleven candidates, X among them
		out = append(out, (&memory{}).ofNumbers(c[:k])...)
	}
	return append(out, c.countsOfNames(gs)...)
}

// portionOf is a share of the whole that those named have.
func (c clause) portionOf(gs []group) (Claim, bool) {
	for i := range c {
		n, at := c.quantity(i)
		if n == nil || n.Of100 == 0 || c[i].is("both") {
			continue
		}
		if len(gs) != 1 || !c.understood(0, len(c)) || slices.ContainsFunc(c, func(t term) bool { return t.is("not", "none", "neither") }) {
			return Claim{}, false
		}
		h := c.noun(at)
		for k := at; h < 0 && k < len(c) && c[k].is("of", "both", "number", "fill", "public"); k++ {
			h = c.noun(k + 1)
		}
		if h < 0 || !c[h].is("offer", "grant") {
			return Claim{}, false
		}
		n.Of = "offer"
		a := Claim{Subject: gs[0].keys, Count: n, Sure: true, Traits: c[at:].about(), Offset: c[i].i, Len: c[h].j - c[i].i}
		return a, len(a.Traits) > 0
	}
	return Claim{}, false
}

// isCounted tells whether the term at i is what a number counts: two candidates.
func (c clause) isCounted(i int) bool {
	k := i - 1
	for k >= 0 && c[k].is("fill", "its", "aims", "outof", "at", "article", "new", "grew", "shrank") {
		k--
	}
	if i+1 < len(c) && c[i].is("applicant") && c[i+1].is("name") { // the candidate X
		return true
	}
	number := k >= 0 && (c[k].is("one") || c[k].is("none") && c[i].is("applicant") || c[k].is("number") && c[k].n > 1)
	return number && (c.noun(k+1) == i || k+1 < i && c.noun(i) == i)
}

// ofHead is what the term at i says, of whom.
func (c clause) ofHead(i, last int, gs []group) (Claim, bool) {
	a := Claim{Offset: c[i].i, Len: c[i].j - c[i].i}
	g, other := c.subject(i, gs)
	if k := c.index("newcomer", 0); g == nil || k > 0 && c[k-1].is("last") && i >= k-1 { // the last arrivals were X's
		return a, false
	}
	a.Subject = g.keys
	if other != nil {
		a.Either = other.keys
	}
	a.Sole = c.alone(i, g)
	a.Every = c[:min(i, g.from)].has("both") || len(g.keys) == 1 && g.to < i && c[g.to:i].has("both") && c[g.to:i].has("offer")
	for k := range c[:min(i, g.from)] {
		if c[k].is("number") && c[k].n > 1 {
			of, h := c.counted(k, gs)
			a.Every = a.Every || of != nil && of.from == g.from && h != i
		}
	}
	t, ok := c.trait(i, last)
	if !ok || t.Denied && (c[last:i].has("both") || c.attributive(i)) {
		return a, false
	}
	if layers := layersIn(c[:i].about()); a.Sole && i < g.from && len(t.Layers) == 0 && len(layers) == 1 {
		t.Layers = layers // of containers only X is qualified
	}
	a.Traits = []Trait{t}
	from, to := min(c[i].i, c[g.from].i), max(c[i].j, c[g.to-1].j)
	a.Offset, a.Len = from, to-from
	a.Lately, a.Past = c.has("lately") || c.has("quarter"), c.quarter()
	return a, true
}

// alone tells whether the term at i is said of a group and of no other: only X is,
// X is the only one, the only one is that of X.
func (c clause) alone(i int, g *group) bool {
	if c[i+1:].has("storey") || c[:i].has("storey") || c[:i].plural() && c.countsOthers(g, i) {
		return false
	}
	for k := 0; k < i; k++ {
		if c.notOnly(k, i) {
			return false
		}
	}
	thing := c[i].is("grant", "ends", "starts", "decision") // of which one may have several
	switch {
	case g.from > 2 && c[0].is("one", "only") && c[1].is("provider", "offer", "applicant") && c[2].is("mark") &&
		c[3:g.from].only("fill", "of"):
		return true // a single provider, X, is
	case g.from > i && c[i:g.from].hasAny("number", "storey"):
		return false
	case g.from > i:
		if slices.ContainsFunc(c[i+1:g.from], func(t term) bool { return t.head() && !t.is("belongs", "starts") }) ||
			c[i].is("qualified", "candidate") && slices.ContainsFunc(c[i+1:g.from], term.covers) {
			return false // of what follows it
		}
		k := i - 1
		for k > 0 && c[k].is("public", "applicant", "provider", "offer", "article", "fill", "of", "at") && !c[k+1:i].has("only") {
			k-- // the only known milestone
		}
		return i > 0 && c[k].is("only", "one") && !thing && c.understood(i, g.from) && !c[i+1:g.from].only("of", "public")
	case g.from > 0 && c[g.from-1].is("only"), c.onlyOf(g):
		return true
	}
	between := c[g.to:i]
	if k := between.index("only", 0); k >= 0 && thing && !slices.ContainsFunc(c[i+1:], term.head) && k+1 < len(between) &&
		between[k+1].is("provider", "offer", "applicant") &&
		between.only("fill", "only", "provider", "offer", "applicant", "among", "grant", "decision", "its", "of") {
		return true // the only one whose decision ends
	}
	if between.has("without") && between[len(between)-1].is("public") { // without a published end
		between = between[:len(between)-1]
	}
	without := c[i].is("ends") && between.has("without") && between.has("offer")
	return (!thing || without) && !slices.ContainsFunc(c[i+1:], term.head) && !c[i+1:].begins("offer") && !c.countsOthers(g, i) &&
		between.only("only", "one", "number", "belongs", "applicant", "without", "none", "provider", "offer", "layer", "mark", "fill", "of",
			"ne", "new", "its", "article", "at") &&
		!(between.has("one") && between.has("offer")) && (between.has("only") || between.has("one"))
}

// onlyOf tells whether a clause begins with what is a group's alone: only the offer
// of X.
func (c clause) onlyOf(g *group) bool {
	return g.from > 1 && c[0].is("only") && c[g.from-1].is("of") && c[1:g.from].only("fill", "article", "offer", "of")
}

// subject is the names that the term at i speaks of: those before it, else those
// after; and those it may speak of instead.
func (c clause) subject(i int, gs []group) (g, other *group) {
	var before, after *group
	for k := range gs {
		if gs[k].to <= i {
			before = &gs[k]
		} else if after == nil {
			after = &gs[k]
		}
	}
	const far = 1
	if before != nil {
		n := c.strange(before.to, i)
		if n > far || n > 1 && c[before.to:i].has("mark") && !c[before.to:i].has("its") {
			before = nil
		}
	}
	near := after != nil && (before == nil || after.from > i+1 && !c[i].is("qualified", "candidate", "applicant"))
	for k := i + 1; near && k < after.from; k++ {
		near = c[k].is("of", "at", "offer") || k == i+1 && c[k].is("only") && c[i].is("j0", "j1", "j2") || before == nil &&
			c[k].is("fill", "its", "aims", "outof", "article", "decision", "layer", "j0", "j1", "j2", "only")
	}
	switch {
	case before == nil && after != nil && i > 0 && c[i-1].is("provider", "offer", "applicant") && !c.understood(i, after.from):
		return nil, nil // the qualified providers await X
	case before == nil && after != nil && (near || c.strange(i+1, after.from) <= far):
		return after, nil
	case before != nil && near:
		return before, after
	}
	return before, nil
}

// countsOfNames is how many offers, qualifications or layers those named are
// said to have.
func (c clause) countsOfNames(gs []group) []Claim {
	var out []Claim
	for i := range c {
		if h := c.noun(i + 1); c[i].is("only") && h >= 0 && c[h].is("offer") && c[i+1:h].only("qualified", "candidate") {
			out = append(out, c.onlyOffer(i, gs)...)
			continue
		}
		if !c[i].is("number", "one", "none", "ordinal") && !(c[i].is("neither") && c[i+1:].begins("of")) || c.countsWhat(i) {
			continue
		}
		if a, ok := c.partOf(i, gs); ok {
			out = append(out, a)
			continue
		}
		g, h := c.counted(i, gs)
		if g == nil {
			h = c.noun(i + 1)
		}
		if k := len(gs) - 1; g == nil && k >= 0 && c[i].is("ordinal") && gs[k].to < i && h >= 0 && c[h].is("offer") &&
			c[gs[k].to:i].only("fill", "gains", "its", "extended", "article", "number", "qualified", "obtains", "obtained", "entered") &&
			c[gs[k].to:i].hasAny("gains", "qualified", "obtains", "obtained", "entered") {
			g = &gs[k] // has added a third offer
		}
		had := g != nil && g.to <= i && !c[max(0, i-4):i].hasAny("not", "none", "neither") &&
			(c[g.to:i].only("of") || c[g.to:i].hasAny("gains", "qualified", "obtains", "obtained", "entered"))
		if a, ok := c.placed(gs, i); ok && c[i].is("ordinal") {
			out = append(out, a)
			continue
		}
		if c[i].is("ordinal") && (g == nil || c[h].is("provider") || g.to <= i && !had) {
			out = append(out, c.place(i)...)
			continue
		}
		if g == nil && (h < 0 || c[h].is("layer")) {
			g, h = c.programs(i, gs)
		}
		if g == nil && c[i].is("number") {
			g, h = c.possessed(i, gs)
		}
		if a, ok := c.holding(i, gs); ok && g == nil {
			out = append(out, a)
			continue
		}
		several := c[i].n > 1 || c[i].is("one")
		if h >= 0 && g != nil && (c[h].is("applicant") && several && c.owns(g, i, h) || !c[h].is("provider", "applicant", "milestone") &&
			!(c[i].is("none") && c[h].is("ends"))) { // X has no published end: that is said of its end
			out = append(out, c.countOf(g, i, h)...)
		}
	}
	return out
}

// within tells whether terms lead to a whole of which those before are a part: is
// among the sixteen offers.
func (c clause) within() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("from", "among") || t.is("fill") && t.value == "in" })
}

// made tells whether the number at i stands right behind a verb that says what was done to
// those it counts: X has had five products qualified.
func (c clause) made(i int) bool {
	k := i - 1
	for k > 0 && c[k].is("only", "fill") {
		k--
	}
	return k > 0 && c[k].is("qualified") && (c[k].value == "verb" || c[k-1].auxiliary() || c[k-1].is("ne"))
}

// possessed is whose the number at i is that has no noun of its own, and where the
// noun stood before: X's three offers and Y's five.
func (c clause) possessed(i int, gs []group) (*group, int) {
	h := i - 1
	for h >= 0 && !c[h].is("offer", "applicant") {
		h--
	}
	for k := range gs {
		g := &gs[k]
		if h >= 0 && h < i-1 && (g.to == i-1 && c[i-1].is("of") || g.from == i+2 && c[i+1].is("of")) {
			return g, h
		}
	}
	return nil, -1
}

// holding is the claim that those named hold as many offers as the number at i, where it has no
// noun: X holds five, five of them, five qualified.
func (c clause) holding(i int, gs []group) (Claim, bool) {
	if len(gs) != 1 || len(gs[0].keys) > 1 || gs[0].to >= i || c[i].n < 2 && !c[i-1].is("only") ||
		!c[gs[0].to:i].only("fill", "ne", "of", "only") {
		return Claim{}, false
	}
	holds := c[gs[0].to:i].has("only") || slices.ContainsFunc(c[gs[0].to:i], func(t term) bool { return t.is("fill") && t.value == "holds" })
	rest := c[i+1:]
	for len(rest) > 0 && rest[0].is("of", "those") {
		rest = rest[1:]
	}
	stages := rest.about()
	if !holds || !rest.only("qualified", "candidate", "mark") || len(stages) > 1 {
		return Claim{}, false
	}
	n := &Count{Of: "offer", N: c[i].n, To: c[i].n}
	return Claim{Subject: gs[0].keys, Count: n, Sure: true, Traits: stages, Offset: c[i].i, Len: c[i].j - c[i].i}, true
}

// owns tells whether what stands at h is said to be a group's: X's two candidacies,
// the two candidacies of X.
func (c clause) owns(g *group, i, h int) bool {
	filed := c[h].value == "case" && g.to <= i && c[g.to:i].only("fill", "ne", "only", "belongs", "at", "") && c.strange(g.to, i) == 0
	return g.to == i-1 && c[i-1].is("of") || g.from == h+2 && c[h+1].is("of") || h < i || filed
}

// onlyOffer is the claim that an offer is the only one of those named.
func (c clause) onlyOffer(i int, gs []group) []Claim {
	g, h := c.counted(i, gs)
	if g == nil || g.from <= i && !c[g.to:i].only("of") {
		return nil
	}
	a := Claim{Subject: g.keys, Sure: true, Count: &Count{Of: "offer", N: 1, To: 1}, Offset: c[i].i, Len: c[h].j - c[i].i}
	if h > i+1 {
		a.Traits = []Trait{{Kind: c[h-1].class}}
	} else if h+1 < len(c) && c[h+1].is("qualified", "candidate") {
		a.Traits = []Trait{{Kind: c[h+1].class}}
	}
	return []Claim{a}
}

// place is the claim that those named come at a place among all: the twelfth
// qualified provider.
func (c clause) place(i int) []Claim {
	h := c.noun(i + 1)
	if h < 0 {
		h = slices.IndexFunc(c[:i], func(t term) bool { return t.is("provider", "offer") })
	}
	of := "either"
	if h >= 0 {
		of = c[h].class
	}
	ts := c[i:].about()
	denied := c[max(0, i-3):i].hasAny("not", "none", "neither")
	if denied || of != "either" && of != "provider" && of != "offer" || len(ts) == 0 || len(ts) > 2 || !stage(ts[0]) ||
		len(ts) == 2 && ts[1].Kind != "layer" {
		return nil
	}
	n := &Count{Of: of, N: c[i].n, To: c[i].n, Bound: AtLeast, Rank: true}
	if c.hasAny("becomes", "new", "obtains", "obtained") {
		n.Bound = Equal
	}
	return []Claim{{Count: n, Traits: ts, Sure: true, Offset: c[i].i, Len: c[max(h, i)].j - c[i].i}}
}

// countOf is how many of what stands at h those of a group have.
func (c clause) countOf(g *group, i, h int) []Claim {
	a := Claim{Subject: g.keys, Count: &Count{Of: c[h].class, N: c[i].n, To: c[i].n}, Sure: true, Offset: c[i].i, Len: c[h].j - c[i].i}
	sole := i > 0 && c[i-1].is("only") || i+1 < len(c) && c[i+1].is("only")
	if c[i].is("number") && c[i].n == 1 && !sole { // an article
		return nil
	}
	if lead := g.from - 1; lead >= 0 && c[lead].is("only") && g.to < i {
		a.Sole = true // only X has more than three
	}
	if c[i].is("ordinal") {
		a.Count.Bound, a.Count.Rank = AtLeast, true
	} else if i > 0 && a.Count.Bound == Equal {
		a.Count.Bound = map[string]Bound{"morethan": MoreThan, "lessthan": LessThan, "atleast": AtLeast, "atmost": AtMost}[c[i-1].class]
	}
	for k := i + 1; k < len(c) && !(k > h && c[k].is("number", "one", "none")) && !c.ofWhole(i); k++ {
		if ts := c[k : k+1].about(); len(a.Traits) == 0 && len(ts) > 0 && stage(ts[0]) && !c[k].is("grant") {
			a.Traits = ts
		}
	}
	if len(a.Traits) == 0 && g.to <= i && !c.ofWhole(i) { // a candidate with two offers
		if ts := c[g.to:i].about(); len(ts) == 1 && stage(ts[0]) {
			a.Traits = ts
		}
	}
	if c[h].is("grant", "decision") {
		a.Count.Of, a.Traits = "offer", []Trait{{Kind: "qualified"}}
	} else if c[h].is("applicant") {
		a.Count.Of, a.Traits = "offer", []Trait{{Kind: "candidate"}}
	}
	if h < i {
		a.Len = c[i].j - c[i].i
	}
	verb := i - 1
	if verb > 0 && c[verb].is("only") {
		verb--
	}
	if i > 0 && c[verb].is("renews", "extends", "renewed", "extended", "exits", "exited") {
		a.Count.Of, a.Traits = "movement", []Trait{{Kind: c[verb].kind().Kind}}
	}
	if len(g.keys) < 2 || !slices.ContainsFunc(c, func(t term) bool { return t.value == "each" }) {
		return []Claim{a}
	}
	var out []Claim
	for _, k := range g.keys {
		one := a
		one.Subject = []string{k}
		out = append(out, one)
	}
	return out
}

// partOf is a part of what a name has, with what is said of it: two of X's three offers
// are qualified.
func (c clause) partOf(i int, gs []group) (Claim, bool) {
	if len(gs) != 1 || gs[0].from <= i || !c[i].is("number", "none", "neither") || c[i].n == 1 || !c[i+1:].begins("of") ||
		!c[i+1:gs[0].from].only("of", "fill", "number", "offer", "both") {
		return Claim{}, false
	}
	h := c.index("offer", i)
	from := max(h, gs[0].to-1)
	if h < 0 || h > gs[0].to+3 || !c.understood(i, len(c)) {
		return Claim{}, false
	}
	a := Claim{Subject: gs[0].keys, Count: &Count{Of: "offer", N: c[i].n, To: c[i].n}, Sure: true, Traits: c[from+1:].traits(),
		Offset: c[i].i, Len: c[from].j - c[i].i}
	return a, len(a.Traits) > 0
}

// ofWhole tells whether the number at i is that of a whole: one of X's three offers.
func (c clause) ofWhole(i int) bool {
	for k := max(0, i-4); k < i; k++ {
		if c[k].is("number", "one", "none", "neither") && c[k+1:i].only("of", "fill", "article", "name") && c[k+1:i].has("of") {
			return true
		}
	}
	return false
}

// counted is the names of whom the number at i counts something, and its noun:
// those just before it, or just behind the noun: three offers of X, three X offers.
func (c clause) counted(i int, gs []group) (*group, int) {
	h := c.noun(max(i+1, c.outOf(i+1)))
	for k := range gs {
		g := &gs[k]
		behind := g.from > i && h >= 0 && g.from > h && g.from <= h+3 && c[h+1:g.from].only("of", "from", "at", "qualified", "candidate")
		before := g.to <= i && h >= 0 && !c[g.to].is("mark") && !c[max(0, i-2):i].within() &&
			(c.strange(g.to, i) == 0 || (c[i-1].is("its") || c[i-1].given()) && c.strange(g.to, i) < 3) &&
			!slices.ContainsFunc(c[g.to:i], func(t term) bool {
				return t.is("number", "one") ||
					!c[h].is("storey") && (t.is("outof") || t.is("qualified", "candidate", "applicant") && !c[i-1].is("of", "fill") && !c.made(i))
			})
		switch {
		case g.from > i && k == 0 && h >= 0 && i > 0 && c[i-1].is("its"): // with its three offers, X
			return g, h
		case g.from > i && k == 0 && h >= 0 && i > 0 && c[:i].only("fill", "of", "its", "with") && c[h+1:g.from].has("mark") &&
			c[h+1:g.from].only("mark", "qualified", "candidate", "fill", "layer", "of", "both"): // with three offers, X
			return g, h
		case g.to <= i && i > 0 && c[i-1].is("numbering") && g.from > 1 && c[:g.from].has("offer"): // the offers of X, three in number
			return g, c.index("offer", 0)
		case h >= 0 && g.to+2 <= i && c[g.to].is("mark") && c[g.to+1].given() && c[g.to+2:i].only("its", "only"): // X, with three offers
			return g, h
		case g.from == i+1 && c.noun(g.to) >= 0:
			return g, c.noun(g.to)
		case behind || before && (k+1 == len(gs) || gs[k+1].from > i):
			return g, h
		}
	}
	return nil, -1
}
