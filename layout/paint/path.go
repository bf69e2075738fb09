package paint

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// path draws an outline.
func (p *painter) path(w where, o draw.Path) {
	if len(o.Segs) == 0 || o.Fill == "" && o.Stroke == "" {
		return
	}
	segs := o.Segs
	if o.Ground {
		segs = draw.Bled(segs, w.Point, p.prof.Trim, p.prof.Bleed)
	}
	r := reach(w, o)
	p.over(p.overprints(o, r))
	if o.Fill != "" {
		p.set(&p.now.fill, p.colour(o.Fill, false))
	}
	if o.Stroke != "" {
		p.set(&p.now.stroke, p.colour(o.Stroke, true))
		p.set(&p.now.width, num(o.Width)+" w")
		p.set(&p.now.dash, dash(o.Dash))
	}
	p.raw(p.outline(w, segs) + " " + operator(o))
}

// overprints tells whether every colour of a path is solid black and the path
// is a line: a stroke, or a rectangle as thin as one.
func (p *painter) overprints(o draw.Path, r unit.Rect) bool {
	if o.Fill != "" && (!p.black(o.Fill) || min(r.W, r.H) >= overLine) {
		return false
	}
	return o.Stroke == "" || p.black(o.Stroke) && o.Width < overLine
}

func dash(d []unit.Length) string {
	parts := make([]string, len(d))
	for i, l := range d {
		parts[i] = num(l)
	}
	return "[" + strings.Join(parts, " ") + "] 0 d"
}

func operator(o draw.Path) string {
	op := "S"
	switch {
	case o.Fill != "" && o.Stroke != "":
		op = "B"
	case o.Fill != "":
		op = "f"
	}
	if o.EvenOdd && o.Fill != "" {
		op += "*"
	}
	return op
}

// outline is the path's construction; an upright rectangle is one operator.
func (p *painter) outline(w where, segs []draw.Seg) string {
	if r, ok := rectangle(segs); ok {
		b := p.sheet.Page(r.Move(w.Point))
		return num(b.X) + " " + num(b.Y) + " " + num(b.W) + " " + num(b.H) + " re"
	}
	parts := make([]string, 0, len(segs))
	for _, s := range segs {
		var b strings.Builder
		for _, q := range s.Points() {
			b.WriteString(p.at(w.X+q.X, w.Y+q.Y) + " ")
		}
		parts = append(parts, b.String()+[...]string{"m", "l", "c", "h"}[s.Kind])
	}
	return strings.Join(parts, " ")
}

// rectangle is the upright rectangle that the segments are, if they are one.
func rectangle(s []draw.Seg) (unit.Rect, bool) {
	if len(s) != 5 || s[0].Kind != draw.Move || s[4].Kind != draw.Close {
		return unit.Rect{}, false
	}
	for _, l := range s[1:4] {
		if l.Kind != draw.LineTo {
			return unit.Rect{}, false
		}
	}
	a, b, c, d := s[0].P[0], s[1].P[0], s[2].P[0], s[3].P[0]
	if a.Y == b.Y && b.X == c.X && c.Y == d.Y && d.X == a.X || a.X == b.X && b.Y == c.Y && c.X == d.X && d.Y == a.Y {
		x, y := min(a.X, c.X), min(a.Y, c.Y)
		return unit.Box(x, y, max(a.X, c.X)-x, max(a.Y, c.Y)-y), true
	}
	return unit.Rect{}, false
}
