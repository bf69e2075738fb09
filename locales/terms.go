package locales

import (
	"strings"
	"unicode"
)

// terms are the words by which the rules tell a number that counts or measures
// something from one that is a name. Without a sign that it counts, a number
// is taken for a name.
type terms struct {
	units, money                                                                              unitTable
	counted, counts, function, articles, names, joins, plurals, eras, singular, ranges, parts map[string]bool
	hours, times, roughly, lasting, lengths, spent                                            map[string]bool
}

func newTerms(f termForms) *terms {
	return &terms{
		units: newUnitTable(f.Units), money: newUnitTable(f.Money), counted: setOf(f.Counted), counts: setOf(f.Counts),
		function: setOf(f.Function), articles: setOf(f.Articles), names: setOf(f.Names), joins: setOf(f.Joins), plurals: setOf(f.Plurals),
		eras: setOf(f.Dates), singular: setOf(f.Singular), ranges: setOf(f.Ranges), parts: setOf(f.Parts),
		hours: setOf(f.Hours), times: setOf(f.Times), roughly: setOf(f.Roughly), lasting: setOf(f.Lasting),
		lengths: setOf(f.Lengths), spent: setOf(f.Spent),
	}
}

// quantity tells whether a number counts or measures something, and whether a
// unit measures it, which makes its decimal sign surely one. The numbers of one
// expression (from 12500 to 15000 offers) count together or not at all.
func (t *terms) quantity(p *para, a amount) (counts, measured bool) {
	first := a
	for n := 0; n < links; n++ {
		prev, ok := t.before(p, first)
		if !ok {
			break
		}
		first = prev
	}
	last := a
	for n := 0; n < links && !t.evident(p, last); n++ {
		next, ok := t.after(p, last)
		if !ok {
			return false, false
		}
		last = next
	}
	named := t.named(p, first.i) || t.numbered(p, first.i) && !t.unit(p, last.j)
	if !t.evident(p, last) || named && !t.paid(p, first.i) || t.timed(p, first, last) {
		return false, false
	}
	if first.i != a.i || last.i != a.i {
		if !p.allFree(first.i, first.j) || !p.allFree(last.i, last.j) {
			return false, false // code is not written anew, and so neither is the other end
		}
		if !t.opened(p, first.i) && !t.paid(p, first.i) && !t.evident(p, first) && !t.rises(p, first, last) {
			return false, false
		}
	}
	return true, t.unit(p, last.j) || t.paid(p, first.i)
}

// valued tells whether the number at i is the value of what a colon follows, with its unit at
// j: CPC : 3000 euros.
func (t *terms) valued(p *para, i, j int) bool {
	return isSpace(p.at(i-1)) && p.at(p.spacesBack(i)-1) == ':' && t.unit(p, j)
}

// parted tells whether one of two numbers is a part of the other: 12500 of 45,000 homes; of
// 45,000 homes, 12500.
func (t *terms) parted(p *para, a, b amount) bool {
	between := strings.ToLower(strings.TrimSpace(p.text(a.j, b.i)))
	if t.parts[strings.TrimSpace(strings.TrimPrefix(between, ","))] {
		return true
	}
	begin := a.i
	for begin > 0 && a.i-begin <= leadMost && p.at(begin-1) != 0 && !strings.ContainsRune(".!?;:", p.at(begin-1)) {
		begin--
	}
	if a.i-begin > leadMost {
		return false
	}
	lead := strings.ToLower(strings.TrimSpace(p.text(begin, a.i)))
	words := strings.Fields(between)
	return t.parts[lead] && len(words) > 0 && len(words) < 6 && strings.IndexByte(between, ',') == len(between)-1
}

// rises tells whether two numbers of four figures and more are the ends of one range that
// a word joins (makes 1200 to 1500 units), whatever verb stands before it.
func (t *terms) rises(p *para, a, b amount) bool {
	i, small := a.j+1, p.wordStart(p.spacesBack(a.i))
	word := p.wordAt(i)
	return len(a.whole) > 3 && len(b.whole) > 3 && a.groups == b.groups && p.hundredths(a) < p.hundredths(b) && t.ranges[word] &&
		p.at(i+len([]rune(word))) != 0 && p.spacesOn(i+len([]rune(word))) == b.i && unicode.IsLower(p.at(small))
}

// leadMost is how many characters a sentence may have before the whole that it begins with.
const leadMost = 40

// links is how many numbers one expression may have.
const links = 8

// evident tells whether what stands beside the number itself shows that it
// counts.
func (t *terms) evident(p *para, a amount) bool {
	if t.paid(p, a.i) {
		return true
	}
	return !t.era(p, a) && (t.unit(p, a.j) || t.countedAt(p, a) && !t.model(p, a) || t.many(p, a))
}

// timed tells whether the numbers of an expression may be times of day, the last before its
// unit (at 1700 hours, from 0900 to 1700 hours), since no word shows that they are a count (took
// 1700 hours, up to 1700 hours, 1700 hours of work).
func (t *terms) timed(p *para, first, last amount) bool {
	unit := last.j
	if isSpace(p.at(unit)) {
		unit++
	}
	if !t.hours[p.wordAt(unit)] || !last.timeOfDay() || first.i != last.i && !first.timeOfDay() {
		return false
	}
	word, w := p.wordBack(first.i)
	for t.roughly[word] {
		word, w = p.wordBack(w)
	}
	if lead, _ := p.wordBack(w); t.times[word] || t.times[lead+" "+word] { // at; no later than
		return !t.lengths[lead+" "+word]
	}
	k := p.spacesOn(p.figuresEnd(unit))
	behind := p.wordAt(k)
	next := p.wordAt(p.spacesOn(k + len([]rune(behind))))
	return !t.lasting[word] && !t.spent[behind] && !t.spent[behind+" "+next]
}

// era tells whether a number may be a year of long ago or a century: in 1066
// people died; the 1500s.
func (t *terms) era(p *para, a amount) bool {
	if a.groups > 0 || a.point > 0 || len(a.whole) != 4 || a.whole[0] > '2' {
		return false
	}
	if p.at(a.j) == 's' && !isWord(p.at(a.j+1)) {
		return true
	}
	w := p.wordStart(max(0, a.i-1))
	return isSpace(p.at(a.i-1)) && t.eras[strings.ToLower(p.text(w, a.i-1))] && !t.unit(p, a.j)
}

// after is the next number of the expression a number belongs to.
func (t *terms) after(p *para, a amount) (amount, bool) {
	i := t.joined(p, a.j)
	if i < 0 {
		return amount{}, false
	}
	b := p.amount(i)
	return b, t.alone(p, b) && !t.dates(p, a, b)
}

// dates tells whether a number may be the year of what the next one counts (in
// 1848, 12,000 workers; 1720 – 30 rooms), and not a figure beside it: a comma or
// a spaced dash stands between them, or only the other has groups.
func (*terms) dates(p *para, a, b amount) bool {
	if !a.mayBeYear() {
		return false
	}
	k := p.spacesOn(a.j)
	return p.at(a.j) == ',' || k > a.j && (p.at(k) == '-' || p.at(k) == '–') || b.groups > 0
}

// joined is where the number that a join leads to begins: 12 to 15, 12-15,
// 12,500, 13,000 and 15,000; -1 when the text at j joins nothing.
func (t *terms) joined(p *para, j int) int {
	k := j
	for isSpace(p.at(k)) {
		k++
	}
	switch c := p.at(k); {
	case c == ',' && k == j && isSpace(p.at(k+1)), c == '-' || c == '–':
		k++
	case k > j && unicode.IsLetter(c):
		e := p.figuresEnd(k)
		if !t.joins[strings.ToLower(p.text(k, e))] || !isSpace(p.at(e)) {
			return -1
		}
		k = e
	default:
		return -1
	}
	for isSpace(p.at(k)) {
		k++
	}
	if p.at(k) == '-' || p.at(k) == '−' || p.at(k) == '+' || t.sign(p.at(k)) {
		k++
	}
	if !isDigit(p.at(k)) {
		return -1
	}
	return k
}

// before is the number before this one in its expression.
func (t *terms) before(p *para, a amount) (amount, bool) {
	k := a.i
	if c := p.at(k - 1); (c == '-' || c == '−' || c == '+' || t.sign(c)) && !isDigit(p.at(k-2)) {
		k--
	}
	for isSpace(p.at(k - 1)) {
		k--
	}
	e := k
	if c := p.at(k - 1); c == ',' || c == '-' || c == '–' {
		k--
	} else {
		k = p.wordStart(k)
		if k == e {
			return amount{}, false
		}
	}
	for isSpace(p.at(k - 1)) {
		k--
	}
	if !isDigit(p.at(k - 1)) {
		return amount{}, false
	}
	b, ok := p.amountTo(k)
	if !ok || !t.alone(p, b) || t.joined(p, b.j) != a.i {
		return amount{}, false
	}
	if t.dates(p, b, a) || p.at(b.j) == ',' && len(b.whole) < 4 {
		return amount{}, false // in 2026, 4500 alerts
	}
	return b, true
}

func (t *terms) sign(r rune) bool { return r == '€' || r == '£' || r == '$' }

// alone tells whether nothing hangs on the number that could make it part of
// something else.
func (t *terms) alone(p *para, a amount) bool {
	prev, next := p.at(a.i-1), p.at(a.j)
	if isWord(prev) || prev != 0 && strings.ContainsRune(".,/_#:", prev) || prev == '-' && isWord(p.at(a.i-2)) && !isDigit(p.at(a.i-2)) {
		return false
	}
	if isSpace(prev) && isDigit(p.at(a.i-2)) && !p.free(a.i-2) && p.three(a.i) {
		return false // the rest of a number that begins in an identifier
	}
	if (next == '.' || next == ',' || next == ':') && isDigit(p.at(a.j+1)) || next == '_' {
		return false
	}
	if (next == '-' || prev == '-' && isDigit(p.at(a.i-2))) && !t.span(p, a) {
		return false
	}
	return !isWord(next) && next != '/' || t.units.any(p, a.j)
}

// span tells whether the number is one end of two joined by a hyphen, both of
// them plain: 12-15, and not 12-15-18 nor 12-A.
func (t *terms) span(p *para, a amount) bool {
	lo, hi := a, a
	if p.at(a.j) == '-' {
		if !isDigit(p.at(a.j + 1)) {
			return t.units.any(p, a.j)
		}
		hi = p.amount(a.j + 1)
	} else {
		b, ok := p.amountTo(a.i - 1)
		if !ok {
			return false
		}
		lo = b
	}
	prev, next := p.at(lo.i-1), p.at(hi.j)
	return !isWord(prev) && (prev == 0 || !strings.ContainsRune("-./_#:", prev)) && next != '-' && next != '_' && next != ':'
}

// named tells whether a word or sign before i makes a name of the number: port
// 8443, n° 2118, RFC 9116. So does the number before it in an enumeration
// (ports 8443 and 30443).
func (t *terms) named(p *para, i int) bool {
	return t.naming(p, i, links)
}

func (t *terms) naming(p *para, i, depth int) bool {
	k := i - 1
	for isSpace(p.at(k)) {
		k--
	}
	if c := p.at(k); c == '°' || c == 'º' || c == '§' || c == '#' {
		return true
	}
	if p.at(k) == ':' && isSpace(p.at(k-1)) {
		k-- // Tél. : 01 …
		for isSpace(p.at(k)) {
			k--
		}
	}
	if p.at(k) == '.' && k < i-1 {
		k--
	}
	w := p.wordStart(k + 1)
	word := strings.ToLower(p.text(w, k+1))
	if t.joins[word] || w == k+1 && (p.at(k) == ',' || p.at(k) == '-' || p.at(k) == '–') {
		return depth > 0 && t.enumerated(p, min(w, k)-1, depth)
	}
	return w <= k && (t.names[word] || k > w && allUpper(p.text(w, k+1)) || t.letter(p, w, k+1))
}

// numbered tells whether the number at i is that of the one thing which stands before
// it, since a word that only one thing follows stands before that: le lot 12500 unités.
func (t *terms) numbered(p *para, i int) bool {
	if !isSpace(p.at(i - 1)) {
		return false
	}
	w := p.wordStart(i - 1)
	word := strings.ToLower(p.text(w, i-1))
	if word == "" || t.function[word] || t.counts[word] || t.joins[word] {
		return false
	}
	if p.at(w-1) == '’' || p.at(w-1) == '\'' {
		return t.singular[p.wordTo(w-1)]
	}
	return isSpace(p.at(w-1)) && t.singular[p.wordTo(w-1)]
}

// wordTo is the word that ends before i, in small letters.
func (p *para) wordTo(i int) string { return strings.ToLower(p.text(p.wordStart(i), i)) }

// letter tells whether a capital alone that is no word stands before the number at i:
// the model T 12500.
func (t *terms) letter(p *para, w, e int) bool {
	return e-w == 1 && unicode.IsUpper(p.at(w)) && isSpace(p.at(w-1)) && isWord(p.at(p.spacesBack(w)-1)) && !t.function[p.wordTo(e)]
}

// enumerated tells whether a number that is a name ends at k, or before the
// space at k.
func (t *terms) enumerated(p *para, k, depth int) bool {
	if isSpace(p.at(k)) {
		k--
	}
	i := k
	for isDigit(p.at(i)) || (p.at(i) == '.' || p.at(i) == '-' || p.at(i) == '/') && i < k {
		i--
	}
	return i < k && isSpace(p.at(i)) && t.naming(p, i+1, depth-1)
}

// model tells whether the word before a number without groups is written as a
// name, which may be what it numbers: the Xeon 8490 servers. At the start of a
// sentence any word has a capital.
func (t *terms) model(p *para, a amount) bool {
	if a.groups > 0 || len(a.whole) < 4 || !isSpace(p.at(a.i-1)) {
		return false
	}
	e := a.i - 1
	w := p.wordStart(e)
	word := strings.ToLower(p.text(w, e))
	if !unicode.IsUpper(p.at(w)) || e-w < 2 || t.function[word] || t.counts[word] || t.joins[word] || t.eras[word] {
		return false
	}
	k := w
	for isSpace(p.at(k-1)) || isOpening(p.at(k-1)) {
		k--
	}
	return k > 0 && (isWord(p.at(k-1)) || p.at(k-1) == ',')
}

func allUpper(s string) bool {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// paid tells whether a sign or code of money stands before i.
func (t *terms) paid(p *para, i int) bool {
	if t.sign(p.at(i - 1)) {
		return true
	}
	if !isSpace(p.at(i - 1)) {
		return false
	}
	w := p.wordStart(i - 1)
	return w < i-1 && !isWord(p.at(w-1)) && t.money.any(p, w)
}

// unit tells whether a unit follows at j, with a space or without.
func (t *terms) unit(p *para, j int) bool {
	if isSpace(p.at(j)) {
		j++
	}
	return t.units.any(p, j)
}

// noun tells whether a word in small letters that could be counted follows at
// j after one space.
func (t *terms) noun(p *para, j int) bool {
	w, e := t.wordAfter(p, j)
	return w != "" && e-j > 2 && !t.function[w] && p.at(e) != '\'' && p.at(e) != '’'
}

// wordAfter is the word in small letters after the space at j, and its end.
func (t *terms) wordAfter(p *para, j int) (string, int) {
	if !isSpace(p.at(j)) || !unicode.IsLower(p.at(j+1)) {
		return "", j
	}
	e := j + 1
	for unicode.IsLetter(p.at(e)) {
		e++
	}
	return strings.ToLower(p.text(j+1, e)), e
}

// countedAt tells whether a noun of the list follows the number, or, after a
// word that does not name, a word and then such a noun (12500 new offers). A
// noun before an article may be a verb (case 4521 reports a loss).
func (t *terms) countedAt(p *para, a amount) bool {
	w, e := t.wordAfter(p, a.j)
	if t.counted[w] {
		next, _ := t.wordAfter(p, e)
		return !t.articles[next] || t.opened(p, a.i)
	}
	if w == "" || t.function[w] || !t.opened(p, a.i) {
		return false
	}
	w, _ = t.wordAfter(p, e)
	return t.counted[w]
}

// wordAt is the word that begins at i, in small letters.
func (p *para) wordAt(i int) string {
	j := i
	for unicode.IsLetter(p.at(j)) {
		j++
	}
	if i == j {
		return ""
	}
	return strings.ToLower(p.text(i, j))
}

// many tells whether a word that only a count follows stands before the number
// and a noun in the plural after it: about 12500 lamps.
func (t *terms) many(p *para, a amount) bool {
	if !isSpace(p.at(a.i-1)) || a.mayBeYear() { // the 1848 uprisings
		return false
	}
	w := p.wordStart(a.i - 1)
	if !t.counts[strings.ToLower(p.text(w, a.i-1))] {
		return false
	}
	noun, e := t.wordAfter(p, a.j)
	if e-a.j < 4 || t.function[noun] {
		return false
	}
	return t.plural(noun)
}

// plural tells whether a noun ends as nouns in the plural do.
func (t *terms) plural(noun string) bool {
	for end := range t.plurals {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// opened tells whether what stands before i cannot name the number at i: the
// start of a sentence, a mark, a function word.
func (t *terms) opened(p *para, i int) bool {
	k := i
	if c := p.at(k - 1); c == '-' || c == '−' || c == '+' || t.sign(c) {
		k--
	}
	for isSpace(p.at(k - 1)) {
		k--
	}
	w := p.wordStart(k)
	if w == k {
		return !isDigit(p.at(k - 1))
	}
	word := strings.ToLower(p.text(w, k))
	return t.function[word] || t.counts[word] || t.joins[word]
}
