// Package letters owns what is so of characters whatever they stand in: the one
// form in which a text is read, and which characters are not what they seem. It
// knows no file and no language beyond the script it is written in.
package letters
