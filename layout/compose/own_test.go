package compose_test

import (
	"regexp"
	"strings"
)

// claim is what a sentence says of a provider and of none of its offers, and
// whether a register bears it out.
type claim struct {
	said *regexp.Regexp // behind the provider's name
	so   func(m *model, provider string) bool
}

// claims are all that the press says of providers alone. What a provider may be
// said to have done follows from what it was and is, over all its offers.
func claims() []claim {
	return []claim{
		{regexp.MustCompile(`^( entre au registre des qualifiés| est qualifié[.;]?$| est qualifié ;| joins the register of| is qualified[.;]?$| is qualified;|, qualification$|, qualified$)`),
			func(m *model, p string) bool { return !m.was[p] }},
		{regexp.MustCompile(`^( rejoint (les|la liste des) candidats| joins the (list of )?candidates|, entrée au registre|, entry in the register)`),
			func(m *model, p string) bool { return !m.listed[p] }},
		{regexp.MustCompile(`^( quitte les listes| ne figure plus aux listes( des candidats)?\.?$| leaves the lists| is no longer listed( as a candidate)?\.?$|, sortie des listes|, exit from the lists|, ne figure plus|, no longer)`),
			func(m *model, p string) bool { return !m.all[p] }},
	}
}

// untrue tells whether a sentence says of a provider what only an offer of it
// did, and whether it said anything of a provider alone.
func (m *model) untrue(s string) (wrong, said bool) {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
	for _, p := range m.houses {
		rest, ok := strings.CutPrefix(s, p)
		if !ok {
			continue
		}
		for _, c := range claims() {
			if c.said.MatchString(rest) {
				said = true
				wrong = wrong || !c.so(m, p)
			}
		}
	}
	return wrong, said
}
