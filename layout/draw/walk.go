package draw

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// Visit is one box on its page.
type Visit struct {
	Box      *Box
	At       unit.Rect // on the page, from the trim's top left
	Elem     *Elem     // the element the box belongs to, inherited when it has none; nil: none
	Parent   *Elem     // the element outside that one
	Artifact bool      // the box is matter outside the structure tree
	Name     string    // of the box, or of the nearest box around it that has one
	From     diag.Pos  // the same for the position
	Over     diag.Pos  // the same for what is too large for its room
	Depth    int
}

// Walk visits a box and all within it in reading order, parents first. A visit
// that answers false leaves the box's kids out.
func Walk(b *Box, visit func(Visit) bool) {
	walk(b, Visit{Box: b, At: unit.Rect{Size: b.Size}}, visit)
}

func walk(b *Box, v Visit, visit func(Visit) bool) {
	if b.Elem != nil && b.Elem != v.Elem {
		v.Parent, v.Elem = v.Elem, b.Elem
		v.Artifact = v.Artifact || b.Elem.Role.Artifact()
	}
	if b.Name != "" {
		v.Name = b.Name
	}
	if !b.From.IsZero() {
		v.From = b.From
	}
	if !b.Over.IsZero() {
		v.Over = b.Over
	}
	if !visit(v) {
		return
	}
	for i := range b.Kids {
		k := &b.Kids[i]
		next := v
		next.Box = &k.Box
		next.At = unit.Rect{Point: unit.Point{X: v.At.X + k.X, Y: v.At.Y + k.Y}, Size: k.Box.Size}
		next.Depth++
		walk(&k.Box, next, visit)
	}
}

// Extent is the area a mark blackens, about: text from its height of capitals to
// its depth and without the spaces at its end, a fifth of an em each, a path with
// half of its stroke. It is false for marks that
// blacken nothing: links, anchors, unpainted paths.
func Extent(op Op) (unit.Rect, bool) {
	switch o := op.(type) {
	case Text:
		if o.Ink == "" || blank(o.Str) {
			return unit.Rect{}, false
		}
		w := o.Width - unit.Length(len(o.Str)-len(strings.TrimRight(o.Str, " ")))*o.Size.Scale(20, 100)
		return unit.Box(o.X, o.Y-o.Size.Scale(70, 100), max(w, 0), o.Size.Scale(92, 100)), true
	case Path:
		return o.bounds()
	case Image:
		return o.Rect, true
	}
	return unit.Rect{}, false
}

func blank(s string) bool {
	for _, r := range s {
		switch r {
		case ' ', '\u00A0', '\u202F', '\u2009':
		default:
			return false
		}
	}
	return true
}

// bounds is the area of the path's points and control points, which a curve
// never leaves.
func (p Path) bounds() (unit.Rect, bool) {
	if p.Fill == "" && (p.Stroke == "" || p.Width == 0) {
		return unit.Rect{}, false
	}
	var lo, hi unit.Point
	n := 0
	for _, s := range p.Segs {
		for _, q := range s.Points() {
			if n++; n == 1 {
				lo, hi = q, q
			}
			lo = unit.Point{X: min(lo.X, q.X), Y: min(lo.Y, q.Y)}
			hi = unit.Point{X: max(hi.X, q.X), Y: max(hi.Y, q.Y)}
		}
	}
	half := unit.Length(0)
	if p.Stroke != "" {
		half = p.Width / 2
	}
	return unit.Box(lo.X-half, lo.Y-half, hi.X-lo.X+2*half, hi.Y-lo.Y+2*half), n > 0
}
