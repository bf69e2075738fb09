package charts

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// miniatureLine is the outline of an empty square.
const miniatureLine = 4 * unit.PT / 10

// Miniature is a table in small, a square for each cell: filled where the cell
// has something to say. Columns are so far apart, rows as far as the lines of
// the labels beside them. The caller says in words what it shows.
func Miniature(rows, columns int, across, down, square unit.Length, i Inks, filled func(row, column int) bool) draw.Box {
	b := draw.Box{Size: unit.Size{W: unit.Length(columns) * across, H: unit.Length(rows) * down},
		Elem: draw.New(draw.Layout), Name: "miniature"}
	for r := range rows {
		for c := range columns {
			at := unit.Box(unit.Length(c)*across+(across-square)/2, unit.Length(r)*down+(down-square)/2, square, square)
			p := draw.Path{Segs: draw.Rectangle(at), Fill: i.Sign}
			if !filled(r, c) {
				in := miniatureLine / 2
				p = draw.Path{Segs: draw.Rectangle(unit.Box(at.X+in, at.Y+in, square-2*in, square-2*in)), Stroke: i.Unknown, Width: miniatureLine}
			}
			b.Ops = append(b.Ops, p)
		}
	}
	return b
}
