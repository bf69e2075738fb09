package check

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// squeezed is what is left of a name when case, accents, spaces and
// punctuation are taken away: two names that differ in nothing else are one
// name, mistyped.
func squeezed(name string) string {
	return strings.Map(func(r rune) rune {
		if letters.IsAlnum(r) || r == '+' || r == '#' {
			return r
		}
		return -1
	}, facts.Fold(name))
}

// called is a name of a provider or an offer; aliases are those that sources
// use, the others are its own.
type called struct {
	facts.Claim
	alias bool
	key   string // squeezed
}

func call(x facts.Claim, alias bool) called { return called{x, alias, squeezed(x.Name)} }

func ofHolder(h *facts.Holder) []called {
	out := []called{call(facts.Claim{Name: h.Name, Fact: h.Fact}, false)}
	for _, x := range h.Renamed {
		out = append(out, call(x, false))
	}
	for _, x := range append(append([]facts.Claim(nil), h.Aliases...), h.Legal...) {
		out = append(out, call(x, true))
	}
	return out
}

func ofOffer(o *facts.Offer) []called {
	var f facts.Fact
	if f.Pos = o.Pos; len(o.Stages) > 0 {
		f.Known = o.Stages[0].Known
	}
	out := []called{call(facts.Claim{Name: o.Name, Fact: f}, false)}
	for _, x := range append(append([]facts.Claim(nil), o.Renamed...), o.Market...) {
		out = append(out, call(x, false))
	}
	for _, x := range o.Aliases {
		out = append(out, call(x, true))
	}
	return out
}

// rolls is who goes by what: the number of each provider or offer, under what two of
// them may have in common. Only those are held against each other.
type rolls map[string][]int

func (r rolls) enter(n int, names []called, more ...string) {
	for _, k := range append(more, squeezes(names)...) {
		if was := r[k]; len(was) == 0 || was[len(was)-1] != n {
			r[k] = append(was, n)
		}
	}
}

// with is those that have something in common, in order.
func (r rolls) with(names []called, more ...string) []int {
	var out []int
	for _, k := range append(more, squeezes(names)...) {
		out = append(out, r[k]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func squeezes(names []called) (out []string) {
	for _, n := range names {
		if n.key != "" {
			out = append(out, n.key)
		}
	}
	return out
}

// shared is a name that both go by, and whether for both it is their own.
func shared(as, bs []called) (a, b called, own, found bool) {
	for _, x := range as {
		for _, y := range bs {
			if x.key == "" || x.key != y.key || found && (own || x.alias || y.alias) {
				continue
			}
			a, b, own, found = x, y, !x.alias && !y.alias, true
		}
	}
	return a, b, own, found
}

// names reports providers, and offers of one provider, that go by one name.
func (c *checker) names(r *facts.Register) {
	holders, houses := make([][]called, len(r.Providers)), rolls{}
	for i, b := range r.Providers {
		holders[i] = ofHolder(b)
		for _, j := range houses.with(holders[i]) {
			a := r.Providers[j]
			if x, y, own, found := shared(holders[j], holders[i]); found && a.ID != b.ID {
				code := DuplicateName
				if own {
					code = SameName
				}
				c.clash(code, x.Pos, y.Pos, "providers."+b.ID, "Make one of them, if they are one; otherwise tell them apart by name.",
					"%s goes by a name that %s has too: %s.", b.ID, a.ID, y.Name)
			}
		}
		houses.enter(i, holders[i])
	}
	c.labels(r)
	c.lookalikes(r)
	offers, earlier := make([][]called, len(r.Offers)), rolls{}
	for i, b := range r.Offers {
		offers[i] = ofOffer(b)
		c.market(b)
		for _, j := range houses.with(offers[i]) {
			c.borrowed(r.Providers[j], b, holders[j], offers[i])
		}
		of := "\x00" + b.Provider // nobody is called so
		for _, j := range earlier.with(offers[i], of) {
			c.offers(r.Offers[j], b, offers[j], offers[i])
		}
		earlier.enter(i, offers[i], of)
	}
}

// offers holds two offers against each other.
func (c *checker) offers(a, b *facts.Offer, as, bs []called) {
	switch {
	case a.ID == b.ID:
	case a.Provider == b.Provider:
		c.twins(a, b, as, bs)
	default:
		c.namesakes(a, b, as, bs)
	}
}

// lookalikes reports a word of a name that looks like one of another name and is
// not: one of the two is misspelt, and nobody sees it.
func (c *checker) lookalikes(r *facts.Register) {
	type spelt struct {
		word string
		pos  diag.Pos
	}
	seen := map[string]spelt{}
	look := func(field string, names []called) {
		for _, n := range names {
			for _, w := range strings.FieldsFunc(n.Name, func(r rune) bool { return !letters.IsAlnum(r) }) {
				key := facts.Fold(letters.Alike(w))
				was, known := seen[key]
				if !known {
					seen[key] = spelt{w, n.Pos}
				}
				if !known || len(w) < 4 || facts.Fold(was.word) == facts.Fold(w) {
					continue
				}
				c.clash(read.LookalikeLetter, was.pos, n.Pos, field, "Type the wrong one of the two again, with one letter after another.",
					"%s and %s look alike and are not one name.", w, was.word)
			}
		}
	}
	for _, h := range r.Providers {
		look("providers."+h.ID, ofHolder(h))
	}
	for _, o := range r.Offers {
		look("offers."+o.ID, ofOffer(o))
	}
}

// namesakes holds two offers of two providers against each other: one may have
// been copied and left under the wrong provider.
func (c *checker) namesakes(a, b *facts.Offer, as, bs []called) {
	if x, y, _, found := shared(as, bs); found {
		c.clash(DuplicateName, x.Pos, y.Pos, "offers."+b.ID, "Correct the provider or the name, unless two providers have chosen one name.",
			"The offers %s of %s and %s of %s go by one name: %s.", a.ID, a.Provider, b.ID, b.Provider, y.Name)
	}
}

// borrowed reports an offer that bears the name of a provider that is not its
// own.
func (c *checker) borrowed(h *facts.Holder, o *facts.Offer, hs, os []called) {
	if x, y, _, found := shared(hs, os); found && h.ID != o.Provider {
		c.clash(DuplicateName, x.Pos, y.Pos, "offers."+o.ID, "Correct the provider or the name.",
			"The offer %s of %s goes by a name of another provider, %s: %s.", o.ID, o.Provider, h.ID, y.Name)
	}
}

// market reports a market name that says nothing more than the name.
func (c *checker) market(o *facts.Offer) {
	for _, m := range o.Market {
		if squeezed(m.Name) == squeezed(o.Name) && o.Name != "" {
			c.clash(DuplicateName, o.From.Pos, m.Pos, "offers."+o.ID+".market", "Delete it, or correct one of the two.",
				"The market name of the offer %s is its name, %s.", o.ID, m.Name)
		}
	}
}

// labels reports short names that cannot be told from another offer's, or from
// another provider.
func (c *checker) labels(r *facts.Register) {
	named, short := rolls{}, rolls{}
	for i, o := range r.Offers {
		named.enter(i, nil, squeezed(o.Name))
		short.enter(i, nil, squeezed(o.Short))
	}
	houses := rolls{}
	for i, h := range r.Providers {
		houses.enter(i, nil, squeezed(h.Name))
	}
	for i, b := range r.Offers {
		if b.Short == "" {
			continue
		}
		key := squeezed(b.Short)
		for _, j := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(named[key], short[key])))) {
			a := r.Offers[j]
			switch {
			case a.ID == b.ID:
			case slices.Contains(named[key], j):
				c.clash(DuplicateName, a.From.Pos, b.ShortFrom.Pos, "offers."+b.ID+".short", "Give it another short name.",
					"The short name of the offer %s is the name of another, %s.", b.ID, a.ID)
			case j < i:
				c.clash(DuplicateName, a.ShortFrom.Pos, b.ShortFrom.Pos, "offers."+b.ID+".short", "Give one of them another short name.",
					"The offers %s and %s have one short name: %s.", a.ID, b.ID, b.Short)
			}
		}
		for _, j := range houses[key] {
			if h := r.Providers[j]; h.ID != b.Provider {
				c.clash(DuplicateName, h.From.Pos, b.ShortFrom.Pos, "offers."+b.ID+".short", "Give it another short name.",
					"The short name of the offer %s is the name of another provider, %s.", b.ID, h.ID)
			}
		}
	}
}

// twins holds two offers of one provider against each other.
func (c *checker) twins(a, b *facts.Offer, as, bs []called) {
	field := "offers." + b.ID
	if a.Name == "" && b.Name == "" {
		if overlap(a, b) {
			c.clash(DuplicateName, a.Pos, b.Pos, field, "Make one of them, unless the provider has two candidacies.",
				"%s and %s are both the candidacy of %s without an offer.", a.ID, b.ID, b.Provider)
		}
		return
	}
	if a.Name == "" || b.Name == "" {
		if coming(a) && coming(b) && overlap(a, b) {
			c.clash(DuplicateName, a.Pos, b.Pos, field, "Make one of them, unless the provider has a candidacy besides the offer's.",
				"%s and %s are a candidacy of %s without an offer and one with: they may be one.", a.ID, b.ID, b.Provider)
		}
		return
	}
	x, y, own, found := shared(as, bs)
	if !found {
		return
	}
	code, what := DuplicateName, diag.Text("go by one name")
	if own {
		code, what = SameName, "have one name"
	}
	if rivals(a, b) {
		code, what = SameName, "have one name, and one is qualified while the other is a candidate in the same layer"
	}
	c.clash(code, x.Pos, y.Pos, field, "Make one offer of them, with both stages; or name them as their sources do.",
		"The offers %s and %s of %s %s: %s.", a.ID, b.ID, b.Provider, what, y.Name)
}

// coming tells whether an offer begins among the candidates.
func coming(o *facts.Offer) bool { return len(o.Stages) > 0 && o.Stages[0].Stage == facts.Candidate }

// overlap tells whether two candidacies stand in the register on one day.
func overlap(a, b *facts.Offer) bool {
	open := func(o *facts.Offer) facts.Day {
		for _, s := range o.Stages {
			if s.Stage != facts.Candidate {
				return s.Known
			}
		}
		return facts.Day{}
	}
	ends := func(x, y *facts.Offer) bool {
		return len(x.Stages) > 0 && len(y.Stages) > 0 && open(x).Known() && !y.Stages[0].Known.Last().Before(open(x).Last())
	}
	return !ends(a, b) && !ends(b, a)
}

// rivals tells whether two offers end in one layer at stages that exclude each
// other.
func rivals(a, b *facts.Offer) bool {
	if len(a.Stages) == 0 || len(b.Stages) == 0 {
		return false
	}
	x, y := a.Stages[len(a.Stages)-1], b.Stages[len(b.Stages)-1]
	if x.Stage == y.Stage || x.Stage == facts.Left || y.Stage == facts.Left {
		return false
	}
	for _, l := range x.Layers {
		if covers(y.Layers, []facts.Layer{l}) {
			return true
		}
	}
	return false
}

// renamed checks that names follow one another in time.
func (c *checker) renamed(first facts.Claim, later []facts.Claim, field string) {
	xs := append([]facts.Claim{first}, later...)
	for i := 1; i < len(xs); i++ {
		a, b := xs[i-1], xs[i]
		switch {
		case a.Name == b.Name:
			c.clash(DuplicateName, a.Pos, b.Pos, field+".renamed", "Delete it, or correct the name.", "The new name %s is the old one.", b.Name)
		case before(b.Known, a.Known):
			c.clash(StageOrder, a.Pos, b.Pos, field+".renamed", "Put the oldest name first.",
				"The name %s became known on %s, before the one above it.", b.Name, b.Known)
			c.between(diag.Day(a.Pos, "known"), diag.Day(b.Pos, "known"))
		case i > 1 && exact(a.Known, b.Known):
			c.clash(StageContradiction, a.Pos, b.Pos, field+".renamed", "Keep one; the other may be an alias.",
				"Two new names became known on one day, %s.", b.Known)
		}
	}
}

// holders checks the providers: that each has an offer, and its names' order.
func (c *checker) holders(r *facts.Register) {
	var ids []string
	for _, h := range r.Providers {
		ids = append(ids, h.ID)
	}
	idle := without(r, ids, func(*facts.Offer) bool { return true })
	for _, h := range r.Providers {
		field := "providers." + h.ID
		c.renamed(facts.Claim{Name: h.Name, Fact: facts.Fact{Pos: h.Pos}}, h.Renamed, field)
		for _, x := range h.Renamed {
			if before(x.Known, h.Known) {
				c.clash(BeforeSubject, h.Pos, x.Pos, field+".renamed", "Correct one of the two days in known.",
					"The name %s was known on %s, before the provider itself, on %s.", x.Name, x.Known, h.Known)
				c.between(diag.Day(h.Pos, "known"), diag.Day(x.Pos, "known"))
			}
		}
		if idle[h.ID] {
			c.find(IdleProvider, h.Pos, field, "Add its offer or its candidacy to offers.yaml, or correct the provider of one that is there.",
				"The provider %s has no offer and no candidacy: it stands on no page.", h.ID)
		}
	}
}

// without is the providers, among some, that have no offer of a kind. An offer of nobody,
// which was told, is that of a provider whose id is like the one that it names, or else of
// any: of no more of them than there are such offers.
func without(r *facts.Register, among []string, is func(*facts.Offer) bool) map[string]bool {
	if r.Unread["offers.yaml"] {
		return nil
	}
	ids := make([]string, 0, len(r.Providers))
	for _, h := range r.Providers {
		ids = append(ids, h.ID)
	}
	have, strange := map[string]bool{"": true}, map[string]bool{}
	for _, o := range r.Offers {
		_, known := r.Holder(o.Provider)
		switch near := diag.Nearest(o.Provider, ids); {
		case !is(o):
		case known:
			have[o.Provider] = true
		case o.Provider == "":
			strange[o.Pos.String()] = true
		case near != "":
			have[near] = true
		default:
			strange[o.Provider] = true
		}
	}
	out := map[string]bool{}
	for _, id := range among {
		if !have[id] {
			out[id] = true
		}
	}
	if len(out) <= len(strange) {
		return nil
	}
	return out
}
