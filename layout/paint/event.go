package paint

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Kind is what an event is about.
type Kind uint8

// The kinds of events. Enter: a box with an element of its own. Content: one
// sequence of marked content. Area: a rectangle that leads to Text. Place: an
// anchor named Text.
const (
	Enter Kind = iota
	Content
	Area
	Place
)

// Event is one thing met on the way through the boxes, in reading order.
type Event struct {
	Kind Kind
	Page int          // from 0
	Path []*draw.Elem // elements around it, outermost first; it belongs to the last
	MCID int          // of Content
	Text string       // of Content: its words; of Area: where it leads; of Place: its name
	Rect unit.Rect    // on the page, from the trim's top left
	From diag.Pos     // where in the data it came from
	Name string       // field or component
}

// Leaf is the element the event belongs to, nil when it stands outside all.
func (e Event) Leaf() *draw.Elem {
	if len(e.Path) == 0 {
		return nil
	}
	return e.Path[len(e.Path)-1]
}
