package sense

import "strings"

// inAct is the grade of a line that would end inside the reference to an act that has its
// author in brackets before its number, 0 when it does not: règlement (UE) 2024/1183,
// Regulation (EC) No 765/2008.
func inAct(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	switch {
	case author(l) && l.depth > 0 && (actNumber(r) || signed(ts, i)):
		return written
	case i > 1 && author(&ts[i-2]) && signed(ts, i-1):
		return written // (EC) No | 765/2008
	case author(r) && l.trail == "" && l.left&(binding|verb|adverb) == 0 && i+1 < len(ts) && (actNumber(&ts[i+1]) || signed(ts, i+1)):
		return never
	case ofAct(ts, i):
		return close // article 28 | du règlement
	}
	return 0
}

// ofAct tells whether token i joins a numbered part to the act it is of: article 28 du
// règlement, Article 28 of the Regulation.
func ofAct(ts []token, i int) bool {
	next := following(ts, i)
	if i < 2 || next == nil || ts[i-1].trail != "" || !ts[i-1].figures || ts[i-2].left&reference == 0 || ts[i].right&of == 0 {
		return false
	}
	if next.right&article != 0 {
		next = following(ts, i+1)
	}
	return next != nil && next.left&reference != 0
}

// author tells whether a token is an acronym in brackets: (UE).
func author(t *token) bool { return t.acronym && t.lead == "(" && t.trail == ")" }

// signed tells whether token i is the sign of a number and an act's number follows: No 765/2008.
func signed(ts []token, i int) bool {
	return ts[i].right&reference != 0 && len(ts[i].word) <= longSign && i+1 < len(ts) && ts[i+1].lead == "" && actNumber(&ts[i+1])
}

// longSign is how many bytes the sign of a number has at most, n° or nᵒ with its own.
const longSign = 4

// longNumber is how many signs the number of an act or a standard has: 2006/112/CE, 27001:2022.
const longNumber = 14

// actNumber tells whether a token is a number of figures that a stroke or a colon parts.
func actNumber(t *token) bool {
	return t.figures && t.lead == "" && t.word[0] >= '0' && t.word[0] <= '9' && len(t.word) <= longNumber && strings.ContainsAny(t.word, "/:")
}

// standard tells whether r is the number of a standard or a version behind its name: ISO 27001,
// WCAG 2.2, SecNumCloud v3.2. What an acronym counts has two figures and no point, or is a year.
func standard(l, r *token) bool {
	if !r.figures || l.figures || l.left&(binding|verb) != 0 {
		return false
	}
	if w, ok := strings.CutPrefix(r.word, "v"); ok {
		return l.trail == "" && strings.Trim(w, "0123456789.") == "" && w[0] != '.'
	}
	if !l.acronym || strings.Trim(r.word, "0123456789.:/-") != "" {
		return false
	}
	return strings.ContainsAny(r.word, ".:/") || len(r.word) > 2 && !r.year
}

// sums tells whether token i is the conjunction inside one number in words: three hundred and
// five, vingt et un.
func (s *Grammar) sums(ts []token, i int) bool {
	if i < 1 || ts[i].right&conjunction == 0 || following(ts, i-1) == nil {
		return false
	}
	next, with := following(ts, i), s.summed[ts[i-1].word]
	return next != nil && (with[next.word] || with["*"] && next.left&numeral != 0)
}

// adds tells whether two words are one number without a conjunction, though the one may be an
// article elsewhere: deux cent un, a hundred.
func (s *Grammar) adds(l, r *token) bool {
	return l.left&numeral != 0 && s.summed[l.word][r.word] || l.left&article != 0 && l.left&pronoun == 0 && s.summed[r.word]["*"]
}

// overOne tells whether one is more or less than is counted: plus d’une offre.
func overOne(l, r *token) bool {
	return l.left&(quantity|degree) == quantity|degree && r.right&of != 0 && r.left != r.right && r.left&article != 0
}

// multiplied tells whether token i opens a comparison behind how many times it is: twice as
// large as, three times as high as.
func (s *Grammar) multiplied(ts []token, i int) bool {
	return s.answered(ts, i) && (ts[i-1].left&numeral != 0 || i > 1 && number(&ts[i-2]) && ts[i-2].trail == "")
}
