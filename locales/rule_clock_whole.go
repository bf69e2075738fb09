package locales

import (
	"strings"
	"unicode"
)

// What touches an hour, or the zone behind it, is read with it or keeps it as typed: of two
// hours that a stroke or a sign joins, one may not stay in twelve.

// fastened tells whether something touches hour n of an expression, or its zone, that is
// not understood: 9 p.m./8c, 9 a.m.,10,11, 9 p.m. CET/8 UTC.
func (c *clockRule) fastened(p *para, all []time, n int) bool {
	j := all[n].j
	if n == 0 && isDigit(p.at(all[0].i-2)) && !isSpace(p.at(all[0].i-1)) {
		return true // 8=9 p.m.
	}
	if zone := c.zoned(p, j); zone > j && c.touched(p, zone) {
		return true
	}
	return n == len(all)-1 && c.touched(p, j)
}

// touched tells whether something follows j without a space that is neither a mark of the
// sentence nor an hour or a zone of its own.
func (c *clockRule) touched(p *para, j int) bool {
	for ; ; j++ {
		r := p.at(j)
		switch {
		case r == 0 || r == '\n' || isSpace(r):
			return false
		case isClosing(r) || isStop(r) || strings.ContainsRune("\"'’*_…—", r):
		case (r == '’' || r == '\'' || p.at(j-1) == '’' || p.at(j-1) == '\'') && r == 's' && !isWord(p.at(j+1)):
		case p.at(j-1) == '—' && unicode.IsLetter(r):
			return false
		case r == '-' || r == '–' || r == '/':
			return !c.goesOn(p, j)
		default:
			return true
		}
	}
}

// goesOn tells whether an hour with its half of the day or a zone stands behind the dash or
// the stroke at j, which is read by itself; behind a dash, any word.
func (c *clockRule) goesOn(p *para, j int) bool {
	if zone := c.zoneAt(p, j+1); zone > j+1 {
		return !c.touched(p, zone)
	}
	t, ok := c.read(p, j+1)
	return ok && t.half != 0 || p.at(j) != '/' && !isDigit(p.at(j+1))
}

// zoned is where the zone ends that stands behind an hour which ends at j, brackets and its
// offset with it: CET, (CET), UTC+2; j when there is none.
func (c *clockRule) zoned(p *para, j int) int {
	k := p.spacesOn(j)
	if p.at(k) == '(' || p.at(k) == '[' {
		k++
	}
	e := c.zoneAt(p, k)
	if e == k {
		return j
	}
	if end := p.offsetEnd(e); end > e && c.zoneAt(p, p.spacesOn(end)) == p.spacesOn(end) {
		return end
	}
	return e
}

// zoneAt is where the zone of hours that begins at i ends, i when none does.
func (c *clockRule) zoneAt(p *para, i int) int {
	e := i
	for unicode.IsUpper(p.at(e)) {
		e++
	}
	if e == i || isWord(p.at(e)) || !c.zones[strings.ToLower(p.text(i, e))] {
		return i
	}
	return e
}

// offsetEnd is where the offset from a zone ends that follows it at i: UTC+2, GMT -5:30.
func (p *para) offsetEnd(i int) int {
	k := p.spacesOn(i)
	if r := p.at(k); r != '+' && r != '-' && r != '−' && r != '–' || !isDigit(p.at(k+1)) {
		return i
	}
	e := p.figuresEnd(k + 1)
	if p.at(e) == ':' && isDigit(p.at(e+1)) {
		e = p.figuresEnd(e + 1)
	}
	return e
}

// bareFrom tells whether what touches the number from i up to j before it lets it be an
// hour: a stroke, a comma, a bracket or a sign does, if no figure stands before that.
func (c *clockRule) bareFrom(p *para, i, j int) bool {
	prev, before := p.at(i-1), p.at(i-2)
	switch {
	case prev == 0:
		return true
	case isWord(prev):
		return c.fused[p.wordTo(i)]
	case prev == '.':
		return c.fused[p.wordTo(i-1)] && c.wordAlone(p, i-1)
	case prev == '/' || prev == ':' || prev == ',':
		return !isDigit(before)
	case prev == '[':
		word, _ := p.wordBack(i - 1) // from 9 a.m. to [5], and not a reference: [5] says
		return c.before[word]
	case prev == '+':
		return !isWord(before) && c.zoneBefore(p, p.spacesBack(i-1)) == ""
	case prev == '-' || prev == '–' || prev == '−':
		zone := c.zoneBefore(p, p.spacesBack(i-1))
		return zone != "" && zone != "utc" && zone != "gmt" || zone != "" && c.zoneAt(p, p.spacesOn(j)) > p.spacesOn(j)
	}
	return !strings.ContainsRune("_#@€£$×§", prev)
}

// approached tells whether nothing but the sign before the number from i up to j gives it the
// look of an identifier: ~5, =5.
func (p *para) approached(i, j int) bool {
	prev, lead := p.at(i-1), p.at(i-2)
	for k := i; k < j; k++ {
		if p.c[k].frozen {
			return false
		}
	}
	return (prev == '~' || prev == '=') && (lead == 0 || isSpace(lead) || isOpening(lead)) && !isWord(p.at(j))
}

// wordAlone tells whether the word that ends at i is no part of another: ca. and not n.c.
func (*clockRule) wordAlone(p *para, i int) bool {
	prev := p.at(p.wordStart(i) - 1)
	return prev == 0 || isSpace(prev) || isOpening(prev)
}

// zoneBefore is the zone of hours that ends at i, in small letters, empty when none does.
func (c *clockRule) zoneBefore(p *para, i int) string {
	word := p.wordTo(i)
	if !c.zones[word] || !allUpper(p.text(p.wordStart(i), i)) {
		return ""
	}
	return word
}

// strokesEnd is where the numbers of one or two figures end that strokes join to the one
// from i up to j, if each of them can be an hour of twelve: 8/7. It is j for others: 24/7.
func (p *para) strokesEnd(i, j int) int {
	from, end := i, j
	for {
		if n := digits(p, from, end); end-from > 2 || n < 1 || n > 12 || p.at(from) == '0' {
			return j
		}
		if p.at(end) != '/' || !isDigit(p.at(end+1)) {
			return end
		}
		from = end + 1
		for end = from; isDigit(p.at(end)); end++ {
		}
	}
}

// partOf tells a fraction: 2/3 of them.
func (*clockRule) partOf(p *para, r bareRun) bool {
	return strings.Count(p.text(r.i, r.j), "/") == 1 && p.wordAt(p.spacesOn(r.j)) == "of"
}
