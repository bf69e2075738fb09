// Package charts owns what the edition draws from data: the two signs (disc
// and stack), the icons, the cover motif and every chart, each with its
// question, its finding, its words for those who cannot see it and its table.
//
// It is the only importer of go-chart. Kinds of marks are go-chart series on
// scales that are go-chart Ranges (see series.go, scale.go, timeaxis.go), drawn
// on a Renderer that records vectors (see recorder), in a canvas of one unit per
// EMU, so that no coordinate is ever rounded on its way. A new chart is a file:
// its measures at the head, its rows and scales, its series, its words.
//
// It refuses to query the register (it is given counts and names, and never
// sees where they come from), to write words of its own (they live in the
// locale files), to shrink or cut a label, and to guess: what is not published
// has its own mark and its own words.
package charts
