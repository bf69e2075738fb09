package sense

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// currency are the signs of money that stand before a number or behind it.
const currency = "€$£"

// token is a word of a text as the grammar sees it: what stands before it, its
// own letters and what follows them.
type token struct {
	lead, trail string
	word        string // in lower case, apostrophes plain
	sep         int    // index of the space before it, -1 for the first
	left, right class  // as the last word of a line, as the first
	capital     bool   // it is written as a name is
	figures     bool   // it holds figures
	acronym     bool   // capitals alone, of which it has two and more: EU, ISO/IEC
	year        bool
	first       bool // of a sentence
	stranded    bool // a preposition whose object stands before it
	letter      bool // a capital that names the kind of the noun before it: plan B
	depth       int  // brackets and quotation marks around it
}

// tokens cuts a text at its spaces. Marks that stand alone belong to the word
// they are held to.
func (s *Grammar) tokens(text []rune) []token {
	var out []token
	sep, lead := -1, ""
	refers := referring(text)
	for i := 0; i < len(text); {
		if parts(text[i]) && !refers[i] {
			if lead == "" {
				sep = i
			}
			i++
			continue
		}
		j := i
		for j < len(text) && (refers[j] || !parts(text[j])) {
			j++
		}
		t := s.token(unreferred(text[i:j], refers[i:j]))
		switch {
		case t.word != "":
			t.sep, t.lead, lead = sep, lead+t.lead, ""
			out = append(out, t)
		case len(out) > 0 && out[len(out)-1].trail == "" && out[len(out)-1].figures && strings.HasPrefix(t.lead, "%"):
			out[len(out)-1].word += "%"
			out[len(out)-1].trail = t.lead[len("%"):]
		case j < len(text) && text[j] == '\u00A0' || len(out) == 0:
			lead += t.lead
		default:
			out[len(out)-1].trail += t.lead
		}
		i = j
	}
	abbreviated(out)
	s.sentences(out)
	letters(out)
	s.stranding(out)
	s.several(out)
	s.compared(out)
	s.subjects(out)
	s.nouns(out)
	for i := range out {
		if s.qualifies(out, i) {
			out[i].left, out[i].right = 0, 0
		}
	}
	s.guess(out)
	return out
}

// abbreviated takes the point of the short word for number for none of a sentence, before
// a number and behind what that numbers: lot no. 7.
func abbreviated(ts []token) {
	for i := range ts[:max(0, len(ts)-1)] {
		if t := &ts[i]; t.trail == "." && utf8.RuneCountInString(t.word) <= shortSign && (i == 0 || numbers(ts, i)) &&
			t.right&reference != 0 && ts[i+1].figures {
			t.trail = ""
		}
	}
}

// letters takes a capital alone behind a noun for its name, and for no article or verb:
// catégorie A, hepatitis A.
func letters(ts []token) {
	for i := 1; i < len(ts); i++ {
		l, t := &ts[i-1], &ts[i]
		if len(t.word) != 1 || !t.capital || t.figures || t.first || l.trail != "" || t.lead != "" ||
			t.right&pronoun != 0 || l.left&(binding|verb|numeral|title) != 0 || l.capital && !l.first {
			continue
		}
		t.letter, t.left, t.right = true, 0, 0
	}
}

// stranding takes a preposition whose object stands before it for a word of its verb: the
// people she works for earn less. Behind a noun and a pronoun with its verb, a preposition
// before another verb has no object of its own; to, which may open an infinitive, only
// where the verb governs it.
func (s *Grammar) stranding(ts []token) {
	for i := 3; i < len(ts); i++ {
		t, next := &ts[i], following(ts, i)
		if len(s.finite) == 0 || next == nil || t.right&preposition == 0 || t.right&of != 0 || !s.isVerb(next.word) || next.capital {
			continue
		}
		if n, p := ts[i-3], ts[i-2]; n.left&binding != 0 || n.trail != "" || p.trail != "" ||
			p.left&pronoun == 0 || p.left&(article|after|adverb) != 0 {
			continue
		}
		if v := ts[i-1]; v.trail != "" || !s.isVerb(v.word) || t.right&joint != 0 && !s.belongs(s.governs[t.word], v.word) {
			continue
		}
		if on := following(ts, i+1); on == nil || on.right&(article|pronoun|degree|adverb|clause|negation) == 0 {
			continue
		}
		t.left, t.right, t.stranded = after, after, true
		next.left, next.right = verb, verb
	}
}

// parts tells what stands between two words: a space, one that does not break, a
// new line. The narrow ones stand inside a number, or before a mark.
func parts(r rune) bool { return r == ' ' || r == '\u00A0' || r == '\n' }

func (s *Grammar) token(rs []rune) token {
	lo, hi := 0, len(rs)
	for lo < hi && !unicode.IsLetter(rs[lo]) && !unicode.IsDigit(rs[lo]) && !strings.ContainsRune("§°"+currency, rs[lo]) {
		lo++
	}
	for hi > lo && !unicode.In(rs[hi-1], unicode.L, unicode.M, unicode.Nd) && !strings.ContainsRune("%°€+", rs[hi-1]) {
		hi--
	}
	t := token{lead: string(rs[:lo]), trail: string(rs[hi:])}
	if lo == hi {
		return t
	}
	core := rs[lo:hi]
	for i, r := range core {
		t.figures = t.figures || unicode.IsDigit(r)
		begins := i == 0 || core[i-1] == '’' || core[i-1] == '\'' || unicode.IsUpper(core[0]) || unicode.IsDigit(core[0])
		t.capital = t.capital || unicode.IsUpper(r) && begins
	}
	t.acronym = acronym(core)
	t.word = plainMarks(strings.ToLower(string(core)))
	if strings.HasSuffix(t.word, "s") && strings.HasPrefix(t.trail, "’") && !strings.Contains(t.lead, "‘") {
		t.word, t.trail = t.word+"'", t.trail[len("’"):]
	}
	if c := s.words[t.word+"."]; c != 0 && strings.HasPrefix(t.trail, ".") {
		t.trail, t.left, t.right = t.trail[1:], c, c // janv.
		return t
	}
	if s.words[t.word]&title != 0 && t.trail == "." && len(t.word) <= 3 {
		t.trail = "" // M. Dupuis, St. Ives
	}
	t.year = len(core) == 4 && t.figures && (core[0] == '1' && core[1] == '9' || core[0] == '2' && core[1] == '0')
	t.left = s.classes(t.word)
	if t.left == 0 && s.spelt(t.word) {
		t.left = numeral // twenty-three
	}
	t.right = t.left
	if t.left == 0 || t.left&ending != 0 { // n'avaient is no verb that ends in -aient: it is n' and avaient
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

// acronym tells whether a word is written in capitals alone, two and more.
func acronym(core []rune) bool {
	capitals := 0
	for _, r := range core {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r != '/' && r != '-' && r != '\u2011' && r != '\u2060':
			return false
		}
	}
	return capitals > 1
}

// referring tells of each rune whether it is part of a reference to a source or a note, with the
// space that holds it to its word: [8], [3, 4], [a], a figure raised behind a mark. No such is
// part of its sentence, and that ends before it as it does without.
func referring(text []rune) []bool {
	out := make([]bool, len(text))
	for i := 0; i < len(text); i++ {
		if unicode.Is(unicode.No, text[i]) && i > 0 && (out[i-1] || strings.ContainsRune(".!?…»”’)", text[i-1])) {
			out[i] = true
			continue
		}
		n := mark(text[i:])
		for k := i; k < i+n; k++ {
			out[k] = true
		}
		if n > 0 && i > 0 && (text[i-1] == '\u202F' || text[i-1] == '\u00A0') {
			out[i-1] = true
		}
		i += max(0, n-1)
	}
	return out
}

// longMark is how many runes a reference has between its brackets; yearLong that of a figure
// that is a year, as in the name of a case: Smith v Jones [2019].
const (
	longMark = 20
	yearLong = 4
)

// mark is how many runes the reference that text begins with has: numbers, or one letter, in
// square brackets; 0 when it begins with none.
func mark(text []rune) int {
	if len(text) < 3 || text[0] != '[' {
		return 0
	}
	figures := 0
	for i, r := range text[1:min(len(text), longMark)] {
		switch {
		case r == ']' && (figures > 0 || i == 1 && unicode.IsLetter(text[1])):
			return i + 2
		case unicode.IsDigit(r):
			if figures++; figures == yearLong {
				return 0
			}
		case strings.ContainsRune(",;–- \u00A0\u202F\u2060", r) && i > 0:
			figures = min(figures, 1)
		case i > 0 || !unicode.IsLetter(r):
			return 0
		}
	}
	return 0
}

// unreferred is a word without the references that are held to it.
func unreferred(rs []rune, refers []bool) []rune {
	if !slices.Contains(refers, true) {
		return rs
	}
	var out []rune
	for i, r := range rs {
		if !refers[i] {
			out = append(out, r)
		}
	}
	return out
}

// several takes words of several classes for the one they have here: a preposition
// before another, or before an auxiliary, is the verb or the pronoun it may be
// besides (elle entre au port, on en a six), and an auxiliary with its pronoun
// behind it leads on as one without (vont-elles).
func (s *Grammar) several(ts []token) {
	for i := range ts {
		t, next := &ts[i], following(ts, i)
		if k := strings.IndexByte(t.word, '-'); k > 0 && t.left&verb != 0 && s.words[t.word[:k]]&auxiliary != 0 &&
			next != nil && next.right&(binding|clause) == 0 {
			t.left, t.right = auxiliary, auxiliary
		}
		if s.absolute[t.word] && next != nil && introduced(ts, i) {
			t.left, t.right = preposition, preposition // passé minuit, vu les délais
			continue
		}
		if t.left&preposition == 0 || next == nil {
			continue
		}
		if t.left&adverb != 0 && next.right&auxiliary != 0 && next.right&article == 0 {
			t.left, t.right = adverb, adverb // les gens d’ici sont
			continue
		}
		if t.left&clause != 0 && i > 0 && ts[i-1].trail == "" && ts[i-1].left&auxiliary != 0 && next.right&(auxiliary|verb) != 0 {
			t.left, t.right = adverb, adverb // has since been sold
			continue
		}
		subject := i > 0 && ts[i-1].trail == "" && ts[i-1].left&pronoun != 0 && ts[i-1].left&(article|adverb|after) == 0
		switch {
		case t.left&verb != 0 && next.right&preposition != 0 && i > 0 && ts[i-1].left&binding == 0:
			t.left, t.right = verb, verb
		case t.left&pronoun != 0 && (next.right&auxiliary != 0 && next.right&article == 0 || subject):
			t.left, t.right = pronoun, pronoun
		}
	}
}

// introduced tells whether token i, a participle or a preposition, has its object behind it
// and no verb or noun before it that it could belong to as a participle: les délais courent
// passé minuit, but le temps passé.
func introduced(ts []token, i int) bool {
	next := following(ts, i)
	if next.right&(article|numeral) == 0 && !next.figures && next.word != "" && !number(next) {
		return false
	}
	if i == 0 || ts[i-1].trail != "" || ts[i].first {
		return true
	}
	l := &ts[i-1]
	return l.left&verb != 0 && l.left&(auxiliary|negation) == 0
}

// nouns takes words for what they are behind an article or a preposition, or
// inside a name: no verbs. One in -ed is an adjective there.
func (s *Grammar) nouns(ts []token) {
	for i := 1; i < len(ts); i++ {
		l, r := &ts[i-1], &ts[i]
		if r.capital && !r.first && !r.figures {
			r.left &^= verb
			r.right &^= verb
		}
		if l.left&numeral != 0 && i > 3 && ts[i-2].left&ratio != 0 && (ts[i-3].left|ts[i-4].left)&numeral != 0 {
			continue // one in two waits
		}
		bare := r.left&verb != 0 && r.left&binding == 0 && !ends(r.word, s.finite) && s.forms[r.word] == ""
		if bare && i > 1 && len(s.finite) > 0 && s.particle(ts, i-1) {
			r.left, r.right = r.left&^verb, r.right&^verb // throws out plan
			continue
		}
		if l.left&ending != 0 && l.left&(article|preposition|of) == 0 && !strings.Contains(l.word, "-") {
			continue // the hospital opens, but a two-year delay
		}
		if r.left&verb == 0 || l.trail != "" || l.word == "to" || // an infinitive
			l.left&(article|preposition|of|numeral|adjective) == 0 || l.left&(pronoun|verb|auxiliary) != 0 && !counted(ts, i) &&
			(l.left&numeral == 0 || l.left&auxiliary != 0 || len(s.finite) == 0 || ends(r.word, s.finite)) { // one offer
			continue
		}
		r.left &^= verb
		r.right &^= verb
		if strings.HasSuffix(r.word, "ed") {
			r.left = r.left&^ending | adjective
		}
	}
}

// subjects takes a form that is a verb's or a noun's for the noun where a verb
// that agrees with it follows: prices rise, demand grows. It is for languages
// whose verbs have an ending behind a singular alone.
func (s *Grammar) subjects(ts []token) {
	for i := range ts {
		t, next := &ts[i], following(ts, i)
		if len(s.finite) == 0 || t.left&verb == 0 || t.left&binding != 0 || next == nil || next.right&verb == 0 || next.right&binding != 0 {
			continue
		}
		many := ends(t.word, s.plural)
		if past := ends(t.word, s.finite) && !many; !past && many != ends(next.word, s.plural) {
			t.left &^= verb
			t.right &^= verb
		}
	}
}

// qualifies tells whether token i, which may be a verb, is an adjective between its
// noun and a verb that is one: une veille active porte sur.
func (s *Grammar) qualifies(ts []token, i int) bool {
	if i == 0 || len(s.finals) == 0 {
		return false
	}
	l, t, next := &ts[i-1], &ts[i], following(ts, i)
	return t.left == verb && l.trail == "" && l.left&(binding|verb) == 0 && i > 1 && ts[i-2].left&article != 0 &&
		next != nil && next.right&verb != 0 && next.right&binding == 0 && !ends(next.word, s.finals)
}

// counted tells whether token i is what a verb's object counts: burned one copy.
func counted(ts []token, i int) bool {
	return ts[i-1].left&numeral != 0 && i > 1 && ts[i-2].left&verb != 0 && ts[i-2].trail == ""
}

// guess takes an unknown word for a verb that stands between a noun and an
// article, or agrees with a plural before it.
func (s *Grammar) guess(ts []token) {
	for i := 1; i < len(ts); i++ {
		l, t, r := &ts[i-1], &ts[i], following(ts, i)
		apart := l.trail != "" || t.lead != ""
		if t.left|t.right != 0 || t.capital || t.figures || apart || l.left&(binding&^clause|verb|numeral|adjective) != 0 {
			continue
		}
		if l.left&subject != 0 {
			t.left, t.right = verb, verb // who checks it
			continue
		}
		if l.left&clause != 0 {
			continue
		}
		object := r != nil && (r.right&article != 0 && r.right&of == 0 || s.belongs(s.phrasal[r.word], t.word))
		if object || s.agrees(l, t) && (r == nil || r.right&(preposition|after|adverb|degree|clause) != 0) {
			t.left, t.right = verb, verb
		}
	}
}

// agrees tells whether a word may be the verb of a plural before it.
func (s *Grammar) agrees(noun, t *token) bool {
	return len(noun.word) > 3 && ends(noun.word, s.plural) &&
		!ends(t.word, s.differ) && (ends(t.word, s.agree) || slices.Contains(s.agree, "*"))
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
