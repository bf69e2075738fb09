package charts

import (
	"math"
	"strconv"
	"time"

	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// The measures of a scale of years.
const (
	yearBase  = 3 * mm // baseline of the numbers
	yearApart = 2 * mm // the least between two of them
	yearArrow = 2 * mm // height of the arrow at the cut-off, and half its width
	yearWing  = 14 * mm / 10
)

// years is a horizontal scale of time: every year is as wide as another. A
// value is a year and the part of it that has gone by.
type years struct {
	chart.ContinuousRange
	from, to    int // the first year, and where the last one ends
	left, right unit.Length
	past        unit.Length // width of the first year, when it stands for all before it too; 0: as wide as another
}

func yearsFrom(from, to int, left, right unit.Length) *years {
	return &years{ContinuousRange: chart.ContinuousRange{Min: float64(from), Max: float64(to)}, from: from, to: to, left: left, right: right}
}

// begin is where a year begins.
func (y *years) begin(year int) unit.Length {
	switch {
	case y.past == 0:
		return y.left + (y.right-y.left).Scale(int64(year-y.from), int64(y.to-y.from))
	case year <= y.from:
		return y.left
	}
	return y.left + y.past + (y.right-y.left-y.past).Scale(int64(year-y.from-1), int64(y.to-y.from-1))
}

// Translate is where a moment stands.
func (y *years) Translate(v float64) int {
	year := math.Floor(v)
	from, to := y.begin(int(year)), y.begin(int(year)+1)
	return int(from) + int(math.Round(float64(to-from)*(v-year)))
}

// at is where a date stands.
func (y *years) at(d Date) unit.Length { return unit.Length(y.Translate(d.year())) }

// year is a date on a scale of years. One known to the month stands in its
// middle, one known to the year in the middle of the year.
func (d Date) year() float64 {
	month, day := d.Month, d.Day
	if month == 0 {
		month, day = 7, 1
	}
	if day == 0 {
		day = 15
	}
	t := time.Date(d.Year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	days := time.Date(d.Year, 12, 31, 0, 0, 0, 0, time.UTC).YearDay()
	return float64(t.Year()) + float64(t.YearDay()-1)/float64(days)
}

// span is from when to when a date can mean: one known to the day is a moment,
// one known to the month or the year all of it.
func (d Date) span() (from, to float64) {
	switch {
	case d.Day > 0:
		return d.year(), d.year()
	case d.Month > 0:
		next := Date{d.Year, d.Month + 1, 1}
		if d.Month == 12 {
			next = Date{d.Year + 1, 1, 1}
		}
		return Date{d.Year, d.Month, 1}.year(), next.year()
	}
	return float64(d.Year), float64(d.Year + 1)
}

// quarter is the middle of the quarter of a date on a scale of years; of what
// stands in the box of all that is past, the middle of the box; of what comes after the
// scale's end, that of its last quarter.
func (y *years) quarter(d Date) float64 {
	if d.Year >= y.to {
		return float64(y.to) - 0.125
	}
	if y.past > 0 && d.Year <= y.from {
		return float64(y.from) + 0.5
	}
	return float64(d.Year) + float64(float64(2*((d.Month-1)/3)+1)/8)
}

// stretch is from when to when a date can mean, as far as the scale has it.
func (y *years) stretch(d Date) (from, to float64) {
	from, to = d.span()
	if y.past > 0 && d.Year <= y.from {
		from, to = float64(y.from), float64(y.from+1)
	}
	end := float64(y.to)
	return min(from, end), min(to, end)
}

// GetTicks are the years, as go-chart takes them; labels that would touch are
// left out.
func (y *years) GetTicks(r chart.Renderer, _ chart.Style, _ chart.ValueFormatter) []chart.Tick {
	step := 1
	for y.begin(y.from+step)-y.begin(y.from) < unit.Length(r.MeasureText("0000").Width())+yearApart {
		step++
	}
	var out []chart.Tick
	for year := y.from; year <= y.to; year++ {
		t := chart.Tick{Value: float64(year)}
		if year < y.to && (year-y.from)%step == 0 {
			t.Label = strconv.Itoa(year)
		}
		out = append(out, t)
	}
	return out
}

// yearLines is a series that draws a scale of years: a line where each begins,
// its number over it, and the cut-off, with its arrow, across.
type yearLines struct {
	series
	top    unit.Length // where the lines begin
	number text.Style
	cut    float64
}

// Render draws the years down to the foot of the canvas.
func (l yearLines) Render(r chart.Renderer, box chart.Box, x, _ chart.Range, _ chart.Style) {
	p, foot := l.pen(r), unit.Length(box.Bottom)
	at := func(v float64) unit.Length { return unit.Length(box.Left + x.Translate(v)) }
	p.dress(l.number)
	for _, t := range x.(chart.TicksProvider).GetTicks(r, chart.Style{}, nil) {
		p.rule(at(t.Value), l.top, at(t.Value), foot, l.inks.Hairline, hairline)
		p.centred(t.Label, (at(t.Value)+at(t.Value+1))/2, yearBase, l.number)
	}
	c := at(l.cut)
	p.rule(c, l.top-yearArrow/2, c, foot, l.inks.Sign, markLine)
	p.shape(l.inks.Sign, unit.Point{X: c - yearWing, Y: l.top - yearArrow}, unit.Point{X: c + yearWing, Y: l.top - yearArrow},
		unit.Point{X: c, Y: l.top})
}
