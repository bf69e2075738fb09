package claims

import "slices"

// ofNumbers is what a clause without names counts.
func (m *memory) ofNumbers(c clause) []Claim {
	if a, ok := c.layersWith(); ok {
		return []Claim{a}
	}
	if a, ok := c.inVermilion(); ok {
		return []Claim{a}
	}
	var out []Claim
	if ls := layersIn(c.about()); len(ls) == 2 && !c.plural() {
		m.layers = ls
	}
	for _, whole := range []func() (Claim, bool){c.portion, c.fromTo, c.compared, c.asBefore} {
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
	if a, ok := c.allBut(); ok {
		return append(out, a)
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
		whole, ok := c.whole(f)
		if ok {
			f.n.Whole = whole.Count.N
		}
		if a, ok := m.count(c, fs, k); ok {
			out = append(out, a)
		}
		if ok {
			out = append(out, whole)
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

// counting is a number of a clause on its way to a claim.
type counting struct {
	m    *memory
	c    clause
	fs   []figure
	k    int
	f    *figure
	a    Claim
	said []Trait // what stands behind its noun
}

// count is what one number of a clause claims.
func (m *memory) count(c clause, fs []figure, k int) (Claim, bool) {
	f := &fs[k]
	r := counting{m: m, c: c, fs: fs, k: k, f: f, a: Claim{Count: f.n, Offset: c[f.i].i, Len: c[max(f.h, f.at-1)].j - c[f.i].i}}
	if f.of == "movement" {
		return r.ofMovements()
	}
	r.restrict()
	r.refer()
	r.remain()
	r.mean()
	if next := fs[k+1:]; (f.of == "provider" || f.of == "applicant") && len(next) > 0 && next[0].of == "offer" && next[0].n.Of100 == 0 &&
		!c[f.at:next[0].i].has("mark") {
		offers, holders := *next[0].n, *f.n
		f.n.May, next[0].n.By = &offers, &holders // two providers have two offers
	}
	return r.a, r.certain() && c[f.at:f.end].asserts(&r.a, f.of, r.said)
}

// ofMovements is a number of movements; an article is one only where it says so.
func (r *counting) ofMovements() (Claim, bool) {
	c, f := r.c, r.f
	article := f.n.N == 1 && f.n.Bound == AtLeast && (c[f.at:].hasAny("not", "none") || c[max(0, f.i-1):f.i].hasAny("of", "at") ||
		!c[f.i:f.end].understood(0, f.end-f.i) && !c.hasAny("lately", "date"))
	a := c.moved(&r.a, f)
	return a, !article && (!c[f.h].is("movement") || f.n.N > 0 && c.wide(f.h))
}

// restrict gives a count what its noun, and the words behind and before it, say of
// those counted.
func (r *counting) restrict() {
	c, f, a := r.c, r.f, &r.a
	at, h, end := f.at, f.h, f.end
	a.Sure = c.clear(f) && !c[max(f.i-1, 0):min(len(c), h+2)].has("rest") && layersOf(c[f.from:f.i].about()) < 2
	a.Lately = c[at:end].hasAny("lately", "new") || c[max(0, f.i-1):f.i].has("new") || r.k == 0 && c[:f.i].has("lately") ||
		c[:f.i].hasAny("gains", "enters") || c[:f.i].has("since") && c[:f.i].has("date")
	r.said = c[h+1 : end].traits()
	a.Traits = append(c.nounTraits(f.n, f.of, at, h, end), f.subject...)
	bare := slices.Contains([]string{"offer", "provider", "applicant"}, f.of) && len(r.said) == 0
	if bare && slices.ContainsFunc(c.beside(h+1, end), stage) || bare && c[at:max(at, h)].hasAny("qualified", "candidate") {
		a.Lately = a.Lately && (c[at:end].hasAny("lately", "new") || c[:f.i].hasAny("gains", "enters")) // the quarter ends with so many
	}
	if f.n.N == 0 && slices.ContainsFunc(c[h+1:end], func(t term) bool { return t.is("fill") && t.value == "been" }) {
		ever := slices.ContainsFunc(c, func(t term) bool { return t.is("fill") && t.value == "sofar" })
		yearly := dated(r.said) && r.said[0].Date.Month == 0
		a.Lately = a.Lately || len(r.said) == 1 && r.said[0].Kind == "qualified" && layersOf(r.said) == 0 && !ever && !yearly // none was
	}
	fresh := c[at:max(at, h)].has("new") || c[h+1:].begins("new")
	if fresh && len(r.said) == 0 && (f.of == "offer" || f.of == "provider" || f.of == "item") &&
		!slices.ContainsFunc(a.Traits, stage) && !slices.ContainsFunc(r.said, stage) {
		r.said = append(r.said, Trait{Kind: "enters", Now: true}) // one offer more
	}
	a.Core = append(append(slices.Clone(f.subject), c.nounTraits(&Count{}, f.of, at, h, h)...), c.beside(h+1, end)...)
	if f.n.Of100 > 0 {
		f.n.Half = append(slices.Clone(a.Traits), c[max(at, h+1):end].amongStage()...)
		if h < at && c[at:].lists() { // of the whole register
			a.Traits = append(a.Traits, c[:f.i].about()...)
		}
	}
	a.Traits = append(a.Traits, r.said...)
	if f.of == "offer" && len(r.m.layers) > 0 && layersOf(a.Traits) == 0 { // software is ahead of infrastructure: nine offers to eight
		a.Traits = append(a.Traits, Trait{Kind: "layer", Layers: r.m.layers[:1]})
		r.m.layers = r.m.layers[1:]
	}
	if c[h].is("ends") && f.n.Of100 == 100 {
		a.Traits = append(a.Traits, Trait{Kind: "ends"})
	}
	a.Traits = append(a.Traits, c.led(f, r.said)...)
	further := slices.ContainsFunc(r.said, func(t Trait) bool { return !stage(t) })
	a.Traits = c.leading(a.Traits, f.n, f.of, f.from, f.i, !further)
	if d := c[at:end].index("date", 0); d >= 0 && !dated(a.Traits) {
		for i, t := range a.Traits {
			if t.Kind == "ends" && !t.Denied {
				a.Traits[i].Date, a.Traits[i].Side = c[at+d].date, c[at+d].n
			}
		}
	}
}

// refer gives a count what it has from those beside it, and from the clauses
// before; and keeps for the next what it says itself.
func (r *counting) refer() {
	c, f, a, k := r.c, r.f, &r.a, r.k
	if f.of == "j0" || f.of == "j1" || f.of == "j2" { // two J0s: that got so far, or no further
		ts := slices.Clone(a.Traits)
		for i := range ts {
			ts[i].At = ts[i].At || ts[i].Kind == f.of
		}
		a.Readings = append(a.Readings, ts)
	}
	r.m.carry(c, a, f, k, r.said)
	if c[f.at:f.end].ofEach() ||
		c.given(f) && (len(r.said) == 0 || !c.understood(0, len(c))) || c.owned(f) {
		a.Sure = false
	}
	if k > 0 && layersOf(r.m.traits) == 1 && layersOf(a.Traits) == 0 && c[r.fs[k-1].at:f.i].has("and") && !c[r.fs[k-1].at:f.i].has("mark") {
		ts := append(slices.Clone(a.Traits), Trait{Kind: "layer", Layers: layersIn(r.m.traits)})
		a.Readings = append(a.Readings, ts) // software: three providers and eight offers
	}
	joined := f.i > 0 && c[f.i-1].given() // ten providers are qualified, with so many offers
	if k > 0 && r.fs[k-1].of == "provider" && f.of == "offer" && !slices.ContainsFunc(a.Traits, stage) &&
		(joined || !c[r.fs[k-1].at:f.i].has("mark")) {
		for _, t := range r.m.traits { // the ten qualified providers have so many offers
			if stage(t) {
				a.Traits = append(a.Traits, t)
			}
		}
	}
	if r.holders() {
		a.Traits = inherit(a.Traits, standing(r.m.traits))
	}
	if k+1 < len(r.fs) && r.fs[k+1].carried {
		c[:f.end].complete(a, f.of, f.i)
	} else {
		c.complete(a, f.of, f.i)
	}
	c.timed(a, f)
	m := r.m
	m.of, m.traits, m.before, m.each, m.topical = f.of, a.Traits, m.traits, nil, false
}

// holders tells whether a number is that of the providers who have the offers just
// counted: eight qualified offers, with seven providers.
func (r *counting) holders() bool {
	if r.k == 0 || r.f.of != "provider" || r.f.carried || len(r.said) > 0 {
		return false
	}
	before := r.fs[r.k-1]
	i := max(before.at, before.h+1)
	for i < r.f.i && r.c[i].is("qualified", "candidate", "layer", "of") {
		i++
	}
	if i < r.f.i && r.c[i].is("mark") && r.c[i].value == "," {
		i++
	}
	joins := i+1 == r.f.i && (r.c[i].is("of", "from") || r.c[i].is("fill") && (r.c[i].value == "" || r.c[i].value == "given"))
	return joins && before.of == "offer"
}

// standing is those of traits that say what an offer is: its stage and its layer.
func standing(ts []Trait) (out []Trait) {
	for _, t := range ts {
		if (stage(t) || t.Kind == "layer") && !t.Denied {
			out = append(out, t)
		}
	}
	return out
}

// mean settles how the number is meant, and of what time.
func (r *counting) mean() {
	c, f, a := r.c, r.f, &r.a
	n := f.n
	if next := r.fs[r.k+1:]; n.N == 1 && n.Bound == AtLeast && len(next) > 0 && next[0].carried && next[0].n.N > 1 {
		n.Bound = Equal // one of platform, two of containers
	}
	a.Denial = n.N == 0 && n.To == 0 && n.Of100 == 0 && (a.Lately || slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Now }))
	c.threshold(a, f)
	a.Total = c[f.from:f.end].total() && !slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.kin() == "stage" })
	beside := r.k > 0 && (r.fs[0].of == "newcomer" || c[f.i].is("neither") && r.fs[0].happens()) // no arrival, no milestone
	a.Lately = a.Lately || (r.m.lately || r.m.barren) && f.flows() || n.N == 0 && beside && f.of == "milestone" && len(r.said) == 0
	if f.of == "offer" && r.k == 0 && c[:f.i].has("most") && c[:f.i].has("provider") {
		n.Of = "most" // the largest of the providers has four
	}
	if slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Kind == "moved" }) { // those that moved, or did not
		a.Lately = false
	}
	if n.Rank { // an eleventh has joined them
		a.Traits = slices.DeleteFunc(slices.Clone(a.Traits), func(t Trait) bool { return t.kin() == "moves" })
		if c.hasAny("becomes", "new", "obtains", "obtained") {
			n.Bound = Equal
		}
	}
}

// certain tells whether a number counts what the register has, and not something
// that only looks so.
func (r *counting) certain() bool {
	c, f, a := r.c, r.f, &r.a
	at, h := f.at, f.h
	none := f.n.N == 0 && f.n.Of100 == 0
	strange := slices.ContainsFunc(c[f.from:f.i], func(t term) bool { return t.class == "" })
	listed := r.k > 0 && (slices.ContainsFunc(r.m.before, stage) || r.fs[0].flows() || r.fs[0].of == "newcomer") // 17 qualified, 5 milestones
	if c.owned(f) {
		r.m.rule = true
	}
	if c.excepting(f.i) || c[:f.i].ofLayers() { // the sum over layers, in which an offer may stand twice
		return false
	}
	switch {
	case slices.ContainsFunc(c, func(t term) bool { return t.is("date") && t.date.Year == LastYear }) &&
		slices.Contains([]string{"offer", "provider", "applicant"}, f.of), // last year fourteen were qualified: then, or by then
		c[:f.i].has("ours") && (f.of == "applicant" || f.of == "offer" || f.of == "newcomer"), // we have received twenty
		f.n.N > 1 && c.able(h+1), r.k > 0 && c.able(r.fs[0].h+1), // two may
		f.n.N > 0 && c.habitual(f.i), c.obliged(f), none && c.ofThem(f.i), // it has had none since
		f.of == "provider" && c[h+1:].ofElse(), f.of == "offer" && !a.Sure && len(a.Traits) == 0 && c[h+1:].ofElse(), c[h+1:].forElse(),
		f.of == "milestone" && c[:f.i].ofEach(),                        // each file passes four
		f.n.Rank && c[:f.i].hasAny("not", "none", "neither", "nobody"), // no eighteenth has come
		r.m.rule, f.n.N == 1 && c.article(f.i) && c[h+1:].relative() && !a.Lately &&
			(!ofMovement(a.Traits) || c[f.i:].timeless()): // an offer that covers two layers
		return false
	case f.of == "milestone" && !f.carried && !a.Lately && !listed &&
		!c[at:f.end].has("public") && !c[max(0, f.i-3):f.i].has("public") && !c[:f.i].lists() && !c.reaches(), // four milestones, one decision
		f.n.N == 0 && c[h+1:min(len(c), h+2)].hasAny("grew", "shrank"),        // not one more
		none && len(a.Traits) == 0 && f.of == "offer" && !c.lists(),           // no offer has gained a layer
		none && len(r.said) == 0 && !a.Lately && strange,                      // it judges no candidate
		c.article(f.i) && c[:f.i].hasAny("not", "neither"),                    // it has lost neither an offer nor
		!a.Sure && len(a.Traits) == 0 && c.given(f) && !c.total(),             // with ten offers, everything looks right
		f.of == "provider" && !a.Sure && len(a.Traits) == 0 && !c.lists(),     // firms of some other kind
		f.of == "provider" && r.k > 0 && c[:f.i].has("those"),                 // seven of those come from two providers
		f.of == "provider" && r.k+1 < len(r.fs) && r.fs[r.k+1].partOfOffers(), // four providers hold eleven of the seventeen
		r.k > 0 && r.fs[r.k-1].of == "provider" && f.partOfOffers():
		return false
	case c[at:min(len(c), at+2)].has("those"):
		return f.n.N > 0 && a.Sure && len(r.said) > 0 || a.Lately && a.Sure
	}
	return true
}

// ofLayers tells whether terms speak of so many layers together.
func (c clause) ofLayers() bool {
	for k := 1; k < len(c); k++ {
		n := k - 1
		for n > 0 && c[n].is("layer", "fill", "article") {
			n--
		}
		if c[k].is("storey") && c[n].is("number") && c[n].n > 1 {
			return true
		}
	}
	return false
}

// ofThem tells whether terms before i speak of those just named: it has published none.
func (c clause) ofThem(i int) bool {
	return slices.ContainsFunc(c[:min(i, 2)], func(t term) bool { return t.is("fill") && t.value == "he" })
}

// ofElse tells whether terms say of what those before are, and it is not understood:
// providers of audits.
func (c clause) ofElse() bool {
	return len(c) > 1 && c[0].is("of") && (c[1].class == "" || c[1].is("hedge")) && !c[0].given()
}

// forElse tells whether terms say of what those before are there for, and it is nothing of
// the register: twenty candidates for three posts.
func (c clause) forElse() bool {
	if len(c) < 3 || !c[0].given() {
		return false
	}
	k := 1
	for k < len(c) && c[k].is("number", "article", "one", "fill", "its") {
		k++
	}
	return k > 1 && k < len(c) && c[k].class == "" && c[1:k].hasAny("number", "one")
}

// ofEach tells whether a clause speaks of each one of something.
func (c clause) ofEach() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("both") && t.value == "each" })
}

// ofWhich tells whether terms begin with: of which.
func (c clause) ofWhich() bool {
	return len(c) > 0 && (c[0].is("fill") && c[0].value == "ofwhich" || c[0].is("those"))
}

// relative tells whether terms begin with a relative clause.
func (c clause) relative() bool { return len(c) > 0 && c[0].is("fill") && c[0].value == "which" }

// partOfOffers tells whether a number is a part of so many offers.
func (f *figure) partOfOffers() bool { return f.of == "offer" && f.part > 0 }

// happens tells whether what is counted is something that happens.
func (f *figure) happens() bool { return f.of == "movement" || f.flows() || f.of == "newcomer" }

// flows tells whether what is counted happens: milestones, decisions.
func (f *figure) flows() bool {
	return slices.Contains([]string{"milestone", "grant", "decision", "j0", "j1", "j2"}, f.of)
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

// clear tells whether all that restricts a number is understood. What stands before
// a comma, and names one layer, says of what the clause speaks, and no more.
func (c clause) clear(f *figure) bool {
	from := f.from
	if k := f.i - 1; k > from && c[k].is("between") && layersOf(c[from:k].about()) == 1 { // for a platform, one can choose between two
		return c.understood(k, f.end)
	}
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
	if k := len(lead) - 1; k > 0 && lead[k].is("qualified") && !lead.hasAny("offer", "provider", "applicant", "mark", "item") {
		out = append(out, Trait{Kind: "obtains", Now: true}) // ANSSI qualified two offers
	}
	if k := len(lead) - 2; k >= 0 && lead[k+1].is("of") && (lead[k].is("newcomer", "renewal", "widening", "grant") || lead[k].happens()) {
		t := lead[k].kind() // the arrival of two candidates
		if lead[k].is("grant") {
			t.Kind = "obtains"
		}
		t.Now = true
		out = append(out, t)
	}
	if k := lead.index("mark", 0); k > 1 && f.of == "provider" && lead[:k].within() && slices.ContainsFunc(said, stage) {
		out = append(out, lead[:k].about()...) // among the qualified, two have an offer in progress
	}
	more := slices.ContainsFunc(said, func(t Trait) bool { return !stage(t) && t.Kind != "layer" })
	if !lead.understood(0, len(lead)) || len(f.subject) > 0 || more {
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
	if k > 0 && (f.of == "provider" || f.of == "applicant") && c[f.at:f.end].ofWhich() { // fifteen candidates, two of which are qualified
		a.Readings = append(a.Readings, append(slices.Clone(a.Traits), before...))
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
	if k := slices.IndexFunc(part, func(t term) bool { return t.is("than", "grew", "shrank", "asmany") }); k >= 0 {
		part = part[:k] // one more than in November
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

// barren tells whether a clause does no more than deny that things happened, of nobody in
// particular: neither milestone nor decision; the month had no entry.
func (c clause) barren() bool {
	denials := 0
	for k, t := range c {
		switch {
		case t.is("none", "neither"):
			denials++
		case t.is("fill") && t.value == "he",
			!t.is("fill", "article", "number", "mark", "and", "ne", "of", "new", "gains", "belongs") && !c.happening(k):
			return false
		}
	}
	return denials > 1 || denials == 1 && c[:min(len(c), 3)].hasTime()
}

// total tells whether a clause counts all there is.
func (c clause) total() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("fill") && t.value == "total" })
}

// stageless tells whether traits say of no stage.
func stageless(ts []Trait) bool { return !slices.ContainsFunc(ts, stage) }

// reaches tells whether a clause says that something was reached.
func (c clause) reaches() bool {
	return slices.ContainsFunc(c, func(t term) bool { return t.is("fill") && t.value == "reach" })
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
	case n.Of100 > 0 && len(a.Traits) == len(n.Half), of == "storey",
		layersOf(a.Traits) > 1 && !ofMovement(a.Traits) && !(a.Sure && layersOf(a.Core) == 1 && layersOf(said) == 1 && !stageless(a.Core)),
		c.wholeOf() > 0 && len(said) == 0 && !dated(a.Traits),
		n.N <= 1 && (of == "decision" || of == "grant") && !a.Lately && !dated(a.Traits) && !ofMovement(a.Traits):
		return false
	}
	article := n.N == 1 && n.Bound == AtLeast && !n.Rank && n.Of100 == 0
	if article && c.hasAny("not", "none", "neither") || n.N == 0 && len(said) == 0 && !a.Lately && !a.Sure {
		return false
	}
	denied := slices.ContainsFunc(said, func(t Trait) bool { return t.Denied })
	plain := a.Sure || len(a.Traits) > 0 && a.Traits[0].kin() == "milestone" && !c.hasAny("hedge", "candidate")
	if article && plain && !denied && !c.has("layer") &&
		slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.kin() == "milestone" || len(said) > 0 }) { // one has reached J2
		return true
	}
	dates := slices.ContainsFunc(c, func(t term) bool { return t.date.Year > 0 })
	if article && ofMovement(a.Traits) && a.Sure && !c.hasTime() && !dates {
		return true
	}
	return !article || a.Lately || dated(a.Traits) ||
		(a.Sure || !c.hasTime()) && slices.ContainsFunc(a.Traits, func(t Trait) bool { return t.Now }) && !(of == "grant" && !a.Sure)
}

// leading adds to the traits of the number at i what stands before it: a layer,
// a milestone, a date, a movement.
func (c clause) leading(ts []Trait, n *Count, of string, from, i int, bare bool) []Trait {
	if bare {
		ts = append(ts, c[:i].reached(of)...)
	}
	return append(c.dateOfLead(ts, from, i), c[:i].moving(n, of)...)
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
	case of == "decision", n.N == 1 && n.Bound != Equal && !beside.hasAny("gains", "exits", "exited"):
	case of == "nobody" && c.hasAny("gains", "enters", "entered"),
		c.has("gains") && slices.Contains([]string{"offer", "provider", "applicant", "item", "unit"}, of):
		return []Trait{{Kind: "enters", Now: true}}
	case c.has("exits"), c.has("exited"):
		return []Trait{{Kind: "exits", Now: true}}
	}
	return nil
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

// nounTraits is what the noun at h and the words between a number and it say of
// what is counted; it settles what that is.
func (c clause) nounTraits(n *Count, of string, at, h, end int) []Trait {
	var out []Trait
	n.Of = of
	switch of {
	case "nobody":
		n.Of = "applicant"
	case "applicant":
		if n.Filed = c[h].value == "case"; c[h].value == "offer" { // what has the gender of an offer is one
			n.Of = "offer"
		}
		out = append(out, Trait{Kind: "candidate"})
	case "newcomer":
		n.Of = "applicant"
		out = append(out, Trait{Kind: "enters", Now: true})
	case "renewal", "widening", "exited", "enters", "obtains", "rescopes":
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

// adjacent is the stage that stands beside a noun and belongs to it.
func (c clause) adjacent(i, end int) []Trait {
	if i < end && c[i].is("qualified", "candidate") {
		return []Trait{{Kind: c[i].class}}
	}
	return nil
}

// ofYear is the year in which what the number at i counts is said to have been: the next
// one behind it, else the one with which the clause begins.
func (c clause) ofYear(i int) (Date, bool) {
	for _, part := range []clause{c[i:], c[:min(i, 4)]} {
		k := part.index("date", 0)
		if k < 0 {
			continue
		}
		d := part[k].date
		within := d.Year < 0 || k > 0 && (part[k-1].is("of", "from", "outof", "since") ||
			part[k-1].is("fill") && (part[k-1].value == "in" || part[k-1].value == ""))
		return d, d.Month == 0 && d.Season == 0 && d.Year != 0 && part[k].n == 0 && within
	}
	return Date{}, false
}

// complete gives a count the months of its clause, and the stage that stands behind
// another count: seventeen offers, from ten providers, are qualified.
func (c clause) complete(a *Claim, of string, i int) {
	for _, t := range c {
		if t.is("date") {
			a.Past = append(a.Past, t.date.Month)
			if t.date.Year != 0 {
				a.Years = append(a.Years, t.date.Year)
			}
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
		if d := c.date(); d.Year > 0 && a.Count.N == 0 && a.Count.Of100 == 0 && !dated(a.Traits) && !c.has("lately") {
			a.Traits = append(a.Traits, Trait{Kind: "starts", Date: d}) // no decision in 2025
		} else if d, ok := c.ofYear(i); ok && a.Count.Of100 == 0 && !dated(a.Traits) && !a.Lately && !c.hasAny("lately", "ends", "name") {
			a.Traits = append(a.Traits, Trait{Kind: "starts", Date: d}) // five were taken last year
		}
		a.Lately = a.Lately || a.Count.N == 0 && c.has("date") && !dated(a.Traits)
	}
	if !slices.ContainsFunc(a.Traits, stage) && of != "newcomer" {
		if all := slices.DeleteFunc(c[i:].about(), func(t Trait) bool { return t.Kind == "layer" }); len(all) == 1 {
			a.Traits = append(a.Traits, all...)
		} else if before := c[:i].about(); len(all) == 0 && len(before) == 1 && stage(before[0]) && (of == "provider" || c[:i].lists()) &&
			c.understood(0, i) && !c[:i].hasAny("number", "none") {
			a.Traits = append(a.Traits, before...) // the candidates are made up of so many providers
		}
	}
}
