package facts_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
)

func day(s string) facts.Day {
	var d facts.Day
	_, _ = fmt.Sscanf(s, "%d-%d-%d", &d.Year, &d.Month, &d.Day)
	return d
}

func known(s string) facts.Fact { return facts.Fact{Known: day(s)} }

// register is a register of offers whose providers are named in their ids:
// "ovh/one" is the offer one of ovh.
func register(os ...*facts.Offer) *facts.Register {
	r := &facts.Register{Unread: map[string]bool{}}
	for _, o := range os {
		o.Provider, _, _ = strings.Cut(o.ID, "/")
		if _, ok := r.Holder(o.Provider); !ok {
			r.Providers = append(r.Providers, &facts.Holder{ID: o.Provider, Name: strings.ToUpper(o.Provider), Fact: known("2020-01-01")})
		}
		r.Offers = append(r.Offers, o)
	}
	return r
}

func offer(id string, stages ...facts.Standing) *facts.Offer {
	return &facts.Offer{ID: id, Name: "Offer " + id, Stages: stages}
}

func stands(s facts.Stage, since string, layers ...facts.Layer) facts.Standing {
	if layers == nil && s != facts.Left {
		layers = []facts.Layer{facts.IaaS}
	}
	return facts.Standing{Stage: s, Layers: layers, Fact: known(since)}
}

func ruled(o *facts.Offer, kind facts.RulingKind, since, until string) *facts.Offer {
	o.Decisions = append(o.Decisions, facts.Ruling{Kind: kind, Date: day(since), Until: day(until), Fact: known(since)})
	return o
}

func stepped(o *facts.Offer, code facts.Code, kind facts.Kind, since string) *facts.Offer {
	o.Milestones = append(o.Milestones, facts.Step{Code: code, Kind: kind, Date: day(since), Fact: known(since)})
	return o
}

// moved is a line for each movement.
func moved(v *facts.View) string {
	var out []string
	for _, m := range v.Movements() {
		out = append(out, fmt.Sprintf("%d %s %s", m.Weight(), m.Kind, m.Entry().ID))
	}
	return strings.Join(out, ", ")
}

// Each kind of fact that becomes known between two editions is a movement of
// its weight, and marks its offer.
func TestMovements(t *testing.T) {
	const before, between = "2026-01-10", "2026-02-20"
	was := func() *facts.Offer { return offer("a/one", stands(facts.Qualified, before)) }
	coming := func() *facts.Offer { return offer("a/one", stands(facts.Candidate, before)) }
	for _, c := range []struct {
		name string
		is   []*facts.Offer
		want string
	}{
		{"nothing", []*facts.Offer{was()}, ""},
		{"a renewal alone", []*facts.Offer{ruled(ruled(was(), facts.FirstRuling, before, "2026-12-01"), facts.RenewalRuling, between, "2029-01-01")}, "7 renewal a/one"},
		{"an extension", []*facts.Offer{ruled(ruled(was(), facts.FirstRuling, before, "2026-12-01"), facts.ExtendedRuling, between, "2026-12-01")}, "8 extension a/one"},
		{"layers that widen without a decision", []*facts.Offer{offer("a/one", stands(facts.Qualified, before), stands(facts.Qualified, between, facts.IaaS, facts.PaaS))}, "8 extension a/one"},
		{"a first offer", []*facts.Offer{offer("a/one", stands(facts.Candidate, before), stands(facts.Qualified, between))}, "10 qualified a/one"},
		{"a second offer of a provider", []*facts.Offer{was(), offer("a/two", stands(facts.Qualified, between))}, "9 qualified a/two"},
		{"three offers of two providers", []*facts.Offer{offer("b/x", stands(facts.Qualified, between)), offer("c/y", stands(facts.Qualified, between)), offer("c/z", stands(facts.Qualified, between)), was()},
			"10 qualified b/x, 10 qualified c/y, 10 qualified c/z"},
		{"an end of validity", []*facts.Offer{ruled(was(), facts.FirstRuling, before, "2026-02-11")}, "6 expiry a/one"},
		{"an exit", []*facts.Offer{offer("a/one", stands(facts.Qualified, before), stands(facts.Left, between))}, "6 exit a/one"},
		{"milestones", []*facts.Offer{stepped(coming(), facts.J0, facts.Accepted, between), stepped(offer("b/x", stands(facts.Candidate, before)), facts.J2, facts.Accepted, between),
			stepped(offer("c/y", stands(facts.Candidate, before)), facts.J1, facts.Accepted, between)}, "5 milestone b/x, 4 milestone c/y, 3 milestone a/one"},
		{"a filing", []*facts.Offer{stepped(coming(), facts.Unpublished, facts.Filed, between)}, "3 milestone a/one"},
		{"an arrival with its milestone", []*facts.Offer{stepped(offer("a/one", stands(facts.Candidate, between)), facts.J0, facts.Accepted, between)}, "3 milestone a/one, 2 arrival a/one"},
		{"an arrival that is qualified by then", []*facts.Offer{offer("a/one", stands(facts.Candidate, "2026-02-05"), stands(facts.Qualified, between))}, "10 qualified a/one"},
		{"a milestone learned of a qualified offer", []*facts.Offer{stepped(was(), facts.J2, facts.Accepted, between)}, ""},
		{"a milestone learned of an offer further on", []*facts.Offer{stepped(stepped(coming(), facts.J2, facts.Accepted, before), facts.J0, facts.Accepted, between)}, ""},
		{"a candidate in another layer more", []*facts.Offer{offer("a/one", stands(facts.Candidate, before), stands(facts.Candidate, between, facts.IaaS, facts.CaaS))}, "1 layers a/one"},
		{"a candidate in a layer less", []*facts.Offer{offer("a/one", stands(facts.Candidate, before, facts.IaaS, facts.CaaS), stands(facts.Candidate, between))}, "1 layers a/one"},
		{"a qualified offer in a layer less", []*facts.Offer{offer("a/one", stands(facts.Qualified, before, facts.IaaS, facts.CaaS), stands(facts.Qualified, between))}, "1 layers a/one"},
		{"a renewal in a layer less", []*facts.Offer{ruled(ruled(offer("a/one", stands(facts.Qualified, before, facts.IaaS, facts.CaaS), stands(facts.Qualified, between)), facts.FirstRuling, before, "2026-12-01"), facts.RenewalRuling, between, "2029-01-01")}, "7 renewal a/one"},
		{"a candidate in another layer, and a milestone", []*facts.Offer{stepped(offer("a/one", stands(facts.Candidate, before), stands(facts.Candidate, between, facts.PaaS)), facts.J1, facts.Accepted, between)}, "4 milestone a/one, 1 layers a/one"},
		{"layers given and taken back", []*facts.Offer{offer("a/one", stands(facts.Candidate, before), stands(facts.Candidate, "2026-02-05", facts.PaaS), stands(facts.Candidate, between))}, ""},
		{"a candidate qualified in fewer layers", []*facts.Offer{offer("a/one", stands(facts.Candidate, before, facts.IaaS, facts.PaaS), stands(facts.Qualified, between))}, "10 qualified a/one"},
		{"a milestone that was overtaken, and other layers", []*facts.Offer{stepped(stepped(offer("a/one", stands(facts.Candidate, before), stands(facts.Candidate, between, facts.SaaS)), facts.J2, facts.Accepted, before), facts.J0, facts.Accepted, between)}, "1 layers a/one"},
		{"layers that become known of a candidate", []*facts.Offer{offer("a/one", bare(facts.Candidate, before), stands(facts.Candidate, between))}, "1 layers a/one"},
		{"layers that become known of a qualified offer", []*facts.Offer{offer("a/one", bare(facts.Qualified, before), stands(facts.Qualified, between))}, "1 layers a/one"},
		{"layers that are no longer published", []*facts.Offer{offer("a/one", stands(facts.Candidate, before), bare(facts.Candidate, between))}, ""},
		{"a renewal by which layers widen", []*facts.Offer{ruled(ruled(offer("a/one", stands(facts.Qualified, before), stands(facts.Qualified, between, facts.IaaS, facts.CaaS)), facts.FirstRuling, before, "2026-12-01"), facts.RenewalRuling, between, "2029-01-01")}, "7 renewal a/one"},
		{"an offer named at last", []*facts.Offer{{ID: "a/one", Stages: []facts.Standing{stands(facts.Candidate, before)}, Renamed: []facts.Claim{{Name: "Named", Fact: known(between)}}}}, "2 arrival a/one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := register(c.is...).AsOf(day("2026-02-28"), day("2026-01-31"))
			if got := moved(v); got != c.want {
				t.Errorf("moved %q, want %q", got, c.want)
			}
			consistent(t, v)
			retold(t, v)
			if still := register(c.is...).AsOf(day("2026-06-30"), day("2026-05-31")); still.Counts().Movements != 0 {
				t.Errorf("later still: %q", moved(still))
			}
		})
	}
}

// Layers that became known are told apart from those that changed, and so are the
// offers of one provider of which the one and the other is so.
func TestLayersThatBecomeKnown(t *testing.T) {
	const before, between = "2026-01-10", "2026-02-20"
	v := register(offer("a/one", bare(facts.Candidate, before), stands(facts.Candidate, between)),
		offer("a/two", stands(facts.Candidate, before), stands(facts.Candidate, between, facts.IaaS, facts.PaaS))).AsOf(day("2026-02-28"), day("2026-01-31"))
	got := map[string]bool{}
	for _, ev := range v.Events() {
		if len(ev.Entries) != 1 {
			t.Fatalf("told in one event: %v", ev)
		}
		got[ev.Entries[0].ID] = ev.Revealed
	}
	if want := map[string]bool{"a/one": true, "a/two": false}; !maps.Equal(got, want) {
		t.Errorf("became known: %v, want %v", got, want)
	}
	if lead, _ := v.Lead(); len(lead.Movements) != 1 || lead.Others != 1 {
		t.Errorf("one sentence tells both: %v", lead)
	}
}

// bare is a stage without a published layer.
func bare(stage facts.Stage, known string) facts.Standing {
	st := stands(stage, known)
	st.Layers = nil
	return st
}

// leads holds the cover and the news to one lead: the heaviest movement is one
// of the first story, and what is as heavy follows in the order of the stories.
func leads(t *testing.T, v *facts.View) {
	t.Helper()
	place := func(m facts.Movement) int {
		return slices.IndexFunc(v.Stories(), func(s facts.Story) bool {
			return slices.ContainsFunc(s.Events, func(ev facts.Event) bool {
				return ev.Kind == m.Kind && ev.Code == m.Code && ev.Date == m.Date && slices.Contains(ev.Entries, m.Entry())
			})
		})
	}
	weight, at := 0, 0
	for i, m := range v.Movements() {
		n := place(m)
		if i == 0 && n != 0 || m.Weight() == weight && n < at {
			t.Errorf("%s %s of weight %d is told in story %d, the one before it in story %d", m.Kind, m.Entry().ID, m.Weight(), n, at)
		}
		weight, at = m.Weight(), n
	}
}

// retold holds the stories to the movements: each is told once, in one that is
// as heavy as the heaviest of them, and the lead is the heaviest of all.
func retold(t *testing.T, v *facts.View) {
	t.Helper()
	told := map[string]int{}
	last := 11
	for _, s := range v.Stories() {
		for _, ev := range s.Events {
			for _, e := range ev.Entries {
				told[e.ID+string(ev.Kind)]++
			}
		}
		if len(s.IDs) < len(s.Events) || s.Weight() > last {
			t.Errorf("a story of weight %d after one of %d, with the ids %v", s.Weight(), last, s.IDs)
		}
		last = s.Weight()
		for _, ev := range s.Events {
			if d := s.Head().Date; ev.Kind != facts.Arrival && s.Head().Kind != facts.Arrival && d.Known() && ev.Date.Known() && ev.Date != d {
				t.Errorf("%v tells of two days as one", s.IDs)
			}
		}
	}
	ms := v.Movements()
	for _, m := range ms {
		if told[m.Entry().ID+string(m.Kind)] != 1 {
			t.Errorf("%s %s is told %d times", m.Kind, m.Entry().ID, told[m.Entry().ID+string(m.Kind)])
		}
	}
	if len(ms) != len(told) || len(ms) > 0 && v.Stories()[0].Weight() != ms[0].Weight() {
		t.Errorf("%d movements, %d told; the lead weighs %v", len(ms), len(told), v.Stories())
	}
}

// A milestone and the entry by which it became known are one story; so are
// several offers of a provider that came in together. Equal weights go by
// layers, then by date.
func TestStories(t *testing.T) {
	const before, between = "2026-01-10", "2026-02-20"
	for _, c := range []struct {
		name string
		is   []*facts.Offer
		want string
	}{
		{"an arrival with its milestone", []*facts.Offer{stepped(offer("a/one", stands(facts.Candidate, between)), facts.J0, facts.Accepted, between)}, "a-j0+a-arrival"},
		{"offers that came together", []*facts.Offer{offer("a/one", stands(facts.Candidate, between)), offer("a/two", stands(facts.Candidate, between)),
			offer("b/x", stands(facts.Candidate, between))}, "a/one-arrival+a/two-arrival, b-arrival"},
		{"offers that came with a milestone", []*facts.Offer{stepped(offer("a/one", stands(facts.Candidate, between)), facts.J0, facts.Accepted, between),
			stepped(offer("a/two", stands(facts.Candidate, between)), facts.J0, facts.Accepted, between)}, "a-j0+a/one-arrival+a/two-arrival"},
		{"offers that left from two lists", []*facts.Offer{offer("a/one", stands(facts.Qualified, before), stands(facts.Left, between)),
			offer("a/two", stands(facts.Candidate, before), stands(facts.Left, between))}, "a/one-exit, a/two-exit"},
		{"offers that left from one list", []*facts.Offer{offer("a/one", stands(facts.Qualified, before), stands(facts.Left, between)),
			offer("a/two", stands(facts.Qualified, before), stands(facts.Left, between))}, "a-exit"},
		{"one of them at a milestone", []*facts.Offer{offer("a/one", stands(facts.Candidate, between)),
			stepped(offer("a/two", stands(facts.Candidate, between)), facts.J1, facts.Accepted, between)}, "a-j1+a/two-arrival, a/one-arrival"},
		{"decisions of two days", []*facts.Offer{ruled(ruled(offer("a/one", stands(facts.Qualified, before)), facts.RenewalRuling, "2026-02-03", "2029-02-03"),
			facts.ExtendedRuling, "2026-02-20", "2029-02-03")}, "a-extension, a-renewal"},
		{"decisions of one day", []*facts.Offer{ruled(ruled(offer("a/one", stands(facts.Qualified, before)), facts.RenewalRuling, between, "2029-02-03"),
			facts.ExtendedRuling, between, "2029-02-03")}, "a-extension+a-renewal"},
		{"more layers first", []*facts.Offer{offer("a/one", stands(facts.Qualified, between)), offer("b/x", stands(facts.Qualified, between, facts.IaaS, facts.PaaS))},
			"b-qualified, a-qualified"},
		{"the later date first", []*facts.Offer{stepped(offer("a/one", stands(facts.Candidate, before)), facts.J1, facts.Accepted, "2026-02-03"),
			stepped(offer("b/x", stands(facts.Candidate, before)), facts.J1, facts.Accepted, "2026-02-07")}, "b-j1, a-j1"},
	} {
		v := register(c.is...).AsOf(day("2026-02-28"), day("2026-01-31"))
		var got []string
		for _, s := range v.Stories() {
			got = append(got, strings.Join(s.IDs, "+"))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		retold(t, v)
	}
}

// consistent holds every count and mark of a view to its list of movements, by
// a way of its own.
func consistent(t *testing.T, v *facts.View) {
	t.Helper()
	c := v.Counts()
	ms := v.Movements()
	has := map[string]int{}
	out, in, qualified, leftQualified, leftCandidates := 0, 0, 0, 0, 0
	weight := 10
	for _, m := range ms {
		has[m.Entry().ID]++
		if m.Weight() > weight {
			t.Errorf("%s is heavier than the one before it", m.Entry().ID)
		}
		weight = m.Weight()
		switch m.Kind {
		case facts.Arrival:
			if m.Entry().Name != "" {
				in++
			}
		case facts.Qualification:
			qualified++
		case facts.Exit:
			out++
			if m.Entry().Stage == facts.Qualified {
				leftQualified++
			} else if m.Entry().Name != "" {
				leftCandidates++
			}
		}
	}
	if c.Movements != len(ms) || c.Exits != out || c.NewQualified != qualified {
		t.Errorf("counts %+v, movements %s", c, moved(v))
	}
	if c.QualifiedBefore+qualified-leftQualified != c.Qualified {
		t.Errorf("%d qualified, %d more, %d left: %d", c.QualifiedBefore, qualified, leftQualified, c.Qualified)
	}
	if c.CandidatesBefore+c.CandidatesIn-c.CandidatesOut != c.Candidates || c.CandidatesIn != in {
		t.Errorf("%d candidates, %d in (%d arrivals), %d out: %d", c.CandidatesBefore, c.CandidatesIn, in, c.CandidatesOut, c.Candidates)
	}
	still := 0
	for _, e := range v.Cells() {
		if e.Changed != (has[e.ID] > 0) {
			t.Errorf("%s is marked %t and has %d movements", e.ID, e.Changed, has[e.ID])
		}
		if !e.Changed && e.Name != "" {
			still++
		}
	}
	if c.StillCandidates+c.StillQualified != still {
		t.Errorf("%d and %d stand still, %d are not marked", c.StillCandidates, c.StillQualified, still)
	}
	shown := 0
	for _, ev := range slices.Concat(v.Events(), v.Arrivals()) {
		if !ev.Reminder {
			shown += len(ev.Entries)
		}
	}
	leads(t, v)
	told := 0
	for _, s := range v.Stories() {
		told += s.Movements()
	}
	if told != len(ms) {
		t.Errorf("%d movements, %d in stories", len(ms), told)
	}
	if shown != len(ms) {
		t.Errorf("%d movements, %d shown as news", len(ms), shown)
	}
}

// Registers of any history: the figures before, the movements and the figures
// after agree, for intervals of one to nine months.
func TestMovementsAddUp(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		var os []*facts.Offer
		for i := range 1 + rnd.IntN(12) {
			os = append(os, history(rnd, fmt.Sprintf("p%d/o%d", rnd.IntN(6), i)))
		}
		r := register(os...)
		cut := facts.Day{Year: 2026, Month: 12, Day: 31}
		for _, months := range []int{1, 2, 3, 9} {
			consistent(t, r.AsOf(cut.MonthEnd(-rnd.IntN(12)), cut.MonthEnd(-12-months)))
			at := -rnd.IntN(12)
			consistent(t, r.AsOf(cut.MonthEnd(at), cut.MonthEnd(at-months)))
		}
	}
}

// history is an offer that may come, pass milestones, be qualified, extended,
// renewed, and go, in that order.
func history(rnd *rand.Rand, id string) *facts.Offer {
	at := facts.Day{Year: 2025, Month: 1, Day: 10}.Plus(rnd.IntN(12))
	next := func() string { at = at.Plus(rnd.IntN(4)); return at.String() }
	o := offer(id)
	if rnd.IntN(8) == 0 {
		o.Name = ""
		if rnd.IntN(2) == 0 {
			o.Renamed = []facts.Claim{{Name: "Late " + id, Fact: known(next())}}
		}
	}
	if rnd.IntN(4) > 0 {
		o.Stages = append(o.Stages, stands(facts.Candidate, next()))
		for _, code := range []facts.Code{facts.Unpublished, facts.J0, facts.J1, facts.J2} {
			if rnd.IntN(2) == 0 {
				kind := facts.Accepted
				if code == facts.Unpublished {
					kind = facts.Filed
				}
				stepped(o, code, kind, next())
			}
		}
	}
	if (rnd.IntN(2) == 0 || len(o.Stages) == 0) && o.Name != "" {
		o.Stages = append(o.Stages, stands(facts.Qualified, next()))
		ruled(o, facts.FirstRuling, at.String(), at.Plus(6+rnd.IntN(30)).String())
		if rnd.IntN(3) == 0 {
			o.Stages = append(o.Stages, stands(facts.Qualified, next(), facts.IaaS, facts.SaaS))
		}
		for _, kind := range []facts.RulingKind{facts.ExtendedRuling, facts.RenewalRuling} {
			if rnd.IntN(3) == 0 {
				d := next()
				ruled(o, kind, d, at.Plus(36).String())
			}
		}
	}
	if rnd.IntN(5) == 0 {
		o.Stages = append(o.Stages, stands(facts.Left, next()))
	}
	return o
}

// A cover speaks of the heaviest kind alone, of all its offers and providers,
// and counts the others.
func TestLead(t *testing.T) {
	const before, between = "2026-01-10", "2026-02-20"
	was := func(id string) *facts.Offer { return offer(id, stands(facts.Qualified, before)) }
	renewed := func(id string) *facts.Offer { return ruled(was(id), facts.RenewalRuling, between, "2029-01-01") }
	fresh := func(id string) *facts.Offer { return offer(id, stands(facts.Qualified, between)) }
	step := func(id string, c facts.Code, k facts.Kind) *facts.Offer {
		return stepped(offer(id, stands(facts.Candidate, before)), c, k, between)
	}
	for _, c := range []struct {
		name string
		is   []*facts.Offer
		want string
	}{
		{"nothing", []*facts.Offer{was("a/one")}, ""},
		{"three of two new providers, one of an old one, a renewal", []*facts.Offer{fresh("b/x"), fresh("b/y"), fresh("c/z"), renewed("a/one"), fresh("a/two")}, "qualified 3 by 2, 2 others"},
		{"two renewals and an exit", []*facts.Offer{renewed("a/one"), renewed("a/two"), offer("b/x", stands(facts.Qualified, before), stands(facts.Left, between))}, "renewal 2 by 1, 1 others"},
		{"milestones of three kinds", []*facts.Offer{step("a/one", facts.J1, facts.Accepted), step("b/x", facts.J2, facts.Accepted), step("c/y", facts.J2, facts.Accepted), step("d/z", facts.J0, facts.Accepted)}, "milestone 2 by 2, 2 others"},
		{"filings are no J0", []*facts.Offer{step("a/one", facts.Unpublished, facts.Filed), step("b/x", facts.J0, facts.Accepted)}, "milestone 1 by 1, 1 others"},
		{"arrivals with and without an offer", []*facts.Offer{offer("a/one", stands(facts.Candidate, between)), {ID: "b/x", Stages: []facts.Standing{stands(facts.Candidate, between)}}}, "arrival 2 by 2, 0 others"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, ok := register(c.is...).AsOf(day("2026-02-28"), day("2026-01-31")).Lead()
			got := ""
			if ok {
				got = fmt.Sprintf("%s %d by %d, %d others", l.Movements[0].Kind, len(l.Movements), len(l.Providers), l.Others)
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// The next end is the first one still to come, whatever has passed.
func TestNextEnd(t *testing.T) {
	ends := func(id, until string) *facts.Offer {
		return ruled(offer(id, stands(facts.Qualified, "2024-01-10")), facts.FirstRuling, "2024-01-10", until)
	}
	v := register(ends("a/one", "2028-01-01"), ends("b/x", "2026-02-28"), ends("c/y", "2027-05-06"), ends("d/z", "2026-01-01")).AsOf(day("2026-02-28"), day("2026-01-31"))
	if got := v.NextEnd(); got != day("2027-05-06") {
		t.Errorf("the next end is %s", got)
	}
	if got := register(ends("a/one", "2026-01-01")).AsOf(day("2026-02-28"), day("2026-01-31")).NextEnd(); got.Known() {
		t.Errorf("nothing is to come, and %s is", got)
	}
}
