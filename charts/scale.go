package charts

import (
	"math"

	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// The scales of charts are go-chart Ranges on a canvas that is the whole
// drawing: what they translate to is a place in it, in EMU. go-chart's own
// rounds up, from floats; these keep what is whole whole.

// rows is a vertical scale: rows under each other, each as high as it needs. A
// value is the number of a row, and it stands on the line of the row's marks.
type rows struct {
	chart.ContinuousRange
	tops  []unit.Length // and where the last one ends
	line  unit.Length   // how much of a row its marks stand in the middle of; 0: all of it
	last  bool          // that is the end of the row, not its head
	under unit.Length   // or so far under its head
}

// rowsFrom is rows of these heights under a head.
func rowsFrom(head unit.Length, heights ...unit.Length) *rows {
	r := &rows{ContinuousRange: chart.ContinuousRange{Max: float64(max(1, len(heights)))}, tops: []unit.Length{head}}
	for _, h := range heights {
		r.tops = append(r.tops, r.foot()+h)
	}
	return r
}

// foot is where the last row ends.
func (r *rows) foot() unit.Length { return r.tops[len(r.tops)-1] }

// mid is the line that the marks of a row stand on.
func (r *rows) mid(i int) unit.Length {
	if r.line > 0 && r.last {
		return r.tops[i+1] - r.line/2
	}
	if r.line > 0 {
		return r.tops[i] + r.under + r.line/2
	}
	return r.tops[i] + (r.tops[i+1]-r.tops[i])/2
}

// Translate is how far a row stands above the foot of the canvas.
func (r *rows) Translate(v float64) int { return r.Domain - int(r.mid(int(v))) }

// linear is a horizontal scale of amounts: from one edge to another.
type linear struct {
	chart.ContinuousRange
	left, wide unit.Length
}

// linearTo is a scale from zero to an amount.
func linearTo(most int, left, wide unit.Length) *linear {
	return &linear{chart.ContinuousRange{Max: float64(max(1, most))}, left, wide}
}

// Translate is where an amount stands.
func (l *linear) Translate(v float64) int {
	return int(l.left) + int(math.Round(float64(l.wide)*(v-l.Min)/l.GetDelta()))
}

// units is a horizontal scale of things that are counted one by one: n is the
// centre of the n-th mark from an edge to the right, and -n that of the n-th
// mark from another edge to the left. What does not fit on a line goes on under
// it.
type units struct {
	chart.ContinuousRange
	right, left unit.Length // where marks to the right and to the left begin
	pitch, mark unit.Length // from one mark to the next, and their size
	per         int         // marks on a line
}

// Translate is where the n-th mark stands.
func (m *units) Translate(v float64) int {
	n := unit.Length(math.Abs(v)) - 1
	if v < 0 {
		return int(m.left - n*m.pitch - m.mark/2)
	}
	return int(m.right + n*m.pitch + m.mark/2)
}

// lines is how many lines n marks take; none take one.
func (m *units) lines(n int) int { return max(1, (n+m.per-1)/m.per) }

// reach is how far the longest line of n marks reaches from its edge.
func (m *units) reach(n int) unit.Length {
	if n == 0 {
		return 0
	}
	return unit.Length(min(n, m.per))*m.pitch - m.pitch + m.mark
}

// height is the height of a row of n marks: that of one line, or what more of
// them need with some room between rows.
func (m *units) height(n int, one, room unit.Length) unit.Length {
	if m.lines(n) == 1 {
		return one
	}
	return (unit.Length(m.lines(n))*m.pitch + room).Up(u / 2)
}

// piles is a vertical scale of things that are counted upwards from a line: n is
// the centre of the nth over it, and 0 a line under it.
type piles struct {
	chart.ContinuousRange
	line  unit.Length // where the piles stand
	first unit.Length // from it to the centre of the lowest
	pitch unit.Length // from one to the next
	under unit.Length // from it down to what 0 is
}

// Translate is how far the nth stands above the foot of the canvas.
func (m *piles) Translate(v float64) int { return m.Domain - int(m.at(int(v))) }

func (m *piles) at(n int) unit.Length {
	if n == 0 {
		return m.line + m.under
	}
	return m.line - m.first - unit.Length(n-1)*m.pitch
}

// level is a vertical scale of amounts: from zero at its foot up.
type level struct {
	chart.ContinuousRange
	foot, high unit.Length
}

// rise is how high an amount stands over the foot.
func (l *level) rise(n int) unit.Length { return l.high.Scale(int64(n), int64(l.Max)) }

// at is where an amount stands.
func (l *level) at(n int) unit.Length { return l.foot - l.rise(n) }

// Translate is how far an amount stands above the foot of the canvas.
func (l *level) Translate(v float64) int { return l.Domain - int(l.at(int(math.Round(v)))) }
