package write

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// walk follows a path as far as it leads: the value it ends at, and the steps
// that are left.
func walk(root *spot, p Path) (*spot, Path) {
	for len(p) > 0 {
		n, ok := p[0].in(root.Node)
		if !ok {
			break
		}
		root, p = root.kids[n], p[1:]
	}
	return root, p
}

// set splices a value in, and is the text with what it must read as.
func (d *Doc) set(root *spot, p Path, v Value) (string, *yaml.Node, error) {
	if root == nil {
		return d.begin(p, v)
	}
	owner, rest := walk(root, p[:len(p)-1])
	rest = append(append(Path(nil), rest...), p[len(p)-1])
	if n, ok := rest[0].in(owner.Node); ok && len(rest) == 1 {
		if old := owner.kids[n]; d.remarked(old) {
			return "", nil, d.fault(old, diag.Said("Remarks stand inside %s, and would be lost with what it holds.", p),
				"Delete the remarks or move them above it; or change its parts one by one.")
		}
		text, err := d.replaced(owner, n, v)
		want := copied(root.Node)
		at, _ := walk(&spot{Node: want, kids: mirror(want)}, p)
		*at.Node = *node(v)
		return text, want, err
	}
	name, ok := rest[0].Name()
	if !ok {
		return "", nil, d.fault(owner, diag.Said("There is no item %s here.", Path{rest[0]}), "Insert it first.")
	}
	for i := len(rest) - 1; i > 0; i-- {
		inner, ok := rest[i].Name()
		if !ok {
			return "", nil, d.fault(owner, diag.Said("There is no %s here.", Path{rest[0]}), "Insert the list first.")
		}
		v = Group{{inner, v}}
	}
	gone := len(p) - len(rest)
	want := copied(root.Node)
	at, _ := walk(&spot{Node: want, kids: mirror(want)}, p[:gone])
	if owner.Kind == yaml.ScalarNode && owner.Tag == "!!null" && gone > 0 {
		*at.Node = *node(Group{{name, v}})
		up, _ := walk(root, p[:gone-1])
		n, _ := p[gone-1].in(up.Node)
		text, err := d.replaced(up, n, Group{{name, v}})
		return text, want, err
	}
	if owner.Kind != yaml.MappingNode {
		return "", nil, d.fault(owner, diag.Said("%s cannot have a field %s: it is no group of fields.", p[:gone], name),
			"Make it one, or choose another field.")
	}
	at.Content = append(at.Content, node(Text(name)), node(v))
	text, err := d.added(owner, func(p pen) (string, error) { return p.field(name, v, owner.column, owner.flow()) })
	return text, want, err
}

// begin is a document that held nothing.
func (d *Doc) begin(p Path, v Value) (string, *yaml.Node, error) {
	for i := len(p) - 1; i >= 0; i-- {
		name, ok := p[i].Name()
		if !ok {
			return "", nil, d.fault(nil, "There is no list here.", "Insert the list first.")
		}
		v = Group{{name, v}}
	}
	s, _, err := pen{d.eol}.value(v, 0, false, nil)
	text := d.yaml
	if text != "" && breakAt(text[len(text)-1:]) == 0 {
		text += d.eol
	}
	return text + s + d.eol, node(v), err
}

// remarked tells whether remarks stand among the parts of a group or list.
func (d *Doc) remarked(s *spot) bool {
	if s.Kind == yaml.ScalarNode {
		return false
	}
	at, found := s.from, false
	s.leaves(func(l *spot) {
		found = found || l.heading != "" || strings.Contains(d.yaml[at:max(at, l.from)], "#")
		at = max(at, l.to)
	})
	return found || strings.Contains(d.yaml[at:max(at, s.to)], "#")
}

// leaves calls do with every name and every single value inside, in order.
func (s *spot) leaves(do func(*spot)) {
	if s.Kind == yaml.ScalarNode {
		do(s)
	}
	for i, k := range s.kids {
		if s.Kind == yaml.MappingNode {
			do(s.keys[i])
		}
		k.leaves(do)
	}
}

// added is the text with a part put behind the last of a group.
func (d *Doc) added(owner *spot, write func(pen) (string, error)) (string, error) {
	s, err := write(pen{d.eol})
	if err != nil {
		return "", err
	}
	if owner.flow() && len(owner.kids) == 0 {
		return d.cut(owner.from+1, owner.from+1, s), nil
	}
	_, to := owner.part(len(owner.kids) - 1)
	if owner.flow() {
		return d.cut(to, to, ", "+s), nil
	}
	end := lineEnd(d.yaml, to)
	return d.cut(end, end, d.eol+strings.Repeat(" ", max(owner.column, 0))+s), nil
}

// replaced is the text with another value for the n-th part of a group or list.
func (d *Doc) replaced(owner *spot, n int, v Value) (string, error) {
	old := owner.kids[n]
	p := pen{d.eol}
	col := max(owner.column, 0) + 2
	if old.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && old.Kind == yaml.ScalarNode {
		col = max(col, d.indent(old))
	}
	if owner.Kind == yaml.SequenceNode {
		s, _, err := p.value(v, owner.column+2, owner.flow(), old.Node)
		if !owner.flow() && old.from == old.to { // a dash alone
			s = " " + s
		}
		return d.exchanged(old, s), err
	}
	s, err := p.after(v, col, owner.flow(), old.Node)
	if err != nil {
		return "", err
	}
	name := owner.keys[n].to
	colon := name + strings.IndexByte(d.yaml[name:]+":", ':')
	if colon >= max(old.from, name+1) && old.from >= name && !strings.HasPrefix(strings.TrimLeft(d.yaml[name:], " \t"), ":") {
		return d.cut(name, name, ":"+s), nil // a name alone, between braces
	}
	if colon >= len(d.yaml) {
		return "", errLost
	}
	between := d.yaml[colon+1 : max(old.from, colon+1)]
	to := max(old.to, colon+1)
	if strings.HasPrefix(s, " |") || strings.HasPrefix(s, " >") || strings.HasPrefix(s, d.eol) && !old.lines() {
		s, to = d.ahead(s, to)
	}
	switch {
	case !strings.HasPrefix(s, d.eol) && strings.Trim(between, " \t") == "" && !old.lines():
		return d.cut(colon+1, to, headed(old, within(between, s))), nil
	case strings.TrimSpace(between) == "":
		return d.cut(colon+1, to, headed(old, s)), nil
	case strings.HasPrefix(s, d.eol): // comments stand behind the name
		return strings.TrimRight(d.yaml[:old.from], " \t\r\n") + s + d.yaml[to:], nil
	}
	return d.yaml[:colon+1] + s + d.remarks(colon+1, old), nil
}

// remarks is the text from behind a name on without its value: the comments
// that stood before and behind it.
func (d *Doc) remarks(from int, old *spot) string {
	start := old.from
	for start > from && breakAt(d.yaml[start-1:]) == 0 {
		start--
	}
	end := lineEnd(d.yaml, old.to)
	if strings.TrimSpace(d.yaml[old.to:end]) == "" {
		return d.yaml[from:start] + d.yaml[end+breakAt(d.yaml[end:]):]
	}
	return d.yaml[from:old.from] + strings.TrimLeft(d.yaml[old.to:], " \t")
}

// ahead is a block of lines that takes the comment behind what it replaces
// behind its own | or >, else the comment would become words of it; and where
// what it replaces then ends.
func (d *Doc) ahead(s string, to int) (string, int) {
	end := lineEnd(d.yaml, to)
	if !strings.HasPrefix(strings.TrimLeft(d.yaml[to:end], " \t"), "#") {
		return s, to
	}
	first := lineEnd(s, 0)
	return s[:first] + d.yaml[to:end] + s[first:], end
}

// within keeps the blanks that stood between a name and its value.
func within(between, s string) string {
	if between == "" {
		return s
	}
	return between + strings.TrimPrefix(s, " ")
}

// headed is new words with the comment that stood behind the | or > of what
// they replace.
func headed(old *spot, s string) string {
	if old.heading == "" {
		return s
	}
	if first, rest := s[:lineEnd(s, 0)], s[lineEnd(s, 0):]; first != "" {
		return first + " " + old.heading + rest
	}
	return " " + old.heading + s
}

// lines tells whether a value is fields or items one below the other.
func (s *spot) lines() bool { return s.Kind != yaml.ScalarNode && !s.flow() }

// indent is the column of the lines behind a | or >.
func (d *Doc) indent(s *spot) int {
	for at := lineEnd(d.yaml, s.from); at < s.to; {
		from := at + breakAt(d.yaml[at:])
		at = lineEnd(d.yaml, from)
		if line := d.yaml[from:at]; strings.Trim(line, " ") != "" {
			return len(line) - len(strings.TrimLeft(line, " "))
		}
	}
	return 0
}

// exchanged is the text with other words for an item.
func (d *Doc) exchanged(old *spot, s string) string {
	to := old.to
	if t := strings.TrimPrefix(s, " "); strings.HasPrefix(t, "|") || strings.HasPrefix(t, ">") {
		s, to = d.ahead(s, to)
	}
	return d.cut(old.from, to, headed(old, s))
}

// cut is the text with other bytes in a place.
func (d *Doc) cut(from, to int, s string) string { return d.yaml[:from] + s + d.yaml[to:] }
