package check

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/read"
)

// Numerals is what a language writes in words: numbers, in any case, and months by their
// names and short names, as they are written.
type Numerals struct{ Numbers, Months map[string]int }

// numeral finds the numbers that a text says in words.
type numeral struct {
	shape *regexp.Regexp
	of    map[string]int
}

// newNumeral finds words behind what an expression says they may follow.
func newNumeral(of map[string]int, before string) numeral {
	if len(of) == 0 {
		return numeral{}
	}
	longest := slices.SortedFunc(maps.Keys(of), func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	for i, w := range longest {
		longest[i] = regexp.QuoteMeta(w)
	}
	return numeral{regexp.MustCompile(before + `(` + strings.Join(longest, "|") + `)(?:$|[^\p{L}\d-])`), of}
}

// speak learns the words of the languages of the edition.
func (c *checker) speak(of func(lang string) Numerals) {
	for _, lang := range c.langs {
		words := of(lang)
		c.numerals[lang] = newNumeral(words.Numbers, `(?i)(?:^|[^\p{L}\d-])`)
		c.months[lang] = newNumeral(words.Months, `(?:^|[^\p{L}\d])`) // mid-March too
	}
}

// in is the numbers that a passage says in words, written in figures.
func (n numeral) in(r read.Rich) (out []mark) {
	if n.shape == nil {
		return nil
	}
	text, at := flat(r)
	for i := 0; ; {
		m := n.shape.FindStringSubmatchIndex(text[i:])
		if m == nil {
			return out
		}
		word := strings.ToLower(text[i+m[2] : i+m[3]])
		out = append(out, mark{what: strconv.Itoa(n.of[word]), pos: spot(text, at, i+m[2]), soft: true, asked: asked(text[i+m[3]:])})
		i += m[3]
	}
}

// dated is the months that a passage names in dates, beside a day or a year in figures, or
// before a month that is: in any other place a month may be a word (may, March).
func (n numeral) dated(r read.Rich) (out []mark) {
	if n.shape == nil {
		return nil
	}
	text, at := flat(r)
	var found [][2]int
	for i := 0; ; {
		m := n.shape.FindStringSubmatchIndex(text[i:])
		if m == nil {
			break
		}
		found = append(found, [2]int{i + m[2], i + m[3]})
		i += m[3]
	}
	shared := len(text) // where a month begins that shares its year with the one before
	for _, m := range slices.Backward(found) {
		from, to := m[0], m[1]
		alone := shared == len(text) || !ranged.MatchString(text[to:shared])
		if shared = len(text); !dayBefore.MatchString(text[:from]) && !figuresBehind.MatchString(text[to:]) && alone {
			continue
		}
		shared = from
		out = append(out, mark{what: strconv.Itoa(n.of[text[from:to]]), typed: text[from:to], pos: spot(text, at, from)})
	}
	slices.Reverse(out)
	return out
}

// What makes the name of a month one: a day before it, a day or a year behind it; and what
// stands between two that share a year.
var (
	dayBefore     = regexp.MustCompile(`\d{1,2}(?:er|st|nd|rd|th)?[ \x{a0}\x{202f}](?:of[ \x{a0}])?$`)
	figuresBehind = regexp.MustCompile(`^\.?[ \x{a0}\x{202f}](?:of[ \x{a0}])?(?:\d{1,2}|\d{4})(?:\D|$)`)
	ranged        = regexp.MustCompile(`^(?:\.?[ \x{a0}\x{202f}]\pL{1,5}[ \x{a0}\x{202f}]| ?[–-] ?)$`)
)

// asked tells whether a sentence goes on like this to a question mark.
func asked(rest string) bool {
	for i, r := range rest {
		switch {
		case r == '?':
			return true
		case r == '\n', strings.ContainsRune(".!", r) && (i+1 == len(rest) || rest[i+1] == ' ' || rest[i+1] == '\n'):
			return false
		}
	}
	return false
}

// langOf is the language of a passage of one of two texts.
func langOf(a, b *read.Text, r read.Rich) string {
	if len(r) > 0 && r[0].Pos.File == a.Pos.File {
		return a.Lang
	}
	return b.Lang
}

// beside is what one passage lacks of another. A number in words that nothing
// stands against was said without one: twice, both.
func beside(ms, others []mark) []mark {
	if len(others) > 0 {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), func(m mark) bool { return m.soft })
}
