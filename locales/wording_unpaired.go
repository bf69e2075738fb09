package locales

import (
	"strings"
	"unicode"
)

// typed finds the marks of the pairs without a partner. Each kind is paired by
// itself, so that one that is missing makes no others; those in addresses and
// identifiers pair, and are not told.
func (a *unpairedAdvice) typed(p *para) []Suggestion {
	var out []Suggestion
	pairs := []rune(a.Pairs)
	for k := 0; k+1 < len(pairs); k += 2 {
		var open []int
		for i, c := range p.c {
			switch {
			case c.frozen || p.face(i):
			case c.r == pairs[k]:
				open = append(open, i)
			case c.r != pairs[k+1]:
			case len(open) > 0:
				open = open[:len(open)-1]
			case !p.itemEnd(i) && !p.besideFigure(i):
				out = append(out, a.alone(p, i, pairs[k])...)
			}
		}
		for _, i := range open {
			if !p.besideFigure(i) {
				out = append(out, a.alone(p, i, pairs[k+1])...)
			}
		}
	}
	return out
}

// alone is the suggestion for a mark without its partner.
func (a *unpairedAdvice) alone(p *para, i int, partner rune) []Suggestion {
	out := p.suggest(i, i+1, "", a.ruleBase, a.Why)
	for k := range out {
		out[k].Partner = string(partner)
	}
	return out
}

// itemEnd tells whether the bracket at i ends the number of an item: a), 12), 2°).
func (p *para) itemEnd(i int) bool {
	if p.at(i) != ')' {
		return false
	}
	k := i
	for isWord(p.at(k-1)) || p.at(k-1) == '°' || p.at(k-1) == '.' {
		k--
	}
	free := p.at(k-1) == 0 || isSpace(p.at(k-1)) || isOpening(p.at(k-1)) || isStop(p.at(k-1)) || p.at(k-1) == '-'
	return free && k < i && (i-k <= 2 || isDigit(p.at(k)) || romanOnly(p.text(k, i)))
}

// romanOnly tells a small number in Roman letters: iii, xiv.
func romanOnly(s string) bool {
	return strings.Trim(strings.ToLower(s), "ivx") == ""
}

// besideFigure tells a bracket beside a figure, which may be the end of an interval
// (]0 ; 1]), and a closing mark behind one, which may be inches (24”).
func (p *para) besideFigure(i int) bool {
	switch p.at(i) {
	case '[', ']':
		return p.figure(i-1, -1) || p.figure(i+1, 1)
	case '”':
		return isDigit(p.at(i - 1))
	}
	return false
}

// figure tells whether a figure stands at i, perhaps behind a sign or a space.
func (p *para) figure(i, step int) bool {
	for range 2 {
		if isSpace(p.at(i)) || strings.ContainsRune("+-−±", p.at(i)) && p.at(i) != 0 {
			i += step
		}
	}
	return unicode.IsDigit(p.at(i)) || p.at(i) == '∞'
}
