package claims

import "slices"

// asides is a clause without what stands between commas behind a name and only goes
// with it, where that would take the clause back or is not understood; and that by
// itself, said of the name: X, who hoped for the spring, is qualified.
func (c clause) asides() []clause {
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
