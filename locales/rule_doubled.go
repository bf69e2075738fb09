package locales

import "unicode"

// doubledRule makes one quotation mark of two signs that stand for one: ,,low”
// and ”high”. Both ends of a quotation are understood, or neither: two signs
// without a partner stay, and are told.
type doubledRule struct {
	ruleBase `yaml:",inline"`
}

func (*doubledRule) needs() string { return "'’‘´" }

func (d *doubledRule) apply(p *para) {
	open := -1
	for i := 0; i < len(p.c); i++ {
		switch {
		case p.c[i].r == '\n':
			open = -1
		case d.begins(p, i):
			open = i
			i++
		case open >= 0 && d.ends(p, i):
			p.replace(open, open+2, `"`)
			p.replace(i, i+2, `"`)
			open = -1
			i++
		}
	}
}

// pair tells whether two like signs stand at i, and not three.
func pair(p *para, i int, r rune) bool {
	return p.is(i, r) && p.is(i+1, r) && p.at(i-1) != r && p.at(i+2) != r
}

// begins tells whether two signs at i may open a quotation.
func (*doubledRule) begins(p *para, i int) bool {
	if !pair(p, i, ',') && !pair(p, i, '\'') && !pair(p, i, '’') && !pair(p, i, '‘') {
		return false
	}
	prev, next := p.at(i-1), p.at(i+2)
	free := prev == 0 || isSpace(prev) || isOpening(prev) || prev == '’' || prev == '—' || prev == '–'
	return free && (isWord(next) || isOpening(next) || next == '…')
}

// ends tells whether two signs at i may close one.
func (*doubledRule) ends(p *para, i int) bool {
	if !pair(p, i, '\'') && !pair(p, i, '’') && !pair(p, i, '´') {
		return false
	}
	prev, next := p.at(i-1), p.at(i+2)
	return prev != 0 && !isSpace(prev) && !isOpening(prev) && !unicode.IsLetter(next) && !isDigit(next)
}
