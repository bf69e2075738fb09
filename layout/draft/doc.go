// Package draft owns where findings stand on pages that were laid out, and how
// their places are marked there for whoever reads a copy before all is right. It
// refuses to find anything, to lay anything out and to say anything: the numbers
// are given to it, and the tags that bear them.
package draft
