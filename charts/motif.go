package charts

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the cover motif: how high it may grow, the fewest and, as
// long as discs stand in the outer columns, the most columns, and how near to
// the trim a disc may come.
const (
	motifHeight = 152 * mm
	motifLeast  = 5
	motifMost   = 14
	safe        = 5 * mm

	// In thousandths of the pitch: the ring of a disc, and how far its plate
	// reaches beyond it; and the least ring.
	motifLine  = 22
	motifPlate = 45
	motifRing  = 3 * unit.PT / 10

	// The map: the trim of the cover it repeats, the room for the numbers of rows
	// when discs are too small to hold their own, and what stands beside numbers.
	mapTrim   = 210 * mm
	mapGutter = 7 * mm
	mapAside  = 3 * mm / 2
	mapInset  = mm / 2
)

// grid is the motif's cells: square, counted in rows from the bottom.
type grid struct {
	w       unit.Length // of the whole
	cols    int         // the pitch is w / cols
	first   int         // first column in use: 0, or 1 when the outer ones stay empty
	rows    int
	r, lift unit.Length // radius of the discs; distance of row 0 from the foot
}

// gridFor chooses the fewest columns that keep n cells within motifHeight.
//
// Discs keep 5 mm from the trim. With up to 14 columns they shrink for that to
// half the pitch less 5 mm. Beyond, where that would leave dots, the outer
// columns stay empty and the rows are lifted, and discs keep their third of
// the pitch.
func gridFor(n int, w, margin unit.Length) grid {
	for c := motifLeast; ; c++ {
		g := grid{w: w, cols: c}
		used := c
		if c > motifMost {
			g.first, used = 1, c-2
		}
		g.rows = max(1, (n+used-1)/used)
		p := w / unit.Length(c)
		g.r = p / 3
		if g.first == 0 && p/6 < margin {
			g.r = p/2 - margin
		}
		if g.first > 0 {
			g.lift = max(0, margin-p/6)
		}
		if unit.Length(g.rows)*w <= (motifHeight-g.lift)*unit.Length(c) {
			return g
		}
	}
}

// shrunk is the same cells in a width, without a trim to keep away from.
func (g grid) shrunk(w unit.Length) grid {
	g.w, g.lift = w, 0
	g.r = g.pitch() / 3
	return g
}

// used is the number of columns that hold cells.
func (g grid) used() int { return g.cols - 2*g.first }

// x is the left edge of the cell column i, from 0, among those in use.
func (g grid) x(i int) unit.Length { return g.w.Scale(int64(i+g.first), int64(g.cols)) }

// up is how far the foot of a row stands above the foot of the whole.
func (g grid) up(row int) unit.Length { return g.lift + g.w.Scale(int64(row), int64(g.cols)) }

func (g grid) pitch() unit.Length { return g.w / unit.Length(g.cols) }

// height is the room all rows take.
func (g grid) height() unit.Length { return g.up(g.rows) }

// centre is the centre of cell i when the foot stands at y.
func (g grid) centre(i int, foot unit.Length) unit.Point {
	c, r := i%g.used(), i/g.used()
	return unit.Point{X: (g.x(c) + g.x(c+1)) / 2, Y: foot - (g.up(r)+g.up(r+1))/2}
}

// Cover is the cover's motif over the whole trim: the ground of the season,
// and one cell for each offer, in their order, from the bottom left. Bands are
// the offer's layers, the disc its milestone; what changed is in the change
// ink. Ground and bands reach the bleed and are flagged so.
//
// The motif is a Figure whose alternative says what it counts.
func Cover(s Sheet, season Season, offers []Offer, trim unit.Size, bleed unit.Length) draw.Box {
	g := gridFor(len(offers), trim.W, safe)
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	p.part("ground").fill(unit.Box(-bleed, -bleed, trim.W+2*bleed, trim.H+2*bleed), season.Ground)
	p.part("bands").bands(g, offers, trim.H, bleed, season.Band)
	look := Look{Ink: season.Disc, Change: season.Change}
	for i, o := range offers {
		look.Changed = o.Changed
		p.part("discs").cell(p.part("plates"), g, g.centre(i, trim.H), season, o.State, look)
	}
	out := draw.Box{Size: trim, Name: "cover motif", Free: true}
	out.Put(0, 0, draw.Box{Size: trim, Elem: draw.New(draw.Background), Ops: grounds(rec.ops("ground")), Free: true})
	grounds(rec.ops("bands"))
	grounds(rec.ops("plates"))
	fig := rec.box("bands", "plates", "discs")
	fig.Box.Elem = &draw.Elem{Role: draw.Figure, Alt: coverAlt(s, offers)}
	fig.Box.Name = "cover motif"
	out.Kids = append(out.Kids, fig)
	return out
}

// bands draws the layers of each row; neighbours of one layer are one band.
func (p pen) bands(g grid, order []Offer, foot, bleed unit.Length, ink draw.Ink) {
	pitch := g.pitch()
	for row := range g.rows {
		for k := range 4 {
			top := foot - g.up(row) - pitch.Scale(int64(k+1), 4) + pitch/50
			h := pitch/4 - pitch/25
			if k == 0 && row == 0 {
				h = foot + bleed - top
			}
			g.runs(order, row, k, func(from, to int) {
				x1, x2 := g.x(from), g.x(to)
				if from == 0 {
					x1 = -bleed
				}
				if to == g.used() {
					x2 = g.w + bleed
				}
				p.fill(unit.Box(x1, top, x2-x1, h), ink)
			})
		}
	}
}

// runs calls each run of neighbours in a row that cover layer k.
func (g grid) runs(order []Offer, row, k int, call func(from, to int)) {
	from := -1
	for c := 0; c <= g.used(); c++ {
		i := row*g.used() + c
		on := c < g.used() && i < len(order) && order[i].Layers[k]
		switch {
		case on && from < 0:
			from = c
		case !on && from >= 0:
			call(from, c)
			from = -1
		}
	}
}

// cell draws the plate that keeps the bands off, and the disc on it. Plates are
// ground: they are the page showing through.
func (p pen) cell(plates pen, g grid, at unit.Point, season Season, state State, look Look) {
	pitch := g.pitch()
	plates.circle(at.X, at.Y, g.r+pitch.Scale(motifPlate, 1000), season.Ground, "", 0)
	p.disc(at.X, at.Y, 2*g.r, max(pitch.Scale(motifLine, 1000), motifRing), state, look)
}

// grounds flags paths as ground, in place.
func grounds(ops []draw.Op) []draw.Op {
	for i, op := range ops {
		if path, ok := op.(draw.Path); ok {
			path.Ground = true
			ops[i] = path
		}
	}
	return ops
}

// CoverMap is the numbered small version of the cover, w wide and as high as
// its rows: the same cells, offers in progress as rings so that numbers can be
// read. Numbers follow the offers from 1, as the list beside it does. Where a disc cannot hold its number
// in 8 pt, the first number of each row stands left of it instead.
func CoverMap(s Sheet, season Season, offers []Offer, w unit.Length) draw.Box {
	number := s.Styles.Number
	g, x0 := gridFor(len(offers), mapTrim, safe).shrunk(w), unit.Length(0)
	if widest := s.wide(strconv.Itoa(len(offers)), number); widest+mapInset > 2*(g.r-g.pitch().Scale(motifLine, 1000)) {
		x0 = mapGutter
		g = g.shrunk(w - x0)
	}
	foot := g.height()
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	p.fill(unit.Box(0, 0, g.w, foot), season.Ground)
	p.bands(g, offers, foot, 0, season.Band)
	for i, o := range offers {
		at := g.centre(i, foot)
		state, look, ink := s.mapLook(o, season)
		p.cell(p, g, at, season, state, look)
		if number.Ink = ink; x0 == 0 {
			p.centred(strconv.Itoa(i+1), at.X, at.Y+p.capital(number)/2, number)
		}
	}
	fig := draw.Box{Size: unit.Size{W: g.w, H: foot}, Free: true, Ops: rec.ops(""),
		Elem: &draw.Elem{Role: draw.Figure, Alt: s.Locale.N("charts.map.alt", len(offers))}}
	out := draw.Box{Size: unit.Size{W: w, H: foot}, Name: "cover map", Free: true}
	out.Put(x0, 0, fig)
	if x0 > 0 {
		out.Put(0, 0, s.rowNumbers(g, foot, fig.Elem))
	}
	return out
}

// mapLook is how an offer's disc is drawn on the map, and the ink of its
// number: black on a full disc, in one ink however small it is.
func (s Sheet) mapLook(o Offer, season Season) (State, Look, draw.Ink) {
	look := Look{Ink: season.Disc, Change: season.Change, Changed: o.Changed}
	if o.State != J3 {
		return NotPublished, look, season.Disc
	}
	return J3, look, s.Inks.Text
}

// rowNumbers are the numbers of each row's first cell, in a gutter.
func (s Sheet) rowNumbers(g grid, foot unit.Length, elem *draw.Elem) draw.Box {
	n := s.Styles.Number
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	for row := range g.rows {
		str := strconv.Itoa(row*g.used() + 1)
		y := g.centre(row*g.used(), foot).Y
		p.words(str, mapGutter-mapAside-p.wide(str, n), y+p.capital(n)/2, n)
	}
	return draw.Box{Size: unit.Size{W: mapGutter, H: foot}, Ops: rec.ops(""), Elem: elem}
}

// coverAlt says what the motif counts: offers by stage and milestone, and how
// many changed and left.
func coverAlt(s Sheet, order []Offer) string {
	count := func(test func(Offer) bool) int { return len(where(order, test)) }
	l := s.Locale
	groups := []string{
		l.N("count.qualified", count(func(o Offer) bool { return o.Stage == Qualified })),
		l.N("count.progress", count(func(o Offer) bool { return o.Stage == InProgress })),
	}
	for st := J3; st >= J0; st-- {
		if n := count(func(o Offer) bool { return o.Stage == InProgress && o.State == st }); n > 0 {
			groups = append(groups, s.group(l.T("milestone."+st.Key()), n))
		}
	}
	silent := count(func(o Offer) bool { return o.Stage == InProgress && o.State == NotPublished })
	groups = s.withUnknown(groups, silent)
	if n := count(func(o Offer) bool { return o.Stage == Candidacy }); n > 0 {
		groups = append(groups, l.N("charts.cover.bare", n))
	}
	changed := count(func(o Offer) bool { return o.Changed })
	since := map[string]any{"Since": s.Since}
	point := l.T("charts.cover.still", since)
	switch {
	case s.Since == "":
		point = l.T("charts.cover.first")
	case changed > 0 && s.Gone > 0:
		point = l.T("charts.cover.both", map[string]any{"Changed": l.N("charts.cover.changed", changed, since),
			"Gone": l.N("charts.cover.left", s.Gone)})
	case changed > 0:
		point = l.N("charts.cover.changed", changed, since)
	case s.Gone > 0:
		point = l.N("charts.cover.gone", s.Gone, since)
	}
	return s.alt("cover", groups, locales.Capital(point))
}
