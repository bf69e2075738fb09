package locales

import (
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Sentence is one sentence of preflight in a language, and where it is written.
// It is no message: preflight has words of its own for the languages it speaks,
// and a locale only adds to them.
type Sentence struct {
	Text string
	Pos  diag.Pos
}

// Sentences are what a language says of finished files, by rule and fact joined
// with a dot; empty when its files have none.
func (l *Locale) Sentences() map[string]Sentence { return l.sentences }

// Base is the language that lends what this one does not say, "" for none.
func (l *Locale) Base() string { return l.set.Base }

// without is a mapping without one of its keys.
func without(top *yaml.Node, key string) *yaml.Node {
	out := *top
	out.Content = nil
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value != key {
			out.Content = append(out.Content, top.Content[i], top.Content[i+1])
		}
	}
	return &out
}

// addSentences reads sections of sentences, as preflight's own files of words
// hold them.
func (src *source) addSentences(top *yaml.Node, file string) diag.List {
	var found diag.List
	wrong := func(n *yaml.Node, name string) {
		found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: at(file, n), Field: name,
			Msg:  diag.Said("%q among preflight’s sentences is not a rule with its sentences.", name),
			Hint: "Write the rule’s code, and below it, further in, “fact: sentence”."})
	}
	if top.Kind != yaml.MappingNode {
		wrong(top, sentencesKey)
		return found
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		rule, facts := top.Content[i], top.Content[i+1]
		if facts.Kind != yaml.MappingNode {
			wrong(rule, rule.Value)
			continue
		}
		for k := 0; k+1 < len(facts.Content); k += 2 {
			name := rule.Value + "." + facts.Content[k].Value
			if facts.Content[k+1].Kind != yaml.ScalarNode {
				wrong(facts.Content[k], name)
				continue
			}
			src.sentences[name] = Sentence{Text: facts.Content[k+1].Value, Pos: at(file, facts.Content[k])}
		}
	}
	return found
}
