package locales

import (
	"strings"
	"unicode"
)

// Marks that rules write in another's place; the others stay as they were typed.
const (
	quoting = "\"“”„«»‹›‘’'′″" // straight, typed, primes
	dashing = "-–—−\u2010\u2011"
	pausing = ",.…"
	doubles = "`´"
)

// Lost is the first mark of a typed text that the set one has fewer of, 0 where
// none is: no rule takes a mark away. It trusts no rule, so it counts of commas and
// points those alone that surely are no part of a number, a date or an hour, and
// holds marks that stand in each other's place to one count.
func Lost(typed, set string) rune {
	have := map[rune]int{}
	for _, r := range set {
		have[kindOfMark(r)]++
	}
	rs := []rune(typed)
	for i, r := range rs {
		kind := kindOfMark(r)
		if kind == 0 || !lasting(rs, i) {
			continue
		}
		if have[kind]--; have[kind] < 0 {
			return r
		}
	}
	return 0
}

// kindOfMark is the mark that stands for all that may stand in a mark's place;
// 0 for what is none.
func kindOfMark(r rune) rune {
	switch {
	case !unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
		return 0
	case strings.ContainsRune(quoting, r):
		return '"'
	case strings.ContainsRune(dashing, r):
		return '-'
	case r == '…':
		return '.'
	}
	return r
}

// lasting tells whether the mark at i is one that surely stays.
func lasting(rs []rune, i int) bool {
	switch r := rs[i]; {
	case strings.ContainsRune(pausing, r):
		return r == '…' || pauses(rs, i)
	case strings.ContainsRune(doubles, r) || r == '\'':
		return false // two of them may be one mark
	case strings.ContainsRune(dashing, r):
		return r == '–' || r == '—'
	}
	return true
}

// pauses tells whether the comma or the point at i ends a word of three letters or
// more, and stands alone.
func pauses(rs []rune, i int) bool {
	k := i
	for k > 0 && unicode.IsLetter(rs[k-1]) {
		k--
	}
	if i-k < 3 || k > 0 && unicode.IsNumber(rs[k-1]) {
		return false
	}
	return i+1 == len(rs) || unicode.IsSpace(rs[i+1]) || isClosing(rs[i+1])
}
