package data

import (
	"testing"
	"time"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// The day that is proposed for publication is one on which somebody works. Days are from a calendar.
func TestProposedDayIsAWorkingDay(t *testing.T) {
	for _, c := range [][2]facts.Day{
		{{Year: 2026, Month: 5, Day: 10}, {Year: 2026, Month: 5, Day: 11}},   // a Sunday
		{{Year: 2026, Month: 10, Day: 10}, {Year: 2026, Month: 10, Day: 12}}, // a Saturday
		{{Year: 2026, Month: 7, Day: 10}, {Year: 2026, Month: 7, Day: 10}},   // a Friday
		{{Year: 2023, Month: 4, Day: 10}, {Year: 2023, Month: 4, Day: 11}},   // Easter Monday
		{{Year: 2018, Month: 5, Day: 10}, {Year: 2018, Month: 5, Day: 11}},   // Ascension
		{{Year: 2019, Month: 6, Day: 10}, {Year: 2019, Month: 6, Day: 11}},   // Whit Monday
		{{Year: 2029, Month: 11, Day: 10}, {Year: 2029, Month: 11, Day: 12}}, // a Saturday before the 11th
		{{Year: 2024, Month: 11, Day: 10}, {Year: 2024, Month: 11, Day: 12}}, // a Sunday before the 11th
	} {
		if got := workdayFrom(c[0]); got != c[1] {
			t.Errorf("%s: %s, and not %s", c[0], got, c[1])
		}
	}
	for year, day := range map[int]string{2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2038: "04-25", 1981: "04-19", 1954: "04-18"} {
		if got := easterOf(year).Format("01-02"); got != day {
			t.Errorf("Easter of %d: %s, and not %s", year, got, day)
		}
	}
	if !holiday(time.Date(2026, 7, 14, 0, 0, 0, 0, time.UTC)) {
		t.Error("14 July is no holiday")
	}
}
