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
	for _, key := range []string{lang, "", "en"} {
		if s, ok := w[key]; ok {
			return s
		}
	}
	for _, key := range slices.Sorted(maps.Keys(w)) {
		return w[key]
	}
	return ""
}

// Speaks tells whether the words need no other language's.
func (w Words) Speaks(lang string) bool {
	_, own := w[lang]
	_, all := w[""]
	return own || all || len(w) == 0
}
