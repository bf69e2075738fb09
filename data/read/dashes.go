package read

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// dashed tells of entries of the lists of a text whose dash was lost, where YAML reads the file all the same: two entries
// as one in which fields are given twice, or the only entry of a list as a group. They are read as entries.
func (f *file) dashed(n *yaml.Node, skip int) {
	switch n.Kind {
	case yaml.SequenceNode:
		for i := 0; i < len(n.Content); i++ {
			at := second(n.Content[i])
			if at < 0 {
				continue
			}
			first := n.Content[i]
			rest := *first
			rest.Content = slices.Clone(first.Content[at:])
			rest.Line, rest.Column = rest.Content[0].Line, rest.Content[0].Column
			first.Content = first.Content[:at:at]
			n.Content = slices.Insert(n.Content, i+1, &rest)
			f.undashed(&rest, skip)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if name, group := n.Content[i].Value, n.Content[i+1]; only(name, group) {
				entry := *group
				n.Content[i+1] = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Line: group.Line, Column: group.Column,
					Content: []*yaml.Node{&entry}}
				f.undashed(&entry, skip)
			}
		}
	}
	for _, c := range n.Content {
		f.dashed(c, skip)
	}
}

// undashed tells that the dash of an entry is missing.
func (f *file) undashed(entry *yaml.Node, skip int) {
	f.find(DuplicateField, f.pos(entry.Line+skip, entry.Column), "",
		"Write - and a space before it, in the column of the other dashes of its list.",
		"An entry of a list begins here without its dash.")
}

// second is where in a group a second entry begins, with the name of the group's first field: behind it
// stand, each once, most of the fields before it. It is -1 where none does.
func second(entry *yaml.Node) int {
	if entry.Kind != yaml.MappingNode || entry.Style&yaml.FlowStyle != 0 || len(entry.Content) < 4 {
		return -1
	}
	var names []string
	for i := 0; i+1 < len(entry.Content); i += 2 {
		names = append(names, entry.Content[i].Value)
	}
	at := slices.Index(names[1:], names[0]) + 1
	if at == 0 || at == 1 {
		return -1
	}
	shared := 0
	for _, name := range names[at:] {
		if slices.Contains(names[:at], name) {
			shared++
		}
	}
	if shared < 2 || len(names)-at > 2*at {
		return -1
	}
	return 2 * at
}

// only tells whether the value of a field is the one entry of a list, whose dash is missing: a group that
// begins with the field by which the entries of such a list are known.
func only(name string, group *yaml.Node) bool {
	key := map[string]string{"parts": "key", "items": "key", "margin": "at", "pictures": "file", "corrections": "date", "stages": "stage",
		"milestones": "step", "decisions": "date"}[name]
	return key != "" && group.Kind == yaml.MappingNode && group.Style&yaml.FlowStyle == 0 && len(group.Content) > 0 &&
		group.Content[0].Value == key && group.Content[1].Kind == yaml.ScalarNode
}

// curly tells of values between curly quotes, which YAML takes for words: a program put them in the place of
// the straight ones.
func (f *file) curly(n *yaml.Node, skip int) {
	if n.Kind == yaml.ScalarNode && n.Style == 0 && strings.HasPrefix(n.Value, "“") && strings.HasSuffix(n.Value, "”") &&
		strings.Count(n.Value, "“") == 1 {
		f.find(DoubtfulMark, f.pos(n.Line+skip, n.Column), "",
			`Write straight quotes around the value; curly ones that are to be printed go between them: title: "“Words”".`,
			"Curly quotes stand around this value, and would be printed with it.")
	}
	for _, c := range n.Content {
		f.curly(c, skip)
	}
}
