package charts

import (
	"math"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/wcharczuk/go-chart/v2"
)

const (
	mm = unit.MM
	u  = unit.U
)

// quarter is the angle of one milestone.
const quarter = math.Pi / 2

// pen draws in lengths and inks on a go-chart Renderer.
type pen struct {
	r   chart.Renderer
	rec *recorder // gives the tokens; r may be anything that reads them
	in  string    // the part that is drawn into
}

// part is the same pen drawing into a part of the chart.
func (p pen) part(name string) pen { p.in = name; return p }

// pick sets the style of the next mark.
func (p pen) pick(fill, stroke draw.Ink, width unit.Length, dash ...unit.Length) {
	p.r.ResetStyle()
	p.r.SetClassName(p.in)
	p.r.SetFillColor(p.rec.colour(fill))
	p.r.SetStrokeColor(p.rec.colour(stroke))
	p.r.SetStrokeWidth(float64(width))
	var ds []float64
	for _, d := range dash {
		ds = append(ds, float64(d))
	}
	p.r.SetStrokeDashArray(ds)
}

// fill draws a filled rectangle.
func (p pen) fill(b unit.Rect, ink draw.Ink) {
	p.pick(ink, "", 0)
	p.outline(b)
	p.r.Fill()
}

// frame draws a rectangle whose stroke lies wholly inside b.
func (p pen) frame(b unit.Rect, fill, stroke draw.Ink, width unit.Length, dash ...unit.Length) {
	p.pick(fill, stroke, width, dash...)
	h := width / 2
	p.outline(unit.Box(b.X+h, b.Y+h, b.W-width, b.H-width))
	p.r.FillStroke()
}

func (p pen) outline(b unit.Rect) {
	p.r.MoveTo(int(b.X), int(b.Y))
	p.r.LineTo(int(b.Right()), int(b.Y))
	p.r.LineTo(int(b.Right()), int(b.Bottom()))
	p.r.LineTo(int(b.X), int(b.Bottom()))
	p.r.Close()
}

// rule draws a line.
func (p pen) rule(x1, y1, x2, y2 unit.Length, ink draw.Ink, width unit.Length, dash ...unit.Length) {
	p.pick("", ink, width, dash...)
	p.r.MoveTo(int(x1), int(y1))
	p.r.LineTo(int(x2), int(y2))
	p.r.Stroke()
}

// shape draws a polygon through points.
func (p pen) shape(ink draw.Ink, pts ...unit.Point) {
	p.pick(ink, "", 0)
	p.trace(pts)
	p.r.Close()
	p.r.Fill()
}

func (p pen) trace(pts []unit.Point) {
	for i, q := range pts {
		if i == 0 {
			p.r.MoveTo(int(q.X), int(q.Y))
			continue
		}
		p.r.LineTo(int(q.X), int(q.Y))
	}
}

// circle draws a circle around a centre.
func (p pen) circle(x, y, r unit.Length, fill, stroke draw.Ink, width unit.Length) {
	p.pick(fill, stroke, width)
	p.r.Circle(float64(r), int(x), int(y))
}

// sector draws a filled sector of so many quarters, from twelve o'clock,
// clockwise.
func (p pen) sector(x, y, r unit.Length, quarters int, fill draw.Ink) {
	p.pick(fill, "", 0)
	p.r.MoveTo(int(x), int(y))
	p.r.ArcTo(int(x), int(y), float64(r), float64(r), -quarter, quarter*float64(quarters))
	p.r.Close()
	p.r.Fill()
}
