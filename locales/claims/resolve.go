package claims

import "slices"

// resolved is terms whose class depends on those around them.
func resolved(ts []term) []term {
	restricted(ts)
	for k := range ts {
		switch {
		case ts[k].is("season", "beyond", "side"):
			dating(ts, k)
		case ts[k].is("aims", "not", "lost", "obtains", "obtained") || ts[k].value == "waits":
			governing(ts, k)
		default:
			beside(ts, k)
		}
	}
	return ts
}

// layered is terms in which all layers, or all but some, of somebody named are these
// layers: every layer but software.
func (g *Grammar) layered(ts []term) []term {
	if !slices.ContainsFunc(ts, func(t term) bool { return t.is("name") }) {
		return ts
	}
	for k := range ts {
		at := k + 1
		for at < len(ts) && ts[at].is("fill", "article", "number") {
			at++
		}
		if !ts[k].is("both") || at == len(ts) || !ts[at].is("storey") {
			continue
		}
		codes, end := slices.Clone(g.codes), at+1
		if end < len(ts) && ts[end].is("exception", "without", "contrast") {
			for n := end + 1; n < len(ts) && ts[n].is("layer", "fill", "and", "article", "of"); n++ {
				if c := slices.Index(codes, ts[n].value); ts[n].is("layer") && c >= 0 {
					codes, end = slices.Delete(codes, c, c+1), n+1
				}
			}
		}
		var all []term
		for _, code := range codes {
			all = append(all, term{class: "layer", value: code, i: ts[k].i, j: ts[end-1].j})
		}
		return slices.Replace(ts, k, end, all...)
	}
	return ts
}

// restricted marks what restricts in two parts: ne … que.
func restricted(ts []term) {
	ne := -1 // where it may have begun
	for k := range ts {
		t := &ts[k]
		number := k+1 < len(ts) && ts[k+1].is("number")
		switch {
		case t.is("mark") && t.value != ",", t.is("contrast"):
			ne = -1
		case t.is("ne"):
			ne = k
		case t.is("than", "morethan") && number && ne >= 0 && k-ne < 5 &&
			!slices.ContainsFunc(ts[max(0, ne-4):ne], func(t term) bool { return t.is("none", "nobody") }):
			t.class = "only" // ne couvre qu'une couche
		case t.is("than") && k > 0 && ts[k-1].is("not") && (number || ts[k-1].value == "plus"):
			ts[k-1].class, ts[k-1].value, t.class = "fill", "", "only" // n'en a plus que deux
		case t.is("than") && ne >= 0 && k-ne < 5 && !slices.ContainsFunc(ts[ne:k], func(t term) bool {
			return t.is("not", "none", "grew", "shrank", "asmany", "ahead", "behind", "level", "later", "sooner")
		}):
			t.class = "only" // n'est qualifié que pour l'IaaS
		}
	}
}

// beside resolves a term by those that stand right beside it.
func beside(ts []term, k int) {
	t := &ts[k]
	var next, before term
	if k+1 < len(ts) {
		next = ts[k+1]
	}
	if k > 0 {
		before = ts[k-1]
	}
	switch {
	case k+2 < len(ts) && t.staged() && next.is("and") && next.value == "or" && ts[k+2].staged(): // qualified or candidate
		t.class, ts[k+2].class, t.value = "fill", "fill", "total"
	case t.is("most") && next.is("layer") && slices.ContainsFunc(ts[:k], func(t term) bool { return t.is("layer") }):
		t.class = "ahead" // software leads infrastructure
	case t.is("contrast") && before.is("fill") && before.value == "aux" && next.is("number", "one", "article"):
		t.class = "only" // has but two
	case t.is("contrast") && (next.is("number", "one", "article") || next.is("milestone") && next.value == "one") && quietBefore(ts[:k]):
		t.class = "exception" // nothing new but one
	case t.is("contrast") && before.is("nobody", "none", "nothing") && next.is("name"):
		t.class = "exception" // nobody but X
	case t.is("ends") && t.value == "" && before.is("public") && (next.class == "" || next.is("mark")):
		t.value = "noun" // no published end
	case t.is("ends") && t.value == "" && next.is("grant") && before.is("number", "one", "article"):
		t.class, t.value = "exited", "noun" // one expired qualification
	case t.is("j0", "j1", "j2") && before.is("of", "from") && k+2 < len(ts) && next.is("at", "fill") && ts[k+2].is("j0", "j1", "j2"):
		t.class = "fill" // from J0 to J1
	case t.is("fill") && t.value == "be" && k+2 < len(ts) && ofLayer(ts[k+1:]):
		t.value = "covers" // is of software
	case t.is("entered") && t.value == "" && before.is("number", "one", "none", "article"):
		t.class, t.value = "enters", "noun" // one entry in the register
	case t.is("storey") && next.is("of") && k+2 < len(ts) && ts[k+2].is("layer") && before.is("fill", "article"):
		t.class = "fill" // the layer of containers
	case t.is("storey") && (next.is("layer") || before.is("layer") && !(k > 1 && ts[k-2].is("number") && ts[k-2].n > 1)):
		t.class = "fill" // the CaaS layer, not three infrastructure layers
	case t.is("offer") && t.value == "verb" && (before.is("provider", "applicant", "name", "rest") || before.is("number") && before.n > 1):
		t.class, t.value = "fill", "covers" // the ten offer software
	case t.is("share") && t.n == 10 && !next.is("of", "outof"):
		t.class = "ordinal" // un dixième les a rejoints
	case t.is("ahead", "behind") && next.is("number"):
		t.class = "fill" // the register follows thirty providers
	case t.is("advanced") && before.is("its") && slices.ContainsFunc(ts[:k], func(t term) bool { return t.is("public") }):
		t.class = "milestone" // has published nothing of its progress
		if slices.ContainsFunc(ts[:k], func(t term) bool { return t.is("nothing") }) {
			t.class = "fill"
		}
	case t.is("advanced") && before.is("fill") && before.value == "aux" && !next.is("than"):
		t.class = "moved" // two have advanced
	case t.is("hedge") && t.value == "if" && concedes(ts[k:]):
		t.class, t.value = "fill", ""
	case t.is("decision") && waited(ts[:k]):
		t.class = "fill" // sixteen are waiting for a decision
	}
}

// quietBefore tells whether terms say that nothing moved, and no more.
func quietBefore(ts []term) bool {
	c := clause(ts)
	for i := len(ts) - 1; i >= 0; i-- {
		if ts[i].is("mark", "contrast") {
			c = clause(ts[i+1:])
			break
		}
	}
	return c.hasAny("calm", "nothing", "none") && c.only("calm", "nothing", "none", "fill", "movement", "stir", "moved", "new", "public",
		"article", "of", "lately", "at")
}

// staged tells whether a term is a stage, of whatever word.
func (t term) staged() bool {
	return t.is("qualified", "candidate", "applicant") && (t.value == "" || t.value == "offer")
}

// governing resolves a term by what it governs.
func governing(ts []term, k int) {
	t, next := &ts[k], k+1
	switch {
	case t.is("obtains", "obtained"):
		for next < len(ts) && (ts[next].is("its", "article", "new", "first", "only") || ts[next].is("fill") && ts[next].value == "") {
			next++
		}
		if next < len(ts) && ts[next].is("j0", "j1", "j2", "j3") { // obtains its J1
			t.class, t.value = "fill", "reach"
		}
	case t.value == "waits":
		for next < len(ts) && (ts[next].is("its", "article", "of", "candidate", "hedge") && ts[next].value != "weak" && ts[next].value != "can" ||
			ts[next].is("fill") && ts[next].value == "") {
			next++
		}
		if next < len(ts) && ts[next].is("j0", "j1", "j2", "j3") { // is waiting for its J1
			t.class, t.value = "not", ""
		}
	case t.is("aims"):
		for next < len(ts) && ts[next].is("fill", "its", "article", "at", "only", "of") {
			next++
		}
		if next < len(ts) && (ts[next].is("layer") || ts[next].is("number") && clause(ts[next+1:]).begins("storey")) {
			t.class, t.value = "fill", "covers"
		}
	case t.is("not") && t.value == "plus":
		for next < len(ts) && !ts[next].is("mark", "than", "contrast") {
			next++
		}
		if next < len(ts) && ts[next].is("than") && slices.ContainsFunc(ts[:k], func(t term) bool { return t.is("none", "nobody") }) {
			t.class = "grew" // nul n'a plus d'offres que X
		}
	case t.is("lost"):
		t.class = "fill"
		for next < len(ts) && ts[next].is("number", "article", "one", "none", "qualified", "candidate", "layer", "its", "only", "fill") {
			next++
			if next == len(ts) || ts[next].is("offer", "provider", "applicant", "item", "unit", "grant") || ts[next-1].is("none", "one") ||
				ts[next-1].is("number") && ts[next].is("of") && next+2 < len(ts) && ts[next+1].is("its") {
				t.class = "exited" // the register lost an offer
			}
		}
	}
}

// dating resolves what says of a date, or of a milestone, how it is meant.
func dating(ts []term, k int) {
	t, next := &ts[k], k+1
	for next < len(ts) && (ts[next].is("fill", "of") || t.is("beyond") && ts[next].is("at") || t.is("side") && ts[next].is("season")) {
		next++
	}
	after := next < len(ts)
	switch {
	case t.is("season"):
		if after && ts[next].is("date") && ts[next].date.Month == 0 && ts[next].date.Year != ThisYear {
			ts[next].date.Season = t.n
		}
		t.class = "fill"
	case t.is("beyond") && after && ts[next].is("j0", "j1", "j2"): // beyond J1 is J2
		t.class, ts[next].class = "fill", map[string]string{"j0": "j1", "j1": "j2", "j2": "j3"}[ts[next].class]
	case t.is("beyond"):
		t.class = "morethan"
	case after && ts[next].is("date"):
		ts[next].n, t.class = t.n, "fill"
	}
}

// concedes tells whether an if sets what happened beside what happened: if nothing
// has moved, two have arrived.
func concedes(ts []term) bool {
	k := slices.IndexFunc(ts, func(t term) bool { return t.is("mark") && t.value == "," })
	perfect := func(t term) bool { return t.is("fill") && t.value == "aux" }
	return k > 0 && slices.ContainsFunc(ts[:k], term.auxiliary) && slices.ContainsFunc(ts[k:], perfect) &&
		!slices.ContainsFunc(ts[1:], func(t term) bool { return t.is("hedge", "future") })
}

// waited tells whether terms end with those who wait, and a preposition: for a
// decision.
func waited(ts []term) bool {
	k := len(ts) - 1
	for k >= 0 && ts[k].is("of", "fill", "article", "its", "number") {
		k--
	}
	return k >= 0 && (ts[k].is("candidate") || ts[k].is("hedge") && ts[k].value == "waits")
}

// ofLayer tells whether terms begin with: both of software.
func ofLayer(ts []term) bool {
	k := 0
	for k < len(ts) && ts[k].is("both") {
		k++
	}
	l := k + 1
	for l < len(ts) && (ts[l].is("article") || ts[l].is("fill") && ts[l].value == "") {
		l++
	}
	return l < len(ts) && ts[k].is("of") && ts[k].value == "" && ts[l].is("layer")
}
