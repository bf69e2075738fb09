package claims

import (
	"slices"
	"strings"
)

// leastDecision is the least number of a decision: less is how many there are.
const leastDecision = 100

// ruling is a decision that a sentence gives by its number: terms from up to to.
type ruling struct{ from, to, n int }

// decisions is whose the decisions are said to be that a sentence gives by their numbers, in
// either order: decision No 3395 is that of X; X, decision No 3395; X (decision 3395).
func (c clause) decisions() []Claim {
	gs, rs := c.groups(), c.rulings()
	if len(gs) == 0 || len(rs) == 0 || c.hopes() || c.hasAny("neither", "unlike") {
		return nil
	}
	leads := rs[0].from < gs[0].from // the numbers stand before those whose they are
	var out []Claim
	for _, r := range rs {
		g := c.whose(r, gs, leads)
		if g == nil {
			continue
		}
		from, to := min(r.from, g.from), max(r.to, g.to)
		out = append(out, Claim{Subject: g.keys, Traits: []Trait{{Kind: "numbered", N: r.n}}, Offset: c[from].i, Len: c[to-1].j - c[from].i})
	}
	return out
}

// whose is those whose a decision is said to be: the last before it, or the first behind it
// where the numbers lead or the decision is of them; nil where that is not said.
func (c clause) whose(r ruling, gs []group, leads bool) *group {
	var before, after *group
	for k := range gs {
		if gs[k].to <= r.from {
			before = &gs[k]
		} else if after == nil {
			after = &gs[k]
		}
	}
	g, between := before, clause(nil)
	if after != nil && (leads || c[r.to:after.from].has("of") && c[r.to:after.from].only("of", "offer", "fill", "article")) {
		g, between = after, c[r.to:after.from]
	} else if g != nil {
		between = c[g.to:r.from]
	}
	switch {
	case g == nil || len(g.keys) > 2 || len(g.keys) > 1 && c[g.from:g.to].hasAny("and", "mark"):
		return nil
	case !c[r.from].is("decision") && between.has("mark"): // X, number 200 of its kind
		return nil
	case !between.ruled(g == after):
		return nil
	}
	return g
}

// rulings is the decisions that a clause gives by their numbers: decision No 3395, decision
// 3395, the number 3395.
func (c clause) rulings() []ruling {
	var out []ruling
	for k := 0; k < len(c); k++ {
		if !c[k].is("decision", "numbering") && !(c[k].is("fill", "label") && c[k].value == "number") {
			continue
		}
		n := k + 1
		for n < len(c) && n < k+4 && (c[n].is("none", "ne", "label", "fill", "numbering") ||
			c[n].is("mark") && strings.Contains("°.", c[n].value)) {
			n++ // No, n°, number
		}
		if n < len(c) && c[n].is("number") && c[n].n >= leastDecision {
			out = append(out, ruling{k, n + 1, c[n].n})
			k = n
		}
	}
	return out
}

// ruled tells whether what stands between a decision and a name only says that it is theirs.
func (c clause) ruled(leads bool) bool {
	for _, t := range c {
		if t.is("mark") && !strings.Contains(",:()–—", t.value) {
			return false
		}
	}
	k := c.index("of", 0)
	if k > 0 && c[k-1].is("fill") && c[k-1].value != "be" && !slices.ContainsFunc(c[:k], func(t term) bool { return t.value == "be" }) {
		return false // decision No 3395 followed that of X
	}
	odd, words := 0, c.count("")
	if k = c.index("", 0); c.hasAny("qualified", "obtained", "starts", "grant") || leads && words > 0 && !c[k:].has("of") && !c.has("mark") {
		odd = 1 // decision No 3395 concerns X, and does not follow that of X
	}
	if !leads && k > 0 && c[k-1].auxiliary() && c[k+1:].begins("of", "agent", "fill") {
		odd = 1 // X is covered by decision No 3395
	}
	return words <= odd &&
		c.only("fill", "of", "at", "on", "since", "from", "outof", "article", "qualified", "obtained", "grant", "its", "mark", "starts",
			"belongs", "date", "layer", "public", "offer", "provider", "agent", "numbering", "decision", "")
}

// count is how many terms of a class there are.
func (c clause) count(class string) (n int) {
	for _, t := range c {
		if t.class == class {
			n++
		}
	}
	return n
}

// numberedHere tells whether the point at i belongs to the short form of number behind a word
// for a decision: decision no. 3395.
func (g *Grammar) numberedHere(ws []word, i int) bool {
	if i < 2 || i+1 >= len(ws) || ws[i].s != "." || ws[i-1].s != "no" && ws[i-1].s != "nr" {
		return false
	}
	if n, _ := g.number(ws, i+1); n < leastDecision {
		return false
	}
	for k := max(0, i-3); k < i-1; k++ {
		if p, end := g.phrase(ws[:i], k); end > 0 && p.class == "decision" {
			return true
		}
	}
	return false
}
