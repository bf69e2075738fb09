package locales

import (
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// seam is an ending of a part of a word that no ligature may cross, as an entry
// of the language's seams says: off-line for words that begin so, *f-ing for
// those that end so.
type seam struct {
	letters []rune
	at      int
	ends    bool // the letters are a word's last
}

// newSeams reads the entries of a language.
func newSeams(entries []string) []seam {
	out := make([]seam, 0, len(entries))
	for _, e := range entries {
		tail, ends := strings.CutPrefix(e, "*")
		word, at := exception(tail)
		if len(at) != 1 {
			continue // checkSeams has said so
		}
		out = append(out, seam{[]rune(word), at[0], ends})
	}
	return out
}

// Seams are the places inside a word that no ligature may cross, as counts of
// runes before them, ascending. What stands behind an apostrophe is a word.
func (l *Locale) Seams(word string) []int {
	if len(l.seams) == 0 {
		return nil
	}
	rs := []rune(strings.Map(plainApostrophe, strings.ToLower(word)))
	start := 0
	var out []int
	for i := 0; i <= len(rs); i++ {
		if i < len(rs) && rs[i] != '\'' {
			continue
		}
		for _, s := range l.seams {
			from, part := start, rs[start:i]
			if s.ends {
				from = max(start, i-len(s.letters))
				part = rs[from:i]
			}
			if len(part) >= len(s.letters) && slices.Equal(part[:len(s.letters)], s.letters) {
				out = append(out, from+s.at)
			}
		}
		start = i + 1
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// checkSeams says which entries name no place in a word.
func (set *settings) checkSeams(bad func(name string, msg diag.Text)) {
	for _, e := range set.Seams {
		word, at := exception(strings.TrimPrefix(e, "*"))
		other := strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if len(at) != 1 || at[0] == 0 || at[0] == len([]rune(word)) || other {
			bad("seams", diag.Said("The entry %s of seams is no word with one hyphen in it; write off-line, or *f-ing for an ending.", e))
		}
	}
}
