package claims

import "slices"

// asides is a clause without what stands between commas behind a name and only goes
// with it, where that would take the clause back or is not understood; and that by
// itself, said of the name: X, who hoped for the spring, is qualified.
func (c clause) asides() []clause {
	if parts := c.ofLayer(); parts != nil {
		return parts
	}
	for _, g := range c.groups() {
		end := c.index("mark", g.to+1)
		if g.to >= len(c) || !c[g.to].is("mark") || end < g.to+2 || c[end].value != "," || !c[end+1:].predicates() {
			continue
		}
		inside := c[g.to+1 : end]
		known := inside.understood(0, len(inside))
		if inside.has("name") || known && inside.hasAny("ahead", "behind", "level", "exception", "among") && !inside.owning() {
			continue
		}
		plain := known && !inside.hasAny("hedge", "future", "aims", "past", "side", "next")
		if plain && !inside.relative() && !inside.owning() {
			continue
		}
		out := []clause{slices.Concat(c[:g.to], c[end+1:])}
		if plain && (inside.relative() || inside.owning()) {
			out = append([]clause{slices.Concat(c[g.from:g.to], inside[1:])}, out...)
		}
		return out
	}
	return []clause{c}
}

// owning tells whether terms begin with a relative clause about something of those
// before: whose offer.
func (c clause) owning() bool {
	return len(c) > 1 && (c[0].is("fill") && c[0].value == "whose" || c[0].is("among") && c[1].is("fill", "offer", "grant"))
}

// predicates tells whether terms go on with what is said of a name before them.
func (c clause) predicates() bool {
	if len(c) == 0 || c[0].is("fill") && c[0].value == "which" {
		return false
	}
	return c[0].is("fill", "from", "ne", "not", "at", "belongs", "past", "future", "aims", "hedge") ||
		c[0].head() && !c[0].is("applicant", "newcomer")
}

// habitual tells whether a number only says what anybody of some kind has: a company
// that signs with two providers.
func (c clause) habitual(i int) bool {
	if c[0].is("anyone") {
		return true
	}
	if len(c) < 4 || !c.article(0) {
		return false
	}
	for k := 1; k < min(i, 5); k++ {
		if c[k].is("fill") && c[k].value == "which" {
			return true
		}
		if c[k].class != "" && !c[k].is("provider", "applicant", "fill", "of") {
			return false
		}
	}
	return false
}

// obliged tells whether a figure is an article, of whoever must or may do something: a
// provider that loses its qualification must say so.
func (c clause) obliged(f *figure) bool {
	return c.article(f.i) && c[f.h+1:].relative() && slices.ContainsFunc(c[f.h+1:], func(t term) bool { return t.is("hedge") })
}

// timeless tells whether terms say what becomes of anybody, at no time: a candidate that
// obtains its qualification leaves the list.
func (c clause) timeless() bool {
	now := false // a verb of movement is in the present
	for _, t := range c {
		if t.is("date", "lately", "quarter", "moved") || t.is("fill") && (t.value == "aux" || t.value == "been" || t.value == "sofar") {
			return false
		}
		if _, ok := t.movement(); ok {
			now = now || t.kind().Now
		}
	}
	return now
}

// aparts is a sentence with what stands in brackets within it behind it: nearly half
// (47 %) are.
func aparts(ts []term) []term {
	mark := func(i int, s string) bool { return ts[i].is("mark") && ts[i].value == s }
	for i := range ts {
		if !mark(i, "(") {
			continue
		}
		end := i + 1
		for end < len(ts) && !mark(end, ")") {
			end++
		}
		inside := clause(ts[i+1 : end])
		if end+1 < len(ts) && !ts[end+1].is("mark", "name", "contrast") && inside.only("number", "percent", "about", "fill", "share") {
			return slices.Concat(ts[:i], aparts(ts[end+1:]))
		}
	}
	return ts
}

// ofLayer is a clause about one layer, and what is said of that layer between commas, or
// before it: software, with four candidates, draws more; with four candidates, software
// draws more. It is nil for others.
func (c clause) ofLayer() []clause {
	if c.has("name") || len(c) < 4 {
		return nil
	}
	at := 0
	for at < len(c) && c[at].is("fill", "article") && !c[at].given() {
		at++
	}
	k := c.index("mark", at)
	end := c.index("mark", k+1)
	switch {
	case k < 0 || c[k].value != ",":
	case c[at].given() && c[at+1:k].hasAny("number", "one") && c[at+1:k].hasAny("offer", "applicant", "provider") && c[k+1:].aboutLayer() >= 0:
		layer := c[k+1+c[k+1:].aboutLayer()]
		return []clause{slices.Concat(clause{layer}, c[at+1:k]), c[k+1:]}
	case c[at].is("layer") && k == at+1 && end > k+2 && c[k+1].given() && c[k+2:end].hasAny("number", "one", "none"):
		return []clause{slices.Concat(c[at:k], c[k+2:end]), slices.Concat(c[:k], c[end+1:])}
	}
	return nil
}

// aboutLayer is where the layer stands that terms begin with, -1 for none.
func (c clause) aboutLayer() int {
	for k := range c {
		if c[k].is("layer") {
			return k
		}
		if !c[k].is("fill", "article") {
			break
		}
	}
	return -1
}

// alike is a clause in which those who are said to be like those it speaks of stand beside
// them: X has, like Y, one offer.
func (c clause) alike() clause {
	gs := c.groups()
	for n := 1; n < len(gs); n++ {
		from, to := gs[n].from, gs[n].to
		if from < 2 || to >= len(c) || !c[from-1].is("and", "like") || !c[from-2].is("mark") || !c[to].is("mark") || c[to].value != "," ||
			gs[n-1].to > from-2 || !c[gs[n-1].to:from-2].only("fill", "belongs") {
			continue
		}
		if c[from-1].is("and") && gs[n-1].to == from-2 { // X, and Y,
			continue
		}
		at := gs[n-1].to
		both := term{class: "both", value: "each", i: c[from].i, j: c[from].j}
		and := term{class: "and", i: c[from].i, j: c[from].j}
		return slices.Concat(c[:at], clause{and}, c[from:to], clause{both}, c[at:from-2], c[to+1:])
	}
	return c
}

// able tells whether terms from i on say what may be done by so many, at any time: two
// offers can bear one name.
func (c clause) able(i int) bool {
	return i < len(c) && c[i].is("hedge") && c[i].value == "can"
}
