package charts

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

// Scales keep what is whole whole: no float moves a mark.
func TestScales(t *testing.T) {
	r := rowsFrom(5*mm, 9*mm, 12*mm, 7*mm)
	r.SetDomain(int(40 * mm))
	if r.foot() != 33*mm || r.mid(1) != 20*mm || r.Translate(1) != int(20*mm) || r.Translate(2) != int(40*mm-59*mm/2) {
		t.Errorf("rows stand at %v, %v, %v", r.mid(0), r.mid(1), r.mid(2))
	}
	if r.line = 6 * mm; r.mid(1) != 17*mm {
		t.Errorf("the marks of a row of two lines stand at %v", r.mid(1))
	}
	if rowsFrom(mm).GetDelta() == 0 {
		t.Error("no rows are no scale, which go-chart refuses")
	}
	l := linearTo(7, 10*mm, 70*mm)
	for n := range 8 {
		if got := unit.Length(l.Translate(float64(n))); got != 10*mm+unit.Length(n)*10*mm {
			t.Errorf("%d of 7 stands at %v", n, got)
		}
	}
	m := &units{right: 60 * mm, left: 40 * mm, pitch: 7*mm + 1, mark: 5 * mm, per: 4}
	for n := 1; n <= 4; n++ {
		d := unit.Length(n-1)*(7*mm+1) + 5*mm/2
		if a, b := unit.Length(m.Translate(float64(n))), unit.Length(m.Translate(-float64(n))); a != 60*mm+d || b != 40*mm-d {
			t.Errorf("mark %d stands at %v and %v", n, a, b)
		}
	}
	if m.lines(0) != 1 || m.lines(4) != 1 || m.lines(5) != 2 || m.reach(0) != 0 || m.reach(2) != 12*mm+1 || m.reach(9) != m.reach(4) {
		t.Errorf("lines %d %d %d, reach %v %v %v", m.lines(0), m.lines(4), m.lines(5), m.reach(0), m.reach(2), m.reach(9))
	}
	if m.height(4, 9*mm, mm) != 9*mm || m.height(5, 9*mm, mm) <= 14*mm {
		t.Errorf("rows of 4 and 5 marks are %v and %v high", m.height(4, 9*mm, mm), m.height(5, 9*mm, mm))
	}
}

func TestYears(t *testing.T) {
	y := yearsFrom(2024, 2028, 10*mm, 90*mm)
	for d, want := range map[Date]unit.Length{
		{2024, 1, 1}:   10 * mm,
		{2026, 1, 1}:   50 * mm,
		{2028, 1, 1}:   90 * mm,
		{2024, 7, 1}:   10*mm + (20*mm).Scale(182, 366),
		{2025, 12, 31}: 30*mm + (20*mm).Scale(364, 365),
		{2025, 6, 0}:   30*mm + (20*mm).Scale(165, 365),
		{2025, 0, 0}:   30*mm + (20*mm).Scale(181, 365),
	} {
		if got := y.at(d); got != want {
			t.Errorf("%v stands at %v, want %v", d, got, want)
		}
	}
	s := sheet(t, "fr")
	rec := newRecorder(s.Fonts)
	pen{r: rec, rec: rec}.dress(s.label())
	for wide, labels := range map[unit.Length]int{80 * mm: 4, 40 * mm: 4, 20 * mm: 2, 10 * mm: 1} {
		got := 0
		ticks := yearsFrom(2024, 2028, 0, wide).GetTicks(rec, chart.Style{}, nil)
		for _, tick := range ticks {
			if tick.Label != "" {
				got++
			}
		}
		if len(ticks) != 5 || got != labels {
			t.Errorf("on %v, %d of %d years have a label, want %d", wide, got, len(ticks), labels)
		}
	}
}

// Every kind of mark stands on any scales: bars, broken lines and dots on a
// scale of time, where the next chart of dates is a file of its own.
func TestKindsStandOnTheirScales(t *testing.T) {
	s := sheet(t, "fr")
	rec := newRecorder(s.Fonts)
	kind := s.kind(rec)
	at, axis := rowsFrom(0, 10*mm, 10*mm, 10*mm, 10*mm), yearsFrom(2024, 2028, 0, 80*mm)
	b := bar{series: kind, row: 0, from: 2024, to: 2026, high: 2 * mm, ink: draw.Nuit}
	thin, line, moment := b, b, b
	thin.row, thin.to = 1, thin.from
	line.row, moment.row, moment.from = 2, 3, 2027
	err := s.plot(unit.Size{W: 80 * mm, H: 40 * mm}, rec, axis, at,
		[]chart.Series{b, thin, until(line), dot(moment)}, func(pen) {})
	if err != nil {
		t.Fatal(err)
	}
	want := []unit.Rect{
		unit.Box(0, 4*mm, 40*mm, 2*mm), unit.Box(0, 14*mm, mm/2, 2*mm),
		unit.Box(-mm/4, 25*mm-mm/4, 40*mm+mm/2, mm/2), unit.Box(40*mm-mm/4, 24*mm-mm/4, mm/2, 2*mm+mm/2),
		unit.Box(59*mm, 34*mm, 2*mm, 2*mm),
	}
	ops := rec.ops("marks")
	if len(ops) != len(want) {
		t.Fatalf("%d marks, want %d", len(ops), len(want))
	}
	for i, op := range ops {
		if got, _ := draw.Extent(op); got != want[i] {
			t.Errorf("mark %d covers %v, want %v", i, got, want[i])
		}
	}
}
