package locales

import (
	"strings"
	"unicode"
)

// Column is the cells of a column, or the items of a list, with their numbers
// grouped alike. A column whose cells begin with numbers counts something when
// one of its numbers was typed in groups, or when they are of different lengths:
// numbers that are names, such as postcodes, are as long as one another. Cells
// that hold no figure stand between the others. What is no column stays as it is.
func (l *Locale) Column(cells []string) []string {
	paras := make([]*para, len(cells))
	numbers := make([]amount, len(cells))
	n := numbersRule{number: l.set.Number}
	about := setOf(l.set.Terms.Counts)
	counts, years, lengths, grouped := 0, 0, map[int]bool{}, false
	for k, cell := range cells {
		p := newPara([]rune(cell), nil)
		i, ok := p.figures(about)
		if !ok {
			return cells
		}
		if i < 0 {
			continue
		}
		paras[k], numbers[k] = p, p.amount(i)
		switch a := numbers[k]; {
		case a.whole[0] == '0' && len(a.whole) > 1:
			return cells
		case a.year():
			years++
		default:
			counts++
			lengths[len(a.whole)], grouped = true, grouped || a.groups > 0
		}
	}
	if counts+years < 2 || !grouped && len(lengths) < 2 || counts < 2 && years > 0 {
		return cells
	}
	out := append([]string(nil), cells...)
	for k, p := range paras {
		a := numbers[k]
		if p == nil || len(a.whole) < 4 || len(a.whole) > 12 || a.groups > 0 && !isSpace(a.sep) {
			continue
		}
		p.replace(a.i, a.i+len(a.whole)+a.groups, n.grouped(a.whole))
		p.commit()
		out[k] = p.text(0, len(p.c))
	}
	return out
}

// figures is where the one number of a cell begins, -1 when it holds none. It is
// not ok when words stand before it, but those that only a count follows (about 12500),
// or when it holds more than one.
func (p *para) figures(about map[string]bool) (at int, ok bool) {
	at = -1
	for i := 0; i < len(p.c); i++ {
		r := p.at(i)
		switch {
		case isDigit(r) && at >= 0:
			return -1, false
		case isDigit(r):
			at = i
			a := p.amount(i)
			if isWord(p.at(a.j)) || strings.ContainsRune("-/:–", p.at(a.j)) && isDigit(p.at(a.j+1)) {
				return -1, false
			}
			i = a.j - 1
		case at < 0 && unicode.IsLetter(r) && p.has(isDigit):
			word := p.wordAt(i)
			if !about[word] {
				return -1, false
			}
			i += len([]rune(word)) - 1
		}
	}
	return at, true
}

// has tells whether a rune of a kind stands in the paragraph.
func (p *para) has(kind func(rune) bool) bool {
	for _, c := range p.c {
		if kind(c.r) {
			return true
		}
	}
	return false
}
