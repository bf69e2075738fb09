package read

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// body is the blocks of a Markdown text. Addresses given apart at the end of
// the text and used by no link are reported: they would not be printed.
func (p *prose) body(s source) []Block { return asMeant(p, s, p.parsed) }

func (p *prose) parsed(s source) []Block {
	ctx := parser.NewContext()
	doc := p.blocks.Parse(text.NewReader(s.src), parser.WithContext(ctx))
	if !p.few(doc, s, len(ctx.References())) {
		return nil
	}
	used := map[string]bool{}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && entering {
			used[string(l.Destination)] = true
		}
		return ast.WalkContinue, nil
	})
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if d, ok := n.(*ast.LinkReferenceDefinition); ok && entering && !used[string(d.Destination)] {
			p.f.find(UnsupportedMarkdown, p.f.at(s.at(d.Lines().At(0).Start)), p.field, "Use it in a link, or delete the line.",
				"The address [%s] is given and no link uses it.", d.Label)
		}
		return ast.WalkContinue, nil
	})
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
		if l, ok := n.(*east.FootnoteList); ok {
			out = append(out, p.notes(l, s)...)
			continue
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
		p.f.find(HeadingLevel, p.f.at(s.at(p.start(h))), p.field,
			"The section's title is the field title at the head of the file; write ## for a sub-head.", "A heading of level 1 stands in the text.")
	case h.Level > 3:
		p.f.find(HeadingLevel, p.f.at(s.at(p.start(h))), p.field, "Write ## or ###.",
			"A heading of level %d is deeper than the press sets.", h.Level)
	case h.Level == 3 && above < 2:
		p.f.find(HeadingLevel, p.f.at(s.at(p.start(h))), p.field, "Write ##, or put a ## heading above it.", "A heading ### comes before any ##.")
		h.Level = 2 // as is told to write
	}
}

func (p *prose) block(n ast.Node, s source) (Block, bool) {
	b := Block{Pos: p.f.at(s.at(p.start(n)))}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		p.marks(n, s, false)
		if img, ok := alone(n, s.src); ok {
			return p.picture(img, s, b), true
		}
		b.Rich = p.spans(n, s, Span{})
		return b, len(b.Rich) > 0
	case *ast.Heading:
		p.marks(n, s, false)
		p.underlined(n, s)
		if n.FirstChild() == nil {
			p.f.find(BrokenMark, b.Pos, p.field, "Write its words, or delete the marks.", "A heading has no words.")
		}
		b.Kind, b.Level, b.Rich = Heading, n.Level, p.spans(n, s, Span{})
		return b, true
	case *ast.List:
		b.Kind, b.Ordered, b.Start = List, n.IsOrdered(), n.Start
		p.counted(n, s)
		for it := n.FirstChild(); it != nil; it = it.NextSibling() {
			if it.FirstChild() == nil {
				p.f.find(BrokenMark, p.f.at(s.at(p.start(it))), p.field, "Write its words, or delete the mark.", "An item of a list has no words.")
			}
			b.Items = append(b.Items, p.list(it, s))
		}
		return b, true
	case *east.Table:
		return p.table(n, s, b), true
	case *ast.Blockquote:
		b.Kind, b.Items = Quote, [][]Block{p.list(n, s)}
		if n.FirstChild() == nil {
			p.f.find(BrokenMark, b.Pos, p.field, "Write its words, or delete the mark.", "A quote has no words.")
		}
		p.plain(b.Items[0], "A pull quote holds one or more plain paragraphs.",
			"The press does not set a heading, list or picture inside a quote.")
		return b, true
	}
	if _, address := n.(*ast.LinkReferenceDefinition); address {
		return b, false
	}
	p.refuseBlock(n, s)
	p.unindent(n, s)
	b.Kind = Dropped
	if _, rule := n.(*ast.ThematicBreak); rule {
		b.Kind = Rule
	}
	if _, paragraph := n.PreviousSibling().(*ast.Paragraph); paragraph {
		b.Joined = !n.HasBlankPreviousLines()
	}
	return b, true
}

// plain refuses whatever is no paragraph: it is told here, and nothing else of it is.
func (p *prose) plain(blocks []Block, hint, msg diag.Text) {
	for i, in := range blocks {
		if in.Kind != Paragraph && in.Kind != Dropped && in.Kind != Rule {
			p.f.find(UnsupportedMarkdown, in.Pos, p.field, hint, msg)
			blocks[i] = Block{Kind: Dropped, Pos: in.Pos}
		}
	}
}

// underlined reports a paragraph that dashes or equals signs below it make a
// heading: few know that they do.
func (p *prose) underlined(h *ast.Heading, s source) {
	if h.Lines().Len() == 0 {
		return
	}
	from := h.Lines().At(0).Start
	line := s.src[bytes.LastIndexByte(s.src[:from], '\n')+1 : from]
	if !bytes.ContainsRune(line, '#') {
		p.f.find(BrokenMark, p.f.at(s.at(from)),
			p.field, "Write ## before the words for a heading; else leave a blank line above the line of signs, or delete it.",
			"A line of - or = below these words makes a heading of them.")
	}
}

// counted reports numbers of a list that would be printed as others, and a
// sentence that begins with a number and became a list.
func (p *prose) counted(l *ast.List, s source) {
	if !l.IsOrdered() {
		p.signed(l, s)
		return
	}
	want, ones := l.Start, true
	for it := l.FirstChild(); it != nil; it = it.NextSibling() {
		at := p.start(it)
		n, digits := 0, at
		for ; digits < len(s.src) && s.src[digits] >= '0' && s.src[digits] <= '9'; digits++ {
			n = n*10 + int(s.src[digits]-'0')
		}
		if digits == at {
			return // where the number stands is not known
		}
		ones = ones && n == l.Start
		if typed := string(s.src[at:digits]); typed != strconv.Itoa(n) {
			p.f.find(DoubtfulMark, p.f.at(s.at(at)), p.field, "Write the number without zeros before it.",
				"The item numbered %s is printed as %d.", typed, n)
			return
		}
		if n != want && !ones {
			p.f.find(DoubtfulMark, p.f.at(s.at(at)), p.field, "Number the items in order, or leave a paragraph between them.",
				"The item numbered %d is printed as %d.", n, want)
			return
		}
		want++
	}
	if l.Start > 99 && l.FirstChild() == l.LastChild() {
		p.f.find(DoubtfulMark, p.f.at(s.at(p.start(l))), p.field, diag.Said("Write %d\\. if it is a sentence.", l.Start),
			"A paragraph that begins with a number and a point is a list.")
	}
}

// signed reports a line whose sign before a number became the mark of a list, and would not
// be printed: of a plus, which few write lists with, and of a line within a paragraph.
func (p *prose) signed(l *ast.List, s source) {
	before := l.PreviousSibling()
	_, paragraph := before.(*ast.Paragraph)
	_, list := before.(*ast.List)
	if l.Marker != '+' && (!paragraph && !list || l.HasBlankPreviousLines()) {
		return
	}
	for it := l.FirstChild(); it != nil; it = it.NextSibling() {
		at := p.start(it)
		words := strings.TrimLeft(string(s.src[at:]), "+-*\u2212 \t")
		if words != "" && words[0] >= '0' && words[0] <= '9' {
			p.f.find(DoubtfulMark, p.f.at(s.at(at)), p.field,
				"Put a backslash before the sign if it is one of a number; for a list, leave a blank line above it.",
				"A sign before a number begins an item of a list here, and is not printed.")
			return
		}
	}
}

// refuseBlock reports a block that the press does not set.
func (p *prose) refuseBlock(n ast.Node, s source) {
	what, hint := diag.Text("this kind of block"), diag.Text("Write it as paragraphs.")
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
		what, hint = "a table here", "Give it a place of its own in the text, outside lists, quotes and notes."
	case *east.DefinitionList:
		what, hint = "a list of definitions", "Write a plain list with the term in **bold**."
	}
	p.refuse(n, s, what, hint)
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
		p.f.find(MissingAltText, b.Pos, p.field, "Write what the picture tells between the square brackets.",
			"The picture %s has no words for those who cannot see it.", path.Base(b.Src))
	}
	if len(img.Title) > 0 {
		caption := source{src: img.Title, pos: make([]int, len(img.Title))}
		at := max(0, bytes.Index(s.src[p.start(img):], img.Title)) + p.start(img)
		for i := range caption.pos {
			caption.pos[i] = s.at(at + i)
		}
		b.Rich = p.paragraph(caption.flush())
	}
	return b
}
