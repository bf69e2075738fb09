package locales

import (
	"strings"
	"unicode"
)

// measures is two measures with one unit, or two sums with one sign of money, around a hyphen.
type measures struct {
	rises bool // they are the ends of a range; else they fall, or are worked out
	apart bool // a space stands before their unit
}

// measures reads the measures that end at i and begin at j: 3 M€-5 M€, 5 %-10 %, $5-$7.
func (t *terms) measures(p *para, i, j int) (measures, bool) {
	u := i
	for i-u < 8 && !isDigit(p.at(u-1)) && !isSpace(p.at(u-1)) && p.at(u-1) != 0 {
		u--
	}
	end := u
	if u < i && isSpace(p.at(u-1)) {
		end--
	}
	lo, ok := p.amountTo(end)
	if !ok {
		return measures{}, false
	}
	money := lo.i - p.moneyTo(lo.i)
	hi := p.amount(j + money)
	k := hi.j
	if u < i {
		k = p.spacesOn(hi.j)
	}
	known := money > 0 || u < i && (t.units.any(p, u) || t.money.any(p, u))
	prev, next := p.at(lo.i-money-1), p.at(k+i-u)
	free := (prev == 0 || isSpace(prev) || isOpening(prev)) && !isWord(next) && !strings.ContainsRune("/-^·", next)
	if u == i { // the last sum may have its scale: £5-£7.5 bn
		free = free || unicode.IsLetter(next)
	}
	if !known || !free || hi.whole == "" || !p.same(lo.i-money, j, money) || !p.same(u, k, i-u) || !p.allFree(lo.i, k+i-u) {
		return measures{}, false
	}
	a, b := p.hundredths(lo), p.hundredths(hi)
	return measures{a >= 0 && a < b && p.at(p.spacesOn(k+i-u)) != '=', end < u}, true
}

// same tells whether the n runes at i and at j are alike.
func (p *para) same(i, j, n int) bool {
	for k := range n {
		if p.at(i+k) == 0 || p.at(i+k) != p.at(j+k) {
			return false
		}
	}
	return true
}

// moneyTo is where the sign of money that ends at i begins, with the letters of its country:
// $, US$; i where there is none.
func (p *para) moneyTo(i int) int {
	if c := p.at(i - 1); c != '€' && c != '£' && c != '$' {
		return i
	}
	k := i - 1
	for i-k < 4 && unicode.IsUpper(p.at(k-1)) {
		k--
	}
	return k
}

// ordinal is the value of the ordinal, or of the day, that stands at i, where it ends and
// whether an ending makes it an ordinal: 1er, XIVe, 2; -1 for none.
func (r *rangesRule) ordinal(p *para, i int) (value, end int, marked bool) {
	j := i
	for isDigit(p.at(j)) {
		j++
	}
	if j > i && j < i+4 {
		value = digits(p, i, j)
	} else {
		for j = i; isRomanDigit(p.at(j)); j++ {
		}
		if value = roman(p.text(i, j)); value < 1 {
			return -1, i, false
		}
	}
	end = j
	for unicode.IsLetter(p.at(end)) {
		end++
	}
	if marked = r.ends[p.text(j, end)]; !marked && end > j {
		return -1, i, false
	}
	return value, end, marked
}

// ordinals tells whether two ordinals that rise end at i and begin at j, or the first of a
// month and another day of it: XIVe-XVIe, 14th-16th, 1er-2 mai. Apart from their hyphen they must
// be followed by what has ordinals.
func (r *rangesRule) ordinals(p *para, i, j int) bool {
	s := i
	for s > 0 && isWord(p.at(s-1)) {
		s--
	}
	a, end, first := r.ordinal(p, s)
	b, last, second := r.ordinal(p, j)
	prev, next := p.at(s-1), p.at(last)
	if end != i || a < 1 || a >= b || isDigit(p.at(s)) != isDigit(p.at(j)) || prev == '-' || prev == '–' || prev == '.' || prev == '/' ||
		next == '-' || next == '.' && isWord(p.at(last+1)) || next == '/' {
		return false
	}
	word := p.wordAt(p.spacesOn(last))
	day := isDigit(p.at(s)) && b < 32 && r.month[word] && isSpace(next)
	switch {
	case first && second:
		return j == i+1 || day || r.eras[word]
	case first:
		return day
	}
	return !isDigit(p.at(s)) && j == i+1 && !second && r.serialBefore(p, s) && !r.terms.numbered(p, s)
}

// roman is the value of a number in Roman letters, as they are written; 0 for none.
func roman(s string) int {
	of := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	n := 0
	for i := range len(s) {
		v := of[s[i]]
		if i+1 < len(s) && v < of[s[i+1]] {
			v = -v
		}
		n += v
	}
	return n
}
