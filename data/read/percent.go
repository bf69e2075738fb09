package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Percent is a share as it is written: in hundredths of one per cent, with the
// decimals that are printed.
type Percent struct{ Hundredths, Places int }

// PercentOf reads a percentage and nothing more: 24 %, 24%, 12,5 %, 12.50 %,
// with any space before the sign. It is false for anything else, for more than
// the whole, and for more decimals than two, which might be thousands.
func PercentOf(s string) (Percent, bool) {
	m := compiled(`^(0|[1-9]\d{0,2})(?:[.,](\d{1,2}))?%$`).FindStringSubmatch(closed(s))
	if m == nil {
		return Percent{}, false
	}
	n := 0
	for _, d := range m[1] + (m[2] + "00")[:2] {
		n = 10*n + int(d-'0')
	}
	return Percent{n, len(m[2])}, n <= 10000
}

// Percent is the percentage that inline text is, and false when it is none or
// holds more: a reference mark, a link.
func (r Rich) Percent() (Percent, bool) {
	for _, s := range r {
		if s.Cite != "" || s.Href != "" || s.Astray {
			return Percent{}, false
		}
	}
	return PercentOf(r.String())
}

// NearPercent tells what was probably meant as a percentage and is none: one
// with a word or two beside it, in words, without its sign, out of range.
func NearPercent(s string) bool {
	if _, exact := PercentOf(s); exact {
		return false
	}
	sign := compiled(`(?i)%|％|‰|\bp(?:our|er|ro)[ -]?cents?\b|\bp\. ?(?:100|cent)` +
		`|\bpor ?ciento\b|\bper ?cento\b|\bprozent\b|\bpct\b`)
	rest := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(s)
	figures := strings.ContainsFunc(rest, unicode.IsDigit)
	if !sign.MatchString(rest) {
		return figures && compiled(`^[\d.,+−–<>≈~≥≤ -]+$`).MatchString(strings.TrimSpace(rest))
	}
	words := strings.FieldsFunc(sign.ReplaceAllString(rest, " "), func(r rune) bool { return !unicode.IsLetter(r) })
	size := 0
	for _, w := range words {
		size += utf8.RuneCountInString(w)
	}
	return (figures || len(words) > 0) && len(words) <= 2 && size <= 16
}

// closed is a text without blanks around it and before its sign.
func closed(s string) string {
	number, sign := strings.CutSuffix(strings.TrimSpace(s), "%")
	if !sign {
		return s
	}
	return strings.TrimSpace(number) + "%"
}
