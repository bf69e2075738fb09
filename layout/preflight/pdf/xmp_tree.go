package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Form is how a value of XMP is written.
type Form uint8

// A Simple value is text; Bag, Seq and Alt hold items; a Struct holds fields.
const (
	Simple Form = iota
	Bag
	Seq
	Alt
	Struct
)

// Value is a property of XMP, a field or an item.
type Value struct {
	Space, Name string
	Prefix      string // as it is written
	Form        Form
	Text        string
	Lang        string
	Parts       []Value // items, or fields
}

// Field is a field of a structure, and false when it has none of the name.
func (v Value) Field(space, name string) (Value, bool) {
	for _, p := range v.Parts {
		if p.Space == space && p.Name == name {
			return p, true
		}
	}
	return Value{}, false
}

const (
	rdf      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xmlSpace = "http://www.w3.org/XML/1998/namespace"
)

// node is an element of XML with its names resolved.
type node struct {
	space, local, prefix string
	attrs                []attribute
	kids                 []*node
	text                 strings.Builder
}

type attribute struct{ space, local, prefix, value string }

func (n *node) attr(space, local string) (string, bool) {
	for _, a := range n.attrs {
		if a.space == space && a.local == local {
			return a.value, true
		}
	}
	return "", false
}

// MostPacket is the longest packet that is read as a tree, in bytes: a thousand times
// what files have.
const MostPacket = 16 << 20

// mostSpaces is the most name spaces in scope.
const mostSpaces = 1000

// readXML is the elements of a packet as a tree; what breaks off is read as far as
// it goes. Prefixes are kept, which the decoder's own resolution drops.
func readXML(b []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	root := &node{}
	open, spaces := []*node{root}, []map[string]string{{"xml": xmlSpace}}
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return root, err
		}
		switch v := t.(type) {
		case xml.StartElement:
			in := inScope(spaces[len(spaces)-1], v.Attr)
			if len(in) > mostSpaces {
				return root, ErrTooMuch
			}
			n := &node{space: in[v.Name.Space], local: v.Name.Local, prefix: v.Name.Space}
			for _, a := range v.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					n.attrs = append(n.attrs, attribute{in[a.Name.Space], a.Name.Local, a.Name.Space, a.Value})
				}
			}
			up := open[len(open)-1]
			up.kids = append(up.kids, n)
			if len(open) > deepest {
				return root, ErrTooMuch
			}
			open, spaces = append(open, n), append(spaces, in)
		case xml.CharData:
			open[len(open)-1].text.Write(v)
		case xml.EndElement:
			if len(open) == 1 {
				return root, ErrUnreadable
			}
			open, spaces = open[:len(open)-1], spaces[:len(spaces)-1]
		}
	}
}

// inScope is the name spaces by prefix inside an element.
func inScope(outer map[string]string, attrs []xml.Attr) map[string]string {
	in := outer
	for _, a := range attrs {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			continue
		}
		if len(in) == len(outer) {
			in = map[string]string{}
			for k, v := range outer {
				in[k] = v
			}
		}
		if a.Name.Space == "xmlns" {
			in[a.Name.Local] = a.Value
		} else {
			in[""] = a.Value
		}
	}
	return in
}

// Properties is the properties of an XMP packet, in order.
func Properties(packet []byte) []Value {
	root, _ := readXML(packet) // what is malformed is told by another rule
	var out []Value
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			if k.space == rdf && k.local == "RDF" {
				for _, d := range k.kids {
					if d.space == rdf && d.local == "Description" {
						out = append(out, fields(d)...)
					}
				}
				continue
			}
			walk(k)
		}
	}
	walk(root)
	return out
}

// fields is what an element says as attributes and as elements.
func fields(n *node) []Value {
	var out []Value
	for _, a := range n.attrs {
		if a.space != rdf && a.space != xmlSpace && a.space != "" {
			out = append(out, Value{Space: a.space, Name: a.local, Prefix: a.prefix, Text: a.value})
		}
	}
	for _, k := range n.kids {
		out = append(out, valueOf(k))
	}
	return out
}

// valueOf reads a property, a field or an item (ISO 16684-1, 7).
func valueOf(n *node) Value {
	v := Value{Space: n.space, Name: n.local, Prefix: n.prefix}
	v.Lang, _ = n.attr(xmlSpace, "lang")
	if uri, ok := n.attr(rdf, "resource"); ok {
		v.Text = uri
		return v
	}
	if how, _ := n.attr(rdf, "parseType"); how == "Resource" {
		return qualified(v, fields(n))
	}
	if len(n.kids) == 0 {
		if f := fields(n); len(f) > 0 {
			return qualified(v, f)
		}
		v.Text = strings.TrimSpace(n.text.String())
		return v
	}
	k := n.kids[0]
	if forms := map[string]Form{"Bag": Bag, "Seq": Seq, "Alt": Alt}; k.space == rdf && forms[k.local] != Simple {
		v.Form = forms[k.local]
		for _, li := range k.kids {
			v.Parts = append(v.Parts, valueOf(li))
		}
		return v
	}
	if k.space == rdf && k.local == "Description" {
		return qualified(v, fields(k))
	}
	v.Form, v.Parts = Struct, fields(n) // elements within, but for what says so: no RDF of XMP
	return v
}

// qualified is a structure, or the value that qualifiers are about.
func qualified(v Value, parts []Value) Value {
	for _, p := range parts {
		if p.Space == rdf && p.Name == "value" {
			p.Space, p.Name, p.Prefix = v.Space, v.Name, v.Prefix
			return p
		}
	}
	v.Form, v.Parts = Struct, parts
	return v
}
