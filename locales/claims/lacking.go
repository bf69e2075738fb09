package claims

import "slices"

// lacking is a clause that says that some layers have nothing of a kind: neither the
// PaaS nor the CaaS has an offer in progress, there is nothing qualified in CaaS.
func (c clause) lacking() []Claim {
	layers := layersIn(c.about())
	strange := slices.ContainsFunc(c, func(t term) bool {
		says := slices.Contains([]string{"covers", "reach", "which", "time", "each", "whose"}, t.value)
		return t.is("hedge") && t.value != "weak" && t.value != "can" || t.is("fill") && says
	})
	if len(layers) == 0 || strange || c.plural() || !c.only("layer", "neither", "and", "fill", "article", "ne", "not", "without", "of",
		"offer", "applicant", "qualified", "candidate", "its", "storey", "nothing", "at", "outof", "number", "aims", "one", "none", "hedge",
		"nobody") {
		return nil
	}
	no := slices.IndexFunc(c, func(t term) bool { return t.is("not", "without", "neither", "none") })
	k := slices.IndexFunc(c, func(t term) bool { return t.is("offer", "applicant") })
	lead := c.index("layer", 0)
	if n := c.index("nothing", 0); n >= 0 {
		if no, k = n, slices.IndexFunc(c, func(t term) bool { return t.is("qualified", "candidate") }); k < n || !c[n+1:k].only("fill", "of") {
			return nil
		}
		lead = -1
	} else if n := c.index("nobody", 0); n >= 0 { // has qualified nobody for containers
		if no = n; !c.hasAny("qualified", "candidate") {
			return nil
		}
		k, lead = n, -1
	}
	if no < 0 || k < no || c[k+1:].hasAny("not", "neither", "none") || len(layers) > 1 && lead > no && !c[no].is("neither") {
		return nil
	}
	var out []Claim
	for _, l := range layers {
		a := Claim{Count: &Count{Of: "offer"}, Sure: true, Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
		for _, t := range c.about() {
			if stage(t) {
				a.Traits = []Trait{t}
			}
		}
		a.Traits = append(a.Traits, Trait{Kind: "layer", Layers: []string{l}})
		out = append(out, a)
	}
	return out
}

// barring is a clause that says that those it names have nothing of a stage but what
// it excepts: X has nothing qualified beyond its infrastructure.
func (c clause) barring() (out []Claim, ok bool) {
	n := slices.IndexFunc(c, func(t term) bool { return t.is("nothing", "none") })
	k := slices.IndexFunc(c, func(t term) bool { return t.is("exception", "without", "beyond", "morethan", "contrast") })
	s := slices.IndexFunc(c, func(t term) bool { return t.is("qualified", "candidate") })
	if n < 0 || k < 0 || s < n || s > n+3 || c.hasAny("not", "lately", "date", "future", "hedge", "stir", "moved") {
		return nil, false
	}
	end := len(c)
	if k < n { // beyond its infrastructure, X has nothing qualified
		if end = c.index("mark", k); end < 0 || end > n {
			return nil, false
		}
	} else if k < s {
		return nil, false
	}
	part := c[k+1 : end]
	keys := []string{}
	for _, t := range part {
		if t.is("name") {
			keys = append(keys, t.value)
		}
	}
	gs := append(slices.Clone(c[:k]), c[end:]...).groups()
	if len(gs) != 1 || !part.only("fill", "of", "its", "article", "layer", "offer", "name", "and", "number") {
		return nil, true
	}
	t := Trait{Kind: c[s].class, Layers: layersIn(part.about()), Exact: true}
	a := Claim{Subject: gs[0].keys, Traits: []Trait{t}, Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
	if len(t.Layers) == 0 {
		if len(keys) == 0 {
			return nil, true
		}
		a.Count, a.Sure = &Count{Of: "offer", N: len(keys), To: len(keys)}, true
		a.Traits = []Trait{{Kind: t.Kind}}
	}
	return []Claim{a}, true
}
