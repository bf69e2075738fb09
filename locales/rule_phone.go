package locales

import (
	"strings"
	"unicode"
)

// phonesRule keeps telephone numbers, and other long numbers written in groups, on one
// line: those of three groups and more whatever stands before them, shorter ones after a
// word of the list or of the names of numbers. It changes no figure.
type phonesRule struct {
	ruleBase `yaml:",inline"`
	After    []string `yaml:"after"` // words before grouped numbers: tel, SIREN, EN

	after map[string]bool
	terms *terms
}

// prepare keeps names in capitals apart: EN 301 549 is a standard, en 2026 is
// not.
func (r *phonesRule) prepare() {
	r.after = map[string]bool{}
	for _, w := range r.After {
		r.after[w] = true
	}
}

func (*phonesRule) needs() string { return "0" }

func (r *phonesRule) apply(p *para) {
	for i := 0; i < len(p.c); i++ {
		c := p.at(i)
		if end := r.whole(p, i); end > i {
			p.tie(i, end, false)
			i = end - 1
			continue
		}
		if !isDigit(c) && c != '+' && c != '(' || isWord(p.at(i-1)) || !isSpace(p.at(i-1)) && isDigit(p.at(i-2)) {
			continue
		}
		j, groups, figures := p.figureGroups(i)
		if groups < 2 {
			continue
		}
		dialled := c == '+' && isDigit(p.at(i+1)) || c == '0' && (isDigit(p.at(i+1)) || isSpace(p.at(i+1)) && p.three(i+2)) || c == '(' &&
			p.at(i+1) == '0' || c == '(' && p.at(i+4) == ')'
		dialled = dialled && figures >= 8 && figures <= 15 && (groups >= 3 || c == '0' && !hyphened(p, i, j))
		if dialled || r.named(p, i) {
			p.tie(i, j, dialled)
		}
		i = j - 1
	}
}

// hyphened tells whether a hyphen stands between i and j: of two groups that may be a number
// of another kind (ISSN 0035-2969).
func hyphened(p *para, i, j int) bool { return strings.ContainsAny(p.text(i, j), "-\u2011.") }

// whole is the end of a number in groups that begins at i; i for none.
func (r *phonesRule) whole(p *para, i int) int {
	c, prev := p.at(i), p.at(i-1)
	if !isDigit(c) && (c < 'A' || c > 'Z') || isWord(prev) || prev != 0 && strings.ContainsRune("-+./,:’'", prev) ||
		isSpace(prev) && isDigit(p.at(i-2)) {
		return i
	}
	if j, ok := p.grouped(i); ok {
		return j
	}
	if j, ok := r.terms.filed(p, i); ok {
		return j
	}
	return i
}

// named tells whether a word of the list stands before i, with or without a
// colon.
func (r *phonesRule) named(p *para, i int) bool {
	k := i - 1
	for isSpace(p.at(k)) || p.at(k) == ':' || p.at(k) == '.' {
		k--
	}
	w := p.wordStart(k + 1)
	word := p.text(w, k+1)
	return w <= k && k < i-1 && (r.after[word] || r.after[strings.ToLower(word)])
}

// figureGroups reads groups of figures with one space, point or hyphen between
// them, some in brackets: +33 (0)1 23 45 67 89.
func (p *para) figureGroups(i int) (j, groups, figures int) {
	j = i
	if p.at(j) == '+' {
		j++
	}
	for {
		k := j
		open := p.at(k) == '('
		if open {
			k++
		}
		n := 0
		for isDigit(p.at(k)) {
			k, n = k+1, n+1
		}
		if open && p.at(k) == ')' {
			k++
		} else if open {
			n = 0
		}
		if n == 0 || n > 8 || unicode.IsLetter(p.at(k)) {
			return j - p.separator(j), groups, figures
		}
		j, groups, figures = k, groups+1, figures+n
		if p.at(j) == '(' || isDigit(p.at(j)) {
			continue
		}
		if c := p.at(j); isSpace(c) || c == '.' || c == '-' || c == fixHyph {
			j++
			if isDigit(p.at(j)) || p.at(j) == '(' && isDigit(p.at(j+1)) {
				continue
			}
			j--
		}
		return j, groups, figures
	}
}

// separator is 1 when a separator stands before j.
func (p *para) separator(j int) int {
	if c := p.at(j - 1); isSpace(c) || c == '.' || c == '-' || c == fixHyph {
		return 1
	}
	return 0
}

// tie fixes the spaces from i up to j, and the hyphens if they are to be.
func (p *para) tie(i, j int, hyphens bool) {
	for ; i < j; i++ {
		p.fix(i, noBreak)
		if hyphens && p.is(i, '-') {
			p.replace(i, i+1, string(fixHyph))
		}
	}
}

// articlesRule keeps the number of an article of law on one line: art. L. 121-1,
// articles R. 10-3 et 5-2.
type articlesRule struct {
	ruleBase `yaml:",inline"`
	Words    []string `yaml:"words"`   // article, art.
	Letters  []string `yaml:"letters"` // of the part of a code: L, R, D

	words, letters map[string]bool
}

func (r *articlesRule) prepare() {
	r.words, r.letters = setOf(r.Words), map[string]bool{}
	for _, l := range r.Letters {
		r.letters[l] = true
	}
}

func (*articlesRule) needs() string { return "0" }

func (r *articlesRule) apply(p *para) {
	for i := range p.c {
		if !isDigit(p.at(i)) || isDigit(p.at(i-1)) || p.at(i-1) == '-' {
			continue
		}
		start, coded := r.code(p, i)
		word := r.word(p, start)
		if !coded && !word {
			continue
		}
		if word && isSpace(p.at(start-1)) {
			p.fix(start-1, noBreak)
		}
		if coded && isSpace(p.at(i-1)) {
			p.fix(i-1, noBreak)
			if k := r.letter(p, i-1); k < i-1 && r.word(p, k) { // article L 121-1
				p.fix(k-1, noBreak)
			}
		}
	}
}

// code is where the letter of a code before the number at i begins: L. 121-1,
// L121-1; i when there is none.
func (r *articlesRule) code(p *para, i int) (int, bool) {
	k := i
	if isSpace(p.at(k - 1)) {
		k--
	}
	if p.at(k-1) == '*' {
		k--
	}
	if p.at(k-1) == '.' {
		k--
	} else if k < i {
		return i, r.letter(p, k) != k && r.word(p, r.letter(p, k)) // article L 121-1
	}
	w := r.letter(p, k)
	if w == k {
		return i, false
	}
	return w, true
}

// letter is where a letter of the list that ends at k begins, k when none does.
func (r *articlesRule) letter(p *para, k int) int {
	w := p.wordStart(k)
	if w < k && !isWord(p.at(w-1)) && p.at(w-1) != '.' && p.at(w-1) != '-' && r.letters[p.text(w, k)] {
		return w
	}
	return k
}

// word tells whether a word for articles of law stands before i.
func (r *articlesRule) word(p *para, i int) bool {
	k := i - 1
	if !isSpace(p.at(k)) {
		return false
	}
	if p.at(k-1) == '.' {
		k--
	}
	w := p.wordStart(k)
	return w < k && r.words[strings.ToLower(p.text(w, k))]
}
