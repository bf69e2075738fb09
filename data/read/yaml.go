package read

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// parseYAML is the single document of text, which begins after skip lines of
// the file. It reports syntax errors and answers false.
func parseYAML(f *file, text string, skip int) (Value, bool) {
	dec := yaml.NewDecoder(strings.NewReader(text))
	root := Value{f: f, skip: skip}
	var doc, more yaml.Node
	if err := decode(dec, &doc); err != nil {
		if errors.Is(err, io.EOF) {
			return root, true
		}
		f.syntax(err, text, skip)
		return root, false
	}
	if err := decode(dec, &more); err == nil && len(more.Content) > 0 {
		f.find(YAMLSyntax, diag.Pos{File: f.name, Line: more.Content[0].Line + skip, Col: 1}, "",
			"Delete the line --- above it, or move what follows to a file of its own.",
			"A second document begins here; a file holds one.")
		return root, false
	} else if err != nil && !errors.Is(err, io.EOF) {
		f.syntax(err, text, skip)
		return root, false
	}
	if len(doc.Content) > 0 {
		root.Node = doc.Content[0]
		if !f.sparse(root.Node, skip) {
			return root, false
		}
		f.hidden(root.Node, skip)
	}
	return root, true
}

// decode keeps a library's panic over malformed input from ending the program.
func decode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("yaml: line 1: unreadable")
		}
	}()
	return dec.Decode(n)
}

// hidden reports what YAML takes away from values without a word: tags and
// anchors before them, comments behind them. A comment that begins like a word
// (the #cloud) was meant to be printed; in the head of a text, where every
// value is prose, so is any other.
func (f *file) hidden(n *yaml.Node, skip int) {
	if n.Kind == yaml.ScalarNode || n.Kind == yaml.SequenceNode || n.Kind == yaml.MappingNode {
		f.prefixed(n, skip)
	}
	if c := n.LineComment; c != "" && n.Kind == yaml.ScalarNode && (skip > 0 || !aside(c)) {
		pos := f.pos(n.Line+skip, n.Column)
		first, _, _ := strings.Cut(c, "\n")
		for line := pos.Line; line <= min(pos.Line+40, len(f.lines)); line++ {
			if i := strings.LastIndex(f.line(line), first); i >= 0 {
				pos = f.pos(line, utf8.RuneCountInString(f.line(line)[:i])+1)
				break
			}
		}
		f.find(HiddenText, pos, "", "Put the whole value between double quotes; a comment goes on a line of its own.",
			"Everything from here on is a comment and would not be printed: %s", first)
	}
	for _, c := range n.Content {
		f.hidden(c, skip)
	}
}

// aside tells whether a comment looks like one.
func aside(comment string) bool {
	rest := strings.TrimLeft(comment, "#")
	return rest == "" || strings.ContainsAny(rest[:1], " \t-=!:")
}

// cut tells of a comment behind printed words that may be their end (offer # 3 of five): one
// that begins with a figure or ends like a sentence, or words of a sentence that has no end
// without it. A remark on a date, a number or a word of a fixed set is none.
func (v Value) cut(s string) {
	if v.skip > 0 || v.Node == nil || v.Style != 0 || v.kept() || !v.prose() || !aside(v.LineComment) {
		return
	}
	rest := strings.TrimSpace(strings.TrimLeft(v.LineComment, "#"))
	if rest == "" || strings.Contains(rest, "\n") {
		return
	}
	first, end := rest[0], rest[len(rest)-1]
	long := len(strings.Fields(s)) >= wordsOfSentence && !strings.ContainsAny(s[len(s)-1:], ".!?")
	if first >= '0' && first <= '9' || strings.ContainsAny(string(end), ".!?") || long {
		v.f.find(DoubtfulMark, v.Pos(), v.path, "Put the whole value between double quotes; a comment goes on a line of its own.",
			"The words behind # are a comment here and are not printed: %s", rest)
	}
}

// wordsOfSentence is how many words of a value may be a sentence, and no name.
const wordsOfSentence = 4

// prose tells whether the value is words of a reader's language, or a name.
func (v Value) prose() bool {
	for _, step := range strings.Split(v.path, ".") {
		name, _, _ := strings.Cut(step, "[")
		switch name {
		case "text", "evidence", "title", "about", "name", "short", "market", "legal", "group", "publisher", "renamed", "aliases":
			return true
		}
	}
	return false
}

// prefixed reports a value that begins with ! or &, which YAML takes for its
// own and drops.
func (f *file) prefixed(n *yaml.Node, skip int) {
	l := f.runesOf(n.Line + skip)
	if i := n.Column - 1; i >= 0 && i < len(l) && (l[i] == '!' || l[i] == '&') {
		f.find(HiddenText, f.pos(n.Line+skip, n.Column), "", "Put the whole value between double quotes.",
			"A value cannot begin with %c: its first word would not be printed.", l[i])
	}
}
