package block

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Block is a piece of the edition that can place itself: composing one never
// measures, placing one never changes it. Its identity is ==.
type Block interface {
	// Place lays out as much of the block as fits s and says what is left.
	// It is pure: same env, same space, same plan; nothing is drawn.
	Place(env *Env, s Space) Plan
}

// Env is what placing may ask: how text is set and where anchors stood on the
// pages of the previous pass.
type Env struct {
	Text   *text.Setter
	Folio  func(anchor string) string // folio of the page an anchor stands on; "" when not known yet; nil: none known
	Placed func(anchor string) bool   // whether an anchor stood on the pages of the previous pass, with # whether a link led there; nil: all

	memo *memo // answers already given; never changes an answer
}

// Space is the room a parent offers: one column of one page.
type Space struct {
	W, H  unit.Length
	Fresh bool        // waiting for the next region cannot give more room
	Next  unit.Length // height of the regions that follow, for looking ahead; 0: unknown
	Cut   bool        // the parent looks for an earlier break: setting the text tighter to make it fit is no answer
	Loose bool        // after a Wrap was reported: place the first piece whatever its size, and name every fault
}

// Fit is how much of a block a Plan has placed.
type Fit uint8

// Empty: there was nothing to place. Full: all of it stands in Box. Part: Box
// holds some, Rest the rest. Wrap: nothing fits, Why says what was missing.
const (
	Empty Fit = iota
	Full
	Part
	Wrap
)

// Break costs, as in TeX: what a break costs at a place. Never forbids it,
// Force demands it; between Force and 0 it is wished for, against the height it
// leaves empty.
const (
	Never = 10000
	Force = -10000
)

// Plan is the whole answer of Place.
type Plan struct {
	Fit    Fit
	Box    draw.Box    // what was placed; never larger than the Space, unless that was Loose
	Rest   Block       // what is left; only when Part
	Tail   int         // cost of a break after the block (a heading that ends its section)
	Cost   int         // of the break that was made, when Part
	Need   unit.Length // height that would have done; only when Wrap, 0 when unknown
	Why    diag.Text   // what was missing, in the author's units; only when Wrap
	Faults []Fault     // what does not fit, piece by piece; when Wrap, or when Loose
}

// Fault is one piece of an edition that does not fit its room, with the
// numbers an editor needs to mend it.
type Fault struct {
	From  diag.Pos
	Name  string      // field or component
	Lang  string      // BCP 47, when known
	Need  unit.Length // height, or width when Wide
	Have  unit.Length
	Wide  bool      // it is the width that is missing
	Own   bool      // the words are the press's: nobody wrote them
	Lines int       // lines of text over, when it is text
	Chars int       // about how many characters to cut, when it is text
	Says  string    // the words of the press that have no room, where Own
	Why   diag.Text // the whole in a sentence without a full stop
}
