package charts

import (
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of a narrow map: what comes and what is decided beside each other, then
// the layers under each other, each with its milestones and years as rows.
const (
	downHead  = 7 * mm  // of a milestone or a year with its count
	downInset = 2 * mm  // from the edge of a band
	downTop   = 3 * mm  // in a band, over its name and under its last row
	downLayer = 13 * mm // the stack, the name and the counts
	downName  = 15 * mm // of the name, beside the stack
	downDisc  = 45 * mm / 10
	downNameX = 9 * mm // of a row's name, beside its disc
	downCells = 31 * mm
	downRow   = 6 * mm // the least of a row
	downNext  = 5 * mm / 2
	downAside = 3 * mm       // between milestones without an offer, which share a line
	downBase  = 42 * mm / 10 // of a row's name
	downFold  = mm           // kept free over and under the line of the decision
)

// downBand is a layer of a narrow map.
type downBand struct {
	layer     int
	top, foot unit.Length
	fold      unit.Length // where what is decided begins
	rows      []downLine
	says      [2]label
	saysY     [2]unit.Length
}

// downLine is a milestone or a year in a layer.
type downLine struct {
	page, column int
	x, y         unit.Length
	name         label
	n            int
	cells        []*mapCell
}

// down draws the map on a narrow sheet.
func (w *market) down() (Chart, error) {
	w.Margin, w.Axis, w.Right, w.apart = 0, 0, w.Width, map[string]bool{}
	w.pages = [2]mapPage{w.coming(), w.decided()}
	y := unit.Length(max(len(w.pages[0].columns), len(w.pages[1].columns)))*downHead + downInset
	var bands []downBand
	for k := 3; k >= 0; k-- {
		b := w.downBand(k, y)
		bands, y = append(bands, b), b.foot
	}
	c := w.words()
	w.rec, w.fig = newRecorder(w.Fonts), figure(c.Alt).elem
	size := unit.Size{W: w.Width, H: y}
	if err := w.render(size, w.rec, func(p pen) { w.downMarks(p, bands) }, func(p pen) { w.downLabels(p, bands) }); err != nil {
		return c, fmt.Errorf("market map: %w", err)
	}
	grounds(w.rec.ops("grounds"))
	area := unit.Box(0, bands[0].top, w.Width, y-bands[0].top)
	var err error
	c.Box, err = w.assemble("map", size, w.rec, leaf(draw.Background, "grounds"), node{elem: w.fig, part: "marks", area: area},
		w.downTable(bands))
	return c, err
}

// downBand sets a layer from y down.
func (w *market) downBand(k int, y unit.Length) downBand {
	b := downBand{layer: k, top: y}
	y += downTop + downLayer
	for i := range w.pages {
		if i == 1 {
			y += downFold
			b.fold = y
			y += 2*mapFold + downFold
		}
		var rows []downLine
		rows, y = w.downRows(i, k, y)
		b.rows = append(b.rows, rows...)
		if str := w.meaning(i, k); str != "" {
			t := w.Styles.Annotation
			t.Align = text.Balanced
			b.says[i], b.saysY[i] = w.set(w.Width-2*downInset, t, said(str)), y
			y += downTop + unit.Length(len(b.says[i].lines))*t.Leading
		}
	}
	b.foot = y + downTop
	return b
}

// downRows sets the milestones or the years of a layer from y down; those without an
// offer stand beside each other.
func (w *market) downRows(page, k int, y unit.Length) (out []downLine, foot unit.Length) {
	x, high := unit.Length(0), unit.Length(0) // of the line that is being filled
	end := func() {
		if high > 0 {
			y += high + downNext
		}
		x, high = 0, 0
	}
	for n, c := range w.pages[page].columns {
		l := w.downLine(c, k, y)
		empty := l.n == 0
		wide := downNameX + w.wide(c.name+" 0", w.strong()) + downAside
		if !empty || x > 0 && x+wide > w.Width {
			end()
			l = w.downLine(c, k, y)
		}
		if l.page, l.column, l.x = page, n, x; empty && downNameX+w.wide(c.name+" 0", w.strong()) <= w.Width-x {
			l.name = w.set(w.Width-x-downNameX, w.strong(), said(c.name+" "), said(w.Locale.Number(0)))
		}
		out, high = append(out, l), max(high, w.lineHigh(l))
		if x += wide; !empty {
			end()
		}
	}
	end()
	return out, y
}

// downLine sets a milestone or a year in a layer: its cells under each other.
func (w *market) downLine(c *mapColumn, k int, y unit.Length) downLine {
	here := where(c.offers, func(o Offer) bool { return o.Layers[k] })
	l := downLine{y: y, n: len(here), name: w.set(downCells-downNameX-mm, w.strong(), said(c.name+" "), said(w.Locale.Number(len(here))))}
	if w.form >= mapDiscs {
		return l
	}
	column := &mapColumn{offers: c.offers, per: 1, w: w.Width - downCells - downInset}
	w.fillBox(column, k)
	at := y
	for _, cell := range slices.Concat(column.boxes[k].cells, column.boxes[k].repeats) {
		cell.at.X, cell.at.Y, cell.at.W = downCells, at, column.w
		at += cell.at.H + cellGap
		l.cells = append(l.cells, cell)
	}
	return l
}

// lineHigh is the height of a row.
func (w *market) lineHigh(l downLine) unit.Length {
	h := max(downRow, l.name.drop()+downRow)
	if n := len(l.cells); n > 0 {
		h = max(h, l.cells[n-1].at.Bottom()-l.y)
	}
	if w.form >= mapDiscs && l.n > 0 {
		per := w.crowdPer()
		h = max(h, unit.Length((l.n+per-1)/per)*w.crowdPitch()+mm)
	}
	return h
}

// crowdPer is how many discs stand beside each other in a row.
func (w *market) crowdPer() int {
	return max(1, int((w.Width-downCells-downInset)/w.crowdPitch()))
}

// downMarks are the grounds, the lines of the decision, discs, stacks and cells.
func (w *market) downMarks(p pen, bands []downBand) {
	g := p.part("grounds")
	half := w.Width / 2
	for i, b := range bands {
		ink := w.Inks.Plate
		if i%2 == 1 {
			ink = w.Inks.Veil
		}
		g.fill(unit.Box(0, b.top, w.Width, b.foot-b.top), ink)
		g.fill(unit.Box(0, b.top-hairline/2, w.Width, hairline), w.Inks.Sign)
		g.fill(unit.Box(0, b.fold, w.Width, 2*mapFold), w.Inks.Sign)
	}
	g.fill(unit.Box(half-mapFold, 0, 2*mapFold, bands[0].top), w.Inks.Sign)
	p = p.part("marks")
	for i := range w.pages {
		for n, c := range w.pages[i].columns {
			p.disc(unit.Length(i)*(half+downInset)+downDisc/2, unit.Length(n)*downHead+downHead/2, downDisc, ringOf(downDisc), c.state,
				w.Inks.Look(false))
		}
	}
	for _, b := range bands {
		p.stack(downInset, b.top+downTop, stackWide, stackTall, only(b.layer), w.Inks.Stack())
		for _, l := range b.rows {
			c := w.pages[l.page].columns[l.column]
			p.disc(l.x+downInset+downDisc/2, l.y+downRow/2, downDisc, ringOf(downDisc), c.state, w.Inks.Look(false))
			for _, cell := range l.cells {
				w.frameOf(p, cell)
			}
			if w.form >= mapDiscs {
				w.downCrowd(p, c, b.layer, l.y)
			}
		}
	}
}

// downCrowd draws the offers of a row as discs.
func (w *market) downCrowd(p pen, c *mapColumn, k int, y unit.Length) {
	d := crowdDisc.Scale(int64(w.crowdPitch()), int64(crowdPitch))
	for i, o := range rowOrder(where(c.offers, func(o Offer) bool { return o.Layers[k] })) {
		p.disc(downCells+d/2+unit.Length(i%w.crowdPer())*w.crowdPitch(), y+downRow/2+unit.Length(i/w.crowdPer())*w.crowdPitch(), d, ringOf(d),
			o.State, w.Inks.Look(o.Changed))
	}
}

// downLabels are the words of a narrow map.
func (w *market) downLabels(p pen, bands []downBand) {
	half := w.Width / 2
	for i := range w.pages {
		for n, c := range w.pages[i].columns {
			x := unit.Length(i)*(half+downInset) + downDisc + mm
			q, y := p.part(fmt.Sprint("head ", i, " ", n)), unit.Length(n)*downHead+(downHead+p.capital(w.strong()))/2
			q.words(c.name+" ", x, y, w.strong())
			q.words(w.Locale.Number(c.count), x+q.wide(c.name+" ", w.strong()), y, w.table())
		}
	}
	for _, b := range bands {
		w.downLayerHead(p, b)
		for _, l := range b.rows {
			part := fmt.Sprint(l.page, " ", l.column, " ", b.layer)
			p.part("row "+part).label(l.name, l.x+downNameX, l.y+downBase)
			for i, cell := range l.cells {
				w.cellWords(p.part(fmt.Sprint("box ", part, " ", i)), cell)
			}
		}
		for i, s := range b.says {
			if len(s.lines) > 0 {
				p.part(fmt.Sprint("says ", i, " ", b.layer)).label(s, downInset, b.saysY[i]+downInset+base(w.Styles.Annotation))
			}
		}
	}
}

// downLayerHead is a layer's name with how many offers it has on either side.
func (w *market) downLayerHead(p pen, b downBand) {
	name, t, q := w.Styles.Name, w.Styles.Small, p.part(fmt.Sprint("layer ", b.layer))
	name.Size, name.Leading = w.Styles.Count.Size, w.Styles.Count.Leading
	here := where(w.Offers, func(o Offer) bool { return o.Layers[b.layer] })
	q.words(w.layer(b.layer)+" ", downName, b.top+downTop+stackTall/2+p.capital(name)/2, name)
	y := b.top + downTop + stackTall/2 - t.Leading + base(t)
	for _, c := range []struct {
		key   string
		stage Stage
	}{{"count.progress", InProgress}, {"count.qualified", Qualified}} {
		n := len(where(here, func(o Offer) bool { return o.Stage == c.stage }))
		q.words(w.Locale.N(c.key, n)+" ", downCells, y, t)
		y += t.Leading
	}
}

// downTable is the map as a table: a row for each milestone and year of a layer.
func (w *market) downTable(bands []downBand) node {
	table := branch(draw.Table)
	for i := range w.pages {
		for n := range w.pages[i].columns {
			cell := head("Row", fmt.Sprint("head ", i, " ", n))
			cell.elem.ColSpan = 2
			table.kids = append(table.kids, branch(draw.TableRow, cell))
		}
	}
	for _, b := range bands {
		name := head("Column", fmt.Sprint("layer ", b.layer))
		name.elem.ColSpan = 2
		table.kids = append(table.kids, branch(draw.TableRow, name))
		for i := range w.pages {
			for _, l := range b.rows {
				if l.page != i {
					continue
				}
				part := fmt.Sprint(l.page, " ", l.column, " ", b.layer)
				cell := branch(draw.DataCell)
				for n := range l.cells {
					cell.kids = append(cell.kids, leaf(draw.P, fmt.Sprint("box ", part, " ", n)))
				}
				table.kids = append(table.kids, branch(draw.TableRow, head("Row", "row "+part), cell))
			}
			if len(b.says[i].lines) > 0 {
				cell := leaf(draw.DataCell, fmt.Sprint("says ", i, " ", b.layer))
				cell.elem.ColSpan, cell.elem.Headers = 2, []*draw.Elem{name.elem}
				table.kids = append(table.kids, branch(draw.TableRow, cell))
			}
		}
	}
	return table
}
