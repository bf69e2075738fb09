package claims

import "slices"

// each is how many offers each of those counted up to the noun at h has, and where
// that ends; nil where the clause says nothing of the kind, or may mean them together.
func (c clause) each(n *Count, h int, of string) *Count {
	k := h + 1
	for k < len(c) && c[k].is("fill", "ne", "qualified", "candidate", "its", "at", "only", "morethan", "lessthan", "atleast", "atmost",
		"both") {
		k++
	}
	if k >= len(c) || of != "provider" && of != "applicant" {
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

// apiece is how many have so many offers each.
func (m *memory) apiece(c clause, f *figure) (Claim, bool) {
	if f.n.Of100 > 0 && f.n.Of100 < 100 {
		return Claim{}, false
	}
	e, traits := c.each(f.n, f.h, f.of), c.about()
	if e == nil && f.carried && m.each != nil && f.at+1 < len(c) { // four hold three
		if n, at := c.quantity(f.at + 1); n != nil && n.Bound == Equal && c[at:].only("only", "fill", "both") {
			e, traits = n, m.traits
		}
	}
	if e == nil && f.carried && (f.of == "provider" || f.of == "applicant") { // six have just one
		for k := f.at; k < len(c) && e == nil && c[k].is("fill", "those", "ne", "only", "one", "number", "than"); k++ {
			if n, at := c.quantity(k); n != nil && n.Bound == Equal && c[at:].only("only", "fill", "number") {
				e, traits = n, m.traits
			}
		}
	}
	if e == nil {
		return Claim{}, false
	}
	f.n.Of, f.n.Each = f.of, e
	traits = slices.DeleteFunc(slices.Clone(traits), func(t Trait) bool { return t.Kind == "several" })
	m.of, m.traits, m.each = f.of, traits, e
	return Claim{Count: f.n, Sure: c.understood(0, len(c)), Traits: traits, Offset: c[f.i].i, Len: c[len(c)-1].j - c[f.i].i}, true
}
