package preflight

import (
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// slot is one place of a table's grid.
type slot struct {
	cell *node
	row  int
	col  int
}

// grid is a table laid out with its spans.
type grid struct {
	rows  [][]*node // every place of every row; nil: no cell covers it
	cells []slot
}

func (n *node) rows() []*node {
	var out []*node
	for _, k := range n.children() {
		switch k.role {
		case "TR":
			out = append(out, k)
		case "THead", "TBody", "TFoot":
			for _, r := range k.children() {
				if r.role == "TR" {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

func (f *File) span(n *node, key string) int {
	v, ok := f.integer(n.attrs[key])
	if !ok || v < 1 {
		return 1
	}
	return min(v, 200)
}

func (f *File) grid(n *node) grid {
	rows := n.rows()
	g := grid{rows: make([][]*node, len(rows))}
	put := func(r, c int, cell *node) {
		for len(g.rows[r]) <= c {
			g.rows[r] = append(g.rows[r], nil)
		}
		g.rows[r][c] = cell
	}
	for r, row := range rows {
		c := 0
		for _, cell := range row.children() {
			if cell.role != "TH" && cell.role != "TD" {
				continue
			}
			for c < len(g.rows[r]) && g.rows[r][c] != nil {
				c++
			}
			w, h := f.span(cell, "ColSpan"), f.span(cell, "RowSpan")
			g.cells = append(g.cells, slot{cell, r, c})
			for dr := range h {
				for dc := range w {
					if r+dr < len(rows) {
						put(r+dr, c+dc, cell)
					}
				}
			}
			c += w
		}
	}
	return g
}

// checkTableParts: what may stand in what (14.8.4.3.4).
func checkTableParts(j *judge) {
	may := map[string][]string{
		"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
	}
	must := map[string][]string{"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}}
	for _, n := range j.tree.all {
		has := func(role string) bool {
			return slices.ContainsFunc(n.children(), func(k *node) bool { return k.role == role })
		}
		if n.role == "Table" && has("THead") && !has("TBody") {
			j.at(n, "THead", "TBody", say("tableau sans lignes sous ses titres", "table without rows below its heads"))
		}
		if list, ok := may[n.role]; ok {
			for _, k := range n.children() {
				if !slices.Contains(list, k.role) {
					j.at(k, k.role, list[0], say("dans un élément %s", "in an element %s", n.role))
				}
			}
		}
		if list, ok := must[n.role]; ok && (n.parent == nil || !slices.Contains(list, n.parent.role)) {
			j.at(n, n.role, list[0], say("élément de tableau hors de sa place", "table element out of its place"))
		}
	}
}

func checkTableShape(j *judge) {
	j.roles(func(n *node) {
		g := j.grid(n)
		for r, row := range g.rows {
			filled := 0
			for _, c := range row {
				if c != nil {
					filled++
				}
			}
			if len(row) != len(g.rows[0]) || filled != len(row) {
				j.at(n, strconv.Itoa(filled), strconv.Itoa(len(g.rows[0])), say("colonnes de la rangée %d", "columns of row %d", r+1))
			}
		}
		if len(g.rows) == 0 {
			j.at(n, "0", "", say("tableau sans rangées", "table without rows"))
		}
	}, "Table")
}

func checkScopes(j *judge) {
	j.roles(func(n *node) {
		s := j.name(n.attrs["Scope"])
		if s == "Row" || s == "Column" || s == "Both" {
			return
		}
		if b, ok := j.raw(n.dict["ID"]); s == "" && ok && len(b) > 0 && j.cited(n, string(b)) {
			return
		}
		j.at(n, s, "Row, Column, Both", say("cellule d'en-tête sans portée (Scope)", "header cell without Scope"))
	}, "TH")
}

// cited tells whether some cell of the table names the header by its ID.
func (j *judge) cited(n *node, id string) bool {
	t := n.within("Table")
	if t == nil {
		return false
	}
	for _, role := range []string{"TD", "TH"} {
		for _, c := range t.find(role) {
			for _, o := range j.array(c.attrs["Headers"]) {
				if b, ok := j.raw(o); ok && string(b) == id {
					return true
				}
			}
		}
	}
	return false
}

// checkHeaders: from each data cell a header can be found, by Headers, by the
// column above or by the row.
func checkHeaders(j *judge) {
	ids := map[string]bool{}
	j.roles(func(n *node) {
		if b, ok := j.raw(n.dict["ID"]); ok {
			ids[string(b)] = true
		}
	}, "TH")
	j.roles(func(n *node) {
		g := j.grid(n)
		for _, s := range g.cells {
			if s.cell.role != "TD" || !j.holds(s.cell) {
				continue // an empty corner says nothing that needs a header
			}
			if h := j.array(s.cell.attrs["Headers"]); len(h) > 0 {
				j.namedHeaders(s.cell, h, ids)
				continue
			}
			if !j.reached(g, s) {
				j.at(s.cell, "", "", say("cellule sans en-tête", "cell without a header"))
			}
		}
	}, "Table")
}

func (j *judge) namedHeaders(cell *node, list types.Array, ids map[string]bool) {
	for _, o := range list {
		if b, ok := j.raw(o); !ok || !ids[string(b)] {
			j.at(cell, string(b), "", say("la cellule renvoie à un en-tête absent", "the cell refers to a header that is not there"))
		}
	}
}

func (j *judge) reached(g grid, s slot) bool {
	for c := range s.col {
		if n := g.rows[s.row][c]; n != nil && n.role == "TH" && j.name(n.attrs["Scope"]) != "Column" {
			return true
		}
	}
	for r := range s.row {
		if s.col < len(g.rows[r]) {
			if n := g.rows[r][s.col]; n != nil && n.role == "TH" && j.name(n.attrs["Scope"]) != "Row" {
				return true
			}
		}
	}
	return false
}
