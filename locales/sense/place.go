package sense

import "strings"

// inPeriod tells whether token i stands inside a period and what places it: last winter, early
// next week, mardi prochain.
func (s *Grammar) inPeriod(ts []token, i int) bool {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	switch {
	case s.placing[bareOf(l)] && s.period(r):
		return true
	case s.placing[bareOf(l)] && s.placing[r.word] && next != nil && s.period(next):
		return true
	case s.placed[r.word] && s.period(l):
		return r.right&preposition == 0 || next == nil || next.right&article == 0 // but le mois suivant | la fusion
	}
	return false
}

// period tells whether a token is a day, a month or another period that words place.
func (s *Grammar) period(t *token) bool {
	w := strings.TrimSuffix(bareOf(t), "'s")
	if c := s.words[w]; c&(weekday|month) != 0 {
		return c&auxiliary == 0 || t.capital // next May, but the next may
	}
	return s.periods[w]
}

// bareOf is a token's word without what elides before it: année of l’année.
func bareOf(t *token) string { return t.word[len(elided(t.word)):] }

// located is the grade of a line before token i, which may be the particle of the participle before
// it, where it begins a phrase of place, 0 where it does not: behind a noun or an auxiliary of the passive a participle has no object, so
// that what stands behind the word is that of a preposition (decisions taken in Brussels).
func (s *Grammar) located(ts []token, i int) int {
	next := following(ts, i)
	if i < 2 || next == nil || !s.spatial[ts[i].word] || ts[i-1].trail != "" || ts[i].lead != "" || ts[i-2].trail != "" || !s.site(ts, i+1) {
		return 0
	}
	l, before := &ts[i-1], &ts[i-2]
	switch {
	case s.forms[l.word] == "" && !ends(l.word, s.endings), ends(l.word, s.plural):
		return 0 // no participle
	case s.passives[before.word]:
		return framing
	case before.left&(binding|verb|numeral|adverb|after) != 0 && !before.capital:
		return 0
	case s.participles[l.word]:
		return framing
	}
	many := ends(before.word, s.plural) || s.plurals[before.word]
	alone := many && (i == 2 || ts[i-3].left&(article|numeral) == 0)
	switch {
	case alone && (next.capital || s.placing[next.word]), s.ruled(ts, i+1):
		return framing
	case alone:
		return tied // goods checked in ports, or ministers brought in rules: neither may be parted
	}
	return 0
}

// site tells whether token i may be where something was done: a name, a number, a plural or
// an adjective with its noun, and no period that stands without a preposition (last year).
func (s *Grammar) site(ts []token, i int) bool {
	t, next := &ts[i], following(ts, i)
	if s.placing[t.word] && next != nil && s.period(next) {
		return t.left&adverb != 0 // in early May, but taken in | last year
	}
	switch {
	case t.left&weekday != 0 && t.left&binding == 0:
		return false
	case t.capital && !t.first, t.figures, t.left&numeral != 0 && t.left&(article|pronoun) == 0:
		return true
	case t.left&(binding|after) != 0:
		return false
	case t.left&adjective != 0:
		return next != nil && next.right&binding == 0 && !next.capital
	}
	return t.left&adverb == 0 && (ends(t.word, s.plural) || s.plurals[t.word])
}

// ruled tells whether the clause goes on behind token i with its verb, or with who did what the
// participle before says: cases brought in Wales have failed, a claim settled in Bath by a judge.
func (s *Grammar) ruled(ts []token, i int) bool {
	for k := i; k+1 < len(ts) && ts[k].trail == "" && ts[k+1].lead == ""; k++ {
		t := &ts[k+1]
		switch {
		case t.right&clause != 0 && t.right&auxiliary == 0:
			return false
		case s.agents[t.word], t.right&auxiliary != 0 && t.right&article == 0:
			return true
		case t.left == verb && t.right == verb && k > i && ts[k].left&(binding|adjective) == 0:
			return true
		}
	}
	return false
}
