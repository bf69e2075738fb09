package write

import "gopkg.in/yaml.v3"

// same tells whether two documents say the same: groups, lists and words, and
// whether words are words or a number.
func same(a, b *yaml.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Value != b.Value || len(a.Content) != len(b.Content) || a.Anchor != b.Anchor {
		return false
	}
	if a.Kind == yaml.ScalarNode && a.ShortTag() != b.ShortTag() {
		return false
	}
	for i := range a.Content {
		if !same(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// copied is a document that can be changed without changing the first.
func copied(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = make([]*yaml.Node, len(n.Content))
	for i, k := range n.Content {
		c.Content[i] = copied(k)
	}
	return &c
}

// mirror is spots without bytes over a document, to walk it by the same path.
func mirror(n *yaml.Node) []*spot {
	var out []*spot
	for i, k := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			continue
		}
		out = append(out, &spot{Node: k, kids: mirror(k)})
	}
	return out
}

// node is what a value must read as.
func node(v Value) *yaml.Node {
	switch v := v.(type) {
	case Text:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: string(v)}
	case Bare:
		n := &yaml.Node{Kind: yaml.ScalarNode, Value: string(v)}
		n.Tag = n.ShortTag()
		return n
	case Line:
		return node(v.Value)
	case List:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for _, x := range v {
			n.Content = append(n.Content, node(x))
		}
		return n
	case Group:
		n := &yaml.Node{Kind: yaml.MappingNode}
		for _, f := range v {
			n.Content = append(n.Content, node(Text(f.Name)), node(f.Value))
		}
		return n
	}
	return &yaml.Node{}
}
