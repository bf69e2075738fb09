package locales

import (
	"slices"
	"strings"
)

// nearDate is how many words from a date the words that say what is meant by it may stand.
const nearDate = 9

// told is what a sentence says of its dates, and of the months since the edition before.
func (f *ownWords) told(p datedSentence) (out []Dated) {
	for k := range p.dates {
		if d, ok := f.aimed(p, k); ok {
			out = append(out, d)
		}
	}
	if d, ok := f.elapsed(p); ok {
		out = append(out, d)
	}
	return out
}

// aimed is what a sentence says of one of its dates.
func (f *ownWords) aimed(p datedSentence, k int) (d Dated, ok bool) {
	d = p.dates[k].Dated
	d.Earlier, d.Next = len(f.earlier.in(p.words)) > 0 || f.another(p, k), len(f.next.in(p.words)) > 0
	if d.Day > 0 {
		d.Aim = f.ofDay(p, k)
	} else {
		d.Aim = f.ofMonth(p, k)
	}
	return d, d.Aim > 0
}

// ofDay is what a sentence says of a date that has a day.
func (f *ownWords) ofDay(p datedSentence, k int) Aim {
	w := p.dates[k]
	before := p.words[:w.from]
	shown := f.shown(p)
	from := max(0, w.from-nearDate)
	if k > 0 {
		from = max(p.dates[k-1].to, from)
	}
	switch {
	case f.after(before, f.against):
		return Comparing
	case f.comes(before), f.meet(p.words[w.to:]):
		return Coming
	case f.published(p, w):
		return Issued
	case len(f.cutoff.in(p.words)) > 0 || shown && len(f.closed.in(p.words[from:w.from])) > 0:
		if f.after(before, f.since) && !f.after(before, f.closed) {
			return Comparing
		}
		return Closing
	case f.stands(p, w):
		return Standing
	case k > 0 && f.only(p.words[p.dates[k-1].to:w.from], f.until):
		return Ending
	case f.after(before, f.since):
		return Comparing
	case shown && len(f.was.in(p.words)) == 0:
		return Standing
	}
	return 0
}

// ofMonth is what a sentence says of a date without a day.
func (f *ownWords) ofMonth(p datedSentence, k int) Aim {
	w := p.dates[k]
	before, behind := p.words[:w.from], p.words[w.to:]
	shown := f.shown(p)
	edition, own := f.named(p, w)
	switch {
	case f.reviewed(p, w):
		return Reviewed
	case f.after(before, f.since):
		if edition || len(f.denies.in(p.words)) > 0 { // else something is so since then
			return Comparing
		}
	case f.ended(before):
		return Before
	case f.after(before, f.ends):
		here := shown || len(f.here.in(p.words)) > 0 || f.counts(behind)
		if here && len(f.was.in(p.words)) == 0 {
			return Standing
		}
	case f.after(before, f.stops) && shown:
		return Standing
	case !own && f.titled(p, w):
		return OwnEdition
	case edition && !own && f.foreign(p, w):
		return 0
	case edition && f.announces(p, w):
		return Announced
	case edition && f.recalls(p, w, own):
		return Recalled
	case f.after(before, f.now), f.begins(behind, f.now), own, edition && len(f.reader.in(p.words)) > 0:
		return OwnEdition
	case f.comes(before), f.meet(behind), edition && f.begins(behind[min(1, len(behind)):], f.follows), edition && f.begins(behind, f.follows):
		return Coming
	case edition:
		return OtherEdition
	case f.after(before, f.said):
		return Recalled
	case f.after(before, f.from) && shown, f.after(before, f.as), f.of(p, w):
		return Comparing
	}
	return 0
}

// stands tells whether a sentence says how things stand on a day: it opens with it, or it is of what
// the edition prints.
func (f *ownWords) stands(p datedSentence, w wordsOfDate) bool {
	before := p.words[:w.from]
	here := len(f.here.in(p.words)) > 0
	switch opens := len(before) < 5 && w.from == p.dates[0].from; {
	case f.after(before, f.since): // what happened after it is left to the next
		return len(f.coming.in(p.words)) > 0
	case f.after(before, f.knew):
		return here && len(f.was.in(p.words[w.to:])) == 0
	case f.after(before, f.state):
		return here || opens || f.shown(p)
	default:
		return f.after(before, f.stand) && (here || opens && len(p.dates) == 1 && len(f.was.in(p.words)) == 0)
	}
}

// published tells whether a day is that on which the text's own edition is published.
func (f *ownWords) published(p datedSentence, w wordsOfDate) bool {
	from := w.from
	if f.after(p.words[:from], f.press) {
		return true
	}
	if !f.after(p.words[:from], f.issued) {
		return false
	}
	for _, i := range f.edition.in(p.words) {
		if !f.after(p.words[:i], f.this) {
			continue
		}
		between := p.words[min(i+1, from):from]
		if len(between) > 0 && between[0].word == "," {
			between = between[1:]
		}
		switch {
		case i < from && f.only(between, f.being): // this edition was published on
			return true
		case i > w.to && i-w.to < 4 && w.to < len(p.words) && p.words[w.to].word == ",": // published on that day, this edition
			return true
		}
	}
	return false
}

// another tells whether a sentence names, beside a date, an edition that is not its own.
func (f *ownWords) another(p datedSentence, k int) bool {
	for i, w := range p.dates {
		if i == k || w.Day > 0 {
			if i != k && w.Day > 0 && i > k && len(f.cutoff.in(p.words)) > 0 { // from that cut-off to this
				return true
			}
			continue
		}
		if edition, own := f.named(p, w); edition && !own {
			return true
		}
	}
	return false
}

// named tells whether a date names an edition, and whether that is the text's own. Ours is
// the one before as well as this one: our April edition, in May, may be either.
func (f *ownWords) named(p datedSentence, w wordsOfDate) (edition, own bool) {
	if from, _, beside := f.beside(p, w); beside {
		return true, f.after(p.words[:from], f.this) && !f.after(p.words[:from], f.ours)
	}
	for _, i := range f.edition.in(p.words[:w.from]) { // this edition is that of April
		read := i + 1
		for _, k := range f.reader.in(p.words[i+1 : w.from]) { // the edition you are reading is that of April
			for read = max(read, i+1+k); read < w.from && !f.only(p.words[read:w.from], f.is); {
				read++
			}
		}
		if (read > i+1 || f.after(p.words[:i], f.this)) && read < w.from && f.only(p.words[read:w.from], f.is) {
			return true, true
		}
	}
	return false, f.after(p.words[:w.from], f.this)
}

// comes tells whether words end with the edition to come and what stands between it and its month.
func (f *ownWords) comes(words []judgedWord) bool {
	to := len(words)
	for to > 0 && len(words)-to < nearDate && (words[to-1].word == "," || len(f.appears.in(words[to-1:to])) > 0) {
		to--
	}
	return f.after(words[:to], f.coming)
}

// meet tells whether words go on to the edition to come: for the next edition.
func (f *ownWords) meet(words []judgedWord) bool {
	at := 0
	for at < len(words) && at < 4 && len(f.meets.in(words[at:at+1])) > 0 {
		at++
	}
	return at > 0 && f.begins(words[at:], f.coming)
}

// shown tells whether a sentence speaks of what editions show: the data, and no data centre.
func (f *ownWords) shown(p datedSentence) bool {
	return len(f.data.in(p.words)) > len(f.alien.in(p.words))
}

// reviewed tells whether a month is called that which the edition shows, beside it.
func (f *ownWords) reviewed(p datedSentence, w wordsOfDate) bool {
	for _, i := range f.review.in(p.words) {
		if i < w.from && w.from-i <= nearDate || i >= w.to && i-w.to <= 4 {
			return true
		}
	}
	return false
}

// ended tells whether words end with the edition before and what stands between it and its month.
func (f *ownWords) ended(words []judgedWord) bool {
	to := len(words)
	for to > 0 && len(words)-to < nearDate && (words[to-1].word == "," || len(f.appears.in(words[to-1:to])) > 0) {
		to--
	}
	return to < len(words) && f.after(words[:to], f.earlier)
}

// counts tells whether words say how many there are of what the register counts.
func (f *ownWords) counts(words []judgedWord) bool {
	words = words[:min(len(words), 2*nearDate)]
	return len(f.counted.in(words)) > 0 && len(f.stays.in(words)) > 0
}

// beside is the words around a date with those of an edition that stand before or behind it,
// and whether any do: the edition of April, April's edition.
func (f *ownWords) beside(p datedSentence, w wordsOfDate) (from, to int, named bool) {
	from, to = w.from, w.to
	for from > 0 && w.from-from < 5 && len(f.links.in(p.words[from-1:from])) > 0 {
		from--
	}
	if from--; from < 0 || from+1 == w.from || len(f.edition.in(p.words[from:from+1])) == 0 {
		from = w.from
	}
	for f.behind != "" && to < len(p.words) && to-w.to < 2 && p.words[to].word == f.behind {
		to++
	}
	if to++; to > len(p.words) || len(f.edition.in(p.words[to-1:to])) == 0 {
		to = w.to
	}
	return from, to, from != w.from || f.behind != "" && to != w.to
}

// edge is the words around a date that names an edition: up to the edition's, and from behind it.
func (f *ownWords) edge(p datedSentence, w wordsOfDate) (from, to int) {
	from, to, _ = f.beside(p, w)
	for from > 0 && len(f.this.in(p.words[from-1:from])) > 0 ||
		from > 0 && len(f.is.in(p.words[from-1:from])) > 0 && len(f.within.in(p.words[from-1:from])) == 0 {
		from--
	}
	return from, to
}

// foreign tells whether an edition is of another publication: the March issue of a journal.
func (f *ownWords) foreign(p datedSentence, w wordsOfDate) bool {
	_, to := f.edge(p, w)
	return f.begins(p.words[to:], f.others)
}

// recalls tells whether a sentence says what stood in an edition: presented in our edition of January.
func (f *ownWords) recalls(p datedSentence, w wordsOfDate, own bool) bool {
	from, to := f.edge(p, w)
	before := p.words[:from]
	return !own && f.after(before, f.within) && !f.after(before, f.as) && !f.foretold(p.words) && !f.begins(p.words[to:], f.follows) &&
		len(f.reader.in(p.words)) == 0
}

// announces tells whether a sentence says what an edition will do.
func (f *ownWords) announces(p datedSentence, w wordsOfDate) bool {
	from, to := f.edge(p, w)
	if f.after(p.words[:from], f.await) {
		return true
	}
	if f.after(p.words[:from], f.within) {
		return f.foretold(p.words) && len(f.reads.in(p.words)) == 0
	}
	behind := p.words[to:min(to+4, len(p.words))]
	return len(behind) > 0 && behind[0].word != "," && f.foretold(behind) && len(f.reader.in(p.words)) == 0
}

// foretold tells whether words say what will be.
func (f *ownWords) foretold(words []judgedWord) bool {
	return len(f.future.in(words)) > 0 || ending(words, f.endsFuture)
}

// titled tells whether a month stands beside the name of the publication, and the edition is not said to be over.
func (f *ownWords) titled(p datedSentence, w wordsOfDate) bool {
	from, to := w.from, w.to
	for from > 0 && w.from-from < 3 && len(f.links.in(p.words[from-1:from])) > 0 {
		from--
	}
	before := from > 0 && from < w.from && len(f.title.in(p.words[from-1:from])) > 0
	for to < len(p.words) && to-w.to < 2 && p.words[to].word == f.behind && f.behind != "" {
		to++
	}
	behind := f.behind != "" && to < len(p.words) && len(f.title.in(p.words[to:to+1])) > 0
	if behind {
		to++
	}
	next := p.words[to:min(to+2, len(p.words))]
	return (before || behind) && len(f.was.in(p.words)) == 0 && !ending(next[:min(1, len(next))], f.past)
}

// ending tells whether a word has one of several endings, and more before it.
func ending(words []judgedWord, endings []string) bool {
	return slices.ContainsFunc(words, func(w judgedWord) bool {
		return slices.ContainsFunc(endings, func(e string) bool { return len(w.word) > len(e)+1 && strings.HasSuffix(w.word, e) })
	})
}

// of tells whether a month is that of what an edition shows: January's register.
func (f *ownWords) of(p datedSentence, w wordsOfDate) bool {
	if f.after(p.words[:w.from], f.theirs) {
		return true
	}
	return f.behind != "" && w.to < len(p.words) && p.words[w.to].word == f.behind && f.shown(p)
}

// elapsed is the months that a sentence says have gone by since the edition before: three months
// less ahead of them, the last edition of three months ago.
func (f *ownWords) elapsed(p datedSentence) (d Dated, ok bool) {
	for _, i := range f.span.in(p.words) {
		if i == 0 {
			continue
		}
		n := f.count[p.words[i-1].word]
		if n == 0 {
			n = p.figure(i - 1)
		}
		behind, before := p.words[i+1:], p.words[:i-1]
		less := f.begins(behind, f.less) && len(f.ahead.in(behind)) > 0
		ago := f.last(p) && (f.begins(behind, f.ago) || f.after(before, f.ago))
		if n > 0 && n < 25 && (less || ago) {
			at := p.words[i-1].at
			return Dated{Offset: at, Len: p.words[i].at + p.words[i].n - at, Months: n, Aim: Elapsed}, true
		}
	}
	return d, false
}

// last tells whether a sentence speaks of the edition before, and not of that of another thing.
func (f *ownWords) last(p datedSentence) bool {
	for _, i := range f.earlier.in(p.words) {
		if to := min(i+2, len(p.words)); len(f.links.in(p.words[to:min(to+1, len(p.words))])) == 0 {
			return true
		}
	}
	return false
}

// begins tells whether words begin with one of several names, behind a comma or not.
func (f *ownWords) begins(words []judgedWord, names wordNames) bool {
	if len(words) > 0 && words[0].word == "," {
		words = words[1:]
	}
	return len(words) > 0 && slices.Contains(names.in(words[:min(len(words), 5)]), 0)
}

// MonthEnds tells whether a month behind these words is one whose last day is meant: at the end of.
func (l *Locale) MonthEnds(before string) bool {
	f := l.rules.own
	if f == nil {
		return false
	}
	return f.after(f.parse([]rune(before), l.set.Date).words, f.ends)
}
