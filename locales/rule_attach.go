package locales

import (
	"strings"
	"unicode"
)

// attachRule holds a number to the word or sign that says what it numbers:
// n° 12, section 3.2, NIS 2.
type attachRule struct {
	ruleBase `yaml:",inline"`
	Words    []string `yaml:"words"`    // section, page, version
	Abbrevs  []string `yaml:"abbrevs"`  // p., art., fig.
	Signs    []string `yaml:"signs"`    // n°, §: a space is added where there is none
	Names    []string `yaml:"names"`    // names that take a number: SecNumCloud
	Acronyms bool     `yaml:"acronyms"` // any word of two capitals or more: NIS 2, RFC 9116

	words, abbrevs map[string]bool
	signs          [][]rune
}

func (a *attachRule) prepare() {
	a.words, a.abbrevs = setOf(append(append([]string(nil), a.Words...), a.Names...)), setOf(a.Abbrevs)
	for _, s := range a.Signs {
		a.signs = append(a.signs, []rune(s))
	}
}

func (*attachRule) needs() string { return "0IVX" }

func (a *attachRule) apply(p *para) {
	for i := range p.c {
		if !isDigit(p.at(i)) && !a.roman(p, i) {
			if p.is(i-1, ' ') && p.coded(i) && a.sign(p, i-1) {
				p.fix(i-1, noBreak) // n° FA-2026-12
			}
			continue
		}
		switch prev := p.at(i - 1); {
		case prev == ' ' && a.numbers(p, i-1):
			p.fix(i-1, noBreak)
		case (prev == '°' || prev == 'º' || prev == '§') && a.sign(p, i):
			p.insert(i, noBreak)
		}
	}
}

// coded tells whether a name of capitals and figures begins at i: FA-2026-12.
func (p *para) coded(i int) bool {
	j := i
	for unicode.IsUpper(p.at(j)) {
		j++
	}
	if p.at(j) == '-' {
		j++
	}
	return j > i && isDigit(p.at(j))
}

// roman tells whether a Roman number stands at i.
func (a *attachRule) roman(p *para, i int) bool {
	if r := p.at(i); r != 'I' && r != 'V' && r != 'X' || isWord(p.at(i-1)) {
		return false
	}
	j := i
	for p.at(j) == 'I' || p.at(j) == 'V' || p.at(j) == 'X' {
		j++
	}
	if unicode.Is(unicode.Lm, p.at(j)) {
		return true // François Iᵉʳ
	}
	return !isWord(p.at(j)) && p.at(j) != '.' && p.at(j) != '\'' && p.at(j) != '’' && (j-i > 1 || p.at(i) != 'I')
}

// numbers tells whether what ends at the space i numbers things.
func (a *attachRule) numbers(p *para, i int) bool {
	if a.sign(p, i) {
		return true
	}
	if p.at(i-1) == '.' {
		w := p.wordStart(i - 1)
		return w < i-1 && a.abbrevs[strings.ToLower(p.text(w, i))]
	}
	w := p.wordStart(i)
	if w == i || isWord(p.at(w-1)) {
		return false
	}
	word := p.text(w, i)
	return a.words[strings.ToLower(word)] || isDigit(p.at(i+1)) && a.Acronyms && i-w >= 2 && allUpper(word) ||
		!isDigit(p.at(i+1)) && unicode.IsUpper(p.at(w)) && !allUpper(word) && i-w > 2 &&
			(isRomanDigit(p.at(i+2)) || unicode.Is(unicode.Lm, p.at(i+2)))
}

// sign tells whether one of the signs ends at i.
func (a *attachRule) sign(p *para, i int) bool {
	for _, s := range a.signs {
		if k := i - len(s); k >= 0 && !isWord(p.at(k-1)) && strings.EqualFold(p.text(k, i), string(s)) {
			return true
		}
	}
	return false
}

// titlesRule holds a title or an initial to the name that follows it.
type titlesRule struct {
	ruleBase `yaml:",inline"`
	Titles   []string `yaml:"titles"` // as they are written, with or without a point
	Initials bool     `yaml:"initials"`

	titles map[string]bool
}

func (t *titlesRule) prepare() {
	t.titles = map[string]bool{}
	for _, s := range t.Titles {
		t.titles[s] = true
	}
}

func (*titlesRule) needs() string { return "" }

func (t *titlesRule) apply(p *para) {
	for i := 1; i+1 < len(p.c); i++ {
		if !p.is(i, ' ') || !unicode.IsUpper(p.at(i+1)) {
			continue
		}
		j := i
		if p.at(j-1) == '.' {
			j--
		}
		w := p.wordStart(j)
		if w == j || isWord(p.at(w-1)) || p.at(w-1) == '.' && j-w > 1 {
			continue
		}
		initial := t.Initials && j == i-1 && j-w == 1 && unicode.IsUpper(p.at(w)) && (unicode.IsLower(p.at(i+2)) || p.at(i+2) == '.')
		if initial || t.titles[p.text(w, i)] {
			p.fix(i, noBreak)
		}
	}
}

// pairsRule keeps short pairs whole: OIV/OSE, CERT-FR, J-7, a-t-il.
type pairsRule struct {
	ruleBase `yaml:",inline"`
	Letters  int      `yaml:"letters"` // of both together, at most
	Inverted []string `yaml:"inverted"`

	inverted map[string]bool
}

func (r *pairsRule) prepare() { r.inverted = setOf(r.Inverted) }

func (*pairsRule) needs() string { return "/-" }

func (r *pairsRule) apply(p *para) {
	for k := range p.tokens() {
		switch p.sign(k) {
		case '/':
			r.slash(p, k)
		case '-':
			r.hyphen(p, k)
		}
	}
}

// slash joins two acronyms, but not the links of a chain of them.
func (r *pairsRule) slash(p *para, k int) {
	a, s, b := p.tok(k-1), p.tok(k), p.tok(k+1)
	if !p.acronym(k-1) || !p.acronym(k+1) || b.j-a.i-1 > r.Letters || !p.free(s.i) || r.linked(p, a, b, '/') {
		return
	}
	p.replace(s.i, s.j, string(joiner)+"/"+string(joiner))
}

func (r *pairsRule) linked(p *para, a, b token, by rune) bool {
	before, after := p.at(a.i-1), p.at(b.j)
	return before == by || after == by || before == joiner || after == joiner || before == '-' || after == '-' ||
		before == '_' || after == '_' || isDigit(before) || isDigit(after)
}

// hyphen fixes the hyphen of two acronyms, of a letter and a figure, and of an
// inversion: "-t-il".
func (r *pairsRule) hyphen(p *para, k int) {
	a, s, b := p.tok(k-1), p.tok(k), p.tok(k+1)
	if !p.free(s.i) {
		return
	}
	short := p.caps(k-1) && p.caps(k+1) && p.acronym(k-1) && p.acronym(k+1) && b.j-a.i-1 <= r.Letters
	figure := p.caps(k-1) && a.j-a.i == 1 && b.kind == tokNumber && b.i == s.j && !isWord(p.at(b.j))
	if (short || figure) && !r.linked(p, a, b, '-') && !isWord(p.at(a.i-1)) && p.at(b.j) != '/' ||
		p.at(a.i-1) == '-' && p.word(k-1, "t") && p.in(k+1, r.inverted) {
		p.replace(s.i, s.j, string(fixHyph))
	}
}
