package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
)

// list is a list. What the page draws as the label of an item is the list's own
// counter or dash, where it is one.
func (w *writer) list(m *matter) *node {
	defer func(was string) { w.order = was }(w.order)
	w.order = m.elem.Order
	tag, look := "ul", "plain"
	switch m.elem.Order {
	case "Decimal":
		tag, look = "ol", "counted"
	case "Disc":
		look = "dash"
	}
	switch {
	case len(m.parted) > 1:
		look += " flow"
	case len(m.items) > 1:
		look += " c" + strconv.Itoa(len(m.items))
	}
	n := el(tag).set("id", w.id(m)).set("class", class(look, component(m.name)))
	for _, k := range m.kids {
		for _, item := range w.matter(k) {
			if item.tag != "li" {
				item = el("li").put(item)
			}
			n.put(item)
		}
	}
	return n
}

// item is an item of a list, with the places that call it when it is a source.
func (w *writer) item(m *matter) *node {
	n := w.named(el("li"), m)
	for _, k := range m.kids {
		switch {
		case k.kind == element && k.elem.Role == draw.ListBody:
			n.put(w.set(k)...)
			continue
		case k.kind != element || k.elem.Role != draw.ListLabel:
			n.put(w.matter(k)...)
			continue
		}
		said := strings.TrimSpace(k.said())
		number := strings.TrimSuffix(said, ".")
		switch _, err := strconv.Atoi(number); {
		case err == nil && w.order == "Decimal":
			excused(k)
			n.set("value", number)
		case w.order == "Disc" && strings.Trim(said, "–—-•· ") == "":
			excused(k)
		default:
			n.put(el("div", "class", class("lbl", styled(k))).put(w.set(k)...).trimmed())
		}
	}
	if id := n.get("id"); strings.HasPrefix(id, "source-") {
		n.put(w.back(id))
	}
	return n.trimmed()
}

// back is the way back from a source: a link for each section that calls it.
func (w *writer) back(id string) *node {
	var seen []string
	p := el("p", "class", "back").put(txt(w.ed.Say("web.cited") + " "))
	for _, c := range w.cited[id] {
		if slices.Contains(seen, c.section) {
			continue
		}
		if len(seen) > 0 {
			p.put(txt(", "))
		}
		seen = append(seen, c.section)
		p.put(el("a", "href", "#"+c.id, "role", "doc-backlink").put(txt(w.ed.section(c.section).name())))
	}
	if len(seen) == 0 {
		return nil
	}
	return p
}

// table is a table, named by the heading it stands under. Each cell carries the head
// of its column, which the sheet writes where rows are cards.
func (w *writer) table(m *matter) *node {
	n := w.named(el("table"), m).set("aria-labelledby", w.title)
	var body *node
	for _, k := range m.kids {
		bare := k.kind == element && k.elem.Role == draw.TableRow
		for _, part := range w.matter(k) {
			if !bare {
				n.put(part)
				body = nil
				continue
			}
			if body == nil {
				body = el("tbody")
				n.put(body)
			}
			body.put(part)
		}
	}
	if labelled(n); grouped(n) {
		n.set("class", "pairs")
	}
	return n
}

// grouped tells whether all rows of a table are a pair of cells under a group's head,
// which needs no label.
func grouped(table *node) bool {
	groups, plain := 0, true
	table.each(func(row *node) {
		if row.tag != "tr" {
			return
		}
		heads, cells := 0, 0
		for _, c := range row.kids {
			switch {
			case c.get("scope") == "col":
				return
			case c.get("scope") == "rowgroup":
				heads++
				groups++
			case c.get("scope") == "row":
				heads++
			case c.tag == "td":
				cells++
			}
		}
		plain = plain && cells == 2 && heads < 2
	})
	return plain && groups > 0
}

// lists is a table that sets lists side by side, group by group, as lists that are read
// one after the other: under the head of each group a table for each of its lists. A
// cell of words that a group has in none of its rows is left out, and so are the heads
// of a list that no group has.
func (w *writer) lists(m *matter) (out []*node) {
	heads, groups := parted(m)
	held := make([]bool, len(m.elem.Abreast))
	defer func() {
		for i, from := range m.elem.Abreast {
			if !held[i] {
				for _, h := range heads[from:ended(m.elem.Abreast, i, len(heads))] {
					excused(h)
				}
			}
		}
	}()
	for _, g := range groups {
		head := w.heading(&matter{elem: &draw.Elem{Role: draw.H2}}).set("class", "group-head").put(w.inOneLine(g.head)...)
		row := el("div", "class", "row c"+strconv.Itoa(len(m.elem.Abreast)))
		for i, from := range m.elem.Abreast {
			if list := w.oneOf(g.rows, heads, from, ended(m.elem.Abreast, i, len(heads))); list != nil {
				held[i] = true
				row.put(el("div", "class", "cell").put(list.set("aria-labelledby", head.get("id"))))
			}
		}
		out = append(out, el("div", "class", class("group", component(m.name))).put(head, row))
	}
	return out
}

// ended is the column behind the last one of the list at i, of lists by their first.
func ended(firsts []int, i, columns int) int {
	if i+1 < len(firsts) {
		return firsts[i+1]
	}
	return columns
}

// oneOf is the list of the columns from one to another of some rows, as a table; none,
// when it holds nothing.
func (w *writer) oneOf(rows [][]*matter, heads []*matter, from, to int) *node {
	body := el("tbody")
	for _, cells := range rows {
		if from >= len(cells) || cells[from].said() == "" {
			continue
		}
		row := el("tr")
		for _, c := range cells[from:min(to, len(cells))] {
			row.put(w.cell(c))
		}
		body.put(row)
	}
	if len(body.kids) == 0 {
		return nil
	}
	head := el("tr")
	for _, h := range heads[from:to] {
		head.put(w.cell(h))
	}
	return el("table", "class", "pairs").put(el("thead").put(head), body)
}

// listed is a group of rows under the cell that heads them.
type listed struct {
	head *matter
	rows [][]*matter // without the cell that heads them, which keeps its place
}

// parted is the heads of a table's columns and its groups of rows.
func parted(m *matter) (heads []*matter, groups []listed) {
	m.each(func(row *matter) {
		if row.kind != element || row.elem == nil || row.elem.Role != draw.TableRow {
			return
		}
		var cells []*matter
		for _, c := range row.kids {
			if c.kind == element && (c.elem.Role == draw.HeadCell || c.elem.Role == draw.DataCell) {
				cells = append(cells, c)
			}
		}
		switch {
		case heads == nil:
			heads = cells
			excused(cells[0])
		case len(cells) == len(heads):
			groups = append(groups, listed{cells[0], [][]*matter{cells}})
		case len(groups) > 0: // under the head of a row above
			g := &groups[len(groups)-1]
			g.rows = append(g.rows, append([]*matter{g.head}, cells...))
		}
	})
	return heads, groups
}

// inOneLine is what stands in a cell, each of its paragraphs as a passage of a line.
func (w *writer) inOneLine(m *matter) (out []*node) {
	for _, k := range m.kids {
		switch {
		case k.kind == element && k.elem.Role == draw.P:
			out = append(out, el("span", "class", styled(k)).put(w.set(k)...).trimmed(), txt(" "))
		case k.kind == element, k.kind == row, k.kind == cell:
			out = append(out, w.inOneLine(k)...)
		default:
			out = append(out, w.matter(k)...)
		}
	}
	return out
}

// cell is a cell. A head without words is none.
func (w *writer) cell(m *matter) *node {
	e := m.elem
	tag := w.tags[e.Role]
	if tag == "th" && m.said() == "" {
		tag = "td"
	}
	n := w.named(el(tag), m)
	if tag == "th" {
		n.set("scope", scope(e)).set("id", w.heads[e])
	}
	if e.ColSpan > 1 {
		n.set("colspan", strconv.Itoa(e.ColSpan))
	}
	if e.RowSpan > 1 {
		n.set("rowspan", strconv.Itoa(e.RowSpan))
	}
	var heads []string
	for _, h := range e.Headers {
		if id := w.heads[h]; id != "" {
			heads = append(heads, id)
		}
	}
	n.set("headers", strings.Join(heads, " "))
	return n.put(w.set(m)...).trimmed()
}

// scope is what a head cell heads.
func scope(e *draw.Elem) string {
	switch {
	case e.Scope == "Row" && e.RowSpan > 1:
		return "rowgroup"
	case e.Scope == "Row":
		return "row"
	case e.ColSpan > 1:
		return "colgroup"
	}
	return "col"
}

// headed gives an id to each head cell that another cell names.
func headed(root *matter) map[*draw.Elem]string {
	out := map[*draw.Elem]string{}
	root.each(func(m *matter) {
		if m.elem == nil {
			return
		}
		for _, h := range m.elem.Headers {
			if _, has := out[h]; !has {
				out[h] = "cell-" + strconv.Itoa(len(out)+1)
			}
		}
	})
	return out
}

// labelled writes the head of its column on each cell of a table that has heads: its
// row above says it on a wide window, and the cell itself on a narrow one.
func labelled(table *node) {
	var heads []string
	taken := map[int]int{} // rows that a cell above reaches down to, by column
	table.each(func(row *node) {
		if row.tag != "tr" {
			return
		}
		col, isHead := 0, !slices.ContainsFunc(row.kids, func(c *node) bool { return c.tag == "td" && len(c.kids) > 0 }) &&
			slices.ContainsFunc(row.kids, func(c *node) bool { return c.get("scope") == "col" })
		for _, c := range row.kids {
			if c.tag != "td" && c.tag != "th" {
				continue
			}
			for taken[col] > 0 {
				taken[col]--
				col++
			}
			span, down := number(c.get("colspan")), number(c.get("rowspan"))
			switch {
			case isHead && len(heads) <= col:
				heads = append(append(heads, make([]string, col-len(heads))...), c.says())
			case c.tag == "td" && col < len(heads) && span == 1:
				c.set("data-label", heads[col])
			}
			for i := range span {
				taken[col+i] = down - 1
			}
			col += span
		}
	})
}

// number is an attribute that counts, 1 when it is absent.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return 1
}

// says is the words of an element.
func (n *node) says() string {
	var b strings.Builder
	n.each(func(k *node) { b.WriteString(k.text) })
	return strings.Join(strings.Fields(b.String()), " ")
}
