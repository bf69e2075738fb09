package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// abbreviation is what a language writes short, and what it stands for.
type abbreviation struct{ short, long string }

// abbreviations is those of the language, as its message lists them.
func (k *kit) abbreviations() []abbreviation {
	if k.abbrs != nil || !k.loc.Has("abbreviations") {
		return k.abbrs
	}
	for _, pair := range strings.Split(k.say("abbreviations"), "|") {
		if short, long, ok := strings.Cut(pair, "="); ok {
			k.abbrs = append(k.abbrs, abbreviation{plainSpaces(strings.TrimSpace(short)), strings.TrimSpace(long)})
		}
	}
	return k.abbrs
}

// plainSpaces is words with the spaces that anyone types.
func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

// spelt is runs with each abbreviation in an element of its own, which says what it
// stands for. Names, links, addresses and passages in another language stay whole.
func (k *kit) spelt(rs []text.Run) []text.Run {
	out, split := make([]text.Run, 0, len(rs)), false
	for _, r := range rs {
		if r.Elem != nil || r.Sign != nil || r.Code || r.PageOf != "" || r.Lang != "" || r.Href != "" || !r.From.IsZero() && r.Raw {
			out = append(out, r)
			continue
		}
		parts := k.cut(r)
		split = split || len(parts) > 1 || parts[0].Elem != nil
		out = append(out, parts...)
	}
	if !split {
		return rs
	}
	return out
}

// cut is a run in parts, of which those that are abbreviations have their
// element.
func (k *kit) cut(r text.Run) (out []text.Run) {
	part := func(s string, e *draw.Elem) {
		if s != "" {
			p := r
			p.Text, p.Elem, p.Newline = s, e, false
			out = append(out, p)
		}
	}
	rest := r.Text
	for {
		at, end, long := k.firstAbbreviation(rest)
		if long == "" {
			break
		}
		part(rest[:at], nil)
		part(rest[at:end], &draw.Elem{Role: draw.Span, Expand: long})
		rest = rest[end:]
	}
	if part(rest, nil); len(out) == 0 {
		return []text.Run{r}
	}
	out[len(out)-1].Newline = r.Newline
	return out
}

// firstAbbreviation is where the first abbreviation of some words begins and ends,
// and what it stands for; "" when there is none.
func (k *kit) firstAbbreviation(s string) (at, end int, long string) {
	at = len(s)
	for _, a := range k.abbreviations() {
		if from, to := find(s, a.short); from >= 0 && from < at {
			at, end, long = from, to, a.long
		}
	}
	return at, end, long
}

// find is where words hold other words, whatever their spaces are, between no
// letters; -1 when they do not.
func find(s, word string) (from, to int) {
	first, _ := utf8.DecodeRuneInString(word)
	for i, r := range s {
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if r != first || unicode.IsLetter(before) || unicode.IsDigit(before) {
			continue
		}
		if n := prefix(s[i:], word); n > 0 {
			after, _ := utf8.DecodeRuneInString(s[i+n:])
			if !unicode.IsLetter(after) && !unicode.IsDigit(after) && after != '_' {
				return i, i + n
			}
		}
	}
	return -1, 0
}

// prefix is how many bytes of s the word takes at its beginning; 0 when it does not
// begin with it.
func prefix(s, word string) int {
	n := 0
	for _, w := range word {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r != w && !(w == ' ' && unicode.IsSpace(r)) {
			return 0
		}
		n += size
	}
	return n
}
