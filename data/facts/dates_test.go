package facts_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

func TestStartSaysWhatItIs(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	for id, want := range map[string]string{
		"s3ns-premi3ns":              "2025-12-17 decided",
		"cloud-temple-secure-temple": "2022 decided",
		"index-edt":                  "2024-09-17 announced",
		"ovh-hosted-private-cloud":   "2023-12-28 decided", // the press knew it before
		"oodrive-meet":               " ",
		"whaller-donjon":             " ",
		"adista-secure-cloud":        " ", // no start: it is a candidate
	} {
		x, ok := entry(e.View, id)
		if !ok {
			t.Fatalf("no %s", id)
		}
		s := x.Start()
		if got := s.Date.String() + " " + string(s.Kind); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// An extension changes what is covered: the end known stays where none is published
// with it. A renewal begins anew.
func TestEndOfAnExtension(t *testing.T) {
	for _, c := range []struct {
		kind        facts.RulingKind
		until, want string
	}{
		{facts.ExtendedRuling, "", "2028-01-10"}, {facts.ExtendedRuling, "2029-02-01", "2029-02-01"}, {facts.RenewalRuling, "", ""},
	} {
		o := ruled(ruled(offer("a/one", stands(facts.Qualified, "2025-01-10")), facts.FirstRuling, "2025-01-10", "2028-01-10"), c.kind, "2026-02-01", c.until)
		x := register(o).AsOf(day("2026-02-28"), day("2026-01-31")).Qualified()[0]
		if got := x.End().String(); got != c.want {
			t.Errorf("%s until %q: ends on %q, want %q", c.kind, c.until, got, c.want)
		}
	}
}

// What is known of the decision in force of an offer without its day: itself,
// its announcement, an earlier one, or that it was listed.
func TestNearestToTheDay(t *testing.T) {
	want := map[string]string{
		"2026-01 cloud-temple-secure-temple": "2022 decided earlier", // renewed, nobody says when
		"2026-01 index-edt":                  "2024-09-17 announced",
		"2026-01 whaller-donjon":             " ",
		"2026-01 oodrive-meet":               " ",
		"2026-01 s3ns-premi3ns":              " ", // its day is known
		"specimen specimen-nord-logiciel":    "2025-07 decided",
		"specimen specimen-nord-plateforme":  "2025-08-20 announced",
	}
	for at, says := range want {
		edition, id, _ := strings.Cut(at, " ")
		_, e := sample.Edition(t, edition)
		x, ok := entry(e.View, id)
		if !ok {
			t.Fatalf("no %s", id)
		}
		near, earlier := x.Nearest()
		got := near.Date.String() + " " + string(near.Kind)
		if earlier {
			got += " earlier"
		}
		if got != says {
			t.Errorf("%s: %q, want %q", at, got, says)
		}
	}
}

// The pages that count the same thing ask the same query, and the queries do
// not contradict each other.
func TestNotionsAgree(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	for _, id := range s.Editions() {
		e, _ := s.Edition(id)
		v, decided, dated := e.View, 0, 0
		for _, x := range v.Qualified() {
			dated += len(x.DatedDecisions())
		}
		for _, ev := range v.Chronology() {
			if ev.DateKind == facts.Decided {
				decided++
			}
		}
		if want := map[string]int{"2026-01": 9, "2026-04": 9, "specimen": 21}[id]; decided != dated || dated != want {
			t.Errorf("%s: the chronology has %d decisions, the offers %d, want %d", id, decided, dated, want)
		}
		ruled, ends := 0, len(v.Endless())
		for _, x := range v.Qualified() {
			if near, _ := x.Nearest(); x.Ruled().Known() {
				ruled++
				if near.Date.Known() {
					t.Errorf("%s: %s has a day and something less", id, x.ID)
				}
			}
		}
		if want := map[string][2]int{"2026-01": {8, 6}, "2026-04": {8, 6}, "specimen": {18, 4}}[id]; want != [2]int{ruled, ends} {
			t.Errorf("%s: %d decisions in force have a day and %d no end, want %v", id, ruled, ends, want)
		}
		for _, x := range v.Ending(facts.Day{Year: 2200}) {
			if v.Ended(x) || !x.End().Known() {
				t.Errorf("%s: %s has no end to come", id, x.ID)
			}
		}
	}
}

// Events of one date stand in one order, whatever the edition: what is news in
// January is recalled in February in the same place.
func TestOneOrderOfEvents(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	var first []string
	for _, month := range []int{1, 2, 3, 6} {
		cutoff := facts.Day{Year: 2026, Month: month}.Last()
		var got []string
		for _, ev := range s.Register.AsOf(cutoff, cutoff.MonthEnd(-1)).Chronology() {
			if !(facts.Day{Year: 2025, Month: 12, Day: 31}).Before(ev.Date.First()) {
				got = append(got, ev.Date.String()+" "+ev.Entries[0].ID)
			}
		}
		if first == nil {
			first = got
		}
		if d := cmp.Diff(first, got); month < 6 && d != "" {
			t.Errorf("month %d: %s", month, d)
		}
	}
	if len(first) < 15 {
		t.Errorf("only %d dated facts", len(first))
	}
}

// An offer of which no layer is published counts, and says why it stands in no
// layer.
func TestLayerless(t *testing.T) {
	s, _ := sample.Edition(t, "2026-01")
	v := s.Register.AsOf(facts.Day{Year: 2024, Month: 6, Day: 30}, facts.Day{})
	if es := v.Layerless(); len(es) != 1 || es[0].ID != "s3ns-premi3ns" {
		t.Errorf("%v", es)
	}
	_, e := sample.Edition(t, "2026-01")
	if n := len(e.View.Layerless()); n != 0 {
		t.Errorf("%d offers have no layer in January 2026", n)
	}
}

// Months between days are whole ones; the end of a month is a month after the
// end of the month before.
func TestMonthsAndDaysTo(t *testing.T) {
	for _, c := range []struct {
		from, to     string
		months, days int
	}{
		{"2026-03-31", "2026-11-30", 8, 244}, {"2026-01-31", "2026-02-28", 1, 28}, {"2026-02-28", "2026-03-27", 0, 27},
		{"2026-02-28", "2026-03-28", 1, 28}, {"2026-10-31", "2026-11-29", 0, 29}, {"2026-11-30", "2026-11-30", 0, 0},
		{"2025-12-31", "2028-12-31", 36, 1096}, {"2026-05-10", "2026-05-01", 0, 0}, {"2026-05-10", "2025-01-01", 0, 0},
	} {
		from, to := day(c.from), day(c.to)
		if got := from.MonthsTo(to); got != c.months {
			t.Errorf("%s to %s: %d months, want %d", c.from, c.to, got, c.months)
		}
		if got := from.DaysTo(to); got != c.days {
			t.Errorf("%s to %s: %d days, want %d", c.from, c.to, got, c.days)
		}
	}
}

// What is still is counted in whole months back to the last movement, or to the
// day from which the register is complete.
func TestStill(t *testing.T) {
	r := register(stepped(offer("a/one", stands(facts.Candidate, "2024-05-01")), facts.J1, facts.Accepted, "2025-12-16"))
	r.Observed = day("2024-01-31")
	for cut, want := range map[string]facts.Stillness{
		"2025-12-31": {Months: 0}, "2026-01-31": {Months: 1}, "2026-02-28": {Months: 2}, "2026-03-15": {Months: 2}, "2026-03-31": {Months: 3},
		"2024-04-30": {Months: 3, Least: true},
	} {
		if got := r.AsOf(day(cut), day("2024-01-31")).Still(); got != want {
			t.Errorf("%s: %+v, want %+v", cut, got, want)
		}
	}
}

// An offer that moved twice stands in the cover's list once, by what weighs most.
func TestForemost(t *testing.T) {
	v := register(
		stepped(offer("b/new", stands(facts.Candidate, "2026-04-10")), facts.J0, facts.Accepted, "2026-04-10"),
		offer("a/come", stands(facts.Candidate, "2026-04-10")),
		offer("c/held", stands(facts.Candidate, "2025-05-01"), stands(facts.Qualified, "2026-04-20")),
		offer("d/gone", stands(facts.Candidate, "2025-05-01"), stands(facts.Left, "2026-04-20")),
		offer("e/still", stands(facts.Candidate, "2025-05-01")),
	).AsOf(day("2026-04-30"), day("2026-03-31"))
	var got []string
	decided := 0
	for _, m := range v.Foremost() {
		got = append(got, fmt.Sprintf("%d %s", m.Weight(), m.Entry().ID))
		if m.Decides() {
			decided++
		}
	}
	if want := "10 c/held, 6 d/gone, 3 b/new, 2 a/come"; strings.Join(got, ", ") != want || decided != 1 {
		t.Errorf("%s, %d decisions; want %s", strings.Join(got, ", "), decided, want)
	}
}

// tomorrow is the day after.
func tomorrow(d facts.Day) facts.Day {
	at := time.Date(d.Year, time.Month(d.Month), d.Day+1, 0, 0, 0, 0, time.UTC)
	return facts.Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
}

// Where an offer stood is what the register said on that day, and not on the day
// before: each day on which its milestone is another is there, and no other.
func TestReached(t *testing.T) {
	several := 0
	for _, id := range []string{"2026-01", "2026-04", "specimen"} {
		_, e := sample.Edition(t, id)
		views := map[facts.Day]*facts.View{}
		on := func(d facts.Day) *facts.View {
			if views[d] == nil {
				views[d] = e.Register().AsOf(d, facts.Day{})
			}
			return views[d]
		}
		for _, x := range e.View.Cells() {
			if x.Stage != facts.Candidate {
				if got := x.Reached(); got != nil {
					t.Errorf("%s is qualified, and reached %v", x.ID, got)
				}
				continue
			}
			var want []facts.Reached
			for d := x.Since; !e.View.Cutoff.Before(d); d = tomorrow(d) {
				then, ok := entry(on(d), x.ID)
				if ok && (len(want) == 0 || want[len(want)-1].Code != then.Milestone) {
					want = append(want, facts.Reached{Code: then.Milestone, Known: d})
				}
			}
			got := x.Reached()
			for i := range got {
				got[i].Known = got[i].Known.Last() // a month counts as known on its last day
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s: %s", id, x.ID, diff)
			}
			several += len(want) - 1
		}
	}
	if several < 3 {
		t.Errorf("%d milestones became known after their offer", several)
	}
}
