package pdf

// Slot is one place of a table's grid.
type Slot struct {
	Cell *Node
	Row  int
	Col  int
}

// Grid is a table laid out with its spans.
type Grid struct {
	Rows  [][]*Node // every place of every row; nil: no cell covers it
	Cells []Slot
}

func (n *Node) rows() []*Node {
	var out []*Node
	for _, k := range n.Children() {
		switch k.Role {
		case "TR":
			out = append(out, k)
		case "THead", "TBody", "TFoot":
			for _, r := range k.Children() {
				if r.Role == "TR" {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

func (f *File) span(n *Node, key string) int {
	v, ok := f.Integer(n.Attributes[key])
	if !ok || v < 1 {
		return 1
	}
	return min(v, 200)
}

// Grid lays a table out, with the spans of its cells.
func (f *File) Grid(n *Node) Grid {
	rows := n.rows()
	g := Grid{Rows: make([][]*Node, len(rows))}
	put := func(r, c int, cell *Node) {
		for len(g.Rows[r]) <= c {
			g.Rows[r] = append(g.Rows[r], nil)
		}
		g.Rows[r][c] = cell
	}
	for r, row := range rows {
		c := 0
		for _, cell := range row.Children() {
			if cell.Role != "TH" && cell.Role != "TD" {
				continue
			}
			for c < len(g.Rows[r]) && g.Rows[r][c] != nil {
				c++
			}
			w, h := f.span(cell, "ColSpan"), f.span(cell, "RowSpan")
			g.Cells = append(g.Cells, Slot{cell, r, c})
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
