package preflight

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// node is one structure element.
type node struct {
	object int
	dict   types.Dict
	role   string // standard type, after the role map
	own    string // type as written
	parent *node
	kids   []kid // in reading order
	lang   string
	page   int // of Pg, 0: none
	attrs  map[string]object
	depth  int
}

// kid is one entry of K: an element, a marked-content piece or an object.
type kid struct {
	node    *node
	mcid    int // -1: none
	page    int // page of the piece, 0: unknown
	stream  int // form whose content holds the piece
	objr    int // object number of an annotation
	pageOwn bool
}

// key names a marked-content piece: the page it is on, the form it stands in
// (0: the page itself) and its number.
type key struct{ page, stream, mcid int }

// tree is the structure tree and its indexes.
type tree struct {
	present bool
	dict    types.Dict
	top     []*node
	all     []*node // in reading order
	byPiece map[key][]*node
	byObj   map[int]*node // element by object number
	objr    map[int]*node // element that refers to an annotation
	parents map[int]object
	loops   bool
	roles   map[string]string
}

func (f *File) readTree() *tree {
	t := &tree{byPiece: map[key][]*node{}, byObj: map[int]*node{}, objr: map[int]*node{}, parents: map[int]object{}, roles: map[string]string{}}
	t.dict = f.dict(f.catalog["StructTreeRoot"])
	if t.dict == nil {
		return t
	}
	t.present = true
	for k, v := range f.dict(t.dict["RoleMap"]) {
		t.roles[k] = f.name(v)
	}
	f.numberTree(t.dict["ParentTree"], t.parents, map[int]bool{})
	b := &treeBuilder{f: f, t: t, seen: map[int]bool{}, pages: map[int]int{}}
	for _, p := range f.pages {
		b.pages[p.object] = p.number
	}
	root := &node{dict: t.dict}
	b.children(root, t.dict["K"])
	for _, k := range root.kids {
		if k.node != nil {
			k.node.parent = nil
			t.top = append(t.top, k.node)
		}
	}
	return t
}

// numberTree reads the entries of a number tree (7.9.7); seen stops rings.
func (f *File) numberTree(o object, into map[int]object, seen map[int]bool) {
	d, n := f.dict(o), number(o)
	if d == nil || n > 0 && seen[n] {
		return
	}
	seen[n] = true
	nums := f.array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if n, ok := f.integer(nums[i]); ok {
			into[n] = nums[i+1]
		}
	}
	for _, k := range f.array(d["Kids"]) {
		f.numberTree(k, into, seen)
	}
}

// standard is the standard structure types of ISO 32000-1, 14.8.4.
func standard(role string) bool {
	const all = " Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 " +
		"L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP " +
		"Warichu WT WP Figure Formula Form "
	return role != "" && strings.Contains(all, " "+role+" ")
}

type treeBuilder struct {
	f     *File
	t     *tree
	seen  map[int]bool
	pages map[int]int
	depth int
}

// role follows the role map to a standard type; a ring or an end elsewhere
// gives the last name.
func (t *tree) role(own string) string {
	r := own
	for range hops {
		if standard(r) {
			return r
		}
		to, ok := t.roles[r]
		if !ok {
			return r
		}
		r = to
	}
	return r
}

func (b *treeBuilder) children(n *node, k object) {
	list := b.f.array(k)
	if list == nil {
		list = types.Array{k}
	}
	for _, o := range list {
		b.child(n, o)
	}
}

func (b *treeBuilder) child(n *node, o object) {
	if v, ok := b.f.integer(o); ok {
		b.piece(n, kid{mcid: v, page: n.page})
		return
	}
	d := b.f.dict(o)
	if d == nil {
		return
	}
	switch b.f.name(d["Type"]) {
	case "MCR":
		v, ok := b.f.integer(d["MCID"])
		if !ok {
			return
		}
		k := kid{mcid: v, page: n.page, stream: number(d["Stm"])}
		if pg := b.pages[number(d["Pg"])]; pg > 0 {
			k.page, k.pageOwn = pg, true
		}
		b.piece(n, k)
	case "OBJR":
		obj := number(d["Obj"])
		b.t.objr[obj] = n
		n.kids = append(n.kids, kid{mcid: -1, objr: obj, page: b.pages[number(d["Pg"])]})
	default:
		b.element(n, o, d)
	}
}

func (b *treeBuilder) piece(n *node, k kid) {
	n.kids = append(n.kids, k)
	id := key{k.page, k.stream, k.mcid}
	b.t.byPiece[id] = append(b.t.byPiece[id], n)
}

func (b *treeBuilder) element(up *node, o object, d types.Dict) {
	num := number(o)
	if num > 0 && b.seen[num] || b.depth > deepest {
		b.t.loops = true
		return
	}
	b.seen[num] = true
	n := &node{object: num, dict: d, own: b.f.name(d["S"]), parent: up, depth: b.depth, attrs: map[string]object{}}
	if up.dict == nil || b.f.name(up.dict["Type"]) == "StructTreeRoot" {
		n.parent = nil
	}
	n.role = b.t.role(n.own)
	n.page = b.pages[number(d["Pg"])]
	n.lang = b.f.text(d["Lang"])
	b.attributes(n, d["A"])
	up.kids = append(up.kids, kid{node: n, mcid: -1})
	b.t.all = append(b.t.all, n)
	b.t.byObj[num] = n
	b.depth++
	b.children(n, d["K"])
	b.depth--
}

// attributes gathers an element's attribute dictionaries by key.
func (b *treeBuilder) attributes(n *node, o object) {
	list := b.f.array(o)
	if list == nil {
		list = types.Array{o}
	}
	for _, x := range list {
		for k, v := range b.f.dict(x) {
			n.attrs[k] = v
		}
	}
}

// within tells whether an element of the role stands around n.
func (n *node) within(role string) *node {
	for p := n.parent; p != nil; p = p.parent {
		if p.role == role {
			return p
		}
	}
	return nil
}

// language is the language in force at an element; "" when nothing says.
func (n *node) language(document string) string {
	for p := n; p != nil; p = p.parent {
		if p.lang != "" {
			return p.lang
		}
	}
	return document
}

// children is the elements directly below, in order.
func (n *node) children() []*node {
	var out []*node
	for _, k := range n.kids {
		if k.node != nil {
			out = append(out, k.node)
		}
	}
	return out
}

// find is all elements of a role below n, in order.
func (n *node) find(role string) []*node {
	var out []*node
	for _, k := range n.children() {
		if k.role == role {
			out = append(out, k)
		}
		out = append(out, k.find(role)...)
	}
	return out
}

// pieceIndex is the page's marked content by key.
func (f *File) pieceIndex() map[key][]*piece {
	out := map[key][]*piece{}
	for _, p := range f.pages {
		for _, q := range p.pieces {
			if q.mcid >= 0 {
				k := key{p.number, q.owner, q.mcid}
				out[k] = append(out[k], q)
			}
		}
	}
	return out
}
