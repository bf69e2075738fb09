package draft

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of a mark.
const (
	frameBeside = 8 * unit.MM / 10 // from what is marked to the frame around it,
	frameOver   = 3 * unit.MM / 10 // and over and under it: lines of text stand near
	frameLine   = 6 * unit.PT / 10
	frameCasing = 12 * unit.PT / 10 // of the light line under it
	frameDash   = 18 * unit.PT / 10
	frameGap    = 12 * unit.PT / 10

	tagEdge  = 55 * unit.MM / 10 // from the trim to a tag
	tagLower = unit.MM / 2       // from a tag to the next one under it
	tagHead  = 20 * unit.MM      // of a page as a whole, from its top
)

// Tag is what bears the number of a finding: ready to be put on a page, and the
// element that its words belong to.
type Tag struct {
	Box  draw.Box
	Elem *draw.Elem
}

// Mark is a place and its tag.
type Mark struct {
	Place
	Tag
}

// Marked is pages with frames around what findings are about and their tags in
// the nearer margin, one under another. A tag is read before what it is about.
// The pages given stay as they are.
func Marked(pages []draw.Page, marks []Mark, inked func(draw.Page) draw.Ink) []draw.Page {
	out := slices.Clone(pages)
	for i := range out {
		p := &out[i]
		var own []Mark
		for _, m := range marks {
			if m.Page == i+1 {
				own = append(own, m)
			}
		}
		if len(own) == 0 {
			continue
		}
		ink := inked(*p)
		p.Kids = slices.Clone(p.Kids)
		inserted(&p.Box, own)
		p.Kids = append(p.Kids, frames(own, ink)...)
		p.Kids = append(p.Kids, tags(p.Size, own)...)
	}
	return out
}

// inserted gives the elements of tags their turn in the reading of a page: each
// stands, with nothing in it, before what its tag is about. The last first, so
// that the ways to the others stay.
func inserted(page *draw.Box, marks []Mark) {
	type turn struct {
		way  []int
		elem *draw.Elem
	}
	var turns []turn
	for _, m := range slices.Backward(marks) {
		turns = append(turns, turn{m.path[:min(home(page, m.path)+1, len(m.path))], m.Elem})
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return slices.Compare(b.way, a.way) })
	for _, t := range turns {
		insert(page, t.way, draw.At{Box: draw.Box{Elem: t.elem}})
	}
}

// home is the last step of a way at which a mark may stand before what follows:
// in the box of a text, a cell or a section, never in a list or a row.
func home(box *draw.Box, path []int) int {
	best := 0
	for i := range path {
		if box.Elem != nil {
			switch box.Elem.Role {
			case draw.P, draw.H1, draw.H2, draw.H3, draw.Caption, draw.ListBody, draw.ListLabel, draw.DataCell, draw.HeadCell, draw.BlockQuote,
				draw.Sect, draw.Div:
				best = i
			}
		}
		box = &box.Kids[path[i]].Box
	}
	return best
}

// insert puts a box before the one at the end of a way, in kids of its own.
func insert(box *draw.Box, path []int, what draw.At) {
	if len(path) == 0 {
		box.Kids = slices.Insert(slices.Clone(box.Kids), 0, what)
		return
	}
	box.Kids = slices.Clone(box.Kids)
	if len(path) == 1 {
		box.Kids = slices.Insert(box.Kids, path[0], what)
		return
	}
	insert(&box.Kids[path[0]].Box, path[1:], what)
}

// frames are the frames of marks: a dashed line, with a light one under it where
// it crosses a drawing.
func frames(marks []Mark, ink draw.Ink) []draw.At {
	var out []draw.At
	drawn := map[unit.Rect]bool{}
	for _, m := range marks {
		for _, r := range m.Rects {
			if drawn[r] {
				continue
			}
			drawn[r] = true
			around := draw.Rectangle(unit.Box(-frameBeside, -frameOver, r.W+2*frameBeside, r.H+2*frameOver))
			b := draw.Box{Size: r.Size, Elem: draw.New(draw.Layout), Name: "mark", Ops: []draw.Op{
				draw.Path{Segs: around, Stroke: casing(ink), Width: frameCasing},
				draw.Path{Segs: around, Stroke: ink, Width: frameLine, Dash: []unit.Length{frameDash, frameGap}},
			}}
			out = append(out, draw.At{Point: r.Point, Box: b})
		}
	}
	return out
}

// casing is the light under a frame.
func casing(ink draw.Ink) draw.Ink {
	if ink == draw.Nuit {
		return draw.Papier
	}
	return draw.Nuit
}

// tags are the tags of marks in the margins: on the line of what each is about, or
// under the tag that stands there.
func tags(page unit.Size, marks []Mark) []draw.At {
	byLine := slices.Clone(marks)
	slices.SortStableFunc(byLine, func(a, b Mark) int { return int(top(a) - top(b)) })
	var free [2]unit.Length // of the left margin and the right
	var out []draw.At
	for _, m := range byLine {
		side, x := 0, tagEdge
		if len(m.Rects) > 0 && m.Rects[0].X+m.Rects[0].W/2 > page.W/2 {
			side, x = 1, page.W-tagEdge-m.Box.W
		}
		y := max(top(m), free[side], 0)
		y = min(y, page.H-tagEdge-m.Box.H)
		free[side] = y + m.Box.H + tagLower
		out = append(out, draw.At{Point: unit.Point{X: x, Y: y}, Box: m.Box})
	}
	return out
}

// top is the line on which a mark's tag belongs.
func top(m Mark) unit.Length {
	if len(m.Rects) == 0 {
		return tagHead
	}
	return max(m.Rects[0].Y-frameOver, tagEdge)
}
