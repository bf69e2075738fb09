package claims

import "slices"

// placed is the claim that those named came at a place among all, by the order in which
// they did: X was the ninth provider to be qualified.
func (c clause) placed(gs []group, i int) (Claim, bool) {
	k := slices.IndexFunc(gs, func(g group) bool { return g.to <= i })
	h := c.noun(i + 1)
	if h < 0 && c[i+1:].begins("applicant") {
		h = i + 1
	}
	if len(gs) != 1 || k < 0 || h < 0 || !c[h].is("provider", "offer", "applicant") || !c[gs[k].to:i].only("fill", "belongs", "article") ||
		c[gs[k].to:i].hasAny("not", "none") {
		return Claim{}, false
	}
	ts := c[i:].about()
	if len(ts) != 1 || !stage(ts[0]) || !c.understood(i, len(c)) {
		return Claim{}, false
	}
	n := &Count{Of: "place", N: c[i].n, To: c[i].n, Rank: true}
	return Claim{Subject: gs[k].keys, Count: n, Traits: ts, Sure: true, Offset: c[gs[k].from].i, Len: c[h].j - c[gs[k].from].i}, true
}

// soleOf is the claim that one of what those named have is so, and no other of theirs: X
// is the only offer of Y at J1.
func (c clause) soleOf(gs []group) (Claim, bool) {
	if len(gs) != 2 || gs[0].from != 0 || len(gs[0].keys) != 1 || !c[gs[0].to:].begins("fill", "belongs") {
		return Claim{}, false
	}
	from, to := gs[0].to, gs[1].to
	middle := slices.Concat(c[from:gs[1].from], c[to:min(len(c), to+3)])
	if !c[from:gs[1].from].only("fill", "belongs", "only", "of", "article", "offer") || !middle.has("only") || !middle.has("offer") {
		return Claim{}, false
	}
	for i := to; i < len(c); i++ {
		if !c.isHead(i) {
			continue
		}
		t, ok := c.trait(i, to)
		return Claim{Subject: gs[0].keys, Among: gs[1].keys, Sole: true, Traits: []Trait{t}, Offset: c[0].i, Len: c[i].j - c[0].i},
			ok && !t.Denied && c.understood(to, i)
	}
	return Claim{}, false
}

// soleAmong is the claim that those named alone cover a layer among those of a stage: only X
// covers containers among the qualified; among the qualified, X is alone in containers.
func (c clause) soleAmong(gs []group) (Claim, bool) {
	if len(gs) != 1 || !c.has("only") || c.hasAny("not", "none", "neither", "number", "mostly", "offer") || !c.understood(0, len(c)) {
		return Claim{}, false
	}
	ts := c.about()
	layers, stages := layersIn(ts), slices.DeleteFunc(ts, func(t Trait) bool { return !stage(t) })
	if len(layers) != 1 || len(stages) != 1 {
		return Claim{}, false
	}
	k := slices.IndexFunc(c, func(t term) bool { return t.is("qualified", "candidate", "applicant") })
	for k--; k >= 0 && c[k].is("fill", "article") && c[k].value != "in"; k-- {
	}
	if k < 0 || !c[k].is("among", "outof", "from") && !(c[k].is("fill") && c[k].value == "in") {
		return Claim{}, false
	}
	stages[0].Layers = layers
	return Claim{Subject: gs[0].keys, Sole: true, Traits: stages, Offset: c[0].i, Len: c[len(c)-1].j - c[0].i}, true
}

// programs is whose the number at i is that counts what is no noun of the register, but
// has a stage: at X, three programs are qualified; X had the qualification of three.
func (c clause) programs(i int, gs []group) (*group, int) {
	if len(gs) != 1 || gs[0].to > i || !c[:gs[0].from].only("fill", "at", "of") ||
		!c[gs[0].to:i].only("mark", "fill", "belongs", "only", "of", "ne", "obtained", "obtains", "grant", "qualified") ||
		i+1 >= len(c) || c[i].n == 1 {
		return nil, -1
	}
	if k := i + 3; k < len(c) && c[i+1].is("of") && c[i+2].is("its") && c[k].class == "" && c.stageNext(k+1) {
		return &gs[0], k // X has two of its tools in the catalogue
	}
	if c[i+1].class != "" && !c[i+1].is("layer") ||
		!c.stageNext(i+2) && !c[gs[0].to:i].hasAny("grant", "qualified") {
		return nil, -1
	}
	return &gs[0], i + 1
}

// countsOthers tells whether a clause has a number that is not that of a group which is
// said to be the only one of its kind: X and Y are the only two.
func (c clause) countsOthers(g *group, i int) bool {
	for k := range c {
		if c[k].is("number") && !(k >= g.to && k < i && c[k].n == len(g.keys) && len(g.keys) > 1) {
			return true
		}
	}
	return false
}
