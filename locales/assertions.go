package locales

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Assertion is what a clause says of those it names or counts, in terms that are
// the same in every language. A clause that hopes, doubts, asks or quotes gives
// none.
type Assertion struct {
	Subject     []string // keys of the names it is said of, each of them; none: of all the register
	Either      []string // other names it may be said of instead
	Sole        bool     // of these and of no other
	Every       bool     // of all they have, not of one thing
	Traits      []Trait  // what is said
	Count       *Count   // how many have the traits; nil: the named have them
	Order       *Order   // how the named stand to others; nil: nothing of that
	Versus      []Trait  // what those counted are held against
	Whole       bool     // every word of the clause is understood
	Lately      bool     // since the edition before
	Past        []int    // months of a clause, for what moved
	Offset, Len int      // in runes
	Words       string
}

// Trait is something that an offer has or has not. Kinds are the classes of
// words that say it: qualified, candidate, j0 to j3, milestone, ends, starts,
// layer, renews, extends, enters, exits, obtains.
type Trait struct {
	Kind   string
	Denied bool
	At     bool // a milestone where it stands, not one it passed
	Now    bool // said as news
	Exact  bool // these layers and no other
	Layers []string
	Date   Date
	Side   int // -1: before the date, 1: after it; 0: on it
}

// Date is as much of a date as is said; what is not said is 0. Season is 1 for
// winter to 4 for autumn.
type Date struct{ Year, Month, Day, Season int }

// ThisYear is the year of the edition, whichever it is.
const ThisYear = -1

// Known tells whether anything is said.
func (d Date) Known() bool { return d != Date{} }

// Count is a quantity of those that have the traits.
type Count struct {
	Of    string // offer, provider, candidate, decision, milestone, layer, movement
	N, To int    // To: the end of a range, else N
	Bound Bound
	Of100 int // a share of the whole in hundredths, which Of and Whole name; 0: a number
	Half  []Trait
	Rank  bool   // an ordinal: there are so many at least
	Than  string // grew or shrank: by N since the edition before; went: from N to To; times: N times as many as Versus
	Each  *Count // of those that have so many offers each
}

// Named is a name that a text may use, and the key of what bears it.
type Named struct{ Name, Key string }

// Assertions is what a paragraph says of those whose names are given, and what
// it counts, in order.
//
// named is where clauses speak of those they name: [from, to) in runes.
func (l *Locale) Assertions(text string, names []Named) (out []Assertion, named [][2]int) {
	r := l.claims
	if r == nil || len(r.classes) == 0 {
		return nil, nil
	}
	rs := []rune(unquoted(text))
	ws := wordsOf(rs)
	known := namesOf(names)
	for from := 0; from < len(ws); {
		to := from
		for to < len(ws) && (!ws[to].ends() || inAName(ws, to, rs, known)) {
			to++
		}
		if to == len(ws) || ws[to].s != "?" {
			for _, clause := range clausesOf(r.parse(ws[from:to], rs, known)) {
				out = append(out, clause.assertions()...)
				if clause.has("name") {
					named = append(named, [2]int{clause.ofSomebody(), clause[len(clause)-1].j})
				}
			}
		}
		from = to + 1
	}
	for i, a := range out {
		out[i].Words = strings.Join(strings.Fields(string([]rune(text)[a.Offset:a.Offset+a.Len])), " ")
	}
	return out, named
}

// unquoted is a text without what stands in quotation marks: others say it.
func unquoted(text string) string {
	rs, closing := []rune(text), rune(0)
	for i, r := range rs {
		switch {
		case closing != 0:
			if r == closing {
				closing = 0
			}
			rs[i] = '…'
		case r == '«' || r == '“':
			closing, rs[i] = map[rune]rune{'«': '»', '“': '”'}[r], '…'
		case r == '"' && slices.Contains(rs[i+1:], '"'):
			closing, rs[i] = '"', '…'
		}
	}
	return string(rs)
}

// nameWords is a name cut as a text is, with its letters as they are written.
type nameWords struct {
	words []string
	key   string
}

func namesOf(names []Named) []nameWords {
	var out []nameWords
	for _, n := range names {
		rs := []rune(n.Name)
		var words []string
		for _, w := range wordsOf(rs) {
			words = append(words, string(rs[w.i:w.j]))
		}
		if len(words) > 0 {
			out = append(out, nameWords{words, n.Key})
		}
	}
	slices.SortStableFunc(out, func(a, b nameWords) int { return len(b.words) - len(a.words) })
	return out
}

// nameAt is the longest name at i, and where it ends.
func nameAt(ws []claimWord, i int, rs []rune, names []nameWords) (key string, end int) {
	for _, n := range names {
		if i+len(n.words) > len(ws) {
			continue
		}
		ok := true
		for k, w := range n.words {
			ok = ok && string(rs[ws[i+k].i:ws[i+k].j]) == w
		}
		if ok {
			return n.key, i + len(n.words)
		}
	}
	return "", 0
}

// inAName tells whether the mark at i stands within a name, as in "n° 9".
func inAName(ws []claimWord, i int, rs []rune, names []nameWords) bool {
	for from := max(0, i-8); from < i; from++ {
		if _, end := nameAt(ws, from, rs, names); end > i+1 {
			return true
		}
	}
	return false
}

// term is a word or a phrase of a sentence by what it is.
type term struct {
	class string // of language.yaml; name, date, number, layer or mark; "" for a word that is not understood
	value string // a name's key, a layer, a mark
	n, to int    // a number, a range's two ends; the side of a date
	date  Date
	i, j  int // in runes
}

func (t term) is(classes ...string) bool { return slices.Contains(classes, t.class) }

// parse reads a sentence into terms: names first, then the longest phrase of
// any class, dates and numbers.
func (r *claimRules) parse(ws []claimWord, rs []rune, names []nameWords) []term {
	var out []term
	keys, ends := make([]string, len(ws)), make([]int, len(ws))
	for i := range ws {
		keys[i], ends[i] = nameAt(ws, i, rs, names)
	}
	for i := 0; i < len(ws); {
		t, end := term{i: ws[i].i}, i+1
		free := i + 1 // no phrase reaches into a name
		for free < len(ws) && ends[free] == 0 {
			free++
		}
		if key, e := keys[i], ends[i]; e > 0 {
			t.class, t.value, end = "name", key, e
		} else if d, e := r.date(ws, i); e > 0 {
			t.class, t.date, end = "date", d, e
		} else if p, e := r.phrase(ws[:free], i); e > 0 {
			t.class, t.value, t.n, end = p.class, p.value, p.n, e
			if t.class == "thisyear" {
				t.class, t.date = "date", Date{Year: ThisYear}
			}
		} else if n, e := r.number(ws, i); e > 0 {
			t.class, t.n, t.to, end = "number", n, n, e
		} else if code := r.layers[ws[i].s]; code != "" {
			t.class, t.value = "layer", code
		} else if ws[i].mark() {
			t.class, t.value = "mark", ws[i].s
		}
		t.j = ws[end-1].j
		out = append(out, t)
		i = end
	}
	return resolved(out)
}

// resolved is terms whose class depends on those around them.
func resolved(ts []term) []term {
	ne := -1 // where a restriction may have begun: ne … que
	for k := range ts {
		t := &ts[k]
		switch next := k + 1; {
		case t.is("mark") && t.value != ",", t.is("contrast"):
			ne = -1
		case t.is("ne"):
			ne = k
		case t.is("than", "morethan") && next < len(ts) && ts[next].is("number") && ne >= 0 && k-ne < 5 &&
			!slices.ContainsFunc(ts[max(0, ne-4):ne], func(t term) bool { return t.is("none", "nobody") }):
			t.class = "only" // ne couvre qu'une couche
		case t.is("than") && k > 0 && ts[k-1].is("not") && next < len(ts) && ts[next].is("number"):
			ts[k-1].class, t.class = "fill", "only" // n'en a plus que deux
		case t.is("than") && ne >= 0 && k-ne < 5 && !slices.ContainsFunc(ts[ne:k], func(t term) bool {
			return t.is("not", "none", "grew", "shrank", "asmany", "ahead", "behind", "level", "later", "sooner")
		}):
			t.class = "only" // n'est qualifié que pour l'IaaS
		case t.is("aims"):
			for next < len(ts) && ts[next].is("fill", "its", "article", "at", "only", "of") {
				next++
			}
			if next < len(ts) && ts[next].is("layer") {
				t.class, t.value = "fill", "covers"
			}
		case t.is("not") && t.value == "plus":
			end := next
			for end < len(ts) && !ts[end].is("mark", "than", "contrast") {
				end++
			}
			if end < len(ts) && ts[end].is("than") && slices.ContainsFunc(ts[:k], func(t term) bool { return t.is("none", "nobody") }) {
				t.class = "grew" // nul n'a plus d'offres que X
			}
		case t.is("season"):
			for next < len(ts) && ts[next].is("fill", "of") {
				next++
			}
			if next < len(ts) && ts[next].is("date") && ts[next].date.Month == 0 && ts[next].date.Year != ThisYear {
				ts[next].date.Season = t.n
			}
			t.class = "fill"
		case t.is("beyond"): // beyond J1 is J2
			for next < len(ts) && ts[next].is("fill", "of", "at") {
				next++
			}
			if next < len(ts) && ts[next].is("j0", "j1", "j2") {
				t.class, ts[next].class = "fill", map[string]string{"j0": "j1", "j1": "j2", "j2": "j3"}[ts[next].class]
			} else {
				t.class = "morethan"
			}
		case t.is("side"):
			for next < len(ts) && ts[next].is("fill", "of", "season") {
				next++
			}
			if next < len(ts) && ts[next].is("date") {
				ts[next].n, t.class = t.n, "fill"
			}
		}
	}
	return ts
}

// classPhrase is a phrase of a class; what stands after = in the class is its
// value, as in "share=50".
type classPhrase struct {
	words [][]string
	class string
	value string
	n     int
}

func classesOf(classes map[string][]string) []classPhrase {
	var out []classPhrase
	for class, phrases := range classes {
		if class == "within" {
			continue
		}
		name, value, _ := strings.Cut(class, "=")
		n, _ := strconv.Atoi(value)
		for _, p := range phrases {
			var words [][]string
			for _, x := range strings.Fields(p) {
				words = append(words, strings.Split(strings.ToLower(x), "|"))
			}
			out = append(out, classPhrase{words, name, value, n})
		}
	}
	slices.SortStableFunc(out, func(a, b classPhrase) int {
		if len(a.words) != len(b.words) {
			return len(b.words) - len(a.words)
		}
		if x, y := strings.HasSuffix(a.words[0][0], "*"), strings.HasSuffix(b.words[0][0], "*"); x != y {
			if y {
				return -1
			}
			return 1
		}
		return strings.Compare(a.class+a.value, b.class+b.value)
	})
	return out
}

// phrase is the longest phrase of a class at i, and where it ends. Loose words
// may stand within it.
func (r *claimRules) phrase(ws []claimWord, i int) (classPhrase, int) {
	for _, p := range r.classes {
		if end := r.stands(ws, i, p.words); end > 0 {
			return p, end
		}
	}
	return classPhrase{}, 0
}

func (r *claimRules) stands(ws []claimWord, i int, words [][]string) int {
	for k, alts := range words {
		for k > 0 && i < len(ws) && r.within[ws[i].s] && !oneOf(ws[i].s, alts) {
			i++
		}
		if i >= len(ws) || !oneOf(ws[i].s, alts) {
			return 0
		}
		i++
	}
	return i
}

// oneOf tells whether a word is one of several; stem* is any that begins so, *tail any that
// ends so.
func oneOf(s string, alts []string) bool {
	return slices.ContainsFunc(alts, func(a string) bool {
		stem, open := strings.CutSuffix(a, "*")
		tail, ends := strings.CutPrefix(a, "*")
		return s == a || open && strings.HasPrefix(s, stem) || ends && len(s) > len(tail) && strings.HasSuffix(s, tail)
	})
}

// date is the date at i and where it ends: 12 March 2024, March 12, 2024, March
// 2024, March, 2024.
func (r *claimRules) date(ws []claimWord, i int) (Date, int) {
	if d := dayOf(ws[i].s); d > 0 && i+1 < len(ws) && r.months[ws[i+1].s] > 0 {
		date := Date{Month: r.months[ws[i+1].s], Day: d}
		if y := yearAt(ws, i+2); y > 0 {
			return Date{Year: y, Month: date.Month, Day: d}, i + 3
		}
		return date, i + 2
	}
	if m := r.months[ws[i].s]; m > 0 {
		at := i + 1
		date := Date{Month: m}
		if at < len(ws) && dayOf(ws[at].s) > 0 {
			date.Day = dayOf(ws[at].s)
			at++
		}
		next := at
		if date.Day > 0 && next < len(ws) && ws[next].s == "," {
			next++
		}
		if y := yearAt(ws, next); y > 0 {
			date.Year = y
			return date, next + 1
		}
		return date, at
	}
	if y := yearAt(ws, i); y > 0 {
		return Date{Year: y}, i + 1
	}
	return Date{}, 0
}

func yearAt(ws []claimWord, i int) int {
	if i >= len(ws) || len(ws[i].s) != 4 {
		return 0
	}
	if y, err := strconv.Atoi(ws[i].s); err == nil && y >= 1990 && y <= 2100 {
		return y
	}
	return 0
}

// dayOf is a day of a month, as 12, 1er or 3rd.
func dayOf(s string) int {
	n, err := strconv.Atoi(strings.TrimRightFunc(s, unicode.IsLetter))
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}
