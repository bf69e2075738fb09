package locales

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// datesRule writes dates as the language does and holds their parts together.
type datesRule struct {
	ruleBase  `yaml:",inline"`
	Lower     bool     `yaml:"lower"`     // months and days of the week in small letters
	Year      bool     `yaml:"year"`      // the year is held to its month
	MonthDay  bool     `yaml:"monthday"`  // April 1st, 2026 becomes 1 April 2026
	Suffixes  []string `yaml:"suffixes"`  // of the day, dropped in a date
	Quarter   string   `yaml:"quarter"`   // letter of quarters: T1 2026
	YearAfter []string `yaml:"yearafter"` // other words held to a year: trimestre

	LowerIn []string `yaml:"lowerin"` // words between which and a year a month is surely one: en Avril 2026

	Places []string `yaml:"places"` // words whose name may be a day: rue du 4 Septembre
	Of     []string `yaml:"of"`     // between such a word and the day: du
	Feasts []string `yaml:"feasts"` // days that are names where no year follows: 14 juillet

	date               dateForms
	terms              *terms
	places, of, feasts map[string]bool
	words              map[string]dateWord
	suffix             map[string]bool
	lowerIn            map[string]bool
}

// dateWord is what a word can be in a date.
type dateWord uint8

const (
	monthWord   dateWord = iota + 1
	weekdayWord          // lundi
	yearWord             // trimestre, before a year
	quarterWord          // T, before a figure
)

func (d *datesRule) prepare() {
	d.words = map[string]dateWord{}
	for _, group := range []struct {
		kind  dateWord
		names []string
	}{{yearWord, d.YearAfter}, {quarterWord, []string{d.Quarter}}, {weekdayWord, d.date.Days}, {monthWord, d.date.Short},
		{monthWord, d.date.Months}} {
		for _, n := range group.names {
			if n != "" {
				d.words[strings.ToLower(strings.TrimSuffix(n, "."))] = group.kind
			}
		}
	}
	d.suffix, d.lowerIn = setOf(d.Suffixes), setOf(d.LowerIn)
	d.places, d.of, d.feasts = setOf(d.Places), setOf(d.Of), setOf(d.Feasts)
}

func (*datesRule) needs() string { return "0" }

func (d *datesRule) apply(p *para) {
	for k, t := range p.tokens() {
		if t.kind != tokWord || !p.free(t.i) {
			continue
		}
		switch d.words[string(p.low(t))] {
		case weekdayWord:
			d.small(p, k, p.tok(k+1).kind == tokSpace && p.value(k+2) > 0 && d.words[string(p.low(p.tok(k+4)))] == monthWord)
		case monthWord:
			if d.Lower || p.capital(k) { // "may" and "march" are months with a capital only
				d.around(p, k)
			}
		case yearWord:
			if p.one(p.tok(k+1)) && d.isYear(p, k+2) {
				p.fix(t.j, noBreak)
			}
		case quarterWord:
			if q := p.value(k + 1); p.capital(k) && q >= 1 && q <= 4 && p.tok(k+1).i == t.j && p.one(p.tok(k+2)) && d.isYear(p, k+3) {
				p.fix(p.tok(k+2).i, noBreak)
			}
		}
	}
}

// small writes a word in small letters inside a sentence, when sure.
func (d *datesRule) small(p *para, k int, sure bool) {
	if t := p.tok(k); d.Lower && sure && p.capital(k) && !p.caps(k) && !p.begins(k) {
		p.replace(t.i, t.i+1, string(unicode.ToLower(p.at(t.i))))
	}
}

// around sets what stands before and after a month.
func (d *datesRule) around(p *para, k int) {
	n := k - 2 // the day
	if !p.one(p.tok(k-1)) && !isFixed(p.at(p.tok(k-1).i)) {
		n = -1
	}
	day, ending := d.dayAt(p, n)
	if day > 0 {
		at := n
		if ending >= 0 {
			at--
		}
		d.small(p, k, !d.isName(p, at, k))
		d.setDays(p, n, ending, day, p.tok(k))
	}
	y := k + 1
	if p.sign(y) == '.' { // janv. 2026
		y++
	}
	if day == 0 && d.MonthDay && d.turn(p, k) {
		return
	}
	if p.tok(y).kind == tokSpace && d.isYear(p, y+1) {
		if d.Year {
			p.fix(p.tok(y).i, noBreak)
		}
		d.small(p, k, day == 0 && (p.tok(k-1).kind == tokSpace && p.in(k-2, d.lowerIn) || p.sign(k-1) == '’' && p.in(k-2, d.lowerIn)))
	}
}

// isName tells whether the day at token n and its month at k are a name, or may be:
// rue du 4 Septembre, le 14 Juillet.
func (d *datesRule) isName(p *para, n, k int) bool {
	for n > 3 && p.tok(n-1).kind == tokSpace && p.in(n-2, d.of) && p.tok(n-3).kind == tokSpace {
		if p.in(n-4, d.places) {
			return true
		}
		if !p.in(n-4, d.terms.joins) || d.words[string(p.low(p.tok(n-6)))] != monthWord {
			break
		}
		n -= 8 // rues du 4 Septembre et du 8 Mai
	}
	year := p.tok(k+1).kind == tokSpace && d.isYear(p, k+2)
	return !year && d.feasts[fmt.Sprint(p.value(n))+" "+string(p.low(p.tok(k)))]
}

// dayAt is the day of the month at token n, with the token of its ending (1st,
// 1er, 1ᵉʳ) or -1; 0 when there is no day.
func (d *datesRule) dayAt(p *para, n int) (day, ending int) {
	ending = -1
	if t := p.tok(n); n > 0 && (p.in(n, d.suffix) || p.word(n, strings.TrimLeft(d.date.First, "1"))) && p.tok(n-1).j == t.i {
		n, ending = n-1, n
	}
	v := p.value(n)
	if v < 1 || v > 31 || n < 0 || p.tok(n).j-p.tok(n).i > 2 {
		return 0, -1
	}
	prev := p.at(p.tok(n).i - 1)
	if isWord(prev) || prev == ',' || prev == '.' || prev == '/' || prev == ':' ||
		prev == '-' && !isDigit(p.at(p.tok(n).i-2)) && !d.dated(p, n-2) {
		return 0, -1
	}
	return v, ending
}

// dated tells whether token k ends a day or is a month: 5th-6th April, 5th
// April-6th May.
func (d *datesRule) dated(p *para, k int) bool {
	return p.in(k, d.suffix) && p.value(k-1) > 0 || d.words[string(p.low(p.tok(k)))] == monthWord && d.MonthDay && p.capital(k)
}

// setDays writes the day and holds it to its month. The days of one expression
// (1st and 3rd April) lose their endings together.
func (d *datesRule) setDays(p *para, n, ending, day int, month token) {
	p.fix(month.i-1, noBreak)
	t := p.tok(n)
	switch {
	case ending >= 0 && p.in(n, d.suffix):
		endings, ok := d.endingsBefore(p, n-1)
		if !ok {
			return
		}
		for _, e := range endings {
			p.replace(p.tok(e).i, p.tok(e).j, "")
		}
		p.replace(t.i, t.j, "")
	case day == 1 && ending < 0 && d.date.First != "" && t.j == t.i+1 && !d.terms.named(p, t.i):
		p.replace(t.i, t.j, d.date.First)
	}
}

// endingsBefore are the endings of the days joined to the one at token n: 1st,
// 2nd and 3rd April. It is not ok when one of them may not be changed.
func (d *datesRule) endingsBefore(p *para, n int) (out []int, ok bool) {
	for {
		k := n - 1
		if p.tok(k).kind == tokSpace {
			k--
		}
		switch {
		case p.sign(k) == ',' || p.sign(k) == '-' || p.sign(k) == '–':
			k--
		case p.in(k, d.terms.joins):
			k--
		default:
			return out, true
		}
		if p.tok(k).kind == tokSpace {
			k--
		}
		if !p.in(k, d.suffix) || p.value(k-1) < 1 || p.value(k-1) > 31 || p.tok(k-1).j != p.tok(k).i {
			return out, true
		}
		if !p.free(p.tok(k).i) {
			return nil, false
		}
		out, n = append(out, k), k-1
	}
}

// isYear tells whether token k is a number of four figures, 1900 to 2099.
func (d *datesRule) isYear(p *para, k int) bool {
	v := p.value(k)
	return v >= 1900 && v < 2100 && !isWord(p.at(p.tok(k).j))
}

// hoursRule sets hours with their letter: 14 h 30.
type hoursRule struct {
	ruleBase `yaml:",inline"`
	Letter   string `yaml:"letter"`

	terms *terms
}

func (*hoursRule) needs() string { return "0" }

func (h *hoursRule) apply(p *para) {
	for k, t := range p.tokens() {
		if t.kind != tokWord || p.at(t.i) != letters.First(h.Letter) || !p.word(k, h.Letter) {
			continue
		}
		n, m := k-1, k+1
		if p.one(p.tok(n)) || p.tok(n).kind == tokSpace {
			n--
		}
		num := p.tok(n)
		if p.value(n) < 0 || num.j-num.i > 3 || isWord(p.at(num.i-1)) || p.at(num.i-1) == '-' {
			continue
		}
		if p.tok(m).kind == tokSpace {
			m++
		}
		minutes := p.value(m) >= 0 && p.value(m) < 60 && p.tok(m).j-p.tok(m).i == 2 && p.value(n) <= 24 &&
			(!isWord(p.at(p.tok(m).j)) || m == k+1 && p.word(m+1, "min"))
		if c := p.at(num.i - 1); minutes && (c == '.' || c == ',') && isDigit(p.at(num.i-2)) {
			continue // 2,5h20
		}
		if isWord(p.at(t.j)) && (!minutes || m != k+1) || !p.free(t.i) {
			continue
		}
		h.hold(p, num.j, t.i)
		if minutes && !h.counts(p, t, p.tok(m)) {
			h.hold(p, t.j, p.tok(m).i)
		}
	}
}

// counts tells whether the number behind the letter of an hour may count what follows it, and
// be no minutes: À 9h 12 agents arrivent. Typed without a space behind its letter it is minutes.
func (h *hoursRule) counts(p *para, letter, minutes token) bool {
	noun, _ := h.terms.wordAfter(p, minutes.j)
	return letter.j < minutes.i && h.terms.counted[noun] && !h.terms.unit(p, minutes.j)
}

// hold puts a fixed space between i and j, which hold at most a space now.
func (h *hoursRule) hold(p *para, i, j int) {
	switch {
	case i == j:
		p.insert(i, noBreak)
	case j == i+1:
		p.fix(i, noBreak)
	}
}
