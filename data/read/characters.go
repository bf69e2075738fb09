package read

import (
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// uncommon notes the characters of a value that faces may lack. What the
// register keeps for editors is never printed.
func (v Value) uncommon() {
	if v.skip == 0 && (strings.HasSuffix(v.path, ".note") || strings.Contains(v.path, ".others[")) {
		return
	}
	var at []int
	for i, r := range v.Value {
		if r < 0x250 {
			continue
		}
		if at == nil {
			at = v.places(v.Value)
		}
		v.f.note(r, at[i])
	}
}

// note notes a character that faces may lack; those of Latin alphabets and the
// marks that say where a line may break are not worth it.
func (f *file) note(r rune, at int) {
	if r >= 0x250 && r != '\u200B' && r != '\u2060' && !unseen(r) && f.rare != nil {
		*f.rare = append(*f.rare, Rare{r, f.at(at)})
	}
}

// controls reports the first control character that a value between double
// quotes holds by way of an escape, such as \t.
func (v Value) controls() {
	if v.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	for i, r := range v.Value {
		if r != '\n' && (unicode.IsControl(r) || unseen(r)) {
			at := v.places(v.Value)[i]
			if strings.HasPrefix(v.f.text[at:], string(r)) {
				return // it stands there as itself, and was reported
			}
			v.f.find(BadCharacter, v.f.at(at), v.path, "Type the words around it again, without the backslash.",
				"A control character (U+%04X) stands in %s.", r, v.Label())
			v.f.about(r)
			return
		}
	}
}

// unseen tells whether a character draws nothing and says nothing to readers:
// marks of direction and joining, line separators, private characters. Soft
// hyphens and the signs that allow or forbid a break are the editor's.
func unseen(r rune) bool {
	switch {
	case r == '\u00AD' || r == '\u200B' || r == '\u2060':
		return false
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000, r == 0x2028, r == 0x2029, r >= 0xFFF9 && r <= 0xFFFB, r&0xFFFE == 0xFFFE:
		return true
	case r >= 0xFE00 && r <= 0xFE0F: // kinds of a sign: part of an emoji, which is refused by itself
		return false
	}
	return unicode.Is(unicode.Cf, r) || r >= 0x7F && r < 0xA0
}

// trim takes away the blanks around a value that YAML leaves there because
// they are not plain spaces.
func trim(s string) string { return strings.Trim(s, " \t\u00a0\u202f\u200b\ufeff") }
