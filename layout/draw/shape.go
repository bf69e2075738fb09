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

// Bled is the outline of a straight ground whose box stands at a point of the page:
// edges that touch the trim are carried out to the bleed, whatever bleed the page was
// composed with. An outline with curves is as it was.
func Bled(segs []Seg, at unit.Point, trim unit.Size, bleed unit.Length) []Seg {
	snap := func(v, size unit.Length) unit.Length {
		switch tol := unit.MM / 100; {
		case v <= tol:
			return -bleed
		case v >= size-tol:
			return size + bleed
		}
		return v
	}
	out := append([]Seg(nil), segs...)
	for i := range out {
		if out[i].Kind == Curve {
			return segs
		}
		q := &out[i].P[0]
		q.X = snap(at.X+q.X, trim.W) - at.X
		q.Y = snap(at.Y+q.Y, trim.H) - at.Y
	}
	return out
}
