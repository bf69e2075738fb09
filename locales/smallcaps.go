package locales

import "unicode/utf8"

// SmallCaps are the stretches of a set text that the language has in small
// capitals, each from a rune to the one behind its last, ascending.
func (l *Locale) SmallCaps(text string) [][2]int {
	var out [][2]int
	for _, x := range l.set.SmallCaps {
		if x.Regexp == nil {
			continue
		}
		for _, m := range x.FindAllStringSubmatchIndex(text, -1) {
			for g := 2; g+1 < len(m); g += 2 {
				if m[g] >= 0 {
					out = append(out, [2]int{utf8.RuneCountInString(text[:m[g]]), utf8.RuneCountInString(text[:m[g+1]])})
				}
			}
		}
	}
	return out
}
