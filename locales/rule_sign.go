package locales

import (
	"strings"
	"unicode"
)

// primesRule makes primes of straight marks after figures, where they can be no
// quotation marks: 48°51′24″, 5′ 30″, a 24″ screen.
type primesRule struct {
	ruleBase `yaml:",inline"`
}

func (*primesRule) needs() string { return "'’\"" }

func (r *primesRule) apply(p *para) {
	for i := range p.c {
		c := p.at(i)
		if !p.is(i, c) || c != '"' && c != '\'' && c != '’' || !isDigit(p.at(i-1)) || unicode.IsLetter(p.at(i+1)) &&
			!strings.ContainsRune("NSEWO", p.at(i+1)) {
			continue
		}
		if c != '"' && p.thousands(i) {
			continue // 12'500 francs
		}
		if c == '\'' && p.is(i+1, c) { // 1'30''
			if p.angle(i) {
				p.replace(i, i+2, "″")
			}
			continue
		}
		switch {
		case p.angle(i):
		case c == '’' || !p.odd(i):
			continue
		}
		if c == '"' {
			p.replace(i, i+1, "″")
		} else {
			p.replace(i, i+1, "′")
		}
	}
}

// thousands tells whether the mark at i stands between groups of figures, as
// the Swiss write them: three figures follow and no more.
func (p *para) thousands(i int) bool {
	return isDigit(p.at(i-1)) && isDigit(p.at(i+1)) && isDigit(p.at(i+2)) && isDigit(p.at(i+3)) && !isDigit(p.at(i+4))
}

// angle tells whether the mark at i follows degrees, or minutes that do.
func (p *para) angle(i int) bool {
	k := i - 1
	for isDigit(p.at(k)) || p.at(k) == '.' || p.at(k) == ',' || isSpace(p.at(k)) && !isSpace(p.at(k+1)) {
		k--
	}
	if k == i-1 {
		return false
	}
	switch p.at(k) {
	case '°':
		return isDigit(p.at(k - 1)) // and not n° 5
	case '′', '\'':
		return isDigit(p.at(k-1)) && k >= i-7 // 5' 10"
	case '’':
		return isDigit(p.at(k-1)) && p.angle(k)
	}
	return false
}

// odd tells whether the mark at i is the only one of its kind on the line that
// follows a figure and the others pair off among themselves, so that it closes
// no quotation.
func (p *para) odd(i int) bool {
	c := p.c[i].r
	lo, hi := i, i
	for p.at(lo-1) != 0 {
		lo--
	}
	for p.at(hi+1) != 0 {
		hi++
	}
	opened, others, free := 0, 0, 0
	for k := lo; k <= hi; k++ {
		if p.c[k].r != c || k == i || c == '\'' && isWord(p.at(k-1)) && (unicode.IsLetter(p.at(k-1)) && isWord(p.at(k+1)) || k > i) {
			continue
		}
		if isDigit(p.at(k - 1)) {
			free++
			continue
		}
		others++
		if k < i && !isWord(p.at(k-1)) && !isStop(p.at(k-1)) {
			opened++
		}
	}
	if c == '\'' {
		return opened == 0
	}
	return others == 0 || free == 0 && others%2 == 0
}

// scriptsRule sets raised and lowered figures: m² after a number or between
// units, CO₂ in the formulas of the list.
type scriptsRule struct {
	ruleBase `yaml:",inline"`
	Powers   map[string]string `yaml:"powers"`   // m2: m²
	Formulas map[string]string `yaml:"formulas"` // CO2: CO₂
	After    []string          `yaml:"after"`    // words before a unit without a number: le m2, per m2

	after map[string]bool
}

func (r *scriptsRule) prepare() { r.after = setOf(r.After) }

func (*scriptsRule) needs() string { return "23456" }

func (r *scriptsRule) apply(p *para) {
	for k, t := range p.tokens() {
		if t.kind != tokWord || isWord(p.at(t.i-1)) && !isDigit(p.at(t.i-1)) {
			continue
		}
		j := p.figuresEnd(t.j)
		if next := p.at(j); next == '-' && isWord(p.at(j+1)) || next == '_' || next == ':' && isWord(p.at(j+1)) ||
			next == '.' && isWord(p.at(j+1)) && !p.compound(t.i) {
			continue
		}
		word := p.text(t.i, j)
		if set, ok := r.Formulas[word]; ok && p.at(t.i-1) != '-' && p.at(t.i-1) != '_' && !isDigit(p.at(t.i-1)) {
			p.replace(t.i, j, set)
		} else if set, ok := r.Powers[word]; ok && r.measures(p, k) {
			p.replace(t.i, j, set)
		}
	}
}

// compound tells whether a factor of a unit stands before i: kg·m2, W/(m2.K).
func (p *para) compound(i int) bool {
	prev, before := p.at(i-1), p.at(i-2)
	return (prev == '·' || prev == '⋅') && isWord(before) || prev == '(' && before == '/' && isWord(p.at(i-3))
}

// measures tells whether the word at token k stands where a unit does.
func (r *scriptsRule) measures(p *para, k int) bool {
	t := p.tok(k)
	prev := p.at(t.i - 1)
	if isDigit(prev) || p.compound(t.i) || prev == '/' && (isWord(p.at(t.i-2)) || p.at(t.i-2) == '€' || isSpace(p.at(t.i-2))) {
		return true
	}
	if !isSpace(prev) {
		return false
	}
	return isDigit(p.at(t.i-2)) || r.after[strings.ToLower(p.text(p.wordStart(t.i-1), t.i-1))] || p.sign(k-2) == '/'
}
