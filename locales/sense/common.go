package sense

import "strings"

// Common tells whether a word, in small letters, is one of those that the
// sentences of the language are built with, or begins with one that elides.
func (s *Grammar) Common(word string) bool {
	if s.words[word]&foreign != 0 {
		return false
	}
	if s.words[word]&^(reference|title|link|month|weekday|joint|ratio) != 0 || s.forms[word] != "" {
		return true
	}
	if k := strings.IndexByte(word, '\''); k > 0 {
		return s.words[word[:k+1]] != 0 || s.words[word[:k]]&(pronoun|auxiliary) != 0
	}
	return false
}
