package preflight

import (
	"slices"
	"strconv"

	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// checkTableParts: what may stand in what (14.8.4.3.4).
func checkTableParts(j *judge) {
	may := map[string][]string{
		"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
	}
	must := map[string][]string{"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"},
		"TBody": {"Table"}, "TFoot": {"Table"}}
	for _, n := range j.Tree.All {
		has := func(role string) bool {
			return slices.ContainsFunc(n.Children(), func(k *pdf.Node) bool { return k.Role == role })
		}
		if n.Role == "Table" {
			j.parts(n, has)
		}
		if list, ok := may[n.Role]; ok {
			for _, k := range n.Children() {
				if !slices.Contains(list, k.Role) {
					j.at(k, k.Role, list[0], say("TableParts.child", "element", n.Role))
				}
			}
		}
		if list, ok := must[n.Role]; ok && (n.Parent == nil || !slices.Contains(list, n.Parent.Role)) {
			j.at(n, n.Role, list[0], say("TableParts.place"))
		}
	}
}

// parts holds a table to how often, and where, it has what it may have.
func (j *judge) parts(n *pdf.Node, has func(string) bool) {
	count := map[string]int{}
	kids := n.Children()
	for i, k := range kids {
		count[k.Role]++
		if k.Role == "Caption" && i > 0 && i < len(kids)-1 {
			j.at(k, "", "", say("TableParts.caption"))
		}
	}
	for _, role := range []string{"THead", "TFoot", "Caption"} {
		if count[role] > 1 {
			j.at(n, role, "", say("TableParts.twice"))
		}
	}
	for _, role := range []string{"THead", "TFoot"} {
		if count[role] > 0 && !has("TBody") {
			j.at(n, role, "TBody", say("TableParts.no-body"))
		}
	}
}

func checkTableShape(j *judge) {
	j.roles(func(n *pdf.Node) {
		g := j.Grid(n)
		for r, row := range g.Rows {
			filled := 0
			for _, c := range row {
				if c != nil {
					filled++
				}
			}
			if len(row) != len(g.Rows[0]) || filled != len(row) {
				j.at(n, strconv.Itoa(filled), strconv.Itoa(len(g.Rows[0])), say("TableShape.columns", "row", r+1))
			}
		}
		if len(g.Rows) == 0 {
			j.at(n, "0", "", say("TableShape.no-rows"))
		}
	}, "Table")
}

// checkScopes: a head says what it is the head of. Where cells name their heads it
// need not (TableHeaders), and the house asks for it all the same.
func checkScopes(j *judge) {
	j.roles(func(n *pdf.Node) {
		s := j.Name(n.Attributes["Scope"])
		if s == "Row" || s == "Column" || s == "Both" {
			return
		}
		if b, ok := j.Raw(n.Dict["ID"]); s == "" && ok && len(b) > 0 && j.cited(n, string(b)) {
			return
		}
		j.at(n, s, "Row, Column, Both", say("TableScope.no-scope"))
	}, "TH")
}

// cited tells whether some cell of the table names the header by its ID.
func (j *judge) cited(n *pdf.Node, id string) bool {
	t := n.Within("Table")
	if t == nil {
		return false
	}
	for _, role := range []string{"TD", "TH"} {
		for _, c := range t.Find(role) {
			for _, o := range j.Array(c.Attributes["Headers"]) {
				if b, ok := j.Raw(o); ok && string(b) == id {
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
	j.roles(func(n *pdf.Node) {
		if b, ok := j.Raw(n.Dict["ID"]); ok {
			ids[string(b)] = true
		}
	}, "TH")
	j.roles(func(n *pdf.Node) {
		g := j.Grid(n)
		for _, s := range g.Cells {
			if s.Cell.Role != "TD" || !j.holds(s.Cell) {
				continue // an empty corner says nothing that needs a header
			}
			if h := j.Array(s.Cell.Attributes["Headers"]); len(h) > 0 {
				j.namedHeaders(s.Cell, h, ids)
				continue
			}
			if !j.reached(g, s) {
				j.at(s.Cell, "", "", say("TableHeaders.no-header"))
			}
		}
	}, "Table")
}

func (j *judge) namedHeaders(cell *pdf.Node, list pdf.Array, ids map[string]bool) {
	for _, o := range list {
		if b, ok := j.Raw(o); !ok || !ids[string(b)] {
			j.at(cell, string(b), "", say("TableHeaders.absent"))
		}
	}
}

// heads tells whether a cell is a head of its row or its column; one that does not
// say which is of both, but for a standard.
func (j *judge) heads(n *pdf.Node, which string) bool {
	if n == nil || n.Role != "TH" {
		return false
	}
	scope := j.Name(n.Attributes["Scope"])
	return scope == which || scope == "Both" || scope == "" && j.house()
}

func (j *judge) reached(g pdf.Grid, s pdf.Slot) bool {
	for c := range s.Col {
		if j.heads(g.Rows[s.Row][c], "Row") {
			return true
		}
	}
	for r := range s.Row {
		if s.Col < len(g.Rows[r]) && j.heads(g.Rows[r][s.Col], "Column") {
			return true
		}
	}
	return false
}
