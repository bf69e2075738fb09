package sense

import (
	"slices"
	"strings"
)

// joined tells whether token i stands inside two prepositions that a conjunction
// joins, and that share their object: with or without the keys, avant et après.
func (s *Grammar) joined(ts []token, i int) bool {
	return s.joins(ts, i) || s.joins(ts, i-1)
}

// joins tells whether token i is the conjunction between such prepositions.
func (s *Grammar) joins(ts []token, i int) bool {
	if i < 1 || i >= len(ts) || ts[i].left&conjunction == 0 || following(ts, i) == nil || following(ts, i-1) == nil {
		return false
	}
	a, b := &ts[i-1], &ts[i+1]
	if a.left&preposition == 0 || a.left&of != 0 || a.left&(conjunction|auxiliary) != 0 {
		return false
	}
	return b.right&preposition != 0 && b.right&(conjunction|article) == 0 || s.opensGroup(ts, i+1)
}

// opensGroup tells whether a phrase that begins at token i is a preposition: autour de.
func (s *Grammar) opensGroup(ts []token, i int) bool {
	for _, h := range s.begun(ts, i) {
		if h.group || !h.verb && s.words[h.words[len(h.words)-1]]&(preposition|of) != 0 {
			return true
		}
	}
	return false
}

// preposes tells whether a preposition of several words begins at token i.
func (s *Grammar) preposes(ts []token, i int) bool {
	return slices.ContainsFunc(s.begun(ts, i), func(h locution) bool { return h.group })
}

// claimed tells whether token i is the particle of a verb before it, with its object between or
// without: turn away | from, sets an offer apart | from.
func (s *Grammar) claimed(ts []token, i int) bool {
	verbs := s.phrasal[ts[i].word]
	if on := following(ts, i+1); i+1 < len(ts) && on != nil && number(on) {
		return false // pay | up to ten
	}
	for k := i - 1; verbs != nil && k >= max(0, i-span) && !strings.ContainsAny(ts[k].trail, ",.!?…;:"); k-- {
		if s.belongs(verbs, ts[k].word) {
			return true
		}
	}
	return false
}

// coordinate is the grade of a line that would end between two members that belong
// together, 0 where none do: joined prepositions, between Lyon and Turin, neither
// Rome nor Madrid, and two subjects of one word each at a text's beginning.
func (s *Grammar) coordinate(ts []token, i int) int {
	switch {
	case s.joined(ts, i):
		return numbered
	case s.pairs(ts, i) && len(ts[i-2].word)+len(ts[i-1].word)+len(ts[i+1].word) > longPair:
		return close
	case s.pairs(ts, i):
		return bound
	case s.pairs(ts, i-1), s.opensPair(ts, i-1) && (ts[i-1].left&verb == 0 || ts[i-1].left&preposition != 0):
		return numbered
	case i == 1 && ts[i].right&conjunction != 0 && ts[0].left&(binding|verb) == 0:
		next, on := following(ts, i), following(ts, i+1)
		if next != nil && on != nil && next.right&binding == 0 && on.right&(verb|auxiliary|negation) != 0 && ts[0].capital {
			return close // Nantes et Rennes s’accordent
		}
	}
	return 0
}

// longPair is how many letters a pair of two names and what opens it have that may
// be parted.
const longPair = 22

// opensPair tells whether token i opens such a pair.
func (s *Grammar) opensPair(ts []token, i int) bool {
	return len(s.paired[ts[i].word]) > 0 && (s.pairs(ts, i+2) || s.pairs(ts, i+3))
}

// pairs tells whether token i stands between the two members of a pair whose
// first is one word, or a name of two: between Calais and Dover.
func (s *Grammar) pairs(ts []token, i int) bool {
	if i >= len(ts) {
		return false
	}
	for k := i - 2; k >= max(0, i-3); k-- {
		answers := s.paired[ts[k].word]
		if len(answers) == 0 || !answers[ts[i].word] || following(ts, i) == nil {
			continue
		}
		if k == i-3 && !(ts[k+1].capital && ts[k+2].capital) {
			continue
		}
		whole := ts[k].trail == "" && ts[i].lead == ""
		for m := k + 1; m < i; m++ {
			whole = whole && ts[m].lead == "" && ts[m].trail == ""
		}
		if whole {
			return true
		}
	}
	return false
}

// shared is the grade of a line before a word that its neighbours tell more of than
// its class: what prepositions share, clauses without a relative, second halves of
// negations, participles, questions of a few words. 0 where it is none of them.
func (s *Grammar) shared(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	switch {
	case l.trail != "" || r.lead != "":
		return 0
	case s.joins(ts, i-2) && l.left&preposition != 0:
		return close // before and after | the merger
	case s.contact(l, r):
		return framing
	case i == 1 && s.asks[l.word] && r.right&article != 0 && len(ts) > 3 && s.closes(ts, 3):
		return close // why | the sea rises
	case refused(ts, i):
		return bound // ne croient plus
	case s.participial[r.word] && l.left&binding == 0:
		return clausal // the pact being signed
	}
	return 0
}

// contact tells whether a clause stands behind an indefinite pronoun without a
// relative: everything the brochure does not say.
func (s *Grammar) contact(l, r *token) bool {
	return s.indefinite[l.word] && r.right&(article|pronoun) != 0 && r.right&(after|of) == 0
}

// chained tells whether the auxiliary before token i is the last of several words
// that lead on to the participle: have never been switched off.
func chained(ts []token, i int) bool {
	n := 0
	for k := i - 1; k >= 0 && ts[k].left&(auxiliary|adverb|after|negation) != 0 && (k == i-1 || ts[k].trail == ""); k-- {
		n++
	}
	return n > 2 && ts[i-1].left&auxiliary != 0 && ts[i-n].left&auxiliary != 0
}

// refused tells whether token i is the second half of a negation whose first stands
// before the verb: ne croient plus.
func refused(ts []token, i int) bool {
	return i > 1 && ts[i].right&after != 0 && (ts[i-2].left&negation != 0 && ts[i-2].left&after == 0 && ts[i-2].trail == "" ||
		ts[i-1].left != ts[i-1].right && ts[i-1].right&negation != 0)
}

// briefObject tells whether the verb before token i has an article and a noun for its object,
// with which its clause ends or goes on with a preposition: claquent la porte.
func briefObject(ts []token, i int) bool {
	l, r := &ts[i-1], &ts[i]
	if l.left&verb == 0 || l.left&auxiliary != 0 || r.right&article == 0 {
		return false
	}
	if i > 1 && ts[i-2].left&clause != 0 { // whom serves the rule
		return false
	}
	noun := i + 1
	if r.left != r.right { // l’herbe
		noun = i
	}
	if noun > i && (following(ts, i) == nil || ts[noun].right&binding != 0 || ts[noun].left&adjective != 0) {
		return false
	}
	on := following(ts, noun)
	return on == nil || on.right&(preposition|conjunction|clause|numeral) != 0 && on.right&of == 0
}

// closes tells whether token i is a verb, with its particle or without, that ends
// its clause: before a mark, or a question of a few words.
func (s *Grammar) closes(ts []token, i int) bool {
	if ts[i].trail != "" {
		return true
	}
	if i+1 < len(ts) && !(s.particle(ts, i+1) && (ts[i+1].trail != "" || i+2 == len(ts))) {
		return false
	}
	return s.asks[ts[i-2].word] || i > 2 && s.asks[ts[i-3].word] && ts[i-2].left&article != 0
}

// conjugated are the forms of the verbs with which phrases begin, by the endings of
// their infinitives: claquer, claque, claquent, claqué.
func conjugated(into map[string]string, phrases []string, endings map[string][]string, known map[string][]string) {
	for _, p := range phrases {
		verb, _, _ := strings.Cut(plainMarks(p), " ")
		if known[verb] != nil {
			continue
		}
		for of, ends := range endings {
			stem, ok := strings.CutSuffix(verb, of)
			if !ok || stem == "" {
				continue
			}
			for _, e := range ends {
				if into[stem+e] == "" {
					into[stem+e] = verb
				}
			}
		}
	}
}

// parted holds verbs to what belongs to them behind their objects: brought the
// network back, let the licence lapse.
func (s *Grammar) parted(grades []uint8, ts []token) {
	for k := 0; k+2 < len(ts); k++ {
		if next := following(ts, k); next == nil || next.right&(article|pronoun|possessive) == 0 && !next.capital {
			continue
		}
		for i := k + 2; i < min(k+span, len(ts)); i++ {
			if ts[i-1].trail != "" || ts[i].lead != "" || ts[i].right&(clause|conjunction) != 0 && ts[i].right&after == 0 {
				break
			}
			if !s.behind(ts, k, i) {
				continue
			}
			if i-k <= brief {
				raise(grades, ts, k+1, close+5)
			}
			raise(grades, ts, k+1, doubtful)
			raise(grades, ts, i, tied)
			break
		}
	}
}

// brief is how far from its verb a word stands behind an object of two words.
const brief = 3

// behind tells whether token i belongs to the verb k that has its object between:
// a particle of it, with no object of its own, or the verb that it causes.
func (s *Grammar) behind(ts []token, k, i int) bool {
	next := following(ts, i)
	if s.belongs(s.phrasal[ts[i].word], ts[k].word) {
		return next == nil || next.right&(article|pronoun|numeral|possessive) == 0 && !next.capital
	}
	return len(s.finals) == 0 && s.causative[ts[k].word] && s.words[ts[i].word]&verb != 0 && ts[i-1].right&binding == 0 &&
		(next == nil || next.right&(verb|auxiliary) == 0)
}
