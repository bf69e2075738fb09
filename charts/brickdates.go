package charts

import (
	"cmp"
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the list of dates: a column's least width, its parts and its
// rows.
const (
	dateNext = 189 * mm // the most a box of them takes under the columns
	dateSpan = 63 * mm
	dateHead = 27 * mm / 4
	dateDay  = 255 * mm / 10 // the least width of the day,
	dateMost = 44 * mm       // where it stands at the most,
	dateCode = 8 * mm        // and how far before it the code
	dateRow  = 3 * u / 2
	dateBase = 43 * mm / 10
	dateFoot = mm / 2
	dateOver = 2 * u // between the list and the bricks under it
)

// Dated is one known milestone with its date: of one offer, or of several of a
// provider that moved together.
type Dated struct {
	Name   string    // of the offer or the provider
	From   diag.Span // where it is written
	Offers int       // how many offers; 0 means 1
	State  State
	Date   Date
	Kind   string // what the date is the date of, in words; "" when it needs none
}

// separate is the list of dates in boxes of its own, as many as it takes: one
// table, under a head that is read once.
func (w *wall) separate() ([]draw.Box, error) {
	w.list, w.span, w.lists = unit.Point{}, w.Width, 2
	table, room := draw.New(draw.Table), cmp.Or(w.series.Next, dateNext)
	var out []draw.Box
	for from := 0; from < len(w.series.Dates); {
		to := w.datesIn(from, room)
		w.rec = newRecorder(w.Fonts)
		size := unit.Size{W: w.Width, H: w.dateRows(nil, from, to).Up(u)}
		if err := w.render(size, w.rec, func(pen) {}, func(p pen) { w.dateRows(&p, from, to) }); err != nil {
			return nil, fmt.Errorf("dates of the brick histogram: %w", err)
		}
		box, err := w.assemble("dates", size, w.rec, w.dates(table, from, to)...)
		if err != nil {
			return nil, err
		}
		out, from = append(out, box), to
	}
	return out, nil
}

// datesIn is up to which date a box of a height goes that begins with the one
// at from: the boxes that follow one another hold as many each.
func (w *wall) datesIn(from int, room unit.Length) int {
	left := len(w.series.Dates) - from
	for n := 1; ; n++ {
		to := from + (left+n-1)/n
		if to == from+1 || w.dateRows(nil, from, to).Up(u) <= room {
			return to
		}
	}
}

// level finds where the foot stands: high enough for the longest column, and
// for the list of dates above the first neighbours that are low enough.
func (w *wall) level() {
	need := unit.Length(0)
	for _, p := range w.piles {
		need = max(need, w.rise(p))
	}
	w.base = need.Up(u)
	if len(w.series.Dates) == 0 {
		return
	}
	for w.lists = 1; w.lists <= 2; w.lists++ {
		for from := range w.piles {
			low, ok := w.neighbours(from, unit.Length(w.lists)*dateSpan)
			if !ok {
				break
			}
			w.list = unit.Point{X: w.piles[from].x}
			if both := w.dateRows(nil, 0, len(w.series.Dates)) + dateOver + low; both <= max(need, w.series.Room) {
				w.base, w.listed = max(need, both).Up(u), true
				return
			}
		}
	}
}

// neighbours sets the width of a list above the columns from one on, and gives
// the height of the highest of them; false when they are too narrow.
func (w *wall) neighbours(from int, least unit.Length) (low unit.Length, ok bool) {
	for _, p := range w.piles[from:] {
		low, w.span = max(low, w.rise(p)), p.x+p.w-w.piles[from].x
		if w.span >= least {
			return low, true
		}
	}
	return low, false
}

// dateRows draws a stretch of the list of known dates in its columns, and gives
// its height; without a pen it only measures.
func (w *wall) dateRows(p *pen, from, to int) unit.Length {
	if p != nil {
		p.part("dates head").words(w.datesTitle(), w.list.X, w.list.Y+headBase, w.Styles.H3)
	}
	per := (to - from + w.lists - 1) / w.lists
	span := (w.span - unit.Length(w.lists-1)*brickGap) / unit.Length(w.lists)
	foot := unit.Length(0)
	for c := 0; c < w.lists; c++ {
		x := w.list.X + unit.Length(c)*(span+brickGap)
		foot = max(foot, w.dateColumn(p, x, span, min(from+c*per, to), min(from+(c+1)*per, to)))
	}
	return foot + dateFoot - w.list.Y
}

// dateColumn draws some of the dates under each other, and gives where they
// end.
func (w *wall) dateColumn(p *pen, x, span unit.Length, from, to int) unit.Length {
	y := w.list.Y + dateHead
	rule := func() {
		if p != nil {
			p.part("date rules").rule(x, y, x+span, y, w.Inks.Unknown, hairline)
		}
	}
	day := min(dateMost, span-dateDay)
	code := day - dateCode
	for i, d := range w.series.Dates[from:to] {
		rule()
		name, date := w.dated(from+i, code-brickInset, span-day)
		if p != nil {
			part := fmt.Sprint("date ", from+i, " ")
			p.part(part+"name").label(name, x, y+dateBase)
			p.part(part+"code").words(w.Locale.T("milestone."+d.State.Key()), x+code, y+dateBase, w.table())
			p.part(part+"day").label(date, x+day, y+dateBase)
		}
		y += dateRow + max(name.drop(), date.drop())
	}
	rule()
	return y
}

// datedLabel is what stands of a date in a list, set for the room of its name and
// that of its day: lists of many lengths are tried before one is drawn.
type datedLabel struct {
	date      int
	name, day unit.Length
}

func (w *wall) dated(i int, name, day unit.Length) (of, on label) {
	key := datedLabel{i, name, day}
	ls, ok := w.listing[key]
	if !ok {
		d := w.series.Dates[i]
		ls = [2]label{w.set(name, w.bold(), w.datedName(d)), w.set(day, w.table(), said(w.datedDay(d)))}
		w.listing[key] = ls
	}
	return ls[0], ls[1]
}

func (w *wall) datesTitle() string {
	n := 0
	for _, d := range w.series.Dates {
		n += max(1, d.Offers)
	}
	return w.sentence("charts.bricks.dates", locales.Facts{"N": locales.Num(n)})
}

func (w *wall) datedName(d Dated) text.Run {
	if d.Offers < 2 {
		return at(d.From, named(d.Name))
	}
	return named(w.sentence("charts.bricks.several", locales.Facts{"N": locales.Num(d.Offers), "Name": locales.Name(d.Name)}))
}

func (w *wall) datedDay(d Dated) string {
	if d.Kind == "" {
		return w.shortDay(d.Date)
	}
	return w.Locale.T("charts.bricks.dated", map[string]any{"Date": w.shortDay(d.Date), "Kind": d.Kind})
}

// dates is a stretch of the list of known dates: its head, which is read before
// the first, then its rows in the table.
func (w *wall) dates(elem *draw.Elem, from, to int) []node {
	title, table := leaf(draw.P, "dates head"), node{elem: elem}
	if from > 0 {
		title = leaf(draw.Layout, "dates head")
	} else {
		l := w.Locale
		table.kids = append(table.kids, w.heads(w.rec, "dates", l.T("label.provider"), l.T("label.milestone"), l.T("label.date")))
	}
	for i := from; i < to; i++ {
		part := fmt.Sprint("date ", i, " ")
		table.kids = append(table.kids, branch(draw.TableRow,
			head("Row", part+"name"), leaf(draw.DataCell, part+"code"), leaf(draw.DataCell, part+"day")))
	}
	return []node{title, table, leaf(draw.Layout, "date rules")}
}
