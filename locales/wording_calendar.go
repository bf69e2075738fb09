package locales

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// calendarAdvice finds dates that no calendar has: the thirtieth of February, a
// thirteenth month, a Monday that was a Tuesday. What a day may be named by
// (an issue, a page) is let be.
type calendarAdvice struct {
	ruleBase `yaml:",inline"`
	Why      string   `yaml:"why"`     // there is no such day
	Weekday  string   `yaml:"weekday"` // the day of the week is another's
	Month    string   `yaml:"month"`   // no month is written so; "": nothing is said of that
	On       []string `yaml:"on"`      // words before a month that is written before its day: on, since
	Between  string   `yaml:"between"` // may stand between a day and its month: of
	Suffixes []string `yaml:"suffixes"`

	date  dateForms
	terms *terms

	months   map[string]int
	weekdays map[string]int
	dayFirst *regexp.Regexp // weekday, day, month, year
	dayLast  *regexp.Regexp // word before, month, day, ending, year
	american *regexp.Regexp // weekday, month, day, year
	nearly   *regexp.Regexp // day, a word, year
	figures  *regexp.Regexp
	ordinary *regexp.Regexp
}

// prepare makes the forms of a date of the names of months and days.
func (a *calendarAdvice) prepare() {
	a.months, a.weekdays = map[string]int{}, map[string]int{}
	var names []string
	for i := range a.date.Months {
		long, short := strings.ToLower(a.date.Months[i]), strings.ToLower(strings.TrimSuffix(a.date.Short[i], "."))
		a.months[long], a.months[short] = i+1, i+1
		names = append(names, regexp.QuoteMeta(long))
		if short != long {
			names = append(names, regexp.QuoteMeta(short)+`\.?`)
		}
	}
	var days, short []string
	for i, d := range a.date.Days { // Monday first
		a.weekdays[strings.ToLower(d)] = (i + 1) % 7
		days = append(days, regexp.QuoteMeta(d))
		if rs := []rune(strings.ToLower(d)); len(rs) > 3 {
			a.weekdays[string(rs[:3])] = (i + 1) % 7
			short = append(short, string(rs[:3])+`\.?`)
		}
	}
	month, blank := "("+strings.Join(names, "|")+")", `[ \x{a0}\x{202f}]`
	ending := ""
	if len(a.Suffixes) > 0 {
		ending = "(?:" + strings.Join(a.Suffixes, "|") + ")?"
	}
	of := ""
	if a.Between != "" {
		of = "(?:" + regexp.QuoteMeta(a.Between) + blank + ")?"
	}
	a.dayFirst = regexp.MustCompile(`(?i)(?:(` + strings.Join(days, "|") + `),?` + blank + `)?(\d{1,2})` + ending + blank + of + month +
		`(?:,?` + blank + `(\d{4}))?`)
	a.dayLast = regexp.MustCompile(`(?i)(?:(\pL+)` + blank + `)?` + month + blank + `(\d{1,2})(` + ending + `)(?:,` + blank + `(\d{4}))?`)
	a.american = regexp.MustCompile(`(?i)(` + strings.Join(append(days, short...), "|") + `),?` + blank + month + blank + `(\d{1,2})` +
		ending + `,?` + blank + `(\d{4})`)
	if ending == "" {
		a.dayLast, a.american = nil, nil
	}
	a.nearly = regexp.MustCompile(`(?i)(\d{1,2})` + ending + blank + of + `(\pL{3,})(?:,?` + blank + `(\d{4}))?`)
	a.figures = regexp.MustCompile(`(\d{4})-(\d\d)-(\d\d)`)
	a.ordinary = regexp.MustCompile(`(\d{1,2})/(\d{1,2})/(\d{4})`)
}

func (a *calendarAdvice) advise(p *para) []Suggestion {
	text := p.text(0, len(p.c))
	at := runeIndex(text)
	var out []Suggestion
	find := func(re *regexp.Regexp, first int, judge func(m []string, from, to int) string) {
		if re == nil {
			return
		}
		for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
			var words []string
			for k := 0; k < len(m); k += 2 {
				if m[k] < 0 {
					words = append(words, "")
					continue
				}
				words = append(words, text[m[k]:m[k+1]])
			}
			i, j := at[m[2*first]], at[m[1]]
			if isWord(p.at(i-1)) || isWord(p.at(j)) || isPart(p.at(i-1)) || isPart(p.at(j)) && isDigit(p.at(j+1)) {
				continue
			}
			if why := judge(words, i, j); why != "" {
				out = append(out, p.suggestSeen(i, j, "", a.ruleBase, why)...)
			}
		}
	}
	find(a.dayFirst, 0, func(m []string, i, _ int) string { return a.spoken(p, i, m[1], m[2], m[3], m[4]) })
	find(a.dayLast, 2, func(m []string, i, j int) string {
		next := p.at(j)
		if !setOf(a.On)[strings.ToLower(m[1])] && m[4] == "" && m[5] == "" && (isSpace(next) || next == '-' || next == '–') {
			return "" // in February 30 offers were qualified
		}
		return a.spoken(p, i, "", m[3], m[2], m[5])
	})
	find(a.american, 0, func(m []string, i, _ int) string {
		if why := a.spoken(p, i, strings.TrimSuffix(m[1], "."), m[3], m[2], m[4]); why == a.Weekday {
			return why // what is no day is found above
		}
		return ""
	})
	find(a.figures, 0, func(m []string, i, _ int) string { return a.written(p, i, m[1], m[2], m[3]) })
	find(a.ordinary, 0, func(m []string, i, _ int) string {
		if a.written(p, i, m[3], m[1], m[2]) == "" {
			return ""
		}
		return a.written(p, i, m[3], m[2], m[1])
	})
	return append(out, a.misnamed(p, text, at)...)
}

// misnamed finds words behind the number of a day that are nearly the name of a
// month: with a slip, without its accents, or without its capital. A capital too
// many may be that of a street, which is named after a day.
func (a *calendarAdvice) misnamed(p *para, text string, at []int) []Suggestion {
	if a.Month == "" {
		return nil
	}
	var out []Suggestion
	for _, m := range a.nearly.FindAllStringSubmatchIndex(text, -1) {
		day, _ := strconv.Atoi(text[m[2]:m[3]])
		from, i, j := at[m[2]], at[m[4]], at[m[5]]
		if day < 1 || day > 31 || isWord(p.at(from-1)) || isPart(p.at(from-1)) || isWord(p.at(j)) || a.terms.named(p, from) {
			continue
		}
		if want := a.meant(text[m[4]:m[5]], m[6] >= 0); want != "" {
			out = append(out, p.suggestSeen(i, j, want, a.ruleBase, a.Month)...)
		}
	}
	return out
}

// sureMonth is of how many letters a month is whose name, with a slip in it, is no
// other word: a day that has no year may count something.
const sureMonth = 6

// meant is the month that a word is meant to name, as the language writes it; ""
// where it is written so, or none is meant.
func (a *calendarAdvice) meant(word string, dated bool) string {
	if m := a.months[strings.ToLower(word)]; m > 0 {
		own := a.date.Months[m-1]
		if !dated || word != strings.ToLower(own) || word == own { // short, or a word
			return ""
		}
		return own
	}
	var near []string
	for _, month := range a.date.Months {
		n, most := utf8.RuneCountInString(month), 0
		switch {
		case n >= sureMonth && dated:
			most = 2
		case n >= sureMonth, dated:
			most = 1
		}
		if diag.Slips(strings.ToLower(word), strings.ToLower(month)) <= most {
			near = append(near, month)
		}
	}
	if len(near) != 1 {
		return ""
	}
	return near[0]
}

// isPart tells a sign by which figures are part of a longer number.
func isPart(r rune) bool { return r == '-' || r == '/' || r == '.' || r == ',' || r == '_' }

// spoken judges a date with the name of its month; "" is no fault.
func (a *calendarAdvice) spoken(p *para, i int, weekday, day, month, year string) string {
	d, _ := strconv.Atoi(day)
	y, _ := strconv.Atoi(year)
	m := a.months[strings.ToLower(strings.TrimSuffix(month, "."))]
	if a.terms.named(p, i) || !p.capitalMonth(month, a.date.Months) {
		return ""
	}
	if d > 31 && year == "" || d == 0 && len(day) < 2 && year == "" { // may count something
		return ""
	}
	if y == 0 {
		y = 2024 // has every day
	}
	switch {
	case !exists(y, m, d):
		return a.Why
	case weekday != "" && year != "" && weekdayOf(y, m, d) != a.weekdays[strings.ToLower(weekday)]:
		return a.Weekday
	}
	return ""
}

// capitalMonth tells whether a month is written as the language writes months:
// "may" and "march" are words.
func (*para) capitalMonth(month string, months []string) bool {
	return len(months) == 0 || strings.ToLower(months[0]) == months[0] || strings.ToLower(month) != month
}

// written judges a date in figures.
func (a *calendarAdvice) written(p *para, i int, year, month, day string) string {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if y < 1900 || y > 2099 || a.terms.named(p, i) || exists(y, m, d) {
		return ""
	}
	return a.Why
}

// exists tells whether the calendar has a day.
func exists(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	leap := y%4 == 0 && (y%100 != 0 || y%400 == 0)
	length := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m-1]
	return d <= length || leap && m == 2 && d == 29
}

// weekdayOf is the day of the week of a day, 0 on Sunday.
func weekdayOf(y, m, d int) int {
	if m < 3 {
		y--
	}
	return (y + y/4 - y/100 + y/400 + [...]int{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4}[m-1] + d) % 7
}
