package locales

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Upper is s in capitals with its accents; superior letters stay as they are
// (NAPOLÉON Iᵉʳ), since Unicode gives them no capitals.
func (l *Locale) Upper(s string) string { return strings.ToUpper(norm.NFC.String(s)) }

// Capital is s with its first letter in upper case, as a sentence begins.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
