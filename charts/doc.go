// Package charts owns what the edition draws from data: the two signs (disc
// and stack), the icons, the cover motif and every chart, each with its
// question, its finding, its words for those who cannot see it and its table.
//
// It is the only importer of go-chart. Charts are go-chart Renderables and
// series drawn on a Renderer that records vectors (see recorder), in a canvas
// of one unit per EMU, so that no coordinate is ever rounded on its way.
//
// It refuses to query the register (it is given counts and names, and never
// sees where they come from), to write words of its own (they live in the
// locale files), to shrink or cut a label, and to guess: what is not published
// has its own mark and its own words.
package charts
