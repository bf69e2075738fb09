package charts

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures that all charts share: the strokes of hairlines and of marks
// that are lines, how broken lines are broken, and the baseline of heads.
const (
	hairline = unit.PT / 2
	markLine = mm / 2
	dash     = 12 * mm / 10
	dashGap  = 8 * mm / 10
	headBase = 35 * mm / 10
)

// series is what the kinds of marks share: each kind is a go-chart series that
// asks the chart's scales where its values stand, and draws there.
type series struct {
	rec  *recorder
	inks Inks
}

func (series) GetName() string           { return "marks" }
func (series) GetYAxis() chart.YAxisType { return chart.YAxisPrimary }
func (series) GetStyle() chart.Style     { return chart.Style{} }
func (series) Validate() error           { return nil }

func (s series) pen(r chart.Renderer) pen { return pen{r: r, rec: s.rec, in: "marks"} }

// kind is the kinds of marks of a sheet.
func (s Sheet) kind(rec *recorder) series { return series{rec, s.Inks} }

// freehand is a series that draws itself, without scales: signs, frames,
// brackets. go-chart has no kind for a diagram.
type freehand struct {
	series
	paint func(pen)
}

// Render draws the marks.
func (f freehand) Render(r chart.Renderer, _ chart.Box, _, _ chart.Range, _ chart.Style) {
	f.paint(f.pen(r))
}

// discs is a row of discs, one for each offer, to the right of an edge or to
// the left of one.
type discs struct {
	series
	row    int
	offers []Offer
	units  *units
	left   bool
}

// Render draws a row of discs, its lines around the line of the row.
func (d discs) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	p, m := d.pen(r), d.units
	first := height(box, y, d.row) - unit.Length(m.lines(len(d.offers))-1)*m.pitch/2
	for i, o := range d.offers {
		n := float64(i%m.per + 1)
		if d.left {
			n = -n
		}
		p.disc(unit.Length(box.Left+x.Translate(n)), first+unit.Length(i/m.per)*m.pitch, m.mark, ringOf(m.mark), o.State, d.inks.Look(o.Changed))
	}
}

// bar is a filled bar in a row, from one value to another.
type bar struct {
	series
	row      int
	from, to float64
	high     unit.Length
	ink      draw.Ink
}

// Render draws the bar, which is never narrower than a line.
func (b bar) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	from, to := unit.Length(box.Left+x.Translate(b.from)), unit.Length(box.Left+x.Translate(b.to))
	b.pen(r).fill(unit.Box(from, height(box, y, b.row)-b.high/2, max(to-from, markLine), b.high), b.ink)
}

// vague is a stretch of a bar within which it begins or ends: a broken line.
type vague bar

// Render draws the line; nothing where the date is known to the day.
func (b vague) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	p, mid := b.pen(r), height(box, y, b.row)
	from, to := unit.Length(box.Left+x.Translate(b.from)), unit.Length(box.Left+x.Translate(b.to))
	if to > from {
		p.rule(from, mid, to, mid, b.ink, markLine, dash, dashGap)
	}
}

// notch is a moment inside a bar: paper shows through.
type notch bar

// Render draws the notch.
func (b notch) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	at := unit.Length(box.Left + x.Translate(b.from))
	b.pen(r).fill(unit.Box(at-markLine/2, height(box, y, b.row)-b.high/2, markLine, b.high), b.inks.Paper)
}

// until is a bar of which only the end is known: a broken line, and a stroke
// across it where it ends.
type until bar

// Render draws the line and the stroke.
func (b until) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	p, mid := b.pen(r), height(box, y, b.row)
	from, to := unit.Length(box.Left+x.Translate(b.from)), unit.Length(box.Left+x.Translate(b.to))
	p.rule(from, mid, to, mid, b.ink, markLine, dash, dashGap)
	p.rule(to, mid-b.high/2, to, mid+b.high/2, b.ink, markLine)
}

// within is a stretch of time in which something was, nobody says when: a broken
// line with a stroke across either end. A moment is one stroke.
type within bar

// Render draws the line and the strokes.
func (b within) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	p, mid := b.pen(r), height(box, y, b.row)
	from, to := unit.Length(box.Left+x.Translate(b.from)), unit.Length(box.Left+x.Translate(b.to))
	p.rule(from, mid-b.high/2, from, mid+b.high/2, b.ink, markLine)
	if to > from {
		p.rule(from, mid, to, mid, b.ink, markLine, dash, dashGap)
		p.rule(to, mid-b.high/2, to, mid+b.high/2, b.ink, markLine)
	}
}

// dot is a moment in a row.
type dot bar

// Render draws the dot where the bar would begin.
func (b dot) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	b.pen(r).circle(unit.Length(box.Left+x.Translate(b.from)), height(box, y, b.row), b.high/2, b.ink, "", 0)
}

// area is what lies under a level, from one moment to another.
type area struct {
	series
	from, to, n float64
}

// Render fills the area.
func (a area) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	from, to := unit.Length(box.Left+x.Translate(a.from)), unit.Length(box.Left+x.Translate(a.to))
	top, foot := unit.Length(box.Bottom-y.Translate(a.n)), unit.Length(box.Bottom-y.Translate(0))
	a.pen(r).fill(unit.Box(from, top, to-from, foot-top), a.inks.Plate)
}

// gauge is a share of the whole scale in a row.
type gauge struct {
	series
	row        int
	hundredths int
	high       unit.Length
}

// Render draws the whole as an outline and the share in it.
func (g gauge) Render(r chart.Renderer, box chart.Box, x, y chart.Range, _ chart.Style) {
	from, to := unit.Length(box.Left+x.Translate(x.GetMin())), unit.Length(box.Left+x.Translate(x.GetMax()))
	g.pen(r).gauge(unit.Box(from, height(box, y, g.row)-g.high/2, to-from, g.high), g.hundredths, g.inks)
}

// height is where the marks of a row stand.
func height(box chart.Box, y chart.Range, row int) unit.Length {
	return unit.Length(box.Bottom - y.Translate(float64(row)))
}
