package read

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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
	msg, hint, words string
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
	line, seg := block.PeekLine()
	if bytes.HasPrefix(line, []byte("[@")) {
		return parseCite(block, line, seg)
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

func parseCite(block text.Reader, line []byte, seg text.Segment) ast.Node {
	end := bytes.IndexByte(line, ']')
	if end < 0 {
		return nil
	}
	n := &citeNode{}
	for i := 1; i < end; {
		j := i
		for j < end && !strings.ContainsRune(",; ", rune(line[j])) {
			j++
		}
		if id := bytes.TrimPrefix(line[i:j], []byte("@")); len(id) > 0 {
			n.ids, n.at = append(n.ids, string(id)), append(n.at, seg.Start+i)
		} else if j > i {
			n.ids = nil
			break
		}
		i = j + 1
	}
	block.Advance(end + 1)
	for _, id := range n.ids {
		if !isID(id) {
			n.ids = nil
			break
		}
	}
	if len(n.ids) == 0 {
		return &faultNode{msg: fmt.Sprintf("%s is no reference to a source.", line[:end+1]), hint: "Write [@C5], or [@C5, C7] for several.",
			words: string(line[:end+1])}
	}
	return n
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
