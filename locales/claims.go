package locales

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// claimForms are the words by which a text is known to count what the register
// counts, and to deny that it moved. All of it is data of the language; the
// figures are the names that editors write in assumes.
//
// A phrase is words; a|b is either; YEAR is a year, LAYER a layer by any of its
// words. Loose words may stand between them.
type claimForms struct {
	Counted  []countForm         `yaml:"counted"`  // after a number
	Elliptic []countForm         `yaml:"elliptic"` // after a number that follows another count in its sentence
	Denied   []countForm         `yaml:"denied"`   // phrases that say: none
	Loose    []string            `yaml:"loose"`    // words that change nothing between those of a phrase: are, now
	Total    []string            `yaml:"total"`    // before a number: it is all there is
	Verbs    []string            `yaml:"verbs"`    // in a phrase: it says what those counted do, and needs nothing more
	Stated   []string            `yaml:"stated"`   // before a phrase whose number follows it: the number of
	Numbered []countForm         `yaml:"numbered"` // before their number: the qualified offers number
	Rising   []string            `yaml:"rising"`   // from a number before to the one now
	Definite []string            `yaml:"definite"` // before a number: all there is, or those spoken of
	Sole     []string            `yaml:"sole"`     // beside a number: no more than that
	One      []string            `yaml:"one"`      // one, without a number: a single
	Closing  []string            `yaml:"closing"`  // after a phrase: it is whole
	Narrow   []string            `yaml:"narrow"`   // after a phrase: it speaks of a part
	Joins    []string            `yaml:"joins"`    // between two counts: and
	Since    []string            `yaml:"since"`    // before a month: from then on
	Unsure   []string            `yaml:"unsure"`   // in a clause: not so, not yet, no longer
	OutOf    []string            `yaml:"outof"`    // between a part and its whole
	AtLeast  []string            `yaml:"atleast"`  // before a number
	AtMost   []string            `yaml:"atmost"`
	More     []string            `yaml:"more"`
	Less     []string            `yaml:"less"`
	Layers   map[string][]string `yaml:"layers"` // the words of each layer, by its code
	About    []string            `yaml:"about"`
	Classes  map[string][]string `yaml:"classes"` // words by what they say of a name or a number, for assertions
}

// countForm is phrases for one thing, and the figures it may be.
type countForm struct {
	Of     []string `yaml:"of"`
	Words  []string `yaml:"words"`
	Bare   bool     `yaml:"bare"`   // the words alone may count other things too: only a total is held to
	Closed bool     `yaml:"closed"` // a denial only where nothing follows that narrows it
}

// Bound is how a text holds a number to what it counts.
type Bound int

// The bounds, from the most certain.
const (
	Equal Bound = iota
	AtLeast
	AtMost
	MoreThan
	LessThan
	About
	Those // all of them, or those spoken of before
	Part  // some of them: no more than there are
)

// Claim is a number that a text gives for something the register counts.
type Claim struct {
	Of          []string // figures it may be of
	N           int
	Bound       Bound
	Year        int      // of an end of validity; 0: the text gives none
	Bare        bool     // may be of something else, unless it is a total
	Denial      bool     // said by a phrase, without a number
	Since       bool     // the months are those from which on it is said
	Months      []int    // named in its clause, from 1
	Layer       string   // of those counted, when the phrase itself says so
	Layers      []string // named in its clause: the number may be that of one of them
	Years       []int
	Offset, Len int // in runes
	Words       string
}

// Claims is what a paragraph counts or denies, in order.
func (l *Locale) Claims(text string) []Claim {
	r := l.claims
	if r == nil || len(r.counted)+len(r.denied) == 0 {
		return nil
	}
	rs := []rune(text)
	ws := wordsOf(rs)
	var out []Claim
	for from := 0; from < len(ws); {
		to := from
		for to < len(ws) && !ws[to].ends() {
			to++
		}
		out = append(out, r.sentence(ws[from:to])...)
		from = to + 1
	}
	for i, c := range out {
		out[i].Words = strings.Join(strings.Fields(string(rs[c.Offset:c.Offset+c.Len])), " ")
	}
	return out
}

// Figures is the names of everything the language knows to count, sorted.
func (l *Locale) Figures() []string {
	names := map[string]bool{}
	for _, f := range slices.Concat(l.set.Claims.Counted, l.set.Claims.Elliptic, l.set.Claims.Denied) {
		for _, of := range f.Of {
			for _, n := range strings.Split(of, "+") {
				names[n] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// claimWord is a word or a mark of a sentence, in small letters.
type claimWord struct {
	s    string
	i, j int
}

func (w claimWord) ends() bool { return w.s == "." || w.s == "!" || w.s == "?" || w.s == "\n" }

// mark tells whether the word is a mark that ends a clause.
func (w claimWord) mark() bool { return w.s != "" && !isWord([]rune(w.s)[0]) }

// wordsOf cuts at spaces, hyphens, apostrophes and marks; a number stays whole,
// without the spaces of its groups.
func wordsOf(rs []rune) []claimWord {
	var out []claimWord
	for i := 0; i < len(rs); {
		r := rs[i]
		j := i + 1
		switch {
		case isDigit(r):
			s := string(r)
			for j < len(rs) && (isDigit(rs[j]) || j+1 < len(rs) && isDigit(rs[j+1]) && (rs[j] == '.' || rs[j] == ',' || groupAt(rs, j))) {
				if !isSpace(rs[j]) {
					s += string(rs[j])
				}
				j++
			}
			for j < len(rs) && isWord(rs[j]) {
				s += string(unicode.ToLower(rs[j]))
				j++
			}
			out = append(out, claimWord{s, i, j})
		case isWord(r):
			for j < len(rs) && isWord(rs[j]) {
				j++
			}
			out = append(out, claimWord{strings.ToLower(string(rs[i:j])), i, j})
		case r == '\n', !isSpace(r) && !strings.ContainsRune("-‑‐'’*_", r) && r != '\u2060':
			out = append(out, claimWord{string(r), i, j})
		}
		i = j
	}
	return out
}

// groupAt tells whether a fixed space at j stands between groups of figures.
func groupAt(rs []rune, j int) bool {
	return (rs[j] == '\u202f' || rs[j] == '\u00a0' || rs[j] == ' ') && j+3 < len(rs) && isDigit(rs[j+1]) && isDigit(rs[j+2]) &&
		isDigit(rs[j+3]) && (j+4 >= len(rs) || !isDigit(rs[j+4]))
}

// claimRules is the forms made ready.
type claimRules struct {
	counted, elliptic, denied, numbered                                                      []claimPhrase
	loose, verbs                                                                             map[string]bool
	total, definite, sole, one, stated, closing, narrow, joins, since, unsure, outof, rising [][]string
	atleast, atmost, more, less, about                                                       [][]string
	numbers                                                                                  []numberWords
	months                                                                                   map[string]int
	layers                                                                                   map[string]string // words to codes
	classes                                                                                  []classPhrase
	within                                                                                   map[string]bool // inside a phrase of a class
}

type claimPhrase struct {
	words [][]string
	form  *countForm
}

type numberWords struct {
	words []string
	n     int
}

func newClaimRules(set *settings) *claimRules {
	f := &set.Claims
	r := &claimRules{counted: phrasesOf(f.Counted), elliptic: phrasesOf(f.Elliptic), denied: phrasesOf(f.Denied),
		numbered: phrasesOf(f.Numbered), rising: listOf(f.Rising), loose: setOf(f.Loose),
		verbs: setOf(f.Verbs),
		total: listOf(f.Total), definite: listOf(f.Definite), sole: listOf(f.Sole), one: listOf(f.One),
		stated: listOf(f.Stated), closing: listOf(f.Closing),
		narrow: listOf(f.Narrow),
		joins:  listOf(f.Joins), since: listOf(f.Since), unsure: listOf(f.Unsure), outof: listOf(f.OutOf),
		atleast: listOf(f.AtLeast), atmost: listOf(f.AtMost), more: listOf(f.More), less: listOf(f.Less), about: listOf(f.About),
		months: map[string]int{}, layers: map[string]string{}, classes: classesOf(f.bounded()), within: setOf(f.Classes["within"])}
	for code, words := range f.Layers {
		for _, w := range words {
			r.layers[strings.ToLower(w)] = code
		}
	}
	for i, m := range set.Date.Months {
		r.months[strings.ToLower(m)] = i + 1
	}
	for n, w := range set.Words.Numbers {
		r.numbers = append(r.numbers, numberWords{spelt(w), n})
	}
	for n, w := range set.Words.Feminine {
		if k, err := strconv.Atoi(n); err == nil {
			r.numbers = append(r.numbers, numberWords{spelt(w), k})
		}
	}
	for _, w := range f.One {
		r.numbers = append(r.numbers, numberWords{spelt(w), 1})
	}
	slices.SortStableFunc(r.numbers, func(a, b numberWords) int { return len(b.words) - len(a.words) })
	return r
}

// bounded is the classes, with the words that bound a number.
func (f *claimForms) bounded() map[string][]string {
	if len(f.Classes) == 0 {
		return nil
	}
	all := maps.Clone(f.Classes)
	for class, words := range map[string][]string{"atleast": f.AtLeast, "atmost": f.AtMost, "morethan": f.More, "lessthan": f.Less,
		"about": f.About} {
		for _, w := range words {
			all[class] = append(slices.Clone(all[class]), strings.Join(spelt(w), " "))
		}
	}
	return all
}

func spelt(s string) []string {
	var out []string
	for _, w := range wordsOf([]rune(s)) {
		out = append(out, w.s)
	}
	return out
}

func listOf(xs []string) [][]string {
	var out [][]string
	for _, x := range xs {
		out = append(out, spelt(x))
	}
	slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
	return out
}

func phrasesOf(fs []countForm) []claimPhrase {
	var out []claimPhrase
	for i := range fs {
		for _, w := range fs[i].Words {
			var words [][]string
			for _, x := range strings.Fields(w) {
				if x == "YEAR" || x == "LAYER" {
					words = append(words, []string{x})
					continue
				}
				var alts []string
				for _, a := range strings.Split(x, "|") {
					alts = append(alts, spelt(a)...)
				}
				words = append(words, alts)
			}
			out = append(out, claimPhrase{words, &fs[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b claimPhrase) int { return len(b.words) - len(a.words) })
	return out
}

// match is where a phrase that begins at i ends, 0 when it does not stand
// there; and the year it names.
func (r *claimRules) match(ws []claimWord, i int, p claimPhrase) (end, year int) {
	for k, alts := range p.words {
		for k > 0 && i < len(ws) && r.loose[ws[i].s] && !slices.Contains(alts, ws[i].s) {
			i++
		}
		if i >= len(ws) {
			return 0, 0
		}
		if alts[0] == "YEAR" {
			y, err := strconv.Atoi(ws[i].s)
			if err != nil || y < 1900 || y > 2200 {
				return 0, 0
			}
			year = y
		} else if alts[0] == "LAYER" {
			if r.layers[ws[i].s] == "" {
				return 0, 0
			}
		} else if !slices.Contains(alts, ws[i].s) {
			return 0, 0
		}
		i++
	}
	return i, year
}

// begins is how many words of a list stand at i.
func begins(ws []claimWord, i int, list [][]string) int {
	for _, p := range list {
		if i+len(p) > len(ws) {
			continue
		}
		ok := true
		for k := range p {
			ok = ok && ws[i+k].s == p[k]
		}
		if ok {
			return len(p)
		}
	}
	return 0
}

// before is how many words of a list end just before i.
func endsAt(ws []claimWord, i int, list [][]string) int {
	for _, p := range list {
		if i-len(p) >= 0 && begins(ws[:i], i-len(p), [][]string{p}) > 0 {
			return len(p)
		}
	}
	return 0
}

// number is the number that begins at i, and where it ends; 0 for none.
func (r *claimRules) number(ws []claimWord, i int) (n, end int) {
	if isDigit([]rune(ws[i].s)[0]) {
		if n, err := strconv.Atoi(strings.ReplaceAll(ws[i].s, ",", "")); err == nil {
			return n, i + 1
		}
		return 0, 0
	}
	for _, w := range r.numbers {
		if begins(ws, i, [][]string{w.words}) > 0 {
			return w.n, i + len(w.words)
		}
	}
	return 0, 0
}

// sentence is the claims of one sentence.
func (r *claimRules) sentence(ws []claimWord) []Claim {
	var out []Claim
	last, chained := -1, false // where the count before ended, and whether only its list makes it whole
	for i := 0; i < len(ws); i++ {
		if c, end, ok := r.denial(ws, i); ok {
			out = append(out, c)
			i = end - 1
			continue
		}
		if c, end, ok := r.stating(ws, i); ok {
			out = append(out, c)
			i = end - 1
			continue
		}
		n, after := r.number(ws, i)
		if after == 0 {
			continue
		}
		at := after
		sole := begins(ws, i, r.one) > 0
		for at < len(ws) && begins(ws, at, r.sole) > 0 {
			sole, at = true, at+begins(ws, at, r.sole)
		}
		p, end, year := r.longest(ws, at, r.counted)
		if k, ok := r.partOf(ws, i); ok && end > 0 { // six of the seventeen: what follows is said of the six
			if of, whole := r.noun(ws, at); whole > 0 {
				c := Claim{Of: of.form.Of, N: n, Bare: of.form.Bare}
				r.dress(&c, ws, i, whole)
				out = append(out, c)
			}
			i, n = k, r.ofNumber(ws, k)
		}
		if end == 0 && last >= 0 {
			p, end, year = r.longest(ws, at, r.elliptic)
		}
		if end == 0 {
			i = after - 1
			continue
		}
		c := Claim{Of: p.form.Of, N: n, Year: year, Bare: p.form.Bare, Layer: r.layer(p, ws[at:end])}
		lead := i
		c.Bound = r.bound(ws, &lead)
		weak := false
		if c.Bound == Equal {
			c.Bound, weak = r.held(ws, lead, at, end, last, n, sole)
		}
		if k := len(out) - 1; c.Bound == Part && chained && last >= 0 && last <= lead && r.joined(ws[last:lead]) {
			for ; k >= 0 && !out[k].Denial && out[k].Bound == Equal; k-- { // the list is the subject of a verb
				out[k].Bound = Part
			}
		}
		chained = weak
		r.dress(&c, ws, i, end)
		if !r.takenBack(ws, lead) {
			out = append(out, c)
		}
		last = end
		i = end - 1
	}
	return out
}

func (r *claimRules) longest(ws []claimWord, i int, list []claimPhrase) (claimPhrase, int, int) {
	for _, p := range list { // the longest stand first
		if end, year := r.match(ws, i, p); end > 0 {
			return p, end, year
		}
	}
	return claimPhrase{}, 0, 0
}

// noun is the longest phrase at i that says nothing of those it counts.
func (r *claimRules) noun(ws []claimWord, i int) (claimPhrase, int) {
	for _, p := range r.counted {
		end, _ := r.match(ws, i, p)
		if end > 0 && !slices.ContainsFunc(ws[i:end], func(w claimWord) bool { return r.verbs[w.s] }) {
			return p, end
		}
	}
	return claimPhrase{}, 0
}

// bound is how the words before a number hold it; lead moves before them.
func (r *claimRules) bound(ws []claimWord, lead *int) Bound {
	for _, x := range []struct {
		b    Bound
		list [][]string
	}{{AtLeast, r.atleast}, {AtMost, r.atmost}, {MoreThan, r.more}, {LessThan, r.less}, {About, r.about}} {
		if n := endsAt(ws, *lead, x.list); n > 0 {
			*lead -= n
			return x.b
		}
	}
	return Equal
}

// held is how a count without a bound is meant. It is of all there is when what
// stands before it says so, when its own words are a verb, or when it begins its
// clause or goes on a list; and nothing after it says that it is of a part. The
// last is weak: a verb after the list would take it back.
func (r *claimRules) held(ws []claimWord, i, at, end, last, n int, sole bool) (b Bound, weak bool) {
	total := r.led(ws, i, r.total) || r.led(ws, i, r.sole)
	if n == 1 { // an article, unless the word stands beside it
		total = endsAt(ws, i, r.total)+endsAt(ws, i, r.sole) > 0
	}
	definite := r.led(ws, i, r.definite)
	closed, list := r.closed(ws, end)
	for i > 0 && r.loose[ws[i-1].s] {
		i--
	}
	starts := i == 0 || strings.Contains(":;(–—,",
		ws[i-1].s) && (ws[i-1].s != "," || last < 0) || last >= 0 && last <= i && r.joined(ws[last:i])
	verb := slices.ContainsFunc(ws[at:end], func(w claimWord) bool { return r.verbs[w.s] })
	narrow := begins(ws, end, r.narrow) > 0 && !closed
	switch {
	case closed && (total || sole || definite):
		return Equal, false
	case n > 1 && verb && starts && !narrow:
		return Equal, false
	case n == 1 && verb && starts && !narrow: // an offer was qualified: there is one at least
		return AtLeast, false
	case definite && !narrow:
		return Those, false
	case n != 1 && starts && closed && list: // one may be an article
		return Equal, true
	}
	return Part, false
}

// stating is a count whose number follows what it counts: the number of
// qualified offers rises to nineteen.
func (r *claimRules) stating(ws []claimWord, i int) (Claim, int, bool) {
	n := begins(ws, i, r.stated)
	if n == 0 {
		return r.numberedAt(ws, i)
	}
	p, end, _ := r.longest(ws, i+n, r.counted)
	if end == 0 || r.takenBack(ws, i) {
		return Claim{}, 0, false
	}
	for k := end; k < len(ws) && k < end+5 && !ws[k].mark(); k++ {
		v, after := r.number(ws, k)
		if _, another, _ := r.longest(ws, max(after, 0), r.counted); after == 0 || another > 0 || begins(ws, k, r.unsure) > 0 {
			continue
		}
		lead := k
		if to := after + begins(ws, after, r.rising); to > after && to < len(ws) {
			if now, end := r.number(ws, to); end > 0 {
				v, after, lead = now, end, to
			}
		}
		c := Claim{Of: p.form.Of, N: v, Bare: p.form.Bare, Bound: r.bound(ws, &lead)}
		r.dress(&c, ws, i, after)
		return c, after, !r.takenBack(ws, k)
	}
	return Claim{}, 0, false
}

// numberedAt is a count whose phrase stands just before its number: the
// qualified offers number seventeen.
func (r *claimRules) numberedAt(ws []claimWord, i int) (Claim, int, bool) {
	p, end, _ := r.longest(ws, i, r.numbered)
	if end == 0 || r.takenBack(ws, i) {
		return Claim{}, 0, false
	}
	for k := end; k < len(ws) && k < end+3; k++ { // at least, about
		n, after := r.number(ws, k)
		if after == 0 {
			continue
		}
		lead := k
		c := Claim{Of: p.form.Of, N: n, Bare: p.form.Bare, Bound: r.bound(ws, &lead)}
		r.dress(&c, ws, i, after)
		return c, after, true
	}
	return Claim{}, 0, false
}

// partOf is where the number begins of which the one at i is the whole.
func (r *claimRules) partOf(ws []claimWord, i int) (int, bool) {
	n := endsAt(ws, i, r.definite)
	for k := i - n - 1; n > 0 && k >= 0 && k >= i-n-4; k-- {
		if _, end := r.number(ws, k); end == i-n && (k == 0 || !r.numeral(ws, k-1, end)) {
			return k, true
		}
	}
	return 0, false
}

// numeral tells whether a number that begins at k ends at end.
func (r *claimRules) numeral(ws []claimWord, k, end int) bool {
	_, e := r.number(ws, k)
	return e == end
}

func (r *claimRules) ofNumber(ws []claimWord, k int) int {
	n, _ := r.number(ws, k)
	return n
}

// joined tells whether words are what stands between the entries of a list.
func (r *claimRules) joined(ws []claimWord) bool {
	for i := range ws {
		if ws[i].s != "," && begins(ws, i, r.joins) == 0 {
			return false
		}
	}
	return len(ws) > 0
}

// closed tells whether nothing after a count narrows it; and whether what
// follows goes on a list or ends, so that the count is no subject of a verb.
func (r *claimRules) closed(ws []claimWord, i int) (closed, list bool) {
	for n := r.closingAt(ws, i); n > 0; n = r.closingAt(ws, i) {
		i += n
	}
	if i >= len(ws) {
		return true, true
	}
	next := i + 1
	if join := begins(ws, i, r.joins); join > 0 {
		next = i + join
	} else if !ws[i].mark() {
		return false, false
	}
	if ws[i].s == ":" || ws[i].s == ";" || ws[i].s == ")" || ws[i].s == "–" || ws[i].s == "—" || ws[i].s == "…" {
		return true, true
	}
	if next < len(ws) && begins(ws, next, r.joins) > 0 {
		next += begins(ws, next, r.joins)
	}
	if next >= len(ws) || begins(ws, next, r.sole) > 0 && next+begins(ws, next, r.sole) == len(ws) {
		return true, true
	}
	_, after := r.number(ws, next)
	if after == 0 {
		return true, false
	}
	after += begins(ws, after, r.sole)
	_, end, _ := r.longest(ws, after, r.counted)
	_, more, _ := r.longest(ws, after, r.elliptic)
	return true, end+more > 0
}

// closingAt is how many words at i leave what stands before them whole: a day
// and its preposition do, a preposition alone does not.
func (r *claimRules) closingAt(ws []claimWord, i int) int {
	n := max(begins(ws, i, r.closing), begins(ws, i, r.sole))
	if n == 0 {
		return 0
	}
	end := i + n
	for end < len(ws) && (r.dated(ws[end].s) || end+1 < len(ws) && len(ws[end].s) < 4 && r.months[ws[end+1].s] > 0 && !ws[end].mark()) {
		end++ // of January
	}
	if n == 1 && end == i+n && begins(ws, i, r.narrow) > 0 {
		return 0
	}
	return end - i
}

// led tells whether words of a list stand before i, but for loose ones.
func (r *claimRules) led(ws []claimWord, i int, list [][]string) bool {
	for ; i > 0; i-- {
		if endsAt(ws, i, list) > 0 {
			return true
		}
		if !r.loose[ws[i-1].s] {
			return false
		}
	}
	return false
}

// dated tells whether a word is of a date: a month, a day, a year.
func (r *claimRules) dated(s string) bool {
	_, month := r.months[s]
	return month || isDigit([]rune(s)[0])
}

// denial is a phrase at i that says that there is none.
func (r *claimRules) denial(ws []claimWord, i int) (Claim, int, bool) {
	p, end, _ := r.longest(ws, i, r.denied)
	if end == 0 {
		return Claim{}, 0, false
	}
	c := Claim{Of: p.form.Of, Denial: true}
	r.dress(&c, ws, i, end)
	if r.takenBack(ws, i) {
		return c, end, false
	}
	if closed, _ := r.closed(ws, end); p.form.Closed {
		return c, end, closed
	}
	for k := end; k < len(ws) && !ws[k].mark(); k++ {
		if n := max(r.closingAt(ws, k), begins(ws, k, r.since)); n > 0 {
			k += n - 1
		} else if begins(ws, k, r.narrow) > 0 {
			return c, end, false
		}
	}
	return c, end, true
}

// layer is the layer that a phrase names, "" for none.
func (r *claimRules) layer(p claimPhrase, ws []claimWord) string {
	if !slices.ContainsFunc(p.words, func(alts []string) bool { return alts[0] == "LAYER" }) {
		return ""
	}
	for _, w := range ws {
		if code := r.layers[w.s]; code != "" {
			return code
		}
	}
	return ""
}

// dress gives a claim its place and the dates of its clause.
func (r *claimRules) dress(c *Claim, ws []claimWord, i, end int) {
	c.Offset, c.Len = ws[i].i, ws[end-1].j-ws[i].i
	from, to := i, end
	for from > 0 && ws[from-1].s != ":" && ws[from-1].s != ";" {
		from--
	}
	for to < len(ws) && ws[to].s != ":" && ws[to].s != ";" {
		to++
	}
	for k := from; k < to; k++ {
		if m, ok := r.months[ws[k].s]; ok {
			c.Months = append(c.Months, m)
		}
		if y, err := strconv.Atoi(ws[k].s); err == nil && len(ws[k].s) == 4 && y > 1900 && y < 2200 && (k < i || k >= end) {
			c.Years = append(c.Years, y)
		}
		if layer := r.layers[ws[k].s]; layer != "" && !slices.Contains(c.Layers, layer) {
			c.Layers = append(c.Layers, layer)
		}
		c.Since = c.Since || begins(ws, k, r.since) > 0
	}
}

// takenBack tells whether a word before i in its clause takes back what is said.
func (r *claimRules) takenBack(ws []claimWord, i int) bool {
	for k := i - 1; k >= 0 && ws[k].s != ":" && ws[k].s != ";"; k-- {
		if begins(ws, k, r.unsure) > 0 {
			return true
		}
	}
	return false
}
