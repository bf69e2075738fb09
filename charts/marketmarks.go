package charts

import (
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// columnsOf is the columns of a page as a scale: a value is a column, and stands
// where that begins.
type columnsOf struct {
	chart.ContinuousRange
	at []unit.Length
}

// Translate is where a column begins.
func (c *columnsOf) Translate(v float64) int { return int(c.at[min(int(v), len(c.at)-1)]) }

// strata is a series that draws the bands of a map: a ground for each row, two
// tints in turn, over the whole sheet.
type strata struct {
	series
	bands       *rows
	left, right unit.Length
}

// Render draws the grounds and the lines between them.
func (g strata) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	p := g.pen(r).part("grounds")
	for i := 0; i+1 < len(g.bands.tops); i++ {
		ink := g.inks.Plate
		if i%2 == 1 {
			ink = g.inks.Veil
		}
		p.fill(unit.Box(g.left, g.bands.tops[i], g.right-g.left, g.bands.tops[i+1]-g.bands.tops[i]), ink)
	}
	for _, y := range g.bands.tops {
		p.fill(unit.Box(g.left, y-hairline/2, g.right-g.left, hairline), g.inks.Sign)
	}
}

// page draws one page of the map.
func (w *market) page(i int) (draw.Box, error) {
	w.rec = newRecorder(w.Fonts)
	p := w.pages[i]
	x := &columnsOf{ContinuousRange: chart.ContinuousRange{Max: float64(max(1, len(p.columns)-1))}}
	for _, c := range p.columns {
		x.at = append(x.at, c.x)
	}
	fold := unit.Box(w.Width-mapFold, 0, mapFold+w.Bleed, w.bands.foot())
	if i == 1 {
		fold.X = -w.Bleed
	}
	kind := w.kind(w.rec)
	size := unit.Size{W: w.Width, H: w.bands.foot()}
	marks := []chart.Series{strata{kind, w.bands, -w.Bleed, w.Width + w.Bleed}, freehand{kind, func(p pen) {
		if !w.Apart {
			p.part("grounds").fill(fold, w.Inks.Sign)
		}
		w.drawn(p, i)
	}}}
	if err := w.plot(size, w.rec, x, w.bands, marks, func(p pen) { w.labels(p, i) }); err != nil {
		return draw.Box{}, err
	}
	grounds(w.rec.ops("grounds"))
	bands := unit.Box(0, mapHead, w.Width, w.bands.foot()-mapHead) // an empty one says that there is nothing
	return w.assemble("map", size, w.rec, leaf(draw.Background, "grounds"), node{elem: w.fig, part: "marks", area: bands}, w.tableOf(i))
}

// drawn are the discs of the heads, the cells and the lines between them.
func (w *market) drawn(p pen, page int) {
	for _, c := range w.pages[page].columns {
		p.disc(c.x+mapDisc/2, mapDiscY, mapDisc, ringOf(mapDisc), c.state, w.Inks.Look(false))
		for k := range 4 {
			b := c.boxes[k]
			for _, cell := range append(slices.Clone(b.cells), b.repeats...) {
				w.frameOf(p, cell)
			}
			if w.form >= mapDiscs {
				w.crowd(p, c, k)
			}
		}
		w.links(p, c)
	}
	if page == 0 {
		for k := range 4 {
			if row := rowOf(k); w.stacked(row) {
				p.stack(w.Margin, w.bands.tops[row]+bandPad, stackWide, stackTall, only(k), w.Inks.Stack())
			}
		}
	}
}

// frameOf draws a cell without its words.
func (w *market) frameOf(p pen, c *mapCell) {
	if c.repeat {
		p.frame(c.at, w.Inks.Paper, w.Inks.Unknown, hairline, cellDash, cellDashed)
		return
	}
	p.frame(c.at, w.Inks.Paper, w.Inks.Sign, hairline)
	y := c.at.Y + cellLowY - p.capital(w.Styles.Read)/2
	if w.whole() {
		y = c.at.Y + w.cellBase() + c.provider.drop() + w.table().Leading - p.capital(w.Styles.Small)/2
	}
	for i, o := range c.offers {
		p.disc(c.at.X+cellInset+cellDisc/2, y, cellDisc, ringOf(cellDisc), o.State, w.Inks.Look(o.Changed))
		if w.whole() {
			y += unit.Length(len(c.names[i].lines)) * w.table().Leading
		}
	}
}

// stacked tells whether a band has room for the layer's stack over its name.
func (w *market) stacked(row int) bool { return w.bands.tops[row+1]-w.bands.tops[row] >= bandMin }

// crowd draws a box as discs: what the layer has, repeats as rings of their own.
func (w *market) crowd(p pen, c *mapColumn, k int) {
	offers := where(c.offers, func(o Offer) bool { return o.Layers[k] })
	pitch := w.crowdPitch()
	d := crowdDisc.Scale(int64(pitch), int64(crowdPitch))
	per := max(1, int(c.w/pitch))
	top := w.bands.tops[rowOf(k)] + w.bandPad() + crowdCount + mm
	for i, o := range rowOrder(offers) {
		p.disc(c.x+d/2+unit.Length(i%per)*pitch, top+d/2+unit.Length(i/per)*pitch, d, ringOf(d), o.State, w.Inks.Look(o.Changed))
	}
}

// links draws the lines between the cells of one offer: those of one height
// share no line.
func (w *market) links(p pen, c *mapColumn) {
	for k := range 4 {
		for n, cell := range c.boxes[k].repeats {
			if !c.boxes[k].linked(n) {
				continue
			}
			x := cell.at.X - linkAside + unit.Length(n)*linkStep/2
			from, to := cell.at.Y+w.cellBase(), cell.of.at.Y+w.cellBase()
			p.rule(cell.at.X, from, x, from, w.Inks.Sign, hairline)
			p.rule(x, from, x, to, w.Inks.Sign, hairline)
			p.rule(x, to, cell.at.X, to, w.Inks.Sign, hairline)
		}
	}
}

func (w *market) labels(p pen, page int) {
	pg := w.pages[page]
	for i, c := range pg.columns {
		w.head(p.part(fmt.Sprint("head ", i)), c)
		for k := range 4 {
			if pg.says[k].over(i) {
				continue
			}
			w.boxWords(p.part(fmt.Sprint("box ", i, " ", k)), c, k)
		}
	}
	for k := range 4 {
		top := w.bands.tops[rowOf(k)]
		if page == 0 {
			w.layerHead(p, k, top)
		} else {
			t, _ := w.besides()
			q := p.part(fmt.Sprint("layer ", k))
			q.words(w.layer(k)+" ", layerAside, top+w.bandPad()+base(t), t)
		}
		if s := pg.says[k]; len(s.words.lines) > 0 {
			p.part(fmt.Sprint("says ", k)).label(s.words, s.x, top+sayTop+base(w.Styles.Annotation))
		}
	}
	t, _ := w.besides()
	x := layerAside
	if page == 0 {
		x, t = w.Margin, w.ahead(w.label(), w.Locale.T("label.layer"))
	}
	p.part("corner").words(w.Locale.T("label.layer"), x, mapHead-mapCorner, t)
}

// head is a column's name and count, over its disc where it is no wider.
func (w *market) head(p pen, c *mapColumn) {
	name, count := w.Styles.H3, w.Styles.Read
	n := " " + w.Locale.Number(c.count)
	x, y := c.x+mapNameX, mapDiscY+p.capital(name)/2
	if c.w <= mapDisc {
		x, y = c.x+c.w-p.wide(c.name, name)-p.wide(n, count), mapDiscY-mapDisc/2-mm
	}
	l := w.set(max(c.w-mapNameX-p.wide(n, count), p.wide("0000", name)), name, said(c.name))
	if c.w <= mapDisc {
		p.words(c.name, x, y, name)
		p.words(n, x+p.wide(c.name, name), y, count)
		return
	}
	y -= l.drop() / 2
	p.label(l, x, y)
	last := len(l.lines) - 1
	p.words(n, x+p.width(l, last), y+l.drop(), count)
}

// layerHead is a layer's name with how many offers it has on either side.
func (w *market) layerHead(p pen, k int, top unit.Length) {
	name, t := w.Styles.Name, w.Styles.Small
	name.Size, name.Leading = w.Styles.Count.Size, w.Styles.Count.Leading
	q := p.part(fmt.Sprint("layer ", k))
	y := top + bandPad + base(name)
	if w.stacked(rowOf(k)) {
		y = top + bandPad + stackTall + layerName
	}
	here := where(w.Offers, func(o Offer) bool { return o.Layers[k] })
	counts := []string{w.Locale.N("count.progress", len(where(here, func(o Offer) bool { return o.Stage == InProgress }))),
		w.Locale.N("count.qualified", len(where(here, func(o Offer) bool { return o.Stage == Qualified })))}
	q.words(w.layer(k)+" ", w.Margin, y, w.ahead(name, w.layer(k)))
	y += layerCount
	for _, said := range counts {
		q.words(said+" ", w.Margin, y, w.ahead(t, said))
		y += t.Leading
	}
}

// boxWords are the words of a box: its cells, or its count, or that there is
// nothing.
func (w *market) boxWords(p pen, c *mapColumn, k int) {
	b, top := c.boxes[k], w.bands.tops[rowOf(k)]+w.bandPad()
	if n := len(where(c.offers, func(o Offer) bool { return o.Layers[k] })); w.form >= mapDiscs && n > 0 {
		p.words(w.Locale.Number(n), c.x, top+base(w.Styles.Count), w.Styles.Count)
		return
	}
	if len(b.cells)+len(b.repeats) == 0 {
		p.centred(w.Locale.Number(0), c.x+mapDisc/2, top+base(w.Styles.Read), w.Styles.Small)
		return
	}
	name := p.in
	for i, cell := range append(slices.Clone(b.cells), b.repeats...) {
		w.cellWords(p.part(fmt.Sprint(name, " ", i)), cell)
	}
}

// cellWords are the words of a cell.
func (w *market) cellWords(p pen, c *mapCell) {
	x, y := c.at.X+cellInset, c.at.Y+w.cellBase()
	switch {
	case w.form == mapSlim && !c.repeat:
		p.label(c.provider, x+cellDiscX, c.at.Y+cellLowY)
		return
	case w.form == mapSlim:
		p.label(c.provider, x, c.at.Y+cellLowY)
		return
	}
	p.label(c.provider, x, y)
	y += c.provider.drop()
	for _, l := range c.names {
		y += w.table().Leading
		at := x + cellDiscX
		if c.repeat {
			at = x
			p.rec.carry(draw.Text{Actual: w.sameAs(c)})
		}
		p.label(l, at, y)
		y += l.drop()
	}
}

// tableOf is a page as a table: layers down, columns across.
func (w *market) tableOf(page int) node {
	pg := w.pages[page]
	top := branch(draw.TableRow, head("Column", "corner"))
	for i := range pg.columns {
		top.kids = append(top.kids, head("Column", fmt.Sprint("head ", i)))
	}
	table := branch(draw.Table, top)
	for k := 3; k >= 0; k-- {
		row := branch(draw.TableRow, head("Row", fmt.Sprint("layer ", k)))
		for i, c := range pg.columns {
			part := fmt.Sprint("box ", i, " ", k)
			cell := leaf(draw.DataCell, part)
			b := c.boxes[k]
			if n := len(b.cells) + len(b.repeats); n > 0 && w.form < mapDiscs {
				cell = branch(draw.DataCell)
				for j := range n {
					cell.kids = append(cell.kids, leaf(draw.P, fmt.Sprint(part, " ", j)))
				}
			}
			if s := pg.says[k]; s.over(i) {
				if i > s.from {
					continue
				}
				cell = leaf(draw.DataCell, fmt.Sprint("says ", k))
				cell.elem.ColSpan = s.to - s.from
				cell.elem.Headers = []*draw.Elem{row.kids[0].elem} // of the layer, and of no column
			}
			row.kids = append(row.kids, cell)
		}
		table.kids = append(table.kids, row)
	}
	return table
}
