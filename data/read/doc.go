// Package read turns the files that editors write into values that know where
// they stand: YAML into groups of fields, Markdown into runs and blocks, both
// with the file, line and column of every word. It reports what cannot be read
// and what would be lost in reading. It refuses to know what a field means:
// what an offer or a section is, its callers know.
package read
