package sense

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	naming   = 35 // before a number, after a verb
	genitive = 40 // before the complement of a noun
	doubtful = 50 // between two words of which nothing is known
	close    = 60 // between an adjective and its noun
	tied     = 75 // after an auxiliary, before a word that belongs to the last
	bound    = 85 // after an article, a preposition, inside a name
	numbered = 88 // after a number in words
	never    = 90 // inside a reference, a phrase
	written  = 92 // inside what figures write: a date, a range
	fixed    = 95 // inside a phrase that qualifies a noun, as one word does
)

// Grades are how ill a line ends at each space of the text, in tenths from 0 to
// 95, and at the hyphens of a number in words; 0 elsewhere. The text is set already: its spaces that do
// not break part words but are no place for a line to end.
func (s *Grammar) Grades(text []rune) []uint8 {
	grades := make([]uint8, len(text))
	ts := s.tokens(text)
	s.objects(ts)
	for i := 1; i < len(ts); i++ {
		if at := ts[i].sep; at >= 0 {
			grades[at] = uint8(s.grade(ts, i))
		}
	}
	s.parted(grades, ts)
	s.figured(grades, text)
	idiom := 0 // where the last one ends
	for i := range ts {
		for _, h := range s.begun(ts, i) {
			if h.verb {
				idiom = max(idiom, i+h.span)
			} else if i < idiom {
				continue // faire face | à la crue, though face à is one
			}
			s.bind(grades, ts, i, h)
		}
		for _, h := range s.distant[ts[i].word] {
			h.span = s.holds(ts[i:], h)
			if k := s.awaited(ts, i, h); h.span > 0 && k >= 0 {
				s.bind(grades, ts, i, h)
				raise(grades, ts, i, tied)
				if i-k <= brief && ts[k+1].right&possessive != 0 {
					raise(grades, ts, k+1, close) // bring their contracts into line
				}
			}
		}
	}
	return grades
}

// figured grades the hyphens of numbers in words, each of which is one: twenty-three,
// trente-deuxième.
func (s *Grammar) figured(grades []uint8, text []rune) {
	for lo := 0; lo < len(text); lo++ {
		hi := lo
		for hi < len(text) && (unicode.IsLetter(text[hi]) || isHyphen(text[hi])) {
			hi++
		}
		if hi > lo && s.spelt(string(text[lo:hi])) {
			for i := lo; i < hi; i++ {
				if isHyphen(text[i]) {
					grades[i] = never
				}
			}
		}
		lo = hi
	}
}

// spelt tells whether a word is a number of several parts: a number in words before
// each of its hyphens, and behind the last one more, or what makes it an ordinal.
func (s *Grammar) spelt(w string) bool {
	parts := strings.FieldsFunc(strings.ToLower(w), isHyphen)
	if len(parts) < 2 || s.words[parts[0]]&numeral == 0 {
		return false
	}
	for i, p := range parts[1:] {
		if one := s.words[p]&(numeral|quantity|article) != 0 || s.unit[p]; !one && (i+2 == len(parts) || s.words[p]&conjunction == 0) {
			return false
		}
	}
	return true
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// begun are the phrases that begin at token i.
func (s *Grammar) begun(ts []token, i int) (out []locution) {
	first := ts[i].word
	if ts[i].left != ts[i].right || s.words[elided(first)] != 0 {
		first = first[strings.LastIndexByte(first, '\'')+1:]
	}
	add := func(phrases []locution) {
		for _, h := range phrases {
			if h.span = s.holds(ts[i:], h); h.span > 0 && !(h.group && s.claimed(ts, i)) &&
				!(h.verb && len(h.words) == 2 && s.phrasal[h.words[1]] != nil && s.opens(ts, i+1)) { // taken | off Skye
				out = append(out, h)
			}
		}
	}
	add(s.hold[first])
	if first != ts[i].word {
		add(s.hold[ts[i].word]) // d’ici à
	}
	if (ts[i].left == 0 || ts[i].left&verb != 0) && i+1 < len(ts) {
		s.stem(first, func(v string) bool {
			add(s.idioms[v])
			return false
		})
	}
	return out
}

// opens tells whether token i, which may be a verb's particle, opens a phrase of its own: taken | off
// Skye, acts | on behalf of.
func (s *Grammar) opens(ts []token, i int) bool {
	return i < len(ts) && (s.located(ts, i) > 0 || s.preposes(ts, i))
}

// bind holds together the words of a phrase that begins at token i, and what
// belongs to it.
func (s *Grammar) bind(grades []uint8, ts []token, i int, h locution) {
	end, inner := i+h.span, never
	switch {
	case h.noun:
		inner = fixed
	case h.soft:
		inner = bound
	}
	next := following(ts, end-1)
	if s.compares(h) && next != nil && next.right&pronoun != 0 {
		return // less than they did
	}
	for k := i + 1; k < end-1; k++ {
		if h.soft && ts[k].right&of != 0 {
			raise(grades, ts, k, tied) // réforme | des retraites
			continue
		}
		raise(grades, ts, k, inner)
	}
	c := s.words[h.words[len(h.words)-1]]
	if !h.noun && c&(preposition|of) != 0 && c&clause == 0 && next != nil && next.right&(preposition|of) == 0 {
		inner = tied // rather before the preposition than behind it
		if h.group {
			inner = bound - 5
		}
		if h.leads && len(h.words) == 2 && infinitive(&ts[end-1], next) {
			inner = close // about | to be qualified
		}
	}
	raise(grades, ts, end-1, inner)
	if h.group && next != nil && next.right&(preposition|of|conjunction|clause) == 0 {
		raise(grades, ts, end, bound) // y compris | la nuit
	}
	switch l := &ts[max(0, i-1)]; {
	case h.rate && i > 0 && l.trail == "" && l.left&(binding|quantity) == 0 && (l.left&verb == 0 || !ends(l.word, s.finite)):
		raise(grades, ts, i, close+5) // one day a week
	case i > 0 && l.trail == "" && onlyFigures(l.word) && !l.year && !h.verb && (i < 2 || ts[i-2].left&reference == 0):
		raise(grades, ts, i, bound) // 25 per cent
	case !h.noun || i == 0 || l.trail != "":
	case qualified(l, &ts[i]):
		raise(grades, ts, i, doubtful)
	case l.left&verb != 0 && l.left&binding == 0:
		raise(grades, ts, i, bound-5) // puts on sale
	}
	if h.leads && next != nil && next.right&(preposition|of|conjunction|clause) == 0 {
		lead := tied
		switch {
		case next.right == auxiliary, c&clause != 0 && next.right&article != 0 && next.right&numeral == 0:
			lead = never // not yet been, more than an hour
		case next.right&(verb|auxiliary) != 0:
			lead = bound
		}
		raise(grades, ts, end, lead)
	}
}

// raise makes a line end before token k no better than a grade.
func raise(grades []uint8, ts []token, k, to int) {
	if k > 0 && k < len(ts) && ts[k].sep >= 0 {
		grades[ts[k].sep] = max(grades[ts[k].sep], uint8(to))
	}
}

// compares tells whether a phrase is a comparative and its than.
func (s *Grammar) compares(h locution) bool {
	return len(h.words) == 2 && s.words[h.words[0]]&adjective != 0 && s.words[h.words[1]]&clause != 0
}

// qualified tells whether a phrase that begins with r may qualify l: offers in
// progress, but "it is in progress".
func qualified(l, r *token) bool {
	return l.trail == "" && r.lead == "" && l.left&(binding|verb|after|adverb) == 0
}

// elided is the beginning of a word up to its apostrophe, "" without one.
func elided(w string) string { return w[:strings.IndexByte(w, '\'')+1] }

// anyOnes stands for any possessive in a phrase: turn ~ backs.
const anyOnes = "~"

// holds is how many words a phrase has that goes on from its first word, with no
// mark inside; 0 when it does not. Its last word, when it is the preposition of a
// complement, is also one that holds it: en fin de, en fin d'année, en fin du
// mois. An adverb may stand behind the verb of an idiom: tiennent mieux compte.
func (s *Grammar) holds(ts []token, h locution) int {
	k, last := 0, len(h.words)-1
	for i, w := range h.words {
		if i == 1 && h.verb && k < len(ts) && ts[k].word != w && ts[k].right&(adverb|degree|after) != 0 && ts[k].trail == "" {
			k++
		}
		if k >= len(ts) {
			return 0
		}
		t := &ts[k]
		same := i == 0 || t.word == w || w == anyOnes && t.right&possessive != 0 || i == last && s.words[w]&of != 0 && t.right&of != 0
		if !same || i < last && t.trail != "" || i > 0 && t.lead != "" {
			return 0
		}
		k++
	}
	return k
}

// grade is how ill a line ends before token i.
func (s *Grammar) grade(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	g := s.between(ts, i)
	if g <= opening || g >= never {
		return g
	}
	g = max(g, stub(ts, i, g))
	if l.depth > 0 && r.depth > 0 {
		g += 10
	}
	if strings.ContainsAny(r.trail, ".!?…;:") && i+1 < len(ts) {
		g += 5
	}
	return min(g, never-1)
}

// shortStub is how many letters two words may have to dangle as one does.
const shortStub = 10

// stub is the grade of a line that ends with the one or two short words that
// begin a sentence or a member of one, g without that.
func stub(ts []token, i, g int) int {
	one := i > 1 && ts[i-2].trail != ""
	two := i > 2 && ts[i-3].trail != "" && len(ts[i-2].word)+len(ts[i-1].word) <= shortStub
	switch {
	case i > 1 && ts[i-1].first:
		return max(g+20, bound)
	case one && strings.ContainsAny(ts[i-2].trail, ",;:"):
		l, r := &ts[i-1], &ts[i]
		switch says := l.left&verb != 0 && r.right&article != 0; {
		case says, r.right&(verb|auxiliary) != 0 && l.left&(verb|numeral|pronoun) != 0 && l.left&verb == 0:
			return max(g+30, tied) // nothing moves, say the mayors; qualified, twelve are
		case l.left != l.right && r.right&(verb|auxiliary) != 0:
			return g + 15 // two words in one: l’écart tient
		case r.right&conjunction != 0 && strings.Contains(ts[i-2].trail, ",") && ts[i-2].first:
			return g + 10 // blades, volumes | and racks
		case strings.Contains(ts[i-2].trail, ":"):
			return max(g+30, close+5) // the reader chooses: ask | which
		}
		return g + 30
	case g <= genitive && g > clausal && fronted(ts, i):
		return g + 20
	case two && ts[i-2].first:
		if ts[i].right&(preposition|of|clause) != 0 && ts[i].right&verb == 0 {
			return max(g+25, tied) // The page | in bold is
		}
		return g + 25
	case i > 3 && ts[i-3].first && ts[i-3].trail+ts[i-2].trail == "" && len(ts[i-3].word+ts[i-2].word+ts[i-1].word) <= shortStub:
		return max(g+25, doubtful) // Il se lit | comme
	case g == framing && subjectLate(ts, i):
		return genitive + 5
	case two && strings.ContainsAny(ts[i-3].trail, ",;:") && !disjoined(ts, i):
		return g + 15
	}
	return g
}

// opensLate tells whether the line would end with one or two words that open a sentence
// behind another one, up to their comma.
func opensLate(ts []token, i int) bool {
	return i > 1 && ts[i-1].first || i > 2 && ts[i-2].first && ts[i-2].trail == ""
}

// subjectLate tells whether the line would end with the subject of a sentence behind another
// one, of at most so many words, and its verb begin the next: The last column | does not.
func subjectLate(ts []token, i int) bool {
	if ts[i].right&(verb|auxiliary|negation) == 0 || ts[i-1].left&(binding|verb) != 0 {
		return false
	}
	for k := i - 1; k > max(0, i-1-longSubject); k-- {
		if ts[k].first {
			return true
		}
		if ts[k-1].trail != "" && !ts[k].first {
			return false
		}
	}
	return false
}

// longSubject is how many words a subject has that does not dangle at a line's end.
const longSubject = 4

// fronted tells whether the line would end behind the first two words of a
// sentence whose own joint is a comma soon after: before asking who pays, ask.
func fronted(ts []token, i int) bool {
	if i < 2 || !ts[i-2].first || ts[i-2].trail != "" || ts[i-1].trail != "" {
		return false
	}
	for k := i; k < min(i+near, len(ts)-1); k++ {
		if ts[k].trail != "" {
			return ts[k].trail == ","
		}
	}
	return false
}

// near is how many words further the comma of what opens a sentence is looked for.
const near = 4

// label tells whether a word that ends in a colon is all that stands between it
// and the mark before: "light: qualified; blue: in progress".
func label(ts []token, i int) bool {
	return i > 1 && strings.Contains(ts[i-1].trail, ":") && strings.ContainsAny(ts[i-2].trail, ".!?…;")
}

// between is the grade by the two words alone, and their next neighbours.
func (s *Grammar) between(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	switch {
	case label(ts, i):
		return close
	case inAct(ts, i) > 0:
		return inAct(ts, i)
	case strings.ContainsAny(l.trail, ".!?…;:"):
		return pause
	case strings.ContainsAny(l.trail, "–—"), strings.ContainsAny(r.lead, "–—"):
		return comma
	case strings.Contains(l.trail, ","):
		if l.left&conjunction != 0 && i > 1 {
			return bound - 5 // and, more and more often
		}
		if opensLate(ts, i) {
			return genitive + 5 // In small, | a column
		}
		return comma
	}
	if g := s.held(ts, i); g > 0 {
		return g
	}
	if g := s.shared(ts, i); g > 0 {
		return g
	}
	if g := s.leads(ts, i); g > 0 {
		return g
	}
	if strings.ContainsAny(r.lead, "“«‘") && !strings.ContainsAny(r.lead, "([") && l.trail == "" {
		return s.quoted(l)
	}
	if r.lead != "" || l.trail != "" {
		return opening
	}
	return s.begins(ts, i)
}

// quoted is the grade of a line before a quotation: behind a noun it is the name
// of that, as in the word “cloud”.
func (s *Grammar) quoted(l *token) int {
	if l.left&(verb|auxiliary|adverb|after) != 0 {
		return phrase
	}
	return close
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
		return written
	case r.right&preposition != 0 && next != nil && next.word == l.word, l.left&preposition != 0 && i > 1 && ts[i-2].word == r.word:
		return never // step by step
	case s.sums(ts, i), s.sums(ts, i-1), s.adds(l, r), standard(l, r), overOne(l, r),
		r.letter && l.left&reference != 0, numbers(ts, i), s.inPeriod(ts, i), s.counterpart(ts, i-1):
		return never // three hundred and five, ISO 27001, plus d’une offre, plan B, lot no. 7, last winter, two in | three
	case r.stranded, r.letter, s.dayparts[r.word] && l.left&(weekday|adverb) != 0, s.settles(ts, i):
		return bound // we spoke to, hepatitis B, Tuesday night, mettre en conformité
	case s.belongs(s.governs[r.word], l.word) && (l.left&verb != 0 || !s.isVerb(l.word)):
		return close // a noun governs nothing: throws out plan | for a runway
	case s.endsRange(ts, i) > 0:
		return s.endsRange(ts, i)
	case s.counterpart(ts, i), s.causes(l, r):
		return bound
	case s.coordinate(ts, i) > 0:
		return s.coordinate(ts, i)
	case s.twofold(ts, i):
		return never
	case s.twofold(ts, i-1):
		return close // hold out | for better prices
	case s.particle(ts, i), l.left&numeral != 0 && r.right&numeral != 0:
		return never
	case s.located(ts, i) > 0:
		return s.located(ts, i) // taken | in Derby
	case whole(ts, i):
		return bound - 5
	case i > 2 && whole(ts, i-2):
		return close
	case code(r) && l.left&(binding|verb|numeral) == 0 && !l.figures && (l.left&reference != 0 || next == nil || !countable(next)):
		switch {
		case l.left&reference != 0:
			return never
		case r.year && !l.capital:
			return close
		}
		return bound
	case code(r) && l.left&reference != 0 && l.left&binding == 0 && next != nil && !countable(next):
		return never // when stage | 3 begins
	case l.left&numeral != 0 && r.right&conjunction != 0 && next != nil && next.left&numeral != 0:
		return bound
	case l.left&reference != 0 && l.left&binding == 0 && r.left&numeral != 0 && r.left&article == 0 && (next == nil || !countable(next)):
		return never // scene three
	case inName(ts, i) > 0:
		return inName(ts, i)
	case r.right&of != 0 && (r.right&article != 0 || next != nil && next.right&article != 0) && refused(ts, i-1):
		return genitive // ne veulent pas de la place
	case l.left&numeral != 0 && r.right&of != 0 && next != nil && next.right&pronoun != 0 && next.right&article == 0:
		return tied // two of them
	case l.left&quantity != 0 && r.right&of != 0 && next != nil && number(next) && next.right&pronoun == 0:
		if i > 1 && ts[i-2].trail == "" && ts[i-2].left&after != 0 {
			return bound // pas moins | de trente-deux
		}
		return never // plus de trente-deux
	case l.left&quantity != 0 && r.right&of != 0:
		return tied - 5
	}
	return 0
}

// numbers tells whether token i is the short word or the sign that says that a number
// follows, behind what that numbers: lot no. 7, décision n° 12.
func numbers(ts []token, i int) bool {
	l, r := &ts[i-1], &ts[i]
	if r.right&reference == 0 || i+1 >= len(ts) || !ts[i+1].figures || ts[i+1].lead != "" || l.left&(binding|verb|adverb|numeral) != 0 {
		return false
	}
	return r.trail == "." || r.trail == "" && utf8.RuneCountInString(r.word) <= shortSign
}

// shortSign is how many letters the short word for number has: no, n°.
const shortSign = 2

// inName is the grade of a line that would end inside a name of several words, or between
// its owner and it; 0 when it does not.
func inName(ts []token, i int) int {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	switch {
	case l.left&title != 0 && r.capital && !r.first:
		return bound
	case l.capital && r.capital && r.left != r.right && r.right&of != 0 && i > 1 && ts[i-2].capital && !ts[i-2].first && ts[i-2].trail == "":
		return close + 5 // Hosted Private Cloud | d’OVHcloud
	case l.capital && r.capital && !r.first && strings.HasSuffix(l.word, "'s") && next != nil && next.capital && (i < 2 || !ts[i-2].capital):
		return close + 5 // OVHcloud’s | Hosted Private Cloud
	case l.first && i > 0 && r.left != r.right && r.right&of != 0 && r.capital && continued(ts, i):
		return 0 // Discours | d’Anne Morel
	case l.capital && r.capital && !r.first && l.left&(binding|verb|numeral) == 0 && !(l.first && l.left != 0):
		if i > 1 && ts[i-2].left&title != 0 && ts[i-2].trail == "" && !ts[i-2].capital {
			return never // docteur | Martin Hirsch, rather than inside the name
		}
		return numbered // with | Orange Business, rather than inside the name
	case l.capital && !l.figures && !l.first && l.left&binding == 0 &&
		r.right&link != 0 && next != nil && next.capital && next.left&month == 0: // Isle of Man
		if r.right&(of|article) == 0 && i > 1 && ts[i-2].capital && ts[i-2].trail == "" {
			return bound - 5 // IaaS Cloud on Demand
		}
		return close + 5
	}
	return 0
}

// continued tells whether token i begins a name that goes on behind it: Anne Morel, Inès de
// Castro.
func continued(ts []token, i int) bool {
	next := following(ts, i)
	if next == nil {
		return false
	}
	on := following(ts, i+1)
	return next.capital && !next.figures || next.right&link != 0 && on != nil && on.capital
}

// endsRange is the grade of a line that would end inside a range, 0 when it does not: in
// figures and signs it is one expression.
func (s *Grammar) endsRange(ts []token, i int) int {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	switch {
	case s.ranged(ts, i) && next.exact() && r.right&conjunction == 0:
		return written // J0 to J3, 12 to 18 months
	case i > 1 && l.right&joint != 0 && l.right&conjunction == 0 && r.exact() && s.ranged(ts, i-1):
		return written // behind the joint no better than before it
	case s.ranged(ts, i):
		return bound
	}
	return 0
}

// exact tells whether a token is written in figures or is a letter, and in no word.
func (t *token) exact() bool { return t.figures || len(t.word) == 1 && t.capital }

// particle tells whether token i is the particle of the verb before it, and not
// the beginning of a phrase of its own: it fills in, but in under an hour.
func (s *Grammar) particle(ts []token, i int) bool {
	if ts[i-1].trail != "" || ts[i].lead != "" {
		return false
	}
	next := following(ts, i)
	early := next != nil && s.placing[next.word] && next.left&adverb != 0 && i+2 < len(ts) && s.period(&ts[i+2])
	if early || s.named(ts, i) || s.located(ts, i) > 0 || next != nil && (next.right&month != 0 || next.year || dates(ts, i+1)) {
		return false // was taken in November, passed on 12 March
	}
	alone := next == nil || next.right&(article|pronoun|numeral) == 0 && !next.capital && !next.figures
	if !s.belongs(s.phrasal[ts[i].word], ts[i-1].word) && !(alone && s.belongs(s.loose[ts[i].word], ts[i-1].word)) {
		return false
	}
	for _, h := range s.begun(ts, i) {
		if c := s.words[h.words[len(h.words)-1]]; c&preposition != 0 && c&of == 0 {
			return false
		}
	}
	return true
}

// dates tells whether a day begins at token i: 12 March, the 12th, Monday.
func dates(ts []token, i int) bool {
	next := following(ts, i)
	switch {
	case ts[i].left&weekday != 0:
		return true
	case ts[i].right&article != 0:
		return next != nil && next.figures && !next.year
	}
	return ts[i].figures && next != nil && next.right&month != 0
}

// named tells whether the word before token i is a noun that only looks like the verb of
// a particle, before a phrase of its own: a turn in the garden, her call on Monday. A
// noun made of both has no phrase behind its particle: a break in at the museum.
func (s *Grammar) named(ts []token, i int) bool {
	next := following(ts, i)
	if i < 2 || ts[i-2].trail != "" || next == nil || next.right&(preposition|of) != 0 && next.right&article == 0 {
		return false
	}
	before := ts[i-2].left
	switch {
	case before&possessive != 0 && before&pronoun == 0, before&article != 0 && before&(pronoun|possessive|numeral|preposition) == 0,
		strings.HasSuffix(ts[i-2].word, "'s"):
		return true
	case before&adjective != 0 && before&(verb|adverb|after|degree) == 0, before&numeral != 0 && ends(ts[i-1].word, s.plural):
		return len(s.finite) > 0
	}
	return false
}

// whole tells whether the line would end at the link inside a name of two parts:
// Cloud de confiance Bleu, Isle of Man Railway, which may end before the last.
func whole(ts []token, i int) bool {
	if alone := i == 1 && (len(ts) == 4 || len(ts) > 4 && ts[4].lead != ""); ts[i-1].first && !alone {
		return false // its capital may be the sentence's
	}
	for k := i - 1; k < i+3; k++ {
		if k >= len(ts) || k > i-1 && ts[k].lead != "" || k < i+2 && ts[k].trail != "" {
			return false
		}
	}
	return ts[i-1].capital && !ts[i-1].figures && ts[i-1].left&binding == 0 && ts[i].right&link != 0 && !ts[i].capital &&
		ts[i+1].right&binding == 0 && ts[i+1].left&title == 0 && ts[i+2].capital && ts[i+2].left&month == 0 && ts[i+2].left&weekday == 0
}

// following is the token after i that no mark parts from it, nil when none is.
func following(ts []token, i int) *token {
	if i+1 >= len(ts) || ts[i].trail != "" || ts[i+1].lead != "" {
		return nil
	}
	return &ts[i+1]
}

// code is a number or a short sign that ends in one, as J2.
func code(t *token) bool {
	return t.figures && (len(t.word) <= 8 || actNumber(t)) && strings.ContainsAny(t.word[:1]+t.word[len(t.word)-1:], "0123456789")
}

// countable is a word that a number before it may count.
func countable(t *token) bool { return t.right&(binding|verb) == 0 && !t.figures }

// leads is the grade of a line that ends with a word that leads on.
func (s *Grammar) leads(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	next := following(ts, i)
	joins := r.right&(conjunction|clause) != 0 && !(r.right&adverb != 0 && next != nil && next.right&after != 0) // n’ont donc pas
	onward := joins || r.right&(preposition|of) != 0 || s.preposes(ts, i)
	c := l.left
	if i > 1 && l.right&preposition != 0 && s.particle(ts, i-1) && s.free(ts, i) {
		return 0
	}
	adverbial := s.adverbial(ts, i)
	switch {
	case len(s.paired[l.word]) > 0 && c&verb == 0 && r.right&clause != 0:
		return tied // neither how long nor where
	case i > 2 && s.counterpart(ts, i-2) && l.left&numeral != 0:
		return framing // two in three work
	case l.year && i > 1 && ts[i-2].left&article != 0 && r.right&(binding|verb) == 0:
		return tied // the 1936 campaign
	case l.figures && !l.year && !code2(ts, i):
		if onward || r.right&(article|pronoun|auxiliary|negation|verb) != 0 {
			return 0
		}
		return bound
	case c&article != 0 && c&(pronoun|auxiliary) == 0 && (c&(numeral|degree|after) == 0 || !onward), c&negation != 0,
		c&preposition != 0 && (c&(adverb|after) == 0 || !onward), c&of != 0:
		return s.leaning(ts, i)
	case c&numeral != 0:
		if c&pronoun != 0 && i > 1 && ts[i-2].left&clause != 0 {
			return bound - 5 // so that one knows
		}
		if onward || r.right&(article|auxiliary|negation|verb) != 0 && r.right&quantity == 0 {
			return 0
		}
		return numbered
	case c&(conjunction|clause) != 0:
		return bound - 5
	case c&pronoun != 0:
		return pronominal(l, r, onward)
	case adverbial > 0:
		return adverbial
	case c&auxiliary != 0 && joins:
		return questioned(l, r)
	case c&auxiliary != 0:
		return s.leading(ts, i)
	case c&degree != 0:
		if onward || c&adverb != 0 && disjoined(ts, i) || // lui aussi
			c&adverb != 0 && r.right&article != 0 || // they span now the river
			c&after != 0 && r.right&pronoun == 0 && denied(ts, i) {
			return 0
		}
		if r.right&article != 0 || s.answered(ts, i-1) {
			return bound // quite the same, as old as
		}
		return tied
	case c&adjective != 0 && c&verb == 0:
		if onward {
			return 0
		}
		return adjectival(ts, i)
	}
	return 0
}

// questioned is the grade of a line between an auxiliary and a clause or a conjunction, 0
// when it has none of its own.
func questioned(l, r *token) int {
	if r.right&clause != 0 && r.right&conjunction == 0 && l.left&article == 0 {
		return close // is | who will pay
	}
	return 0
}

// pronominal is the grade of a line that ends with a pronoun.
func pronominal(l, r *token, onward bool) int {
	switch {
	case r.right&relative != 0 && r.trail == "" && l.left&after == 0:
		return close + 5 // those who
	case r.right&of != 0 && l.left&(after|auxiliary|article|preposition) == 0:
		return doubtful // celui des candidates
	case onward:
		return 0
	}
	return bound - 5
}

// adverbial is the grade of a line that ends with an adverb that leads on, 0 when
// it does not.
func (s *Grammar) adverbial(ts []token, i int) int {
	if i < 2 || ts[i-1].left&(adverb|after|degree|focus) == 0 {
		return s.singled(ts, i)
	}
	c, r, before := ts[i-1].left, &ts[i], &ts[i-2]
	onward := r.right&(conjunction|clause|preposition|of) != 0 || s.preposes(ts, i)
	switch {
	case c&after != 0 && s.causes(before, r):
		return bound // ne faisaient pas | vérifier
	case c&(after|adverb) != 0 && behindAuxiliary(ts, i) && r.right == auxiliary && !copula(following(ts, i)):
		return never // has never been sold
	case c&(after|adverb) != 0 && behindAuxiliary(ts, i) && !onward && r.right&(article|pronoun) == 0:
		if r.right&(adverb|degree|adjective) == 0 && !r.figures {
			return bound - 5 // has already paid, n’ont pourtant pas baissé
		}
		return tied // has never been
	case c&after != 0 && before.left == negation && before.trail == "" && !onward:
		return bound - 5 // ne pas pouvoir
	case c&(adverb|degree) != 0 && before.left&auxiliary != 0 && infinitive(r, following(ts, i)):
		return tied // is still to come
	case s.singled(ts, i) > 0:
		return tied
	case c&adverb != 0 && c&degree == 0 && before.left&(verb|auxiliary|adverb) == 0 && before.trail == "" &&
		r.right&verb != 0 && r.right&binding == 0 && len(s.finite) > 0:
		return close // really costs
	}
	return 0
}

// behindAuxiliary tells whether nothing but adverbs and the rest of a negation stands between an
// auxiliary and token i: n’ont toujours pas été.
func behindAuxiliary(ts []token, i int) bool {
	for k := i - 2; k >= 0 && ts[k].trail == ""; k-- {
		if ts[k].left&auxiliary != 0 {
			return true
		}
		if ts[k].left&(adverb|after) == 0 {
			return false
		}
	}
	return false
}

// copula tells whether an auxiliary before next is the verb of its clause: so low.
func copula(next *token) bool { return next != nil && next.right&degree != 0 }

// singled is the grade of a line that ends with an adverb that singles out the
// phrase behind it: even in, just before.
func (s *Grammar) singled(ts []token, i int) int {
	if l := &ts[i-1]; l.left&focus != 0 && !l.capital && (ts[i].right&(preposition|of|clause) != 0 || s.preposes(ts, i)) {
		return tied
	}
	return 0
}

// leaning is the grade of a line that ends with an article, a preposition or a
// negation: with a verb's preposition rather than with the article behind it.
func (s *Grammar) leaning(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	switch {
	case len(s.finals) == 0 && infinitive(r, following(ts, i)) && l.left&(preposition|joint|of|article|negation) == preposition:
		return naming // about | to be qualified
	case i > 1 && l.left&of != 0 && ts[i-2].left&quantity != 0 && ts[i-2].trail == "":
		return never // half of the towns
	case r.right&article != 0 && i > 1 && s.belongs(s.governs[l.word], ts[i-2].word):
		return tied // looks into the collapse
	case l.left&negation != 0 && l.left&after == 0:
		return numbered // ne croient
	case l.left&article != 0 && i > 1 && ts[i-2].left&preposition != 0 && ts[i-2].left&article == 0 && len(ts[i-2].word) >= longWord:
		return numbered // depuis | la dernière, rather than depuis la |
	}
	return bound
}

// longWord is how many letters a preposition has that a line ends with rather than
// with the article behind it.
const longWord = 4

// leading is the grade of a line that ends with an auxiliary before token i.
func (s *Grammar) leading(ts []token, i int) int {
	r, next := &ts[i], following(ts, i)
	switch {
	case len(s.finals) > 0 && r.right&verb != 0 && ends(r.word, s.finals):
		return bound - 5 // ne plus pouvoir | répondre
	case i > 1 && infinitive(&ts[i-2], &ts[i-1]) && r.right != auxiliary && r.right&(preposition|of|article) == 0:
		return bound // to be elected
	case chained(ts, i) && r.right&(auxiliary|after|negation|degree) == 0:
		return tied - 5 // have never been | switched off
	case s.participial[r.word] && next != nil:
		return tied - 5 // was | being widened
	case r.right == auxiliary, r.right&(adverb|focus) != 0 && next != nil && next.right == auxiliary:
		return numbered // must be, have never been
	case r.right&(after|negation) != 0, r.right&adverb != 0 && next != nil && next.right&after != 0:
		return bound // does not, n’est pas, n’ont toujours pas
	case r.right&verb != 0, r.right == 0 && !r.capital:
		return bound - 5 // must face
	case r.right&degree != 0 && next != nil && next.right&verb != 0 && next.right&binding == 0:
		return bound - 5 // it’d rather wait
	case r.right&degree != 0 && r.right&(adverb|after) == 0:
		return tied - 5 // be quite the same
	}
	return tied
}

// adjectival is the grade of a line that ends with an adjective before its noun.
func adjectival(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	if i > 1 && ts[i-2].left&degree != 0 && ts[i-2].left&(article|verb) == 0 && ts[i-2].trail == "" && r.right == 0 {
		return bound - 5 // à très haute | disponibilité
	}
	if r.right&(article|auxiliary|negation|pronoun) != 0 || l.left&ending != 0 && !l.capital && r.right&verb != 0 {
		return 0
	}
	if i > 1 && ts[i-2].left&article != 0 && ts[i-2].left&pronoun == 0 || l.right&article != 0 && l.left&article == 0 {
		if i > 2 && ts[i-3].left&preposition != 0 && ts[i-3].trail == "" && l.right&article == 0 {
			return tied // dans les mêmes | conditions, rather than behind dans
		}
		return bound - 5 // the qualified share, l’ancien central
	}
	return close + 5
}

// disjoined tells whether the line ends with an adverb that belongs to a pronoun
// which stands alone behind a comma: lui aussi.
func disjoined(ts []token, i int) bool {
	return i > 2 && ts[i-2].left&pronoun != 0 && ts[i-2].left&article == 0 && ts[i-2].trail == "" && strings.Contains(ts[i-3].trail, ",")
}

// denied tells whether the line ends with what denies the verb before it: ne
// passe plus.
func denied(ts []token, i int) bool {
	if i < 2 || ts[i-2].left&auxiliary != 0 && ts[i].right&article == 0 {
		return false
	}
	return ts[i-2].right&negation != 0 || i > 2 && ts[i-3].left&negation != 0
}

// code2 tells whether the number that ends the line numbers the word before it
// (page 4) and counts nothing after it.
func code2(ts []token, i int) bool {
	figures := onlyFigures(strings.TrimSuffix(ts[i-1].word, "%"))
	if i < 2 || ts[i-2].trail != "" || ts[i-1].lead != "" {
		return ts[i-1].right&numeral == 0 && len(ts[i-1].word) > 4 && !figures
	}
	p := &ts[i-2]
	return p.left&(reference|month) != 0 || !figures
}

func onlyFigures(w string) bool { return strings.Trim(w, "0123456789.,\u202f'") == "" }

// compound tells whether a noun qualifies the one that token i is: storm damage,
// night trains return. A singular has no verb without the ending of one, and a
// word before a plural's verb is that plural.
func (s *Grammar) compound(ts []token, i int) bool {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	const noun = verb | reference | title | quantity | body // what a noun may be besides
	if len(s.finite) == 0 || l.left&^noun != 0 || r.right&^noun != 0 || l.figures || r.figures || r.capital ||
		len(l.word) < 3 || ends(l.word, s.plural) || s.plurals[l.word] {
		return false
	}
	if i > 2 && s.inPeriod(ts, i-1) && ts[i-3].left&article == 0 && r.right&verb != 0 && next != nil && next.right&(preposition|article) != 0 {
		return false // routes cut last winter | return in spring
	}
	possessed := i > 1 && ts[i-2].trail == "" && ts[i-2].left&article != 0 && ts[i-2].left&(pronoun|numeral) == 0
	if l.capital && !l.first {
		return possessed && l.lead == "" && r.right&verb == 0 && !ends(r.word, s.finite) // the Rhine agency
	}
	if !ends(r.word, s.finite) {
		return l.left&verb == 0 && s.forms[r.word] == "" && !s.plurals[r.word] || r.right&verb != 0 && next != nil && next.right == auxiliary
	}
	if possessed && l.left&verb == 0 && r.right == 0 && ends(r.word, s.plural) && (next == nil || next.right&preposition != 0) {
		return true // the Office’s information systems
	}
	if n := ts[max(0, i-2)].left; i > 1 && n&numeral != 0 && n&(pronoun|adjective) == 0 && ts[i-2].trail == "" {
		return true // two market gardeners
	}
	if !ends(r.word, s.plural) || next == nil {
		return false
	}
	if next.right == 0 { // a verb that is not known
		on := following(ts, i+1)
		return r.right&verb == 0 && !next.capital && s.agrees(r, next) && on != nil && on.right&(preposition|after|adverb) != 0
	}
	return next.right&verb != 0 && next.right&^noun == 0 && !ends(next.word, s.finite)
}

// cleft tells whether the clause that token i opens belongs to an adverb that a
// verb holds out: it is there that, c’est là que, ne sont plus que.
func cleft(ts []token, i int) bool {
	return i > 1 && ts[i-1].left&(adverb|after) != 0 && ts[i-2].trail == "" && ts[i-2].left&auxiliary != 0
}

// infinitive tells whether a preposition has a verb behind it: to come, à faire.
func infinitive(r, next *token) bool {
	return r.right&(joint|of) != 0 && r.right&article == 0 && r.right&preposition != 0 && next != nil &&
		(next.right&verb != 0 && next.right&binding == 0 || next.right == auxiliary)
}

// stranded tells whether token i is a preposition whose object stands before it,
// so that it belongs to its verb: those we spoke to gave.
func (s *Grammar) stranded(ts []token, i int) bool {
	r, next := &ts[i], following(ts, i)
	if r.right&preposition == 0 || r.right&(of|pronoun) != 0 || ts[i-1].left&binding != 0 {
		return false
	}
	if next == nil {
		return r.trail != ""
	}
	if r.right&joint != 0 && next.right&auxiliary != 0 {
		// who she spoke to have left, but the first to be elected
		return s.words[next.word+"ing"]&auxiliary == 0 && s.belongs(s.governs[r.word], ts[i-1].word)
	}
	past := s.forms[next.word] != "" && s.forms[next.word] != next.word && !ends(next.word, s.finite) && next.right&verb != 0
	return past && r.right&joint != 0 || next.right&auxiliary != 0 && next.right&^auxiliary == 0
}

// complement is the grade of a line before the complement of a noun: with its
// article it is a phrase, without one it tells what kind the noun is.
func (s *Grammar) complement(ts []token, i int) int {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	bare := r.right&article == 0 && r.left != r.right || next != nil && next.right == 0
	named := next != nil && next.capital || r.capital
	switch {
	case l.left&body != 0 && named:
		return tied // City of Lyon
	case l.left&body != 0 && l.capital && !l.first:
		return tied // Caisse des dépôts
	case bare && !named && r.right&article == 0:
		return genitive + 5
	}
	return genitive
}

// begins is the grade of a line before a word, by what the word begins.
func (s *Grammar) begins(ts []token, i int) int {
	l, r := &ts[i-1], &ts[i]
	c := r.right
	next := following(ts, i)
	switch {
	case c&(clause|conjunction) == 0 && s.preposes(ts, i), beyond(ts, i),
		next != nil && c&(article|preposition|of) == 0 && s.inPeriod(ts, i+1):
		return governed(ts, i) // apart from, off the coast, begin | early next week
	case s.compound(ts, i), s.multiplied(ts, i):
		return tied
	case s.stranded(ts, i):
		return bound
	case next == nil && c&pronoun != 0 && c&(clause|negation|numeral) == 0 && l.left&(auxiliary|conjunction) == 0 && r.trail != ",":
		return tied // using it
	case s.answered(ts, i) && l.left&binding == 0:
		return framing // under the ice as old as
	case l.left&verb != 0 && i+1 < len(ts) && s.answered(ts, i+1), len(s.finals) > 0 && inverted(ts, i):
		return close // cost twice as much as, que prévoit | chaque schéma
	case c&after != 0 && c&preposition != 0 && (next != nil && next.right&of != 0 || s.named(ts, i) && s.belongs(s.phrasal[r.word], l.word)):
		return phrase // près de, the turn off the motorway
	case c&negation != 0 && l.left&(verb|auxiliary) == 0:
		return framing // offers not published
	case c&after != 0, c&pronoun != 0 && l.left&verb != 0 && c&(article|of|preposition) == 0 && (c&(numeral|clause) == 0 || next == nil):
		return tied
	case i > 1 && s.answered(ts, i-2), proportional(ts, i):
		return close + 5 // as old as, the harder it gets
	case c&clause != 0 && (r.trail != "" || i+1 == len(ts) || cleft(ts, i)):
		return tied // who did what
	case c&clause != 0:
		return clausal
	case c&conjunction != 0 && (c&adverb == 0 || l.left&verb == 0):
		return coupling
	case c&preposition != 0 && next != nil && infinitive(r, next) && following(ts, i+1) == nil:
		return genitive // has to wait.
	case c&of != 0:
		return s.complement(ts, i)
	case c&preposition != 0:
		return governed(ts, i)
	case c&(auxiliary|verb) != 0 && l.left&verb == 0 && i > 1 && s.closes(ts, i):
		return alone(r)
	case briefObject(ts, i):
		return framing + 5 // slams the door
	case c&(auxiliary|negation|pronoun|article) != 0, c&verb != 0 && l.left&verb == 0:
		return framing
	case c&numeral != 0 || r.figures:
		return enumerated(l, r, next)
	case l.left&verb != 0 && c&(adverb|degree) != 0:
		return attended(next)
	case c&adverb != 0 || l.left&adverb != 0:
		return naming
	case c&degree != 0:
		return close + 5
	case l.left&verb != 0:
		return object(next)
	case r.capital && !r.first:
		return titled(l)
	case c&adjective != 0:
		if len(s.finals) > 0 && next == nil && l.left == 0 {
			return close // le guichet unique
		}
		return naming
	}
	return s.unknown(ts, i)
}

// beyond tells whether token i, which might be a particle, is a preposition with its object behind
// a noun: the road | off the coast.
func beyond(ts []token, i int) bool {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	return r.right&after != 0 && r.right&preposition != 0 && next != nil && next.right&article != 0 && next.right&(pronoun|of) == 0 &&
		l.left&(verb|binding|adverb|adjective) == 0
}

// inverted tells whether the verb before token i stands behind what opens its clause and is no
// subject of it, so that its subject follows: que prévoit chaque schéma.
func inverted(ts []token, i int) bool {
	l := &ts[i-1]
	return i > 2 && l.left&verb != 0 && l.left&auxiliary == 0 && ts[i].right&article != 0 && ts[i-2].trail == "" &&
		ts[i-2].left&clause != 0 && ts[i-2].left&subject == 0 && ts[i-3].trail == "" && ts[i-3].left&binding == 0
}

// proportional tells whether a clause begins behind its comparative: the harder it gets.
func proportional(ts []token, i int) bool {
	l, r := &ts[i-1], &ts[i]
	return i > 1 && l.left&(adjective|degree) != 0 && ts[i-2].left&article != 0 && ts[i-2].right&pronoun == 0 &&
		r.right&pronoun != 0 && r.right&(article|clause) == 0
}

// attended is the grade of a line between a verb and its adverb, by what follows that.
func attended(next *token) int {
	if next != nil && next.right&article != 0 {
		return tied - 5 // awaits still its gas
	}
	return close
}

// governed is the grade of a line before a preposition, which belongs more to a verb
// than that to its subject: seen from the gallery.
func governed(ts []token, i int) int {
	if l := &ts[i-1]; l.left&verb != 0 && l.left&auxiliary == 0 && i > 1 && ts[i-2].trail == "" {
		return framing
	}
	return phrase
}

// enumerated is the grade of a line before a number.
func enumerated(l, r, next *token) int {
	switch {
	case l.left&verb == 0:
		return naming
	case r.right&numeral != 0 && next != nil && countable(next):
		if l.left&^verb == 0 {
			return naming // lends twelve paintings
		}
		return genitive // last three days
	case next == nil, r.right&numeral != 0 && next.right&(conjunction|preposition) != 0:
		return close // turns eighty, encrypt first and
	}
	return naming
}

// titled is the grade of a line before a name.
func titled(l *token) int {
	if l.left&^(reference|title|body|quantity) == 0 && !l.capital {
		return tied // directive NIS 2
	}
	return close
}

// object is the grade of a line between a verb and a word without an article, by
// what follows that.
func object(next *token) int {
	switch {
	case next == nil:
		return naming + 10
	case next.right&(binding|after) != 0:
		return tied - 5 // takes place, gains ground
	}
	return naming
}

// alone is the grade of a line before a verb that ends its clause: when a provider
// folds, who keeps the keys.
func alone(r *token) int {
	if strings.Contains(r.trail, ",") {
		return doubtful
	}
	return close
}

// unknown is the grade of a line between two words of which nothing is known.
func (s *Grammar) unknown(ts []token, i int) int {
	l, r, next := &ts[i-1], &ts[i], following(ts, i)
	switch {
	case l.left&verb != 0:
	case next != nil && l.left == 0 && !l.capital && len(s.qualify) > 0 && len(r.word) > 4 && ends(r.word, s.qualify):
		return close + 5 // fibre optique
	case i > 1 && ts[i-2].left&article != 0 && ts[i-2].left&pronoun == 0 && l.left == 0 && next != nil && next.right&verb != 0:
		return tied - 5 // the lock gates swing
	case next == nil || next.right&(binding|after|verb) != 0:
		return close // a noun and its adjective, or two nouns
	}
	return doubtful
}
