package locales

import "strings"

// amount is a number as it stands: runes i up to j, its groups and its
// fraction.
type amount struct {
	i, j   int
	whole  string // figures before the decimal sign
	groups int    // beyond the first
	sep    rune   // between groups, 0 when there are none
	point  int    // place of the decimal sign, 0 when there is none
}

// amount reads the number that begins at i: figures, groups of three after a
// space or one same sign, and a fraction.
func (p *para) amount(i int) amount {
	a := amount{i: i, j: i}
	for isDigit(p.at(a.j)) {
		a.j++
	}
	a.whole = p.text(i, a.j)
	for len(a.whole) <= 3+3*a.groups {
		sep := p.at(a.j)
		like := a.sep == 0 || sep == a.sep || isSpace(sep) && isSpace(a.sep)
		if !isSpace(sep) && sep != ',' && sep != '.' || !like || !p.three(a.j+1) {
			break
		}
		a.sep, a.groups, a.whole = sep, a.groups+1, a.whole+p.text(a.j+1, a.j+4)
		a.j += 4
	}
	if c := p.at(a.j); (c == ',' || c == '.') && isDigit(p.at(a.j+1)) && c != a.sep {
		a.point = a.j
		for a.j++; isDigit(p.at(a.j)); a.j++ {
		}
	}
	return a
}

// three tells whether exactly three figures stand at i.
func (p *para) three(i int) bool {
	return isDigit(p.at(i)) && isDigit(p.at(i+1)) && isDigit(p.at(i+2)) && !isDigit(p.at(i+3))
}

// amountTo reads the number that ends at j.
func (p *para) amountTo(j int) (amount, bool) {
	i := j
	for isDigit(p.at(i-1)) || i < j && isDigit(p.at(i-2)) && (p.at(i-1) == ',' || p.at(i-1) == '.' || isSpace(p.at(i-1)) && p.three(i)) {
		i--
	}
	for ; i < j; i++ {
		if a := p.amount(i); isDigit(p.at(i)) && !isDigit(p.at(i-1)) && a.j == j {
			return a, true
		}
	}
	return amount{}, false
}

// year tells whether the number may be a year.
func (a amount) year() bool {
	return a.groups == 0 && a.point == 0 && len(a.whole) == 4 && (strings.HasPrefix(a.whole, "19") || strings.HasPrefix(a.whole, "20"))
}

// timeOfDay tells whether the figures can be an hour and its minutes: 1700, 930.
func (a amount) timeOfDay() bool {
	n := len(a.whole)
	if a.groups > 0 || a.point > 0 || n < 3 || n > 4 || a.whole[n-2] > '5' {
		return false
	}
	return n == 3 || a.whole <= "2400"
}

// mayBeYear tells whether the number may be a year of any age that texts speak
// of, from the eleventh century to the twenty-second.
func (a amount) mayBeYear() bool {
	return a.groups == 0 && a.point == 0 && len(a.whole) == 4 && a.whole >= "1000" && a.whole < "2200"
}

// hundredths is the number's value for comparing, -1 when it is too long.
func (p *para) hundredths(a amount) int {
	if len(a.whole) > 12 {
		return -1
	}
	n := 0
	for _, d := range a.whole {
		n = 10*n + int(d-'0')
	}
	n *= 100
	if a.point > 0 {
		if d := p.at(a.point + 1); isDigit(d) {
			n += 10 * int(d-'0')
		}
		if d := p.at(a.point + 2); isDigit(d) {
			n += int(d - '0')
		}
	}
	return n
}
