package draw

// Role is a standard structure type (ISO 32000-1, 14.8.4), or one of the kinds
// of artifact, which stay out of the structure tree (14.8.2.2).
type Role string

// Structure types. A heading's level is H1 to H3.
const (
	Document   Role = "Document"
	Part       Role = "Part" // what a file holds in one of its languages
	Sect       Role = "Sect"
	Div        Role = "Div"
	H1         Role = "H1"
	H2         Role = "H2"
	H3         Role = "H3"
	P          Role = "P"
	BlockQuote Role = "BlockQuote"
	List       Role = "L"
	ListItem   Role = "LI"
	ListLabel  Role = "Lbl"
	ListBody   Role = "LBody"
	Table      Role = "Table"
	TableHead  Role = "THead"
	TableBody  Role = "TBody"
	TableRow   Role = "TR"
	HeadCell   Role = "TH"
	DataCell   Role = "TD"
	Caption    Role = "Caption"
	Figure     Role = "Figure"
	TOC        Role = "TOC"
	TOCItem    Role = "TOCI"
	Reference  Role = "Reference"
	LinkElem   Role = "Link"
	Span       Role = "Span"
	Code       Role = "Code"
	Note       Role = "Note"

	Layout     Role = "Artifact:Layout"     // rules, tints, repeated table heads
	Background Role = "Artifact:Background" // full-bleed grounds
	Header     Role = "Artifact:Header"     // running head
	Footer     Role = "Artifact:Footer"     // folio
)

// Artifact tells whether matter of this role stays out of the structure tree.
func (r Role) Artifact() bool { return len(r) > 9 && r[:9] == "Artifact:" }

// Repeats tells whether matter of this role says again what stands elsewhere: a
// running head, the head of a table that goes on, an entry of the contents. The words
// of a text stand once outside of it.
func (r Role) Repeats() bool { return r.Artifact() || r == TOC }

// Elem is one structure element. Its pointer is its identity: boxes that share
// it, in two columns or on two pages, are one paragraph, one table, one
// section. Composition makes elements, layout only carries them, and the tree
// is the nesting of the boxes that hold them, in reading order.
type Elem struct {
	Role    Role
	Lang    string  // BCP 47, when it differs from the parent's
	Alt     string  // alternative description; required for Figure
	Title   string  // bookmark text of a heading that has its own; else its text
	Scope   string  // of a TH: "Column", "Row" or "Both"
	ColSpan int     // 0 means 1
	RowSpan int     // 0 means 1
	Headers []*Elem // of a cell: the header cells it answers to, when Scope is not enough
	Order   string  // of an L: ListNumbering: "None", "Disc", "Decimal" …
	Desc    string  // of a Link: what its annotation says (/Contents)
	Expand  string  // of a Span: what its words, an abbreviation, stand for (/E)
	Class   string  // the component, where another writer than the PDF's must know it
	Abreast []int   // of a Table: the first columns of lists that stand side by side, each to be read by itself
}

// Folios is the class of a paragraph that says on which pages something stands.
const Folios = "folios"

// Margin is the class of a note beside the text.
const Margin = "margin"

// Sign is the class of a Figure within a line: a disc, a stack, the line under a
// name. Its alternative says what it says to eyes, where no word beside it does.
const Sign = "sign"

// Shown is how a figure is found again when it is drawn once more for another measure:
// by the name of its box and, where several bear one name, by its alternative.
type Shown struct{ Name, Alt string }

// Spoken is the element of such a sign.
func Spoken(alt string) *Elem { return &Elem{Role: Figure, Alt: alt, Class: Sign} }

// Signs tells whether an element is one.
func (e *Elem) Signs() bool { return e != nil && e.Role == Figure && e.Class == Sign }

// New is a new element of a role. Artifacts need no identity: each may be new.
func New(r Role) *Elem { return &Elem{Role: r} }
