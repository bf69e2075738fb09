package locales

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// dashesRule sets the dashes of a parenthesis: a hyphen or dash with spaces
// around it becomes the dash of the language, and every such dash is held to
// the parenthesis on its inner side (or always to the word before it).
type dashesRule struct {
	ruleBase `yaml:",inline"`
	Mark     string   `yaml:"mark"`   // for a typed hyphen
	Inner    bool     `yaml:"inner"`  // unbreakable on the inner side; otherwise before the dash
	Line     bool     `yaml:"line"`   // a hyphen that begins a line becomes the dash too
	Single   string   `yaml:"single"` // for a lone hyphen before a capital: Figure 1 – Title
	Span     string   `yaml:"span"`   // with its spaces, between dates that have spaces
	Below    []string `yaml:"below"`  // units of what may lie below nought: °C, %, €

	Halves []string `yaml:"halves"` // first halves of compounds, which own the hyphen behind them: franco - allemand

	terms    *terms
	date     dateForms
	below    unitTable
	halves   map[string]bool
	weekdays map[string]bool
}

func (d *dashesRule) prepare() {
	d.below, d.weekdays, d.halves = newUnitTable(d.Below), setOf(d.date.Days), setOf(d.Halves)
}

// dash is one dash with spaces around it: runes i up to j, its spaces outside.
type dash struct {
	i, j  int
	typed bool // a hyphen
	plain bool // a hyphen or an en dash, which may also stand between names
	stuck bool // a stop follows: it can only close
	minus bool // a measure follows: it may be a minus that stands apart
	below bool // what is measured may lie below nought, so that not even a second dash makes it one
	span  bool
	title bool
	doubt bool   // figures stand on both sides: it may be a range
	grade bool   // a letter or several alike stand before: it may be the minus of A -
	pair  string // between two measures that rise: what it is, with its spaces, where it is the only one
}

func (*dashesRule) needs() string { return "-–—" }

func (d *dashesRule) apply(p *para) {
	var sentence []dash
	begin := 0
	for i := 0; i < len(p.c); i++ {
		switch r := p.c[i].r; {
		case r == '\n', r == ';', (r == '.' || r == '!' || r == '?' || r == '…') && p.endsSentence(i) && !p.initial(i):
			d.set(p, sentence, begin, i)
			sentence, begin = sentence[:0], i+1
		case r == '-' || r == '–' || r == '—':
			if x, ok := d.find(p, i); ok {
				sentence = append(sentence, x)
				i = x.j - 1
			}
		}
	}
	d.set(p, sentence, begin, len(p.c))
}

// initial tells the point of an initial or a short title: M. Dupont.
func (p *para) initial(i int) bool {
	w := p.wordStart(i)
	return p.at(i) == '.' && w < i && i-w <= 2 && unicode.IsUpper(p.at(w)) && !isWord(p.at(w-1))
}

// endsSentence tells a full stop from the point of an abbreviation: a capital
// begins what follows.
func (p *para) endsSentence(i int) bool {
	for i++; isClosing(p.at(i)) || isSpace(p.at(i)) || p.at(i) == '"'; i++ {
	}
	return p.at(i) == 0 || unicode.IsUpper(p.at(i)) || isOpening(p.at(i))
}

// find looks at the dash that begins at i. A dash without spaces around it
// belongs to a word or a range and is none of this rule's business.
func (d *dashesRule) find(p *para, i int) (dash, bool) {
	if p.at(i) == '-' && p.at(i-1) == '-' { // of a run that was looked at
		return dash{}, false
	}
	j := i + 1
	for p.at(i) == '-' && p.at(j) == '-' {
		j++
	}
	for k := i; k < j; k++ {
		if !p.free(k) {
			return dash{}, false
		}
	}
	x := dash{i: i, j: j, typed: p.at(i) == '-', plain: j == i+1 && p.at(i) != '—'}
	if p.at(p.spacesBack(i)-1) == 0 {
		if d.Line && x.typed && j <= i+2 && p.at(j) == ' ' && !isDigit(p.at(j+1)) { // - 5 °C stays
			p.replace(i, j, d.Mark)
		}
		if d.Line && p.spoken(i) {
			p.fix(j, noBreak)
		}
		return x, false
	}
	if d.Line && j == i+1 && d.reply(p, i) {
		p.replace(i, j, d.Mark)
		p.fix(j, noBreak)
		return x, false
	}
	x.stuck = isStop(p.at(j)) || p.at(j) == ')'
	if x.typed && x.plain && (d.operates(p, i) || d.halves[p.wordTo(p.spacesBack(i))]) {
		return x, false
	}
	x.grade = x.typed && x.plain && isSpace(p.at(i-1)) && p.graded(i-1) && !unicode.IsUpper(p.firstLetter(j)) && !isDigit(p.firstLetter(j))
	if x.grade {
		return x, true
	}
	if !isSpace(p.at(i-1)) || !isSpace(p.at(j)) && !x.stuck || p.at(i-2) == 0 || x.stuck && x.typed && p.at(j) != ',' {
		return x, false
	}
	if x.stuck {
		return x, true
	}
	prev, next := p.at(i-2), p.at(j+1)
	if m, ok := d.terms.measures(p, i-1, j+1); ok && x.typed {
		if x.minus = !m.rises; x.minus {
			return x, true // net: 5 M€ - 3 M€ = 2 M€
		}
		x.pair = d.ranged(m)
	}
	lo, _ := p.hourTo(i - 1)
	hi, _ := p.hourAt(j + 1)
	switch {
	case lo >= 0 && hi > lo:
		x.span = true // 8h30 - 12h
	case isDigit(prev) && isDigit(next) && x.typed:
		x.doubt = true
	case next == 0, isOpening(prev), prev == '+', prev == '=':
		return x, false
	case (isDigit(next) || d.weekday(p, j+1)) && (isDigit(prev) || d.month(p, i-1)):
		x.span = true
	case isDigit(next) && x.typed && (d.terms.unit(p, p.amount(j+1).j) || d.terms.signed(p, i, p.amount(j+1))):
		x.minus, x.below = true, d.belowNought(p, j+1)
	}
	x.title = unicode.IsUpper(next) && (isDigit(prev) || p.capitalBefore(i-1))
	return x, true
}

// operates tells whether the hyphen at i is a minus of a sum or may be one, and writes it
// where it surely is.
func (d *dashesRule) operates(p *para, i int) bool {
	switch p.sum(i) {
	case surely:
		p.replace(i, i+1, "−")
		return true
	case maySum:
		return true
	}
	return isSpace(p.at(i-1)) && isSpace(p.at(i+1)) && isDigit(p.at(i+2)) && p.variable(i-1) // x - 5
}

// ranged is the dash, with its spaces, between two measures that rise.
func (d *dashesRule) ranged(m measures) string {
	if m.apart || d.Inner {
		return cmp.Or(d.Span, "\u00a0– ")
	}
	return "–"
}

// belowNought tells whether the amount at i is of what may lie below nought:
// degrees, parts of a hundred, money.
func (d *dashesRule) belowNought(p *para, i int) bool {
	return d.below.any(p, p.spacesOn(p.amount(i).j)) || d.terms.opposed(p, i-2, p.amount(i))
}

// month tells whether a year or a month's name ends before i: "3 mars – 4 avril".
func (d *dashesRule) month(p *para, i int) bool {
	j := p.wordStart(i)
	return j < i && isSpace(p.at(j-1)) && isDigit(p.at(j-2))
}

// weekday tells whether a day of the week and its date begin at i: mardi 6 avril.
func (d *dashesRule) weekday(p *para, i int) bool {
	w := p.wordAt(i)
	return d.weekdays[w] && isDigit(p.at(p.spacesOn(i+len([]rune(w)))))
}

// wordStart is where the word that ends at i begins.
func (p *para) wordStart(i int) int {
	for i > 0 && unicode.IsLetter(p.at(i-1)) {
		i--
	}
	return i
}

// graded tells whether the word before i may be a mark or a rating: A, AA, BBB.
func (p *para) graded(i int) bool {
	w := p.wordStart(i)
	for k := w; k < i; k++ {
		if p.at(k) < 'A' || p.at(k) > 'F' || p.at(k) != p.at(w) {
			return false
		}
	}
	return 0 < w && w < i && i-w < 4 && p.at(w-1) != 0 && !isWord(p.at(w-1)) && p.at(w-1) != '-' && p.at(w-1) != '’' && p.at(w-1) != '\''
}

// variable tells whether a letter that is no word stands alone before i, or a function of
// one: x, N, f(x).
func (p *para) variable(i int) bool {
	if p.at(i-1) == ')' && p.at(i-3) == '(' && isWord(p.at(i-4)) {
		return unicode.IsLetter(p.at(i - 2))
	}
	r, before := p.at(i-1), p.at(i-2)
	alone := r >= 'b' && r <= 'z' && r != 'o' || r >= 'A' && r <= 'Z' && r != 'I'
	return alone && (before == 0 || isSpace(before) || strings.ContainsRune("(=+*/×", before))
}

// capitalBefore tells whether the word that ends at i begins with a capital.
func (p *para) capitalBefore(i int) bool { return unicode.IsUpper(p.at(p.wordStart(i))) }

// reply tells a dash in a line of dialogue that gives the word to another: it
// follows the end of a sentence and a capital follows it.
func (d *dashesRule) reply(p *para, i int) bool {
	if p.at(i-1) != ' ' || !isSpace(p.at(i+1)) || !unicode.IsUpper(p.at(i+2)) || !strings.ContainsRune(".?!…»", p.at(i-2)) || p.initial(i-2) {
		return false
	}
	line := i
	for p.at(line-1) != 0 {
		line--
	}
	return p.spoken(line)
}

// spoken tells whether the dash at i begins a line of dialogue: a capital
// follows, somebody asks or exclaims in it, and no line introduces a list.
func (p *para) spoken(i int) bool {
	if !strings.ContainsRune("-–—", p.at(i)) || !isSpace(p.at(i+1)) || !unicode.IsUpper(p.at(i+2)) && !isOpening(p.at(i+2)) {
		return false
	}
	asks := false
	for k := range p.c {
		asks = asks || (p.c[k].r == '?' || p.c[k].r == '!') && p.ends(k)
	}
	return asks && strings.ContainsRune("-–—", p.c[0].r)
}

// set writes the dashes of one sentence, which lies between two places. A dash
// of the house opens a parenthesis and the next one closes it. Hyphens and en
// dashes take it only when they surely enclose one: between names (Paris -
// Lyon - Marseille) and after labels (1.1 - Foo) they are en dashes.
func (d *dashesRule) set(p *para, all []dash, begin, end int) {
	ds := slices.DeleteFunc(slices.Clone(all), func(x dash) bool { return x.doubt })
	if len(all) == 2 && len(ds) == 1 && ds[0].typed && ds[0].plain {
		return // the lot 3 - 4500 units - is here: half an aside is none
	}
	if len(ds) == 1 && ds[0].pair != "" && p.is(ds[0].i-1, ' ') && p.is(ds[0].j, ' ') {
		p.replace(ds[0].i-1, ds[0].j+1, ds[0].pair)
		return
	}
	for _, x := range ds {
		if x.grade {
			return // A - or an aside: only the author knows
		}
		if x.below || x.minus && !(len(ds) == 2 && d.encloses(p, ds[0], ds[1], begin, end) && p.words(ds[0].j, ds[1].i) > 2) {
			return // Paris - 5 °C: only the author knows
		}
	}
	if d.Inner && !d.aside(p, ds, begin, end) {
		for _, x := range ds {
			if x.span {
				d.spanned(p, x)
			} else {
				d.write(p, x, cmp.Or(d.Single, "–"), noBreak, 0)
			}
		}
		return
	}
	opened, alone := false, len(ds) == 1
	for _, x := range ds {
		switch {
		case x.span:
			d.spanned(p, x)
		case x.title && alone:
			d.write(p, x, cmp.Or(d.Single, "–"), noBreak, 0)
		case !d.Inner || opened || x.stuck:
			x.typed = true // a parenthesis has the dash of the house
			d.write(p, x, d.Mark, noBreak, 0)
			opened = false
		default:
			x.typed = true
			d.write(p, x, d.Mark, 0, noBreak)
			opened = true
		}
	}
}

func (d *dashesRule) spanned(p *para, x dash) {
	if p.is(x.i-1, ' ') && p.is(x.j, ' ') {
		p.replace(x.i-1, x.j+1, cmp.Or(d.Span, "\u00a0– "))
	}
}

// aside tells whether the dashes of a sentence surely make a parenthesis.
func (d *dashesRule) aside(p *para, ds []dash, begin, end int) bool {
	var marks []dash
	for _, x := range ds {
		if !x.plain {
			return true // the author chose the dash
		}
		if !x.span {
			marks = append(marks, x)
		}
	}
	switch len(marks) {
	case 0:
		return true
	case 1:
		x := marks[0]
		if len(ds) > 1 {
			return false // beside a span it may belong to
		}
		if i := p.spacesBack(x.i); isDigit(p.at(i - 1)) {
			if a, ok := p.amountTo(i); ok && !a.year() {
				return false // pôle 5 - chambre 11
			}
		}
		return x.title || x.stuck || unicode.IsLower(p.firstLetter(x.j)) && p.words(begin, x.i) > 1 && p.words(x.j, end) > 1
	case 2:
		return d.encloses(p, marks[0], marks[1], begin, end)
	}
	return false
}

// encloses tells whether two dashes enclose a parenthesis: the sentence goes on
// after it in small letters, and the three parts are not alike.
func (d *dashesRule) encloses(p *para, x, y dash, begin, end int) bool {
	if x.stuck || isDigit(p.at(x.i-2)) && isDigit(p.at(y.i-2)) {
		return false
	}
	if !y.stuck && !unicode.IsLower(p.firstLetter(y.j)) {
		return false
	}
	inner := p.firstLetter(x.j)
	if unicode.IsUpper(inner) && p.capitalBefore(x.i-1) {
		return false
	}
	for i := x.i; i > begin; i-- {
		if p.at(i) == ':' || p.at(i) == ',' {
			begin = i
			break
		}
	}
	head, mid, tail := p.words(begin, x.i), p.words(x.j, y.i), p.words(y.j, end)
	if p.capitalBefore(x.i-1) && p.capitalBefore(y.i-1) && mid < 3 {
		return false
	}
	return y.stuck || max(head, tail) > mid || max(head, mid, tail) > 2
}

// firstLetter is the first letter or figure after i, spaces and marks of
// quotation skipped.
func (p *para) firstLetter(i int) rune {
	for isSpace(p.at(i)) || isOpening(p.at(i)) || p.at(i) == '"' || p.at(i) == '*' {
		i++
	}
	return p.at(i)
}

// words counts the words between two places.
func (p *para) words(i, j int) int {
	n := 0
	for ; i < j && i < len(p.c); i++ {
		if isWord(p.at(i)) && !isWord(p.at(i-1)) {
			n++
		}
	}
	return n
}

// write sets the dash and its fixed side; in a title or between dates a dash
// the author chose stays the one it is.
func (d *dashesRule) write(p *para, x dash, mark string, before, after rune) {
	if p.is(x.i-1, ' ') && isFixed(p.at(x.j)) {
		before = 0 // the author has decided
	}
	if before != 0 && !isFixed(p.at(x.i-1)) {
		p.fix(x.i-1, before)
	}
	if x.typed {
		p.replace(x.i, x.j, mark)
	}
	if after != 0 && !isFixed(p.at(x.i-1)) {
		p.fix(x.j, after)
	}
}

// minusRule makes a minus sign of a hyphen before a number, when it surely is
// one: a unit or a counted noun follows, or nothing before it could take a
// number with a hyphen (of -3, (-3), kill -9 not).
type minusRule struct {
	ruleBase `yaml:",inline"`
	Units    []string `yaml:"units"` // before which "- 5" after a function word is a negative number too

	terms *terms
	units unitTable
}

func (m *minusRule) prepare() { m.units = newUnitTable(m.Units) }

func (*minusRule) needs() string { return "-" }

func (m *minusRule) apply(p *para) {
	behind, below := -1, false // where the last number after a hyphen apart ends, and whether that is a minus
	for i := range p.c {
		if !p.is(i, '-') {
			continue
		}
		if isSpace(p.at(i+1)) && isDigit(p.at(i+2)) && isSpace(p.at(i-1)) {
			if !m.listed(p, behind, i) {
				below = m.apart(p, i)
			}
			behind = p.amount(i + 2).j
			if below {
				p.replace(i, i+2, "−")
				continue
			}
		}
		prev := p.at(i - 1)
		if isSpace(prev) && p.measured(p.spacesBack(i)) {
			continue // 5 -7 euros: a range, or a minus?
		}
		if !isDigit(p.at(i+1)) || prev != 0 && !isSpace(prev) && !isOpening(prev) && !p.tolerance(i) {
			continue
		}
		a := p.amount(i + 1)
		if p.tolerance(i) {
			p.replace(i, i+1, "−")
			continue
		}
		if next := p.at(a.j); (next == 0 || isSpace(next) || isStop(next) || isClosing(next) || m.terms.units.any(p, a.j)) &&
			m.negative(p, i, a) {
			p.replace(i, i+1, "−")
		}
	}
}

// listed tells whether nothing but a unit and a join stand between the number that ends at
// behind and the hyphen at i, so that both hyphens are the same: - 5 million, - 6 million.
func (m *minusRule) listed(p *para, behind, i int) bool {
	if behind < 0 {
		return false
	}
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(p.text(behind, i)), ",", " , "))
	joins := func(w string) bool { return w == "," || m.terms.joins[w] || m.terms.function[w] }
	n := len(words)
	for n > 0 && joins(words[n-1]) {
		n--
	}
	odd := func(r rune) bool { return isDigit(r) || isStop(r) || r == '-' }
	return n < len(words) && n < 3 && !slices.ContainsFunc(words[:n], func(w string) bool { return joins(w) || strings.ContainsFunc(w, odd) })
}

// measured tells whether a number ends before i, with the sign of a unit or without.
func (p *para) measured(i int) bool {
	if strings.ContainsRune("%‰€$£°", p.at(i-1)) {
		i = p.spacesBack(i - 1)
	}
	return isDigit(p.at(i - 1))
}

// tolerance tells whether the hyphen at i is the minus of two bounds that a stroke parts, the
// other with its plus: -12/+3, +3/-12.
func (p *para) tolerance(i int) bool {
	a := p.amount(i + 1)
	if prev := p.at(i - 1); prev == '/' {
		b, ok := p.amountTo(i - 1)
		return ok && p.at(b.i-1) == '+' && !isWord(p.at(b.i-2)) && a.whole != ""
	} else if prev != 0 && !isSpace(prev) && !isOpening(prev) {
		return false
	}
	return a.whole != "" && p.at(a.j) == '/' && p.at(a.j+1) == '+' && isDigit(p.at(a.j+2))
}

// negative tells whether the number a after the hyphen at i is below nought.
func (m *minusRule) negative(p *para, i int, a amount) bool {
	if m.measured(p, a) {
		return true
	}
	if prev := p.at(i - 1); prev == 0 || isOpening(prev) {
		next := p.at(a.j)
		return next == 0 || isClosing(next)
	}
	return m.terms.opened(p, i) && m.function(p, i)
}

// measured tells whether a unit or a counted noun follows the number, or the
// last of the numbers it is joined to: from -5 to -10 °C.
func (m *minusRule) measured(p *para, a amount) bool {
	for n := 0; n < links; n++ {
		if m.terms.unit(p, a.j) || m.terms.countedAt(p, a) {
			return true
		}
		i := m.terms.joined(p, a.j)
		if i < 0 {
			return false
		}
		a = p.amount(i)
	}
	return false
}

// function tells whether a function word stands before i.
func (m *minusRule) function(p *para, i int) bool {
	k := i
	for isSpace(p.at(k - 1)) {
		k--
	}
	word := strings.ToLower(p.text(p.wordStart(k), k))
	return m.terms.function[word] || m.terms.joins[word]
}

// apart tells a minus with a space after it: a function word stands before it
// and a measure follows, the number's own or that of the expression.
func (m *minusRule) apart(p *para, i int) bool {
	a := p.amount(i + 2)
	if m.terms.signed(p, i, a) && m.terms.settled(p, i, a) {
		return true
	}
	if !m.function(p, i) {
		return false
	}
	for n := 0; n < links; n++ {
		j := a.j
		if isSpace(p.at(j)) {
			j++
		}
		if m.units.any(p, j) {
			return true
		}
		next := m.apartNext(p, a.j)
		if next < 0 {
			return false
		}
		a = p.amount(next)
	}
	return false
}

// signed tells whether what stands around the hyphen at i, apart from the number
// a after it, speaks for a minus: a word that numbers follow, a colon, a zone
// of hours or a number with the other sign.
func (t *terms) signed(p *para, i int, a amount) bool {
	k := p.spacesBack(i)
	word := strings.ToLower(p.text(p.wordStart(k), k))
	return p.at(k-1) == ':' || t.function[word] || t.joins[word] || word == "utc" || word == "gmt" || t.opposed(p, i, a)
}

// settled tells whether the hyphen for which signed speaks surely is a minus.
// Behind a colon and behind a function word the number must be all that is
// said: "the rest: - 4 offers, - 2 renewals" may be a list.
func (t *terms) settled(p *para, i int, a amount) bool {
	k := p.spacesBack(i)
	word := strings.ToLower(p.text(p.wordStart(k), k))
	next := p.at(a.j)
	ends := next == 0 || next == '.' && p.endsSentence(a.j)
	switch {
	case word == "utc" || word == "gmt":
		return a.j-i <= 5 && !isWord(next) // UTC - 5, UTC - 5:30
	case t.opposed(p, i, a):
		return true
	case p.at(k-1) == ':':
		return ends || t.unit(p, a.j) && !p.dashed(a.j)
	}
	return ends
}

// dashed tells whether a hyphen with spaces around it and no number behind it
// follows in the sentence: beside it the one before may be a dash too.
func (p *para) dashed(i int) bool {
	for ; p.at(i) != 0 && (!strings.ContainsRune(".;!?…", p.at(i)) || !p.endsSentence(i)); i++ {
		if p.at(i) == '-' && isSpace(p.at(i-1)) && isSpace(p.at(i+1)) && !isDigit(p.at(i+2)) {
			return true
		}
	}
	return false
}

// opposed tells whether the number a, or the one before the hyphen at i, is
// joined to a number with a plus.
func (t *terms) opposed(p *para, i int, a amount) bool {
	k := a.j
	if t.unit(p, k) {
		for k = p.spacesOn(k); p.at(k) != 0 && !isSpace(p.at(k)); k++ {
		}
	}
	k = p.spacesOn(k)
	e := p.figuresEnd(k)
	if e > k && t.joins[strings.ToLower(p.text(k, e))] {
		if n := p.spacesOn(e); p.at(n) == '+' && isDigit(p.at(p.spacesOn(n+1))) {
			return true
		}
	}
	k = p.spacesBack(i)
	w := p.wordStart(k)
	if w == k || !t.joins[strings.ToLower(p.text(w, k))] {
		return false
	}
	for n := p.spacesBack(w); n > 0 && n > w-16; n-- {
		switch c := p.at(n - 1); {
		case c == '+':
			return isDigit(p.at(p.spacesOn(n)))
		case unicode.IsLetter(c) || isStop(c) && c != ',' && c != '.':
			return false
		}
	}
	return false
}

// apartNext is where the number begins that is joined to the one that ends at
// j, whether or not its minus stands apart too.
func (m *minusRule) apartNext(p *para, j int) int {
	if i := m.terms.joined(p, j); i >= 0 {
		return i
	}
	k := j
	for isSpace(p.at(k)) {
		k++
	}
	e := p.figuresEnd(k)
	if k == j || !m.terms.joins[strings.ToLower(p.text(k, e))] {
		return -1
	}
	for isSpace(p.at(e)) {
		e++
	}
	if c := p.at(e); (c == '-' || c == '−') && isSpace(p.at(e+1)) && isDigit(p.at(e+2)) {
		return e + 2
	}
	return -1
}
