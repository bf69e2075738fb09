// Package web writes one edition in one language as a folder for browsers: a page,
// its style sheet, its faces and its pictures. It is a writer beside layout/paint: it
// takes the placed pages of the screen profile, and from nowhere else. The words, their
// order, the alternatives and the languages are those that the PDF's tags hold, because
// both are read from the same elements; what is drawn is drawn by layout/svg.
//
// What a page forced and a window does not (line ends, columns, folios, running heads)
// is gone; boxes that stand beside each other on the page are a row, which the sheet
// folds where there is no room. The words that are the web's own are keys web.* of the
// locale. See docs/decisions/0038-the-web-edition.md.
package web
