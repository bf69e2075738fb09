package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// prose turns Markdown into spans and blocks. Extensions that the press does
// not set are switched on all the same, so that their matter is recognised and
// reported instead of being printed with its punctuation.
type prose struct {
	f      *file
	field  string
	blocks parser.Parser
	inline parser.Parser
	mends  []mend // of what is being read
	within bool   // a passage in another language is being read
}

func newProse(f *file) *prose {
	return &prose{f: f, blocks: blockParser(), inline: inlineParser()}
}

func inlines() []util.PrioritizedValue {
	return append(parser.DefaultInlineParsers(),
		util.Prioritized(bracketParser{}, 150),
		util.Prioritized(addressParser{}, 50),
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

// rich is inline Markdown. It is set as one paragraph; where an empty line parts
// two, the second begins on a line of its own, and its editor is told.
func (p *prose) rich(s source) Rich {
	if len(bytes.TrimSpace(s.src)) == 0 {
		return nil
	}
	return asMeant(p, s.flush(), p.paragraph)
}

// paragraph is rich of Markdown as it stands.
func (p *prose) paragraph(s source) Rich {
	doc := p.inline.Parse(text.NewReader(s.src))
	var out Rich
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		p.marks(n, s, true)
		if len(out) > 0 {
			out[len(out)-1].Break = true
			at := p.f.at(s.at(n.Pos()))
			if strings.TrimSpace(p.f.line(at.Line-1)) != "" { // YAML keeps the end of a line beside a deeper one
				p.f.find(DoubtfulMark, at, p.field, "Begin every line of the text in one column, two spaces further in than its field.",
					"A line of this text stands further in than the others, and so a new line begins here.")
				out = append(out, p.spans(n, s, Span{})...)
				continue
			}
			p.f.find(DoubtfulMark, at, p.field,
				"Delete the empty line, or write the second paragraph where a section has room for more than one.",
				"An empty line parts two paragraphs, and one is set here: the second begins on a line of its own.")
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
				out[k].Len = p.f.runes(out[k].Pos, x.Pos) + x.Len
				out[k].Break = x.Break
				continue
			}
			out = append(out, x)
		}
	}
	return out
}

func joins(a, b Span) bool {
	return !a.Break && !a.Marks() && !b.Marks() && a.Strong == b.Strong && a.Emph == b.Emph &&
		a.Code == b.Code && a.Href == b.Href && a.Astray == b.Astray && a.Lang == b.Lang && a.Small == b.Small
}

func (p *prose) span(n ast.Node, s source, style Span) Rich {
	style.Pos = p.f.at(s.at(n.Pos()))
	switch n := n.(type) {
	case *ast.Text:
		p.stands(&style, s, n.Segment.Start, n.Segment.Stop)
		style.Text, style.Break = p.words(n.Value(s.src), style.Pos), n.HardLineBreak()
		if n.SoftLineBreak() && n.NextSibling() != nil {
			style.Text += " "
		}
		return Rich{style}
	case *ast.String:
		style.Text = plain(n.Value)
		return Rich{style}
	case *ast.CodeSpan:
		style.Code = true
		if style.Text = code(n, s.src); inCell(n) {
			style.Text = strings.ReplaceAll(style.Text, "\\|", "|") // nothing else can say it there
		}
		if first, ok := n.FirstChild().(*ast.Text); ok {
			p.stands(&style, s, first.Segment.Start, n.LastChild().(*ast.Text).Segment.Stop)
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
		p.lead(&style, plain(n.Destination), s, p.addressAt(n, s))
		if n.FirstChild() == nil {
			p.f.find(BrokenMark, style.Pos, p.field, "Write [words](address), or the address alone.",
				"A link has no words, so that its address would not be printed.")
		}
		return p.spans(n, s, style)
	case *ast.AutoLink:
		href := string(n.URL(s.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(href), "mailto:") {
			href = "mailto:" + href
		}
		style.Text = string(n.Label(s.src))
		p.lead(&style, href, s, n.Pos()+1)
		p.stands(&style, s, n.Pos(), n.Pos()+len(style.Text)+2) // with its angle brackets
		return Rich{style}
	case *addressNode:
		return p.address(n, s, style)
	}
	return p.special(n, s, style)
}

// stands gives a span the place of a stretch of the source.
func (p *prose) stands(x *Span, s source, from, to int) {
	x.Pos = p.f.at(s.at(from))
	if to = min(to, len(s.src)); to > from {
		for to--; to > from && !utf8.RuneStart(s.src[to]); to-- { // back to where the last character begins
		}
		x.Len = p.f.runes(x.Pos, p.f.at(s.at(to))) + 1
	}
}

// words is text with its escapes and entities resolved. A character that came
// by its name is held to the same as one that was typed.
func (p *prose) words(b []byte, pos diag.Pos) string {
	out := letters.Tidy(plain(b))
	if bytes.IndexByte(b, '&') >= 0 && out != string(b) {
		for _, o := range letters.Find(out, "Latn") {
			if !strings.ContainsRune(string(b), o.R) {
				p.f.find(codeOf(o), pos, p.field, o.Hint, "%s", o.Msg)
				break
			}
		}
	}
	return out
}

// special is our own inline forms, and what is refused.
func (p *prose) special(n ast.Node, s source, style Span) Rich {
	switch n := n.(type) {
	case *citeNode:
		var out Rich
		for i, id := range n.ids {
			c, end := style, n.at[i]+len(id)
			if s.src[n.at[i]] == '@' { // of several sources in one mark, the first has it
				end++
			}
			c.Cite = id
			p.stands(&c, s, n.at[i], end)
			out = append(out, c)
		}
		return out
	case *passageNode:
		return p.passage(n, s, style)
	case *pageNode:
		style.Page = n.section
		p.stands(&style, s, n.Pos(), n.Pos()+len("[#]")+len(n.section))
		return Rich{style}
	case *callNode:
		style.Note = n.label
		p.stands(&style, s, n.Pos(), n.Pos()+len("[^]")+len(n.label))
		return Rich{style}
	case *faultNode:
		p.f.find(BadReference, style.Pos, p.field, n.hint, "%s", n.msg)
		if n.meant != nil {
			return p.span(n.meant, s, style)
		}
		style.Text, style.Len = n.words, utf8.RuneCountInString(n.words)
		style.Code = strings.HasPrefix(n.words, "[^") || strings.HasPrefix(n.words, "[#") // its figures count nothing
		return Rich{style}
	case *ast.Image:
		p.refuse(n, s, "a picture inside a sentence", "Give the picture a paragraph of its own.")
	case *ast.RawHTML:
		p.refuse(n, s, "HTML", "Use Markdown; < in a text is written \\<.")
		if open := opened(n, s.src); open != nil {
			p.f.meant(p.f.at(s.at(p.start(open))).String())
		}
	case *east.Strikethrough:
		p.refuse(n, s, "crossed-out text", "Delete it, or write it without ~~.")
	case *east.TaskCheckBox:
		p.refuse(n, s, "a tick box", "Write a plain list.")
	default:
		p.refuse(n, s, "this", "Write it as a plain sentence.")
	}
	return p.spans(n, s, style)
}

// opened is the HTML before it in a passage that HTML closes, nil for none.
func opened(n *ast.RawHTML, src []byte) ast.Node {
	name, closes := strings.CutPrefix(string(n.Segments.Value(src)), "</")
	name = strings.TrimRight(name, "> ")
	for before := n.PreviousSibling(); closes && name != "" && before != nil; before = before.PreviousSibling() {
		if h, is := before.(*ast.RawHTML); is && bytes.HasPrefix(h.Segments.Value(src), []byte("<"+name)) {
			return before
		}
	}
	return nil
}

// passage is the words of a foreign passage, or of one in small capitals; blanks
// at its ends stay outside, where they part it from its neighbours.
func (p *prose) passage(n *passageNode, s source, style Span) Rich {
	inner := s.slice(n.segs)
	switch empty := len(bytes.TrimSpace(inner.src)) == 0; {
	case empty && n.small:
		p.f.find(BrokenMark, style.Pos, p.field, "Write [words]{.smallcaps}, or delete it.", "A passage in small capitals holds no words.")
	case empty:
		p.f.find(BrokenMark, style.Pos, p.field, "Write [words]{lang=en}, or delete it.", "A passage in another language holds no words.")
	}
	blank := style
	blank.Text = " "
	style.Small = style.Small || n.small
	if n.lang != "" {
		style.Lang = n.lang
	}
	var out Rich
	if bytes.HasPrefix(inner.src, []byte(" ")) || bytes.HasPrefix(inner.src, []byte("\n")) {
		out = append(out, blank)
	}
	p.within = true
	defer func() { p.within = false }()
	inside := inner.flush()
	doc := p.inline.Parse(text.NewReader(inside.src))
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		p.marks(c, inside, false)
		out = append(out, p.spans(c, inside, style)...)
	}
	if bytes.HasSuffix(inner.src, []byte(" ")) || bytes.HasSuffix(inner.src, []byte("\n")) {
		out = append(out, blank)
	}
	return out
}

// addressAt is the first byte of a link's address: behind its words when it
// stands there, else the link's own.
func (p *prose) addressAt(n *ast.Link, s source) int {
	at := max(n.Pos(), 0)
	if len(n.Destination) > 0 && n.Reference == nil {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			at = max(at, c.Pos())
		}
		if i := bytes.Index(s.src[at:], append([]byte("]("), n.Destination...)); i >= 0 {
			return at + i + 2
		}
	}
	return max(n.Pos(), 0)
}

func (p *prose) refuse(n ast.Node, s source, what, hint diag.Text) {
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

// inCell tells whether a node stands in a table.
func inCell(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if _, cell := n.(*east.TableCell); cell {
			return true
		}
	}
	return false
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
