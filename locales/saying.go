package locales

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Num is a number that a saying is made from. It stands in every wording, in
// words or in figures.
type Num int

// Name is a proper name that a saying is made from. It stands as it is; only a
// preposition before it may change.
type Name string

// Facts are what a saying is made from, by the names of its placeholders: a Num
// or a Name, and as strings what the language has made already, such as a date.
// The Num called N is the one the plural forms go by.
type Facts map[string]any

// Say is the wordings of a saying in this language: the rungs of its message
// from full to short with the numbers in words, where the language has words
// for all of them, then in figures: a shorter sentence reads better than one
// that mixes figures into display type. All say the same; which one stands on the
// page is found out by setting it. The first letter is a capital, unless it is
// a name's.
//
// In a message {{.Qualified}} is a number, {{f .Qualified}} the same beside a
// feminine noun, {{n "noun.offers" .Qualified}} the number with its noun, by a
// message of its own with its plural forms, and {{prep "de" .Provider}} a
// preposition before a name, elided as the language asks. Nothing else may
// stand in braces.
//
// More are sentences of the same facts that follow in every wording.
func (l *Locale) Say(key string, facts Facts, more ...string) []string {
	return l.wordings(key, facts, Capital, more)
}

// Phrases is Say for words that stand under others and begin no sentence.
func (l *Locale) Phrases(key string, facts Facts) []string {
	return l.wordings(key, facts, func(s string) string { return s }, nil)
}

func (l *Locale) wordings(key string, facts Facts, begin func(string) string, more []string) []string {
	var out []string
	for _, words := range []bool{true, false} {
		if words && !l.wordy(facts) {
			continue
		}
		for _, rung := range l.rungs(key) {
			s := begin(l.wording(rung, facts, words))
			for _, next := range more {
				s += " " + begin(l.wording(next, facts, words))
			}
			if s = unmasked(s, facts); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// Clause is the full wording of a saying inside a sentence: without a capital.
func (l *Locale) Clause(key string, facts Facts) string {
	return unmasked(l.wording(key, facts, l.wordy(facts)), facts)
}

// rungs are the keys of a saying's wordings, full to short.
func (l *Locale) rungs(key string) []string {
	out := []string{key}
	for n := 2; l.msgs.byKey[rung(key, n)] != nil; n++ {
		out = append(out, rung(key, n))
	}
	return out
}

// rung is the key of the nth wording.
func rung(key string, n int) string { return key + "~" + strconv.Itoa(n) }

// lower tells whether a key is one of a saying's later wordings.
func lower(key string) bool { return strings.Contains(key, "~") }

// wordy tells whether the language has words for all the numbers.
func (l *Locale) wordy(facts Facts) bool {
	for _, v := range facts {
		if n, ok := v.(Num); ok && (n < 0 || int(n) >= len(l.set.Words.Numbers)) {
			return false
		}
	}
	return true
}

// numeral is a number on its way into a sentence.
type numeral struct {
	n     int
	words bool
	in    *Locale
}

// String is the number in words or in figures.
func (n numeral) String() string { return n.form(false) }

func (n numeral) form(feminine bool) string {
	if n.words {
		return n.in.Words(n.n, feminine)
	}
	return n.in.Number(n.n)
}

// masked is a name on its way into a sentence: one character of nobody's stands
// for it, so that neither a capital nor a rule of typography reaches its
// letters.
type masked struct {
	name string
	mask rune
}

// String is what stands for the name.
func (m masked) String() string { return string(m.mask) }

// masks is the first of the characters that stand for names.
const masks = 0xF0000

// mask is the names among the facts, each with its character.
func mask(facts Facts) map[string]masked {
	out := map[string]masked{}
	for i, k := range slices.Sorted(maps.Keys(facts)) {
		if name, ok := facts[k].(Name); ok {
			out[k] = masked{string(name), masks + rune(i)}
		}
	}
	return out
}

// unmasked is a sentence with its names. A name that begins with the noun before
// it says the noun itself: L’offre Offre Z is L’Offre Z.
func unmasked(s string, facts Facts) string {
	for _, m := range mask(facts) {
		first, _, _ := strings.Cut(m.name, " ")
		for i := strings.IndexRune(s, m.mask); i >= 0; i = strings.IndexRune(s, m.mask) {
			before := s[:i]
			if said := lastWord(before); said != "" && strings.EqualFold(said, first) {
				before = before[:len(before)-len(said)-1]
			}
			s = before + m.name + s[i+utf8.RuneLen(m.mask):]
		}
	}
	return s
}

// lastWord is the word that ends before a space at the end of s.
func lastWord(s string) string {
	s, spaced := strings.CutSuffix(s, " ")
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if _, width := utf8.DecodeRuneInString(s[max(0, i):]); spaced && i >= 0 {
		return s[i+width:]
	} else if spaced {
		return s
	}
	return ""
}

// wording is one message with its facts, its names masked.
func (l *Locale) wording(key string, facts Facts, words bool) string {
	data := map[string]any{}
	var count any
	names := mask(facts)
	for k, v := range facts {
		data[k] = v
		switch v := v.(type) {
		case Name:
			data[k] = names[k]
		case Num:
			data[k] = numeral{int(v), words, l}
			if k == "N" {
				count = int(v)
			}
		}
	}
	return l.write(key, count, data, l.functions(words))
}

// functions are what messages may call.
func (l *Locale) functions(words bool) template.FuncMap {
	return template.FuncMap{
		"f": func(n numeral) string { return n.form(true) },
		"n": func(key string, n numeral) string {
			return l.write(key, n.n, map[string]any{"N": n}, l.functions(words))
		},
		"prep": func(word string, name any) string {
			if m, ok := name.(masked); ok {
				head, _, _ := strings.Cut(m.name, " ")
				return l.prep(word, m.String(), head, l.sound(m.name))
			}
			return l.prep(word, fmt.Sprint(name), "", l.spoken(fmt.Sprint(name)))
		},
	}
}

// prep is a preposition before a name or a number that begins with a sound.
// Where letters do not tell (a figure, an h, an article), the language names
// the thing before the name.
func (l *Locale) prep(word, shown, head string, sound int) string {
	p, ok := l.set.Prepositions[word]
	if !ok {
		return word + " " + shown
	}
	form := p.Plain
	if noun := lastWord(strings.TrimSuffix(p.Unsure, "{}")); noun != "" && strings.EqualFold(noun, head) {
		sound = unsure // the name says the noun: d’Offre Z is de l’Offre Z
	}
	switch sound {
	case vowel:
		form = p.Vowel
	case unsure:
		form = p.Unsure
	}
	return strings.ReplaceAll(form, "{}", shown)
}

// The sounds a name may begin with.
const (
	consonant = iota
	vowel
	unsure
)

// sound is what the letters of a name tell: accents do not change it, and an
// article at its head would melt with what stands before.
func (l *Locale) sound(name string) int {
	lower := strings.ReplaceAll(strings.ToLower(name), "'", "’")
	first, _, _ := strings.Cut(lower, " ")
	article := func(a string) bool { return a == first || strings.HasSuffix(a, "’") && strings.HasPrefix(lower, a) }
	if slices.ContainsFunc(l.set.Sounds.Articles, article) {
		return unsure
	}
	return l.spoken(lower)
}

// spoken is what the letters of a word tell.
func (l *Locale) spoken(word string) int {
	lower := norm.NFD.String(strings.ToLower(word))
	r, _ := utf8.DecodeRuneInString(lower)
	first, _, _ := strings.Cut(lower, " ")
	switch {
	case slices.Contains(l.set.Sounds.Whole, strings.TrimFunc(first, func(r rune) bool { return !unicode.IsLetter(r) })):
		return consonant
	case !unicode.IsLetter(r), strings.ContainsRune(l.set.Sounds.Unsure, r):
		return unsure
	case strings.ContainsRune(l.set.Sounds.Vowels, r):
		return vowel
	}
	return consonant
}
