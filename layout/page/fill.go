package page

import (
	"sort"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// white is the highest band across a page that still parts two pieces of it;
// a higher one is room that nothing uses.
const white = 4 * unit.U

// Fill is how much of an area of the page is used, in per cent: what is left
// when the bands are taken away that are empty over the whole width and higher
// than white between two pieces.
func Fill(p *draw.Page, area unit.Rect) int {
	if area.H <= 0 {
		return 100
	}
	empty, at := unit.Length(0), area.Y
	for _, m := range matter(p, area) {
		if gap := m.Y - at; gap > white {
			empty += gap
		}
		at = max(at, m.Bottom())
	}
	if gap := area.Bottom() - at; gap > white {
		empty += gap
	}
	return int((area.H - empty) * 100 / area.H)
}

// matter is the marks within an area from the top down. A ground is none: a
// panel with nothing on it is as empty as the page. A figure is one piece, with
// the room that it keeps between its marks: there emptiness says something.
func matter(p *draw.Page, area unit.Rect) []unit.Rect {
	var out []unit.Rect
	draw.Walk(&p.Box, func(v draw.Visit) bool {
		if e := v.Elem; e != nil && e.Role == draw.Figure && v.At.H > 0 {
			out = append(out, v.At)
		}
		for _, op := range v.Box.Ops {
			r, ok := draw.Extent(op)
			if !ok {
				continue
			}
			r = r.Move(v.At.Point)
			o, path := op.(draw.Path)
			if r.Bottom() > area.Y && r.Y < area.Bottom() && !(path && o.Ground) {
				out = append(out, r)
			}
		}
		return true
	})
	sort.Slice(out, func(i, j int) bool { return out[i].Y < out[j].Y })
	return out
}

// countWords counts the words of a text.
func countWords(s string) int { return len(strings.Fields(s)) }
