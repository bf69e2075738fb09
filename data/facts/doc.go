// Package facts is the register: who offers what, who is qualified, since when
// that is known and by which source. It reads the register's files and shows
// them as they were known on a given day. It refuses to print anything that
// became known later, to compute a date that nobody has published, and to know
// of editions and their texts.
package facts
