package write

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// Path leads from the root of a document to a value.
type Path []Step

// Step is one step of a path: a field by its name, or an item by its number.
type Step struct {
	name  string // of a field of a group
	item  int    // number of an item, from 0
	named bool
}

// Field is the step to a field of a group.
func Field(name string) Step { return Step{name: name, named: true} }

// Item is the step to an item of a list, from 0.
func Item(n int) Step { return Step{item: n} }

// Name is the field a step leads to, and false for a step to an item.
func (s Step) Name() (string, bool) { return s.name, s.named }

// Number is the item a step leads to, from 0, and false for a step to a field.
func (s Step) Number() (int, bool) { return s.item, !s.named }

// String is the path as findings write it: offers[3].stages[0].date.
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch {
		case !s.named:
			fmt.Fprintf(&b, "[%d]", s.item)
		case b.Len() > 0:
			b.WriteString("." + s.name)
		default:
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
	case n.Kind == yaml.MappingNode && s.named:
		return fieldOf(n, s.name)
	case n.Kind == yaml.SequenceNode && !s.named:
		return s.item, s.item >= 0 && s.item < len(n.Content)
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
