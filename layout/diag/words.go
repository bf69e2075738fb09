package diag

import (
	"slices"
	"strings"
)

// Short is the beginning of a text, for a message that quotes it.
func Short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// few is how many words a message lists before it counts the others.
const few = 30

// Few is a list of words in a message; of very many it counts the last.
func Few[T string | Text](words []T) Text {
	if more := len(words) - few; more > 1 {
		return Said("%s and %d more", list(words[:few]), more)
	}
	return list(words)
}

func list[T string | Text](words []T) Text {
	out, facts := make([]string, len(words)), make([]any, len(words))
	for i, w := range words {
		out[i], facts[i] = "%s", any(w)
	}
	return Said(Text(strings.Join(out, ", ")), facts...)
}

// And is a list of words in a sentence.
func And(words []string) Text {
	if n := len(words) - 1; n > 0 {
		return Said("%s and %s", list(words[:n]), words[n])
	}
	return list(words)
}

// DidYouMean is the hint under an unknown word: the nearest known ones, or all
// of them.
func DidYouMean(word string, known []string) Text {
	if best := Likely(word, known); best != "" || len(known) == 0 {
		return best
	}
	return Said("Possible: %s.", Few(known))
}

// Likely is the hint under an unknown word of which there are too many to list: the
// nearest known ones, "" when none is near.
func Likely(word string, known []string) Text {
	switch best := near(word, known); len(best) {
	case 1:
		return Said("Did you mean %s?", best[0])
	case 2:
		return Said("Did you mean %s or %s?", best[0], best[1])
	case 3:
		return Said("Did you mean %s or %s or %s?", best[0], best[1], best[2])
	}
	return ""
}

// Beside is one text after another.
func Beside(first, then Text) Text {
	if first == "" || then == "" {
		return first + then
	}
	return Said("%s %s", first, then)
}

// Nearest is the known word that was most likely meant; "" when none is near, or
// several are as near.
func Nearest(word string, known []string) string {
	if best := near(word, known); len(best) == 1 {
		return best[0]
	}
	return ""
}

// near is the known words that may have been meant: the one that differs in
// letters' case alone, or those with the fewest slips. Of two letters one slip
// makes any other word.
func near(word string, known []string) (best []string) {
	least := len([]rune(word))/3 + 2
	if least == 2 {
		least = 1
	}
	for _, k := range known {
		if strings.EqualFold(word, k) {
			return []string{k}
		}
		switch d := Slips(strings.ToLower(word), strings.ToLower(k)); {
		case d < least:
			best, least = []string{k}, d
		case d == least && len(best) > 0 && !slices.Contains(best, k):
			best = append(best, k)
		}
	}
	return best
}

// Slips is how many letters to change, add, drop or swap make one word of the
// other (Damerau's optimal string alignment).
func Slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	var room [3 * 32]int // of words: nothing is made for them
	rows := room[:]
	if 3*(len(y)+1) > len(rows) {
		rows = make([]int, 3*(len(y)+1))
	}
	n := len(rows) / 3
	last, was, is := rows[:n], rows[n:2*n], rows[2*n:] // what stands two letters of x above, one above, and here
	for j := range len(y) + 1 {
		is[j] = j
	}
	for i := 1; i <= len(x); i++ {
		last, was, is = was, is, last
		is[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			is[j] = min(was[j]+1, is[j-1]+1, was[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				is[j] = min(is[j], last[j-2]+1)
			}
		}
	}
	return is[len(y)]
}

// LeftBehind tells the names of what systems and programs leave in a folder and
// no editor sees: hidden files, copies for safety (offers.yaml~, #offers.yaml#),
// small pictures and settings of file managers.
func LeftBehind(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#") ||
		base == "Thumbs.db" || base == "desktop.ini"
}
