package locales

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/locales/sense"
)

// ordinalsRule sets ordinals with superior letters: 1ᵉʳ, 2ᵉ, XXIᵉ.
type ordinalsRule struct {
	ruleBase  `yaml:",inline"`
	Suffixes  []ordinal `yaml:"suffixes"`
	Followers []string  `yaml:"followers"` // nouns held to their ordinal: siècle
	NotAfter  []string  `yaml:"notafter"`  // words before figures and letters that are a name: catégorie 5e
	Not       []string  `yaml:"not"`       // words that only look like a Roman number: Le siècle

	by        map[string][]ordinal
	followers map[string]bool
	notAfter  map[string]bool
	not       map[string]bool
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
	o.followers, o.notAfter, o.not = setOf(o.Followers), setOf(o.NotAfter), setOf(o.Not)
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
		} else if n := romanPrefix(p, t); n > 0 && !p.in(k, o.not) {
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
	if prev := p.at(n.i - 1); isWord(prev) || prev != 0 && strings.ContainsRune("-._/,#", prev) || isWord(p.at(t.j)) || p.at(t.j) == '-' ||
		p.at(t.j) == '_' || o.notAfter[strings.ToLower(p.text(p.wordStart(max(0, n.i-1)), max(0, n.i-1)))] {
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

// roman sets the ending of a Roman number. One letter alone (Ve) is only
// taken for a number before a noun that counts in ordinals.
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

// numbersRule sets decimal signs and groups of thousands. It touches what
// surely counts or measures something; every other number may be a name and
// stays as it was typed.
type numbersRule struct {
	ruleBase `yaml:",inline"`
	Count    bool   `yaml:"count"` // a number is held to the noun it counts
	Hours    string `yaml:"hours"` // letter behind which 14.30 may be an hour and its minutes

	number  numberForms
	terms   *terms
	grammar *sense.Grammar
}

func (*numbersRule) needs() string { return "0" }

func (n *numbersRule) apply(p *para) {
	var sentence []amount
	for i := 0; i < len(p.c); i++ {
		if r := p.c[i].r; r == '\n' || (r == '.' || r == '!' || r == '?') && p.endsSentence(i) && !p.initial(i) {
			n.setAll(p, sentence)
			sentence = sentence[:0]
		}
		if !isDigit(p.at(i)) || !p.free(i) {
			continue
		}
		a := p.amount(i)
		if !n.terms.alone(p, a) {
			i = p.figuresEnd(a.j) - 1
			continue
		}
		sentence = append(sentence, a)
		i = a.j - 1
	}
	n.setAll(p, sentence)
}

// setAll sets the numbers of a sentence. Where one of them stands in groups, so do the part or
// the whole of it (12500 of 45,000 homes) and what is measured behind a colon (costs: 3000 euros).
func (n *numbersRule) setAll(p *para, sentence []amount) {
	grouped := make([]bool, len(sentence))
	for k, a := range sentence {
		counts, _ := n.terms.quantity(p, a)
		grouped[k] = a.groups > 0 || counts && n.long(a)
	}
	some := slices.Contains(grouped, true)
	for k, a := range sentence {
		beside := some && n.terms.valued(p, a.i, a.j) && !n.terms.timed(p, a, a)
		for _, other := range [2]int{k - 1, k + 1} {
			beside = beside || other >= 0 && other < len(sentence) && grouped[other] && n.unnamed(p, a) &&
				n.terms.parted(p, sentence[min(k, other)], sentence[max(k, other)])
		}
		n.set(p, a, beside)
	}
}

// unnamed tells whether nothing beside a number of five figures and more makes a name of it:
// no word that names or could name it before, no capital (75012 Paris) behind.
func (n *numbersRule) unnamed(p *para, a amount) bool {
	return len(a.whole) > 4 && n.terms.opened(p, a.i) && !n.terms.named(p, a.i) && !unicode.IsUpper(p.at(p.spacesOn(a.j)))
}

// figuresEnd is where the figures and letters that begin before j end.
func (p *para) figuresEnd(j int) int {
	for isWord(p.at(j)) {
		j++
	}
	return j
}

// set writes the number's groups and decimal sign, and holds it to its noun; beside
// numbers in groups it counts as they do.
func (n *numbersRule) set(p *para, a amount, beside bool) {
	counts, measured := n.terms.quantity(p, a)
	counts = counts || beside && a.groups == 0
	if counts {
		switch {
		case a.groups > 0 && (isSpace(a.sep) || a.groups > 1 || a.point > 0):
			n.regroup(p, a)
		case a.groups == 0 && n.long(a):
			p.replace(a.i, a.i+len(a.whole), n.grouped(a.whole))
		}
	} else if a.groups > 0 && isSpace(a.sep) {
		n.hold(p, a)
	}
	if measured && a.point > 0 && p.at(a.point) != letters.First(n.number.Decimal) && !n.clock(p, a) {
		p.replace(a.point, a.point+1, n.number.Decimal)
	}
	if prev := p.at(a.i - 1); n.Count && prev != '-' && !a.year() && !n.terms.named(p, a.i) && !n.terms.unit(p, a.j) && n.counts(p, a) {
		p.fix(a.j, noBreak)
	}
}

// counts tells whether the word behind a number is a noun that it counts, or an adjective before
// one: a plural, or a singular behind one. A number behind a noun that takes one (the references
// of the grammar), behind a noun in the singular or one with a capital names that: la phase 2
// commence, Week 14 opens.
func (n *numbersRule) counts(p *para, a amount) bool {
	if !n.terms.noun(p, a.j) {
		return false
	}
	w, e := n.terms.wordAfter(p, a.j)
	named := n.numbers(p, a.i)
	switch {
	case n.grammar.Month(w), p.at(e) == '/', p.at(e) == '.' && !p.endsSentence(e):
		return true // 16 juill. 2020, 2,5 mmol/L
	case named && n.reference(p.wordTo(p.spacesBack(a.i))):
		return false
	case n.terms.counted[w] && !named:
		return true
	case n.terms.plural(w) || n.grammar.Plural(w):
		return !named || !n.grammar.Verb(w)
	case named:
		return false
	case len(a.whole) == 1 && a.whole[0] < '2' && a.groups == 0, e-a.j <= shortUnit+1 && !n.grammar.Verb(w), n.grammar.Daypart(w):
		return true
	}
	noun, _ := n.terms.wordAfter(p, e)
	return !n.grammar.Verb(w) && (n.terms.plural(noun) || n.grammar.Plural(noun)) || n.terms.counted[noun]
}

// shortUnit is how many letters a word has that may be a unit which is not known: 3 lb.
const shortUnit = 3

// reference tells whether a word takes a number behind it that names it.
func (n *numbersRule) reference(w string) bool { return n.grammar.Numbered(w) }

// numbers tells whether the number at i may name the word before it.
func (n *numbersRule) numbers(p *para, i int) bool {
	e := p.spacesBack(i)
	if e == i {
		return false
	}
	w := p.wordStart(e)
	word := p.wordTo(e)
	if word == "" || n.grammar.Month(word) || n.grammar.Weekday(word) || n.terms.function[word] || n.terms.counts[word] ||
		n.terms.joins[word] {
		return false
	}
	return n.reference(word) || n.terms.numbered(p, i) || unicode.IsUpper(p.at(w))
}

// clock tells whether a number may be an hour and its minutes: 14.30 h is half
// past two, and 14,30 h is not.
func (n *numbersRule) clock(p *para, a amount) bool {
	letter := a.j
	if isSpace(p.at(letter)) {
		letter++
	}
	return n.Hours != "" && p.at(a.point) == '.' && a.j-a.point == 3 && p.at(a.point+1) < '6' && len(a.whole) <= 2 &&
		p.matches(letter, []rune(n.Hours)) && !isWord(p.at(letter+len([]rune(n.Hours))))
}

// regroup sets the language's sign between groups that are there.
func (n *numbersRule) regroup(p *para, a amount) {
	at := a.i + len(a.whole) - 3*a.groups
	for range a.groups {
		if p.at(at) == ' ' || !isSpace(p.at(at)) || n.number.Group == "," {
			p.replace(at, at+1, n.number.Group)
		}
		at += 4
	}
}

// hold keeps the groups of a number in one line, whatever it may say: 3 000 Suisses.
func (*numbersRule) hold(p *para, a amount) {
	at := a.i + len(a.whole) - 3*a.groups
	for range a.groups {
		p.fix(at, noBreak)
		at += 4
	}
}

// long tells whether a number without groups should have some.
func (n *numbersRule) long(a amount) bool {
	size := len(a.whole)
	if size < 4 || size > 12 || a.whole[0] == '0' || a.year() {
		return false
	}
	return size > 4 || n.number.MinFour
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

// unitsRule holds a number to its unit.
type unitsRule struct {
	ruleBase `yaml:",inline"`
	Units    []string `yaml:"units"`   // after a number and a fixed space
	Glued    []string `yaml:"glued"`   // the same, also when typed without a space
	Lone     []string `yaml:"lone"`    // the same behind two figures or a fraction: 230V, and not A4V
	Degrees  string   `yaml:"degrees"` // letters that a degree sign takes to itself: 20° C
	Tight    []string `yaml:"tight"`   // after a number, without a space
	Before   string   `yaml:"before"`  // signs before a number, without a space

	more                      []string // of the terms
	terms                     *terms
	units, glued, tight, lone unitTable
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
		next := p.at(i + len(u))
		if isDigit(next) && !unicode.IsLetter(u[len(u)-1]) {
			continue // 12€50
		}
		if p.matches(i, u) && (next != '-' || isDigit(p.at(i+len(u)+1))) &&
			(next != '’' && next != '\'' || !isWord(p.at(i+len(u)+1))) {
			return true
		}
	}
	return false
}

func (u *unitsRule) prepare() {
	u.glued, u.tight, u.lone = newUnitTable(u.Glued), newUnitTable(u.Tight), newUnitTable(u.Lone)
	u.units = newUnitTable(slices.Concat(u.Units, u.Glued, u.Lone, u.more))
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
		case u.degrees(p, j):
		case p.free(j) && (u.glued.any(p, j) && u.whole(p, i) || u.lone.any(p, j) && u.alone(p, i)):
			p.insert(j, noBreak)
		}
	}
}

// degrees closes up a degree sign and the letter of its scale, and parts them
// from their number: 20° C is 20 °C.
func (u *unitsRule) degrees(p *para, j int) bool {
	k := j
	if isSpace(p.at(k)) {
		k++
	}
	letter := k + 1
	if isSpace(p.at(letter)) {
		letter++
	}
	next := p.at(letter + 1)
	if p.at(k) != '°' || letter == k+1 || p.at(letter) == 0 || !strings.ContainsRune(u.Degrees, p.at(letter)) || isWord(next) || next == '’' ||
		next == '\'' || next == '.' && isWord(p.at(letter+2)) || !p.allFree(j, letter+1) {
		return false
	}
	p.replace(k+1, letter, "")
	return true
}

// alone tells whether the figures that end at i surely measure with a unit of
// one letter: two figures or a fraction, no name before them, no hyphen.
func (u *unitsRule) alone(p *para, i int) bool {
	k := i
	for k >= 0 && (isDigit(p.at(k)) || p.at(k) == ',' || p.at(k) == '.') {
		k--
	}
	before := p.at(k)
	return i-k > 1 && !isWord(before) && !strings.ContainsRune("-_#/:", before) && (before != 0 || k < 0) && !u.terms.named(p, k+1) &&
		p.at(k+1) != '0'
}

// whole tells whether the figures that end at i are a number of their own, and
// not the tail of a name (GPT4Go).
func (u *unitsRule) whole(p *para, i int) bool {
	for i >= 0 && (isDigit(p.at(i)) || p.at(i) == ',' || p.at(i) == '.') {
		i--
	}
	return !isWord(p.at(i)) && p.at(i) != '_' && p.at(i) != '#'
}
