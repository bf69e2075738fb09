package locales

import (
	"cmp"
	"strconv"
	"strings"
)

// Day is a date as precise as it is known: without a day, month and year;
// without a month, the year alone. It never breaks.
func (l *Locale) Day(y, m, d int) string {
	return l.date(y, m, d, l.set.Date.Months, l.set.Date.Day, l.set.Date.Month)
}

// DayShort is Day with the month abbreviated: "16 déc. 2025".
func (l *Locale) DayShort(y, m, d int) string {
	f := l.set.Date
	return l.date(y, m, d, f.Short, cmp.Or(f.DayShort, f.Day), cmp.Or(f.MonShort, f.Month))
}

// Month is a month of a year in running text: "janvier 2026".
func (l *Locale) Month(y, m int) string { return l.Day(y, m, 0) }

// MonthTitle is Month as a title begins it: "Janvier 2026".
func (l *Locale) MonthTitle(y, m int) string { return Capital(l.Month(y, m)) }

// MonthName is the bare name of a month, "" outside 1 to 12.
func (l *Locale) MonthName(m int) string { return monthOf(l.set.Date.Months, m) }

// MonthShort is the name of a month as short dates have it, "" outside 1 to 12.
func (l *Locale) MonthShort(m int) string { return monthOf(l.set.Date.Short, m) }

// DayName is Day without its year, for what is near: "7 avril"; without a day
// the name of the month.
func (l *Locale) DayName(m, d int) string {
	if d == 0 {
		return l.MonthName(m)
	}
	return strings.Trim(l.dateIn(0, m, d, ""), " ,\u00a0\u202f")
}

// MonthOf is Month as the language joins it to what it is the month of: "de
// janvier 2026", "d’avril 2026"; in a language without such forms, as Month.
func (l *Locale) MonthOf(y, m int) string {
	if len(l.set.Date.Of) != 12 {
		return l.Month(y, m)
	}
	return l.date(y, m, 0, l.set.Date.Of, "", l.set.Date.Month)
}

// MonthNameOf is the bare name of a month as the language joins it to what it
// is the month of: "d’avril".
func (l *Locale) MonthNameOf(m int) string {
	if len(l.set.Date.Of) != 12 {
		return l.MonthName(m)
	}
	return monthOf(l.set.Date.Of, m)
}

// Edition is how an edition is called: "Édition de janvier 2026".
func (l *Locale) Edition(y, m int) string {
	return l.T("edition.of", map[string]any{"Month": l.Month(y, m), "MonthOf": l.MonthOf(y, m), "MonthTitle": l.MonthTitle(y, m)})
}

// DayRange is two days of one period: "3–12 mars 2026", "28 mars – 3 avril
// 2026". What both have in common is said once.
func (l *Locale) DayRange(y1, m1, d1, y2, m2, d2 int) string {
	f := l.set.Date
	if y1 == y2 && m1 == m2 && d1 == d2 {
		return l.Day(y1, m1, d1)
	}
	pattern := f.Apart
	a, b := l.Day(y1, m1, d1), l.Day(y2, m2, d2)
	switch {
	case y1 == y2 && m1 == m2 && d1 > 0 && d2 > 0:
		return fill(f.SameMon, "{d}", l.dayOf(d1), "{e}", l.dayOf(d2), "{month}", monthOf(f.Months, m1), "{y}", strconv.Itoa(y1))
	case y1 == y2 && m1 > 0 && m2 > 0:
		pattern = f.SameYear
		a = strings.TrimRight(l.dateIn(y1, m1, d1, ""), " \u00a0\u202f")
	}
	return fill(pattern, "{a}", a, "{b}", b)
}

// dateIn is Day with the year replaced.
func (l *Locale) dateIn(y, m, d int, year string) string {
	f := l.set.Date
	pattern := f.Day
	if d == 0 {
		pattern = f.Month
	}
	return fill(pattern, "{d}", l.dayOf(d), "{month}", monthOf(f.Months, m), "{y}", year)
}

func (l *Locale) date(y, m, d int, months []string, day, month string) string {
	year, name := strconv.Itoa(y), monthOf(months, m)
	switch {
	case y == 0:
		return ""
	case name == "":
		return year
	case d == 0:
		return fill(month, "{month}", name, "{y}", year)
	}
	return fill(day, "{d}", l.dayOf(d), "{month}", name, "{y}", year)
}

func (l *Locale) dayOf(d int) string {
	if d == 1 && l.set.Date.First != "" {
		return l.set.Date.First
	}
	return strconv.Itoa(d)
}

func monthOf(names []string, m int) string {
	if m < 1 || m > len(names) {
		return ""
	}
	return names[m-1]
}

func fill(pattern string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(pattern)
}
