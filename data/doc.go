// Package data is the data folder as a whole: the store of editions, their
// texts and the theme, the schemas of its files and the skeleton of a new
// edition. Files are read by data/read, the register's facts are those of
// data/facts, and data/check judges what was loaded. It refuses to measure, to
// draw and to translate: an edition leaves here as facts and words, nothing
// more.
package data
