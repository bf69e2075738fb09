package sheet

import (
	"errors"
	"slices"
	"strconv"

	"github.com/secnumcloud-observatory/press/data/write"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// writer makes the changes in the documents: those of lists inside others
// first, and in each list the last first, so that no number of an item that is
// still to be changed moves.
type writer struct {
	name  string
	docs  map[string]*write.Doc
	found diag.List
}

func (w *writer) all(tables []sheetChange) {
	lost := map[string]bool{} // owners that go, or are new: their lists go, or come, with them
	for _, t := range tables {
		for _, rec := range t.gone {
			lost[t.Name+" "+rec.cells["id"]] = true
		}
		for _, e := range t.edits {
			if e.fresh {
				lost[t.Name+" "+e.row.cells["id"]] = true
			}
		}
	}
	at := map[string]write.Path{} // where the owners' items stand
	for _, t := range tables {
		for _, e := range t.edits {
			if !e.fresh {
				at[t.Name+" "+e.row.cells["id"]] = e.now.path
			}
		}
	}
	for _, t := range tables {
		w.fields(t)
	}
	for _, t := range tables {
		if t.Owner == "" {
			continue
		}
		for _, owner := range t.owners() {
			if key := t.Owner + " " + owner; !lost[key] {
				w.list(t, owner, append(slices.Clone(at[key]), write.Field(t.List)), nil)
			}
		}
	}
	for _, t := range tables {
		if t.Owner == "" {
			w.list(t, "", write.Path{write.Field(t.List)}, tables)
		}
	}
}

// owners is the items whose lists change, in the order of the sheet.
func (t sheetChange) owners() []string {
	var out []string
	add := func(id string) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, e := range t.edits {
		if e.fresh {
			add(e.row.cells[singular(t.Owner)])
		}
	}
	for _, rec := range t.gone {
		add(rec.owner)
	}
	return out
}

// fields changes the fields of items that stay.
func (w *writer) fields(t sheetChange) {
	d := w.docs[t.File]
	for _, e := range t.edits {
		if e.fresh {
			continue
		}
		for _, h := range t.heads {
			words, changes := e.cells[h]
			if !changes {
				continue
			}
			p := append(slices.Clone(e.now.path), field(h)...)
			c, _ := t.column(h)
			if words == "" {
				w.fault(t, e.row.at, t.cols[h], d.Delete(p))
				continue
			}
			w.fault(t, e.row.at, t.cols[h], d.Set(p, value(c, words)))
		}
	}
}

// list takes items away and puts new ones in.
func (w *writer) list(t sheetChange, owner string, p write.Path, tables []sheetChange) {
	d := w.docs[t.File]
	var fresh []edit
	for _, e := range t.edits {
		if e.fresh && (t.Owner == "" || e.row.cells[singular(t.Owner)] == owner) {
			fresh = append(fresh, e)
		}
	}
	var gone []record
	for _, rec := range t.gone {
		if rec.owner == owner {
			gone = append(gone, rec)
		}
	}
	for _, e := range fresh {
		if e.before < 0 {
			w.fault(t, e.row.at, 0, d.Append(p, t.group(e, tables)))
		}
	}
	if stays := slices.ContainsFunc(t.edits,
		func(e edit) bool { return !e.fresh && e.was.owner == owner }); !stays && len(fresh) == 0 && owner != "" {
		w.fault(t, 0, 0, d.Delete(p))
		return
	}
	slices.SortStableFunc(gone, func(a, b record) int { return b.n - a.n })
	slices.SortStableFunc(fresh, func(a, b edit) int { return b.before - a.before })
	put := func(least int) {
		for len(fresh) > 0 && fresh[0].before >= least {
			same := 1
			for same < len(fresh) && fresh[same].before == fresh[0].before {
				same++
			}
			for _, e := range slices.Backward(fresh[:same]) {
				w.fault(t, e.row.at, 0, d.Insert(append(slices.Clone(p), write.Item(e.before)), t.group(e, tables)))
			}
			fresh = fresh[same:]
		}
	}
	for _, rec := range gone {
		put(rec.n + 1)
		w.fault(t, 0, 0, d.Delete(append(slices.Clone(p), write.Item(rec.n))))
	}
	put(0)
}

// group is a new item, with the lists that other tables give it.
func (t sheetChange) group(e edit, tables []sheetChange) write.Group {
	g := t.fields(e.cells)
	for _, inner := range tables {
		var items write.List
		for _, sub := range inner.edits {
			if inner.Owner == t.Name && sub.fresh && sub.row.cells[singular(t.Name)] == e.row.cells["id"] {
				items = append(items, inner.fields(sub.cells))
			}
		}
		if len(items) > 0 {
			g = append(g, write.Pair{Name: inner.List, Value: items})
		}
	}
	return g
}

func (t sheetChange) fields(cells map[string]string) write.Group {
	var g write.Group
	for _, h := range t.heads {
		c, ok := t.column(h)
		words := cells[h]
		if !ok || words == "" {
			continue
		}
		p := field(h)
		name, _ := p[0].Name()
		if len(p) == 1 {
			g = append(g, write.Pair{Name: name, Value: value(c, words)})
			continue
		}
		lang, _ := p[1].Name()
		if last := len(g) - 1; last >= 0 && g[last].Name == name {
			g[last].Value = append(g[last].Value.(write.Group), write.Pair{Name: lang, Value: value(c, words)})
			continue
		}
		g = append(g, write.Pair{Name: name, Value: write.Group{{Name: lang, Value: value(c, words)}}})
	}
	return g
}

// value is the words of a cell as the register writes them.
func value(c Column, words string) write.Value {
	switch c.Kind {
	case Day, Flag:
		return write.Bare(words)
	case Several, Answer:
		var l write.List
		for _, s := range splitList(c, words) {
			l = append(l, single(c, s))
		}
		if c.Kind == Answer && len(l) == 1 {
			return l[0]
		}
		return l
	}
	return write.Text(words)
}

// single is one of the words of a cell: numbers, yes and no stand bare.
func single(c Column, s string) write.Value {
	if _, err := strconv.Atoi(s); c.Kind == Answer && (err == nil || s == "yes" || s == "no") {
		return write.Bare(s)
	}
	return write.Text(s)
}

// fault is what could not be written.
func (w *writer) fault(t sheetChange, row, col int, err error) {
	if err != nil {
		w.found.Add(unwritable(w.name, cellName(t.Name, row, col), err))
	}
}

// unwritable is a place of the register that the press cannot change.
func unwritable(name, cell string, err error) diag.Issue {
	if cell == "" {
		cell = name
	}
	var f *write.Fault
	if errors.As(err, &f) {
		is := issue(BadCell, name, cell, f.Hint, "%s", f.Msg)
		is.Pos = f.Pos
		is.Pos.File = "register/" + f.Pos.File
		return is
	}
	return issue(BadCell, name, cell, "Change the register by hand.", "The change cannot be written into the register.")
}
