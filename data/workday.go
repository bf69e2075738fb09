package data

import (
	"time"

	"github.com/secnumcloud-observatory/press/data/facts"
)

// publishing is the day from which on a month's edition is proposed to be published.
const publishing = 10

// workdayFrom is a day, or the first working day after it: no Saturday or Sunday, and no public holiday of
// France (Code du travail, article L. 3133-1).
func workdayFrom(day facts.Day) facts.Day {
	at := time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC)
	for at.Weekday() == time.Saturday || at.Weekday() == time.Sunday || holiday(at) {
		at = at.AddDate(0, 0, 1)
	}
	return facts.Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
}

// holiday tells a public holiday of France.
func holiday(at time.Time) bool {
	switch [2]int{int(at.Month()), at.Day()} {
	case [2]int{1, 1}, [2]int{5, 1}, [2]int{5, 8}, [2]int{7, 14}, [2]int{8, 15}, [2]int{11, 1}, [2]int{11, 11}, [2]int{12, 25}:
		return true
	}
	easter := easterOf(at.Year())
	return at.Equal(easter.AddDate(0, 0, 1)) || at.Equal(easter.AddDate(0, 0, 39)) || at.Equal(easter.AddDate(0, 0, 50))
}

// easterOf is Easter Sunday of a year, by the Gregorian rule in the form of J. Meeus (Astronomical
// Algorithms, chapter 8).
func easterOf(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	n := (h + l - 7*m + 90) / 25
	return time.Date(year, time.Month(n), (h+l-7*m+33*n+19)%32, 0, 0, 0, 0, time.UTC)
}
