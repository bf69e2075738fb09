package pdf

import (
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// tableOf is a table whose every row has so many cells, each with its spans.
func tableOf(rows, cells int, span func(row, cell int) (w, h int)) *Node {
	out := &Node{Role: "Table"}
	for r := range rows {
		row := &Node{Role: "TR"}
		for c := range cells {
			w, h := span(r, c)
			if h < 0 { // another covers its place
				continue
			}
			row.Kids = append(row.Kids, Kid{Node: &Node{Role: "TD", Attributes: map[string]Object{"ColSpan": types.Integer(w), "RowSpan": types.Integer(h)}}})
		}
		out.Kids = append(out.Kids, Kid{Node: row})
	}
	return out
}

// A cell may stand beside as many rows as the table has; spans without bound take
// neither time nor memory.
func TestGridOfManyRows(t *testing.T) {
	const many = 3_000
	g := new(File).Grid(tableOf(many, 3, func(r, c int) (int, int) {
		switch {
		case c > 0:
			return 1, 1
		case r == 0:
			return 1, many
		}
		return 1, -1
	}))
	for r, row := range g.Rows {
		if len(row) != 3 || row[0] != g.Rows[0][0] || row[2] == nil {
			t.Fatalf("row %d has %d places", r, len(row))
		}
	}
	start := time.Now()
	g = new(File).Grid(tableOf(2_000, 20, func(int, int) (int, int) { return 1 << 40, 1 << 40 }))
	if took := time.Since(start); took > 5*time.Second || len(g.Rows) != 2_000 {
		t.Errorf("%d rows after %s", len(g.Rows), took)
	}
}
