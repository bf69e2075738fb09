package read

import (
	"maps"
	"slices"
)

// Words is a string of an edition file in each language; the key "" holds the
// one that serves every language.
type Words map[string]string

// In is the words of a language, or those that serve every language; failing
// both, the English ones, then the first by code, so that nothing disappears.
// Check reports the language that is missing.
func (w Words) In(lang string) string {
	s, _ := w.Lent(lang)
	return s
}

// Lent is what In gives, and the language that lends it: "" when the words are
// the language's own, or serve every language.
func (w Words) Lent(lang string) (words, of string) {
	for _, key := range append([]string{lang, "", "en"}, slices.Sorted(maps.Keys(w))...) {
		if s, ok := w[key]; ok && (key == lang || key == "") {
			return s, ""
		} else if ok {
			return s, key
		}
	}
	return "", ""
}

// Speaks tells whether the words need no other language's.
func (w Words) Speaks(lang string) bool {
	_, own := w[lang]
	_, all := w[""]
	return own || all || len(w) == 0
}
