package locales

import (
	"strings"
	"unicode"
)

// rangesRule sets the dash between two numbers, months or codes, and between
// two places named as the ends of something. Two numbers with a hyphen are
// often one name (Boeing 737-800, avis 12-34): the rule wants a sign that they
// are the ends of a range.
type rangesRule struct {
	ruleBase `yaml:",inline"`
	Series   []string `yaml:"series"`   // words before the first and last of a series: pages, articles
	Spans    []string `yaml:"spans"`    // words before two years: period, budget
	Days     []string `yaml:"days"`     // words after a month and a day that name an event: 9-11 attacks
	Codes    []string `yaml:"codes"`    // letters before figures that form a series: J, T
	Between  []string `yaml:"between"`  // nouns after two places: axis
	Prefixes []string `yaml:"prefixes"` // that keep their hyphen before a place: Franco-
	Ordinals []string `yaml:"ordinals"` // endings of ordinals, typed or set: er, th
	Eras     []string `yaml:"eras"`     // nouns behind ordinals: century
	Dates    string   `yaml:"dates"`    // the dash, with its spaces, between two days of two months: 1 May – 2 June

	date                                        dateForms
	terms                                       *terms
	serial, spans, codes, nouns, prefixes, days map[string]bool
	month, weekdays, ends, eras                 map[string]bool
}

func (r *rangesRule) prepare() {
	r.serial, r.spans, r.codes = setOf(r.Series), setOf(r.Spans), setOf(r.Codes)
	r.nouns, r.prefixes = setOf(r.Between), setOf(r.Prefixes)
	r.days, r.eras, r.ends = setOf(r.Days), setOf(r.Eras), setOf(r.Ordinals)
	r.month, r.weekdays = setOf(r.date.Months), setOf(r.date.Days)
}

func (*rangesRule) needs() string { return "-–" }

func (r *rangesRule) apply(p *para) {
	ts := p.tokens()
	ranged := false // an understood range stands before
	for k := range ts {
		switch c := p.sign(k); {
		case c == '–':
			ranged = ranged || isDigit(p.at(ts[k].i-1)) && isDigit(p.at(ts[k].j))
		case c == '-' && p.free(ts[k].i):
			if r.dates(p, ts[k].i, ts[k].j) {
				p.replace(ts[k].i, ts[k].j, r.Dates)
			} else if p.is(ts[k].i-1, ' ') && p.is(ts[k].j, ' ') && r.dates(p, ts[k].i-1, ts[k].j+1) {
				p.replace(ts[k].i-1, ts[k].j+1, r.Dates)
			} else if r.spaced(p, ts[k].i) {
				p.replace(ts[k].i-1, ts[k].j+1, "–")
				ranged = true
			} else if r.numbers(p, ts[k].i, ranged) || r.series(p, k) || r.names(p, k) || r.ordinals(p, ts[k].i, ts[k].j) {
				p.replace(ts[k].i, ts[k].j, "–")
				ranged = true
			}
		case p.in(k, r.terms.joins):
			ranged = ranged || isDigit(p.at(ts[k].i-2)) && isDigit(p.at(ts[k].j+1))
		}
	}
}

// numbers tells a range of numbers: it rises, and something shows that it is
// one.
func (r *rangesRule) numbers(p *para, i int, ranged bool) bool {
	if lo, hi, ok := r.hours(p, i); ok {
		return lo < hi
	}
	if x, ok := r.terms.measures(p, i, i+1); ok {
		return x.rises
	}
	lo, ok := p.amountTo(i)
	hi := p.amount(i + 1)
	if !ok || !isDigit(p.at(i+1)) || lo.whole[0] == '0' && len(lo.whole) > 1 || !r.terms.span(p, lo) {
		return false
	}
	if prev := p.at(lo.i - 1); prev == ',' || prev == '–' {
		return false
	}
	if next := p.at(hi.j); isWord(next) && !r.terms.units.any(p, hi.j) || next == '/' || next == '–' {
		return false
	}
	a, b := p.hundredths(lo), p.hundredths(hi)
	short := lo.year() && len(hi.whole) == 2 && hi.point == 0 // 2024-25
	if short {
		a = a % 100_00
	}
	if a < 0 || b < 0 || a >= b {
		return false
	}
	if lo.year() && (hi.year() || short) {
		return r.years(p, lo.i, hi.j)
	}
	return r.evident(p, lo, hi, ranged)
}

// spaced tells a range typed with blanks around its hyphen: two numbers that
// rise, alone, behind a word for a series (pages 12 - 14) or behind one that
// cannot name them and before what they count (de 3 - 4 points).
func (r *rangesRule) spaced(p *para, i int) bool {
	if p.at(i-1) != ' ' || p.at(i+1) != ' ' {
		return false
	}
	if r.ordinals(p, i-1, i+2) {
		return true
	}
	if !isDigit(p.at(i + 2)) {
		return false
	}
	lo, ok := p.amountTo(i - 1)
	hi := p.amount(i + 2)
	if ok && !isWord(p.at(p.spacesBack(lo.i)-1)) && r.daysAlone(p, lo, hi) {
		return true
	}
	if !ok || lo.year() || hi.year() || !isSpace(p.at(lo.i-1)) || p.hundredths(lo) < 0 || p.hundredths(lo) >= p.hundredths(hi) {
		return false
	}
	k := p.spacesOn(hi.j)
	if isWord(p.at(hi.j)) || p.at(k) != 0 && strings.ContainsRune("=+-–−×*/:", p.at(k)) {
		return false
	}
	if r.serialBefore(p, lo.i) {
		return !r.terms.numbered(p, lo.i) && !r.terms.unit(p, hi.j)
	}
	if !isWord(p.at(lo.i-2)) || !r.terms.opened(p, lo.i) {
		return false
	}
	month := isSpace(p.at(hi.j)) && r.month[p.wordAt(hi.j+1)] && len(lo.whole) <= 2 && len(hi.whole) <= 2
	named := r.terms.singular[p.wordTo(lo.i-1)] // signé le 12 - 14 jours plus tard
	return month || !named && (r.terms.unit(p, hi.j) || r.terms.countedAt(p, hi))
}

// daysAlone tells whether two numbers are days of the month that stands behind them, which ends
// what is said of it or has its year: 9 - 11 May 2026. Of "1 - 3 May: we meet", the 1 may number it.
func (r *rangesRule) daysAlone(p *para, lo, hi amount) bool {
	k := p.spacesOn(hi.j)
	e := p.figuresEnd(k)
	next := p.at(e)
	year := isSpace(next) && p.amount(p.spacesOn(e)).year()
	prev := p.at(lo.i - 1)
	return hi.j < k && r.month[p.wordAt(k)] && len(lo.whole) < 3 && len(hi.whole) < 3 && p.hundredths(lo) > 0 &&
		p.hundredths(lo) < p.hundredths(hi) && p.hundredths(hi) <= 31_00 && (prev == 0 || prev == '(' || isSpace(prev)) &&
		p.at(p.spacesBack(lo.i)-1) != '-' && p.at(p.spacesBack(lo.i)-1) != '–' &&
		(year || next == 0 || next == ',' || next == '.' || next == ';' || next == ')')
}

// dates tells whether the hyphen from i up to j stands between two days of two months, each
// with its year or without: 1er mai-2 juin, lundi 28 décembre 2025-dimanche 3 janvier 2026.
func (r *rangesRule) dates(p *para, i, j int) bool {
	if r.Dates == "" {
		return false
	}
	if w := i - 4; isDigit(p.at(i-1)) && isSpace(p.at(w-1)) && p.amount(w).j == i && p.amount(w).year() {
		i = w - 1 // its year
	}
	w := p.wordStart(i)
	if !r.month[p.wordTo(i)] || !isSpace(p.at(w-1)) {
		return false
	}
	day := p.wordStart(w - 1) // behind its figures: er
	if e := p.text(day, w-1); e != "" && !r.ends[e] || !isDigit(p.at(day-1)) {
		return false
	}
	if word := p.wordAt(j); r.weekdays[word] {
		j = p.spacesOn(j + len([]rune(word)))
	}
	k := j
	for isDigit(p.at(k)) {
		k++
	}
	e := p.figuresEnd(k)
	return 0 < k-j && k-j < 3 && (e == k || r.ends[p.text(k, e)]) && isSpace(p.at(e)) && r.month[p.wordAt(e+1)]
}

// evident tells what surely is a range of numbers: a unit or a counted noun or
// a month follows, money or a word for a series stands before, or it begins a
// clause after another range (12 to 18 months; 18-36 say others).
func (r *rangesRule) evident(p *para, lo, hi amount, ranged bool) bool {
	if r.terms.paid(p, lo.i) || r.terms.unit(p, hi.j) && !r.terms.named(p, lo.i) || r.serialBefore(p, lo.i) && !r.terms.numbered(p, lo.i) {
		return true
	}
	if r.terms.named(p, lo.i) || r.terms.numbered(p, lo.i) {
		return false
	}
	if r.days[p.wordAt(p.spacesOn(hi.j))] {
		return false // the 9-11 attacks
	}
	if r.terms.countedAt(p, hi) && !r.nameBefore(p, lo.i) {
		return true
	}
	if isSpace(p.at(hi.j)) && r.month[p.wordAt(hi.j+1)] {
		return len(lo.whole) <= 2 && len(hi.whole) <= 2
	}
	k := lo.i
	for isSpace(p.at(k - 1)) {
		k--
	}
	return ranged && (p.at(k-1) == ';' || p.at(k-1) == '(')
}

// nameBefore tells a word that may be a name: Boeing 737-800 seats.
func (r *rangesRule) nameBefore(p *para, i int) bool {
	return isSpace(p.at(i-1)) && p.capitalBefore(i-1) && !r.terms.opened(p, i)
}

// serialBefore tells whether a word that a first and a last number follow
// stands before i: pages 12-15, pp. 12-15.
func (r *rangesRule) serialBefore(p *para, i int) bool {
	for range links { // sections 1-3, 5 and 7-9
		k := r.joinedTo(p, i)
		if k < 0 {
			break
		}
		i = k
	}
	k := i - 1
	if !isSpace(p.at(k)) {
		return p.at(k) == '§' && p.at(k-1) == '§'
	}
	if p.at(k-1) == '§' {
		return true
	}
	if p.at(k-1) == '.' {
		k--
	}
	return r.serial[strings.ToLower(p.text(p.wordStart(k), k))]
}

// joinedTo is where the number, or the range, begins that the number at i is
// joined to; -1 when it is joined to none.
func (r *rangesRule) joinedTo(p *para, i int) int {
	k := i
	for isSpace(p.at(k - 1)) {
		k--
	}
	if w := p.wordStart(k); w < k && r.terms.joins[strings.ToLower(p.text(w, k))] {
		k = w
	} else if p.at(k-1) == ',' && k < i {
		k--
	} else {
		return -1
	}
	for isSpace(p.at(k - 1)) {
		k--
	}
	a, ok := p.amountTo(k)
	if !ok {
		return -1
	}
	if c := p.at(a.i - 1); c == '-' || c == '–' {
		if b, ok := p.amountTo(a.i - 1); ok {
			return b.i
		}
	}
	return a.i
}

// years tells two years that are the ends of a time from the number of a paper
// of a year (bulletin 2024-2051): what stands before them cannot name them, or
// is a word for a time.
func (r *rangesRule) years(p *para, i, j int) bool {
	if next := p.at(j); isWord(next) || next == '/' {
		return false
	}
	if r.terms.opened(p, i) {
		return !r.terms.named(p, i)
	}
	for k := i; k > 0 && isSpace(p.at(k-1)) && i-k < 40; { // stratégie nationale 2025-2030
		w := p.wordStart(k - 1)
		word := strings.ToLower(p.text(w, k-1))
		if r.spans[word] || r.month[word] {
			return true
		}
		if w == k-1 || r.terms.names[word] || unicode.IsUpper(p.at(w)) {
			return false
		}
		k = w
	}
	return false
}

// hours are the two hours around the hyphen at i, in minutes: 9:30-17:00,
// 9h-12h30.
func (r *rangesRule) hours(p *para, i int) (lo, hi int, ok bool) {
	a, start := p.hourTo(i)
	b, end := p.hourAt(i + 1)
	if a < 0 || b < 0 {
		return 0, 0, false
	}
	prev, next := p.at(start-1), p.at(end)
	if isWord(prev) || prev == '-' || prev == '.' || prev == '/' && !isDigit(p.at(start-2)) && p.at(start-2) != 'h' || isWord(next) ||
		next == '-' || next == ':' {
		return 0, 0, false
	}
	return a, b, true
}

// hourAt is the hour that begins at i, in minutes, and its end; -1 when none
// does. Spaces around its letter do not matter.
func (p *para) hourAt(i int) (minutes, end int) {
	j := i
	for isDigit(p.at(j)) && j < i+3 {
		j++
	}
	if j == i || j == i+3 {
		return -1, i
	}
	h := digits(p, i, j)
	if p.at(j) == ':' && isDigit(p.at(j+1)) && isDigit(p.at(j+2)) && !isDigit(p.at(j+3)) {
		return hour(h, digits(p, j+1, j+3)), j + 3
	}
	k := j
	if isSpace(p.at(k)) {
		k++
	}
	if p.at(k) != 'h' {
		return -1, i
	}
	k++
	m := k
	if isSpace(p.at(m)) {
		m++
	}
	if isDigit(p.at(m)) && isDigit(p.at(m+1)) && !isDigit(p.at(m+2)) {
		return hour(h, digits(p, m, m+2)), m + 2
	}
	return hour(h, 0), k
}

// hourTo is the hour that ends at j, and its start.
func (p *para) hourTo(j int) (minutes, start int) {
	for i := j - 1; i >= 0 && i >= j-8; i-- {
		if isDigit(p.at(i)) && !isDigit(p.at(i-1)) && !isWord(p.at(i-1)) {
			if m, end := p.hourAt(i); m >= 0 && end == j {
				return m, i
			}
		}
	}
	return -1, j
}

func hour(h, m int) int {
	if h > 24 || m > 59 {
		return -1
	}
	return 60*h + m
}

func digits(p *para, i, j int) int {
	n := 0
	for ; i < j; i++ {
		n = 10*n + int(p.at(i)-'0')
	}
	return n
}

// series tells a range of codes (J0-J3) or months (janvier-mars).
func (r *rangesRule) series(p *para, k int) bool {
	if p.in(k-1, r.month) && p.in(k+1, r.month) {
		return p.sign(k-2) != '-' && p.sign(k+2) != '-'
	}
	letter := string(p.low(p.tok(k - 2)))
	x, y := p.value(k-1), p.value(k+2)
	return r.codes[letter] && p.word(k+1, letter) && x >= 0 && x < y && p.tok(k-2).j == p.tok(k-1).i &&
		!isWord(p.at(p.tok(k-2).i-1)) && p.at(p.tok(k-2).i-1) != '-' && !isWord(p.at(p.tok(k+2).j)) && p.at(p.tok(k+2).j) != '-'
}

// names tells two places that are the ends of something (Paris-Brussels axis).
func (r *rangesRule) names(p *para, k int) bool {
	return p.capital(k-1) && p.capital(k+1) && !p.caps(k-1) && !p.caps(k+1) && !p.in(k-1, r.prefixes) &&
		p.sign(k-2) != '-' && p.tok(k+2).kind == tokSpace && p.in(k+3, r.nouns)
}
