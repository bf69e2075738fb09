package sample

import (
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Passage is what a span's place holds in the text of its file.
func Passage(file string, s diag.Span) string {
	lines := strings.SplitAfter(file, "\n")
	if s.Line < 1 || s.Line > len(lines) {
		return ""
	}
	r := []rune(strings.Join(lines[s.Line-1:], ""))
	from := min(s.Col-1, len(r))
	return string(r[from:min(from+s.Len, len(r))])
}

// Letters is a text without what Markdown and YAML may add to it.
func Letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
