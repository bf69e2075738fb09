package finish

import (
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// area is what one annotation covers: the rectangle around its parts, and the
// parts when there are several.
type area struct {
	paint.Event
	parts []unit.Rect
}

// join makes one annotation of a Link's areas on a page, so that it is
// announced once, unless the rectangle around them would cover another link:
// not every viewer honours the parts.
func (t *tree) join() {
	pages := map[int][]*node{}
	t.root.walk(func(n *node) {
		last := -1
		for _, k := range n.kids {
			if k.link != nil && k.page != last {
				pages[k.page] = append(pages[k.page], n)
				last = k.page
			}
		}
	})
	t.root.walk(func(n *node) {
		if n.role == draw.LinkElem {
			n.join(func(page int, r unit.Rect) bool { return clear(pages[page], n, page, r) })
		}
	})
}

// clear tells whether no other link of the page lies in a rectangle.
func clear(links []*node, n *node, page int, r unit.Rect) bool {
	for _, other := range links {
		for _, k := range other.kids {
			if other != n && k.link != nil && k.page == page && k.link.Rect.Overlaps(r, unit.MM/10) {
				return false
			}
		}
	}
	return true
}

// join joins the areas of one node that stand on one page and lead to one
// place.
func (n *node) join(clear func(page int, r unit.Rect) bool) {
	kept := n.kids[:0:0]
	var first *area
	for _, k := range n.kids {
		if k.link == nil {
			kept = append(kept, k)
			continue
		}
		if first != nil && first.Page == k.page && first.Text == k.link.Text {
			if all := first.Rect.Union(k.link.Rect); clear(k.page, all) {
				if first.parts == nil {
					first.parts = []unit.Rect{first.Rect}
				}
				first.parts = append(first.parts, k.link.Rect)
				first.Rect = all
				continue
			}
		}
		first = k.link
		kept = append(kept, k)
	}
	n.kids = kept
}

// quads are the parts of an area as QuadPoints: the corners of each from upper
// left to lower right, line by line, as viewers read them.
func (f *file) quads(a *area) array {
	var out array
	for _, p := range a.parts {
		r := f.sheet.Page(p)
		l, b, right, top := points(r.X), points(r.Y), points(r.Right()), points(r.Bottom())
		out = append(out, l, top, right, top, l, b, right, b)
	}
	return out
}
