package sense

import (
	"strings"
	"unicode/utf8"
)

// little are the classes of words that say nothing by themselves, by which a compound is known for a locution.
const little = article | preposition | of | conjunction | clause | negation | pronoun | degree | after | focus

// hyphens grades the hyphens of a word: of a number in words, and of a locution.
func (s *Grammar) hyphens(grades []uint8, word []rune) {
	grade := uint8(0)
	switch w := strings.ToLower(string(word)); {
	case s.spelt(w):
		grade = never
	case s.locutional(w):
		grade = tied
	}
	for i, r := range word {
		if isHyphen(r) {
			grades[i] = grade
		}
	}
}

// locutional tells whether words joined by hyphens are a locution, which is one word of grammar or is held together by
// one: au-dessus, peut-être, là-bas, up-to-date, so-called, follow-up. A preposition of more than shortPrefix letters is
// the prefix of a compound: sous-traitant, under-estimate.
func (s *Grammar) locutional(w string) bool {
	parts := strings.FieldsFunc(w, isHyphen)
	last := len(parts) - 1
	if last < 1 {
		return false
	}
	if s.words[strings.Join(parts, "-")]&(little|adverb|quantity) != 0 {
		return true
	}
	for _, p := range parts[1:last] {
		if s.words[p]&little != 0 && s.words[p]&(adjective|numeral) == 0 {
			return true // up-to-date
		}
	}
	first, end := s.words[parts[0]], s.words[parts[last]]
	switch {
	case first&(adjective|numeral|month|weekday) != 0:
		return false // long-term, two-year
	case first&(little|auxiliary) != 0 && end&(little|auxiliary) != 0, first&(preposition|of) == 0 && first&(little|adverb) != 0:
		return true // au-dehors, so-called
	case end&(after|preposition) != 0 && end&adjective == 0:
		return true // follow-up
	}
	return first&preposition != 0 && utf8.RuneCountInString(parts[0]) <= shortPrefix
}

// shortPrefix is how many letters a preposition has that makes a locution of what follows: in-house, off-peak.
const shortPrefix = 3
