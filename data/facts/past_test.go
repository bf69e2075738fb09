package facts_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// What an offer is said to cover where an event of it is told is what it covered then,
// though it was widened, narrowed or qualified for less before the cut-off.
func TestEventsHaveTheLayersOfTheirDay(t *testing.T) {
	const before, first, second = "2026-01-10", "2026-02-05", "2026-02-20"
	for _, c := range []struct {
		name string
		is   *facts.Offer
		want string
	}{
		{"a milestone before the layers grew", stepped(offer("a/one", stands(facts.Candidate, before),
			stands(facts.Candidate, second, facts.IaaS, facts.PaaS)), facts.J1, facts.Accepted, first), "milestone [iaas], layers [iaas paas]"},
		{"a milestone before it was qualified for less", stepped(offer("a/one", stands(facts.Candidate, before, facts.IaaS, facts.PaaS),
			stands(facts.Qualified, second)), facts.J2, facts.Accepted, first), "qualified [iaas], milestone [iaas paas]"},
		{"a qualification before its extension", ruled(ruled(offer("a/one", stands(facts.Candidate, before), stands(facts.Qualified, first),
			stands(facts.Qualified, second, facts.IaaS, facts.SaaS)), facts.FirstRuling, first, "2029-02-04"), facts.ExtendedRuling, second, "2029-02-04"),
			"qualified [iaas], extension [iaas saas]"},
		{"an arrival before the layers shrank", offer("a/one", stands(facts.Candidate, first, facts.IaaS, facts.CaaS), stands(facts.Candidate, second)),
			"arrival [iaas caas]"},
		{"a milestone known before any layer", stepped(offer("a/one", facts.Standing{Stage: facts.Candidate, Fact: known(before)},
			stands(facts.Candidate, second)), facts.J1, facts.Accepted, first), "milestone [iaas], layers [iaas]"},
		{"a qualification in the list before the catalogue gives its layers", offer("a/one", stands(facts.Candidate, before, facts.PaaS),
			facts.Standing{Stage: facts.Qualified, Fact: known(first)}, stands(facts.Qualified, second)), "qualified [iaas]"},
		{"a candidacy that has an offer now", &facts.Offer{ID: "a/one", Stages: []facts.Standing{stands(facts.Candidate, before),
			stands(facts.Candidate, second, facts.IaaS, facts.PaaS)}, Renamed: []facts.Claim{{Name: "Offre", Fact: known(second)}}}, "arrival [iaas paas]"},
	} {
		v := register(c.is).AsOf(day("2026-02-28"), day("2026-01-31"))
		var got []string
		for _, m := range v.Movements() {
			got = append(got, fmt.Sprintf("%s %v", m.Kind, m.Layers))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
	v := register(stepped(offer("a/one", stands(facts.Candidate, before)), facts.J1, facts.Accepted, first),
		stepped(offer("a/two", stands(facts.Candidate, before, facts.PaaS), stands(facts.Candidate, second)), facts.J1, facts.Accepted, first)).
		AsOf(day("2026-02-28"), day("2026-01-31"))
	if s := v.Stories()[0]; fmt.Sprint(s.Layers(), s.Uniform(), len(s.Head().Entries)) != "[iaas paas] false 2" {
		t.Errorf("two offers of one event: %v %v", s.Layers(), s.Uniform())
	}
}

// A short name has no day: before the name that it shortens was known it is not shown.
func TestShortNamesFollowNames(t *testing.T) {
	for _, c := range []struct{ name, short, before, after string }{
		{"of the later name", "Neuve", "Offer a/one", "Neuve"},
		{"of the first name", "Offer", "Offer", "Offre Neuve Deux"},
		{"of neither", "N2", "Offer a/one", "N2"},
	} {
		o := offer("a/one", stands(facts.Candidate, "2025-01-10"))
		o.Short, o.Renamed = c.short, []facts.Claim{{Name: "Offre Neuve Deux", Fact: known("2026-02-10")}}
		r := register(o)
		for cutoff, want := range map[string]string{"2026-01-31": c.before, "2026-02-28": c.after} {
			if got := r.AsOf(day(cutoff), facts.Day{}).Cells()[0].Label(); got != want {
				t.Errorf("a short name %s, on %s: %q, want %q", c.name, cutoff, got, want)
			}
		}
	}
}
