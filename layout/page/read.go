package page

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// ReadAloud is the edition as it is read aloud: headings, paragraphs, lists,
// tables row by row, figures by their alternatives, in reading order and
// without running heads. A passage in another language is marked with it.
func ReadAloud(pages []draw.Page) string {
	r := &reader{}
	r.node(draw.Tree(pages), "")
	return strings.TrimLeft(r.b.String(), "\n")
}

type reader struct {
	b strings.Builder
}

// node reads one element; the indent is that of lists in lists.
func (r *reader) node(n *draw.Node, indent string) {
	if n.Elem == nil {
		r.loose(n, indent)
		return
	}
	switch n.Elem.Role {
	case draw.H1, draw.H2, draw.H3:
		r.line("\n"+strings.Repeat("#", int(n.Elem.Role[1]-'0'))+" ", n)
	case draw.Figure:
		r.b.WriteString("\n[figure: " + clean(n.Elem.Alt) + "]\n")
	case draw.Table:
		r.b.WriteString("\n[table]\n")
		r.rows(n)
		r.b.WriteString("[end of table]\n")
	case draw.ListItem:
		r.item(n, indent)
	case draw.BlockQuote:
		r.line("\n> ", n)
	case draw.List, draw.TOC:
		r.b.WriteString("\n")
		r.kids(n, indent)
	case draw.TOCItem:
		r.line(indent+"- ", n)
	case draw.Sect:
		r.b.WriteString("\n----\n")
		r.kids(n, indent)
	case draw.Document, draw.Div:
		r.kids(n, indent)
	default:
		r.block(n, indent)
	}
}

// block reads an element that holds text, or other elements.
func (r *reader) block(n *draw.Node, indent string) {
	for _, k := range n.Kids {
		if k.Elem != nil && isBlock(k.Elem.Role) {
			r.kids(n, indent)
			return
		}
	}
	r.line("\n"+indent, n)
}

func (r *reader) kids(n *draw.Node, indent string) { r.loose(n, indent) }

// loose reads the kids of a node; text between elements is a line of its own.
func (r *reader) loose(n *draw.Node, indent string) {
	for _, k := range n.Kids {
		if k.Elem == nil {
			r.line("\n"+indent, k)
			continue
		}
		r.node(k, indent)
	}
}

// item reads a list item on one line, lists inside it below.
func (r *reader) item(n *draw.Node, indent string) {
	var inner []*draw.Node
	flat := without(n, draw.List, &inner)
	label := ""
	if len(flat.Kids) > 0 && flat.Kids[0].Elem != nil && flat.Kids[0].Elem.Role == draw.ListLabel {
		label = said(flat.Kids[0])
		flat.Kids = flat.Kids[1:]
	}
	if label == "" || label == "–" || label == "•" {
		label = "-"
	}
	r.b.WriteString(indent + label + " " + said(flat) + "\n")
	for _, l := range inner {
		r.kids(l, indent+"  ")
	}
}

// without is a node with its parts of one role taken out.
func without(n *draw.Node, role draw.Role, out *[]*draw.Node) *draw.Node {
	c := &draw.Node{Elem: n.Elem, Text: n.Text}
	for _, k := range n.Kids {
		if k.Elem != nil && k.Elem.Role == role {
			*out = append(*out, k)
			continue
		}
		c.Kids = append(c.Kids, without(k, role, out))
	}
	return c
}

// rows reads a table, a line for each row.
func (r *reader) rows(n *draw.Node) {
	for _, k := range n.Kids {
		switch {
		case k.Elem == nil:
		case k.Elem.Role == draw.TableRow:
			cells := make([]string, 0, len(k.Kids))
			for _, c := range k.Kids {
				if s := said(c); c.Elem != nil || s != "" {
					cells = append(cells, s)
				}
			}
			r.b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		case k.Elem.Role == draw.Caption:
			r.line("", k)
		default:
			r.rows(k)
		}
	}
}

func (r *reader) line(lead string, n *draw.Node) {
	if s := said(n); s != "" {
		r.b.WriteString(lead + s + "\n")
	}
}

// said is an element in one line: its words, with the alternatives of figures
// and the languages of foreign passages.
func said(n *draw.Node) string {
	var b strings.Builder
	say(&b, n)
	return clean(strings.ReplaceAll(b.String(), "\u00AD", ""))
}

func say(b *strings.Builder, n *draw.Node) {
	if n.Elem == nil {
		b.WriteString(n.Text)
	}
	for _, k := range n.Kids {
		switch {
		case k.Elem == nil:
			b.WriteString(k.Text)
		case k.Elem.Role == draw.Figure:
			b.WriteString(" [" + k.Elem.Alt + "] ")
		case k.Elem.Lang != "" && !isBlock(k.Elem.Role):
			b.WriteString("[" + k.Elem.Lang + ": ")
			say(b, k)
			b.WriteString("]")
		case isBlock(k.Elem.Role):
			b.WriteString(" ")
			say(b, k)
			b.WriteString(" ")
		default:
			say(b, k)
		}
	}
}

// isBlock tells the roles that do not stand within a line of text.
func isBlock(r draw.Role) bool {
	switch r {
	case draw.Span, draw.LinkElem, draw.Reference, draw.Code, draw.Note:
		return false
	}
	return true
}
