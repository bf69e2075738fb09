package sense

import "strings"

// Common tells whether a word, in small letters, is one of those that the
// sentences of the language are built with, or begins with one that elides.
func (s *Grammar) Common(word string) bool {
	c := s.words[word]
	if s.silent[word] {
		c &^= verb
	}
	if c&foreign != 0 {
		return false
	}
	if c&^(reference|title|link|month|weekday|joint|ratio|body) != 0 || s.forms[word] != "" {
		return true
	}
	if k := strings.IndexByte(word, '\''); k > 0 {
		return s.words[word[:k+1]] != 0 || s.words[word[:k]]&(pronoun|auxiliary) != 0
	}
	return false
}

// Knows tells whether the language has the word in any class, such as those of words
// that take a number behind them; not what it knows from names alone.
func (s *Grammar) Knows(word string) bool { return s.words[word]&^(foreign|link) != 0 }

// Numbered tells whether a noun takes a number behind it, which is its name: phase, volume.
func (s *Grammar) Numbered(word string) bool { return s.words[word]&reference != 0 }

// Verb tells whether a word may be a form of a verb.
func (s *Grammar) Verb(word string) bool { return s.isVerb(word) }

// Daypart tells whether a word is a part of a day: 12 noon.
func (s *Grammar) Daypart(word string) bool { return s.dayparts[word] }

// Month tells whether a word is a month, or its short form.
func (s *Grammar) Month(word string) bool { return s.words[word]&month != 0 }

// Weekday tells whether a word is a day of the week.
func (s *Grammar) Weekday(word string) bool { return s.words[word]&weekday != 0 }

// Plural tells whether a word is a plural without the ending of one.
func (s *Grammar) Plural(word string) bool { return s.plurals[word] }

// Binds tells whether a word binds others: an article, a preposition, an auxiliary, as no
// sentence of another language has them.
func (s *Grammar) Binds(word string) bool { return s.words[word]&binding != 0 }
