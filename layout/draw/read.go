package draw

import "strings"

// Node is one structure element with what belongs to it, over all pages.
type Node struct {
	Elem *Elem // nil for the root
	Kids []*Node
	Text string // of this piece, when it is text and no element
}

// Tree is the structure of pages: the nesting of the boxes that have elements,
// in order of first appearance, artifacts left out. Text is as it is read: words
// divided at a line's end are whole again.
func Tree(pages []Page) *Node {
	t := &tree{root: &Node{}, seen: map[*Elem]*Node{}}
	for i := range pages {
		t.box(&pages[i].Box, t.root)
	}
	return t.root
}

type tree struct {
	root *Node
	seen map[*Elem]*Node
}

// enter is the node of an element, new under a parent when first met.
func (t *tree) enter(e *Elem, parent *Node) *Node {
	if e == nil || e == parent.Elem {
		return parent
	}
	if n := t.seen[e]; n != nil {
		return n
	}
	n := &Node{Elem: e}
	t.seen[e] = n
	parent.Kids = append(parent.Kids, n)
	return n
}

func (t *tree) box(b *Box, parent *Node) {
	if b.Elem != nil && b.Elem.Role.Artifact() {
		return
	}
	n := t.enter(b.Elem, parent)
	last := n
	for _, op := range b.Ops {
		if o, ok := op.(Text); ok && (o.Elem == nil || !o.Elem.Role.Artifact()) {
			last = t.enter(o.Elem, n)
			last.add(o, b.Line != nil)
		}
		if o, ok := op.(Path); ok && o.Elem != nil && !o.Elem.Role.Artifact() {
			t.enter(o.Elem, n)
		}
	}
	if b.Line != nil && b.Line.Last { // paragraphs that share an element, such as the link of an entry, are no one word
		last.add(Text{Str: " "}, true)
	}
	for i := range b.Kids {
		t.box(&b.Kids[i].Box, n)
	}
}

// add appends a run. The runs of a line carry their spaces; labels of drawings
// are words of their own.
func (n *Node) add(o Text, line bool) {
	s := o.Read()
	if !line {
		s += " "
	}
	if k := len(n.Kids); k > 0 && n.Kids[k-1].Elem == nil {
		n.Kids[k-1].Text += s
		return
	}
	n.Kids = append(n.Kids, &Node{Text: s})
}

// Words is the node's text with soft hyphens taken out.
func (n *Node) Words() string {
	var b strings.Builder
	n.write(&b)
	return strings.ReplaceAll(b.String(), "\u00AD", "")
}

func (n *Node) write(b *strings.Builder) {
	if n.Elem == nil {
		b.WriteString(n.Text)
	}
	for _, k := range n.Kids {
		if k.Elem != nil && !inline(k.Elem.Role) {
			b.WriteString(" ")
			k.write(b)
			b.WriteString(" ")
			continue
		}
		k.write(b)
	}
}

// inline tells the roles that stand within a line of text.
func inline(r Role) bool {
	switch r {
	case Span, LinkElem, Reference, Code, Note:
		return true
	}
	return false
}
