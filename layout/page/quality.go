package page

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// paragraphs visits the parts of paragraphs that stand on the page: boxes of
// lines.
func (c *checker) paragraphs(visit func(v draw.Visit, first, last *draw.Line, end *draw.Box)) {
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		n := len(v.Box.Kids)
		if n == 0 || v.Artifact {
			return !v.Artifact
		}
		first, last := v.Box.Kids[0].Box.Line, v.Box.Kids[n-1].Box.Line
		if first != nil && last != nil {
			visit(v, first, last, &v.Box.Kids[n-1].Box)
			return false
		}
		return true
	})
}

// lines: no line of a paragraph stands alone and no word is divided over a
// break.
func (c *checker) lines() {
	c.paragraphs(func(v draw.Visit, first, last *draw.Line, end *draw.Box) {
		words := diag.Short(clean(wordsOf(v.Box)), 40)
		switch {
		case first == last && first.Of > 1 && first.Para == 0:
			c.find(Orphan, diag.Quality, v.Name+words, v.From, fmt.Sprintf("the first line of a paragraph stands alone: “%s”", words),
				"Cut or add a few words above.")
		case first == last && first.Of > 1 && last.Para == last.Of-1:
			c.find(Widow, diag.Quality, v.Name+words, v.From, fmt.Sprintf("the last line of a paragraph stands alone: “%s”", words),
				"Cut or add a few words in the paragraph.")
		}
		if last.Hyphen && last.Para < last.Of-1 {
			c.find(HyphenAtBreak, diag.Quality, v.Name+words, v.From,
				fmt.Sprintf("a word is divided over the break after “%s”", clean(wordsOf(end))),
				"Cut or add a few words in the paragraph.")
		}
	})
}

// heading is a heading on the page and whether its matter stands with it.
type heading struct {
	draw.Visit // its first line
	area       unit.Rect
	followed   bool
	held       bool
}

// near is how far under a heading its matter may begin: further down is
// another piece of the page.
const near = 60 * unit.MM

// headings: each has its matter under it, or beside it where that follows at
// once, and not in another column or on another page.
func (c *checker) headings() {
	var all []*heading
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		if v.Artifact || len(v.Box.Ops) == 0 {
			return !v.Artifact
		}
		for _, h := range all {
			h.meet(v)
		}
		if e := v.Elem; e != nil && v.Box.Line != nil && (e.Role == draw.H1 || e.Role == draw.H2 || e.Role == draw.H3) {
			if n := len(all); n > 0 && all[n-1].Elem == e {
				all[n-1].area = all[n-1].area.Union(v.At)
				return true
			}
			all = append(all, &heading{Visit: v, area: v.At})
		}
		return true
	})
	ends := c.number == len(c.pages) || c.pages[c.number].Section != c.page.Section
	for _, h := range all {
		if !h.held && (h.followed || !ends) {
			c.alone(h.Visit)
		}
	}
}

// meet takes note of matter that follows the heading.
func (h *heading) meet(v draw.Visit) {
	if h.Elem == v.Elem {
		return
	}
	across := v.At.X < h.area.Right() && h.area.X < v.At.Right()
	under := v.At.Y >= h.area.Bottom()-tolerance && v.At.Y < h.area.Bottom()+near && across
	beside := v.At.Y < h.area.Bottom()+3*unit.U && h.area.Y < v.At.Bottom()
	h.held = h.held || under || beside && !h.followed
	h.followed = true
}

func (c *checker) alone(h draw.Visit) {
	words := clean(wordsOf(h.Box))
	c.find(HeadingAtFoot, diag.Quality, words, h.From, fmt.Sprintf("the heading “%s” has nothing under it", words),
		"Cut or add a line above it.")
}

// columns: those that end together end level.
func (c *checker) columns() {
	draw.Walk(&c.page.Box, func(v draw.Visit) bool {
		if v.Box.Name != "columns" || len(v.Box.Kids) < 2 {
			return true
		}
		lo, hi, piece := v.Box.Kids[0].Box.H, v.Box.Kids[0].Box.H, 2*unit.U
		for _, k := range v.Box.Kids {
			lo, hi, piece = min(lo, k.Box.H), max(hi, k.Box.H), max(piece, tallest(&k.Box))
		}
		if hi-lo > piece+tolerance {
			c.find(UnevenColumns, diag.Quality, "", v.From, fmt.Sprintf("the columns end %s apart", mm(hi-lo)),
				"Move a heading or cut a line, so that the text divides better.")
		}
		return true
	})
}

// tallest is the height of the highest piece of a column that could not be
// divided: columns cannot be more level than that.
func tallest(b *draw.Box) unit.Length {
	if b.Line != nil || len(b.Kids) == 0 {
		return b.H
	}
	if len(b.Kids) > 1 && b.Kids[len(b.Kids)-1].Y == b.Kids[0].Y { // side by side
		return b.H
	}
	var h unit.Length
	for i := range b.Kids {
		h = max(h, tallest(&b.Kids[i].Box))
	}
	return h
}

// filled: a page inside a section is full, or the pages of its section come out
// alike; its last holds more than a few lines.
func (c *checker) filled() {
	if c.section.Bare {
		return
	}
	area := c.doc.Master.Area
	if c.section.Area != nil {
		area = *c.section.Area
	}
	used := c.used(c.number, area)
	inside := c.number < len(c.pages) && c.pages[c.number].Section == c.page.Section
	follows := c.number > 1 && c.pages[c.number-2].Section == c.page.Section
	alike := false
	if inside && used > area.H/2 {
		next := c.used(c.number+1, area)
		alike = next > used*3/4 && next < used*5/4
	}
	switch {
	case inside && used < area.H/2:
		c.find(EmptyHalfPage, diag.Quality, c.section.ID, diag.Pos{},
			fmt.Sprintf("it ends after %s of %s though section %s goes on", mm(used), mm(area.H), c.section.ID),
			"Let something break earlier: shorten what follows or add text.")
	case inside && used < area.H*85/100 && !alike:
		c.find(UnderfullPage, diag.Quality, c.section.ID, diag.Pos{},
			fmt.Sprintf("it ends after %s of %s though section %s goes on", mm(used), mm(area.H), c.section.ID),
			"Add or cut a few lines before the break.")
	case !inside && follows && used < area.H/4:
		c.find(UnderfullPage, diag.Quality, c.section.ID, diag.Pos{},
			fmt.Sprintf("the last page of section %s holds only %s of text", c.section.ID, mm(used)),
			"Cut or add a few lines, so that it ends on the page before or fills this one.")
	}
}

// used is how far down a page's text area its matter reaches: its text and
// drawings, and a ground that goes down to the sheet's edge.
func (c *checker) used(number int, area unit.Rect) unit.Length {
	var bottom unit.Length
	draw.Walk(&c.pages[number-1].Box, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			r, ok := draw.Extent(op)
			if !ok {
				continue
			}
			r = r.Move(v.At.Point)
			p, path := op.(draw.Path)
			ground := path && p.Ground
			if ground && r.Y > area.Y && r.Bottom() > c.doc.Master.Trim.H {
				bottom = max(bottom, area.Bottom())
			}
			if !v.Artifact && !ground {
				bottom = max(bottom, r.Bottom())
			}
		}
		return true
	})
	return bottom - area.Y
}
