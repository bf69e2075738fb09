package locales

import (
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// Forbidden is what must not be printed in a paragraph of a section, wherever
// it stands. Unlike Wording it looks at every piece, code and
// foreign passages too: the words would stand on the page.
func (l *Locale) Forbidden(section string, pieces []Piece) []Suggestion {
	var s []rune
	for _, pc := range pieces {
		s = append(s, []rune(pc.Text)...)
	}
	var out []Suggestion
	for _, f := range l.rules.forbidden {
		if !f.except[section] {
			out = append(out, f.find(s)...)
		}
	}
	return out
}

// forbiddenAdvice is words that are wrong here, whatever the sentence says
// beside them, unless it names what they are held against.
type forbiddenAdvice struct {
	ruleBase `yaml:",inline"`
	Words    []string `yaml:"words"`  // as they stand in a word, at its beginning or within
	Not      []string `yaml:"not"`    // names they may be part of
	Unless   []string `yaml:"unless"` // a sentence that says this too compares the two
	Except   []string `yaml:"except"` // sections whose subject it is
	Why      string   `yaml:"why"`
	Write    string   `yaml:"write"` // what to do

	except map[string]bool
}

func (f *forbiddenAdvice) prepare() { f.except = setOf(f.Except) }

// advise keeps the rule out of the advice on wording: what it finds is no
// suggestion.
func (f *forbiddenAdvice) advise(*para) []Suggestion { return nil }

func (f *forbiddenAdvice) find(s []rune) []Suggestion {
	var out []Suggestion
	for from := 0; from < len(s); {
		end := sentenceEnd(s, from)
		low := letters.Plainly(string(s[from:end]))
		for _, name := range f.Not {
			low = strings.ReplaceAll(low, letters.Plainly(name), strings.Repeat("-", len([]rune(name))))
		}
		for !holdsAny(low, f.Unless) {
			i, n := first(low, f.Words)
			if n == 0 {
				break
			}
			i += from
			out = append(out, Suggestion{Offset: i, Len: n, Found: string(s[i : i+n]), Want: f.Write, Rule: f.Kind, Why: f.Why})
			from, low = i+n, letters.Plainly(string(s[i+n:end]))
		}
		from = end
	}
	return out
}

// sentenceEnd is where the sentence from i on ends, behind the space after its
// full stop.
func sentenceEnd(s []rune, i int) int {
	for ; i < len(s); i++ {
		if s[i] == '\n' || i > 0 && strings.ContainsRune(".!?…", s[i-1]) && unicode.IsSpace(s[i]) {
			return i + 1
		}
	}
	return len(s)
}

// first is the first place in a text, in runes, of one of several words, and
// how many runes of it were found; 0 for none.
func first(text string, words []string) (at, n int) {
	best := -1
	for _, w := range words {
		if i := strings.Index(text, letters.Plainly(w)); w != "" && i >= 0 && (best < 0 || i < best) {
			best, n = i, len([]rune(w))
		}
	}
	if best < 0 {
		return 0, 0
	}
	return len([]rune(text[:best])), n
}

func holdsAny(text string, words []string) bool {
	for _, w := range words {
		if w != "" && strings.Contains(text, letters.Plainly(w)) {
			return true
		}
	}
	return false
}
