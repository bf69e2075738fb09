package charts

import (
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The map: the room for the numbers of rows when discs are too small to hold
// their own, and what stands beside numbers.
const (
	mapGutter = 7 * mm
	mapAside  = 3 * mm / 2
	mapInset  = mm / 2
)

// Cover is the cover's motif over the whole trim: one cell for each offer, in
// their order, from the bottom left, and in large what the month's news is told
// of. Bands are the offer's layers, the disc its milestone; what changed is in
// the change ink. Bands reach the bleed and are flagged as grounds.
//
// The motif is a Figure whose alternative says what it counts.
func Cover(s Sheet, season Season, w Wall, bleed unit.Length) draw.Box {
	out := s.wall(season, w, bleed)
	out.Kids[0].Box.Elem = &draw.Elem{Role: draw.Figure, Alt: coverAlt(s, w)}
	return out
}

// StatesFoot is the five states of a disc on the lowest layer, across the foot of
// a page. It is an artifact: each stands in words over it.
func StatesFoot(s Sheet, season Season, trim unit.Size, bleed unit.Length) draw.Box {
	var offers []Offer
	for _, st := range States() {
		offers = append(offers, Offer{State: st, Layers: Layers{true}})
	}
	out := s.wall(season, NewWall(Decided, offers, nil, trim, 0), bleed)
	out.Kids[0].Box.Elem = draw.New(draw.Layout)
	return out
}

// wall draws a wall over the whole trim.
func (s Sheet) wall(season Season, w Wall, bleed unit.Length) draw.Box {
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	p.part("bands").bands(w, w.grid, w.trim.H, bleed, season.Band)
	look := Look{Ink: season.Disc, Change: season.Change}
	for _, m := range w.marks {
		look.Changed = m.Changed
		p.part("discs").onPlate(p.part("plates"), w.grid, m, w.trim.H, season, m.State, look)
	}
	grounds(rec.ops("bands"))
	grounds(rec.ops("plates"))
	fig := rec.box("bands", "plates", "discs")
	fig.Box.Name = "cover motif"
	return draw.Box{Size: w.trim, Name: "cover motif", Free: true, Kids: []draw.At{fig}}
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

// CoverMap is the numbered small version of the cover, as wide as told and as
// high as its rows: the same cells, offers in progress as rings so that numbers
// can be read. Numbers follow the offers from 1, as the list beside it does.
// Where a disc cannot hold its number in 8 pt, the first number of each row
// stands left of it instead.
func CoverMap(s Sheet, season Season, w Wall, width unit.Length) draw.Box {
	number := s.Styles.Number
	g, x0 := w.grid.shrunk(width), unit.Length(0)
	one := spot{side: 1}
	if widest := s.wide(strconv.Itoa(len(w.offers)), number); widest+mapInset > 2*(g.radius(one)-g.ring(one)) {
		x0 = mapGutter
		g = g.shrunk(width - x0)
	}
	g.fine = g.fine && x0 > 0 // a number in its disc has the plate for its ground
	foot := g.height()
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	p.fill(unit.Box(0, 0, g.w, foot), season.Ground)
	p.bands(w, g, foot, 0, season.Band)
	for _, m := range w.marks {
		state, look, ink := s.mapLook(m.Offer, season)
		at := p.onPlate(p, g, m, foot, season, state, look)
		if number.Ink = ink; x0 == 0 && m.number > 0 {
			p.centred(strconv.Itoa(m.number), at.X, at.Y+p.capital(number)/2, number)
		}
	}
	fig := draw.Box{Size: unit.Size{W: g.w, H: foot}, Free: true, Ops: rec.ops(""),
		Elem: &draw.Elem{Role: draw.Figure, Alt: s.mapAlt(w)}}
	out := draw.Box{Size: unit.Size{W: width, H: foot}, Name: "cover map", Free: true}
	out.Put(x0, 0, fig)
	if x0 > 0 {
		out.Put(0, 0, s.rowNumbers(w, g, foot, fig.Elem))
	}
	return out
}

// mapAlt says how many numbered cells the map has, what each says of its offer, and who
// else stands on it without a number.
func (s Sheet) mapAlt(w Wall) string {
	var cells, others []string
	for _, m := range w.marks {
		if cell := s.cell(m.number, m.Offer); m.number > 0 {
			cells = append(cells, cell)
		} else {
			others = append(others, cell)
		}
	}
	alt := s.Locale.N("charts.map.alt", len(w.offers))
	if len(cells) > 0 {
		alt += " " + s.semicolons(cells) + "."
	}
	if len(others) > 0 {
		alt += " " + s.Locale.T("charts.map.others", map[string]any{"Cells": s.semicolons(others)})
	}
	return alt
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
func (s Sheet) rowNumbers(w Wall, g grid, foot unit.Length, elem *draw.Elem) draw.Box {
	n := s.Styles.Number
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	seen := make([]bool, g.rows)
	for _, m := range w.marks {
		if m.side > 1 || seen[m.row] {
			continue
		}
		seen[m.row] = true
		str := strconv.Itoa(m.number)
		y := g.centre(m.spot, foot).Y
		p.words(str, mapGutter-mapAside-p.wide(str, n), y+p.capital(n)/2, n)
	}
	return draw.Box{Size: unit.Size{W: mapGutter, H: foot}, Ops: rec.ops(""), Elem: elem}
}

// coverAlt says what the motif counts: offers by stage and milestone, how many
// changed and left, and who stands in large.
func coverAlt(s Sheet, w Wall) string {
	order := w.offers
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
	groups = append(groups, s.layered(order)...)
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
	return notes(s.alt("cover", groups, locales.Capital(point)), s.inLarge(w.leads))
}

// inLarge names the leads and says what moved; nothing without one.
func (s Sheet) inLarge(leads []Lead) string {
	if len(leads) == 0 {
		return ""
	}
	var told []string
	for _, l := range leads {
		told = append(told, strings.TrimRight(l.Provider+" "+l.Name, " ")+", "+l.Fact)
	}
	return s.Locale.T("charts.cover.large", map[string]any{"Leads": locales.Name(s.semicolons(told))})
}
