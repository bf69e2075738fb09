package claims

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// word is a word or a mark of a sentence, in small letters.
type word struct {
	s       string
	i, j    int
	capital bool // it begins with one
}

func (w word) ends() bool { return w.s == "." || w.s == "!" || w.s == "?" || w.s == "\n" }

// mark tells whether the word is a mark that ends a clause.
func (w word) mark() bool { return w.s != "" && !letters.IsWord([]rune(w.s)[0]) }

// wordsOf cuts at spaces, hyphens, apostrophes and marks; a number stays whole,
// without the spaces of its groups, and so does a time, which is none.
func wordsOf(rs []rune) []word {
	var out []word
	for i := 0; i < len(rs); {
		r := rs[i]
		j := i + 1
		switch {
		case letters.IsDigit(r):
			s := []rune{r}
			for j < len(rs) && (letters.IsDigit(rs[j]) ||
				j+1 < len(rs) && letters.IsDigit(rs[j+1]) && (rs[j] == '.' || rs[j] == ',' || groupAt(rs, j) || minutesAt(rs, j))) {
				if !letters.IsSpace(rs[j]) {
					s = append(s, rs[j])
				}
				j++
			}
			for j < len(rs) && letters.IsWord(rs[j]) {
				s = append(s, unicode.ToLower(rs[j]))
				j++
			}
			out = append(out, word{s: string(s), i: i, j: j})
		case letters.IsWord(r):
			for j < len(rs) && letters.IsWord(rs[j]) {
				j++
			}
			out = append(out, word{strings.ToLower(string(rs[i:j])), i, j, unicode.IsUpper(r)})
		case r == '\n', !letters.IsSpace(r) && !strings.ContainsRune("-‑‐'’*_", r) && r != '\u2060':
			out = append(out, word{s: string(r), i: i, j: j})
		}
		i = j
	}
	return out
}

// groupAt tells whether a fixed space at j stands between groups of figures.
func groupAt(rs []rune, j int) bool {
	return (rs[j] == '\u202f' || rs[j] == '\u00a0' || rs[j] == ' ') && j+3 < len(rs) && letters.IsDigit(rs[j+1]) && letters.IsDigit(rs[j+2]) &&
		letters.IsDigit(rs[j+3]) && (j+4 >= len(rs) || !letters.IsDigit(rs[j+4]))
}

// minutesAt tells whether a colon at j stands between an hour and its minutes: 10:30.
func minutesAt(rs []rune, j int) bool {
	return rs[j] == ':' && j+2 < len(rs) && letters.IsDigit(rs[j+1]) && letters.IsDigit(rs[j+2]) &&
		(j+3 >= len(rs) || !letters.IsDigit(rs[j+3]))
}

func spelt(s string) []string {
	var out []string
	for _, w := range wordsOf([]rune(s)) {
		out = append(out, w.s)
	}
	return out
}

// number is the number that begins at i, and where it ends; 0 for none.
func (g *Grammar) number(ws []word, i int) (n, end int) {
	if letters.IsDigit([]rune(ws[i].s)[0]) {
		if n, err := strconv.Atoi(strings.ReplaceAll(ws[i].s, ",", "")); err == nil {
			return n, i + 1
		}
		return 0, 0
	}
	for _, w := range g.numbers { // the longest stand first
		if i+len(w.words) > len(ws) {
			continue
		}
		ok := true
		for k := range w.words {
			ok = ok && ws[i+k].s == w.words[k]
		}
		if ok {
			return w.n, i + len(w.words)
		}
	}
	return 0, 0
}

// date is the date at i and where it ends: 12 March 2024, March 12, 2024, March
// 2024, March, 2024.
func (g *Grammar) date(ws []word, i int) (Date, int) {
	if d := dayOf(ws[i].s); d > 0 && i+1 < len(ws) && g.months[ws[i+1].s] > 0 {
		date := Date{Month: g.months[ws[i+1].s], Day: d}
		if y := yearAt(ws, i+2); y > 0 {
			return Date{Year: y, Month: date.Month, Day: d}, i + 3
		}
		return date, i + 2
	}
	if m := g.months[ws[i].s]; m > 0 && (ws[i].capital || !g.capital) {
		at := i + 1
		date := Date{Month: m}
		if at < len(ws) && dayOf(ws[at].s) > 0 {
			date.Day = dayOf(ws[at].s)
			at++
		}
		next := at
		if date.Day > 0 && next < len(ws) && ws[next].s == "," {
			next++
		}
		if y := yearAt(ws, next); y > 0 {
			date.Year = y
			return date, next + 1
		}
		return date, at
	}
	if y := yearAt(ws, i); y > 0 {
		return Date{Year: y}, i + 1
	}
	return Date{}, 0
}

func yearAt(ws []word, i int) int {
	if i >= len(ws) || len(ws[i].s) != 4 {
		return 0
	}
	if y, err := strconv.Atoi(ws[i].s); err == nil && y >= 1990 && y <= 2100 {
		return y
	}
	return 0
}

// dayOf is a day of a month, as 12, 1er or 3rd.
func dayOf(s string) int {
	n, err := strconv.Atoi(strings.TrimRightFunc(s, unicode.IsLetter))
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// Names is the names that a text may speak of, filed by their first words: a text is
// read as fast among a thousand of them as among ten.
type Names struct{ first map[string][]nameWords }

// nameWords is a name cut as a text is, with its letters as they are written.
type nameWords struct {
	words []string
	key   string
}

// NamesOf files names, the longest of those that begin alike first.
func NamesOf(names []Name) *Names {
	out := &Names{first: make(map[string][]nameWords, len(names))}
	for _, n := range names {
		rs := []rune(n.Name)
		var words []string
		for _, w := range wordsOf(rs) {
			words = append(words, string(rs[w.i:w.j]))
		}
		if len(words) > 0 {
			out.first[words[0]] = append(out.first[words[0]], nameWords{words, n.Key})
		}
	}
	for _, alike := range out.first {
		slices.SortStableFunc(alike, func(a, b nameWords) int { return len(b.words) - len(a.words) })
	}
	return out
}

// at is the longest name at word i, and where it ends.
func (n *Names) at(ws []word, i int, rs []rune) (key string, end int) {
	if n == nil {
		return "", 0
	}
	for _, name := range n.first[string(rs[ws[i].i:ws[i].j])] {
		if i+len(name.words) > len(ws) {
			continue
		}
		ok := true
		for k, w := range name.words[1:] {
			ok = ok && string(rs[ws[i+1+k].i:ws[i+1+k].j]) == w
		}
		if ok {
			return name.key, i + len(name.words)
		}
	}
	return "", 0
}

// inAName tells whether the mark at i stands within a name, as in "n° 9".
func inAName(ws []word, i int, rs []rune, names *Names) bool {
	for from := max(0, i-8); from < i; from++ {
		if _, end := names.at(ws, from, rs); end > i+1 {
			return true
		}
	}
	return false
}
