package check

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// The framework, as far as a register can contradict it.
const (
	firstYear  = 2016 // of its first version (A1): nothing was qualified before
	termMonths = 36   // the longest term of a decision (A6)
	graceDays  = 31   // by which published terms and renewals overrun: three years and seven days, a renewal before the end
	aheadYears = 2    // a fact known this long after the last edition is a slip of the finger
)

// clash is two places that cannot both be right. The finding stands at the
// later one of a file, or else at the second, and names the other.
func (c *checker) clash(code diag.Code, a, b diag.Pos, field string, hint, msg diag.Text, args ...any) {
	if b.File == a.File && (b.Line < a.Line || b.Line == a.Line && b.Col < a.Col) {
		a, b = b, a
	}
	c.out.Add(diag.Issue{Code: code, Severity: severity(code), Pos: b, Field: field, Subject: a.String(), Hint: hint,
		Msg: diag.Said("%s %s", diag.Said(msg, args...), diag.Said("The other place is %s.", a))})
}

// between says of the last finding which days contradict one another in it.
func (c *checker) between(days ...string) { c.out[len(c.out)-1].Days = strings.Join(days, "\n") }

// before tells whether a day is surely before another, whatever its precision.
func before(a, b facts.Day) bool {
	return a.Known() && b.Known() && a.Last().Before(b.First())
}

// exact tells whether both days are one, known to the day.
func exact(a, b facts.Day) bool { return a == b && a.Day > 0 }

// foreknown tells whether a fact is said to have been known before it happened.
func foreknown(f facts.Fact, happened facts.Day) bool { return before(f.Known, happened) }

// later is a day some days after another.
func later(d facts.Day, days int) facts.Day {
	for d.Day += days; d.Day > d.MonthEnd(0).Day; {
		end := d.MonthEnd(0)
		next := end.MonthEnd(1)
		d = facts.Day{Year: next.Year, Month: next.Month, Day: d.Day - end.Day}
	}
	return d
}
