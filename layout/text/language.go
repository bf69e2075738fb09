package text

import (
	"slices"
	"strings"
)

// Language is what setting asks of a language.
type Language interface {
	// Typeset applies the rules of the language to s. Runes marked as frozen
	// are context and stay as they are. It returns the text and, for each of
	// its runes, the index of the rune of s it stands for or follows.
	Typeset(s []rune, frozen []bool) (out []rune, from []int)
	// Hyphens are the rune offsets at which a word may be divided, ascending.
	// The word may hold apostrophes; it holds no other punctuation.
	Hyphens(word string) []int
	// Seams are the rune offsets at which a part of a word ends that no ligature
	// may cross, ascending: off-line.
	Seams(word string) []int
	// SmallCaps are the stretches of a text that the language has in small
	// capitals, from a rune to the one behind the last.
	SmallCaps(text string) [][2]int
	// Sense is how ill a line ends at each space of a text that was set, in
	// tenths from 0 (a speaker pauses) to 90 (no reader would), and 90 at each hyphen
	// of a number in words; 0 elsewhere.
	Sense(s []rune) []uint8
	// Penalty is what a division costs, as TeX's \hyphenpenalty.
	Penalty() int
}

// plain is the language of text whose language is not known: no rules and no
// divisions.
type plain struct{}

func (plain) Typeset(s []rune, _ []bool) ([]rune, []int) {
	from := make([]int, len(s))
	for i := range from {
		from[i] = i
	}
	return s, from
}
func (plain) Hyphens(string) []int      { return nil }
func (plain) Seams(string) []int        { return nil }
func (plain) SmallCaps(string) [][2]int { return nil }
func (plain) Penalty() int              { return 100 }
func (plain) Sense(s []rune) []uint8    { return make([]uint8, len(s)) }

// language is the language nearest to a tag.
func (s *Setter) language(tag string) Language {
	if s.langs == nil || tag == "" {
		return plain{}
	}
	if l, ok := s.langs.ForTag(tag); ok {
		return l
	}
	return plain{}
}

// Divisible is a word with a soft hyphen wherever its language may divide it, or
// between all its characters where that divides nothing.
func (s *Setter) Divisible(lang, word string) string {
	at := s.hyphens(lang, word)
	var out strings.Builder
	for i, r := range []rune(word) {
		if i > 0 && (len(at) == 0 || slices.Contains(at, i)) {
			out.WriteRune('\u00AD')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// hyphens are the divisions of a word. Words come back often, and looking one
// up is cheaper than dividing it.
func (s *Setter) hyphens(lang, word string) []int {
	key := wordKey{lang, word}
	if at, ok := s.words.Load(key); ok {
		return at.([]int)
	}
	at := s.language(lang).Hyphens(word)
	s.words.Store(key, at)
	return at
}
