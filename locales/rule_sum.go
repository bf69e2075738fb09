package locales

import (
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// summing is what a hyphen with spaces around it does between two operands.
type summing uint8

const (
	noSum   summing = iota
	maySum          // between two letters or beside an equals sign: only the author knows
	surely          // in an equation
	signsOf = "=≠≈≤≥<>+×*·/÷−"
)

// sum tells whether the hyphen at i stands between operands: surely where both are letters
// or functions and a sign of an equation belongs to them (A - B = C), perhaps where no sign
// does (n - k), or where words stand beside an equals sign (margin = price - cost).
func (p *para) sum(i int) summing {
	if p.at(i-1) == 0 || p.at(i+1) == 0 || !isSpace(p.at(i-1)) || !isSpace(p.at(i+1)) {
		return noSum
	}
	l, r := p.operandTo(p.spacesBack(i)), p.operandAt(p.spacesOn(i+1))
	if l.i == l.j || r.i == r.j {
		return noSum
	}
	before, chained := p.signBefore(l.i)
	after, more := p.signAfter(r.j)
	switch {
	case l.variable && r.variable && !(l.word && r.word):
		if before != 0 || after != 0 {
			return surely
		}
		if chained || more {
			return noSum // A - B - C
		}
		return maySum
	case before == '=' || after == '=':
		return maySum
	}
	return noSum
}

// operand is one side of a sum: runes i up to j.
type operand struct {
	i, j     int
	variable bool // one letter, with its factor and its index: x, 2x, x1, f(x)
	word     bool // a letter that may be a word: a, y, I
}

func (p *para) operandTo(j int) operand {
	i := j
	for i > 0 && p.at(i-1) != 0 && !isSpace(p.at(i-1)) {
		i--
	}
	for i < j && p.at(i) == '(' {
		i++
	}
	return p.operand(i, j)
}

func (p *para) operandAt(i int) operand {
	j := i
	for p.at(j) != 0 && !isSpace(p.at(j)) {
		j++
	}
	for j > i && strings.ContainsRune(",;:.!?", p.at(j-1)) {
		j--
	}
	return p.operand(i, j)
}

// operand reads what stands between i and j, brackets around it aside.
func (p *para) operand(i, j int) operand {
	o := operand{i: i, j: j}
	s := strings.TrimRight(strings.TrimLeft(p.text(i, j), "("), ")")
	if name, of, ok := strings.Cut(s, "("); ok && len([]rune(of)) == 1 {
		s = name // f(x
	}
	count, factor := 0, s != "" && isDigit(letters.First(s))
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r):
			if count++; factor && strings.ContainsRune("hmsgtkWVAKMGLB", r) {
				return o // 12h
			}
			o.word = strings.ContainsRune("aàoôyIAOY", r)
		case !unicode.IsNumber(r) && !strings.ContainsRune("′'’", r):
			return o
		}
	}
	o.variable = count == 1 && !strings.HasSuffix(s, "'") && !strings.HasSuffix(s, "’")
	return o
}

// signBefore is the sign of an equation before the operand that begins at i, or before those
// that hyphens join to it, 0 when there is none; chained tells whether any are joined.
func (p *para) signBefore(i int) (sign rune, chained bool) {
	for n := range links {
		k := p.spacesBack(i)
		r := p.at(k - 1)
		switch {
		case k == i || r == 0 || !isSpace(p.at(k-2)):
			return 0, n > 0
		case strings.ContainsRune(signsOf, r):
			return r, n > 0
		case r != '-':
			return 0, n > 0
		}
		if i = p.operandTo(p.spacesBack(k - 1)).i; i == k-1 {
			return 0, true
		}
	}
	return 0, true
}

// signAfter is the sign behind the operand that ends at j, as signBefore.
func (p *para) signAfter(j int) (sign rune, chained bool) {
	for n := range links {
		k := p.spacesOn(j)
		r := p.at(k)
		switch {
		case k == j || r == 0 || !isSpace(p.at(k+1)):
			return 0, n > 0
		case strings.ContainsRune(signsOf, r):
			return r, n > 0
		case r != '-':
			return 0, n > 0
		}
		if j = p.operandAt(p.spacesOn(k + 1)).j; j == k+1 {
			return 0, true
		}
	}
	return 0, true
}
