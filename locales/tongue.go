package locales

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Stray is a sentence of another language than the text it stands in.
type Stray struct {
	Offset, Len int // in runes of all pieces together
	Lang        string
}

// Strays is the sentences of a paragraph that are of another language of the
// catalogue, by the words that every sentence needs: articles, prepositions,
// pronouns, common verbs. Pieces that are kept, quotations and what is written
// as a name tell nothing.
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
		}
		from = end
	}
	return out
}

// unquote takes the words of quotations away.
func unquote(s []rune) {
	closing := map[rune]rune{'«': '»', '“': '”', '„': '“', '"': '"'}
	for i := 0; i < len(s); i++ {
		end, ok := closing[s[i]]
		if n := slices.Index(s[min(i+1, len(s)):], end); ok && n >= 0 {
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
			case its && !mine:
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
