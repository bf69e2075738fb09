package claims

import (
	"slices"
	"strings"
)

// asserted is what a sentence that asks takes for given: of a definite article and a number with what it
// counts (which of the eighteen qualified offers is yours?), that there are so many. A question that names
// somebody or another day, or goes on to say whose they are, takes nothing of the whole register for given.
func (g *Grammar) asserted(ws []word, rs []rune, names *Names) []Claim {
	ts := clause(g.terms(ws, rs, names))
	if ts.hasAny("name", "date", "lately", "past") {
		return nil
	}
	for k := 1; k < len(ws); k++ {
		if !g.definite[strings.ToLower(ws[k-1].s)] {
			continue
		}
		said := clause(g.terms(ws[k:], rs, names))
		if len(said) == 0 || !said[0].is("number") || said[0].n < 2 {
			continue
		}
		head := said.noun(1)
		if head < 0 || !said[head].is("offer", "provider") {
			continue
		}
		to := head + 1
		for to < len(said) && said[to].is("qualified", "candidate", "applicant") {
			to++
		}
		if kind := said[1:to]; !kind.hasAny("qualified", "candidate", "applicant") || !said.ended(to) {
			continue
		}
		m := &memory{}
		return m.sentence(said[:to], false)
	}
	return nil
}

// ended tells whether what is counted is said whole before the term at i: a verb or a mark stands there, or nothing.
func (c clause) ended(i int) bool {
	if i >= len(c) || c[i].is("mark", "hedge", "") || c[i].auxiliary() {
		return true
	}
	return c[i].is("fill") && !slices.Contains([]string{"which", "whose", "in", "given", "ofwhich", "time"}, c[i].value)
}
