package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// uncommon notes the characters of a value that faces may lack. What the
// register keeps for editors is never printed.
func (v Value) uncommon() {
	if v.kept() {
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

// kept tells what the register keeps for editors, and nothing prints.
func (v Value) kept() bool {
	return v.skip == 0 && (strings.HasSuffix(v.path, ".note") || strings.Contains(v.path, ".others["))
}

// note notes a character that faces may lack; those of Latin alphabets are not
// worth it, and those that are not seen were reported.
func (f *file) note(r rune, at int) {
	if r >= 0x250 && !letters.Unseen(r) && f.rare != nil {
		*f.rare = append(*f.rare, Rare{r, f.at(at)})
	}
}

// controls reports the first character that a value between double quotes holds
// by way of an escape, such as \t, and that is not seen or not what it seems.
func (v Value) controls() {
	if v.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	for i, r := range v.Value {
		if r != '\n' && (unicode.IsControl(r) || letters.Unseen(r)) {
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
	for _, o := range letters.Find(letters.Tidy(v.Value), "Latn") {
		if !strings.ContainsRune(v.f.text, o.R) {
			v.f.find(codeOf(o), v.Pos(), v.path, o.Hint, "%s", o.Msg)
			v.f.about(o.R)
			return
		}
	}
}

// mostOdd is how many odd characters of one kind are reported by themselves.
const mostOdd = 10

// odd reports the characters of the file that are not what they seem.
func (f *file) odd(lang string) {
	n := map[bool]int{}
	for _, o := range letters.Find(f.text, letters.Script(lang)) {
		switch n[o.Twin]++; {
		case n[o.Twin] <= mostOdd:
			f.find(codeOf(o), f.at(o.At), "", o.Hint, "%s", o.Msg)
			f.about(o.R)
		case n[o.Twin] == mostOdd+1:
			f.find(codeOf(o), f.at(o.At), "", "Correct those above; what is left is reported then.", "More such characters begin here.")
		}
	}
}

// unseen says which character that nobody sees the last finding is about, if any
// stands in a stretch.
func (f *file) unseen(s string) {
	if i := strings.IndexFunc(s, letters.Unseen); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		f.about(r)
	}
}

func codeOf(o letters.Odd) diag.Code {
	if o.Twin {
		return LookalikeLetter
	}
	return BadCharacter
}

// trim takes away the blanks around a value that YAML leaves there because
// they are not plain spaces.
func trim(s string) string { return strings.Trim(s, " \t\u00a0\u202f\u200b\ufeff") }
