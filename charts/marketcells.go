package charts

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the map's cells.
const (
	// A cell: its least width, and the baselines of what it says.
	cellLeast  = 23 * mm
	cellGap    = 3 * mm / 2   // to the next
	cellAside  = 22 * mm / 10 // between cells side by side
	cellInset  = 15 * mm / 10
	cellRight  = 8 * mm / 10
	cellBase   = 43 * mm / 10
	cellFoot   = 25 * mm / 10
	cellClose  = 75 * mm / 100 // what these give up, the gap and what a layer keeps free, where cells are close
	cellDisc   = 28 * mm / 10
	cellDiscX  = 37 * mm / 10 // from the disc to the offer's name
	cellLow    = 52 * mm / 10 // a cell of one line
	cellLowY   = 36 * mm / 10
	cellDash   = 9 * mm / 10
	cellDashed = 6 * mm / 10

	// The lines between cells of one offer.
	linkAside = 17 * mm / 10
	linkStep  = 8 * mm / 10
	linkMost  = 3 // in one gap

	// Discs in the place of cells.
	crowdDisc  = 9 * mm / 2
	crowdPitch = 53 * mm / 10
	crowdFine  = 3 * mm // where those are too many
	crowdCount = 55 * mm / 10
)

// mapBox is a layer of a column: cells at its top, repeats at its foot.
type mapBox struct {
	cells   []*mapCell
	repeats []*mapCell
	crossed bool // a line passes through it
	h       unit.Length
}

// mapCell is a provider's offers in one box; or, in another layer, that they
// are the same.
type mapCell struct {
	provider label
	names    []label // of the offers; of a repeat, which layer has the offer
	offers   []Offer
	changed  bool
	repeat   bool
	layer    int // of a repeat
	of       *mapCell
	at       unit.Rect // in its page
}

// key tells repeats apart.
func (c *mapCell) key() string { return strconv.Itoa(c.layer) + "\x00" + c.offers[0].key() }

// fillBox makes the cells of a layer of a column, and measures them.
func (w *market) fillBox(c *mapColumn, k int) {
	b := &c.boxes[k]
	*b = mapBox{}
	own := where(c.offers, func(o Offer) bool { return lowest(o) == k })
	also := where(c.offers, func(o Offer) bool { return o.Layers[k] && lowest(o) != k })
	if w.form >= mapDiscs {
		b.h = w.crowdHigh(c, len(own)+len(also))
		return
	}
	wide := c.cellWide()
	for _, t := range tallied(own) {
		if w.whole() {
			b.cells = append(b.cells, w.cell(t, wide))
			continue
		}
		for _, o := range t.offers {
			b.cells = append(b.cells, w.lowCell(o, wide))
		}
	}
	for _, t := range tallied(also) {
		b.repeats = append(b.repeats, w.repeat(t, k, wide))
	}
	b.h = w.columnsHigh(b.cells, c.per)
	if len(b.repeats) > 0 {
		if b.h > 0 {
			b.h += 2 * w.cellGap()
		}
		b.h += w.columnsHigh(b.repeats, c.per)
	}
}

// cellWide is the width of a cell.
func (c *mapColumn) cellWide() unit.Length {
	return (c.w - unit.Length(c.per-1)*cellAside) / unit.Length(c.per)
}

// whole tells whether cells name their offers.
func (w *market) whole() bool { return w.form < mapSlim }

// closer is what cells give up where they are close.
func (w *market) closer() unit.Length {
	if w.form == mapClose {
		return cellClose
	}
	return 0
}

// cellGap is how far cells stand apart, cellBase how deep in them the first
// line does.
func (w *market) cellGap() unit.Length  { return cellGap - w.closer() }
func (w *market) cellBase() unit.Length { return cellBase - w.closer() }

// cell is a provider with its offers, a line each, more where a name is long.
func (w *market) cell(t tally, wide unit.Length) *mapCell {
	c := &mapCell{offers: t.offers}
	for _, o := range t.offers {
		c.changed = c.changed || o.Changed
	}
	c.provider = w.holderOf(t.offers[0], wide-cellInset-cellRight, c.changed)
	for _, o := range t.offers {
		c.names = append(c.names, w.offerOf(o, wide-cellInset-cellDiscX-cellRight))
	}
	c.at.H = w.cellBase() + c.provider.drop() + cellFoot - w.closer()
	for _, l := range c.names {
		c.at.H += unit.Length(len(l.lines)) * w.table().Leading
	}
	return c
}

// holderOf is a provider's name in a cell.
func (w *market) holderOf(o Offer, room unit.Length, changed bool) label {
	t := w.Styles.Read
	t.Font, t.Ink = t.Bold, w.Inks.Sign
	run := at(o.Holder, named(o.Provider+" "))
	if changed {
		t.Ink = w.Inks.ChangeText
		run.Ink, run.Underline = t.Ink, true
	}
	return w.holder(room, t, t.Bold, run)
}

// holder is a provider's name, in the smaller type where one of its words is
// wider than the cell.
func (w *market) holder(room unit.Length, t text.Style, face draw.Font, run text.Run) label {
	small := faced(w.Styles.Small, face)
	small.Ink = t.Ink
	return w.first(room, []text.Style{t, small}, run)
}

// offerOf is an offer's name in a cell: its short one where the other takes more
// than a line.
func (w *market) offerOf(o Offer, room unit.Length) label {
	l := w.set(room, w.Styles.Small, at(o.From, named(o.Name+" ")))
	if len(l.lines) > 1 && o.Short != "" {
		if short := w.set(room, w.Styles.Small, at(o.ShortFrom, named(o.Short+" "))); len(short.lines) < len(l.lines) {
			return short
		}
	}
	return l
}

// lowCell is one offer in a cell of one line: its disc and its provider.
func (w *market) lowCell(o Offer, wide unit.Length) *mapCell {
	c := &mapCell{offers: []Offer{o}, changed: o.Changed}
	c.provider = w.holderOf(o, wide-cellInset-cellDiscX-cellRight, o.Changed)
	c.at.H = cellLow + c.provider.drop()
	return c
}

// repeat is what stands in a further layer k of offers.
func (w *market) repeat(t tally, k int, wide unit.Length) *mapCell {
	c := &mapCell{offers: t.offers, repeat: true, layer: k}
	for _, o := range t.offers {
		c.changed = c.changed || o.Changed
	}
	st := w.Styles.Read
	st.Font, st.Ink = st.Italic, w.Inks.Sign
	run := at(t.offers[0].Holder, named(t.provider+" "))
	if c.changed {
		st.Ink = w.Inks.ChangeText
		run.Ink, run.Underline = st.Ink, true
	}
	c.provider = w.holder(wide-cellInset-cellRight, st, st.Italic, run)
	small := faced(w.Styles.Small, w.Styles.Small.Italic)
	same := w.Locale.N("charts.market.same", len(t.offers))
	if w.apart[c.key()] || w.narrow() {
		same = w.sameAs(c)
	}
	c.names = []label{w.set(wide-cellInset-cellRight, small, said(same))}
	c.at.H = w.cellBase() + c.provider.drop() + unit.Length(len(c.names[0].lines))*w.table().Leading + cellFoot - w.closer()
	if w.form == mapSlim {
		c.names, c.at.H = nil, cellLow+c.provider.drop()
	}
	return c
}

// columnsHigh is the height of cells, so many side by side, filled downwards.
func (w *market) columnsHigh(cells []*mapCell, per int) unit.Length {
	high := unit.Length(0)
	for _, some := range downwards(cells, per) {
		h := unit.Length(0)
		for _, c := range some {
			h += c.at.H + w.cellGap()
		}
		high = max(high, h-w.cellGap())
	}
	return max(0, high)
}

// downwards deals cells into columns, each about as high as another.
func downwards(cells []*mapCell, per int) [][]*mapCell {
	if len(cells) == 0 {
		return nil
	}
	rows := (len(cells) + per - 1) / per
	var out [][]*mapCell
	for from := 0; from < len(cells); from += rows {
		out = append(out, cells[from:min(from+rows, len(cells))])
	}
	return out
}

// crowdHigh is the height of so many discs, with their count.
func (w *market) crowdHigh(c *mapColumn, n int) unit.Length {
	if n == 0 {
		return 0
	}
	pitch := w.crowdPitch()
	per := max(1, int(c.w/pitch))
	return crowdCount + unit.Length((n+per-1)/per)*pitch + mm
}

func (w *market) crowdPitch() unit.Length {
	if w.form == mapFine {
		return crowdFine
	}
	return crowdPitch
}

// place gives the cells of a page their places, and finds which boxes the lines
// between repeats pass.
func (w *market) place(p *mapPage) {
	for _, c := range p.columns {
		wide := c.cellWide()
		owner := map[string]*mapCell{} // by offer
		put := func(cells []*mapCell, y unit.Length) {
			for i, some := range downwards(cells, c.per) {
				at := y
				for _, cell := range some {
					cell.at.X, cell.at.Y, cell.at.W = c.x+unit.Length(i)*(wide+cellAside), at, wide
					at += cell.at.H + w.cellGap()
				}
			}
		}
		for k := range 4 { // from the ground up: the lowest layer has the cell
			b, row := &c.boxes[k], rowOf(k)
			top, foot := w.bands.tops[row], w.bands.tops[row+1]
			put(b.cells, top+w.bandPad())
			for _, cell := range b.cells {
				for _, o := range cell.offers {
					owner[o.key()] = cell
				}
			}
			put(b.repeats, foot-w.bandPad()-w.columnsHigh(b.repeats, c.per))
			for _, cell := range b.repeats {
				cell.of = owner[cell.offers[0].key()]
				if cell.of != nil && cell.of.at.X != cell.at.X && len(b.repeats) == 1 {
					cell.at.X = cell.of.at.X
				}
			}
		}
		for k := range 4 {
			for _, cell := range c.boxes[k].repeats {
				for below := k - 1; below > lowest(cell.offers[0]); below-- {
					c.boxes[below].crossed = true
				}
			}
		}
	}
}

// key tells offers apart.
func (o Offer) key() string { return o.Provider + "\x00" + o.Name }

// empty tells whether nothing stands in a box and nothing passes it.
func (b mapBox) empty() bool { return len(b.cells)+len(b.repeats) == 0 && !b.crossed && b.h == 0 }

// unlinked notes the repeats that no line links to their cell.
func (w *market) unlinked() bool {
	for i := range w.pages {
		for _, c := range w.pages[i].columns {
			for k := range 4 {
				for n, cell := range c.boxes[k].repeats {
					if !c.boxes[k].linked(n) {
						w.apart[cell.key()] = true
					}
				}
			}
		}
	}
	return len(w.apart) > 0
}

// linked tells whether a line links a repeat to its cell: both stand under one
// another, and the gap before the column has room for one line more.
func (b mapBox) linked(n int) bool {
	cell := b.repeats[n]
	return n < linkMost && cell.of != nil && cell.of.at.X == cell.at.X
}

// sameAs is a repeat in words: in which layer the offer has its cell.
func (w *market) sameAs(c *mapCell) string {
	k := lowest(c.offers[0])
	return w.Locale.N("charts.market.same.as", len(c.offers), map[string]any{"Layer": w.layer(max(0, k))})
}
