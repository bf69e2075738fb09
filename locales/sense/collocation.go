package sense

import "strings"

// awaited is the verb that waits for the phrase that begins at token i, its object between:
// takes the climate into account; -1 when there is none.
func (s *Grammar) awaited(ts []token, i int, h locution) int {
	for k := i - 1; k >= max(0, i-span); k-- {
		if strings.ContainsAny(ts[k].trail, ",.!?…;:") {
			return -1
		}
		if s.belongs(h.verbs, ts[k].word) {
			return k
		}
	}
	return -1
}

// span is how many words back a verb is looked for whose object stands between.
const span = 6

// twofold tells whether token i is the first of the two words that belong to the
// verb before it, a particle and a preposition: put up with.
func (s *Grammar) twofold(ts []token, i int) bool {
	if i < 1 || i+1 >= len(ts) || ts[i-1].trail != "" || ts[i].lead != "" || following(ts, i) == nil {
		return false
	}
	return s.belongs(s.double[ts[i].word+" "+ts[i+1].word], ts[i-1].word)
}

// ranged tells whether token i joins the two ends of a range: from 2 to 4. Two
// years, and a number that names, are joined only behind a preposition.
func (s *Grammar) ranged(ts []token, i int) bool {
	l, next := &ts[i-1], following(ts, i)
	if ts[i].right&joint != 0 && next != nil && serial(l.word) != "" && serial(l.word) == serial(next.word) {
		return true // J0 to J3
	}
	if ts[i].right&joint == 0 || next == nil {
		return false
	}
	if s.measured(ts, i) || l.letter && next.capital && len(next.word) == 1 {
		return true // 12 km to 18 km, annexes A to D
	}
	if !number(l) || !number(next) {
		return false
	}
	if i > 1 && ts[i-2].trail == "" && ts[i-2].left&(preposition|of) != 0 {
		return true
	}
	labelled := i > 1 && ts[i-2].left&(reference|month) != 0
	if ts[i].right&conjunction != 0 {
		return !l.year && (!labelled || ends(ts[i-2].word, s.plural))
	}
	if l.year {
		return next.year // opens in 2024 to 12 crews
	}
	on := following(ts, i+1)
	return !labelled || ends(ts[i-2].word, s.plural) || on == nil || !countable(on) // route 7 to 12 villages
}

// measured tells whether token i joins two amounts of one unit: 12 km to 18 km.
func (s *Grammar) measured(ts []token, i int) bool {
	if i < 2 || i+2 >= len(ts) || ts[i].right&conjunction != 0 || following(ts, i+1) == nil {
		return false
	}
	unit := &ts[i-1]
	return unit.left == 0 && !unit.figures && ts[i+2].word == unit.word && ts[i-2].figures && ts[i-2].trail == "" && ts[i+1].figures
}

// serial are the letters of a short sign that ends in figures, "" when it is none: J of J2.
func serial(w string) string {
	letters := strings.TrimRight(w, "0123456789")
	if letters == w || len(letters) > 2 || strings.ContainsAny(letters, "0123456789.,-/'") {
		return ""
	}
	return letters
}

// settles tells whether token i is the preposition of a verb that a bare noun completes:
// mettre en conformité, bring into line.
func (s *Grammar) settles(ts []token, i int) bool {
	next := following(ts, i)
	if next == nil || next.left != 0 || next.right != 0 || next.capital || next.figures || len(s.finite) > 0 && ends(next.word, s.finite) {
		return false
	}
	return s.belongs(s.bare[ts[i].word], ts[i-1].word)
}

// number tells whether a token is a number, in figures or in words.
func number(t *token) bool {
	figures := t.figures && strings.ContainsAny(strings.TrimLeft(t.word, currency)[:1], "0123456789")
	return figures || t.left&numeral != 0 && t.left&(article|adjective) == 0
}

// counterpart tells whether token i begins the second half of a fraction: two
// judges in three, but not two villages in three valleys.
func (s *Grammar) counterpart(ts []token, i int) bool {
	next := following(ts, i)
	if n := ts[max(0, i-1)].left; i > 0 && ts[i].right&ratio != 0 && next != nil && next.left&numeral != 0 &&
		n&numeral != 0 && n&(article|adjective) == 0 {
		return true // three in four agree
	}
	if i < 2 || ts[i].right&ratio == 0 || next == nil || next.left&numeral == 0 && !next.figures || next.year ||
		!number(&ts[i-2]) && ts[i-2].left&numeral == 0 || ts[i-2].trail != "" || ts[i-1].left&binding != 0 {
		return false
	}
	of := following(ts, i+1)
	return of == nil || of.right&(binding|verb|auxiliary) != 0 || !ends(of.word, s.plural)
}

// causes tells whether r is the infinitive that the verb before it has for its
// own: fait réviser, laisse courir.
func (s *Grammar) causes(l, r *token) bool {
	return s.causative[l.word] && r.right&^verb == 0 && !r.capital && ends(r.word, s.finals)
}

// compared takes what opens a comparison for a degree, and not for a preposition
// or a clause: as old as.
func (s *Grammar) compared(ts []token) {
	for i := range ts {
		if s.answered(ts, i) {
			ts[i].left, ts[i].right = degree, degree
		}
	}
}

// answered tells whether token i opens a comparison that the second next answers.
func (s *Grammar) answered(ts []token, i int) bool {
	with := s.answers[ts[i].word]
	if with == "" || following(ts, i) == nil {
		return false
	}
	answer := following(ts, i+1)
	return answer != nil && answer.word == with
}

// free tells whether a line may end between the particle of a verb and token i,
// which no object of the verb begins: it may be that of a preposition, work on
// screen, where the particle is one only without.
func (s *Grammar) free(ts []token, i int) bool {
	l := &ts[i-1]
	return s.belongs(s.phrasal[l.word], ts[i-2].word) || l.trail != "" || ts[i].right&(binding|adverb|after|verb) != 0
}

// objects takes the last word of an idiom for the noun it is before a preposition,
// which it may be elsewhere: faire face à.
func (s *Grammar) objects(ts []token) {
	for i := range ts {
		for _, h := range s.begun(ts, i) {
			end := i + h.span - 1
			if n := following(ts, end); h.verb && n != nil && n.right&(preposition|of) != 0 {
				ts[end].left &^= preposition | of | article | negation | degree // say no to
			}
		}
	}
}
