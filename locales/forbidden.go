package locales

import (
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// Forbidden is what must not be printed in a paragraph of a section, wherever
// it stands. Unlike Wording it looks at every piece, code and
// foreign passages too: the words would stand on the page.
func (l *Locale) Forbidden(section string, pieces []Piece) []Suggestion {
	var s []rune
	for _, pc := range pieces {
		s = append(s, []rune(pc.Text)...)
	}
	var out []Suggestion
	for _, f := range l.rules.forbidden {
		if !f.except[section] {
			out = append(out, f.find(s)...)
		}
	}
	return out
}

// forbiddenAdvice is words that are wrong where they are said of a subject, by what
// their sentence names. What the sentence says of another thing of that kind, of other
// objects, or of the difference is right. Where subject and word are one phrase, what is
// found is sure; else it may have been misread.
type forbiddenAdvice struct {
	ruleBase `yaml:",inline"`
	Words    []string `yaml:"words"`    // how words begin that are wrong of the subject
	Also     []string `yaml:"also"`     // words that are so only where the sentence names the subject or its owner, or the right word before
	Not      []string `yaml:"not"`      // names they may be part of
	Subject  []string `yaml:"subject"`  // whom they are wrong of
	Owner    []string `yaml:"owner"`    // who grants the subject, and the right word for it
	Rivals   []string `yaml:"rivals"`   // things of that kind of which they are right
	Objects  []string `yaml:"objects"`  // of whom they are right where the subject and its owner stand further off
	Joins    []string `yaml:"joins"`    // may stand between a word and the subject in one phrase
	Denials  []string `yaml:"denials"`  // before a word: the subject is none
	Beside   []string `yaml:"beside"`   // before a word, in a sentence that says the right one: the subject is not that
	Right    []string `yaml:"right"`    // the right word, which the two are compared beside
	Compares []string `yaml:"compares"` // words of a sentence that says how the two differ
	Except   []string `yaml:"except"`   // sections whose subject it is
	Why      string   `yaml:"why"`
	Write    string   `yaml:"write"` // what to do

	except                                                     map[string]bool
	subjects, owners, rivals, objects, rights, compares, joins wordNames
	denials, beside                                            [][]string
}

func (f *forbiddenAdvice) prepare() {
	f.except = setOf(f.Except)
	f.subjects, f.owners, f.rivals, f.objects = newWordNames(f.Subject), newWordNames(f.Owner), newWordNames(f.Rivals), newWordNames(f.Objects)
	f.rights, f.compares, f.joins = newWordNames(f.Right), newWordNames(f.Compares), newWordNames(f.Joins)
	f.denials, f.beside = wordsOf(f.Denials), wordsOf(f.Beside)
}

// advise keeps the rule out of the advice on wording: what it finds is no
// suggestion.
func (f *forbiddenAdvice) advise(*para) []Suggestion { return nil }

// find is the wrong words of a paragraph, sentence by sentence. One that names nobody
// goes on with the other thing of which the sentence before spoke.
func (f *forbiddenAdvice) find(s []rune) []Suggestion {
	var out []Suggestion
	rival := false
	for from := 0; from < len(s); {
		end := sentenceEnd(s, from)
		p := f.parse(s[from:end])
		named := len(p.subjects)+len(p.owners)+len(p.rights) > 0
		for i, w := range p.words {
			if sure, wrong := f.wrong(p, i); wrong && (named || !rival) {
				out = append(out, Suggestion{Offset: from + w.at, Len: w.n, Found: string(s[from+w.at : from+w.at+w.n]),
					Want: f.Write, Rule: f.Kind, Why: f.Why, Unsure: !sure})
			}
		}
		rival = len(p.rivals) > 0 || rival && !named
		from = end
	}
	return out
}

// judgedSentence is a sentence in words, and at which of them stands what a word is judged by.
type judgedSentence struct {
	words                                              []judgedWord
	subjects, owners, rivals, objects, rights, compare []int
}

// judgedWord is a word in small letters with plain marks, or a comma.
type judgedWord struct {
	word  string
	at, n int  // the part of it that is a wrong word, or all; in runes of the sentence
	wrong bool // of the subject
	also  bool // only of one that is named
}

// parse cuts a sentence into words.
func (f *forbiddenAdvice) parse(s []rune) (p judgedSentence) {
	low := letters.Plainly(string(s))
	for _, name := range f.Not {
		low = strings.ReplaceAll(low, letters.Plainly(name), strings.Repeat("-", len([]rune(name))))
	}
	rs, wrong := []rune(low), false
	for i := 0; i < len(rs); i++ {
		j := i
		for j < len(rs) && letters.IsAlnum(rs[j]) {
			j++
		}
		switch {
		case j > i:
			w := f.judged(string(rs[i:j]), i)
			p.words, wrong = append(p.words, w), wrong || w.wrong
			i = j - 1
		case strings.ContainsRune(",;:", rs[i]):
			p.words = append(p.words, judgedWord{word: string(rs[i]), at: i, n: 1})
		}
	}
	p.rivals = f.rivals.in(p.words)
	p.subjects, p.owners, p.rights = f.subjects.in(p.words), f.owners.in(p.words), f.rights.in(p.words)
	if wrong {
		p.objects, p.compare = f.objects.in(p.words), f.compares.in(p.words)
	}
	return p
}

// judged is a word, and whether it is a wrong one: what stands before its stem, as in
// recertified, is no part of what is told.
func (f *forbiddenAdvice) judged(word string, at int) judgedWord {
	w := judgedWord{word: word, at: at, n: len([]rune(word)), also: slices.Contains(f.Also, word)}
	w.wrong = w.also
	if i, n := first(word, f.Words); n > 0 && !w.also {
		w.at, w.n, w.wrong = at+i, n, true
	}
	return w
}

// wordNames is names of one word or more, by their first words as far as they are whole; * at the end of
// a word stands for any ending.
type wordNames struct {
	by   map[string][][]string
	open [][]string // whose first word has any ending
}

func newWordNames(names []string) wordNames {
	out := wordNames{by: map[string][][]string{}}
	for _, parts := range wordsOf(names) {
		switch {
		case len(parts) == 0:
		case strings.HasSuffix(parts[0], "*"):
			out.open = append(out.open, parts)
		default:
			out.by[parts[0]] = append(out.by[parts[0]], parts)
		}
	}
	return out
}

// wordsOf is names in their words.
func wordsOf(names []string) [][]string {
	out := make([][]string, len(names))
	for i, name := range names {
		out[i] = strings.FieldsFunc(letters.Plainly(name), func(r rune) bool { return strings.ContainsRune(" '-", r) })
	}
	return out
}

// in is the words at which a name begins.
func (ns wordNames) in(words []judgedWord) (out []int) {
	for i := range words {
		reads := func(parts []string) bool { return reads(words[i:], parts) }
		if slices.ContainsFunc(ns.by[words[i].word], reads) || slices.ContainsFunc(ns.open, reads) {
			out = append(out, i)
		}
	}
	return out
}

// reads tells whether words begin with those of a name.
func reads(words []judgedWord, parts []string) bool {
	for k, part := range parts {
		stem, open := strings.CutSuffix(part, "*")
		if k >= len(words) || words[k].word != part && !(open && strings.HasPrefix(words[k].word, stem)) {
			return false
		}
	}
	return true
}

// far is how many words from a word anything is too far to be said of it, clause how many
// words a mark between two counts for.
const far, clause = 100, 3

// near is how many words the nearest of several places is from a word, and which it is; far
// and -1 where none is.
func (p judgedSentence) near(i int, places []int) (distance, at int) {
	distance, at = far, -1
	k, _ := slices.BinarySearch(places, i)
	for _, place := range places[max(k-1, 0):min(k+1, len(places))] {
		d := max(i-place, place-i)
		if d >= far {
			continue
		}
		for _, w := range p.words[min(i, place):max(i, place)] {
			if strings.Contains(",;:", w.word) {
				d += clause
			}
		}
		if d < distance {
			distance, at = d, place
		}
	}
	return distance, at
}

// wrong tells whether a word is said of the subject, and whether that is sure.
func (f *forbiddenAdvice) wrong(p judgedSentence, i int) (sure, wrong bool) {
	if !p.words[i].wrong {
		return false, false
	}
	right := len(p.rights) > 0
	subject, at := p.near(i, p.subjects)
	owner, _ := p.near(i, p.owners)
	rival, _ := p.near(i, p.rivals)
	object, _ := p.near(i, p.objects)
	switch {
	case f.denied(p, i, right), right && len(p.compare) > 0:
		return false, false
	case p.words[i].also && at < 0 && owner == far && (!right || p.rights[0] > i):
		return false, false
	case at >= 0 && f.joined(p, i, at):
		return true, true
	case rival < far && (at < 0 || rival <= subject):
		return false, false
	}
	return false, object >= min(subject, owner)
}

// joined tells whether a word and the subject are one phrase: with nothing between them but what
// joins them and, behind the word, the other things of that kind that stand in one row.
func (f *forbiddenAdvice) joined(p judgedSentence, i, at int) bool {
	for k := min(i, at) + 1; k < max(i, at); k++ {
		_, rival := slices.BinarySearch(p.rivals, k)
		w := p.words[k].word
		if rival && at < i || !rival && w != "," && len(f.joins.in(p.words[k:k+1])) == 0 && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return true
}

// denied tells whether a word is denied of the subject: it is no such thing; or, beside the right
// word, not that.
func (f *forbiddenAdvice) denied(p judgedSentence, i int, right bool) bool {
	before := func(parts []string) bool { return i >= len(parts) && reads(p.words[i-len(parts):i], parts) }
	return slices.ContainsFunc(f.denials, before) || right && slices.ContainsFunc(f.beside, before)
}

// sentenceEnd is where the sentence from i on ends, behind the space after its
// full stop.
func sentenceEnd(s []rune, i int) int {
	for ; i < len(s); i++ {
		if s[i] == '\n' || i > 0 && strings.ContainsRune(".!?…", s[i-1]) && unicode.IsSpace(s[i]) {
			return i + 1
		}
	}
	return len(s)
}

// first is the first place in a text, in runes, of one of several words, and
// how many runes of it were found; 0 for none.
func first(text string, words []string) (at, n int) {
	best := -1
	for _, w := range words {
		if i := strings.Index(text, letters.Plainly(w)); w != "" && i >= 0 && (best < 0 || i < best) {
			best, n = i, len([]rune(w))
		}
	}
	if best < 0 {
		return 0, 0
	}
	return len([]rune(text[:best])), n
}
