package read

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// citeNode is one reference mark, [@C5] or [@C5, C7].
type citeNode struct {
	ast.BaseInline
	ids []string
	at  []int
}

// passageNode is a foreign passage, [words]{lang=en}.
type passageNode struct {
	ast.BaseInline
	lang string
	segs []text.Segment
}

// faultNode is a form of ours gone wrong; its words are kept.
type faultNode struct {
	ast.BaseInline
	msg, hint diag.Text
	words     string
	cites     *citeNode // the sources that it was meant to refer to; nil: nobody knows
}

func kinds() (cite, passage, fault ast.NodeKind) { return 1001, 1002, 1003 }

func (*citeNode) Kind() ast.NodeKind { k, _, _ := kinds(); return k }

func (*passageNode) Kind() ast.NodeKind { _, k, _ := kinds(); return k }

func (*faultNode) Kind() ast.NodeKind { _, _, k := kinds(); return k }

func (n *citeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *passageNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *faultNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// bracketParser reads our two inline forms and leaves every other bracket to
// the link parser.
type bracketParser struct{}

// Trigger is the byte that opens both forms.
func (bracketParser) Trigger() []byte { return []byte{'['} }

// Parse reads one form.
func (bracketParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if bytes.HasPrefix(line, []byte("[@")) {
		return parseCite(block)
	}
	if bytes.HasPrefix(line, []byte("[^")) {
		if end := bytes.IndexByte(line, ']'); end > 2 {
			block.Advance(end + 1)
			return &faultNode{msg: "The press does not set footnotes.", hint: "Say it in the sentence, or refer to a source: [@C5].",
				words: string(line[:end+1])}
		}
	}
	return parsePassage(block)
}

// parseCite reads one reference mark, which may run over the end of a line.
func parseCite(block text.Reader) ast.Node {
	l, pos := block.Position()
	block.Advance(1)
	segs, ok := block.FindClosure('[', ']', text.FindClosureOptions{Newline: true, Advance: true})
	if !ok {
		block.SetPosition(l, pos)
		return nil
	}
	n, words, sound := &citeNode{}, "[", true
	for i := range segs.Len() {
		s := segs.At(i)
		line := s.Value(block.Source())
		words += string(line)
		for i := 0; i < len(line); {
			j := i
			for j < len(line) && !strings.ContainsRune(",; \n", rune(line[j])) {
				j++
			}
			if id := bytes.TrimPrefix(line[i:j], []byte("@")); isID(string(id)) {
				n.ids, n.at = append(n.ids, string(id)), append(n.at, s.Start+i)
			} else if j > i {
				sound = false
			}
			i = j + 1
		}
	}
	if n.split(block.Source()) {
		sound = false
	}
	if words += "]"; !sound || len(n.ids) == 0 {
		words = strings.ReplaceAll(words, "\n", " ")
		fault := &faultNode{msg: diag.Said("%s is no reference to a source.", words), hint: "Write [@C5], or [@C5, C7] for several.",
			words: words}
		if len(n.ids) > 0 {
			fault.cites = n
		}
		return fault
	}
	return n
}

// split joins the two pieces of one id between which a blank was typed, and
// tells whether there were any: an id has letters and figures.
func (n *citeNode) split(src []byte) (any bool) {
	figures := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	for i := 0; i+1 < len(n.ids); i++ {
		if end := n.at[i] + len(n.ids[i]); !strings.ContainsAny(n.ids[i], "0123456789") && figures(n.ids[i+1]) &&
			!bytes.ContainsAny(src[end:n.at[i+1]], ",;\n") {
			n.ids[i] += n.ids[i+1]
			n.ids, n.at, any = slices.Delete(n.ids, i+1, i+2), slices.Delete(n.at, i+1, i+2), true
		}
	}
	return any
}

func parsePassage(block text.Reader) ast.Node {
	l, pos := block.Position()
	block.Advance(1)
	segs, ok := block.FindClosure('[', ']', text.FindClosureOptions{CodeSpan: true, Nesting: true, Newline: true, Advance: true})
	rest, _ := block.PeekLine()
	if !ok || len(rest) == 0 || rest[0] != '{' {
		block.SetPosition(l, pos)
		return nil
	}
	end := bytes.IndexByte(rest, '}')
	lang, isPassage := strings.CutPrefix(string(rest[1:max(end, 1)]), "lang=")
	lang = strings.Trim(lang, `"`)
	if end >= 0 && isPassage && IsLang(lang) {
		block.Advance(end + 1)
		n := &passageNode{lang: lang}
		for i := range segs.Len() {
			n.segs = append(n.segs, segs.At(i))
		}
		return n
	}
	block.SetPosition(l, pos)
	block.Advance(1)
	return &faultNode{msg: "The braces after the bracket do not name a language.", hint: "Write [words]{lang=en}.", words: "["}
}
