package read

import "strings"

// Suggest is the hint under an unknown word: the nearest known one, or all.
func Suggest(word string, known []string) string {
	best, far := "", len(word)/3+2
	for _, k := range known {
		if d := Distance(strings.ToLower(word), k); d < far {
			best, far = k, d
		}
	}
	if best != "" {
		return "Did you mean " + best + "?"
	}
	if len(known) == 0 {
		return ""
	}
	return "Possible: " + strings.Join(known, ", ") + "."
}

// Distance is the number of letters to change, add, drop or swap (Damerau's
// optimal string alignment).
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(x)][len(y)]
}
