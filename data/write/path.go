package write

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// Path leads from the root of a document to a value.
type Path []Step

// Step is one step of a path: a field by its name, an item by its number, or
// an item by what one of its fields says.
type Step struct {
	name  string // of a field of a group; of the field that tells an item
	is    string // what that field says
	item  int    // number of an item, from 0
	which kind
}

type kind uint8

const (
	byName kind = iota
	byNumber
	byField
)

// Field is the step to a field of a group.
func Field(name string) Step { return Step{name: name} }

// Item is the step to an item of a list, from 0.
func Item(n int) Step { return Step{item: n, which: byNumber} }

// Where is the step to the item of a list whose field says so: the offer whose
// id is its-securekube. In a group, which keeps its items by key, it is the
// field of that name.
func Where(field, is string) Step { return Step{name: field, is: is, which: byField} }

// String is the path as findings write it: offers[3].stages[0].date.
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch s.which {
		case byNumber:
			fmt.Fprintf(&b, "[%d]", s.item)
		case byField:
			fmt.Fprintf(&b, "[%s: %s]", s.name, s.is)
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s.name)
		}
	}
	return b.String()
}

// in is where the step leads in a group or list: the number of the field or
// item, and false when it is not there.
func (s Step) in(n *yaml.Node) (int, bool) {
	switch {
	case n == nil:
	case n.Kind == yaml.MappingNode && s.which != byNumber:
		name := s.name
		if s.which == byField {
			name = s.is
		}
		return fieldOf(n, name)
	case n.Kind == yaml.SequenceNode && s.which == byNumber:
		return s.item, s.item >= 0 && s.item < len(n.Content)
	case n.Kind == yaml.SequenceNode && s.which == byField:
		for i, it := range n.Content {
			if at, ok := fieldOf(it, s.name); ok && it.Content[2*at+1].Value == s.is {
				return i, true
			}
		}
	}
	return 0, false
}

func fieldOf(n *yaml.Node, name string) (int, bool) {
	if n.Kind != yaml.MappingNode {
		return 0, false
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return i / 2, true
		}
	}
	return 0, false
}

// make is the name under which a step would add a field to a group, and false
// when it cannot.
func (s Step) make() (string, bool) {
	switch s.which {
	case byName:
		return s.name, true
	case byField:
		return s.is, true
	}
	return "", false
}

// Name is the field a step leads to, and false for a step to an item.
func (s Step) Name() (string, bool) { return s.name, s.which == byName }
