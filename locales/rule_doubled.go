package locales

import "unicode"

// doubledRule makes one quotation mark of two signs that stand for one: ,,low”
// and ”high”. Both ends of a quotation are understood, or neither: two signs
// without a partner stay, and are told.
type doubledRule struct {
	ruleBase `yaml:",inline"`
}

func (*doubledRule) needs() string { return "'’‘´„" }

func (d *doubledRule) apply(p *para) {
	open, low := -1, -1
	for i := 0; i < len(p.c); i++ {
		switch {
		case p.c[i].r == '\n':
			open, low = -1, -1
		case p.is(i, '„') && isWord(p.at(i+1)):
			low = i
		case low >= 0 && p.raised(i):
			p.replace(low, low+1, `"`)
			p.replace(i, i+1, `"`)
			low = -1
		case p.c[i].r == '“':
			low = -1 // a quotation in the quotation
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

// raised tells whether the mark at i ends a quotation that „ began.
func (p *para) raised(i int) bool {
	return (p.is(i, '“') || p.is(i, '”')) && p.at(i-1) != 0 && !isSpace(p.at(i-1)) && !isWord(p.at(i+1))
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
