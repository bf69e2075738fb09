package facts_test

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data/facts"
)

func TestDays(t *testing.T) {
	for s, want := range map[string]string{"2025-12-31": "2025-12-31", "2025-12": "2025-12", "2025": "2025", "2024-02-29": "2024-02-29",
		"2025-02-29": "", "2025-00": "", "2025-12-00": "", "25-12-01": "", "2025-1-1": "", "2025-12-31-1": "", "": "", "1800": "", "２０２５": ""} {
		d, err := facts.ParseDay(s)
		if d.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %v %v", s, d, err)
		}
	}
	feb := facts.Day{Year: 2024, Month: 2}
	if feb.Last().Day != 29 || (facts.Day{Year: 2025}).Last() != (facts.Day{Year: 2025, Month: 12, Day: 31}) || feb.First().Day != 1 {
		t.Error(feb.Last(), feb.First())
	}
	if d := (facts.Day{Year: 2025, Month: 12, Day: 31}).Plus(2); d.String() != "2026-02-28" {
		t.Error(d)
	}
	if d := (facts.Day{Year: 2025, Month: 1, Day: 31}).Plus(-2); d.String() != "2024-11-30" {
		t.Error(d)
	}
}
