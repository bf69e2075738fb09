package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of the evolution chart.
const (
	evoLeft  = 30 * mm // heads of the rows of figures
	evoRight = 27 * mm // names of the lines
	evoHigh  = 45 * mm
	evoRow   = 27 * mm / 4
	evoHead  = 2 * u // month and year
	evoTop   = 27 * mm / 4
	evoLeast = 9 * mm // the least width of a column of figures

	// The lines: their strokes, and what names their ends.
	evoThick = 2 * unit.PT
	evoThin  = 3 * unit.PT / 4
	evoZero  = unit.PT
	evoEnd   = 25 * mm / 10 // words right of an end
	evoApart = 11 * mm / 2  // the least between two of them
	evoBound = 2 * mm       // words over a broken line

	// Baselines under the plot, and in a row.
	evoMonth = 38 * mm / 10
	evoYear  = 75 * mm / 10
	evoBase  = 44 * mm / 10
)

// Month is the register at the end of a month. Before the day from which the
// register is complete, Observed is false: Qualified counts the offers known to
// have been qualified by then, which is a lower bound, and InProgress is not
// known.
type Month struct {
	Year, Month int
	Qualified   int
	InProgress  int
	Observed    bool
}

// History is the series of the evolution chart, oldest month first.
type History struct {
	Months    []Month
	Startless int         // qualified offers without a published start: they count from the day they were known
	High      unit.Length // of the plot; 0: 45 mm
}

// evolution is an evolution chart that has been measured.
type evolution struct {
	Sheet
	History
	pitch unit.Length // width of a column of figures
	every int         // every how many months the figures are printed
	top   int         // value of the top of the scale
	rec   *recorder
}

// Evolution answers "how has it changed?": offers qualified and in progress
// at the end of each month, in steps, from zero, with the figures under the
// months. Lower bounds are dashed and never joined to counts: the step between
// the two is a step of what is known, not of what happened.
func Evolution(s Sheet, series History) (Chart, error) {
	w := &evolution{Sheet: s, History: series, rec: newRecorder(s.Fonts), top: 1}
	w.High = cmp.Or(series.High, evoHigh)
	n := max(1, len(series.Months))
	w.pitch = (s.Width - evoLeft - evoRight) / unit.Length(n)
	w.every = int((evoLeast + w.pitch - 1) / w.pitch)
	for _, m := range series.Months {
		w.top = max(w.top, m.Qualified, m.InProgress)
	}
	c := w.words()
	size := unit.Size{W: s.Width, H: evoTop + w.High + evoHead + 2*evoRow}
	if err := w.run(w.chart(size), w.rec); err != nil {
		return c, fmt.Errorf("evolution: %w", err)
	}
	box, err := s.assemble("evolution", size, w.rec, w.nodes(c.Alt)...)
	c.Box = box
	return c, err
}

// chart is the go-chart chart: its series are the stretches of the two lines,
// its canvas the plot, its ranges months and offers from zero.
func (w *evolution) chart(size unit.Size) chart.Chart {
	c := w.frame(size, w.rec)
	c.Background.Padding = chart.NewBox(int(evoTop), int(evoLeft), int(evoRight), int(size.H-evoTop-w.High))
	c.XAxis.Range, c.YAxis.Range = &chart.ContinuousRange{Max: float64(max(1, len(w.Months)))}, &chart.ContinuousRange{Max: float64(w.top)}
	c.Series = append(c.Series, freehand{w.kind(w.rec), w.ground})
	c.Series = append(c.Series, w.stretches()...)
	c.Elements = []chart.Renderable{func(r chart.Renderer, _ chart.Box, _ chart.Style) {
		p := pen{r: r, rec: w.rec}
		w.figures(p)
		w.names(p)
	}}
	return c
}

// foot is the y of zero.
func (w *evolution) foot() unit.Length { return evoTop + w.High }

// y is the height of a count.
func (w *evolution) y(n int) unit.Length {
	return w.foot() - w.High.Scale(int64(n), int64(w.top))
}

// ground draws the line of zero.
func (w *evolution) ground(p pen) {
	p.rule(evoLeft, w.foot(), w.Width-evoRight, w.foot(), w.Inks.Sign, evoZero)
}

// stretches are the lines as go-chart series: runs of months that are all
// observed, or all not.
func (w *evolution) stretches() []chart.Series {
	var out []chart.Series
	for from := 0; from < len(w.Months); {
		to := from + 1
		for to < len(w.Months) && w.Months[to].Observed == w.Months[from].Observed {
			to++
		}
		observed := w.Months[from].Observed
		out = append(out, w.steps(from, to, func(m Month) int { return m.Qualified }, evoThick, !observed))
		if observed {
			out = append(out, w.steps(from, to, func(m Month) int { return m.InProgress }, evoThin, false))
		}
		from = to
	}
	return out
}

// steps is one stretch: each month a level, joined by risers.
func (w *evolution) steps(from, to int, value func(Month) int, stroke unit.Length, dashed bool) chart.Series {
	s := chart.ContinuousSeries{Style: chart.Style{ClassName: "marks", StrokeColor: w.rec.colour(w.Inks.Sign),
		StrokeWidth: float64(stroke)}}
	if dashed {
		s.Style.StrokeDashArray = []float64{float64(dash), float64(dashGap)}
	}
	for i := from; i < to; i++ {
		v := float64(value(w.Months[i]))
		s.XValues = append(s.XValues, float64(i), float64(i+1))
		s.YValues = append(s.YValues, v, v)
	}
	return s
}

// names labels the ends of the lines: count and word, the disc that is full
// for the qualified and empty for the others.
func (w *evolution) names(p pen) {
	if len(w.Months) == 0 {
		return
	}
	last := w.Months[len(w.Months)-1]
	w.bound(p)
	x, d := w.Width-evoRight, LeastDisc
	q, in := w.y(last.Qualified), w.y(last.InProgress)
	if last.Observed {
		p.part("marks").disc(x, in, d, ringOf(d), NotPublished, Look{Ink: w.Inks.Sign, Paper: w.Inks.Paper})
	}
	p.part("marks").disc(x, q, d, ringOf(d), J3, w.Inks.Look(false))
	yq, yi := w.apart(q, in)
	w.end(p, "end qualified", x, yq, last.Qualified, w.Locale.N("charts.evolution.qualified", last.Qualified))
	if last.Observed {
		w.end(p, "end progress", x, yi, last.InProgress, w.Locale.T("charts.evolution.progress"))
	}
}

// bound names the first broken line above its end, where it has the room.
func (w *evolution) bound(p pen) {
	to := w.bounded()
	if to == 0 {
		return
	}
	str, t := w.Locale.T("charts.evolution.bounded"), w.italic()
	x := max(evoLeft, evoLeft+unit.Length(to)*w.pitch-w.wide(str, t))
	p.part("bound").words(str, x, w.y(w.Months[to-1].Qualified)-evoBound, t)
}

// bounded is how many months at the beginning are lower bounds.
func (w *evolution) bounded() int {
	n := 0
	for n < len(w.Months) && !w.Months[n].Observed {
		n++
	}
	return n
}

// apart moves two labels so that one does not stand on the other.
func (w *evolution) apart(a, b unit.Length) (unit.Length, unit.Length) {
	gap := a - b
	if gap >= evoApart || gap <= -evoApart {
		return a, b
	}
	mid := min((a+b)/2, w.foot()-evoApart/2)
	if a > b {
		return mid + evoApart/2, mid - evoApart/2
	}
	return mid - evoApart/2, mid + evoApart/2
}

func (w *evolution) end(p pen, part string, x, y unit.Length, n int, noun string) {
	t := w.Styles.Count
	q, count := p.part(part), w.Locale.Number(n)+" "
	base := y + p.capital(t)/2
	q.words(count, x+evoEnd, base, t)
	q.words(noun, x+evoEnd+p.wide(count, t), base, w.table())
}

// figures are the rows of counts under their months.
func (w *evolution) figures(p pen) {
	for i, m := range w.Months {
		if !w.printed(i) {
			continue
		}
		mid := evoLeft + unit.Length(2*i+1)*w.pitch/2
		part := fmt.Sprint("month ", i)
		year := w.newYear(i)
		label := w.monthName(m)
		if year != "" {
			label += " "
		}
		p.part(part).words(label, mid-p.wide(w.monthName(m), w.label())/2, w.foot()+evoMonth, w.label())
		p.part(part).centred(year, mid, w.foot()+evoYear, w.label())
		for row, str := range w.values(m) {
			t := w.table()
			if str == w.Locale.T("unknown.short") {
				t = w.italic()
			}
			p.part(fmt.Sprint("value ", row, " ", i)).centred(str, mid, w.rowBase(row), t)
		}
	}
	for row, key := range []string{"stage.qualified.long", "charts.evolution.row"} {
		p.part(fmt.Sprint("row ", row)).words(w.Locale.T(key), 0, w.rowBase(row), w.strong())
		y := w.foot() + evoHead + unit.Length(row)*evoRow
		p.part("marks").rule(0, y, w.Width-evoRight, y, w.Inks.Hairline, hairline)
	}
	if len(w.Months) > 0 {
		p.part("corner").words(w.Locale.T("charts.evolution.month"), 0, w.foot()+evoMonth, w.label())
	}
}

func (w *evolution) rowBase(row int) unit.Length {
	return w.foot() + evoHead + unit.Length(row)*evoRow + evoBase
}

// printed tells whether a month has its figures: the last one always.
func (w *evolution) printed(i int) bool { return (len(w.Months)-1-i)%w.every == 0 }

// newYear is the year under the first month that is printed of it.
func (w *evolution) newYear(i int) string {
	for j := i - 1; j >= 0; j-- {
		if w.printed(j) {
			if w.Months[j].Year == w.Months[i].Year {
				return ""
			}
			break
		}
	}
	return strconv.Itoa(w.Months[i].Year)
}

// monthName is the month's short name without its year.
func (w *evolution) monthName(m Month) string {
	s := strings.Replace(w.Locale.DayShort(m.Year, m.Month, 0), strconv.Itoa(m.Year), "", 1)
	return strings.Trim(s, " \u00a0\u202f")
}

// values are a month's two figures; a lower bound says so.
func (w *evolution) values(m Month) [2]string {
	if m.Observed {
		return [2]string{w.Locale.Number(m.Qualified), w.Locale.Number(m.InProgress)}
	}
	return [2]string{w.Locale.T("charts.evolution.least", map[string]any{"N": w.Locale.Number(m.Qualified)}), w.Locale.T("unknown.short")}
}

func (w *evolution) nodes(alt string) []node {
	if len(w.Months) == 0 {
		return []node{figure(alt), leaf(draw.P, "row 0"), leaf(draw.P, "row 1")}
	}
	table := branch(draw.Table, branch(draw.TableRow, head("Column", "corner")))
	for row := range 2 {
		table.kids = append(table.kids, branch(draw.TableRow, head("Row", fmt.Sprint("row ", row))))
	}
	for i := range w.Months {
		if !w.printed(i) {
			continue
		}
		table.kids[0].kids = append(table.kids[0].kids, head("Column", fmt.Sprint("month ", i)))
		for row := range 2 {
			r := &table.kids[row+1]
			r.kids = append(r.kids, leaf(draw.DataCell, fmt.Sprint("value ", row, " ", i)))
		}
	}
	return append(append([]node{figure(alt)}, w.labels()...), table)
}

// labels are the names of the lines, read as they stand: from the top down.
func (w *evolution) labels() []node {
	last := w.Months[len(w.Months)-1]
	out := []node{leaf(draw.P, "end qualified")}
	if last.Observed {
		out = append(out, leaf(draw.P, "end progress"))
		if q, in := w.apart(w.y(last.Qualified), w.y(last.InProgress)); in < q {
			slices.Reverse(out)
		}
	}
	if w.bounded() > 0 {
		out = append(out, leaf(draw.P, "bound"))
	}
	return out
}

func (w *evolution) words() Chart {
	l := w.Locale
	c := Chart{Question: l.T("charts.evolution.question"), Key: l.T("charts.evolution.key")}.titled(w.title())
	c.Table.Head = []string{l.T("charts.evolution.month"), l.T("stage.qualified.long"), l.T("charts.evolution.row")}
	var groups []string
	for i, m := range w.Months {
		v := w.values(m)
		c.Table.Rows = append(c.Table.Rows, []string{l.Month(m.Year, m.Month), v[0], v[1]})
		if i == 0 || i == len(w.Months)-1 {
			groups = append(groups, w.state(m))
		}
	}
	c.Alt = w.alt("evolution", []string{w.semicolons(groups)}, c.Title)
	if bounds := len(w.Months) - len(w.observed()); bounds > 0 {
		c.Note = l.T("charts.evolution.bound")
		if w.Startless > 0 {
			c.Note = notes(c.Note, w.sentence("charts.evolution.startless", locales.Facts{"N": locales.Num(w.Startless)}))
		}
	}
	return c
}

// state is a month and its figures in words.
func (w *evolution) state(m Month) string {
	key := "charts.evolution.group"
	if !m.Observed {
		key = "charts.evolution.least.group"
	}
	return w.Locale.N(key, m.Qualified, map[string]any{"Month": w.Locale.Month(m.Year, m.Month), "Progress": w.Locale.Number(m.InProgress)})
}

// observed are the months that were counted.
func (w *evolution) observed() []Month {
	var out []Month
	for _, m := range w.Months {
		if m.Observed {
			out = append(out, m)
		}
	}
	return out
}

// title is the finding: from how many qualified offers to how many, over the
// months that were counted; with fewer than two of them, over the months of
// which only the least is known.
func (w *evolution) title() []string {
	l, ms := w.Locale, w.observed()
	kind := "counted"
	if len(ms) < 2 {
		kind, ms = "dated", nil
		for _, m := range w.Months {
			if !m.Observed {
				ms = append(ms, m)
			}
		}
	}
	if len(ms) == 0 {
		kind, ms = "counted", w.observed()
	}
	if len(ms) == 0 {
		return l.Say("charts.evolution.title.empty", nil)
	}
	a, b := ms[0], ms[len(ms)-1]
	span := (b.Year-a.Year)*12 + b.Month - a.Month
	said := locales.Facts{"N": locales.Num(b.Qualified)}
	if span == 0 {
		return l.Say("charts.evolution.title."+kind+".one", said)
	}
	said["Span"] = locales.Num(span)
	if a.Qualified == b.Qualified {
		return l.Say("charts.evolution.title."+kind+".same", said)
	}
	said["From"] = locales.Num(a.Qualified)
	return l.Say("charts.evolution.title."+kind, said)
}
