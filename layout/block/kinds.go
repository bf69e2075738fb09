package block

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Para is one paragraph of text. It breaks between lines, never after the
// first and never before the last; paragraphs of three lines or fewer never
// break. A paragraph that would leave one line alone is set one line tighter
// or looser where its text allows.
type Para struct{ *text.Para }

// Item is one entry of a Flow.
type Item struct {
	Block    Block
	Before   unit.Length // space above, dropped at the top of a region; collapses with the previous After to the larger
	After    unit.Length // space below, dropped at the end
	Break    int         // cost of a break before this item: 0 free, Never, Force
	Together bool        // no break between this item and the next: headings
	Foot     bool        // this item and all after it stand at the bottom of the region they end in
}

// Flow stacks its items and is the only block that chooses page and column
// breaks: the cheapest legal sequence of them, looking ahead over the regions
// that follow when Space.Next says how high those are.
type Flow struct {
	Items []Item
	Elem  *draw.Elem
	Grid  unit.Length // every item's top stands on a multiple of Grid from the region's top; 0: none
	Name  string      // for reports
}

// Columns sets its body in N columns of equal width. What does not fit goes on
// in the columns of the next region.
type Columns struct {
	N       int
	Gap     unit.Length
	Body    Block
	Balance bool        // the last region's columns are of equal height; others are full
	Alike   bool        // in several regions, none is filled further down than it takes to need no more of them
	Grid    unit.Length // step of the balanced height, the leading of the text; 0: one point
	Elem    *draw.Elem
	most    unit.Length // where the regions before the last end, once it is known; 0: at their foot
}

// Align is how a cell stands in a row that is higher than the cell.
type Align uint8

// The ways of standing in a row. Baseline puts the first baselines of all
// such cells on one line.
const (
	Top Align = iota
	Middle
	Bottom
	Baseline
)

// Cell is one block of a Row, at its own x and width.
type Cell struct {
	X, W  unit.Length
	Body  Block // nil: an empty cell, which keeps its Elem
	Align Align
	Elem  *draw.Elem  // TH, TD …
	Fill  draw.Ink    // plate behind the cell, as high as the row
	Pad   unit.Length // distance of the body from the plate's left and right edges
	Hang  bool        // may be higher than the row; a Group makes room for it
}

// Row is blocks side by side. It never splits and is as high as its highest
// cell, or H when that is more.
type Row struct {
	Cells []Cell
	Elem  *draw.Elem  // TR …
	H     unit.Length // least height
	Grid  unit.Length // the height is rounded up to a multiple; 0: not
	Above unit.Length // room above the cells, under the rule
	Below unit.Length // room below the cells
	Rule  *Rule       // over the whole width, at the top edge
	Under *Rule       // over the whole width, at the bottom edge
	Fill  draw.Ink    // plate behind the whole row
	Name  string
	From  diag.Pos
}

// Group is rows of a table that belong together under one side head: a layer,
// a provider. The side head stands in the first row of each part and may hang
// beside the following rows.
type Group struct {
	Rows   []Row
	Side   *Cell       // added in front of the first row's cells
	Cont   *Cell       // the same on the following parts, as an artifact: "IaaS (cont.)"; nil: none
	Head   Block       // above the rows
	Again  Block       // the same above the following parts, as an artifact; nil: none
	Least  int         // rows that stay together on either side of a break; 0: 1
	Whole  int         // a group of so many rows or fewer never splits
	Break  int         // cost of a break before the group
	Before unit.Length // space above the group
	H      unit.Length // least height of the group
	Under  *Rule       // closes the group
	Name   string
}

// Table is rows in groups under a head that is repeated, as an artifact, above
// each following part.
type Table struct {
	Elem     *draw.Elem // Table
	Head     []Row
	Later    []Row // head of the following parts; nil: Head again
	Groups   []Group
	HeadElem *draw.Elem  // THead; nil: the rows stand directly in the table
	BodyElem *draw.Elem  // TBody; nil: the same
	Gap      unit.Length // between head and body
	Grid     unit.Length // each group's top stands on a multiple of it; 0: not
	Close    *Rule       // at the end of each part
	Name     string
}

// Repeat puts a head above each part of its body. Heads after the first are
// artifacts. If no body fits under the head, nothing does: a head can not
// stand alone.
type Repeat struct {
	Head  Block
	Later Block // head of the following parts; nil: Head again
	Body  Block
	Gap   unit.Length
	Elem  *draw.Elem
}

// Keep never splits its body.
type Keep struct{ Body Block }

// Edges is a distance on each side.
type Edges struct{ Top, Right, Bottom, Left unit.Length }

// Frame gives its body a place of its own: an inset, a width, a least or fixed
// height, a ground that may reach beyond the frame, an outline.
type Frame struct {
	Body   Block
	Inset  Edges
	X      unit.Length // of the frame in the space
	W      unit.Length // 0: all there is right of X
	H      unit.Length // least height, inset included
	Fixed  bool        // H is the height, and what needs more does not fit
	Grow   bool        // takes all the height that is left
	Fill   draw.Ink
	Bleed  Edges // how far the fill reaches beyond the frame on each side; makes it a ground
	Stroke draw.Ink
	Line   unit.Length   // width of the stroke
	Dash   []unit.Length // of the stroke
	Elem   *draw.Elem
	Free   bool // what stands in it may overlap
	Name   string
}

// Placed is one block of a Stage, in its rectangle.
type Placed struct {
	X, Y, W, H unit.Length
	Body       Block
	Name       string // field or component, for reports
	Over       bool   // may overlap others on purpose
	Align      Align  // in its rectangle: Top, Middle or Bottom
}

// Stage is a fixed composition: each block in its rectangle, wholly, or the
// stage does not fit and says which block needs what.
type Stage struct {
	W, H  unit.Length // 0: the space's
	Items []Placed
	Elem  *draw.Elem
	Name  string
}

// Drawn is a drawing that is ready, as high and wide as it is.
type Drawn struct {
	draw.Box
}

// Rule is a straight line across the space, an artifact. In a Flow it takes
// its own width as height.
type Rule struct {
	Ink   draw.Ink
	Width unit.Length // thickness
	X     unit.Length // where it starts
	W     unit.Length // length; 0: to the right edge
	Dash  []unit.Length
}

// Gap is empty height.
type Gap struct{ H unit.Length }

// Marked wraps a body in a structure element, drops a named anchor at its top
// and names it for reports. All are optional.
type Marked struct {
	Elem   *draw.Elem
	Anchor string
	Name   string
	Body   Block
}

// ListItem is a label and what it labels.
type ListItem struct {
	Label     Block
	Body      Block
	Elem      *draw.Elem // LI
	LabelElem *draw.Elem // Lbl
	BodyElem  *draw.Elem // LBody
}

// List is labelled items under each other. It breaks between items, and within
// an item where its body does; the label stays with the first part.
type List struct {
	Elem   *draw.Elem // L
	Items  []ListItem
	Indent unit.Length // x of the bodies
	Gap    unit.Length // between items
	Grid   unit.Length
	Name   string
}

// Interlude is a body with a piece that belongs to its second region, such as
// the pull quote that opens an editorial's second page. When the body goes on
// in another region, Over opens that region; when the body ends where it
// began, Over stands after it, or before it if Lead. Where there is no room for
// it there, the end of the body goes on under it, so that it never stands alone.
// It is never dropped.
type Interlude struct {
	Body   Block
	Over   Block
	Gap    unit.Length // between Over and the body, on either side
	Lead   bool        // with a body in one piece, Over stands before it
	Shared int         // of what would stand in a body's last region, in per cent, what goes on in one more
	Grid   unit.Length // as in Flow
}

// Footed is a body that breaks, with a piece at the foot of its first region.
// The piece is read after what stands above it.
type Footed struct {
	Body Block
	Foot Block
	Gap  unit.Length // least distance between the two
	Grid unit.Length // as in Flow
}

// Under is a body that stands under something or nowhere: at the head of a
// region it does not fit.
type Under struct{ Body Block }

// Either is variants of one component, the most generous first: the first that
// fits wholly is taken, or that breaks at a cost of at most Accept; the last
// when none does. Every option holds all of the content.
type Either struct {
	Options []Block
	Accept  int // 0: a variant that breaks is taken only when it is the last
}

// Else is a body that stands in one piece, and another form of it for where no
// region holds that.
type Else struct{ Body, Form Block }

// Entry is a block of what stands at an anchor.
type Entry struct {
	Anchor string
	Body   Block
}

// ByPage stacks entries in the order of the pages their anchors stand on; as they
// are given, until every page is known.
type ByPage struct {
	Entries []Entry
	Last    Block // under them
	Elem    *draw.Elem
	Name    string
}

// IfPlaced is its body while the anchor stands somewhere in the edition, and
// nothing otherwise: the entry of a section that may be left out.
type IfPlaced struct {
	Anchor string
	Body   Block
}

// If is its body while a condition on the edition's anchors holds, and nothing
// otherwise. "#" and an anchor asks whether a link leads there.
type If struct {
	When func(placed func(anchor string) bool) bool
	Body Block
}

// Stack is a Flow of blocks without space between them.
func Stack(blocks ...Block) *Flow {
	f := &Flow{Items: make([]Item, len(blocks))}
	for i, b := range blocks {
		f.Items[i] = Item{Block: b}
	}
	return f
}
