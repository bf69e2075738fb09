package claims

import "slices"

// compared is a clause that holds one count against another, or against that of
// the edition before. Growth in a month that stands before it is that month's.
func (c clause) compared() (Claim, bool) {
	i := max(c.comparison(), 0)
	part := c[c.partBefore(i):]
	a, ok := part.comparing()
	if d := c[:i].index("date", 0); d >= 0 && c[d].date.Month > 0 && !c.hasAny("than", "since") && !c[d+1:].has("date") && len(a.Past) == 0 {
		a.At = c[d].date
	}
	return a, ok
}

// partBefore is where the part between commas begins that the word of comparison at i
// stands in, where another number stands before it: one qualified, two candidates more.
func (c clause) partBefore(i int) int {
	for k := i - 1; k > 0; k-- {
		if !c[k].is("mark") {
			continue
		}
		if c[k+1:i].has("number") && c[:k].hasAny("number", "one") && c[k+1:].hasAny("applicant", "offer", "provider") {
			return k + 1
		}
		return 0
	}
	return 0
}

// comparing is a clause without what stands before.
func (c clause) comparing() (Claim, bool) {
	a := Claim{Count: &Count{Of: "offer"}, Sure: c.understood(0, len(c)), Lately: c.has("lately"),
		Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}
	if c.has("provider") {
		a.Count.Of = "provider"
	} else if c.has("milestone") && !c.has("offer") {
		a.Count.Of = "milestone"
	}
	i := c.comparison()
	if i < 0 {
		return a, c.moreThan(&a)
	}
	if i > 0 && c[i-1].is("none", "not") && c[i].is("grew", "shrank", "morethan", "lessthan") && c[i:].has("than") && c[i:].has("date") {
		a.Count.Than = map[bool]string{true: "notgrew", false: "notshrank"}[c[i].is("grew", "morethan")] // no more than in
		a.Sure, a.Traits, a.Past = true, c.about(), c.past()
		return a, len(a.Traits) > 0 && c.strange(0, len(c)) < 2
	}
	if c[:i].has("label") { // four pages fewer
		return a, false
	}
	if k := c.index("than", i); k > 0 && c[k:].has("rest") { // than all the others together
		return a, false
	}
	if c[max(0, i-2):i].hasTime() || i > 0 && c[i-1].is("about") || c[:min(len(c), i+4)].hasAny("not", "none", "neither") {
		return a, false
	}
	return c.held(a, i)
}

// comparison is the word that compares, -1 for none.
func (c clause) comparison() int {
	i := slices.IndexFunc(c, func(t term) bool {
		return t.is("grew", "shrank", "times", "fewer", "outnumber", "ahead", "behind", "level") ||
			t.is("asmany") && c.hasAny("than", "date", "lately")
	})
	for k := 0; i < 0 && k < len(c); k++ { // the number of X exceeds that of Y
		lead := c[:k].about()
		one := len(lead) == 1 || len(lead) == 2 && len(lead[0].Layers) == 1 && stage(lead[1]) && // in IaaS, those in progress exceed
			c[k-1].is("offer", "qualified", "candidate", "applicant")
		if c[k].is("morethan", "lessthan") && k > 0 && one && c[k+1:].begins("fill", "qualified", "applicant", "offer") {
			return k
		}
	}
	for k := 1; i < 0 && k+1 < len(c); k++ { // has one offer more than January's
		if c[k].is("morethan", "lessthan") && c[k+1].is("date") && c[k+1].date.Day == 0 &&
			c[k-1].is("offer", "provider", "applicant", "milestone") {
			return k
		}
	}
	for _, class := range []string{"morethan", "lessthan"} { // more offers than in January
		k := c.index(class, 0)
		if n := c.index("than", max(k, 0)); i < 0 && k >= 0 && n > k && !c[k+1:].begins("number") && c[n:].has("date") {
			return k
		}
	}
	return i
}

// moreThan tells whether a clause says that there are more of some than of others:
// more offers of X than of Y.
func (c clause) moreThan(a *Claim) bool {
	k := slices.IndexFunc(c, func(t term) bool { return t.is("morethan", "lessthan") })
	n := c.index("than", max(k, 0))
	if k < 0 || n <= k || c[k+1:].begins("number") || c.hasAny("not", "none", "neither", "lately") {
		return false
	}
	a.Count.Than = map[bool]string{true: "exceeds", false: "falls"}[c[k].is("morethan")]
	a.Traits, a.Versus = c[k+1:n].about(), c[n+1:].about()
	if lead := layersIn(c[:k].about()); layersOf(a.Traits) == 0 && len(lead) == 1 && layersOf(a.Versus) == 1 { // infrastructure has more than
		a.Traits = append(a.Traits, Trait{Kind: "layer", Layers: lead})
	}
	return !c.has("rest") && a.Sure && len(a.Traits) > 0 && len(a.Versus) > 0
}

// held is what the word of comparison at i holds against what.
func (c clause) held(a Claim, i int) (Claim, bool) {
	verb := i
	if k := c.index("times", 0); k > i && c[i].is("outnumber") { // outnumber them by two to one
		i = k
	}
	past := c.index("than", i)
	sides := [2]clause{c[:verb], c[verb+1:]}
	if past > 0 {
		sides = [2]clause{c[:past], c[past+1:]}
	}
	a.Traits, a.Versus = sides[0].about(), sides[1].about()
	if k := c.index("mark", 0); k > 0 && k < verb && layersOf(c[:k].about()) == 1 && !c[:k].hasAny("offer", "provider", "applicant") &&
		layersOf(a.Versus) == 0 { // in platform, some are more than others
		a.Versus = append(a.Versus, Trait{Kind: "layer", Layers: layersIn(c[:k].about())})
	}
	if lead := c[:verb]; layersOf(a.Versus) == 0 && layersOf(lead.about()) == 1 && lead.leads() { // the IaaS layer has more than
		a.Versus = append(a.Versus, Trait{Kind: "layer", Layers: layersIn(lead.about())})
	}
	for _, t := range sides[1] {
		if t.is("date") {
			a.Past = append(a.Past, t.date.Month)
		}
	}
	a.Count.Than = c[i].class
	than := map[string]string{"morethan": "exceeds", "lessthan": "falls", "outnumber": "exceeds", "ahead": "exceeds", "behind": "falls",
		"level": "same", "grew": "exceeds", "shrank": "falls", "asmany": "same"}[c[i].class]
	if c[i].is("outnumber") && c[i].n < 0 { // outnumbered by
		than = "falls"
	}
	switch both := len(a.Traits) > 0 && len(a.Versus) > 0; {
	case c[i].is("times", "fewer"):
		a.Count.N = c[i].n
		return a, both
	case c[i].is("morethan", "lessthan") && len(a.Past) == 0:
		a.Count.Than = than
		layers := layersOf(a.Traits) == 1 && layersOf(a.Versus) == 1
		return a, a.Sure && (len(a.Traits) == 1 && len(a.Versus) == 1 || layers)
	case c[i].is("outnumber", "ahead", "behind", "level"):
		a.Count.Than = than
		if k := len(c) - 3; k > i && c[i].is("outnumber") && c[k].is("number") && c[k+1].is("fill", "at") && c[k+2].is("number") {
			a.Count.N, a.Count.To = c[k].n, c[k+2].n
		}
		return a, both && (c[i].is("outnumber") || a.Sure && layersOf(a.Traits) == 1 && layersOf(a.Versus) == 1)
	case len(a.Past) == 0 && !a.Lately && past > 0 && len(a.Versus) > 0:
		a.Count.Than = than
		return a, len(a.Traits) > 0
	case len(a.Past) == 0 && !a.Lately && !c.has("since") && !a.Sure:
		return a, false
	}
	return c.sinceBefore(a, i)
}

// leads tells whether terms name a layer in which what follows is compared, and not that of
// what they count: the IaaS layer has; in IaaS qualified offers.
func (c clause) leads() bool {
	if !c.hasAny("offer", "provider", "applicant", "qualified", "candidate") {
		return true
	}
	k := c.index("layer", 0)
	return k > 0 && k < 3 && c[0].is("fill", "at", "of") && c[0].value == "in" && !c[1:k].hasAny("offer", "qualified", "candidate")
}

// sinceBefore is by how much the word at i says that a count is other than it was.
func (c clause) sinceBefore(a Claim, i int) (Claim, bool) {
	switch c[i].class {
	case "morethan":
		a.Count.Than = "grew"
	case "lessthan":
		a.Count.Than = "shrank"
	}
	for k := range c {
		beside := k == i+1 || k == i+2 && c[i+1].is("of", "fill") || k+1 == i
		if c[k].is("number", "one") && (beside || k > i && c.noun(k+1) >= 0 ||
			k < i && c[k+1:i].only("offer", "provider", "applicant", "qualified", "candidate", "fill", "of", "layer")) {
			a.Count.N = c[k].n
		}
	}
	a.Traits = append(a.Traits, c[i:].about()...)
	if a.Count.Of == "milestone" {
		a.Traits = append(a.Traits, Trait{Kind: "milestone"})
	}
	return a, len(a.Traits) > 0 || c.has("offer") || c.lists()
}

// fromTo is a count that went from one number to another.
func (c clause) fromTo() (Claim, bool) {
	for i := 1; i+2 < len(c); i++ {
		rises := c[i].is("number") && c[i-1].is("from", "of") && c[i+1].is("at", "fill", "rising") && c[i+2].is("number")
		if rises && c[i].n+c[i+2].n > 2 && !c.has("not") {
			a := Claim{Count: &Count{Of: "offer", Than: "went", N: c[i].n, To: c[i+2].n}, Sure: c.strange(0, len(c)) < 4, Traits: c.about(),
				Offset: c[0].i, Len: c[i+2].j - c[0].i}
			if c.has("provider") {
				a.Count.Of = "provider"
			} else if c.has("milestone") {
				a.Count.Of = "milestone"
				a.Traits = append(a.Traits, Trait{Kind: "milestone"})
			} else if c.has("applicant") {
				a.Count.Of = "applicant"
			}
			a.Past = c.past()
			return a, len(a.Traits) > 0 && a.Sure
		}
	}
	return Claim{}, false
}

// portion is a share whose number follows: the share of SaaS among qualified
// offers is 47 %.
func (c clause) portion() (Claim, bool) {
	p := c.index("portion", 0)
	if p < 0 {
		return Claim{}, false
	}
	for i := p; i < len(c); i++ {
		if n, at := c.quantity(i); n != nil && n.Of100 > 0 {
			n.Of = "offer"
			a := Claim{Count: n, Sure: c.understood(0, len(c)), Traits: c.about(), Offset: c[p].i, Len: c[at-1].j - c[p].i}
			if c.has("milestone") {
				a.Traits = append(a.Traits, Trait{Kind: "milestone"})
			}
			n.Half = slices.DeleteFunc(c.about(), func(t Trait) bool { return t.Kind == "layer" })
			return a, len(n.Half) == 1 && len(a.Traits) == 2
		}
	}
	return Claim{}, false
}
