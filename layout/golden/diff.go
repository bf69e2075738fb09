package golden

import (
	"fmt"
	"strings"
)

// around is how many equal lines stand before and after a change.
const around = 3

// edit is a line of a diff: ' ' in both texts, '-' in the first only, '+' in
// the second only.
type edit struct {
	sign byte
	line string
}

// Diff is the unified diff of two texts, line by line, as short as it can be;
// empty when they are equal.
func Diff(want, got string) string {
	if want == got {
		return ""
	}
	return unified(edits(lines(want), lines(got)))
}

// lines keeps line ends, so that a last line without one differs from one with.
func lines(s string) []string {
	l := strings.SplitAfter(s, "\n")
	if l[len(l)-1] == "" {
		l = l[:len(l)-1]
	}
	return l
}

// edits goes from one text to the other along a longest common subsequence.
func edits(a, b []string) []edit {
	var out []edit
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		out, a, b = append(out, edit{' ', a[0]}), a[1:], b[1:]
	}
	// common[i][j] is the length of one of a from i on and b from j on.
	common := make([][]int32, len(a)+1)
	common[len(a)] = make([]int32, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		common[i] = make([]int32, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, edit{' ', a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			out = append(out, edit{'-', a[i]})
			i++
		default:
			out = append(out, edit{'+', b[j]})
			j++
		}
	}
	return out
}

// unified writes the changes with the lines around them.
func unified(all []edit) string {
	var out strings.Builder
	first, second := 1, 1 // the numbers of the next line in each text
	for i := 0; i < len(all); {
		n := hunk(all[i:])
		if n == 0 {
			i, first, second = i+1, first+1, second+1
			continue
		}
		var body strings.Builder
		before, after := first, second
		for _, e := range all[i : i+n] {
			body.WriteByte(e.sign)
			body.WriteString(strings.TrimSuffix(e.line, "\n") + "\n")
			if !strings.HasSuffix(e.line, "\n") {
				body.WriteString("\\ No newline at end of file\n")
			}
			if e.sign != '+' {
				first++
			}
			if e.sign != '-' {
				second++
			}
		}
		fmt.Fprintf(&out, "@@ -%d,%d +%d,%d @@\n%s", before, first-before, after, second-after, body.String())
		i += n
	}
	return out.String()
}

// hunk is how many lines belong together from here on: 0 when the next change
// is further than the lines around it.
func hunk(all []edit) int {
	end, equal := 0, 0
	for i, e := range all {
		if e.sign != ' ' {
			end, equal = i+1, 0
			continue
		}
		equal++
		if end == 0 && equal > around || equal > 2*around {
			break
		}
	}
	if end == 0 {
		return 0
	}
	return min(end+around, len(all))
}
