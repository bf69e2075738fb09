package locales

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// asks is what a message asks for: facts by name, and messages of numbers with
// their nouns.
type asks struct {
	fields  map[string]bool
	counted map[string]bool // the fields that are certainly numbers
	calls   map[string]bool // messages
	words   map[string]bool // prepositions
}

// read takes a message's placeholders apart, before anything runs them. A
// message is a sentence and no program: in braces stands a fact, or one of f, n
// and prep with a fact, and nothing that could repeat, branch or call itself.
func (ms *messages) read(m *message, tag string) diag.List {
	m.asks = asks{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	var found diag.List
	fault := func(msg, hint diag.Text) {
		found.Add(diag.Issue{Code: CodeBadMessage, Severity: diag.Error, Pos: m.pos, Field: m.key, Lang: tag, Msg: msg, Hint: hint})
	}
	for _, form := range slices.Sorted(maps.Keys(m.forms)) {
		t := parse.New(m.key)
		t.Mode = parse.SkipFuncCheck
		trees := map[string]*parse.Tree{}
		if _, err := t.Parse(m.forms[form], "", "", trees); err != nil {
			fault(diag.Said("The placeholders of the message %q (%s) are not well formed.", m.key, form), "A placeholder is written {{.Name}}.")
			continue
		}
		if t.Root == nil || len(trees) > 1 || !m.sentence(t.Root) {
			fault(diag.Said("In the message %q (%s), something stands in braces that is no placeholder.", m.key, form),
				`Possible are {{.Name}}, {{f .Number}}, {{n "message" .Number}} and {{prep "word" .Name}}, and nothing else.`)
			continue
		}
		if stray(t.Root) {
			fault(diag.Said("In the message %q (%s), a brace stands alone; it would be printed.", m.key, form),
				"Delete it; or write the placeholder whole: {{.Name}}.")
		}
	}
	for _, key := range slices.Sorted(maps.Keys(m.calls)) {
		switch called := ms.byKey[key]; {
		case called == nil:
			fault(diag.Said("The message %q takes a number's noun from the message %q, which does not exist.", m.key, key),
				"Write that message, or name another.")
		case ms.nests(called):
			fault(diag.Said("The message %q takes a number's noun from the message %q, which takes one itself.", m.key, key),
				"A message named after n may have f and prep in its braces, and no n.")
		}
	}
	return found
}

// nests tells whether a message calls another one by n.
func (ms *messages) nests(m *message) bool {
	inner := message{key: m.key, asks: asks{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}}
	for _, text := range m.forms {
		t := parse.New(m.key)
		t.Mode = parse.SkipFuncCheck
		if _, err := t.Parse(text, "", "", map[string]*parse.Tree{}); err == nil && t.Root != nil {
			inner.sentence(t.Root)
		}
	}
	return len(inner.calls) > 0
}

// sentence notes what a text asks for, and is false when it holds anything
// else.
func (m *message) sentence(root *parse.ListNode) bool {
	sound := true
	for _, node := range root.Nodes {
		switch node := node.(type) {
		case *parse.TextNode, *parse.CommentNode:
		case *parse.ActionNode:
			sound = m.placeholder(node.Pipe, true) && sound
		default:
			sound = false
		}
	}
	return sound
}

// stray tells whether a brace stands among the words of a text: half a placeholder.
func stray(root *parse.ListNode) bool {
	return slices.ContainsFunc(root.Nodes, func(n parse.Node) bool {
		words, ok := n.(*parse.TextNode)
		return ok && strings.ContainsAny(string(words.Text), "{}")
	})
}

// placeholder notes what stands in braces: a fact, or a function with one.
func (m *message) placeholder(p *parse.PipeNode, outer bool) bool {
	if p == nil || len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return false
	}
	args := p.Cmds[0].Args
	if len(args) == 1 {
		return m.fact(args[0])
	}
	name, ok := args[0].(*parse.IdentifierNode)
	if !ok {
		return false
	}
	switch {
	case name.Ident == "f" && len(args) == 2 && m.fact(args[1]):
		m.counted[factName(args[1])] = true
		return true
	case name.Ident == "n" && outer && len(args) == 3 && m.fact(args[2]):
		m.counted[factName(args[2])] = true
		return m.named(args[1], m.calls)
	case name.Ident == "prep" && outer && len(args) == 3:
		inner, piped := args[2].(*parse.PipeNode)
		return m.named(args[1], m.words) && (piped && m.placeholder(inner, false) || m.fact(args[2]))
	}
	return false
}

// fact notes a field.
func (m *message) fact(node parse.Node) bool {
	name := factName(node)
	if name != "" {
		m.fields[name] = true
	}
	return name != ""
}

// factName is the name of a field, "" when the node is none.
func factName(node parse.Node) string {
	if f, ok := node.(*parse.FieldNode); ok && len(f.Ident) == 1 {
		return f.Ident[0]
	}
	return ""
}

// named notes a word that is written out.
func (m *message) named(node parse.Node, in map[string]bool) bool {
	s, ok := node.(*parse.StringNode)
	if ok {
		in[s.Text] = true
	}
	return ok
}
