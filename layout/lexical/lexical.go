// Package lexical has the classes of characters by which PDF files are cut into
// words (ISO 32000-1, 7.2.2). It refuses to read anything: the writer of files and
// their judge each have a reader of their own, and cut alike.
package lexical

// White tells the white-space characters (table 1).
func White(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f'
}

// Delimiter tells the delimiter characters (table 2). All others that are not
// white space are regular.
func Delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
