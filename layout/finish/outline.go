package finish

import (
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// entry is one bookmark.
type entry struct {
	title string
	node  *node
	level int
	kids  []*entry
	obj   *indirect
}

// bookmarks are the headings of the first two levels, in reading order and
// nested as they are; a titled section that begins without a heading, such as
// a cover, has one of its own.
func (t *tree) bookmarks() *entry {
	root := &entry{}
	open := []*entry{root}
	t.root.walk(func(n *node) {
		level, title := t.heading(n)
		if level == 0 || title == "" {
			return
		}
		for len(open) > 1 && open[len(open)-1].level >= level {
			open = open[:len(open)-1]
		}
		e := &entry{title: title, node: n, level: level}
		up := open[len(open)-1]
		up.kids = append(up.kids, e)
		open = append(open, e)
	})
	return root
}

// heading is the bookmark level of a node, 0 for none, and its words.
func (t *tree) heading(n *node) (int, string) {
	own := ""
	if n.elem != nil {
		own = n.elem.Title
	}
	level := map[draw.Role]int{draw.H1: 1, draw.H2: 2}[n.role]
	switch {
	case n.role == draw.Sect && own != "" && !n.headed():
		return 1, own
	case level > 0 && own == "":
		return level, t.words(n)
	}
	return level, own
}

// headed tells whether a section has a first-level heading.
func (n *node) headed() bool {
	found := false
	n.walk(func(m *node) { found = found || m.role == draw.H1 })
	return found
}

// outlines writes the bookmarks: the first level open, the second closed.
func (f *file) outlines() *indirect {
	top := f.tree.bookmarks()
	if len(top.kids) == 0 {
		return nil
	}
	top.obj = &indirect{}
	f.items(top)
	d := top.obj.value.(dict)
	d["Type"], d["Count"] = name("Outlines"), len(top.kids)
	return top.obj
}

// items writes the entries under one, and its links to the first and last.
func (f *file) items(e *entry) {
	d := dict{}
	for _, k := range e.kids {
		k.obj = &indirect{}
	}
	for i, k := range e.kids {
		f.items(k)
		kd := k.obj.value.(dict)
		kd["Title"], kd["Parent"] = text(draw.Spelt(k.title)), e.obj
		f.to(kd, k.node.page, k.node.rect, k.node)
		if i > 0 {
			kd["Prev"] = e.kids[i-1].obj
		}
		if i+1 < len(e.kids) {
			kd["Next"] = e.kids[i+1].obj
		}
	}
	if n := len(e.kids); n > 0 {
		d["First"], d["Last"], d["Count"] = e.kids[0].obj, e.kids[n-1].obj, -n
	}
	e.obj.value = d
}

// labels are the page labels: equal to the printed folios; a page without one
// counts on from its neighbours, as readers count covers.
func (f *file) labels() dict {
	nums := array{}
	next := -1
	for i := range f.pages {
		if f.doc.starts(i) {
			next = -1
		}
		folio, err := strconv.Atoi(f.pages[i].Folio)
		switch {
		case f.pages[i].Folio == "" && next >= 0:
			next++
			continue
		case f.pages[i].Folio == "":
			folio = f.ahead(i)
		case err != nil || folio < 1:
			nums = append(nums, i, dict{"P": text(f.pages[i].Folio)})
			next = -1
			continue
		}
		if folio != next {
			nums = append(nums, i, dict{"S": name("D"), "St": folio})
		}
		next = folio + 1
	}
	return dict{"Nums": nums}
}

// ahead is the number a page without folio has when counted back from the next
// page with one, and its place in the file when there is none.
func (f *file) ahead(i int) int {
	first := i
	for first > 0 && !f.doc.starts(first) {
		first--
	}
	for j := i; j < len(f.pages) && (j == i || !f.doc.starts(j)); j++ {
		if n, err := strconv.Atoi(f.pages[j].Folio); err == nil && n > j-i {
			return n - (j - i)
		}
	}
	return i - first + 1
}
