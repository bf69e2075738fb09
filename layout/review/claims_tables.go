package review

import (
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/locales/claims"
)

// tables holds the counts in the tables of a body: a cell that is a number alone is read with
// the words that head its row and its column, as a sentence has them.
func (h *held) tables(bs []read.Block) {
	for _, b := range bs {
		if b.Kind != read.Table || len(b.Items) < 2 {
			for _, it := range b.Items {
				h.tables(it)
			}
			continue
		}
		for _, row := range b.Items[1:] {
			for c := 1; c < min(len(row), len(b.Items[0])); c++ {
				h.cell(row[0].Rich, b.Items[0][c].Rich, row[c].Rich)
			}
		}
	}
}

// cell holds one number of a table by the first reading of it that counts something of the
// register: so many of what heads the column, of whom the row names (2 qualified offers,
// OVHcloud); so many of what heads the row. Headings with figures of their own (January 2026)
// may be of another day.
func (h *held) cell(row, column, cell read.Rich) {
	n, err := strconv.Atoi(strings.TrimSpace(cell.String()))
	heads := row.String() + column.String()
	if err != nil || len(cell) != 1 || len(row) == 0 || strings.IndexFunc(heads, letters.IsDigit) >= 0 {
		return
	}
	space := read.Rich{{Text: " ", Pos: cell[0].Pos}}
	for i, r := range []read.Rich{
		slices.Concat(cell, space, column, space, row),
		slices.Concat(cell, space, row),
	} {
		text := r.String()
		counts := slices.DeleteFunc(h.loc.Claims(text, h.names), func(c claims.Claim) bool {
			return c.Count == nil || c.Count.N != n || !c.Sure || !slices.Contains([]string{"offer", "provider", "applicant"}, c.Count.Of) ||
				i == 0 && len(c.Subject) == 0 && !layered(c.Traits, column.String())
		})
		for _, c := range counts {
			if says, ok := h.judge(c); !ok {
				h.refute(typed{[]rune(text), spotsOf(r)}, c, says)
				return
			}
		}
		if len(counts) > 0 {
			return
		}
	}
}

// layered tells whether traits are of a layer that the head of a column does not name.
func layered(ts []claims.Trait, column string) bool {
	return slices.ContainsFunc(ts, func(t claims.Trait) bool {
		return t.Kind == "layer" && !slices.ContainsFunc(t.Layers, func(l string) bool { return strings.Contains(strings.ToLower(column), l) })
	})
}
