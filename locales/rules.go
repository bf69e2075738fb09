package locales

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Piece is a stretch of a paragraph.
type Piece struct {
	Text   string
	Keep   bool // code, addresses, finished text: context, never changed
	Strong bool // bold; a bold lead-in takes the colon that follows it
}

// rule is one rule of a language: the parameters it was declared with, and
// what it does to a paragraph.
type rule interface {
	// needs are the characters without any of which the rule has nothing to
	// do; none means always. "0" stands for all figures.
	needs() string
	apply(p *para)
}

// ruleset is the typography and the house wording of a language.
type ruleset struct {
	typography []rule
	needs      []runeSet // of each rule; empty means always
	wording    []advice
	forbidden  []*forbiddenAdvice
	own        *ownWords
	lead       *leadRule // the only rule that needs to know what is bold
}

// newRule makes an empty rule of each kind a language can declare. A new kind
// is one line here and one type; languages only ever choose among them.
func newRule(kind string, set *settings, t *terms) rule {
	switch kind {
	case "spaces":
		return &spacesRule{}
	case "close":
		return &closeRule{}
	case "space":
		return &spaceRule{}
	case "hold":
		return &holdRule{}
	case "ellipsis":
		return &ellipsisRule{}
	case "apostrophe":
		return &apostropheRule{}
	case "doubled":
		return &doubledRule{}
	case "quotes":
		return &quotesRule{}
	case "dashes":
		return &dashesRule{date: set.Date, terms: t}
	case "ranges":
		return &rangesRule{date: set.Date, terms: t}
	case "minus":
		return &minusRule{terms: t}
	case "ordinals":
		return &ordinalsRule{}
	case "dates":
		return &datesRule{date: set.Date, terms: t}
	case "hours":
		return &hoursRule{terms: t}
	case "clock":
		return &clockRule{date: set.Date, terms: t}
	case "numbers":
		return &numbersRule{number: set.Number, terms: t, grammar: newGrammar(set)}
	case "units":
		return &unitsRule{more: set.Terms.Units, terms: t}
	case "attach":
		return &attachRule{}
	case "titles":
		return &titlesRule{}
	case "pairs":
		return &pairsRule{}
	case "phones":
		return &phonesRule{terms: t}
	case "articles":
		return &articlesRule{}
	case "primes":
		return &primesRule{}
	case "scripts":
		return &scriptsRule{}
	case "references":
		return &referencesRule{}
	case "lead":
		return &leadRule{}
	}
	return nil
}

func ruleKinds() map[string]bool {
	return map[string]bool{"spaces": true, "close": true, "space": true, "hold": true, "ellipsis": true,
		"apostrophe": true, "doubled": true, "quotes": true, "dashes": true, "ranges": true, "minus": true, "ordinals": true,
		"dates": true, "hours": true, "clock": true, "numbers": true, "units": true, "attach": true,
		"titles": true, "pairs": true, "phones": true, "articles": true, "primes": true, "scripts": true,
		"references": true, "lead": true}
}

// preparer is a rule that makes tables of its parameters once.
type preparer interface{ prepare() }

// LostRule is the subject of a finding on a rule that sets words, and is none that there
// is nor like one. In words as they are set fault may be found with what it would have set
// right: that stands in the second line of the subject of such a finding.
const LostRule = "typography"

func newRuleset(set *settings, file, lang string) (*ruleset, diag.List) {
	rs := &ruleset{}
	var found diag.List
	t := newTerms(set.Terms)
	rs.own = newOwnWords(set.Own)
	for i := range set.Typography {
		n := &set.Typography[i].Node
		kind := kindOfRule(n)
		r := newRule(kind, set, t)
		if r == nil {
			found.Add(unknownRule(n, kind, file, lang, ruleKinds()))
			if r = newRule(meantRule(n, kind, ruleKinds()), set, t); r == nil {
				found[len(found)-1].Subject = LostRule
				continue
			}
		}
		found.Add(decodeRule(n, r, file, lang)...)
		if l, ok := r.(*leadRule); ok {
			rs.lead = l
			continue
		}
		rs.typography = append(rs.typography, r)
		rs.needs = append(rs.needs, setOfRunes(strings.Replace(r.needs(), "0", "0123456789", 1)))
	}
	for i := range set.Wording {
		n := &set.Wording[i].Node
		kind := kindOfRule(n)
		a := newAdvice(kind, set, rs, t)
		if a == nil {
			found.Add(unknownRule(n, kind, file, lang, adviceKinds()))
			if a = newAdvice(meantRule(n, kind, adviceKinds()), set, rs, t); a == nil {
				continue
			}
		}
		found.Add(decodeRule(n, a, file, lang)...)
		if f, ok := a.(*forbiddenAdvice); ok {
			rs.forbidden = append(rs.forbidden, f)
			continue
		}
		rs.wording = append(rs.wording, a)
	}
	return rs, found
}

func kindOfRule(n *yaml.Node) string {
	if n.Kind != yaml.MappingNode {
		return n.Value
	}
	if k := field(n, "rule"); k != nil {
		return k.Value
	}
	return ""
}

func unknownRule(n *yaml.Node, kind, file, lang string, known map[string]bool) diag.Issue {
	return diag.Issue{Code: CodeUnknownSetting, Severity: diag.Error, Lang: lang, Pos: at(file, n), Field: "rule",
		Msg: diag.Said("There is no kind of rule called %q.", kind), Hint: diag.DidYouMean(kind, slices.Sorted(maps.Keys(known)))}
}

// meantRule is the kind of rule that was most likely meant, under which the rule
// is read from now on; "" for none.
func meantRule(n *yaml.Node, kind string, known map[string]bool) string {
	near := diag.Nearest(kind, slices.Sorted(maps.Keys(known)))
	if k := field(n, "rule"); n.Kind == yaml.MappingNode && k != nil && near != "" {
		k.Value = near
	}
	return near
}

// ruleBase is embedded in every rule for the name it is declared under.
type ruleBase struct {
	Kind string `yaml:"rule"`
}

func decodeRule(n *yaml.Node, r any, file, lang string) diag.List {
	found := unknownFields(n, reflect.TypeOf(r).Elem(), file, lang, "")
	if n.Kind == yaml.MappingNode {
		fit := fitting{file: file}
		n, _ = fit.fit(n, reflect.TypeOf(r).Elem(), "")
		found.Add(fit.found...)
		if err := n.Decode(r); err != nil && len(fit.found) == 0 {
			found.Add(diag.Issue{Code: CodeBadSetting, Severity: diag.Error, Lang: lang, Pos: yamlPos(at(file, n), err),
				Msg: "This rule has a value of the wrong kind in this line.", Hint: wrongKind(err)})
		}
	}
	if x, ok := r.(preparer); ok {
		x.prepare()
	}
	return found
}

// passes bounds how often the rules are applied until nothing changes. One
// pass settles ordinary text; a second one shows it.
const passes = 5

// set applies the rules until they have nothing left to do, so that setting a
// text that is already set changes nothing.
func (rs *ruleset) set(p *para) {
	for range passes {
		p.shields()
		changed := false
		for i, r := range rs.typography {
			if n := rs.needs[i]; n != (runeSet{}) && !n.meets(p.seen) {
				continue
			}
			r.apply(p)
			changed = p.commit() || changed
		}
		if !changed {
			return
		}
	}
}

// Typeset applies the rules of the language to s; runes marked as frozen are
// context and stay. It returns the text and, for each of its runes, the index
// of the rune of s it stands for or follows. Both are shared: read them, never
// change them.
func (l *Locale) Typeset(s []rune, frozen []bool) (out []rune, from []int) {
	t := l.memory.texts.of(typedOf(s, frozen), func() typeset { return l.ruled(s, frozen) })
	return t.out, t.from
}

func (l *Locale) ruled(s []rune, frozen []bool) typeset {
	p := newPara(s, frozen)
	l.rules.set(p)
	t := typeset{make([]rune, len(p.c)), make([]int, len(p.c))}
	for i, c := range p.c {
		t.out[i], t.from[i] = c.r, int(c.from)
	}
	return t
}

// Typography sets the pieces of one paragraph by the rules of the language.
// Rules see the whole paragraph; what they add goes with the piece before it,
// and never into one that is kept. The number of pieces stays the same.
func (l *Locale) Typography(pieces []Piece) []Piece {
	out := append([]Piece(nil), pieces...)
	var s []rune
	var frozen []bool
	var owner []int
	for i, pc := range pieces {
		for _, r := range pc.Text {
			s, frozen, owner = append(s, r), append(frozen, pc.Keep), append(owner, i)
		}
	}
	set, from := l.Typeset(s, frozen)
	texts := make([][]rune, len(pieces))
	for i, r := range set {
		k := owner[from[i]]
		texts[k] = append(texts[k], r)
	}
	for i := range out {
		if !out[i].Keep {
			out[i].Text = string(texts[i])
		}
	}
	l.lead(out)
	return out
}
