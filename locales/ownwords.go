package locales

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// ownForms are the words by which a text speaks of its own edition, of others and of the
// day on which its data closed.
type ownForms struct {
	Edition []string `yaml:"edition"` // edition, issue
	This    []string `yaml:"this"`    // before it: the text's own
	Is      []string `yaml:"is"`      // between the own edition and its month: this edition is that of April
	Links   []string `yaml:"links"`   // between an edition and its month, on either side
	Data    []string `yaml:"data"`    // what is closed on a day
	Closed  []string `yaml:"closed"`  // said of it before the day
	Cutoff  []string `yaml:"cutoff"`  // the day itself
	Since   []string `yaml:"since"`   // before a day or a month from which on something is so
	As      []string `yaml:"as"`      // before a month that another is held against
	Said    []string `yaml:"said"`    // what an edition does in its month: presented in January
	Theirs  []string `yaml:"theirs"`  // before a month: the register of it
	Behind  string   `yaml:"behind"`  // joins the month to what is its: January's
	Until   []string `yaml:"until"`   // between the two days of a span
	Earlier []string `yaml:"earlier"` // of an edition before
	Next    []string `yaml:"next"`    // of one to come
	Was     []string `yaml:"was"`     // of what stood on a day
	Now     []string `yaml:"now"`     // before the month of the text's own edition: this month of April
	Stand   []string `yaml:"stand"`   // before the day that opens a sentence on how things stand
	Coming  []string `yaml:"coming"`  // the edition to come
	Appears []string `yaml:"appears"` // between it and its month
}

// Aim is what a text says of a date.
type Aim uint8

// What a text says of a date: that its own edition is of that month; that another is; that its
// data closed on that day; that a span of what is shown ends with it; that the register stands so
// on it; that something is so since that month or day, or as it was then; that the next edition is of it.
const (
	OwnEdition Aim = iota + 1
	OtherEdition
	Closing
	Ending
	Standing
	Comparing
	Coming
)

// Dated is a date in a paragraph of which a text says something.
type Dated struct {
	Offset, Len      int // in runes
	Day, Month, Year int // 0 where none is given
	Aim              Aim
	Earlier, Next    bool // the sentence speaks of an edition before, or of one to come
}

// Dated is the dates of a paragraph that its own edition has, or another, by the words beside them.
func (l *Locale) Dated(text string) []Dated {
	f := l.rules.own
	if f == nil {
		return nil
	}
	s, out := []rune(text), []Dated(nil)
	for from := 0; from < len(s); {
		end := sentenceEnd(s, from)
		if p := f.parse(s[from:end], l.set.Date); len(p.dates) > 0 && len(p.words) < 400 {
			for k := range p.dates {
				if d, ok := f.aimed(p, k); ok {
					d.Offset += from
					out = append(out, d)
				}
			}
		}
		from = end
	}
	return out
}

// ownWords is the forms, ready to be looked for.
type ownWords struct {
	edition, this, is, links, data, closed, cutoff, since, as, said, theirs, until, earlier, next, was,
	now, stand, coming, appears wordNames
	behind string
}

func newOwnWords(f ownForms) *ownWords {
	if len(f.Edition) == 0 {
		return nil
	}
	n := newWordNames
	return &ownWords{edition: n(f.Edition), this: n(f.This), is: n(f.Is), links: n(f.Links), data: n(f.Data), closed: n(f.Closed),
		cutoff: n(f.Cutoff), since: n(f.Since), as: n(f.As), said: n(f.Said), theirs: n(f.Theirs), until: n(f.Until),
		earlier: n(f.Earlier), next: n(f.Next), was: n(f.Was), now: n(f.Now), stand: n(f.Stand),
		coming: n(f.Coming), appears: n(f.Appears), behind: letters.Plainly(f.Behind)}
}

// datedSentence is a sentence in words, and its dates.
type datedSentence struct {
	words []judgedWord
	dates []wordsOfDate
}

// wordsOfDate is a date and the words it takes, from up to to.
type wordsOfDate struct {
	Dated
	from, to int
}

// parse cuts a sentence into words and finds its dates.
func (f *ownWords) parse(s []rune, forms dateForms) (p datedSentence) {
	capital := len(forms.Months) > 0 && unicode.IsUpper([]rune(forms.Months[0])[0])
	months := map[int]int{} // by word
	for i := 0; i < len(s); i++ {
		j := i
		for j < len(s) && letters.IsAlnum(s[j]) {
			j++
		}
		if j == i {
			if strings.ContainsRune(",;:", s[i]) {
				p.words = append(p.words, judgedWord{word: string(s[i]), at: i, n: 1})
			}
			continue
		}
		word := letters.Plainly(string(s[i:j]))
		m := slices.IndexFunc(forms.Months, func(m string) bool { return letters.Plainly(m) == word })
		if m >= 0 && (!capital || unicode.IsUpper(s[i])) {
			months[len(p.words)] = m + 1
		}
		p.words = append(p.words, judgedWord{word: word, at: i, n: j - i})
		i = j - 1
	}
	for i := 0; i < len(p.words); i++ {
		if d, ok := p.date(i, months, s); ok {
			d.Offset, d.Len = p.words[d.from].at, p.words[d.to-1].at+p.words[d.to-1].n-p.words[d.from].at
			p.dates = append(p.dates, d)
			i = d.to - 1
		}
	}
	return p
}

// date is the date that begins at a word.
func (p *datedSentence) date(i int, months map[int]int, s []rune) (d wordsOfDate, ok bool) {
	at := func(k int) int { return p.figure(k) }
	joined := func(k int) bool { // by a sign, without a blank
		return k > 0 && k < len(p.words) && p.words[k].at == p.words[k-1].at+p.words[k-1].n+1 && strings.ContainsRune("-/.", s[p.words[k].at-1])
	}
	d = wordsOfDate{from: i, to: i + 1}
	year := func() {
		k := d.to
		if k < len(p.words) && p.words[k].word == "," {
			k++
		}
		if y := at(k); y >= 1900 && y < 2200 && (k == d.to || d.Day > 0) {
			d.Year, d.to = y, k+1
		}
	}
	switch {
	case joined(i+1) && joined(i+2) && at(i) >= 1900:
		d.Year, d.Month, d.Day, d.to = at(i), at(i+1), at(i+2), i+3
	case joined(i+1) && joined(i+2) && at(i+2) >= 1900:
		d.Day, d.Month, d.Year, d.to = at(i), at(i+1), at(i+2), i+3
	case at(i) > 0 && at(i) < 32 && months[i+1] > 0:
		d.Day, d.Month, d.to = at(i), months[i+1], i+2
		year()
	case months[i] > 0:
		d.Month = months[i]
		if n := at(i + 1); n > 0 && n < 32 && months[i+2] == 0 {
			d.Day, d.to = n, i+2
		}
		year()
	}
	return d, d.Month > 0 && d.Month < 13
}

// figure is the number that a word is, with the ending of an ordinal or without; 0 for none.
func (p *datedSentence) figure(k int) int {
	if k < 0 || k >= len(p.words) {
		return 0
	}
	w := p.words[k].word
	digits := strings.TrimRightFunc(w, unicode.IsLetter)
	if n, err := strconv.Atoi(digits); err == nil && len(w)-len(digits) <= 3 {
		return n
	}
	return 0
}

// nearDate is how many words from a date the words that say what is meant by it may stand.
const nearDate = 9

// aimed is what a sentence says of one of its dates.
func (f *ownWords) aimed(p datedSentence, k int) (d Dated, ok bool) {
	w := p.dates[k]
	d = w.Dated
	before := p.words[:w.from]
	d.Earlier, d.Next = len(f.earlier.in(p.words)) > 0, len(f.next.in(p.words)) > 0
	shown := len(f.data.in(p.words)) > 0
	lead := p.words[max(0, w.from-nearDate):w.from]
	if k > 0 {
		lead = p.words[max(p.dates[k-1].to, w.from-nearDate):w.from]
	}
	spans := k > 0 && f.only(p.words[p.dates[k-1].to:w.from], f.until)
	switch edition, own := f.named(p, w); {
	case d.Day == 0 && f.ends(before, f.now):
		d.Aim = OwnEdition
	case d.Day == 0 && f.comes(before):
		d.Aim = Coming
	case d.Day > 0 && d.Year > 0 && f.opens(p):
		d.Aim = Standing
	case d.Day == 0 && own:
		d.Aim = OwnEdition
	case d.Day == 0 && edition:
		d.Aim = OtherEdition
	case d.Day > 0 && (len(f.cutoff.in(p.words)) > 0 || shown && len(f.closed.in(lead)) > 0):
		if d.Aim = Closing; f.ends(before, f.since) && !f.ends(before, f.closed) {
			d.Aim = Comparing
		}
	case d.Day > 0 && spans:
		d.Aim = Ending
	case d.Day > 0 && f.ends(before, f.since):
		d.Aim = Comparing
	case d.Day > 0 && shown && len(f.was.in(p.words)) == 0:
		d.Aim = Standing
	case d.Day == 0 && (f.ends(before, f.since) || f.ends(before, f.as) || f.of(p, w)):
		d.Aim = Comparing
	}
	return d, d.Aim > 0
}

// named tells whether a date names an edition, and whether that is the text's own.
func (f *ownWords) named(p datedSentence, w wordsOfDate) (edition, own bool) {
	from := w.from
	for from > 0 && w.from-from < 5 && len(f.links.in(p.words[from-1:from])) > 0 {
		from--
	}
	if from > 0 && len(f.edition.in(p.words[from-1:from])) > 0 && from < w.from {
		return true, f.ends(p.words[:from-1], f.this)
	}
	to := w.to
	for to < len(p.words) && to-w.to < 2 && p.words[to].word == f.behind && f.behind != "" {
		to++
	}
	if f.behind != "" && to < len(p.words) && len(f.edition.in(p.words[to:to+1])) > 0 {
		return true, f.ends(p.words[:w.from], f.this)
	}
	for _, i := range f.edition.in(p.words[:w.from]) { // this edition is that of April
		if f.ends(p.words[:i], f.this) && i+1 < w.from && f.only(p.words[i+1:w.from], f.is) {
			return true, true
		}
	}
	return false, f.ends(p.words[:w.from], f.this)
}

// comes tells whether words end with the edition to come and what stands between it and its month.
func (f *ownWords) comes(words []judgedWord) bool {
	to := len(words)
	for to > 0 && len(words)-to < nearDate && (words[to-1].word == "," || len(f.appears.in(words[to-1:to])) > 0) {
		to--
	}
	return f.ends(words[:to], f.coming)
}

// opens tells whether a sentence says how things stand on its only date, which it opens with.
func (f *ownWords) opens(p datedSentence) bool {
	before := p.words[:p.dates[0].from]
	return len(p.dates) == 1 && len(before) < 5 && f.ends(before, f.stand) && len(f.was.in(p.words)) == 0
}

// of tells whether a month is that of what an edition shows: January's register, presented in
// January.
func (f *ownWords) of(p datedSentence, w wordsOfDate) bool {
	if f.ends(p.words[:w.from], f.said) || f.ends(p.words[:w.from], f.theirs) {
		return true
	}
	return f.behind != "" && w.to < len(p.words) && p.words[w.to].word == f.behind && len(f.data.in(p.words)) > 0
}

// ends tells whether words end with one of several names.
func (f *ownWords) ends(words []judgedWord, names wordNames) bool {
	for n := 1; n <= min(5, len(words)); n++ {
		for _, parts := range append(names.by[words[len(words)-n].word], names.open...) {
			if len(parts) == n && reads(words[len(words)-n:], parts) {
				return true
			}
		}
	}
	return false
}

// only tells whether words are some of these and nothing else.
func (f *ownWords) only(words []judgedWord, names wordNames) bool {
	for i := range words {
		if len(names.in(words[i:i+1])) == 0 {
			return false
		}
	}
	return len(words) > 0
}
