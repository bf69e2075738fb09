package locales

import "github.com/secnumcloud-observatory/press/locales/claims"

// Claims is what a paragraph says of the register in this language: of those
// whose names are given, and what it counts, denies and affirms.
func (l *Locale) Claims(text string, names *claims.Names) []claims.Claim {
	return l.claims.Read(text, names)
}
