// Package page owns pages: masters, running heads and folios, the loop that
// fills one page after the other, page references, the page count, reports of
// what does not fit, and the checks of what was placed. It refuses to know
// what a section says and how text is set.
//
// Layout fills the pages of each section by itself, so that sections depend on
// each other only through the folios they quote: a section that quotes none is
// laid out once, the others again until no folio changes, five times at most.
// Then optional sections are chosen to reach a page count that binds, running
// heads and folios are added as artifacts, and every placed box is held
// against the document's rules.
//
// Nothing is squeezed, cut off or dropped. What does not fit a page of its own
// is a finding with the numbers an editor needs; it is then placed in spite of
// that (block.Space.Loose), so that one look at the findings shows them all.
// Pages with an Overflow among their findings must not be made into a file.
package page
