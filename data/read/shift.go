package read

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// What makes a reading of a file unlikely to be what was meant, and by how much.
const (
	unreadable = 1000 // no YAML
	valueless  = 3    // a field without the group that it opens, or given twice
	shifted    = 1    // a level that is not two spaces in
)

// near is how many rows around the one at which a file breaks are tried elsewhere, and most how many rows a
// file may have for that.
const (
	near = 4
	most = 4000
)

// shift is one row of a file in another column, or with a dash before it.
type shift struct {
	n, col int
	dash   bool
	odd    int
	off    int  // how far it moves
	apart  bool // the line above in its new column is no number like it
}

// nearer tells whether a shift moves its row less than another, or as far, to the numbers that it is one of.
func (s shift) nearer(t shift) bool {
	return s.off < t.off || s.off == t.off && !s.apart && t.apart
}

// number is a field whose value is a number.
var number = regexp.MustCompile(`^ *[A-Za-z_][\w.-]*: +\d+\s*$`)

// numbersAbove tells whether a line is a number, and the one above it is one that begins in a column.
func numbersAbove(lines []string, n, col int) bool {
	return n > 0 && number.MatchString(lines[n]) && number.MatchString(lines[n-1]) && indentOf(lines[n-1]) == col
}

// moved is the lines with the row where the shift puts it.
func (s shift) moved(lines []string) []string {
	out := append([]string(nil), lines...)
	bare := strings.TrimLeft(out[s.n], " ")
	if s.dash {
		bare = "- " + bare
	}
	out[s.n] = strings.Repeat(" ", s.col) + bare
	return out
}

// hint is what to do about it.
func (s shift) hint() diag.Text {
	if s.dash {
		return diag.Said("Write - and a space before it, with the dash in column %d.", s.col+1)
	}
	return align(s.col)
}

// shifts finds the one row near a line, moved to the column of another or given a dash, with which the file is
// most likely what was meant: nothing is empty or given twice, and each level stands two spaces in. False
// where none makes it YAML.
func shifts(lines []string, at int) (best shift, found bool) {
	rows, _, _ := rowsOf(lines)
	if len(lines) > most {
		return shift{}, false
	}
	mid := len(rows) - 1
	for i, r := range rows {
		if r.n >= at {
			mid = i
			break
		}
	}
	best.odd = unreadable
	inside := textLines(lines)
	try := func(s shift) {
		moved := s.moved(lines)
		if textLines(moved)[s.n] != inside[s.n] { // a row that a text above it takes in says nothing any more
			return
		}
		s.off, s.apart = max(s.col-indentOf(lines[s.n]), indentOf(lines[s.n])-s.col), !numbersAbove(lines, s.n, s.col)
		if s.odd = oddity(moved); s.odd < best.odd || s.odd == best.odd && found && s.n == best.n && !s.dash && !best.dash && s.nearer(best) {
			best, found = s, true
		}
	}
	around := rows[max(0, mid-near):min(len(rows), mid+near+1)]
	order := append([]row{}, rows[min(max(mid, 0), max(len(rows)-1, 0)):min(len(rows), mid+1)]...) // the row itself first
	for _, r := range slices.Concat(order, around, heads(rows[:max(0, mid-near)])) {
		seen := map[int]bool{r.col: !r.dash && !r.field}
		for _, other := range around {
			for _, col := range []int{other.col, other.inner, other.inner + 2} {
				if seen[col] {
					continue
				}
				seen[col] = true
				if col != r.col {
					try(shift{n: r.n, col: col})
				}
				if r.field && !r.dash {
					try(shift{n: r.n, col: col, dash: true})
				}
			}
		}
	}
	return best, found
}

// heads is the first rows of the groups and lists that the last of these rows may stand in, the nearest first: where a
// list has lost its first dash YAML breaks at its second.
func heads(rows []row) (out []row) {
	for i := len(rows) - 1; i > 0 && len(out) < near; i-- {
		if rows[i-1].opens && (len(out) == 0 || rows[i].col < out[len(out)-1].col) {
			out = append(out, rows[i])
		}
	}
	return out
}

// oddity is how unlikely it is that lines were meant so.
func oddity(lines []string) int {
	var doc yaml.Node
	if err := decode(yaml.NewDecoder(strings.NewReader(strings.Join(lines, "\n"))), &doc); err != nil {
		return unreadable
	}
	if len(doc.Content) != 1 {
		return unreadable
	}
	return odd(doc.Content[0], 0)
}

// odd is the oddity of a node, whose level is to begin in a column.
func odd(n *yaml.Node, usual int) (sum int) {
	if n.Style&yaml.FlowStyle == 0 && (n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode) && n.Column-1 != usual {
		sum += shifted
	}
	switch n.Kind {
	case yaml.SequenceNode:
		var first string
		for i, c := range n.Content {
			if c.Kind == yaml.MappingNode && len(c.Content) > 0 {
				if name := c.Content[0].Value; i > 0 && name != first {
					sum += shifted
				} else {
					first = name
				}
			}
			if n.Style&yaml.FlowStyle == 0 {
				sum += odd(c, n.Column+1)
			}
		}
	case yaml.MappingNode:
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, val := n.Content[i], n.Content[i+1]
			if seen[key.Value] || val.Tag == "!!null" {
				sum += valueless
			}
			seen[key.Value] = true
			sum += odd(val, n.Column+1)
			if only(key.Value, val) {
				sum += valueless
			}
		}
	}
	return sum
}
