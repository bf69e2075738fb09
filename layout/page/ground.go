package page

import (
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// leastGround is how long both sides of a ground are at least: a smaller field is
// a sign, and words may stand as near to it as to one another.
const leastGround = 4 * unit.MM

// field is a filled area of the page.
type field struct {
	unit.Rect
	ink  draw.Ink
	flat bool // a rectangle, whose edge is where its area ends
	v    draw.Visit
}

// grounds: no text stands over the edge of a ground, or so near to one that it
// seems to. Only edges are seen where the ink changes, and of grounds that lie
// under another one that holds the text none is.
func (c *checker) grounds() {
	if c.doc.Rules.Ground == 0 {
		return
	}
	var fields []field
	draw.Walk(&c.page.Box, func(v draw.Visit) bool { // marks are painted in this order
		for _, op := range v.Box.Ops {
			switch o := op.(type) {
			case draw.Path:
				if o.Fill != "" {
					fields = append(fields, fieldOf(o, v))
				}
			case draw.Text:
				if r, ok := draw.Extent(o); ok {
					c.edged(v, r.Move(v.At.Point), fields)
				}
			}
		}
		return true
	})
}

func fieldOf(p draw.Path, v draw.Visit) field {
	p.Stroke = ""
	r, _ := draw.Extent(p)
	return field{r.Move(v.At.Point), p.Fill, len(p.Segs) <= len(draw.Rectangle(r)), v}
}

// edged tells of a text that the fields painted before it come too near to: the
// topmost that holds its middle, from within, and those painted over that one.
func (c *checker) edged(v draw.Visit, r unit.Rect, fields []field) {
	at := unit.Box(r.X+r.W/2, r.Y+r.H/2, 0, 0)
	on := -1
	for i := range fields {
		if at.In(fields[i].Rect, 0) {
			on = i
		}
	}
	paper := c.paper()
	if on >= 0 {
		under := paper
		for i := range fields[:on] {
			if at.In(fields[i].Rect, 0) {
				under = fields[i].ink
			}
		}
		if f := &fields[on]; f.sharp(under) {
			c.nearEdge(v, f, min(r.X-f.X, f.Right()-r.Right(), r.Y-f.Y, f.Bottom()-r.Bottom()))
		}
		paper = fields[on].ink
	}
	for i := range fields[on+1:] {
		if f := &fields[on+1+i]; f.sharp(paper) {
			c.nearEdge(v, f, max(f.X-r.Right(), r.X-f.Right(), f.Y-r.Bottom(), r.Y-f.Bottom()))
		}
	}
}

// paper is the ink that a page without any field has.
func (c *checker) paper() draw.Ink {
	if c.page.Ground != "" {
		return c.page.Ground
	}
	return draw.Papier
}

// sharp tells whether a field is a ground with an edge that is seen against an
// ink.
func (f *field) sharp(against draw.Ink) bool {
	return f.flat && f.ink != against && f.W >= leastGround && f.H >= leastGround
}

// nearEdge is the finding about a text so far from the edge of a field, over it
// where that is less than nothing.
func (c *checker) nearEdge(v draw.Visit, f *field, d unit.Length) {
	least := c.doc.Rules.Ground
	if d >= least-tolerance {
		return
	}
	msg := diag.Said("%s stands %s from the edge of the ground of %s, %s are needed", named(v), mm(d), named(f.v), mm(least))
	if d < 0 {
		msg = diag.Said("%s stands over the edge of the ground of %s by %s", named(v), named(f.v), mm(-d))
	}
	c.add(diag.Issue{Code: GroundEdge, Severity: diag.Warning, Pos: c.whose(v), Field: v.Name, Subject: v.Over.String(), Msg: msg,
		Hint: "Shorten it, or give the ground more room around it.", Says: draw.Says(v.Box)})
}
