// Package sense is the grammar of lines: how ill a line ends between two words,
// by the words by class of a language. It knows no language.
package sense

import (
	"slices"
	"strings"
	"unicode"
)

// Forms are the words by which the grammar of lines tells where a line
// may end. An entry “*tail” is every word with that ending.
type Forms struct {
	Articles       []string            `yaml:"articles"`    // the, an
	Possessives    []string            `yaml:"possessives"` // and demonstratives
	Quantifiers    []string            `yaml:"quantifiers"` // every, no, several: before a noun
	Quantities     []string            `yaml:"quantities"`  // combien, half: what they count follows after “of”
	Of             []string            `yaml:"of"`          // the preposition of the complement of a noun
	Prepositions   []string            `yaml:"prepositions"`
	Conjunctions   []string            `yaml:"conjunctions"`   // and, or, but
	Subordinators  []string            `yaml:"subordinators"`  // that, when, because
	Relatives      []string            `yaml:"relatives"`      // which, who
	Interrogatives []string            `yaml:"interrogatives"` // how, why
	Auxiliaries    []string            `yaml:"auxiliaries"`    // be, have, modal verbs
	Negations      []string            `yaml:"negations"`      // ne, before its verb
	Pronouns       []string            `yaml:"pronouns"`
	Numerals       []string            `yaml:"numerals"` // besides the numbers in words
	Degrees        []string            `yaml:"degrees"`  // very, more: before an adjective
	Before         []string            `yaml:"before"`   // adjectives that stand before their noun
	After          []string            `yaml:"after"`    // words that belong to the one before them: pas, ago
	Adverbs        []string            `yaml:"adverbs"`
	Verbs          []string            `yaml:"verbs"`       // in the forms that a sentence has them in
	Endings        []string            `yaml:"endings"`     // of other forms of the verbs: s, ed, nt
	Agreeing       []string            `yaml:"agreeing"`    // endings by which an unknown word after a plural is its verb; "*" any
	Disagreeing    []string            `yaml:"disagreeing"` // endings by which it is not
	Irregular      map[string]string   `yaml:"irregular"`   // form of a verb → the verb
	Phrasal        map[string][]string `yaml:"phrasal"`     // particle → verbs it belongs to: set up
	Governing      map[string][]string `yaml:"governing"`   // preposition → verbs it belongs to, its object behind it: look for
	References     []string            `yaml:"references"`  // besides the names of terms: page, milestone
	Titles         []string            `yaml:"titles"`      // words held to the name that follows: rue, lake
	Links          []string            `yaml:"links"`       // words inside names: of, de, sur
	Hold           []string            `yaml:"hold"`        // phrases of several words in which no line ends
}

// class is what a word may be; a word may be several.
type class uint32

const (
	article class = 1 << iota
	preposition
	of
	conjunction
	clause // opens a clause: subordinators, relatives, interrogatives
	auxiliary
	negation
	pronoun
	numeral
	degree
	adjective // stands before its noun
	after
	adverb
	verb
	quantity
	reference
	title
	link
	month
	weekday
	ending // known by its ending alone
)

// binding are the classes of words that a line should not end with.
const binding = article | preposition | of | conjunction | clause | auxiliary | negation | pronoun | degree

// Grammar is the grammar of lines of a language.
type Grammar struct {
	words   map[string]class
	tails   []tail // by endings
	verbs   map[string]bool
	endings []string
	forms   map[string]string
	phrasal map[string]map[string]bool // particle → verb
	governs map[string]map[string]bool // preposition → verb
	hold    map[string][][]string      // first word → the phrases, whole
	plural  []string
	agree   []string
	differ  []string
}

type tail struct {
	end   string
	class class
}

// Numbers and dates are the words a language has for them elsewhere.
type Numbers struct {
	Words  []string // numbers, from zero
	Names  []string // words before numbers that are names: invoice, port
	Months []string // long and short
	Days   []string
	Plural []string // endings of nouns in the plural
}

// New is the grammar of a language's words.
func New(f *Forms, n Numbers) *Grammar {
	s := &Grammar{words: map[string]class{}, verbs: map[string]bool{}, endings: f.Endings, forms: f.Irregular,
		phrasal: byVerb(f.Phrasal), governs: byVerb(f.Governing), hold: map[string][][]string{},
		plural: n.Plural, agree: f.Agreeing, differ: f.Disagreeing}
	for _, x := range []struct {
		class class
		words []string
	}{{article, f.Articles}, {article, f.Possessives}, {article, f.Quantifiers}, {quantity, f.Quantities}, {of, f.Of}, {preposition, f.Prepositions},
		{conjunction, f.Conjunctions}, {clause, f.Subordinators}, {clause, f.Relatives}, {clause, f.Interrogatives}, {auxiliary, f.Auxiliaries},
		{negation, f.Negations}, {pronoun, f.Pronouns}, {numeral, f.Numerals}, {numeral, counting(n.Words)}, {degree, f.Degrees},
		{adjective, f.Before}, {after, f.After}, {adverb, f.Adverbs}, {verb, f.Verbs}, {reference, f.References}, {reference, n.Names},
		{title, f.Titles}, {link, f.Links}, {month, n.Months}, {weekday, n.Days}} {
		s.add(x.class, x.words)
	}
	for _, h := range f.Hold {
		words := strings.Fields(plainMarks(h))
		if len(words) > 1 {
			s.hold[words[0]] = append(s.hold[words[0]], words)
		}
	}
	return s
}

func byVerb(of map[string][]string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for particle, verbs := range of {
		out[particle] = map[string]bool{}
		for _, v := range verbs {
			out[particle][v] = true
		}
	}
	return out
}

// counting are the single words of numbers from two on: one is an article.
func counting(words []string) []string {
	var out []string
	for i, n := range words {
		if i > 1 && !strings.Contains(n, " ") {
			out = append(out, n)
		}
	}
	return out
}

func (s *Grammar) add(c class, words []string) {
	for _, w := range words {
		w = plainMarks(strings.ToLower(w))
		if end, ok := strings.CutPrefix(w, "*"); ok {
			s.tails = append(s.tails, tail{end, c})
			continue
		}
		s.words[w] |= c
	}
}

func plainMarks(s string) string { return strings.ReplaceAll(s, "’", "'") }

// classes are those of a word in lower case, its elided beginning (d’, l’)
// left out.
func (s *Grammar) classes(w string) class {
	c := s.words[w]
	if s.isVerb(w) {
		c |= verb
	}
	if c != 0 {
		return c
	}
	for _, t := range s.tails {
		if len(w) > len(t.end)+2 && strings.HasSuffix(w, t.end) {
			c |= t.class | ending
		}
	}
	return c
}

// isVerb tells whether the word is a form of a known verb.
func (s *Grammar) isVerb(w string) bool {
	if s.words[w]&verb != 0 || s.forms[w] != "" {
		return true
	}
	for _, e := range s.endings {
		if stem, ok := strings.CutSuffix(w, e); ok && (s.words[stem]&verb != 0 || s.words[stem+"e"]&verb != 0 && e[0] == 'e') {
			return true
		}
	}
	return false
}

// belongs tells whether a particle belongs to the verb before it.
func (s *Grammar) belongs(of map[string]bool, w string) bool {
	if of == nil {
		return false
	}
	if of[w] || of[s.forms[w]] {
		return true
	}
	for _, e := range append([]string{"ing"}, s.endings...) {
		if stem, ok := strings.CutSuffix(w, e); ok {
			if of[stem] || of[stem+"e"] || len(stem) > 2 && of[stem[:len(stem)-1]] {
				return true
			}
		}
	}
	return false
}

// token is a word of a text as the grammar sees it: what stands before it, its
// own letters and what follows them.
type token struct {
	lead, trail string
	word        string // in lower case, apostrophes plain
	sep         int    // index of the space before it, -1 for the first
	left, right class  // as the last word of a line, as the first
	capital     bool   // it is written as a name is
	figures     bool   // it holds figures
	year        bool
	first       bool // of a sentence
	depth       int  // brackets and quotation marks around it
}

// tokens cuts a text at its spaces. Marks that stand alone belong to the word
// they are held to.
func (s *Grammar) tokens(text []rune) []token {
	var out []token
	sep, lead := -1, ""
	for i := 0; i < len(text); {
		if isSpace(text[i]) {
			if lead == "" {
				sep = i
			}
			i++
			continue
		}
		j := i
		for j < len(text) && !isSpace(text[j]) {
			j++
		}
		t := s.token(text[i:j])
		switch {
		case t.word != "":
			t.sep, t.lead, lead = sep, lead+t.lead, ""
			out = append(out, t)
		case j < len(text) && text[j] == '\u00A0' || len(out) == 0:
			lead += t.lead
		default:
			out[len(out)-1].trail += t.lead
		}
		i = j
	}
	s.sentences(out)
	s.nouns(out)
	s.guess(out)
	return out
}

func isSpace(r rune) bool { return r == ' ' || r == '\u00A0' || r == '\n' }

func (s *Grammar) token(rs []rune) token {
	lo, hi := 0, len(rs)
	for lo < hi && !unicode.IsLetter(rs[lo]) && !unicode.IsDigit(rs[lo]) && !strings.ContainsRune("§°€", rs[lo]) {
		lo++
	}
	for hi > lo && !unicode.IsLetter(rs[hi-1]) && !unicode.IsDigit(rs[hi-1]) && !unicode.IsMark(rs[hi-1]) && !strings.ContainsRune("%°€+", rs[hi-1]) {
		hi--
	}
	t := token{lead: string(rs[:lo]), trail: string(rs[hi:])}
	if lo == hi {
		return t
	}
	core := rs[lo:hi]
	for i, r := range core {
		t.figures = t.figures || unicode.IsDigit(r)
		t.capital = t.capital || unicode.IsUpper(r) && (i == 0 || core[i-1] == '’' || core[i-1] == '\'' || core[0] != unicode.ToLower(core[0]) || unicode.IsDigit(core[0]))
	}
	t.word = plainMarks(strings.ToLower(string(core)))
	if strings.HasSuffix(t.word, "s") && strings.HasPrefix(t.trail, "’") && !strings.Contains(t.lead, "‘") {
		t.word, t.trail = t.word+"'", t.trail[len("’"):]
	}
	if c := s.words[t.word+"."]; c != 0 && strings.HasPrefix(t.trail, ".") {
		t.trail, t.left, t.right = t.trail[1:], c, c // janv.
		return t
	}
	t.year = len(core) == 4 && t.figures && (core[0] == '1' && core[1] == '9' || core[0] == '2' && core[1] == '0')
	t.left = s.classes(t.word)
	t.right = t.left
	if t.left == 0 {
		if k := strings.IndexByte(t.word, '\''); k > 0 && k+1 < len(t.word) {
			if c := s.words[t.word[:k+1]]; c != 0 {
				t.right = c
				t.left = s.classes(t.word[strings.LastIndexByte(t.word, '\'')+1:])
			}
		}
		if strings.HasSuffix(t.word, "'s") || strings.HasSuffix(t.word, "s'") {
			t.left |= article
		}
	}
	return t
}

// nouns takes words for what they are behind an article or a preposition: no
// verbs. One in -ed is an adjective there.
func (s *Grammar) nouns(ts []token) {
	for i := 1; i < len(ts); i++ {
		l, r := &ts[i-1], &ts[i]
		if l.left&numeral != 0 && i > 1 && ts[i-2].left&preposition != 0 {
			continue // one in two waits
		}
		if l.left&ending != 0 && l.left&(article|preposition|of) == 0 {
			continue // the hospital opens
		}
		if r.left&verb == 0 || l.trail != "" || l.left&(article|preposition|of|numeral|adjective) == 0 || l.left&(pronoun|verb|auxiliary) != 0 || l.word == "to" {
			continue
		}
		r.left &^= verb
		r.right &^= verb
		if strings.HasSuffix(r.word, "ed") {
			r.left |= adjective
		}
	}
}

// guess takes an unknown word for a verb that stands between a noun and an
// article, or agrees with a plural before it.
func (s *Grammar) guess(ts []token) {
	for i := 1; i < len(ts); i++ {
		l, t, r := &ts[i-1], &ts[i], following(ts, i)
		if t.left|t.right != 0 || t.capital || t.figures || l.trail != "" || t.lead != "" || l.left&(binding|verb|numeral|adjective) != 0 {
			continue
		}
		if r != nil && r.right&article != 0 && r.right&of == 0 || s.agrees(l, t) && (r == nil || r.right&(preposition|after|adverb|degree|clause) != 0) {
			t.left, t.right = verb, verb
		}
	}
}

// agrees tells whether a word may be the verb of a plural before it.
func (s *Grammar) agrees(noun, t *token) bool {
	return len(noun.word) > 3 && ends(noun.word, s.plural) && !ends(t.word, s.differ) && (ends(t.word, s.agree) || slices.Contains(s.agree, "*"))
}

func ends(w string, with []string) bool {
	return slices.ContainsFunc(with, func(e string) bool { return strings.HasSuffix(w, e) })
}

// sentences finds where sentences begin, and what stands in brackets.
func (s *Grammar) sentences(ts []token) {
	depth := 0
	for i := range ts {
		t := &ts[i]
		t.first = i == 0 || strings.ContainsAny(ts[i-1].trail, ".!?…")
		depth += strings.Count(t.lead, "(") + strings.Count(t.lead, "«") + strings.Count(t.lead, "“")
		t.depth = max(0, depth)
		depth -= strings.Count(t.trail, ")") + strings.Count(t.trail, "»") + strings.Count(t.trail, "”")
	}
}

// Grades of the end of a line, in tenths: from where a speaker would pause to
// where no reader would.
const (
	pause    = 0  // after a sentence, a colon
	comma    = 5  // after a comma
	opening  = 8  // before a bracket
	clausal  = 10 // before a relative or a subordinate clause
	coupling = 15 // before and, or
	phrase   = 20 // before a preposition's group
	framing  = 25 // between subject and verb, before an object with its article
	genitive = 30 // before the complement of a noun
	naming   = 35 // before a number, after a verb
	doubtful = 50 // between two words of which nothing is known
	close    = 60 // between an adjective and its noun
	tied     = 75 // after an auxiliary, before a word that belongs to the last
	bound    = 85 // after an article, a preposition, inside a name
	never    = 90 // inside a date, a reference, a phrase
)

// Grades are how ill a line ends at each space of the text, in tenths from 0 to
// 90; 0 too where no space stands. The text is set already: its spaces that do
// not break part words but are no place for a line to end.
func (s *Grammar) Grades(text []rune) []uint8 {
	grades := make([]uint8, len(text))
	ts := s.tokens(text)
	for i := 1; i < len(ts); i++ {
		if at := ts[i].sep; at >= 0 {
			grades[at] = uint8(s.grade(ts, i))
		}
	}
	for i := range ts {
		first := ts[i].word
		if ts[i].left != ts[i].right || s.words[elided(first)] != 0 {
			first = first[strings.LastIndexByte(first, '\'')+1:]
		}
		for _, h := range s.hold[first] {
			if holds(ts[i:], first, h) {
				for k := 1; k < len(h); k++ {
					grades[ts[i+k].sep] = never
				}
			}
		}
	}
	return grades
}

// elided is the beginning of a word up to its apostrophe, "" without one.
func elided(w string) string { return w[:strings.IndexByte(w, '\'')+1] }

// holds tells whether a phrase begins the tokens, with no mark inside.
func holds(ts []token, first string, phrase []string) bool {
	if len(ts) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if i == 0 && first != w || i > 0 && ts[i].word != w || i+1 < len(phrase) && ts[i].trail != "" || i > 0 && ts[i].lead != "" {
			return false
		}
	}
	return true
}

// grade is how ill a line ends before token i.
func (s *Grammar) grade(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	g := s.between(ts, i)
	if g <= opening {
		return g
	}
	if l.first && i > 1 {
		g = max(g+20, bound) // one word of a new sentence
	} else if i > 1 && strings.ContainsAny(ts[i-2].trail, ",;:") {
		g += 15
	}
	if l.depth > 0 && r.depth > 0 {
		g += 10
	}
	if strings.ContainsAny(r.trail, ".!?…;:") && i+1 < len(ts) {
		g += 5
	}
	return min(g, never)
}

// between is the grade by the two words alone, and their next neighbours.
func (s *Grammar) between(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	switch {
	case strings.ContainsAny(l.trail, ".!?…;:"):
		return pause
	case strings.ContainsAny(l.trail, "–—"), strings.ContainsAny(r.lead, "–—"):
		return comma
	case strings.Contains(l.trail, ","):
		return comma
	}
	if g := s.held(ts, i); g > 0 {
		return g
	}
	if g := s.leads(ts, i); g > 0 {
		return g
	}
	if r.lead != "" || l.trail != "" {
		return opening
	}
	return s.begins(ts, i)
}

// held are dates, references, names and phrasal verbs.
func (s *Grammar) held(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	if l.trail != "" || r.lead != "" {
		return 0
	}
	next := following(ts, i)
	switch {
	case l.left&month != 0 && r.figures, l.figures && r.right&month != 0, l.left&weekday != 0 && r.figures:
		return never
	case r.right&preposition != 0 && next != nil && next.word == l.word, l.left&preposition != 0 && i > 1 && ts[i-2].word == r.word:
		return never // step by step
	case s.belongs(s.governs[r.word], l.word):
		return close
	case s.belongs(s.phrasal[r.word], l.word), l.left&numeral != 0 && r.right&numeral != 0:
		return never
	case code(r) && l.left&binding == 0 && (l.left&reference != 0 || next == nil || !countable(next)) && l.left&(verb|numeral) == 0 && !l.figures:
		if r.year && l.left&reference == 0 && !l.capital {
			return close
		}
		return bound
	case l.left&numeral != 0 && r.right&conjunction != 0 && next != nil && next.left&numeral != 0:
		return bound
	case l.left&title != 0 && r.capital && !r.first:
		return bound
	case l.capital && r.capital && !r.first && l.left&(binding|verb|numeral) == 0 && !(l.first && l.left != 0):
		return bound
	case l.capital && !l.figures && r.right&link != 0 && next != nil && next.capital && next.left&month == 0 && !l.first && l.left&binding == 0:
		return close + 5
	case l.left&quantity != 0 && r.right&of != 0:
		return tied - 5
	}
	return 0
}

// following is the token after i that no mark parts from it, nil when none is.
func following(ts []token, i int) *token {
	if i+1 >= len(ts) || ts[i].trail != "" || ts[i+1].lead != "" {
		return nil
	}
	return &ts[i+1]
}

// code is a number or a short sign with a figure in it, as J2.
func code(t *token) bool { return t.figures && len(t.word) <= 8 }

// countable is a word that a number before it may count.
func countable(t *token) bool { return t.right&(binding|verb) == 0 && !t.figures }

// leads is the grade of a line that ends with a word that leads on.
func (s *Grammar) leads(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	joins := r.right&(conjunction|clause) != 0
	onward := joins || r.right&(preposition|of) != 0
	c := l.left
	if i > 1 && l.right&preposition != 0 && s.belongs(s.phrasal[l.word], ts[i-2].word) {
		return 0 // the particle of a verb
	}
	switch {
	case l.year && i > 1 && ts[i-2].left&article != 0 && r.right&(binding|verb) == 0:
		return tied // the 1936 campaign
	case l.figures && !l.year && !code2(ts, i):
		if onward || r.right&(article|pronoun|auxiliary|negation|verb) != 0 {
			return 0
		}
		return bound
	case c&article != 0 && c&(pronoun|auxiliary) == 0, c&negation != 0, c&preposition != 0 && (c&(adverb|after) == 0 || !onward), c&of != 0:
		return bound
	case c&numeral != 0:
		if onward || r.right&(article|auxiliary|negation|verb) != 0 {
			return 0
		}
		return bound
	case c&(conjunction|clause) != 0:
		return bound - 5
	case c&pronoun != 0:
		if onward {
			return 0
		}
		return bound - 5
	case c&(after|adverb) != 0 && i > 1 && ts[i-2].left&auxiliary != 0 && !onward && r.right&(article|pronoun) == 0:
		return tied // has never been
	case c&auxiliary != 0:
		switch {
		case joins:
			return 0
		case r.right&(after|negation) != 0:
			return bound // does not, n’est pas
		}
		return tied
	case c&degree != 0:
		if onward {
			return 0
		}
		return tied
	case c&adjective != 0 && c&verb == 0:
		if onward || r.right&(article|auxiliary|negation|pronoun) != 0 || c&ending != 0 && r.right&verb != 0 {
			return 0
		}
		return close + 5
	}
	return 0
}

// code2 tells whether the number that ends the line numbers the word before it
// (page 4) and counts nothing after it.
func code2(ts []token, i int) bool {
	if i < 2 || ts[i-2].trail != "" || ts[i-1].lead != "" {
		return ts[i-1].right&numeral == 0 && len(ts[i-1].word) > 4 && !onlyFigures(ts[i-1].word)
	}
	p := &ts[i-2]
	return p.left&(reference|month) != 0 || !onlyFigures(ts[i-1].word)
}

func onlyFigures(w string) bool { return strings.Trim(w, "0123456789.,\u202f'") == "" }

// begins is the grade of a line before a word, by what the word begins.
func (s *Grammar) begins(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	c := r.right
	next := following(ts, i)
	unknown := doubtful
	if l.left&verb == 0 && (next == nil || next.right&(binding|after) != 0) {
		unknown = close // a noun and its adjective, or two nouns
	}
	switch {
	case c&after != 0 && c&preposition != 0 && next != nil && next.right&of != 0:
		return phrase // près de
	case c&after != 0, c&pronoun != 0 && l.left&verb != 0 && c&(article|of|preposition) == 0:
		return tied
	case c&clause != 0:
		return clausal
	case c&conjunction != 0:
		return coupling
	case c&of != 0:
		return genitive
	case c&preposition != 0:
		return phrase
	case c&(auxiliary|negation|pronoun) != 0, c&article != 0:
		return framing
	case c&verb != 0 && l.left&verb == 0:
		return framing
	case c&numeral != 0 || r.figures:
		return naming
	case l.left&verb != 0 && c&(adverb|degree) != 0:
		return close
	case c&adverb != 0 || l.left&adverb != 0:
		return naming
	case c&degree != 0:
		return close + 5
	case l.left&verb != 0:
		switch {
		case next == nil:
			return naming + 10
		case next.right&(binding|after) != 0:
			return close + 2 // takes place, gains ground
		}
		return naming
	case r.capital && !r.first:
		return close
	case c&adjective != 0:
		return naming
	}
	return unknown
}
