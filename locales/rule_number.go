package locales

import (
	"sort"
	"strings"
	"unicode"
)

// ordinalsRule sets ordinals with superior letters: 1ᵉʳ, 2ᵉ, XXIᵉ.
type ordinalsRule struct {
	ruleBase  `yaml:",inline"`
	Suffixes  []ordinal `yaml:"suffixes"`
	Followers []string  `yaml:"followers"` // nouns held to their ordinal: siècle

	by        map[string][]ordinal
	followers map[string]bool
}

// ordinal is one typed ending and how it is set.
type ordinal struct {
	Typed string `yaml:"typed"`
	Set   string `yaml:"set"`
	Of    string `yaml:"of"` // "1", "2", or "more" for all but one
}

func (o *ordinalsRule) prepare() {
	o.by = map[string][]ordinal{}
	for _, s := range o.Suffixes {
		o.by[s.Typed] = append(o.by[s.Typed], s)
	}
	o.followers = setOf(o.Followers)
}

func (*ordinalsRule) needs() string { return "0IVXLC" }

func (o *ordinalsRule) apply(p *para) {
	for k, t := range p.tokens() {
		if t.kind != tokWord {
			continue
		}
		end := t.i // of the number
		if p.tok(k-1).kind == tokNumber && p.tok(k-1).j == t.i {
			o.figures(p, k)
		} else if n := romanPrefix(p, t); n > 0 {
			o.roman(p, k, n)
			end += n
		} else {
			continue
		}
		if p.one(p.tok(k+1)) && p.in(k+2, o.followers) && o.isSet(p.text(end, t.j)) {
			p.fix(t.j, noBreak)
		}
	}
}

// isSet tells an ending that stands, or is about to stand, as an ordinal.
func (o *ordinalsRule) isSet(end string) bool {
	for _, s := range o.Suffixes {
		if end == s.Set || end == s.Typed {
			return true
		}
	}
	return false
}

// figures sets the ending after figures.
func (o *ordinalsRule) figures(p *para, k int) {
	t, n := p.tok(k), p.tok(k-1)
	if prev := p.at(n.i - 1); isWord(prev) || prev != 0 && strings.ContainsRune("-._/,#", prev) || isWord(p.at(t.j)) || p.at(t.j) == '-' || p.at(t.j) == '_' {
		return
	}
	for _, s := range o.by[p.text(t.i, t.j)] {
		v := p.value(k - 1)
		if s.Of == "more" && v > 1 || s.Of == "1" && v == 1 || s.Of == "2" && v == 2 {
			p.replace(t.i, t.j, s.Set)
		}
	}
}

// romanPrefix is the length of the Roman number a word begins with, when small
// letters follow it.
func romanPrefix(p *para, t token) int {
	n := t.i
	for n < t.j && isRomanDigit(p.at(n)) {
		n++
	}
	if n == t.i || n == t.j || !unicode.IsLower(p.at(n)) && !unicode.Is(unicode.Lm, p.at(n)) {
		return 0
	}
	return n - t.i
}

func isRomanDigit(r rune) bool { return r == 'I' || r == 'V' || r == 'X' || r == 'L' || r == 'C' }

// roman sets the ending of a Roman number. One letter alone (Ve, Le, Ce) is
// only taken for a number before a noun that counts in ordinals.
func (o *ordinalsRule) roman(p *para, k, n int) {
	t := p.tok(k)
	noun := p.tok(k+1).kind == tokSpace && p.in(k+2, o.followers)
	for _, s := range o.by[p.text(t.i+n, t.j)] {
		one := n == 1 && p.at(t.i) == 'I'
		if s.Of == "1" && one && (noun || s.Typed == "er") || s.Of == "more" && !one && (n > 1 || noun) {
			p.replace(t.i+n, t.j, s.Set)
		}
	}
}

// numbersRule sets decimal signs and groups of thousands. It only touches what
// is surely a quantity: a year, a port or the number of a law stays.
type numbersRule struct {
	ruleBase `yaml:",inline"`
	NotAfter []string `yaml:"notafter"` // words before numbers that are names
	Function []string `yaml:"function"` // words that follow a number without being counted by it
	Units    []string `yaml:"units"`    // before which a decimal sign is surely one
	And      []string `yaml:"and"`      // words between two numbers of one enumeration
	Count    bool     `yaml:"count"`    // a number is held to the noun it counts

	number                  numberForms
	notAfter, function, and map[string]bool
	units                   unitTable
}

func (n *numbersRule) prepare() {
	n.notAfter, n.function, n.and = setOf(n.NotAfter), setOf(n.Function), setOf(n.And)
	n.units = newUnitTable(n.Units)
}

// amount is a number as it stands: runes i up to j, its groups and its
// fraction.
type amount struct {
	i, j   int
	whole  string // figures before the decimal sign
	groups int    // beyond the first
	sep    rune   // between groups, 0 when there are none
	point  int    // place of the decimal sign, 0 when there is none
}

func (*numbersRule) needs() string { return "0" }

func (n *numbersRule) apply(p *para) {
	for i := 0; i < len(p.c); i++ {
		if !isDigit(p.at(i)) || !p.free(i) {
			continue
		}
		a := p.amount(i)
		if prev := p.at(i - 1); isWord(prev) || prev != 0 && strings.ContainsRune(".,/_#:-", prev) || !n.quantity(p, a) {
			for isWord(p.at(a.j)) {
				a.j++
			}
			i = a.j - 1
			continue
		}
		n.set(p, a)
		i = a.j - 1
	}
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

// quantity tells whether the number stands for an amount and not for a name:
// nothing hangs on it and no word before it makes it one.
func (n *numbersRule) quantity(p *para, a amount) bool {
	next := p.at(a.j)
	hangs := isWord(next) || next == '-' || next == '/' || next == '_' || next == ':' && isDigit(p.at(a.j+1))
	if hangs && !n.units.any(p, a.j) {
		return false
	}
	if (next == '.' || next == ',') && isDigit(p.at(a.j+1)) {
		return false
	}
	return !n.named(p, a.i)
}

// named tells whether a word or sign before i makes a name of the number: port
// 8443, n° 2118. So does the number before it in an enumeration (ports 8443
// and 30443).
func (n *numbersRule) named(p *para, i int) bool {
	k := i - 1
	for isSpace(p.at(k)) {
		k--
	}
	if c := p.at(k); c == '°' || c == 'º' || c == '§' || c == '#' {
		return true
	}
	if p.at(k) == '.' && k < i-1 {
		k--
	}
	w := p.wordStart(k + 1)
	word := strings.ToLower(p.text(w, k+1))
	if n.and[word] || w == k+1 && p.at(k) == ',' {
		return n.enumerated(p, min(w, k)-1)
	}
	return w <= k && (n.notAfter[word] || k > w && allUpper(p.text(w, k+1)))
}

// enumerated tells whether a number that is a name ends at k, or before the
// space at k.
func (n *numbersRule) enumerated(p *para, k int) bool {
	if isSpace(p.at(k)) {
		k--
	}
	i := k
	for isDigit(p.at(i)) {
		i--
	}
	return i < k && isSpace(p.at(i)) && n.named(p, i+1)
}

func allUpper(s string) bool {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// set writes the number's groups and decimal sign, and holds it to its noun.
func (n *numbersRule) set(p *para, a amount) {
	unit := n.unitAfter(p, a.j)
	noun := !unit && n.noun(p, a.j)
	switch {
	case a.groups > 0 && (isSpace(a.sep) || a.groups > 1):
		n.regroup(p, a)
	case a.groups == 0 && n.long(p, a, unit || noun):
		p.replace(a.i, a.i+len(a.whole), n.grouped(a.whole))
	}
	if a.groups == 1 && a.point == 0 && unit && !isSpace(a.sep) && string(a.sep) != n.number.Group {
		return // 1,250 km: a group or a fraction, only the author knows
	}
	if a.point > 0 && unit && p.at(a.point) != firstRune(n.number.Decimal) {
		p.replace(a.point, a.point+1, n.number.Decimal)
	}
	if n.Count && noun && !n.year(a) {
		p.fix(a.j, noBreak)
	}
}

// regroup sets the language's sign between groups that are there.
func (n *numbersRule) regroup(p *para, a amount) {
	at := a.i + len(a.whole) - 3*a.groups
	for range a.groups {
		if p.at(at) == ' ' || !isSpace(p.at(at)) {
			p.replace(at, at+1, n.number.Group)
		}
		at += 4
	}
}

// long tells whether a number without groups should have some: five figures
// and more, four when it surely counts something and cannot be a year.
func (n *numbersRule) long(p *para, a amount, counts bool) bool {
	size := len(a.whole)
	switch {
	case size < 4 || a.whole[0] == '0' || n.year(a):
		return false
	case size == 4:
		return counts && n.number.MinFour
	case size <= 9:
		return counts || !n.capitalAfter(p, a.j)
	}
	return counts && size <= 12
}

// capitalAfter tells 75001 Paris from a quantity.
func (n *numbersRule) capitalAfter(p *para, j int) bool {
	return isSpace(p.at(j)) && unicode.IsUpper(p.at(j+1))
}

// year tells whether the number may be a year.
func (n *numbersRule) year(a amount) bool {
	return a.groups == 0 && a.point == 0 && len(a.whole) == 4 && (strings.HasPrefix(a.whole, "19") || strings.HasPrefix(a.whole, "20"))
}

// grouped sets the language's sign into figures.
func (n *numbersRule) grouped(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(n.number.Group)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// unitAfter tells whether a unit follows at j, with a space or without.
func (n *numbersRule) unitAfter(p *para, j int) bool {
	if isSpace(p.at(j)) {
		j++
	}
	return n.units.any(p, j)
}

// noun tells whether a word in small letters that can be counted follows at j
// after one space.
func (n *numbersRule) noun(p *para, j int) bool {
	if !isSpace(p.at(j)) || !unicode.IsLower(p.at(j+1)) {
		return false
	}
	e := j + 1
	for unicode.IsLetter(p.at(e)) {
		e++
	}
	return e-j > 2 && !n.function[strings.ToLower(p.text(j+1, e))] && p.at(e) != '\'' && p.at(e) != '’'
}

// unitsRule holds a number to its unit.
type unitsRule struct {
	ruleBase `yaml:",inline"`
	Units    []string `yaml:"units"`  // after a number and a fixed space
	Glued    []string `yaml:"glued"`  // the same, also when typed without a space
	Tight    []string `yaml:"tight"`  // after a number, without a space
	Before   string   `yaml:"before"` // signs before a number, without a space

	units, glued, tight unitTable
}

// unitTable holds units by their first rune, the longest first.
type unitTable map[rune][][]rune

func newUnitTable(units []string) unitTable {
	t := unitTable(byFirst(units))
	for _, us := range t {
		sort.SliceStable(us, func(a, b int) bool { return len(us[a]) > len(us[b]) })
	}
	return t
}

// any tells whether a unit of the table stands at i and ends there.
func (t unitTable) any(p *para, i int) bool {
	for _, u := range t[p.at(i)] {
		if p.matches(i, u) && p.at(i+len(u)) != '-' {
			return true
		}
	}
	return false
}

func (u *unitsRule) prepare() {
	u.glued, u.tight = newUnitTable(u.Glued), newUnitTable(u.Tight)
	u.units = newUnitTable(append(append([]string(nil), u.Units...), u.Glued...))
}

func (*unitsRule) needs() string { return "0" }

func (u *unitsRule) apply(p *para) {
	for i := range p.c {
		if !isDigit(p.at(i)) {
			if p.is(i, ' ') && isDigit(p.at(i+1)) && i > 0 && p.free(i-1) && strings.ContainsRune(u.Before, p.c[i-1].r) {
				p.replace(i, i+1, "")
			}
			continue
		}
		j := i + 1
		switch {
		case isDigit(p.at(j)):
		case p.is(j, ' ') && u.tight.any(p, j+1):
			p.replace(j, j+1, "")
		case p.is(j, ' ') && u.units.any(p, j+1):
			p.fix(j, noBreak)
		case p.free(j) && u.glued.any(p, j) && u.whole(p, i):
			p.insert(j, noBreak)
		}
	}
}

// whole tells whether the figures that end at i are a number of their own, and
// not the tail of a name (GPT4Go).
func (u *unitsRule) whole(p *para, i int) bool {
	for i >= 0 && (isDigit(p.at(i)) || p.at(i) == ',' || p.at(i) == '.') {
		i--
	}
	return !isWord(p.at(i)) && p.at(i) != '_' && p.at(i) != '#'
}
