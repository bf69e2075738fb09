package draw

import "github.com/secnumcloud-observatory/press/layout/unit"

// Rectangle is the outline of a rectangle.
func Rectangle(r unit.Rect) []Seg {
	at := func(k SegKind, x, y unit.Length) Seg { return Seg{Kind: k, P: [3]unit.Point{{X: x, Y: y}}} }
	return []Seg{
		at(Move, r.X, r.Y), at(LineTo, r.Right(), r.Y), at(LineTo, r.Right(), r.Bottom()), at(LineTo, r.X, r.Bottom()),
		{Kind: Close},
	}
}

// Points are the points a segment uses, control points included.
func (s Seg) Points() []unit.Point {
	switch s.Kind {
	case Curve:
		return s.P[:]
	case Close:
		return nil
	}
	return s.P[:1]
}
