package read

import (
	"bytes"
	"regexp"
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

// passageNode is a passage in another language, [words]{lang=en}, in small
// capitals, [words]{.smallcaps}, or both.
type passageNode struct {
	ast.BaseInline
	lang  string
	small bool
	segs  []text.Segment
}

// pageNode is the number of a section's page, [#grid].
type pageNode struct {
	ast.BaseInline
	section string
}

// callNode is the call of a note, [^1].
type callNode struct {
	ast.BaseInline
	label string
}

// faultNode is a form of ours gone wrong; its words are kept.
type faultNode struct {
	ast.BaseInline
	msg, hint diag.Text
	words     string
	meant     ast.Node // nil: nobody knows
}

func kinds() (cite, passage, fault ast.NodeKind) { return 1001, 1002, 1003 }

func (*citeNode) Kind() ast.NodeKind { k, _, _ := kinds(); return k }

func (*passageNode) Kind() ast.NodeKind { _, k, _ := kinds(); return k }

func (*faultNode) Kind() ast.NodeKind { _, _, k := kinds(); return k }

func (*pageNode) Kind() ast.NodeKind { return 1005 }

func (*callNode) Kind() ast.NodeKind { return 1006 }

func (n *citeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *passageNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *faultNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *pageNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (n *callNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// bracketParser reads our inline forms and leaves every other bracket to the
// link parser.
type bracketParser struct{}

// Trigger is the byte that opens all of them.
func (bracketParser) Trigger() []byte { return []byte{'['} }

// Parse reads one form.
func (bracketParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if bytes.HasPrefix(line, []byte("[@")) {
		return parseCite(block)
	}
	if len(line) > 1 && (line[1] == '#' || line[1] == '^') {
		if n := parseMark(block, line); n != nil {
			return n
		}
	}
	return parsePassage(block)
}

// sourceID is an id as registers number sources by.
var sourceID = regexp.MustCompile(`^` + numbered + `$`)

// parseMark reads the number of a page or the call of a note; nil for what is
// neither, such as the words of a link.
func parseMark(block text.Reader, line []byte) ast.Node {
	end := bytes.IndexByte(line, ']')
	if end < 0 || end+1 < len(line) && (line[end+1] == '(' || line[end+1] == '{') {
		return nil
	}
	name := string(line[2:end])
	page := line[1] == '#'
	if page && sourceID.MatchString(name) { // a source, behind the wrong sign
		return nil
	}
	is := isLabel
	if page {
		is = isID
	}
	if is(name) {
		block.Advance(end + 1)
		return markOf(name, page)
	}
	words := string(line[:end+1])
	fault := &faultNode{words: words, msg: diag.Said("%s is no call of a note.", words),
		hint: "Write [^1], with letters and figures alone, and the note below the text: [^1]: its words."}
	if page {
		fault.msg, fault.hint = diag.Said("%s is no reference to a page.", words), "Write [#grid] for the page of the section grid."
	}
	if name = strings.TrimSpace(name); is(name) {
		fault.meant = markOf(name, page)
		_, at := block.PeekLine()
		fault.meant.SetPos(at.Start)
	}
	block.Advance(end + 1)
	return fault
}

func markOf(name string, page bool) ast.Node {
	if page {
		return &pageNode{section: name}
	}
	return &callNode{label: name}
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
			fault.meant = n
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
	n, ok := passageOf(string(rest[1:max(end, 1)]))
	if end >= 0 && ok {
		block.Advance(end + 1)
		for i := range segs.Len() {
			n.segs = append(n.segs, segs.At(i))
		}
		return n
	}
	block.SetPosition(l, pos)
	block.Advance(1)
	if capitals(string(rest[:max(end, 0)])) {
		return &faultNode{msg: "The braces after the bracket do not say small capitals.", hint: "Write [words]{.smallcaps}.", words: "["}
	}
	return &faultNode{msg: "The braces after the bracket do not name a language.", hint: "Write [words]{lang=en}.", words: "["}
}

// passageOf is what the braces behind a passage say of it, and false where they
// say nothing that is known.
func passageOf(said string) (*passageNode, bool) {
	n := &passageNode{}
	for _, word := range strings.Fields(said) {
		lang, spoken := strings.CutPrefix(word, "lang=")
		lang = strings.Trim(lang, `"`)
		switch {
		case word == ".smallcaps" && !n.small:
			n.small = true
		case spoken && n.lang == "" && IsLang(lang):
			n.lang = lang
		default:
			return nil, false
		}
	}
	return n, n.small || n.lang != ""
}

// capitals tells whether braces were to say small capitals, in the words of
// other programs and of editors.
func capitals(said string) bool {
	said = strings.ToLower(said)
	return strings.Contains(said, "cap") || strings.Contains(said, "petite") || strings.Contains(said, ".sc") || strings.Contains(said, "{sc")
}
