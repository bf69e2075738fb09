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
// names and short names, as they are written; ordinals and parts by their number (third,
// thirds); what says one of something; and units of time by their names in English.
type Numerals struct {
	Numbers, Months, Ordinals map[string]int
	Ones                      []string
	Units                     map[string][]string
}

// numeral finds the numbers that a text says in words.
type numeral struct {
	shape    *regexp.Regexp
	of       map[string]int
	ordinals map[string]int
	one      *regexp.Regexp    // one of a unit of time; nil for none
	unit     *regexp.Regexp    // at the beginning of what follows a number
	units    map[string]string // by their words
}

// newNumeral finds words behind what an expression says they may follow.
func newNumeral(of map[string]int, before string) numeral {
	if len(of) == 0 {
		return numeral{}
	}
	return numeral{shape: regexp.MustCompile(before + `(` + anyOf(slices.Collect(maps.Keys(of))) + `)(?:$|[^\p{L}\d-])`), of: of}
}

// newCounting finds numbers, ordinals and what is one, in compounds too: a four-year term.
func newCounting(w Numerals) numeral {
	all := slices.AppendSeq(slices.Collect(maps.Keys(w.Numbers)), maps.Keys(w.Ordinals))
	if len(all) == 0 {
		return numeral{}
	}
	n := numeral{of: w.Numbers, ordinals: w.Ordinals, units: map[string]string{},
		shape: regexp.MustCompile(`(?i)(?:^|[^\p{L}\d-])(` + anyOf(all) + `)(?:$|[^\p{L}\d])`)}
	for unit, words := range w.Units {
		for _, word := range words {
			n.units[word] = unit
		}
	}
	if len(n.units) > 0 {
		units := anyOf(slices.Collect(maps.Keys(n.units)))
		n.unit = regexp.MustCompile(`(?i)^(?:[\s\x{a0}\x{202f}-]+\p{L}+){0,3}?[\s\x{a0}\x{202f}-]+(` + units + `)(?:$|[^\p{L}\d])`)
		if len(w.Ones) > 0 {
			n.one = regexp.MustCompile(`(?i)(?:^|[^\p{L}\d-])(` + anyOf(w.Ones) + `)[\s\x{a0}\x{202f}-]+(` + units + `)(?:$|[^\p{L}\d])`)
		}
	}
	return n
}

// anyOf is an expression for one of some words, the longest first.
func anyOf(words []string) string {
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(words, "|")
}

// speak learns the words of the languages of the edition.
func (c *checker) speak(of func(lang string) Numerals) {
	for _, lang := range c.langs {
		words := of(lang)
		words.Ones = slices.Clone(words.Ones)
		c.numerals[lang] = newCounting(words)
		c.months[lang] = newNumeral(words.Months, `(?:^|[^\p{L}\d])`) // mid-March too
	}
}

// in is the numbers that a passage says in words, written in figures, and ordinals with a
// stop behind them.
func (n numeral) in(r read.Rich) (out []mark) {
	if n.shape == nil {
		return nil
	}
	text, at := flat(r)
	for i := 0; ; {
		m := n.shape.FindStringSubmatchIndex(text[i:])
		if m == nil {
			break
		}
		from, to := i+m[2], i+m[3]
		i = to
		if strings.HasPrefix(text[to:], "-") {
			if i++; n.goesOn(text[i:]) {
				i += len(compound.FindString(text[i:]))
				continue
			}
		}
		word := strings.ToLower(text[from:to])
		one := mark{what: strconv.Itoa(n.of[word]), typed: word, pos: spot(text, at, from), soft: true, asked: asked(text[to:])}
		switch k, ordinal := n.ordinals[word]; {
		case !ordinal:
			one.unit = n.unitOf(text[to:])
		case n.unitOf(" "+text[from:]) != "" && strings.HasPrefix(text[to:], "-"): // a half-year
			continue
		default:
			one.what = strconv.Itoa(k) + "."
		}
		out = append(out, one)
	}
	return append(out, n.ones(text, at)...)
}

// compound is what a word joined with hyphens goes on with.
var compound = regexp.MustCompile(`^[\p{L}-]*`)

// goesOn tells whether what follows a hyphen is another part of a number that is not among those known.
func (n numeral) goesOn(rest string) bool {
	m := n.shape.FindStringSubmatchIndex(rest)
	return m != nil && m[2] == 0 && n.of[strings.ToLower(rest[:m[3]])] > 0
}

// ones is the units of time of which a passage names one.
func (n numeral) ones(text string, at []origin) (out []mark) {
	if n.one == nil {
		return nil
	}
	for i := 0; ; {
		m := n.one.FindStringSubmatchIndex(text[i:])
		if m == nil {
			return out
		}
		out = append(out, mark{what: "1", typed: strings.ToLower(text[i+m[2] : i+m[5]]), pos: spot(text, at, i+m[2]), soft: true, single: true,
			unit: n.units[strings.ToLower(text[i+m[4]:i+m[5]])], asked: asked(text[i+m[5]:])})
		i += m[5]
	}
}

// unitOf is the unit of time that follows a number, "" for none.
func (n numeral) unitOf(rest string) string {
	if n.unit == nil {
		return ""
	}
	m := n.unit.FindStringSubmatch(rest)
	if m == nil {
		return ""
	}
	return n.units[strings.ToLower(m[1])]
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

// slipped is the numbers in words of which both paragraphs say another, where a slip is likely: in a
// question, which nothing else is held to, or where all are the same but for one, however often it
// is said. Where one language merely says it without a number, or as another length of the same
// time, nothing does; and one of a unit counts only beside more of the same.
func slipped(g gap) (lacks, extra []mark, so bool) {
	lacks, extra = slices.Clone(g.lacks), slices.Clone(g.extra)
	said := [2]int{counted(g.all[0]), counted(g.all[1])}
	for i := 0; i < len(lacks); i++ {
		if k := slices.IndexFunc(extra, func(m mark) bool { return sameTime(lacks[i], m) }); k >= 0 {
			said[0], said[1] = said[0]-counted(lacks[i:i+1]), said[1]-counted(extra[k:k+1])
			lacks, extra = slices.Delete(lacks, i, i+1), slices.Delete(extra, k, k+1)
			i--
		}
	}
	a := slices.DeleteFunc(slices.Clone(lacks), func(m mark) bool { return m.single && !many(extra, m.unit) })
	b := slices.DeleteFunc(slices.Clone(extra), func(m mark) bool { return m.single && !many(lacks, m.unit) })
	asked := func(m mark) bool { return m.asked }
	if slices.ContainsFunc(a, asked) && slices.ContainsFunc(b, asked) {
		return a, b, true
	}
	x, y := slices.Compact(worded(a)), slices.Compact(worded(b))
	if len(x) != 1 || len(y) != 1 || strings.HasSuffix(x[0], ".") != strings.HasSuffix(y[0], ".") {
		return nil, nil, false
	}
	if a[0].single || b[0].single {
		return a, b, len(a) == len(b)
	}
	even := said[0] == said[1]
	if strings.HasSuffix(x[0], ".") {
		even = len(a) == len(b)
	}
	return a, b, even
}

// counted is how many marks count something.
func counted(ms []mark) (n int) {
	for _, m := range ms {
		if !m.single && !strings.HasSuffix(m.what, ".") {
			n++
		}
	}
	return n
}

// many tells whether some marks say more than one of a unit, or of one that is a part of it or
// holds it: months beside years, hours beside weeks.
func many(ms []mark, unit string) bool {
	return slices.ContainsFunc(ms, func(m mark) bool {
		return !m.single && m.unit != "" && (lengthOf(m.unit).months > 0) == (lengthOf(unit).months > 0)
	})
}

// A unit of time, in months or in hours.
type length struct{ months, hours int }

// lengthOf is how long a unit of time is, by its English name.
func lengthOf(unit string) length {
	return map[string]length{"month": {1, 0}, "quarter": {3, 0}, "semester": {6, 0}, "year": {12, 0}, "decade": {120, 0}, "century": {1200, 0},
		"hour": {0, 1}, "day": {0, 24}, "week": {0, 168}, "fortnight": {0, 336}}[unit]
}

// sameTime tells whether two numbers of units are one time: so many months as make the years, so many
// days as make the weeks, of which French counts both ends, or thirty of them the month.
func sameTime(a, b mark) bool {
	x, errX := strconv.Atoi(a.what)
	y, errY := strconv.Atoi(b.what)
	if errX != nil || errY != nil || a.unit == "" || b.unit == "" || a.unit == b.unit {
		return false
	}
	if a.unit != "day" && b.unit == "day" {
		a, b, x, y = b, a, y, x
	}
	s, t := lengthOf(a.unit), lengthOf(b.unit)
	long := length{y * t.months, y * t.hours}
	return length{x * s.months, x * s.hours} == long ||
		a.unit == "day" && (x == 15 && long.hours == 336 || x == 8 && long.hours == 168 ||
			long.months > 0 && long.months < 12 && x == 30*long.months)
}

// beside is what one passage lacks of another. A number in words that nothing
// stands against was said without one: twice, both.
func beside(ms, others []mark) []mark {
	if len(others) > 0 {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), func(m mark) bool { return m.soft })
}
