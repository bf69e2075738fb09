package locales

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
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

	date   dateForms
	words  map[string]dateWord
	suffix map[string]bool
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
	}{{yearWord, d.YearAfter}, {quarterWord, []string{d.Quarter}}, {weekdayWord, d.date.Days}, {monthWord, d.date.Short}, {monthWord, d.date.Months}} {
		for _, n := range group.names {
			if n != "" {
				d.words[strings.ToLower(strings.TrimSuffix(n, "."))] = group.kind
			}
		}
	}
	d.suffix = setOf(d.Suffixes)
}

func (*datesRule) needs() string { return "0" }

func (d *datesRule) apply(p *para) {
	for k, t := range p.tokens() {
		if t.kind != tokWord || !p.free(t.i) {
			continue
		}
		switch d.words[string(p.low(t))] {
		case weekdayWord:
			d.small(p, k, p.tok(k+1).kind == tokSpace && p.value(k+2) > 0)
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
		d.small(p, k, true)
		d.setDay(p, n, ending, day, p.tok(k))
	}
	y := k + 1
	if p.sign(y) == '.' { // janv. 2026
		y++
	}
	if day == 0 && d.MonthDay && d.reorder(p, k) {
		return
	}
	if p.tok(y).kind == tokSpace && d.isYear(p, y+1) {
		if d.Year {
			p.fix(p.tok(y).i, noBreak)
		}
		d.small(p, k, day == 0 && p.tok(k-1).kind == tokSpace && p.tok(k-2).kind == tokWord && !p.capital(k-2) || p.sign(k-1) == '’')
	}
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
	if isWord(prev) || prev == ',' || prev == '.' || prev == '/' || prev == ':' || prev == '-' && !isDigit(p.at(p.tok(n).i-2)) {
		return 0, -1
	}
	return v, ending
}

// setDay writes the day and holds it to its month.
func (d *datesRule) setDay(p *para, n, ending, day int, month token) {
	p.fix(month.i-1, noBreak)
	t := p.tok(n)
	switch {
	case ending >= 0 && p.in(n, d.suffix):
		p.replace(t.i, t.j, "")
	case day == 1 && ending < 0 && d.date.First != "" && t.j == t.i+1:
		p.replace(t.i, t.j, d.date.First)
	}
}

// reorder writes "April 1st, 2026" as "1 April 2026". Without an ending or a
// year the number may count something else (in April 20 providers …).
func (d *datesRule) reorder(p *para, k int) bool {
	t, n := p.tok(k), k+2
	if p.tok(k+1).kind != tokSpace {
		return false
	}
	v, end := p.value(n), n
	suffixed := false
	if w := p.tok(n + 1); p.in(n+1, d.suffix) && w.i == p.tok(n).j {
		end, suffixed = n+1, true
	}
	y := end + 1
	if p.sign(y) == ',' {
		y++
	}
	dated := p.tok(y).kind == tokSpace && d.isYear(p, y+1)
	if v < 1 || v > 31 || !suffixed && (!dated || y == end+1) || p.begins(k) && !dated && !suffixed {
		return false
	}
	j := p.tok(end).j
	text := strconv.Itoa(v) + string(noBreak) + p.text(t.i, t.j)
	if dated {
		j, text = p.tok(y+1).i, text+" "
	} else if isWord(p.at(j)) {
		return false
	}
	p.replace(t.i, j, text)
	return true
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
}

func (*hoursRule) needs() string { return "0" }

func (h *hoursRule) apply(p *para) {
	for k, t := range p.tokens() {
		if t.kind != tokWord || p.at(t.i) != firstRune(h.Letter) || !p.word(k, h.Letter) {
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
		minutes := p.value(m) >= 0 && p.value(m) < 60 && p.tok(m).j-p.tok(m).i == 2 && !isWord(p.at(p.tok(m).j)) && p.value(n) <= 24
		if isWord(p.at(t.j)) && (!minutes || m != k+1) || !p.free(t.i) {
			continue
		}
		h.hold(p, num.j, t.i)
		if minutes {
			h.hold(p, t.j, p.tok(m).i)
		}
	}
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

// clockRule writes hours of the twelve-hour clock in twenty-four: 2:30 p.m.
type clockRule struct {
	ruleBase `yaml:",inline"`
}

func (*clockRule) needs() string { return "0" }

func (c *clockRule) apply(p *para) {
	for k, t := range p.tokens() {
		if t.kind != tokWord || p.at(t.i) != 'a' && p.at(t.i) != 'p' {
			continue
		}
		j, dotted, ok := c.halfDay(p, k)
		n := k - 1
		if p.tok(n).kind == tokSpace {
			n--
		}
		if !ok || isWord(p.at(j)) || p.value(n) < 0 || p.tok(n).j < t.i-1 {
			continue
		}
		start, hour, minute := n, p.value(n), 0
		if s := p.sign(n - 1); (s == ':' || s == '.') && p.value(n-2) >= 0 && p.tok(n).j-p.tok(n).i == 2 {
			start, hour, minute = n-2, p.value(n-2), p.value(n)
		}
		i := p.tok(start).i
		if prev := p.at(i - 1); hour < 1 || hour > 12 || minute > 59 || isWord(prev) || prev == '.' || prev == ',' || prev == ':' || prev == '-' && !unicode.IsLetter(p.at(i-2)) {
			continue
		}
		text := fmt.Sprintf("%02d:%02d", hour%12+map[bool]int{true: 12}[p.at(t.i) == 'p'], minute)
		if hour < 10 && p.at(t.i) == 'a' {
			text = text[1:]
		}
		if dotted && c.lastWord(p, i, j) {
			text += "."
		}
		p.replace(i, j, text)
	}
}

// halfDay reads am, a.m. or a.m at token k; j is where it ends.
func (c *clockRule) halfDay(p *para, k int) (j int, dotted, ok bool) {
	t := p.tok(k)
	if p.word(k, "am") || p.word(k, "pm") {
		return t.j, false, true
	}
	if m := p.tok(k + 2); t.j == t.i+1 && p.sign(k+1) == '.' && p.word(k+2, "m") {
		if p.sign(k+3) == '.' {
			return m.j + 1, true, true
		}
		return m.j, false, true
	}
	return 0, false, false
}

// lastWord tells whether the time from i to j ends its sentence, so that the
// point of p.m. was its full stop as well.
func (c *clockRule) lastWord(p *para, i, j int) bool {
	if p.at(i-1) == 0 {
		return false
	}
	return p.endsSentence(j-1) && (p.at(j) == 0 || isSpace(p.at(j)))
}
