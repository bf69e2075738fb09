package locales

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Stray is a sentence of another language than the text it stands in, or the month of
// a date.
type Stray struct {
	Offset, Len int // in runes of all pieces together
	Lang        string
	Want        string // the month as this language calls it; "" for a sentence
}

// Strays is the sentences of a paragraph that are of another language of the
// catalogue, by the words that every sentence needs: articles, prepositions,
// pronouns, common verbs; and in the others the months of its dates, beside the number
// of a day or a year. Pieces that are kept, quotations and what is written as a name
// tell nothing.
func (l *Locale) Strays(pieces []Piece) []Stray {
	if l.catalog == nil {
		return nil
	}
	var s []rune
	for _, pc := range pieces {
		for _, r := range pc.Text {
			if pc.Keep {
				r = '\x00'
			}
			s = append(s, r)
		}
	}
	unquote(s)
	var out []Stray
	for from := 0; from < len(s); {
		end := sentenceEnd(s, from)
		if lang := l.abroad(s[from:end]); lang != "" {
			at := from + slices.IndexFunc(s[from:end], unicode.IsLetter)
			out = append(out, Stray{Offset: at, Len: end - at, Lang: lang})
		} else {
			out = append(out, l.months(s, from, end)...)
		}
		from = end
	}
	return out
}

// months is the months of other languages in a sentence, written as those write them,
// or with the capital of its first word: a name such as Mars is none elsewhere.
func (l *Locale) months(s []rune, from, end int) []Stray {
	var out []Stray
	begun := false
	for i := from; i < end; i++ {
		j := i
		for j < end && unicode.IsLetter(s[j]) {
			j++
		}
		if j == i {
			continue
		}
		if besideDay(s[:end], i, j) {
			if lang, month := l.monthOf(string(s[i:j]), !begun); lang != "" {
				out = append(out, Stray{Offset: i, Len: j - i, Lang: lang, Want: l.MonthName(month)})
			}
		}
		begun, i = true, j
	}
	return out
}

// monthOf is the other language that calls a month by a word, and which; "" where this
// one has the word among its own.
func (l *Locale) monthOf(word string, first bool) (lang string, month int) {
	own := func(name string) bool { return strings.EqualFold(strings.TrimSuffix(name, "."), word) }
	if slices.ContainsFunc(slices.Concat(l.set.Date.Months, l.set.Date.Short), own) {
		return "", 0
	}
	for _, lang := range l.catalog.Languages() {
		other, ok := l.catalog.Locale(lang)
		if !ok || lang == l.Lang {
			continue
		}
		for m, name := range other.set.Date.Months {
			if word == name || first && word == Capital(name) {
				return lang, m + 1
			}
		}
	}
	return "", 0
}

// besideDay tells whether the number of a day or a year stands beside a word, behind
// a blank; that of a day may have the ending of an ordinal.
func besideDay(s []rune, i, j int) bool {
	from, to := i-1, j
	for from >= 0 && !isSpace(s[from]) == (from < i-1) && from > i-9 {
		from--
	}
	for to < len(s) && !isSpace(s[to]) == (to > j) && to < j+9 {
		to++
	}
	return i > 0 && isSpace(s[i-1]) && isDate(s[from+1:i-1], ".") || j < len(s) && isSpace(s[j]) && isDate(s[j+1:to], ".,;:!?)")
}

// isDate tells whether a word is the number of a day or a year, and behind it the
// ending of an ordinal or some marks.
func isDate(word []rune, marks string) bool {
	n := 0
	for n < len(word) && isDigit(word[n]) {
		n++
	}
	rest := string(word[n:])
	return (n == 1 || n == 2 || n == 4) && (strings.Trim(rest, marks) == "" ||
		n < 4 && !strings.ContainsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// unquote takes the words of quotations away.
func unquote(s []rune) {
	closing := map[rune]rune{'«': '»', '“': '”', '„': '“', '"': '"'}
	open := map[rune]bool{} // marks that nothing closes any more
	for i := 0; i < len(s); i++ {
		end, ok := closing[s[i]]
		if !ok || open[end] {
			continue
		}
		if n := slices.Index(s[i+1:], end); n < 0 {
			open[end] = true
		} else {
			for k := i + 1; k <= i+n; k++ {
				s[k] = '\x00'
			}
			i += n + 1
		}
	}
}

// abroad is the language of a sentence, "" when it may well be this one.
func (l *Locale) abroad(s []rune) string {
	words := telling(s)
	if len(words) < 2 {
		return ""
	}
	for _, lang := range l.catalog.Languages() {
		other, ok := l.catalog.Locale(lang)
		if !ok || lang == l.Lang {
			continue
		}
		own, theirs := 0, 0
		for _, w := range words {
			switch mine, its := l.sense.Common(w), other.sense.Common(w); {
			case mine && !its:
				own++
			case its && !mine && (!l.sense.Knows(w) || other.sense.Binds(w)): // note, page: words of both
				theirs++
			}
		}
		if theirs > 0 && theirs >= 3*own {
			return lang
		}
	}
	return ""
}

// telling is the words of a sentence in small letters with plain apostrophes,
// without those that are written as names.
func telling(s []rune) []string {
	fields := strings.FieldsFunc(string(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' && r != '-' })
	var out []string
	for i, w := range fields {
		w = strings.Trim(w, "-'’")
		first, n := utf8.DecodeRuneInString(w)
		if w == "" || unicode.IsUpper(first) && (i > 0 || strings.ContainsFunc(w[n:], unicode.IsUpper)) {
			continue
		}
		out = append(out, strings.ReplaceAll(strings.ToLower(w), "’", "'"))
	}
	return out
}
