// Package text owns setting: it turns the runs of a paragraph into lines of a
// measure. The rules of the language are applied, words are divided where the
// language allows, and all lines of a paragraph are chosen together, as in
// Knuth and Plass, "Breaking Paragraphs into Lines" (1981). It also measures
// how well lines were set. It refuses to know pages, to place a paragraph, and
// to draw a line that does not fit: that is a finding of the caller's.
package text
