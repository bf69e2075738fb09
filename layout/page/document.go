package page

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Document is an edition in one language, ready to be laid out.
type Document struct {
	Title    string
	Lang     string // BCP 47
	Sections []Section
	Pages    int      // how many it is to have; 0: the fewest that bind
	PagesAt  diag.Pos // where that is written
	Master   Master
	Rules    Rules
	Steps    []text.Style // sizes by which a name that finds no room gives way, the largest first
}

// Side is the side of the sheet a section asks to start on.
type Side uint8

// The sides. A wish that cannot be met without a blank page is a warning, never
// a blank page.
const (
	Any Side = iota
	Recto
	Verso
)

// Section is a part of the edition that starts on a page of its own.
type Section struct {
	ID       string     // anchor of its first page, and the word in reports
	Title    string     // bookmark; "": none
	Rubric   string     // running head
	Elem     *draw.Elem // Sect; nil: none
	Body     block.Block
	Ladder   []block.Block // what may stand in the body's place, most like it first, where pages would be half empty or the count missed
	Joined   block.Block   // the section as it stands under the one before it, on the same page; nil: it always opens one
	Start    Side
	Apart    block.Block // the body where the section opens on another side than Start; nil: the same
	Yields   bool        // it may change sides with a section that asks for a side, where that brings it there
	Bare     bool        // no running head, no folio printed
	Area     *unit.Rect  // where the body stands on the trim; nil: the master's
	Ground   draw.Ink    // full-bleed ground of its pages; "" paper
	Optional int         // 0: always there; else used only to reach the page count, 1 first
	Blank    bool        // nothing to read on it: it counts as an empty page
	Drawn    bool        // it shows what the register has: words that are written do not fill it
	Noted    bool        // it has a note that an editor may write
	From     diag.Pos    // file of the section's text, for reports without a position of their own
	Fields   Fields      // what an editor may write in it, by where its words begin
	Asked    diag.Pos    // where the edition asks for it, for reports on words that nobody wrote
}

// Fields is the fields of a section's text, by where their words begin.
type Fields map[diag.Pos]Field

// Field is one of them: its name in the file, and how many characters its words have.
type Field struct {
	Name  string
	Chars int
}

// textPart is what the id of a section has behind it on the pages of its text,
// when the first of its pages is composed otherwise.
const textPart = "-text"

// TextOf is the id of the pages of a section's text.
func TextOf(section string) string { return section + textPart }

// Whole is the id of the section that a part of it belongs to.
func Whole(id string) string { return strings.TrimSuffix(id, textPart) }

// Info is what running heads and folios may know of their page.
type Info struct {
	Number  int    // physical page, from 1
	Folio   string // as printed
	Even    bool
	First   bool // first page of its section
	Section *Section
	Also    *Section // that stands under it on the page; nil: none
}

// Master is the page that all sections share. Rectangles count from the trim's
// top left.
type Master struct {
	Trim     unit.Size
	Bleed    unit.Length
	Area     unit.Rect // of the text
	HeadArea unit.Rect
	FootArea unit.Rect
	Head     func(Info) block.Block  // running head; nil: none. Becomes an artifact
	Foot     func(Info) block.Block  // folio; nil: none. Becomes an artifact
	Over     func(Info) block.Block  // on every page, bare ones too, in the whole trim, over everything: a SPECIMEN mark; nil: none
	Folio    func(number int) string // nil: the number in figures
	Multiple int                     // the page count is a multiple of it; 0: any
}

// Rules are the limits that placed boxes are held against. Zero values are not
// checked.
type Rules struct {
	Safe     unit.Length                // nothing but grounds nearer to the trim than this
	Drawn    unit.Length                // drawings on a ground that covers the page may come as near as this; 0: as near as Safe
	Ground   unit.Length                // no text nearer to the edge of a ground than this, inside it or beside it
	MinText  unit.Length                // least size of any text
	MinStyle map[string]unit.Length     // least size of the text of a style, by the style's name
	MinLine  unit.Length                // least width of a stroke
	Covers   func(draw.Font, rune) bool // whether a face has a character; nil: not checked
}

// Result is a document laid out.
type Result struct {
	Pages   []draw.Page
	Anchors map[string]int // anchor → physical page, from 1
	Outline []Bookmark
	Issues  diag.List
	Passes  int
	Left    []string // ids of optional sections that were not needed
	Yielded bool     // words of the press were too wide for their place, and were broken where they should not be
}

// Bookmark is one entry of the outline.
type Bookmark struct {
	Title string
	Level int // from 1
	Page  int // physical, from 1
	At    unit.Point
}
