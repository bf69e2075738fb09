package charts

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the cover's wall. Heights are the most it may take of a page
// of A4 in each form, so that on any page it begins at the same distance from
// the head; the rest is in thousandths of the pitch.
const (
	wallPage    = 297 * mm
	wallLeast   = 5 // columns
	wallDecided = 1575 * mm / 10
	wallMoved   = 126 * mm
	wallQuiet   = 60 * mm

	// On a sheet that lies, the wall stands at the right of what the cover says.
	lyingLeft  = 120 * mm
	lyingTop   = 80 * mm // of a decision's wall
	lyingMoved = 95 * mm // of one under words
	lyingQuiet = 118 * mm

	quietLeast = 12 // columns of a quiet wall in the first month of a quarter

	leadDecided = 3 // cells along the block of a decision
	leadMoved   = 2 // along that of any other movement
	leadFew     = 2 // along any, on a wall of few offers
	leadMany    = 4 // along any, where the pitch is small
	fewOffers   = 12

	trimNear  = 35 * mm / 10 // how near to the trim a disc may come
	smallStep = 14 * mm      // a smaller pitch leaves the outer columns no room: the wall keeps clear of the trim
	fineStep  = 10 * mm      // a smaller pitch has no room for plates: bands run on behind the discs

	wallLine  = 22
	wallPlate = 45
	wallGap   = 6           // parts of the pitch of which one stands around a disc
	bandEdge  = 50          // and of which one stands over a band
	bandGap   = 25          // and between two
	wallRing  = 3 * mm / 10 // the least ring
)

// Form is one of the three shapes of a cover.
type Form uint8

// The forms, the heaviest month first.
const (
	Decided Form = iota // decisions stand in large at the foot of the wall
	Moved               // what else moved stands in large on top of it
	Quiet               // nothing moved: a low wall
)

// Lead is an offer that a cover shows in large.
type Lead struct {
	Offer
	Cell int    // its place among the offers; -1: it is among them no more
	Fact string // what moved, in words
}

// Wall is the cells of a cover, before anything is drawn: one for each offer, in
// their order from the bottom left, and a block of cells for each lead.
type Wall struct {
	trim   unit.Size
	grid   grid
	offers []Offer
	leads  []Lead
	blocks []spot // of the leads
	marks  []cell
}

// cell is a disc of the wall: a cell's or a block's.
type cell struct {
	Offer
	spot
	number int // among the offers, from 1; 0: it is among them no more
}

// spot is the lower left cell of a mark, and how many cells it has along a side.
type spot struct{ col, row, side int }

// grid is square cells, counted in rows from the bottom.
type grid struct {
	edge, wide unit.Length // left edge and width of the room: bands of the outer columns run to it
	x, w       unit.Length // left edge and width of all columns: the pitch is w / cols
	cols, rows int
	side       int         // cells along a block
	fine       bool        // too small for plates
	gap, lift  unit.Length // between a disc and the edge of its cell; of row 0 from the foot
}

// NewWall builds the wall of a cover in a form. Quiet months one after another
// would have one wall: a step more gives it a column more.
func NewWall(form Form, offers []Offer, leads []Lead, trim unit.Size, step int) Wall {
	w := Wall{trim: trim, offers: offers, leads: leads}
	block := map[int]int{}
	for i, l := range leads {
		if l.Cell >= 0 {
			block[l.Cell] = i
		}
	}
	w.grid = gridFor(form, len(offers), len(offers)-len(block), len(leads), trim, step)
	for i := range leads {
		s := spot{w.grid.cols - (len(leads)-i)*w.grid.side, 0, w.grid.side}
		if form != Decided {
			s.row = w.grid.rows - s.side
		}
		w.blocks = append(w.blocks, s)
	}
	free := w.grid.free(w.blocks)
	for i, o := range offers {
		if at, large := block[i]; large {
			w.marks = append(w.marks, cell{o, w.blocks[at], i + 1})
			continue
		}
		w.marks = append(w.marks, cell{o, free[0], i + 1})
		free = free[1:]
	}
	for i, l := range leads {
		if l.Cell < 0 {
			w.marks = append(w.marks, cell{l.Offer, w.blocks[i], 0})
		}
	}
	return w
}

// gridFor chooses the fewest columns that keep so many cells and blocks within
// the form's height, and leave room beside the blocks.
//
// A disc fills two thirds of its cell and keeps 3.5 mm from the trim: where
// cells are so small that this would leave dots, the whole wall keeps clear of
// it and only its bands run out.
func gridFor(form Form, offers, cells, leads int, trim unit.Size, step int) grid {
	room, c := form.room(trim), wallLeast
	w, most := room.W, room.H
	if form == Quiet {
		c = quietLeast + step
	}
	for ; ; c++ {
		g := grid{edge: room.X, wide: w, x: room.X, w: w, cols: c, side: form.side(offers, w/unit.Length(c))}
		if leads*g.side >= c {
			continue
		}
		n := cells + leads*g.side*g.side
		g.rows = max(1, (n+c-1)/c)
		if leads > 0 {
			g.rows = max(g.rows, g.side)
		}
		if unit.Length(g.rows)*w > most*unit.Length(c) {
			continue
		}
		if g.gap = max(g.pitch()/wallGap, trimNear); g.pitch() < smallStep {
			g.x, g.w = room.X+trimNear, w-2*trimNear
			g.gap = g.pitch() / wallGap
			g.lift = trimNear - g.gap
		}
		g.fine = g.pitch() < fineStep
		if g.height() <= most {
			return g
		}
	}
}

// room is where a form's wall may stand: over the foot of the page from edge to
// edge, or on a sheet that lies at its right.
func (f Form) room(trim unit.Size) unit.Rect {
	x, top := unit.Length(0), wallPage-[...]unit.Length{wallDecided, wallMoved, wallQuiet}[f]
	if trim.Lies() {
		x, top = lyingLeft, [...]unit.Length{lyingTop, lyingMoved, lyingQuiet}[f]
	}
	return unit.Box(x, top, trim.W-x, trim.H-top)
}

// side is the cells along a block.
func (f Form) side(offers int, pitch unit.Length) int {
	switch {
	case offers < fewOffers:
		return leadFew
	case pitch < smallStep:
		return leadMany
	case f == Decided:
		return leadDecided
	}
	return leadMoved
}

// free is the cells that no block takes, from the bottom left.
func (g grid) free(blocks []spot) []spot {
	var out []spot
	for row := range g.rows {
		for col := range g.cols {
			taken := false
			for _, b := range blocks {
				taken = taken || col >= b.col && col < b.col+b.side && row >= b.row && row < b.row+b.side
			}
			if !taken {
				out = append(out, spot{col, row, 1})
			}
		}
	}
	return out
}

// shrunk is the same cells in a width, without a trim to keep away from.
func (g grid) shrunk(w unit.Length) grid {
	g.edge, g.wide, g.x, g.w, g.lift = 0, w, 0, w, 0
	g.gap = g.pitch() / wallGap
	return g
}

func (g grid) pitch() unit.Length { return g.w / unit.Length(g.cols) }

// left is the left edge of a column.
func (g grid) left(col int) unit.Length { return g.x + g.w.Scale(int64(col), int64(g.cols)) }

// up is how far the foot of a row stands above the foot of the whole.
func (g grid) up(row int) unit.Length { return g.lift + g.w.Scale(int64(row), int64(g.cols)) }

// height is the room all rows take.
func (g grid) height() unit.Length { return g.up(g.rows) }

// centre is the centre of a mark when the foot of the whole stands at y.
func (g grid) centre(s spot, foot unit.Length) unit.Point {
	return unit.Point{X: (g.left(s.col) + g.left(s.col+s.side)) / 2, Y: foot - (g.up(s.row)+g.up(s.row+s.side))/2}
}

// radius is that of a mark's disc.
func (g grid) radius(s spot) unit.Length { return g.pitch()*unit.Length(s.side)/2 - g.gap }

// Top is where the wall begins, from the top of the trim.
func (w Wall) Top() unit.Length { return w.trim.H - w.grid.height() }

// Disc is the square around the disc of a lead.
func (w Wall) Disc(lead int) unit.Rect {
	c, r := w.grid.centre(w.blocks[lead], w.trim.H), w.grid.radius(w.blocks[lead])
	return unit.Box(c.X-r, c.Y-r, 2*r, 2*r)
}

// ring is the stroke of a mark's disc: that of a block between its own and a
// cell's.
func (g grid) ring(s spot) unit.Length {
	return max(g.pitch().Scale(int64(wallLine*(1+s.side)), 2000), wallRing)
}

// bands draws the layers of each row, and those of each block; neighbours of
// one layer are one band.
func (p pen) bands(w Wall, g grid, foot, bleed unit.Length, ink draw.Ink) {
	rows := make([][]*cell, g.rows)
	for i := range rows {
		rows[i] = make([]*cell, g.cols)
	}
	for i := range w.marks {
		if m := &w.marks[i]; m.side == 1 {
			rows[m.row][m.col] = m
		} else {
			for k := range 4 {
				if m.Layers[k] {
					p.band(g, m.spot, m.col+m.side, k, foot, bleed, ink)
				}
			}
		}
	}
	for row := range rows {
		for k := range 4 {
			runs(rows[row], k, func(from, to int) { p.band(g, spot{from, row, 1}, to, k, foot, bleed, ink) })
		}
	}
}

// band draws one layer from a mark's left edge to a column.
func (p pen) band(g grid, from spot, to, k int, foot, bleed unit.Length, ink draw.Ink) {
	pitch := g.pitch() * unit.Length(from.side)
	top := foot - g.up(from.row) - pitch.Scale(int64(k+1), 4) + pitch/bandEdge
	h := pitch/4 - pitch/bandGap
	if k == 0 && from.row == 0 {
		h = foot + bleed - top
	}
	x1, x2 := g.left(from.col), g.left(to)
	if from.col == 0 {
		if x1 = g.edge; x1 == 0 {
			x1 = -bleed
		}
	}
	if to == g.cols {
		x2 = g.edge + g.wide + bleed
	}
	p.fill(unit.Box(x1, top, x2-x1, h), ink)
}

// runs calls each run of neighbours in a row that cover layer k.
func runs(row []*cell, k int, call func(from, to int)) {
	from := -1
	for c := 0; c <= len(row); c++ {
		on := c < len(row) && row[c] != nil && row[c].Layers[k]
		switch {
		case on && from < 0:
			from = c
		case !on && from >= 0:
			call(from, c)
			from = -1
		}
	}
}

// onPlate draws the plate that keeps the bands off, and the sign on it. Plates are
// ground: they are the page showing through.
func (p pen) onPlate(plates pen, g grid, m cell, foot unit.Length, season Season, state State, look Look) unit.Point {
	at, r := g.centre(m.spot, foot), g.radius(m.spot)
	if !g.fine {
		plates.circle(at.X, at.Y, r+g.pitch().Scale(wallPlate, 1000), season.Ground, "", 0)
	}
	p.disc(at.X, at.Y, 2*r, g.ring(m.spot), state, look)
	return at
}
