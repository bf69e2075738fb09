package sense

import (
	"strconv"
	"strings"
)

// counts holds what is counted to its number, where the classes of two words do not say it:
// shares (nine in ten towns, trois communes sur dix), multiples (three times less likely), parts of a
// hundred, and members of a number (forty of the ninety lots).
func (s *Grammar) counts(grades []uint8, ts []token) {
	for i := 1; i < len(ts); i++ {
		s.shares(grades, ts, i)
		s.multiplies(grades, ts, i)
		l, r := &ts[i-1], &ts[i]
		if l.trail != "" || r.lead != "" {
			continue
		}
		if s.nearly[l.word] && (number(r) || s.single(r)) {
			raise(grades, ts, i, tied) // environ | sept communes
		}
		next := following(ts, i)
		if r.right&quantity != 0 && !s.compare[r.word] && next != nil && next.right&of != 0 && s.outOf(ts, i+1) {
			switch {
			case number(l) && r.right&preposition != 0:
				raise(grades, ts, i, never) // four | out of five
			case i > 1 && number(&ts[i-2]):
				raise(grades, ts, i, bound) // four times | out of five
			}
		}
		if r.right&of != 0 {
			s.members(grades, ts, i)
		}
	}
}

// members holds a number to what it is a part of, or more than, before which the preposition i stands.
func (s *Grammar) members(grades []uint8, ts []token, i int) {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	if s.partOf(ts, i) {
		return // the first third | of 2026
	}
	part := l.left&numeral != 0 && (s.unit[strings.TrimSuffix(l.word, "s")] || strings.ContainsFunc(l.word, isHyphen))
	if part || l.figures && strings.HasSuffix(l.word, "%") {
		raise(grades, ts, i, tied-5) // a fifth of, two-thirds of
	}
	if (l.left&numeral != 0 || number(l) && !l.year) && s.outOf(ts, i) {
		raise(grades, ts, i, tied)
	}
	if i < 2 || next == nil || r.left != r.right || !number(&ts[i-2]) || next.left&quantity == 0 || !s.compare[next.word] {
		return
	}
	if on := following(ts, i+1); on == nil || on.right&of == 0 {
		raise(grades, ts, i, bound) // six villes de plus
	}
}

// outOf tells whether token i, a preposition, has a number behind it, with an article or without:
// of the ninety, des quatre-vingt-dix.
func (s *Grammar) outOf(ts []token, i int) bool {
	next := following(ts, i)
	if next != nil && next.right&article != 0 && next.right&numeral == 0 {
		next = following(ts, i+1)
	}
	return next != nil && number(next) && !next.year && !(s.isYear(ts, i+1) && ts[i+1].right&article == 0)
}

// shares holds the noun of a share to its second number, before which token i stands, and the
// share's verb behind that: nine in ten towns | have none.
func (s *Grammar) shares(grades []uint8, ts []token, i int) {
	if !s.counterpart(ts, i) || !number(&ts[i-1]) {
		return // trois communes sur dix has its noun before
	}
	k := i + 2
	if following(ts, i+1) != nil && ts[k].right&of != 0 {
		raise(grades, ts, k, tied-5) // one in five of the students
	}
	noun := s.countedNoun(ts, k, s.single(&ts[i-1]))
	if noun < 0 {
		return
	}
	raise(grades, ts, k, numbered)
	for m := k + 1; m <= noun; m++ {
		raise(grades, ts, m, bound-5)
	}
	next := following(ts, noun)
	if next != nil && next.sep >= 0 && next.right&(preposition|of|conjunction|clause) == 0 && s.isVerb(next.word) {
		grades[next.sep] = framing
	}
}

// single tells whether a number is one.
func (s *Grammar) single(t *token) bool { return s.ones[bareOf(t)] }

// longGroup is how many words a counted noun has at most with its adjectives.
const longGroup = 4

// countedNoun is the plural that the number before token k counts, behind its adjectives: small
// clinics of three in four small clinics; -1 where a verb follows, as in two in three agree. Behind one in
// so many a form that a verb may have is a noun only where a verb follows it.
func (s *Grammar) countedNoun(ts []token, k int, one bool) int {
	for j := k; j < min(k+longGroup, len(ts)) && following(ts, j-1) != nil; j++ {
		t, next := &ts[j], following(ts, j)
		if s.many(t) {
			says := next != nil && (next.right&(auxiliary|verb) != 0 || s.isVerb(next.word) || next.right&(adverb|degree) != 0)
			if one && s.isVerb(t.word) && !says {
				return -1
			}
			return j
		}
		describes := t.left == 0 || t.left&adjective != 0 || strings.HasSuffix(t.word, "ing") || t.left&ending != 0 && t.left&binding == 0
		if !describes || t.left&(binding&^degree) != 0 || t.left&adjective == 0 && s.words[t.word]&verb != 0 {
			return -1
		}
	}
	return -1
}

// many tells whether a word may be a noun in the plural.
func (s *Grammar) many(t *token) bool {
	plural := ends(t.word, s.plural) && !strings.HasSuffix(t.word, "ss") && len(t.word) > 3
	return t.left&binding == 0 && (plural || s.plurals[t.word])
}

// share tells whether the figures before token i and behind it are a fraction: 3 in 4, but not 12
// in 3 days, nor 2 in 5 weeks.
func (s *Grammar) share(ts []token, i int) bool {
	next := following(ts, i)
	if i < 1 || next == nil || ts[i-1].trail != "" {
		return false
	}
	part, err := strconv.Atoi(ts[i-1].word)
	if n := ts[i-1].left; n&numeral != 0 && n&(article|adjective) == 0 && !s.scales[ts[i-1].word] {
		part, err = 1, nil // one in 10
	}
	whole, wrong := strconv.Atoi(next.word)
	return err == nil && wrong == nil && part < whole && whole <= percent && !s.spans(ts, i+1)
}

// spans tells whether a period follows token i: in three days.
func (s *Grammar) spans(ts []token, i int) bool {
	on := following(ts, i)
	return on != nil && (s.period(on) || s.periods[strings.TrimSuffix(on.word, "s")])
}

// percent is the greatest whole of a fraction that is told as one in so many.
const percent = 100

// multiple is the word that says how often, where what begins at token i is a multiple with the
// comparison it belongs to: fois of deux fois moins, twice of twice as large; -1 where none does.
func (s *Grammar) multiple(ts []token, i int) int {
	for k := i; k < min(i+2, len(ts)); k++ {
		if k > i && following(ts, k-1) == nil {
			break
		}
		t, next := &ts[k], following(ts, k)
		often := t.left&(numeral|quantity) != 0 || k > i && (number(&ts[i]) || ts[i].left&(numeral|quantity) != 0 ||
			ts[i].left&article != 0 && ts[i].left&pronoun != 0)
		if s.times[t.word] && often && next != nil && s.comparing(next) {
			return k
		}
	}
	return -1
}

// comparing tells whether a word opens a comparison, or is a comparative: moins, larger.
func (s *Grammar) comparing(t *token) bool {
	w := t.word
	if s.compare[w] {
		return true
	}
	for e := range s.compare {
		if end, ok := strings.CutPrefix(e, "*"); ok && len(w) > len(end)+2 && strings.HasSuffix(w, end) && t.left&(article|verb) == 0 {
			return true
		}
	}
	return false
}

// multiplies holds a multiple and its comparison together, token i being the comparison's first.
func (s *Grammar) multiplies(grades []uint8, ts []token, i int) {
	if k := s.multiple(ts, max(0, i-2)); k != i-1 && s.multiple(ts, i-1) != i-1 {
		return
	}
	raise(grades, ts, i, numbered)
	next := following(ts, i)
	switch {
	case next == nil || !s.compare[ts[i].word]:
	case next.right&of != 0:
		raise(grades, ts, i+1, tied) // six fois moins | d’eau
	case next.right&binding&^degree == 0:
		raise(grades, ts, i+1, bound)
	}
}

// numeralGrade is the grade of a line that would end inside a number in words, 0 where no number stands
// around token i. A long one is parted behind a hundred or a thousand, before two words or more: mille | deux cents,
// three hundred | and twenty-two.
func (s *Grammar) numeralGrade(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	switch {
	case s.sums(ts, i):
		if s.scales[l.word] && s.longRest(ts, i+1) {
			return bound
		}
		return never
	case s.sums(ts, i-1):
		return never
	case number(l) && s.halved(ts, i):
		return never
	case s.scales[l.word] && r.right&numeral != 0 && !s.scales[r.word] && s.longRest(ts, i):
		return bound
	case s.adds(l, r), l.left&numeral != 0 && !s.times[r.word] && (r.right&numeral != 0 || s.scales[r.word]):
		return never
	}
	return 0
}

// halved tells whether a half is added to the number before token i: two and a half, deux millions et demi.
func (s *Grammar) halved(ts []token, i int) bool {
	next := following(ts, i)
	if ts[i].right&conjunction != 0 && next != nil && next.right&article != 0 {
		next = following(ts, i+1)
	}
	return ts[i].right&conjunction != 0 && next != nil && s.halves[next.word]
}

// longRest tells whether the number in words that goes on with token i has two words more.
func (s *Grammar) longRest(ts []token, i int) bool {
	next := following(ts, i)
	return strings.ContainsFunc(ts[i].word, isHyphen) ||
		next != nil && (next.right&numeral != 0 && next.right&article == 0 || s.scales[next.word])
}

// complemented holds an adjective or a participle to the complement without which it says nothing: privées
// d’eau, full of smoke. What stands behind an article or a preposition is a noun (un chargé de mission).
func (s *Grammar) complemented(grades []uint8, ts []token) {
	for i := 1; i < len(ts); i++ {
		l, r, next := &ts[i-1], &ts[i], following(ts, i)
		completes := s.complements[leadingPart(r)]
		if completes == nil || l.trail != "" || r.lead != "" || s.preposes(ts, i) ||
			next == nil && elided(r.word) == "" || next != nil && next.figures {
			continue
		}
		known := completes[l.word]
		var before class // what stands before the word
		noun := i < 2
		if i > 1 && ts[i-2].trail == "" {
			before = ts[i-2].left
			noun = before&(binding|verb|adverb|after) == 0 || ts[i-2].left != ts[i-2].right && ts[i-2].right&article != 0 // l’équipe
		}
		switch {
		case before&(article|preposition|of) != 0 && before&(pronoun|degree|adverb|auxiliary) == 0,
			l.left != l.right && l.right&(article|of) != 0:
		case known, i > 1 && before&(numeral|adjective|possessive) == 0 && ends(l.word, s.tailsOf[leadingPart(r)]):
			holds := tied
			if r.right&article != 0 || next != nil && next.right&article != 0 {
				holds = tied - 5
			}
			raise(grades, ts, i, holds)
			if at := l.sep; at >= 0 && noun && grades[at] >= doubtful && grades[at] <= tied {
				grades[at] = genitive // communes | privées d’eau
			}
		}
	}
}

// leadingPart is the word, or its elided beginning, by which complements know a preposition.
func leadingPart(t *token) string {
	if e := elided(t.word); e != "" && t.left != t.right {
		return e
	}
	return t.word
}

// descended holds the particle of a name to both its parts: Vincent van Gogh, Ursula von der Leyen. One that may
// be the preposition of a complement is none behind an article (la Banque de France).
func (s *Grammar) descended(grades []uint8, ts []token) {
	for i := range ts {
		t := &ts[i]
		if !t.capital || t.figures || t.first && t.left != 0 || t.left&binding != 0 {
			continue
		}
		k := i + 1
		for k < len(ts) && following(ts, k-1) != nil && s.particles[ts[k].word] && !ts[k].capital {
			k++
		}
		if k == i+1 || k >= len(ts) || following(ts, k-1) == nil || !ts[k].capital || ts[k].figures || ts[k].left&(month|weekday) != 0 {
			continue
		}
		if ts[i+1].right&(of|article) == article {
			continue
		}
		if ts[i+1].right&of == 0 {
			raise(grades, ts, i+1, numbered)
			for m := i + 2; m <= k; m++ {
				raise(grades, ts, m, never)
			}
			continue
		}
		owned := t.left != t.right && t.right&article != 0 || i > 0 && ts[i-1].left&article != 0
		if !owned && t.left&body == 0 && !t.acronym {
			raise(grades, ts, i+1, bound)
			for m := i + 2; m <= k; m++ {
				raise(grades, ts, m, never)
			}
		}
	}
}

// questions takes the second question of a clause for the object it is: who pays what | when a dam gives way.
func (s *Grammar) questions(ts []token) {
	for i := 2; i < len(ts); i++ {
		t, verbal, asker := &ts[i], &ts[i-1], &ts[i-2]
		if determined(ts, i-2) {
			asker = &ts[i-3] // which office signs what
		}
		object := t.right&clause != 0 && (s.asks[t.word] || t.right&relative != 0) && verbal.left&binding == 0
		asks := asker.left&clause != 0 && (s.asks[asker.word] || asker.left&subject != 0) || asker != &ts[i-2]
		if !object || !asks || asker.trail+verbal.trail+t.lead != "" {
			continue
		}
		next := following(ts, i)
		if next == nil || next.right&(clause|preposition|conjunction|of) != 0 || len(s.begun(ts, i+1)) > 0 {
			t.left, t.right = after, after
		}
	}
}

// determined tells whether token i is the noun of a question: office of which office, service of quel service.
func determined(ts []token, i int) bool {
	t := &ts[i]
	return i > 0 && t.left&(binding|verb) == 0 && ts[i-1].trail == "" && ts[i-1].left&(clause|possessive) != 0 && t.lead == ""
}
