package check

import (
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
}

func ofHolder(h *facts.Holder) []called {
	out := []called{{facts.Claim{Name: h.Name, Fact: h.Fact}, false}}
	for _, x := range h.Renamed {
		out = append(out, called{x, false})
	}
	for _, x := range append(append([]facts.Claim(nil), h.Aliases...), h.Legal...) {
		out = append(out, called{x, true})
	}
	return out
}

func ofOffer(o *facts.Offer) []called {
	var f facts.Fact
	if f.Pos = o.Pos; len(o.Stages) > 0 {
		f.Known = o.Stages[0].Known
	}
	out := []called{{facts.Claim{Name: o.Name, Fact: f}, false}}
	for _, x := range append(append([]facts.Claim(nil), o.Renamed...), o.Market...) {
		out = append(out, called{x, false})
	}
	for _, x := range o.Aliases {
		out = append(out, called{x, true})
	}
	return out
}

// shared is a name that both go by, and whether for both it is their own.
func shared(as, bs []called) (a, b called, own, found bool) {
	for _, x := range as {
		for _, y := range bs {
			if s := squeezed(x.Name); s == "" || s != squeezed(y.Name) || found && (own || x.alias || y.alias) {
				continue
			}
			a, b, own, found = x, y, !x.alias && !y.alias, true
		}
	}
	return a, b, own, found
}

// names reports providers, and offers of one provider, that go by one name.
func (c *checker) names(r *facts.Register) {
	for i, b := range r.Providers {
		for _, a := range r.Providers[:i] {
			if x, y, own, found := shared(ofHolder(a), ofHolder(b)); found && a.ID != b.ID {
				code := DuplicateName
				if own {
					code = SameName
				}
				c.clash(code, x.Pos, y.Pos, "providers."+b.ID, "Make one of them, if they are one; otherwise tell them apart by name.",
					"%s goes by a name that %s has too: %s.", b.ID, a.ID, y.Name)
			}
		}
	}
	c.labels(r)
	c.lookalikes(r)
	for i, b := range r.Offers {
		c.market(b)
		c.borrowed(r, b)
		for _, a := range r.Offers[:i] {
			switch {
			case a.ID == b.ID:
			case a.Provider == b.Provider:
				c.twins(a, b)
			default:
				c.namesakes(a, b)
			}
		}
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
func (c *checker) namesakes(a, b *facts.Offer) {
	if x, y, _, found := shared(ofOffer(a), ofOffer(b)); found {
		c.clash(DuplicateName, x.Pos, y.Pos, "offers."+b.ID, "Correct the provider or the name, unless two providers have chosen one name.",
			"The offers %s of %s and %s of %s go by one name: %s.", a.ID, a.Provider, b.ID, b.Provider, y.Name)
	}
}

// borrowed reports an offer that bears the name of a provider that is not its
// own.
func (c *checker) borrowed(r *facts.Register, o *facts.Offer) {
	for _, h := range r.Providers {
		if x, y, _, found := shared(ofHolder(h), ofOffer(o)); found && h.ID != o.Provider {
			c.clash(DuplicateName, x.Pos, y.Pos, "offers."+o.ID, "Correct the provider or the name.",
				"The offer %s of %s goes by a name of another provider, %s: %s.", o.ID, o.Provider, h.ID, y.Name)
		}
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
	for i, b := range r.Offers {
		if b.Short == "" {
			continue
		}
		for j, a := range r.Offers {
			switch {
			case a.ID == b.ID:
			case squeezed(a.Name) == squeezed(b.Short):
				c.clash(DuplicateName, a.From.Pos, b.ShortFrom.Pos, "offers."+b.ID+".short", "Give it another short name.",
					"The short name of the offer %s is the name of another, %s.", b.ID, a.ID)
			case j < i && squeezed(a.Short) == squeezed(b.Short):
				c.clash(DuplicateName, a.ShortFrom.Pos, b.ShortFrom.Pos, "offers."+b.ID+".short", "Give one of them another short name.",
					"The offers %s and %s have one short name: %s.", a.ID, b.ID, b.Short)
			}
		}
		for _, h := range r.Providers {
			if h.ID != b.Provider && squeezed(h.Name) == squeezed(b.Short) {
				c.clash(DuplicateName, h.From.Pos, b.ShortFrom.Pos, "offers."+b.ID+".short", "Give it another short name.",
					"The short name of the offer %s is the name of another provider, %s.", b.ID, h.ID)
			}
		}
	}
}

// twins holds two offers of one provider against each other.
func (c *checker) twins(a, b *facts.Offer) {
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
	x, y, own, found := shared(ofOffer(a), ofOffer(b))
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
		case i > 1 && exact(a.Known, b.Known):
			c.clash(StageContradiction, a.Pos, b.Pos, field+".renamed", "Keep one; the other may be an alias.",
				"Two new names became known on one day, %s.", b.Known)
		}
	}
}

// holders checks the providers: that each has an offer, and its names' order.
func (c *checker) holders(r *facts.Register) {
	offers, whole := map[string]bool{}, !r.Unread["offers.yaml"]
	for _, o := range r.Offers {
		_, known := r.Holder(o.Provider)
		offers[o.Provider], whole = true, whole && known // an offer of nobody may be this one's
	}
	for _, h := range r.Providers {
		field := "providers." + h.ID
		c.renamed(facts.Claim{Name: h.Name, Fact: facts.Fact{Pos: h.Pos}}, h.Renamed, field)
		for _, x := range h.Renamed {
			if before(x.Known, h.Known) {
				c.clash(BeforeSubject, h.Pos, x.Pos, field+".renamed", "Correct one of the two days in known.",
					"The name %s was known on %s, before the provider itself, on %s.", x.Name, x.Known, h.Known)
			}
		}
		if !offers[h.ID] && h.ID != "" && whole {
			c.find(IdleProvider, h.Pos, field, "Add its offer or its candidacy to offers.yaml, or correct the provider of one that is there.",
				"The provider %s has no offer and no candidacy: it stands on no page.", h.ID)
		}
	}
}
