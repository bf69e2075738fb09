package facts

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// DayOf is a date, as precise as it is written.
func DayOf(o read.Object, name string) Day { return DayIn(o.Get(name)) }

// DayIn is the date that a value holds.
func DayIn(v read.Value) Day {
	s, ok := v.Text()
	if !ok {
		return Day{}
	}
	d, err := ParseDay(s)
	if err != nil {
		badDay(v, s)
	}
	return d
}

// NeedDay is a date that must be given.
func NeedDay(o read.Object, name string) Day {
	if !o.Get(name).Is() {
		o.Missing(name, "2025-12-31")
		return Day{}
	}
	return DayOf(o, name)
}

// WholeDay is a date that must be given to the day.
func WholeDay(o read.Object, name string) Day {
	d := NeedDay(o, name)
	if d.Known() && d.Day == 0 {
		o.Get(name).Find(BadDate, "Write year, month and day: 2025-12-31.", "%s needs a day.", name)
	}
	return d
}

// monthOf is a month in a list; none when it is not one, which is a finding.
func monthOf(v read.Value) []Day {
	s, ok := v.Text()
	if !ok {
		return nil
	}
	switch d, err := ParseDay(s); {
	case err != nil:
		badDay(v, s)
	case d.Month == 0 || d.Day != 0:
		v.Find(BadDate, "Write year and month: 2025-12.", "%s names no month.", v.Label())
	default:
		return []Day{d}
	}
	return nil
}

// european is a day as it is written by hand, or in America.
var european = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$`)

// badDay says what is wrong with a date, and how the one that was meant is
// written.
func badDay(v read.Value, s string) {
	const hint diag.Text = "Write year-month-day, such as 2025-12-31; or 2025-12, or 2025, when no more is known."
	m := european.FindStringSubmatch(strings.TrimSpace(s))
	if m != nil {
		for _, parts := range [][2]string{{m[2], m[1]}, {m[1], m[2]}} { // as in Europe, else as in America
			if d, err := ParseDay(fmt.Sprintf("%s-%02s-%02s", m[3], parts[0], parts[1])); err == nil {
				v.Find(BadDate, diag.Said("Write %s.", d.String()), "%s is %s, which is not how dates are written here.", v.Label(), s)
				return
			}
		}
	}
	if _, err := ParseDay(s); err != nil && strings.HasSuffix(err.Error(), "calendar") {
		v.Find(BadDate, hint, "%s is %s, which is not in the calendar.", v.Label(), s)
		return
	}
	v.Find(BadDate, hint, "%s is %q, which is not a date.", v.Label(), s)
}
