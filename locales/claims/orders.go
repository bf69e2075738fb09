package claims

import "slices"

// ordered is a clause that holds names against each other or against all others:
// more offers than, ahead of, expires before, the first to expire. It answers with
// nothing where it denies, or is not understood: what such a clause has for heads
// is said of neither.
func (c clause) ordered(gs []group) ([]Claim, bool) {
	k := slices.IndexFunc(c, func(t term) bool {
		return t.is("ahead", "behind", "level", "sooner", "later", "side", "asmany", "grew", "shrank", "morethan", "lessthan")
	})
	g := gs[0]
	a := Claim{Subject: g.keys, Order: &Order{}, Lately: c.has("lately"), Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
	o := a.Order
	denies := slices.ContainsFunc(c, func(t term) bool { return t.is("not", "neither", "none", "nobody", "without") })
	if k >= 0 && c[max(0, k-2):k].hasTime() && !c[k].is("sooner", "later", "side") {
		return nil, false
	}
	switch {
	case len(gs) == 2 && k > g.from && k < gs[1].from || len(gs) == 2 && k >= 0 && c.has("than"):
		if c[k].is("morethan", "lessthan") && gs[1].from != k+1 && (!c[k:gs[1].from].has("than") || c[k+1].is("number")) {
			break // X has more than two offers
		}
		o.Than = gs[1].keys
		o.Sign = c[k].sign()
		if gs[1].from < k && !c[g.to:gs[1].from].has("than") {
			return nil, false
		}
		if !c.measured(&a, k) || denies || !c.understood(g.from, gs[1].to) {
			return nil, !c[k].is("side")
		}
		return []Claim{a}, true
	case len(gs) == 1 && c.has("none") && c.index("none", 0) < g.from && k >= 0 && c[k].is("grew") && c.has("than"): // nobody has more
		o.Sign, o.Rank = 1, 1
		return []Claim{a}, c.measured(&a, k) && c.understood(0, g.to)
	case len(gs) == 1 && len(g.keys) == 2 && k >= 0 && c[k].is("level", "asmany"):
		o.Among = true
		if !c.measured(&a, k) || !c.understood(0, len(c)) {
			return nil, true
		}
		if denies {
			o.Sign = 2
			return []Claim{a}, c[k].is("level")
		}
		return append(c.ofNames(), a), true
	case len(gs) == 1 && !denies && !c.has("than"):
		return c.superlative(a)
	}
	return nil, false
}

// sign is which way a word of order points.
func (t term) sign() int {
	switch {
	case t.is("ahead", "later", "grew", "morethan"), t.is("side") && t.n > 0:
		return 1
	case t.is("behind", "sooner", "shrank", "lessthan"), t.is("side"):
		return -1
	}
	return 0
}

// measured gives an order what it measures by, with the difference that is said;
// false where nothing says it.
func (c clause) measured(a *Claim, k int) bool {
	o := a.Order
	milestone := c[k].value == "milestone" || c.has("milestone") || c.has("advanced") || c.has("j0") || c.has("j1") || c.has("j2")
	offers := c.has("offer") || c.has("grant") && c[k].is("grew", "shrank", "asmany", "morethan", "lessthan")
	switch {
	case milestone && c[k].is("side", "sooner", "later"): // a month before X
		return false
	case c.has("ends") || c[k].value == "ends" || c[k].is("sooner", "later") || c[k].is("side") && (c.has("grant") || c.has("qualified")):
		o.By = []string{"ends"}
		if c[k].value == "before" { // its end precedes that of Y
			o.Sign = -1
		}
		if c.has("starts") || c.has("obtained") || c.has("qualified") && !c.has("ends") {
			o.By = []string{"starts"}
		}
	case milestone && !(offers && c[k].is("grew", "shrank", "asmany")):
		o.By = []string{"milestone"}
	case c.has("storey"):
		o.By = []string{"layers"}
	case offers:
		o.By = []string{"offers"}
	case c[k].is("ahead", "behind", "level"):
		o.By = []string{"offers", "milestone"}
	default:
		return false
	}
	for _, t := range c.about() {
		if (t.Kind == "qualified" || t.Kind == "candidate") && o.By[0] == "offers" {
			a.Traits = append(a.Traits, t)
		} else if t.Kind == "layer" {
			a.Traits = append(a.Traits, t)
		}
	}
	numbers := 0
	for i, t := range c {
		if !t.is("number", "one") {
			continue
		}
		numbers++
		counts := i+1 < len(c) && c[i+1].is("milestone", "offer", "grew", "shrank")
		if o.By[0] != "ends" && (t.n > 1 || t.is("one") || c[max(0, i-1):i].has("of") || counts) {
			o.Diff = t.n
		}
	}
	if numbers > 1 || o.Sign == 0 || o.By[0] == "ends" || o.By[0] == "starts" {
		o.Diff = 0
	}
	return true
}

// superlative is a clause that says that those named come first or last.
func (c clause) superlative(a Claim) ([]Claim, bool) {
	o := a.Order
	k := slices.IndexFunc(c, func(t term) bool { return t.is("most", "least", "first", "next", "last", "rank") })
	if k < 0 || !c.understood(0, len(c)) || c.has("oneof") || slices.ContainsFunc(c[:c.index("name", 0)], func(t term) bool {
		return t.is("number", "share", "one", "both")
	}) {
		return nil, false
	}
	var also []Claim
	if i := c.index("date", 0); i >= 0 && c.has("ends") {
		also = append(also, Claim{Subject: a.Subject, Traits: []Trait{{Kind: "ends", Date: c[i].date}}, Offset: a.Offset, Len: a.Len})
	} else if i >= 0 {
		also = append(also, Claim{Subject: a.Subject, Traits: []Trait{{Kind: "starts", Date: c[i].date}}, Offset: a.Offset, Len: a.Len})
	}
	switch {
	case c[k].is("rank"):
		i := c.index("ordinal", 0)
		if i < 0 {
			return nil, false
		}
		o.By, o.Rank = []string{"offers"}, c[i].n
		also = append(also, c.countsOfNames(c.groups())...)
	case c[k].is("most", "least"):
		o.Sign = map[bool]int{true: 1, false: -1}[c[k].is("most")]
		o.Rank = 1
		switch {
		case c.has("ends"):
			o.By = []string{"ends"}
		case c.has("milestone"), c.has("advanced"):
			o.By = []string{"milestone"}
		case c.has("storey"):
			o.By = []string{"layers"}
		default:
			o.By = []string{"offers"}
		}
		also = append(also, c.countsOfNames(c.groups())...)
	case c.has("ends") && c[k].is("first", "next"):
		o.By, o.Sign, o.Rank = []string{"ends"}, -1, 1
	case c.has("ends") && c[k].is("last"):
		o.By, o.Sign, o.Rank = []string{"ends"}, 1, 1
	case c[k].is("last") && (c.has("decision") || c.has("grant") || c.has("qualified") || c.has("obtains")) && !c.has("layer"):
		o.By, o.Sign, o.Rank = []string{"starts"}, 1, 1
	default:
		return nil, false
	}
	for _, t := range c.about() {
		if o.By[0] == "offers" && stage(t) || t.Kind == "layer" {
			a.Traits = append(a.Traits, t)
		}
	}
	return append([]Claim{a}, also...), true
}
