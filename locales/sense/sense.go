// Package sense is the grammar of lines: how ill a line ends between two words,
// by the words by class of a language. It knows no language.
package sense

import (
	"slices"
	"strings"
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
	Subjects       []string            `yaml:"subjects"`       // relatives that are the subject of their clause: who, qui
	Auxiliaries    []string            `yaml:"auxiliaries"`    // be, have, modal verbs
	Negations      []string            `yaml:"negations"`      // ne, before its verb
	Pronouns       []string            `yaml:"pronouns"`
	Numerals       []string            `yaml:"numerals"` // besides the numbers in words
	Ordinals       []string            `yaml:"ordinals"` // that end a number of several parts: twenty-fifth
	Degrees        []string            `yaml:"degrees"`  // very, more: before an adjective
	Before         []string            `yaml:"before"`   // adjectives that stand before their noun
	After          []string            `yaml:"after"`    // words that belong to the one before them: pas, ago
	Adverbs        []string            `yaml:"adverbs"`
	Focusing       []string            `yaml:"focusing"`      // adverbs that single out the phrase behind them: only, même
	Bodies         []string            `yaml:"bodies"`        // nouns that make a name with their complement: ministry of, ville de
	Verbs          []string            `yaml:"verbs"`         // in the forms that a sentence has them in
	Further        []string            `yaml:"further"`       // more of them, which tell nothing of the language of a sentence
	Endings        []string            `yaml:"endings"`       // of other forms of the verbs: s, ed, nt
	Agreeing       []string            `yaml:"agreeing"`      // endings by which an unknown word after a plural is its verb; "*" any
	Disagreeing    []string            `yaml:"disagreeing"`   // endings by which it is not
	Finite         []string            `yaml:"finite"`        // endings of verbs behind a singular; none: nouns make no compounds
	Plurals        []string            `yaml:"plurals"`       // plural nouns without the ending of one
	Irregular      map[string]string   `yaml:"irregular"`     // form of a verb → the verb
	Phrasal        map[string][]string `yaml:"phrasal"`       // particle → verbs it belongs to: set up
	Adverbial      map[string][]string `yaml:"adverbial"`     // the same where no object follows: come in, not: come in a box
	Governing      map[string][]string `yaml:"governing"`     // preposition → verbs it belongs to, its object behind it: look for
	Bare           map[string][]string `yaml:"bare"`          // preposition → verbs that a noun without an article completes: mettre en
	Dayparts       []string            `yaml:"dayparts"`      // behind a day: Tuesday night
	Placing        []string            `yaml:"placing"`       // words that place a day, a month or another period: last winter, début mai
	Placed         []string            `yaml:"placed"`        // the same behind them: mardi prochain
	Periods        []string            `yaml:"periods"`       // nouns of time that they place, besides days and months
	Absolute       []string            `yaml:"absolute"`      // participles that are prepositions before an article or a number: passé minuit
	Spatial        []string            `yaml:"spatial"`       // particles that are prepositions of place too: taken in Derby
	Participles    []string            `yaml:"participles"`   // irregular ones that are no past: taken, not: brought
	Passives       []string            `yaml:"passives"`      // auxiliaries of the passive
	Agents         []string            `yaml:"agents"`        // prepositions of who does what a participle says: by
	Rates          []string            `yaml:"rates"`         // phrases that belong to what is counted before them: one day a week
	Prepositional  map[string][]string `yaml:"prepositional"` // particle and preposition → verbs that both belong to: put up with
	Distant        map[string][]string `yaml:"distant"`       // phrase → verbs it belongs to, their object between
	Inflected      map[string][]string `yaml:"inflected"`     // verb → its forms, by which idioms know it
	Causatives     []string            `yaml:"causatives"`    // forms of verbs that hold the infinitive behind them: fait réviser
	Infinitives    []string            `yaml:"infinitives"`   // its endings
	Foreign        []string            `yaml:"foreign"`       // conjunctions of other languages, which stand in names: Share and Workspace
	Qualifying     []string            `yaml:"qualifying"`    // endings of adjectives behind the noun whose kind they tell: fibre optique
	Correlatives   map[string]string   `yaml:"correlatives"`  // what opens a comparison → what answers it: as old as
	Paired         map[string][]string `yaml:"paired"`        // what opens two members → what stands between them: between … and
	Indefinite     []string            `yaml:"indefinite"`    // pronouns with a clause behind them without a relative: everything the law says
	Participial    []string            `yaml:"participial"`   // auxiliaries that open a clause behind a noun: the pact being signed
	Regular        map[string][]string `yaml:"regular"`       // ending of an infinitive → those of its forms in idioms
	Sums           map[string][]string `yaml:"sums"`          // number in words → those that a conjunction adds to it: hundred and; "*" any
	Paradigms      map[string][]string `yaml:"paradigms"`     // name → endings of “stem+name” among auxiliaries and causatives
	Ratios         []string            `yaml:"ratios"`        // prepositions of fractions: two in three
	References     []string            `yaml:"references"`    // besides the names of terms: page, milestone
	Titles         []string            `yaml:"titles"`        // words held to the name that follows: rue, lake
	Links          []string            `yaml:"links"`         // words inside names: of, de, sur
	Locutions      []string            `yaml:"locutions"`     // prepositions of several words: apart from, y compris
	Hold           []string            `yaml:"hold"`          // phrases of several words in which no line ends
	Compounds      []string            `yaml:"compounds"`     // nouns of several words: parted only where nothing better stands
	Attributive    []string            `yaml:"attributive"`   // such phrases that qualify the noun before them: in progress
	Idioms         []string            `yaml:"idioms"`        // such phrases that begin with a verb in any form; ~ is any possessive
	Leading        []string            `yaml:"leading"`       // such phrases that lead on to a verb: no longer
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
	possessive
	ending  // known by its ending alone
	joint   // between the two ends of a range: to, à
	ratio   // between the two numbers of a fraction: in three
	foreign // of another language
	relative
	subject // a relative that is the subject of its clause: who, qui
	focus   // an adverb that singles out the phrase behind it: only, même
	body    // a noun that makes a name with its complement: ministry of, ville de
)

// binding are the classes of words that a line should not end with.
const binding = article | preposition | of | conjunction | clause | auxiliary | negation | pronoun | degree

// Grammar is the grammar of lines of a language.
type Grammar struct {
	words                         map[string]class
	tails                         []tail // by endings
	verbs                         map[string]bool
	endings                       []string
	suffixes                      []string // endings, and that of the participle
	forms                         map[string]string
	phrasal                       map[string]map[string]bool // particle → verb
	loose                         map[string]map[string]bool // particle → verb, where no object follows
	governs                       map[string]map[string]bool // preposition → verb
	bare                          map[string]map[string]bool // preposition → verb, before a bare noun
	dayparts                      map[string]bool
	double                        map[string]map[string]bool // particle and preposition → verb
	distant                       map[string][]locution      // first word → phrases whose verb stands further before
	inflects                      map[string]string          // form → verb, of idioms
	answers                       map[string]string          // what opens a comparison → what answers it
	paired                        map[string]map[string]bool // what opens two members → what stands between them
	indefinite, participial, asks map[string]bool
	causative                     map[string]bool       // forms of verbs that hold an infinitive
	finals                        []string              // endings of infinitives
	qualify                       []string              // endings of adjectives behind their noun
	hold                          map[string][]locution // first word → the phrases
	idioms                        map[string][]locution // verb → those that begin with it
	plural                        []string
	summed                        map[string]map[string]bool // number in words → what a conjunction adds to it
	agree                         []string
	differ                        []string
	finite                        []string
	plurals                       map[string]bool
	placing, placed, periods      map[string]bool // of periods
	absolute                      map[string]bool // participles that may be prepositions
	spatial, participles          map[string]bool // particles of place; participles that are no past
	passives, agents              map[string]bool
	unit                          map[string]bool // ordinals that end one of several parts
	silent                        map[string]bool // verbs that tell nothing of the language of a sentence
}

// locution is a phrase of several words in which no line ends.
type locution struct {
	words []string
	noun  bool            // it qualifies the noun before it
	leads bool            // on to a verb
	rate  bool            // it belongs to what is counted before it
	group bool            // it is a preposition
	soft  bool            // a compound: parted only where nothing better stands
	verb  bool            // its first word is one, in any form
	span  int             // its words in a text
	verbs map[string]bool // it belongs to, further before
}

type tail struct {
	end   string
	class class
}

// Numbers and dates are the words a language has for them elsewhere.
type Numbers struct {
	Words  []string // numbers, from zero
	Joins  []string // between numbers: to, and
	Names  []string // words before numbers that are names: invoice, port
	Months []string // long and short
	Days   []string
	Plural []string // endings of nouns in the plural
}

// New is the grammar of a language's words.
func New(f *Forms, n Numbers) *Grammar {
	causatives := inflected(f.Causatives, f.Paradigms)
	s := &Grammar{summed: byVerb(f.Sums), words: map[string]class{}, verbs: map[string]bool{}, forms: f.Irregular,
		endings: f.Endings, suffixes: append([]string{"ing"}, f.Endings...),
		phrasal: byVerb(f.Phrasal), loose: byVerb(f.Adverbial), governs: byVerb(f.Governing),
		hold: map[string][]locution{}, idioms: map[string][]locution{},
		plural: n.Plural, agree: f.Agreeing, differ: f.Disagreeing, finite: f.Finite, plurals: set(f.Plurals),
		bare: byVerb(f.Bare), dayparts: set(f.Dayparts),
		double: byVerb(f.Prepositional), distant: map[string][]locution{}, inflects: byForm(f.Inflected), answers: f.Correlatives,
		paired: byVerb(f.Paired), indefinite: set(f.Indefinite), participial: set(f.Participial), asks: set(f.Interrogatives),
		placing: set(f.Placing), placed: set(f.Placed), periods: set(f.Periods), absolute: set(f.Absolute),
		spatial: set(f.Spatial), participles: set(f.Participles), passives: set(f.Passives), agents: set(f.Agents),
		causative: set(causatives), silent: set(f.Further), unit: set(f.Ordinals), finals: f.Infinitives, qualify: f.Qualifying}
	for _, x := range []struct {
		class class
		words []string
	}{{article, f.Articles}, {article | possessive, f.Possessives}, {article, f.Quantifiers}, {quantity, f.Quantities}, {of, f.Of},
		{preposition, f.Prepositions},
		{conjunction, f.Conjunctions}, {clause, f.Subordinators}, {clause, f.Relatives}, {relative, without(f.Relatives, f.Subordinators)},
		{subject, f.Subjects}, {focus, f.Focusing}, {body, f.Bodies}, {clause, f.Interrogatives},
		{auxiliary, inflected(f.Auxiliaries, f.Paradigms)},
		{negation, f.Negations}, {pronoun, f.Pronouns}, {numeral, f.Numerals}, {numeral, counting(n.Words)}, {degree, f.Degrees},
		{adjective, f.Before}, {after, f.After}, {adverb, f.Adverbs}, {verb, f.Verbs}, {verb, f.Further},
		{reference, f.References}, {reference, n.Names},
		{joint, n.Joins}, {ratio, f.Ratios}, {conjunction | foreign, f.Foreign},
		{title, f.Titles}, {link, f.Links}, {month, n.Months}, {weekday, n.Days}} {
		s.add(x.class, x.words)
	}
	conjugated(s.inflects, f.Idioms, f.Regular, f.Inflected)
	for _, verbs := range f.Bare {
		conjugated(s.inflects, verbs, f.Regular, f.Inflected)
	}
	for _, verbs := range f.Governing {
		conjugated(s.inflects, verbs, f.Regular, f.Inflected)
	}
	keep(s.hold, f.Hold, locution{})
	keep(s.hold, f.Attributive, locution{noun: true})
	keep(s.hold, f.Rates, locution{rate: true})
	keep(s.hold, f.Locutions, locution{group: true})
	keep(s.hold, f.Leading, locution{leads: true})
	keep(s.idioms, f.Idioms, locution{verb: true})
	keep(s.hold, f.Compounds, locution{soft: true})
	for phrase, verbs := range f.Distant {
		keep(s.distant, []string{phrase}, locution{verbs: set(verbs)})
	}
	return s
}

// inflected are the words with those that stand as stem+paradigm in each of its endings:
// “aur+future” is aurai, auras and so on.
func inflected(words []string, paradigms map[string][]string) []string {
	var out []string
	for _, w := range words {
		stem, name, ok := strings.Cut(w, "+")
		if !ok {
			out = append(out, w)
			continue
		}
		for _, end := range paradigms[name] {
			out = append(out, plainMarks(stem+end))
		}
	}
	return out
}

// keep adds phrases of a kind.
func keep(to map[string][]locution, phrases []string, kind locution) {
	for _, h := range phrases {
		if kind.words = strings.Fields(plainMarks(h)); len(kind.words) > 1 {
			to[kind.words[0]] = append(to[kind.words[0]], kind)
		}
	}
}

func byVerb(of map[string][]string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for particle, verbs := range of {
		out[particle] = set(verbs)
	}
	return out
}

// byForm is the verb of each of its forms.
func byForm(of map[string][]string) map[string]string {
	out := map[string]string{}
	for v, forms := range of {
		for _, w := range forms {
			out[w] = v
		}
	}
	return out
}

// without are the words that are not among others.
func without(words, others []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(others, w) })
}

func set(words []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
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
	return of != nil && s.stem(w, func(v string) bool { return of[v] })
}

// stem tells whether one of the verbs that a word may be a form of is it; the
// word itself is the first.
func (s *Grammar) stem(w string, is func(verb string) bool) bool {
	if is(w) {
		return true
	}
	if f := s.forms[w]; f != "" && is(f) {
		return true
	}
	if f := s.inflects[w]; f != "" && is(f) {
		return true
	}
	for _, e := range s.suffixes {
		v, ok := strings.CutSuffix(w, e)
		if !ok || v == "" {
			continue
		}
		if is(v) || is(v+"e") || len(v) > 2 && is(v[:len(v)-1]) {
			return true
		}
	}
	return false
}
