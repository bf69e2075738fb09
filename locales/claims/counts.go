package claims

import "slices"

// leading adds to the traits of the number at i what stands before it: a layer,
// a milestone, a date, a movement.
func (c clause) leading(ts []Trait, n *Count, of string, from, i int, bare bool) []Trait {
	if bare {
		ts = append(ts, c[:i].reached(of)...)
	}
	return append(c.dateOfLead(ts, from, i), c[:i].moving(n, of)...)
}

// parted is where the whole ends of which the number at i is a part: eight of the
// seventeen offers. Three in four offers are a share.
func (c clause) parted(n *Count, i, at int) int {
	to := c.outOf(at)
	switch {
	case to > 0 && c[to-2].is("outof") && c[to-1].n > n.N && c[to-1].n <= 10:
		c.fraction(n, i, c[to-1].n)
	case to == 0 || n.Of100 > 0:
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

// ranks tells whether a clause holds things against each other: what it counts is
// not all there is.
func (c clause) ranks() bool {
	return slices.ContainsFunc(c, term.ranks)
}

func (t term) ranks() bool {
	return t.is("most", "least", "advanced", "ahead", "behind", "level", "sooner", "later", "rank", "oneof")
}

// hasTime tells whether terms measure time: three months less.
func (c clause) hasTime() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.value == "time" && t.is("fill") })
}

// reached is the milestones that stand before those who reached them: J2 was
// reached by.
func (c clause) reached(of string) (out []Trait) {
	if of != "applicant" && of != "offer" || !c.understood(0, len(c)) || c.has("number") {
		return nil
	}
	for _, t := range c {
		if t.is("j0", "j1", "j2") {
			out = append(out, Trait{Kind: t.class})
		}
	}
	return out
}

// moving is what is said of a number before it: the register gains two, has lost one.
func (c clause) moving(n *Count, of string) []Trait {
	beside := c[max(0, len(c)-2):]
	switch {
	case of == "decision", n.N == 1 && n.Bound != Equal && !beside.has("gains") && !beside.has("exited"):
	case of == "nobody" && c.hasAny("gains", "enters", "entered"), c.has("gains") && (of == "offer" || of == "provider" || of == "applicant" || of == "item" || of == "unit" || of == "nobody"):
		return []Trait{{Kind: "enters", Now: true}}
	case c.has("exits"), c.has("exited"):
		return []Trait{{Kind: "exits", Now: true}}
	}
	return nil
}

// among is what a clause counts a part of, and where that ends: of the seventeen
// offers, eight are.
func (c clause) among() (string, int) {
	k := c.index("mark", 0)
	if k < 1 || !c[0].is("outof", "of", "among", "from") && !(c[0].is("fill") && (c[0].value == "in" || c[0].value == "given")) ||
		!c[:k].only("outof", "of", "from", "among", "fill", "its", "both", "number", "offer", "provider", "qualified", "candidate", "applicant", "article") {
		return "", 0
	}
	for _, t := range c[:k] {
		if t.is("offer", "provider", "applicant") {
			return t.class, k
		}
	}
	return "", 0
}

// dateOfLead gives the ends and starts that are counted at i the date that stands
// before: by the end of 2026, five will end.
func (c clause) dateOfLead(ts []Trait, from, i int) []Trait {
	k := c[:i].index("date", from)
	if k < 0 || dated(ts) {
		return ts
	}
	for n := range ts {
		if (ts[n].Kind == "ends" || ts[n].Kind == "starts") && !ts[n].Denied {
			ts[n].Date, ts[n].Side = c[k].date, c[k].n
			return ts
		}
	}
	if c.has("ends") && !slices.ContainsFunc(ts, func(t Trait) bool { return t.Kind == "ends" }) {
		return append(ts, Trait{Kind: "ends", Date: c[k].date, Side: c[k].n})
	}
	return ts
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

// fromTo is a count that went from one number to another.
func (c clause) fromTo() (Claim, bool) {
	for i := 1; i+2 < len(c); i++ {
		if c[i].is("number") && c[i-1].is("from", "of") && c[i+1].is("at", "fill", "rising") && c[i+2].is("number") && c[i].n+c[i+2].n > 2 && !c.has("not") {
			a := Claim{Count: &Count{Of: "offer", Than: "went", N: c[i].n, To: c[i+2].n}, Sure: c.strange(0, len(c)) < 4, Traits: c.about(),
				Offset: c[0].i, Len: c[i+2].j - c[0].i}
			if c.has("provider") {
				a.Count.Of = "provider"
			} else if c.has("milestone") {
				a.Count.Of = "milestone"
				a.Traits = append(a.Traits, Trait{Kind: "milestone"})
			} else if c.has("applicant") {
				a.Count.Of = "applicant"
			}
			a.Past = c.past()
			return a, len(a.Traits) > 0 && a.Sure
		}
	}
	return Claim{}, false
}

// each is how many offers each of those counted up to the noun at h has, and where
// that ends; nil where the clause says nothing of the kind, or may mean them together.
func (c clause) each(n *Count, h int) *Count {
	k := h + 1
	for k < len(c) && c[k].is("fill", "ne", "qualified", "candidate", "its", "at", "only", "morethan", "lessthan", "atleast", "atmost", "both") {
		k++
	}
	if k >= len(c) || !c[h].is("provider", "applicant") {
		return nil
	}
	m, at := c.quantity(k)
	if c[k].is("several") {
		m, at = &Count{N: 2, To: 2, Bound: AtLeast}, k+1
	}
	if m == nil || m.Of100 > 0 || m.N == 0 || c[k].is("article") {
		return nil
	}
	if v := c.noun(at); v < 0 || !c[v].is("offer", "grant") {
		return nil
	}
	sole := c[k].is("one") || c[max(0, k-1):k].has("only")
	if m.N == 1 && !sole && m.Bound == AtLeast && !c[k-1].is("atleast") {
		return nil
	}
	if n.N == 0 || n.Of100 > 0 || m.Bound != Equal || sole || slices.ContainsFunc(c, func(t term) bool { return t.value == "each" }) {
		return m
	}
	return nil
}

// noMore tells whether the word for none at i denies a milestone of what stands
// before it, and counts nothing.
func (c clause) noMore(i int) bool {
	h := c.noun(i + 1)
	if c[i].is("none") && h >= 0 && c[h].is("ends") && !c[h:].has("date") {
		return i > 0 && c[:i].hasAny("offer", "provider", "applicant", "qualified", "number") || c[h:].has("offer") && c[h:].has("number")
	}
	if c[i].is("none") && h >= 0 && c[h].is("milestone", "ends") && c[h:].has("offer") && c[h:].has("number") { // no end for six offers
		return true
	}
	return c[i].is("none") && h >= 0 && c[h].is("milestone", "ends") && slices.ContainsFunc(c[:i], func(t term) bool {
		return t.is("applicant", "offer", "provider")
	})
}

// nounTraits is what the noun at h and the words between a number and it say of
// what is counted; it settles what that is.
func (c clause) nounTraits(n *Count, of string, at, h, end int) []Trait {
	var out []Trait
	n.Of = of
	switch of {
	case "nobody":
		n.Of = "applicant"
	case "applicant":
		out = append(out, Trait{Kind: "candidate"})
	case "newcomer":
		n.Of = "applicant"
		out = append(out, Trait{Kind: "enters", Now: true})
	case "renewal", "widening", "exited", "enters", "obtains":
		n.Of = "movement"
		out = append(out, Trait{Kind: term{class: of}.kind().Kind, Now: true})
	case "grant":
		out = append(out, Trait{Kind: "qualified"})
	case "decision":
		out = append(out, Trait{Kind: "decided"})
	case "ends":
		n.Of = "offer"
		out = append(out, Trait{Kind: "ends"})
	case "layer":
		n.Of = "offer"
		out = append(out, Trait{Kind: "layer", Layers: []string{c[h].value}})
	case "j0", "j1", "j2":
		n.Of = "offer"
		out = append(out, Trait{Kind: of})
	case "milestone":
		out = append(out, Trait{Kind: of})
	}
	for _, t := range c[at:max(h, at)] { // seventeen qualified offers
		if t.is("qualified", "candidate") {
			out = append(out, Trait{Kind: t.class})
		} else if t.is("applicant") {
			out = append(out, Trait{Kind: "candidate"})
		}
	}
	if n.Of100 > 0 {
		out = append(out, c.adjacent(h+1, end)...)
	}
	for _, t := range c[at:max(h, at)] {
		if t.is("layer") {
			out = append(out, Trait{Kind: "layer", Layers: []string{t.value}})
		}
	}
	return out
}

// complete gives a count the months of its clause, and the stage that stands behind
// another count: seventeen offers, from ten providers, are qualified.
func (c clause) complete(a *Claim, of string, i int) {
	for _, t := range c {
		if t.is("date") {
			a.Past = append(a.Past, t.date.Month)
		}
	}
	a.Past, a.Lately = append(a.Past, c.quarter()...), a.Lately || c.has("quarter")
	switch of {
	case "j0", "j1", "j2":
		a.Lately = a.Lately || c.has("date")
	case "milestone": // no milestone was passed in December
		a.Lately = a.Lately || c.has("date") && !c.has("public") && !dated(a.Traits)
	case "decision", "grant":
		if d := c.date(); d.Month > 0 && d.Year == 0 && !dated(a.Traits) && layersOf(a.Traits) == 0 {
			a.Lately = true
		}
		a.Lately = a.Lately || a.Count.N == 0 && c.has("date") && !dated(a.Traits)
	}
	if !slices.ContainsFunc(a.Traits, stage) && of != "newcomer" {
		if all := slices.DeleteFunc(c[i:].about(), func(t Trait) bool { return t.Kind == "layer" }); len(all) == 1 {
			a.Traits = append(a.Traits, all...)
		} else if before := c[:i].about(); len(all) == 0 && len(before) == 1 && stage(before[0]) && (of == "provider" || c[:i].lists()) && c.understood(0, i) &&
			!c[:i].has("number") && !c[:i].has("none") {
			a.Traits = append(a.Traits, before...) // the candidates are made up of so many providers
		}
	}
}

func dated(ts []Trait) bool {
	return slices.ContainsFunc(ts, func(t Trait) bool { return t.Date.Known() })
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

func stage(t Trait) bool { return t.Kind == "qualified" || t.Kind == "candidate" }

// layersOf is how many layers traits name: the offers of two are counted in
// more than one way.
func layersOf(ts []Trait) int {
	var all []string
	for _, t := range ts {
		for _, l := range t.Layers {
			if !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	return len(all)
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

// portion is a share whose number follows: the share of SaaS among qualified
// offers is 47 %.
func (c clause) portion() (Claim, bool) {
	p := c.index("portion", 0)
	if p < 0 {
		return Claim{}, false
	}
	for i := p; i < len(c); i++ {
		if n, at := c.quantity(i); n != nil && n.Of100 > 0 {
			n.Of = "offer"
			a := Claim{Count: n, Sure: c.understood(0, len(c)), Traits: c.about(), Offset: c[p].i, Len: c[at-1].j - c[p].i}
			if c.has("milestone") {
				a.Traits = append(a.Traits, Trait{Kind: "milestone"})
			}
			n.Half = slices.DeleteFunc(c.about(), func(t Trait) bool { return t.Kind == "layer" })
			return a, len(n.Half) == 1 && len(a.Traits) == 2
		}
	}
	return Claim{}, false
}

// quantity is the quantity at i, with the words before it that bound it, and
// where it ends; nil for none.
func (c clause) quantity(i int) (*Count, int) {
	n := &Count{N: c[i].n, To: c[i].n}
	at := i + 1
	switch {
	case c[i].is("between") && i+3 < len(c) && c[i+1].is("number") && c[i+2].is("and") && c[i+3].is("number"):
		return &Count{N: c[i+1].n, To: c[i+3].n, Bound: Equal}, i + 4
	case c[i].is("belongs") && c.happening(at) && !c[at].is("j0", "j1", "j2", "milestone", "grant", "decision", "movement"): // is a renewal
		n.N, n.To, n.Bound = 1, 1, AtLeast
	case c[i].is("neither") && c.happening(at), c[i].is("without") && at < len(c) && (c[at].is("newcomer") || c[at].happens()):
		n.N, n.To = 0, 0
		if c[at].is("article") || c[at].is("number") {
			at++
		}
	case c[i].is("few"):
		n.Of100, n.Bound = 20, AtMost
	case c[i].is("minority"):
		n.Of100, n.Bound = 50, LessThan
	case c[i].is("none", "nobody", "nothing"), i > 0 && c[i-1].is("without") && (c[i].is("one", "article") || c[i].is("number") && c[i].n == 1):
		n.N, n.To = 0, 0
		if at+1 < len(c) && c[at].is("of") && c.article(at+1) { // no trace of a J1
			at += 2
		}
	case c[i].is("several") && c.noun(at) == at && !c[:i].has("provider"):
		n.N, n.To, n.Bound = 2, 2, AtLeast
	case c[i].is("article") && c.noun(at) >= 0 && c[at:c.noun(at)].only("new", "layer", "qualified", "candidate"):
		n.N, n.To, n.Bound = 1, 1, AtLeast
	case c[i].is("first") && c.happening(at) && (c[at].is("renewal", "widening", "movement", "j0", "j1", "j2") || c[at].happens()): // its first J2
		n.N, n.To, n.Bound = 1, 1, AtLeast
		return n, at
	case c[i].is("only") && c.happening(at) && !c[at].is("milestone"): // the only movement
		n.N, n.To = 1, 1
		return n, at
	case c[i].is("asmany") && c.noun(at) >= 0 && !c.has("than") && c.last(i) > 0:
		n.N, n.To = c.last(i), c.last(i)
	case c[i].is("share"):
		n.Of100, n.Bound = c[i].n, About
	case c[i].is("both") && c.noun(at) >= 0 && !c.article(at) && c[c.noun(at)].is("applicant", "offer", "provider", "ends", "grant", "decision") && !c.has("not") && !c.has("none"):
		n.Of100, n.Bound = 100, AtLeast
	case c[i].is("majority"):
		n.Of100, n.Bound = max(c[i].n, 50), MoreThan
	case c[i].is("ordinal"):
		n.Rank, n.Bound = true, AtLeast
	case c[i].is("number") && at < len(c) && c[at].is("percent"):
		n.Of100, n.Bound, at = c[i].n, About, at+1
	case c[i].is("number", "one", "dozen"):
		if i > 1 && c[i-1].is("outof") {
			return nil, 0
		}
		if c[i].is("dozen") {
			n.Bound = About
		}
	default:
		return nil, 0
	}
	for k := at; k < len(c) && k < at+4 && !c[k].is("number"); k++ { // three offers or more
		if c[k].is("ormore", "orless") {
			n.Bound = map[bool]Bound{true: AtLeast, false: AtMost}[c[k].is("ormore")]
		}
	}
	if c[i].is("one") && at < len(c) && c[at].is("number") && c[at].n == 1 { // a single one
		at++
	}
	sole := i > 0 && c[i-1].is("only") || at < len(c) && c[at].is("only")
	if c[i].is("number") && n.N == 1 && !sole && n.Of100 == 0 {
		n.Bound = AtLeast
	}
	if i > 0 {
		for class, b := range map[string]Bound{"atleast": AtLeast, "atmost": AtMost, "morethan": MoreThan, "lessthan": LessThan, "about": About} {
			if c[i-1].is(class) {
				n.Bound = b
			}
		}
	}
	return n, at
}

// adjacent is the stage that stands beside a noun and belongs to it.
func (c clause) adjacent(i, end int) []Trait {
	if i < end && c[i].is("qualified", "candidate") {
		return []Trait{{Kind: c[i].class}}
	}
	return nil
}

// traits is what the terms after a noun say of it.
func (c clause) traits() []Trait {
	var out []Trait
	var layers []string
	last := 0
	if i := c.index("calm", 0); i >= 0 { // have not advanced
		return []Trait{{Kind: "moved", Denied: true}}
	}
	for i := range c {
		if c[i].is("layer") && !slices.Contains(layers, c[i].value) {
			layers = append(layers, c[i].value)
		}
		if c[i].is("storey") && i > 0 {
			if k := i - 1; c[k].is("number") && c[k].n > 1 && !c[max(0, k-1):k].hasAny("outof", "morethan", "of", "from") {
				out = append(out, Trait{Kind: "storeys", N: c[k].n})
			} else if c[max(0, i-2):i].hasAny("several", "morethan") {
				out = append(out, Trait{Kind: "storeys"})
			}
		}
		if c[i].is("moved", "stir") {
			out = append(out, Trait{Kind: "moved", Denied: c[:i].has("not")})
		}
		if c[i].is("movement") && c[:i].has("without") {
			out = append(out, Trait{Kind: "moved", Denied: true})
		}
		if c[i].is("nothing") && c[i:min(len(c), i+4)].has("public") {
			out = append(out, Trait{Kind: "milestone", Denied: true})
		}
		if c[i].is("several") && !c[i:].has("storey") {
			out = append(out, Trait{Kind: "several"})
		}
		if !c.isHead(i) || c.isObject(i, last) {
			continue
		}
		t, ok := c.trait(i, last)
		t.Layers = nil
		if t.Kind == "starts" && !t.Date.Known() && !t.Denied {
			t.Kind, ok = "decided", true
		}
		if (ok || t.Kind == "milestone" || t.Kind == "ends" && c[i].value == "noun") && t.Kind != "layer" {
			out = append(out, t)
		}
		last = i + 1
	}
	if len(layers) > 0 {
		out = append(out, Trait{Kind: "layer", Layers: layers})
	}
	return out
}

// compared is a clause that holds one count against another, or against that of
// the edition before.
func (c clause) compared() (Claim, bool) {
	exceeds := func(k int) bool { // the number of X exceeds that of Y
		return c[k].is("morethan", "lessthan") && k > 0 && len(c[:k].about()) == 1 &&
			c[k+1:].begins("fill", "qualified", "applicant", "offer")
	}
	i := slices.IndexFunc(c, func(t term) bool {
		return t.is("grew", "shrank", "times", "fewer", "outnumber", "ahead", "behind", "level") || t.is("asmany") && c.hasAny("than", "date", "lately")
	})
	for k := 0; i < 0 && k < len(c); k++ {
		if exceeds(k) {
			i = k
		}
	}
	if k := c.index("morethan", 0); i < 0 && k >= 0 && !c[k+1:].begins("number") {
		if n := c.index("than", k); n > 0 && len(c[k+1:n].about()) > 0 && len(c[n+1:].about()) > 0 { // more offers of A than of B
			a := Claim{Count: &Count{Of: "offer", Than: "exceeds"}, Sure: c.understood(0, len(c)), Traits: c[k+1 : n].about(), Versus: c[n+1:].about(),
				Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
			return a, a.Sure && !c.hasAny("not", "none", "neither", "lately")
		}
	}
	if k := c.index("morethan", 0); k < 0 {
		k = c.index("lessthan", 0)
		i = c.sinceThen(i, k)
	} else {
		i = c.sinceThen(i, k)
	}
	verb := i
	if k := c.index("times", 0); i >= 0 && k > i && c[i].is("outnumber") { // outnumber them by two to one
		i = k
	}
	if i > 0 && c[i-1].is("none", "not") && c[i].is("grew", "shrank", "morethan", "lessthan") && c[i:].has("than") && c[i:].has("date") { // no more than in
		a := Claim{Count: &Count{Of: "offer", Than: "not" + map[bool]string{true: "grew", false: "shrank"}[c[i].is("grew", "morethan")]},
			Sure: true, Traits: c.about(), Past: c.past(), Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
		if c.has("provider") {
			a.Count.Of = "provider"
		}
		return a, len(a.Traits) > 0 && c.strange(0, len(c)) < 2
	}
	if i < 0 || c[max(0, i-2):i].hasTime() || i > 0 && c[i-1].is("about") ||
		slices.ContainsFunc(c[:min(len(c), i+4)], func(t term) bool { return t.is("not", "none", "neither") }) {
		return Claim{}, false
	}
	than := c[i].class
	switch than {
	case "morethan":
		than = "grew"
	case "lessthan":
		than = "shrank"
	}
	a := Claim{Count: &Count{Of: "offer", Than: than}, Sure: c.understood(0, len(c)), Lately: c.has("lately"),
		Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
	past := c.index("than", i)
	sides := [2]clause{c[:verb], c[verb+1:]}
	if past > 0 {
		sides = [2]clause{c[:past], c[past+1:]}
	}
	a.Traits, a.Versus = sides[0].about(), sides[1].about()
	for _, t := range sides[1] {
		if t.is("date") {
			a.Past = append(a.Past, t.date.Month)
		}
	}
	if c.has("provider") {
		a.Count.Of = "provider"
	}
	switch {
	case c[i].is("times", "fewer"):
		a.Count.N = c[i].n
		return a, len(a.Traits) > 0 && len(a.Versus) > 0
	case c[i].is("morethan", "lessthan") && len(a.Past) == 0:
		a.Count.Than = map[string]string{"morethan": "exceeds", "lessthan": "falls"}[c[i].class]
		return a, a.Sure && len(a.Traits) == 1 && len(a.Versus) == 1
	case c[i].is("outnumber", "ahead", "behind", "level"):
		a.Count.Than = map[string]string{"outnumber": map[bool]string{true: "falls", false: "exceeds"}[c[i].n < 0], "ahead": "exceeds", "behind": "falls", "level": "same"}[c[i].class]
		layers := a.Sure && layersOf(a.Traits) == 1 && layersOf(a.Versus) == 1
		return a, len(a.Traits) > 0 && len(a.Versus) > 0 && (c[i].is("outnumber") || layers)
	case len(a.Past) == 0 && !a.Lately && past > 0 && len(a.Versus) > 0:
		a.Count.Than, a.Count.N = map[string]string{"grew": "exceeds", "shrank": "falls", "asmany": "same"}[c[i].class], 0
		return a, len(a.Traits) > 0
	case len(a.Past) == 0 && !a.Lately && !c.has("since") && !a.Sure:
		return a, false
	}
	for k := range c {
		beside := k == i+1 || k == i+2 && c[i+1].is("of") || k+1 == i
		if c[k].is("number", "one") && (beside || k < i && c[k+1:i].only("offer", "provider", "applicant", "qualified", "candidate", "fill", "of", "layer") ||
			k > i && c.noun(k+1) >= 0) {
			a.Count.N = c[k].n
		}
	}
	a.Traits = append(a.Traits, c[i:].about()...)
	return a, len(a.Traits) > 0 || c.hasAny("offer", "provider") || c.lists()
}

// sinceThen is where more or fewer than at another time is said, else i.
func (c clause) sinceThen(i, k int) int {
	if n := c.index("than", max(k, 0)); i < 0 && k >= 0 && n > k && !c[k+1:].begins("number") && c[n:].has("date") {
		return k
	}
	return i
}

// about is the stages and layers that a part of a clause names.
func (c clause) about() []Trait {
	var out []Trait
	for _, t := range c {
		switch {
		case t.is("qualified", "candidate"):
			out = append(out, Trait{Kind: t.class})
		case t.is("grant"):
			out = append(out, Trait{Kind: "qualified"})
		case t.is("applicant"):
			out = append(out, Trait{Kind: "candidate"})
		case t.is("layer"):
			out = append(out, Trait{Kind: "layer", Layers: []string{t.value}})
		}
	}
	return out
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

// happening tells whether what can happen stands at i, or behind an article: an
// entry, a decision.
func (c clause) happening(i int) bool {
	if c[i:].begins("article", "number", "new") {
		i++
	}
	return c[i:].begins("newcomer", "renewal", "widening", "grant", "decision", "movement", "milestone", "j0", "j1", "j2") || i < len(c) && c[i].happens()
}
