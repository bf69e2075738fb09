package locales

import (
	"errors"
	"fmt"
	"regexp"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// patternsAdvice finds what is still there when the rules have set a text: the
// hours they did not dare to write anew, the space nobody typed. The patterns
// are regular expressions over the set text; the first group, when there is
// one, is what is found, and the wording may name groups: ${1}s.
type patternsAdvice struct {
	ruleBase `yaml:",inline"`
	List     []textPattern `yaml:"list"`

	rules *ruleset
}

type textPattern struct {
	Find expression `yaml:"find"`
	Want string     `yaml:"want"`
	Why  string     `yaml:"why"`
}

// expression is a regular expression of a language file.
type expression struct{ *regexp.Regexp }

// badExpression is why an expression cannot serve.
type badExpression struct {
	line int
	why  diag.Text
}

func (b *badExpression) Error() string { return fmt.Sprintf("line %d: %s", b.line, b.why) }

// shown is the beginning of an expression.
func shown(expr string) string { return diag.Short(expr, 60) }

// wrongKind is what to do about a rule that cannot be decoded.
func wrongKind(err error) diag.Text {
	var bad *badExpression
	if errors.As(err, &bad) {
		return bad.why
	}
	return "Compare it with the same rule in the language.yaml of another language."
}

// UnmarshalYAML compiles the expression, so that a bad one is found where it
// stands.
func (x *expression) UnmarshalYAML(n *yaml.Node) error {
	re, err := regexp.Compile(n.Value)
	switch {
	case err != nil:
		return &badExpression{n.Line, diag.Said("The pattern %q is not a regular expression: look at its brackets and the signs that repeat.",
			shown(n.Value))}
	case !small(n.Value):
		return &badExpression{n.Line, diag.Said("The pattern %q is too large: write smaller numbers of repetitions.", shown(n.Value))}
	}
	x.Regexp = re
	return nil
}

// seen is the paragraph as the rules set it, each rune with its origin in p.
func (rs *ruleset) seen(p *para) *para {
	q := newPara(p.runes(), p.frozen())
	rs.set(q)
	q.shields()
	return q
}

func (a *patternsAdvice) advise(p *para) []Suggestion {
	q := a.rules.seen(p)
	text := q.text(0, len(q.c))
	at := runeIndex(text)
	var out []Suggestion
	for _, x := range a.List {
		if x.Find.Regexp == nil {
			continue
		}
		for _, m := range x.Find.FindAllStringSubmatchIndex(text, -1) {
			i, j := m[0], m[1]
			if len(m) > 2 && m[2] >= 0 {
				i, j = m[2], m[3]
			}
			if i == j {
				continue
			}
			want := ""
			if x.Want != "" {
				want = string(x.Find.ExpandString(nil, x.Want, text, m))
			}
			lo, hi := int(q.c[at[i]].from), int(q.c[at[j]-1].from)+1
			out = append(out, asSet(p.suggestSeen(lo, hi, want, a.ruleBase, x.Why))...)
		}
	}
	return out
}

// suggestSeen is suggest that looks into what has the shape of an address too:
// "Bonjour.Merci" is one to the rules.
func (p *para) suggestSeen(i, j int, want string, base ruleBase, why string) []Suggestion {
	for k := i; k < j; k++ {
		if p.c[k].frozen {
			return nil
		}
	}
	if i >= j || p.text(i, j) == want {
		return nil
	}
	return []Suggestion{{Offset: i, Len: j - i, Found: p.text(i, j), Want: want, Rule: base.Kind, Why: why}}
}

// runeIndex is the rune at each byte of s, and their count after the last.
func runeIndex(s string) []int {
	at := make([]int, len(s)+1)
	n := 0
	for i := range s {
		at[i] = n
		n++
	}
	at[len(s)] = n
	return at
}

func (p *para) runes() []rune {
	out := make([]rune, len(p.c))
	for i, c := range p.c {
		out[i] = c.r
	}
	return out
}

func (p *para) frozen() []bool {
	out := make([]bool, len(p.c))
	for i, c := range p.c {
		out[i] = c.frozen
	}
	return out
}
