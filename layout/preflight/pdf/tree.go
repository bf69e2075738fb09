package pdf

import (
	"strings"
)

// Node is one structure element.
type Node struct {
	Object     int
	Dict       Dictionary
	Role       string // standard type, after the role map
	Own        string // type as written
	Parent     *Node
	Kids       []Kid // in reading order
	Lang       string
	Page       int               // of Pg, 0: none
	Attributes map[string]Object // what the owner of each key says, of the element and of its classes
	depth      int
}

// Kid is one entry of K: an element, a marked-content piece or an object.
type Kid struct {
	Node    *Node
	MCID    int // -1: none
	Page    int // page of the piece, 0: unknown
	Stream  int // form whose content holds the piece
	OBJR    int // object number of an annotation
	PageOwn bool
}

// Key names a marked-content piece: the page it is on, the form it stands in
// (0: the page itself) and its number.
type Key struct{ Page, Stream, MCID int }

// Tree is the structure tree and its indexes.
type Tree struct {
	Present bool
	dict    Dictionary
	Top     []*Node
	All     []*Node // in reading order
	ByPiece map[Key][]*Node
	byObj   map[int]*Node // element by object number
	OBJR    map[int]*Node // element that refers to an annotation
	Parents map[int]Object
	Loops   bool
	Roles   map[string]string
}

func (f *File) readTree() *Tree {
	t := &Tree{ByPiece: map[Key][]*Node{}, byObj: map[int]*Node{}, OBJR: map[int]*Node{}, Parents: map[int]Object{},
		Roles: map[string]string{}}
	t.dict = f.Dict(f.Catalog["StructTreeRoot"])
	if t.dict == nil {
		return t
	}
	t.Present = true
	for k, v := range f.Dict(t.dict["RoleMap"]) {
		t.Roles[k] = f.Name(v)
	}
	f.numberTree(t.dict["ParentTree"], t.Parents, map[int]bool{})
	b := &treeBuilder{f: f, t: t, seen: map[int]bool{}, pages: map[int]int{}}
	for _, p := range f.Pages {
		b.pages[p.Object] = p.Number
	}
	root := &Node{Dict: t.dict}
	b.children(root, t.dict["K"])
	for _, k := range root.Kids {
		if k.Node != nil {
			k.Node.Parent = nil
			t.Top = append(t.Top, k.Node)
		}
	}
	return t
}

// numberTree reads the entries of a number tree (7.9.7); seen stops rings.
func (f *File) numberTree(o Object, into map[int]Object, seen map[int]bool) {
	d, n := f.Dict(o), Number(o)
	if d == nil || n > 0 && seen[n] {
		return
	}
	seen[n] = true
	nums := f.Array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if n, ok := f.Integer(nums[i]); ok {
			into[n] = nums[i+1]
		}
	}
	for _, k := range f.Array(d["Kids"]) {
		f.numberTree(k, into, seen)
	}
}

// Standard is the standard structure types of ISO 32000-1, 14.8.4.
func Standard(role string) bool {
	const all = " Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 " +
		"L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP " +
		"Warichu WT WP Figure Formula Form "
	return role != "" && strings.Contains(all, " "+role+" ")
}

type treeBuilder struct {
	f     *File
	t     *Tree
	seen  map[int]bool
	pages map[int]int
	depth int
}

// role follows the role map to a standard type; a ring or an end elsewhere
// gives the last name.
func (t *Tree) role(own string) string {
	r := own
	for range hops {
		if Standard(r) {
			return r
		}
		to, ok := t.Roles[r]
		if !ok {
			return r
		}
		r = to
	}
	return r
}

func (b *treeBuilder) children(n *Node, k Object) {
	for _, o := range b.each(k) {
		b.child(n, o)
	}
}

func (b *treeBuilder) child(n *Node, o Object) {
	if v, ok := b.f.Integer(o); ok {
		b.piece(n, Kid{MCID: v, Page: n.Page})
		return
	}
	d := b.f.Dict(o)
	if d == nil {
		return
	}
	switch b.f.Name(d["Type"]) {
	case "MCR":
		v, ok := b.f.Integer(d["MCID"])
		if !ok {
			return
		}
		k := Kid{MCID: v, Page: n.Page, Stream: Number(d["Stm"])}
		if pg := b.pages[Number(d["Pg"])]; pg > 0 {
			k.Page, k.PageOwn = pg, true
		}
		b.piece(n, k)
	case "OBJR":
		obj := Number(d["Obj"])
		b.t.OBJR[obj] = n
		n.Kids = append(n.Kids, Kid{MCID: -1, OBJR: obj, Page: b.pages[Number(d["Pg"])]})
	default:
		b.element(n, o, d)
	}
}

func (b *treeBuilder) piece(n *Node, k Kid) {
	n.Kids = append(n.Kids, k)
	id := Key{k.Page, k.Stream, k.MCID}
	b.t.ByPiece[id] = append(b.t.ByPiece[id], n)
}

func (b *treeBuilder) element(up *Node, o Object, d Dictionary) {
	num := Number(o)
	if num > 0 && b.seen[num] || b.depth > deepest {
		b.t.Loops = true
		return
	}
	b.seen[num] = true
	n := &Node{Object: num, Dict: d, Own: b.f.Name(d["S"]), Parent: up, depth: b.depth, Attributes: map[string]Object{}}
	if up.Dict == nil || b.f.Name(up.Dict["Type"]) == "StructTreeRoot" {
		n.Parent = nil
	}
	n.Role = b.t.role(n.Own)
	n.Page = b.pages[Number(d["Pg"])]
	n.Lang = b.f.Text(d["Lang"])
	b.classes(n, d["C"])
	b.attributes(n, d["A"]) // what an element says itself holds (14.7.5.2)
	up.Kids = append(up.Kids, Kid{Node: n, MCID: -1})
	b.t.All = append(b.t.All, n)
	b.t.byObj[num] = n
	b.depth++
	b.children(n, d["K"])
	b.depth--
}

// owners is whose each attribute is that is judged (14.8.5.2): a table's for another
// format, as of HTML, says the same in other words.
var owners = map[string]string{"BBox": "Layout", "ColSpan": "Table", "Headers": "Table", "ListNumbering": "List", "Role": "PrintField",
	"RowSpan": "Table", "Scope": "Table"}

// classes gathers the attributes of an element's classes: one name or several, each
// with or without a revision number behind it, and of each one attribute object or
// several (14.7.5.2). A later one holds.
func (b *treeBuilder) classes(n *Node, o Object) {
	named := b.f.Dict(b.t.dict["ClassMap"])
	for _, c := range b.each(o) {
		if name := b.f.Name(c); name != "" {
			b.attributes(n, named[name])
		}
	}
}

// attributes gathers attribute objects by key: one or several, each with or without a
// revision number behind it (14.7.5.3).
func (b *treeBuilder) attributes(n *Node, o Object) {
	for _, x := range b.each(o) {
		d := b.f.Dict(x)
		by := b.f.Name(d["O"])
		for k, v := range d {
			if whose := owners[k]; whose == "" || by == "" || by == whose {
				n.Attributes[k] = v
			}
		}
	}
}

// each is the entries of an array, or the one that stands for an array.
func (b *treeBuilder) each(o Object) []Object {
	if list := b.f.Array(o); list != nil {
		return list
	}
	return []Object{o}
}

// Inherited is an attribute of an element or, where it says nothing, of the nearest
// element around it that does: for those that are inherited (14.8.5.1).
func (n *Node) Inherited(key string) Object {
	for p := n; p != nil; p = p.Parent {
		if v := p.Attributes[key]; v != nil {
			return v
		}
	}
	return nil
}

// Within tells whether an element of the role stands around n.
func (n *Node) Within(role string) *Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Role == role {
			return p
		}
	}
	return nil
}

// Language is the language in force at an element; "" when nothing says.
func (n *Node) Language(document string) string {
	for p := n; p != nil; p = p.Parent {
		if p.Lang != "" {
			return p.Lang
		}
	}
	return document
}

// Holder is the element that an annotation stands in: the one that refers to it, or
// the one its own key leads to; nil when it stands in none.
func (f *File) Holder(o Object, d Dictionary) *Node {
	if n := f.Tree.OBJR[Number(o)]; n != nil && Number(o) > 0 {
		return n
	}
	if sp, ok := f.Integer(d["StructParent"]); ok {
		return f.Tree.byObj[Number(f.Tree.Parents[sp])]
	}
	return nil
}

// Children is the elements directly below, in order.
func (n *Node) Children() []*Node {
	var out []*Node
	for _, k := range n.Kids {
		if k.Node != nil {
			out = append(out, k.Node)
		}
	}
	return out
}

// Find is all elements of a role below n, in order.
func (n *Node) Find(role string) []*Node {
	var out []*Node
	for _, k := range n.Children() {
		if k.Role == role {
			out = append(out, k)
		}
		out = append(out, k.Find(role)...)
	}
	return out
}

// pieceIndex is the page's marked content by key.
func (f *File) pieceIndex() map[Key][]*Piece {
	out := map[Key][]*Piece{}
	for _, p := range f.Pages {
		for _, q := range p.Pieces {
			if q.MCID >= 0 {
				k := Key{p.Number, q.Owner, q.MCID}
				out[k] = append(out[k], q)
			}
		}
	}
	return out
}
