package locales

import (
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// bareForms are the words that show what a number of one to twelve is, which could be an
// hour too. They are evidence: without any of them the number is taken for an hour, and
// the hours of its sentence stay as typed.
type bareForms struct {
	Labels   []string `yaml:"labels"`   // what a number directly behind them numbers: step, platform
	Counting []string `yaml:"counting"` // phrases with # for the number, ^ for a sentence's beginning: more than #, # of them
	Scores   []string `yaml:"scores"`   // words before a result: won 3 to 1
	Events   []string `yaml:"events"`   // what happens at an hour, or runs by one, and may be named by it: the 9 train, the 8 shows
	Endings  []string `yaml:"endings"`  // of adjectives, between a number and what it counts: the 3 new offers, the 2 national bodies
	Finite   []string `yaml:"finite"`   // verbs and adverbs that look like nouns in the plural: the 4 runs late

	labels, scores, events, finite map[string]bool
	counting                       []countingForm
}

// countingForm is a phrase around a number.
type countingForm struct {
	before, after []string
	first         bool // it begins its sentence
}

func (b *bareForms) prepare() {
	b.labels, b.scores, b.events, b.finite = setOf(b.Labels), setOf(b.Scores), setOf(b.Events), setOf(b.Finite)
	for _, phrase := range b.Counting {
		phrase, first := strings.CutPrefix(phrase, "^")
		before, after, _ := strings.Cut(phrase, "#")
		b.counting = append(b.counting, countingForm{strings.Fields(before), strings.Fields(after), first})
	}
}

// bareRun is the numbers that joins put into one expression (5, 6 and 8; 3 to 1): runes i
// up to j, from the first figure to the last.
type bareRun struct {
	i, j   int
	values []int
	exact  bool // one of them has minutes behind a colon
	commas bool // nothing but commas joins them
}

// doubtful tells whether a number that could be an hour begins at i, with no evidence
// beside it that it is something else; end is where the numbers joined to it end.
func (c *clockRule) doubtful(p *para, i int) (doubt bool, end int) {
	if half := c.halved(p, i); half || !c.bareAt(p, i) {
		return half, i
	}
	run, ok := c.run(p, i)
	if !ok {
		return false, run.j
	}
	return !c.labelled(p, i) && !c.counted(p, run) && !c.scored(p, run) && !c.dated(p, run) && !c.countable(p, run), run.j
}

// halved tells whether an hour with its half of the day stands at i that no expression
// took, behind a stroke: 3/4 p.m.
func (c *clockRule) halved(p *para, i int) bool {
	t, ok := c.read(p, i)
	return ok && p.at(i-1) == '/' && t.half != 0
}

// bareAt tells whether the figures at i are one number, with nothing close to it that makes
// it part of something else: J1, 9/11, #4, €5, 2-page, 1:10, 3.2, Covid-19, [4].
func (c *clockRule) bareAt(p *para, i int) bool {
	prev, j := p.at(i-1), i
	for isDigit(p.at(j)) {
		j++
	}
	stroke := prev == '/' && (p.at(i-2) == 'm' || p.at(i-2) == '.') // 3 p.m./4
	if !p.allFree(i, j) || isWord(prev) || prev != 0 && !stroke && strings.ContainsRune(".,:/_#@€£$+=×<>≤≥±~§[-–−", prev) {
		return false
	}
	next, behind := p.at(j), p.at(j+1)
	switch {
	case isWord(next) || next != 0 && strings.ContainsRune("%‰€£$°′″+×_=", next):
		return false
	case next == '-' || next == '–':
		return !unicode.IsLetter(behind)
	case next == ',' || next == '/':
		return !isWord(behind)
	case next == '.' || next == ')':
		lead := p.spacesBack(i)
		return !(p.at(lead-1) == 0 && isSpace(behind)) && (!isDigit(behind) || p.clockFigures(j))
	case next == ':':
		return !isDigit(behind) || p.clockFigures(j)
	}
	if isSpace(next) {
		sign := p.at(p.spacesOn(j))
		return sign == 0 || !strings.ContainsRune("%‰€£$°+×=", sign)
	}
	return true
}

// clockFigures tells whether minutes follow the sign at j, and no more.
func (p *para) clockFigures(j int) bool {
	return isDigit(p.at(j+1)) && p.at(j+1) < '6' && isDigit(p.at(j+2)) && !isWord(p.at(j+3)) &&
		!(strings.ContainsRune(".:", p.at(j+3)) && isDigit(p.at(j+4)))
}

// run reads the numbers joined to the one at i. It is not ok when none of them can be an
// hour of twelve.
func (c *clockRule) run(p *para, i int) (bareRun, bool) {
	r := bareRun{i: i, commas: true}
	for k := i; ; {
		t, ok := c.read(p, k)
		if !ok && len(r.values) > 0 || t.half != 0 {
			break
		}
		r.j = t.j
		for isDigit(p.at(r.j)) {
			r.j++ // a number of three figures and more
		}
		value := t.hour
		if !t.isOfHalf() || p.at(k) == '0' || r.j-k > 2 && !t.exact {
			value = 0
		}
		r.values, r.exact = append(r.values, value), r.exact || t.exact && p.at(r.j-3) == ':'
		next := c.terms.joined(p, r.j)
		if next < 0 || len(r.values) == links || isDigit(p.at(next-1)) {
			break
		}
		r.commas = r.commas && p.at(r.j) == ','
		k = next
	}
	return r, slices.ContainsFunc(r.values, func(v int) bool { return v > 0 })
}

// labelled tells whether the word before i names the number there: step 4, line 6, NIS 2.
func (c *clockRule) labelled(p *para, i int) bool {
	word, w := p.wordBack(i)
	if c.zones[word] || p.text(w, w+len([]rune(word))) == "PM" || p.text(w, w+len([]rune(word))) == "AM" || !c.touches(p, i) {
		return false
	}
	return c.bareForms.labels[word] || c.terms.named(p, i)
}

// touches tells whether nothing but a space, and the point of an abbreviation, stands between
// i and what is before it.
func (c *clockRule) touches(p *para, i int) bool {
	prev := p.at(i - 2)
	return isSpace(p.at(i-1)) && (isWord(prev) || prev != 0 && strings.ContainsRune(".°º§#:", prev))
}

// counted tells whether a phrase of the language makes a count of the numbers: more than 5,
// 3 of 5, there were 9.
func (c *clockRule) counted(p *para, r bareRun) bool {
	return slices.ContainsFunc(c.bareForms.counting, func(f countingForm) bool {
		k := r.i
		for n := len(f.before) - 1; n >= 0; n-- {
			word, w := p.wordBack(k)
			if word != f.before[n] || w == k {
				return false
			}
			k = w
		}
		if lead := p.spacesBack(k); f.first && p.at(lead-1) != 0 && !strings.ContainsRune(".!?", p.at(lead-1)) {
			return false
		}
		k = r.j
		for _, want := range f.after {
			k = p.spacesOn(k)
			word := strings.ToLower(p.text(k, p.figuresEnd(k)))
			if word != want && (want != "0" || !isDigit(letters.First(word))) {
				return false
			}
			k = p.figuresEnd(k)
		}
		return true
	})
}

// scored tells two numbers that are a result: 3-0, won 3 to 1, carried by 12 to 8.
func (c *clockRule) scored(p *para, r bareRun) bool {
	if len(r.values) != 2 || r.commas || r.exact {
		return false
	}
	a, b := r.values[0], r.values[1]
	if strings.ContainsAny(p.text(r.i, r.j), "-–") && (a == 0 || b == 0 || a == b) {
		return true
	}
	for n, k := 0, r.i; n < 5 && k > 0; n++ {
		var word string
		if word, k = p.wordBack(k); word == "" {
			return false
		}
		if c.bareForms.scores[word] {
			return true
		}
	}
	return false
}

// dated tells whether the numbers are days: 5 and 6 May, April 3, on Tuesday 7, at 8 p.m.
func (c *clockRule) dated(p *para, r bareRun) bool {
	if c.month(p, p.spacesOn(r.j)) {
		return true
	}
	word, w := p.wordBack(r.i)
	if !c.touches(p, r.i) || p.at(r.i-2) == ':' {
		return false
	}
	if c.month(p, w) {
		return true
	}
	return c.days[word] && p.at(r.j) == ',' && c.before[p.wordAt(p.spacesOn(r.j+1))]
}

// month tells whether the name of a month begins at i.
func (c *clockRule) month(p *para, i int) bool {
	word := p.text(i, p.figuresEnd(i))
	like := func(month string) bool { return strings.TrimSuffix(month, ".") == word }
	return word != "" && (slices.ContainsFunc(c.date.Months, like) || slices.ContainsFunc(c.date.Short, like))
}

// countable tells whether a unit or a noun follows that the last of the numbers measures or
// counts, and that is not named by an hour: 5 auditors, 3 new offers, and not the 8 shows.
func (c *clockRule) countable(p *para, r bareRun) bool {
	if r.commas && len(r.values) > 1 {
		return false // moved to 4, 12 people came
	}
	if c.terms.unit(p, r.j) {
		return true
	}
	if r.exact || !isSpace(p.at(r.j)) {
		return false
	}
	k := r.j + 1
	first := p.wordAt(k)
	if first == "noon" || first == "midnight" {
		return true
	}
	last, _ := p.wordBack(r.i)
	named := c.naming(p, r.i, last)
	if c.noun(first, r.values, named) {
		return true
	}
	e := k + len([]rune(first))
	if first == "" || c.terms.function[first] || c.bareForms.events[first] || c.bareForms.finite[first] || !isSpace(p.at(e)) {
		return false
	}
	qualifies := !named || slices.ContainsFunc(c.bareForms.Endings, func(end string) bool { return strings.HasSuffix(first, end) })
	return qualifies && c.noun(p.wordAt(e+1), r.values, named)
}

// naming tells whether what stands before a number may make an hour of it even before a noun:
// an article or a possessive, a conjunction, a mark.
func (c *clockRule) naming(p *para, i int, last string) bool {
	prev := p.at(p.spacesBack(i) - 1)
	return prev != 0 && !strings.ContainsRune(".!?", prev) && !isWord(prev) || c.terms.articles[last] || c.terms.joins[last] || c.stands[last]
}

// noun tells whether a word is what the numbers count. Where they may name it, it has to be
// a noun of the list; what happens at an hour is counted only where nothing names it.
func (c *clockRule) noun(word string, values []int, named bool) bool {
	if word == "" || c.bareForms.finite[word] || named && c.bareForms.events[word] {
		return false
	}
	if c.terms.counted[word] || len(values) == 1 && values[0] == 1 && c.terms.counted[word+"s"] && !c.bareForms.events[word] {
		return true
	}
	return !named && len(word) > 3 && c.terms.plural(word) && !strings.HasSuffix(word, "ss") && !c.terms.function[word]
}
