package sheet

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/write"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Change is what a workbook changes of a register.
type Change struct {
	Facts []Fact            // in the order of the sheets and their rows
	Files map[string][]byte // the files that become others, by name

	tables []sheetChange
}

// Fact is one thing that changes: an item that is new, goes, or a field of one
// that says something else.
type Fact struct {
	Table string
	Owner string // id of the item that holds the list; none: the file does
	Item  string // id, or number in its list from 1; none: new, without an id
	Field string // none: the whole item
	Was   string // none: it is new
	Is    string // none: it goes
	Cell  string // where the workbook says so, such as stages!F12; none: a row is missing
}

// edit is a row against what it was made from.
type edit struct {
	row    row
	was    record            // what it was made from; in now's place where it is new
	now    record            // what the register says
	cells  map[string]string // what changes, by heading; "" takes the field away
	fresh  bool
	before int // of the item it is put in front of; behind the last where that is negative
}

// sheetChange is what changes in a table.
type sheetChange struct {
	filled
	edits []edit
	gone  []record
}

// Import is what a workbook of a name changes of a register's files, and what
// is wrong with it; nil when anything is.
func Import(name string, book []byte, files map[string][]byte) (*Change, diag.List) {
	r := openBook(name, book)
	if r.book == nil {
		return nil, r.found
	}
	defer func() { _ = r.book.Close() }() // it is kept in memory
	docs, err := documents(files)
	if err != nil {
		r.found.Add(unwritable(name, "", err))
		return nil, r.found
	}
	tables := r.tables()
	if worst, any := r.found.Worst(); any && worst == diag.Error {
		return nil, r.found
	}
	var all []sheetChange
	for _, t := range tables {
		l := leavesOf(docs[t.File])
		all = append(all, r.compare(t, l.records(t.Table, t.heads)))
	}
	r.orphans(all)
	if worst, any := r.found.Worst(); any && worst == diag.Error {
		return nil, r.found
	}
	out := &Change{Facts: told(all), Files: map[string][]byte{}, tables: all}
	w := writer{name: name, docs: docs}
	w.all(all)
	r.found.Add(w.found...)
	if worst, any := r.found.Worst(); any && worst == diag.Error {
		return nil, r.found
	}
	for name, d := range docs {
		if raw := d.Bytes(); string(raw) != string(files[name]) {
			out.Files[name] = raw
		}
	}
	return out, r.found
}

// Cell is the row of the workbook that says what stands on a line of a file as
// it becomes, such as stages!12; "" when none does.
func (c *Change) Cell(file string, line int) string {
	d, err := write.YAML(file, c.Files[file])
	if err != nil {
		return ""
	}
	l, out, nearest := leavesOf(d), "", 0
	for _, t := range c.tables {
		if t.File != file {
			continue
		}
		for _, rec := range l.records(t.Table, t.heads) {
			if rec.line <= line && rec.line >= nearest {
				nearest, out = rec.line, t.rowOf(rec)
			}
		}
	}
	return out
}

// rowOf is the row that says what a record does.
func (t sheetChange) rowOf(rec record) string {
	for _, e := range t.edits {
		if now := maps.Clone(e.row.cells); now != nil {
			now[number] = rec.cells[number]
			if maps.Equal(now, rec.cells) || t.own() && now["id"] == rec.cells["id"] {
				return cellName(t.Name, e.row.at, 0)
			}
		}
	}
	return ""
}

// compare finds what changes in a table: between a row and what it was made
// from, provided that the register still says that.
func (r *reader) compare(t filled, now []record) sheetChange {
	out := sheetChange{filled: t}
	current, was, seen := map[string]record{}, map[string]record{}, map[string]int{}
	for _, rec := range now {
		current[rec.id(t.Table)] = rec
	}
	done := t.stands(now)
	var order []string
	for _, old := range t.was {
		rec := t.recordOf(old)
		was[rec.id(t.Table)] = rec
		order = append(order, rec.id(t.Table))
	}
	for _, line := range t.rows {
		e := edit{row: line, fresh: true, before: -1}
		id, ok := r.known(t, line, seen)
		if !ok {
			continue
		}
		if rec, stands := done.rows[line.at]; stands {
			e.fresh, e.was, e.now = false, rec, rec
			out.edits = append(out.edits, e)
			continue
		}
		if e.was, ok = was[id]; ok && id != "" {
			e.fresh = false
			e.now = current[id]
			r.differs(t, &e, current)
		} else if r.mayBeNew(t, &e, current) {
			e.cells = maps.Clone(line.cells)
		}
		r.settable(t, &e)
		out.edits = append(out.edits, e)
	}
	for _, id := range order {
		if _, stays := seen[id]; !stays && !done.lists[was[id].owner] {
			r.goes(&out, was[id], current)
		}
	}
	r.losses(out)
	r.place(&out)
	return out
}

// recordOf is a row as a record.
func (t filled) recordOf(line row) record {
	rec := record{cells: line.cells}
	if t.Owner != "" {
		rec.owner = line.cells[singular(t.Owner)]
	}
	if n, err := strconv.Atoi(line.cells[number]); err == nil && !t.own() {
		rec.n = n - 1
	}
	return rec
}

// known is what a row goes by, "" for a new one without an id; false when it
// goes by what another does.
func (r *reader) known(t filled, line row, seen map[string]int) (string, bool) {
	if !t.own() && line.cells[number] == "" {
		return "", true
	}
	rec := t.recordOf(line)
	if !t.own() && rec.n < 0 || !t.own() && line.cells[number] != strconv.Itoa(rec.n+1) {
		r.find(UnknownRow, t.Name, line.at, t.cols[number], "Leave it as it was exported; leave it empty in a new row.",
			"n is %q, which is no number of a row.", line.cells[number])
		return "", false
	}
	id := rec.id(t.Table)
	if at := seen[id]; at > 0 {
		r.find(UnknownRow, t.Name, line.at, t.cols[t.known()], r.again(t), "This row and row %d are about the same: %s.", at, id)
		return "", false
	}
	if id != "" {
		seen[id] = line.at
	}
	return id, true
}

func (r *reader) again(t filled) diag.Text {
	if t.own() {
		return "Give the new one an id of its own, or delete one of the two."
	}
	return "Leave n empty in the new one, or delete one of the two."
}

// known is the heading by which a row is known.
func (t filled) known() string {
	if t.own() {
		return "id"
	}
	return number
}

// differs finds the cells of a row that say something else than what it was
// made from.
func (r *reader) differs(t filled, e *edit, current map[string]record) {
	e.cells = map[string]string{}
	meet := e.was
	meet.cells = maps.Clone(e.was.cells)
	for _, h := range t.heads {
		switch is, changes := e.now.cells[h], letters.Tidy(e.row.cells[h]) != letters.Tidy(e.was.cells[h]) && h != number; {
		case changes && t.own() && t.form(h, is) == t.form(h, e.row.cells[h]) && is != e.was.cells[h]: // it stands already
			if meet.cells[h] = is; is == "" {
				delete(meet.cells, h)
			}
		case changes:
			e.cells[h] = e.row.cells[h]
		}
	}
	if len(e.cells) == 0 {
		return
	}
	if !r.still(t, e.row.at, meet, current) {
		e.cells = nil
		return
	}
	for _, h := range slices.Sorted(maps.Keys(e.cells)) {
		if e.now.bound[h] {
			r.find(BadCell, t.Name, e.row.at, t.cols[h], diag.Said("Change it by hand in register/%s.", t.File),
				"%s says more than this cell shows: names with sources of their own, or several.", h)
		}
	}
}

// still tells whether the register says what a row was made from.
func (r *reader) still(t filled, at int, was record, current map[string]record) bool {
	now, there := current[was.id(t.Table)]
	if there && maps.Equal(now.cells, was.cells) {
		return true
	}
	what := diag.Text("this row")
	if at == 0 {
		what = diag.Said("%s, whose row was deleted,", was.id(t.Table))
	}
	r.find(ChangedSince, t.Name, at, 0, "Export the register again, and make the change in that workbook.",
		"Since the workbook was exported, somebody else changed the register where %s says it.", what)
	return false
}

// mayBeNew tells whether a row is one the register has not yet.
func (r *reader) mayBeNew(t filled, e *edit, current map[string]record) bool {
	switch rec := t.recordOf(e.row); {
	case !t.own() && e.row.cells[number] != "":
		r.find(UnknownRow, t.Name, e.row.at, t.cols[number], "Leave n empty in a new row.",
			"There was no row %s when the workbook was exported.", rec.id(t.Table))
	case t.own() && rec.cells["id"] == "":
		r.find(UnknownRow, t.Name, e.row.at, t.cols["id"], "Give it one: small letters, figures and hyphens.", "The row has no id.")
	case t.own() && current[rec.id(t.Table)].cells != nil:
		r.find(ChangedSince, t.Name, e.row.at, t.cols["id"], "Export the register again, and make the change in that workbook.",
			"Since the workbook was exported, somebody else wrote %s into the register.", rec.cells["id"])
	case t.Owner != "" && rec.owner == "":
		r.find(UnknownRow, t.Name, e.row.at, t.cols[singular(t.Owner)], diag.Said("Give the id of a row of %s.", t.Owner),
			"The row says of no %s.", singular(t.Owner))
	default:
		return true
	}
	return false
}

// goes takes a record away whose row is not there any more.
func (r *reader) goes(out *sheetChange, was record, current map[string]record) {
	id := was.id(out.Table)
	now, there := current[id]
	if !there { // somebody took it away already
		return
	}
	if r.still(out.filled, 0, was, current) {
		out.gone = append(out.gone, now)
	}
}

// place finds where new rows go: in front of the next row that was there, when
// the rows stand in the order of the register; else behind the last.
func (r *reader) place(t *sheetChange) {
	last := map[string]int{}
	for _, e := range t.edits {
		if e.fresh {
			continue
		}
		if n, ok := last[e.was.owner]; ok && e.now.n < n {
			return // sorted by something else
		}
		last[e.was.owner] = e.now.n
	}
	next := map[string]int{}
	for i := len(t.edits) - 1; i >= 0; i-- {
		e := &t.edits[i]
		owner := ""
		if t.Owner != "" {
			owner = e.row.cells[singular(t.Owner)]
		}
		if !e.fresh {
			next[owner] = e.now.n
			continue
		}
		if n, ok := next[owner]; ok {
			e.before = n
		}
	}
}

// orphans finds rows whose owner is not there any more, or never was.
func (r *reader) orphans(all []sheetChange) {
	there := map[string]map[string]bool{}
	for _, t := range all {
		there[t.Name] = map[string]bool{}
		for _, e := range t.edits {
			there[t.Name][e.row.cells["id"]] = true
		}
	}
	for _, t := range all {
		for _, e := range t.edits {
			if head := singular(t.Owner); t.Owner != "" && !there[t.Owner][e.row.cells[head]] {
				r.find(UnknownRow, t.Name, e.row.at, t.cols[head], diag.Said("Put the row back into %s, or delete this one too.", t.Owner),
					"%s is in no row of %s.", e.row.cells[head], t.Owner)
			}
			if head := singular(t.Owner); t.Owner != "" && !e.fresh && e.row.cells[head] != e.was.owner {
				r.find(UnknownRow, t.Name, e.row.at, t.cols[head], "Delete this row, and write a new one with n left empty.",
					"The row belongs to another %s now.", head)
			}
		}
	}
}

// told is what changes, a fact at a time.
func told(all []sheetChange) []Fact {
	var out []Fact
	for _, t := range all {
		for _, e := range t.edits {
			out = append(out, t.facts(e)...)
		}
		for _, rec := range t.gone {
			out = append(out, Fact{Table: t.Name, Owner: rec.owner, Item: t.item(rec), Was: t.summary(rec.cells)})
		}
	}
	return out
}

func (t sheetChange) facts(e edit) []Fact {
	rec := t.recordOf(e.row)
	if e.fresh {
		return []Fact{{Table: t.Name, Owner: rec.owner, Item: e.row.cells["id"], Is: t.summary(e.cells), Cell: cellName(t.Name, e.row.at, 0)}}
	}
	var out []Fact
	for _, h := range t.heads {
		if is, ok := e.cells[h]; ok {
			out = append(out, Fact{t.Name, rec.owner, t.item(e.was), h, e.was.cells[h], is, cellName(t.Name, e.row.at, t.cols[h])})
		}
	}
	return out
}

func (t sheetChange) item(rec record) string {
	if t.own() {
		return rec.cells["id"]
	}
	return strconv.Itoa(rec.n + 1)
}

// summary is what a row says, field by field.
func (t sheetChange) summary(cells map[string]string) string {
	var out []string
	for _, h := range t.heads {
		if words := cells[h]; words != "" && h != number && h != singular(t.Owner) {
			out = append(out, h+": "+strings.Join(strings.Fields(words), " "))
		}
	}
	return strings.Join(out, ", ")
}
