package facts

import (
	"fmt"
	"strings"
)

// First is the earliest day the date can mean; the zero Day for an unknown one.
func (d Day) First() Day {
	if d.Known() && d.Month == 0 {
		d.Month = 1
	}
	if d.Known() && d.Day == 0 {
		d.Day = 1
	}
	return d
}

// Last is the latest day the date can mean; the zero Day for an unknown one.
func (d Day) Last() Day {
	if d.Known() && d.Month == 0 {
		d.Month = 12
	}
	if d.Known() && d.Day == 0 {
		d.Day = daysIn(d.Year, d.Month)
	}
	return d
}

// Before compares the numbers as they stand: take First or Last of both sides
// first, since a month is neither before nor after its days.
func (d Day) Before(e Day) bool { return d.number() < e.number() }

func (d Day) number() int { return (d.Year*16+d.Month)*32 + d.Day }

// MonthEnd is the last day of the month that lies n months after d's.
func (d Day) MonthEnd(n int) Day {
	m := d.Year*12 + d.Month - 1 + n
	return Day{Year: m / 12, Month: m%12 + 1}.Last()
}

// Plus is the day n months later, on the month's last day where d's own does
// not exist.
func (d Day) Plus(n int) Day {
	end := d.MonthEnd(n)
	end.Day = min(d.Day, end.Day)
	return end
}

// MonthsTo is the whole months from d to a later day; 0 to an earlier one.
func (d Day) MonthsTo(e Day) int {
	n := 12*(e.Year-d.Year) + e.Month - d.Month
	if e.Before(d.Plus(n)) {
		n--
	}
	return max(n, 0)
}

// DaysTo is the days from d to a later day; 0 to an earlier one.
func (d Day) DaysTo(e Day) int {
	n := e.Day - d.Day
	for m := range 12*(e.Year-d.Year) + e.Month - d.Month {
		n += d.MonthEnd(m).Day
	}
	return max(n, 0)
}

// Valid tells whether the calendar has the date.
func (d Day) Valid() bool {
	switch {
	case d.Year < 1900 || d.Year > 2200 || d.Month < 0 || d.Month > 12:
		return false
	case d.Month == 0:
		return d.Day == 0
	}
	return d.Day >= 0 && d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// ParseDay reads 2025-12-31, 2025-12 or 2025. Its error says what is wrong in
// the editor's words.
func ParseDay(s string) (Day, error) {
	var d Day
	parts := strings.Split(s, "-")
	into := []*int{&d.Year, &d.Month, &d.Day}
	if len(parts) > 3 || len(parts[0]) != 4 {
		return Day{}, dayShape(s)
	}
	for i, p := range parts {
		if i > 0 && len(p) != 2 {
			return Day{}, dayShape(s)
		}
		for _, c := range p {
			if c < '0' || c > '9' {
				return Day{}, dayShape(s)
			}
			*into[i] = *into[i]*10 + int(c-'0')
		}
	}
	if len(parts) > 1 && d.Month == 0 || len(parts) > 2 && d.Day == 0 || !d.Valid() {
		return Day{}, fmt.Errorf("%s is not in the calendar", s)
	}
	return d, nil
}

func dayShape(s string) error {
	return fmt.Errorf("%q is not a date: write 2025-12-31, or 2025-12 or 2025 when no more is known", s)
}

// Day is a date as precise as it is known: Month and Day are 0 when unknown.
// The zero Day is a date nobody has published.
type Day struct{ Year, Month, Day int }

// Known tells whether anything of the date is published.
func (d Day) Known() bool { return d.Year != 0 }

// String is the date in ISO 8601, as precise as it is known; "" when unknown.
func (d Day) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
