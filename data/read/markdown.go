package read

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// prose turns Markdown into spans and blocks. Extensions that the press does
// not set are switched on all the same, so that their matter is recognised and
// reported instead of being printed with its punctuation.
type prose struct {
	f      *file
	field  string
	blocks parser.Parser
	inline parser.Parser
}

func newProse(f *file) *prose {
	return &prose{f: f, blocks: blockParser(), inline: inlineParser()}
}

func inlines() []util.PrioritizedValue {
	return append(parser.DefaultInlineParsers(),
		util.Prioritized(bracketParser{}, 150),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0))
}

func blockParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithInlineParsers(inlines()...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200)))
}

func inlineParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(inlines()...))
}

// source is Markdown and where each of its bytes stands in the file.
type source struct {
	src []byte
	pos []int // byte offsets in the file's text
}

func (s source) at(i int) int {
	if len(s.pos) == 0 {
		return 0
	}
	return s.pos[max(0, min(i, len(s.pos)-1))]
}

// slice is the bytes of the segments, with their places.
func (s source) slice(segs []text.Segment) source {
	var out source
	for _, g := range segs {
		out.src = append(out.src, g.Value(s.src)...)
		for i := range len(g.Value(s.src)) {
			out.pos = append(out.pos, s.at(g.Start+i-g.Padding))
		}
	}
	return out
}

// flush is the bytes without the blanks that begin a line: four of them would
// make the line code, which inline text does not know.
func (s source) flush() source {
	var out source
	start := true
	for i, b := range s.src {
		if start && (b == ' ' || b == '\t') {
			continue
		}
		start = b == '\n'
		out.src, out.pos = append(out.src, b), append(out.pos, s.at(i))
	}
	return out
}

// whole is a stretch of the file as it stands.
func whole(f *file, from int) source {
	s := source{src: []byte(f.text[from:])}
	s.pos = make([]int, len(s.src)+1)
	for i := range s.pos {
		s.pos[i] = from + i
	}
	return s
}

// rich is inline Markdown. Paragraphs that follow one another are joined by a
// line break, since nothing typed may be lost.
func (p *prose) rich(s source) Rich {
	if len(bytes.TrimSpace(s.src)) == 0 {
		return nil
	}
	s = s.flush()
	doc := p.inline.Parse(text.NewReader(s.src))
	var out Rich
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if len(out) > 0 {
			out[len(out)-1].Break = true
		}
		out = append(out, p.spans(n, s, Span{})...)
	}
	return out
}

// spans is the inline children of a node under a style.
func (p *prose) spans(n ast.Node, s source, style Span) Rich {
	var out Rich
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		for _, x := range p.span(c, s, style) {
			if k := len(out) - 1; k >= 0 && joins(out[k], x) {
				out[k].Text += x.Text
				out[k].Break = x.Break
				continue
			}
			out = append(out, x)
		}
	}
	return out
}

func joins(a, b Span) bool {
	return !a.Break && a.Cite == "" && b.Cite == "" && a.Strong == b.Strong && a.Emph == b.Emph &&
		a.Code == b.Code && a.Href == b.Href && a.Lang == b.Lang
}

func (p *prose) span(n ast.Node, s source, style Span) Rich {
	style.Pos = p.f.at(s.at(n.Pos()))
	switch n := n.(type) {
	case *ast.Text:
		style.Pos = p.f.at(s.at(n.Segment.Start))
		style.Text, style.Break = plain(n.Value(s.src)), n.HardLineBreak()
		if n.SoftLineBreak() && n.NextSibling() != nil {
			style.Text += " "
		}
		return Rich{style}
	case *ast.String:
		style.Text = plain(n.Value)
		return Rich{style}
	case *ast.CodeSpan:
		style.Code = true
		style.Text = code(n, s.src)
		if t, ok := n.FirstChild().(*ast.Text); ok {
			style.Pos = p.f.at(s.at(t.Segment.Start))
		}
		return Rich{style}
	case *ast.Emphasis:
		if n.Level > 1 {
			style.Strong = true
		} else {
			style.Emph = true
		}
		return p.spans(n, s, style)
	case *ast.Link:
		if len(n.Title) > 0 {
			p.refuse(n, s, "a title on a link", "Put it into the sentence.")
		}
		style.Href = plain(n.Destination)
		return p.spans(n, s, style)
	case *ast.AutoLink:
		style.Text, style.Href = string(n.Label(s.src)), string(n.URL(s.src))
		return Rich{style}
	}
	return p.special(n, s, style)
}

// special is our own inline forms, and what is refused.
func (p *prose) special(n ast.Node, s source, style Span) Rich {
	switch n := n.(type) {
	case *citeNode:
		var out Rich
		for i, id := range n.ids {
			c := style
			c.Cite, c.Pos = id, p.f.at(s.at(n.at[i]))
			out = append(out, c)
		}
		return out
	case *passageNode:
		return p.passage(n, s, style)
	case *faultNode:
		p.f.find(BadReference, style.Pos, p.field, n.hint, "%s", n.msg)
		style.Text = n.words
		return Rich{style}
	case *ast.Image:
		p.refuse(n, s, "a picture inside a sentence", "Give the picture a paragraph of its own.")
	case *ast.RawHTML:
		p.refuse(n, s, "HTML", "Use Markdown; < in a text is written \\<.")
	case *east.Strikethrough:
		p.refuse(n, s, "crossed-out text", "Delete it, or write it without ~~.")
	case *east.TaskCheckBox:
		p.refuse(n, s, "a tick box", "Write a plain list.")
	default:
		p.refuse(n, s, "this", "Write it as a plain sentence.")
	}
	return p.spans(n, s, style)
}

// passage is the words of a foreign passage; blanks at its ends stay outside,
// where they part it from its neighbours.
func (p *prose) passage(n *passageNode, s source, style Span) Rich {
	inner := s.slice(n.segs)
	blank := style
	blank.Text = " "
	style.Lang = n.lang
	var out Rich
	if bytes.HasPrefix(inner.src, []byte(" ")) || bytes.HasPrefix(inner.src, []byte("\n")) {
		out = append(out, blank)
	}
	inside := inner.flush()
	doc := p.inline.Parse(text.NewReader(inside.src))
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, p.spans(c, inside, style)...)
	}
	if bytes.HasSuffix(inner.src, []byte(" ")) || bytes.HasSuffix(inner.src, []byte("\n")) {
		out = append(out, blank)
	}
	return out
}

func (p *prose) refuse(n ast.Node, s source, what, hint string) {
	p.f.find(UnsupportedMarkdown, p.f.at(s.at(p.start(n))), p.field, hint, "The press does not set %s.", what)
}

// start is the first byte of a node, as well as the parser knows it.
func (p *prose) start(n ast.Node) int {
	if n.Pos() >= 0 {
		return n.Pos()
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if c := n.FirstChild(); c != nil {
		return p.start(c)
	}
	if n.Parent() != nil && n.Parent().Pos() >= 0 {
		return n.Parent().Pos()
	}
	return 0
}

// plain is text with backslash escapes and entities resolved.
func plain(b []byte) string {
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\\' && i+1 < len(b) && util.IsPunct(b[i+1]):
			i++
			out.WriteByte(b[i])
		case b[i] == '&':
			end := bytes.IndexByte(b[i:], ';')
			if end < 0 || end > 32 {
				out.WriteByte('&')
				continue
			}
			out.Write(util.ResolveEntityNames(util.ResolveNumericReferences(b[i : i+end+1])))
			i += end
		default:
			out.WriteByte(b[i])
		}
	}
	return out.String()
}

func code(n ast.Node, src []byte) string {
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			out.WriteString(strings.ReplaceAll(string(t.Value(src)), "\n", " "))
		}
	}
	return out.String()
}

// body is the blocks of a Markdown text. Addresses given apart at the end of
// the text and used by no link are reported: they would not be printed.
func (p *prose) body(s source) []Block {
	ctx := parser.NewContext()
	doc := p.blocks.Parse(text.NewReader(s.src), parser.WithContext(ctx))
	used := map[string]bool{}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && entering {
			used[string(l.Destination)] = true
		}
		return ast.WalkContinue, nil
	})
	for _, r := range ctx.References() {
		if !used[string(r.Destination())] {
			at := max(0, bytes.Index(s.src, []byte("["+string(r.Label())+"]:")))
			p.f.find(UnsupportedMarkdown, p.f.at(s.at(at)), p.field, "Use it in a link, or delete the line.", "The address [%s] is given and no link uses it.", r.Label())
		}
	}
	return p.list(doc, s)
}

func (p *prose) list(parent ast.Node, s source) []Block {
	var out []Block
	deepest := 1
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			p.level(h, s, deepest)
			deepest = h.Level
		}
		if b, ok := p.block(n, s); ok {
			out = append(out, b)
		}
	}
	return out
}

func (p *prose) level(h *ast.Heading, s source, above int) {
	switch {
	case h.Level == 1:
		p.f.find(HeadingLevel, p.f.at(s.at(p.start(h))), p.field, "The section's title is the field title at the head of the file; write ## for a sub-head.", "A heading of level 1 stands in the text.")
	case h.Level > 3:
		p.f.find(HeadingLevel, p.f.at(s.at(p.start(h))), p.field, "Write ## or ###.", "A heading of level %d is deeper than the press sets.", h.Level)
	case h.Level == 3 && above < 2:
		p.f.find(HeadingLevel, p.f.at(s.at(p.start(h))), p.field, "Write ##, or put a ## heading above it.", "A heading ### comes before any ##.")
	}
}

func (p *prose) block(n ast.Node, s source) (Block, bool) {
	b := Block{Pos: p.f.at(s.at(p.start(n)))}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if img, ok := alone(n, s.src); ok {
			return p.picture(img, s, b), true
		}
		b.Rich = p.spans(n, s, Span{})
		return b, len(b.Rich) > 0
	case *ast.Heading:
		b.Kind, b.Level, b.Rich = Heading, n.Level, p.spans(n, s, Span{})
		return b, true
	case *ast.List:
		b.Kind, b.Ordered, b.Start = List, n.IsOrdered(), n.Start
		for it := n.FirstChild(); it != nil; it = it.NextSibling() {
			b.Items = append(b.Items, p.list(it, s))
		}
		return b, true
	case *ast.Blockquote:
		b.Kind, b.Items = Quote, [][]Block{p.list(n, s)}
		for _, in := range b.Items[0] {
			if in.Kind != Paragraph {
				p.f.find(UnsupportedMarkdown, in.Pos, p.field, "A pull quote holds one or more plain paragraphs.", "The press does not set a heading, list or picture inside a quote.")
			}
		}
		return b, true
	}
	if _, address := n.(*ast.LinkReferenceDefinition); address {
		return b, false
	}
	return b, p.refuseBlock(n, s)
}

// refuseBlock reports a block that the press does not set.
func (p *prose) refuseBlock(n ast.Node, s source) bool {
	what, hint := "this kind of block", "Write it as paragraphs."
	switch n.(type) {
	case *ast.ThematicBreak:
		what, hint = "a horizontal rule", "Use a ## heading to part the text."
	case *ast.HTMLBlock:
		what, hint = "HTML", "Use Markdown; delete comments."
	case *ast.CodeBlock:
		what, hint = "a block of code", "Take away the four spaces before the line; for a word of code, write `word`."
	case *ast.FencedCodeBlock:
		what, hint = "a block of code", "For a word of code, write `word`."
	case *east.Table:
		what, hint = "a table in a text", "Write a list, or give the matter to the section's parts."
	case *east.DefinitionList:
		what, hint = "a list of definitions", "Write a plain list with the term in **bold**."
	case *east.Footnote, *east.FootnoteList:
		what, hint = "footnotes", "Say it in the sentence, or refer to a source: [@C5]."
	}
	p.refuse(n, s, what, hint)
	return false
}

// alone is the picture of a paragraph that holds nothing else.
func alone(n ast.Node, src []byte) (*ast.Image, bool) {
	img, ok := n.FirstChild().(*ast.Image)
	if !ok {
		return nil, false
	}
	for c := img.NextSibling(); c != nil; c = c.NextSibling() {
		t, isText := c.(*ast.Text)
		if !isText || len(bytes.TrimSpace(t.Value(src))) > 0 {
			return nil, false
		}
	}
	return img, true
}

func (p *prose) picture(img *ast.Image, s source, b Block) Block {
	b.Kind, b.Src, b.Alt = Picture, plain(img.Destination), strings.TrimSpace(p.spans(img, s, Span{}).String())
	if b.Alt == "" {
		p.f.find(MissingAltText, b.Pos, p.field, "Write what the picture tells between the square brackets.", "The picture %s has no words for those who cannot see it.", path.Base(b.Src))
	}
	if len(img.Title) > 0 {
		caption := source{src: img.Title, pos: make([]int, len(img.Title))}
		at := max(0, bytes.Index(s.src[p.start(img):], img.Title)) + p.start(img)
		for i := range caption.pos {
			caption.pos[i] = s.at(at + i)
		}
		b.Rich = p.rich(caption)
	}
	return b
}

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

func (*citeNode) Kind() ast.NodeKind              { k, _, _ := kinds(); return k }
func (*passageNode) Kind() ast.NodeKind           { _, k, _ := kinds(); return k }
func (*faultNode) Kind() ast.NodeKind             { _, _, k := kinds(); return k }
func (n *citeNode) Dump(src []byte, level int)    { ast.DumpHelper(n, src, level, nil, nil) }
func (n *passageNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
func (n *faultNode) Dump(src []byte, level int)   { ast.DumpHelper(n, src, level, nil, nil) }

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
			return &faultNode{msg: "The press does not set footnotes.", hint: "Say it in the sentence, or refer to a source: [@C5].", words: string(line[:end+1])}
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
		return &faultNode{msg: fmt.Sprintf("%s is no reference to a source.", line[:end+1]), hint: "Write [@C5], or [@C5, C7] for several.", words: string(line[:end+1])}
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
