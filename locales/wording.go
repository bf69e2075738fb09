package locales

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Suggestion is a change of wording that the house would make and the press
// never makes by itself.
type Suggestion struct {
	Offset, Len int    // in runes of all pieces together
	Found       string // "" where something is missing
	Want        string // "" where only the author can tell
	Rule        string // kind of the rule in language.yaml: forbidden, or advice
	Why         string // one sentence for the editor
	Partner     string // the mark that would pair one without a partner
	Unsure      bool   // of what is forbidden: it may have been misread, and is a warning
	Set         bool   // found in the words as the rules set them, where a rule that is lost may have set them right
}

// Issue is the suggestion as a finding about the text at pos, in a language. Its rules give
// their reasons in that language: in the others it is told what the press knows of the rule,
// with the reason in quotation marks where nothing else says what is wrong.
func (s Suggestion) Issue(pos diag.Pos, lang string) diag.Issue {
	i := diag.Issue{Code: CodeWording, Severity: diag.Warning, Pos: pos, Field: s.Rule, Subject: s.Found}
	if s.Set {
		i.Subject += "\n" + LostRule
	}
	reason := strings.TrimSuffix(s.Why, ".")
	switch {
	case s.Rule == "forbidden":
		i.Code, i.Severity = CodeBanned, diag.Error
		i.Msg = inOwn(lang, diag.Text(s.Why), diag.Said("The rules of the text's language forbid %q here: %q.", s.Found, reason))
		i.Hint = inOwn(lang, diag.Text(s.Want), diag.Said("Write what its language file gives: %q.", strings.TrimSuffix(s.Want, ".")))
		if s.Unsure {
			i.Severity = diag.Warning
		}
	case s.Want == "":
		i.Msg = inOwn(lang, diag.Said("%q: %s", s.Found, s.Why),
			diag.Said("%q is not as the rules of the text's language have it: %q.", s.Found, reason))
		i.Hint = "Write it otherwise, or leave it if it is meant."
	case s.Found == "":
		missing := diag.Said("%q is missing here.", s.Want)
		i.Msg, i.Hint = inOwn(lang, diag.Beside(missing, diag.Text(s.Why)), missing), diag.Said("Add %q.", s.Want)
	default:
		house := diag.Said("The house writes %q, not %q.", s.Want, s.Found)
		i.Msg, i.Hint = inOwn(lang, diag.Beside(house, diag.Text(s.Why)), house), diag.Said("Write %q.", s.Want)
	}
	return i
}

// Wording is what the house would write otherwise in one paragraph, in order
// and without overlaps. Pieces that are kept, addresses and identifiers are
// left alone.
func (l *Locale) Wording(pieces []Piece) []Suggestion {
	var s []rune
	var frozen []bool
	for _, pc := range pieces {
		for _, r := range pc.Text {
			s, frozen = append(s, r), append(frozen, pc.Keep)
		}
	}
	return slices.Clone(l.memory.advice.of(typedOf(s, frozen), func() []Suggestion { return l.advised(s, frozen) }))
}

func (l *Locale) advised(s []rune, frozen []bool) []Suggestion {
	p := newPara(s, frozen)
	p.shields()
	var all []Suggestion
	for _, a := range l.rules.wording {
		all = append(all, a.advise(p)...)
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].Offset < all[b].Offset })
	out, end := all[:0], 0
	for _, g := range all {
		if g.Offset >= end {
			out, end = append(out, g), g.Offset+g.Len
		}
	}
	return out
}

// Calendar is the kind of advice that finds days which no calendar has: the field of
// what it finds.
const Calendar = "calendar"

// advice is one rule of the house wording.
type advice interface{ advise(p *para) []Suggestion }

func newAdvice(kind string, set *settings, rs *ruleset, t *terms) advice {
	switch kind {
	case "forbidden":
		return &forbiddenAdvice{}
	case "phrases":
		return &phrasesAdvice{}
	case "spelling":
		return &spellingAdvice{}
	case "headline":
		return &headlineAdvice{date: set.Date}
	case "list":
		return &listAdvice{}
	case "unpaired":
		return &unpairedAdvice{rules: rs}
	case Calendar:
		return &calendarAdvice{date: set.Date, terms: t}
	case "repeated":
		return &repeatedAdvice{}
	case "patterns":
		return &patternsAdvice{rules: rs}
	}
	return nil
}

func adviceKinds() map[string]bool {
	return map[string]bool{"forbidden": true, "phrases": true, "spelling": true, "headline": true, "list": true, "unpaired": true,
		Calendar: true, "repeated": true, "patterns": true}
}

// suggest is a suggestion for the runes from i up to j, nil when the author's
// code is among them or nothing would change.
func (p *para) suggest(i, j int, want string, base ruleBase, why string) []Suggestion {
	for k := i; k < j; k++ {
		if !p.free(k) {
			return nil
		}
	}
	found := p.text(i, j)
	if found == want {
		return nil
	}
	return []Suggestion{{Offset: i, Len: j - i, Found: found, Want: want, Rule: base.Kind, Why: why}}
}

// phrasesAdvice replaces words and phrases.
type phrasesAdvice struct {
	ruleBase `yaml:",inline"`
	Exact    bool     `yaml:"exact"` // capitals count
	List     []phrase `yaml:"list"`

	by map[rune][]found
}

type phrase struct {
	Find []string `yaml:"find"`
	Want string   `yaml:"want"`
	Why  string   `yaml:"why"`
}

type found struct {
	runes []rune
	p     *phrase
}

func (a *phrasesAdvice) prepare() {
	a.by = map[rune][]found{}
	for i := range a.List {
		for _, f := range a.List[i].Find {
			rs := []rune(f)
			if len(rs) == 0 {
				continue
			}
			first := a.fold(rs[0])
			a.by[first] = append(a.by[first], found{rs, &a.List[i]})
		}
	}
	for _, fs := range a.by {
		sort.SliceStable(fs, func(x, y int) bool { return len(fs[x].runes) > len(fs[y].runes) })
	}
}

func (a *phrasesAdvice) fold(r rune) rune {
	if p := letters.Plain(r); !a.Exact || !unicode.IsLetter(r) {
		return p
	}
	return r
}

func (a *phrasesAdvice) advise(p *para) []Suggestion {
	var out []Suggestion
	for i := range p.c {
		for _, f := range a.by[a.fold(p.c[i].r)] {
			if isWord(f.runes[0]) && isWord(p.at(i-1)) || !a.stands(p, i, f.runes) {
				continue
			}
			want := f.p.Want
			if !a.Exact && unicode.IsUpper(p.at(i)) && unicode.IsLower(f.runes[0]) {
				want = Capital(want)
			}
			out = append(out, p.suggest(i, i+len(f.runes), want, a.ruleBase, f.p.Why)...)
			break
		}
	}
	return out
}

func (a *phrasesAdvice) stands(p *para, i int, f []rune) bool {
	for k, x := range f {
		if a.fold(p.at(i+k)) != a.fold(x) || p.at(i+k) == 0 {
			return false
		}
	}
	return !isWord(f[len(f)-1]) || !isWord(p.at(i+len(f)))
}

// spellingAdvice replaces endings and whole words.
type spellingAdvice struct {
	ruleBase `yaml:",inline"`
	Endings  [][]string        `yaml:"endings"` // [ization, isation]
	Stems    map[string]string `yaml:"stems"`   // beginnings of words
	Words    map[string]string `yaml:"words"`
	Not      []string          `yaml:"not"` // words that only look like one
	Why      string            `yaml:"why"`

	not map[string]bool
}

func (a *spellingAdvice) prepare() { a.not = setOf(a.Not) }

func (a *spellingAdvice) advise(p *para) []Suggestion {
	var out []Suggestion
	for _, t := range p.tokens() {
		if t.kind != tokWord {
			continue
		}
		word := string(p.low(t))
		if a.not[word] {
			continue
		}
		if want := a.spell(word); want != "" {
			out = append(out, p.suggest(t.i, t.j, likeCase(p.text(t.i, t.j), want), a.ruleBase, a.Why)...)
		}
	}
	return out
}

func (a *spellingAdvice) spell(word string) string {
	if w, ok := a.Words[word]; ok {
		return w
	}
	best := ""
	for stem := range a.Stems {
		if strings.HasPrefix(word, stem) && len(stem) > len(best) {
			best = stem
		}
	}
	if best != "" {
		return a.Stems[best] + word[len(best):]
	}
	for _, e := range a.Endings {
		if len(e) == 2 && strings.HasSuffix(word, e[0]) && len(word) > len(e[0])+2 {
			return word[:len(word)-len(e[0])] + e[1]
		}
	}
	return ""
}

// likeCase writes a word with the capitals of another.
func likeCase(model, word string) string {
	switch first := letters.First(model); {
	case allUpper(model):
		return strings.ToUpper(word)
	case unicode.IsUpper(first):
		return Capital(word)
	}
	return word
}

// headlineAdvice finds titles with a capital on every word.
type headlineAdvice struct {
	ruleBase `yaml:",inline"`
	Function []string `yaml:"function"` // words that never have one inside a title
	Names    []string `yaml:"names"`    // words that always have one
	Why      string   `yaml:"why"`

	date            dateForms
	function, names map[string]bool
}

// prepare counts the months and days among the names where the language gives
// them a capital.
func (a *headlineAdvice) prepare() {
	a.function, a.names = setOf(a.Function), setOf(a.Names)
	for _, name := range append(append([]string(nil), a.date.Months...), a.date.Days...) {
		if unicode.IsUpper(letters.First(name)) {
			a.names[strings.ToLower(name)] = true
		}
	}
}

func (a *headlineAdvice) advise(p *para) []Suggestion {
	words, evidence, last := 0, false, -1
	for k, t := range p.tokens() {
		if t.kind == tokSign && isStop(p.at(t.i)) && p.at(t.i) != ':' && p.at(t.i) != ',' || p.at(t.i) == '\n' {
			return nil
		}
		if t.kind != tokWord {
			continue
		}
		if words++; words > 1 && p.in(k, a.function) && p.capital(k) && !p.caps(k) {
			evidence = true
		}
		if words > 1 && !p.capital(k) && !p.in(k, a.function) {
			return nil
		}
		last = t.j
	}
	if !evidence || words < 3 {
		return nil
	}
	return p.suggest(0, last, a.sentence(p, last), a.ruleBase, a.Why)
}

// sentence is the title with capitals only where a sentence has them.
func (a *headlineAdvice) sentence(p *para, end int) string {
	var b strings.Builder
	first := true
	for k, t := range p.tokens() {
		if t.i >= end {
			break
		}
		s := p.text(t.i, t.j)
		if t.kind == tokWord {
			if !first && !p.acronym(k) && !p.in(k, a.names) {
				s = string(p.low(t))
			}
			first = false
		}
		b.WriteString(s)
	}
	return b.String()
}

// listAdvice finds list items without the mark that ends them.
type listAdvice struct {
	ruleBase `yaml:",inline"`
	Between  string `yaml:"between"`
	Last     string `yaml:"last"`
	Why      string `yaml:"why"`
}

func (a *listAdvice) advise(p *para) []Suggestion {
	var ends []int // of the items
	sentences := true
	for i := 0; i < len(p.c); {
		j := i
		for j < len(p.c) && p.c[j].r != '\n' {
			j++
		}
		if i > 0 && strings.ContainsRune("-–—", p.at(i)) && isSpace(p.at(i+1)) {
			ends = append(ends, j)
			sentences = sentences && p.sentence(i+2, j)
		}
		i = j + 1
	}
	var out []Suggestion
	for n, j := range ends {
		want := a.Between
		if n == len(ends)-1 || sentences {
			want = a.Last
		}
		if len(ends) > 1 && j > 0 && !isStop(p.at(j-1)) && !isSpace(p.at(j-1)) {
			out = append(out, Suggestion{Offset: j, Want: want, Rule: a.Kind, Why: a.Why})
		}
	}
	return out
}

// sentence tells a list item that is a full sentence: it begins with a capital
// and has several words.
func (p *para) sentence(i, j int) bool {
	spaces := 0
	for k := i; k < j; k++ {
		if isSpace(p.at(k)) {
			spaces++
		}
	}
	return unicode.IsUpper(p.at(i)) && unicode.IsLower(p.at(i+1)) && spaces >= 2
}

// unpairedAdvice finds marks that open or close something and have no partner in
// the paragraph: those of its pairs, or, without pairs, the straight quotation
// marks that the rules left alone.
type unpairedAdvice struct {
	ruleBase `yaml:",inline"`
	Pairs    string `yaml:"pairs"` // ()[]: each opening mark with its closing one
	Why      string `yaml:"why"`

	rules *ruleset
}

func (a *unpairedAdvice) advise(p *para) []Suggestion {
	if a.Pairs != "" {
		return a.typed(p)
	}
	q := a.rules.seen(p)
	var out []Suggestion
	for i, c := range q.c {
		if q.is(i, '"') {
			out = append(out, asSet(p.suggest(int(c.from), int(c.from)+1, "", a.ruleBase, a.Why))...)
		}
	}
	return out
}

// asSet is suggestions that were found in the words as the rules set them.
func asSet(found []Suggestion) []Suggestion {
	for i := range found {
		found[i].Set = true
	}
	return found
}
