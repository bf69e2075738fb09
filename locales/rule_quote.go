package locales

import (
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// apostropheRule makes typographic apostrophes of straight ones, where they
// can be nothing else: between letters, before a decade ('90s) and in words
// known to begin with one.
type apostropheRule struct {
	ruleBase `yaml:",inline"`
	Elided   []string `yaml:"elided"` // words with apostrophes at their ends: 'tis, 'n'
	Before   []string `yaml:"before"` // words that lose their end before a quotation: l, d, qu

	elided map[rune][][]rune
	before map[string]bool
}

func (a *apostropheRule) prepare() {
	a.elided = byFirst(a.Elided)
	a.before = setOf(a.Before)
}

func setOf(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[strings.ToLower(w)] = true
	}
	return m
}

const apostrophe = "’"

func (*apostropheRule) needs() string { return "'´" }

func (a *apostropheRule) apply(p *para) {
	for i := range p.c {
		if !p.is(i, '\'') && !p.is(i, '´') {
			continue
		}
		prev, next := p.at(i-1), p.at(i+1)
		switch {
		case unicode.IsLetter(prev) && unicode.IsLetter(next), isDigit(prev) && next == 's' && !isWord(p.at(i+2)):
			p.replace(i, i+1, apostrophe)
		case unicode.IsLetter(prev) && (next == '«' || next == '“' || next == '"' || isDigit(next)) && a.loses(p, i):
			p.replace(i, i+1, apostrophe)
		case !isWord(prev) && isDigit(next) && isDigit(p.at(i+2)) && !isDigit(p.at(i+3)) && p.at(i+3) != '\'':
			p.replace(i, i+1, apostrophe)
		case !isWord(prev):
			a.begin(p, i)
		}
	}
}

// loses tells whether the word that ends at i loses its end before what follows.
func (a *apostropheRule) loses(p *para, i int) bool {
	j := i
	for j > 0 && unicode.IsLetter(p.at(j-1)) {
		j--
	}
	return a.before[strings.ToLower(p.text(j, i))]
}

// begin sets the apostrophes of a word known to begin with one.
func (a *apostropheRule) begin(p *para, i int) {
	for _, w := range a.elided['\''] {
		if !p.matchesFold(i, w) {
			continue
		}
		for k, x := range w {
			if x == '\'' {
				p.replace(i+k, i+k+1, apostrophe)
			}
		}
		return
	}
}

// matchesFold is matches without regard to case.
func (p *para) matchesFold(i int, w []rune) bool {
	for k, x := range w {
		if unicode.ToLower(p.at(i+k)) != x {
			return false
		}
	}
	return !isWord(p.at(i + len(w)))
}

// quotesRule gives quotations the marks of the language, level by level.
type quotesRule struct {
	ruleBase `yaml:",inline"`
	Levels   []quoteMarks `yaml:"levels"`
	Single   bool         `yaml:"single"` // straight ' may be a quotation mark

	closing map[rune]rune // typed closing mark → its opening mark
	opening map[rune]bool
}

// prepare learns which typed marks open and which close: “ opens in English
// and closes in German. Single marks are not looked at: ’ is an apostrophe.
func (q *quotesRule) prepare() {
	q.closing = map[rune]rune{'”': '“', '»': '«'}
	for _, l := range q.Levels {
		o, c := letters.First(l.Open), letters.Last(l.Close)
		if o == c || strings.ContainsRune("‘’'", o) || strings.ContainsRune("‘’'", c) {
			continue
		}
		for closing, opening := range q.closing {
			if opening == o || opening == c || closing == o || closing == c {
				delete(q.closing, closing)
			}
		}
		q.closing[c] = o
	}
	q.opening = map[rune]bool{}
	for _, o := range q.closing {
		q.opening[o] = true
	}
}

type quoteMarks struct {
	Open  string `yaml:"open"`  // with the space that follows it
	Close string `yaml:"close"` // with the space that precedes it
}

// mark is a quotation mark found in the text.
type mark struct {
	i, line int
	r       rune
	open    bool
	pair    int // index of its partner, -1 when it has none
	depth   int
}

func (*quotesRule) needs() string { return "\"'“”„«»‹›" }

func (q *quotesRule) apply(p *para) {
	if len(q.Levels) == 0 {
		return
	}
	ms := q.find(p)
	if len(ms) == 0 {
		return
	}
	q.match(p, ms)
	for k := range ms {
		q.write(p, &ms[k])
	}
	if q.Single {
		q.leftovers(p, ms)
	}
}

// find collects what may be quotation marks.
func (q *quotesRule) find(p *para) []mark {
	var ms []mark
	line := 0
	for i := range p.c {
		switch r := p.c[i].r; r {
		case '\n':
			line++
		case '"', '“', '”', '„', '«', '»', '‹', '›', '\'':
			typed := r == '"' || r == '\'' && q.Single || q.opening[r] || q.closing[r] != 0
			if p.free(i) && typed {
				ms = append(ms, mark{i: i, line: line, r: r, pair: -1})
			}
		}
	}
	return ms
}

// match pairs the marks and counts how deep each pair lies. An opening mark
// without an end may be anything and makes no level.
func (q *quotesRule) match(p *para, ms []mark) {
	var stack []int
	standing := map[rune]int{} // how many of a mark the stack has
	later := q.closedLater(p, ms)
	for k := range ms {
		if k > 0 && ms[k].line != ms[k-1].line {
			stack = stack[:0] // a quotation ends with its line
			clear(standing)
		}
		if n := q.partner(p, ms, stack, standing, k); n >= 0 {
			ms[k].pair, ms[stack[n]].pair = stack[n], k
			for _, gone := range stack[n:] {
				standing[ms[gone].r]--
			}
			stack = stack[:n]
		} else if ms[k].open = q.opens(p, ms, k, later[k]); ms[k].open {
			stack = append(stack, k)
			standing[ms[k].r]++
		}
	}
	depth := 0
	for k := range ms {
		if ms[k].pair >= 0 && !ms[k].open {
			depth--
		}
		ms[k].depth = depth
		if ms[k].pair >= 0 && ms[k].open {
			depth++
		}
	}
}

// partner is the place in the stack of the mark that k closes, -1 when it
// closes none. Of each mark it is known how many stand in the stack.
func (q *quotesRule) partner(p *para, ms []mark, stack []int, standing map[rune]int, k int) int {
	m := ms[k]
	want := q.closing[m.r]
	if m.r == '"' || m.r == '\'' {
		want = m.r
	}
	if want == 0 || standing[want] == 0 || (m.r == '"' || m.r == '\'') && !q.closes(p, ms, k) {
		return -1
	}
	for n := len(stack) - 1; n >= 0; n-- {
		if ms[stack[n]].r == want {
			if m.r == '\'' && q.possessive(p, ms, k) {
				return -1
			}
			return n
		}
	}
	return -1
}

// closes tells whether a straight mark may end a quotation: something stands
// before it and nothing hangs on it.
func (q *quotesRule) closes(p *para, ms []mark, k int) bool {
	i := ms[k].i
	prev, next := p.at(i-1), p.at(i+1)
	if prev == 0 || isOpening(prev) || q.opener(ms, k-1, i-1) {
		return false
	}
	if isSpace(prev) {
		return !isWord(next) && !isOpening(next)
	}
	return !isWord(next) || ms[k].r == '"' && isDigit(next) // a note's number
}

// opener tells whether the mark k stands at i and opened a quotation.
func (q *quotesRule) opener(ms []mark, k, i int) bool {
	return k >= 0 && ms[k].i == i && ms[k].open
}

// opens tells whether a mark may begin a quotation; one in single marks is closed later.
func (q *quotesRule) opens(p *para, ms []mark, k int, later bool) bool {
	m := ms[k]
	switch {
	case q.opening[m.r]:
		return true
	case q.closing[m.r] != 0:
		return false
	}
	prev, next := p.at(m.i-1), p.at(m.i+1)
	free := prev == 0 || isSpace(prev) || isOpening(prev) || strings.ContainsRune("—–-/*’", prev) || q.opener(ms, k-1, m.i-1)
	apostrophe := next == '’' && unicode.IsLetter(p.at(m.i+2)) // "’Tis the season"
	if !free || next == 0 || isStop(next) && next != '…' || isClosing(next) && !apostrophe {
		return false
	}
	if m.r == '\'' {
		return !isSpace(next) && prev != '’' && later
	}
	return true
}

// closedLater tells of each mark whether the end of a quotation in single marks stands
// behind it on its line: a straight ' that nothing follows. No mark has been opened yet.
func (q *quotesRule) closedLater(p *para, ms []mark) []bool {
	later := make([]bool, len(ms))
	for n := len(ms) - 1; n > 0; n-- {
		if ms[n-1].line == ms[n].line {
			later[n-1] = later[n] || ms[n].r == '\'' && q.closes(p, ms, n) && !q.possessive(p, ms, n)
		}
	}
	return later
}

// possessive tells a plural possessive (the providers' duty) from the end of a
// quotation: it follows an s, a word follows it, and a better end comes later.
func (q *quotesRule) possessive(p *para, ms []mark, k int) bool {
	i := ms[k].i
	if p.at(i-1) != 's' || !isSpace(p.at(i+1)) || !unicode.IsLower(p.at(i+2)) {
		return false
	}
	for n := k + 1; n < len(ms); n++ {
		if ms[n].r == '"' || q.closing[ms[n].r] != 0 {
			return false
		}
		if ms[n].r == '\'' {
			return q.closes(p, ms, n)
		}
	}
	return false
}

// write sets one mark: straight ones take the mark of their level, typed ones
// of the outer level move to their level when they are nested, and all take the
// spaces that belong to them. Spaces the author fixed stay.
func (q *quotesRule) write(p *para, m *mark) {
	level := q.Levels[min(m.depth, len(q.Levels)-1)]
	outer := q.Levels[0]
	own := m.r == letters.First(outer.Open) || m.r == letters.Last(outer.Close)
	switch {
	case (m.r == '"' || m.r == '\'') && m.pair < 0:
	case m.r == '"' || m.r == '\'' || own && m.pair >= 0:
		q.put(p, m, level)
	case own:
		q.put(p, m, outer)
	case m.r == '“' || m.r == '”' || m.r == '„': // another language's, which has no inner spaces
		q.put(p, m, quoteMarks{Open: string(m.r), Close: string(m.r)})
	}
}

// put writes the marks of a level at m, its inner space included.
func (q *quotesRule) put(p *para, m *mark, level quoteMarks) {
	if m.open {
		j := p.spacesOn(m.i + 1)
		if p.at(j) == 0 {
			return
		}
		if m.r == letters.First(level.Open) && isFixed(p.at(m.i+1)) {
			return
		}
		p.replace(m.i, j, level.Open)
		return
	}
	i := p.spacesBack(m.i)
	if prev := p.at(i - 1); prev == 0 || isOpening(prev) {
		return
	}
	if m.r == letters.Last(level.Close) && isFixed(p.at(m.i-1)) {
		return
	}
	p.replace(i, m.i+1, level.Close)
}

// spacesOn is the end of the spaces that begin at i, spacesBack the start of
// those that end before it; kept ones do not count.
func (p *para) spacesOn(i int) int {
	for p.free(i) && isSpace(p.at(i)) {
		i++
	}
	return i
}

func (p *para) spacesBack(i int) int {
	for p.free(i-1) && isSpace(p.at(i-1)) {
		i--
	}
	return i
}

// leftovers are single marks that turned out to quote nothing: an apostrophe
// after a letter (the providers' duty).
func (q *quotesRule) leftovers(p *para, ms []mark) {
	for _, m := range ms {
		if m.r == '\'' && m.pair < 0 && unicode.IsLetter(p.at(m.i-1)) {
			p.replace(m.i, m.i+1, apostrophe)
		}
	}
}
