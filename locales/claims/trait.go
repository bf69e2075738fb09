package claims

import "slices"

func (t term) head() bool {
	return t.is("qualified", "grant", "candidate", "applicant", "newcomer", "j0", "j1", "j2", "j3", "milestone", "ends", "starts", "belongs",
		"confined", "leaves", "renews", "renewed", "extends", "extended", "renewal", "widening", "enters", "entered", "exits", "exited",
		"obtains", "obtained", "decision", "bothsides", "rescopes", "absent", "titled")
}

// covers tells whether a term is a verb that says layers, where they follow.
func (t term) covers() bool { return t.is("fill") && t.value == "covers" }

// isHead tells whether the term at i says something of others.
func (c clause) isHead(i int) bool {
	if !c[i].covers() {
		return c[i].head()
	}
	for i++; i < len(c) && c[i].is("fill", "its", "article", "at", "only", "of", "both", "not", "neither"); i++ {
	}
	return i < len(c) && c[i].is("layer")
}

// kind is the trait that a word of its class says.
func (t term) kind() Trait {
	named := map[string]string{"applicant": "candidate", "grant": "qualified", "renewal": "renews", "widening": "extends",
		"newcomer": "enters",
		"renewed":  "renews", "extended": "extends", "entered": "enters", "exited": "exits", "obtained": "obtains"}
	kind, ok := named[t.class]
	if !ok {
		kind = t.class
	}
	return Trait{Kind: kind, Now: t.is("newcomer", "renews", "extends", "enters", "exits", "leaves", "obtains", "rescopes")}
}

// trait is what the term at i says, with its layers, its date and whether it is
// denied; false when it says nothing by itself.
func (c clause) trait(i, last int) (Trait, bool) {
	t := c[i].kind()
	t.Denied = c.denied(i, last)
	t.At = (c.at(i, last) || c[i+1:].begins("only") || c.onlyBefore(i)) && !c[i+1:].begins("ormore", "side", "beyond")
	c.detail(&t, i, last)
	if c[i].is("renewal", "widening") {
		granted := c[i+1:].begins("fill", "starts", "obtained") && c[i+1:min(len(c), i+4)].hasAny("starts", "obtained")
		return t, t.Denied || t.Date.Known() || c.has("lately") || granted ||
			c[:i].has("obtains") || c[:i].has("obtained") || i > 0 && c[i-1].is("new", "number", "one")
	}
	switch t.Kind {
	case "milestone":
		if k := c.milestoneBefore(i); k >= 0 && t.Denied && c[i+1:].begins("since") && !c[i+1:].has("date") { // and none since
			return Trait{Kind: c[k].class, At: true}, true
		}
		return t, t.Denied || c.public(i) || c[last:i].has("public")
	case "decision", "starts":
		t.Kind = "starts"
		return t, t.Date.Known() && !t.Denied
	case "confined":
		t.Kind, t.Exact = "layer", true
		return t, len(t.Layers) > 0
	case "absent":
		t.Kind, t.Denied = "layer", !t.Denied
		return t, len(t.Layers) == 1
	case "belongs", "fill":
		t.Kind = "layer"
		return t, len(t.Layers) > 0
	case "ends":
		return t, t.Date.Known() || t.Denied || c.public(i)
	}
	return t, true
}

// onlyBefore tells whether the term at i is said to be all there is: only J0, nothing but
// its J0.
func (c clause) onlyBefore(i int) bool {
	for i--; i > 0 && c[i].is("its", "article"); i-- {
	}
	return i >= 0 && c[i].is("only")
}

// milestoneBefore is the last milestone that terms before i name, -1 for none.
func (c clause) milestoneBefore(i int) int {
	for i--; i >= 0; i-- {
		if c[i].is("j0", "j1", "j2") {
			return i
		}
	}
	return -1
}

// detail gives what the term at i says its layers and its date: those behind it,
// or those with which the clause begins.
func (c clause) detail(t *Trait, i, last int) {
	next := i + 1
	for next < len(c) && (!c.isHead(next) || c.isObject(next, i+1)) {
		next++
	}
	for k := i + 1; k < next && c[k].class != "" && !(c[k].is("mark") && c[k].value != ","); k++ {
		switch {
		case c[k].is("number", "one", "none"), c[k].is("name") && c[k-1].is("mark") && len(t.Layers) > 0:
			k = next
		case c[k].is("layer"):
			t.Layers = append(t.Layers, c[k].value)
			t.Exact = t.Exact || c[k-1].is("only") || c[i+1:k].has("only") || k+1 < len(c) && c[k+1].is("only")
		case c[k].is("date"):
			if !t.Date.Known() {
				t.Date, t.Side = c[k].date, c[k].n
			}
		}
	}
	if k := i - 1; k >= last && c[k].is("layer") {
		t.Layers = append(t.Layers, c[k].value)
	}
	// in 2027 one qualification expires
	lapses := i > 0 && c[i].is("ends") && last > 0 && c[last-1].is("grant")
	if !t.Date.Known() && (last == 0 || lapses) && !(c[i].is("grant") && next < len(c) && c[next].is("ends")) { // in February, X passed J1
		for k := 0; k < min(i, 6) && (k < 3 || c[:k].only("fill", "of", "at", "outof", "article")); k++ {
			stands := c[k].date.Day > 0 && c[i].is("qualified", "grant", "candidate", "applicant") // on 31 March X is qualified
			if c[k].is("date") && !(k > 0 && (c[k-1].is("since") || c[k-1].is("at", "outof") && stands)) {
				t.Date, t.Side = c[k].date, c[k].n
			}
		}
	}
	if len(t.Layers) == 0 && len(c) > 3 && c[0].is("of", "fill", "at", "outof") { // for containers, X
		k := 1
		for k < 4 && c[k].is("fill", "article") {
			k++
		}
		if c[k].is("layer") && k+1 < i && c[k+1].is("mark") {
			t.Layers = []string{c[k].value}
		}
	}
}

// public tells whether what the term at i says is said to be published.
func (c clause) public(i int) bool {
	for k := i + 1; k < len(c) && k < i+3; k++ {
		if c[k].is("public") {
			return true
		}
	}
	return i > 0 && c[i-1].is("public")
}

// at tells whether a milestone is said to be where an offer stands.
func (c clause) at(i, last int) bool {
	for k := i - 1; k >= last && k >= i-3; k-- {
		if c[k].is("at") {
			return true
		}
	}
	return false
}

// denied tells whether a word denies the term at i: one before it, or one after
// it that has nothing else to deny.
func (c clause) denied(i, last int) bool {
	for k := i - 1; k >= last; k-- {
		if c[k].is("not", "none", "neither", "without") {
			return !c.notOnly(k, i)
		}
		if c[k].is("nothing") && c[i].is("qualified", "candidate") && c[k+1:i].only("fill", "of") { // has nothing in progress
			return true
		}
		if c[k].is("mark") {
			break
		}
	}
	if k := c.index("none", 0); k >= 0 && k < 2 && k < last && !c[k:i].hasAny("mark", "name", "contrast") { // no renewal was granted to X
		return true
	}
	if i > 0 && slices.ContainsFunc(c[:i], func(t term) bool { return t.is("neither") }) {
		return true
	}
	if c[i].is("milestone", "ends", "j0", "j1", "j2") && c[i+1:min(len(c), i+3)].has("unknown") {
		return true
	}
	if c[i].is("titled") && c[max(0, i-3):i].has("unknown") { // has not published the name
		return true
	}
	for k := i + 1; k < len(c) && !c[k].is("mark", "name", "and", ""); k++ {
		if c.isHead(k) {
			return false
		}
		had := c[i].is("obtains", "obtained", "exits", "exited", "leaves")
		if h := c.noun(k + 1); c[k].is("none") && h >= 0 && (c[h].is("offer") || c[h].is("grant", "applicant") && had) {
			return true
		}
		if c[k].is("not") {
			return !slices.ContainsFunc(c[k:], func(t term) bool { return t.head() || t.is("moved", "stir") })
		}
	}
	return false
}

// notOnly tells whether what the word at k denies is that those are the only ones:
// not the only candidate.
func (c clause) notOnly(k, i int) bool {
	return c[k].is("not") && c[k+1:i].hasAny("only", "one") &&
		c[k+1:i].only("fill", "only", "one", "article", "applicant", "provider", "offer", "belongs")
}

// attributive tells whether a stage only goes with what somebody has: its qualified range.
func (c clause) attributive(i int) bool {
	return c[i].is("qualified", "candidate") && i > 0 && c[i-1].is("its")
}

// isObject tells whether a qualification is only what the head before is of: the
// renewal of its qualification.
func (c clause) isObject(i, last int) bool {
	if last > 0 && (c[i].is("starts") && c[last-1].is("j0", "j1", "j2") || c[i].is("grant") && c[last-1].is("candidate")) {
		return c[last:i].only("of", "from", "its", "fill", "at", "article", "name") // the J0 of X dates from
	}
	if last > 0 && c[i].is("applicant") && c[last-1].is("exits", "exited") {
		return c[last:i].only("none", "of", "its", "fill") // has withdrawn none of its candidacies
	}
	return last > 0 && c[i].is("grant", "decision") &&
		(c[last-1].is("renews", "renewed", "extends", "extended", "renewal", "widening", "ends", "exited") ||
			(c[:last].has("without") || c[:last].has("not")) && c[last-1].is("obtains", "obtained") || c[last-1].is("exits", "exited", "leaves")) &&
		c[last:i].only("none", "of", "from", "its", "fill", "at", "article", "name", "first")
}

// objects tells whether a renewal or an extension is what is obtained at i.
func (c clause) objects(i int) bool {
	for ; i < len(c) && c[i].is("of", "its", "fill", "article"); i++ {
	}
	return c[i:].begins("renewal", "widening")
}

// traits is what the terms after a noun say of it.
func (c clause) traits() []Trait {
	var out []Trait
	var layers []string
	last := 0
	if i := c.index("calm", 0); i >= 0 { // have not advanced
		return []Trait{{Kind: "moved", Denied: true}}
	}
	for i := range c {
		if c[i].is("layer") && !slices.Contains(layers, c[i].value) {
			layers = append(layers, c[i].value)
		}
		if c[i].is("storey") && i > 0 {
			if k := i - 1; c[k].is("number") && c[k].n > 1 && !c[max(0, k-1):k].hasAny("outof", "morethan", "of", "from") {
				out = append(out, Trait{Kind: "storeys", N: c[k].n})
			} else if c[max(0, i-2):i].hasAny("several", "morethan") {
				out = append(out, Trait{Kind: "storeys"})
			}
		}
		if c[i].is("moved", "stir") {
			out = append(out, Trait{Kind: "moved", Denied: c[:i].hasAny("not", "nothing")})
		}
		if c[i].is("movement") && c[:i].has("without") {
			out = append(out, Trait{Kind: "moved", Denied: true})
		}
		if c[i].is("nothing") && (c[i:min(len(c), i+4)].has("public") ||
			c[max(0, i-2):i].has("public") && !c[i:].hasAny("stir", "moved", "movement")) {
			out = append(out, Trait{Kind: "milestone", Denied: true})
		}
		if c[i].is("endless") {
			out = append(out, Trait{Kind: "ends", Denied: true})
		}
		if c[i].is("several") && !c[i:].has("storey") {
			out = append(out, Trait{Kind: "several"})
		}
		if !c.isHead(i) || c.isObject(i, last) {
			continue
		}
		t, ok := c.trait(i, last)
		t.Layers = nil
		if t.Kind == "starts" && !t.Date.Known() && !t.Denied {
			t.Kind, ok = "decided", true
		}
		if (ok || t.Kind == "milestone" || t.Kind == "ends" && c[i].value == "noun") && t.Kind != "layer" {
			out = append(out, t)
		}
		last = i + 1
	}
	if len(layers) > 0 {
		out = append(out, Trait{Kind: "layer", Layers: layers})
	}
	return out
}

// about is the stages and layers that a part of a clause names.
func (c clause) about() []Trait {
	var out []Trait
	for _, t := range c {
		switch {
		case t.is("qualified", "candidate"):
			out = append(out, Trait{Kind: t.class})
		case t.is("grant"):
			out = append(out, Trait{Kind: "qualified"})
		case t.is("applicant"):
			out = append(out, Trait{Kind: "candidate"})
		case t.is("layer"):
			out = append(out, Trait{Kind: "layer", Layers: []string{t.value}})
		}
	}
	return out
}

func dated(ts []Trait) bool {
	return slices.ContainsFunc(ts, func(t Trait) bool { return t.Date.Known() })
}

func stage(t Trait) bool { return t.Kind == "qualified" || t.Kind == "candidate" }

// layersOf is how many layers traits name: the offers of two are counted in
// more than one way.
func layersOf(ts []Trait) int { return len(layersIn(ts)) }

// layersIn is the layers that traits name, in order.
func layersIn(ts []Trait) []string {
	var all []string
	for _, t := range ts {
		for _, l := range t.Layers {
			if !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	return all
}

// ofMovement tells whether traits say that something moved.
func ofMovement(ts []Trait) bool {
	return slices.ContainsFunc(ts, func(t Trait) bool { return t.kin() == "moves" || t.Kind == "moved" && !t.Denied })
}

// inherit is traits with those of a count before that they do not replace.
func inherit(ts, before []Trait) []Trait {
	out := slices.Clone(ts)
	for _, b := range before {
		if !slices.ContainsFunc(ts, func(t Trait) bool { return t.kin() == b.kin() }) {
			out = append(out, b)
		}
	}
	return out
}

// kin is the kind of traits of which an offer has one.
func (t Trait) kin() string {
	switch t.Kind {
	case "qualified", "candidate", "decided":
		return "stage"
	case "j0", "j1", "j2", "j3":
		return "milestone"
	case "enters", "exits", "leaves", "obtains", "renews", "extends", "rescopes":
		return "moves"
	}
	return t.Kind
}
