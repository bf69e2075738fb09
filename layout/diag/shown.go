package diag

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shown is a text as a reader meets it within one line: what would break the
// line or steer a terminal – ends of lines, control characters, marks of
// direction, bytes that are no character – stands as its number. Names of files
// and words of editors may hold any of it. Characters that are allowed stay.
func Shown(s string, allowed ...rune) string {
	steering := func(r rune) bool { return steers(r) && !slices.Contains(allowed, r) }
	if utf8.ValidString(s) && !strings.ContainsFunc(s, steering) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "<%02X>", s[0])
		case steering(r):
			fmt.Fprintf(&b, "<%s>", Character(r))
		default:
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// steers tells whether a line would end at a character, or a terminal obey it
// instead of showing it.
func steers(r rune) bool {
	return unicode.IsControl(r) || r == '\u061C' || r >= '\u200E' && r <= '\u200F' || r >= '\u2028' && r <= '\u202E' ||
		r >= '\u2066' && r <= '\u2069'
}
