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
	Meets   []string `yaml:"meets"`   // between a month and the edition to come: in May for the next edition
	Reader  []string `yaml:"reader"`  // of the edition that somebody reads: which you are reading
	Here    []string `yaml:"here"`    // of what the edition itself prints
	State   []string `yaml:"state"`   // before the day on which all is as it is shown: situation at
	Press   []string `yaml:"press"`   // we go to press on
	Follows []string `yaml:"follows"` // behind an edition that is the next: our next
	Against []string `yaml:"against"` // before a day that things are held against
	From    []string `yaml:"from"`    // before a month from which on something is so, each year or this once
	Ends    []string `yaml:"ends"`    // before a month whose last day is meant
	Issued  []string `yaml:"issued"`  // before the day on which an edition is published
	Being   []string `yaml:"being"`   // between an edition and those words
	Count   []string `yaml:"count"`   // numbers in words, from one; a|b is either
	Span    []string `yaml:"span"`    // month, as a length of time
	Less    []string `yaml:"less"`    // behind the months that have gone by since the edition before
	Ahead   []string `yaml:"ahead"`   // of what remains
	Ago     []string `yaml:"ago"`     // behind or before the months since the edition before
	Denies  []string `yaml:"denies"`  // that something moved since a month: nothing, the same
	Review  []string `yaml:"review"`  // the month that an edition shows: the month under review
	Title   []string `yaml:"title"`   // by which an edition is called beside its month: April's Observatory
	Past    []string `yaml:"past"`    // endings of verbs of what is over
	Future  []string `yaml:"future"`  // of what an edition to come will do: verbs, or with a star before them their endings
	Reads   []string `yaml:"reads"`   // what is done, and will be, with the edition itself: find, read
	Await   []string `yaml:"await"`   // before an edition to come: more on this in
	Stays   []string `yaml:"stays"`   // how things stand on a day: are, hold
	Counted []string `yaml:"counted"` // what the register counts: offers
	Knew    []string `yaml:"knew"`    // before the day by which all was known that is printed: what we knew on
	Stops   []string `yaml:"stops"`   // before the month with which what is shown ends
	Alien   []string `yaml:"alien"`   // words that are among data and no edition's: a data centre
	Others  []string `yaml:"others"`  // behind an edition and its month: of another publication
	Ours    []string `yaml:"ours"`    // before an edition of whatever month of the text's own publication
	Within  []string `yaml:"within"`  // before an edition in which something stands
}

// Aim is what a text says of a date.
type Aim uint8

// What a text says of a date: that its own edition is of that month; that another is; that its
// data closed on that day; that a span of what is shown ends with it; that the register stands so
// on it; that something is so since that month or day, or as it was then; that the next edition is of
// it; that its own edition was published on it; that so many months have gone by since the edition before.
const (
	OwnEdition Aim = iota + 1
	OtherEdition
	Closing
	Ending
	Standing
	Comparing
	Coming
	Issued
	Elapsed
	Announced // what an edition of that month will do, which is another than the text's own
	Reviewed  // its own edition shows that month
	Before    // the edition before is of it
	Recalled  // what an edition of it had presented
)

// Dated is a date in a paragraph of which a text says something.
type Dated struct {
	Offset, Len      int // in runes
	Day, Month, Year int // 0 where none is given
	Months           int // that have gone by; no date then
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
		if p := f.parse(s[from:end], l.set.Date); len(p.words) < 400 {
			for _, d := range f.told(p) {
				d.Offset += from
				out = append(out, d)
			}
		}
		from = end
	}
	return out
}

// ownWords is the forms, ready to be looked for.
type ownWords struct {
	edition, this, is, links, data, closed, cutoff, since, as, said, theirs, until, earlier, next, was,
	now, stand, coming, appears, meets, reader, here, state, press, follows, against, from, ends, issued, being,
	span, less, ahead, ago, denies, review, title, reads, await, stays, counted, knew, stops, alien, others, ours, within, future wordNames
	behind           string
	count            map[string]int
	past, endsFuture []string // endings
}

func newOwnWords(f ownForms) *ownWords {
	if len(f.Edition) == 0 {
		return nil
	}
	n := newWordNames
	out := &ownWords{edition: n(f.Edition), this: n(f.This), is: n(f.Is), links: n(f.Links), data: n(f.Data), closed: n(f.Closed),
		cutoff: n(f.Cutoff), since: n(f.Since), as: n(f.As), said: n(f.Said), theirs: n(f.Theirs), until: n(f.Until),
		earlier: n(f.Earlier), next: n(f.Next), was: n(f.Was), now: n(f.Now), stand: n(f.Stand),
		coming: n(f.Coming), appears: n(f.Appears), meets: n(f.Meets), reader: n(f.Reader), here: n(f.Here), state: n(f.State),
		press: n(f.Press), follows: n(f.Follows),
		against: n(f.Against), from: n(f.From), ends: n(f.Ends), issued: n(f.Issued), being: n(f.Being),
		span: n(f.Span), less: n(f.Less), ahead: n(f.Ahead), ago: n(f.Ago), behind: letters.Plainly(f.Behind), count: map[string]int{},
		denies: n(f.Denies), review: n(f.Review), title: n(f.Title), reads: n(f.Reads), await: n(f.Await), stays: n(f.Stays),
		counted: n(f.Counted), knew: n(f.Knew), stops: n(f.Stops),
		alien: n(f.Alien), others: n(f.Others), within: n(f.Within), ours: n(f.Ours), past: f.Past}
	var verbs []string
	for _, v := range f.Future {
		if ending, ok := strings.CutPrefix(v, "*"); ok {
			out.endsFuture = append(out.endsFuture, letters.Plainly(ending))
			continue
		}
		verbs = append(verbs, v)
	}
	out.future = n(verbs)
	for i, names := range f.Count {
		for _, name := range strings.Split(names, "|") {
			out.count[letters.Plainly(name)] = i + 1
		}
	}
	return out
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

// after tells whether words end with one of several names.
func (f *ownWords) after(words []judgedWord, names wordNames) bool {
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
