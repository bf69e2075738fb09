package compose

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of a page for notes.
const (
	notesLine = 2 * u             // from a line to the next
	notesTop  = 24 * unit.MM / 10 // under the rule
)

// mostNotes is how many pages may be left to the reader's notes: with three,
// any edition comes to a multiple of four.
const mostNotes = 3

// The order in which sections that fill an edition are used: what says most
// first, the reader's notes when nothing else will do.
const (
	indexOrder = 1 + iota
	sheetsOrder
	methodOrder
	chronologyOrder
	notesOrder
)

// withNotes puts pages for the reader's notes before the section that closes the
// edition, or at the end. They are used when nothing that the register has to say brings the
// edition to a multiple of four.
func (k *kit) withNotes(ss []page.Section) []page.Section {
	at := len(ss)
	if at > 0 {
		if rec, _ := data.SectionOf(page.Whole(ss[at-1].ID)); rec.Closes {
			at--
		}
	}
	out := append([]page.Section(nil), ss[:at]...)
	for i := range mostNotes {
		out = append(out, k.notes(i))
	}
	return append(out, ss[at:]...)
}

// notes is a ruled page, told as such to those who print and to those who
// listen: it is no page that was forgotten.
func (k *kit) notes(i int) page.Section {
	n := int(k.areaH / notesLine)
	lines := make([]block.Block, 0, 2*n)
	for range n - 1 {
		lines = append(lines, block.Gap{H: notesLine}, &block.Rule{Ink: draw.Glace, Width: k.space("rule-fine")})
	}
	rule := &block.Rule{Ink: draw.Nuit, Width: k.space("rule")}
	body := block.Stack(rule, block.Gap{H: notesTop}, &block.Row{Cells: []block.Cell{
		{X: 0, W: k.span(2), Elem: draw.New(draw.Div),
			Body: block.Stack(k.words("h2", k.say("section.notes"), draw.P), block.Gap{H: u}, k.words("note", k.say("notes.why"), draw.P))},
		{X: k.axis, W: k.span(10), Body: block.Stack(lines...)},
	}})
	rubric := k.say("section.notes")
	return page.Section{ID: "notes-" + strconv.Itoa(i+1), Rubric: rubric, Elem: draw.New(draw.Sect), Body: body,
		Optional: notesOrder + i, Blank: true}
}
