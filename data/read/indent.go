package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// row is a line of YAML as far as its indentation says what it belongs to: the column of
// its first sign, that of what stands behind its dash, and what it is.
type row struct {
	n      int // from 0
	col    int // in spaces
	inner  int // where the field behind a dash begins; col without a dash
	dash   bool
	field  bool
	opens  bool // its value stands below it
	folded bool // it begins a text over several lines
}

var (
	rowShape    = regexp.MustCompile(`^( *)((?:- +)*)(-$)?((?:[A-Za-z_][\w.-]*|"[^"]*"|'[^']*'):(?: +(.*))?$)?`)
	foldedShape = regexp.MustCompile(`^[>|][-+0-9]*$`)
	remark      = regexp.MustCompile(`\s+#.*$`)
)

// rowOf reads a line; false for one that says nothing of the structure.
func rowOf(n int, line string) (row, bool) {
	text := strings.TrimRight(line, " \r")
	if body := strings.TrimLeft(text, " "); body == "" || body[0] == '#' {
		return row{}, false
	}
	m := rowShape.FindStringSubmatch(text)
	value := strings.TrimSpace(remark.ReplaceAllString(" "+m[5], ""))
	r := row{n: n, col: len(m[1]), inner: len(m[1]) + len(m[2]), dash: m[2] != "" || m[3] != "", field: m[4] != ""}
	r.folded = r.field && foldedShape.MatchString(value)
	r.opens = r.field && value == "" || m[3] != ""
	return r, true
}

// rowsOf is the lines that have a part in the structure; what is inside a text over several
// lines, or goes on with a value, has none. It tells the first line of such a text that is no
// part of it, or that pushes the others out of it.
func rowsOf(lines []string) (rows []row, astray, under int) {
	for n := 0; n < len(lines); n++ {
		r, ok := rowOf(n, lines[n])
		switch {
		case !ok || !r.dash && !r.field: // empty, or the rest of a value
			continue
		case r.folded:
			end := n + 1
			for end < len(lines) && (strings.TrimSpace(lines[end]) == "" || indentOf(lines[end]) > r.inner) {
				end++
			}
			if at := unevenText(lines, n+1, end, r.inner+2); at >= 0 {
				return rows, at, r.inner
			}
			if end < len(lines) { // words that end the text, and are nothing else
				if last, ok := rowOf(end, lines[end]); ok && !last.field && !last.dash {
					return append(rows, r), end, r.inner
				}
			}
			rows, n = append(rows, r), end-1
			continue
		}
		rows = append(rows, r)
	}
	return rows, -1, -1
}

// textLines is which lines are those of a text over several, in which any sign is a word.
func textLines(lines []string) []bool {
	out := make([]bool, len(lines))
	for n := 0; n < len(lines); n++ {
		r, ok := rowOf(n, lines[n])
		if !ok || !r.folded {
			continue
		}
		for n+1 < len(lines) && (strings.TrimSpace(lines[n+1]) == "" || indentOf(lines[n+1]) > r.inner) {
			n++
			out[n] = strings.TrimSpace(lines[n]) != ""
		}
	}
	return out
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// unevenText is the line of a text from from up to to that stands where it ends the text for YAML,
// which takes the column of the first: a later one further to the left, or the first one where all others are
// and it is not where such a text usually begins; -1 for none.
func unevenText(lines []string, from, to, usual int) int {
	first, at, least, more := -1, -1, 0, 0
	for n := from; n < to; n++ {
		if strings.TrimSpace(lines[n]) == "" {
			continue
		}
		switch col := indentOf(lines[n]); {
		case first < 0:
			first, least = n, col
		case col < least && at < 0:
			at = n
			fallthrough
		default:
			if col >= indentOf(lines[first]) {
				more++
			}
		}
	}
	if at >= 0 && more == 0 && indentOf(lines[first]) != usual {
		return first
	}
	return at
}

// column is where the fields of a group, or the dashes of a list, begin.
type column struct {
	at   int
	list bool
	rows int // that began there
	n    int // line of the first
	of   int // column of what it belongs to
}

// judgeIndent finds the line whose column is that of none of its neighbours.
func judgeIndent(lines []string) (line int, hint diag.Text, found bool) {
	rows, astray, under := rowsOf(lines)
	var open []column
	expects, below := true, -1 // whether the line above opens a level, and the column it stands in
	for i, r := range rows {
		if astray >= 0 && r.n > astray {
			break
		}
		left := column{at: -1}
		for len(open) > 0 && open[len(open)-1].at > r.col {
			left = open[len(open)-1]
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 && open[n-1].at == r.col && open[n-1].list && !r.dash { // the list of a field in its column
			open = open[:n-1]
		}
		top := column{at: -1}
		if n := len(open); n > 0 {
			top = open[n-1]
		}
		switch {
		case top.at == r.col && top.list == r.dash:
			open[len(open)-1].rows++
		case expects && (r.col > below || r.dash && r.col == below), top.at < 0 && left.at < 0:
			open = append(open, column{r.col, r.dash, 1, r.n, below})
		case top.at == r.col:
			return r.n, "Write - before it if it begins an entry of the list; else align it with the fields of its entry.", true
		default:
			if n := len(open); !expects && n > 1 && top.rows == 1 && open[n-2].list && open[n-2].at == top.of && open[n-2].rows == 1 &&
				open[n-2].of >= 0 && top.of != open[n-2].of+2 && r.col == open[n-2].of+4 { // the dash above it stands wrongly, and the fields do not
				return top.n, align(r.col - 2), true
			}
			return misplaced(rows, i, left, top)
		}
		if r.dash && r.field && r.inner > r.col {
			open = append(open, column{r.inner, false, 1, r.n, r.col})
		}
		expects, below = r.opens, r.inner
	}
	if astray >= 0 {
		if r, _ := rowOf(astray, lines[astray]); r.field && rowShape.MatchString(lines[astray]) && under >= 0 && r.col < under+2 {
			return astray, align(under), true
		}
		return astray, "Begin every line of a text in one column, two spaces further in than its field.", true
	}
	return 0, "", false
}

// align is where a line is to begin.
func align(col int) diag.Text {
	return diag.Said("Begin it in column %d, as its neighbours do.", col+1)
}

// misplaced is which of the lines in two columns stands wrongly: the one at i, or those before it
// in the column left. It is the one that has fewer beside it, or else is not two spaces in.
func misplaced(rows []row, i int, left, top column) (int, diag.Text, bool) {
	r := rows[i]
	if top.list && r.dash && top.rows == 1 && top.of >= 0 && r.col == top.of+2 {
		return top.n, align(r.col), true
	}
	if left.at < 0 || left.list != r.dash { // too far to the right, or of another kind than what ended
		if top.at >= 0 {
			return r.n, align(top.at), true
		}
		return r.n, "Fields of one entry begin in the same column; a value that contains a quote goes between double quotes.", true
	}
	beside := 0
	for _, later := range rows[i:] {
		if later.col < r.col {
			break
		}
		if later.col == r.col && later.dash == r.dash {
			beside++
		}
	}
	usual := left.of + 2
	if left.rows < beside || left.rows == beside && left.at != usual && r.col == usual {
		return left.n, align(r.col), true
	}
	return r.n, align(left.at), true
}

// indented tells the line that stands in a wrong column, where the lines show which it is.
func (f *file) indented(text string, skip int) bool {
	lines := strings.Split(text, "\n")
	n, hint, found := judgeIndent(lines)
	if !found {
		return false
	}
	l := lines[n]
	f.find(YAMLSyntax, f.pos(n+1+skip, utf8.RuneCountInString(l[:indentOf(l)])+1), "", hint,
		"This line does not begin in the column of its neighbours.")
	return true
}
