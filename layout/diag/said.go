package diag

import (
	"fmt"
	"strings"
	"unicode"
)

// Said is a sentence with the words of editors in it, as fmt.Sprintf makes it:
// what stands behind %q is shown between quotes as Shown has it, and not in the
// notation of a programming language. No word is longer than anybody reads.
func Said(format string, args ...any) string {
	words := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(string); ok {
			a = word(s)
		}
		words[i] = a
	}
	return fmt.Sprintf(format, words...)
}

type word string

// mostWord is the most characters of a word that a sentence repeats.
const mostWord = 400

// Format writes the word.
func (w word) Format(f fmt.State, verb rune) {
	s := string(w)
	if r := []rune(s); len(r) > mostWord {
		s = string(r[:mostWord-1]) + "…"
	}
	if verb == 'q' {
		s = `"` + spaced(Shown(s)) + `"`
	}
	fmt.Fprintf(f, "%s", s)
}

// spaced shows spaces that are not the plain one, which look like it.
func spaced(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != ' ' && unicode.IsSpace(r) {
			fmt.Fprintf(&b, "<%s>", Character(r))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
