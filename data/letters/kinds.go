package letters

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsDigit tells the ten figures that numbers are written with.
func IsDigit(r rune) bool { return r >= '0' && r <= '9' }

// IsWord tells what the words and numbers of a sentence are written with:
// letters, their marks, and the ten figures.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || IsDigit(r) }

// IsSpace tells spaces of any width, and of none (U+200B), on one line.
func IsSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\u200b' || unicode.Is(unicode.Zs, r) }

// IsAlnum tells letters and figures of any script: what names are made of, and
// what stands on neither side of a whole word.
func IsAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// First is the first character of a text, 0 of an empty one.
func First(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Last is the last character of a text, 0 of an empty one.
func Last(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Plain is a letter as words are looked for: small, spaces and apostrophes plain.
func Plain(r rune) rune {
	switch {
	case r == '’':
		return '\''
	case IsSpace(r):
		return ' '
	}
	return unicode.ToLower(r)
}

// Plainly is a text as words are looked for, a rune for each of its runes.
func Plainly(s string) string { return strings.Map(Plain, s) }

// Wholes is the bytes at which words stand in a text and are not part of longer
// ones, none of nothing.
func Wholes(text, words string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; words != ""; {
			i := strings.Index(text[from:], words)
			if i < 0 {
				return
			}
			i, from = i+from, from+i+len(words)
			if !IsAlnum(Last(text[:i])) && !IsAlnum(First(text[from:])) && !yield(i) {
				return
			}
		}
	}
}
