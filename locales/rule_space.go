package locales

import (
	"strings"
	"unicode/utf8"
)

// spacesRule makes one space of several inside a line, and lets a space the
// author fixed stand alone.
type spacesRule struct {
	ruleBase `yaml:",inline"`
}

func (*spacesRule) needs() string { return " " }

func (*spacesRule) apply(p *para) {
	for i := 0; i < len(p.c); i++ {
		if p.at(i-1) == 0 {
			i = p.spacesOn(i) // what indents a line stays
		}
		if p.is(i, ' ') && (p.at(i+1) == ' ' || p.fixedSpace(i+1) || p.fixedSpace(i-1)) {
			p.replace(i, i+1, "")
		}
	}
}

// fixedSpace tells a space the author chose.
func (p *para) fixedSpace(i int) bool { return isFixed(p.at(i)) && p.at(i) != joiner }

// closeRule takes away the plain space before and after some marks.
type closeRule struct {
	ruleBase `yaml:",inline"`
	Before   string `yaml:"before"`
	After    string `yaml:"after"`

	before, after runeSet
}

func (c *closeRule) prepare() { c.before, c.after = setOfRunes(c.Before), setOfRunes(c.After) }

func (*closeRule) needs() string { return " " }

func (c *closeRule) apply(p *para) {
	for i := range p.c {
		if !p.is(i, ' ') || p.at(i-1) == 0 || p.at(i+1) == 0 {
			continue
		}
		prev, next := p.at(i-1), p.at(i+1)
		switch {
		case isOpening(prev) && isClosing(next), next == ':' && p.ratio(i), p.face(i - 1), p.interval(i + 1):
		case c.after.has(prev) && p.free(i-1),
			c.before.has(next) && p.free(i+1) && p.ends(i+1):
			p.replace(i, i+1, "")
		}
	}
}

// ratio tells whether the colon after the space at i stands between two plain
// numbers, with a space on both sides: 16 : 9.
func (p *para) ratio(i int) bool {
	k := i
	for isDigit(p.at(k - 1)) {
		k--
	}
	return k < i && !isWord(p.at(k-1)) && isSpace(p.at(i+2)) && isDigit(p.at(i+3))
}

// face tells whether the bracket at i is the mouth of a face made of signs: :-(.
func (p *para) face(i int) bool {
	if r := p.at(i); r != '(' && r != ')' {
		return false
	}
	k := i - 1
	if p.at(k) == '-' {
		k--
	}
	return (p.at(k) == ':' || p.at(k) == ';') && (isSpace(p.at(k-1)) || p.at(k-1) == 0)
}

// interval tells whether the bracket at i opens an interval without its end:
// ]0 ; 1[.
func (p *para) interval(i int) bool {
	next := p.at(i + 1)
	return p.at(i) == ']' && (isWord(next) || next == '-' || next == '−' || next == '+')
}

// ends tells whether the mark at i closes what came before it: nothing
// follows, or a space, or another mark. In ".NET", "!=" and ":443" it does not.
func (p *para) ends(i int) bool {
	mark, next := p.at(i), p.at(i+1)
	if isClosing(mark) {
		return true
	}
	if p.face(i+1) || next == '-' && p.face(i+2) {
		return false
	}
	if mark == '.' && next == '.' {
		return false
	}
	return next == 0 || isSpace(next) || isClosing(next) || isStop(next) || strings.ContainsRune("\"'*—–", next)
}

// spaceRule puts a space before some marks, where the language wants one.
type spaceRule struct {
	ruleBase `yaml:",inline"`
	Before   string `yaml:"before"` // marks
	Space    string `yaml:"space"`  // one character
	Repeats  bool   `yaml:"repeat"` // marks may repeat without a space: !!!

	before runeSet
}

func (s *spaceRule) prepare() { s.before = setOfRunes(s.Before) }

func (s *spaceRule) needs() string { return s.Before }

func (s *spaceRule) apply(p *para) {
	if s.Space == "" {
		return
	}
	space := []rune(s.Space)[0]
	for i := range p.c {
		if !s.before.has(p.c[i].r) || !p.free(i) || !p.ends(i) {
			continue
		}
		prev := p.at(i - 1)
		switch {
		case prev == 0 || isFixed(prev) || isOpening(prev) || s.marks(prev) || prev == '/' || prev == '*':
		case prev != ' ':
			p.insert(i, space)
		case s.Repeats && s.marks(p.at(i-2)):
			p.replace(i-1, i, "")
		case p.at(i-2) != 0 && !isOpening(p.at(i-2)):
			p.fix(i-1, space)
		}
	}
}

// marks tells the marks that stand together without a space.
func (s *spaceRule) marks(r rune) bool { return r == ';' || r == ':' || r == '!' || r == '?' }

// holdRule keeps words on one line: the space before some of them, and the
// spaces inside phrases.
type holdRule struct {
	ruleBase `yaml:",inline"`
	Before   []string `yaml:"before"`
	Phrases  []string `yaml:"phrases"`

	before, phrases map[rune][][]rune // by first rune
}

func (h *holdRule) prepare() {
	h.before, h.phrases = byFirst(h.Before), byFirst(h.Phrases)
}

// byFirst sorts words under their first rune.
func byFirst(words []string) map[rune][][]rune {
	out := map[rune][][]rune{}
	for _, w := range words {
		if rs := []rune(w); len(rs) > 0 {
			out[rs[0]] = append(out[rs[0]], rs)
		}
	}
	return out
}

func (*holdRule) needs() string { return "" }

func (h *holdRule) apply(p *para) {
	for i := range p.c {
		r := p.c[i].r
		if p.at(i-1) == ' ' && p.at(i-2) != 0 {
			for _, w := range h.before[r] {
				if p.matches(i, w) {
					p.fix(i-1, noBreak)
				}
			}
		}
		if isWord(p.at(i - 1)) {
			continue
		}
		for _, w := range h.phrases[r] {
			if !p.matches(i, w) {
				continue
			}
			for k, x := range w {
				if x == ' ' {
					p.fix(i+k, noBreak)
				}
			}
		}
	}
}

// matches tells whether a phrase stands at i, whatever its spaces, and ends
// with a word.
func (p *para) matches(i int, w []rune) bool {
	for k, x := range w {
		if y := p.at(i + k); y != x && (x != ' ' || !isSpace(y)) {
			return false
		}
	}
	return !isWord(w[len(w)-1]) || !isWord(p.at(i+len(w)))
}

// ellipsisRule makes one sign of three full stops or more.
type ellipsisRule struct {
	ruleBase `yaml:",inline"`
}

func (*ellipsisRule) needs() string { return "." }

func (*ellipsisRule) apply(p *para) {
	for i := 0; i < len(p.c); i++ {
		if !p.is(i, '.') {
			continue
		}
		j := i
		for p.is(j, '.') {
			j++
		}
		if j-i >= 3 && p.at(j) != '/' && p.at(i-1) != '/' {
			p.replace(i, j, "…")
		}
		i = j
	}
}

// referencesRule holds a reference mark [3] to the word before it.
type referencesRule struct {
	ruleBase `yaml:",inline"`
}

func (*referencesRule) needs() string { return "[" }

func (*referencesRule) apply(p *para) {
	for i := range p.c {
		if !p.is(i, '[') || !isDigit(p.at(i+1)) {
			continue
		}
		j := i + 1
		for isDigit(p.at(j)) || p.at(j) == ',' || isSpace(p.at(j)) {
			j++
		}
		if p.at(j) != ']' || p.at(j+1) == '(' || p.three(i+2) {
			continue // a year: Smith v Jones [2019] UKSC 12
		}
		if p.at(i-2) != 0 {
			p.fix(i-1, narrow)
		}
		for k := i; k < j; k++ {
			p.fix(k, noBreak)
		}
	}
}

// leadRule gives a bold lead-in the colon that follows it, and its space.
type leadRule struct {
	ruleBase `yaml:",inline"`
	Mark     string `yaml:"mark"`
}

func (*leadRule) needs() string { return "" }

func (*leadRule) apply(*para) {}

// Lead is how many runes of a text that is already set belong to the bold
// lead-in right before it: its colon, and the space before the colon. A line
// breaks after them. It is 0 where no lead-in ends.
func (l *Locale) Lead(after string) int {
	if l.rules.lead == nil || l.rules.lead.Mark == "" {
		return 0
	}
	rest := strings.TrimLeft(after, " \u00a0\u202f")
	if !strings.HasPrefix(rest, l.rules.lead.Mark) {
		return 0
	}
	return utf8.RuneCountInString(after[:len(after)-len(rest)+len(l.rules.lead.Mark)])
}

// lead moves the ends of lead-ins into the bold pieces they belong to.
func (l *Locale) lead(ps []Piece) {
	for i := 0; i+1 < len(ps); i++ {
		a, b := &ps[i], &ps[i+1]
		if !a.Strong || a.Keep || b.Strong || b.Keep || a.Text == "" {
			continue
		}
		after := []rune(b.Text)
		n := l.Lead(b.Text)
		a.Text, b.Text = a.Text+string(after[:n]), string(after[n:])
	}
}
