package locales

import (
	"slices"
	"strings"
	"unicode"
)

// bareForms are the words that show what a number of one to twelve is, which could be an
// hour too. They are evidence: without any of them the number is taken for an hour, and
// the hours of its sentence stay as typed. Only what cannot name an hour is in them: of
// anything that opens, shuts, starts or leaves an hour may be told, so no word for it is.
type bareForms struct {
	Labels   []string `yaml:"labels"`   // parts of documents, which a number directly behind them numbers: page, section
	Series   []string `yaml:"series"`   // the same of several: pages 4 and 5
	Leads    []string `yaml:"leads"`    // words before a label by which it is a reference: in section 4, and not the last page 4
	Dating   []string `yaml:"dating"`   // words before a day that is a figure, or two: on May 4, between 5 and 6 May
	Events   []string `yaml:"events"`   // what happens at an hour, or runs by one, and may be named by it: the 9 train, the 8 shows
	Verbal   []string `yaml:"verbal"`   // counted nouns that may be verbs: the 4 p.m. offers lunch
	Holding  []string `yaml:"holding"`  // words behind such a noun by which it is one: 3 offers were
	After    []string `yaml:"after"`    // the same, where no article stands before the number: 2 copies by Monday
	Single   []string `yaml:"single"`   // units in the singular, which one alone has: 1 hour
	Suffixes []string `yaml:"suffixes"` // of an hour: 8c; of several letters, behind a hyphen too: 10-ish
	Fused    []string `yaml:"fused"`    // words before an hour that may touch it: til5, ca.5

	labels, several, leads, dating, events, verbal, holding, after, single, suffixes, fused map[string]bool
}

func (b *bareForms) prepare() {
	b.labels, b.several, b.leads, b.dating = setOf(b.Labels), setOf(b.Series), setOf(b.Leads), setOf(b.Dating)
	b.events, b.verbal, b.holding = setOf(b.Events), setOf(b.Verbal), setOf(b.Holding)
	b.after, b.single, b.suffixes, b.fused = setOf(b.After), setOf(b.Single), setOf(b.Suffixes), setOf(b.Fused)
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
	if run.j = p.strokesEnd(i, run.j); c.partOf(p, run) {
		return false, run.j
	}
	return !c.labelled(p, run) && !scored(p, run) && !c.dated(p, run) && !c.countable(p, run), run.j
}

// halved tells whether an hour with its half of the day stands at i that no expression
// took, for what touches it: 3/4 p.m., Paris:9 p.m.
func (c *clockRule) halved(p *para, i int) bool {
	t, ok := c.read(p, i)
	return ok && t.half != 0
}

// bareAt tells whether the figures at i are one number, with nothing close to it that makes
// it part of something else: J1, #4, €5, 2-page, 1:10, 3.2, Covid-19.
func (c *clockRule) bareAt(p *para, i int) bool {
	j := i
	for isDigit(p.at(j)) {
		j++
	}
	if !p.allFree(i, j) && !p.approached(i, j) || !c.bareFrom(p, i, j) {
		return false
	}
	next, behind := p.at(j), p.at(j+1)
	switch {
	case c.suffixes[p.wordAt(j)] || c.zoneAt(p, j) > j:
		return true // 8c, 8UTC
	case (next == '-' || next == '–') && c.suffixes[p.wordAt(j+1)] && unicode.IsLetter(p.at(j+2)):
		return true // 10-ish
	case (next == '-' || next == '–') && c.ending(p, j+1):
		return true // 9-noon
	case isWord(next) || next != 0 && strings.ContainsRune("%‰€£$°′″×_", next):
		return false
	case next == '-' || next == '–':
		return !unicode.IsLetter(behind)
	case next == ',':
		return !p.three(j + 1)
	case next == '/':
		return p.strokesEnd(i, j) > j || !isDigit(behind) && !c.terms.units.any(p, j+1) && !c.single[p.wordAt(j+1)]
	case next == '.' || next == ')':
		lead := p.spacesBack(i)
		return !(p.at(lead-1) == 0 && isSpace(behind)) && (!isDigit(behind) || p.clockFigures(j))
	case next == ':':
		return !isDigit(behind) || p.clockFigures(j)
	}
	if isSpace(next) {
		sign := p.at(p.spacesOn(j))
		return sign == 0 || !strings.ContainsRune("%‰€£$°+×", sign)
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

// labelled tells whether a word for a part of a document stands before the numbers, as in a
// reference, or a sign of one: in section 4, (see page 6), pages 4 and 5, § 4.
func (c *clockRule) labelled(p *para, r bareRun) bool {
	if !isSpace(p.at(r.i - 1)) {
		return false
	}
	if prev := p.at(r.i - 2); prev != 0 && strings.ContainsRune("°º§#", prev) {
		return len(r.values) == 1
	}
	word, w := p.wordBack(r.i)
	short := p.at(r.i-2) == '.'
	if c.labels[word+"."] && short || c.labels[word] && !short {
		return len(r.values) == 1 && c.refers(p, w)
	}
	return c.several[word] && len(r.values) < 3 && !r.commas && c.refers(p, w)
}

// refers tells whether a reference begins at i: behind a word that leads to one, a bracket,
// or at the beginning of its sentence. What an article or an adjective stands before (the
// last page 4) may be what an hour is told of.
func (c *clockRule) refers(p *para, i int) bool {
	if prev := p.at(p.spacesBack(i) - 1); prev == 0 || strings.ContainsRune("([!?\n", prev) || prev == '.' && unicode.IsUpper(p.at(i)) {
		return true
	}
	word, _ := p.wordBack(i)
	return c.leads[word]
}

// scored tells two figures joined that no clock has: 3-0.
func scored(p *para, r bareRun) bool {
	a, b, _ := strings.Cut(strings.ReplaceAll(p.text(r.i, r.j), "–", "-"), "-")
	return len(r.values) == 2 && (a == "0" || b == "0")
}

// dated tells whether the numbers are days: 6 May, between 5 and 6 May, on April 3, on
// Tuesday 7, at 8 p.m. In May 4 the month may be when an hour holds.
func (c *clockRule) dated(p *para, r bareRun) bool {
	last, w := p.wordBack(r.i)
	if k := p.spacesOn(r.j); c.month(p, k) {
		behind := p.at(p.spacesOn(p.figuresEnd(k)))
		one := len(r.values) == 1 || len(r.values) == 2 && !r.commas && c.dating[last]
		return one && (!isDigit(behind) || c.yearAt(p, p.spacesOn(p.figuresEnd(k))))
	}
	if len(r.values) != 1 || !isSpace(p.at(r.i-1)) || p.at(r.i-2) == ':' || !c.month(p, w) && !c.days[last] {
		return false
	}
	k := r.j
	if p.at(k) == ',' {
		k++
	}
	k = p.spacesOn(k)
	if c.month(p, w) {
		lead, _ := p.wordBack(w)
		if c.yearAt(p, k) || lead == "on" && p.at(w-1) != 0 {
			return true
		}
	}
	return p.wordAt(k) == "at" && isDigit(p.at(p.spacesOn(k+2)))
}

// yearAt tells whether a year stands at i.
func (*clockRule) yearAt(p *para, i int) bool {
	return (p.at(i) == '1' || p.at(i) == '2') && p.figuresEnd(i) == i+4 && isDigit(p.at(i+1)) && isDigit(p.at(i+2)) && isDigit(p.at(i+3))
}

// month tells whether the name of a month begins at i.
func (c *clockRule) month(p *para, i int) bool {
	word := p.text(i, p.figuresEnd(i))
	like := func(month string) bool { return strings.TrimSuffix(month, ".") == word }
	return word != "" && (slices.ContainsFunc(c.date.Months, like) || slices.ContainsFunc(c.date.Short, like))
}

// countable tells whether a unit or a noun in the plural directly follows that the last of
// the numbers measures or counts, and that no hour names: 5 auditors, and not the 8 shows.
func (c *clockRule) countable(p *para, r bareRun) bool {
	if r.commas && len(r.values) > 1 {
		return false // moved to 4, 12 people came
	}
	k := r.j
	if isSpace(p.at(k)) {
		k++
	}
	noun := p.wordAt(k)
	alone := len(r.values) == 1 && r.values[0] == 1 && !r.exact
	if c.terms.unit(p, r.j) {
		return alone || !c.single[noun]
	}
	if r.exact || k == r.j {
		return false
	}
	if noun == "noon" || noun == "midnight" {
		return r.values[len(r.values)-1] == 12
	}
	if alone && c.terms.counted[noun+"s"] {
		noun += "s"
	} else if !c.terms.counted[noun] {
		return false
	}
	last, _ := p.wordBack(r.i)
	return !c.events[noun] && c.counts(p, p.figuresEnd(k), noun, c.terms.articles[last])
}

// counts tells whether the noun that ends at j is what is counted: no apostrophe or hyphen
// makes it a part of something else, it is not whom alone an hour is for (9 members only),
// and if it may be a verb, what follows shows that it is none.
func (c *clockRule) counts(p *para, j int, noun string, article bool) bool {
	next := p.at(j)
	if next == '\'' || next == '’' || next == '-' {
		return false
	}
	behind := p.wordAt(p.spacesOn(j))
	if behind == "only" || p.attends(noun) {
		return false
	}
	return !c.verbal[noun] || c.holding[behind] || !article && (next == 0 || isStop(next) || c.after[behind])
}

// attends tells whether the noun stands behind an hour of the paragraph, as its people or
// things: the 9 a.m. students and the 10 students.
func (p *para) attends(noun string) bool {
	for i := range p.c {
		if unicode.ToLower(p.at(i)) != 'm' || isWord(p.at(i+1)) {
			continue
		}
		k := i + 1
		if p.at(k) == '.' {
			k++
		}
		if isSpace(p.at(k)) && p.wordAt(k+1) == noun {
			return true
		}
	}
	return false
}
