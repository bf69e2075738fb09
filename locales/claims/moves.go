package claims

import "slices"

// ofMovement is what a clause without a number says of movements: that there is
// none, or that there is one.
func (m *memory) ofMovement(c clause) (Claim, bool) {
	a := Claim{Count: &Count{Of: "movement"}, Denial: true, Sure: true, Lately: true, Past: c.past()}
	if c.has("past") || c.generic() || c.excepts() || c.others() || c.howMany() || c.idle() {
		return a, false
	}
	if m.asked != nil && c[0].is("nothing", "none", "not", "nobody") {
		a.Traits = m.asked
		a.Offset, a.Len = c[0].i, c[0].j-c[0].i
		return a, true
	}
	for _, says := range []func(*Claim) (from, at int, ok bool){c.noMovement, c.nothing, c.calm, c.still, c.unmoved, c.stirs, c.stepped} {
		if from, at, ok := says(&a); ok {
			a.Offset, a.Len = c[from].i, c[at].j-c[from].i
			a.Traits = append(a.Traits, c.restricted()...)
			return a, c.wide(at) && !c[:at].has("hedge") && !c[at:].has("level")
		}
	}
	return a, false
}

// excepts tells whether a clause excepts something that the register has: nothing
// moved but one offer.
func (c clause) excepts() bool {
	i := c.index("exception", 0)
	return i >= 0 && c[i:].hasAny("name", "offer", "provider", "applicant", "newcomer", "number", "one", "grant", "decision", "qualified",
		"candidate", "j0", "j1", "j2", "milestone", "renewal", "movement", "those")
}

// allBut is a clause that says that nothing moved but what it excepts and counts:
// nothing to report, save one qualification.
func (c clause) allBut() (Claim, bool) {
	i := c.index("exception", 0)
	if i < 1 || c.hasAny("past", "hedge", "name", "date", "layer") {
		return Claim{}, false
	}
	k := i + 1
	n, at := c.quantity(k)
	for at < len(c) && c[at].is("fill") {
		at++
	}
	for n == nil && k < len(c) && c[k].is("fill") {
		k++
	}
	if n == nil && k < len(c) && c[k].is("milestone") && c[k].value == "one" {
		n, at = &Count{N: 1, To: 1}, k
	}
	if n == nil || n.Of100 > 0 || at >= len(c) || !c[at+1:].only("lately", "mark", "fill") {
		return Claim{}, false
	}
	kinds := map[string]string{"grant": "obtains", "decision": "obtains", "renewal": "renews", "widening": "extends", "newcomer": "enters",
		"milestone": "milestone"}
	kind := kinds[c[at].class]
	for _, says := range []func(*Claim) (from, at int, ok bool){c[:i].noMovement, c[:i].nothing, c[:i].calm, c[:i].still, c[:i].unmoved} {
		if _, _, ok := says(&Claim{}); ok && kind != "" {
			n.Of = "movement"
			if n.N == 1 && n.Bound == AtLeast {
				n.Bound = Equal // an article: nothing save one
			}
			return Claim{Count: n, Traits: []Trait{{Kind: kind, Now: true}}, Sure: true, Lately: true,
				Offset: c[k].i, Len: c[at].j - c[k].i}, true
		}
	}
	return Claim{}, false
}

// latest is a clause that says when the last movement, or the last of a kind, was.
func (c clause) latest() (Claim, bool) {
	i, d := c.index("last", 0), c.date()
	for _, class := range []string{"first", "next"} {
		k := c.index(class, 0)
		if k < 0 || !d.Known() || c.hasAny("name", "number", "past", "not", "none") || !c[k:min(len(c), k+4)].has("ends") {
			continue
		}
		ends := []Trait{{Kind: "ends", Date: d}}
		return Claim{Count: &Count{Of: "earliest"}, Traits: ends, Sure: true, Offset: c[k].i, Len: c[k].j - c[k].i}, true
	}
	if i < 0 || d.Month == 0 || c.has("name") || c.hasAny("number", "past", "hedge", "not", "none") {
		return Claim{}, false
	}
	for k := i + 1; k < len(c) && k < i+4; k++ {
		if c[k].is("movement", "grant", "decision", "newcomer", "milestone", "renewal") || c[k].happens() {
			t := Trait{Kind: c[k].kind().Kind, Date: d}
			return Claim{Count: &Count{Of: "latest"}, Traits: []Trait{t}, Sure: true, Offset: c[i].i, Len: c[k].j - c[i].i}, true
		}
	}
	return Claim{}, false
}

// restricted is what a clause says of those that did or did not move.
func (c clause) restricted() []Trait {
	var out []Trait
	for _, t := range c.about() {
		if t.Kind == "layer" || stage(t) {
			out = append(out, t)
		}
	}
	for _, t := range c {
		switch kind, ok := t.movement(); {
		case ok && t.is("renewal", "widening", "newcomer") || t.happens():
			out = append(out, Trait{Kind: kind})
		case t.is("milestone"):
			out = append(out, Trait{Kind: "milestone"})
		}
	}
	return out
}

// inVermilion is how many cells, or offers, stand in the colour of what is new.
func (c clause) inVermilion() (Claim, bool) {
	v := slices.IndexFunc(c, func(t term) bool { return t.is("movement") && t.value == "vermilion" })
	if v < 0 || c.hasAny("not", "hedge", "name", "layer", "past") {
		return Claim{}, false
	}
	for i := range c {
		n, at := c.quantity(i)
		for at < len(c) && c[at].is("fill", "of") {
			at++
		}
		if n == nil || n.Of100 > 0 || n.Rank || at >= len(c) || !c[at].is("cell", "offer", "unit") || i > v && !c[v+1:i].verbs() {
			continue
		}
		n.Of = "cell"
		return Claim{Count: n, Sure: true, Offset: c[i].i, Len: c[at].j - c[i].i}, true
	}
	return Claim{}, false
}

// verbs tells whether terms are a verb at most: marks, is on.
func (c clause) verbs() bool {
	return len(c) < 4 && !c.hasAny("mark", "number", "none", "offer", "provider", "applicant")
}

// stepped is a milestone, of nobody in particular, that is said to have been reached since
// the edition before.
func (c clause) stepped(a *Claim) (from, at int, ok bool) {
	i := c.index("milestone", 0)
	if i < 0 || c[i].value != "one" || !c.hasAny("lately", "quarter") || !c[i+1:min(len(c), i+4)].reaches() ||
		!c[:i].only("fill", "of", "lately", "mark") ||
		c.hasAny("not", "none", "neither", "nobody", "hedge", "without", "exception", "name", "number") {
		return 0, 0, false
	}
	a.Denial, a.Count.N, a.Count.To, a.Count.Bound = false, 1, 1, AtLeast
	return i, i, true
}

// wide tells whether nothing behind the term at i narrows what it says to
// something that is not understood: no change in prices.
func (c clause) wide(i int) bool {
	for k := max(i, 0) + 1; k < len(c); k++ {
		if c[k].is("mark") {
			return true
		}
		if c[k].is("of", "at", "outof") || c[k].is("fill") && c[k].value == "in" {
			for n := k + 1; n < len(c) && !c[n].is("mark"); n++ {
				if c[n].class == "" {
					return false
				}
				if !c[n].is("fill", "article", "of", "its") || c[n].value != "" {
					break
				}
			}
		}
	}
	return true
}

// denies tells whether a word denies what stands at i.
func (c clause) denies(i int) bool {
	for k := i - 1; k >= 0 && !c[k].is("mark"); k-- {
		if c[k].is("not", "none", "neither", "without") {
			return true
		}
		if c[k].is("stir", "movement", "still", "calm") {
			return false
		}
	}
	return false
}

// calm is a phrase that says by itself that nothing moved.
func (c clause) calm(*Claim) (from, at int, ok bool) {
	i := c.index("calm", 0)
	return i, i, i >= 0 && !c.denies(i) && !c[i+1:min(len(c), i+3)].has("not") && !c[max(0, i-2):i].hasAny("of", "at")
}

// noMovement is none of what a movement is called.
func (c clause) noMovement(*Claim) (from, at int, ok bool) {
	for i := range c {
		if !c[i].is("none", "without") || c[:i].hasAny("not", "none") || c[:i].plural() {
			continue
		}
		for k := i + 1; k < len(c) && k < i+5; k++ {
			if !c[k].is("movement", "fill", "new", "only", "one", "article", "none", "public", "number", "of", "") {
				break
			}
			if c[k].is("movement") {
				return i, k, !c[i+1 : k].has("without")
			}
		}
	}
	return 0, 0, false
}

// generic tells whether a clause says something of any month without movement.
func (c clause) generic() bool {
	for i := 2; i+2 < len(c); i++ {
		if c[i].is("without") && c[i+1].is("movement") && c[i-1].is("fill") && c[i-1].value == "time" && c.article(i-2) && !c[i+2].is("mark") {
			return true
		}
	}
	return false
}

// nothing is nothing, or nobody, that moved in any way.
func (c clause) nothing(a *Claim) (from, at int, ok bool) {
	i := slices.IndexFunc(c, func(t term) bool { return t.is("nothing", "nobody") })
	if i < 0 || c[:i].has("not") {
		return 0, 0, false
	}
	for k := i + 1; k < len(c) && k < i+8; k++ {
		if c[k].class == "" { // nothing in the contract has changed
			return 0, 0, false
		}
		switch kind, moves := c[k].movement(); {
		case c[k].is("stir", "movement", "moved"), c[k].is("new", "public") && c[i].is("nothing"):
			return i, k, c[i].is("nothing") || !c[k].is("movement")
		case moves:
			a.Traits = []Trait{{Kind: kind, Now: true}}
			return i, k, true
		case c[k].is("mark"):
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// movement is the kind of movement that a term says.
func (t term) movement() (string, bool) {
	kind := t.kind()
	return kind.Kind, kind.kin() == "moves"
}

// still is a register, a list or all of it that is as it was.
func (c clause) still(*Claim) (from, at int, ok bool) {
	i := c.index("still", 0)
	if i < 0 || c.denies(i) || c.has("name") {
		return 0, 0, false
	}
	return 0, i, c.lists() || len(c) < 4 || c.hasAny("offer", "provider", "applicant", "qualified", "candidate")
}

// unmoved is a register, or what it has, of which it is denied that it moved.
func (c clause) unmoved(*Claim) (from, at int, ok bool) {
	i := slices.IndexFunc(c, func(t term) bool { return t.is("stir", "moved", "movement", "grew", "shrank") })
	if i < 0 || c[i].is("grew", "shrank") && (c.has("than") || !c.lists()) || !c[:i].hasAny("not", "none", "neither") ||
		c[i].is("movement") && !c[:i].has("not") || c[:i].plural() {
		return 0, 0, false
	}
	first := max(0, slices.IndexFunc(c, func(t term) bool { return t.list() || t.is("none") }))
	ours := c.lists() || c[:i].hasAny("offer", "provider", "applicant", "qualified", "candidate", "none")
	return 0, i, ours && c.understood(min(first, i), i)
}

// stirs is a register that is said to have moved.
func (c clause) stirs(a *Claim) (from, at int, ok bool) {
	i := slices.IndexFunc(c, func(t term) bool { return t.is("stir", "movement", "moved") })
	if i > 0 && c[i].is("movement") && c.has("lately") && c[:i].only("fill", "of") { // there were changes
		a.Denial, a.Count.N, a.Count.Bound = false, 1, AtLeast
		return i, i, true
	}
	if i < 0 || c.denies(i) || c.hasAny("nothing", "number", "none") || c[i].value == "updated" ||
		!(c[i].is("stir", "moved") && c[:i].lists() || c[:i].has("things") || c[i].is("movement") && c[:i].has("about")) {
		return 0, 0, false
	}
	a.Denial, a.Count.N, a.Count.Bound = false, 1, AtLeast
	return 0, i, true
}
