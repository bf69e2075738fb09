package locales

import (
	"regexp"
	"strings"
)

// typed finds the marks of the pairs without a partner. Each kind is paired by
// itself, so that one that is missing makes no others; those in addresses and
// identifiers pair, and are not told.
func (a *unpairedAdvice) typed(p *para) []Suggestion {
	var out []Suggestion
	pairs, ends := []rune(a.Pairs), p.intervals()
	for k := 0; k+1 < len(pairs); k += 2 {
		var open []int
		low := false // „ that “ or ” ends
		for i, c := range p.c {
			switch {
			case c.r == '„' || c.r == '\n':
				low = c.r == '„'
			case low && p.raised(i):
				low = false
			case c.frozen || ends[i] || p.face(i):
			case c.r == pairs[k]:
				open = append(open, i)
			case c.r != pairs[k+1]:
			case len(open) > 0:
				open = open[:len(open)-1]
			case !p.itemEnd(i) && (c.r != '”' || !isDigit(p.at(i-1))): // and no 24”
				out = append(out, a.alone(p, i, pairs[k])...)
			}
		}
		for _, i := range open {
			out = append(out, a.alone(p, i, pairs[k+1])...)
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

// span is an interval with any of its ends open: [0 ; 1[, ]a, b], (2, +∞).
var span = regexp.MustCompile(`[\[\](] ?` + bound + `[\s\x{a0}\x{202f}]*[,;][\s\x{a0}\x{202f}]*` + bound + ` ?[\[\])]`)

// bound is an end of an interval: a number, a letter or infinity.
const bound = `[-+−]?(?:∞|\d+(?:[.,]\d+)?|\p{L})`

// intervals is the brackets of the intervals of a paragraph.
func (p *para) intervals() map[int]bool {
	out := map[int]bool{}
	text := p.text(0, len(p.c))
	if !strings.ContainsAny(text, "[]") {
		return out
	}
	at := runeIndex(text)
	for from := 0; from < len(text); {
		m := span.FindStringIndex(text[from:])
		if m == nil {
			break
		}
		out[at[from+m[0]]], out[at[from+m[1]]-1] = true, true
		from += m[1]
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
