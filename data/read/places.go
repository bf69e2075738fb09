package read

import "gopkg.in/yaml.v3"

// places is where each byte of a value stands in the file. YAML folds lines,
// drops indentation and unescapes quotes: the value is matched against the raw
// text letter by letter, blanks aside.
func (v Value) places(s string) []int {
	text := v.f.text
	line := v.Line + v.skip - 1
	at := 0
	if line < len(v.f.lines) {
		at = v.f.lines[line]
	}
	for i := 1; i < v.Column && at < len(text) && text[at] != '\n'; i++ {
		at += width(text[at:])
	}
	if v.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && line+1 < len(v.f.lines) {
		at = v.f.lines[line+1]
	} else if v.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		at++
	}
	pos := make([]int, 0, len(s)+1)
	for i := range len(s) {
		for s[i] != ' ' && s[i] != '\n' && at < len(text) && text[at] != s[i] {
			if c := text[at]; c != ' ' && c != '\n' && c != '\t' && !(c == '\\' && v.Style&yaml.DoubleQuotedStyle != 0) {
				break
			}
			at++
		}
		pos = append(pos, at)
		if at < len(text) && text[at] == s[i] {
			at++
			if s[i] == '\'' && v.Style&yaml.SingleQuotedStyle != 0 && at < len(text) && text[at] == '\'' {
				at++
			}
		}
	}
	return append(pos, at)
}

func width(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
