package claims

import "slices"

// excepted is a clause that says something of all but those it names: apart from
// X, nobody is; all are but X. It answers with nothing where what is excepted is
// understood and the rest is not.
func (c clause) excepted() ([]Claim, bool) {
	from, to, keys := c.exception()
	if len(keys) == 0 {
		return nil, false
	}
	rest := slices.Concat(c[:from], c[to:])
	denies, all := rest.hasAny("none", "nobody", "neither"), rest.has("both")
	if rest.has("name") || rest.has("number") && !denies && !all || rest.hasAny("not", "nothing") && !denies {
		return nil, false
	}
	i := len(rest) - 1
	for i >= 0 && (!rest.isHead(i) || rest[i].is("applicant")) {
		i--
	}
	if denies == all || i < 0 || !rest.understood(0, len(rest)) {
		return nil, true
	}
	t, ok := rest.trait(i, 0)
	t.Denied = all
	a := Claim{Subject: keys, Sole: true, Traits: []Trait{t}, Core: rest[:i].about(), Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
	a.Lately, a.Past = c.has("lately") || c.has("quarter"), c.quarter()
	return []Claim{a}, ok || t.Denied
}

// exception is where a clause excepts somebody, and whom: hormis l'offre de X et
// celle de Y.
func (c clause) exception() (from, to int, keys []string) {
	for from = range c {
		if !c[from].is("exception", "without") {
			continue
		}
		keys, to = nil, from
		for k := from + 1; k < len(c); k++ {
			switch {
			case c[k].is("name"):
				keys, to = append(keys, c[k].value), k+1
				continue
			case c[k].is("of", "article", "offer", "provider", "applicant", "its", "and"), c[k].is("fill") && c[k].value == "",
				c[k].is("mark") && c[k].value == "," && k+1 < len(c) && c[k+1].is("name", "and"):
				continue
			}
			break
		}
		if len(keys) > 0 {
			if to < len(c) && c[to].is("mark") && c[to].value == "," {
				to++
			}
			return from, to, keys
		}
	}
	return 0, 0, nil
}

// butLayers is the layers that a clause excepts before it counts, and what it says of
// the others: leaving software aside, there are nine.
func (c clause) butLayers() ([]string, clause) {
	k := c.index("mark", 0)
	if k < 2 || !c[:k].has("exception") || !c[1:k].only("exception", "layer", "fill", "article", "and", "of", "storey") {
		return nil, nil
	}
	return layersIn(c[:k].about()), c[k+1:]
}

// besides is a clause that counts others than those it excepts: besides X, two are.
func (m *memory) besides(c clause) ([]Claim, bool) {
	from, to, keys := c.exception()
	rest := slices.Concat(c[:from], c[to:])
	if len(keys) == 0 || !c[from].is("exception") || rest.has("name") || !rest.plural() ||
		rest.hasAny("not", "none", "nobody", "both", "neither") {
		return nil, false
	}
	var out []Claim
	for _, a := range m.ofNumbers(rest) {
		if a.Sure && a.Count.Of100 == 0 && a.Count.Than == "" && a.Count.Each == nil && a.Count.Of != "movement" {
			a.Besides = keys
			out = append(out, a)
		}
	}
	return out, true
}
