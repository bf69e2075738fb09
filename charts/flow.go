package charts

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// run is words in one style.
type run struct {
	str   string
	style textStyle
}

// flow breaks runs, with a space between them, into lines of at most w. As in
// wrap, lines end in their space and no word is lost.
func (s Sheet) flow(runs []run, w unit.Length) [][]run {
	lines := [][]run{nil}
	used := unit.Length(0)
	for i, r := range runs {
		if i < len(runs)-1 && r.str != "" {
			r.str += " "
		}
		for _, word := range s.pieces(r.str, r.style, w) {
			if word == "" {
				continue
			}
			if used > 0 && used+s.wide(strings.TrimRight(word, " "), r.style) > w {
				lines, used = append(lines, nil), 0
			}
			used += s.wide(word, r.style)
			lines[len(lines)-1] = joined(lines[len(lines)-1], run{word, r.style})
		}
	}
	return lines
}

// joined adds a word to a line, to its last run when the style is the same.
func joined(line []run, word run) []run {
	if n := len(line); n > 0 && line[n-1].style == word.style {
		line[n-1].str += word.str
		return line
	}
	return append(line, word)
}

// runs sets lines of runs one under the other, the first on baseline y.
func (p pen) runs(lines [][]run, x, y unit.Length) {
	for _, line := range lines {
		at := x
		var lead unit.Length
		for _, r := range line {
			p.words(r.str, at, y, r.style)
			at += p.wide(r.str, r.style)
			lead = r.style.lead
		}
		y += lead
	}
}
