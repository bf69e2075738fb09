package charts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of the market map. Its pages are as wide as the sheet, because
// its bands run across both.
const (
	mapHead   = 27 * mm / 2 // from the top of the fold's line to the bands: heads
	mapDisc   = 68 * mm / 10
	mapDiscY  = 75 * mm / 10 // the centre of a head's disc
	mapCorner = 2 * mm       // from the corner's baseline to the bands
	mapNameX  = 86 * mm / 10
	mapFold   = 35 * mm / 100 // half of the line on the fold
	mapGap    = 4 * mm        // between the columns of the left page,
	mapApart  = 9 * mm / 2    // and of the right one
	mapFirst  = 19            // the share of the first column, in tenths of another's
	mapYears  = 3             // years in columns; what is older stands with the first

	// A band: what it keeps free, its least height, and the layer's name.
	bandPad    = 9 * mm / 4
	bandMin    = 6 * u // and that below which a layer has no stack
	stackWide  = 105 * mm / 10
	stackTall  = 9 * mm
	layerName  = 51 * mm / 10 // from the stack to the name's baseline
	layerCount = 45 * mm / 10 // and on to the counts
	layerAside = 5 * mm       // the layer's name on the right page, off the fold

	// A cell: its least width, and the baselines of what it says.
	cellLeast  = 23 * mm
	cellGap    = 3 * mm / 2
	cellAside  = 22 * mm / 10 // between cells side by side
	cellInset  = 15 * mm / 10
	cellRight  = 8 * mm / 10
	cellBase   = 43 * mm / 10
	cellFoot   = 15 * mm / 10
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

	// Sentences in empty zones.
	sayTop   = 4 * mm
	sayLeast = 55 * mm
	sayMost  = 105 * mm
	sayLines = 3

	mapLow   = 70 // offers, from which on cells have one line,
	mapCrowd = 140
)

// Market is the series of the map: the offers in progress and the qualified
// ones, by name.
type Market struct {
	Offers []Offer
	Bare   []string // candidates without an offer: named in the note, on no map
	Margin unit.Length
	Axis   unit.Length // of the first column on the left page, from the sheet's edge
	Right  unit.Length // where columns end, from the sheet's left edge
	Bleed  unit.Length
	High   unit.Length // the most the bands may take
}

// mapForm is how cells are drawn: whole, in one line, as discs.
type mapForm int

const (
	mapWhole mapForm = iota
	mapSlim
	mapDiscs
	mapFine
)

// market is a map that has been measured.
type market struct {
	Sheet
	Market
	form  mapForm
	pages [2]mapPage
	bands *rows
	rec   *recorder
	fig   *draw.Elem
	apart map[string]bool // repeats that no line links to their cell: words say of which layer they are
}

// mapPage is one page of the map: its columns, and what stands in each layer of
// each.
type mapPage struct {
	columns []*mapColumn
	says    [4]saying
}

// mapColumn is a milestone, or a year of decisions.
type mapColumn struct {
	name   string
	state  State
	count  int
	x, w   unit.Length
	per    int // cells side by side
	offers []Offer
	boxes  [4]mapBox
}

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

// saying is a sentence in an empty zone.
type saying struct {
	words    label
	x        unit.Length
	from, to int // columns
}

// over tells whether the sentence stands in a column.
func (s saying) over(column int) bool {
	return len(s.words.lines) > 0 && s.from <= column && column < s.to
}

// Map answers "who stands where?": over two facing pages, the fold is the
// decision. On the left what comes towards it, by the last milestone known; on
// the right what has passed it, by the year of the decision in force. Upwards,
// the layers. The second page is in More.
func Map(s Sheet, series Market) (Chart, error) {
	w := &market{Sheet: s, Market: series}
	w.form = mapWhole
	switch n := len(series.Offers); {
	case n > mapCrowd:
		w.form = mapDiscs
	case n > mapLow:
		w.form = mapSlim
	}
	for ; ; w.form++ {
		w.apart = map[string]bool{}
		w.measure()
		if w.unlinked() { // with the words in place of lines, cells may be higher
			w.measure()
		}
		if w.bands.foot()-mapHead <= w.High || w.form == mapFine {
			break
		}
	}
	c := w.words()
	w.fig = figure(c.Alt).elem
	for i := range w.pages {
		box, err := w.page(i)
		if err != nil {
			return c, fmt.Errorf("market map: %w", err)
		}
		if i == 0 {
			c.Box = box
		} else {
			c.More = []draw.Box{box}
		}
	}
	return c, nil
}

// measure sets the columns, what stands in them, and the bands.
func (w *market) measure() {
	w.pages = [2]mapPage{w.coming(), w.decided()}
	var heights []unit.Length
	for k := 3; k >= 0; k-- {
		h := min(bandMin, w.High/4)
		for i := range w.pages {
			for _, c := range w.pages[i].columns {
				w.fillBox(c, k)
				h = max(h, c.boxes[k].h+2*bandPad)
			}
		}
		heights = append(heights, h)
	}
	w.bands = rowsFrom(mapHead, heights...)
	for i := range w.pages {
		w.place(&w.pages[i])
		w.annotate(i)
	}
}

// coming are the columns of the left page. One without an offer shrinks to its
// disc.
func (w *market) coming() mapPage {
	var p mapPage
	free, shares := w.Right-w.Axis, 0
	none := len(where(w.Offers, func(o Offer) bool { return o.Stage == InProgress })) == 0
	states := []State{NotPublished, J0, J1, J2}
	if slices.ContainsFunc(w.Offers, func(o Offer) bool { return o.Stage == InProgress && o.State == J3 }) {
		states = append(states, J3)
	}
	for i, st := range states {
		c := &mapColumn{state: st, offers: where(w.Offers, func(o Offer) bool { return o.Stage == InProgress && o.State == st }),
			name: w.Locale.T("milestone." + st.Key())}
		if st == NotPublished {
			c.name = w.Locale.T("milestone.unpublished.short")
		}
		if c.count = len(c.offers); c.count == 0 && !none {
			free -= mapDisc
		} else if shares += 10; st == NotPublished {
			shares += mapFirst - 10
		}
		if i > 0 {
			free -= mapGap
		}
		p.columns = append(p.columns, c)
	}
	x := w.Axis
	for _, c := range p.columns {
		switch {
		case c.count == 0 && !none:
			c.w = mapDisc
		case c.state == NotPublished:
			c.w = free.Scale(mapFirst, int64(shares))
		default:
			c.w = free.Scale(10, int64(shares))
		}
		c.x = x
		x += c.w + mapGap
		c.per = max(1, int((c.w+cellAside)/(cellLeast+cellAside)))
	}
	return p
}

// decided are the columns of the right page: what has no day, then the last
// years that have decisions, what is older with the first of them.
func (w *market) decided() mapPage {
	done := where(w.Offers, func(o Offer) bool { return o.Stage == Qualified })
	var years []int
	for _, o := range done {
		if o.Ruled.Known() && !slices.Contains(years, o.Ruled.Year) {
			years = append(years, o.Ruled.Year)
		}
	}
	slices.Sort(years)
	older := len(years) > mapYears
	years = years[max(0, len(years)-mapYears):]
	p := mapPage{columns: []*mapColumn{{state: J3, name: w.Locale.T("charts.market.dayless"),
		offers: where(done, func(o Offer) bool { return !o.Ruled.Known() })}}}
	for i, y := range years {
		c := &mapColumn{state: J3, name: strconv.Itoa(y)}
		if i == 0 && older {
			c.name = w.Locale.T("charts.market.older", map[string]any{"Year": strconv.Itoa(y)})
		}
		c.offers = where(done, func(o Offer) bool { return o.Ruled.Year == y || i == 0 && o.Ruled.Known() && o.Ruled.Year < y })
		p.columns = append(p.columns, c)
	}
	n := unit.Length(len(p.columns))
	wide := (w.Right - w.Margin - (n-1)*mapApart) / n
	for i, c := range p.columns {
		c.count, c.x, c.w = len(c.offers), w.Margin+unit.Length(i)*(wide+mapApart), wide
		c.per = max(1, int((c.w+cellAside)/(cellLeast+cellAside)))
	}
	return p
}

// lowest is the lowest layer of an offer; -1 when none is published.
func lowest(o Offer) int { return slices.Index(o.Layers[:], true) }

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
		if w.form == mapWhole {
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
	b.h = columnsHigh(b.cells, c.per)
	if len(b.repeats) > 0 {
		if b.h > 0 {
			b.h += 2 * cellGap
		}
		b.h += columnsHigh(b.repeats, c.per)
	}
}

// cellWide is the width of a cell.
func (c *mapColumn) cellWide() unit.Length {
	return (c.w - unit.Length(c.per-1)*cellAside) / unit.Length(c.per)
}

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
	c.at.H = cellBase + c.provider.drop() + cellFoot
	for _, l := range c.names {
		c.at.H += unit.Length(len(l.lines)) * w.table().Leading
	}
	c.at.H += mm
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
	return w.set(room, t, run)
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
	c.provider = w.set(wide-cellInset-cellRight, st, run)
	small := faced(w.Styles.Small, w.Styles.Small.Italic)
	same := w.Locale.N("charts.market.same", len(t.offers))
	if w.apart[c.key()] {
		same = w.sameAs(c)
	}
	c.names = []label{w.set(wide-cellInset-cellRight, small, said(same))}
	c.at.H = cellBase + c.provider.drop() + unit.Length(len(c.names[0].lines))*w.table().Leading + cellFoot + mm
	if w.form == mapSlim {
		c.names, c.at.H = nil, cellLow+c.provider.drop()
	}
	return c
}

// columnsHigh is the height of cells, so many side by side, filled downwards.
func columnsHigh(cells []*mapCell, per int) unit.Length {
	high := unit.Length(0)
	for _, some := range downwards(cells, per) {
		h := unit.Length(0)
		for _, c := range some {
			h += c.at.H + cellGap
		}
		high = max(high, h-cellGap)
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
					at += cell.at.H + cellGap
				}
			}
		}
		for k := range 4 { // from the ground up: the lowest layer has the cell
			b, row := &c.boxes[k], rowOf(k)
			top, foot := w.bands.tops[row], w.bands.tops[row+1]
			put(b.cells, top+bandPad)
			for _, cell := range b.cells {
				for _, o := range cell.offers {
					owner[o.key()] = cell
				}
			}
			put(b.repeats, foot-bandPad-columnsHigh(b.repeats, c.per))
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

// annotate finds, for each layer of a page, the widest zone of empty columns,
// and what its emptiness means.
func (w *market) annotate(i int) {
	p := &w.pages[i]
	for k := range 4 {
		best := saying{}
		wide := unit.Length(0)
		for from := 0; from < len(p.columns); from++ {
			to := from
			for to < len(p.columns) && p.columns[to].boxes[k].empty() {
				to++
			}
			if to > from {
				left := p.columns[from].x
				if z := p.columns[to-1].x + p.columns[to-1].w - left; z > wide {
					wide, best = z, saying{x: left, from: from, to: to}
				}
			}
		}
		str := w.meaning(i, k)
		if str == "" || wide < sayLeast {
			continue
		}
		t := w.Styles.Annotation
		t.Align = text.Balanced
		best.words = w.set(min(wide, sayMost), t, said(str))
		row := rowOf(k)
		if n := len(best.words.lines); n <= sayLines &&
			sayTop+unit.Length(n)*w.Styles.Annotation.Leading <= w.bands.tops[row+1]-w.bands.tops[row] {
			p.says[k] = best
		}
	}
}

// meaning is what it means that columns of a layer are empty; "" when there is
// nothing to say.
func (w *market) meaning(page, k int) string {
	here := where(w.Offers, func(o Offer) bool { return o.Layers[k] })
	in := where(here, func(o Offer) bool { return o.Stage == InProgress })
	done := where(here, func(o Offer) bool { return o.Stage == Qualified })
	say := func(key string, n int, more locales.Facts) string {
		facts := locales.Facts{"N": locales.Num(n)}
		for name, v := range more {
			facts[name] = v
		}
		return w.sentence("charts.market.empty."+key, facts)
	}
	if page == 0 {
		switch silent := len(where(in, func(o Offer) bool { return o.State == NotPublished })); {
		case len(in) == 0:
			return w.sentence("charts.market.empty.coming", nil)
		case silent == len(in):
			return say("silent", len(in), locales.Facts{"Qualified": locales.Num(len(done))})
		}
		return ""
	}
	years := map[int]int{}
	for _, o := range done {
		years[o.Ruled.Year]++
	}
	switch {
	case len(done) == 0:
		return w.sentence("charts.market.empty.decided", nil)
	case years[0] == len(done):
		return say("dayless", len(done), nil)
	case len(years) == 1:
		return say("year", len(done), locales.Facts{"Year": strconv.Itoa(done[0].Ruled.Year), "Progress": locales.Num(len(in))})
	}
	return ""
}

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
		p.part("grounds").fill(fold, w.Inks.Sign)
		w.drawn(p, i)
	}}}
	if err := w.plot(size, w.rec, x, w.bands, marks, func(p pen) { w.labels(p, i) }); err != nil {
		return draw.Box{}, err
	}
	grounds(w.rec.ops("grounds"))
	return w.assemble("map", size, w.rec, leaf(draw.Background, "grounds"), node{elem: w.fig, part: "marks"}, w.tableOf(i))
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
	y := c.at.Y + cellLowY - w.capital(w.Styles.Read)/2
	if w.form == mapWhole {
		y = c.at.Y + cellBase + c.provider.drop() + w.table().Leading - w.capital(w.Styles.Small)/2
	}
	for i, o := range c.offers {
		p.disc(c.at.X+cellInset+cellDisc/2, y, cellDisc, ringOf(cellDisc), o.State, w.Inks.Look(o.Changed))
		if w.form == mapWhole {
			y += unit.Length(len(c.names[i].lines)) * w.table().Leading
		}
	}
}

// stacked tells whether a band has room for the layer's stack over its name.
func (w *market) stacked(row int) bool { return w.bands.tops[row+1]-w.bands.tops[row] >= bandMin }

// capital is the height of a style's capitals.
func (s Sheet) capital(t text.Style) unit.Length {
	f, ok := s.Fonts.Face(string(t.Font))
	if !ok {
		return 0
	}
	return t.Size.Scale(int64(f.CapHeight()), 1000)
}

// crowd draws a box as discs: what the layer has, repeats as rings of their own.
func (w *market) crowd(p pen, c *mapColumn, k int) {
	offers := where(c.offers, func(o Offer) bool { return o.Layers[k] })
	pitch := w.crowdPitch()
	d := crowdDisc.Scale(int64(pitch), int64(crowdPitch))
	per := max(1, int(c.w/pitch))
	top := w.bands.tops[rowOf(k)] + bandPad + crowdCount + mm
	for i, o := range rowOrder(offers) {
		p.disc(c.x+d/2+unit.Length(i%per)*pitch, top+d/2+unit.Length(i/per)*pitch, d, ringOf(d), o.State, w.Inks.Look(o.Changed))
	}
}

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

// links draws the lines between the cells of one offer: those of one height
// share no line.
func (w *market) links(p pen, c *mapColumn) {
	for k := range 4 {
		for n, cell := range c.boxes[k].repeats {
			if !c.boxes[k].linked(n) {
				continue
			}
			x := cell.at.X - linkAside + unit.Length(n)*linkStep/2
			from, to := cell.at.Y+cellBase, cell.of.at.Y+cellBase
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
			t := w.label()
			q := p.part(fmt.Sprint("layer ", k))
			q.words(w.layer(k)+" ", layerAside, top+bandPad+base(t), t)
		}
		if s := pg.says[k]; len(s.words.lines) > 0 {
			p.part(fmt.Sprint("says ", k)).label(s.words, s.x, top+sayTop+base(w.Styles.Annotation))
		}
	}
	x := layerAside
	if page == 0 {
		x = w.Margin
	}
	p.part("corner").words(w.Locale.T("label.layer"), x, mapHead-mapCorner, w.label())
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
	q.words(w.layer(k)+" ", w.Margin, y, name)
	here := where(w.Offers, func(o Offer) bool { return o.Layers[k] })
	y += layerCount
	for _, c := range []struct {
		key   string
		stage Stage
	}{{"count.progress", InProgress}, {"count.qualified", Qualified}} {
		n := len(where(here, func(o Offer) bool { return o.Stage == c.stage }))
		q.words(w.Locale.N(c.key, n)+" ", w.Margin, y, t)
		y += t.Leading
	}
}

// boxWords are the words of a box: its cells, or its count, or that there is
// nothing.
func (w *market) boxWords(p pen, c *mapColumn, k int) {
	b, top := c.boxes[k], w.bands.tops[rowOf(k)]+bandPad
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
	x, y := c.at.X+cellInset, c.at.Y+cellBase
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

// sameAs is a repeat in words: in which layer the offer has its cell.
func (w *market) sameAs(c *mapCell) string {
	k := lowest(c.offers[0])
	return w.Locale.N("charts.market.same.as", len(c.offers), map[string]any{"Layer": w.layer(max(0, k))})
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
			}
			row.kids = append(row.kids, cell)
		}
		table.kids = append(table.kids, row)
	}
	return table
}

func (w *market) words() Chart {
	l := w.Locale
	in := where(w.Offers, func(o Offer) bool { return o.Stage == InProgress })
	ready := len(where(in, func(o Offer) bool { return o.State == J2 }))
	c := Chart{Question: l.T("charts.market.question"), Key: l.T("charts.market.key")}
	switch {
	case len(in) == 0:
		c = c.titled(l.Say("charts.market.title.settled", locales.Facts{"N": locales.Num(len(w.Offers))}))
	case ready == 0:
		c = c.titled(l.Say("charts.market.title.none", locales.Facts{"N": locales.Num(len(in))}))
	default:
		c = c.titled(l.Say("charts.market.title.some", locales.Facts{"N": locales.Num(len(in)), "Ready": locales.Num(ready)}))
	}
	if w.form >= mapDiscs {
		c.Key = l.T("charts.market.key.discs")
	}
	c.Table.Head = []string{l.T("label.layer"), l.T("charts.market.column"), l.T("label.offers")}
	var groups []string
	for _, p := range w.pages {
		for _, col := range p.columns {
			groups = append(groups, w.group(col.name, col.count))
			for k := 3; k >= 0; k-- {
				var names []string
				for _, o := range where(col.offers, func(o Offer) bool { return o.Layers[k] }) {
					names = append(names, o.Provider+", "+o.Name)
				}
				c.Table.Rows = append(c.Table.Rows, []string{w.layer(k), col.name, strings.Join(names, l.T("charts.semicolon")+" ")})
			}
		}
	}
	c.Alt = w.alt("market", groups, c.Title)
	c.Aside = l.T("charts.market.decided")
	c.Note = notes(l.T("charts.market.note", map[string]any{"Date": w.day(w.Date)}), w.counted(w.Offers), w.bare(w.Bare))
	return c
}
