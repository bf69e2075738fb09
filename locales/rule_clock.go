package locales

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// clockRule writes hours of the twelve-hour clock in twenty-four: 2:30 p.m.
// The hours of one expression (from 2 to 4 p.m.) are written anew together, and
// only when it is certain which half of the day each of them lies in and
// whether the point of p.m. ended the sentence; otherwise all stay as typed,
// and the wording says so.
type clockRule struct {
	ruleBase `yaml:",inline"`
	Before   []string `yaml:"before"`   // words before an hour: at, from, by
	Zones    []string `yaml:"zones"`    // names that follow an hour: CET
	Alone    []string `yaml:"alone"`    // of them, those after which a number alone is an hour
	Opening  []string `yaml:"opening"`  // words whose capital surely begins a sentence: There
	Titles   []string `yaml:"titles"`   // of them, those that begin names too: The Hague, No 5
	Subjects []string `yaml:"subjects"` // that a sentence may begin with: she
	Whole    []string `yaml:"whole"`    // verbs that need nothing behind them but the hour: left
	Past     []string `yaml:"past"`     // words that count from an hour: half past
	Parts    []string `yaml:"parts"`    // what is counted or joined to an hour in words: quarter, minutes, ten

	Until []string `yaml:"until"` // words between the ends of a time: to
	Ends  []string `yaml:"ends"`  // words that end a time behind a dash: noon, close
	Noon  []string `yaml:"noon"`  // words that say of twelve that it is noon
	Night []string `yaml:"night"` // and that it is midnight
	Days  []string `yaml:"days"`  // of the week, besides those of dates: Sat, Sundays

	Behind  []string `yaml:"behind"`  // words that may follow such an hour: at the latest, if, today
	Amounts []string `yaml:"amounts"` // words by which what stands behind the next one is an amount: more than 5
	Words   []string `yaml:"words"`   // hours as words: four
	Minutes []string `yaml:"minutes"` // minutes as words, behind such an hour: thirty

	bareForms `yaml:",inline"`

	Spoken []string `yaml:"spoken"` // hours that are said and stay: o’clock; # stands for an hour behind: half past #

	date                                       dateForms
	days                                       map[string]bool
	terms                                      *terms
	before, zones, opening, alone, past, parts map[string]bool
	titles, subjects, whole                    map[string]bool
	until, behind, amounts, words, minutes     map[string]bool
	endings, noon, night                       map[string]bool
	spoken                                     map[rune][][]rune
}

func (c *clockRule) prepare() {
	c.before, c.zones, c.opening, c.alone = setOf(c.Before), setOf(c.Zones), setOf(c.Opening), setOf(c.Alone)
	c.titles, c.subjects, c.whole = setOf(c.Titles), setOf(c.Subjects), setOf(c.Whole)
	c.past, c.parts, c.until = setOf(c.Past), setOf(c.Parts), setOf(c.Until)
	c.behind, c.amounts, c.words = setOf(c.Behind), setOf(c.Amounts), setOf(c.Words)
	c.minutes = setOf(c.Minutes)
	c.endings, c.noon, c.night = setOf(c.Ends), setOf(c.Noon), setOf(c.Night)
	c.bareForms.prepare()
	c.spoken = byFirst(c.Spoken)
	c.days = setOf(append(append([]string(nil), c.date.Days...), c.Days...))
}

func (*clockRule) needs() string { return "0" }

// time is an hour as it is written: runes i up to j.
type time struct {
	i, j         int
	hour, minute int
	half         rune // 'a', 'p', 0 when none is named
	exact        bool // with minutes
	dotted       bool // the half ends with a point
	big          bool // in capitals: PM
	worded       bool // named by a word: 12 noon
	torn         bool // what a hyphen joins to it is not understood: 3 p.m.-ish
}

func (c *clockRule) apply(p *para) {
	if !p.halves() {
		return
	}
	var all []clockSentence
	one := clockSentence{certain: !c.dressed(p)}
	whole := one.certain
	for i := 0; i < len(p.c); i++ {
		if r := p.at(i); r == '\n' || (r == '.' || r == '!' || r == '?') && p.endsSentence(i) && !p.initial(i) {
			all = append(all, one)
			one = clockSentence{certain: whole}
		}
		if !isDigit(p.at(i)) || isDigit(p.at(i-1)) {
			worn := c.worn(p, i)
			one.certain, one.loose = one.certain && !worn && !c.said(p, i), one.loose || worn
			continue
		}
		hours := c.expression(p, i)
		if len(hours) == 0 {
			doubt, end := c.doubtful(p, i)
			one.certain, one.loose = one.certain && !doubt, one.loose || doubt && !c.said(p, p.spacesOn(end)) // 10 o’clock
			i = max(i, end-1)
			continue
		}
		ok := c.certain(p, hours)
		one.certain = one.certain && (ok || !c.isTime(hours))
		if ok {
			one.hours = append(one.hours, hours)
		}
		i = hours[len(hours)-1].j - 1
	}
	c.writeAll(p, append(all, one))
}

// clockSentence is the expressions of hours of one sentence, whether each hour in it is
// understood, and whether something in it may be an hour that names no half of the day.
type clockSentence struct {
	hours          [][]time
	certain, loose bool
}

// writeAll writes the hours of the sentences that are certain, and beside which none has what
// may be an hour of the same half: Doors open at 9 p.m. on Friday. Last year it was 10.
func (c *clockRule) writeAll(p *para, all []clockSentence) {
	for n, one := range all {
		if !one.certain || n > 0 && all[n-1].loose || n+1 < len(all) && all[n+1].loose {
			continue
		}
		for _, hours := range one.hours {
			c.write(p, hours)
		}
	}
}

// halves tells whether a half of the day may be named in the paragraph.
func (p *para) halves() bool {
	for i := range p.c {
		if r := unicode.ToLower(p.at(i)); r != 'm' || isWord(p.at(i+1)) && p.at(i+1) != 's' {
			continue
		}
		if prev := unicode.ToLower(p.at(i - 1)); prev == '.' || prev == 'a' || prev == 'p' {
			return true
		}
	}
	return false
}

// said tells whether an hour that words give begins at i or before it, which no
// figures could take the place of: 10 o’clock, half past three.
func (c *clockRule) said(p *para, i int) bool {
	if isWord(p.at(i - 1)) {
		return false
	}
	for _, form := range c.spoken[unicode.ToLower(p.at(i))] {
		words, counts := strings.CutSuffix(string(form), "#")
		next := i + len([]rune(words))
		if next > len(p.c) || strings.ToLower(p.text(i, next)) != words {
			continue
		}
		if !counts && !isWord(p.at(next)) || counts && (isDigit(p.at(next)) || c.parts[p.wordAt(next)]) {
			return true
		}
	}
	return false
}

// isTime tells whether an expression that is not certain is of hours all the same,
// so that the others of its sentence stay as typed too: 10 a.m. ET (4 p.m. CET).
func (*clockRule) isTime(all []time) bool {
	return slices.ContainsFunc(all, func(t time) bool {
		return t.half != 0 && (t.dotted || t.exact || t.worded || t.torn || t.half == 'p')
	})
}

// expression reads the hours joined to the one that begins at i; it is nothing
// when none of them names its half of the day.
func (c *clockRule) expression(p *para, i int) []time {
	prev := p.at(i - 1)
	if prev == '/' && (unicode.IsUpper(p.at(i-2)) || p.at(i-2) == '.' || p.at(i-2) == 'm') { // 10 a.m. ET/4 p.m. CET
		prev = ' '
	}
	if isWord(prev) || prev != 0 && strings.ContainsRune(".,:/_#€£$", prev) ||
		(prev == '-' || prev == '–' || prev == '−') && !unicode.IsLetter(p.at(i-2)) {
		return nil
	}
	var all []time
	named := 0
	for k := i; ; {
		t, ok := c.read(p, k)
		if !ok && t.half != 0 && (len(all) > 0 || p.at(t.j) == '-') { // 6:30 a.m. or 9:15 p.m.-ish
			t.hour, t.torn = 0, true // no hour at all, so that none of them is certain
			return append(all, t)
		}
		if !ok {
			break
		}
		all = append(all, t)
		if t.half != 0 {
			named = len(all)
		}
		next := c.terms.joined(p, t.j)
		if next < 0 || len(all) == links || !isDigit(p.at(next)) || isDigit(p.at(next-1)) || c.terms.sign(p.at(next-1)) {
			break
		}
		k = next
	}
	for _, t := range all[named:] {
		hung := named > 0 && !isSpace(p.at(all[named-1].j)) // a 1:30 p.m.–2 slot
		both := c.terms.articles[p.wordTo(p.spacesBack(i))] // the 6 p.m. and 8 shows
		if named > 0 && (hung || both || !c.terms.unit(p, t.j) && !c.terms.noun(p, t.j)) {
			return all // from 3 p.m. to 5: certain will not be
		}
	}
	return all[:named]
}

// read reads one hour at i: 2, 2:30, 2.30, 2 p.m., 2:30pm.
func (c *clockRule) read(p *para, i int) (time, bool) {
	t := time{i: i, j: i}
	for isDigit(p.at(t.j)) {
		t.j++
	}
	if t.j-i > 2 || t.j == i {
		return t, false
	}
	t.hour = digits(p, i, t.j)
	if s := p.at(t.j); (s == ':' || s == '.') && isDigit(p.at(t.j+1)) && isDigit(p.at(t.j+2)) && !isDigit(p.at(t.j+3)) {
		t.minute, t.exact = digits(p, t.j+1, t.j+3), true
		t.j += 3
	}
	k := t.j
	if isSpace(p.at(k)) {
		k++
	}
	if e, half := c.twelve(p, t, k); half != 0 {
		t.half, t.j, t.worded = half, e, true
		return t, true
	}
	half := unicode.ToLower(p.at(k))
	if half != 'a' && half != 'p' {
		return t, !isWord(p.at(t.j)) && p.at(t.j) != '%'
	}
	j := k + 1
	if p.at(j) == '.' {
		j++
	}
	if unicode.ToLower(p.at(j)) != 'm' || isWord(p.at(j+1)) || (unicode.IsUpper(p.at(k)) != unicode.IsUpper(p.at(j))) {
		return t, !isWord(p.at(t.j))
	}
	t.half, t.big = half, unicode.IsUpper(p.at(k))
	if j++; p.at(j-2) == '.' && p.at(j) == '.' {
		j, t.dotted = j+1, true
	}
	t.j = j
	return t, !isWord(p.at(j)) && (p.at(j) != '-' || c.ending(p, j+1)) || isDigit(p.at(j+1))
}

// twelve is the half of the day that a word at k gives to twelve, and where the word ends:
// 12 noon, 12 midnight; 0 for any other hour or word.
func (c *clockRule) twelve(p *para, t time, k int) (end int, half rune) {
	word := p.wordAt(k)
	if end = k + len([]rune(word)); t.hour != 12 || t.minute != 0 || k == t.j || p.at(end) == '-' && !c.ending(p, end+1) && !isDigit(p.at(end+1)) {
		return 0, 0
	}
	switch {
	case c.noon[word]:
		return end, 'p'
	case c.night[word]:
		return end, 'a'
	}
	return 0, 0
}

// ending tells whether a word at k ends a time by itself: 9 a.m.-noon.
func (c *clockRule) ending(p *para, k int) bool {
	word := p.wordAt(k)
	return c.endings[word] && p.at(k+len([]rune(word))) != '-'
}

// certain tells whether each hour of the expression is understood.
func (c *clockRule) certain(p *para, all []time) bool {
	introduced := c.introduced(p, all[0].i)
	if c.terms.named(p, all[0].i) && !introduced || c.bare(p) || c.orphan(p) || c.torn(p) || c.worded(p, all[0].i) {
		return false
	}
	for n, t := range all {
		if !t.isOfHalf() || !p.allFree(t.i, t.j) || c.fastened(p, all, n) {
			return false
		}
		if t.big && !t.exact && !introduced && n == 0 {
			return false // the 2 PMs
		}
		if t.half == 'a' && !t.dotted && !t.big && !t.worded && isSpace(p.at(t.j-3)) && p.text(t.j, t.j+3) == " I " {
			return false // I see 3 am I wrong
		}
		if c.verb(p, t, introduced) || t.half == 0 && !c.shares(p, all, n, introduced) {
			return false
		}
	}
	_, ok := c.stop(p, all)
	return ok
}

// worn tells whether an hour begins at i that is a word and names no half of the day:
// the 3 p.m. call moved to four.
func (c *clockRule) worn(p *para, i int) bool {
	if !isSpace(p.at(i-1)) || !c.words[p.wordAt(i)] {
		return false
	}
	last, _ := p.wordBack(i)
	return !c.terms.articles[last] && !c.amounts[last] && !c.counted(p, i) && c.followed(p, i+len([]rune(p.wordAt(i))))
}

// counted tells whether the word before k makes an amount of what follows, with the one
// before that: more than five.
func (c *clockRule) counted(p *para, k int) bool {
	_, k = p.wordBack(k)
	first, _ := p.wordBack(k)
	return c.amounts[first]
}

// wordBack is the word or the number that ends before k or the spaces before it, a point
// aside, in small letters, and where it begins.
func (p *para) wordBack(k int) (string, int) {
	e := p.spacesBack(k)
	if p.at(e-1) == '.' && isWord(p.at(e-2)) {
		e-- // p.m.
	}
	w := e
	for w > 0 && isWord(p.at(w-1)) {
		w--
	}
	return strings.ToLower(p.text(w, e)), w
}

// followed tells whether what stands at j can follow an hour: the end of its phrase, a
// day, a zone, or a word that is none of what it could count.
func (c *clockRule) followed(p *para, j int) bool {
	next := p.at(j)
	if next == 0 || next == '\n' || next == '"' || isClosing(next) || isStop(next) && !isDigit(p.at(j+1)) {
		return true
	}
	if !isSpace(next) {
		return false
	}
	k := p.spacesOn(j)
	if r := p.at(k); r == 0 || isOpening(r) || (r == '-' || r == '–' || r == '—') && !isDigit(p.at(k+1)) {
		return true
	}
	word := p.wordAt(k)
	return c.behind[word] || unicode.IsUpper(p.at(k)) && (c.days[word] || c.zones[word])
}

// worded tells whether words count from the hour at i, or a word is an hour or a
// part of one and is joined to it: half past 3 p.m., 20 minutes to 5 p.m.
func (c *clockRule) worded(p *para, i int) bool {
	if !isSpace(p.at(i - 1)) {
		return false
	}
	word := p.wordTo(i - 1)
	if c.past[word] || c.parts[word] {
		return true
	}
	before := p.wordStart(i-1) - 1
	return c.introduced(p, i) && isSpace(p.at(before)) && c.parts[p.wordTo(before)]
}

// verb tells whether the half of the day may be a verb, or the hour a count, since
// a noun in the plural follows: he had 3 am radios.
func (c *clockRule) verb(p *para, t time, introduced bool) bool {
	if t.half != 'a' || t.dotted || t.big || introduced || !isSpace(p.at(t.j-3)) || !c.terms.noun(p, t.j) {
		return false
	}
	noun, _ := c.terms.wordAfter(p, t.j)
	return c.terms.plural(noun) || !c.terms.articles[p.wordTo(t.i-1)]
}

// bare tells whether the paragraph gives an hour that names no half of the day
// and stands alone: from 9 a.m.; it closes at 5.
func (c *clockRule) bare(p *para) bool {
	for i := range p.c {
		if !isDigit(p.at(i)) || isDigit(p.at(i-1)) || !isSpace(p.at(i-1)) {
			continue
		}
		w := p.wordStart(i - 1)
		if !c.alone[strings.ToLower(p.text(w, i-1))] {
			continue
		}
		t, ok := c.read(p, i)
		if !ok || t.half != 0 || t.exact || t.hour < 1 || t.hour > 12 || c.terms.unit(p, t.j) || c.terms.noun(p, t.j) {
			continue
		}
		if c.terms.joined(p, t.j) < 0 {
			return true
		}
	}
	return false
}

// torn tells whether the paragraph has an hour whose half of the day runs into
// the next word, or that no clock has, which would stay as it is beside others:
// 9 a.m.to 5 p.m., 530 p.m.
func (c *clockRule) torn(p *para) bool {
	for i := range p.c {
		half := unicode.ToLower(p.at(i))
		if half != 'a' && half != 'p' || !isDigit(p.at(i-1)) && !(isSpace(p.at(i-1)) && isDigit(p.at(i-2))) {
			continue
		}
		if p.at(i+1) != '.' || unicode.ToLower(p.at(i+2)) != 'm' || p.at(i+3) != '.' {
			continue
		}
		k := i
		for isSpace(p.at(k-1)) || isDigit(p.at(k-1)) {
			k--
		}
		if isWord(p.at(i+4)) || len(strings.TrimSpace(p.text(k, i))) > 2 && !strings.ContainsRune(".:", p.at(k-1)) {
			return true
		}
	}
	return false
}

// orphan tells whether the paragraph names a half of the day without an hour
// before it, which some hour must share: at 9:30 a.m. or p.m.
func (c *clockRule) orphan(p *para) bool {
	for i := range p.c {
		half := unicode.ToLower(p.at(i))
		if half != 'a' && half != 'p' || isWord(p.at(i-1)) {
			continue
		}
		j := i + 1
		dotted := p.at(j) == '.'
		if dotted {
			j++
		}
		if unicode.ToLower(p.at(j)) != 'm' || isWord(p.at(j+1)) {
			continue
		}
		k := i
		for isSpace(p.at(k-1)) || p.at(k-1) == '-' {
			k--
		}
		sure := dotted || p.at(k-1) == '/' || half == 'p' && p.at(i) == 'p' || strings.EqualFold(p.text(p.wordStart(k), k), "or")
		if sure && !isDigit(p.at(k-1)) {
			return true
		}
	}
	return false
}

// shares tells whether hour n, which names no half of the day, surely lies in
// the one that the next named hour names: the hours rise in it.
func (c *clockRule) shares(p *para, all []time, n int, introduced bool) bool {
	if p.at(all[n].j) == ',' && !introduced {
		return false
	}
	if !introduced && n == 0 && !all[n].exact && p.at(all[n].j) == ' ' && isDigit(p.at(all[n].i)) && !c.tight(p, all) {
		return false // rooms 2 and 4 p.m.
	}
	for m := n + 1; m < len(all); m++ {
		if all[m-1].clock() >= all[m].clock() || all[m].hour == 12 {
			return false
		}
		if all[m].half != 0 {
			return n == 0 || all[n-1].half == 0 || all[n-1].half == all[m].half || c.ends(p, all[n].j) // 6:05 a.m., 7:10 and 8:15 p.m.
		}
	}
	return false
}

// ends tells whether the hour that ends at j is the first of a time of day: 2-4, 2 to 4.
func (c *clockRule) ends(p *para, j int) bool {
	k := p.spacesOn(j)
	return p.at(k) == '-' || p.at(k) == '–' || c.until[p.wordAt(k)]
}

// tight tells an expression whose hours a dash joins: 9-11 a.m.
func (c *clockRule) tight(p *para, all []time) bool {
	j := all[0].j
	for isSpace(p.at(j)) {
		j++
	}
	return p.at(j) == '-' || p.at(j) == '–'
}

// isOfHalf tells whether the clock of twelve hours has the hour.
func (t time) isOfHalf() bool { return t.hour >= 1 && t.hour <= 12 && t.minute <= 59 }

// clock is the place of the hour in its half of the day, in minutes.
func (t time) clock() int { return t.hour%12*60 + t.minute }

// introduced tells whether a word that hours follow stands before i.
func (c *clockRule) introduced(p *para, i int) bool {
	if !isSpace(p.at(i - 1)) {
		return false
	}
	w := p.wordStart(i - 1)
	return c.before[strings.ToLower(p.text(w, i-1))]
}

// stop is the full stop to write after the last hour, when the point of its
// half ended the sentence as well; ok is false when only the author knows.
func (c *clockRule) stop(p *para, all []time) (mark string, ok bool) {
	t := all[len(all)-1]
	if !t.dotted {
		return "", true
	}
	k := t.j
	if p.at(k) == 0 {
		if len(all) == 1 && p.at(t.i-1) == 0 {
			return "", true // nothing but an hour
		}
		return ".", true
	}
	if !isSpace(p.at(k)) {
		return "", true
	}
	marked := false // a name or a quotation has its capital anywhere
	for isSpace(p.at(k)) || isOpening(p.at(k)) || p.at(k) == '"' || p.at(k) == '*' || p.at(k) == '_' {
		marked = marked || !isSpace(p.at(k)) && p.at(k) != '('
		k++
	}
	e := p.figuresEnd(k)
	switch {
	case isDigit(p.at(k)):
		return "", false
	case !unicode.IsUpper(p.at(k)):
		return "", true
	case c.zones[strings.ToLower(p.text(k, e))]:
		return "", true
	case !marked && (c.opens(p, k, e) || p.text(k, e) == "I" && unicode.IsLower(p.at(p.spacesOn(e))) && c.closed(p, all[0].i)):
		return ".", true
	}
	return "", false
}

// opens tells whether the word from k up to e, which has a capital, surely begins a sentence:
// it is no word that has it anywhere (I), no initial (A. Smith), no letter (A and B) and no
// beginning of a name (No. 5, The Hague).
func (c *clockRule) opens(p *para, k, e int) bool {
	word, next := strings.ToLower(p.text(k, e)), p.spacesOn(e)
	switch {
	case !c.opening[word] || e-k > 1 && allUpper(p.text(k, e)) || p.at(e) == '-':
		return false
	case e-k == 1 && (p.at(e) == ',' || c.terms.function[p.wordAt(next)]):
		return false
	}
	return !c.titles[word] || unicode.IsLower(p.at(next))
}

// closed tells whether the words before the hour at i, with it, are a whole sentence, so that
// I behind it begins another: She left at 5 p.m. I stayed. A verb that could take what
// follows (said, knew) closes none.
func (c *clockRule) closed(p *para, i int) bool {
	word, w := p.wordBack(i)
	verb, v := p.wordBack(w)
	subject, s := p.wordBack(v)
	lead := p.at(p.spacesBack(s) - 1)
	return c.alone[word] && c.whole[verb] && c.subjects[subject] && (lead == 0 || strings.ContainsRune("\n.!?", lead))
}

// write writes the hours in twenty-four.
func (c *clockRule) write(p *para, all []time) {
	half := rune(0)
	stop, _ := c.stop(p, all)
	for n := len(all) - 1; n >= 0; n-- {
		t := all[n]
		if t.half != 0 {
			half = t.half
		}
		h := t.hour % 12
		if half == 'p' {
			h += 12
		}
		text := fmt.Sprintf("%d:%02d", h, t.minute)
		if h < 1 {
			text = "0" + text // 00:30
		}
		if n == len(all)-1 {
			text += stop
		}
		if p.at(t.j) == '-' { // 9 a.m.-noon, 10 p.m.-2 a.m.
			p.replace(t.j, t.j+1, "–")
		}
		p.replace(t.i, t.j, text)
	}
	if i := all[0].i; p.at(i-1) == '-' { // noon-2 p.m.
		p.replace(i-1, i, "–")
	}
}
