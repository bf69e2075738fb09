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
)

// Candidates is the series of the unit rows.
type Candidates struct {
	Offers []Offer  // in progress, each with a published offer
	Bare   []string // candidates without one: named in the note, never counted
}

// unitRows is a chart of unit rows that has been measured: a row for each
// layer, the highest on top.
type unitRows struct {
	Sheet
	series Candidates
	layers [4][]Offer
	rows   *rows
	units  *units
	rec    *recorder
}

// UnitRows answers "how many per layer?": one disc per offer and layer, sorted
// by milestone. All rows share one pitch; when the longest does not fit at
// 9 mm the discs shrink to a pitch of 4.5 mm, then rows take several lines.
func UnitRows(s Sheet, series Candidates) (Chart, error) {
	w := &unitRows{Sheet: s, series: series, rec: newRecorder(s.Fonts)}
	longest := 1
	for k := range w.layers {
		w.layers[k] = covering(series.Offers, k)
		longest = max(longest, len(w.layers[k]))
	}
	w.fit(longest)
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

// fit chooses the pitch of the discs and how many stand on a line.
func (w *unitRows) fit(longest int) {
	after := rowAfter + w.wide(w.Locale.Number(longest)+" ", w.Styles.Count) + mm + w.wide(w.noun(longest), w.table())
	room := w.Width - rowStart - after
	m := &units{ContinuousRange: chart.ContinuousRange{Max: float64(longest)}, right: rowStart}
	for lines := 1; ; lines++ {
		m.per = (longest + lines - 1) / lines
		m.pitch = min(rowPitch, room/unit.Length(m.per))
		if m.pitch >= rowLeast || m.per == 1 {
			break
		}
	}
	m.mark = m.pitch.Scale(int64(rowDisc), int64(rowPitch))
	var heights []unit.Length
	for k := 3; k >= 0; k-- {
		heights = append(heights, m.height(len(w.layers[k]), rowPitch, rowRoom))
	}
	w.units, w.rows = m, rowsFrom(0, heights...)
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
		mid := w.rows.mid(rowOf(k))
		out = append(out,
			freehand{kind, func(p pen) { p.stack(0, mid-rowStack/2, rowStackW, rowStack, only(k), w.Inks.Stack()) }},
			discs{kind, rowOf(k), offers, w.units, false})
	}
	return out
}

func (w *unitRows) labels(p pen) {
	for k, offers := range w.layers {
		mid := w.rows.mid(rowOf(k))
		name := w.Styles.Name
		p.part(fmt.Sprint("layer ", k)).words(w.layer(k), rowName, mid+p.capital(name)/2, name)
		x := rowStart
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
