package sheet

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// losses finds what goes with the rows that are not there any more and no sheet
// shows. A row that stands there again under another id, or as a new one, was
// not meant to lose anything.
func (r *reader) losses(t sheetChange) {
	for _, gone := range t.gone {
		if len(gone.hidden) == 0 {
			continue
		}
		id, lost := gone.id(t.Table), diag.Few(gone.hidden)
		if again := t.again(gone); again > 0 {
			r.find(UnknownRow, t.Name, again, t.cols[t.known()],
				diag.Said("Put %s back as it was exported; change an id by hand, everywhere in the register.", t.known()),
				"This row is %s again, which goes, and with it would go what no sheet shows of it: %s.", id, lost)
			continue
		}
		r.find(LostFields, t.Name, 0, 0, "Put the row back, if that is to stay.",
			"%s goes, and with it what no sheet shows of it: %s.", id, lost)
	}
}

// again is the row that is new and says, of what a record said, more than half;
// 0 when none does.
func (t sheetChange) again(gone record) int {
	for _, e := range t.edits {
		if !e.fresh {
			continue
		}
		all, same := 0, 0
		for h, words := range gone.cells {
			if h == t.known() {
				continue
			}
			all++
			if e.row.cells[h] == words {
				same++
			}
		}
		if 2*same > all {
			return e.row.at
		}
	}
	return 0
}

// settable finds in the cells that change what a file of the register may not
// hold, and brings letters and their accents into the form in which files are
// read.
func (r *reader) settable(t filled, e *edit) {
	for _, h := range slices.Sorted(maps.Keys(e.cells)) {
		words := letters.Tidy(e.cells[h])
		e.cells[h] = words
		tell := func(hint, msg diag.Text, args ...any) {
			r.find(BadCell, t.Name, e.row.at, t.cols[h], hint, msg, args...)
		}
		if at := strings.IndexFunc(words, func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }); at >= 0 {
			tell("Delete it and type the text around it again.", "An invisible control character (U+%04X) stands here.", []rune(words[at:])[0])
			continue
		}
		if c, ok := t.column(h); ok && c.Kind != Several && c.Kind != Answer && h != "note" && strings.Contains(words, "\n") {
			tell("Write it in one line.", "The cell holds several lines, and what is printed of it has one.")
			continue
		}
		_, lang, _ := strings.Cut(h, ".")
		if odd := letters.Find(words, letters.Script(lang)); len(odd) > 0 {
			tell(odd[0].Hint, "%s", odd[0].Msg)
			continue
		}
		if _, marks := letters.Piled(words); marks > 0 {
			tell("Type it again, with the accents it needs.", "A letter of this cell carries %s, and %d is the most.",
				diag.Count(marks, "accent"), letters.MaxPile)
			continue
		}
		if at := strings.IndexFunc(words, func(c rune) bool { return c > 0xFFFF }); at >= 0 && h != "note" { // which nothing prints
			c := []rune(words[at:])[0]
			tell("Replace it.", "%c (U+%04X) cannot be printed.", c, c)
		}
	}
}
