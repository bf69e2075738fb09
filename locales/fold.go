package locales

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the key under which a name is sorted: lower case, accents off,
// ligatures opened, apostrophes and hyphens plain. Compare keys byte by byte.
func (l *Locale) Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
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
		case r == '\u2060':
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Upper is s in capitals with its accents; superior letters stay as they are
// (NAPOLÉON Iᵉʳ), since Unicode gives them no capitals.
func (l *Locale) Upper(s string) string { return strings.ToUpper(norm.NFC.String(s)) }

// capitalised is s with its first letter in upper case.
func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
