package sense

import (
	"strconv"
	"strings"
)

// inPeriod tells whether token i stands inside a period and what places it: last winter, early
// next week, mardi prochain.
func (s *Grammar) inPeriod(ts []token, i int) bool {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	switch {
	case s.placing[bareOf(l)] && s.period(r):
		return true
	case s.placing[bareOf(l)] && s.placing[r.word] && next != nil && s.period(next):
		return true
	case s.placed[r.word] && s.period(l):
		return r.right&preposition == 0 || next == nil || next.right&article == 0 // but le mois suivant | la fusion
	}
	return false
}

// period tells whether a token is a day, a month or another period that words place.
func (s *Grammar) period(t *token) bool {
	w := strings.TrimSuffix(bareOf(t), "'s")
	if c := s.words[w]; c&(weekday|month) != 0 {
		return c&auxiliary == 0 || t.capital // next May, but the next may
	}
	return s.periods[w]
}

// bareOf is a token's word without what elides before it: année of l’année.
func bareOf(t *token) string { return t.word[len(elided(t.word)):] }

// located is the grade of a line before token i, which may be the particle of the participle before
// it, where it begins a phrase of place, 0 where it does not: behind a noun or an auxiliary of the passive a participle has no object, so
// that what stands behind the word is that of a preposition (decisions taken in Brussels).
func (s *Grammar) located(ts []token, i int) int {
	next := following(ts, i)
	if i < 2 || next == nil || !s.spatial[ts[i].word] || ts[i-1].trail != "" || ts[i].lead != "" || ts[i-2].trail != "" || !s.site(ts, i+1) {
		return 0
	}
	l, before := &ts[i-1], &ts[i-2]
	switch {
	case s.forms[l.word] == "" && !ends(l.word, s.endings), ends(l.word, s.plural):
		return 0 // no participle
	case s.passives[before.word]:
		return framing
	case before.left&(binding|verb|numeral|adverb|after) != 0 && !before.capital:
		return 0
	case s.participles[l.word]:
		return framing
	}
	many := ends(before.word, s.plural) || s.plurals[before.word]
	alone := many && (i == 2 || ts[i-3].left&(article|numeral) == 0)
	switch {
	case alone && (next.capital || s.placing[next.word]), s.ruled(ts, i+1):
		return framing
	case alone:
		return tied // goods checked in ports, or ministers brought in rules: neither may be parted
	}
	return 0
}

// site tells whether token i may be where something was done: a name, a number, a plural or
// an adjective with its noun, and no period that stands without a preposition (last year).
func (s *Grammar) site(ts []token, i int) bool {
	t, next := &ts[i], following(ts, i)
	if s.placing[t.word] && next != nil && s.period(next) {
		return t.left&adverb != 0 // in early May, but taken in | last year
	}
	switch {
	case t.left&weekday != 0 && t.left&binding == 0:
		return false
	case t.capital && !t.first, t.figures, t.left&numeral != 0 && t.left&(article|pronoun) == 0:
		return true
	case t.left&(binding|after) != 0:
		return false
	case t.left&adjective != 0:
		return next != nil && next.right&binding == 0 && !next.capital
	}
	return t.left&adverb == 0 && (ends(t.word, s.plural) || s.plurals[t.word])
}

// ruled tells whether the clause goes on behind token i with its verb, or with who did what the
// participle before says: cases brought in Wales have failed, a claim settled in Bath by a judge.
func (s *Grammar) ruled(ts []token, i int) bool {
	for k := i; k+1 < len(ts) && ts[k].trail == "" && ts[k+1].lead == ""; k++ {
		t := &ts[k+1]
		switch {
		case t.right&clause != 0 && t.right&auxiliary == 0:
			return false
		case s.agents[t.word], t.right&auxiliary != 0 && t.right&article == 0:
			return true
		case t.left == verb && t.right == verb && k > i && ts[k].left&(binding|adjective) == 0:
			return true
		}
	}
	return false
}

// partOf tells whether token i joins a part to the whole it is of, where neither is a count: behind an ordinal, and
// before a year or another period. The second quarter | of 2026, the end | of this week, la moitié | de 2026.
func (s *Grammar) partOf(ts []token, i int) bool {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	const counts = degree | adverb | preposition | clause | after // plus de, près de
	if r.right&of == 0 || l.trail != "" || r.lead != "" || l.left&quantity == 0 || l.left&counts != 0 {
		return false
	}
	if r.left != r.right {
		return r.left&month != 0 // la moitié d’août
	}
	if next == nil {
		return false
	}
	if s.isYear(ts, i+1) || next.left&month != 0 && next.left&binding == 0 {
		return true
	}
	colours := i > 1 && ts[i-2].trail == "" && ts[i-2].left&adjective != 0 // dernier tiers, which has the ending of a plural
	if number(next) && next.right&article == 0 || ends(l.word, s.plural) && !colours {
		return false
	}
	if i > 1 && s.ordinal(&ts[i-2]) {
		return true
	}
	noun := next
	if bareOf(next) == next.word && (next.right&article != 0 || s.placing[next.word]) {
		noun = following(ts, i+1)
		if noun != nil && s.placing[noun.word] {
			noun = following(ts, i+2)
		}
	}
	return noun != nil && (noun != next || bareOf(next) != next.word) && s.period(noun) && !ends(noun.word, s.plural)
}

// ordinal tells whether a number before a noun in the singular is the rank of that, and no count.
func (s *Grammar) ordinal(t *token) bool {
	return t.trail == "" && !t.figures && t.left&numeral != 0 && t.left&article == 0 && !s.scales[t.word] && !s.ones[t.word]
}

// The years that four figures without a group may be.
const (
	earliestYear = 1000
	latestYear   = 2199
)

// isYear tells whether token i is a year, which counts nothing behind it.
func (s *Grammar) isYear(ts []token, i int) bool {
	w := strings.TrimSuffix(ts[i].word, "'s")
	n, err := strconv.Atoi(w)
	next := following(ts, i)
	return err == nil && len(w) == 4 && n >= earliestYear && n <= latestYear && (next == nil || !s.many(next) || next.right&verb != 0)
}

// appointed tells whether token i begins the hour of the day before it, or the day of the hour: Monday | at 10:15,
// le 3 mars | à midi, at noon | on Friday.
func (s *Grammar) appointed(ts []token, i int) bool {
	if ts[i-1].trail != "" || ts[i].lead != "" {
		return false
	}
	if s.endsHour(ts, i-1) {
		return dates(ts, i) || ts[i].right&preposition != 0 && following(ts, i) != nil && dates(ts, i+1)
	}
	k := i
	for k < i+longOpening && following(ts, k) != nil && (ts[k].right&(preposition|of) != 0 || k > i && ts[k].right&quantity != 0) {
		k++
	}
	return k > i && s.isHour(ts, k) && s.endsDay(ts, i-1)
}

// longOpening is how many words stand before an hour at most: à partir de.
const longOpening = 3

// endsDay tells whether token k is the last word of a day: Monday, 12 June 2026, mardi prochain, tomorrow.
func (s *Grammar) endsDay(ts []token, k int) bool {
	t := &ts[k]
	dated := func(k int) bool { return k > 0 && ts[k].left&month != 0 && ts[k-1].figures && ts[k-1].trail == "" }
	switch {
	case t.left&weekday != 0 && t.left&(binding&^degree) == 0, s.deictic[t.word], dated(k):
		return true
	case k < 1 || ts[k-1].trail != "":
		return false
	}
	return t.year && dated(k-1) || ts[k-1].left&weekday != 0 && (s.placed[t.word] || s.dayparts[t.word] || t.figures)
}

// isHour tells whether an hour begins at token k: 10:15, 14 h 30, noon.
func (s *Grammar) isHour(ts []token, k int) bool {
	t, next := &ts[k], following(ts, k)
	if s.noons[t.word] || clock(t.word) {
		return true
	}
	return t.figures && onlyFigures(t.word) && next != nil && s.hours[next.word]
}

// endsHour tells whether token k is the last word of an hour.
func (s *Grammar) endsHour(ts []token, k int) bool {
	t := &ts[k]
	counted := func(k int) bool { return k > 0 && s.hours[ts[k].word] && ts[k-1].figures }
	return s.noons[t.word] || clock(t.word) || counted(k) || t.figures && onlyFigures(t.word) && k > 0 && counted(k-1)
}

// clock tells an hour in figures with its minutes: 10:15.
func clock(w string) bool {
	hours, minutes, ok := strings.Cut(w, ":")
	return ok && len(hours) > 0 && len(hours) <= 2 && len(minutes) == 2 && strings.Trim(hours+minutes, "0123456789") == ""
}
