package locales

import (
	"slices"
	"strings"
)

// clause is terms that say one thing: between strong marks and contrasts.
type clause []term

// clausesOf cuts a sentence into its clauses, without those that do not assert.
// One that names nobody and speaks of "its" something is said of those named
// before it.
func clausesOf(ts []term) []clause {
	var out []clause
	var named []term // the last names
	for from := 0; from < len(ts); {
		to := from
		for to < len(ts) && !ts[to].is("contrast") && !(ts[to].is("mark") && slices.Contains([]string{";", ":", "(", ")", "–", "—", "\n"}, ts[to].value)) {
			to++
		}
		c := clause(ts[from:to])
		if named != nil && !c.has("name") && (c.has("its") || c.milestoneAlone()) {
			c = slices.Concat(named, c)
		}
		if gs := c.groups(); len(gs) > 0 {
			named = c[gs[len(gs)-1].from:gs[len(gs)-1].to]
		}
		if !c.has("hedge") && !(c.has("aims") && c.has("name")) && !(to < len(ts) && c.title()) {
			out = append(out, c)
		}
		from = to + 1
	}
	return out
}

// title tells whether a clause only says what the next one speaks of.
func (c clause) title() bool {
	return c.has("name") && c.only("name", "grant", "renewal", "widening", "decision", "of", "article", "and", "its") && !c[0].is("name")
}

// milestoneAlone tells whether a clause is of a milestone and counts nothing.
func (c clause) milestoneAlone() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("j0", "j1", "j2", "decision") }) &&
		!slices.ContainsFunc(c, func(t term) bool { return t.is("number", "one", "none", "share", "applicant", "offer", "provider") })
}

// ofSomebody is from where a clause speaks of those it names, in runes.
func (c clause) ofSomebody() int {
	for _, t := range c {
		if t.is("name", "its") {
			return t.i
		}
	}
	return -1
}

// assertions is what a clause says.
func (c clause) assertions() []Assertion {
	if c.has("name") {
		return c.ofNames()
	}
	return c.ofNumbers()
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

// strange is how many words between two terms are not understood.
func (c clause) strange(i, j int) int {
	n := 0
	for k := i; k < j; k++ {
		if c[k].class == "" || c[k].is("mark") && c[k].value == "…" {
			n++
		}
	}
	return n
}

func (t term) head() bool {
	return t.is("qualified", "grant", "candidate", "applicant", "newcomer", "j0", "j1", "j2", "j3", "milestone", "ends", "starts", "belongs", "confined", "renews", "renewed", "extends",
		"extended", "renewal", "widening", "enters", "entered", "exits", "exited", "obtains", "obtained", "decision")
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
		if k := len(out) - 1; k >= 0 && c.lists(out[k].to, i) {
			out[k].keys, out[k].to = append(out[k].keys, c[i].value), i+1
			continue
		}
		out = append(out, group{[]string{c[i].value}, i, i + 1})
	}
	return out
}

// lists tells whether the terms between two names only join them.
func (c clause) lists(i, j int) bool {
	for k := i; k < j; k++ {
		if !c[k].is("and", "of", "from", "offer", "not", "neither") && !(c[k].is("mark") && c[k].value == ",") {
			return false
		}
	}
	return true
}

// ofNames is what a clause says of those it names.
func (c clause) ofNames() []Assertion {
	gs := c.groups()
	var out []Assertion
	last := 0
	for i := range c {
		if !c[i].head() || c.isCounted(i) || c.isObject(i, last) || c.part(i).has("past") {
			continue
		}
		a, ok := c.ofHead(i, last, gs)
		last = i + 1
		if ok {
			out = append(out, a)
		}
	}
	if k := c.index("mark", 0); k > 0 && k < gs[0].from && c[k:].only("mark", "among", "name", "and", "of", "its", "fill", "article", "offer") && c[k:].has("among") {
		out = append(out, c[:k].ofNumbers()...)
	}
	return append(out, c.countsOfNames(gs)...)
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
	return last > 0 && c[i].is("grant") && c[last-1].is("renews", "renewed", "extends", "extended", "renewal", "widening", "ends") &&
		c[last:i].only("of", "from", "its", "fill", "at", "article")
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
	return k >= 0 && (c[k].is("none") && c[i].is("applicant") || c[k].is("one") || c[k].is("number") && c[k].n > 1) && (c.noun(k+1) == i || k+1 < i && c.noun(i) == i)
}

// ofHead is what the term at i says, of whom.
func (c clause) ofHead(i, last int, gs []group) (Assertion, bool) {
	a := Assertion{Offset: c[i].i, Len: c[i].j - c[i].i}
	g, other := c.subject(i, gs)
	if g == nil {
		return a, false
	}
	a.Subject = g.keys
	if other != nil {
		a.Either = other.keys
	}
	a.Sole = g.from > 0 && c[g.from-1].is("only") && g.from < i ||
		i > 0 && c[i-1].is("only", "one") && g.from > i && c.understood(i, g.from) && !c[i].is("grant", "decision", "ends", "starts") && !c[i+1:g.from].only("of", "public")
	if g.to <= i && !slices.ContainsFunc(c[i+1:], term.head) && c.understood(g.to, i) && !c.has("number") && c[g.to:i].only("only", "one", "applicant", "fill", "of", "ne", "new", "its", "article", "at") &&
		!c[i].is("grant", "ends", "starts", "decision") && !c[i+1:].begins("offer") {
		a.Sole = a.Sole || c[g.to:i].has("only") || c[g.to:i].has("one")
	}
	a.Every = c[:i].has("both")
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
	a.Lately = c.has("lately")
	return a, true
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
		near = c[k].is("of", "at", "offer") || before == nil && c[k].is("fill", "its", "aims", "outof", "article", "decision", "layer", "j0", "j1", "j2", "only")
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

// trait is what the term at i says, with its layers, its date and whether it is
// denied; false when it says nothing by itself.
func (c clause) trait(i, last int) (Trait, bool) {
	t := Trait{Kind: c[i].class}
	switch c[i].class {
	case "applicant":
		t.Kind = "candidate"
	case "grant":
		t.Kind = "qualified"
	case "renewal", "widening":
		t.Kind = map[string]string{"renewal": "renews", "widening": "extends"}[t.Kind]
	case "newcomer":
		t.Kind, t.Now = "enters", true
	case "renewed", "extended", "entered", "exited", "obtained":
		t.Kind = map[string]string{"renewed": "renews", "extended": "extends", "entered": "enters", "exited": "exits", "obtained": "obtains"}[t.Kind]
	case "renews", "extends", "enters", "exits", "obtains":
		t.Now = true
	}
	t.Denied = c.denied(i, last)
	t.At = c.at(i, last)
	next := i + 1
	for next < len(c) && !c[next].head() {
		next++
	}
	for k := i + 1; k < next && c[k].class != "" && !(c[k].is("mark") && c[k].value != ","); k++ {
		switch {
		case c[k].is("number", "one", "none"):
			k = next
		case c[k].is("layer"):
			t.Layers = append(t.Layers, c[k].value)
			t.Exact = t.Exact || c[k-1].is("only") || k > i+1 && c[k-2].is("only") || k+1 < len(c) && c[k+1].is("only")
		case c[k].is("date"):
			if !t.Date.Known() {
				t.Date = c[k].date
			}
		}
	}
	if k := i - 1; k >= last && c[k].is("layer") {
		t.Layers = append(t.Layers, c[k].value)
	}
	if !t.Date.Known() && last == 0 && len(c) > 0 { // in February, X passed J1
		for k := 0; k < min(i, 3); k++ {
			if c[k].is("date") && !(k > 0 && c[k-1].is("since")) {
				t.Date = c[k].date
			}
		}
	}
	if c[i].is("renewal", "widening") {
		return t, t.Denied || t.Date.Known() || c.has("lately") || last > 0 && c[last-1].is("obtains", "obtained") || i > 0 && c[i-1].is("new", "number", "one")
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
	case "belongs":
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
	for k := i + 1; k < len(c) && !c[k].is("mark", "name", ""); k++ {
		if c[k].head() {
			return false
		}
		if h := c.noun(k + 1); c[k].is("none") && h >= 0 && c[h].is("offer") {
			return true
		}
		if c[k].is("not") {
			return !slices.ContainsFunc(c[k:], term.head)
		}
	}
	return false
}

// countsOfNames is how many offers, qualifications or layers those named are
// said to have.
func (c clause) countsOfNames(gs []group) []Assertion {
	var out []Assertion
	for i := range c {
		if c[i].is("only") && i+1 < len(c) && c[i+1].is("offer") { // X's only offer
			if g, h := c.counted(i, gs); g != nil && (g.from > i || c[g.to:i].only("of")) {
				a := Assertion{Subject: g.keys, Whole: true, Count: &Count{Of: "offer", N: 1, To: 1}, Offset: c[i].i, Len: c[h].j - c[i].i}
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
		g, h := c.counted(i, gs)
		if c[i].is("ordinal") && (g == nil || c[h].is("provider") || g.to <= i && !c[g.to:i].only("of")) { // the twelfth provider
			if h = c.noun(i + 1); h >= 0 && c[h].is("provider", "offer") {
				if ts := c[i:].about(); len(ts) == 1 {
					out = append(out, Assertion{Count: &Count{Of: c[h].class, N: c[i].n, Bound: AtLeast, Rank: true}, Traits: ts, Offset: c[i].i, Len: c[h].j - c[i].i})
				}
			}
			continue
		}
		if h < 0 || g == nil || c[h].is("provider", "applicant", "milestone") {
			continue
		}
		a := Assertion{Subject: g.keys, Count: &Count{Of: c[h].class, N: c[i].n, To: c[i].n}, Whole: true}
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
		out = append(out, a)
	}
	return out
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
		before := g.to <= i && h >= 0 && c.strange(g.to, i) == 0 && !slices.ContainsFunc(c[g.to:i], func(t term) bool {
			return t.is("number", "one", "outof") || t.is("qualified", "candidate", "applicant") && !c[i-1].is("of", "fill")
		})
		switch {
		case g.from > i && k == 0 && h >= 0 && i > 0 && c[i-1].is("its"): // with its three offers, X
			return g, h
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
		if c[k].is("offer", "provider", "storey") {
			return k
		}
		if !c[k].is("fill", "its", "aims", "outof", "at", "article", "qualified", "candidate", "new", "only", "layer", "of", "grew", "shrank") {
			break
		}
	}
	for k := i; k < len(c) && k < i+3; k++ {
		if c[k].is("applicant", "newcomer", "decision", "grant", "milestone") || c[k].is("layer") && c[k+1:].begins("qualified", "candidate") {
			return k
		}
		if !c[k].is("fill", "its", "aims", "outof", "article", "new", "only", "of", "grew", "shrank") {
			break
		}
	}
	return -1
}

// ofNumbers is what a clause without names counts.
func (c clause) ofNumbers() []Assertion {
	if c.has("past") {
		return nil
	}
	if a, ok := c.portion(); ok {
		return []Assertion{a}
	}
	if a, ok := c.compared(); ok {
		return []Assertion{a}
	}
	var out []Assertion
	var before []Trait // of the count before
	of, whole, first := "", c.understood(0, len(c)), -1
	for i := 0; i < len(c); i++ {
		n, at := c.quantity(i)
		if n == nil || i > 0 && c[i-1].is("not") || i > 1 && c[i-2].is("not") {
			continue
		}
		if i > 0 && c[i-1].is("numbering") || i > 1 && c[i-1].is("only") && (c[i-2].is("numbering") || at == len(c) && c[0:i].only("ne", "fill", "article", "applicant", "offer", "provider", "qualified", "candidate", "only")) { // the candidates number twenty
			if h := c.noun(0); h >= 0 && h < i && !c[h].is("milestone") {
				n.Of = c[h].class
				out = append(out, Assertion{Count: n, Whole: whole, Traits: c[:i].about(), Offset: c[0].i, Len: c[at-1].j - c[0].i})
			}
			continue
		}
		if c[i].is("none") && c.noun(at) >= 0 && c[c.noun(at)].is("milestone") && slices.ContainsFunc(c[:i], func(t term) bool {
			return t.is("applicant", "offer", "provider")
		}) {
			continue
		}
		if to := c.outOf(at); to > 0 && n.Of100 == 0 { // eight of the seventeen offers
			at = to
		}
		h := c.noun(at)
		end := c.region(max(at, h+1))
		switch {
		case c[i].is("nobody"):
			h, of = i, "applicant"
		case h >= 0 && h < end:
			of = c[h].class
		case of == "" || at >= end || !c.trails(at, end) || n.Of100 > 0 || n.Rank:
			continue
		default: // three qualified, two in progress
			h = at - 1
		}
		n.Of = of
		if n.N == 1 && n.Bound == AtLeast && c[at:end].has("only") {
			n.Bound = Equal
		}
		a := Assertion{Count: n, Whole: whole, Lately: c[at:end].has("lately") || len(out) == 0 && c[:i].has("lately"), Offset: c[i].i,
			Len: c[max(h, at-1)].j - c[i].i}
		switch {
		case c[i].is("nobody"):
		case of == "applicant":
			a.Traits = append(a.Traits, Trait{Kind: "candidate"})
		case of == "newcomer":
			of, n.Of = "applicant", "applicant"
			a.Traits = append(a.Traits, Trait{Kind: "enters", Now: true})
		case of == "grant":
			a.Traits = append(a.Traits, Trait{Kind: "qualified"})
		case of == "decision":
			a.Traits = append(a.Traits, Trait{Kind: "decided"})
		case of == "layer":
			of, n.Of = "offer", "offer"
			a.Traits = append(a.Traits, Trait{Kind: "layer", Layers: []string{c[h].value}})
		case of == "milestone":
			a.Traits = append(a.Traits, Trait{Kind: of})
		}
		for _, t := range c[at:max(h, at)] { // seventeen qualified offers
			if t.is("qualified", "candidate") {
				a.Traits = append(a.Traits, Trait{Kind: t.class})
			}
		}
		if m := c[at:end].wholeOf(); m > n.N && m <= 10 { // one offer in three is a manner of speaking
			i = end - 1
			continue
		}
		if n.Of100 > 0 {
			a.Traits = append(a.Traits, c.adjacent(h+1, end)...)
			n.Half = slices.Clone(a.Traits)
		}
		for _, t := range c[at:max(h, at)] {
			if t.is("layer") {
				a.Traits = append(a.Traits, Trait{Kind: "layer", Layers: []string{t.value}})
			}
		}
		if !whole { // what is not understood may turn what follows
			for k := h + 1; k < end; k++ {
				if c[k].class == "" {
					end = k
				}
			}
		}
		said := c[h+1 : end].traits()
		a.Traits = append(a.Traits, said...)
		if first < 0 {
			first = i
		}
		if layersOf(a.Traits) == 0 {
			a.Traits = append(a.Traits, c[:first].lead()...)
		}
		if before != nil && slices.ContainsFunc(c[max(0, i-3):i], func(t term) bool { return t.is("from") }) {
			a.Traits = append(a.Traits, before...)
		}
		a.Lately = a.Lately || c[at:end].has("new") || c[:i].has("gains") || c[:i].has("enters")
		for _, t := range c {
			if t.is("date") {
				a.Past = append(a.Past, t.date.Month)
			}
		}
		if n.N == 0 && (of == "decision" || of == "grant") && c.has("date") { // December brought no qualification
			a.Lately = a.Lately || !slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Date.Known() })
		}
		if !slices.ContainsFunc(a.Traits, stage) { // seventeen offers, from ten providers, are qualified
			if all := slices.DeleteFunc(c[i:].about(), func(t Trait) bool { return t.Kind == "layer" }); len(all) == 1 {
				a.Traits = append(a.Traits, all...)
			}
		}
		before = a.Traits
		outof := c[at:end].has("outof")
		switch {
		case of == "provider" && slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Kind == "storeys" }):
		case len(a.Traits) == 0 || n.Of100 > 0 && len(a.Traits) == len(n.Half) || layersOf(a.Traits) > 1 || of == "storey":
		case of == "milestone" && !a.Lately && !c[at:end].has("public"):
		case outof && len(said) == 0:
		case n.N <= 1 && (of == "decision" || of == "grant") && !a.Lately && !c.has("date") && !slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Date.Known() }):
		case n.N == 1 && n.Bound == AtLeast && !n.Rank && !a.Lately && !slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Date.Known() || t.Now }):
			// one is an article
		default:
			out = append(out, a)
		}
		i = end - 1
	}
	return out
}

// wholeOf is the number of which a count is said to be a part, 0 for none.
func (c clause) wholeOf() int {
	for k := 1; k < len(c); k++ {
		if c[k-1].is("outof") && c[k].is("number") {
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
	if (k > at || at > 0 && c[at-1].is("none", "share")) && k < len(c) && c[k].is("number") {
		return k + 1
	}
	return 0
}

// portion is a share whose number follows: the share of SaaS among qualified
// offers is 47 %.
func (c clause) portion() (Assertion, bool) {
	p := c.index("portion", 0)
	if p < 0 {
		return Assertion{}, false
	}
	for i := p; i < len(c); i++ {
		if n, at := c.quantity(i); n != nil && n.Of100 > 0 {
			n.Of = "offer"
			a := Assertion{Count: n, Whole: c.understood(0, len(c)), Traits: c.about(), Offset: c[p].i, Len: c[at-1].j - c[p].i}
			if c.has("milestone") {
				a.Traits = append(a.Traits, Trait{Kind: "milestone"})
			}
			n.Half = slices.DeleteFunc(c.about(), func(t Trait) bool { return t.Kind == "layer" })
			return a, len(n.Half) == 1 && len(a.Traits) == 2
		}
	}
	return Assertion{}, false
}

// quantity is the quantity at i, with the words before it that bound it, and
// where it ends; nil for none.
func (c clause) quantity(i int) (*Count, int) {
	n := &Count{N: c[i].n, To: c[i].n}
	at := i + 1
	switch {
	case c[i].is("between") && i+3 < len(c) && c[i+1].is("number") && c[i+2].is("and") && c[i+3].is("number"):
		return &Count{N: c[i+1].n, To: c[i+3].n, Bound: Equal}, i + 4
	case c[i].is("none", "nobody"):
		n.N, n.To = 0, 0
	case c[i].is("article") && c.noun(at) == at:
		n.N, n.To, n.Bound = 1, 1, AtLeast
	case c[i].is("share"):
		n.Of100, n.Bound = c[i].n, About
	case c[i].is("both") && c.noun(at) >= 0 && c[c.noun(at)].is("applicant", "offer", "provider") && !c.has("not") && !c.has("none"):
		n.Of100, n.Bound = 100, AtLeast
	case c[i].is("majority"):
		n.Of100, n.Bound = max(c[i].n, 50), MoreThan
	case c[i].is("ordinal"):
		n.Rank, n.Bound = true, AtLeast
	case c[i].is("number") && at < len(c) && c[at].is("percent"):
		n.Of100, n.Bound, at = c[i].n, About, at+1
	case c[i].is("number", "one", "dozen"):
		if i > 0 && c[i-1].is("outof") {
			return nil, 0
		}
		if c[i].is("dozen") {
			n.Bound = About
		}
	default:
		return nil, 0
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

// region is where what is said of a quantity ends: where another begins.
func (c clause) region(i int) int {
	for k := i; k < len(c); k++ {
		if c[k].is("none") && (c.noun(k+1) < 0 || c[c.noun(k+1)].is("milestone")) {
			continue
		}
		if c[k].is("number") && c[k].n == 1 && (c.noun(k+1) < 0 || !c[k-1].is("mark", "and", "of")) { // an article
			continue
		}
		if c[k].is("number", "one", "none", "share", "ordinal", "majority", "between", "dozen") && !c[k-1].is("outof") {
			return k
		}
	}
	return len(c)
}

// trails tells whether what follows a number says of what it is without a noun.
func (c clause) trails(i, end int) bool {
	for k := i; k < end; k++ {
		if c[k].head() || c[k].is("layer", "date", "new") {
			return true
		}
		if !c[k].is("fill", "its", "aims", "outof", "article", "of", "at", "public") {
			return false
		}
	}
	return false
}

// adjacent is the stage that stands beside a noun and belongs to it.
func (c clause) adjacent(i, end int) []Trait {
	if i < end && c[i].is("qualified", "candidate") {
		return []Trait{{Kind: c[i].class}}
	}
	return nil
}

// lead is what stands before the first count of a clause and holds of it: its
// layers.
func (c clause) lead() []Trait {
	var t Trait
	for _, x := range c {
		switch {
		case x.is("layer"):
			t.Kind, t.Layers = "layer", append(t.Layers, x.value)
		case x.class == "":
			return nil
		}
	}
	if t.Kind == "" {
		return nil
	}
	return []Trait{t}
}

// traits is what the terms after a noun say of it.
func (c clause) traits() []Trait {
	var out []Trait
	var layers []string
	last, dated := 0, false
	for i := range c {
		if c[i].is("layer") && !slices.Contains(layers, c[i].value) {
			layers = append(layers, c[i].value)
		}
		if c[i].is("several") && c.index("storey", i) > 0 {
			return []Trait{{Kind: "storeys"}}
		}
		if c[i].is("moved") {
			out = append(out, Trait{Kind: "moved"})
		}
		if c[i].is("several") {
			out = append(out, Trait{Kind: "several"})
		}
		if !c[i].head() {
			continue
		}
		t, ok := c.trait(i, last)
		t.Layers = nil
		if t.Kind == "starts" && !t.Date.Known() && !t.Denied {
			t.Kind, ok = "decided", true
		}
		if ok && t.Kind != "layer" {
			out, dated = append(out, t), dated || t.Date.Known()
		}
		last = i + 1
	}
	if len(layers) > 0 {
		out = append(out, Trait{Kind: "layer", Layers: layers})
	}
	if i := c.index("date", 0); i >= 0 && last == 0 && !dated && c.understood(0, i) {
		out = append(out, Trait{Kind: "ends", Date: c[i].date})
	}
	return out
}

// compared is a clause that holds one count against another, or against that of
// the edition before.
func (c clause) compared() (Assertion, bool) {
	i := slices.IndexFunc(c, func(t term) bool { return t.is("grew", "shrank", "times", "outnumber", "asmany") })
	if i < 0 || slices.ContainsFunc(c, func(t term) bool { return t.is("not", "none", "neither") }) {
		return Assertion{}, false
	}
	a := Assertion{Count: &Count{Of: "offer", Than: c[i].class}, Whole: c.understood(0, len(c)), Lately: c.has("lately"),
		Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
	than := c.index("than", i)
	sides := [2]clause{c[:i], c[i+1:]}
	if than > 0 {
		sides = [2]clause{c[:than], c[than+1:]}
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
	case c[i].is("times"):
		a.Count.N = c[i].n
		return a, len(a.Traits) > 0 && len(a.Versus) > 0
	case c[i].is("outnumber"):
		a.Count.Than = "exceeds"
		return a, len(a.Traits) > 0 && len(a.Versus) > 0
	case len(a.Past) == 0 && !a.Lately && than > 0 && len(a.Versus) > 0:
		a.Count.Than, a.Count.N = map[string]string{"grew": "exceeds", "shrank": "falls", "asmany": "same"}[c[i].class], 0
		return a, len(a.Traits) > 0
	case len(a.Past) == 0 && !a.Lately && !c.has("since") && !a.Whole:
		return a, false
	}
	for k := range c {
		if c[k].is("number", "one") && (k == i+1 || k == i+2 && c[i+1].is("of")) || c[k].is("number", "one") && c.noun(k+1) >= 0 || c[k].is("number") && k+1 == i {
			a.Count.N = c[k].n
		}
	}
	a.Traits = append(a.Traits, c[i:].about()...)
	return a, len(a.Traits) > 0 || c.has("offer") || c.has("provider")
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
