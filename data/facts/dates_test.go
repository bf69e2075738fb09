package facts_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
)

func TestStartSaysWhatItIs(t *testing.T) {
	_, e := sample.Edition(t, "2026-01")
	for id, want := range map[string]string{
		"s3ns-premi3ns":              "2025-12-17 decided, held by 2025-12-17",
		"cloud-temple-secure-temple": "2022 decided, held by 2022-12-31",
		"index-edt":                  "2024-09-17 announced, held by 2024-09-17",
		"ovh-hosted-private-cloud":   "2023-12-28 decided, held by 2021-10-31", // the press knew it before
		"oodrive-meet":               " , held by 2025-10-31",
		"whaller-donjon":             " , held by 2025-10-31",
		"adista-secure-cloud":        " , held by 2025-12-16", // no start: it is a candidate
	} {
		x, ok := entry(e.View, id)
		if !ok {
			t.Fatalf("no %s", id)
		}
		s := x.Start()
		if got := s.Date.String() + " " + string(s.Kind) + ", held by " + x.HeldBy().String(); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
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
		starts, ends := len(v.Startless()), len(v.Endless())
		if want := map[string][2]int{"2026-01": {4, 6}, "2026-04": {4, 6}, "specimen": {5, 4}}[id]; want != [2]int{starts, ends} {
			t.Errorf("%s: %d without a start and %d without an end, want %v", id, starts, ends, want)
		}
		for _, x := range v.Ending(facts.Day{Year: 2200}) {
			if v.Ended(x) || !x.End().Known() {
				t.Errorf("%s: %s has no end to come", id, x.ID)
			}
		}
		ms := v.Months(24)
		for i := 1; i < len(ms); i++ {
			if ms[i-1].Qualified > ms[i].Qualified && !ms[i-1].Observed {
				t.Errorf("%s: at least %d in %s, and %d a month later", id, ms[i-1].Qualified, ms[i-1].End, ms[i].Qualified)
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
