package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// node is a place in a chart's structure: an element, the part of the drawing
// that belongs to it, and what stands in it, in reading order. What is drawn
// into no node's part is lost, which a test forbids.
type node struct {
	elem *draw.Elem
	part string
	kids []node
	area unit.Rect // what it takes at the least, with the room that its marks leave; empty: what they blacken
}

// leaf is an element that holds one part.
func leaf(role draw.Role, part string) node { return node{elem: draw.New(role), part: part} }

// branch is an element that holds others.
func branch(role draw.Role, kids ...node) node { return node{elem: draw.New(role), kids: kids} }

// head is a header cell with its scope, "Row" or "Column".
func head(scope, part string) node {
	n := leaf(draw.HeadCell, part)
	n.elem.Scope = scope
	return n
}

// heads is a row of column heads that eyes do without, since the place of a label
// says what it is: each is a space with its words as the text that replaces it.
func (s Sheet) heads(rec *recorder, of string, names ...string) node {
	row := branch(draw.TableRow)
	for i, name := range names {
		part := fmt.Sprint("column ", i, " of ", of)
		rec.carry(draw.Text{Actual: name + " "})
		pen{r: rec, rec: rec, in: part}.words(" ", unit.Length(i)*mm, mm, s.label())
		row.kids = append(row.kids, head("Column", part))
	}
	return row
}

// ops is what was drawn into a part.
func (c *recorder) ops(name string) []draw.Op {
	if p := c.parts[name]; p != nil {
		return p.ops
	}
	return nil
}

// box is what was drawn into parts, in a box that is just large enough, at its
// place on the canvas.
func (c *recorder) box(parts ...string) draw.At {
	var b draw.Box
	for _, name := range parts {
		b.Ops = append(b.Ops, c.ops(name)...)
	}
	r := extent(b.Ops)
	b.Size, b.Free = r.Size, true
	move(b.Ops, unit.Point{X: -r.X, Y: -r.Y})
	return draw.At{Point: r.Point, Box: b}
}

// place is a node with everything in it, as a box on the canvas.
func (c *recorder) place(n node) draw.At {
	var at draw.At
	if n.part != "" {
		at = c.box(n.part)
	}
	if n.elem != nil && n.elem.Role != draw.Figure {
		words(at.Box.Ops)
	}
	kids := make([]draw.At, 0, len(n.kids))
	area := unit.Rect{Point: at.Point, Size: at.Box.Size}
	if n.area.H > 0 {
		area = area.Union(n.area)
	}
	for _, k := range n.kids {
		kid := c.place(k)
		kids = append(kids, kid)
		area = area.Union(unit.Rect{Point: kid.Point, Size: kid.Box.Size})
	}
	back := unit.Point{X: at.X - area.X, Y: at.Y - area.Y}
	move(at.Box.Ops, back)
	at.Point, at.Box.Size = area.Point, area.Size
	for _, k := range kids {
		if k.Box.Size == (unit.Size{}) { // of no ink: it stands where what is around it begins
			k.Point = area.Point
		}
		at.Box.Put(k.X-area.X, k.Y-area.Y, k.Box)
	}
	at.Box.Elem, at.Box.Name = n.elem, n.part
	at.Box.Free = n.elem != nil && n.elem.Role == draw.Figure
	return at
}

// extent is the area that marks blacken. Grounds may leave it.
func extent(ops []draw.Op) unit.Rect {
	var r unit.Rect
	for _, op := range ops {
		if p, ok := op.(draw.Path); ok && p.Ground {
			continue
		}
		if area, ok := draw.Extent(op); ok {
			r = r.Union(area)
		}
	}
	return r
}

// move displaces marks, in place.
func move(ops []draw.Op, by unit.Point) {
	for i, op := range ops {
		switch o := op.(type) {
		case draw.Path:
			for j := range o.Segs {
				for k := range o.Segs[j].Points() {
					o.Segs[j].P[k].X += by.X
					o.Segs[j].P[k].Y += by.Y
				}
			}
		case draw.Text:
			o.X, o.Y = o.X+by.X, o.Y+by.Y
			ops[i] = o
		}
	}
}

// words makes the lines among a cell's text artifacts: an underline is not
// content, but where it says something.
func words(ops []draw.Op) {
	for i, op := range ops {
		if o, ok := op.(draw.Path); ok && o.Elem == nil {
			o.Elem = draw.New(draw.Layout)
			ops[i] = o
		}
	}
}

// claim notes the parts a node and its kids hold.
func (n node) claim(held map[string]bool) {
	if n.part != "" {
		held[n.part] = true
	}
	for _, k := range n.kids {
		k.claim(held)
	}
}
