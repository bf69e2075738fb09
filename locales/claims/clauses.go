package claims

import (
	"slices"
	"strings"
)

// hopes tells whether a clause says what may be, not what is. What is to come is
// no hope where it is the end of a validity, or the next of them.
func (c clause) hopes() bool {
	ends := c.has("ends") && slices.ContainsFunc(c, func(t term) bool {
		return t.is("date", "first", "last", "level", "sooner", "later", "side", "most", "least")
	})
	return c.hedged() || c.has("aims") && c.has("name") || (c.has("future") || c.has("next")) && !ends && !c.ranksEnds() ||
		slices.ContainsFunc(c, func(t term) bool { return t.is("side") && t.n < 0 }) && len(c.groups()) < 2
}

// hedged tells whether a word takes back what a clause says. Some do so only of
// those who are named: that a provider waits says nothing of how many there are.
func (c clause) hedged() bool {
	return slices.ContainsFunc(c, func(t term) bool {
		return t.is("hedge") && (t.value != "weak" && t.value != "awaited" || c.has("name"))
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
	if k == 0 || k+1 < len(c) && c[k+1].class == "" {
		return false
	}
	for k > 1 && c[k-1].is("fill") && c[k-1].value == "" && (c[k-2].auxiliary()) {
		k--
	}
	return c[k-1].is("ne", "belongs", "offer", "provider", "applicant", "qualified", "candidate", "item") || c[k-1].auxiliary()
}

// auxiliary tells whether a term is a form of to be or to have.
func (t term) auxiliary() bool {
	return t.is("belongs") || t.is("fill") && (t.value == "aux" || t.value == "be")
}

func (t term) head() bool {
	return t.is("qualified", "grant", "candidate", "applicant", "newcomer", "j0", "j1", "j2", "j3", "milestone", "ends", "starts", "belongs",
		"confined", "leaves", "renews", "renewed", "extends", "extended", "renewal", "widening", "enters", "entered", "exits", "exited", "obtains",
		"obtained", "decision", "bothsides")
}

// happens tells whether a term is a noun for an entry or an exit.
func (t term) happens() bool { return t.is("exited", "enters") && t.value == "noun" }

// covers tells whether a term is a verb that says layers, where they follow.
func (t term) covers() bool { return t.is("fill") && t.value == "covers" }

// isHead tells whether the term at i says something of others.
func (c clause) isHead(i int) bool {
	if !c[i].covers() {
		return c[i].head()
	}
	for i++; i < len(c) && c[i].is("fill", "its", "article", "at", "only", "of", "both", "not", "neither"); i++ {
	}
	return i < len(c) && c[i].is("layer")
}

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

// isObject tells whether a qualification is only what the head before is of: the
// renewal of its qualification.
func (c clause) isObject(i, last int) bool {
	if last > 0 && (c[i].is("starts") && c[last-1].is("j0", "j1", "j2") || c[i].is("grant") && c[last-1].is("candidate")) {
		return c[last:i].only("of", "from", "its", "fill", "at", "article", "name") // the J0 of X dates from
	}
	return last > 0 && c[i].is("grant", "decision") &&
		(c[last-1].is("renews", "renewed", "extends", "extended", "renewal", "widening", "ends", "exited") ||
			(c[:last].has("without") || c[:last].has("not")) && c[last-1].is("obtains", "obtained")) &&
		c[last:i].only("of", "from", "its", "fill", "at", "article", "name", "first")
}

// objects tells whether a renewal or an extension is what is obtained at i.
func (c clause) objects(i int) bool {
	for ; i < len(c) && c[i].is("of", "its", "fill", "article"); i++ {
	}
	return c[i:].begins("renewal", "widening")
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
	if g == nil {
		return a, false
	}
	a.Subject = g.keys
	if other != nil {
		a.Either = other.keys
	}
	a.Sole = c.sole(i, g)
	a.Every = c[:min(i, g.from)].has("both") || len(g.keys) == 1 && g.to < i && c[g.to:i].has("both") && c[g.to:i].has("offer")
	for k := range c[:min(i, g.from)] {
		if c[k].is("number") && c[k].n > 1 {
			of, h := c.counted(k, gs)
			a.Every = a.Every || of != nil && of.from == g.from && h != i
		}
	}
	t, ok := c.trait(i, last)
	if !ok || t.Denied && c[last:i].has("both") {
		return a, false
	}
	a.Traits = []Trait{t}
	from, to := min(c[i].i, c[g.from].i), max(c[i].j, c[g.to-1].j)
	a.Offset, a.Len = from, to-from
	a.Lately, a.Past = c.has("lately") || c.has("quarter"), c.quarter()
	return a, true
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

// sole tells whether the term at i is said of a group and of no other: only X is,
// X is the only one, the only one is that of X.
func (c clause) sole(i int, g *group) bool {
	if c[i+1:].has("storey") || c[:i].has("storey") || slices.ContainsFunc(c[:i], func(t term) bool { return t.is("number") && t.n > 1 }) {
		return false
	}
	thing := c[i].is("grant", "ends", "starts", "decision") // of which one may have several
	switch {
	case g.from > 2 && c[0].is("one", "only") && c[1].is("provider", "offer", "applicant") && c[2].is("mark") &&
		c[3:g.from].only("fill", "of"):
		return true // a single provider, X, is
	case g.from > i && c[i:g.from].hasAny("number", "storey"):
		return false
	case g.from > i:
		if slices.ContainsFunc(c[i+1:g.from], func(t term) bool { return t.head() && !t.is("belongs", "starts") }) {
			return false // of what follows it
		}
		k := i - 1
		for k > 0 && c[k].is("public", "applicant", "provider", "offer", "article", "fill", "of") && !c[k+1:i].has("only") {
			k-- // the only known milestone
		}
		return i > 0 && c[k].is("only", "one") && !thing && c.understood(i, g.from) && !c[i+1:g.from].only("of", "public")
	case g.from > 0 && c[g.from-1].is("only"):
		return true
	case c.except(i, g):
		return true
	}
	between := c[g.to:i]
	if k := between.index("only", 0); k >= 0 && thing && !slices.ContainsFunc(c[i+1:], term.head) && k+1 < len(between) &&
		between[k+1].is("provider", "offer", "applicant") &&
		between.only("fill", "only", "provider", "offer", "applicant", "among", "grant", "decision", "its", "of") {
		return true // the only one whose decision ends
	}
	return !thing && !slices.ContainsFunc(c[i+1:], term.head) && !c[i+1:].begins("offer") && !c.has("number") &&
		between.only("only", "one", "applicant", "provider", "offer", "layer", "mark", "fill", "of", "ne", "new", "its", "article", "at") &&
		!(between.has("one") && between.has("offer")) && (between.has("only") || between.has("one"))
}

// except tells whether the term at i is denied of all but a group: apart from X,
// nobody is.
func (c clause) except(i int, g *group) bool {
	return g.from > 0 && c[:g.from].only("without", "of", "fill") && c[:g.from].has("without") && g.to < i &&
		(c[g.to:i].has("nobody") || c[g.to:i].has("none"))
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
		near = c[k].is("of", "at", "offer") || before == nil &&
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

// kind is the trait that a word of its class says.
func (t term) kind() Trait {
	named := map[string]string{"applicant": "candidate", "grant": "qualified", "renewal": "renews", "widening": "extends",
		"newcomer": "enters",
		"renewed":  "renews", "extended": "extends", "entered": "enters", "exited": "exits", "obtained": "obtains"}
	kind, ok := named[t.class]
	if !ok {
		kind = t.class
	}
	return Trait{Kind: kind, Now: t.is("newcomer", "renews", "extends", "enters", "exits", "leaves", "obtains")}
}

// trait is what the term at i says, with its layers, its date and whether it is
// denied; false when it says nothing by itself.
func (c clause) trait(i, last int) (Trait, bool) {
	t := c[i].kind()
	t.Denied = c.denied(i, last)
	if gs := c.groups(); t.Denied && len(gs) == 1 && c.except(i, &gs[0]) {
		t.Denied = false
	}
	t.At = c.at(i, last) && !c[i+1:].begins("ormore", "side", "beyond")
	next := i + 1
	for next < len(c) && (!c.isHead(next) || c.isObject(next, i+1)) {
		next++
	}
	for k := i + 1; k < next && c[k].class != "" && !(c[k].is("mark") && c[k].value != ","); k++ {
		switch {
		case c[k].is("number", "one", "none"), c[k].is("name") && c[k-1].is("mark") && len(t.Layers) > 0:
			k = next
		case c[k].is("layer"):
			t.Layers = append(t.Layers, c[k].value)
			t.Exact = t.Exact || c[k-1].is("only") || c[i+1:k].has("only") || k+1 < len(c) && c[k+1].is("only")
		case c[k].is("date"):
			if !t.Date.Known() {
				t.Date, t.Side = c[k].date, c[k].n
			}
		}
	}
	if k := i - 1; k >= last && c[k].is("layer") {
		t.Layers = append(t.Layers, c[k].value)
	}
	if !t.Date.Known() && last == 0 && len(c) > 0 { // in February, X passed J1
		for k := 0; k < min(i, 3); k++ {
			stands := c[k].date.Day > 0 && c[i].is("qualified", "grant", "candidate", "applicant") // on 31 March X is qualified
			if c[k].is("date") && !(k > 0 && (c[k-1].is("since") || c[k-1].is("at", "outof") && stands)) {
				t.Date, t.Side = c[k].date, c[k].n
			}
		}
	}
	if len(t.Layers) == 0 && len(c) > 3 && c[0].is("of", "fill", "at") { // for containers, X
		k := 1
		for k < 4 && c[k].is("fill", "article") {
			k++
		}
		if c[k].is("layer") && k+1 < i && c[k+1].is("mark") {
			t.Layers = []string{c[k].value}
		}
	}
	if c[i].is("renewal", "widening") {
		return t, t.Denied || t.Date.Known() || c.has("lately") ||
			c[:i].has("obtains") || c[:i].has("obtained") || i > 0 && c[i-1].is("new", "number", "one")
	}
	switch t.Kind {
	case "milestone":
		return t, t.Denied || c.public(i)
	case "decision", "starts":
		t.Kind = "starts"
		return t, t.Date.Known() && !t.Denied
	case "confined":
		t.Kind, t.Exact = "layer", true
		return t, len(t.Layers) > 0
	case "belongs", "fill":
		t.Kind = "layer"
		return t, len(t.Layers) > 0
	case "ends":
		return t, t.Date.Known() || t.Denied || c.public(i)
	}
	return t, true
}

// public tells whether what the term at i says is said to be published.
func (c clause) public(i int) bool {
	for k := i + 1; k < len(c) && k < i+3; k++ {
		if c[k].is("public") {
			return true
		}
	}
	return i > 0 && c[i-1].is("public")
}

// at tells whether a milestone is said to be where an offer stands.
func (c clause) at(i, last int) bool {
	for k := i - 1; k >= last && k >= i-3; k-- {
		if c[k].is("at") {
			return true
		}
	}
	return false
}

// denied tells whether a word denies the term at i: one before it, or one after
// it that has nothing else to deny.
func (c clause) denied(i, last int) bool {
	for k := i - 1; k >= last; k-- {
		if c[k].is("not", "none", "neither", "without") {
			return true
		}
		if c[k].is("mark") {
			break
		}
	}
	if i > 0 && slices.ContainsFunc(c[:i], func(t term) bool { return t.is("neither") }) {
		return true
	}
	if c[i].is("milestone", "ends") && c[i+1:min(len(c), i+3)].has("unknown") {
		return true
	}
	for k := i + 1; k < len(c) && !c[k].is("mark", "name", ""); k++ {
		if c.isHead(k) {
			return false
		}
		if h := c.noun(k + 1); c[k].is("none") && h >= 0 && (c[h].is("offer") || c[h].is("grant") && c[i].is("obtains", "obtained")) {
			return true
		}
		if c[k].is("not") {
			return !slices.ContainsFunc(c[k:], func(t term) bool { return t.head() || t.is("moved", "stir") })
		}
	}
	return false
}

// countsOfNames is how many offers, qualifications or layers those named are
// said to have.
func (c clause) countsOfNames(gs []group) []Claim {
	var out []Claim
	for i := range c {
		if c[i].is("only") && i+1 < len(c) && c[i+1].is("offer") { // X's only offer
			if g, h := c.counted(i, gs); g != nil && (g.from > i || c[g.to:i].only("of")) {
				a := Claim{Subject: g.keys, Sure: true, Count: &Count{Of: "offer", N: 1, To: 1}, Offset: c[i].i, Len: c[h].j - c[i].i}
				if h+1 < len(c) && c[h+1].is("qualified", "candidate") {
					a.Traits = []Trait{{Kind: c[h+1].class}}
				}
				out = append(out, a)
			}
			continue
		}
		if !c[i].is("number", "one", "none", "ordinal") {
			continue
		}
		if a, ok := c.partOf(i, gs); ok {
			out = append(out, a)
			continue
		}
		g, h := c.counted(i, gs)
		if c[i].is("ordinal") && (g == nil || c[h].is("provider") || g.to <= i && !c[g.to:i].only("of")) { // the twelfth provider
			if h = c.noun(i + 1); h < 0 {
				h = slices.IndexFunc(c[:i], func(t term) bool { return t.is("provider", "offer") })
			}
			of := "either"
			if h >= 0 {
				of = c[h].class
			}
			if of == "either" || of == "provider" || of == "offer" {
				if ts := c[i:].about(); len(ts) == 1 && stage(ts[0]) {
					h = max(h, i)
					rank := &Count{Of: of, N: c[i].n, To: c[i].n, Bound: AtLeast, Rank: true}
					if c.hasAny("becomes", "new", "obtains", "obtained") {
						rank.Bound = Equal
					}
					out = append(out, Claim{Count: rank, Traits: ts, Sure: true, Offset: c[i].i, Len: c[h].j - c[i].i})
				}
			}
			continue
		}
		if h < 0 || g == nil || c[h].is("provider", "applicant", "milestone") {
			continue
		}
		a := Claim{Subject: g.keys, Count: &Count{Of: c[h].class, N: c[i].n, To: c[i].n}, Sure: true}
		sole := i > 0 && c[i-1].is("only") || i+1 < len(c) && c[i+1].is("only")
		switch {
		case c[i].is("number") && c[i].n == 1 && !sole: // an article
			continue
		case c[i].is("ordinal"):
			a.Count.Bound, a.Count.Rank = AtLeast, true
		case c[h].is("storey"):
			a.Count.Of = "storey"
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
			a.Count.Of = "offer"
			a.Traits = []Trait{{Kind: "qualified"}}
		}
		verb := i - 1
		if verb > 0 && c[verb].is("only") {
			verb--
		}
		if i > 0 && c[verb].is("renews", "extends", "renewed", "extended") {
			a.Count.Of, a.Traits = "movement", []Trait{{Kind: strings.TrimSuffix(c[verb].class, "ed")}}
			a.Traits[0].Kind = map[string]string{"renew": "renews", "extend": "extends"}[strings.TrimSuffix(a.Traits[0].Kind, "s")]
		}
		a.Offset, a.Len = c[i].i, c[h].j-c[i].i
		if len(g.keys) > 1 && slices.ContainsFunc(c, func(t term) bool { return t.value == "each" }) {
			for _, k := range g.keys {
				one := a
				one.Subject = []string{k}
				out = append(out, one)
			}
			continue
		}
		out = append(out, a)
	}
	return out
}

// partOf is a part of what a name has, with what is said of it: two of X's three offers
// are qualified.
func (c clause) partOf(i int, gs []group) (Claim, bool) {
	if len(gs) != 1 || gs[0].from <= i || !c[i].is("number", "none") || c[i].n == 1 || !c[i+1:].begins("of") ||
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
		if c[k].is("number", "one") && c[k+1:i].only("of", "fill", "article", "name") && c[k+1:i].has("of") {
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
		before := g.to <= i && h >= 0 && !c[g.to].is("mark") &&
			(c.strange(g.to, i) == 0 || c[i-1].is("its") && c.strange(g.to, i) < 3) && !slices.ContainsFunc(c[g.to:i], func(t term) bool {
			return t.is("number", "one") ||
				!c[h].is("storey") && (t.is("outof") || t.is("qualified", "candidate", "applicant") && !c[i-1].is("of", "fill"))
		})
		switch {
		case g.from > i && k == 0 && h >= 0 && i > 0 && c[i-1].is("its"): // with its three offers, X
			return g, h
		case g.from > i && k == 0 && h >= 0 && i > 0 && c[:i].only("fill", "of", "its", "with") && c[h+1:g.from].has("mark") &&
			c[h+1:g.from].only("mark", "qualified", "candidate", "fill", "layer", "of"): // with three offers, X
			return g, h
		case g.to <= i && i > 0 && c[i-1].is("numbering") && g.from > 1 && c[:g.from].has("offer"): // the offers of X, three in number
			return g, c.index("offer", 0)
		case g.from == i+1 && c.noun(g.to) >= 0:
			return g, c.noun(g.to)
		case behind || before && (k+1 == len(gs) || gs[k+1].from > i):
			return g, h
		}
	}
	return nil, -1
}

// begins tells whether terms begin with one of some classes.
func (c clause) begins(classes ...string) bool { return len(c) > 0 && c[0].is(classes...) }

// only tells whether terms are all of some classes.
func (c clause) only(classes ...string) bool {
	return !slices.ContainsFunc(c, func(t term) bool { return !t.is(classes...) })
}

// noun is where what is counted stands, at i or after words that qualify it.
func (c clause) noun(i int) int {
	for k := i; k < len(c) && k < i+4; k++ {
		if c[k].is("offer", "provider", "storey", "item") || c[k].is("unit") && c.hasAny("gains", "grew", "shrank", "exits", "exited", "leaves", "enters", "entered") {
			return k
		}
		if c[k].auxiliary() || !c[k].is("fill", "its", "aims", "outof", "at", "article", "qualified", "candidate", "new", "only", "layer", "of",
			"grew", "shrank", "rest", "obtains", "obtained") {
			break
		}
	}
	for k := i; k < len(c) && k < i+3; k++ {
		if k == i && k > 0 && c[k-1].is("none", "number", "one", "first") && c[k].is("j0", "j1", "j2") || k > i && c[k-1].is("new") && c[k].is("j0", "j1", "j2") {
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
		if c[k].auxiliary() || !c[k].is("fill", "its", "aims", "outof", "article", "new", "only", "of", "public", "grew", "shrank", "qualified", "candidate") {
			break
		}
	}
	return -1
}
