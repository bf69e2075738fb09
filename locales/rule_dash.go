package locales

import (
	"strings"
	"unicode"
)

// dashesRule sets the dashes of a parenthesis: a hyphen or dash with spaces
// around it becomes the dash of the language, and every such dash is held to
// the parenthesis on its inner side (or always to the word before it).
type dashesRule struct {
	ruleBase `yaml:",inline"`
	Mark     string `yaml:"mark"`   // for a typed hyphen
	Inner    bool   `yaml:"inner"`  // unbreakable on the inner side; otherwise before the dash
	Line     bool   `yaml:"line"`   // a hyphen that begins a line becomes the dash too
	Single   string `yaml:"single"` // for a lone hyphen before a capital: Figure 1 – Title
	Span     string `yaml:"span"`   // with its spaces, between dates that have spaces
}

// dash is one dash with spaces around it: runes i up to j, its spaces outside.
type dash struct {
	i, j  int
	typed bool // a hyphen
	stuck bool // a stop follows: it can only close
	span  bool
	title bool
}

func (*dashesRule) needs() string { return "-–—" }

func (d *dashesRule) apply(p *para) {
	var sentence []dash
	for i := 0; i < len(p.c); i++ {
		switch r := p.c[i].r; {
		case r == '\n', r == ';', (r == '.' || r == '!' || r == '?' || r == '…') && p.endsSentence(i):
			d.set(p, sentence)
			sentence = sentence[:0]
		case r == '-' || r == '–' || r == '—':
			if x, ok := d.find(p, i); ok {
				sentence = append(sentence, x)
				i = x.j - 1
			}
		}
	}
	d.set(p, sentence)
}

// endsSentence tells a full stop from the point of an abbreviation: a capital
// begins what follows.
func (p *para) endsSentence(i int) bool {
	for i++; isClosing(p.at(i)) || isSpace(p.at(i)) || p.at(i) == '"'; i++ {
	}
	return p.at(i) == 0 || unicode.IsUpper(p.at(i)) || isOpening(p.at(i))
}

// find looks at the dash that begins at i. A dash without spaces around it
// belongs to a word or a range and is none of this rule's business.
func (d *dashesRule) find(p *para, i int) (dash, bool) {
	j := i + 1
	for p.at(i) == '-' && p.at(j) == '-' {
		j++
	}
	for k := i; k < j; k++ {
		if !p.free(k) {
			return dash{}, false
		}
	}
	x := dash{i: i, j: j, typed: p.at(i) == '-'}
	if p.at(p.spacesBack(i)-1) == 0 {
		if d.Line && x.typed && j == i+1 && p.at(j) == ' ' {
			p.replace(i, j, d.Mark)
		}
		return x, false
	}
	x.stuck = isStop(p.at(j)) || p.at(j) == ')'
	if !isSpace(p.at(i-1)) || !isSpace(p.at(j)) && !x.stuck || p.at(i-2) == 0 || x.stuck && x.typed && p.at(j) != ',' {
		return x, false
	}
	if x.stuck {
		return x, true
	}
	prev, next := p.at(i-2), p.at(j+1)
	switch {
	case isDigit(prev) && isDigit(next) && x.typed, next == 0, isOpening(prev), prev == '+', prev == '=':
		return x, false
	case isDigit(next) && (isDigit(prev) || d.month(p, i-1)):
		x.span = true
	}
	x.title = unicode.IsUpper(next) && (isDigit(prev) || p.capitalBefore(i-1))
	return x, true
}

// month tells whether a year or a month's name ends before i: "3 mars – 4 avril".
func (d *dashesRule) month(p *para, i int) bool {
	j := p.wordStart(i)
	return j < i && isSpace(p.at(j-1)) && isDigit(p.at(j-2))
}

// wordStart is where the word that ends at i begins.
func (p *para) wordStart(i int) int {
	for i > 0 && unicode.IsLetter(p.at(i-1)) {
		i--
	}
	return i
}

func (p *para) capitalBefore(i int) bool { return unicode.IsUpper(p.at(p.wordStart(i))) }

// set writes the dashes of one sentence: the first opens, the second closes,
// and so on; the last one of an odd number opens what the sentence ends.
func (d *dashesRule) set(p *para, ds []dash) {
	opened, alone := false, len(ds) == 1
	for _, x := range ds {
		switch {
		case x.span:
			if p.is(x.i-1, ' ') && p.is(x.j, ' ') {
				p.replace(x.i-1, x.j+1, or(d.Span, "\u00a0– "))
			}
		case x.title && alone:
			d.write(p, x, or(d.Single, "–"), noBreak, 0)
		case !d.Inner || opened || x.stuck:
			x.typed = true // a parenthesis has the dash of the house
			d.write(p, x, d.Mark, noBreak, 0)
			opened = false
		default:
			x.typed = true
			d.write(p, x, d.Mark, 0, noBreak)
			opened = true
		}
	}
}

// write sets the dash and its fixed side; in a title or between dates a dash
// the author chose stays the one it is.
func (d *dashesRule) write(p *para, x dash, mark string, before, after rune) {
	if p.is(x.i-1, ' ') && isFixed(p.at(x.j)) {
		before = 0 // the author has decided
	}
	if before != 0 && !isFixed(p.at(x.i-1)) {
		p.fix(x.i-1, before)
	}
	if x.typed {
		p.replace(x.i, x.j, mark)
	}
	if after != 0 && !isFixed(p.at(x.i-1)) {
		p.fix(x.j, after)
	}
}

// rangesRule sets the dash between two numbers, months or codes, and between
// two places named as the ends of something.
type rangesRule struct {
	ruleBase `yaml:",inline"`
	NotAfter []string `yaml:"notafter"` // words before numbers that are names: ISO, article
	Codes    []string `yaml:"codes"`    // letters before figures that form a series: J, T
	Between  []string `yaml:"between"`  // nouns after two places: axis
	Prefixes []string `yaml:"prefixes"` // that keep their hyphen before a place: Franco-

	months                           []string
	notAfter, codes, nouns, prefixes map[string]bool
	month                            map[string]bool
}

func (r *rangesRule) prepare() {
	r.notAfter, r.codes = setOf(r.NotAfter), setOf(r.Codes)
	r.nouns, r.prefixes = setOf(r.Between), setOf(r.Prefixes)
	r.month = setOf(r.months)
}

func (*rangesRule) needs() string { return "-" }

func (r *rangesRule) apply(p *para) {
	ts := p.tokens()
	for k := range ts {
		if p.sign(k) != '-' || !p.free(ts[k].i) {
			continue
		}
		if r.numbers(p, k) || r.series(p, k) || r.names(p, k) {
			p.replace(ts[k].i, ts[k].j, "–")
		}
	}
}

// numbers tells a range of numbers: it rises, and no word before it makes a
// name of it (FIPS 140-3, loi 78-17).
func (r *rangesRule) numbers(p *para, k int) bool {
	lo, a := p.amountBack(k - 1)
	hi, b := p.amountOn(k + 1)
	if a < 0 || b < 0 || p.at(p.tok(lo).i) == '0' && p.tok(lo).j-p.tok(lo).i > 1 {
		return false
	}
	if prev := p.at(p.tok(lo).i - 1); isWord(prev) || prev != 0 && strings.ContainsRune("-./_#–:", prev) {
		return false
	}
	if next := p.at(p.tok(hi).j); isWord(next) || next != 0 && strings.ContainsRune("-/_:", next) {
		return false
	}
	if n := p.tok(k + 1); n.j-n.i == 2 && a >= 1000_00 && a < 2100_00 {
		a %= 100_00 // 2024-25
	}
	return a < b && !r.named(p, lo)
}

// amountBack is the number that ends with token k: the token it begins with
// and its value in hundredths, -1 when there is none. 3,5 and 9:30 and 9h30
// are numbers too.
func (p *para) amountBack(k int) (int, int) {
	if p.word(k, "h") {
		return k - 1, hundreds(p.value(k-1), 0)
	}
	v := p.value(k)
	if whole := p.value(k - 2); v >= 0 && whole >= 0 {
		if f := p.fraction(k); f >= 0 && (p.pointed(k-1) || p.word(k-1, "h")) {
			return k - 2, hundreds(whole, f)
		}
	}
	return k, hundreds(v, 0)
}

// amountOn is the number that begins with token k: its last token and value.
func (p *para) amountOn(k int) (int, int) {
	v := p.value(k)
	h := p.word(k+1, "h")
	if f := p.fraction(k + 2); v >= 0 && f >= 0 && (p.pointed(k+1) || h) {
		return k + 2, hundreds(v, f)
	}
	if h && v >= 0 {
		return k + 1, hundreds(v, 0)
	}
	return k, hundreds(v, 0)
}

func (p *para) pointed(k int) bool { c := p.sign(k); return c == ',' || c == '.' || c == ':' }

// fraction is a token of figures as hundredths after a point.
func (p *para) fraction(k int) int {
	v, t := p.value(k), p.tok(k)
	if v >= 0 && t.j-t.i == 1 {
		return 10 * v
	}
	if t.j-t.i != 2 {
		return -1
	}
	return v
}

func hundreds(whole, fraction int) int {
	if whole < 0 || fraction < 0 {
		return -1
	}
	return 100*whole + fraction
}

// named tells whether the number at token k belongs to a name.
func (r *rangesRule) named(p *para, k int) bool {
	n := k - 1
	if p.tok(n).kind == tokSpace {
		n--
	}
	if c := p.sign(n); c == '.' || c == '°' || c == 'º' {
		n--
	}
	return (p.in(n, r.notAfter) || p.caps(n) && p.tok(n).j-p.tok(n).i >= 2)
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

// minusRule makes a minus sign of a hyphen before a number.
type minusRule struct {
	ruleBase `yaml:",inline"`
}

func (*minusRule) needs() string { return "-" }

func (*minusRule) apply(p *para) {
	for i := range p.c {
		if !p.is(i, '-') || !isDigit(p.at(i+1)) {
			continue
		}
		prev := p.at(i - 1)
		if prev != 0 && !isSpace(prev) && !isOpening(prev) {
			continue
		}
		j := i + 1
		for isDigit(p.at(j)) || (p.at(j) == ',' || p.at(j) == '.') && isDigit(p.at(j+1)) {
			j++
		}
		if next := p.at(j); next == 0 || isSpace(next) || isStop(next) || isClosing(next) || next == '%' {
			p.replace(i, i+1, "−")
		}
	}
}
