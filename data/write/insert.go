package write

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// insert is the text with an item put before the one a path leads to, or
// behind the last, and what it must read as.
func (d *Doc) insert(root *spot, p Path, v Value) (string, *yaml.Node, error) {
	last := p[len(p)-1]
	if last.named {
		return "", nil, d.fault(root, diag.Said("%s is a field and no place in a list.", p), "Say before which item, counted from 0.")
	}
	return d.put(root, p[:len(p)-1], last.item, v)
}

// put is the text with an item before the n-th of a list, behind the last
// where n is negative.
func (d *Doc) put(root *spot, p Path, n int, v Value) (string, *yaml.Node, error) {
	if root == nil {
		return d.first(root, p, n, v)
	}
	list, rest := walk(root, p)
	if len(rest) > 0 || list.Kind == yaml.ScalarNode && list.Tag == "!!null" && len(p) > 0 {
		return d.first(root, p, n, v)
	}
	if list.Kind != yaml.SequenceNode {
		return "", nil, d.fault(list, diag.Said("%s cannot have an item: it is no list.", p), "Make it one, or choose another field.")
	}
	if n < 0 {
		n = len(list.kids)
	}
	if n > len(list.kids) {
		return "", nil, d.fault(list, diag.Said("There is no item %s here, and none before it.", Path{Item(n)}), "Insert those first.")
	}
	want := copied(root.Node)
	at, _ := walk(&spot{Node: want, kids: mirror(want)}, p)
	at.Content = slices.Insert(at.Content, n, node(v))
	text, err := d.opened(root, p, list, n, v)
	return text, want, err
}

// first is the text with a list that was not there, of one item.
func (d *Doc) first(root *spot, p Path, n int, v Value) (string, *yaml.Node, error) {
	if n > 0 {
		return "", nil, d.fault(root, diag.Said("There is no item %s here, and none before it.", Path{Item(n)}), "Insert those first.")
	}
	if len(p) == 0 {
		s, _, err := pen{d.eol}.value(List{v}, 0, false, nil)
		return d.yaml + s + d.eol, node(List{v}), err
	}
	return d.set(root, p, List{v})
}

// opened is the text with an item in a list, written as its neighbours are.
func (d *Doc) opened(root *spot, p Path, list *spot, n int, v Value) (string, error) {
	if len(list.kids) == 0 {
		return d.filled(root, p, list, v)
	}
	near := list.kids[max(n-1, 0)]
	if _, bare := v.(Line); !bare && near.Kind != yaml.ScalarNode && near.flow() {
		v = Line{v}
	}
	s, _, err := pen{d.eol}.value(v, list.column+2, list.flow(), near.Node)
	switch {
	case err != nil:
		return "", err
	case list.flow():
		return d.openedInFlow(list, n, s), nil
	}
	pad := strings.Repeat(" ", list.column)
	gap := ""
	if d.apart(list) {
		gap = d.eol
	}
	if n == len(list.kids) {
		end := d.below(list)
		return d.cut(end, end, d.eol+gap+pad+"- "+s), nil
	}
	from, _, own := d.reach(list, n)
	if !own { // behind a dash
		return d.cut(from, from, "- "+s+d.eol+gap+pad), nil
	}
	return d.cut(from, from, pad+"- "+s+d.eol+gap), nil
}

// filled is the text with the first item of an empty list: on lines, where
// nothing but brackets stand there and the item is more than words.
func (d *Doc) filled(root *spot, p Path, list *spot, v Value) (string, error) {
	inner := d.yaml[list.from+1 : list.to-1]
	if strings.TrimSpace(inner) == "" && len(p) > 0 {
		up, _ := walk(root, p[:len(p)-1])
		n, _ := p[len(p)-1].in(up.Node)
		return d.replaced(up, n, List{v})
	}
	s, _, err := pen{d.eol}.value(v, list.column+2, true, nil)
	if strings.TrimSpace(inner) == "" {
		return d.cut(list.from+1, list.to-1, s), err
	}
	return d.cut(list.from+1, list.from+1, s), err
}

// apart tells whether empty lines stand between all items of a list.
func (d *Doc) apart(list *spot) bool {
	for i := 1; i < len(list.kids); i++ {
		_, to := list.part(i - 1)
		to = lineEnd(d.yaml, to)
		from, _, _ := d.reach(list, i)
		if gap := d.yaml[min(to+breakAt(d.yaml[to:]), from):from]; !ends(strings.TrimRight(gap, " \t")) {
			return false
		}
	}
	return len(list.kids) > 1
}

// below is where the last item of a list ends, with what is remarked below it
// and stands deeper than the dash.
func (d *Doc) below(list *spot) int {
	_, to := list.part(len(list.kids) - 1)
	return d.remarkedBelow(lineEnd(d.yaml, to), list.column)
}

// remarkedBelow is where the remarks end that stand directly below a line,
// from its end, and deeper than a column.
func (d *Doc) remarkedBelow(end, column int) int {
	for end < len(d.yaml) {
		from := end + breakAt(d.yaml[end:])
		next := lineEnd(d.yaml, from)
		remark := strings.TrimLeft(d.yaml[from:next], " \t")
		if !strings.HasPrefix(remark, "#") || next-from-len(remark) <= column {
			break
		}
		end = next
	}
	return end
}

// openedInFlow is the text with an item between brackets: on a line of its own
// where the items have lines of their own.
func (d *Doc) openedInFlow(list *spot, n int, s string) string {
	if n < len(list.kids) {
		from, _, own := d.reach(list, n)
		if own {
			at, _ := list.part(n)
			return d.cut(from, from, d.yaml[lineStart(d.yaml, at):at]+s+","+d.eol)
		}
		return d.cut(from, from, s+", ")
	}
	at, to := list.part(n - 1)
	_, _, own := d.reach(list, n-1)
	if !own {
		return d.cut(to, to, ", "+s)
	}
	line := d.eol + d.yaml[lineStart(d.yaml, at):at] + s
	comma := d.comma(to)
	end := lineEnd(d.yaml, comma)
	if comma > to {
		return d.cut(end, end, line+",")
	}
	return d.yaml[:to] + "," + d.yaml[to:end] + line + d.yaml[end:]
}
