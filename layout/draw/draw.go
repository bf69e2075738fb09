// Package draw owns placed matter: boxes and the few marks they may hold. It
// is the currency between layout and the files: the painter, the tagger, the
// tests and every check of the pages see boxes and nothing else. It refuses to
// measure, to break and to know what a page means.
package draw

import (
	"image"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Font names a face of the edition, such as "serif" or "sans-semibold"; the
// fonts package lists them.
type Font string

// Box is placed matter. A child stands at its own point, from the top left of
// the parent. The order of Ops, then Kids, is the reading order.
type Box struct {
	unit.Size
	Base unit.Length // top edge to first baseline; 0 when it has none
	Ops  []Op
	Kids []At
	Elem *Elem    // the structure element this matter belongs to; nil: the parent's
	From diag.Pos // where in the data it came from
	Name string   // field or component, for reports and page dumps
	Line *Line    // how the line was set, on boxes that are one line of text
	Free bool     // kids may overlap each other on purpose (a drawing, a label on a plate)
	Over diag.Pos // it was placed larger than its room, for what was written there; zero: it fits
}

// At is a box at a point of its parent.
type At struct {
	unit.Point
	Box Box
}

// Put adds a child.
func (b *Box) Put(x, y unit.Length, kid Box) {
	b.Kids = append(b.Kids, At{unit.Point{X: x, Y: y}, kid})
}

// Line records how one line of a paragraph was set, for the quality report.
type Line struct {
	Style    string      // name of the paragraph's style
	Para     int         // number of the paragraph's line, from 0
	Of       int         // lines in the paragraph
	Ratio    float64     // adjustment ratio of the spaces: > 0 stretched, < 0 shrunk
	Scale    int         // glyph scale in thousandths, 1000 unscaled
	Hyphen   bool        // the line ends in a division of a word
	Justify  bool        // set justified, not ragged
	Last     bool        // last line of its paragraph
	Short    unit.Length // shortfall to the measure
	Hung     unit.Length // of its first sign, hangs out at the left
	Demerits float64
	Gaps     []unit.Length // left and right edges of its word spaces, in turn, from the left of the box
}

// Op is one mark: Text, Path, Image, Link or Anchor.
type Op interface{ op() }

// Text is one run of text in one face on one baseline.
type Text struct {
	unit.Point        // baseline origin, from the top left of the box
	Str        string // as read; no control characters, none above U+FFFF
	Codes      []rune // of the face, as drawn, one of which may draw letters of the text that goes on, too; nil: Str's
	Font       Font
	Size       unit.Length // em
	Ink        Ink
	Adjust     []int       // after each code, in 1/1000 em, positive widens; nil: none
	Scale      int         // glyph scale in thousandths (Tz); 0 means 1000
	Width      unit.Length // advance of the whole run, adjustments and scale included
	Actual     string      // replacement text for readers, when it differs from Str
	Forced     bool        // the hyphen of a division that no language makes: a word is wider than its place
	Mute       bool        // readers had its words with a text before it: the rest of an address over several lines
	Elem       *Elem       // inline element (Span, Link, Reference …); nil: the box's
	From       diag.Span   // the passage it was made from, one only; zero: nobody typed it
	Goes       bool        // it goes on where the text before it ends and differs in From alone: both are drawn as one
}

// Seg is one segment of a path. Move and Line use P[0]; Curve uses the three
// points of a cubic Bézier; Close uses none.
type Seg struct {
	Kind SegKind
	P    [3]unit.Point
}

// SegKind is the kind of a path's segment.
type SegKind uint8

// The kinds of segments.
const (
	Move SegKind = iota
	LineTo
	Curve
	Close
)

// Path is an outline, filled, stroked or both.
type Path struct {
	Segs    []Seg
	Fill    Ink
	Stroke  Ink
	Width   unit.Length   // of the stroke
	Dash    []unit.Length // nil: solid
	EvenOdd bool
	Ground  bool // background: may leave its box up to the bleed, overlaps what stands on it
	Elem    *Elem
}

// Picture is a raster image with its source.
type Picture struct {
	Name   string // path in the data folder
	Format string // "png" or "jpeg"
	Data   []byte
	W, H   int              // pixels; of the part, when it is one
	Part   *image.Rectangle // of the file's pixels, when not all of them are shown
	Tone   Ink              // the one swatch it is printed in; "": its own colours
	On     Ink              // the swatch that a picture in one stands on; "": paper
}

// Image draws a picture in a rectangle of the box.
type Image struct {
	unit.Rect
	Picture *Picture
	Ground  bool // may leave its box up to the bleed; what stands on it overlaps it
	Elem    *Elem
}

// Link makes an area of the box lead to a URL or, as "#name", to an anchor.
// Elem is the Link element whose text it covers.
type Link struct {
	unit.Rect
	Href string
	Elem *Elem
	From diag.Pos // where its words are written; zero: nobody typed them
}

// Anchor is a named place that links, page references and bookmarks point at.
type Anchor struct {
	unit.Point
	Name string
}

func (Text) op()   {}
func (Path) op()   {}
func (Image) op()  {}
func (Link) op()   {}
func (Anchor) op() {}

// Page is one finished page: the trim's box with everything on it.
type Page struct {
	Box
	Folio   string // as printed and as page label; "" when none is printed
	Section string // id of the section it belongs to
	Ground  Ink    // swatch of the full-bleed ground, "" for paper; its path is the first op of the box
}
