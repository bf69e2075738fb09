package sheet

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data/letters"
)

// standing is what the register has already as a sheet says it: by this workbook,
// imported before, or by whoever wrote the same. There no two changes meet.
type standing struct {
	rows  map[int]record  // by the number of the row
	lists map[string]bool // by the owner of a list whose items go by numbers: as a whole
}

// stands compares the rows of a sheet with what the register says. Items with an
// id are compared one by one. The others are known by their place, which moves
// with each that comes or goes: their list is compared as a whole, and of one
// that differs the new rows.
func (t filled) stands(now []record) standing {
	out := standing{map[int]record{}, map[string]bool{}}
	if t.own() {
		for _, line := range t.rows {
			if i := slices.IndexFunc(now, func(rec record) bool { return rec.cells["id"] == line.cells["id"] }); i >= 0 &&
				t.said(now[i].cells) == t.said(line.cells) {
				out.rows[line.at] = now[i]
			}
		}
		return out
	}
	had := map[string]bool{}
	for _, old := range t.was {
		had[t.recordOf(old).id(t.Table)] = true
	}
	was, is := t.lists(t.was), map[string][]record{}
	for _, rec := range now {
		is[rec.owner] = append(is[rec.owner], rec)
	}
	for owner, rows := range t.lists(t.rows) {
		left, found := slices.Clone(is[owner]), map[int]record{}
		whole := len(rows) == len(left)
		for _, line := range rows {
			fresh := line.cells[number] == ""
			i := slices.IndexFunc(left, func(rec record) bool { return t.said(rec.cells) == t.said(line.cells) })
			if i < 0 || !fresh && !had[t.recordOf(line).id(t.Table)] {
				whole = false
				continue
			}
			found[line.at] = left[i]
			left = slices.Delete(left, i, i+1)
		}
		out.lists[owner] = whole
		for _, line := range rows {
			added := line.cells[number] == "" &&
				!slices.ContainsFunc(was[owner], func(old row) bool { return t.said(old.cells) == t.said(line.cells) })
			if rec, ok := found[line.at]; ok && (whole || added) {
				out.rows[line.at] = rec
			}
		}
	}
	return out
}

// lists is the rows of a sheet by the owner of their list.
func (t filled) lists(rows []row) map[string][]row {
	out := map[string][]row{}
	for _, line := range rows {
		owner := t.recordOf(line).owner
		out[owner] = append(out[owner], line)
	}
	return out
}

// said is what a row says, in the form in which it is written, its number apart.
func (t filled) said(cells map[string]string) string {
	var out strings.Builder
	for _, h := range t.heads {
		if h != number {
			out.WriteString(h + "\x00" + t.form(h, cells[h]) + "\x00")
		}
	}
	return out.String()
}

// form is the words of a cell as a workbook shows them that is exported after
// they were written.
func (t filled) form(head, words string) string {
	c, _ := t.column(head)
	if several := splitList(c, words); several != nil {
		return strings.Join(several, ", ")
	}
	return letters.Tidy(words)
}
