package sense

import (
	"strconv"
	"strings"
)

// unit is what a part of an enumeration or a span of the calendar is.
type unit int

const (
	none unit = iota
	bareDay
	fullDate
	wholeMonth
	dayOfWeek
	wholeYear
	clockHour
)

// lastDay is the number of days of the longest month.
const lastDay = 31

// calendar holds together the members of an enumeration or a span of days, dates, months,
// years or hours. A day that has its month from the next is not parted from it: le 12 | et le
// 20 mars; members that are whole may be parted before their joint, at a price, and not behind it.
func (s *Grammar) calendar(grades []uint8, ts []token) {
	for i := 1; i+1 < len(ts); i++ {
		if ts[i-1].trail != "" || ts[i].lead != "" || ts[i].trail != "" || ts[i+1].lead != "" || !s.joinsTimes(&ts[i]) {
			continue
		}
		right, end := s.timeFrom(ts, i+1)
		left := s.timeTo(ts, i-1)
		before := tied
		switch {
		case left == none || right == none:
			continue
		case left == bareDay && right == fullDate:
			before = numbered
		case left == fullDate && right == bareDay && s.month(&ts[i-2]):
			before = numbered // March 3 and 4
		case left != right || left == bareDay:
			continue
		}
		raise(grades, ts, i, before)
		if left == bareDay {
			s.listed(grades, ts, i-1)
		}
		for k := i + 1; k <= end; k++ {
			raise(grades, ts, k, never)
		}
	}
}

// listed holds the days of a list before the one at token k to it, from which they have their
// month: les 2, | 9 et 16 mai.
func (s *Grammar) listed(grades []uint8, ts []token, k int) {
	for k > 0 && ts[k-1].trail == "" && ts[k-1].left&(article|weekday) != 0 {
		raise(grades, ts, k, never)
		k--
	}
	if k > 0 && ts[k-1].trail == "," && s.timeTo(ts, k-1) == bareDay {
		raise(grades, ts, k, tied)
		s.listed(grades, ts, k-1)
	}
}

// joinsTimes tells whether a token stands between two members: et, au, jusqu’au, to.
func (s *Grammar) joinsTimes(t *token) bool {
	start := strings.TrimSuffix(elided(t.word), "'")
	return t.right&(joint|conjunction) != 0 || start != "" && s.words[start]&joint != 0
}

// month tells whether a token is a month: May, but not may.
func (s *Grammar) month(t *token) bool { return t.left&month != 0 && s.period(t) }

// monthDay tells whether a token is the number of a day: 12, 1er, 2nd.
func monthDay(t *token) bool {
	figures := strings.TrimRight(t.word, "abcdefghijklmnopqrstuvwxyzᵉʳ")
	n, err := strconv.Atoi(figures)
	return err == nil && n > 0 && n <= lastDay && len(figures) <= 2
}

// timeFrom is the member that begins at token k, with its article and its day of the week, and
// its last token.
func (s *Grammar) timeFrom(ts []token, k int) (unit, int) {
	if ts[k].right&article != 0 && !ts[k].figures && following(ts, k) != nil {
		k++
	}
	t, next := &ts[k], following(ts, k)
	if s.isHour(ts, k) {
		return clockHour, k
	}
	if t.left&weekday != 0 && s.period(t) {
		if next == nil || !monthDay(next) {
			return dayOfWeek, k
		}
		k++
		t, next = next, following(ts, k)
	}
	switch {
	case s.month(t) && next != nil && monthDay(next):
		return fullDate, k + 1
	case s.month(t):
		return wholeMonth, k
	case t.year && s.isYear(ts, k):
		return wholeYear, k
	case !monthDay(t):
		return none, k
	case next != nil && s.month(next):
		return fullDate, k + 1
	case next != nil && next.right&of != 0 && k+2 < len(ts) && next.trail == "" && s.month(&ts[k+2]):
		return fullDate, k + 2 // the 4th of May
	case next == nil || !countable(next):
		return bareDay, k
	}
	return none, k
}

// timeTo is the member that ends at token k.
func (s *Grammar) timeTo(ts []token, k int) unit {
	t := &ts[k]
	var before *token
	if k > 0 && ts[k-1].trail == "" && t.lead == "" {
		before = &ts[k-1]
	}
	switch {
	case s.endsHour(ts, k) && !s.month(t):
		return clockHour
	case t.left&weekday != 0 && s.period(t):
		return dayOfWeek
	case s.month(t) && before != nil && (monthDay(before) || before.right&of != 0 && k > 1 && monthDay(&ts[k-2])):
		return fullDate
	case s.month(t):
		return wholeMonth
	case t.year && before != nil && s.month(before):
		return s.timeTo(ts, k-1)
	case t.year:
		return wholeYear
	case !monthDay(t):
		return none
	case before == nil && k > 0 && ts[k-1].trail == "," && t.lead == "":
		return s.timeTo(ts, k-1) // 2, 9
	case before == nil:
		return none
	case s.month(before):
		return fullDate
	case before.left&(article|weekday|preposition|joint|conjunction) != 0:
		return bareDay
	}
	return none
}
