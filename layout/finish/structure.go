package finish

import (
	"fmt"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// structure writes the tree as objects: the elements, the table from marked
// content and annotations back to them, and the names of those that are
// pointed at.
func (f *file) structure() *indirect {
	root := &indirect{}
	if f.second() {
		f.tree.root.walk((*node).captioned)
	}
	f.tree.name()
	f.tree.root.walk(func(n *node) { n.obj = &indirect{value: dict{}} })
	back := make([]map[int]*indirect, len(f.leaves))
	links := array{}
	ns := newSpaces()
	f.tree.root.walk(func(n *node) {
		d := n.obj.value.(dict)
		f.element(n, d)
		if f.second() {
			d["NS"] = ns.of(n.role)
			if to := f.tree.target(n); to != nil {
				d["Ref"] = array{to.obj}
			}
		}
		if n.parent == nil {
			d["P"] = root
		} else {
			d["P"] = n.parent.obj
		}
		d["K"] = f.kids(n, d, back, &links)
	})
	root.value = dict{
		"Type": name("StructTreeRoot"), "K": f.tree.root.obj,
		"ParentTree": &indirect{value: dict{"Nums": f.parents(back, links)}}, "ParentTreeNextKey": len(f.leaves) + len(links),
	}
	if f.second() {
		root.value.(dict)["Namespaces"] = array{ns.now, ns.before}
	}
	if ids := f.ids(); len(ids) > 0 {
		root.value.(dict)["IDTree"] = &indirect{value: dict{"Names": ids, "Limits": array{ids[0], ids[len(ids)-2]}}}
	}
	return root
}

// name gives identifiers to notes, and to head cells that other cells name.
// They count up with leading zeros, so that their order is the order of bytes.
func (t *tree) name() {
	notes, cells := 0, 0
	wanted := map[*draw.Elem]bool{}
	t.root.walk(func(n *node) {
		if n.elem != nil {
			for _, h := range n.elem.Headers {
				wanted[h] = true
			}
		}
	})
	t.root.walk(func(n *node) {
		switch {
		case n.role == draw.Note:
			notes++
			n.id = str(fmt.Sprintf("note-%05d", notes))
		case wanted[n.elem] && n.role == draw.HeadCell:
			cells++
			n.id = str(fmt.Sprintf("cell-%05d", cells))
		}
	})
}

func (f *file) ids() array {
	out := array{}
	for _, role := range []draw.Role{draw.HeadCell, draw.Note} { // "cell-" comes before "note-"
		f.tree.root.walk(func(n *node) {
			if n.id != "" && n.role == role {
				out = append(out, n.id, n.obj)
			}
		})
	}
	return out
}

// element writes what an element says of itself.
func (f *file) element(n *node, d dict) {
	d["Type"], d["S"] = name("StructElem"), name(n.role)
	if n.parent == nil {
		d["Lang"] = text(f.doc.Lang)
	}
	if n.id != "" {
		d["ID"] = n.id
	}
	if n.elem == nil {
		return
	}
	if n.elem.Lang != "" {
		d["Lang"] = text(n.elem.Lang)
	}
	if n.elem.Alt != "" {
		d["Alt"] = text(draw.Spelt(n.elem.Alt))
	}
	if n.elem.Expand != "" && f.expands(n) {
		d["E"] = text(draw.Spelt(n.elem.Expand))
	}
	if n.elem.Title != "" {
		d["T"] = text(draw.Spelt(n.elem.Title))
	}
	if a := f.attributes(n); a != nil {
		d["A"] = a
	}
}

// expands tells whether a node is the first use of its abbreviation: it is spelt
// out there and nowhere else (ISO 32000-1, 14.9.5).
func (f *file) expands(n *node) bool {
	first := !f.tree.spelt[n.elem.Expand]
	f.tree.spelt[n.elem.Expand] = true
	return first
}

// attributes are those the standard wants of lists, cells and figures.
func (f *file) attributes(n *node) object {
	switch n.role {
	case draw.List:
		order := n.elem.Order
		if order == "" {
			order = "None"
		}
		if order == "None" && f.second() && n.labelled() { // labels, and no rule that counts them (ISO 14289-2, 8.2.5.25)
			order = "Unordered"
		}
		return dict{"O": name("List"), "ListNumbering": name(order)}
	case draw.HeadCell, draw.DataCell:
		return f.cell(n)
	case draw.Figure:
		place := name("Block")
		if n.parent != nil && !slices.Contains([]draw.Role{draw.Document, draw.Part, draw.Sect, draw.Div}, n.parent.role) {
			place = "Inline"
		}
		return dict{"O": name("Layout"), "Placement": place, "BBox": rectangle(within(f.sheet.Page(n.rect), f.sheet.Media))}
	}
	return nil
}

// within is the part of a rectangle that lies in another: a figure that bleeds
// ends with the sheet.
func within(r, s unit.Rect) unit.Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	return unit.Box(x, y, max(0, min(r.Right(), s.Right())-x), max(0, min(r.Bottom(), s.Bottom())-y))
}

func (f *file) cell(n *node) object {
	a := dict{}
	if n.elem.Scope != "" && n.role == draw.HeadCell {
		a["Scope"] = name(n.elem.Scope)
	}
	if n.elem.ColSpan > 1 {
		a["ColSpan"] = n.elem.ColSpan
	}
	if n.elem.RowSpan > 1 {
		a["RowSpan"] = n.elem.RowSpan
	}
	heads := array{}
	for _, h := range n.elem.Headers {
		if m := f.tree.byElem[h]; m != nil && m.id != "" {
			heads = append(heads, m.id)
		}
	}
	if len(heads) > 0 {
		a["Headers"] = heads
	}
	if len(a) == 0 {
		return nil
	}
	a["O"] = name("Table")
	return a
}

// kids writes what an element holds. Content of the element's first page is a
// bare number; content of other pages names its page.
func (f *file) kids(n *node, d dict, back []map[int]*indirect, links *array) object {
	var out array
	page := -1
	for _, k := range n.kids {
		switch {
		case k.node != nil:
			out = append(out, k.node.obj)
		case k.link != nil:
			out = append(out, dict{"Type": name("OBJR"), "Pg": f.leaves[k.page], "Obj": f.link(n, k.link, links)})
		default:
			if page < 0 {
				page, d["Pg"] = k.page, f.leaves[k.page]
			}
			if back[k.page] == nil {
				back[k.page] = map[int]*indirect{}
			}
			back[k.page][k.mcid] = n.obj
			if k.page == page {
				out = append(out, k.mcid)
			} else {
				out = append(out, dict{"Type": name("MCR"), "Pg": f.leaves[k.page], "MCID": k.mcid})
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// parents is the parent tree: key i for page i, then one for each annotation.
func (f *file) parents(back []map[int]*indirect, links array) array {
	out := array{}
	for i, l := range f.leaves {
		row := make(array, len(back[i]))
		for mcid := range row {
			row[mcid] = back[i][mcid]
		}
		d := l.value.(dict)
		d["StructParents"], d["Tabs"] = i, name("S")
		out = append(out, i, &indirect{value: row})
	}
	for i, l := range links {
		out = append(out, len(f.leaves)+i, l)
	}
	return out
}

// link adds the annotation of one area of a Link element.
func (f *file) link(n *node, e *area, links *array) *indirect {
	says := f.describe(n, e)
	d := dict{
		"Type": name("Annot"), "Subtype": name("Link"), "Rect": rectangle(f.sheet.Page(e.Rect)),
		"Border": array{0, 0, 0}, "F": 4, "Contents": text(draw.Spelt(says)), "StructParent": len(f.leaves) + len(*links),
	}
	if q := f.quads(e); q != nil {
		d["QuadPoints"] = q
	}
	if to, inside := anchor(e.Text); inside {
		at := f.tree.anchors[to]
		f.to(d, at.Page, at.Rect, f.tree.holding(at.Page, at.Rect))
	} else {
		d["A"] = dict{"Type": name("Action"), "S": name("URI"), "URI": uri(e.Text)}
	}
	o := &indirect{value: d}
	*links = append(*links, n.obj)
	f.annots[e.Page] = append(f.annots[e.Page], o)
	return o
}

// describe is what a link's annotation says: its description, else its words,
// else where it leads.
func (f *file) describe(n *node, e *area) string {
	if n.elem != nil && n.elem.Desc != "" {
		return n.elem.Desc
	}
	if w := f.tree.words(n); w != "" {
		return w
	}
	return e.Text
}

// anchor is the name in "#name", and whether an address is of that kind.
func anchor(href string) (string, bool) {
	if href != "" && href[0] == '#' {
		return href[1:], true
	}
	return "", false
}

// uri is an address in ASCII, other bytes in percent form (RFC 3986).
func uri(s string) str {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7F {
			out = append(out, fmt.Sprintf("%%%02X", c)...)
		} else {
			out = append(out, c)
		}
	}
	return str(out)
}

// dest is a place of a page with a little air above it.
func (f *file) dest(page int, r unit.Rect) array {
	const air = 6 * unit.MM
	top := min(f.sheet.Trim.Bottom()-r.Y+air, f.sheet.Media.H)
	return array{f.leaves[page], name("XYZ"), nil, points(top), nil}
}
