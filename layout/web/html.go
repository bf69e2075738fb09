package web

import (
	"slices"
	"strings"
)

// node is an element of the page, or words when it has no tag, or markup as it is
// (raw), such as a picture.
type node struct {
	tag   string
	attrs []attr
	kids  []*node
	text  string
	raw   string
}

type attr struct{ name, value string }

// el is an element with attributes, given as names and values in turn.
func el(tag string, pairs ...string) *node {
	n := &node{tag: tag}
	for i := 0; i+1 < len(pairs); i += 2 {
		n.set(pairs[i], pairs[i+1])
	}
	return n
}

// txt is words.
func txt(s string) *node { return &node{text: s} }

// set gives an attribute that has a value.
func (n *node) set(name, value string) *node {
	if value != "" {
		n.attrs = append(n.attrs, attr{name, value})
	}
	return n
}

// put appends what stands in the element.
func (n *node) put(kids ...*node) *node {
	for _, k := range kids {
		if k != nil {
			n.kids = append(n.kids, k)
		}
	}
	return n
}

// get is the value of an attribute; "" when there is none.
func (n *node) get(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// void tells the elements that have no end (HTML, 13.1.2).
func void(tag string) bool {
	return slices.Contains([]string{"br", "hr", "img", "input", "link", "meta", "wbr"}, tag)
}

// phrasing tells the elements that stand within a line: nothing is added before or
// behind them.
func phrasing(tag string) bool {
	return slices.Contains([]string{"", "a", "b", "i", "span", "code", "cite", "sup", "sub", "wbr", "time", "title", "abbr", "svg"}, tag)
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;", `"`, "&quot;")

var content = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")

// write writes the element, blocks on lines of their own.
func (n *node) write(b *strings.Builder) {
	switch {
	case n.raw != "":
		b.WriteString(n.raw)
		return
	case n.tag == "":
		content.WriteString(b, n.text) //nolint:errcheck // a builder takes everything
		return
	}
	block := !phrasing(n.tag)
	if block && b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("<" + n.tag)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name + `="`)
		escapes.WriteString(b, a.value) //nolint:errcheck // a builder takes everything
		b.WriteByte('"')
	}
	b.WriteByte('>')
	if void(n.tag) {
		return
	}
	for _, k := range n.kids {
		k.write(b)
	}
	b.WriteString("</" + n.tag + ">")
}

// each calls f for the element and all in it, in order.
func (n *node) each(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.each(f)
	}
}

// trimmed takes away the spaces at the end of the last words in it.
func (n *node) trimmed() *node {
	for i := len(n.kids) - 1; i >= 0; i-- {
		k := n.kids[i]
		if k.tag == "" && k.raw == "" {
			k.text = strings.TrimRight(k.text, " ")
			if k.text == "" {
				n.kids = slices.Delete(n.kids, i, i+1)
				continue
			}
			return n
		}
		if k.raw == "" && phrasing(k.tag) {
			k.trimmed()
		}
		return n
	}
	return n
}
