package finish

import (
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/paint"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// tree is the structure: one node per element, in order of first appearance.
type tree struct {
	root    *node
	byElem  map[*draw.Elem]*node
	anchors map[string]paint.Event // by name
	said    map[[2]int]string      // words of marked content, by page and number
	spelt   map[string]bool        // the abbreviations that were spelt out
	stray   []stray                // what stood where no standard allows it
}

// stray is an element that had to be wrapped to stand where it stood.
type stray struct {
	event  paint.Event
	child  draw.Role
	parent draw.Role
}

// node is one structure element.
type node struct {
	elem    *draw.Elem // nil for those the tree adds
	role    draw.Role
	parent  *node
	kids    []kid
	rect    unit.Rect // of its box, or around its content, on its first page
	page    int
	placed  bool
	from    diag.Pos
	field   string
	obj     *indirect
	id      str
	implied bool // added by the tree, not by the pages
}

// kid is a node, marked content or an annotation.
type kid struct {
	node       *node
	page, mcid int
	link       *area
}

// grow builds the tree from what the painter met.
func grow(events []paint.Event) *tree {
	t := &tree{byElem: map[*draw.Elem]*node{}, anchors: map[string]paint.Event{}, said: map[[2]int]string{}, spelt: map[string]bool{}}
	t.root = &node{role: draw.Document}
	for i := range events {
		e := events[i]
		switch e.Kind {
		case paint.Place:
			if _, twice := t.anchors[e.Text]; !twice {
				t.anchors[e.Text] = e
			}
			continue
		case paint.Area:
			n := t.reach(e)
			if n.role != draw.LinkElem {
				n = t.under(n, &node{role: draw.LinkElem, implied: true}, e)
			}
			n.kids = append(n.kids, kid{link: &area{Event: e}, page: e.Page})
			continue
		}
		n := t.reach(e)
		if e.Kind == paint.Content {
			n = t.home(n, "", e)
			n.kids = append(n.kids, kid{page: e.Page, mcid: e.MCID})
			t.said[[2]int{e.Page, e.MCID}] = e.Text
		}
		for ; n != nil && (e.Kind == paint.Content || n.elem == e.Leaf()); n = n.parent {
			n.stand(e)
			if e.Kind == paint.Enter {
				break
			}
		}
	}
	t.root.prune()
	t.root.walk((*node).bodies)
	t.root.walk((*node).items)
	t.join()
	return t
}

// bodies gathers the rows of a table that has a head but no body into one: a
// table with a head needs a body too (ISO 14289-1, 7.2).
func (n *node) bodies() {
	head := false
	for _, k := range n.kids {
		head = head || k.node != nil && k.node.role == draw.TableHead
	}
	if n.role != draw.Table || !head {
		return
	}
	kids, body := n.kids[:0:0], (*node)(nil)
	for _, k := range n.kids {
		if k.node == nil || k.node.role != draw.TableRow {
			kids = append(kids, k)
			continue
		}
		if body == nil {
			body = &node{role: draw.TableBody, parent: n, implied: true}
			kids = append(kids, kid{node: body})
		}
		k.node.parent = body
		body.kids = append(body.kids, k)
	}
	n.kids = kids
}

// stand notes where a node is: the box that carries it, else its content.
func (n *node) stand(e paint.Event) {
	box := e.Kind == paint.Enter
	switch {
	case !n.placed:
		n.page, n.rect, n.placed = e.Page, e.Rect, true
		n.from, n.field = e.From, e.Name
	case n.page == e.Page && (!box || n.rect.Size == (unit.Size{})):
		n.rect = n.rect.Union(e.Rect)
	}
}

// reach is the node of an event's innermost element; those on the way that are
// not there yet are added under their parents.
func (t *tree) reach(e paint.Event) *node {
	at := t.root
	for i, elem := range e.Path {
		n, ok := t.byElem[elem]
		switch {
		case ok:
		case i == 0 && elem.Role == draw.Document:
			n = t.root
			if n.elem == nil {
				n.elem = elem
			}
			t.byElem[elem] = n
		default:
			n = t.under(at, &node{elem: elem, role: elem.Role}, e)
			t.byElem[elem] = n
		}
		at = n
	}
	return at
}

// under puts a new node under a parent, with the wrappers its role needs there.
func (t *tree) under(parent, n *node, e paint.Event) *node {
	parent = t.home(parent, n.role, e)
	n.parent = parent
	n.from, n.field = e.From, e.Name
	parent.kids = append(parent.kids, kid{node: n})
	return n
}

// home is where a child of a role (content: "") may stand at or below a
// parent. Wrappers the tree adds are used again as long as nothing else came.
func (t *tree) home(parent *node, child draw.Role, e paint.Event) *node {
	roles, odd := wrap(parent.role, child)
	if odd {
		t.stray = append(t.stray, stray{e, child, parent.role})
	}
	for _, r := range roles {
		if k := len(parent.kids); k > 0 && parent.kids[k-1].node != nil && parent.kids[k-1].node.implied && parent.kids[k-1].node.role == r {
			parent = parent.kids[k-1].node
			continue
		}
		n := &node{role: r, parent: parent, implied: true, from: e.From, field: e.Name}
		parent.kids = append(parent.kids, kid{node: n})
		parent = n
	}
	return parent
}

// items makes one body of the bodies of a list item: an item has one label and
// one body, however many boxes drew it.
func (n *node) items() {
	if n.role != draw.ListItem {
		return
	}
	var body *node
	kids := n.kids[:0:0]
	for _, k := range n.kids {
		switch {
		case k.node == nil || k.node.role != draw.ListBody:
		case body == nil:
			body = k.node
		default:
			for _, c := range k.node.kids {
				if c.node != nil {
					c.node.parent = body
				}
			}
			body.kids = append(body.kids, k.node.kids...)
			continue
		}
		kids = append(kids, k)
	}
	n.kids = kids
}

// inline tells whether a role stands within a line of text.
func inline(r draw.Role) bool {
	switch r {
	case "", draw.Span, draw.LinkElem, draw.Reference, draw.Code:
		return true
	}
	return false
}

// wrap is what must stand between a parent and a child (content: ""), and
// whether its absence is a fault of the pages rather than a convenience
// (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2).
func wrap(parent, child draw.Role) (between []draw.Role, fault bool) {
	in := func(roles ...draw.Role) bool { return slices.Contains(roles, child) }
	switch parent {
	case draw.Document, draw.Part, draw.Sect, draw.Div, draw.BlockQuote:
		if inline(child) {
			return []draw.Role{draw.P}, false
		}
	case draw.List:
		switch {
		case in(draw.ListItem, draw.List, draw.Caption):
		case in(draw.ListLabel, draw.ListBody):
			return []draw.Role{draw.ListItem}, true
		default:
			return []draw.Role{draw.ListItem, draw.ListBody}, true
		}
	case draw.ListItem:
		if !in(draw.ListLabel, draw.ListBody) {
			return []draw.Role{draw.ListBody}, false
		}
	case draw.Table:
		switch {
		case in(draw.TableHead, draw.TableBody, draw.TableRow, draw.Caption):
		case in(draw.HeadCell, draw.DataCell):
			return []draw.Role{draw.TableRow}, true
		default:
			return []draw.Role{draw.TableRow, draw.DataCell}, true
		}
	case draw.TableHead, draw.TableBody:
		switch {
		case in(draw.TableRow):
		case in(draw.HeadCell, draw.DataCell):
			return []draw.Role{draw.TableRow}, true
		default:
			return []draw.Role{draw.TableRow, draw.DataCell}, true
		}
	case draw.TableRow:
		if !in(draw.HeadCell, draw.DataCell) {
			return []draw.Role{draw.DataCell}, true
		}
	case draw.TOC:
		if !in(draw.TOCItem, draw.TOC, draw.Caption) {
			return []draw.Role{draw.TOCItem}, true
		}
	case draw.TOCItem:
		switch {
		case in(draw.LinkElem):
			return []draw.Role{draw.Reference}, false
		case inline(child) && !in(draw.Reference):
			return []draw.Role{draw.P}, false
		}
	}
	return nil, false
}

// prune removes elements with nothing in them, but keeps empty cells: a row
// without them would not be regular.
func (n *node) prune() bool {
	kept := n.kids[:0]
	for _, k := range n.kids {
		if k.node == nil || k.node.prune() {
			kept = append(kept, k)
		}
	}
	n.kids = kept
	return len(kept) > 0 || n.role == draw.HeadCell || n.role == draw.DataCell
}

// walk calls f for every node, parents first.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		if k.node != nil {
			k.node.walk(f)
		}
	}
}

// words is the text of a node's content in reading order, without soft
// hyphens, with single spaces.
func (t *tree) words(n *node) string {
	var b strings.Builder
	var read func(n *node)
	read = func(n *node) {
		for _, k := range n.kids {
			switch {
			case k.node != nil:
				read(k.node)
			case k.link == nil:
				b.WriteString(t.said[[2]int{k.page, k.mcid}])
			}
		}
	}
	read(n)
	return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\u00ad", "")), " ")
}
