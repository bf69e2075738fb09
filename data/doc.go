// Package data owns what editors write: the register of providers, offers,
// milestones and decisions, the editions, their texts and the theme. It loads
// YAML and Markdown with the position of every value, checks them, and shows
// the register as it was known on a given day. It refuses to measure, to draw
// and to translate: an edition leaves here as facts and words, nothing more.
package data
