package facts

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a name in the form in which names are compared, whatever
// the language: lower case, without accents, ligatures taken apart, spaces,
// apostrophes and hyphens plain. Bleu and Blue stay two names.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\u2060':
		case r == 'œ':
			b.WriteString("oe")
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ß':
			b.WriteString("ss")
		case r == '’':
			b.WriteByte('\'')
		case r == '\u2010' || r == '\u2011':
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Order is a name as names are sorted: as Fold writes it, with figures filled up by
// zeros, so that Provider 3 stands before Provider 20.
func Order(name string) string {
	var b strings.Builder
	folded := Fold(name)
	for i := 0; i < len(folded); {
		j := i
		for j < len(folded) && '0' <= folded[j] && folded[j] <= '9' {
			j++
		}
		if j == i {
			b.WriteByte(folded[i])
			i++
			continue
		}
		b.WriteString(strings.Repeat("0", max(0, longestFigure-(j-i))))
		b.WriteString(folded[i:j])
		i = j
	}
	return b.String()
}

// longestFigure is the most figures of a number by which names are sorted.
const longestFigure = 12
