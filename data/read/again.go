package read

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Within is the path of a field below the value, and false when the field is not
// below it.
func (v Value) Within(field string) (string, bool) {
	rest, ok := strings.CutPrefix(field, v.path)
	return strings.TrimPrefix(rest, "."), ok && (v.path == "" || rest == "" || rest[0] == '.' || rest[0] == '[')
}

// With is the value with another one at a path below it, written as YAML; false
// where no path leads there. What is found of it is told to nobody: it is what
// might have been written.
func (v Value) With(path, as string) (Value, bool) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(as), &doc); err != nil || len(doc.Content) == 0 {
		return Value{}, false
	}
	return v.changed(path, func(n *yaml.Node) { place(n, doc.Content[0]) }, func(group *yaml.Node, name string) {
		key := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name, Line: group.Line, Column: group.Column}
		val := &yaml.Node{}
		place(val, doc.Content[0])
		group.Content = append([]*yaml.Node{key, val}, group.Content...)
	})
}

// place puts a node where another stood, which keeps its place.
func place(n, by *yaml.Node) {
	line, col := n.Line, n.Column
	*n = *by
	n.Line, n.Column = line, col
}

// Renamed is the value with a field below it under another name, as With has
// another value.
func (v Value) Renamed(path, name string) (Value, bool) {
	group, last := "", path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		group, last = path[:i], path[i+1:]
	}
	found := false
	out, ok := v.changed(group, func(n *yaml.Node) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Kind == yaml.MappingNode && n.Content[i].Value == last && !found {
				n.Content[i].Value, found = name, true
			}
		}
	}, func(*yaml.Node, string) {})
	return out, ok && found
}

// Later is the value in which the later of two fields of one name counts, by the path
// of the name; false where there are no two, or another field of the group is given
// twice as well.
func (v Value) Later(path string) (Value, bool) {
	group, name := "", path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		group, name = path[:i], path[i+1:]
	}
	found := false
	out, ok := v.changed(group, func(n *yaml.Node) {
		if at := places(n)[name]; n.Kind == yaml.MappingNode && len(at) == 2 && doubled(n) == 1 {
			n.Content, found = slices.Delete(n.Content, at[0], at[0]+2), true
		}
	}, func(*yaml.Node, string) {})
	return out, ok && found
}

// Twice tells whether a field is given twice in its group, by its path.
func (v Value) Twice(path string) bool {
	group, name := "", path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		group, name = path[:i], path[i+1:]
	}
	n := v.At(group).Node
	return n != nil && n.Kind == yaml.MappingNode && len(places(n)[name]) > 1
}

// Doubled is how many fields of a group are given more than once.
func (v Value) Doubled() int {
	if v.Node == nil || v.Kind != yaml.MappingNode {
		return 0
	}
	return doubled(v.Node)
}

func doubled(group *yaml.Node) (n int) {
	for _, at := range places(group) {
		n += min(len(at)-1, 1)
	}
	return n
}

// places is where the names of a group's fields stand among its nodes.
func places(group *yaml.Node) map[string][]int {
	out := map[string][]int{}
	for i := 0; i+1 < len(group.Content); i += 2 {
		name := trim(group.Content[i].Value)
		out[name] = append(out[name], i)
	}
	return out
}

// At is the value at a path below this one; without a node where there is none.
func (v Value) At(path string) Value {
	at := Value{f: v.f, path: join(v.path, path), skip: v.skip}
	if v.Node != nil {
		_, _ = v.changed(path, func(n *yaml.Node) { at.Node = n }, func(*yaml.Node, string) {})
	}
	return at
}

// changed is a copy of the value in which what stands at a path was changed, or
// put into its group where the group has no such field.
func (v Value) changed(path string, change func(*yaml.Node), put func(group *yaml.Node, name string)) (Value, bool) {
	if v.Node == nil {
		return Value{}, false
	}
	f := *v.f
	f.out, f.rare = new(diag.List), new([]Rare)
	out := Value{copied(v.Node), &f, v.path, v.skip}
	n, steps := out.Node, strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
	for i, step := range steps {
		k, err := strconv.Atoi(step)
		switch {
		case err == nil && n.Kind == yaml.SequenceNode && k < len(n.Content):
			n = n.Content[k]
			continue
		case err == nil, n.Kind != yaml.MappingNode:
			return Value{}, false
		}
		at := -1
		for i := 0; i+1 < len(n.Content) && at < 0; i += 2 {
			if trim(n.Content[i].Value) == step {
				at = i + 1
			}
		}
		if at < 0 {
			if i < len(steps)-1 {
				return Value{}, false
			}
			put(n, step)
			return out, true
		}
		n = n.Content[at]
	}
	change(n)
	return out, true
}

// copied is a node and all below it.
func copied(n *yaml.Node) *yaml.Node {
	own := *n
	own.Content = slices.Clone(n.Content)
	for i, c := range own.Content {
		own.Content[i] = copied(c)
	}
	return &own
}
