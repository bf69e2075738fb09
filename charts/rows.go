package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// Candidates is the series of the unit rows.
type Candidates struct {
	Offers []Offer  // in progress, each with a published offer
	Bare   []string // candidates without one: named in the note, never counted
}

// The measures of the unit rows.
const (
	rowPitch = 2 * u // of rows, and of discs at their full size
	rowStart = 30 * mm
	rowDisc  = 68 * mm / 10
	rowLeast = u // the least pitch of discs; below it a row takes another line
	rowAfter = 32 * mm / 10
)

// unitRows is a chart of unit rows that has been measured.
type unitRows struct {
	Sheet
	series Candidates
	rows   [4][]Offer  // by layer
	pitch  unit.Length // of discs, the same in all rows
	disc   unit.Length
	per    int // discs on a line
	rec    *recorder
}

// UnitRows answers "how many per layer?": one disc per offer and layer, sorted
// by milestone. All rows share one pitch; when the longest does not fit at
// 9 mm the discs shrink to a pitch of 4.5 mm, then rows take several lines.
func UnitRows(s Sheet, series Candidates) (Chart, error) {
	w := &unitRows{Sheet: s, series: series, rec: newRecorder(s.Fonts)}
	longest := 1
	for k := range w.rows {
		w.rows[k] = covering(series.Offers, k)
		longest = max(longest, len(w.rows[k]))
	}
	w.fit(longest)
	c := w.words()
	size := unit.Size{W: s.Width, H: w.top(-1)}
	if err := s.render(size, w.rec, w.marks, w.labels); err != nil {
		return c, fmt.Errorf("unit rows: %w", err)
	}
	table := branch(draw.Table)
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
	for lines := 1; ; lines++ {
		w.per = (longest + lines - 1) / lines
		w.pitch = min(rowPitch, room/unit.Length(w.per))
		if w.pitch >= rowLeast || w.per == 1 {
			break
		}
	}
	w.disc = w.pitch.Scale(int64(rowDisc), int64(rowPitch))
}

func (w *unitRows) noun(n int) string { return w.Locale.N("count.noun.offers", n) }

// height is the height of a layer's row.
func (w *unitRows) height(k int) unit.Length {
	lines := max(1, (len(w.rows[k])+w.per-1)/w.per)
	if lines == 1 {
		return rowPitch
	}
	return (unit.Length(lines)*w.pitch + 22*mm/10).Up(u / 2)
}

// top is where the row of a layer begins, SaaS being the first; of layer -1,
// where all end.
func (w *unitRows) top(k int) unit.Length {
	var y unit.Length
	for j := 3; j > k; j-- {
		y += w.height(j)
	}
	return y
}

func (w *unitRows) marks(p pen) {
	for k, offers := range w.rows {
		mid := w.top(k) + w.height(k)/2
		p.stack(0, mid-32*mm/10, 9*mm, 64*mm/10, only(k), w.Inks.Stack())
		lines := unit.Length(max(1, (len(offers)+w.per-1)/w.per))
		first := mid - (lines-1)*w.pitch/2
		for i, o := range offers {
			x := rowStart + unit.Length(i%w.per)*w.pitch + w.disc/2
			p.disc(x, first+unit.Length(i/w.per)*w.pitch, w.disc, ringOf(w.disc), o.State, w.Inks.Look(o.Changed))
		}
	}
}

// only is the stack with one layer covered.
func only(k int) (l Layers) {
	l[k] = true
	return l
}

func (w *unitRows) labels(p pen) {
	for k, offers := range w.rows {
		mid := w.top(k) + w.height(k)/2
		name := w.Styles.Name
		p.part(fmt.Sprint("layer ", k)).words(w.layer(k), 12*mm, mid+p.capital(name)/2, name)
		x := rowStart
		if n := min(len(offers), w.per); n > 0 {
			x += unit.Length(n)*w.pitch - w.pitch + w.disc + 54*mm/10*w.pitch/rowPitch
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
	c := Chart{Question: l.T("charts.rows.question"), Title: w.title(), Key: l.T("charts.rows.key")}
	c.Table.Head = []string{l.T("label.layer"), l.T("label.offers")}
	var groups []string
	for k := 3; k >= 0; k-- {
		groups = append(groups, w.group(w.layer(k), len(w.rows[k])))
		c.Table.Rows = append(c.Table.Rows, []string{w.layer(k), l.Number(len(w.rows[k]))})
	}
	c.Alt = w.alt("rows", groups, c.Title)
	c.Note = notes(w.counted(w.series.Offers), w.bare(w.series.Bare))
	return c
}

// title is the finding: the layer most candidates want.
func (w *unitRows) title() string {
	most, names := 0, []string(nil)
	for k, offers := range w.rows {
		switch n := len(offers); {
		case n > most:
			most, names = n, []string{w.layer(k)}
		case n == most && n > 0:
			names = append(names, w.layer(k))
		}
	}
	counts := w.counts(most, len(w.series.Offers))
	data := map[string]any{"Part": counts[0], "Total": counts[1], "Layers": w.Locale.List(names)}
	switch {
	case most == 0:
		return locales.Capital(w.Locale.T("charts.rows.title.empty"))
	case len(names) > 1:
		return locales.Capital(w.Locale.N("charts.rows.title.tie", most, data))
	case most == len(w.series.Offers):
		return locales.Capital(w.Locale.N("charts.rows.title.all", most, data))
	}
	return locales.Capital(w.Locale.N("charts.rows.title.some", most, data))
}
