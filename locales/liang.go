package locales

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// liang divides words by the method of F. M. Liang, "Word Hy-phen-a-tion by
// Com-put-er" (Stanford, 1983), with the patterns of hyph-utf8.
type liang struct {
	nodes       []node           // a tree of the patterns' letters; the first is its root
	roots       [0x180]int32     // its children, for the letters of Europe
	exceptions  map[string][]int // word in lower case → its divisions
	stems       map[string][]int // beginning of words in lower case → its divisions, that behind it included
	prefixes    map[string]int   // prefix, with the letters that tell it, in lower case → its runes
	vowels      string           // before which a stem behind a prefix keeps its first letters together
	longest     int              // runes of the longest stem or prefix
	left, right int
}

// node is a letter of the tree: first is its first child, next its next
// sibling, 0 for none. levels are those of the pattern that ends here.
type node struct {
	r           rune
	first, next int32
	levels      []uint8
}

func newLiang(patterns, exceptions string, f hyphenForms) *liang {
	h := &liang{nodes: make([]node, 1), exceptions: map[string][]int{}, stems: map[string][]int{}, prefixes: map[string]int{},
		vowels: f.Vowels, left: max(f.Left, 1), right: max(f.Right, 1)}
	for _, p := range words(patterns) {
		h.add(pattern(p))
	}
	for _, w := range words(exceptions) {
		stem, begins := strings.CutSuffix(w, "*")
		word, at := exception(stem)
		if !begins {
			h.exceptions[word] = at
			continue
		}
		h.stems[word] = at
		h.longest = max(h.longest, utf8.RuneCountInString(word))
	}
	for _, p := range f.Prefixes {
		prefix, more, _ := strings.Cut(strings.ToLower(p), "-")
		h.prefixes[prefix+more] = utf8.RuneCountInString(prefix)
		h.longest = max(h.longest, utf8.RuneCountInString(prefix+more))
	}
	return h
}

// add grows the tree by one pattern.
func (h *liang) add(letters []rune, levels []uint8) {
	at := int32(0)
	for _, r := range letters {
		next := h.child(at, r)
		if next == 0 {
			next = int32(len(h.nodes))
			h.nodes = append(h.nodes, node{r: r, next: h.nodes[at].first})
			h.nodes[at].first = next
			if at == 0 && int(r) < len(h.roots) {
				h.roots[r] = next
			}
		}
		at = next
	}
	h.nodes[at].levels = levels
}

// child is the child of a node for a letter, 0 when it has none.
func (h *liang) child(at int32, r rune) int32 {
	if at == 0 && int(r) < len(h.roots) {
		return h.roots[r]
	}
	n := h.nodes[at].first
	for n != 0 && h.nodes[n].r != r {
		n = h.nodes[n].next
	}
	return n
}

// words are the words of a pattern file; % begins a comment as in TeX.
func words(file string) []string {
	var out []string
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "%")
		out = append(out, strings.Fields(line)...)
	}
	return out
}

// pattern takes ".ab3réa" apart: letters with the ends of the word as dots,
// and the level between each two of them.
func pattern(p string) ([]rune, []uint8) {
	var letters []rune
	levels := []uint8{0}
	for _, r := range p {
		if r >= '0' && r <= '9' {
			levels[len(levels)-1] = uint8(r - '0')
			continue
		}
		letters, levels = append(letters, r), append(levels, 0)
	}
	return letters, levels
}

// exception takes "uni-ver-sity" apart.
func exception(w string) (string, []int) {
	var word []rune
	var at []int
	for _, r := range strings.ToLower(w) {
		if r == '-' {
			at = append(at, len(word))
			continue
		}
		word = append(word, plainApostrophe(r))
	}
	return string(word), at
}

func plainApostrophe(r rune) rune {
	if r == '’' {
		return '\''
	}
	return r
}

// Hyphens are the places at which a word may be divided, as counts of runes
// before the division, ascending. The word is letters, with apostrophes and
// hyphens between them. Words in capitals, words with figures and names
// written with inner capitals (OVHcloud) are never divided, and no part left
// between a division and an apostrophe, a hyphen or an end is shorter than the
// language allows.
func (l *Locale) Hyphens(word string) []int { return l.hyph.divide([]rune(word)) }

// Penalty is what a division costs in the language, as TeX's \hyphenpenalty.
func (l *Locale) Penalty() int { return l.set.Hyphenation.Penalty }

func (h *liang) divide(word []rune) []int {
	if len(h.nodes) == 1 && len(h.exceptions) == 0 || len(word) < h.left+h.right || !divisible(word) {
		return nil
	}
	lower := make([]rune, 0, len(word)+2)
	lower = append(lower, '.')
	for _, r := range word {
		lower = append(lower, plainApostrophe(unicode.ToLower(r)))
	}
	if at, ok := h.listed(word, lower[1:]); ok {
		return at
	}
	lower = append(lower, '.')
	return h.allowed(word, h.levels(lower))
}

// longestListed is more letters than any word has, with all that is elided before it.
const longestListed = 200

// listed are the divisions of a word that the list of exceptions knows, whole or
// after its elided article (l’autoévaluation), or that begins with a prefix.
func (h *liang) listed(word, lower []rune) ([]int, bool) {
	if len(lower) > longestListed {
		return nil, false
	}
	if at, ok := h.exceptions[string(lower)]; ok {
		return append([]int(nil), at...), true
	}
	if at, n := h.stem(lower); n > 0 {
		return h.behind(word, lower, at, n), true
	}
	if n := h.prefix(lower); n > 0 {
		return h.prefixed(word, n), true
	}
	k := slices.Index(lower, '\'') + 1
	if k == 0 {
		return nil, false
	}
	at, ok := h.listed(word[k:], lower[k:])
	for i := range at {
		at[i] += k
	}
	return at, ok
}

// stem is the longest listed beginning of a word, its divisions and its runes;
// 0 when there is none.
func (h *liang) stem(lower []rune) ([]int, int) {
	for n := min(h.longest, len(lower)); n > 1; n-- {
		if at, ok := h.stems[string(lower[:n])]; ok {
			return at, n
		}
	}
	return nil, 0
}

// prefix is the longest prefix of a word, in runes; 0 when it has none.
func (h *liang) prefix(lower []rune) int {
	for n := min(h.longest, len(lower)-1); n > 1; n-- {
		if at := h.prefixes[string(lower[:n])]; at > 0 && at < len(lower) && unicode.IsLetter(lower[at]) {
			return at
		}
	}
	return 0
}

// prefixed are the divisions of a word behind its prefix, which is not divided
// itself (under-estimate), and those of the rest that do not make another word of both.
func (h *liang) prefixed(word []rune, n int) []int {
	var out []int
	if lettersBack(word, n) >= h.left && lettersOn(word, n) >= h.right {
		out = append(out, n)
	}
	for _, at := range h.divide(word[n:]) {
		if at >= fullStem || !strings.ContainsRune(h.vowels, unicode.ToLower(word[n])) {
			out = append(out, n+at)
		}
	}
	return out
}

// fullStem is how many letters of a stem with a vowel first stand behind a prefix
// before a division: fewer read as one word with it (reap-pear, rein-state).
const fullStem = 3

// behind are the divisions of a word with a listed beginning: those of the
// beginning, then those its rest has by itself when the beginning ends in a
// division (micro-services), or has in the whole word.
func (h *liang) behind(word, lower []rune, at []int, n int) []int {
	var out []int
	for _, i := range at {
		if lettersBack(word, i) >= h.left && lettersOn(word, i) >= h.right {
			out = append(out, i)
		}
	}
	from := 0
	if len(at) > 0 && at[len(at)-1] == n {
		from = n
	}
	dotted := append(append([]rune{'.'}, lower[from:]...), '.')
	for _, i := range h.allowed(word[from:], h.levels(dotted)) {
		if from+i >= n && !slices.Contains(out, from+i) {
			out = append(out, from+i)
		}
	}
	return out
}

// levels are the highest levels any pattern gives between the letters.
func (h *liang) levels(lower []rune) []uint8 {
	levels := make([]uint8, len(lower)+1)
	for i := range lower {
		n := int32(0)
		for j := i; j < len(lower); j++ {
			if n = h.child(n, lower[j]); n == 0 {
				break
			}
			for k, v := range h.nodes[n].levels {
				levels[i+k] = max(levels[i+k], v)
			}
		}
	}
	return levels
}

// allowed are the odd levels that leave enough letters on both sides.
func (h *liang) allowed(word []rune, levels []uint8) []int {
	var at []int
	for i := 1; i < len(word); i++ {
		if levels[i+1]%2 == 1 && lettersBack(word, i) >= h.left && lettersOn(word, i) >= h.right {
			at = append(at, i)
		}
	}
	return at
}

func lettersBack(word []rune, i int) int {
	n := 0
	for i--; i >= 0 && unicode.IsLetter(word[i]); i-- {
		n++
	}
	return n
}

func lettersOn(word []rune, i int) int {
	n := 0
	for ; i < len(word) && unicode.IsLetter(word[i]); i++ {
		n++
	}
	return n
}

// divisible refuses words that are not words: abbreviations in capitals,
// identifiers, names with capitals inside. Superior letters count as marks.
func divisible(word []rune) bool {
	lower, inner, start := false, false, true
	for _, r := range word {
		switch {
		case unicode.IsDigit(r) || unicode.Is(unicode.Lm, r):
			return false
		case !unicode.IsLetter(r):
			start = true
			continue
		case unicode.IsUpper(r) && !start:
			inner = true
		case unicode.IsLower(r):
			lower = true
		}
		start = false
	}
	return lower && !inner
}
