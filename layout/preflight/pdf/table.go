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

// span is how many rows or columns a cell says it covers, of those there can be.
func (f *File) span(n *Node, key string, most int) int {
	v, ok := f.Integer(n.Attributes[key])
	if !ok || v < 1 {
		return 1
	}
	return min(v, most)
}

// The places that the cells of a table may cover beyond their own: many times
// those of any that is read, and in all no more than grow with the file.
const (
	widest       = 200 // columns that a cell may cover
	placesOfAny  = 1_000
	placesOfCell = 16
)

// Grid lays a table out, with the spans of its cells. One that would cover more
// than tables have room for covers its own place alone.
func (f *File) Grid(n *Node) Grid {
	rows := n.rows()
	g := Grid{Rows: make([][]*Node, len(rows))}
	room := placesOfAny
	for _, row := range rows {
		room += placesOfCell * (1 + len(row.Kids))
	}
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
			w, h := f.span(cell, "ColSpan", widest), f.span(cell, "RowSpan", len(rows)-r)
			if w*h > room {
				w, h = 1, 1
			}
			room -= w * h
			g.Cells = append(g.Cells, Slot{cell, r, c})
			for dr := range h {
				for dc := range w {
					put(r+dr, c+dc, cell)
				}
			}
			c += w
		}
	}
	return g
}
