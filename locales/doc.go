// Package locales owns everything that depends on the language of an edition:
// its messages, the forms of its numbers, dates and lists, the division of its
// words and the rules of its typography. All of it is data: one folder per
// language, read from the binary and from the overlays an edition brings, so a
// language is added with files alone.
//
// It refuses to know fonts, measures and pages, and to change what an editor
// says: typography moves spaces, quotes and dashes, and whatever would change a
// word comes back as a suggestion.
package locales
