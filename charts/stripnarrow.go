package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of a narrow decision strip, from the top: piles, their axis, what is
// known less precisely, the decisions, the plate.
const (
	endless      = 100 * 297 * mm
	listHigh     = 54 * mm // the most the piles rise; higher ones are bars
	listNear     = 11 * mm // from the axis to the first stretch under it
	listNearNext = 15 * mm / 10
	listBefore   = 4 * mm // over the decisions, and over the plate
	listNext     = mm     // between two of them
	listDay      = 2 * mm // from a day to its decision
)

// listed draws the strip on a narrow sheet: the piles stand on their axis with their
// number over each year, and in the place of flags every decision follows under it,
// the newest first.
func (w *strip) listed() (Chart, error) {
	w.left, w.high = 0, listHigh
	w.time()
	w.heap()
	w.high = 0
	for _, p := range w.piles {
		w.high = max(w.high, w.top(p)+countOver+countLift+w.Styles.Value.Size)
	}
	w.scale.line = w.high
	w.settle()
	for i := range w.near {
		w.near[i].row = i // each under its own stretch
	}
	y := w.listTop()
	for i := len(w.dated) - 1; i >= 0; i-- {
		r := w.listRow(w.dated[i], i)
		w.list = append(w.list, r)
		y += r.h + listNext
	}
	if w.plate = w.setPlate(); w.plate.h > 0 {
		w.plate.top = y + listBefore
		y = w.plate.top + w.plate.h
	}
	c := w.words()
	size := unit.Size{W: w.Width, H: y}
	kind := w.kind(w.rec)
	marks := []chart.Series{freehand{kind, w.plated}, quarterLine{kind, w.high, w.cut(), w.Styles.H3}}
	for _, p := range w.piles {
		marks = append(marks, heaped{kind, p.when, p.offers, w.abreast, w.unit, w.scale})
	}
	marks = append(marks, freehand{kind, func(p pen) {
		for i, n := range w.near {
			within{series: kind, from: n.from, to: n.to, high: nearHigh, ink: w.Inks.Sign}.Render(p.r, chart.Box{}, w.axis,
				rowsFrom(w.nearTop(i), nearHigh), chart.Style{})
		}
		w.leaders(p)
	}})
	if err := w.plot(size, w.rec, w.axis, w.scale, marks, w.listLabels); err != nil {
		return c, fmt.Errorf("decision strip: %w", err)
	}
	box, err := w.assemble("strip", size, w.rec, w.nodes(c.Alt)...)
	c.Box = box
	return c, err
}

// nearTop is where the nth stretch under the axis stands, over its words.
func (w *strip) nearTop(n int) unit.Length {
	y := w.high + listNear
	if w.axis.past > 0 {
		y += w.pastLabel().drop() - w.Styles.Small.Leading/4
	}
	for _, m := range w.near[:n] {
		y += nearWord + m.words.drop() + w.Styles.Small.Leading.Scale(1, 3) + listNearNext
	}
	return y
}

// listTop is where the decisions begin.
func (w *strip) listTop() unit.Length {
	if len(w.near) == 0 && w.axis.past == 0 {
		return w.high + stripYear + listBefore
	}
	return w.nearTop(len(w.near)) + listBefore
}

// dayRoom is the room of the days before the decisions.
func (w *strip) dayRoom() unit.Length {
	room := unit.Length(0)
	for _, o := range w.dated {
		room = max(room, w.wide(w.shortDay(o.Ruled), w.ofDay(o)))
	}
	return room + listDay
}

// listRow sets a decision behind its day.
func (w *strip) listRow(o Offer, i int) flagRow {
	t, room := w.Styles.Read, w.Width-w.dayRoom()
	name := faced(inked(t, w.Inks.Sign), t.Bold)
	r := flagRow{Offer: o, i: i, day: w.shortDay(o.Ruled), provider: w.set(room, name, at(o.Holder, named(o.Provider))),
		offer: w.set(room, t, at(o.From, named(o.Name)))}
	r.one = w.wide(o.Provider, name)+flagWord+w.wide(o.Name, t) <= room
	r.h = t.Leading
	if !r.one {
		r.h = unit.Length(len(r.provider.lines)+len(r.offer.lines)) * t.Leading
	}
	return r
}

// listLabels are the words of a narrow strip.
func (w *strip) listLabels(p pen) {
	t := w.Styles.Read
	if w.axis.past > 0 {
		l := w.pastLabel()
		p.part("past").label(l, stripNumX, w.high+stripNumY-l.style.Leading/4)
	}
	for i, n := range w.near {
		p.part(fmt.Sprint("near ", i)).label(n.words, max(0, min(n.begin, w.Width-n.wide)), w.nearTop(i)+nearHigh/2+nearWord)
	}
	y, x := w.listTop(), w.dayRoom()
	for _, r := range w.list {
		w.dayOfRow(p, r, 0, y+base(t))
		p.part(fmt.Sprint("provider ", r.i)).label(r.provider, x, y+base(t))
		q := p.part(fmt.Sprint("offer ", r.i))
		if r.one {
			q.label(r.offer, x+p.width(r.provider, 0)+flagWord, y+base(t))
		} else {
			q.label(r.offer, x, y+unit.Length(len(r.provider.lines))*t.Leading+base(t))
		}
		y += r.h + listNext
	}
	w.plateWords(p)
}
