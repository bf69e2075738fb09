package locales

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A date in the American order is turned only as a whole: all days of all its
// months, up to its year. "April 1st and 3rd, 2026" is "1 and 3 April 2026",
// "April 28 to May 3, 2026" is "28 April to 3 May 2026".

// days are the days of one month of such an expression: April 1st and 3rd.
type days struct {
	month    token
	list     []day
	year     int // its token, -1 when none
	i, j     int // runes of the whole
	suffixed bool
	end      int // the token after it
}

type day struct {
	value int
	join  string // what joins it to the day before
}

// turn writes the expression that begins with the month at token k in the
// order of the language, and tells whether one was there.
func (d *datesRule) turn(p *para, k int) bool {
	if d.continued(p, k) {
		return true // the first month of the expression wrote it
	}
	first, ok := d.daysOf(p, k)
	if !ok {
		return false
	}
	all, joins := []days{first}, []string{}
	for len(all) < links {
		n, join := d.join(p, all[len(all)-1].end)
		if n < 0 || d.words[string(p.low(p.tok(n)))] != monthWord || !p.capital(n) {
			break
		}
		next, ok := d.daysOf(p, n)
		if !ok {
			return false
		}
		all, joins = append(all, next), append(joins, join)
	}
	if !d.certain(p, k, all) {
		return false
	}
	var b strings.Builder
	for n, x := range all {
		if n > 0 {
			if j := strings.TrimSpace(joins[n-1]); j == "-" || j == "–" {
				joins[n-1] = "\u00a0– " // two dates have spaces
			}
			b.WriteString(joins[n-1])
		}
		x.write(p, &b)
	}
	p.replace(first.i, all[len(all)-1].j, b.String())
	return true
}

// certain tells whether the numbers after the months are surely days: there is
// a year after a comma, or all have their ending; and nothing that follows
// could be counted by the last number, or be what the last of several orders.
func (d *datesRule) certain(p *para, k int, all []days) bool {
	last := all[len(all)-1]
	dated, suffixed := last.year >= 0, true
	for _, x := range all {
		suffixed = suffixed && x.suffixed
	}
	if !dated && !suffixed {
		return false
	}
	for _, x := range all {
		if x.year < 0 {
			continue
		}
		if w, _ := d.terms.wordAfter(p, p.tok(x.year).j); d.terms.counted[w] || w != "" && p.value(x.year)%100 == 0 && !d.terms.function[w] {
			return false // on April 3, 2000 people
		}
	}
	if dated {
		return true
	}
	if len(last.list) > 1 && isSpace(p.at(last.j)) {
		return false // May 4th, 2nd offers; May 1st and 2nd of June: the last may be no day
	}
	named := isSpace(p.at(last.j)) && unicode.IsUpper(p.at(last.j+1)) // March 3rd Battalion
	return !isWord(p.at(last.j)) && !named && !p.joinsNumber(d.terms, last.j) && !d.feast(p, last)
}

// feast tells whether a day without a year may be the name of what follows: a
// feast before any noun (the July 4th holiday), any day before a plural (the
// May 1st demonstrations).
func (d *datesRule) feast(p *para, x days) bool {
	w, _ := d.terms.wordAfter(p, x.j)
	if w == "" || d.terms.function[w] {
		return false
	}
	day := fmt.Sprint(x.list[len(x.list)-1].value) + " " + string(p.low(x.month))
	return d.terms.plural(w) || d.feasts[day]
}

// joinsNumber tells whether a number the expression does not explain is joined
// at j: April 1st and 3 others.
func (p *para) joinsNumber(t *terms, j int) bool { return t.joined(p, j) >= 0 }

// continued tells whether the month at token k follows a day of another month
// that it is joined to, and so belongs to that month's expression.
func (d *datesRule) continued(p *para, k int) bool {
	for n := k - 1; n >= 0 && n > k-14; n-- {
		if d.words[string(p.low(p.tok(n)))] == monthWord && p.capital(n) {
			x, ok := d.daysOf(p, n)
			if !ok {
				return false
			}
			m, _ := d.join(p, x.end)
			return m == k && p.value(n-2) < 1
		}
	}
	return false
}

// daysOf reads the days after the month at token k.
func (d *datesRule) daysOf(p *para, k int) (days, bool) {
	x := days{month: p.tok(k), year: -1, i: p.tok(k).i, suffixed: true}
	n := k + 1
	if p.sign(n) == '.' { // Oct. 26
		x.month.j, n = p.tok(n).j, n+1
	}
	if p.tok(n).kind != tokSpace {
		return x, false
	}
	n++
	join := ""
	for {
		v := p.value(n)
		if v < 1 || v > 31 || p.tok(n).j-p.tok(n).i > 2 {
			return x, false
		}
		end := n
		if p.in(n+1, d.suffix) && p.tok(n+1).i == p.tok(n).j {
			end++
		} else {
			x.suffixed = false
		}
		x.list = append(x.list, day{v, join})
		x.j, x.end = p.tok(end).j, end+1
		m, how := d.join(p, end+1)
		if m < 0 || p.value(m) < 1 || p.value(m) > 31 || p.tok(m).j-p.tok(m).i > 2 || !d.dayLike(p, m) {
			break
		}
		n, join = m, how
	}
	y := x.end
	if p.sign(y) == ',' && p.tok(y+1).kind == tokSpace && p.value(y+2) >= 1000 && p.value(y+2) < 2100 {
		x.year, x.j, x.end = y+2, p.tok(y+2).j, y+3
	} else if p.tok(y).kind == tokSpace && d.isYear(p, y+1) && x.suffixed {
		x.year, x.j, x.end = y+1, p.tok(y+1).j, y+2
	}
	return x, !isWord(p.at(x.j))
}

// dayLike tells whether the number at token m is followed as a day is: by its
// ending, a join, a year or the end of the phrase.
func (d *datesRule) dayLike(p *para, m int) bool {
	if p.in(m+1, d.suffix) && p.tok(m+1).i == p.tok(m).j {
		return true
	}
	if n, _ := d.join(p, m+1); n >= 0 {
		return true
	}
	return !d.terms.noun(p, p.tok(m).j)
}

// join reads what joins two dates from token k on: the token after it, and
// how it is written; -1 when nothing does, or nothing follows.
func (d *datesRule) join(p *para, k int) (int, string) {
	i, n := k, k
	if p.sign(n) == ',' {
		n++
	}
	if p.tok(n).kind == tokSpace {
		n++
	}
	switch {
	case p.sign(n) == '-' || p.sign(n) == '–':
		n++
		if p.tok(n).kind == tokSpace {
			n++
		}
	case p.in(n, d.terms.joins) && p.tok(n+1).kind == tokSpace:
		n += 2
	case n == i || p.sign(i) != ',':
		return -1, ""
	}
	if p.tok(n).i < 0 { // the paragraph ends behind the join
		return -1, ""
	}
	return n, p.text(p.tok(i).i, p.tok(n).i)
}

// write appends the days in the order of the language.
func (x *days) write(p *para, b *strings.Builder) {
	for _, v := range x.list {
		b.WriteString(v.join + strconv.Itoa(v.value))
	}
	b.WriteString(string(noBreak) + p.text(x.month.i, x.month.j))
	if x.year >= 0 {
		b.WriteString(" " + p.text(p.tok(x.year).i, p.tok(x.year).j))
	}
}
