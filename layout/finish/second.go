package finish

import (
	"slices"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// pdf2 is the version of files in PDF 2.0 (ISO 32000-2).
const pdf2 = "2.0"

// second tells whether the file is in PDF 2.0.
func (f *file) second() bool { return f.prof.Version == pdf2 }

// spaces are the namespaces of the structure: that of PDF 2.0, and that of 1.7, to which the
// types belong that 2.0 has no more (ISO 32000-2, 14.8.6).
type spaces struct{ now, before *indirect }

func newSpaces() spaces {
	ns := func(uri string) *indirect { return &indirect{value: dict{"Type": name("Namespace"), "NS": text(uri)}} }
	return spaces{ns("http://iso.org/pdf2/ssn"), ns("http://iso.org/pdf/ssn")}
}

// of is the namespace of a structure type.
func (s spaces) of(r draw.Role) *indirect {
	if slices.Contains([]draw.Role{draw.TOC, draw.TOCItem, draw.Reference, draw.BlockQuote, draw.Code, draw.Note}, r) {
		return s.before
	}
	return s.now
}

// to is where a link or a bookmark leads, as the entries that say it: a place of a page, and
// in PDF 2.0 the element that stands there, too (ISO 14289-2, 8.8).
func (f *file) to(d dict, page int, r unit.Rect, n *node) {
	dest := f.dest(page, r)
	if !f.second() || n == nil {
		d["Dest"] = dest
		return
	}
	place := array{n.obj}
	d["A"] = dict{"Type": name("Action"), "S": name("GoTo"), "D": dest, "SD": append(place, dest[1:]...)}
}

// holding is the outermost element that begins on a page at or below a place, else the last
// one before: where a listener is led.
func (t *tree) holding(page int, r unit.Rect) *node {
	var last, best *node
	t.root.walk(func(n *node) {
		if n.parent == nil || !n.placed {
			return
		}
		if n.page < page || n.page == page && n.rect.Y < r.Y {
			last = n
		} else if best == nil && n.page == page {
			best = n
		}
	})
	if best == nil {
		return last
	}
	return best
}

// target is the element that an entry of the contents leads to (ISO 14289-2, 8.2.5.8); nil
// for anything else.
func (t *tree) target(n *node) (to *node) {
	if n.role != draw.TOCItem {
		return nil
	}
	n.walk(func(m *node) {
		for _, k := range m.kids {
			if k.link == nil || to != nil {
				continue
			}
			if name, inside := anchor(k.link.Text); inside {
				at := t.anchors[name]
				to = t.holding(at.Page, at.Rect)
			}
		}
	})
	return to
}

// labelled tells whether an item of a list has a label.
func (n *node) labelled() bool {
	found := false
	for _, item := range n.kids {
		if item.node != nil {
			found = found || slices.ContainsFunc(item.node.kids, func(k kid) bool { return k.node != nil && k.node.role == draw.ListLabel })
		}
	}
	return found
}

// captioned makes a paragraph behind its figure of a caption that stands beside it: a Caption
// is the first or last part of what it belongs to there (ISO 14289-2, 8.2.5.27).
func (n *node) captioned() {
	if n.role == draw.Caption && n.parent != nil && n.parent.role != draw.Table && n.parent.role != draw.Figure {
		n.role = draw.P
	}
}
