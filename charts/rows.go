package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of the unit rows.
const (
	rowPitch = 2 * u // of rows, and of discs at their full size
	rowStart = 30 * mm
	rowDisc  = 68 * mm / 10
	rowLeast = u // the least pitch of discs; below it a row takes another line
	rowAfter = 32 * mm / 10
	rowRoom  = 22 * mm / 10 // between rows of several lines
	rowName  = 12 * mm
	rowGap   = 54 * mm / 10 // between the last disc and the count, at the full pitch

	rowStack, rowStackW = 64 * mm / 10, 9 * mm

	// On a high sheet names stand over the discs.
	rowOver = 9 * mm  // sign and name, over the discs
	rowNext = 3 * mm  // and what is free under them at least
	rowMost = 22 * mm // a row of one line is no higher
	rowLow  = 7 * mm  // and no lower
	rowWide = 12 * mm // and discs stand no further apart
)

// Candidates is the series of the unit rows.
type Candidates struct {
	Offers []Offer     // in progress, each with a published offer
	Bare   []string    // candidates without one: named in the note, never counted
	High   unit.Length // what the rows share, as far as they can use it; 0: each is as high as its discs
}

// unitRows is a chart of unit rows that has been measured: a row for each
// layer, the highest on top.
type unitRows struct {
	Sheet
	series Candidates
	layers [4][]Offer
	rows   *rows
	units  *units
	start  unit.Length // where discs begin
	over   unit.Length // what is kept over the discs of a row for its name; 0: the name stands before them
	rec    *recorder
}

// UnitRows answers "how many per layer?": one disc per offer and layer, sorted
// by milestone. All rows share one pitch; when the longest does not fit at
// 9 mm the discs shrink to a pitch of 4.5 mm, then rows take several lines. With a
// height of its own the chart fills it: rows stand further apart, and where there is
// room for it names stand over their discs, which are larger then.
func UnitRows(s Sheet, series Candidates) (Chart, error) {
	w := &unitRows{Sheet: s, series: series, rec: newRecorder(s.Fonts)}
	longest := 1
	for k := range w.layers {
		w.layers[k] = covering(series.Offers, k)
		longest = max(longest, len(w.layers[k]))
	}
	w.fit(longest, rowStart, 0)
	w.spread(longest)
	c := w.words()
	size := unit.Size{W: s.Width, H: w.rows.foot()}
	if err := s.plot(size, w.rec, w.units, w.rows, w.marks(), w.labels); err != nil {
		return c, fmt.Errorf("unit rows: %w", err)
	}
	table := branch(draw.Table, s.heads(w.rec, "layers", c.Table.Head...))
	for k := 3; k >= 0; k-- {
		table.kids = append(table.kids, branch(draw.TableRow,
			head("Row", fmt.Sprint("layer ", k)), leaf(draw.DataCell, fmt.Sprint("count ", k))))
	}
	box, err := s.assemble("unit rows", size, w.rec, figure(c.Alt), table)
	c.Box = box
	return c, err
}

// fit chooses the pitch of the discs and how many stand on a line, from start on and
// so far under the top of their row.
func (w *unitRows) fit(longest int, start, over unit.Length) {
	w.start, w.over = start, over
	after := rowAfter + w.wide(w.Locale.Number(longest)+" ", w.Styles.Count) + mm + w.wide(w.noun(longest), w.table())
	room := w.Width - start - after
	m := &units{ContinuousRange: chart.ContinuousRange{Max: float64(longest)}, right: start}
	for lines := 1; ; lines++ {
		m.per = (longest + lines - 1) / lines
		m.pitch = min(w.least(), room/unit.Length(m.per))
		if m.pitch == rowPitch { // what follows the last disc grows with it
			m.pitch = max(rowPitch, min(w.pitch(over), (room+rowAfter).Scale(int64(rowPitch), int64(m.per)*int64(rowPitch)+int64(rowAfter))))
		}
		if m.pitch >= rowLeast || m.per == 1 {
			break
		}
	}
	m.mark = m.pitch.Scale(int64(rowDisc), int64(rowPitch))
	var heights []unit.Length
	for k := 3; k >= 0; k-- {
		heights = append(heights, over+m.height(len(w.layers[k]), max(w.least(), m.pitch), rowRoom))
	}
	w.units, w.rows = m, rowsFrom(0, heights...)
}

// least is the height of a row of one line: that of the page, less on a low sheet.
func (w *unitRows) least() unit.Length {
	if w.series.High == 0 {
		return rowPitch
	}
	return min(rowPitch, max(rowLow, w.series.High/4))
}

// pitch is how far discs may stand apart under what is kept over them.
func (w *unitRows) pitch(over unit.Length) unit.Length {
	if over == 0 {
		over = rowNext
	}
	return max(rowPitch, min(rowWide, w.series.High/4-over))
}

// spread shares the height of the sheet among the rows.
func (w *unitRows) spread(longest int) {
	if each := min(w.series.High/4, rowMost); each >= rowOver+rowPitch+rowNext {
		if w.fit(longest, 0, rowOver); w.units.lines(longest) > 1 || w.rows.foot() > w.series.High {
			w.fit(longest, rowStart, 0)
		}
	}
	if w.units.lines(longest) > 1 {
		return
	}
	line := max(rowPitch, w.units.pitch)
	if each := min(w.series.High/4, rowMost, (w.over+line)*7/5); each > w.over+line {
		w.rows = rowsFrom(0, each, each, each, each)
	}
	if w.over > 0 {
		w.rows.line, w.rows.under = line, w.over
	}
}

func (w *unitRows) noun(n int) string { return w.Locale.N("count.noun.offers", n) }

// rowOf is the row of a layer: the highest layer is on top.
func rowOf(k int) int { return 3 - k }

// only is the stack with one layer covered.
func only(k int) (l Layers) {
	l[k] = true
	return l
}

// marks are a sign and a row of discs for each layer.
func (w *unitRows) marks() []chart.Series {
	var out []chart.Series
	kind := w.kind(w.rec)
	for k, offers := range w.layers {
		mid := w.nameMid(k)
		out = append(out,
			freehand{kind, func(p pen) { p.stack(0, mid-rowStack/2, rowStackW, rowStack, only(k), w.Inks.Stack()) }},
			discs{kind, rowOf(k), offers, w.units, false})
	}
	return out
}

// nameMid is the line that a layer's sign and name stand on.
func (w *unitRows) nameMid(k int) unit.Length {
	if w.over > 0 {
		return w.rows.tops[rowOf(k)] + rowOver/2
	}
	return w.rows.mid(rowOf(k))
}

func (w *unitRows) labels(p pen) {
	for k, offers := range w.layers {
		mid, name := w.rows.mid(rowOf(k)), w.Styles.Name
		p.part(fmt.Sprint("layer ", k)).words(w.layer(k), rowName, w.nameMid(k)+p.capital(name)/2, name)
		x := w.start
		if n := len(offers); n > 0 {
			x += w.units.reach(n) + rowGap*w.units.pitch/rowPitch
		}
		count := w.Locale.Number(len(offers)) + " "
		y := mid + p.capital(w.Styles.Count)/2
		q := p.part(fmt.Sprint("count ", k))
		q.words(count, x, y, w.Styles.Count)
		q.words(w.noun(len(offers)), x+w.wide(count, w.Styles.Count)+mm, y, w.table())
	}
}

func (w *unitRows) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.rows.question"), Key: l.T("charts.rows.key")}.titled(w.title())
	c.Table.Head = []string{l.T("label.layer"), l.T("label.offers")}
	var groups []string
	for k := 3; k >= 0; k-- {
		more := append(w.steps(w.layers[k]), w.news(w.layers[k])...)
		groups = append(groups, brackets(w.group(w.layer(k), len(w.layers[k])), more...))
		c.Table.Rows = append(c.Table.Rows, []string{w.layer(k), l.Number(len(w.layers[k]))})
	}
	c.Alt = w.alt("rows", groups, c.Title)
	c.Note = notes(w.counted(w.series.Offers), w.bare(w.series.Bare))
	return c
}

// title is the finding: the layer most candidates want.
func (w *unitRows) title() []string {
	most, names := 0, []string(nil)
	for k, offers := range w.layers {
		switch n := len(offers); {
		case n > most:
			most, names = n, []string{w.layer(k)}
		case n == most && n > 0:
			names = append(names, w.layer(k))
		}
	}
	said := locales.Facts{"N": locales.Num(most), "Layers": w.Locale.List(names)}
	switch {
	case most == 0:
		return w.Locale.Say("charts.rows.title.empty", nil)
	case len(names) > 1:
		return w.Locale.Say("charts.rows.title.tie", said)
	case most == len(w.series.Offers):
		return w.Locale.Say("charts.rows.title.all", said)
	}
	said["Total"] = locales.Num(len(w.series.Offers))
	return w.Locale.Say("charts.rows.title.some", said)
}
