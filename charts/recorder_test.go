package charts

import (
	"errors"
	"io"
	"math"
	"testing"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

func TestRecorderRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		want error
		do   func(*recorder)
	}{
		{"rotation", ErrRotation, func(r *recorder) { r.SetTextRotation(math.Pi / 2) }},
		{"a foreign colour", ErrInk, func(r *recorder) {
			r.SetFillColor(drawing.ColorRed)
			r.MoveTo(0, 0)
			r.LineTo(9, 9)
			r.Fill()
		}},
		{"half transparent ink", ErrInk, func(r *recorder) {
			r.SetStrokeColor(r.colour(draw.Nuit).WithAlpha(128))
			r.SetStrokeWidth(1)
			r.MoveTo(0, 0)
			r.LineTo(9, 9)
			r.Stroke()
		}},
		{"an unknown face", ErrFace, func(r *recorder) { r.SetFont(r.token("comic")) }},
		{"text without face", ErrFace, func(r *recorder) { r.Text("a", 0, 0) }},
		{"measure without face", ErrFace, func(r *recorder) { r.MeasureText("a") }},
		{"a missing glyph", ErrGlyph, func(r *recorder) {
			r.SetFont(r.token("sans"))
			r.SetFontSize(8)
			r.Text("漢", 0, 0)
		}},
		{"no number", ErrNumber, func(r *recorder) { r.ArcTo(0, 0, math.NaN(), 1, 0, 1) }},
	} {
		rec := newRecorder(faces(t))
		c.do(rec)
		if err := rec.Save(io.Discard); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
		if len(rec.order) != 0 {
			t.Errorf("%s: something was recorded after the error", c.name)
		}
	}
	rec := newRecorder(faces(t))
	rec.SetTextRotation(0)
	rec.ClearTextRotation()
	if err := rec.Save(io.Discard); err != nil {
		t.Errorf("no rotation is no error: %v", err)
	}
}

func TestRecorderPaths(t *testing.T) {
	rec := newRecorder(faces(t))
	pen := pen{r: rec, rec: rec, in: "a"}
	pen.pick(draw.Nuit, draw.Acier, 7, 3, 2)
	rec.LineTo(10, 10) // the first line is a move
	rec.LineTo(10, 10) // nothing
	rec.LineTo(20, 10)
	rec.QuadCurveTo(26, 16, 20, 22)
	rec.Close()
	rec.Close()
	rec.FillStroke()
	p := rec.ops("a")[0].(draw.Path)
	kinds := []draw.SegKind{draw.Move, draw.LineTo, draw.Curve, draw.Close}
	if len(p.Segs) != len(kinds) {
		t.Fatalf("%d segments, want %d", len(p.Segs), len(kinds))
	}
	for i, k := range kinds {
		if p.Segs[i].Kind != k {
			t.Errorf("segment %d is of kind %d, want %d", i, p.Segs[i].Kind, k)
		}
	}
	if c := p.Segs[2].P; c[0] != pt(24, 14) || c[1] != pt(24, 18) || c[2] != pt(20, 22) {
		t.Errorf("cubic of the quadratic curve: %v", c)
	}
	if p.Fill != draw.Nuit || p.Stroke != draw.Acier || p.Width != 7 || len(p.Dash) != 2 {
		t.Errorf("style: %+v", p)
	}
	pen.pick("", "", 5)
	pen.outline(unit.Box(0, 0, 5, 5))
	rec.FillStroke()
	if n := len(rec.ops("a")); n != 1 {
		t.Errorf("a path without ink was recorded: %d paths", n)
	}
}

// go-chart's own boxes return to their start by a line; they must be closed.
func TestRecorderClosesBoxes(t *testing.T) {
	rec := newRecorder(faces(t))
	chart.Draw.Box(rec, chart.NewBox(0, 0, 10, 10), chart.Style{StrokeColor: rec.colour(draw.Nuit), StrokeWidth: 1})
	p := rec.ops("")[0].(draw.Path)
	if last := p.Segs[len(p.Segs)-1]; last.Kind != draw.Close || len(p.Segs) != 5 {
		t.Errorf("the box is not closed: %v", p.Segs)
	}
}

func TestArcsAreRound(t *testing.T) {
	const r = 1_000_000
	rec := newRecorder(nil)
	p := pen{r: rec, rec: rec}
	p.sector(0, 0, r, 3, draw.Nuit)
	segs := rec.ops("")[0].(draw.Path).Segs
	if segs[1].P[0] != pt(0, -r) {
		t.Errorf("the sector starts at %v, not at twelve o'clock", segs[1].P[0])
	}
	at := segs[1].P[0]
	n := 0
	for _, s := range segs {
		if s.Kind != draw.Curve {
			continue
		}
		n++
		for i := 0; i <= 10; i++ {
			k := float64(i) / 10
			x := bezier(k, at.X, s.P[0].X, s.P[1].X, s.P[2].X)
			y := bezier(k, at.Y, s.P[0].Y, s.P[1].Y, s.P[2].Y)
			if d := math.Abs(math.Hypot(x, y)/r - 1); d > 3e-4 {
				t.Errorf("the arc is off by %.5f of its radius", d)
			}
		}
		at = s.P[2]
	}
	if n != 3 || at != pt(-r, 0) {
		t.Errorf("three quarters are %d curves and end at %v", n, at)
	}
}

func bezier(t float64, a, b, c, d unit.Length) float64 {
	s := 1 - t
	return s*s*s*float64(a) + 3*s*s*t*float64(b) + 3*s*t*t*float64(c) + t*t*t*float64(d)
}

func TestTextIsKernedAndMeasured(t *testing.T) {
	s := sheet(t, "en")
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec}
	p.words("AVATAR", 100, 200, s.table())
	op := rec.ops("")[0].(draw.Text)
	face, _ := s.Fonts.Face("sans")
	if op.Width != face.Width("AVATAR", unit.Points(8.75)) || op.Point != pt(100, 200) || op.Size != unit.Points(8.75) {
		t.Errorf("text op: %+v", op)
	}
	sum := 0
	for i, r := range "AVATAR" {
		sum += face.Advance(r) + op.Adjust[i]
	}
	if got := op.Size.Scale(int64(sum), 1000); got != op.Width {
		t.Errorf("advances and adjustments make %v, the width is %v", got, op.Width)
	}
	if w := p.wide("AVATAR", s.table()); w != op.Width {
		t.Errorf("measured %v, set %v", w, op.Width)
	}
	p.words("ix", 0, 0, s.table())
	if a := rec.ops("")[1].(draw.Text).Adjust; a != nil {
		t.Errorf("a run without kerning has adjustments %v", a)
	}
}

func TestEveryPartNeedsANode(t *testing.T) {
	s := sheet(t, "en")
	rec := newRecorder(s.Fonts)
	p := pen{r: rec, rec: rec, in: "stray"}
	p.words("lost", 0, 0, s.table())
	if _, err := s.assemble("test", unit.Size{}, rec, figure("x")); err == nil {
		t.Error("a part that no element holds was dropped without a word")
	}
}
