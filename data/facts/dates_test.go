package facts_test

import (
	"strings"
	"testing"

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
