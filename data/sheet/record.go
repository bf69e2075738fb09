package sheet

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/write"
)

// record is an item of a list: what a row says.
type record struct {
	owner string // id of the item that holds the list; none: the file does
	n     int    // of the item in its list, from 0; behind the last for one that is not there yet
	path  write.Path
	cells map[string]string // by heading; what is empty is not there
	bound map[string]bool   // headings whose field says more than a cell holds
	line  int               // of the file, on which it begins

	hidden []string // what the item says and no sheet shows, field by field
}

// id is what the record goes by among those of its table.
func (r record) id(t Table) string {
	switch {
	case t.own():
		return r.cells["id"]
	case t.Owner == "":
		return strconv.Itoa(r.n + 1)
	}
	return r.owner + " " + strconv.Itoa(r.n+1)
}

// leaves is the single values of a document: words by path, and how many items
// each list has.
type leaves struct {
	words map[string]string
	items map[string]int
	under map[string][]string // the fields of a group, in their order
	lines map[string]int      // on which an item begins
}

func leavesOf(d *write.Doc) leaves {
	out := leaves{map[string]string{}, map[string]int{}, map[string][]string{}, map[string]int{}}
	d.Each(func(p write.Path, words string, line int) {
		out.words[p.String()] = words
		for i, s := range p {
			at := p[:i].String()
			if name, named := s.Name(); named {
				if !slices.Contains(out.under[at], name) {
					out.under[at] = append(out.under[at], name)
				}
				continue
			}
			n, _ := s.Number()
			out.items[at] = max(out.items[at], n+1)
			if item := p[:i+1].String(); out.lines[item] == 0 {
				out.lines[item] = line
			}
		}
	})
	return out
}

// langs is the languages in which any field of a table is said, French and
// English among them.
func (l leaves) langs(t Table) []string {
	out := map[string]bool{"fr": true, "en": true}
	for at, names := range l.under {
		_, last, _ := strings.Cut(at, "]")
		if c, ok := t.column(strings.TrimPrefix(last, ".") + "."); ok && c.Kind == Each {
			for _, n := range names {
				out[n] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// records is the rows of a table, in the order of its file.
func (l leaves) records(t Table, heads []string) []record {
	if t.Owner == "" {
		return l.list(t, heads, "", write.Path{write.Field(t.List)})
	}
	var out []record
	owners := write.Path{write.Field(t.Owner)}
	for i := range l.items[owners.String()] {
		at := write.Path{owners[0], write.Item(i)}
		id := l.words[append(at[:2:2], write.Field("id")).String()]
		out = append(out, l.list(t, heads, id, append(at[:2:2], write.Field(t.List)))...)
	}
	return out
}

func (l leaves) list(t Table, heads []string, owner string, list write.Path) []record {
	var out []record
	for n := range l.items[list.String()] {
		r := record{owner: owner, n: n, path: append(list[:len(list):len(list)], write.Item(n)), cells: map[string]string{},
			bound: map[string]bool{}}
		r.line = l.lines[r.path.String()]
		for _, h := range heads {
			c, ok := t.column(h)
			if !ok {
				continue
			}
			words, whole := l.cell(append(r.path[:len(r.path):len(r.path)], field(h)...), c)
			if words != "" {
				r.cells[h] = words
			}
			r.bound[h] = !whole
		}
		r.hidden = l.hidden(t, r)
		if owner != "" {
			r.cells[singular(t.Owner)] = owner
		}
		if !t.own() {
			r.cells[number] = strconv.Itoa(n + 1)
		}
		out = append(out, r)
	}
	return out
}

// hidden is the fields of an item that no sheet shows, or none wholly: a row put
// in its place does not have them.
func (l leaves) hidden(t Table, r record) []string {
	var out []string
	for _, name := range l.under[r.path.String()] {
		_, shown := t.column(name)
		_, each := t.column(name + ".")
		inner := slices.ContainsFunc(Tables(), func(x Table) bool { return x.Owner == t.Name && x.List == name })
		if r.bound[name] || !shown && !each && !inner {
			out = append(out, name)
		}
	}
	return out
}

// cell is what a cell shows of a field, and whether that is all the field says.
func (l leaves) cell(p write.Path, c Column) (string, bool) {
	at := p.String()
	if words, ok := l.words[at]; ok {
		return strings.TrimSpace(words), true
	}
	if c.Kind == Name {
		return l.names(at)
	}
	var out []string
	for i := range l.items[at] {
		words, ok := l.words[at+"["+strconv.Itoa(i)+"]"]
		if !ok {
			return strings.Join(out, ", "), false
		}
		out = append(out, words)
	}
	return strings.Join(out, ", "), len(l.under[at]) == 0
}

// names is the names of a field that has several, or one with sources of its
// own: a cell shows them and cannot change them.
func (l leaves) names(at string) (string, bool) {
	if words, ok := l.words[at+".name"]; ok {
		return words, false
	}
	var out []string
	for i := range l.items[at] {
		item := at + "[" + strconv.Itoa(i) + "]"
		for _, p := range []string{item, item + ".name"} {
			if words, ok := l.words[p]; ok {
				out = append(out, words)
			}
		}
	}
	return strings.Join(out, "; "), len(out) == 0
}
