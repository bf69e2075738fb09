package facts_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

// entry is the entry of an id, and false when the view has none.
func entry(v *facts.View, id string) (*facts.Entry, bool) {
	for _, e := range v.Cells() {
		if e.ID == id {
			return e, true
		}
	}
	return nil, false
}

// reached is the candidates with an offer whose last known milestone is c.
func reached(v *facts.View, c facts.Code) []*facts.Entry {
	var out []*facts.Entry
	for _, e := range v.Candidates() {
		if e.Milestone == c {
			out = append(out, e)
		}
	}
	return out
}

func TestJanuary(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	want := facts.Counts{Offers: 33, Qualified: 17, QualifiedProviders: 10, Candidates: 16, CandidateProviders: 14, Bare: 1,
		Layers: [4]facts.Tally{{Candidates: 12, Qualified: 8}, {Candidates: 2, Qualified: 1}, {Candidates: 3, Qualified: 2}, {Candidates: 3, Qualified: 8}}, Mentions: 39, Milestones: [5]int{11, 2, 3, 0, 0}, Known: 5,
		Movements: 6, Changed: 5, Entered: 2, NewQualified: 1, NewProviders: 1, StillQualified: 16, StillCandidates: 12, CandidatesIn: 2, CandidatesOut: 1, QualifiedIn: 1, QualifiedBefore: 16, CandidatesBefore: 15}
	if d := cmp.Diff(want, e.View.Counts()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"bleu-j1 2025-11-17 announced reminder", "its-integra-j1 2025-12 accepted ITSecureCloud+ITSecureKube",
		"adista-j0 2025-12-16 announced Adista Secure Cloud", "s3ns-qualified 2025-12-17 decided Cloud de confiance S3NS"}, events(e.View.Events())); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"adista-arrival", "bretagne-telecom-arrival"}, ids(e.View.Arrivals())); d != "" {
		t.Error(d)
	}
	changed := ""
	for _, x := range e.View.Cells() {
		if x.Changed {
			changed += x.ID + " "
		}
	}
	if changed != "s3ns-premi3ns its-securecloud its-securekube adista-secure-cloud bretagne-telecom-blue " {
		t.Error(changed)
	}
}

// events is a line for each event.
func events(evs []facts.Event) []string {
	var out []string
	for _, ev := range evs {
		var names []string
		for _, x := range ev.Entries {
			names = append(names, x.Label())
		}
		what := strings.Join(names, "+")
		if ev.Reminder {
			what = "reminder"
		}
		out = append(out, strings.Join(strings.Fields(fmt.Sprint(ev.ID, " ", ev.Date, " ", ev.DateKind, " ", what)), " "))
	}
	return out
}

func ids(evs []facts.Event) []string {
	var out []string
	for _, ev := range evs {
		out = append(out, ev.ID)
	}
	return out
}

func TestAprilHasNoMovement(t *testing.T) {
	_, jan := sample.Edition(t, "2026-01")
	_, e := sample.Edition(t, "2026-04")
	c := e.View.Counts()
	if c.Changed != 0 || len(e.View.Events()) != 0 || len(e.View.Arrivals()) != 0 || len(e.View.Movements()) != 0 || e.Previous != jan.Cutoff {
		t.Errorf("%+v %v", c, e.View.Events())
	}
	j := jan.View.Counts()
	if c.Qualified != j.Qualified || c.Candidates != j.Candidates || c.Milestones != j.Milestones || c.Layers != j.Layers {
		t.Errorf("%+v\n%+v", c, j)
	}
}

// The order is the one of the art direction's cover of January.
func TestCoverOrder(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	var labels []string
	for _, x := range e.View.Cells() {
		labels = append(labels, x.Label())
	}
	want := "CegNumCloud|IaaS Secure Temple|Cloud Avenue SecNum|IaaS Cloud on Demand|Bare Metal Pod|Hosted Private Cloud|Worldline Secured IaaS|" +
		"Cloud de confiance S3NS|PaaS OpenShift|EDT|HYPERPLANNING|PRONOTE|PRONOTE Primaire|Oodrive_Meet|Oodrive_Work|Oodrive_Work_Share|Whaller DONJON|" +
		"ITSecureCloud|Cloud de Confiance Bleu|ITSecureKube|Adista Secure Cloud|Scaleway SecNumCloud|Blue Secure Cloud|IaaS SecNumCloud|Ecritel Secure Cloud|" +
		"Cloud Premier Souverain|Plateforme des services cloud|Cloud Avenue Dynamic|Horizon SecNumCloud|SNC Cloud Platform|Wimi|Ecritel Secure Backup|Share and Workspace|Free Pro"
	if d := cmp.Diff(strings.Split(want, "|"), labels); d != "" {
		t.Error(d)
	}
}

// strip is a register without what became known after a day.
func strip(r *facts.Register, day facts.Day) *facts.Register {
	keep := func(f facts.Fact) bool { return !day.Before(f.Known.Last()) }
	claims := func(cs []facts.Claim) (out []facts.Claim) {
		for _, c := range cs {
			if keep(c.Fact) {
				out = append(out, c)
			}
		}
		return out
	}
	out := &facts.Register{Observed: r.Observed, Missed: r.Missed}
	for _, s := range r.Sources {
		if !day.Before(s.Date.Last()) {
			out.Sources = append(out.Sources, s)
		}
	}
	for _, h := range r.Providers {
		x := *h
		x.Renamed, x.Legal, x.Group, x.Aliases = claims(h.Renamed), claims(h.Legal), claims(h.Group), claims(h.Aliases)
		out.Providers = append(out.Providers, &x)
	}
	for _, o := range r.Offers {
		x := *o
		x.Stages, x.Milestones, x.Decisions = nil, nil, nil
		x.Market, x.Renamed, x.Aliases = claims(o.Market), claims(o.Renamed), claims(o.Aliases)
		for _, s := range o.Stages {
			if keep(s.Fact) {
				x.Stages = append(x.Stages, s)
			}
		}
		for _, s := range o.Milestones {
			if keep(s.Fact) {
				x.Milestones = append(x.Milestones, s)
			}
		}
		for _, s := range o.Decisions {
			if keep(s.Fact) {
				x.Decisions = append(x.Decisions, s)
			}
		}
		if len(x.Stages) > 0 {
			out.Offers = append(out.Offers, &x)
		}
	}
	for _, g := range r.Grid {
		if keep(g.Fact) {
			out.Grid = append(out.Grid, g)
		}
	}
	return out
}

// everything is all a view says, in comparable form.
func everything(v *facts.View) map[string]any {
	rows := map[string]any{}
	for _, l := range facts.Layers() {
		rows[l.String()+"q"], rows[l.String()+"c"] = v.Layer(l, facts.Qualified), v.Layer(l, facts.Candidate)
	}
	return map[string]any{"cells": v.Cells(), "events": v.Events(), "arrivals": v.Arrivals(), "movements": v.Movements(), "counts": v.Counts(), "rows": rows,
		"months": v.Surveys(24), "dates": v.MilestoneDates(), "grid": v.Grid(), "sources": v.Sources(), "providers": v.Providers(""),
		"ending": v.Ending(v.Cutoff.Plus(12)), "chronology": v.Chronology()}
}

// The product's promise: facts known later never change an edition.
func TestLaterFactsChangeNothing(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	for _, id := range s.Editions() {
		e, _ := s.Edition(id)
		days := []facts.Day{e.Cutoff}
		for m := range 10 {
			days = append(days, facts.Day{Year: 2024, Month: 1, Day: 15}.Plus(3*m+1))
		}
		for _, day := range days {
			with := e.Register().AsOf(day, day.Plus(-1))
			without := strip(e.Register(), day).AsOf(day, day.Plus(-1))
			if d := cmp.Diff(everything(without), everything(with), cmpopts.EquateEmpty(),
				cmp.AllowUnexported(facts.Entry{}, facts.Provider{})); d != "" {
				t.Fatalf("%s on %s: %s", id, day, d)
			}
		}
	}
}

func TestLaterFactsAreInTheRegister(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	v := s.Register.AsOf(facts.Day{Year: 2026, Month: 9, Day: 30}, facts.Day{Year: 2026, Month: 3, Day: 31})
	c := v.Counts()
	if c.Qualified != 20 || c.Candidates != 13 || c.Bare != 3 || c.NewQualified != 3 {
		t.Errorf("%+v", c)
	}
	// NumSpot's filing of 2024 became known in between, and the decision after it:
	// it is history then, and no event.
	want := []string{"numspot-qualified 2026-07-31 decided Plateforme des services cloud", "ovhcloud-qualified 2026-07-31 decided SNC Cloud Platform",
		"cloud-temple-renewal 2026-07-31 decided IaaS Secure Temple", "cloud-solutions-qualified listed Wimi"}
	if d := cmp.Diff(want, events(v.Events())); d != "" {
		t.Error(d)
	}
	snc, _ := entry(v, "ovh-snc-cloud-platform")
	if len(snc.Layers) != 1 || snc.Layers[0] != facts.IaaS || snc.Decision.Until.String() != "2029-07-31" {
		t.Errorf("%+v", snc)
	}
	temple, _ := entry(v, "cloud-temple-secure-temple")
	if temple.Decision.Number != "3389" || temple.Decision.Until.String() != "2028-05-30" || !temple.Renewed || len(temple.Decisions) != 3 {
		t.Errorf("%+v", temple)
	}
	numspot, _ := entry(v, "numspot-plateforme")
	if len(numspot.Steps) != 2 || numspot.Steps[0].Kind != facts.Filed || numspot.Steps[1].Code != facts.J3 {
		t.Errorf("%+v", numspot.Steps)
	}
}

func TestFilingIsNoMilestone(t *testing.T) {
	s, e := sample.Edition(t, "2026-01")
	n, _ := entry(e.View, "numspot-plateforme")
	if n.Milestone != facts.Unpublished || n.Last() != nil {
		t.Errorf("%+v", n)
	}
	later := s.Register.AsOf(facts.Day{Year: 2026, Month: 5, Day: 31}, facts.Day{Year: 2026, Month: 4, Day: 30})
	n, _ = entry(later, "numspot-plateforme")
	if n.Milestone != facts.Unpublished || !n.Changed || len(n.Steps) != 1 {
		t.Errorf("%+v", n)
	}
	if d := cmp.Diff([]string{"numspot-filed"}, ids(later.Events())); d != "" {
		t.Error(d)
	}
}

func TestHomonymsStayApart(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	bleu, _ := entry(e.View, "bleu-cloud-de-confiance")
	blue, _ := entry(e.View, "bretagne-telecom-blue")
	if bleu.Provider == blue.Provider || facts.Fold(bleu.Provider.Name) == facts.Fold(blue.Name) {
		t.Error(bleu.Provider.Name, blue.Provider.Name)
	}
	if facts.Fold("Écritel  Œuvre") != "ecritel oeuvre" || facts.Fold("Bleu") == facts.Fold("Blue") {
		t.Error(facts.Fold("Écritel  Œuvre"))
	}
}

func TestProvidersOnBothSides(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	both := []string{}
	q := map[*facts.Provider]bool{}
	for _, p := range e.View.Providers(facts.Qualified) {
		q[p] = true
	}
	for _, p := range e.View.Providers(facts.Candidate) {
		if q[p] {
			both = append(both, p.Name)
		}
	}
	if d := cmp.Diff([]string{"Orange Business", "OVHcloud"}, both); d != "" {
		t.Error(d)
	}
	ovh, _ := entry(e.View, "ovh-snc-cloud-platform")
	if ovh.Provider.Legal != "OVH SAS" || len(ovh.Provider.Aliases) != 2 {
		t.Errorf("%+v", ovh.Provider)
	}
	if s3ns, _ := entry(e.View, "s3ns-premi3ns"); s3ns.Provider.Legal != "" || s3ns.Market != "PREMI3NS" {
		t.Errorf("the holder's name became known in September 2026: %+v", s3ns.Provider)
	}
}

// A survey is the register as it stood; months before the first are none, one
// that was missed says nothing, and nothing is compared across it.
func TestSurveys(t *testing.T) {
	s, e := sample.Edition(t, "2026-04")
	said := func(v *facts.View, n int) []string {
		var out []string
		for _, x := range v.Surveys(n) {
			line := x.End.String()
			if !x.Made {
				out = append(out, line+" missed")
				continue
			}
			for _, r := range []facts.Roll{x.Qualified, x.InProgress} {
				line += fmt.Sprint(" ", r.N)
				for _, in := range r.In {
					line += " +" + in.ID
				}
				for _, over := range r.Over {
					line += " -" + over.ID + " " + string(over.Stage)
				}
				for _, gone := range r.Gone {
					line += " -" + gone.ID + " left"
				}
			}
			out = append(out, line)
		}
		return out
	}
	want := []string{"2025-11-30 16 15", "2025-12-31 17 +s3ns-premi3ns 16 +adista-secure-cloud +bretagne-telecom-blue -s3ns-premi3ns qualified", "2026-01-31 17 16", "2026-02-28 17 16", "2026-03-31 17 16"}
	if d := cmp.Diff(want, said(e.View, 12)); d != "" {
		t.Error(d)
	}
	if len(e.View.Surveys(0)) != 0 {
		t.Error("no months asked for")
	}
	reg := *s.Register
	reg.Missed = []facts.Day{{Year: 2025, Month: 12}}
	want = []string{"2025-11-30 16 15", "2025-12-31 missed", "2026-01-31 17 16"}
	if d := cmp.Diff(want, said(reg.AsOf(facts.Day{Year: 2026, Month: 2, Day: 15}, facts.Day{}), 12)); d != "" {
		t.Error(d)
	}
}

// What enters an empty register is seen to enter.
func TestSurveysFromNothing(t *testing.T) {
	r := register(offer("p/o", stands(facts.Qualified, "2026-04-15")))
	r.Observed = facts.Day{Year: 2025, Month: 10, Day: 31}
	ss := r.AsOf(facts.Day{Year: 2026, Month: 4, Day: 30}, facts.Day{}).Surveys(6)
	if last := ss[len(ss)-1].Qualified; last.N != 1 || len(last.In) != 1 {
		t.Errorf("%+v, want one that came", last)
	}
}

func TestGridShowsOnlyWhatSourcesSay(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	got := map[string]string{}
	for _, row := range e.View.Grid() {
		for _, c := range facts.Columns() {
			if cell := row.Cells[c]; cell.State == facts.Published {
				got[row.Provider.Name] += c.String() + "=" + strings.Join(cell.Values, "+") + " "
				if len(cell.Cites) == 0 {
					t.Error("no source:", row.Provider.Name, c)
				}
			}
		}
		if row.Known != (got[row.Provider.Name] != "") {
			t.Error(row.Provider.Name, row.Known)
		}
	}
	want := map[string]string{"Cloud Temple": "type=dedicated extension=yes ", "OVHcloud": "type=dedicated extension=yes ", "Orange Business": "extension=yes ", "S3NS": "customers=public "}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if len(e.View.Grid()) != 10 {
		t.Error(len(e.View.Grid()))
	}
}

func TestSpecimenHasEverything(t *testing.T) {
	_, e := sample.Edition(t, "specimen")
	v := e.View
	if n := len(v.Cells()); n != 60 {
		t.Error(n)
	}
	if len(v.Layer(facts.CaaS, facts.Qualified))+len(v.Layer(facts.CaaS, facts.Candidate)) != 0 {
		t.Error("the layer meant to be empty is not")
	}
	kinds := map[facts.EventKind]bool{}
	for _, ev := range append(append([]facts.Event(nil), v.Events()...), v.Arrivals()...) {
		kinds[ev.Kind] = true
	}
	for _, k := range []facts.EventKind{facts.Qualification, facts.Progress, facts.Arrival, facts.Exit, facts.Renewal, facts.Extension, facts.Expiry} {
		if !kinds[k] {
			t.Errorf("no event of kind %s", k)
		}
	}
	longest, values, states := 0, map[string]bool{}, map[facts.CellState]bool{}
	for _, p := range v.Providers("") {
		longest = max(longest, len([]rune(p.Name)))
		if !strings.HasPrefix(p.Name, "Specimen ") {
			t.Error("not obviously fictional:", p.Name)
		}
	}
	for _, row := range v.Grid() {
		for _, c := range row.Cells {
			states[c.State] = true
			for _, x := range c.Values {
				values[x] = true
			}
			values[fmt.Sprint(c.Number)] = true
		}
	}
	if longest != 60 || len(states) != 3 {
		t.Error(longest, states)
	}
	for _, w := range strings.Fields("shared dedicated sme private vital public france europe world facilitator beneficiary yes no 10 20 50 100") {
		if !values[w] {
			t.Error("no cell has", w)
		}
	}
	for code := facts.Unpublished; code <= facts.J2; code++ {
		if len(reached(v, code)) == 0 {
			t.Error("nobody at", code)
		}
	}
	if h, _ := entry(v, "specimen-horizon-objets"); h.Provider.Name != "Specimen Horizon" {
		t.Error("a later name shows:", h.Provider.Name)
	}
}

func TestEndingAndMilestoneDates(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	var ends []string
	for _, x := range e.View.Ending(facts.Day{Year: 2026}.Last()) {
		ends = append(ends, x.Decision.Until.String())
	}
	if d := cmp.Diff([]string{"2026-11-30", "2026-12-29"}, ends); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"adista-j0", "its-integra-j1", "bleu-j1", "scaleway-j0"}, ids(e.View.MilestoneDates())); d != "" {
		t.Error(d)
	}
}

// properties of registers of any size.
func TestSamples(t *testing.T) {
	for _, n := range []int{5, 17, 60, 200} {
		_, e, err := sample.Store(n)
		if err != nil {
			t.Fatal(err)
		}
		v := e.View
		c := v.Counts()
		if c.Offers != n || c.Qualified+c.Candidates != n || len(v.Cells()) != n+c.Bare {
			t.Errorf("%d: %+v", n, c)
		}
		sum, mentions := 0, 0
		for code := facts.Unpublished; code <= facts.J3; code++ {
			sum += len(reached(v, code))
		}
		for _, l := range facts.Layers() {
			mentions += len(v.Layer(l, facts.Candidate)) + len(v.Layer(l, facts.Qualified))
		}
		if sum != c.Candidates || mentions != c.Mentions {
			t.Errorf("%d: %d by milestone of %d, %d mentions of %d", n, sum, c.Candidates, mentions, c.Mentions)
		}
		seen := map[string]bool{}
		for _, ev := range append(append([]facts.Event(nil), v.Events()...), v.Arrivals()...) {
			if seen[ev.ID] || len(ev.Entries) == 0 {
				t.Errorf("%d: event %s twice or without entry", n, ev.ID)
			}
			seen[ev.ID] = true
		}
	}
	if _, err := sample.Crowd(30); err != nil {
		t.Error(err)
	}
}

// A month without events recalls the latest dated ones, whichever list they
// stand in, and never more than was asked for.
func TestLatest(t *testing.T) {
	_, e := sample.Edition(t, "2026-04")
	var got []string
	for _, ev := range e.View.Latest(4) {
		if !ev.Reminder {
			t.Errorf("%s is recalled and not marked so", ev.ID)
		}
		got = append(got, ev.Provider.Name+" "+ev.Date.String())
	}
	want := []string{"Bleu 2025-11-17", "ITS Integra 2025-12", "Adista 2025-12-16", "S3NS 2025-12-17"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if n := len(e.View.Latest(1000)); n != 4+8 {
		t.Errorf("%d dated events, the register has 4 milestones and 8 decisions", n)
	}
	if len(e.View.Latest(0)) != 0 || len(e.View.Latest(-1)) != 0 {
		t.Error("none were asked for")
	}
}

// A view of 200 offers with the surveys of a year.
func BenchmarkView(b *testing.B) {
	_, e, err := sample.Store(200)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if n := len(e.Register().AsOf(e.Cutoff, e.Previous).Surveys(12)); n != 11 {
			b.Fatal(n)
		}
	}
}
