package facts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// story is an offer that was a candidate, came to J1 and J2, was qualified, extended and renewed.
func story() *facts.Offer {
	o := offer("a/one", stands(facts.Candidate, "2022-01-10", facts.PaaS), stands(facts.Qualified, "2023-01-20", facts.IaaS, facts.PaaS),
		stands(facts.Qualified, "2024-02-20", facts.IaaS, facts.CaaS, facts.PaaS))
	stepped(stepped(o, facts.J1, facts.Accepted, "2022-05-10"), facts.J2, facts.Accepted, "2022-09-10")
	ruled(ruled(ruled(o, facts.FirstRuling, "2023-01-20", "2026-01-19"), facts.ExtendedRuling, "2024-02-20", "2026-01-19"),
		facts.RenewalRuling, "2026-01-15", "2029-01-14")
	return o
}

// shows is what editions of several months see of the offers.
func shows(r *facts.Register) string {
	var b strings.Builder
	for _, by := range []string{"2022-02-28", "2022-06-30", "2022-12-31", "2023-02-28", "2024-03-31", "2026-01-31"} {
		v := r.AsOf(day(by), day("2021-12-31"))
		for _, e := range append(v.Qualified(), v.Candidates()...) {
			fmt.Fprintf(&b, "%s %s %v %v %d decisions; ", by, e.Stage, e.Layers, e.Milestone, len(e.Decisions))
		}
	}
	return b.String()
}

// Whatever slipped once in the stages, the decisions or the milestones of an offer and contradicts
// the rest, the offer as it was is among what may have been meant.
func TestWhatWasMeantIsAmongTheReadings(t *testing.T) {
	want := shows(register(story()))
	for _, c := range []struct {
		name string
		slip func(*facts.Offer)
	}{
		{"a qualified stage as a candidate's", func(o *facts.Offer) { o.Stages[1].Stage = facts.Candidate }},
		{"a candidate's stage as qualified", func(o *facts.Offer) { o.Stages[0].Stage = facts.Qualified }},
		{"the first stage as left", func(o *facts.Offer) { o.Stages[0].Stage = facts.Left }},
		{"a stage between as left", func(o *facts.Offer) { o.Stages[1].Stage = facts.Left }},
		{"the stage of an extension forgotten", func(o *facts.Offer) { o.Stages = o.Stages[:2] }},
		{"stages in another order", func(o *facts.Offer) { o.Stages[0], o.Stages[1] = o.Stages[1], o.Stages[0] }},
		{"a stage twice", func(o *facts.Offer) { o.Stages = slices.Insert(o.Stages, 1, o.Stages[1]) }},
		{"layers forgotten", func(o *facts.Offer) { o.Stages[1].Layers = nil }},
		{"layers of another offer", func(o *facts.Offer) { o.Stages[0].Layers = []facts.Layer{facts.SaaS} }},
		{"the first decision as a renewal", func(o *facts.Offer) { o.Decisions[0].Kind = facts.RenewalRuling }},
		{"a decision twice", func(o *facts.Offer) { o.Decisions = slices.Insert(o.Decisions, 1, o.Decisions[0]) }},
		{"a decision without its kind", func(o *facts.Offer) { o.Decisions[2].Untold = true }},
		{"decisions in another order", func(o *facts.Offer) { o.Decisions[0], o.Decisions[1] = o.Decisions[1], o.Decisions[0] }},
		{"milestones under each other's names", func(o *facts.Offer) { o.Milestones[0].Code, o.Milestones[1].Code = facts.J2, facts.J1 }},
		{"a milestone under the other's name", func(o *facts.Offer) { o.Milestones[1].Code = facts.J1 }},
		{"a milestone years too late", func(o *facts.Offer) { o.Milestones[0].Date.Year = 2024 }},
	} {
		o := story()
		c.slip(o)
		r := register(o)
		if !slices.ContainsFunc(r.Restaged(), func(m facts.Mended) bool { return shows(m.Register) == want }) {
			t.Errorf("%s: of %d readings none is what was meant", c.name, len(r.Restaged()))
		}
	}
	if n := len(register(story()).Restaged()); n > 0 {
		t.Errorf("an offer without contradictions has %d readings", n)
	}
}

// A qualified stage that was forgotten is put in by the day of its decision, with any layers.
func TestTheForgottenStage(t *testing.T) {
	of := func(stages ...facts.Standing) *facts.Register {
		return register(ruled(offer("a/one", stages...), facts.FirstRuling, "2023-01-20", "2026-01-19"))
	}
	start := facts.Standing{Stage: facts.Candidate, Fact: known("2022-01-10")} // its layers were not published
	want := shows(of(start, stands(facts.Qualified, "2023-01-20", facts.IaaS, facts.SaaS)))
	if !slices.ContainsFunc(of(start).Restaged(), func(m facts.Mended) bool { return shows(m.Register) == want }) {
		t.Error("the stage is not among the readings")
	}
}
